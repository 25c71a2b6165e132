//! Tables of figures and rules and what is said of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::{Address, Cell, Content, Sheet},
    intake::{Code, Expected},
    plan::{Accrual, Field, FieldKind, Missing, Operator, Side, Table},
    value::{How, Value},
};
use rust_decimal::Decimal;

fn field(id: &str, kind: FieldKind, accrual: Accrual) -> Field {
    Field {
        id: id.into(),
        label: id.into(),
        synonyms: vec![],
        section: 0,
        kind,
        required: false,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

/// Counts a, b and c, a day, pupils on a day, and a list.
fn form() -> Form {
    let mut fields: Vec<Field> =
        ["a", "b", "c"].map(|id| field(id, FieldKind::Count, Accrual::InPeriod)).into_iter().collect();
    fields.push(field("day", FieldKind::Date, Accrual::InPeriod));
    fields.push(field("pupils", FieldKind::Count, Accrual::Snapshot));
    let columns = vec![field("name", FieldKind::Text, Accrual::InPeriod)];
    let tables =
        vec![Table { id: "list".into(), title: String::new(), section: 0, columns, checklist: vec![], rows: 3 }];
    Form { id: "f".into(), version: 1, title: String::new(), sections: vec![], fields, tables }
}

fn entry(field: FieldKey, row: u32, at: Address, value: Option<Value>) -> Entry {
    Entry { field, row, value, typed: String::new(), how: How::AsIs, sheet: 0, cell: at }
}

/// Figures of a, b, c, d(ay) and p(upils) in D5, D6, …; and how many rows the list has.
fn report(figures: [Option<i64>; 5], rows: u32) -> Report {
    let entries = (0..).zip(figures).map(|(at, figure)| {
        let value = figure.map(|figure| match at {
            3 => Value::Date(chrono::NaiveDate::MIN),
            _ => Value::Number(figure.into()),
        });
        entry(FieldKey::Field(at), 0, Address::new(4 + u32::from(at), 3), value)
    });
    let listed = (1..=rows).map(|row| {
        entry(FieldKey::Column { table: 0, column: 0 }, row, Address::new(20 + row, 1), Some(Value::Text("x".into())))
    });
    Report { sheets: vec!["S".into()], entries: entries.chain(listed).collect(), findings: vec![] }
}

fn side(fields: &[&str], missing: Missing) -> Side {
    let fields = fields.iter().map(|id| (*id).to_owned()).collect();
    Side { fields, factor: Decimal::ONE, constant: Decimal::ZERO, missing }
}

fn number(constant: i64) -> Side {
    Side { fields: vec![], factor: Decimal::ONE, constant: constant.into(), missing: Missing::Zero }
}

fn rule(left: Side, operator: Operator, right: Side) -> Rule {
    let message = "Nói theo kế hoạch.".to_owned();
    Rule { id: "r".into(), form: "f".into(), left, operator, right, severity: Severity::Error, message }
}

fn codes(rule: &Rule, report: &Report) -> Vec<Code> {
    check(&form(), std::slice::from_ref(rule), None, &|_| true, report).iter().map(|one| one.code).collect()
}

#[test]
fn every_operator_holds_where_it_should() {
    use Operator::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    for (operator, holds) in [
        (Equal, [false, true, false]),
        (NotEqual, [true, false, true]),
        (Less, [true, false, false]),
        (AtMost, [true, true, false]),
        (Greater, [false, false, true]),
        (AtLeast, [false, true, true]),
    ] {
        for (a, holds) in [2, 3, 4].into_iter().zip(holds) {
            let rule = rule(side(&["a"], Missing::SkipIfAny), operator, number(3));
            let found = codes(&rule, &report([Some(a), None, None, None, None], 0));
            assert_eq!(found, if holds { vec![] } else { vec![Code::RuleBroken] }, "{a} {operator:?} 3");
        }
    }
}

#[test]
fn what_a_missing_figure_means_is_the_sides_own_affair() {
    use Missing::{SkipIfAll, SkipIfAny, Zero};
    // a + b = 10
    for (missing, figures, is_broken) in [
        (SkipIfAny, [Some(4), Some(5)], true),
        (SkipIfAny, [Some(4), None], false),
        (SkipIfAny, [None, None], false),
        (SkipIfAll, [Some(4), Some(6)], false),
        (SkipIfAll, [Some(4), None], true),
        (SkipIfAll, [Some(10), None], false),
        (SkipIfAll, [None, None], false),
        (Zero, [Some(10), None], false),
        (Zero, [Some(4), None], true),
        (Zero, [None, None], true),
    ] {
        let rule = rule(side(&["a", "b"], missing), Operator::Equal, number(10));
        let found = codes(&rule, &report([figures[0], figures[1], None, None, None], 0));
        assert_eq!(found, if is_broken { vec![Code::RuleBroken] } else { vec![] }, "{missing:?} {figures:?}");
    }
}

#[test]
fn sides_have_factors_constants_and_lists() {
    let twice = Side { factor: 2.into(), constant: 1.into(), ..side(&["b"], Missing::SkipIfAny) };
    let bound = rule(side(&["a"], Missing::SkipIfAny), Operator::AtMost, twice);
    assert_eq!(codes(&bound, &report([Some(7), Some(3), None, None, None], 0)), []);
    assert_eq!(codes(&bound, &report([Some(8), Some(3), None, None, None], 0)), [Code::RuleBroken]);
    let listed = rule(side(&["list"], Missing::Zero), Operator::AtMost, side(&["a"], Missing::SkipIfAny));
    assert_eq!(codes(&listed, &report([Some(2), None, None, None, None], 2)), []);
    assert_eq!(codes(&listed, &report([Some(2), None, None, None, None], 3)), [Code::PartExceedsWhole]);
    let far = i64::MAX;
    let large = rule(side(&["a", "b", "c"], Missing::Zero), Operator::Less, number(1));
    assert_eq!(codes(&large, &report([Some(far), Some(far), Some(far), None, None], 0)), [Code::RuleBroken]);
}

#[test]
fn together_and_exclusive_ask_what_is_filled() {
    let of = |operator| rule(side(&["a"], Missing::SkipIfAny), operator, side(&["day"], Missing::SkipIfAny));
    let (together, exclusive) = (of(Operator::Together), of(Operator::Exclusive));
    for (name, a, day, without_each_other, both) in [
        ("both", Some(3), Some(1), false, true),
        ("neither", None, None, false, false),
        ("none and no day", Some(0), None, false, false),
        ("none and a day", Some(0), Some(1), true, false),
        ("one", Some(3), None, true, false),
        ("the other", None, Some(1), true, false),
    ] {
        let report = report([a, None, None, day, None], 0);
        let expected = |said: bool, code| if said { vec![code] } else { vec![] };
        assert_eq!(codes(&together, &report), expected(without_each_other, Code::RequiredTogether), "{name}");
        assert_eq!(codes(&exclusive, &report), expected(both, Code::Exclusive), "{name}");
    }
}

#[test]
fn a_total_and_a_part_have_names_of_their_own_and_a_rule_its_severity_and_words() {
    let a = || side(&["a"], Missing::SkipIfAny);
    let figures = report([Some(9), Some(4), Some(4), None, None], 0);
    for (right, operator, code) in [
        (side(&["b", "c"], Missing::SkipIfAny), Operator::Equal, Code::TotalMismatch),
        (side(&["b"], Missing::SkipIfAny), Operator::Equal, Code::RuleBroken),
        (side(&["b"], Missing::SkipIfAny), Operator::AtMost, Code::PartExceedsWhole),
        (side(&["b", "c"], Missing::SkipIfAny), Operator::AtMost, Code::PartExceedsWhole),
        (side(&["b"], Missing::SkipIfAny), Operator::Less, Code::RuleBroken),
        (number(4), Operator::AtMost, Code::RuleBroken),
    ] {
        let broken = Rule { severity: Severity::Warning, ..rule(a(), operator, right) };
        let found = check(&form(), &[broken], None, &|_| true, &figures);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code, found[0].severity), (code, Severity::Warning));
        assert_eq!(found[0].expected, Some(Expected::Words("Nói theo kế hoạch.".into())));
        assert_eq!(found[0].place, Some(Place { sheet: "S".into(), cell: Some(Address::new(4, 3)) }));
    }
    let total = rule(a(), Operator::Equal, side(&["b", "c"], Missing::SkipIfAny));
    let found = check(&form(), &[total], None, &|_| true, &figures);
    assert_eq!(found[0].found.as_deref(), Some("9 / 8"));
    let other_form = Rule { form: "g".into(), ..rule(a(), Operator::Less, number(1)) };
    assert_eq!(codes(&other_form, &figures), []);
}

