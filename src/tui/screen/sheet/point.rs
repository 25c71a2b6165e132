//! Teaching by pointing: which field's value stands in a cell.
use super::state::State;
use crate::{
    domain::{
        grid::Address,
        intake::{Code, Shown},
        plan::{FieldKey, FieldKind},
    },
    job::sheet_view::{ReportShown, SheetView},
    text::screen::sheet as words,
    tui::screen::{
        context::Context,
        overlay::{Choice, Item, Overlay, pick},
    },
};

/// The report that what is shown here is about.
pub fn report<'a>(state: &State, view: &'a SheetView) -> Option<&'a ReportShown> {
    let meant = state.target.report;
    let own =
        view.reports.iter().find(|report| Some(report.id) == meant && report.sheet.is_none_or(|at| at == state.sheet));
    own.or_else(|| view.report_at(state.sheet, state.at()))
}

/// "This cell holds the value of this field."
pub fn shown(field: &str, cell: Address) -> Shown {
    Shown { field: field.to_owned(), cell, beside: String::new() }
}

/// A column as the one with the values: its cell on the first row whose label is that of a plain field.
pub fn first_of(view: &SheetView, sheet: usize, column: u32, context: &Context<'_>) -> Option<(Address, Shown)> {
    let form = context.desk?.form()?;
    let is_plain = |key: FieldKey| {
        form.get(key).is_some_and(|field| !field.per_quarter && !matches!(field.kind, FieldKind::Ratio { .. }))
    };
    view.labels(sheet).filter(|(at, _)| at.column < column).find_map(|(at, keys)| {
        let key = keys.iter().copied().find(|key| matches!(key, FieldKey::Field(_)) && is_plain(*key))?;
        let cell = view.sheets.get(sheet)?.sheet.area(Address { column, ..at }).first;
        Some((cell, shown(&form.name(key)?, cell)))
    })
}

/// The form's fields to choose from: those that were not found first, beside the others the cell they are read from.
pub fn ask(state: &State, view: &SheetView, context: &Context<'_>) -> Option<Overlay> {
    let form = context.desk?.form()?;
    let at = view.sheets.get(state.sheet)?.sheet.area(state.at()).first;
    let missing = |key| {
        let of_field = view.findings.iter().filter(move |finding| finding.field == Some(key));
        of_field.into_iter().any(|finding| matches!(finding.code, Code::LabelMissing | Code::LabelDuplicate))
    };
    let read_at = |key| {
        let spots = view.spots_of(key);
        spots.filter(|(sheet, _)| *sheet == state.sheet).map(|(_, at)| at.to_string()).next().unwrap_or_default()
    };
    let mut points = words::points(context.lang, form);
    points.sort_by_key(|(_, key, _)| !missing(*key));
    let items = points.into_iter().map(|(name, key, label)| Item {
        label,
        detail: read_at(key),
        choice: Choice::Point(shown(&name, at)),
    });
    let of_table = report(state, view).is_some_and(|report| report.row.is_some());
    Some(Overlay::Pick(pick::State::new(words::which_field(context.lang, at, of_table), items.collect())))
}

/// The words of the form for what was pointed at.
pub fn label(context: &Context<'_>, shown: &Shown) -> String {
    let form = context.desk.and_then(|desk| desk.form());
    let points = form.map(|form| words::points(context.lang, form)).unwrap_or_default();
    let found = points.into_iter().find(|(name, ..)| *name == shown.field);
    found.map_or_else(|| shown.field.clone(), |(_, _, label)| label)
}
