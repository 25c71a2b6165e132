#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{
    Chosen, Draft, Filter, Sort,
    act::offer,
    card::{self, Kind},
    chosen,
    filter::{offered, shown},
    state::{State, refusal, update},
    typed,
};
use crate::{
    domain::{book::Action, unit::Unit},
    job::{
        review::office::{FIRST, Office, unit},
        settings::Settings,
        units::UnitChange,
    },
    text::{
        Lang,
        screen::roster::{Act, Life},
    },
    tui::{
        action::command::{List, Marks, Roster},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Effect, Work},
            overlay::{Choice, Overlay, Wanted},
            step::{Msg, Step},
        },
        ui::{Canvas, Theme},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Four units: the third is closed, the fourth lies elsewhere and is not open yet.
fn office() -> Office {
    let named = |code: &str, name: &str, commune: &str, scope: &str| Unit {
        name: name.into(),
        ..unit(code, "thpt", commune, scope)
    };
    let day = |text: &str| text.parse().ok();
    Office::of(&[
        Unit { aliases: vec!["THPT Sao Mai cũ".into()], ..named("U1", "THPT Sao Mai", "Xã Đông", "truc-thuoc") },
        named("U2", "THPT Ánh Dương", "Xã Đông", "truc-thuoc"),
        Unit { closed: day("2026-07-01"), ..named("U3", "THPT Bình Minh", "Xã Tây", "truc-thuoc") },
        Unit { opened: day("2030-09-01"), ..named("U4", "THPT Mới", "Xã Tây", "xa-phuong") },
    ])
}

fn with<T>(office: &Office, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let (desk, settings) = (Desk::new(office.snapshot(FIRST), None), Settings::default());
    ask(&Context::quiet(&desk, &settings))
}

fn opened(office: &Office, filter: Filter) -> State {
    let mut state = State::new(filter);
    with(office, |context| update(&mut state, Msg::Changed, context));
    state
}

fn codes(office: &Office, filter: &Filter, sort: Sort, search: &str) -> Vec<String> {
    with(office, |context| {
        let desk = context.desk.unwrap();
        shown(desk, filter, sort, search).into_iter().map(|at| desk.now.unit(at).unwrap().code.clone()).collect()
    })
}

#[test]
fn closed_units_are_there_and_filters_tell_them_apart() {
    let mut office = office();
    office.decide(Action::Exempt { period: FIRST.into(), unit: "U2".into() }, "bão");
    let none = Filter::default;
    for (filter, expected) in [
        (none(), vec!["U1", "U2", "U3", "U4"]),
        (Filter { life: Some(Life::Closed), ..none() }, vec!["U3"]),
        (Filter { life: Some(Life::Ahead), ..none() }, vec!["U4"]),
        (Filter { life: Some(Life::Open), ..none() }, vec!["U1", "U2"]),
        (Filter { commune: Some("Xã Tây".into()), ..none() }, vec!["U3", "U4"]),
        (Filter { scope: Some("xa-phuong".into()), ..none() }, vec!["U4"]),
        (Filter { with_aliases: true, ..none() }, vec!["U1"]),
        (Filter { exempt: true, ..none() }, vec!["U2"]),
        (Filter { extended: true, ..none() }, vec![]),
        (Filter { life: Some(Life::Closed), exempt: true, ..none() }, vec![]),
    ] {
        assert_eq!(codes(&office, &filter, Sort::Order, ""), expected, "{filter:?}");
    }
    with(&office, |context| {
        for item in offered(context.desk.unwrap(), Lang::Vi) {
            let Choice::Roster(filter) = item.choice else { panic!() };
            assert!(!shown(context.desk.unwrap(), &filter, Sort::Order, "").is_empty(), "{}", item.label);
            assert!(!item.label.is_empty());
        }
    });
}

#[test]
fn sorting_is_vietnamese_and_searching_needs_no_marks() {
    let office = office();
    assert_eq!(codes(&office, &Filter::default(), Sort::Name, ""), ["U2", "U3", "U4", "U1"]);
    assert_eq!(codes(&office, &Filter::default(), Sort::Life, ""), ["U4", "U3", "U1", "U2"]);
    for sort in Sort::ALL {
        assert_eq!(codes(&office, &Filter::default(), *sort, "").len(), 4, "{sort:?}");
    }
    for (search, expected) in [("anh duong", vec!["U2"]), ("u3", vec!["U3"]), ("sao mai cu", vec!["U1"])] {
        assert_eq!(codes(&office, &Filter::default(), Sort::Order, search), expected, "{search}");
    }
}

