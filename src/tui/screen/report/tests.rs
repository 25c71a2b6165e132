//! What is asked, selected, refused and decided on one unit's report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{
    row::{Pane, rows},
    state::{State, refusal, update},
    view::draw,
};
use crate::{
    domain::{
        book::{Action, ReportRef},
        grid::Address,
        intake::{Code, Finding},
        plan::FieldKey,
    },
    job::{
        review::office::{FIRST, Office, SECOND, SHEET, unit},
        settings::Settings,
        tray::Answer,
    },
    text::{
        Lang,
        screen::report::{Refused, refused},
    },
    tui::{
        action::command::{List, Report, Units},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Answered, Effect, Query, Work},
            follow,
            overlay::{Choice, Overlay, Wanted},
            step::{Msg, Step},
            units::{self, Act},
        },
        ui::{Canvas, Theme},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// U1 sent a report with an error, then U2 two that wait; U3 sent nothing; U4 owes nothing; U5 is exempt.
fn office() -> (Office, ReportRef) {
    let unit = |code, scope| unit(code, "thpt", "Ea Kao", scope);
    let units =
        [("U1", "truc-thuoc"), ("U2", "truc-thuoc"), ("U3", "truc-thuoc"), ("U4", "xa-phuong"), ("U5", "truc-thuoc")];
    let mut office = Office::of(&units.map(|(code, scope)| unit(code, scope)));
    let mut report = office.report(&[("su-co", 0, Some(5), "C5"), ("phat-dong", 1, None, "C6")]);
    let cell: Address = "C6".parse().unwrap();
    report.findings = vec![
        Finding::new(Code::NumberAsText),
        Finding::new(Code::TypeMismatch).on(SHEET, Some(cell)).of(office.key("phat-dong")),
    ];
    let mut entry = report.entries[0].clone();
    (entry.field, entry.row) = (FieldKey::Column { table: 0, column: 0 }, 1);
    report.entries.push(entry);
    let id = office.send(&[("U1", FIRST, "2026-05-10", report)])[0];
    let [one, two] = [5, 6].map(|figure| office.report(&[("su-co", 0, Some(figure), "C5")]));
    office.send(&[("U2", FIRST, "2026-05-10", one), ("U2", FIRST, "2026-05-10", two)]);
    office.decide(Action::Exempt { period: FIRST.into(), unit: "U5".into() }, "bão");
    (office, id)
}

/// A unit's screen with its report read.
fn read(office: &Office, desk: &Desk, unit: usize, context: &Context<'_>) -> State {
    let mut state = State::new(unit, vec![0, 1, 2, 3, 4]);
    assert!(asks(&update(&mut state, Msg::Changed, context), unit));
    let review = office.review(&desk.stand.period.id.to_string(), unit);
    update(&mut state, Msg::Answered(&Answered::Review(Box::new(review))), context);
    state
}

fn asks(steps: &[Step], unit: usize) -> bool {
    matches!(steps, [Step::Do(Effect::Ask(Query::Review(one)))] if *one == unit)
}

/// Puts the selection on a field.
fn select(state: &mut State, desk: &Desk, context: &Context<'_>, key: FieldKey, row: u32) {
    update(state, Msg::Move(List::First), context);
    for _ in 0..rows(state, desk, Pane::Values).len() {
        if state.value(desk).is_some_and(|line| (line.key, line.row) == (key, row)) {
            return;
        }
        update(state, Msg::Move(List::Next), context);
    }
    assert_eq!(state.value(desk).map(|line| (line.key, line.row)), Some((key, row)));
}

#[test]
fn it_asks_when_something_can_have_changed_and_only_then() {
    let (mut office, id) = office();
    let settings = Settings::default();
    let before = Desk::new(office.snapshot(FIRST), None);
    let mut state = read(&office, &before, 0, &Context::quiet(&before, &settings));
    assert!(update(&mut state, Msg::Changed, &Context::quiet(&before, &settings)).is_empty(), "a resize");
    let of_another = Answered::Review(Box::new(office.review(FIRST, 1)));
    update(&mut state, Msg::Answered(&of_another), &Context::quiet(&before, &settings));
    assert_eq!(state.review.as_ref().unwrap().unit, "U1");
    office.correct(id, "su-co", 0, "7");
    let after = Desk { number: 1, ..Desk::new(office.snapshot(FIRST), None) };
    let context = Context::quiet(&after, &settings);
    assert!(asks(&update(&mut state, Msg::Changed, &context), 0));
    assert!(state.review.is_some(), "the old one stays until the new one is here");
    assert!(asks(&update(&mut state, Msg::Do(Report::NextUnit), &context), 1));
    assert!(state.review.is_none(), "another unit's report is never shown under this one's name");
}

