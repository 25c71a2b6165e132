//! What recognising, identifying, extracting and checking a workbook costs beside reading it.
#![allow(clippy::unwrap_used)]
mod office;

use criterion::{Criterion, criterion_group, criterion_main};
use office::Office;
use std::{collections::BTreeMap, hint::black_box};
use tonghop::{
    domain::{
        intake::{Desk, Lessons, take},
        unit::UnitIndex,
    },
    job::demo::faultless_form,
    sheet::read::{Limits, read_in_process},
};

fn taking(criterion: &mut Criterion) {
    let office = Office::new(50);
    let index = UnitIndex::new(&office.units, &office.plan.kinds, &BTreeMap::new());
    let lessons = Lessons::default();
    let desk = Desk::new(&office.plan, index, &office.period, &lessons);
    let files: Vec<Vec<u8>> = (0..)
        .zip(&office.units)
        .map(|(seed, unit)| faultless_form(&office.plan, &office.period, unit, seed).unwrap())
        .collect();
    let read = |bytes: &Vec<u8>| read_in_process(bytes, &Limits::default()).unwrap();
    let workbooks: Vec<_> = files.iter().map(read).collect();
    for workbook in &workbooks {
        let taken = take(workbook, "a.xlsx", &desk);
        assert!(taken.reports.first().is_some_and(|one| one.question.is_none()));
    }
    let mut group = criterion.benchmark_group("50 forms");
    group.sample_size(20);
    group.bench_function("read", |bench| {
        bench.iter(|| files.iter().map(read).map(|one| one.sheets.len()).sum::<usize>())
    });
    group.bench_function("take", |bench| {
        bench.iter(|| workbooks.iter().map(|one| take(black_box(one), "a.xlsx", &desk).reports.len()).sum::<usize>())
    });
    group.finish();
}

criterion_group!(benches, taking);
criterion_main!(benches);
