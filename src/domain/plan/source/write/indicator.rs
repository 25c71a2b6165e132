//! Indicators.
use super::{
    super::document::{Table, Value},
    day, named,
};
use crate::domain::plan::{Bound, Compare, Criterion, Indicator, Judged, Measure, Target};

pub(super) fn indicator(one: &Indicator) -> Table {
    let mut table = named(&one.id, "label", &one.label);
    table.text("source", &one.source);
    measure(&mut table, &one.measure);
    let implied = matches!(one.measure, Measure::All(_));
    if let Some(criterion) = one.criterion.as_ref().filter(|one| !(implied && one.bound == Bound::Yes)) {
        table.put("criterion", bound(criterion));
    }
    table.text("judge", one.judge.token());
    if !one.targets.is_empty() {
        table.put("targets", Value::Inline(targets(&one.targets)));
    }
    if one.judged != Judged::Owing {
        table.text("judged", one.judged.token());
    }
    table.filled("scope", one.scope.as_deref().unwrap_or_default());
    table.texts("kinds", &one.applies.kinds);
    table.filled("property", one.applies.property.as_deref().unwrap_or_default());
    table.flag("both_ways", one.applies.both_ways);
    table.texts("report_types", &one.report_types);
    day(&mut table, "event", one.event);
    table.flag("encouraged", one.encouraged);
    table.filled("reading", one.reading.as_deref().unwrap_or_default());
    table
}

fn measure(table: &mut Table, measure: &Measure) {
    match measure {
        Measure::Field(field) => table.text("field", field),
        Measure::PerQuarter(field) => table.text("per_quarter", field),
        Measure::Rows(rows) => table.text("rows", rows),
        Measure::CompleteRows(rows) => table.text("complete_rows", rows),
        Measure::Ratio { numerator, denominator } if numerator == denominator => table.text("ratio", numerator),
        Measure::Ratio { numerator, denominator } => table.put("ratio", Value::texts([numerator, denominator])),
        Measure::All(fields) => table.put("all", Value::texts(fields)),
        Measure::Nested { of, within } => {
            let mut inner = Table::default();
            inner.text("of", of);
            inner.text("within", within);
            table.put("nested", Value::Inline(inner));
        }
    }
}

fn bound(criterion: &Criterion) -> Value {
    let mut table = Table::default();
    match &criterion.bound {
        Bound::Yes => return Value::Text("yes".to_owned()),
        Bound::Number(number) => {
            let key = match criterion.compare {
                Compare::AtMost => "at_most",
                Compare::Equal => "equal",
                Compare::AtLeast | Compare::Within | Compare::BetterThanLast | Compare::Own => "at_least",
            };
            table.number(key, *number);
        }
        Bound::Range { min, max } => table.put("within", Value::List([*min, *max].map(Value::Number).to_vec())),
        Bound::Level(level) => table.text("level", level),
        Bound::OwnField(field) => table.text("own", field),
        Bound::LastYear { higher_is_better, field } => {
            table.text("better_than_last", if *higher_is_better { "higher" } else { "lower" });
            table.filled("last", field.as_deref().unwrap_or_default());
        }
    }
    Value::Inline(table)
}

fn targets(targets: &[Target]) -> Table {
    let mut table = Table::default();
    for target in targets {
        let year = target.year.to_string();
        match (target.min, target.max) {
            (Some(min), None) => table.number(year, min),
            (min, max) => {
                let mut inner = Table::default();
                for (key, bound) in [("min", min), ("max", max)] {
                    if let Some(bound) = bound {
                        inner.number(key, bound);
                    }
                }
                table.put(year, Value::Inline(inner));
            }
        }
    }
    table
}
