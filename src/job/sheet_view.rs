//! A file as it was sent, laid open: its sheets, and for every cell what was read out of it and what speaks against it.
//!
//! A sheet in a legacy encoding is shown as it is read: nobody can point at, or search for, what cannot be read.
use super::{Book, Failure};
use crate::{
    domain::{
        book::ReportRef,
        grid::{Address, Content, Sheet},
        intake::{
            Encoding, Finding, Report, Severity, encoding, marker,
            recognise::{FormIndex, Given, Recognised, recognise},
        },
        plan::{FieldKey, Form},
        value::{How, Value},
        vietnamese::{fold, fold_label},
    },
    sheet::read::ReaderPool,
    store::Which,
};
use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
};
use unicode_width::UnicodeWidthStr;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetView {
    pub receipt: i64,
    /// Path as given at import.
    pub path: String,
    pub sheets: Vec<SheetShown>,
    pub reports: Vec<ReportShown>,
    /// Everything that was found in the file, the worst first.
    pub findings: Vec<Finding>,
    notes: BTreeMap<Spot, Note>,
}

/// A cell of the file: place of its sheet, and its address.
pub type Spot = (usize, Address);

#[derive(Debug, Clone, PartialEq)]
pub struct SheetShown {
    pub sheet: Sheet,
    /// What its texts were decoded from, where they are shown otherwise than they were typed.
    pub decoded: Option<Encoding>,
    /// Rows from the top to the last that holds anything.
    pub rows: u32,
    /// Columns of the screen that the longest text of each column takes; merged cells reach over several and do not
    /// count.
    pub widths: Vec<u16>,
    /// The texts of the sheet's cells, folded for searching.
    pub folded: Vec<String>,
}

/// A report that was read out of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportShown {
    pub id: ReportRef,
    /// Code, as far as it is known by now.
    pub unit: Option<String>,
    /// Place among the file's sheets.
    pub sheet: Option<usize>,
    /// Zero-based, where the report is one row of a table of units.
    pub row: Option<u32>,
}

/// What is known of one cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Note {
    /// The cell was read for these fields.
    pub read: Vec<ReadFor>,
    /// The cell is the label or the heading of these fields, as the program understands it.
    pub label_of: Vec<FieldKey>,
    /// Places in [`SheetView::findings`].
    pub findings: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ReadFor {
    pub report: ReportRef,
    pub key: FieldKey,
    /// Quarter 1–4, row of a table from 1; 0 for a plain field.
    pub row: u32,
    pub value: Option<Value>,
    pub how: How,
}

impl SheetView {
    pub fn note(&self, sheet: usize, at: Address) -> Option<&Note> {
        self.notes.get(&(sheet, at))
    }

    /// The worst of what was found in a cell.
    pub fn worst(&self, note: &Note) -> Option<Severity> {
        note.findings.iter().filter_map(|at| self.findings.get(*at)).map(|finding| finding.severity).max()
    }

    /// Cells that something was found in, sheet by sheet as a page is read. `least`: the mildest that counts.
    pub fn found(&self, least: Severity) -> impl DoubleEndedIterator<Item = Spot> {
        let counts = move |note: &Note| self.worst(note).is_some_and(|worst| worst >= least);
        self.notes.iter().filter(move |(_, note)| counts(note)).map(|(spot, _)| *spot)
    }

    /// Cells that were read for a field.
    pub fn spots_of(&self, key: FieldKey) -> impl Iterator<Item = Spot> {
        let read = move |note: &Note| note.read.iter().any(|read| read.key == key);
        self.notes.iter().filter(move |(_, note)| read(note)).map(|(spot, _)| *spot)
    }

    /// Labels on a sheet, as a page is read.
    pub fn labels(&self, sheet: usize) -> impl Iterator<Item = (Address, &[FieldKey])> {
        let of_sheet = self.notes.range((sheet, Address::default())..(sheet + 1, Address::default()));
        let labels = of_sheet.filter(|(_, note)| !note.label_of.is_empty());
        labels.map(|((_, at), note)| (*at, note.label_of.as_slice()))
    }

    /// Cells that hold a text, marks and case aside; none for a text without letters and digits.
    pub fn search(&self, text: &str) -> Vec<Spot> {
        let wanted = fold(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let of_sheet = |(at, shown): (usize, &SheetShown)| {
            let cells = shown.sheet.cells.iter().zip(&shown.folded);
            let found = cells.filter(|(_, folded)| folded.contains(&wanted)).map(|(cell, _)| (at, cell.at));
            found.collect::<Vec<_>>()
        };
        self.sheets.iter().enumerate().flat_map(of_sheet).collect()
    }

    /// Where the sheet of a name stands among the file's.
    pub fn sheet_named(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|shown| shown.sheet.name == name)
    }

    /// The report that a cell is in: the one of its row, else the first of its sheet, else the first of the file.
    pub fn report_at(&self, sheet: usize, at: Address) -> Option<&ReportShown> {
        let here = || self.reports.iter().filter(|report| report.sheet == Some(sheet));
        let of_row = here().find(|report| report.row == Some(at.row));
        of_row.or_else(|| here().next()).or_else(|| self.reports.first())
    }

