//! Which reports are in a workbook: on which sheet, in which layout, and what its sheets say of each other.
use super::{
    Desk, Taken, TakenReport,
    layout::{Layout, layouts},
    report, rows,
    rows::{Row, Source},
    summary, totals,
};
use crate::domain::{
    grid::{Sheet, Workbook},
    intake::{
        Code, Expected, Finding, Question, QuestionKind, Report, Severity, consolidated,
        identify::{Identified, identify},
        marker::{self, Marker},
        recognise::{FormIndex, Located, Recognised, Unclear, recognise, units::UnitTable},
    },
    plan::{Form, layout::Part},
};
use std::collections::BTreeSet;

/// A sheet in form layout.
struct FormSheet<'w, 'd, 'a> {
    sheet: &'w Sheet,
    index: &'d FormIndex<'a>,
    located: Located,
}

/// The tables of one sheet.
struct TableSheet<'w, 'd, 'a> {
    sheet: &'w Sheet,
    index: &'d FormIndex<'a>,
    tables: Vec<UnitTable>,
}

/// Reads every report of a workbook in Unicode.
pub(super) fn take(workbook: &Workbook, path: &str, desk: &Desk) -> Taken {
    let marker =
        workbook.sheets.iter().find(|sheet| sheet.name == marker::SHEET).map(Marker::from_sheet).unwrap_or_default();
    if let Some(plan) = marker.plan.as_ref().filter(|plan| **plan != desk.plan.id) {
        let finding = Finding::new(Code::FormOfAnotherPlan).found(plan).expected(Expected::Name(desk.plan.id.clone()));
        return Taken { findings: vec![finding], reports: vec![] };
    }
    if let Some(sheet) = consolidated::known_by(workbook) {
        let finding = Finding::new(Code::FileConsolidated).on(&sheet.name, None).found(sheet.name.clone());
        return Taken { findings: vec![finding], reports: vec![] };
    }
    let visible: Vec<&Sheet> =
        workbook.sheets.iter().filter(|sheet| !sheet.hidden && sheet.name != marker::SHEET).collect();
    let (mut forms, mut tables, mut unclear, mut unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // Of several sheets only one is the form that the hidden sheet was made for.
    let alone = visible.iter().filter(|sheet| !sheet.cells.is_empty()).count() < 2;
    let is_its = alone && !desk.answered.period;
    for sheet in &visible {
        let found = layouts(sheet, desk, &marker, is_its);
        if found.is_empty() {
            unread.push(*sheet);
        }
        for layout in found {
            match layout {
                Layout::Form(index, located) => forms.push(FormSheet { sheet, index, located }),
                Layout::Tables(index, found) => tables.push(TableSheet { sheet, index, tables: found }),
                Layout::Unclear(asked) => unclear.push((*sheet, asked)),
            }
        }
    }
    leave_spare_copies(&mut forms, !tables.is_empty());
    let mut findings = hidden_sheets(workbook, desk);
    let mut reports: Vec<TakenReport> = unclear.into_iter().map(|(sheet, asked)| ask_where(sheet, asked)).collect();
    reports.extend(take_forms(&forms, &marker, path, desk, &mut findings));
    take_tables(&tables, path, desk, &mut findings, &mut reports);
    ask_about_twins(&mut reports, desk);
    if reports.is_empty() && !findings.iter().any(|finding| finding.severity == Severity::Error) {
        findings.push(nothing(workbook, &visible, !tables.is_empty()));
    } else {
        let holding = unread.into_iter().filter(|sheet| super::layout::speaks_of_figures(sheet, desk));
        findings.extend(holding.map(|sheet| summary::unread(&sheet.name).severity(Severity::Warning)));
    }
    Taken { findings, reports }
}

/// Why nothing was taken.
fn nothing(workbook: &Workbook, visible: &[&Sheet], has_tables: bool) -> Finding {
    let code = if workbook.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        Code::FileEmpty
    } else if has_tables {
        Code::ReportEmpty
    } else {
        Code::SheetUnrecognised
    };
    let sheet = visible.iter().find(|sheet| !sheet.cells.is_empty()).or(visible.first());
    Finding::new(code).on(sheet.map(|sheet| sheet.name.as_str()).unwrap_or_default(), None)
}

