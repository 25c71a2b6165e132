#![allow(clippy::unwrap_used)]
use super::{files, state::*};
use crate::{
    domain::{
        book::{Action, Decision, ReportRef},
        intake::{Code, Finding, Question, QuestionKind},
        plan::source,
        unit::Unit,
    },
    job::{
        import::{FileOutcome, Imported, ImportedFile, ImportedReport, ReportOutcome},
        settings::Settings,
        snapshot::Snapshot,
        standing::Stand,
    },
    text::{Lang, screen::intake::Came},
    tui::{
        action::command::{Intake, List},
        screen::{
            context::{Context, Running, Task},
            desk::Desk,
            overlay::Overlay,
            step::{Msg, Step},
        },
        ui::{Canvas, Theme},
    },
};
use chrono::{DateTime, Utc};
use ratatui::{buffer::Buffer, layout::Rect};
use std::{collections::HashMap, sync::Arc};

const fn id(receipt: i64) -> ReportRef {
    ReportRef { receipt, ordinal: 0 }
}

fn file(receipt: i64, outcome: FileOutcome) -> ImportedFile {
    let question = (id(receipt), Question { kind: QuestionKind::Unit, candidates: vec![] });
    let asks = outcome == FileOutcome::Question;
    let report = ImportedReport {
        unit: None,
        period: None,
        version: 1,
        outcome: ReportOutcome::Question,
        values: 0,
        sheet: String::new(),
        row: None,
        findings: vec![],
        question: Some(question),
    };
    ImportedFile {
        id: matches!(outcome, FileOutcome::Taken | FileOutcome::Question).then_some(receipt),
        path: format!("{receipt}.xlsx"),
        sha256: None,
        outcome,
        findings: vec![],
        reports: if asks { vec![report] } else { vec![] },
    }
}

/// A book in which these reports wait, and these decisions were taken.
fn desk(waiting: &[i64], journal: Vec<Action>) -> Desk {
    let plan = Arc::new(source::parse(source::built_in().first().unwrap().text).unwrap());
    let period = plan.periods().into_iter().next().unwrap();
    let decision = |(seq, action)| Decision {
        seq,
        batch: seq,
        action,
        who: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
        reason: None,
    };
    let journal: Vec<Decision> = (1..).zip(journal).map(decision).collect();
    let ledger = crate::domain::book::Ledger::fold(&journal);
    let snapshot = Snapshot {
        book: "sổ.tonghop".into(),
        units: Arc::default(),
        units_now: Arc::default(),
        stand: Stand::without_units(Arc::clone(&plan), period.clone(), period.from, ledger),
        indicators: vec![],
        waiting: Imported {
            seq: None,
            files: waiting.iter().map(|one| file(*one, FileOutcome::Question)).collect(),
            stopped: false,
        },
        file_names: HashMap::new(),
        period_state: crate::domain::book::PeriodState::Open,
        periods: vec![period],
        arrivals: vec![],
        journal,
        last_import: None,
        plan,
    };
    Desk::new(snapshot, None)
}

fn tell(state: &mut State, desk: &Desk, msg: Msg<'_, Intake>) -> Vec<Step> {
    update(state, msg, &Context::quiet(desk, &Settings::default()))
}

/// The file whose question was opened.
fn asked(steps: &[Step]) -> Option<&str> {
    match steps {
        [Step::Open(Overlay::Pick(pick))] => pick.title.split(" — ").nth(1),
        _ => None,
    }
}

fn answer(receipt: i64) -> Action {
    Action::AnswerUnit { report: id(receipt), unit: "A".into(), old: None, alias: None }
}

