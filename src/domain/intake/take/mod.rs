//! The whole way from one workbook to the reports in it.
mod desk;
mod keyed;
mod own_form;
mod period;
mod report;

pub use desk::Desk;
pub use keyed::{Keyed, KeyedValue, Source, keyed};

use super::{
    Code, Expected, Finding, Question, QuestionKind, Report,
    marker::{self, Marker},
    recognise::{FormIndex, Recognised, recognise},
};
use crate::domain::grid::{Sheet, Workbook};

/// What came of one workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// About the file as a whole. With an error among them nothing of it is taken.
    pub findings: Vec<Finding>,
    pub reports: Vec<TakenReport>,
}

/// One report with who and when, or the question that keeps it waiting.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenReport {
    pub unit: Option<String>,
    /// `TYPE@SPAN`.
    pub period: Option<String>,
    pub question: Option<Question>,
    /// What was written for the unit, to become an alias once answered.
    pub alias: Option<String>,
    /// The sheet it stands on.
    pub sheet: String,
    /// Zero-based, where the report is one row of a table of units.
    pub row: Option<u32>,
    pub report: Report,
}

/// Reads every report in a workbook. `path` names the file as it arrived.
pub fn take(workbook: &Workbook, path: &str, desk: &Desk) -> Taken {
    let marker =
        workbook.sheets.iter().find(|sheet| sheet.name == marker::SHEET).map(Marker::from_sheet).unwrap_or_default();
    if let Some(plan) = marker.plan.as_ref().filter(|plan| **plan != desk.plan.id) {
        let finding = Finding::new(Code::FormOfAnotherPlan).found(plan).expected(Expected::Name(desk.plan.id.clone()));
        return Taken { findings: vec![finding], reports: vec![] };
    }
    let visible: Vec<&Sheet> =
        workbook.sheets.iter().filter(|sheet| !sheet.hidden && sheet.name != marker::SHEET).collect();
    let mut candidates = Vec::new();
    let mut unclear = None;
    for sheet in &visible {
        match best_form(sheet, desk, &marker) {
            Some((form, Recognised::Yes(located))) => candidates.push((*sheet, form, located)),
            Some((_, Recognised::Ambiguous(finding))) => unclear = Some((*sheet, finding)),
            Some((_, Recognised::No)) | None => {}
        }
    }
    // A second sheet with the form's labels and no figures is a spare copy.
    if candidates.len() > 1 {
        candidates.retain(|(sheet, _, located)| located.values.iter().any(|value| sheet.cell(value.cell).is_some()));
    }
    let mut findings = hidden_sheets(workbook, desk);
    match (candidates.as_slice(), unclear) {
        ([(sheet, form, located)], None) => {
            let report = report::take_sheet(sheet, form, located, &marker, path, desk);
            Taken { findings, reports: vec![report] }
        }
        ([], None) => {
            let code = if workbook.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
                Code::FileEmpty
            } else {
                Code::SheetUnrecognised
            };
            let sheet = visible.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
            findings.push(Finding::new(code).on(&sheet, None));
            Taken { findings, reports: vec![] }
        }
        (several, unclear) => {
            let finding = unclear.map(|(_, finding)| finding).unwrap_or_else(|| {
                let names = several.iter().map(|(sheet, ..)| sheet.name.clone()).collect::<Vec<_>>().join(", ");
                Finding::new(Code::SheetAmbiguous).found(names)
            });
            let sheet = finding
                .place
                .as_ref()
                .map(|place| place.sheet.clone())
                .or_else(|| several.first().map(|(sheet, ..)| sheet.name.clone()))
                .unwrap_or_default();
            let report = Report { findings: vec![finding], ..Report::default() };
            let question = Some(Question { kind: QuestionKind::Mapping, candidates: vec![] });
            Taken {
                findings,
                reports: vec![TakenReport {
                    unit: None,
                    period: None,
                    question,
                    alias: None,
                    sheet,
                    row: None,
                    report,
                }],
            }
        }
    }
}

fn best_form<'d, 'a>(sheet: &Sheet, desk: &'d Desk<'a>, marker: &Marker) -> Option<(&'d FormIndex<'a>, Recognised)> {
    // A form of another report type may fit better, and its fields would be taken for others.
    let asked = desk.plan.form_of(&desk.period.id.report_type).map(|form| &form.id);
    let own = |form: &&FormIndex| marker.form.as_ref().or(asked).is_none_or(|id| *id == form.form.id);
    let mut best: Option<(&FormIndex, Recognised, f64)> = None;
    for form in desk.forms.iter().filter(own) {
        let found = recognise(sheet, form);
        let coverage = match &found {
            Recognised::Yes(located) => located.coverage,
            Recognised::Ambiguous(_) => 0.01,
            Recognised::No => 0.0,
        };
        if best.as_ref().is_none_or(|(_, _, before)| coverage > *before) {
            best = Some((form, found, coverage));
        }
    }
    best.map(|(form, found, _)| (form, found))
}

/// Hidden sheets are never taken; those that hold the form's figures are named.
fn hidden_sheets(workbook: &Workbook, desk: &Desk) -> Vec<Finding> {
    let hidden = workbook.sheets.iter().filter(|sheet| sheet.hidden && sheet.name != marker::SHEET);
    let has_figures = |sheet: &&Sheet| {
        desk.forms.iter().any(|form| match recognise(sheet, form) {
            Recognised::Yes(located) => located.values.iter().any(|value| sheet.cell(value.cell).is_some()),
            Recognised::No | Recognised::Ambiguous(_) => false,
        })
    };
    hidden.filter(has_figures).map(|sheet| Finding::new(Code::SheetHidden).on(&sheet.name, None)).collect()
}