#[test]
fn one_cause_gives_one_finding() {
    let mut broken = report([None, Some(4), None, None, None], 0);
    let missing = rule(side(&["a"], Missing::Zero), Operator::AtLeast, side(&["b"], Missing::SkipIfAny));
    assert_eq!(codes(&missing, &broken), [Code::PartExceedsWhole].map(|_| Code::RuleBroken));
    let place = Some(Address::new(4, 3));
    let note = Finding::new(Code::NoDataStated).on("S", place).of(FieldKey::Field(0));
    broken.findings = vec![note];
    assert_eq!(codes(&missing, &broken), [Code::RuleBroken], "a note is no cause");
    broken.findings = vec![Finding::new(Code::TypeMismatch).on("S", place).of(FieldKey::Field(0))];
    assert_eq!(codes(&missing, &broken), []);
    let mut required = form();
    required.fields[0].required = true;
    broken.findings.clear();
    let found = check(&required, &[missing], None, &|_| true, &broken);
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::RequiredMissing]);
}

#[test]
fn what_is_required_is_asked_of_the_unit_and_due() {
    let mut form = form();
    form.fields[0].required = true;
    form.fields[1].required = true;
    form.fields[1].applies_to = vec!["thpt".into()];
    let blank = report([None; 5], 0);
    let unit = |kind: &str| Unit { kind: kind.into(), ..Unit::default() };
    let found = |unit: &Unit, due: bool| check(&form, &[], Some(unit), &|_| due, &blank).len();
    assert_eq!([found(&unit("thpt"), true), found(&unit("thcs"), true), found(&unit("thpt"), false)], [2, 1, 0]);
    let unknown = check(&form, &[], None, &|_| true, &blank);
    assert_eq!(unknown.iter().map(|one| one.field).collect::<Vec<_>>(), [Some(FieldKey::Field(0))]);
}