    fn note_mut(&mut self, sheet: usize, at: Address) -> &mut Note {
        self.notes.entry((sheet, at)).or_default()
    }
}

impl SheetShown {
    fn new(sheet: Sheet) -> Self {
        let merged = sheet.merged.iter().map(|area| area.last);
        let filled = sheet.cells.iter().map(|cell| cell.at);
        let (mut rows, mut columns) = (0, 0);
        for at in filled.chain(merged) {
            rows = rows.max(at.row.saturating_add(1));
            columns = columns.max(at.column.saturating_add(1));
        }
        let mut widths = vec![0; usize::try_from(columns).unwrap_or(0)];
        let reaches_over = |at: Address| sheet.merged.iter().any(|area| area.contains(at));
        for cell in &sheet.cells {
            let text = u16::try_from(cell.typed().width()).unwrap_or(u16::MAX);
            let place = usize::try_from(cell.at.column).ok().and_then(|at| widths.get_mut(at));
            if let Some(place) = place.filter(|place| text > **place)
                && !reaches_over(cell.at)
            {
                *place = text;
            }
        }
        let folded = sheet.cells.iter().map(|cell| fold(&cell.typed())).collect();
        Self { sheet, decoded: None, rows, widths, folded }
    }
}

/// Reads a file of the book again and lays everything over it that is known of its cells. `form`: whose labels are
/// looked for.
pub fn sheet_view(book: &Book, pool: &ReaderPool, form: Option<&Form>, receipt: i64) -> Result<SheetView, Failure> {
    let fail = |error| book.failed(error);
    let missing = || Failure::NoSuchReport(receipt.to_string());
    let file = book.store.files().map_err(fail)?.into_iter().find(|file| file.receipt == receipt);
    let file = file.ok_or_else(missing)?;
    let bytes = book.store.original(&file.sha256).map_err(fail)?.ok_or_else(missing)?;
    let refused = |finding| Failure::Unreadable { path: PathBuf::from(&file.path), finding };
    let workbook = pool.read(&bytes).map_err(refused)?;
    let headers = book.store.headers(Which::Of(receipt)).map_err(fail)?;
    let header_of = |id: ReportRef| headers.iter().find(|header| header.id == id);
    let mut reports: Vec<(ReportRef, Report)> = Vec::new();
    book.store.each_report(Which::Of(receipt), |id, report| reports.push((id, report))).map_err(fail)?;
    let unit_on = |name: &str| {
        let whole = reports.iter().filter(|(id, _)| header_of(*id).is_some_and(|header| header.place.is_none()));
        let (id, _) = whole.into_iter().find(|(_, report)| report.sheets.first().is_some_and(|one| one == name))?;
        header_of(*id)?.unit.as_deref()
    };
    let period = headers.iter().find_map(|header| book.ledger.periods.get(&header.id).or(header.period.as_ref()));
    let period = period.and_then(|period| book.period_id(period).ok());
    let plan = period.map_or(&book.plan, |period| book.plan_of(&period));
    let (workbook, decoded) = encoding::as_read(&workbook, &book.ledger.lessons, &encoding::answers_of(plan), unit_on);
    // Our own marks in a blank form are nobody's figures.
    let sheets = workbook.sheets.into_iter().filter(|sheet| sheet.name != marker::SHEET).map(|sheet| {
        let decoded = decoded.iter().find(|(name, _)| *name == sheet.name).map(|(_, encoding)| *encoding);
        SheetShown { decoded, ..SheetShown::new(sheet) }
    });
    let sheets = sheets.collect();
    let mut view = SheetView { receipt, path: file.path.clone(), sheets, ..SheetView::default() };
    // Which year a heading speaks of is no matter for showing it.
    view.label(form, &Given { lessons: &book.ledger.lessons, year: None, quarters: [None; 4] });
    let mut findings = file.outcome.map(|outcome| outcome.findings).unwrap_or_default();
    for (id, mut report) in reports {
        findings.append(&mut report.findings);
        let header = header_of(id);
        let unit = book.ledger.units.get(&id).or(header.and_then(|header| header.unit.as_ref()));
        let places: Vec<Option<usize>> = report.sheets.iter().map(|name| view.sheet_named(name)).collect();
        let row = header.and_then(|header| header.place.as_ref());
        let sheet = row.and_then(|row| view.sheet_named(&row.sheet)).or_else(|| places.first().copied().flatten());
        view.reports.push(ReportShown { id, unit: unit.cloned(), sheet, row: row.map(|row| row.row) });
        for entry in report.entries {
            let Some(sheet) = places.get(usize::from(entry.sheet)).copied().flatten() else { continue };
            let read = ReadFor { report: id, key: entry.field, row: entry.row, value: entry.value, how: entry.how };
            view.note_mut(sheet, entry.cell).read.push(read);
        }
    }
    view.take_findings(findings);
    Ok(view)
}

