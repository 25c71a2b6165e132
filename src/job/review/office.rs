//! A small office for tests: a real book with some units, and a file for each report they send.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{Review, ValueLine, review};
use crate::{
    domain::{
        book::{Action, ReportRef, RosterChange},
        intake::{Entry, Report},
        plan::FieldKey,
        unit::Unit,
        value::{How, Value},
    },
    job::{Actor, Book, snapshot::Snapshot, standing::stand},
    store::{Arrival, ArrivalHow, FileReading, StoredReading},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use tempfile::TempDir;

const PLAN: &str = include_str!("../../../tests/files/contract/plan.toml");
pub const FIRST: &str = "sau-thang@2026-H1";
pub const SECOND: &str = "sau-thang@2027-H1";
pub const SHEET: &str = "Biểu 1";

pub struct Office {
    pub book: Book,
    _folder: TempDir,
}

pub fn actor() -> Actor {
    Actor { who: "Lan".into(), at: "2026-05-18T05:00:00Z".parse().unwrap(), today: day("2027-05-18") }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn number(figure: i64) -> Option<Value> {
    Some(Value::Number(Decimal::from(figure)))
}

/// Field, row, figure, cell.
pub type Sent<'a> = (&'a str, u32, Option<i64>, &'a str);

impl Office {
    /// Two schools of one kind that owe the report.
    pub fn new() -> Self {
        Self::of(&["U1", "U2"].map(|code| unit(code, "thpt", "", "truc-thuoc")))
    }

    pub fn of(units: &[Unit]) -> Self {
        Self::on(PLAN, units)
    }

    /// With another plan.
    pub fn on(plan: &str, units: &[Unit]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::create(&folder.path().join("b.tonghop"), plan, "plan.toml", &actor(), None).unwrap();
        let units = (1..).zip(units).map(|(order, unit)| RosterChange::Put(Unit { order, ..unit.clone() }));
        book.store.add_roster_changes(1, &units.collect::<Vec<_>>()).unwrap();
        book.reload().unwrap();
        Self { book, _folder: folder }
    }

    /// Reports of one batch, as (unit, period, received, report).
    pub fn send(&mut self, arrivals: &[(&str, &str, &str, Report)]) -> Vec<ReportRef> {
        let batch = self.book.store.next_batch().unwrap();
        let import = Action::Import { period: arrivals[0].1.into(), files: arrivals.len() };
        self.book.store.decide(Some(batch), import, "Lan", actor().at, None).unwrap();
        let basis = self.book.basis_of(&self.book.period_id(arrivals[0].1).unwrap());
        let mut importer = self.book.store.importer(batch, basis);
        for (at, (unit, period, received, report)) in arrivals.iter().enumerate() {
            let reading = StoredReading {
                unit: Some((*unit).into()),
                period: Some((*period).into()),
                report: report.clone(),
                ..StoredReading::default()
            };
            let bytes = format!("{batch} {at}");
            let arrival = Arrival {
                sha256: <sha2::Sha256 as sha2::Digest>::digest(&bytes).into(),
                bytes: bytes.as_bytes(),
                path: format!("{unit}/{batch}.{at}.xlsx"),
                received: day(received),
                how: ArrivalHow::File,
                at: actor().at,
                content: FileReading { outcome: "taken".into(), findings: vec![], readings: vec![reading] },
            };
            importer.put(&arrival).unwrap();
        }
        importer.finish().unwrap();
        self.book.reload().unwrap();
        let files = self.book.store.files().unwrap();
        let last = files.iter().map(|file| file.receipt).rev().take(arrivals.len());
        let mut sent: Vec<ReportRef> = last.map(|receipt| ReportRef { receipt, ordinal: 0 }).collect();
        sent.sort_unstable();
        sent
    }

    pub fn decide(&mut self, action: Action, reason: &str) {
        self.book.decide(action, &actor(), Some(reason)).unwrap();
    }

    pub fn correct(&mut self, report: ReportRef, field: &str, row: u32, value: &str) {
        let (field, value) = (field.to_owned(), value.to_owned());
        self.decide(Action::Correct { report, field, row, value, old: None }, "gọi điện");
    }

    /// After every deadline.
    pub fn snapshot(&self, period: &str) -> Snapshot {
        let period = self.book.period(Some(period), actor().today).unwrap();
        Snapshot::new(&self.book, stand(&self.book, &period, actor().today).unwrap()).unwrap()
    }

    pub fn review(&self, period: &str, unit: usize) -> Review {
        review(&self.book, &self.snapshot(period), unit).unwrap()
    }

    pub fn key(&self, field: &str) -> FieldKey {
        self.book.plan.forms[0].field_key(field).unwrap()
    }

    pub fn line(&self, review: &Review, field: &str, row: u32) -> ValueLine {
        let key = self.key(field);
        review.values.iter().find(|line| (line.key, line.row) == (key, row)).unwrap().clone()
    }

    pub fn report(&self, sent: &[Sent]) -> Report {
        let entry = |(field, row, figure, cell): &Sent| Entry {
            field: self.key(field),
            row: *row,
            value: figure.and_then(number),
            typed: figure.map(|figure| figure.to_string()).unwrap_or_default(),
            how: How::AsIs,
            sheet: 0,
            cell: cell.parse().unwrap(),
        };
        Report { sheets: vec![SHEET.into()], entries: sent.iter().map(entry).collect(), findings: vec![] }
    }

    /// A report without findings that holds these values.
    pub fn says(&self, values: &[(&str, Value)]) -> Report {
        let mut report = self.report(&[]);
        for (row, (field, value)) in (1..).zip(values) {
            report.entries.push(Entry {
                field: self.key(field),
                row: 0,
                value: Some(value.clone()),
                typed: format!("{value:?}"),
                how: How::AsIs,
                sheet: 0,
                cell: crate::domain::grid::Address::new(row, 2),
            });
        }
        report
    }
}

pub fn unit(code: &str, kind: &str, commune: &str, scope: &str) -> Unit {
    let [kind, commune, scope] = [kind, commune, scope].map(str::to_owned);
    Unit { code: code.into(), name: format!("Trường {code}"), kind, commune, scope, ..Unit::default() }
}