#[test]
fn marks_belong_to_codes_and_go_with_the_filter() {
    let office = office();
    let mut state = opened(&office, Filter::default());
    with(&office, |context| {
        update(&mut state, Msg::Mark(Marks::All), context);
        assert_eq!(state.marks.len(), 4);
        state.filter = Filter { life: Some(Life::Open), ..Filter::default() };
        update(&mut state, Msg::Changed, context);
        assert_eq!(state.marks.len(), 2, "what has left the filter is no longer meant");
    });
}

/// Follows the first question of an act with typed lines, to the work it comes to.
fn done(office: &Office, act: Act, units: &[&str], lines: &[&str]) -> Result<(Vec<UnitChange>, String), String> {
    with(office, |context| {
        let units = units.iter().map(|code| (*code).to_owned()).collect();
        let mut steps = chosen(&Chosen::Act(act, units), context);
        let mut lines = lines.iter();
        loop {
            steps = match steps.as_slice() {
                [Step::Open(Overlay::Ask(ask))] => match &ask.wanted {
                    Wanted::Unit(draft) => typed(draft, lines.next().ok_or("no more lines")?, context)?,
                    other => return Err(format!("{other:?}")),
                },
                [Step::Open(Overlay::Pick(pick))] => {
                    let wanted = lines.next().ok_or("no more lines")?;
                    let item = pick.items.iter().find(|item| item.label == *wanted);
                    crate::tui::screen::follow::chosen(&item.ok_or(format!("no {wanted}"))?.choice, context)
                }
                [Step::Do(Effect::Work(Work::Units { changes, reason }))] => {
                    return Ok((changes.clone(), reason.clone()));
                }
                other => return Err(format!("{other:?}")),
            }
        }
    })
}

#[test]
fn every_change_is_asked_line_by_line_and_ends_with_a_reason() {
    let office = office();
    let why = "QĐ 12";
    for (act, units, lines, expected) in [
        (Act::Alias, vec!["U2"], vec!["Ánh Dương 2", why], "Alias"),
        (Act::DropAlias, vec!["U1"], vec!["THPT Sao Mai cũ", why], "aliases: Some([])"),
        (Act::Name, vec!["U1"], vec!["THPT Sao Hôm", "1/7/2026", why], "Rename"),
        (Act::Name, vec!["U1"], vec!["THPT Sao Hôm", "", why], "Edit"),
        (Act::Order, vec!["U1"], vec!["12", why], "order: Some(12)"),
        (Act::Scope, vec!["U1"], vec!["Thuộc xã, phường", "1/7/2026", why], "scope: Some(\"xa-phuong\")"),
        (Act::Close, vec!["U1", "U2"], vec!["1/7/2026", why], "Close"),
        (Act::Reopen, vec!["U3"], vec![why], "closed: Some(None)"),
        (Act::Opened, vec!["U1"], vec!["1/9/2020", why], "opened: Some(Some(2020-09-01))"),
        (Act::Merge, vec!["U1", "U2"], vec!["THPT Sao Mai", "1/7/2026", why], "into: \"U1\""),
        (
            Act::Merge,
            vec!["U1", "U2"],
            vec!["Một đơn vị mới, mã mới", "U9", "THPT Hai Sao", "1/7/2026", why],
            "into: \"U9\"",
        ),
        (
            Act::New,
            vec![],
            vec!["U9", "THPT Hai Sao", "Xã Đông", "Trực thuộc Sở", "1/9/2026", why],
            "commune: Some(\"Xã Đông\")",
        ),
        (
            Act::New,
            vec!["U1"],
            vec!["U9", "Trường Hai Sao", "THPT", "Xã Đông", "Trực thuộc Sở", "1/9/2026", why],
            "kind: Some(\"thpt\")",
        ),
    ] {
        let (changes, reason) = done(&office, act, &units, &lines).unwrap_or_else(|why| panic!("{act:?}: {why}"));
        assert_eq!(reason, why);
        assert!(format!("{changes:?}").contains(expected), "{act:?}: {changes:?}");
        assert!(
            done(&office, act, &units, &[&lines[..lines.len() - 1], &[""]].concat()).is_err(),
            "{act:?}: no reason"
        );
    }
}

