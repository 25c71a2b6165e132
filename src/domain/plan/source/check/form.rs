//! A form's own ids and labels, and the kinds and properties its fields name.
use super::{ids, refer};
use crate::domain::plan::{
    Plan,
    source::{FaultKind, Thing, form::FormSource, unique},
};

pub(super) fn check(plan: &Plan, source: &FormSource<'_>) {
    unique::ids(source.sections.iter().map(|node| (Thing::Section, node)));
    let fields = source.fields.iter().map(|node| (Thing::Field, node));
    unique::ids(fields.chain(source.tables.iter().map(|table| (Thing::Table, &table.node))));
    unique::wordings(Thing::Field, &source.fields, &["label", "synonyms"]);
    let (kinds, properties) = (ids(&plan.kinds, |one| &one.id), ids(&plan.properties, |one| &one.id));
    for node in &source.fields {
        refer(node, node.spots("applies_to"), Thing::Kind, &kinds);
        refer(node, node.spots("applies_if"), Thing::Property, &properties);
    }
    for (table, table_source) in source.form.tables.iter().zip(&source.tables) {
        unique::ids(table_source.columns.iter().map(|node| (Thing::Column, node)));
        unique::wordings(Thing::Column, &table_source.columns, &["label", "synonyms"]);
        // Scripts name a column `table.column`, which must not be the id of a field.
        for (column, node) in table.columns.iter().zip(&table_source.columns) {
            let name = format!("{}.{}", table.id, column.id);
            let field = source.form.fields.iter().zip(&source.fields).find(|(field, _)| field.id == name);
            if let Some((_, field)) = field {
                let first_line = field.line(field.place("id"));
                node.fault(node.place("id"), FaultKind::Duplicate { thing: Thing::Column, id: name, first_line });
            }
        }
    }
}
