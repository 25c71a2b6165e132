//! Turning a key into a command, and the table into what a place shows of it.
use super::{
    command::{Command, Scope, Spec},
    key::{Code, Key, plain},
};
use crate::text::Lang;
use unicode_width::UnicodeWidthStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    Command(Command),
    /// A text field takes it.
    Text(char),
    Unbound,
}

/// What a key means where these scopes hold, the innermost first. A text field takes printable keys before any
/// command.
pub fn resolve(key: Key, scopes: &[Scope]) -> Resolved {
    if scopes.contains(&Scope::Field)
        && let Some(letter) = key.text()
    {
        return Resolved::Text(letter);
    }
    let bound = |scope: &Scope| scope.commands().into_iter().find(|command| command.spec().keys.contains(&key));
    scopes.iter().find_map(bound).map_or(Resolved::Unbound, Resolved::Command)
}

/// What a press comes to: with Ctrl an arrow goes further where a place knows how, and else only as far as without it.
pub fn meaning(key: Key, scopes: &[Scope]) -> Resolved {
    match (resolve(key, scopes), key.code) {
        (Resolved::Unbound, code) if key.ctrl && !matches!(code, Code::Char(_)) => resolve(plain(code), scopes),
        (resolved, _) => resolved,
    }
}

/// The commands that hold in a place, each with the keys that really reach it there.
pub fn reachable(scopes: &[Scope]) -> Vec<(Command, Vec<Key>)> {
    let commands = scopes.iter().flat_map(|scope| scope.commands());
    let keys = |command: Command| {
        let spec = command.spec();
        spec.keys.iter().copied().filter(|key| resolve(*key, scopes) == Resolved::Command(command)).collect()
    };
    commands.map(|command| (command, keys(command))).collect()
}

/// Footer hints that fit a width, the lowest ranks dropped first, in the table's order from the innermost scope.
pub fn hints(scopes: &[Scope], width: usize, lang: Lang) -> Vec<(Command, String, &'static str)> {
    let mut shown: Vec<(Spec, Command, String)> = reachable(scopes)
        .into_iter()
        .filter_map(|(command, keys)| {
            let spec = command.spec();
            spec.rank.and(keys.first()).map(|key| (spec, command, key.to_string()))
        })
        .collect();
    let size = |(spec, _, key): &(Spec, Command, String)| key.width() + spec.label(lang).width() + 3;
    while shown.iter().map(size).sum::<usize>() > width {
        let Some(lowest) = (0..shown.len()).min_by_key(|at| shown.get(*at).and_then(|(spec, ..)| spec.rank)) else {
            break;
        };
        shown.remove(lowest);
    }
    shown.into_iter().map(|(spec, command, key)| (command, key, spec.label(lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{
        command::{Field, Program, Units},
        key::{ctrl, f},
    };

    const UNITS: &[Scope] = &[Scope::Units, Scope::Marks, Scope::List, Scope::Book, Scope::Program];

    #[test]
    fn the_innermost_scope_decides_and_text_comes_first() {
        let typing = [Scope::Field, Scope::List, Scope::Program];
        for (scopes, key, meaning) in [
            (UNITS, plain(Code::Char('/')), Resolved::Command(Command::Units(Units::Search))),
            (&typing, plain(Code::Char('/')), Resolved::Text('/')),
            (&typing, plain(Code::Char(' ')), Resolved::Text(' ')),
            (&typing, plain(Code::Home), Resolved::Command(Command::Field(Field::Start))),
            (&typing, f(1), Resolved::Command(Command::Program(Program::Help))),
            (&typing, ctrl('u'), Resolved::Unbound),
            (UNITS, plain(Code::Char('x')), Resolved::Unbound),
        ] {
            assert_eq!(resolve(key, scopes), meaning, "{key} in {scopes:?}");
        }
    }

    #[test]
    fn a_key_that_an_inner_scope_takes_is_not_offered_for_the_outer() {
        let scopes = [Scope::Field, Scope::List, Scope::Program];
        let offered = reachable(&scopes);
        let first = offered
            .iter()
            .find(|(command, _)| command.spec().keys == [plain(Code::Home)] && command.spec().scope == Scope::List);
        assert_eq!(first.map(|(_, keys)| keys.len()), Some(0));
        for (command, keys) in offered {
            for key in keys {
                assert_eq!(resolve(key, &scopes), Resolved::Command(command));
            }
        }
    }

    #[test]
    fn the_way_out_and_the_help_survive_a_narrow_footer() {
        let keys = |width| hints(UNITS, width, Lang::Vi).into_iter().map(|(_, key, _)| key).collect::<Vec<_>>();
        assert!(keys(40).contains(&"F1".to_owned()), "{:?}", keys(40));
        assert!(keys(80).contains(&"Esc".to_owned()), "{:?}", keys(80));
        assert_eq!(keys(0), Vec::<String>::new());
    }
}
