//! The whole way from one workbook to the reports in it.
use super::{
    Candidate, Code, Entry, Expected, Finding, Question, QuestionKind, Report, Severity, check, extract,
    identify::identify,
    marker::{self, Marker},
    money, period_hint,
    recognise::{FormIndex, Located, Recognised, recognise},
};
use crate::domain::{
    grid::{Sheet, Workbook},
    plan::{FieldKey, FieldKind, Form, Period, Plan, Quarter, layout, layout::Part},
    unit::{Unit, UnitIndex},
    value::{How, Value},
};

/// What reading a file needs to know. Built once for a whole import.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub forms: Vec<FormIndex<'a>>,
    pub units: UnitIndex<'a>,
    /// The period the clerk is working in.
    pub period: &'a Period,
    quarters: [Quarter; 4],
}

impl<'a> Desk<'a> {
    /// Whether a required field can be answered in this period: its event is past, and (for quarters) the quarter
    /// is over. `row` None asks about any quarter.
    fn is_due(&self, form: &Form, field: FieldKey, row: Option<u32>) -> bool {
        let Some(definition) = form.get(field) else { return false };
        let over = self.quarters.iter().any(|quarter| quarter.due && row.is_none_or(|row| row == quarter.number));
        !self.plan.awaits_event(&definition.id, self.period) && (!definition.per_quarter || over)
    }

    pub fn new(plan: &'a Plan, units: UnitIndex<'a>, period: &'a Period) -> Self {
        let forms = plan.forms.iter().map(FormIndex::new).collect();
        Self { plan, forms, units, period, quarters: plan.quarters(period) }
    }
}

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
            let report = take_sheet(sheet, form, located, &marker, path, desk);
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
                reports: vec![TakenReport { unit: None, period: None, question, alias: None, sheet, report }],
            }
        }
    }
}

fn best_form<'d, 'a>(sheet: &Sheet, desk: &'d Desk<'a>, marker: &Marker) -> Option<(&'d FormIndex<'a>, Recognised)> {
    let own = |form: &&FormIndex| marker.form.as_ref().is_none_or(|id| *id == form.form.id);
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

fn take_sheet(
    sheet: &Sheet,
    index: &FormIndex,
    located: &Located,
    marker: &Marker,
    path: &str,
    desk: &Desk,
) -> TakenReport {
    let identified = identify(&desk.units, index, sheet, located.first_row, marker.unit.as_deref(), path);
    let unit = identified.unit.and_then(|at| desk.units.unit(at));
    let (period, period_question, period_finding) = identify_period(sheet, located.first_row, marker, path, desk);
    let mut report = extract_report(sheet, index.form, located, unit, desk);
    report.findings.extend(form_version(marker, index.form, sheet));
    report.findings.extend(moved(marker, index.form, located, sheet));
    report.findings.extend(identified.finding);
    report.findings.extend(period_finding);
    report.findings.extend(unit.and_then(|unit| not_expected(unit, sheet, desk)));
    let is_due = |entry: &Entry| desk.is_due(index.form, entry.field, Some(entry.row));
    if report.entries.iter().all(|entry| entry.value.is_none())
        && !report
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.code != Code::LabelMissing)
    {
        report.findings.push(Finding::new(Code::ReportEmpty).on(&sheet.name, None));
    } else {
        let across = check::check(index.form, &desk.plan.rules, unit, &is_due, &report);
        report.findings.extend(across);
    }
    TakenReport {
        unit: unit.map(|unit| unit.code.clone()),
        period,
        question: identified.question.or(period_question),
        alias: identified.alias,
        sheet: sheet.name.clone(),
        report,
    }
}

/// Reads every located cell. Hidden ones are left out and said.
fn extract_report(sheet: &Sheet, form: &Form, located: &Located, unit: Option<&Unit>, desk: &Desk) -> Report {
    let mut report =
        Report { sheets: vec![sheet.name.clone()], entries: Vec::new(), findings: labels(form, located, unit, desk) };
    let money = money::printed_once(sheet);
    let mut hidden = None;
    for value in &located.values {
        let Some(field) = form.get(value.field) else { continue };
        let asked = unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)));
        let cell = sheet.cell(value.cell);
        if !asked && cell.is_none() {
            continue;
        }
        if let Some(cell) = cell.filter(|cell| sheet.is_hidden(cell.at)) {
            hidden = hidden.or(Some(cell.at));
            continue;
        }
        let context = extract::Context {
            sheet: &sheet.name,
            key: value.field,
            money: money::printed_for(sheet, value.label, value.cell, money),
            period: (desk.period.from, desk.period.to),
        };
        let reading = match (&field.kind, value.part) {
            (FieldKind::Ratio { .. }, Part::Denominator) => continue,
            (FieldKind::Ratio { .. }, Part::Numerator) => {
                let whole =
                    located.values.iter().find(|other| other.field == value.field && other.part == Part::Denominator);
                extract::read_ratio(field, cell, whole.and_then(|whole| sheet.cell(whole.cell)), &context)
            }
            _ => extract::read(field, cell, &context),
        };
        // Our form prints "Không áp dụng" where it does not ask: nobody typed that.
        if !asked && reading.value == Some(Value::NotApplicable) {
            continue;
        }
        report.findings.extend(reading.finding);
        let blank_row =
            matches!(value.field, FieldKey::Column { .. }) && reading.value.is_none() && reading.typed.is_empty();
        if !blank_row {
            let how = if reading.typed.is_empty() { How::AsIs } else { reading.how };
            report.entries.push(Entry {
                field: value.field,
                row: value.row,
                value: reading.value,
                typed: reading.typed,
                how,
                sheet: 0,
                cell: value.cell,
            });
        }
    }
    if let Some(at) = hidden {
        report.findings.push(Finding::new(Code::RowsHidden).on(&sheet.name, Some(at)));
    }
    report
}