#[test]
fn questions_follow_each_other_at_the_same_place() {
    let mut state = State::default();
    let first = desk(&[1, 2, 3], vec![]);
    tell(&mut state, &first, Msg::Changed);
    tell(&mut state, &first, Msg::Move(List::Next));
    assert_eq!(asked(&tell(&mut state, &first, Msg::Do(Intake::Answer))), Some("2.xlsx (còn 3 câu)"));
    // The work has ended, the book is not read again yet.
    assert_eq!(asked(&tell(&mut state, &first, Msg::Changed)), None);
    assert_eq!(asked(&tell(&mut state, &desk(&[1, 3], vec![answer(2)]), Msg::Changed)), Some("3.xlsx (còn 2 câu)"));
    let last = desk(&[1], vec![answer(2), Action::Discard { receipt: 3 }]);
    assert_eq!(asked(&tell(&mut state, &last, Msg::Changed)), Some("1.xlsx"));
    let none = desk(&[], vec![answer(2), Action::Discard { receipt: 3 }, answer(1)]);
    assert!(matches!(tell(&mut state, &none, Msg::Changed).as_slice(), [Step::Say(_)]));
    assert!(tell(&mut state, &none, Msg::Changed).is_empty());
}

#[test]
fn a_report_that_asks_something_else_now_is_asked_again() {
    let mut state = State::default();
    tell(&mut state, &desk(&[1, 2], vec![]), Msg::Changed);
    tell(&mut state, &desk(&[1, 2], vec![]), Msg::Do(Intake::Answer));
    let same = desk(&[1, 2], vec![answer(1)]);
    assert_eq!(asked(&tell(&mut state, &same, Msg::Changed)), Some("1.xlsx (còn 2 câu)"));
}

#[test]
fn a_question_that_was_left_never_opens_the_next() {
    let before = desk(&[1, 2], vec![]);
    // Closed with Esc; later the import is taken back, or something else happens to the list.
    for later in [
        desk(&[2], vec![Action::Undo { seq: 7 }]),
        desk(&[2], vec![Action::Note { period: String::new(), unit: String::new() }]),
        desk(&[2], vec![answer(9)]),
        desk(&[2], vec![answer(1), Action::Undo { seq: 1 }]),
        desk(&[2], vec![]),
    ] {
        let mut state = State::default();
        tell(&mut state, &before, Msg::Changed);
        assert!(asked(&tell(&mut state, &before, Msg::Do(Intake::Answer))).is_some());
        assert_eq!(asked(&tell(&mut state, &later, Msg::Changed)), None, "{:?}", later.journal);
    }
    // Moved on in the list: what is answered then was not asked here.
    let mut state = State::default();
    tell(&mut state, &before, Msg::Changed);
    tell(&mut state, &before, Msg::Do(Intake::Answer));
    tell(&mut state, &before, Msg::Move(List::Next));
    assert_eq!(asked(&tell(&mut state, &desk(&[2], vec![answer(1)]), Msg::Changed)), None);
}

#[test]
fn the_pane_that_matters_is_shown_unless_somebody_chose() {
    let settings = Settings::default();
    let running = Running { what: Task::Import, ..Running::default() };
    let deciding = Running { what: Task::Decide, ..Running::default() };
    let imported = Imported { seq: Some(1), files: vec![file(1, FileOutcome::Taken)], stopped: false };
    let (none, some) = (desk(&[], vec![]), desk(&[1], vec![]));
    let mut state = State::default();
    for (desk, running, imported, pane) in [
        (&none, None, None, Pane::Waiting),
        (&some, None, None, Pane::Waiting),
        (&some, Some(&running), None, Pane::Import),
        (&some, Some(&deciding), Some(&imported), Pane::Waiting),
        (&some, None, Some(&imported), Pane::Waiting),
        (&none, None, Some(&imported), Pane::Import),
    ] {
        assert_eq!(state.pane(&Context { running, imported, ..Context::quiet(desk, &settings) }), pane);
    }
    tell(&mut state, &some, Msg::Do(Intake::Pane));
    assert_eq!(state.pane(&Context::quiet(&some, &settings)), Pane::Import);
}

