#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use crate::{
    job::{
        listing::{Entry, Listing, Unlisted},
        settings::Settings,
    },
    text::Lang,
    tui::{
        action::command::{Chooser, Marks},
        screen::{
            context::Context,
            effect::{Answered, Effect, Query},
            overlay::Outcome,
            step::{Msg, Step},
        },
        ui::{Canvas, Theme},
    },
};
use chrono::{DateTime, Utc};
use ratatui::{buffer::Buffer, layout::Rect};
use std::path::{Path, PathBuf};

fn at(seconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0)
}

fn listing(asked: &str, entries: &[&str]) -> Listing {
    let entry = |name: &&str| Entry {
        path: Path::new(asked).join(name.trim_end_matches('/')),
        name: name.trim_end_matches('/').to_owned(),
        is_folder: name.ends_with('/'),
        size: 1,
        day: None,
        arrived: None,
    };
    Listing {
        asked: asked.into(),
        folder: asked.into(),
        file: None,
        entries: entries.iter().map(entry).collect(),
        hidden: 0,
        failed: None,
    }
}

fn with<T>(act: impl FnOnce(&Context<'_>) -> T) -> T {
    act(&Context {
        lang: Lang::Vi,
        desk: None,
        unopened: None,
        read_only: None,
        running: None,
        imported: None,
        written: None,
        settings: &Settings::default(),
        home: Path::new("/nhà"),
        rows: 20,
        columns: 80,
    })
}

/// As the program does it: what is asked for is noted, and what comes back is told.
fn tell(state: &mut State, msg: Msg<'_, Chooser>) -> Outcome {
    let outcome = with(|context| update(state, msg, context));
    if let Outcome::Stay(steps) = &outcome {
        for step in steps {
            if let Step::Do(Effect::Ask(Query::Folder(folder))) = step {
                state.asked(folder);
            }
        }
    }
    outcome
}

fn hear(state: &mut State, listing: Listing) {
    tell(state, Msg::Answered(&Answered::Folder(listing)));
}

fn chooser(entries: &[&str]) -> State {
    let mut state = State::new(Aim::Import, "/nhận".into());
    hear(&mut state, listing("/nhận", entries));
    state
}

fn refused(state: &State, command: Chooser) -> bool {
    with(|context| refusal(state, command, context).is_some())
}

fn taken(state: &State) -> Vec<PathBuf> {
    with(|context| super::take::taken(state, context))
}

#[test]
fn new_is_what_came_after_the_last_import() {
    for (arrived, last, new) in [
        (at(5), at(4), true),
        (at(4), at(4), false),
        (at(3), at(4), false),
        (None, at(4), true),
        (at(3), None, true),
        (None, None, true),
    ] {
        assert_eq!(is_new(arrived, last), new, "{arrived:?} after {last:?}");
    }
}

#[test]
fn a_folder_that_was_not_asked_for_last_is_not_shown() {
    let mut state = chooser(&["a/", "b/"]);
    tell(&mut state, Msg::Do(Chooser::Enter));
    assert!(refused(&state, Chooser::Take), "F5 must not take the folder one is leaving");
    hear(&mut state, listing("/nơi khác", &["x"]));
    assert_eq!(state.folder(), Path::new("/nhận"));
    hear(&mut state, listing("/nhận/a", &["x"]));
    assert_eq!(state.folder(), Path::new("/nhận/a"));
    assert!(!refused(&state, Chooser::Take));
    tell(&mut state, Msg::Do(Chooser::Up));
    hear(&mut state, listing("/nhận", &["0/", "a/"]));
    assert_eq!(state.selected().unwrap().name, "a", "one goes on where one came from");
}

#[test]
fn a_folder_that_cannot_be_opened_leaves_what_was_shown_and_is_complained_of() {
    let mut state = chooser(&["a/"]);
    tell(&mut state, Msg::Do(Chooser::Enter));
    hear(&mut state, Listing { failed: Some(Unlisted::Denied), ..listing("/nhận/a", &[]) });
    assert_eq!((state.folder(), state.shown.len()), (Path::new("/nhận"), 1));
    assert_eq!(state.complaint, Some(("/nhận/a".into(), Unlisted::Denied)));
    // The first folder has nothing before it: one has to be able to leave it.
    let mut state = State::new(Aim::Import, "/mất/rồi".into());
    hear(&mut state, Listing { failed: Some(Unlisted::NotFound), ..listing("/mất/rồi", &[]) });
    assert!(refused(&state, Chooser::Take));
    tell(&mut state, Msg::Do(Chooser::Up));
    assert_eq!(state.awaited.as_deref(), Some(Path::new("/mất")));
    hear(&mut state, Listing { failed: Some(Unlisted::NotFound), ..listing("/mất", &[]) });
    assert_eq!(state.folder(), Path::new("/mất"));
}

#[test]
fn the_marked_are_taken_or_else_the_whole_folder() {
    let mut state = chooser(&["a/", "x.xlsx", "y.xlsx"]);
    assert_eq!(taken(&state), [PathBuf::from("/nhận")]);
    tell(&mut state, Msg::Mark(Marks::Toggle));
    tell(&mut state, Msg::Mark(Marks::Toggle));
    assert_eq!(taken(&state), [PathBuf::from("/nhận/a"), PathBuf::from("/nhận/x.xlsx")]);
    assert!(refused(&state, Chooser::Enter), "Enter on a file that is not among the marked could mean either");
    // What is marked in a marked folder comes with it.
    state.cursor.home();
    tell(&mut state, Msg::Do(Chooser::Enter));
    hear(&mut state, listing("/nhận/a", &["z.xlsx"]));
    tell(&mut state, Msg::Mark(Marks::Toggle));
    assert_eq!(taken(&state), [PathBuf::from("/nhận/a"), PathBuf::from("/nhận/x.xlsx")]);
    assert!(taken(&chooser(&[])).is_empty());
    assert!(refused(&chooser(&[]), Chooser::Take));
}

#[test]
fn a_whole_drive_and_everything_of_ones_own_are_not_taken_at_one_key() {
    for folder in ["/", "/nhà"] {
        let mut state = State::new(Aim::Import, folder.into());
        hear(&mut state, listing(folder, &["a/", "x.xlsx"]));
        assert!(refused(&state, Chooser::Take), "{folder}");
        tell(&mut state, Msg::Mark(Marks::Toggle));
        assert!(!refused(&state, Chooser::Take), "what is marked in {folder} is meant");
    }
}

#[test]
fn a_typed_path_is_gone_to_and_typing_ends_when_it_is_there() {
    let mut state = chooser(&["x.xlsx", "y.xlsx"]);
    state.field.set("\"../khác/y.xlsx\"");
    tell(&mut state, Msg::Typed);
    assert!(state.typing, "a paste begins a path");
    tell(&mut state, Msg::Do(Chooser::Enter));
    assert_eq!(state.awaited.as_deref(), Some(Path::new("/nhận/../khác/y.xlsx")));
    let missing = Listing { failed: Some(Unlisted::NotFound), ..listing("/nhận/../khác/y.xlsx", &[]) };
    hear(&mut state, missing);
    assert!(state.typing && state.complaint.is_some(), "what was typed stays, to be mended");
    tell(&mut state, Msg::Do(Chooser::Enter));
    let found = Listing {
        folder: "/khác".into(),
        file: Some("/khác/y.xlsx".into()),
        ..listing("/khác", &["x.xlsx", "y.xlsx"])
    };
    hear(&mut state, Listing { asked: "/nhận/../khác/y.xlsx".into(), ..found });
    assert_eq!((state.typing, state.selected().unwrap().name.as_str()), (false, "y.xlsx"));
}

#[test]
fn who_types_before_the_folder_is_read_goes_on_typing() {
    let mut state = State::new(Aim::Import, "/nhận".into());
    tell(&mut state, Msg::Do(Chooser::Type));
    hear(&mut state, listing("/nhận", &["x.xlsx"]));
    assert!(state.typing);
    state.field.set("/kh");
    hear(&mut state, listing("/nhận", &["x.xlsx"]));
    assert_eq!((state.typing, state.field.text()), (true, "/kh"));
}

#[test]
fn only_what_can_be_opened_is_shown() {
    let mut state = State::new(Aim::Book, "/sổ".into());
    hear(&mut state, listing("/sổ", &["a/", "b.TONGHOP", "c.xlsx"]));
    assert_eq!(state.entries().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["a", "b.TONGHOP"]);
    assert!(refused(&state, Chooser::Take), "a folder is no book");
    state.cursor.next();
    assert!(!refused(&state, Chooser::Take));
    let Outcome::Close(steps) = tell(&mut state, Msg::Do(Chooser::Take)) else { panic!("it stays open") };
    assert!(matches!(steps.as_slice(), [Step::Do(Effect::Work(_))]), "{steps:?}");
}

#[test]
fn no_size_is_too_small() {
    let mut marked = chooser(&["thư mục/", "một tệp có tên dài.xlsx"]);
    tell(&mut marked, Msg::Mark(Marks::All));
    let mut typing = chooser(&[]);
    tell(&mut typing, Msg::Typed);
    let mut failed = chooser(&["a/"]);
    tell(&mut failed, Msg::Do(Chooser::Enter));
    hear(&mut failed, Listing { failed: Some(Unlisted::Denied), ..listing("/nhận/a", &[]) });
    for state in [State::new(Aim::Plan, "/nhận".into()), marked, typing, failed] {
        for (width, height) in (0..50).flat_map(|width| (0..16).map(move |height| (width, height))).chain([(120, 40)]) {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            let mut canvas = Canvas::new(&mut buffer, &Theme::DARK, Lang::Vi);
            with(|context| draw(&state, context, &mut canvas, area));
        }
    }
}
