//! From located cells to entries: every cell read as its field asks, hidden ones left out and said.
use crate::domain::{
    grid::{Address, Cell, Sheet},
    intake::{
        Code, Entry, Expected, Finding, Report,
        extract::{self, Reading},
        money,
        recognise::{Answer, Check, Located, ValueAt},
    },
    plan::{Field, FieldKey, FieldKind, Form, MoneyUnit, layout::Part},
    unit::Unit,
    value::{How, Value},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The unit of money that a sheet prints once, where the form asks for amounts at all.
pub(super) fn money(sheet: &Sheet, form: &Form) -> Vec<MoneyUnit> {
    let mut fields = form.fields.iter().chain(form.tables.iter().flat_map(|table| &table.columns));
    let has_amounts = fields.any(|field| matches!(field.kind, FieldKind::Amount { .. }));
    if has_amounts { money::printed_once(sheet) } else { vec![] }
}

/// The cells of one report.
pub(super) struct Cells<'a> {
    sheet: &'a Sheet,
    form: &'a Form,
    located: &'a Located,
    unit: Option<&'a Unit>,
    /// The unit of money that the sheet prints once.
    money: &'a [MoneyUnit],
    period: (NaiveDate, NaiveDate),
    /// Fields and rows that stand in several cells: the sides of a ratio, a column per answer.
    several: HashMap<(FieldKey, u32), Vec<&'a ValueAt>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        sheet: &'a Sheet,
        form: &'a Form,
        located: &'a Located,
        unit: Option<&'a Unit>,
        money: &'a [MoneyUnit],
        period: (NaiveDate, NaiveDate),
    ) -> Self {
        let mut several: HashMap<(FieldKey, u32), Vec<&ValueAt>> = HashMap::new();
        for value in located.values.iter().filter(|value| value.answer.is_some() || is_side(value.part)) {
            several.entry((value.field, value.row)).or_default().push(value);
        }
        Self { sheet, form, located, unit, money, period, several }
    }

    pub(super) fn read(&self, report: &mut Report) {
        let mut hidden = None;
        for value in &self.located.values {
            let Some(field) = self.form.get(value.field) else { continue };
            let asked = self.unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)));
            let cells = self.cells_of(value);
            if cells.first().is_none_or(|first| *first != value)
                || (!asked && cells.iter().all(|one| self.cell(one.cell).is_none()))
            {
                continue;
            }
            let concealed =
                cells.iter().map(|one| one.cell).find(|at| self.cell(*at).is_some() && self.sheet.is_hidden(*at));
            if concealed.is_some() {
                hidden = hidden.or(concealed);
                continue;
            }
            let (reading, at) = self.reading(field, value, &cells);
            // Our form prints "Không áp dụng" where it does not ask: nobody typed that.
            if !asked && reading.value == Some(Value::NotApplicable) {
                continue;
            }
            let linked = cells.iter().map(|one| one.cell).find(|at| self.sheet.linked.binary_search(at).is_ok());
            if let Some(linked) = linked.filter(|_| reading.value.is_some()) {
                let finding = Finding::new(Code::ExternalLink).on(&self.sheet.name, Some(linked));
                report.findings.push(finding.of(value.field));
            }
            report.findings.extend(reading.finding);
            let is_column = matches!(value.field, FieldKey::Column { .. });
            if is_column && reading.value.is_none() && reading.typed.is_empty() {
                continue;
            }
            let how = if reading.typed.is_empty() { How::AsIs } else { reading.how };
            report.entries.push(Entry {
                field: value.field,
                row: value.row,
                value: reading.value,
                typed: reading.typed,
                how,
                sheet: 0,
                cell: at,
            });
        }
        if let Some(at) = hidden {
            report.findings.push(Finding::new(Code::RowsHidden).on(&self.sheet.name, Some(at)));
        }
    }

    /// Totals that the sheet prints and that are not what its figures come to.
    pub(super) fn disagreements(&self) -> Vec<Finding> {
        self.located.checks.iter().filter_map(|check| self.disagreement(check)).collect()
    }

    fn disagreement(&self, check: &Check) -> Option<Finding> {
        let finding = |code, at: Address, field| {
            let typed = self.cell(at).map(Cell::typed).unwrap_or_default();
            Finding::new(code).on(&self.sheet.name, Some(at)).of(field).found(typed)
        };
        match check {
            Check::Running { field, value, total, name } => {
                let (now, sum) = (self.number(*field, *value)?, self.number(*field, *total)?);
                let expected = Expected::NotAbove { label: name.clone(), value: sum.normalize().to_string() };
                let sides = format!("{} / {}", now.normalize(), sum.normalize());
                (now > sum).then(|| finding(Code::PartExceedsWhole, *value, *field).found(sides).expected(expected))
            }
            Check::Sum { field, parts, total } => {
                let said = self.number(*field, *total)?;
                let mut sum = Decimal::ZERO;
                for part in parts.iter().filter(|part| self.cell(**part).is_some()) {
                    sum = sum.checked_add(self.number(*field, *part)?)?;
                }
                let expected = Expected::Name(sum.normalize().to_string());
                (said != sum).then(|| finding(Code::TotalMismatch, *total, *field).expected(expected))
            }
        }
    }

    fn number(&self, key: FieldKey, at: Address) -> Option<Decimal> {
        let cell = self.cell(at)?;
        let field = Field { min: None, max: None, ..self.form.get(key)?.clone() };
        let context =
            self.context(&ValueAt { field: key, part: Part::Whole, row: 0, cell: at, label: at, answer: None });
        extract::read(&field, Some(cell), &context).value?.number()
    }

    fn cell(&self, at: Address) -> Option<&'a Cell> {
        self.sheet.cell(at)
    }

    /// All the cells of a value's field and row; the first of them speaks for the rest.
    fn cells_of(&self, value: &'a ValueAt) -> Vec<&'a ValueAt> {
        let several = self.several.get(&(value.field, value.row));
        several.filter(|_| value.answer.is_some() || is_side(value.part)).cloned().unwrap_or_else(|| vec![value])
    }

    fn context(&self, value: &ValueAt) -> extract::Context<'a> {
        let own = self
            .form
            .get(value.field)
            .and_then(|field| if let FieldKind::Amount { unit } = field.kind { Some(unit) } else { None });
        extract::Context {
            sheet: &self.sheet.name,
            key: value.field,
            money: own.and_then(|own| money::printed_for(self.sheet, value.label, value.cell, self.money, own)),
            period: self.period,
        }
    }

    /// What the cells say, and the one that the entry is about.
    fn reading(&self, field: &Field, value: &ValueAt, cells: &[&ValueAt]) -> (Reading, Address) {
        let context = self.context(value);
        if value.answer.is_some() {
            return self.marked(field, cells, &context);
        }
        if matches!(field.kind, FieldKind::Ratio { .. }) && is_side(value.part) {
            let side = |part| cells.iter().find(|one| one.part == part).copied();
            let cell = |one: Option<&ValueAt>| one.and_then(|one| self.cell(one.cell));
            let (part, whole) = (side(Part::Numerator), side(Part::Denominator));
            let reading = extract::read_ratio(field, cell(part), cell(whole), &context);
            return (reading, part.or(whole).map_or(value.cell, |one| one.cell));
        }
        (extract::read(field, self.cell(value.cell), &context), value.cell)
    }

    fn marked(&self, field: &Field, cells: &[&ValueAt], context: &extract::Context) -> (Reading, Address) {
        let columns: Vec<(extract::Meaning, Option<&Cell>)> = cells
            .iter()
            .filter_map(|one| Some((one.answer.and_then(|answer| answer.meaning(field))?, self.cell(one.cell))))
            .collect();
        let reading = extract::read_marked(field, &columns, context);
        let says = |answer: Option<Answer>| match (&reading.value, answer.and_then(|answer| answer.meaning(field))) {
            (Some(Value::YesNo(yes)), Some(meaning)) => {
                meaning == if *yes { extract::Meaning::Yes } else { extract::Meaning::No }
            }
            (Some(Value::Option(id)), Some(meaning)) => meaning == extract::Meaning::Option(id),
            (Some(Value::Options(ids)), Some(extract::Meaning::Option(id))) => ids.iter().any(|one| one == id),
            (_, _) => false,
        };
        let marked = cells.iter().find(|one| says(one.answer)).map(|one| one.cell);
        let complained = || reading.finding.as_ref()?.place.as_ref()?.cell;
        let filled = || cells.iter().map(|one| one.cell).find(|at| self.cell(*at).is_some());
        let first = cells.first().map_or(Address::new(0, 0), |one| one.cell);
        let at = marked.or_else(complained).or_else(filled).unwrap_or(first);
        (reading, at)
    }
}

const fn is_side(part: Part) -> bool {
    matches!(part, Part::Numerator | Part::Denominator)
}
