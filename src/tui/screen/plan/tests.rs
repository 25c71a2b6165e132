#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{
    Draft, Item, Part,
    row::{Mark, rows},
    state::{State, refusal, update},
    typed,
};
use crate::{
    domain::book::Action,
    job::{
        review::office::{FIRST, Office, SECOND},
        settings::Settings,
    },
    text::Lang,
    tui::{
        action::command::{List, Plan},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Effect, Query, Work},
            overlay::{Choice, Overlay, Wanted},
            step::{Msg, Step},
        },
        ui::{Canvas, Theme},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

fn with<T>(office: &Office, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let (desk, settings) = (Desk::new(office.snapshot(FIRST), None), Settings::default());
    ask(&Context::quiet(&desk, &settings))
}

fn at(office: &Office, part: Part) -> State {
    let mut state = State::of(part);
    with(office, |context| update(&mut state, Msg::Changed, context));
    state
}

fn labels(state: &State) -> Vec<String> {
    (0..state.shown.len()).filter_map(|at| state.row(at)).map(|row| row.label.clone()).collect()
}

#[test]
fn every_part_has_rows_and_every_row_says_something() {
    let office = Office::new();
    with(&office, |context| {
        for part in Part::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let rows = rows(context.plan().unwrap(), context.desk, *part, lang);
                assert!(!rows.is_empty() || *part == Part::Rules, "{part:?}");
                for row in rows {
                    assert!(!row.label.is_empty(), "{part:?}: {row:?}");
                    assert!(row.item == Item::Heading || !row.facts.is_empty(), "{part:?}: {row:?}");
                    assert!(!row.whole().contains("{"), "{row:?}");
                }
            }
        }
    });
}

#[test]
fn readings_are_marked_and_can_be_looked_at_alone() {
    let office = Office::new();
    let mut state = at(&office, Part::Indicators);
    let all = state.rows.len();
    let readings = office.book.plan.indicators.iter().filter(|one| one.reading.is_some()).count();
    with(&office, |context| update(&mut state, Msg::Do(Plan::Filter), context));
    assert_eq!(state.shown.len(), readings);
    assert!((0..state.shown.len()).all(|at| state.row(at).unwrap().mark == Mark::Reading));
    with(&office, |context| update(&mut state, Msg::Do(Plan::Filter), context));
    assert_eq!(state.shown.len(), all);
}

#[test]
fn a_filtered_form_keeps_the_headings_of_what_is_left() {
    let office = Office::new();
    let mut state = at(&office, Part::Form);
    with(&office, |context| update(&mut state, Msg::Do(Plan::Filter), context));
    let shown: Vec<_> = (0..state.shown.len()).map(|at| state.row(at).unwrap()).collect();
    assert!(shown.iter().any(|row| row.mark == Mark::Required));
    for pair in shown.windows(2) {
        let two_headings = pair.iter().all(|row| row.item == Item::Heading);
        assert!(!two_headings || office.book.plan.forms.len() > 1, "{pair:?}");
    }
    assert!(shown.last().is_none_or(|row| row.item != Item::Heading));
}

#[test]
fn a_search_without_marks_finds_a_row_by_what_is_said_of_it() {
    let office = Office::new();
    let mut state = at(&office, Part::Form);
    let id = &office.book.plan.forms[0].fields[0].id;
    let label = office.book.plan.forms[0].fields[0].label.clone();
    with(&office, |context| {
        update(&mut state, Msg::Do(Plan::Search), context);
        state.field().unwrap().set(&crate::domain::vietnamese::fold(&label));
        update(&mut state, Msg::Typed, context);
    });
    assert!(labels(&state).contains(&label), "{id}: {:?}", labels(&state));
    with(&office, |context| assert!(state.back(context)));
    assert_eq!(state.shown.len(), state.rows.len());
}

#[test]
fn the_periods_of_the_year_are_shown_and_another_can_be_worked_in() {
    let office = Office::new();
    let mut state = at(&office, Part::Reports);
    with(&office, |context| update(&mut state, Msg::Do(Plan::Next), context));
    assert_eq!(state.part, Part::Periods);
    assert_eq!(state.selected().unwrap().mark, Mark::Here, "the one being worked in is selected");
    with(&office, |context| assert!(refusal(&state, Plan::Open, context).is_some(), "one is there already"));
    with(&office, |context| update(&mut state, Msg::Do(Plan::Filter), context));
    let other = state.shown.iter().position(|at| state.rows[*at].item == Item::Period(SECOND.into())).unwrap();
    with(&office, |context| {
        update(&mut state, Msg::Move(List::First), context);
        (0..other).for_each(|_| drop(update(&mut state, Msg::Move(List::Next), context)));
        let steps = update(&mut state, Msg::Do(Plan::Open), context);
        assert!(matches!(steps.as_slice(), [Step::Do(Effect::Ask(Query::Period(id)))] if id == SECOND), "{steps:?}");
    });
}

