use super::{Model, News, Start, press};
use crate::{
    domain::book::{Action, Decision},
    job::Failure,
    store::StoreError,
    tui::{
        action::{
            command::{Book, Command, Job},
            key::{Code, Key, ctrl, plain},
        },
        screen::{
            Screen,
            context::Task,
            effect::{Done, Effect, Work},
            overlay::Overlay,
        },
    },
};
use chrono::DateTime;
use std::path::PathBuf;

const BOOK: &str = "/sổ/an-toàn.tonghop";

/// Begins with a book; the worker has not answered yet.
fn begun() -> Model {
    let (model, effects) = Model::new(Start { book: Some(BOOK.into()), ..Start::default() });
    assert!(effects.contains(&Effect::Work(Work::Open { book: BOOK.into() })), "{effects:?}");
    model
}

fn opened() -> Model {
    let mut model = begun();
    model.settings.who = Some("Lan".into());
    let done = Done::Opened { book: BOOK.into(), read_only: None, roster: None, sample: false };
    model.hear(News::Ended { done, decisions: vec![] });
    model
}

fn decided(seq: i64, action: Action) -> News {
    let decision = Decision { seq, batch: seq, action, who: "Lan".into(), at: DateTime::UNIX_EPOCH, reason: None };
    News::Ended { done: Done::Decided, decisions: vec![decision] }
}

fn keys(model: &mut Model, keys: &[Key]) -> Vec<Effect> {
    keys.iter().flat_map(|key| press(model, *key)).collect()
}

#[test]
fn a_book_that_does_not_open_leads_to_the_first_screen_and_says_why() {
    let mut model = begun();
    let failure = Failure::Store { book: BOOK.into(), error: StoreError::NotFound };
    model.hear(News::Ended { done: Done::Failed(failure), decisions: vec![] });
    assert!(matches!(model.screen(), Some(Screen::FirstRun(_))));
    assert!(model.notice.is_some() && model.running.is_none());
}

#[test]
fn work_is_under_way_from_the_moment_it_is_handed_out() {
    let model = begun();
    assert_eq!(model.running.as_ref().map(|running| running.what), Some(Task::Open));
    assert!(model.refusal(Command::Job(Job::Stop)).is_some(), "opening cannot be stopped halfway");
    let note = Action::Note { period: "p@2026".into(), unit: "A1".into() };
    let mut model = opened();
    model.hear(decided(7, note));
    model.desk = None;
    assert_eq!(model.done, [vec![7]]);
    let undo = model.book(Book::Undo);
    assert_eq!(undo, [Effect::Work(Work::Undo { decisions: vec![7] })]);
    assert!(model.running.is_some(), "a second Ctrl+Z now would take the same back again");
    model.hear(decided(8, Action::Undo { seq: 7 }));
    assert_eq!((model.done.len(), model.undone.as_slice()), (0, [vec![8]].as_slice()));
}

#[test]
fn work_that_failed_halfway_is_known_as_far_as_it_went() {
    let mut model = opened();
    let News::Ended { decisions, .. } = decided(3, Action::Discard { receipt: 1 }) else { return };
    model.hear(News::Ended { done: Done::Failed(Failure::NothingToUndo), decisions });
    assert_eq!(model.done, [vec![3]]);
}

#[test]
fn leaving_waits_for_the_work_and_stays_when_it_fails() {
    let leave = [ctrl('q'), plain(Code::Enter)];
    let mut model = opened();
    assert_eq!(keys(&mut model, &leave), [Effect::Quit], "nothing is under way");

    let working = || {
        let mut model = opened();
        let work = Work::Undo { decisions: vec![1] };
        model.follow(vec![crate::tui::screen::step::Step::Do(Effect::Work(work))]);
        model
    };
    let mut model = working();
    assert_eq!(keys(&mut model, &leave), [Effect::Stop]);
    let effects = model.hear(decided(2, Action::Undo { seq: 1 }));
    assert!(effects.contains(&Effect::Quit), "{effects:?}");

    let mut model = working();
    keys(&mut model, &leave);
    let failed = News::Ended { done: Done::Failed(Failure::NothingToUndo), decisions: vec![] };
    assert!(!model.hear(failed).contains(&Effect::Quit), "somebody has to read this");

    let mut model = working();
    keys(&mut model, &leave);
    assert_eq!(keys(&mut model, &leave), [Effect::Quit], "asked twice");
}

#[test]
fn a_file_that_is_there_is_only_written_over_after_a_yes() {
    let mut model = opened();
    let to = PathBuf::from("/sổ/tong-hop.xlsx");
    let work = Work::Export {
        period: "p@2026".into(),
        edition: Default::default(),
        annexes: vec![],
        to: to.clone(),
        overwrite: true,
    };
    model.hear(News::Ended { done: Done::Occupied { to: to.clone(), work: work.clone() }, decisions: vec![] });
    assert!(matches!(model.overlays(), [Overlay::Pick(_)]));
    assert_eq!(keys(&mut model, &[plain(Code::Enter)]), [], "the harmless answer stands first");
    model.hear(News::Ended { done: Done::Occupied { to: to.clone(), work: work.clone() }, decisions: vec![] });
    assert_eq!(keys(&mut model, &[plain(Code::Down), plain(Code::Enter)]), [Effect::Work(work)]);
    model.hear(News::Ended { done: Done::Exported(to), decisions: vec![] });
    assert_eq!(model.settings.outbox, Some(PathBuf::from("/sổ")));
}
