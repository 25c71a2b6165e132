//! What our own blank form tells beyond its labels: its version, and where everything stood when we wrote it.
use crate::domain::{
    grid::{Address, Sheet},
    intake::{
        Code, Expected, Finding,
        marker::Marker,
        recognise::{Located, ValueAt},
    },
    plan::{FieldKey, Form, layout, layout::Part},
};
use std::collections::BTreeMap;

/// The form is of another version than the plan's.
pub(super) fn version(marker: &Marker, form: &Form, sheet: &Sheet) -> Option<Finding> {
    let version = marker.form_version.filter(|version| *version != form.version)?;
    Some(
        Finding::new(Code::FormVersionOld)
            .on(&sheet.name, None)
            .found(version.to_string())
            .expected(Expected::Name(form.version.to_string())),
    )
}

/// The sheet is one of this version of our own form.
pub(super) fn is_of(marker: &Marker, form: &Form) -> bool {
    marker.form.is_some() && marker.form_version.is_none_or(|version| version == form.version)
}

/// Our own form keeps its labels and values where the layout puts them, unless somebody moved them.
pub(super) fn moved(form: &Form, located: &Located, sheet: &Sheet) -> Option<Finding> {
    let stands: BTreeMap<(FieldKey, Part), u32> = layout::rows(form)
        .into_iter()
        .filter_map(|(row, entry)| match entry {
            layout::Row::Field { key, part } => Some(((key, part), row)),
            layout::Row::Section(_)
            | layout::Row::Quarters
            | layout::Row::TableTitle(_)
            | layout::Row::TableHeader(_)
            | layout::Row::TableRow { .. } => None,
        })
        .collect();
    let is_moved = |value: &&ValueAt| {
        let Some(row) = stands.get(&(value.field, value.part)) else { return false };
        let column = layout::VALUE_COLUMN + value.row.saturating_sub(1);
        value.cell != Address::new(*row, column) || value.label != Address::new(*row, layout::LABEL_COLUMN)
    };
    let first = located.values.iter().find(is_moved)?;
    Some(Finding::new(Code::LayoutMoved).on(&sheet.name, Some(first.cell)).of(first.field))
}
