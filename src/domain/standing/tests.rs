//! Verdicts by shape, and sums that hold however rows change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    plan::{Plan, period::Dates, source},
    value::Value,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// One indicator of every shape, over one form; the period is the year 2026, cut off on 19/10.
const PLAN: &str = r#"
id = "shapes"
title = "Kế hoạch"
issuer = "Sở"
years = [2026, 2028]
issued = "2026-05"

[[kind]]
id = "thpt"
name = "THPT"
words = ["THPT"]

[[kind]]
id = "tieu-hoc"
name = "Tiểu học"
words = ["TH"]

[[scope]]
id = "so"
name = "Trực thuộc"

[[scope]]
id = "xa"
name = "Xã"

[[property]]
id = "chi-bo"
label = "Có chi bộ"

[[report_type]]
id = "nam"
name = "Báo cáo năm"
cycle = "year"
unit_due = { rule = "before", day = "10-20" }
cut_off = "10-19"
office_due = { rule = "before", day = "11-01" }
recipient = "Tỉnh"
form = "f"
owed_by = ["so"]

[[form]]
id = "f"
version = 1
title = "Biểu"

[[form.section]]
id = "s"
title = "I. Mục"

[[form.section.field]]
id = "co"
label = "Có hay không"
kind = "yes-no"

[[form.section.field]]
id = "vu"
label = "Số vụ"
kind = "count"

[[form.section.field]]
id = "gv"
label = "Giáo viên"
kind = "count"

[[form.section.field]]
id = "muc"
label = "Mức"
kind = "level"
options = [{ id = "yeu", label = "Yếu" }, { id = "kha", label = "Khá" }, { id = "tot", label = "Tốt" }]

[[form.section.field]]
id = "quy"
label = "Theo quý"
kind = "count"
per_quarter = true

[[indicator]]
id = "yes"
label = "yes"
source = "1"
field = "co"
criterion = "yes"
judge = "share"
targets = { 2026 = 100 }

[[indicator]]
id = "zero"
label = "zero"
source = "1"
field = "vu"
criterion = { equal = 0 }
judge = "unit"

[[indicator]]
id = "ratio"
label = "ratio"
source = "1"
ratio = ["vu", "gv"]
judge = "sum"
targets = { 2026 = 50 }

[[indicator]]
id = "level"
label = "level"
source = "1"
field = "muc"
criterion = { level = "kha" }
judge = "share"
targets = { 2026 = 80 }
kinds = ["thpt"]

[[indicator]]
id = "quarter"
label = "quarter"
source = "1"
per_quarter = "quy"
criterion = { at_least = 1 }
judge = "unit"

[[indicator]]
id = "later"
label = "later"
source = "1"
field = "co"
criterion = "yes"
judge = "share"
targets = { 2027 = 100 }

[[indicator]]
id = "encouraged"
label = "encouraged"
source = "1"
field = "co"
criterion = "yes"
judge = "unit"
encouraged = true

[[indicator]]
id = "property"
label = "property"
source = "1"
scope = "so"
field = "co"
criterion = "yes"
judge = "unit"
property = "chi-bo"

[[indicator]]
id = "event"
label = "event"
source = "1"
field = "co"
criterion = "yes"
judge = "share"
event = "12-22"
targets = { 2026 = 100 }
"#;

struct World {
    plan: Plan,
    period: Period,
}

fn world() -> World {
    let plan = source::parse(PLAN).unwrap();
    let period = plan.period(&plan.period_id("2026").unwrap(), &Dates::default()).unwrap();
    World { plan, period }
}

fn unit(kind: &str, scope: &str) -> Unit {
    Unit { code: "A".into(), kind: kind.into(), scope: scope.into(), ..Unit::default() }
}

fn number(number: i64) -> Value {
    Value::Number(number.into())
}

fn judged(world: &World, unit: &Unit, owes: bool, values: &[(&str, u32, Value)]) -> Vec<(String, Verdict)> {
    let form = world.plan.form("f").unwrap();
    let figures =
        Figures::new(form, values.iter().map(|(id, row, value)| (form.field_key(id).unwrap(), *row, value.clone())));
    let judgements = Judges::new(&world.plan, form, &world.period).judge(unit, owes, Some(&figures));
    world.plan.indicators.iter().map(|one| one.id.clone()).zip(judgements.iter().map(|one| one.verdict)).collect()
}

