//! Shape × case: what one unit's figures come to under every shape a plan can ask for.
use super::{
    world::{SHAPES, World, unit},
    *,
};
use std::collections::BTreeSet;

/// Figures of last year by hand, where a shape looks there: 4 for counts, 2/5 for ratios.
fn last_year(world: &World) -> LastYear {
    let mut last = LastYear::default();
    let whole = |denominator: i64| Some(Decimal::from(denominator));
    last.put("A", world.place("last"), Last { numerator: 4.into(), denominator: None });
    last.put("A", world.place("last-ratio"), Last { numerator: 2.into(), denominator: whole(5) });
    last.put("A", world.place("last-sum"), Last { numerator: 2.into(), denominator: whole(5) });
    last
}

/// (shape, case, figures, verdict). Quarters II and III are judged: I ended before the plan was issued, IV still runs at
/// the cut-off.
const TABLE: &[(&str, &str, &str, Verdict)] = {
    use Verdict::{Met, NoData, NotApplicable, NotDue, NotMet, Recorded};
    &[
        ("yes", "met", "co=có", Met),
        ("yes", "not met", "co=không", NotMet),
        ("yes", "no data", "co2=có", NoData),
        ("yes", "stated not applicable", "co=kad", NotApplicable),
        ("day", "met", "ngay=2026-08-19", Met),
        ("day", "no data", "", NoData),
        ("all", "met", "co=có co2=có ngay=2026-08-19", Met),
        ("all", "not met", "co=có co2=không ngay=2026-08-19", NotMet),
        ("all", "not met, one blank: a no decides", "co=không", NotMet),
        ("all", "no data: one blank", "co=có co2=có", NoData),
        ("all", "one part not applicable", "co=có co2=kad ngay=2026-08-19", Met),
        ("all", "one part not applicable, one no", "co=không co2=kad ngay=2026-08-19", NotMet),
        ("all", "one part not applicable, one blank", "co=có co2=kad", NoData),
        ("all", "stated not applicable", "co=kad co2=kad ngay=kad", NotApplicable),
        ("count", "met", "vu=7", Met),
        ("count", "not met", "vu=0", NotMet),
        ("count", "boundary", "vu=3", Met),
        ("count", "just below", "vu=2", NotMet),
        ("count", "no data", "", NoData),
        ("count", "stated not applicable", "vu=kad", NotApplicable),
        ("rows", "met", "mo-hinh.ten:1=x mo-hinh.ten:2=y", Met),
        ("rows", "not met: an empty table says none", "co=có", NotMet),
        ("rows", "boundary", "mo-hinh.ten:1=x", Met),
        ("quarter", "met", "quy:2=2 quy:3=5", Met),
        ("quarter", "boundary", "quy:2=1 quy:3=1", Met),
        ("quarter", "not met", "quy:2=0 quy:3=5", NotMet),
        ("quarter", "not met, one blank: a quarter that fails decides", "quy:3=0", NotMet),
        ("quarter", "no data", "", NoData),
        ("quarter", "no data: a quarter that is over is blank", "quy:1=3 quy:3=2 quy:4=2", NoData),
        ("quarter", "one quarter not applicable", "quy:2=kad quy:3=2", Met),
        ("quarter", "stated not applicable", "quy:2=kad quy:3=kad", NotApplicable),
        ("zero", "met", "vu=0", Met),
        ("zero", "not met", "vu=9", NotMet),
        ("zero", "boundary", "vu=1", NotMet),
        ("zero", "no data: blank is not 0", "", NoData),
        ("ratio", "met", "vu=9 gv=10", Met),
        ("ratio", "not met", "vu=1 gv=10", NotMet),
        ("ratio", "boundary", "vu=5 gv=10", Met),
        ("ratio", "just below", "vu=4999 gv=10000", NotMet),
        ("ratio", "no data: one side blank", "vu=5", NoData),
        ("ratio", "no data: a part of nothing", "vu=0 gv=0", NoData),
        ("ratio", "stated not applicable", "vu=kad gv=10", NotApplicable),
        ("ratio-sum", "met", "vu=9 gv=10", Met),
        ("ratio-sum", "not met", "vu=1 gv=10", NotMet),
        ("ratio-sum", "boundary", "vu=1 gv=2", Met),
        ("ratio-sum", "no data", "gv=2", NoData),
        ("ratio-field", "met", "tl=9/10", Met),
        ("ratio-field", "not met", "tl=1/10", NotMet),
        ("ratio-field", "boundary", "tl=5/10", Met),
        ("ratio-field", "no data", "", NoData),
        // The target is the sector's: no unit is held against it.
        ("sum", "only added up", "gv=1", Recorded),
        ("sum", "boundary", "gv=100", Recorded),
        ("sum", "no data", "", NoData),
        ("most", "met", "vu=1 gv=100", Met),
        ("most", "not met", "vu=9 gv=100", NotMet),
        ("most", "boundary", "vu=5 gv=100", Met),
        ("most", "no data", "vu=5", NoData),
        ("range", "met", "pt=17.5", Met),
        ("range", "not met: below", "pt=14.99", NotMet),
        ("range", "not met: above", "pt=20.01", NotMet),
        ("range", "boundary: least", "pt=15", Met),
        ("range", "boundary: most", "pt=20", Met),
        ("range", "no data", "", NoData),
        ("range-ratio", "met", "vu=1 gv=6", Met),
        ("range-ratio", "not met", "vu=1 gv=3", NotMet),
        ("range-ratio", "boundary", "vu=1 gv=5", Met),
        ("range-ratio", "no data", "vu=0 gv=0", NoData),
        ("level", "met", "muc=tot", Met),
        ("level", "not met", "muc=yeu", NotMet),
        ("level", "boundary", "muc=kha", Met),
        ("level", "no data", "", NoData),
        ("level", "stated not applicable", "muc=kad", NotApplicable),
        ("top", "met", "muc=tot", Met),
        ("top", "not met", "muc=kha", NotMet),
        ("nested", "met: in the part", "muc=tot", Met),
        ("nested", "not met: in the whole only", "muc=kha", NotMet),
        ("nested", "not in the whole", "muc=yeu", NotApplicable),
        ("nested", "no data", "", NoData),
        ("nested", "the whole is not applicable", "muc=kad", NotApplicable),
        ("nested-2", "met", "muc=tot co=có", Met),
        ("nested-2", "not met", "muc=kha co=có", NotMet),
        ("nested-2", "not in the whole", "muc=tot co=không", NotApplicable),
        ("nested-2", "no data of the part", "co=có", NoData),
        ("higher", "met", "vu=5 vu-truoc=4", Met),
        ("higher", "not met", "vu=3 vu-truoc=4", NotMet),
        ("higher", "boundary: equal is not better", "vu=4 vu-truoc=4", NotMet),
        ("higher", "no data: last year is blank", "vu=5", NoData),
        ("higher", "not there last year", "vu=5 vu-truoc=kad", NotApplicable),
        ("lower", "met", "vu=0 vu-truoc=1", Met),
        ("lower", "not met", "vu=2 vu-truoc=1", NotMet),
        ("lower", "boundary: equal is not better", "vu=0 vu-truoc=0", NotMet),
        ("lower", "no data", "vu-truoc=1", NoData),
        ("last", "met", "vu=3", Met),
        ("last", "not met", "vu=5", NotMet),
        ("last", "boundary: equal is not better", "vu=4", NotMet),
        ("last", "no data", "", NoData),
        // 2/5 last year.
        ("last-ratio", "met", "vu=41 gv=100", Met),
        ("last-ratio", "not met", "vu=1 gv=5", NotMet),
        ("last-ratio", "boundary: equal is not better", "vu=40 gv=100", NotMet),
        ("last-ratio", "no data", "vu=0 gv=0", NoData),
        ("last-sum", "met", "vu=41 gv=100", Met),
        ("last-sum", "not met", "vu=40 gv=100", NotMet),
        ("last-sum", "no data", "gv=100", NoData),
        ("own", "met", "vu=5 dk=4", Met),
        ("own", "not met", "vu=3 dk=4", NotMet),
        ("own", "boundary", "vu=4 dk=4", Met),
        ("own", "no data: nothing registered", "vu=4", NoData),
        ("own", "no data: nothing achieved", "dk=4", NoData),
        ("own", "registered: not applicable", "vu=4 dk=kad", NotApplicable),
        ("own-level", "met", "muc=tot dk-muc=kha", Met),
        ("own-level", "not met", "muc=yeu dk-muc=kha", NotMet),
        ("own-level", "boundary", "muc=kha dk-muc=kha", Met),
        ("own-level", "no data", "muc=kha", NoData),
        ("property", "met", "co=có", Met),
        ("property", "not met", "co=không", NotMet),
        ("property", "no data", "", NoData),
        ("encouraged", "met", "co=có", Met),
        ("encouraged", "never not met", "co=không", Recorded),
        ("encouraged", "no data", "", NoData),
        ("encouraged-quarter", "met", "quy:2=1 quy:3=1", Met),
        ("encouraged-quarter", "never not met", "quy:2=0 quy:3=1", Recorded),
        ("encouraged-quarter", "no data", "quy:3=1", NoData),
        ("recorded", "recorded", "vu=0", Recorded),
        ("recorded", "no data", "", NoData),
        ("recorded", "stated not applicable", "vu=kad", NotApplicable),
        ("recorded-quarter", "recorded", "quy:2=0 quy:3=1", Recorded),
        ("recorded-quarter", "no data: a sum without a part is none", "quy:3=1", NoData),
        ("recorded-choice", "recorded", "chon=b", Recorded),
        ("recorded-choice", "no data", "", NoData),
        ("both", "met", "co=có", Met),
        ("both", "not met", "co=không", NotMet),
        ("both", "no data", "", NoData),
        ("step", "met", "co=có", Met),
        ("step", "not met", "co=không", NotMet),
        ("reported", "met", "co=có", Met),
        ("reported", "not met", "co=không", NotMet),
        ("at-most", "met", "co=có", Met),
        ("at-most", "not met", "co=không", NotMet),
        ("later", "not due: its first target is ahead", "co=có", NotDue),
        ("later", "not due, whatever is missing", "", NotDue),
    ]
};

