//! A form's own ids and labels, and the kinds and properties its fields name.
use super::{ids, refer};
use crate::domain::plan::{
    FieldKind, Plan, Table,
    source::{
        FaultKind, Thing,
        form::{FormSource, TableSource},
        reader::Spot,
        unique,
    },
};

/// What a complete row has all of are columns to be answered with yes.
fn checklist(table: &Table, source: &TableSource<'_>) {
    let columns = ids(&table.columns, |one| &one.id);
    let spots = source.node.spots("checklist");
    let (known, unknown): (Vec<Spot>, Vec<Spot>) =
        spots.into_iter().partition(|spot| columns.contains(&spot.text.as_str()));
    refer(&source.node, unknown, Thing::Column, &columns);
    for spot in known {
        let column = table.columns.iter().zip(&source.columns).find(|(column, _)| column.id == spot.text);
        if let Some((column, node)) = column
            && node.is_sound()
            && column.kind != FieldKind::YesNo
        {
            let (field, kind, allowed) = (spot.text, column.kind.token(), vec!["yes-no"]);
            source.node.fault(spot.at, FaultKind::KindMismatch { key: "checklist", field, kind, allowed });
        }
    }
}

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
        checklist(table, table_source);
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