#[test]
fn what_changed_in_the_period_before_is_asked_for_too() {
    let (office, _) = office();
    let settings = Settings::default();
    let before = Desk::new(office.snapshot(SECOND), None);
    let mut state = read(&office, &before, 0, &Context::quiet(&before, &settings));
    // Nothing of this period is another; a file of the period before was read anew.
    let after = Desk { number: 1, ..before.clone() };
    assert!(asks(&update(&mut state, Msg::Changed, &Context::quiet(&after, &settings)), 0));
    assert!(update(&mut state, Msg::Changed, &Context::quiet(&after, &settings)).is_empty(), "a resize");
}

#[test]
fn figures_of_one_period_never_stand_under_another() {
    let (office, _) = office();
    let settings = Settings::default();
    let [first, second] = [FIRST, SECOND].map(|period| Desk::new(office.snapshot(period), None));
    let mut state = read(&office, &first, 0, &Context::quiet(&first, &settings));
    assert!(asks(&update(&mut state, Msg::Changed, &Context::quiet(&second, &settings)), 0));
    assert!(state.review.is_none());
    let late = Answered::Review(Box::new(office.review(FIRST, 0)));
    update(&mut state, Msg::Answered(&late), &Context::quiet(&second, &settings));
    assert!(state.review.is_none(), "the answer to what was asked before");
    let meant = Answered::Review(Box::new(office.review(SECOND, 0)));
    update(&mut state, Msg::Answered(&meant), &Context::quiet(&second, &settings));
    assert!(state.review.is_some());
}

#[test]
fn a_report_that_could_not_be_read_is_asked_for_again() {
    let (mut office, id) = office();
    let settings = Settings::default();
    let desk = Desk::new(office.snapshot(FIRST), None);
    let mut state = read(&office, &desk, 0, &Context::quiet(&desk, &settings));
    let failed = Answered::Failed(crate::job::Failure::NoBook);
    update(&mut state, Msg::Answered(&failed), &Context::quiet(&desk, &settings));
    assert!(state.review.is_some() && !state.unread, "something else failed");
    office.correct(id, "su-co", 0, "7");
    let desk = Desk { number: 1, ..Desk::new(office.snapshot(FIRST), None) };
    let context = Context::quiet(&desk, &settings);
    assert!(asks(&update(&mut state, Msg::Changed, &context), 0));
    update(&mut state, Msg::Answered(&failed), &context);
    assert!(state.review.is_none() && state.unread, "the old figures would stay for ever");
    assert!(asks(&update(&mut state, Msg::Changed, &context), 0));
}

#[test]
fn a_dialog_means_the_period_it_was_opened_on() {
    let (office, id) = office();
    let settings = Settings::default();
    let [first, second] = [FIRST, SECOND].map(|period| Desk::new(office.snapshot(period), None));
    let mut state = read(&office, &first, 0, &Context::quiet(&first, &settings));
    let after = Context::quiet(&second, &settings);
    let mut wanted = |command| {
        let steps = update(&mut state, Msg::Do(command), &Context::quiet(&first, &settings));
        let Some(Step::Open(Overlay::Ask(ask))) = steps.into_iter().next() else { unreachable!("{command:?}") };
        ask.wanted
    };
    let steps = follow::typed(&wanted(Report::Note), "đã gọi", &after).unwrap();
    let [Step::Do(Effect::Work(Work::Decide { actions, .. }))] = steps.as_slice() else { unreachable!("{steps:?}") };
    assert_eq!(actions, &[Action::Note { period: FIRST.into(), unit: "U1".into() }]);
    let until = wanted(Report::Extend);
    assert!(follow::typed(&until, "1/1/2030", &after).is_err(), "who owes is not known of the other period");
    assert!(follow::typed(&until, "1/1/2030", &Context::quiet(&first, &settings)).is_ok());
    let choice = Choice::Answer { period: FIRST.into(), report: id, answer: Answer::Unit("U1".into()) };
    let steps = follow::chosen(&choice, &after);
    assert!(
        matches!(&steps[..], [Step::Do(Effect::Work(Work::Answer { period, .. }))] if period == FIRST),
        "{steps:?}"
    );
    let act = Choice::Act { period: FIRST.into(), act: Act::Exempt, units: vec![0] };
    assert!(matches!(&follow::chosen(&act, &after)[..], [Step::Say(_)]));
}