/// A unit of every kind and property the shapes ask for.
fn school() -> Unit {
    let mut school = unit("A", "thpt", "so");
    school.properties.insert("chi-bo".into(), true);
    school
}

#[test]
fn every_shape_in_every_case() {
    let world = World::new();
    let last = last_year(&world);
    let judges = world.judges().beside(&last);
    for (shape, case, written, verdict) in TABLE {
        let judgement = judges.judge(&school(), true, Some(&world.figures(written))).swap_remove(world.place(shape));
        assert_eq!(judgement.verdict, *verdict, "{shape}: {case} ({written})");
        let is_about = judgement.membership == Membership::Applicable;
        assert_eq!(is_about, *verdict != Verdict::NotApplicable, "{shape}: {case}");
        if *verdict == Verdict::NoData && !shape.starts_with("nested") {
            let figures = (judgement.numerator, judgement.denominator);
            assert_eq!(figures, (Decimal::ZERO, Decimal::ZERO), "{shape}: {case}: no figure without a verdict");
        }
    }
    let cases: BTreeSet<&str> = TABLE.iter().map(|(shape, ..)| *shape).collect();
    assert_eq!(cases, SHAPES.iter().map(|(shape, _)| *shape).collect(), "every shape has cases");
}

#[test]
fn before_the_event_nothing_is_due_and_without_a_report_there_is_no_data() {
    let ahead = World::with("event = \"12-22\"", "");
    let (due, last) = (World::new(), last_year(&ahead));
    let (before, now) = (ahead.judges().beside(&last), due.judges());
    for (shape, case, written, verdict) in TABLE {
        let judged = |world: &World, judges: &Judges<'_>, figures: Option<&Figures>| {
            judges.judge(&school(), true, figures).swap_remove(world.place(shape)).verdict
        };
        assert_eq!(judged(&ahead, &before, Some(&ahead.figures(written))), Verdict::NotDue, "{shape}: {case}");
        let missing = if *verdict == Verdict::NotDue { Verdict::NotDue } else { Verdict::NoData };
        assert_eq!(judged(&due, &now, None), missing, "{shape}: {case}");
    }
}