fn has_figures(sheet: &Sheet, located: &Located) -> bool {
    // Figures of which it cannot be said whose they are stand there all the same.
    let held_back = |finding: &Finding| {
        matches!(
            finding.code,
            Code::SheetAmbiguous | Code::LabelBlank | Code::LabelSimilar | Code::NotAnOption | Code::PeriodMismatch
        )
    };
    located.values.iter().any(|value| sheet.cell(value.cell).is_some()) || located.findings.iter().any(held_back)
}

/// Another sheet with the form's labels and no figures is a spare copy.
fn leave_spare_copies(forms: &mut Vec<FormSheet>, has_tables: bool) {
    let filled = forms.iter().filter(|form| has_figures(form.sheet, &form.located)).count();
    if filled > 0 || has_tables {
        forms.retain(|form| has_figures(form.sheet, &form.located));
    } else {
        forms.truncate(1);
    }
}

fn ask_where(sheet: &Sheet, Unclear { finding, candidates }: Unclear) -> TakenReport {
    TakenReport {
        unit: None,
        period: None,
        question: Some(Question { kind: QuestionKind::Mapping, candidates }),
        alias: None,
        sheet: sheet.name.clone(),
        row: None,
        report: Report { sheets: vec![sheet.name.clone()], findings: vec![finding], ..Report::default() },
    }
}

/// Every sheet in form layout is a report of its own; one of sums is held against the others.
fn take_forms(
    forms: &[FormSheet],
    marker: &Marker,
    path: &str,
    desk: &Desk,
    findings: &mut Vec<Finding>,
) -> Vec<TakenReport> {
    let none = Marker::default();
    let owner = owner_of(forms, marker, desk);
    let mut taken: Vec<(TakenReport, &Form)> = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let marker = if owner == Some(at) { marker } else { &none };
        let report = report::take_sheet(form.sheet, form.index, &form.located, marker, path, desk);
        taken.push((report, form.index.form));
    }
    let sums: Vec<bool> = taken.iter().map(|(report, _)| is_summary(report, taken.len())).collect();
    if !sums.contains(&false) {
        return taken.into_iter().map(|(report, _)| report).collect();
    }
    let own: Vec<&Report> =
        taken.iter().zip(&sums).filter(|(_, sum)| !**sum).map(|((one, _), _)| &one.report).collect();
    for ((summary, form), _) in taken.iter().zip(&sums).filter(|(_, sum)| **sum) {
        findings.extend(summary::of_form(summary, form, &own));
    }
    taken.into_iter().zip(sums).filter(|(_, sum)| !sum).map(|((report, _), _)| report).collect()
}

/// Beside sheets of schools, the one that is called a summary and names none of them.
fn is_summary(report: &TakenReport, sheets: usize) -> bool {
    sheets > 2 && report.unit.is_none() && summary::is_named_so(&report.sheet)
}

/// The sheet that the hidden one was made for: the one that names its unit, else the first. Sheets copied in beside it
/// are no concern of its.
fn owner_of(forms: &[FormSheet], marker: &Marker, desk: &Desk) -> Option<usize> {
    if forms.len() < 2 {
        return Some(0);
    }
    let unit = marker.unit.as_deref().and_then(|code| desk.units.code(code));
    let names = |form: &FormSheet| {
        let found = identify(&desk.units, form.index, form.sheet, form.located.first_row, None, "");
        found.unit.is_some() && found.unit == unit
    };
    let of_form = |form: &FormSheet| marker.form.as_ref().is_none_or(|id| *id == form.index.form.id);
    forms.iter().position(|form| of_form(form) && names(form)).or_else(|| forms.iter().position(of_form))
}

