//! What our own blank form tells beyond its labels: its version, and where everything stood when we wrote it.
use crate::domain::{
    grid::Sheet,
    intake::{Code, Expected, Finding, marker::Marker, recognise::Located},
    plan::{Form, layout},
};

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

/// Our own form keeps its rows where the layout puts them, unless somebody moved them.
pub(super) fn moved(marker: &Marker, form: &Form, located: &Located, sheet: &Sheet) -> Option<Finding> {
    marker.form.as_ref()?;
    let stands: Vec<_> = layout::rows(form);
    let first = located.values.iter().filter(|value| value.row == 0).find(|value| {
        stands.iter().any(|(row, entry)| matches!(entry, layout::Row::Field { key, part } if *key == value.field && *part == value.part && *row != value.cell.row))
    })?;
    Some(Finding::new(Code::LayoutMoved).on(&sheet.name, Some(first.cell)).of(first.field))
}
