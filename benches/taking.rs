//! What is made of a workbook — recognise, identify, extract, check — beside reading it in the first place, on the same
//! files in one process and one thread.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use criterion::Criterion;
use measure::{Costs, print_table, scaled};
use office::Office;
use std::{cell::RefCell, collections::BTreeMap, time::Duration};
use tonghop::{
    domain::{
        grid::Workbook,
        intake::{Desk, Lessons, take},
        unit::UnitIndex,
    },
    job::demo::faultless_form,
    sheet::read::{Limits, read_in_process},
};

const FILES: u32 = 1000;

fn main() {
    let office = Office::new(scaled(FILES));
    let files: Vec<(String, Vec<u8>)> = (0..)
        .zip(&office.units)
        .map(|(seed, unit)| {
            let bytes = faultless_form(&office.plan, &office.period, unit, seed).unwrap();
            (format!("{} {}.xlsx", unit.code, unit.name), bytes)
        })
        .collect();
    let read = || files.iter().map(|(_, bytes)| read_in_process(bytes, &Limits::default()).unwrap());
    let workbooks: Vec<Workbook> = read().collect();
    let (aliases, lessons) = (BTreeMap::new(), Lessons::default());
    let units = UnitIndex::new(&office.units, &office.plan.kinds, &aliases);
    let desk = Desk::new(&office.plan, units, &office.period, &lessons);
    let taking = || {
        let taken = files.iter().zip(&workbooks).map(|((path, _), book)| take(book, path, &desk));
        taken.map(|taken| taken.reports.len()).sum::<usize>()
    };
    assert_eq!(taking(), files.len());

    let (reading, taken) = (RefCell::new(Costs::default()), RefCell::new(Costs::default()));
    let mut criterion = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    criterion = criterion.configure_from_args();
    let mut group = criterion.benchmark_group(format!("{} workbooks", files.len()));
    group.bench_function("reading", |bench| {
        let once = || reading.borrow_mut().note(|| read().map(|book| book.sheets.len()).sum::<usize>());
        bench.iter_custom(|times| (0..times).map(|_| once()).sum())
    });
    group.bench_function("taking", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| taken.borrow_mut().note(taking)).sum())
    });
    group.finish();
    criterion.final_summary();
    let rows = [("reading", &*reading.borrow()), ("recognise, identify, extract, check", &*taken.borrow())];
    print_table(&format!("{} workbooks", files.len()), &rows);
}