fn take_tables(
    sheets: &[TableSheet],
    path: &str,
    desk: &Desk,
    findings: &mut Vec<Finding>,
    reports: &mut Vec<TakenReport>,
) {
    let mut sources: Vec<Source> = Vec::new();
    for one in sheets {
        for table in &one.tables {
            findings.extend(table.findings.iter().cloned());
            if table.rows.is_empty() {
                continue;
            }
            if !table.names_units && table.rows.len() > 1 {
                let finding = Finding::new(Code::SheetAmbiguous).on(&one.sheet.name, None);
                let rows: Vec<String> =
                    table.rows.iter().take(5).map(|row| (u64::from(row.row) + 1).to_string()).collect();
                reports.push(ask_where(
                    one.sheet,
                    Unclear { finding: finding.found(rows.join(", ")), candidates: vec![] },
                ));
                continue;
            }
            let sender = sender_of(one, table, path, desk);
            let period =
                super::period::identify(one.sheet, table.first_row, (one.index.form, &Marker::default()), path, desk);
            sources.push(Source { sheet: one.sheet, form: one.index.form, table, period, sender });
        }
    }
    let read = rows::read(&sources, desk);
    for (at, source) in sources.iter().enumerate() {
        let own: Vec<&Row> = read.iter().filter(|row| row.source == at).collect();
        findings.extend(totals::check(source, &own, desk));
    }
    findings.extend(missing(&sources, &read, desk));
    let (mut kept, mut summed) = (Vec::new(), BTreeSet::new());
    for report in rows::settle(read, &sources, desk) {
        // In a workbook of schools' own sheets a table of sums repeats what stands there.
        let own = reports.iter().find(|own| own.row.is_none() && own.unit.is_some() && own.unit == report.unit);
        match own.filter(|_| summary::is_named_so(&report.sheet)) {
            Some(own) => {
                summed.insert(report.sheet.clone());
                findings.extend(summary::of_row(&report, &own.report));
            }
            None => kept.push(report),
        }
    }
    reports.extend(kept);
}

/// A table of one row is a school's own: the whole sheet says who sent it.
fn sender_of(one: &TableSheet, table: &UnitTable, path: &str, desk: &Desk) -> Option<Identified> {
    let is_own = table.rows.len() == 1 && one.tables.len() == 1;
    is_own.then(|| identify(&desk.units, one.index, one.sheet, table.first_row, None, path))
}

/// Required fields that no table has a column for: said once, not for every row.
fn missing(sources: &[Source], rows: &[Row], desk: &Desk) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for source in sources.iter().filter(|source| told.insert(&source.form.id)) {
        let of_form = || sources.iter().filter(|other| other.form.id == source.form.id);
        let units: Vec<_> = rows.iter().filter_map(|row| desk.units.unit(row.identified.unit?)).collect();
        for (key, field) in source.form.keyed_fields().filter(|(_, field)| field.required) {
            let stands = of_form().any(|one| {
                one.table.explained.contains(&key) || one.table.figures.iter().any(|column| column.figure.field == key)
            });
            let asked =
                units.is_empty() || units.iter().any(|unit| field.asks(&unit.kind, |property| unit.has(property)));
            if !stands && asked {
                let due = desk.is_due(source.form, key, None);
                let label = crate::domain::plan::layout::label(source.form, key, Part::Whole);
                findings.push(
                    Finding::new(Code::LabelMissing)
                        .severity(if due { Severity::Error } else { Severity::Warning })
                        .on(&source.sheet.name, None)
                        .of(key)
                        .expected(Expected::Name(label)),
                );
            }
        }
    }
    findings
}

/// Several sheets, or a sheet and a row, that report for one unit.
fn ask_about_twins(reports: &mut [TakenReport], desk: &Desk) {
    let units: Vec<Option<String>> = reports.iter().map(|one| one.unit.clone()).collect();
    for (report, unit) in reports.iter_mut().zip(&units) {
        let times = units.iter().filter(|other| unit.is_some() && *other == unit).count();
        if times > 1 {
            rows::ask_which(report, None, desk);
        }
    }
}

/// Hidden sheets are never taken; those that hold the form's figures are named.
fn hidden_sheets(workbook: &Workbook, desk: &Desk) -> Vec<Finding> {
    let hidden = workbook.sheets.iter().filter(|sheet| sheet.hidden && sheet.name != marker::SHEET);
    let has_figures = |sheet: &&Sheet| {
        let in_form = desk.forms.iter().any(|form| match recognise(sheet, form, &desk.given()) {
            Recognised::Yes(located) => has_figures(sheet, &located),
            Recognised::No | Recognised::Ambiguous(_) => false,
        });
        in_form || super::layout::has_table_with_figures(sheet, desk)
    };
    hidden.filter(has_figures).map(|sheet| Finding::new(Code::SheetHidden).on(&sheet.name, None)).collect()
}
