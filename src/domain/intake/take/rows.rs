//! The rows of tables of units: each is its own report. What several tables say of one unit is one report.
use super::{
    Desk, TakenReport,
    report::{extract_report, judge, not_expected},
};
use crate::domain::{
    grid::{Address, Sheet},
    intake::{
        Candidate, Code, Expected, Finding, Question, QuestionKind, Report,
        identify::{Identified, commune_of},
        identify_row::{RowEvidence, identify_row},
        money,
        recognise::{
            Located,
            units::{UnitRow, UnitTable, Written},
        },
    },
    plan::{FieldKey, Form, MoneyUnit},
    value::Value,
    vietnamese::fold_marked,
};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Which period a sheet's rows are for, or the question.
pub(super) type Period = (Option<String>, Option<Question>, Option<Finding>);

/// One table with what its sheet says around it.
pub(super) struct Source<'t> {
    pub sheet: &'t Sheet,
    pub form: &'t Form,
    pub table: &'t UnitTable,
    pub period: Period,
    /// Who the sheet as a whole says it is from: for a table of one row.
    pub sender: Option<Identified>,
}

/// One row as it was read, before it is known what else is said of its unit.
pub(super) struct Row {
    /// Which of the sources.
    pub source: usize,
    pub at: u32,
    /// Where its unit is named.
    named: Option<Address>,
    written: String,
    pub identified: Identified,
    pub report: Report,
    unclear: bool,
}

/// So many unknown names are looked for among all that come near; a column of something else has thousands.
const SUGGESTED: usize = 40;

/// Reads every row of every table.
pub(super) fn read(sources: &[Source], desk: &Desk) -> Vec<Row> {
    let mut suggested = 0;
    let mut rows = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let money = money::printed_once(source.sheet);
        let head: Vec<_> = source.sheet.cells.iter().take_while(|cell| cell.at.row < source.table.first_row).collect();
        let letterhead = commune_of(&head);
        for row in &source.table.rows {
            let mut identified = identify(source, row, letterhead.as_deref(), suggested < SUGGESTED, desk);
            suggested += usize::from(identified.unit.is_none());
            if let Some(sender) = &source.sender {
                identified = agreed(identified, sender, desk);
            }
            rows.push(read_row(at, source, row, identified, &money, desk));
        }
    }
    rows
}

fn identify(source: &Source, row: &UnitRow, letterhead: Option<&str>, suggest: bool, desk: &Desk) -> Identified {
    let kind = row.kind.as_deref().and_then(|id| desk.plan.kind(id)).map(|kind| kind.name.as_str());
    let own = row.commune.as_ref().map(|commune| (commune.text.as_str(), Some(commune.at)));
    fn written(one: &Option<Written>) -> Option<(&str, Address)> {
        one.as_ref().map(|one| (one.text.as_str(), one.at))
    }
    let evidence = RowEvidence {
        code: written(&row.code),
        name: written(&row.name),
        kind,
        commune: own.or(letterhead.map(|place| (place, None))),
    };
    identify_row(&desk.units, &source.sheet.name, &evidence, suggest)
}

/// A table of one row is a school's own: letterhead and file name must not speak of another one.
fn agreed(row: Identified, sender: &Identified, desk: &Desk) -> Identified {
    match (row.unit, sender.unit) {
        (Some(own), Some(other)) if own != other => {
            let found = desk.units.unit(own).map(|unit| unit.name.clone()).unwrap_or_default();
            let candidates: Vec<Candidate> = [other, own].iter().filter_map(|at| candidate(*at, desk)).collect();
            let names = candidates.iter().map(|one| format!("{} ({})", one.name, one.code)).collect();
            let finding = Finding::new(Code::UnitMismatch).found(found).expected(Expected::OneOf(names));
            let question = Question { kind: QuestionKind::Disagreement, candidates };
            Identified { unit: None, question: Some(question), finding: Some(finding), alias: None }
        }
        (Some(_), None) if is_disagreement(sender) => sender.clone(),
        (Some(_), _) => row,
        // The row names nobody, so the sheet says who it is; what it names and nobody knows stays a question.
        (None, _) if row.alias.is_none() => sender.clone(),
        (None, _) => row,
    }
}

fn is_disagreement(identified: &Identified) -> bool {
    identified.question.as_ref().is_some_and(|question| question.kind == QuestionKind::Disagreement)
}

fn candidate(unit: usize, desk: &Desk) -> Option<Candidate> {
    let unit = desk.units.unit(unit)?;
    Some(Candidate { code: unit.code.clone(), name: unit.name.clone(), score: 1.0 })
}

fn read_row(
    at: usize,
    source: &Source,
    row: &UnitRow,
    identified: Identified,
    money: &[MoneyUnit],
    desk: &Desk,
) -> Row {
    let unit = desk.unit_at(&source.sheet.name, Some(row.row), identified.unit);
    let located = Located { values: row.values.clone(), first_row: source.table.first_row, ..Located::default() };
    let mut report = extract_report(source.sheet, source.form, &located, unit, money, desk);
    report.findings.extend(row.unclear.iter().chain(&row.shares).cloned());
    let sums = source.table.sums.iter();
    let wrong: Vec<Finding> = sums.filter_map(|sum| sum_of_quarters(source.sheet, row.row, *sum, &report)).collect();
    report.findings.extend(wrong);
    let said = [&row.name, &row.code, &row.commune].map(|one| one.as_ref().map_or("", |one| one.text.as_str()));
    Row {
        source: at,
        at: row.row,
        named: row.name.as_ref().or(row.code.as_ref()).map(|one| one.at),
        written: fold_marked(&said.join(" | ")),
        identified,
        report,
        unclear: !row.unclear.is_empty(),
    }
}

