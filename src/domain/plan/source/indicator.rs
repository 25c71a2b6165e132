//! Indicators: what is measured, what one unit must reach, what the sector must reach in which year.
use super::{
    FaultKind, Shape,
    reader::{Node, number},
    report_type::day_of_year,
};
use crate::domain::plan::{Applies, Bound, Compare, Criterion, Indicator, Judge, Judged, Measure, Target};
use rust_decimal::Decimal;
use toml::de::DeValue;

pub(super) const MEASURES: [&str; 7] = ["field", "per_quarter", "rows", "complete_rows", "ratio", "all", "nested"];
const CRITERIA: [&str; 7] = ["at_least", "at_most", "equal", "within", "level", "own", "better_than_last"];

pub(super) fn read(node: &Node<'_>) -> Indicator {
    let measure = measure(node);
    let implied =
        matches!(measure, Measure::All(_)).then_some(Criterion { compare: Compare::Equal, bound: Bound::Yes });
    let indicator = Indicator {
        id: node.id(),
        label: node.text("label"),
        source: node.text("source"),
        scope: node.optional_text("scope"),
        criterion: criterion(node).or(implied),
        measure,
        judge: node.required_token("judge", Judge::ALL, Judge::token).unwrap_or(Judge::Recorded),
        targets: targets(node),
        judged: node.token("judged", Judged::ALL, Judged::token).unwrap_or(Judged::Owing),
        applies: Applies {
            kinds: node.texts("kinds"),
            property: node.optional_text("property"),
            both_ways: node.flag("both_ways"),
        },
        encouraged: node.flag("encouraged"),
        event: day_of_year(node, "event"),
        report_types: node.texts("report_types"),
        reading: node.optional_text("reading"),
    };
    node.finish();
    indicator
}

fn measure(node: &Node<'_>) -> Measure {
    let found: Vec<&str> = MEASURES.into_iter().filter(|key| node.has(key)).collect();
    let one = match found.as_slice() {
        [one] => *one,
        _ => {
            node.fault(node.start(), FaultKind::OneKeyOf { keys: MEASURES.to_vec(), found: found.len() });
            ""
        }
    };
    match one {
        "per_quarter" => Measure::PerQuarter(node.text("per_quarter")),
        "rows" => Measure::Rows(node.text("rows")),
        "complete_rows" => Measure::CompleteRows(node.text("complete_rows")),
        "ratio" => ratio(node),
        "all" => Measure::All(node.texts("all")),
        "nested" => {
            let Some(inner) = node.node("nested") else { return Measure::Field(String::new()) };
            let measure = Measure::Nested { of: inner.text("of"), within: inner.text("within") };
            inner.finish();
            measure
        }
        "field" => Measure::Field(node.text("field")),
        _ => Measure::Field(String::new()),
    }
}

/// Two count fields, or one ratio field.
fn ratio(node: &Node<'_>) -> Measure {
    let both = |numerator: &String, denominator: &String| Measure::Ratio {
        numerator: numerator.clone(),
        denominator: denominator.clone(),
    };
    match node.texts("ratio").as_slice() {
        [one] => both(one, one),
        [numerator, denominator] => both(numerator, denominator),
        other => {
            if node.is_sound() {
                let found = other.len().to_string();
                node.fault(node.place("ratio"), FaultKind::NumberOutOfRange { key: "ratio", found, min: 1, max: 2 });
            }
            Measure::Field(String::new())
        }
    }
}