#[test]
fn of_another_kind_or_scope_or_closed_it_is_not_applicable() {
    let world = World::new();
    let others = World::with("scope = \"so\"", "");
    let last = last_year(&world);
    let day = |text: &str| text.parse().ok();
    let closed = Unit { closed: day("2025-12-31"), ..school() };
    let not_yet = Unit { opened: day("2027-01-01"), ..school() };
    for (shape, case, written, _) in TABLE {
        for (world, unit) in [(&world, &closed), (&world, &not_yet), (&others, &unit("B", "thpt", "xa"))] {
            let judgement = world.judges().beside(&last).judge(unit, true, Some(&world.figures(written)));
            let judgement = &judgement[world.place(shape)];
            let found = (judgement.membership, judgement.verdict);
            assert_eq!(found, (Membership::OutOfScope, Verdict::NotApplicable), "{shape}: {case}");
        }
    }
    let judged = |unit: &Unit, shape: &str| {
        let judgement = world.judges().judge(unit, true, Some(&world.figures("co=có"))).swap_remove(world.place(shape));
        (judgement.membership, judgement.verdict)
    };
    let excluded = (Membership::NotApplicable, Verdict::NotApplicable);
    assert_eq!(judged(&unit("B", "tieu-hoc", "so"), "both"), excluded, "of another kind");
    assert_eq!(judged(&unit("B", "thpt", "so"), "property"), excluded, "without the property");
}

#[test]
fn who_does_not_owe_is_recorded_and_never_judged() {
    let world = World::new();
    let last = last_year(&world);
    for (shape, case, written, verdict) in TABLE {
        let judged = world.judges().beside(&last).judge(&school(), false, Some(&world.figures(written)));
        let expected = match verdict {
            Verdict::Met | Verdict::NotMet | Verdict::Recorded => Verdict::Recorded,
            Verdict::NotDue | Verdict::NotApplicable | Verdict::NoData => *verdict,
        };
        assert_eq!(judged[world.place(shape)].verdict, expected, "{shape}: {case}");
    }
}

#[test]
fn quarters_in_which_a_unit_was_not_open_are_not_asked() {
    let world = World::new();
    let day = |text: &str| text.parse().ok();
    for (opened, written, verdict) in [
        // Opened in quarter III: quarter II is none of its.
        (day("2026-08-01"), "quy:3=1", Verdict::Met),
        (day("2026-06-30"), "quy:3=1", Verdict::NoData),
        (day("2026-10-01"), "", Verdict::NotDue),
    ] {
        let unit = Unit { opened, ..school() };
        let judged = world.judges().judge(&unit, true, Some(&world.figures(written)));
        assert_eq!(judged[world.place("quarter")].verdict, verdict, "{opened:?}");
    }
}
