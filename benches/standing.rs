//! The standing from a cold book, for a province and for a country, and what one changed report costs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use criterion::Criterion;
use measure::{Costs, print_table, scaled};
use office::Office;
use std::{hint::black_box, path::Path, time::Duration};
use tonghop::{
    job::{
        Book,
        standing::{Stand, stand},
    },
    store::{Access, Which},
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
    let (book, Stand { mut standing, .. }) = open_and_stand(&office, &path);
    group.bench_function("one row replaced", |bench| {
        bench.iter(|| {
            let row = standing.rows[7].clone();
            standing.replace(7, row);
        })
    });
    let id = standing.rows[7].current.unwrap();
    group.bench_function("one report's figures read", |bench| {
        bench.iter(|| {
            book.store.headers(Which::These(&[id])).unwrap();
            book.store
                .each_figures(Which::These(&[id]), |_, figures| {
                    black_box(figures.len());
                })
                .unwrap();
        })
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
