//! Totals printed in a table of units, held against the sum of what was read. A total is never a unit.
use super::{
    Desk,
    rows::{Row, Source},
};
use crate::domain::intake::recognise::units::FigureColumn;
use crate::domain::{
    grid::{Address, Cell},
    intake::{Code, Expected, Finding, Report, extract, money, recognise::Answer},
    plan::{FieldKind, MoneyUnit, layout::Part},
    value::Value,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// One column over all rows: running sums, and how many cells before each row could not be read.
struct Running {
    sums: Vec<Decimal>,
    unread: Vec<usize>,
}

/// Every total of one table that is not the sum it says. `rows` are those of this table, in its order.
pub(super) fn check(source: &Source, rows: &[&Row], desk: &Desk) -> Vec<Finding> {
    // What nobody sees was left out; the total may count it.
    if source.table.hides_rows || source.table.totals.is_empty() || rows.len() != source.table.rows.len() {
        return vec![];
    }
    let once = money::printed_once(source.sheet);
    let columns: Vec<(&FigureColumn, Running)> = source
        .table
        .figures
        .iter()
        .filter(|column| adds_up(source, column))
        .map(|column| (column, running(source, column, rows)))
        .collect();
    let mut findings = Vec::new();
    for total in &source.table.totals {
        let said: Vec<_> = columns
            .iter()
            .filter_map(|(column, running)| Some((*column, running, said(source, column, total.row, &once, desk)?)))
            .collect();
        let wrong = |scope: &Range<usize>| {
            said.iter().filter(|(_, running, said)| running.over(scope).is_some_and(|sum| sum != said.sum)).count()
        };
        // Which rows it adds up is not written anywhere: those that fit it best, the likeliest first.
        let Some(scope) = total.scopes.iter().min_by_key(|scope| wrong(scope)) else { continue };
        for (column, running, said) in &said {
            let sum = match running.over(scope) {
                Some(sum) => Some(sum).filter(|sum| *sum != said.sum),
                // What is still open adds to the rest, and nothing takes away from it.
                None => {
                    let all = total.scopes.iter().map(|scope| running.known(scope).unwrap_or_default());
                    all.min().filter(|least| *least > said.sum)
                }
            };
            let Some(sum) = sum else { continue };
            let shown = (sum / said.factor).normalize().to_string();
            let finding =
                Finding::new(Code::TotalMismatch).on(&source.sheet.name, Some(said.cell.at)).of(column.figure.field);
            findings.push(finding.found(said.cell.typed()).expected(Expected::Name(shown)));
        }
    }
    findings
}

impl Running {
    /// None where a cell among them could not be read.
    fn over(&self, scope: &Range<usize>) -> Option<Decimal> {
        let unread = self.unread.get(scope.end)?.checked_sub(*self.unread.get(scope.start)?)?;
        if unread == 0 { self.known(scope) } else { None }
    }

    /// The sum of those that could be read.
    fn known(&self, scope: &Range<usize>) -> Option<Decimal> {
        Some(self.sums.get(scope.end)? - self.sums.get(scope.start)?)
    }
}

/// Figures of units can be added; shares, dates and words cannot.
fn adds_up(source: &Source, column: &FigureColumn) -> bool {
    let Some(field) = source.form.get(column.figure.field) else { return false };
    field.kind.is_summable() || column.figure.part != Part::Whole || column.figure.answer.is_some()
}

fn running(source: &Source, column: &FigureColumn, rows: &[&Row]) -> Running {
    let mut running = Running { sums: vec![Decimal::ZERO], unread: vec![0] };
    let (mut sum, mut unread) = (Decimal::ZERO, 0);
    for row in rows {
        match worth(source, column, &row.report) {
            Some(value) => sum = sum.checked_add(value).unwrap_or(sum),
            None => unread += 1,
        }
        running.sums.push(sum);
        running.unread.push(unread);
    }
    running
}

/// What one row adds; None where its cell could not be read or is somebody else's too.
fn worth(source: &Source, column: &FigureColumn, report: &Report) -> Option<Decimal> {
    let figure = &column.figure;
    let Some(entry) = report.entries.iter().find(|entry| entry.field == figure.field && entry.row == figure.quarter)
    else {
        let unclear = report.findings.iter().any(|finding| finding.field == Some(figure.field));
        return (!unclear).then_some(Decimal::ZERO);
    };
    let one = |is: bool| Decimal::from(u8::from(is));
    let option = |at: u16, id: &String| {
        let options = source.form.get(figure.field).map(|field| field.kind.options()).unwrap_or_default();
        one(options.get(usize::from(at)).is_some_and(|option| option.id == *id))
    };
    match (&entry.value, figure.answer, figure.part) {
        (None, ..) => entry.typed.trim().is_empty().then_some(Decimal::ZERO),
        (Some(Value::YesNo(yes)), Some(Answer::Yes), _) => Some(one(*yes)),
        (Some(Value::YesNo(yes)), Some(Answer::No), _) => Some(one(!*yes)),
        (Some(Value::Option(id)), Some(Answer::Option(at)), _) => Some(option(at, id)),
        (Some(Value::Options(ids)), Some(Answer::Option(at)), _) => Some(ids.iter().map(|id| option(at, id)).sum()),
        (Some(Value::Ratio { numerator, .. }), _, Part::Numerator) => Some(*numerator),
        (Some(Value::Ratio { denominator, .. }), _, Part::Denominator) => Some(*denominator),
        (Some(Value::Number(number)), None, _) => Some(*number),
        (Some(_), ..) => Some(Decimal::ZERO),
    }
}

/// What a total says.
struct Said<'t> {
    cell: &'t Cell,
    sum: Decimal,
    /// How much one of what the cell counts in is.
    factor: Decimal,
}

fn said<'t>(source: &Source<'t>, column: &FigureColumn, row: u32, once: &[MoneyUnit], desk: &Desk) -> Option<Said<'t>> {
    let cell = (column.first..=column.last).find_map(|column| source.sheet.cell(Address::new(row, column)))?;
    let field = source.form.get(column.figure.field)?;
    let own = if let FieldKind::Amount { unit } = field.kind { Some(unit) } else { None };
    let money = own.and_then(|own| money::printed_for(source.sheet, column.measure, cell.at, once, own));
    let context = extract::Context {
        sheet: &source.sheet.name,
        key: column.figure.field,
        money,
        period: (desk.period.from, desk.period.to),
    };
    // Sides of ratios and marks are counted, whatever the field itself is.
    let count = crate::domain::plan::Field { kind: FieldKind::Count, min: None, max: None, ..field.clone() };
    let (field, factor) = match &field.kind {
        FieldKind::Amount { unit } => {
            (crate::domain::plan::Field { max: None, ..field.clone() }, money.unwrap_or(*unit).factor())
        }
        _ => (count, Decimal::ONE),
    };
    let sum = extract::read(&field, Some(cell), &context).value?.number()?;
    Some(Said { cell, sum, factor })
}
