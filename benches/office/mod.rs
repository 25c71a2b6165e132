//! An office to measure with: the built-in plan, invented units, and a book of theirs.
#![allow(dead_code, reason = "every bench needs another part")]
use chrono::{DateTime, NaiveTime};
use rust_decimal::Decimal;
use std::path::Path;
use tonghop::{
    domain::{
        book::{Action, RosterChange},
        grid::Address,
        intake::{Entry, Report},
        plan::{Field, FieldKind, Form, Period, Plan, source},
        unit::Unit,
        value::{How, Value},
    },
    job::{Actor, Book, demo::owing_units},
    store::{Arrival, ArrivalHow, FileReading, StoredReading},
};

pub struct Office {
    pub plan: Plan,
    pub period: Period,
    pub units: Vec<Unit>,
    pub actor: Actor,
    plan_text: &'static str,
}

impl Office {
    pub fn new(units: u32) -> Self {
        let plan_text = source::find("daklak-antq-2026").unwrap().text;
        let plan = source::parse(plan_text).unwrap();
        let period = plan.periods().into_iter().find(|period| period.unit_due.is_some()).unwrap();
        let units = owing_units(&plan, &period, units, 1);
        let today = period.unit_due.unwrap().last_day;
        let actor = Actor { who: "Đo".into(), at: today.and_time(NaiveTime::MIN).and_utc(), today };
        Self { plan, period, units, actor, plan_text }
    }

    /// A book with the units and no report.
    pub fn book(&self, path: &Path) -> Book {
        let mut book = Book::create(path, self.plan_text, "plan.toml", &self.actor, None).unwrap();
        let changes: Vec<RosterChange> = self.units.iter().cloned().map(RosterChange::Put).collect();
        let action = Action::ImportRoster { file: "roster.xlsx".into(), added: changes.len(), changed: 0 };
        let (who, at) = (&self.actor.who, self.actor.at);
        book.store
            .together(|store| {
                let decision = store.decide(None, action, who, at, None)?;
                store.add_roster_changes(decision.batch, &changes)
            })
            .unwrap();
        book.reload().unwrap();
        book
    }

    /// A book in which every unit has reported, written without any workbook.
    pub fn full_book(&self, path: &Path) -> Book {
        let mut book = self.book(path);
        let basis = book.basis_of(&self.period.id);
        let action = Action::Import { period: self.period.id.to_string(), files: self.units.len() };
        let batch = book.store.decide(None, action, &self.actor.who, self.actor.at, None).unwrap().batch;
        let mut importer = book.store.importer(batch, basis);
        let form = self.plan.form_of(&self.period.id.report_type).unwrap();
        for (at, unit) in (0_u32..).zip(&self.units) {
            let reading = StoredReading {
                unit: Some(unit.code.clone()),
                period: Some(self.period.id.to_string()),
                report: report(form, at),
                ..StoredReading::default()
            };
            let mut sha256 = [0; 32];
            sha256[..4].copy_from_slice(&at.to_le_bytes());
            let arrival = Arrival {
                sha256,
                bytes: b"PK\x03\x04",
                path: format!("{}.xlsx", unit.code),
                received: self.actor.today,
                how: ArrivalHow::File,
                at: DateTime::UNIX_EPOCH,
                content: FileReading { outcome: "taken".into(), findings: vec![], readings: vec![reading] },
            };
            importer.put(&arrival).unwrap();
        }
        importer.finish().unwrap();
        book.reload().unwrap();
        book
    }
}

/// A value in every field, a little different from unit to unit.
fn report(form: &Form, number: u32) -> Report {
    let mut entries = Vec::new();
    for ((key, field), row) in form.keyed_fields().zip(5..) {
        let quarters = if field.per_quarter { 1..=4 } else { 0..=0 };
        entries.extend(quarters.map(|quarter| Entry {
            field: key,
            row: quarter,
            value: Some(value(field, number)),
            typed: "1".into(),
            how: How::AsIs,
            sheet: 0,
            cell: Address::new(row, 3 + quarter),
        }));
    }
    Report { sheets: vec!["Báo cáo".into()], entries, findings: vec![] }
}

fn value(field: &Field, number: u32) -> Value {
    match &field.kind {
        FieldKind::Count => Value::Number((number % 40).into()),
        FieldKind::Amount { .. } => Value::Number(Decimal::from(number % 60) * Decimal::from(1_000_000)),
        FieldKind::Ratio { .. } => {
            Value::Ratio { numerator: (number % 50).into(), denominator: (50 + number % 7).into() }
        }
        FieldKind::Percent => Value::Number((number % 101).into()),
        FieldKind::YesNo => Value::YesNo(!number.is_multiple_of(10)),
        FieldKind::Level { options } | FieldKind::Choice { options } => {
            Value::Option(options[number as usize % options.len()].id.clone())
        }
        FieldKind::Choices { options } => Value::Options(options.iter().map(|option| option.id.clone()).collect()),
        FieldKind::Date => Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 3, 1 + number % 28).unwrap()),
        FieldKind::Text => Value::Text(format!("Nội dung {number}")),
    }
}