/// What recognition said of the labels, as far as it concerns this unit in this period.
fn labels(form: &Form, located: &Located, unit: Option<&Unit>, desk: &Desk) -> Vec<Finding> {
    let concerns = |finding: &&Finding| {
        let field = finding.field.and_then(|field| form.get(field));
        let asked =
            field.is_none_or(|field| unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property))));
        finding.code != Code::LabelMissing || asked
    };
    let weighed = |finding: &Finding| match finding.field {
        Some(field) if finding.code == Code::LabelMissing && !desk.is_due(form, field, None) => {
            finding.clone().severity(Severity::Warning)
        }
        Some(_) | None => finding.clone(),
    };
    located.findings.iter().filter(concerns).map(weighed).collect()
}

/// A report nobody asked for is kept and shown apart.
fn not_expected(unit: &Unit, sheet: &Sheet, desk: &Desk) -> Option<Finding> {
    if desk.plan.owes(desk.period, unit) {
        return None;
    }
    let closed = unit.closed.is_some_and(|day| day <= desk.period.from);
    let code = if closed { Code::UnitClosed } else { Code::UnitNotOwing };
    Some(Finding::new(code).on(&sheet.name, None).found(unit.name.clone()))
}

fn form_version(marker: &Marker, form: &Form, sheet: &Sheet) -> Option<Finding> {
    let version = marker.form_version.filter(|version| *version != form.version)?;
    Some(
        Finding::new(Code::FormVersionOld)
            .on(&sheet.name, None)
            .found(version.to_string())
            .expected(Expected::Name(form.version.to_string())),
    )
}

/// Our own form keeps its rows where the layout puts them, unless somebody moved them.
fn moved(marker: &Marker, form: &Form, located: &Located, sheet: &Sheet) -> Option<Finding> {
    marker.form.as_ref()?;
    let stands: Vec<_> = layout::rows(form);
    let first = located.values.iter().filter(|value| value.row == 0).find(|value| {
        stands.iter().any(|(row, entry)| matches!(entry, layout::Row::Field { key, part } if *key == value.field && *part == value.part && *row != value.cell.row))
    })?;
    Some(Finding::new(Code::LayoutMoved).on(&sheet.name, Some(first.cell)).of(first.field))
}

/// The period a report is for: hidden sheet and title must agree with each other and with the period in work.
fn identify_period(
    sheet: &Sheet,
    first_row: u32,
    marker: &Marker,
    path: &str,
    desk: &Desk,
) -> (Option<String>, Option<Question>, Option<Finding>) {
    let working = desk.period.id.to_string();
    let title: Vec<_> = sheet.cells.iter().take_while(|cell| cell.at.row < first_row).collect();
    // A row of headings names every quarter; a title names one period.
    let is_title = |cell: &crate::domain::grid::Cell| {
        let others = title.iter().filter(|other| other.at.row == cell.at.row);
        others.filter(|other| period_hint::hint(&other.typed()).is_some()).count() < 2
    };
    let in_title = title.iter().filter(|cell| is_title(cell)).filter_map(|cell| {
        let text = cell.typed();
        Some((period_hint::hint(&text)?, text, Some(cell.at)))
    });
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let in_name = period_hint::hint(file).map(|hint| (hint, file.to_owned(), None));
    let mut said: Option<(String, String, Option<crate::domain::grid::Address>)> = None;
    if let Some(id) = marker.period.as_ref().filter(|id| **id != working) {
        said = Some((id.clone(), id.clone(), None));
    }
    for (hint, text, at) in in_title.chain(in_name) {
        if !hint.fits(&desk.period.id.span) {
            let id = hint.span().and_then(|span| desk.plan.period_id(&span.to_string()).ok()).map(|id| id.to_string());
            said = said.or(Some((id.unwrap_or_default(), text, at)));
        }
    }
    let other_year = title.iter().find(|cell| {
        let year = period_hint::title_year(&cell.typed());
        year.is_some() && desk.period.id.span.year().is_some() && year != desk.period.id.span.year()
    });
    said = said.or(other_year.map(|cell| (String::new(), cell.typed(), Some(cell.at))));
    let Some((other, text, at)) = said else { return (Some(working), None, None) };
    let known = desk.plan.period_id(&other).map(|id| id.to_string());
    let mut candidates = vec![Candidate { name: working.clone(), code: working.clone(), score: 0.5 }];
    candidates.extend(known.ok().map(|id| Candidate { name: id.clone(), code: id, score: 1.0 }));
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let finding = Finding::new(Code::PeriodMismatch).on(&sheet.name, at).found(text).expected(Expected::Name(working));
    (None, Some(Question { kind: QuestionKind::Period, candidates }), Some(finding))
}
