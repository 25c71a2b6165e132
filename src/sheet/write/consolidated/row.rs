//! What one unit's row shows in each column of "Theo đơn vị".
use super::{
    super::words::{NO, YES},
    Edition, Export,
    columns::What,
    shown::{self, Shown},
    words,
};
use crate::{
    domain::{
        intake::{Finding, Severity, report::Entry},
        plan::{Field, FieldKey},
        standing::{Judgement, Membership, UnitLine},
        value::Value,
    },
    text::{Lang, words as spoken},
};
use std::collections::HashMap;

pub struct UnitCells<'a> {
    export: &'a Export<'a>,
    line: &'a UnitLine<'a>,
    number: usize,
    entries: HashMap<(FieldKey, u32), &'a Entry>,
    errors: Vec<&'a Finding>,
}

impl<'a> UnitCells<'a> {
    pub fn new(export: &'a Export<'_>, line: &'a UnitLine<'_>, number: usize) -> Self {
        let own = line.source.iter().flat_map(|source| &source.report.entries);
        let plain = own.filter(|entry| matches!(entry.field, FieldKey::Field(_)));
        let entries = plain.map(|entry| ((entry.field, entry.row), entry)).collect();
        let findings = line.source.iter().flat_map(|source| &source.report.findings).chain(&line.relational);
        let errors = findings.filter(|finding| finding.severity == Severity::Error).collect();
        Self { export, line, number, entries, errors }
    }

    pub fn shown(&self, what: What) -> Shown {
        let (unit, row) = (self.line.unit, self.line.row);
        let plan = self.export.c.plan;
        match what {
            What::Order => Shown::centre(&self.number.to_string()),
            What::Code => Shown::centre(&unit.code),
            What::Name => Shown::text(&unit.name),
            What::Kind => Shown::text(self.export.kind(unit)),
            What::Commune => Shown::text(self.export.commune(unit)),
            What::Scope => {
                Shown::text(plan.scope(&unit.scope).map_or(unit.scope.as_str(), |scope| scope.name.as_str()))
            }
            What::State => Shown::centre(spoken::state(Lang::Vi, row.state)),
            What::Owes => Shown::centre(if row.state.owes() { YES } else { NO }),
            What::Received => row.received.map_or_else(Shown::none, Shown::Date),
            What::OnTime if !row.state.is_in() => Shown::none(),
            What::OnTime => Shown::centre(if row.days_late == 0 { YES } else { NO }),
            What::Value(key) | What::Beside(_, key) => self.figure(key, 0, shown::value),
            What::Quarter(key, quarter) => self.figure(key, quarter, shown::value),
            What::Numerator(key) => self.figure(key, 0, |field, value| match value {
                Value::Ratio { numerator, .. } => Shown::Number(*numerator),
                other => shown::value(field, other),
            }),
            What::Denominator(key) => self.figure(key, 0, |field, value| match value {
                Value::Ratio { denominator, .. } => Shown::Number(*denominator),
                other => shown::value(field, other),
            }),
            What::Rows(table) => {
                let rows = self.line.rows.iter().filter(|one| one.row.table == table).count();
                // Without the report only what came at any time is known: no row is no 0.
                if rows == 0 && self.line.source.is_none() { self.absent() } else { Shown::count(rows) }
            }
            What::Applies(at) => self.judgement(at, |one| Shown::centre(words::membership(one.membership))),
            What::Verdict(_) if !row.state.owes() && self.line.source.is_none() => Shown::none(),
            What::Verdict(at) => self.judgement(at, |one| Shown::centre(spoken::verdict(Lang::Vi, one.verdict))),
            What::Part(at) => self.counted(at, |one| Shown::Number(one.numerator)),
            What::Whole(at) => self.counted(at, |one| Shown::Number(one.denominator)),
        }
    }

    fn judgement(&self, at: usize, show: impl Fn(&Judgement) -> Shown) -> Shown {
        self.line.row.judgements.get(at).map_or_else(Shown::none, show)
    }

    /// Only what the sector's sum counts.
    fn counted(&self, at: usize, show: impl Fn(&Judgement) -> Shown) -> Shown {
        let owes = self.line.row.state.owes();
        self.judgement(at, |one| {
            let counts = owes && one.membership == Membership::Applicable && one.adds_up();
            if counts { show(one) } else { Shown::none() }
        })
    }

    fn figure(&self, key: FieldKey, row: u32, show: impl Fn(&Field, &Value) -> Shown) -> Shown {
        let Some(field) = self.export.c.form.get(key) else { return Shown::none() };
        let entry = self.entries.get(&(key, row));
        match entry.and_then(|entry| entry.value.as_ref()) {
            Some(value) => show(field, value),
            None if self.is_wrong_at(key, row) => Shown::Wrong(words::NO_DATA_WRONG.into()),
            None if entry.is_none() && !self.is_asked(field, row) => Shown::none(),
            None => self.absent(),
        }
    }

    /// Nothing usable was given by a unit that owes it, or by one that does not.
    fn absent(&self) -> Shown {
        if self.line.row.state.owes() { Shown::centre(words::NO_DATA) } else { Shown::none() }
    }

    fn is_asked(&self, field: &Field, quarter: u32) -> bool {
        let unit = self.line.unit;
        field.asks(&unit.kind, |property| unit.has(property)) && (quarter == 0 || self.export.asks_quarter(quarter))
    }

    /// The office's own copy says which cells the errors speak against.
    pub fn is_wrong(&self, what: What) -> bool {
        match what {
            What::Value(key) | What::Beside(_, key) | What::Numerator(key) | What::Denominator(key) => {
                self.is_wrong_at(key, 0)
            }
            What::Quarter(key, quarter) => self.is_wrong_at(key, quarter),
            What::Order
            | What::Code
            | What::Name
            | What::Kind
            | What::Commune
            | What::Scope
            | What::State
            | What::Owes
            | What::Received
            | What::OnTime
            | What::Rows(_)
            | What::Applies(_)
            | What::Verdict(_)
            | What::Part(_)
            | What::Whole(_) => false,
        }
    }

    fn is_wrong_at(&self, key: FieldKey, row: u32) -> bool {
        let Some(entry) = self.entries.get(&(key, row)) else { return false };
        let about = |finding: &&Finding| {
            finding.field == Some(key)
                && finding.place.iter().filter_map(|place| place.cell).all(|cell| cell == entry.cell)
        };
        self.export.edition == Edition::Full && self.errors.iter().any(about)
    }
}