/// `"yes"`, or a table with one of [`CRITERIA`].
fn criterion(parent: &Node<'_>) -> Option<Criterion> {
    let value = parent.value("criterion")?;
    match value.get_ref() {
        DeValue::String(text) if text.as_ref() == "yes" => {
            return Some(Criterion { compare: Compare::Equal, bound: Bound::Yes });
        }
        DeValue::Table(_) => {}
        _ => {
            parent.wrong_type("criterion", value, Shape::Criterion);
            return None;
        }
    }
    let node = parent.node("criterion")?;
    let found = CRITERIA.into_iter().filter(|key| node.has(key)).count();
    if found != 1 {
        parent.fault(node.start(), FaultKind::OneKeyOf { keys: CRITERIA.to_vec(), found });
    }
    let number = |key, compare| node.decimal(key).map(|bound| (compare, Bound::Number(bound)));
    let text = |key, compare, bound: fn(String) -> Bound| node.optional_text(key).map(|text| (compare, bound(text)));
    let range = || {
        let (min, max) = within(&node)?;
        Some((Compare::Within, Bound::Range { min, max }))
    };
    let better = || {
        let higher_is_better =
            node.token("better_than_last", &[true, false], |higher| if higher { "higher" } else { "lower" })?;
        Some((Compare::BetterThanLast, Bound::LastYear { higher_is_better, field: node.optional_text("last") }))
    };
    let read = number("at_least", Compare::AtLeast)
        .or_else(|| number("at_most", Compare::AtMost))
        .or_else(|| number("equal", Compare::Equal))
        .or_else(range)
        .or_else(|| text("level", Compare::AtLeast, Bound::Level))
        .or_else(|| text("own", Compare::Own, Bound::OwnField))
        .or_else(better);
    node.finish();
    read.map(|(compare, bound)| Criterion { compare, bound })
}

/// `within = [15, 20]`.
fn within(node: &Node<'_>) -> Option<(Decimal, Decimal)> {
    let value = node.value("within")?;
    let bounds: Option<Vec<Decimal>> =
        value.get_ref().as_array().map(|list| list.iter().filter_map(|one| number(one.get_ref())).collect());
    let Some([min, max]) = bounds.as_deref() else {
        node.wrong_type("within", value, Shape::TwoNumbers);
        return None;
    };
    if min > max {
        node.fault(value.span().start, FaultKind::MinAboveMax { min: *min, max: *max });
    }
    Some((*min, *max))
}

/// `{ 2027 = 50, 2028 = { min = 15, max = 20 } }`, in the order of the file.
fn targets(parent: &Node<'_>) -> Vec<Target> {
    let Some(node) = parent.node("targets") else { return vec![] };
    let entries = node.entries();
    if entries.is_empty() {
        parent.fault(node.start(), FaultKind::Empty { key: "targets" });
    }
    entries.into_iter().filter_map(|(key, at, value)| target(parent, key, at, value)).collect()
}

fn target(parent: &Node<'_>, key: &str, at: usize, value: &toml::Spanned<DeValue<'_>>) -> Option<Target> {
    let Some(year) = key.parse().ok().filter(|_| key.len() == 4) else {
        parent.fault(at, FaultKind::NotAYear { found: key.to_owned() });
        return None;
    };
    let side = |name: &str| value.get_ref().as_table().and_then(|table| table.get(name));
    let bound = |name: &str| {
        let one = side(name)?;
        let read = number(one.get_ref());
        if read.is_none() {
            parent.wrong_type(name, one, Shape::Number);
        }
        read
    };
    let (min, max) = match value.get_ref() {
        DeValue::Integer(_) | DeValue::Float(_) => (number(value.get_ref()), None),
        DeValue::Table(table) => {
            for (name, _) in table.iter().filter(|(name, _)| !matches!(name.get_ref().as_ref(), "min" | "max")) {
                let key = name.get_ref().to_string();
                parent.fault(name.span().start, FaultKind::UnknownKey { key, near: None });
            }
            (bound("min"), bound("max"))
        }
        _ => (None, None),
    };
    if min.is_none() && max.is_none() && side("min").or(side("max")).is_none() {
        parent.wrong_type(key, value, Shape::Target);
        return None;
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        parent.fault(value.span().start, FaultKind::MinAboveMax { min, max });
    }
    Some(Target { year, min, max })
}