#[test]
fn nothing_to_report_beside_figures_is_a_contradiction() {
    let says = |text: &str, beside: &str| {
        let mut cells = vec![Cell::new(Address::new(1, 0), Content::Text(text.into()))];
        if !beside.is_empty() {
            cells.push(Cell::new(Address::new(1, 1), Content::Text(beside.into())));
        }
        Sheet { name: "S".into(), cells, ..Sheet::default() }
    };
    let figures = report([None, Some(0), Some(3), None, Some(900)], 0);
    for (text, beside, nil) in [
        ("Không phát sinh", "", true),
        ("KHÔNG PHÁT SINH", "", true),
        ("Trong kỳ, đơn vị không có phát sinh số liệu báo cáo.", "", true),
        ("Quý II năm 2026 nhà trường không phát sinh", "", true),
        ("☑ Không phát sinh", "", true),
        ("☐ Không phát sinh", "", false),
        ("Không phát sinh:", "", false),
        ("Không phát sinh:", "x", true),
        ("Không phát sinh", "không", false),
        ("Không phát sinh vụ việc nào về cháy nổ", "", false),
        ("Số vụ phát sinh", "", false),
        ("Không", "", false),
        ("", "", false),
    ] {
        let found = with_figures(&says(text, beside), &form(), &figures);
        assert_eq!(
            found.as_ref().map(|one| (one.code, one.field)),
            nil.then_some((Code::NilWithFigures, Some(FieldKey::Field(2)))),
            "{text} {beside}"
        );
    }
    let sheet = says("Không phát sinh", "");
    for (name, report, nil) in [
        ("nothing", report([None; 5], 0), false),
        ("noughts", report([Some(0); 5], 0), false),
        ("what is counted on a day", report([None, None, None, None, Some(900)], 0), false),
        ("a list", report([None; 5], 1), true),
    ] {
        assert_eq!(with_figures(&sheet, &form(), &report).is_some(), nil, "{name}");
        assert_eq!(says_nil(&sheet, &report), Some(Address::new(1, 0)));
    }
    let mut beside_a_field = figures.clone();
    beside_a_field.entries[0].cell = Address::new(1, 3);
    assert_eq!(with_figures(&sheet, &form(), &beside_a_field), None, "it speaks of that row");
}
