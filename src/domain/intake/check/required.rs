//! Required cells that stand blank.
use super::Figures;
use crate::domain::{
    intake::{Code, Entry, Expected, Finding},
    plan::Field,
    unit::Unit,
};

/// A cell that already has a finding has its cause, a field the unit is not asked has none. Of a unit that is not known yet
/// nobody can say whether it is asked what only some are.
pub(super) fn missing(figures: &Figures, unit: Option<&Unit>, is_due: &dyn Fn(&Entry) -> bool) -> Vec<Finding> {
    let asked = |field: &Field| {
        unit.map_or_else(|| field.is_for_all(), |unit| field.asks(&unit.kind, |property| unit.has(property)))
    };
    let required = figures.form.keyed_fields().filter(|(_, field)| field.required && asked(field));
    let blank = required.flat_map(|(key, field)| {
        figures.of(key).filter(|entry| entry.value.is_none() && is_due(entry)).map(move |entry| (entry, field))
    });
    let explained = |entry: &Entry| {
        figures.report.findings.iter().any(|finding| {
            finding.field == Some(entry.field)
                && finding.place.as_ref().is_some_and(|place| place.cell == Some(entry.cell))
        })
    };
    blank
        .filter(|(entry, _)| !explained(entry))
        .map(|(entry, field)| {
            Finding { place: figures.place(entry), ..Finding::new(Code::RequiredMissing) }
                .of(entry.field)
                .expected(Expected::Name(field.label.clone()))
        })
        .collect()
}