/// What stands as the sum of a row's quarters must be it.
fn sum_of_quarters(sheet: &Sheet, row: u32, (field, column): (FieldKey, u32), report: &Report) -> Option<Finding> {
    let cell = sheet.cell(Address::new(row, column))?;
    let typed = cell.typed();
    let said: Decimal = typed.trim().parse().ok()?;
    let quarters: Vec<_> = report.entries.iter().filter(|entry| entry.field == field && entry.row > 0).collect();
    if quarters.iter().any(|entry| entry.value.is_none() && !entry.typed.is_empty()) {
        return None;
    }
    let sum: Decimal = quarters.iter().filter_map(|entry| entry.value.as_ref().and_then(Value::number)).sum();
    let finding = || Finding::new(Code::TotalMismatch).on(&sheet.name, Some(cell.at)).of(field);
    (sum != said).then(|| finding().found(typed.trim()).expected(Expected::Name(sum.normalize().to_string())))
}

/// Puts together what several tables say of one unit, and asks where one table says it twice.
pub(super) fn settle(rows: Vec<Row>, sources: &[Source], desk: &Desk) -> Vec<TakenReport> {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut places: HashMap<(Option<usize>, String), usize> = HashMap::new();
    for row in rows {
        // Rows that name nobody have nothing in common.
        let is_named = row.identified.unit.is_some() || row.named.is_some();
        let key =
            (row.identified.unit, if row.identified.unit.is_some() { String::new() } else { row.written.clone() });
        match places.get(&key).filter(|_| is_named).and_then(|at| groups.get_mut(*at)) {
            Some(group) => group.push(row),
            None => {
                if is_named {
                    places.insert(key, groups.len());
                }
                groups.push(vec![row]);
            }
        }
    }
    let mut taken: Vec<TakenReport> = groups.into_iter().flat_map(|group| settle_unit(group, sources, desk)).collect();
    let order = |report: &TakenReport| {
        let sheet = sources.iter().position(|source| source.sheet.name == report.sheet);
        (sheet, report.row)
    };
    taken.sort_by_key(order);
    taken
}

fn settle_unit(group: Vec<Row>, sources: &[Source], desk: &Desk) -> Vec<TakenReport> {
    let mut merged: Vec<Row> = Vec::new();
    for row in group {
        let partner = merged.iter_mut().find(|other| other.source != row.source && !overlap(other, &row));
        if !partner.is_some_and(|other| merged_into(other, &row, sources)) {
            merged.push(row);
        }
    }
    let twice = merged.len() > 1 && merged.iter().all(|row| row.identified.unit.is_some());
    merged.into_iter().filter_map(|row| finish(row, twice, sources, desk)).collect()
}

/// Both say something of one field.
fn overlap(one: &Row, other: &Row) -> bool {
    let says = |row: &Row, field, at| row.report.entries.iter().any(|entry| (entry.field, entry.row) == (field, at));
    one.report.entries.iter().any(|entry| says(other, entry.field, entry.row))
}

/// Two tables of one form and one period that ask for different things make one report.
fn merged_into(one: &mut Row, other: &Row, sources: &[Source]) -> bool {
    let (Some(a), Some(b)) = (sources.get(one.source), sources.get(other.source)) else { return false };
    if a.form.id != b.form.id || a.period.0 != b.period.0 {
        return false;
    }
    let known = one.report.sheets.iter().position(|name| *name == b.sheet.name);
    let at = known.unwrap_or_else(|| {
        one.report.sheets.push(b.sheet.name.clone());
        one.report.sheets.len() - 1
    });
    let Ok(sheet) = u16::try_from(at) else { return false };
    one.report
        .entries
        .extend(other.report.entries.iter().cloned().map(|entry| crate::domain::intake::Entry { sheet, ..entry }));
    one.report.findings.extend(other.report.findings.iter().cloned());
    one.unclear |= other.unclear;
    true
}

fn finish(row: Row, twice: bool, sources: &[Source], desk: &Desk) -> Option<TakenReport> {
    let source = sources.get(row.source)?;
    let sheet = source.sheet;
    let unit = desk.unit_at(&sheet.name, Some(row.at), row.identified.unit);
    let (period, period_question, period_finding) = source.period.clone();
    let mut report = row.report;
    judge(&mut report, source.form, unit, None, desk);
    report.findings.extend(row.identified.finding);
    report.findings.extend(period_finding);
    report.findings.extend(unit.and_then(|unit| not_expected(unit, sheet, desk)));
    let mut taken = TakenReport {
        unit: row.identified.unit.and_then(|at| desk.units.unit(at)).map(|unit| unit.code.clone()),
        period,
        question: row.identified.question.or(period_question),
        alias: row.identified.alias,
        sheet: sheet.name.clone(),
        row: Some(row.at),
        report,
    };
    if twice {
        ask_which(&mut taken, row.named, desk);
    }
    if row.unclear {
        let mapping = Question { kind: QuestionKind::Mapping, candidates: vec![] };
        taken.question = taken.question.or(Some(mapping));
    }
    Some(taken)
}

/// Several places of one file report for one unit: none of them counts before somebody says which one does.
pub(super) fn ask_which(taken: &mut TakenReport, named: Option<Address>, desk: &Desk) {
    let Some(unit) = taken.unit.take().and_then(|code| desk.units.code(&code)) else { return };
    let name = desk.units.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default();
    taken.report.findings.push(Finding::new(Code::UnitDuplicateRow).on(&taken.sheet, named).found(name));
    let candidates = candidate(unit, desk).into_iter().collect();
    taken.question = Some(Question { kind: QuestionKind::Unit, candidates });
    // What is written there fits; it must not come to mean another unit.
    taken.alias = None;
}
