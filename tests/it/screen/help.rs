//! Help, footer and menu say exactly what works in a place, and no key is met with silence.
use super::{sizes::PLACES, stage::Stage};
use std::collections::BTreeSet;
use tonghop::{
    text::Lang,
    tui::{
        action::{
            command::{Command, Scope},
            key::{Code, Key, ctrl, f, plain},
            keymap::{Resolved, meaning, reachable, resolve},
        },
        app::press,
        screen::overlay::help::{Row, rows},
        ui::Theme,
    },
};

fn every_key() -> Vec<Key> {
    let named = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Insert,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::PageUp,
        Code::PageDown,
        Code::Home,
        Code::End,
        Code::Char('/'),
        Code::Char('?'),
        Code::Char(' '),
        Code::Char('q'),
        Code::Char('ư'),
    ];
    let letters = ('a'..='z').filter(|letter| !"hijm".contains(*letter)).map(ctrl);
    let far = [Code::Up, Code::Down, Code::Left, Code::Right, Code::Home, Code::End];
    let far = far.map(|code| Key { code, ctrl: true });
    (1..=12).map(f).chain(named.map(plain)).chain(far).chain(letters).collect()
}

#[test]
fn the_help_of_a_place_lists_the_keys_that_work_there_and_no_other() {
    let mut stage = Stage::sample();
    for (place, keys) in PLACES {
        stage.restart();
        stage.press(keys);
        let scopes = stage.model.scopes();
        let works: BTreeSet<String> = every_key()
            .into_iter()
            .filter(|key| matches!(resolve(*key, &scopes), Resolved::Command(_)))
            .map(|key| key.to_string())
            .collect();
        let listed: Vec<String> = rows(&scopes, Lang::Vi)
            .into_iter()
            .filter_map(|row| if let Row::Keys { keys, .. } = row { Some(keys) } else { None })
            .flat_map(|keys| keys.split(", ").map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let once: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(once.len(), listed.len(), "{place}: a key is listed twice: {listed:?}");
        assert_eq!(once, works, "{place}");
    }
}

#[test]
fn no_key_is_met_with_silence() {
    let mut stage = Stage::sample();
    stage.hold = true;
    for (place, keys) in PLACES {
        for key in every_key() {
            stage.restart();
            stage.press(keys);
            let scopes = stage.model.scopes();
            // At the end of a list or of a field there is nowhere to go, and one sees that.
            match meaning(key, &scopes) {
                Resolved::Command(Command::List(_) | Command::Cells(_) | Command::Field(_)) => continue,
                Resolved::Unbound if scopes.contains(&Scope::Field) => continue,
                Resolved::Command(_) | Resolved::Text(_) | Resolved::Unbound => {}
            }
            let seen = |stage: &Stage| (stage.picture(), stage.buffer(&Theme::PROBE, false).1.cursor);
            let before = seen(&stage);
            let effects = press(&mut stage.model, key);
            assert!(seen(&stage) != before || !effects.is_empty(), "{key} in {place} does nothing and says nothing");
        }
    }
}

#[test]
fn every_command_can_be_reached_from_some_place() {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut stage = Stage::sample();
    for (_, keys) in PLACES {
        stage.restart();
        stage.press(keys);
        reached.extend(reachable(&stage.model.scopes()).into_iter().map(|(command, _)| format!("{command:?}")));
    }
    for command in Command::all().filter(|command| command.spec().scope != Scope::Job) {
        assert!(reached.contains(&format!("{command:?}")), "{command:?} is nowhere");
    }
}
