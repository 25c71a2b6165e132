//! Groups and their members: one of both counts, never both, never neither.
use super::{
    world::{World, unit},
    *,
};

fn member(code: &str, group: &str, scope: &str) -> Unit {
    Unit { group: Some(group.into()), ..unit(code, "thpt", scope) }
}

fn head(code: &str, group: Option<&str>, scope: &str) -> Unit {
    Unit { group: group.map(str::to_owned), ..unit(code, "khoi", scope) }
}

/// Codes of the units that count.
fn counting(world: &World, units: &[Unit]) -> Vec<String> {
    let judges = world.judges().among(units);
    let counts = |unit: &&Unit| {
        let row = world.row(&judges, unit, "co=có gv=1");
        row.judgements[world.place("yes")].membership == Membership::Applicable
    };
    units.iter().filter(counts).map(|unit| unit.code.clone()).collect()
}

#[test]
fn the_level_the_report_type_names_counts() {
    let (members, groups) = (World::with("", "adds = \"members\""), World::with("", "adds = \"groups\""));
    let so = "so";
    for (case, units, by_members, by_groups) in [
        ("a group and its members", vec![head("K", None, so), member("A", "K", so), member("B", "K", so)], "AB", "K"),
        ("a group without members", vec![head("K", None, so), unit("A", "thpt", so)], "KA", "KA"),
        ("a group that is not in the roster", vec![member("A", "K", so)], "A", "A"),
        ("a unit of another kind is no group", vec![unit("K", "thpt", so), member("A", "K", so)], "KA", "KA"),
        ("members that owe nothing: the group counts", vec![head("K", None, so), member("A", "K", "xa")], "K", "K"),
        ("a group that owes nothing: its members count", vec![head("K", None, "xa"), member("A", "K", so)], "A", "A"),
        (
            "a group of groups",
            vec![head("C", None, so), head("K", Some("C"), so), member("A", "K", so), member("B", "C", so)],
            "AB",
            "C",
        ),
        ("a group of itself", vec![head("K", Some("K"), so)], "K", "K"),
        ("groups that lead back to themselves", vec![head("K", Some("L"), so), head("L", Some("K"), so)], "KL", "KL"),
    ] {
        assert_eq!(counting(&members, &units).concat(), by_members, "{case}, members");
        assert_eq!(counting(&groups, &units).concat(), by_groups, "{case}, groups");
    }
    let closed = Unit { closed: "2025-12-31".parse().ok(), ..head("K", None, so) };
    assert_eq!(counting(&groups, &[closed, member("A", "K", so)]).concat(), "A", "a group that was closed before");
}

#[test]
fn who_stands_apart_keeps_its_state_and_adds_nothing() {
    let world = World::with("", "adds = \"members\"");
    let units = [head("K", None, "so"), member("A", "K", "so"), member("B", "K", "so")];
    let judges = world.judges().among(&units);
    let rows = units.iter().map(|unit| world.row(&judges, unit, "co=có gv=10")).collect();
    let standing = Standing::new(rows, world.plan.indicators.len());
    assert_eq!(standing.totals.states.of(State::OnTime), 3);
    let sum = world.sector(&standing, "sum");
    assert_eq!((sum.tally.population, sum.numerator), (2, Some(20.into())));
}

#[test]
fn what_only_one_level_is_asked_is_counted_of_that_level() {
    let units = || vec![head("K", None, "so"), member("A", "K", "so"), member("B", "K", "so")];
    let deep = || vec![head("C", None, "so"), head("K", Some("C"), "so"), member("A", "K", "so")];
    let khoi = "kinds = [\"khoi\"]";
    let thpt = "kinds = [\"thpt\"]";
    let both = "kinds = [\"thpt\", \"khoi\"]";
    for (case, rule, units, by_members, by_groups) in [
        ("only groups are asked", khoi, units(), "K", "K"),
        ("only members are asked", thpt, units(), "AB", "AB"),
        ("both are asked", both, units(), "AB", "K"),
        ("only groups, one of which is of another", khoi, deep(), "K", "C"),
        ("only members of a group of a group", thpt, deep(), "A", "A"),
    ] {
        let rule = |adds: &str| World::ruled("yes", rule, adds);
        assert_eq!(counting(&rule("adds = \"members\""), &units).concat(), by_members, "{case}, members");
        assert_eq!(counting(&rule("adds = \"groups\""), &units).concat(), by_groups, "{case}, groups");
    }
    // Who is not asked stands apart as it does elsewhere, and is in no population.
    let world = World::ruled("yes", thpt, "adds = \"members\"");
    let units = units();
    let judged = world.judges().among(&units).judge(&units[0], true, None);
    assert_eq!(judged[world.place("yes")].membership, Membership::OutOfScope);
    // A group the office takes in does not count beside its members.
    let taken = std::collections::BTreeMap::from([(("K".to_owned(), "yes".to_owned()), true)]);
    for (adds, counts) in [("adds = \"members\"", "AB"), ("adds = \"groups\"", "K")] {
        let world = World::ruled("yes", thpt, adds);
        let judges = world.judges().overridden(&taken).among(&units);
        let is_in =
            |unit: &&Unit| judges.judge(unit, true, None)[world.place("yes")].membership == Membership::Applicable;
        assert_eq!(units.iter().filter(is_in).map(|unit| unit.code.as_str()).collect::<String>(), counts, "{adds}");
    }
}

proptest! {
    /// Groups of units in one level, any of which may owe nothing: every family counts on exactly one level, and never
    /// a unit with the group it is in.
    #[test]
    fn nothing_counts_twice_and_nothing_that_owes_is_lost(
        heads in prop::collection::vec(prop::bool::ANY, 1..4),
        members in prop::collection::vec((0_usize..5, prop::bool::ANY), 0..8),
        by_groups in prop::bool::ANY,
    ) {
        let world = World::with("", if by_groups { "adds = \"groups\"" } else { "adds = \"members\"" });
        let scope = |owes: bool| if owes { "so" } else { "xa" };
        let mut units: Vec<Unit> =
            heads.iter().enumerate().map(|(at, owes)| head(&format!("K{at}"), None, scope(*owes))).collect();
        units.extend(members.iter().enumerate().map(|(at, (group, owes))| {
            member(&format!("M{at}"), &format!("K{group}"), scope(*owes))
        }));
        let judges = world.judges().among(&units);
        let rows: Vec<Row> = units.iter().map(|unit| world.row(&judges, unit, "gv=1")).collect();
        let in_population = |unit: &Unit| {
            let at = units.iter().position(|one| one.code == unit.code).unwrap();
            rows[at].judgements[world.place("sum")].membership != Membership::OutOfScope
        };
        for (at, owes) in heads.iter().enumerate() {
            let code = format!("K{at}");
            let family: Vec<&Unit> = units.iter().filter(|unit| unit.group.as_deref() == Some(code.as_str())).collect();
            let of_members = family.iter().filter(|unit| in_population(unit)).count();
            let of_head = in_population(&units[at]);
            prop_assert!(of_members == 0 || of_members == family.len());
            prop_assert_eq!(of_head, of_members == 0);
            let somebody_owes = *owes || family.iter().any(|unit| unit.scope == "so");
            let counts = (of_head && *owes) || family.iter().any(|unit| in_population(unit) && unit.scope == "so");
            prop_assert_eq!(counts, somebody_owes);
        }
        let standing = Standing::new(rows, world.plan.indicators.len());
        let sum = world.sector(&standing, "sum");
        prop_assert!(sum.tally.numerator <= Decimal::from(units.iter().filter(|unit| unit.scope == "so").count()));
    }
}
