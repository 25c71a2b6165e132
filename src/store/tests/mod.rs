//! A book on a disk of its own, and what schools send.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod backups;
mod importing;
mod opening;
mod readings;
mod truths;

use super::*;
use crate::domain::{
    book::{Action, ReportRef},
    grid::Address,
    intake::{Candidate, Code, Entry, Finding, Question, QuestionKind, Report},
    plan::FieldKey,
    value::{How, Value},
};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PERIOD: &str = "six@2026-H1";

/// A folder that goes away with the test, and the book in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn book(&self) -> PathBuf {
        self.folder.path().join("sổ.tonghop")
    }

    /// An empty book with a plan, and the basis of readings made under it.
    fn create(&self) -> (Store, Basis) {
        let mut store = Store::create(&self.book(), "Lan").unwrap();
        let plan_version = store.add_plan_version("daklak-antq-2026", "[plan]\n", None).unwrap();
        (store, Basis { plan_version, engine: 1 })
    }

    fn write(&self) -> Result<Store, StoreError> {
        Store::open(&self.book(), Access::Write { who: "Hoa".into() })
    }

    fn read(&self) -> Result<Store, StoreError> {
        Store::open(&self.book(), Access::Read)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon() -> DateTime<Utc> {
    "2026-05-18T05:00:00.123Z".parse().unwrap()
}

fn import(files: usize) -> Action {
    Action::Import { period: PERIOD.into(), files }
}

/// A report of one figure, `count`.
fn report(count: i64) -> Report {
    Report {
        sheets: vec!["Báo cáo".into()],
        entries: vec![Entry {
            field: FieldKey::Field(0),
            row: 0,
            value: Some(Value::Number(Decimal::from(count))),
            typed: format!("{count} buổi"),
            how: How::UnitWord,
            sheet: 0,
            cell: Address::new(4, 2),
        }],
        findings: vec![Finding::new(Code::NumberAsText), Finding::new(Code::DateAmbiguous)],
    }
}

/// The file of the school with this number, which reports its number.
fn arrival(number: i64, bytes: &[u8]) -> Arrival<'_> {
    let reading = StoredReading {
        unit: Some(format!("S{number}")),
        period: Some(PERIOD.into()),
        report: report(number),
        ..StoredReading::default()
    };
    Arrival {
        sha256: Sha256::digest(bytes).into(),
        bytes,
        path: format!("hộp thư/{number}.xlsx"),
        received: day("2026-05-18"),
        how: ArrivalHow::File,
        at: noon(),
        content: FileReading { outcome: "taken".into(), findings: vec![], readings: vec![reading] },
    }
}

/// Takes in files with these numbers and bytes of their own; all are durable afterwards.
fn take_in(store: &mut Store, basis: Basis, numbers: std::ops::Range<i64>) {
    let batch = store.next_batch().unwrap();
    store.decide(Some(batch), import(numbers.clone().count()), "Lan", noon(), None).unwrap();
    let mut importer = store.importer(batch, basis);
    for number in numbers {
        importer.put(&arrival(number, &number.to_be_bytes())).unwrap();
    }
    importer.finish().unwrap();
}
