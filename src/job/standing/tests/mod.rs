//! A standing that follows its book, against one made anew.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod beside;
mod change;
mod sequence;

use super::{
    super::{Actor, Book, demo::owing_units},
    *,
};
use crate::{
    domain::{
        book::{Action, ReportRef, RosterChange},
        grid::Address,
        intake::{Candidate, Code, Entry, Finding, Question, QuestionKind, Report},
        plan::{FieldKind, Form, source},
        unit::Unit,
        value::{How, Value},
    },
    store::{Access, Arrival, ArrivalHow, FileReading, StoredReading},
};
use chrono::{DateTime, Days, NaiveTime};
use tempfile::TempDir;

const OTHER_PERIOD: &str = "annual@2026";

/// A book of some schools, and one who works in it.
struct Office {
    _folder: TempDir,
    book: Book,
    period: Period,
    /// The day that is looked at.
    today: NaiveDate,
    units: Vec<Unit>,
    files: u32,
}

/// A report that is to arrive.
#[derive(Debug, Clone)]
struct Sent {
    /// Index of the unit it says it is from.
    unit: Option<usize>,
    period: Option<String>,
    question: Option<QuestionKind>,
    errors: usize,
    number: i64,
}

impl Sent {
    fn from(unit: usize, number: i64) -> Self {
        Self { unit: Some(unit), period: Some("six-month@2026-H1".into()), question: None, errors: 0, number }
    }
}

impl Office {
    fn new(units: u32) -> Self {
        let plan_text = source::find("daklak-antq-2026").unwrap().text;
        let plan = source::parse(plan_text).unwrap();
        let period = plan.periods().into_iter().find(|period| period.unit_due.is_some()).unwrap();
        let units = owing_units(&plan, &period, units, 1);
        let today = period.unit_due.unwrap().last_day;
        let folder = tempfile::tempdir().unwrap();
        let actor = Actor { who: "Lan".into(), at: at(today), today };
        let book = Book::create(&folder.path().join("so.tonghop"), plan_text, "plan.toml", &actor, None).unwrap();
        let mut office = Self { _folder: folder, book, period, today, units: units.clone(), files: 0 };
        office.list(&units);
        office
    }

    fn code(&self, unit: usize) -> String {
        self.units[unit].code.clone()
    }

    /// Puts units into the roster.
    fn list(&mut self, units: &[Unit]) {
        let changes: Vec<RosterChange> = units.iter().cloned().map(RosterChange::Put).collect();
        let action = Action::ImportRoster { file: "roster.xlsx".into(), added: changes.len(), changed: 0 };
        let when = at(self.today);
        let written = self.book.store.together(|store| {
            let decision = store.decide(None, action, "Lan", when, None)?;
            store.add_roster_changes(decision.batch, &changes)
        });
        written.unwrap();
        self.book.reload().unwrap();
    }

    /// Takes files in as one batch, each with its reports, received so many days after today.
    fn import(&mut self, files: &[Vec<Sent>], days: i64) {
        let (period, basis) = (self.period.id.to_string(), self.book.basis_of(&self.period.id));
        let action = Action::Import { period, files: files.len() };
        let batch = self.book.store.decide(None, action, "Lan", at(self.today), None).unwrap().batch;
        let readings: Vec<Vec<StoredReading>> = files
            .iter()
            .map(|file| (0..).zip(file).map(|(ordinal, sent)| self.reading(ordinal, sent)).collect())
            .collect();
        let mut importer = self.book.store.importer(batch, basis);
        for readings in readings {
            self.files += 1;
            let mut sha256 = [0; 32];
            sha256[..4].copy_from_slice(&self.files.to_be_bytes());
            let arrival = Arrival {
                sha256,
                bytes: b"PK\x03\x04",
                path: format!("{}.xlsx", self.files),
                received: day(self.today, days),
                how: ArrivalHow::File,
                at: at(self.today),
                content: FileReading { outcome: "taken".into(), findings: vec![], readings },
            };
            importer.put(&arrival).unwrap();
        }
        importer.finish().unwrap();
        self.book.reload().unwrap();
    }

    fn reading(&self, ordinal: u32, sent: &Sent) -> StoredReading {
        let candidate = |unit| Candidate { code: self.code(unit), name: String::new(), score: 1.0 };
        let asks = |kind| Question { kind, candidates: sent.unit.map(candidate).into_iter().collect() };
        let unit_is_asked = matches!(sent.question, Some(QuestionKind::Unit | QuestionKind::Disagreement));
        StoredReading {
            ordinal,
            unit: sent.unit.filter(|_| !unit_is_asked).map(|unit| self.code(unit)),
            period: sent.period.clone(),
            question: sent.question.map(asks),
            report: Report {
                sheets: vec!["Báo cáo".into()],
                entries: entries(self.form(), sent.number),
                findings: vec![Finding::new(Code::FileUnreadable); sent.errors],
            },
            ..StoredReading::default()
        }
    }

    fn form(&self) -> &Form {
        self.book.plan.form_of(&self.period.id.report_type).unwrap()
    }

    /// The id of a field that is counted.
    fn count_field(&self) -> String {
        let counts = |field: &&crate::domain::plan::Field| matches!(field.kind, FieldKind::Count);
        self.form().fields.iter().find(counts).unwrap().id.clone()
    }

    fn decide(&mut self, action: Action, days: i64) -> i64 {
        let when = at(day(self.today, days));
        let seq = self.book.store.decide(None, action, "Lan", when, None).unwrap().seq;
        self.book.reload().unwrap();
        seq
    }

    fn stand(&self) -> Stand {
        let period = self.book.period(Some(&self.period.id.to_string()), self.today).unwrap();
        stand(&self.book, &period, self.today).unwrap()
    }

    /// The book as somebody sees it who opens it only now.
    fn opened_anew(&self) -> Book {
        Book::open(&self.book.path(), Access::Read).unwrap()
    }
}

fn at(day: NaiveDate) -> DateTime<chrono::Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

fn day(today: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { today.checked_sub_days(by).unwrap() } else { today.checked_add_days(by).unwrap() }
}

const fn report(receipt: i64, ordinal: u32) -> ReportRef {
    ReportRef { receipt, ordinal }
}

/// A number in every field that takes one, and a yes or no in every other that takes that.
fn entries(form: &Form, number: i64) -> Vec<Entry> {
    let value = |kind: &FieldKind| match kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => Some(Value::Number(number.into())),
        FieldKind::Ratio { .. } => Some(Value::Ratio { numerator: number.into(), denominator: 100.into() }),
        FieldKind::YesNo => Some(Value::YesNo(number % 2 == 0)),
        FieldKind::Level { options } => options.first().map(|option| Value::Option(option.id.clone())),
        FieldKind::Choice { .. } | FieldKind::Choices { .. } | FieldKind::Date | FieldKind::Text => None,
    };
    let entry = |(field, value)| Entry {
        field,
        row: 0,
        value,
        typed: String::new(),
        how: How::AsIs,
        sheet: 0,
        cell: Address::new(0, 0),
    };
    form.keyed_fields().map(|(key, field)| (key, value(&field.kind))).map(entry).collect()
}

/// Both say the same, whatever it is.
fn assert_same(followed: &Stand, anew: &Stand) {
    assert_eq!(followed.period, anew.period);
    assert_eq!(followed.ledger, anew.ledger);
    assert_eq!(followed.reports.waiting, anew.reports.waiting);
    assert_eq!(followed.reports, anew.reports);
    assert_eq!(followed.standing, anew.standing);
}
