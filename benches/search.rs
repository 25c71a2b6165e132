//! What a keystroke in the search of a table costs, for a province and for a country; the target is 8 ms.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use criterion::{BatchSize, Criterion};
use measure::scaled;
use office::Office;
use std::hint::black_box;
use tonghop::tui::part::search::Haystack;

const PROVINCE: u32 = 1400;
const COUNTRY: u32 = 41_000;

/// From what nearly every row holds to what none does; with marks that agree, differ and are not finished.
const QUERIES: [&str; 9] = [
    "t",
    "truong",
    "trường",
    "trương",
    "truong tieu hoc nguyen du",
    "trường tiểu học nguyễn du",
    "nguyễ",
    "h",
    "khong co",
];

fn main() {
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let mut group = criterion.benchmark_group("search");
    for units in [scaled(PROVINCE), scaled(COUNTRY)] {
        let rows: Vec<String> = Office::new(units)
            .units
            .iter()
            .map(|unit| format!("{} {} {} {}", unit.code, unit.name, unit.kind, unit.commune))
            .collect();
        group.bench_function(format!("prepare {units} rows"), |bench| {
            bench.iter_batched(|| &rows, Haystack::new, BatchSize::PerIteration);
        });
        let haystack = Haystack::new(&rows);
        for query in QUERIES {
            println!("{query:?} finds {} of {units}", haystack.find(query).len());
            group.bench_function(format!("{query:?} in {units} rows"), |bench| {
                bench.iter(|| haystack.find(black_box(query)));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