#[test]
fn headings_are_never_selected() {
    let (office, _) = office();
    let settings = Settings::default();
    let desk = Desk::new(office.snapshot(FIRST), None);
    let context = Context::quiet(&desk, &settings);
    let mut state = read(&office, &desk, 0, &context);
    let rows = rows(&state, &desk, Pane::Values);
    assert!(rows.iter().filter(|row| row.is_heading()).count() > 1);
    for list in
        [List::First, List::Previous, List::Next, List::PageDown, List::PageDown, List::Last, List::PageUp, List::First]
    {
        update(&mut state, Msg::Move(list), &context);
        assert!(state.selected(&desk).is_some(), "{list:?}");
    }
    assert_eq!(state.cursor().at(), Some(1));
    update(&mut state, Msg::Clicked(0), &context);
    assert_eq!(state.cursor().at(), Some(1));
}

#[test]
fn what_cannot_be_decided_is_refused_with_the_reason() {
    let (mut office, id) = office();
    let settings = Settings::default();
    let check = |office: &Office, unit, cases: &[(Report, Option<Refused>)]| {
        let desk = Desk::new(office.snapshot(FIRST), None);
        let context = Context::quiet(&desk, &settings);
        let state = read(office, &desk, unit, &context);
        for (command, why) in cases {
            let why = why.map(|why| refused(Lang::Vi, why));
            assert_eq!(refusal(&state, *command, &context), why, "unit {unit}, {command:?}");
        }
    };
    use Refused::*;
    check(
        &office,
        0,
        &[
            (Report::Accept, None),
            (Report::Return, None),
            (Report::Extend, None),
            (Report::LastUnit, Some(FirstOfList)),
        ],
    );
    check(
        &office,
        1,
        &[(Report::Accept, Some(NoneCounts)), (Report::Return, Some(NoneCounts)), (Report::Correct, None)],
    );
    check(
        &office,
        2,
        &[(Report::Accept, Some(NoReport)), (Report::Return, Some(NoReport)), (Report::Correct, Some(NoReport))],
    );
    check(&office, 3, &[(Report::Extend, Some(DoesNotOwe)), (Report::Exempt, Some(DoesNotOwe)), (Report::Note, None)]);
    check(&office, 4, &[(Report::Exempt, Some(AlreadyExempt)), (Report::NextUnit, Some(LastOfList))]);
    office.decide(Action::Accept { report: id }, "đã gọi");
    check(&office, 0, &[(Report::Accept, Some(AlreadyAccepted)), (Report::Return, None)]);
    office.decide(Action::Return { report: id }, "sai");
    check(&office, 0, &[(Report::Return, Some(AlreadyReturned)), (Report::Accept, None)]);
    office.decide(Action::ClosePeriod { period: FIRST.into() }, "");
    let desk = Desk::new(office.snapshot(FIRST), None);
    let context = Context::quiet(&desk, &settings);
    let state = read(&office, &desk, 0, &context);
    for command in [Report::Accept, Report::Return, Report::Correct, Report::Extend, Report::Exempt, Report::Note] {
        let locked = crate::text::screen::app::locked_period(Lang::Vi);
        assert_eq!(refusal(&state, command, &context), Some(locked), "{command:?}");
    }
    assert_eq!(refusal(&state, Report::Detail, &context), None);
    let mut list = units::State::new(units::Filter::default());
    units::update(&mut list, Msg::Changed, &context);
    let locked = crate::text::screen::app::locked_period(Lang::Vi);
    assert_eq!(units::refusal(&list, Units::Act, &context), Some(locked), "the list of units");
}

