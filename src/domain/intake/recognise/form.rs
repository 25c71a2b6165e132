//! The form layout: labels down one column or several, their values to the right.
use super::{
    FormIndex, Given, Located, Recognised, headings, labels::Hit, lanes, place::Placing, shown::Taught,
    similar::Similar, tables, texts::Texts,
};
use crate::domain::intake::Finding;
use std::collections::BTreeSet;

/// Below this share of labels (and below this many) a sheet is something else.
const ENOUGH_COVERAGE: f64 = 0.3;
const ENOUGH_LABELS: usize = 6;

/// Looks for the form's labels and the cells beside them.
pub fn recognise(texts: &Texts, index: &FormIndex, given: &Given, taught: &Taught) -> Recognised {
    let found_tables = tables::find(texts, index);
    let table_rows = tables::rows_of_tables(&found_tables);
    let mut hits = index.hits(texts, &table_rows);
    let mut strays = index.strays(texts, &mut hits);
    let (lanes, mut findings) = lanes::lanes(texts, index, hits);
    findings.append(&mut strays);
    let known: Vec<Hit> = lanes.iter().flat_map(|lane| lane.hits.iter().copied()).collect();
    let found = known.iter().map(|hit| hit.field).collect::<BTreeSet<_>>().len();
    let coverage = index.coverage(found);
    if coverage < ENOUGH_COVERAGE && found < ENOUGH_LABELS && taught.is_empty() {
        return Recognised::No;
    }
    let first_row = known.iter().map(|hit| hit.at.row).min().or_else(|| taught.first_row()).unwrap_or(0);
    let coverage = coverage.max(index.coverage(taught.fields()));
    let mut located = Located { first_row, coverage, ..Located::default() };
    let mut similar = Similar::default();
    for lane in &lanes {
        let bands = headings::bands(texts, index, lane, &table_rows, given.year);
        let placing = match Placing::new(texts, index, lane, &bands, given, taught.column(lane)) {
            Ok(placing) => placing,
            Err(unclear) => return Recognised::Ambiguous(unclear),
        };
        let first_similar = similar.taken.len();
        let mut quiet = table_rows.clone();
        quiet.extend(bands.iter().flat_map(|band| band.first_row..=band.last_row));
        index.similar(texts, lane, (&known, &quiet), &|row| placing.value_of(row), &mut similar);
        for hit in lane.hits.iter().chain(similar.taken.get(first_similar..).unwrap_or_default()) {
            placing.place(hit, &mut located);
        }
        // A figure in the row below a blank value was told with its label.
        let nameless = placing.nameless(&quiet);
        let told = |one: &Finding| located.findings.iter().any(|other| other.place == one.place);
        let untold: Vec<Finding> = nameless.into_iter().filter(|one| !told(one)).collect();
        located.findings.extend(untold);
    }
    findings.append(&mut similar.findings);
    findings.append(&mut located.findings);
    tables::locate(&found_tables, texts, index, &mut located);
    taught.apply(texts, index, &lanes, &mut located, &mut findings);
    findings.extend(index.missing(&texts.sheet.name, &located, &findings, &similar.unsure));
    located.values.sort_by_key(|value| (value.cell, value.field, value.row));
    located.findings = findings;
    Recognised::Yes(located)
}
