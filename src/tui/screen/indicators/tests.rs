//! Groups add up to the totals, and lead to as many units as they say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{
    group::{Key, groups},
    item::{Item, items},
    state::{Pane, State, refusal, update},
    view::draw,
};
use crate::{
    domain::{book::Action, standing::Verdict, value::Value},
    job::review::office::{FIRST, Office, number, unit},
    job::settings::Settings,
    text::{Lang, screen::indicators::By},
    tui::{
        action::command::{Indicators, List},
        screen::{
            context::Context,
            desk::Desk,
            step::{Msg, Place, Step},
            units::{self, Filter},
        },
        ui::{Canvas, Theme},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Units of two kinds in three communes: some report well, some badly, some not at all; one is exempt, one owes nothing.
fn desk() -> Desk {
    let units = [
        unit("U1", "thpt", "Ea Kao", "truc-thuoc"),
        unit("U2", "thpt", "Ea Kao", "truc-thuoc"),
        unit("U3", "thpt", "Đắk Liêng", "truc-thuoc"),
        unit("U4", "tieu-hoc", "Đắk Liêng", "truc-thuoc"),
        unit("U5", "tieu-hoc", "", "truc-thuoc"),
        unit("U6", "thpt", "Ea Kao", "truc-thuoc"),
        unit("U7", "thpt", "Ea Kao", "xa-phuong"),
        unit("U8", "la", "Ea Kao", "truc-thuoc"),
    ];
    let mut office = Office::of(&units);
    let level = |id: &str| Value::Option(id.into());
    let report = |yes, rank: &str, accidents: i64| {
        office.says(&[
            ("ke-hoach", Value::YesNo(yes)),
            ("xep-loai", level(rank)),
            ("dien-hinh", Value::YesNo(yes)),
            ("su-co", number(accidents).unwrap()),
            ("tap-huan", Value::Ratio { numerator: 3.into(), denominator: 4.into() }),
            ("camera", Value::NotApplicable),
        ])
    };
    let reports = [
        ("U1", report(true, "xuat-sac", 0)),
        ("U2", report(false, "yeu", 2)),
        ("U3", report(true, "kha", 0)),
        ("U4", report(true, "kha", 1)),
        ("U6", report(true, "gone", 0)),
        ("U7", report(false, "yeu", 3)),
    ];
    office.send(&reports.map(|(code, report)| (code, FIRST, "2026-05-10", report)));
    let exempt = Action::Exempt { period: FIRST.into(), unit: "U6".into() };
    office.decide(exempt, "bão");
    Desk::new(office.snapshot(FIRST), None)
}

#[test]
fn groups_sum_to_the_totals() {
    let desk = desk();
    assert!(desk.indicators.iter().any(|one| one.tally.met > 0 && one.tally.met < one.tally.reported));
    for (at, standing) in desk.indicators.iter().enumerate() {
        let tally = &standing.tally;
        for by in [By::Kind, By::Commune] {
            let groups = groups(&desk, at, by);
            assert_eq!(groups.iter().map(|group| group.whole).sum::<usize>(), tally.owing, "{} {by:?}", standing.id);
            assert_eq!(groups.iter().map(|group| group.part).sum::<usize>(), tally.met, "{} {by:?}", standing.id);
            let count = |verdict| tally.verdicts.get(&verdict).copied().unwrap_or(0);
            assert_eq!(groups.iter().map(|group| group.not_met).sum::<usize>(), count(Verdict::NotMet));
            assert_eq!(groups.iter().map(|group| group.no_data).sum::<usize>(), count(Verdict::NoData));
        }
        let groups = groups(&desk, at, By::Verdict);
        assert!(groups.iter().all(|group| group.whole == tally.owing));
        let verdicts = groups.iter().map(|group| (group.key.clone(), group.part));
        let expected = tally.verdicts.iter().map(|(verdict, count)| (Key::Verdict(*verdict), *count));
        assert!(verdicts.eq(expected), "{}", standing.id);
        assert_eq!(groups.iter().map(|group| group.part).sum::<usize>(), tally.owing);
    }
}

#[test]
fn a_group_leads_to_the_units_it_counts() {
    let (desk, settings) = (desk(), Settings::default());
    let mut seen = 0;
    for at in 0..desk.indicators.len() {
        for group in [By::Verdict, By::Kind, By::Commune].into_iter().flat_map(|by| groups(&desk, at, by)) {
            let Some(filter) = group.filter(&desk.indicators[at].id) else {
                assert_eq!((group.not_met, group.no_data), (0, 0));
                continue;
            };
            let (_, verdict) = filter.verdict.clone().unwrap();
            let expected = match (&group.key, verdict) {
                (Key::Verdict(_), _) => group.part,
                (Key::Kind(_) | Key::Commune(_), Verdict::NotMet) => group.not_met,
                (Key::Kind(_) | Key::Commune(_), _) => group.no_data,
            };
            let mut list = units::State::new(filter);
            units::update(&mut list, Msg::Changed, &Context::quiet(&desk, &settings));
            assert_eq!(list.shown.len(), expected, "{at} {:?}", group.key);
            seen += expected;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_filter_never_means_another_indicator() {
    let (mut desk, settings) = (desk(), Settings::default());
    let first = desk.indicators[0].id.clone();
    let count = |desk: &Desk| {
        let filter = Filter { verdict: Some((first.clone(), Verdict::NotMet)), ..Filter::default() };
        let mut list = units::State::new(filter);
        units::update(&mut list, Msg::Changed, &Context::quiet(desk, &settings));
        (list.shown.len(), units::name(&list, &Context::quiet(desk, &settings)))
    };
    let (before, name) = count(&desk);
    assert!(before > 0);
    // The same indicators in another order, as a report type of another period may have them.
    desk.snapshot.indicators.rotate_left(1);
    for row in &mut desk.snapshot.stand.standing.rows {
        row.judgements.rotate_left(1);
    }
    assert_eq!(count(&desk), (before, name.clone()));
    // A period that is not judged by it.
    desk.snapshot.indicators.pop();
    assert_eq!(count(&desk), (0, name));
}

#[test]
fn levels_sum_to_the_units_with_a_figure() {
    let desk = desk();
    let mut levels = 0;
    for (at, standing) in desk.indicators.iter().enumerate() {
        let counts = items(&desk, at, By::Verdict, Lang::Vi).into_iter().filter_map(|item| match item {
            Item::Level { count, .. } => Some(count),
            Item::Fact { .. } | Item::Heading(_) | Item::Group(..) => None,
        });
        let counts: Vec<usize> = counts.collect();
        assert!(counts.is_empty() || counts.iter().sum::<usize>() == standing.tally.reported, "{counts:?}");
        levels += counts.len();
    }
    assert_eq!(levels, 6, "two indicators look at three levels");
}

#[test]
fn enter_goes_to_those_who_are_short_or_says_that_nobody_is() {
    let (desk, settings) = (desk(), Settings::default());
    let context = Context::quiet(&desk, &settings);
    let mut state = State::new(0);
    let open = |state: &mut State| match update(state, Msg::Do(Indicators::Open), &context).as_slice() {
        [Step::Go(Place::Units(filter))] => filter.verdict.clone(),
        _ => None,
    };
    assert_eq!(open(&mut state), Some((desk.indicators[0].id.clone(), Verdict::NotMet)));
    update(&mut state, Msg::Do(Indicators::Group), &context);
    assert_eq!((state.by, state.pane), (By::Kind, Pane::Details));
    // The indicator on party cells is about none of these units.
    let nobody = desk.plan.indicators.iter().position(|one| one.id == "cap-uy").unwrap();
    let mut state = State::new(nobody);
    update(&mut state, Msg::Changed, &context);
    assert_eq!(state.indicator(), nobody);
    assert!(refusal(&state, Indicators::Open, &context).is_some());
}

#[test]
fn it_is_drawn_at_any_size() {
    let (desk, settings) = (desk(), Settings::default());
    for (lang, details) in [(Lang::Vi, false), (Lang::En, true)] {
        let context = Context { lang, ..Context::quiet(&desk, &settings) };
        for at in 0..desk.indicators.len() {
            let mut state = State::new(at);
            if details {
                update(&mut state, Msg::Do(Indicators::Group), &context);
                update(&mut state, Msg::Move(List::Last), &context);
            }
            for (width, height) in
                (0..12).map(|n| (n * 11, n * 3)).chain([(80, 20), (120, 36), (1, 40), (130, 1), (1, u16::MAX)])
            {
                let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
                let area = buf.area;
                draw(&state, &context, &mut Canvas::new(&mut buf, &Theme::PROBE, lang), area);
            }
        }
    }
}