#[test]
fn each_shape_has_its_verdicts() {
    use Verdict::{Met, NoData, NotApplicable, NotDue, NotMet, Recorded};
    let world = world();
    let thpt = unit("thpt", "so");
    let option = |id: &str| Value::Option(id.into());
    for (indicator, values, verdict) in [
        ("yes", vec![("co", 0, Value::YesNo(true))], Met),
        ("yes", vec![("co", 0, Value::YesNo(false))], NotMet),
        ("yes", vec![], NoData),
        ("yes", vec![("co", 0, Value::NotApplicable)], NotApplicable),
        ("zero", vec![("vu", 0, number(0))], Met),
        ("zero", vec![("vu", 0, number(1))], NotMet),
        ("zero", vec![], NoData),
        // 50 % exactly reaches it; 49.99… % does not.
        ("ratio", vec![("vu", 0, number(5)), ("gv", 0, number(10))], Met),
        ("ratio", vec![("vu", 0, number(4999)), ("gv", 0, number(10_000))], NotMet),
        ("ratio", vec![("vu", 0, number(5))], NoData),
        ("ratio", vec![("vu", 0, number(0)), ("gv", 0, number(0))], NoData),
        ("level", vec![("muc", 0, option("kha"))], Met),
        ("level", vec![("muc", 0, option("tot"))], Met),
        ("level", vec![("muc", 0, option("yeu"))], NotMet),
        // Quarters II and III are judged: I ended before the plan was issued, IV still runs at the cut-off.
        ("quarter", vec![("quy", 2, number(1)), ("quy", 3, number(2))], Met),
        ("quarter", vec![("quy", 2, number(0)), ("quy", 3, number(2))], NotMet),
        ("quarter", vec![("quy", 2, number(0))], NotMet),
        ("quarter", vec![("quy", 1, number(3)), ("quy", 3, number(2))], NoData),
        ("later", vec![("co", 0, Value::YesNo(true))], NotDue),
        ("event", vec![("co", 0, Value::YesNo(true))], NotDue),
        ("encouraged", vec![("co", 0, Value::YesNo(false))], Recorded),
        ("encouraged", vec![("co", 0, Value::YesNo(true))], Met),
        ("property", vec![("co", 0, Value::YesNo(true))], NotApplicable),
    ] {
        let verdicts = judged(&world, &thpt, true, &values);
        let found = verdicts.iter().find(|(id, _)| id == indicator).unwrap().1;
        assert_eq!(found, verdict, "{indicator} {values:?}");
    }
    let primary = judged(&world, &unit("tieu-hoc", "so"), true, &[("muc", 0, option("tot"))]);
    assert!(primary.contains(&("level".into(), NotApplicable)), "out of the indicator's kinds");
    let outside = judged(&world, &unit("thpt", "xa"), false, &[("co", 0, Value::YesNo(true))]);
    assert!(outside.contains(&("yes".into(), Recorded)), "who does not owe is recorded, never counted");
    assert!(outside.contains(&("property".into(), NotApplicable)), "out of scope");
}

/// A row of a unit with any figures, owing or not.
fn any_row() -> impl Strategy<Value = Row> {
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let membership = prop::sample::select(Membership::ALL.to_vec());
    let level = prop::option::of(prop::sample::select(vec!["kha".to_owned(), "tot".to_owned()]));
    let judgement = (membership, verdict, 0_i64..50, 0_i64..50, level).prop_map(
        |(membership, verdict, numerator, denominator, level)| Judgement {
            membership,
            verdict: if membership == Membership::Applicable { verdict } else { Verdict::NotApplicable },
            numerator: numerator.into(),
            denominator: denominator.into(),
            level,
        },
    );
    let judgements = prop::collection::vec(judgement, 3);
    (prop::sample::select(State::ALL.to_vec()), 0_u32..3, judgements).prop_map(|(state, days_late, judgements)| Row {
        unit: 0,
        state,
        current: None,
        received: None,
        days_late,
        in_tray: false,
        findings: [0; 3],
        judgements,
    })
}

proptest! {
    #[test]
    fn replacing_a_row_equals_adding_everything_up_again(
        rows in prop::collection::vec(any_row(), 1..20),
        new in any_row(),
        at in 0_usize..20,
    ) {
        let at = at % rows.len();
        let mut standing = Standing::new(rows.clone(), 3);
        standing.replace(at, new.clone());
        let mut changed = rows;
        changed[at] = new;
        prop_assert_eq!(&standing, &Standing::new(changed.clone(), 3));
        changed.reverse();
        prop_assert_eq!(&standing.totals, &Standing::new(changed, 3).totals, "the order of units does not matter");
    }

    #[test]
    fn states_sum_and_denominators_stand_in_order(rows in prop::collection::vec(any_row(), 0..30)) {
        let standing = Standing::new(rows.clone(), 3);
        let totals = &standing.totals;
        let all: usize = State::ALL.iter().map(|state| totals.states.of(*state)).sum();
        prop_assert_eq!(all, rows.len());
        prop_assert_eq!(totals.states.owing(), rows.iter().filter(|row| row.state.owes()).count());
        let rates = totals.rates();
        prop_assert!(rates.actual_on_time <= rates.actual && rates.actual <= rates.expected);
        prop_assert!(rates.rate.is_none_or(|rate| (0.0..=100.0).contains(&rate)));
        for (at, tally) in totals.indicators.iter().enumerate() {
            prop_assert!(tally.population >= tally.applicable);
            prop_assert!(tally.applicable >= tally.owing);
            prop_assert!(tally.owing >= tally.reported);
            prop_assert!(tally.reported >= tally.met);
            let met = |row: &&Row| row.state.owes() && row.judgements[at].verdict == Verdict::Met;
            prop_assert_eq!(tally.met, rows.iter().filter(met).count());
            prop_assert!(tally.numerator >= Decimal::ZERO);
        }
    }
}
