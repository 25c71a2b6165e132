//! One field of a form, or one column of a table.
use super::{FaultKind, Thing, reader::Node, unique};
use crate::domain::{
    plan::{Accrual, Choice, Field, FieldKind, MoneyUnit},
    value::tokens,
};
use rust_decimal::Decimal;

tokens! {
    /// [`FieldKind`] without what belongs to it.
    Word {
        Count = "count",
        Amount = "amount",
        Ratio = "ratio",
        Percent = "percent",
        YesNo = "yes-no",
        Level = "level",
        Choice = "choice",
        Choices = "choices",
        Date = "date",
        Text = "text",
    }
}

pub(super) fn read(node: &Node<'_>, section: usize) -> Field {
    let mut field = common(node, section);
    field.per_quarter = node.flag("per_quarter");
    field.accrual = node.token("accrual", Accrual::ALL, Accrual::token).unwrap_or(field.accrual);
    field.estimate = node.flag("estimate");
    field.stage = node.optional_text("stage");
    field.applies_to = node.texts("applies_to");
    field.applies_if = node.optional_text("applies_if");
    if field.per_quarter && matches!(field.kind, FieldKind::Ratio { .. }) {
        refuse_kind(node, &field, "per_quarter");
    }
    node.finish();
    field
}

pub(super) fn read_column(node: &Node<'_>, section: usize) -> Field {
    let mut column = common(node, section);
    column.private = node.flag("private");
    if matches!(column.kind, FieldKind::Ratio { .. }) {
        refuse_kind(node, &column, "column");
    }
    node.finish();
    column
}

/// A ratio needs two cells of its own.
fn refuse_kind(node: &Node<'_>, field: &Field, key: &'static str) {
    node.fault(node.place("kind"), FaultKind::KindNotHere { kind: field.kind.token(), key });
}

fn common(node: &Node<'_>, section: usize) -> Field {
    let id = node.id();
    let word = node.required_token("kind", Word::ALL, Word::token);
    let is_number = word.is_none_or(|word| matches!(word, Word::Count | Word::Amount | Word::Percent));
    let (mut min, mut max, mut unit_words) = (None, None, vec![]);
    if is_number {
        (min, max) = (node.decimal("min"), node.decimal("max"));
        unit_words = node.texts("unit_words");
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        node.fault(node.place("min"), FaultKind::MinAboveMax { min, max });
    }
    if word.is_some() && is_number {
        min = min.or(Some(Decimal::ZERO));
    }
    if word == Some(Word::Percent) {
        max = max.or(Some(Decimal::ONE_HUNDRED));
    }
    let adds_up = matches!(word, Some(Word::Count | Word::Amount | Word::Ratio));
    Field {
        id,
        label: node.text("label"),
        synonyms: node.texts("synonyms"),
        section,
        kind: kind(node, word),
        required: node.flag("required"),
        min,
        max,
        unit_words,
        per_quarter: false,
        accrual: if adds_up { Accrual::InPeriod } else { Accrual::Snapshot },
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: node.texts("was"),
        private: false,
        hint: node.optional_text("hint").unwrap_or_default(),
    }
}

fn kind(node: &Node<'_>, word: Option<Word>) -> FieldKind {
    let Some(word) = word else {
        // The kind is unknown, so nothing that may belong to it is called a mistake.
        for key in ["unit", "numerator", "denominator", "options"] {
            node.has(key);
        }
        return FieldKind::Text;
    };
    match word {
        Word::Count => FieldKind::Count,
        Word::Amount => FieldKind::Amount {
            unit: node.required_token("unit", MoneyUnit::ALL, MoneyUnit::token).unwrap_or(MoneyUnit::Dong),
        },
        Word::Ratio => FieldKind::Ratio { numerator: node.text("numerator"), denominator: node.text("denominator") },
        Word::Percent => FieldKind::Percent,
        Word::YesNo => FieldKind::YesNo,
        Word::Level => FieldKind::Level { options: options(node) },
        Word::Choice => FieldKind::Choice { options: options(node) },
        Word::Choices => FieldKind::Choices { options: options(node) },
        Word::Date => FieldKind::Date,
        Word::Text => FieldKind::Text,
    }
}

/// The options of a level (from the lowest up) or of a choice.
fn options(node: &Node<'_>) -> Vec<Choice> {
    let nodes = node.some_nodes("options");
    if node.has("options") && nodes.len() < 2 {
        node.fault(node.place("options"), FaultKind::TooFewOptions { found: nodes.len() });
    }
    unique::ids(nodes.iter().map(|one| (Thing::Option, one)));
    unique::wordings(Thing::Option, &nodes, &["label", "short"]);
    let option = |one: &Node<'_>| {
        let option = Choice { id: one.id(), label: one.text("label"), short: one.texts("short") };
        one.finish();
        option
    };
    nodes.iter().map(option).collect()
}
