//! The standing from a cold book, for a province and for a country, and what one changed report costs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use criterion::Criterion;
use measure::{Costs, print_table, scaled};
use office::Office;
use std::{
    path::Path,
    time::{Duration, Instant},
};
use tonghop::{
    domain::book::{Action, ReportRef},
    job::{
        Book,
        standing::{Refreshed, Stand, stand},
    },
    store::Access,
};

const PROVINCE: u32 = 1400;
const COUNTRY: u32 = 41_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut criterion = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    criterion = criterion.configure_from_args();
    let mut group = criterion.benchmark_group("standing");
    let (mut province, mut country) = (Costs::default(), Costs::default());
    for (units, costs) in [(scaled(PROVINCE), &mut province), (scaled(COUNTRY), &mut country)] {
        let office = Office::new(units);
        let path = folder.path().join(format!("{units}.tonghop"));
        drop(office.full_book(&path));
        group.bench_function(format!("open and stand, {units} units"), |bench| {
            bench.iter_custom(|times| (0..times).map(|_| costs.note(|| open_and_stand(&office, &path))).sum())
        });
    }
    let office = Office::new(scaled(COUNTRY));
    let path = folder.path().join(format!("{}.tonghop", scaled(COUNTRY)));
    group.finish();
    let mut group = criterion.benchmark_group("one change");
    group.measurement_time(Duration::from_secs(2));
    let mut clerk = Clerk::new(&office, &path);
    group.bench_function("a report returned", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| clerk.returns().0).sum())
    });
    group.bench_function("a return taken back", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| clerk.takes_back()).sum())
    });
    clerk.answers_all();
    group.bench_function("a report returned, as many answers as units before", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| clerk.returns().0).sum())
    });
    group.bench_function("a return taken back, as many answers as units before", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| clerk.takes_back()).sum())
    });
    group.finish();
    criterion.final_summary();
    print_table(
        "standing from a cold book",
        &[(&format!("{} units", scaled(PROVINCE)), &province), (&format!("{} units", scaled(COUNTRY)), &country)],
    );
    let growth = country.wall().unwrap_or_default().as_secs_f64() / province.wall().unwrap_or_default().as_secs_f64();
    println!("units × {:.1}, time × {growth:.1}", f64::from(COUNTRY) / f64::from(PROVINCE));
}

/// The file is in the system's cache; nothing else is.
fn open_and_stand(office: &Office, path: &Path) -> (Book, Stand) {
    let book = Book::open(path, Access::Read).unwrap();
    let stand = stand(&book, &office.period, office.actor.today).unwrap();
    assert!(stand.standing.rows.iter().all(|row| row.current.is_some()));
    (book, stand)
}

/// Somebody who decides about one report after the other, with a standing that follows.
struct Clerk<'a> {
    office: &'a Office,
    book: Book,
    stand: Stand,
    reports: Vec<ReportRef>,
    next: usize,
}

impl<'a> Clerk<'a> {
    fn new(office: &'a Office, path: &Path) -> Self {
        let book = Book::open(path, Access::Write { who: office.actor.who.clone() }).unwrap();
        let stand = stand(&book, &office.period, office.actor.today).unwrap();
        let reports = stand.standing.rows.iter().map(|row| row.current.unwrap()).collect();
        Self { office, book, stand, reports, next: 0 }
    }

    /// The time from the durable decision to the standing that knows of it, and the decision.
    fn decides(&mut self, action: Action) -> (Duration, i64) {
        let actor = &self.office.actor;
        let seq = self.book.store.decide(None, action, &actor.who, actor.at, None).unwrap().seq;
        let began = Instant::now();
        self.book.reload().unwrap();
        let refreshed = self.stand.refresh(&self.book).unwrap();
        let time = began.elapsed();
        assert!(matches!(refreshed, Refreshed::Units(units) if units.len() == 1));
        (time, seq)
    }

    fn returns(&mut self) -> (Duration, i64) {
        self.next = (self.next + 1) % self.reports.len();
        self.decides(Action::Return { report: self.reports[self.next] })
    }

    fn takes_back(&mut self) -> Duration {
        let (_, seq) = self.returns();
        self.decides(Action::Undo { seq }).0
    }

    /// Says of every report whose it is.
    fn answers_all(&mut self) {
        let (actor, reports) = (&self.office.actor, &self.reports);
        let answered = self.book.store.together(|store| {
            reports.iter().zip(&self.office.units).try_for_each(|(report, unit)| {
                let (unit, alias) = (unit.code.clone(), Some(unit.name.clone()));
                let answer = Action::AnswerUnit { report: *report, unit, old: None, alias };
                store.decide(None, answer, &actor.who, actor.at, None).map(drop)
            })
        });
        answered.unwrap();
        self.book.reload().unwrap();
        self.stand.refresh(&self.book).unwrap();
    }
}
