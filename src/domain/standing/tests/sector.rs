//! The sector by shape: what the figures of several units come to.
use super::{
    world::{World, unit},
    *,
};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn standing(world: &World, last: &LastYear, reports: &[&str]) -> Standing {
    let judges = world.judges().beside(last);
    let row = |(at, written): (usize, &&str)| world.row(&judges, &unit(&format!("U{at}"), "thpt", "so"), written);
    let mut standing = Standing::new(reports.iter().enumerate().map(row).collect(), world.plan.indicators.len());
    standing.sector_last.clone_from(&last.sector);
    standing
}

/// (shape, case, one report for each unit (`-`: none came), numerator, denominator, still needed, verdict)
type Case<'a> = (&'a str, &'a str, &'a [&'a str], Option<&'a str>, Option<&'a str>, Option<usize>, SectorVerdict);

#[test]
fn every_shape_over_several_units() {
    use SectorVerdict::{NoData, NotDue, OffTarget, OnTarget, Recorded};
    let world = World::new();
    let table: &[Case<'_>] = &[
        ("yes", "met", &["co=có", "co=có"], Some("2"), Some("2"), Some(0), OnTarget),
        ("yes", "not met", &["co=có", "co=không"], Some("1"), Some("2"), Some(1), OffTarget),
        (
            "yes",
            "a report that is missing counts against it",
            &["co=có", "-"],
            Some("1"),
            Some("2"),
            Some(1),
            OffTarget,
        ),
        ("yes", "no data", &["-", "-"], Some("0"), Some("2"), Some(2), NoData),
        ("yes", "not applicable units are left out", &["co=có", "co=kad"], Some("1"), Some("1"), Some(0), OnTarget),
        ("reported", "boundary", &["co=có", "co=không", "-", "-"], Some("1"), Some("2"), Some(0), OnTarget),
        ("step", "boundary: the step of 2026 holds", &["co=có", "co=không"], Some("1"), Some("2"), Some(0), OnTarget),
        ("at-most", "boundary", &["co=có", "co=không"], Some("1"), Some("2"), None, OnTarget),
        ("at-most", "not met", &["co=có", "co=có", "co=không"], Some("2"), Some("3"), None, OffTarget),
        ("later", "not due", &["co=có"], Some("0"), Some("1"), None, NotDue),
        // 15–20 %, of seven and of five.
        (
            "top",
            "range: below",
            &["muc=tot", "muc=kha", "muc=kha", "muc=kha", "muc=kha", "muc=kha", "muc=kha"],
            Some("1"),
            Some("7"),
            Some(1),
            OffTarget,
        ),
        (
            "top",
            "range: boundary",
            &["muc=tot", "muc=kha", "muc=kha", "muc=kha", "muc=kha"],
            Some("1"),
            Some("5"),
            Some(0),
            OnTarget,
        ),
        ("top", "range: above", &["muc=tot", "muc=kha"], Some("1"), Some("2"), Some(0), OffTarget),
        // Sum over sum: 1 of 10 and 59 of 60 are above 50 % together, though one of two units is below.
        ("ratio-sum", "met", &["vu=1 gv=10", "vu=59 gv=60"], Some("60"), Some("70"), None, OnTarget),
        ("ratio", "the other way", &["vu=1 gv=10", "vu=59 gv=60"], Some("1"), Some("2"), Some(1), OffTarget),
        ("ratio-sum", "boundary", &["vu=1 gv=10", "vu=9 gv=10"], Some("10"), Some("20"), None, OnTarget),
        ("ratio-sum", "not met", &["vu=1 gv=10", "vu=8 gv=10"], Some("9"), Some("20"), None, OffTarget),
        (
            "ratio-sum",
            "half a share is no part of it",
            &["vu=1 gv=2", "vu=90", "gv=90"],
            Some("1"),
            Some("2"),
            None,
            OnTarget,
        ),
        (
            "ratio-sum",
            "a part of nothing is no part of it",
            &["vu=1 gv=2", "vu=9 gv=0"],
            Some("1"),
            Some("2"),
            None,
            OnTarget,
        ),
        ("ratio-sum", "no data", &["vu=0 gv=0", "-"], Some("0"), Some("0"), None, NoData),
        ("ratio-field", "met", &["tl=1/2", "tl=3/4"], Some("4"), Some("6"), None, OnTarget),
        ("sum", "met", &["gv=60", "gv=40"], Some("100"), None, None, OnTarget),
        ("sum", "not met", &["gv=60", "gv=39", "-"], Some("99"), None, None, OffTarget),
        ("sum", "no data", &["-"], Some("0"), None, None, NoData),
        // 20 % of those that are khá or better: the one that is yếu is in neither.
        (
            "nested",
            "boundary",
            &["muc=tot", "muc=kha", "muc=kha", "muc=kha", "muc=kha", "muc=yeu"],
            Some("1"),
            Some("5"),
            None,
            OnTarget,
        ),
        ("nested", "not met", &["muc=kha", "muc=kha", "muc=yeu"], Some("0"), Some("2"), None, OffTarget),
        ("nested", "nobody is in the whole", &["muc=yeu", "muc=yeu"], Some("0"), Some("0"), None, NoData),
        ("nested", "no data", &["-"], Some("0"), Some("0"), None, NoData),
        // The second is in the whole for certain and says nothing of the part.
        ("nested-2", "blank part", &["muc=tot co=có", "co=có"], Some("1"), Some("2"), None, OnTarget),
        ("count", "each unit for itself", &["vu=1", "vu=5"], None, None, None, Recorded),
        ("recorded", "recorded", &["vu=1", "vu=5"], None, None, None, Recorded),
    ];
    for (shape, case, reports, numerator, denominator, needed, verdict) in table {
        let found = world.sector(&standing(&world, &LastYear::default(), reports), shape);
        assert_eq!(found.verdict, *verdict, "{shape}: {case}");
        let figures = (found.numerator, found.denominator, found.still_needed);
        assert_eq!(figures, (numerator.map(decimal), denominator.map(decimal), *needed), "{shape}: {case}");
        assert_eq!(found.owing_all, None, "{shape} is shown one way");
    }
}

#[test]
fn better_than_last_year_over_the_units_of_which_both_years_are_known() {
    use SectorVerdict::{NoData, NotDue, OffTarget, OnTarget};
    let world = World::new();
    let whole = |part: i64, whole: i64| Last { numerator: part.into(), denominator: Some(whole.into()) };
    for (case, reports, then, sector, figures, verdict) in [
        // 3/10 now against 2/10; the third unit has no figure of last year and is left out of both.
        (
            "better",
            vec!["vu=1 gv=5", "vu=2 gv=5", "vu=9 gv=9"],
            vec![(1, 5), (1, 5)],
            None,
            Some(((3, 10), (2, 10))),
            OnTarget,
        ),
        ("equal", vec!["vu=2 gv=10", "vu=2 gv=10"], vec![(1, 5), (1, 5)], None, Some(((4, 20), (2, 10))), OffTarget),
        ("worse", vec!["vu=1 gv=10"], vec![(1, 5)], None, Some(((1, 10), (1, 5))), OffTarget),
        ("nothing is known of last year", vec!["vu=1 gv=10"], vec![], None, None, NoData),
        ("nothing came this year", vec!["-"], vec![(1, 5)], None, None, NoData),
        // The whole sector's figure goes before, and then every unit counts.
        ("sector", vec!["vu=1 gv=5", "vu=9 gv=9"], vec![(1, 5)], Some((10, 15)), Some(((10, 14), (10, 15))), OnTarget),
        ("sector, equal", vec!["vu=1 gv=5", "vu=9 gv=10"], vec![], Some((2, 3)), Some(((10, 15), (2, 3))), OffTarget),
        ("sector, nothing came", vec!["-"], vec![], Some((2, 3)), None, NoData),
    ] {
        let mut last = LastYear::default();
        let place = world.place("last-sum");
        for (at, (part, of)) in then.iter().enumerate() {
            last.put(&format!("U{at}"), place, whole(*part, *of));
        }
        if let Some((part, of)) = sector {
            last.sector = vec![None; world.plan.indicators.len()];
            last.sector[place] = Some(whole(part, of));
        }
        let found = world.sector(&standing(&world, &last, &reports), "last-sum");
        assert_eq!(found.verdict, verdict, "{case}");
        if let Some((now, then)) = figures {
            let now = (found.numerator, found.denominator) == (Some(now.0.into()), Some(now.1.into()));
            assert!(now && found.last == Some(whole(then.0, then.1)), "{case}: {found:?}");
        }
        assert_eq!(found.still_needed, None);
    }
    let ahead = World::with("event = \"12-22\"", "");
    assert_eq!(ahead.sector(&standing(&ahead, &LastYear::default(), &["vu=1 gv=5"]), "last-sum").verdict, NotDue);
}

#[test]
fn a_share_is_shown_with_and_without_the_rule_on_kinds() {
    let world = World::new();
    let judges = world.judges();
    let row = |kind: &str, scope: &str, written: &str| world.row(&judges, &unit("U", kind, scope), written);
    let rows = vec![
        row("thpt", "so", "co=có"),
        row("thpt", "so", "co=không"),
        row("tieu-hoc", "so", "co=có"),
        row("tieu-hoc", "so", "co=có"),
        row("tieu-hoc", "so", "-"),
        // Says itself that it does not concern it, and owes nothing: neither way.
        row("tieu-hoc", "so", "co=kad"),
        row("tieu-hoc", "xa", "co=có"),
    ];
    let standing = Standing::new(rows, world.plan.indicators.len());
    let both = world.sector(&standing, "both");
    assert_eq!((both.tally.met, both.tally.owing, both.share_owing), (1, 2, Some(50.into())));
    assert_eq!((both.met_all, both.owing_all, both.share_all), (Some(3), Some(5), Some(60.into())));
    assert_eq!((both.tally.population, both.tally.applicable), (7, 2));
    let one_way = world.sector(&standing, "yes");
    assert_eq!((one_way.owing_all, one_way.share_all), (None, None));
}