#[test]
fn a_correction_begins_with_what_counts_and_tables_take_none() {
    let (office, id) = office();
    let settings = Settings::default();
    let desk = Desk::new(office.snapshot(FIRST), None);
    let context = Context::quiet(&desk, &settings);
    let mut state = read(&office, &desk, 0, &context);
    for (field, row, text, old) in [("su-co", 0, "5", Some("5")), ("phat-dong", 2, "", None)] {
        select(&mut state, &desk, &context, office.key(field), row);
        let steps = update(&mut state, Msg::Do(Report::Correct), &context);
        let [Step::Open(Overlay::Ask(ask))] = steps.as_slice() else { unreachable!("{steps:?}") };
        let wanted =
            Wanted::Value { period: FIRST.into(), report: id, field: field.into(), row, old: old.map(Into::into) };
        assert_eq!((&ask.wanted, ask.field.text()), (&wanted, text));
    }
    select(&mut state, &desk, &context, FieldKey::Column { table: 0, column: 0 }, 1);
    assert_eq!(refusal(&state, Report::Correct, &context), Some(refused(Lang::Vi, Refused::TableCell)));
    // From a finding to the value it is about; one that is about none has none to correct.
    update(&mut state, Msg::Do(Report::Pane), &context);
    assert_eq!(refusal(&state, Report::Correct, &context), None);
    assert!(matches!(update(&mut state, Msg::Do(Report::Correct), &context).as_slice(), [Step::Say(_)]));
    assert_eq!(state.pane, Pane::Values);
    assert_eq!(state.value(&desk).map(|line| line.key), Some(office.key("phat-dong")));
    update(&mut state, Msg::Do(Report::Pane), &context);
    update(&mut state, Msg::Move(List::Next), &context);
    assert_eq!(refusal(&state, Report::Correct, &context), Some(refused(Lang::Vi, Refused::ChooseValue)));
}

#[test]
fn a_report_without_open_errors_is_accepted_neither_alone_nor_among_many() {
    let (mut office, id) = office();
    let settings = Settings::default();
    // The answer to a question settles the error that asked it.
    let answer = Action::AnswerUnit { report: id, unit: "U1".into(), old: None, alias: None };
    for (answer, open) in [(None, 1), (Some(answer), 0)] {
        if let Some(answer) = answer {
            office.decide(answer, "");
        }
        let desk = Desk::new(office.snapshot(FIRST), None);
        let context = Context::quiet(&desk, &settings);
        assert_eq!(Act::Accept.actions(&desk, &[0], None).len(), open);
        let state = read(&office, &desk, 0, &context);
        let why = (open == 0).then(|| refused(Lang::Vi, Refused::NoErrors));
        assert_eq!(refusal(&state, Report::Accept, &context), why, "{open} open");
    }
}

#[test]
fn a_version_that_waits_asks_which_counts() {
    let (office, _) = office();
    let settings = Settings::default();
    let desk = Desk::new(office.snapshot(FIRST), None);
    let context = Context::quiet(&desk, &settings);
    let to_versions = |state: &mut State| {
        for _ in 0..2 {
            update(state, Msg::Do(Report::Pane), &context);
        }
    };
    let mut state = read(&office, &desk, 1, &context);
    to_versions(&mut state);
    let steps = update(&mut state, Msg::Do(Report::Detail), &context);
    let [Step::Open(Overlay::Pick(pick))] = steps.as_slice() else { unreachable!("{steps:?}") };
    let first = state.review.as_ref().unwrap().versions[0].id;
    assert!(matches!(&pick.items[0].choice, Choice::Answer { report, .. } if *report == first));
    let mut state = read(&office, &desk, 0, &context);
    to_versions(&mut state);
    let steps = update(&mut state, Msg::Do(Report::Detail), &context);
    assert!(matches!(steps.as_slice(), [Step::Open(Overlay::Read(_))]), "{steps:?}");
}

#[test]
fn it_is_drawn_at_any_size_of_any_unit() {
    let (office, _) = office();
    let settings = Settings::default();
    for period in [FIRST, SECOND] {
        let desk = Desk::new(office.snapshot(period), None);
        for (lang, unit) in [Lang::Vi, Lang::En].into_iter().flat_map(|lang| (0..6).map(move |unit| (lang, unit))) {
            let context = Context { lang, ..Context::quiet(&desk, &settings) };
            let mut state = if unit < 5 { read(&office, &desk, unit, &context) } else { State::new(unit, vec![]) };
            for pane in Pane::ALL {
                state.pane = pane;
                for (width, height) in (0..12).map(|n| (n * 11, n * 3)).chain([(80, 20), (120, 36), (1, 40), (130, 1)])
                {
                    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
                    let area = buf.area;
                    draw(&state, &context, &mut Canvas::new(&mut buf, &Theme::PROBE, lang), area);
                }
            }
        }
    }
}
