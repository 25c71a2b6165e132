//! Forms and the rules between their figures.
use super::{
    super::document::{Table, Value},
    named,
};
use crate::domain::{
    intake::Severity,
    plan::{Accrual, Choice, Field, FieldKind, Form, Missing, Rule, Side},
};
use rust_decimal::Decimal;

pub(super) fn form(form: &Form) -> Table {
    let mut table = Table::default();
    table.text("id", &form.id);
    table.number("version", form.version);
    table.text("title", &form.title);
    let section = |at: usize, id: &str, title: &str| {
        let mut table = named(id, "title", title);
        let fields = form.fields.iter().filter(|field| field.section == at).map(field).collect::<Vec<_>>();
        if !fields.is_empty() {
            table.put("field", Value::Sections(fields));
        }
        let tables = form.tables.iter().filter(|table| table.section == at).map(repeating).collect::<Vec<_>>();
        if !tables.is_empty() {
            table.put("table", Value::Sections(tables));
        }
        table
    };
    let sections = form.sections.iter().enumerate().map(|(at, one)| section(at, &one.id, &one.title));
    table.put("section", Value::Sections(sections.collect()));
    table
}

fn repeating(one: &crate::domain::plan::Table) -> Table {
    let mut table = named(&one.id, "title", &one.title);
    table.number("rows", one.rows);
    table.texts("checklist", &one.checklist);
    table.put("column", Value::Sections(one.columns.iter().map(field).collect()));
    table
}

/// A field or a column: what a column cannot have it has not.
fn field(field: &Field) -> Table {
    let mut table = named(&field.id, "label", &field.label);
    table.texts("synonyms", &field.synonyms);
    table.text("kind", field.kind.token());
    kind(&mut table, &field.kind);
    table.flag("required", field.required);
    let is_number = matches!(field.kind, FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent);
    if let Some(min) = field.min.filter(|min| is_number && !min.is_zero()) {
        table.number("min", min);
    }
    let usual = (field.kind == FieldKind::Percent).then_some(Decimal::ONE_HUNDRED);
    if let Some(max) = field.max.filter(|max| Some(*max) != usual) {
        table.number("max", max);
    }
    table.texts("unit_words", &field.unit_words);
    table.flag("per_quarter", field.per_quarter);
    let adds_up = matches!(field.kind, FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Ratio { .. });
    if field.accrual != if adds_up { Accrual::InPeriod } else { Accrual::Snapshot } {
        table.text("accrual", field.accrual.token());
    }
    table.flag("estimate", field.estimate);
    table.filled("stage", field.stage.as_deref().unwrap_or_default());
    table.texts("applies_to", &field.applies_to);
    table.filled("applies_if", field.applies_if.as_deref().unwrap_or_default());
    table.texts("was", &field.was);
    table.flag("private", field.private);
    table.filled("hint", &field.hint);
    table
}

fn kind(table: &mut Table, kind: &FieldKind) {
    match kind {
        FieldKind::Amount { unit } => table.text("unit", unit.token()),
        FieldKind::Ratio { numerator, denominator } => {
            table.text("numerator", numerator);
            table.text("denominator", denominator);
        }
        FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
            table.put("options", Value::List(options.iter().map(option).map(Value::Inline).collect()));
        }
        FieldKind::Count | FieldKind::Percent | FieldKind::YesNo | FieldKind::Date | FieldKind::Text => {}
    }
}

fn option(choice: &Choice) -> Table {
    let mut table = named(&choice.id, "label", &choice.label);
    table.texts("short", &choice.short);
    table
}

pub(super) fn rule(rule: &Rule, several_forms: bool) -> Table {
    let mut table = Table::default();
    table.text("id", &rule.id);
    if several_forms {
        table.text("form", &rule.form);
    }
    table.put("left", side(&rule.left));
    table.text("operator", rule.operator.token());
    table.put("right", side(&rule.right));
    if rule.severity != Severity::Error {
        table.text("severity", rule.severity.token());
    }
    table.text("message", &rule.message);
    table
}

fn side(side: &Side) -> Value {
    let mut table = Table::default();
    table.texts("fields", &side.fields);
    if side.factor != Decimal::ONE {
        table.number("factor", side.factor);
    }
    if !side.constant.is_zero() {
        table.number("constant", side.constant);
    }
    if side.missing != Missing::SkipIfAny {
        table.text("missing", side.missing.token());
    }
    match (table.entries.len(), side.fields.as_slice()) {
        (0, _) => Value::Number(Decimal::ZERO),
        (1, [only]) => Value::Text(only.clone()),
        (1, [_, ..]) => Value::texts(&side.fields),
        _ => Value::Inline(table),
    }
}