#[test]
fn counts_sum_to_the_files_whatever_was_decided_since() {
    use FileOutcome::{Question, Refused, Repeat, Taken};
    let files = [Taken, Question, Question, Question, Refused, Repeat];
    let imported = Imported {
        seq: Some(1),
        files: (1..).zip(files).map(|(receipt, outcome)| file(receipt, outcome)).collect(),
        stopped: false,
    };
    let import = || Action::Import { period: String::new(), files: 6 };
    let outcome = Came::Outcome;
    let start = vec![(outcome(Taken), 1), (outcome(Question), 3), (outcome(Refused), 1), (outcome(Repeat), 1)];
    let later = vec![
        (outcome(Taken), 1),
        (outcome(Question), 1),
        (outcome(Refused), 1),
        (outcome(Repeat), 1),
        (Came::Answered, 1),
        (Came::Discarded, 1),
    ];
    let back = vec![(outcome(Refused), 1), (outcome(Repeat), 1), (Came::TakenBack, 4)];
    for (journal, expected) in [
        (vec![import()], start.clone()),
        (vec![import(), answer(2), Action::Discard { receipt: 3 }], later),
        (vec![import(), Action::Undo { seq: 1 }], back.clone()),
        // Another import, which brought other files, says nothing of this one, taken back or not.
        (vec![import(), import(), Action::Undo { seq: 2 }], start.clone()),
        (vec![import(), import(), Action::Undo { seq: 1 }], back),
    ] {
        let counts = files::counts(&imported, &desk(&[4], journal));
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 6);
        assert_eq!(counts, expected);
    }
}

#[test]
fn what_is_selected_stays_selected_while_others_come_and_go() {
    let settings = Settings::default();
    let mut state = State::default();
    tell(&mut state, &desk(&[2, 3], vec![]), Msg::Changed);
    tell(&mut state, &desk(&[2, 3], vec![]), Msg::Move(List::Next));
    for (waiting, at) in [(vec![1, 2, 3, 4], 2), (vec![3], 0), (vec![1, 3], 1)] {
        tell(&mut state, &desk(&waiting, vec![]), Msg::Changed);
        assert_eq!(state.waiting.at(), Some(at), "{waiting:?}");
    }
    // The file is named in the question that would throw it away.
    let steps = tell(&mut state, &desk(&[1, 3], vec![]), Msg::Do(Intake::Discard));
    assert!(matches!(&steps[..], [Step::Open(Overlay::Ask(ask))] if ask.prompt.starts_with("3.xlsx")), "{steps:?}");

    let none = desk(&[], vec![]);
    let log = [1, 2, 3].map(|one| (format!("{one}.xlsx"), FileOutcome::Taken)).to_vec();
    let running = Running { what: Task::Import, log, ..Running::default() };
    let reading = Context { running: Some(&running), ..Context::quiet(&none, &settings) };
    let mut state = State::default();
    update(&mut state, Msg::Changed, &reading);
    update(&mut state, Msg::Move(List::Previous), &reading);
    assert!(state.scrolled && state.files.at() == Some(1));
    let files = vec![file(1, FileOutcome::Taken), file(2, FileOutcome::Skipped), file(3, FileOutcome::Refused)];
    let imported = Imported { files, stopped: false, seq: None };
    let ended = Context { imported: Some(&imported), ..Context::quiet(&none, &settings) };
    update(&mut state, Msg::Changed, &ended);
    assert_eq!(state.files.at(), Some(2), "the same file, which is listed last now");
    assert!(!state.scrolled, "the next import is followed again");
}