#[test]
fn what_cannot_be_taken_is_said_in_the_dialog() {
    let office = office();
    for (act, lines) in [
        (Act::Order, vec!["0"]),
        (Act::Order, vec!["mười"]),
        (Act::Close, vec!["31/2/2026"]),
        (Act::Close, vec![""]),
        (Act::Alias, vec![""]),
        (Act::Name, vec![""]),
        (Act::Name, vec!["X", "hôm qua"]),
        (Act::Opened, vec![""]),
    ] {
        let why = done(&office, act, &["U1"], &lines).unwrap_err();
        assert!(why.ends_with('.') && why != "no more lines", "{act:?} {lines:?}: {why}");
    }
}

#[test]
fn what_does_not_fit_the_units_says_why_beside_it() {
    let office = office();
    let cannot = |units: &[&str]| {
        with(&office, |context| {
            let units: Vec<String> = units.iter().map(|code| (*code).to_owned()).collect();
            let Overlay::Pick(pick) = offer(&units, context.desk.unwrap(), context) else { panic!() };
            let not = |choice: &Choice| if let Choice::Unit(Chosen::Not(act)) = choice { Some(*act) } else { None };
            let acts: Vec<Act> = pick.items.iter().filter_map(|item| not(&item.choice)).collect();
            for item in pick.items.iter().filter(|item| not(&item.choice).is_some()) {
                assert!(!item.detail.is_empty(), "{}", item.label);
                let steps = crate::tui::screen::follow::chosen(&item.choice, context);
                assert!(matches!(steps.as_slice(), [Step::Say(_)]));
            }
            acts
        })
    };
    assert_eq!(cannot(&["U1"]), [Act::Reopen, Act::Merge]);
    assert_eq!(cannot(&["U2"]), [Act::DropAlias, Act::Reopen, Act::Merge]);
    assert_eq!(cannot(&["U1", "U2"]), [Act::Name, Act::Alias, Act::DropAlias, Act::Order, Act::Reopen, Act::Opened]);
    // It is outside what the report asks.
    assert!(cannot(&["U4"]).starts_with(&[Act::Extend, Act::Exempt]));
}

#[test]
fn a_unit_is_told_with_its_names_its_period_and_its_indicators() {
    let mut office = office();
    office.decide(Action::Exempt { period: FIRST.into(), unit: "U1".into() }, "bão");
    with(&office, |context| {
        let desk = context.desk.unwrap();
        let rows = card::rows(desk, 0, Lang::Vi);
        let has = |text: &str, note: &str| rows.iter().any(|row| row.text.contains(text) && row.note.contains(note));
        assert!(has("THPT Sao Mai cũ", "danh sách"));
        assert!(has("có", "bão"), "{rows:?}");
        let indicators = rows.iter().filter(|row| matches!(row.kind, Kind::Indicator(..))).count();
        assert_eq!(indicators, desk.indicators.len());
        assert!(card::rows(desk, 99, Lang::Vi).is_empty());
    });
    let mut state = opened(&office, Filter::default());
    with(&office, |context| {
        assert!(refusal(&state, Roster::Drop, context).is_some(), "no alias is selected");
        update(&mut state, Msg::Do(Roster::Open), context);
        let at = state.card.as_ref().unwrap().rows.iter().position(|row| matches!(row.kind, Kind::Alias(_))).unwrap();
        (0..at).for_each(|_| drop(update(&mut state, Msg::Move(List::Next), context)));
        assert!(refusal(&state, Roster::Drop, context).is_none());
        let steps = update(&mut state, Msg::Do(Roster::Drop), context);
        let [Step::Open(Overlay::Ask(ask))] = steps.as_slice() else { panic!("{steps:?}") };
        assert!(matches!(&ask.wanted, Wanted::Unit(Draft::Why { act: Act::DropAlias, .. })));
        assert!(state.back(context) && state.card.is_none());
        assert!(!state.back(context));
    });
}

#[test]
fn no_size_is_too_small() {
    let office = office();
    let (desk, settings) = (Desk::new(office.snapshot(FIRST), None), Settings::default());
    let mut searching = opened(&office, Filter::default());
    searching.searching = true;
    let mut one = opened(&office, Filter::default());
    with(&office, |context| update(&mut one, Msg::Do(Roster::Open), context));
    let nobody = opened(&office, Filter { commune: Some("Không có".into()), ..Filter::default() });
    for state in [searching, one, nobody] {
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
