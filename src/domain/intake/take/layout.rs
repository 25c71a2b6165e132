//! How one sheet is to be read: as a form, as tables with a row for each unit, or as both.
use super::{Desk, former};
use crate::domain::{
    grid::{Address, Content, Sheet},
    intake::{
        Mapping,
        marker::Marker,
        recognise::{
            FormIndex, Located, Recognised, Texts, Unclear, fingerprint, recognise_in, units, units::UnitTable,
        },
    },
};
use std::collections::{HashMap, HashSet};

pub(super) enum Layout<'d, 'a> {
    Form(&'d FormIndex<'a>, Located),
    Tables(&'d FormIndex<'a>, Vec<UnitTable>),
    /// The labels are there, but it must be asked where the figures stand.
    Unclear(Unclear),
}

/// What stands on a sheet; as a form only the marker's, where it is known that the sheet is that one (`is_its`).
///
/// Where the same rows could be read both ways, the layout that finds more of the form's fields is meant: a label or two in
/// the wrong direction is chance. Of two that find the same, a table that names its units wins: what names them would
/// otherwise be nothing.
pub(super) fn layouts<'d, 'a>(sheet: &Sheet, desk: &'d Desk<'a>, marker: &Marker, is_its: bool) -> Vec<Layout<'d, 'a>> {
    let mapping = mapping_of(sheet, desk);
    let tables = best_tables(sheet, desk, mapping);
    let form = if mapping.is_some() { None } else { best_form(sheet, desk, marker, is_its) };
    let Some((index, found)) = tables else {
        return form.into_iter().collect();
    };
    let share = share_of(&found);
    let within = |row: u32| found.iter().any(|table| (table.first_row..=table.last_row).contains(&row));
    let named = found.iter().any(|table| table.names_units);
    match form {
        Some(Layout::Form(form, located)) => {
            if !located.values.iter().any(|value| within(value.cell.row)) {
                vec![Layout::Form(form, located), Layout::Tables(index, found)]
            } else if !lies_across(&located) && (located.coverage > share || (located.coverage >= share && !named)) {
                vec![Layout::Form(form, located)]
            } else {
                vec![Layout::Tables(index, found)]
            }
        }
        Some(Layout::Unclear(unclear)) => {
            let row = unclear.finding.place.as_ref().and_then(|place| place.cell).map(|cell| cell.row);
            let tables = Layout::Tables(index, found.clone());
            if row.is_none_or(within) { vec![tables] } else { vec![Layout::Unclear(unclear), tables] }
        }
        Some(Layout::Tables(..)) | None => vec![Layout::Tables(index, found)],
    }
}

/// Labels with their values below: where a table is found as well, they are its headings, and it is of one row.
fn lies_across(located: &Located) -> bool {
    located.values.iter().all(|value| value.label.column == value.cell.column && value.label.row < value.cell.row)
}

/// The lesson for tables that look like this one, if somebody gave one.
fn mapping_of<'d>(sheet: &Sheet, desk: &'d Desk) -> Option<&'d Mapping> {
    let mappings = &desk.lessons.mappings;
    if !mappings.values().any(units::is_for_table) {
        return None;
    }
    mappings.get(&fingerprint(sheet)).filter(|mapping| units::is_for_table(mapping))
}

/// All tables of a sheet together; a field that two of them have counts twice, and harms nobody.
fn share_of(tables: &[UnitTable]) -> f64 {
    tables.iter().map(|table| table.coverage).sum()
}

fn best_tables<'d, 'a>(
    sheet: &Sheet,
    desk: &'d Desk<'a>,
    mapping: Option<&Mapping>,
) -> Option<(&'d FormIndex<'a>, Vec<UnitTable>)> {
    let mut best: Option<(&FormIndex, Vec<UnitTable>)> = None;
    let asked = desk.plan.form_of(&desk.period.id.report_type).map(|form| form.id.as_str());
    let own = |(form, _): &(&FormIndex, _)| asked.is_none_or(|id| *id == form.form.id);
    for (form, headings) in desk.forms.iter().zip(&desk.headings).filter(own) {
        let lesson = mapping.filter(|mapping| mapping.form == form.form.id);
        let found = units::find(sheet, headings, &desk.units, lesson);
        if share_of(&found) > best.as_ref().map_or(0.0, |(_, before)| share_of(before)) {
            best = Some((form, found));
        }
    }
    best
}

fn best_form<'d, 'a>(sheet: &Sheet, desk: &'d Desk<'a>, marker: &Marker, is_its: bool) -> Option<Layout<'d, 'a>> {
    // A form of another report type may fit better, and its fields would be taken for others.
    let asked = desk.plan.form_of(&desk.period.id.report_type).map(|form| form.id.as_str());
    let its = marker.form.as_deref().filter(|id| is_its && desk.plan.form(id).is_some());
    let wanted = its.or(asked);
    let own = |form: &&FormIndex| wanted.is_none_or(|id| *id == form.form.id);
    let mut best: Option<(&FormIndex, Recognised, f64)> = None;
    let (texts, given) = (Texts::new(sheet), desk.given());
    for form in desk.forms.iter().filter(own) {
        let found = recognise_in(&texts, form, &given);
        let coverage = match &found {
            Recognised::Yes(located) => located.coverage,
            Recognised::Ambiguous(_) => 0.01,
            Recognised::No => 0.0,
        };
        if best.as_ref().is_none_or(|(_, _, before)| coverage > *before) {
            best = Some((form, found, coverage));
        }
    }
    // By the labels of its own version no field is taken for one that bears its name today.
    if let Some(older) = former::of(marker, desk, wanted)
        && let Some(form) = desk.forms.iter().find(|form| wanted.is_none_or(|id| id == form.form.id))
        && let Recognised::Yes(located) = recognise_in(&texts, older, &given)
        && best.as_ref().is_none_or(|(_, _, coverage)| located.coverage >= *coverage)
    {
        return Some(Layout::Form(form, former::carried(located, older.form, form.form, sheet)));
    }
    match best? {
        (form, Recognised::Yes(located), _) => Some(Layout::Form(form, located)),
        (_, Recognised::Ambiguous(unclear), _) => Some(Layout::Unclear(unclear)),
        (_, Recognised::No, _) => None,
    }
}

/// A sheet that is no form and no table for us, and yet has numbers beside or under labels of the form.
pub(super) fn speaks_of_figures(sheet: &Sheet, desk: &Desk) -> bool {
    let texts = Texts::new(sheet);
    let asked = desk.plan.form_of(&desk.period.id.report_type).map(|form| form.id.as_str());
    let own = |form: &&FormIndex| asked.is_none_or(|id| *id == form.form.id);
    desk.forms.iter().filter(own).any(|form| {
        let (mut rows, mut columns) = (HashMap::new(), HashMap::new());
        for hit in form.hits(&texts, &HashSet::new()) {
            rows.entry(hit.at.row).or_insert(hit.at.column);
            columns.entry(hit.at.column).or_insert(hit.at.row);
        }
        let beside = |at: Address| rows.get(&at.row).is_some_and(|column| *column < at.column);
        let below = |at: Address| columns.get(&at.column).is_some_and(|row| *row < at.row);
        let mut numbers = sheet.cells.iter().filter(|cell| matches!(cell.content, Content::Number(_)));
        numbers.any(|cell| beside(cell.at) || below(cell.at))
    })
}

pub(super) fn has_table_with_figures(sheet: &Sheet, desk: &Desk) -> bool {
    best_tables(sheet, desk, None).is_some_and(|(_, tables)| {
        let mut values = tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.values);
        values.any(|value| sheet.cell(value.cell).is_some())
    })
}