#[test]
fn what_needs_somebody_stands_first() {
    use FileOutcome::{Question, Refused, Repeat, Skipped, Taken};
    let all = [Skipped, Taken, Repeat, Refused, Taken, Question];
    let mut files: Vec<ImportedFile> = (1..).zip(all).map(|(receipt, outcome)| file(receipt, outcome)).collect();
    if let Some(last) = files.get_mut(4) {
        last.findings.push(Finding::new(Code::FileUnreadable));
    }
    assert_eq!(files::by_urgency(&Imported { seq: Some(1), files, stopped: false }), [5, 3, 4, 1, 2, 0]);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let settings = Settings::default();
    let (none, mut some) = (desk(&[], vec![]), desk(&[1], vec![]));
    let mut state = State::default();
    tell(&mut state, &some, Msg::Changed);
    let refused = |state: &State, context: Context<'_>| {
        [Intake::Answer, Intake::Discard].map(|command| refusal(state, command, &context).is_some())
    };
    assert_eq!(refused(&state, Context::quiet(&some, &settings)), [false, false]);
    assert_eq!(refused(&state, Context::quiet(&none, &settings)), [true, true]);
    let busy = Running { what: Task::Decide, ..Running::default() };
    assert_eq!(refused(&state, Context { running: Some(&busy), ..Context::quiet(&some, &settings) }), [true, true]);
    let held = crate::job::Failure::NoBook;
    assert_eq!(refused(&state, Context { read_only: Some(&held), ..Context::quiet(&some, &settings) }), [true, true]);
    some.snapshot.period_state = crate::domain::book::PeriodState::Forwarded;
    assert_eq!(refused(&state, Context::quiet(&some, &settings)), [true, true]);
    // A file that was refused is looked at in any case, and waits for nothing.
    let imported = Imported { seq: Some(1), files: vec![file(1, FileOutcome::Refused)], stopped: false };
    let context = Context { imported: Some(&imported), ..Context::quiet(&none, &settings) };
    update(&mut state, Msg::Changed, &context);
    assert_eq!([Intake::Answer, Intake::Discard].map(|one| refusal(&state, one, &context).is_some()), [false, true]);
    assert!(matches!(update(&mut state, Msg::Do(Intake::Answer), &context).as_slice(), [Step::Open(Overlay::Read(_))]));
    assert!(copied(&state, &context).is_some());
}

#[test]
fn no_size_is_too_small() {
    let settings = Settings::default();
    let log = vec![("một tệp.xlsx".to_owned(), FileOutcome::Taken); 30];
    let running = Running { what: Task::Import, files: 90, done: 30, log, stopping: true, ..Running::default() };
    let imported =
        Imported { seq: Some(1), files: (1..60).map(|one| file(one, FileOutcome::Question)).collect(), stopped: true };
    let (none, some) = (desk(&[], vec![]), desk(&[1, 2, 3], vec![]));
    for (desk, running, imported) in
        [(&none, None, None), (&some, None, None), (&some, Some(&running), None), (&none, None, Some(&imported))]
    {
        let mut state = State::default();
        let context = Context { running, imported, ..Context::quiet(desk, &settings) };
        update(&mut state, Msg::Changed, &context);
        for (width, height) in (0..50).flat_map(|width| (0..16).map(move |height| (width, height))).chain([
            (80, 24),
            (160, 50),
            (u16::MAX, 3),
        ]) {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            let mut canvas = Canvas::new(&mut buffer, &Theme::DARK, Lang::Vi);
            super::draw(&state, &context, &mut canvas, area);
        }
    }
}

#[test]
fn a_unit_is_found_by_its_code() {
    let mut snapshot = desk(&[], vec![]).snapshot;
    let codes = ["A", "B", "Đ 1", "C"];
    let unit = |code: &str| Unit { code: code.into(), name: format!("Trường {code}"), ..Unit::default() };
    snapshot.units = codes.map(unit).into();
    let desk = Desk::new(snapshot, None);
    for (at, code) in codes.into_iter().enumerate() {
        assert_eq!(desk.place(code), Some(at));
        assert_eq!(desk.unit_of(code).map(|unit| unit.name.as_str()), Some(format!("Trường {code}").as_str()));
    }
    assert_eq!((desk.place("a"), desk.unit_of("")), (None, None));
    let mut many = file(1, FileOutcome::Question);
    let report = many.reports.first().cloned();
    many.reports = ["C", "không có", "A"]
        .into_iter()
        .zip(std::iter::repeat(report))
        .filter_map(|(code, report)| Some(ImportedReport { unit: Some(code.into()), ..report? }))
        .collect();
    assert_eq!(files::units(&many, &desk), [3, 0]);
}
