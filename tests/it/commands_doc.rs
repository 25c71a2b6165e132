//! `docs/commands.md` leaves no command out: those the program's own help names.
use crate::program::Room;

/// The words under "Commands:" in a help text, but for `help` itself.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    names.map(str::to_owned).collect()
}

#[test]
fn every_command_has_its_place() {
    let page = include_str!("../../docs/commands.md");
    let room = Room::new();
    let verbs = listed(&room.say("--help --lang en").well().out);
    assert!(verbs.len() > 10, "{verbs:?}");
    for verb in &verbs {
        let inner = listed(&room.say(&format!("{verb} --help")).well().out);
        assert!(!inner.is_empty() || page.contains(&format!("### `tonghop {verb}`")), "{verb} is missing");
        for name in inner {
            let example = page.contains(&format!("$ tonghop {verb} {name} "));
            let heading = page.contains(&format!("`tonghop {verb} {name}`"));
            assert!(example || heading, "{verb} {name} is missing");
        }
    }
}