impl SheetView {
    /// Marks the labels that the program finds by itself.
    fn label(&mut self, form: Option<&Form>, given: &Given) {
        let Some(index) = form.map(FormIndex::new) else { return };
        let labels: Vec<(usize, Address, FieldKey)> = self
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(at, shown)| {
                let found = match recognise(&shown.sheet, &index, given) {
                    Recognised::Yes(located) => {
                        located.values.into_iter().map(|value| (value.label, value.field)).collect()
                    }
                    // Where the values stand is not known; what the labels say may be.
                    Recognised::No | Recognised::Ambiguous(_) => labels_of(index.form, &shown.sheet),
                };
                found.into_iter().map(move |(label, field)| (at, label, field))
            })
            .collect();
        for (sheet, at, field) in labels {
            let note = self.note_mut(sheet, at);
            if !note.label_of.contains(&field) {
                note.label_of.push(field);
            }
        }
    }

    fn take_findings(&mut self, mut findings: Vec<Finding>) {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        // A file of one report tells of itself and of the report in the same words.
        findings.dedup();
        for (at, finding) in findings.iter().enumerate() {
            let place = finding.place.as_ref();
            let spot = place.and_then(|place| Some((self.sheet_named(&place.sheet)?, place.cell?)));
            if let Some((sheet, cell)) = spot {
                self.note_mut(sheet, cell).findings.push(at);
            }
        }
        self.findings = findings;
    }
}

/// Cells that say just what a field is called.
fn labels_of(form: &Form, sheet: &Sheet) -> Vec<(Address, FieldKey)> {
    let names = form.keyed_fields().flat_map(|(key, field)| {
        std::iter::once(&field.label).chain(&field.synonyms).map(move |name| (fold_label(name), key))
    });
    let names: HashMap<String, FieldKey> = names.collect();
    let texts = sheet.cells.iter().filter(|cell| matches!(cell.content, Content::Text(_)));
    texts.filter_map(|cell| Some((cell.at, *names.get(&fold_label(&cell.typed()))?))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        grid::{Area, Cell},
        intake::Code,
    };

    fn sheet(name: &str, cells: &[(&str, &str)]) -> Sheet {
        let cell = |(at, text): &(&str, &str)| Cell::new(at.parse().unwrap(), Content::Text((*text).to_owned()));
        Sheet { name: name.into(), cells: cells.iter().map(cell).collect(), ..Sheet::default() }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_text_and_merged_cells_do_not_count() {
        let mut sheet = sheet("Biểu", &[("A1", "một tiêu đề dài"), ("A2", "TT"), ("C2", "Số lượng"), ("C4", "12")]);
        let at = |text: &str| text.parse().unwrap();
        sheet.merged = vec![Area { first: at("A1"), last: at("D1") }];
        let shown = SheetShown::new(sheet);
        assert_eq!((shown.rows, shown.widths.as_slice()), (4, [2, 0, 8, 0].as_slice()));
        assert_eq!(SheetShown::new(Sheet::default()).rows, 0);
    }

    #[test]
    fn findings_lead_from_cell_to_cell_over_all_sheets() {
        let shown = ["Một", "Hai"].map(|name| SheetShown::new(sheet(name, &[("A1", "x"), ("B9", "y")])));
        let mut view = SheetView { sheets: shown.to_vec(), ..SheetView::default() };
        let at = |text: &str| text.parse::<Address>().unwrap();
        let error = |name: &str, cell: &str| Finding::new(Code::TypeMismatch).on(name, Some(at(cell)));
        let note = Finding::new(Code::NumberAsText).on("Một", Some(at("A1")));
        let nowhere = Finding::new(Code::ReportEmpty);
        let same = error("Hai", "A1");
        view.take_findings(vec![note, error("Một", "B9"), same.clone(), same, error("Ba", "A1"), nowhere]);
        assert_eq!(view.findings.len(), 5, "what is said twice is shown once");
        let errors: Vec<Spot> = view.found(Severity::Error).collect();
        assert_eq!(errors, [(0, at("B9")), (1, at("A1"))]);
        assert_eq!(view.found(Severity::Note).count(), 3);
        assert_eq!(view.note(0, at("A1")).and_then(|note| view.worst(note)), Some(Severity::Note));
        assert_eq!(view.note(1, at("B9")), None);
    }

    #[test]
    fn a_cell_belongs_to_the_report_of_its_row() {
        let report = |ordinal, sheet, row| ReportShown {
            id: ReportRef { receipt: 1, ordinal },
            unit: None,
            sheet: Some(sheet),
            row,
        };
        let reports = vec![report(0, 0, Some(4)), report(1, 0, Some(5)), report(2, 1, None)];
        let view = SheetView { reports, ..SheetView::default() };
        let of = |sheet, row| view.report_at(sheet, Address::new(row, 2)).map(|report| report.id.ordinal);
        assert_eq!([of(0, 4), of(0, 5), of(0, 9), of(1, 4), of(7, 0)], [Some(0), Some(1), Some(0), Some(2), Some(0)]);
    }
}