/// The decisions that a typed line comes to, once a reason is given.
fn decided(office: &Office, draft: &Draft, text: &str) -> Result<Vec<Action>, String> {
    with(office, |context| {
        let steps = typed(draft, text, context)?;
        match steps.as_slice() {
            [Step::Open(Overlay::Ask(ask))] => match &ask.wanted {
                Wanted::Reason(actions) => Ok(actions.clone()),
                Wanted::Plan(next) => Err(format!("{next:?}")),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn a_deadline_is_set_with_a_day_that_can_be() {
    let office = Office::new();
    let draft = Draft::Due { period: FIRST.into() };
    let actions = decided(&office, &draft, "25/5/2026").unwrap();
    let [Action::OpenPeriod { period, dates }] = actions.as_slice() else { panic!("{actions:?}") };
    assert_eq!((period.as_str(), dates.due), (FIRST, "2026-05-25".parse().ok()));
    for wrong in ["31/2/2026", "mai", "", "1/1/2020"] {
        assert!(decided(&office, &draft, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_period_is_opened_by_its_span_and_nonsense_is_refused() {
    let office = Office::new();
    let report = FIRST.split_once('@').unwrap().0.to_owned();
    let next = decided(&office, &Draft::Span { report: report.clone() }, "2026-H1").unwrap_err();
    assert!(next.contains(FIRST), "the day is asked next: {next}");
    let wrong = decided(&office, &Draft::Span { report }, "quý 5").unwrap_err();
    assert!(!wrong.contains("Due"), "{wrong}");
}

#[test]
fn whom_an_indicator_is_about_is_asked_step_by_step() {
    let office = Office::new();
    let state = at(&office, Part::Indicators);
    let Item::Indicator(id) = state.selected().unwrap().item.clone() else { panic!() };
    with(&office, |context| {
        let mut state = State::of(Part::Indicators);
        update(&mut state, Msg::Changed, context);
        let mut steps = update(&mut state, Msg::Do(Plan::Act), context);
        for _ in 0..2 {
            let [Step::Open(Overlay::Pick(pick))] = steps.as_slice() else { panic!("{steps:?}") };
            let choice = pick.items[0].choice.clone();
            assert!(matches!(choice, Choice::Applies(_)));
            steps = crate::tui::screen::follow::chosen(&choice, context);
        }
        let [Step::Open(Overlay::Ask(ask))] = steps.as_slice() else { panic!("{steps:?}") };
        let Wanted::Reason(actions) = &ask.wanted else { panic!() };
        let [Action::Applies { unit, indicator, .. }] = actions.as_slice() else { panic!("{actions:?}") };
        assert_eq!((unit.as_str(), indicator), ("U1", &id));
        assert!(ask.prompt.contains("U1"), "{}", ask.prompt);
    });
}

#[test]
fn what_the_plan_says_is_not_edited_and_a_closed_period_keeps_its_deadline() {
    let mut office = Office::new();
    let general = at(&office, Part::General);
    with(&office, |context| assert!(refusal(&general, Plan::Act, context).is_some()));
    with(&office, |context| assert!(refusal(&general, Plan::Filter, context).is_some()));
    office.decide(Action::ClosePeriod { period: FIRST.into() }, "xong");
    let mut periods = at(&office, Part::Reports);
    with(&office, |context| {
        update(&mut periods, Msg::Do(Plan::Next), context);
        assert!(refusal(&periods, Plan::Act, context).is_some());
    });
}

#[test]
fn a_new_version_is_tried_on_a_day_and_put_in_force_for_a_reason() {
    let office = Office::new();
    let file = std::path::PathBuf::from("/moi.toml");
    with(&office, |context| {
        let steps = typed(&Draft::From { file: file.clone() }, "1/7/2026", context).unwrap();
        assert!(matches!(steps.as_slice(), [Step::Do(Effect::Work(Work::RehearsePlan { .. }))]), "{steps:?}");
        assert!(typed(&Draft::From { file: file.clone() }, "hôm nào đó", context).is_err());
        let draft = Draft::Why { file, from: "2026-07-01".parse().unwrap() };
        assert!(typed(&draft, "", context).is_err(), "a reason is asked for");
        let steps = typed(&draft, "bản ký ngày 30/6", context).unwrap();
        assert!(matches!(steps.as_slice(), [Step::Do(Effect::Work(Work::ApplyPlan { .. }))]), "{steps:?}");
    });
}

#[test]
fn no_size_is_too_small() {
    let office = Office::new();
    let (desk, settings) = (Desk::new(office.snapshot(FIRST), None), Settings::default());
    for part in Part::ALL {
        let mut state = at(&office, *part);
        for searching in [false, true] {
            state.searching = searching;
            let sizes = (0..60).flat_map(|width| (0..26).map(move |height| (width, height)));
            for (width, height) in sizes.chain([(120, 40)]) {
                let area = Rect::new(0, 0, width, height);
                let mut buffer = Buffer::empty(area);
                let mut canvas = Canvas::new(&mut buffer, &Theme::MONO, Lang::Vi);
                let context = Context { columns: width, ..Context::quiet(&desk, &settings) };
                super::draw(&state, &context, &mut canvas, area);
            }
        }
    }
}
