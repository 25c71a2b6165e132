//! Blank forms for every unit, and the consolidated workbook beside rust_xlsxwriter writing as many cells.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use calamine::{Data, Reader, Xlsx};
use criterion::Criterion;
use measure::{Costs, print_table, scaled};
use office::Office;
use rust_xlsxwriter::{Format, FormatBorder, Workbook};
use std::{fs, path::Path, time::Duration};
use tonghop::{
    domain::intake::Finding,
    job::{
        Book,
        export::export,
        template::{For, Target, write_templates},
    },
    sheet::write::Edition,
};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut criterion = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    criterion = criterion.configure_from_args();
    let mut group = criterion.benchmark_group("writing");

    let office = Office::new(scaled(1400));
    let book = office.book(&folder.path().join("blank.tonghop"));
    let archive = folder.path().join("forms.zip");
    let mut forms = Costs::default();
    group.bench_function("blank forms", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| forms.note(|| write_forms(&book, &office, &archive))).sum())
    });

    let office = Office::new(scaled(2000));
    let mut book = office.full_book(&folder.path().join("full.tonghop"));
    let (ours, alone) = (folder.path().join("consolidated.xlsx"), folder.path().join("alone.xlsx"));
    let (mut consolidated, mut reference) = (Costs::default(), Costs::default());
    group.bench_function("consolidated workbook", |bench| {
        bench
            .iter_custom(|times| (0..times).map(|_| consolidated.note(|| consolidate(&mut book, &office, &ours))).sum())
    });
    let cells = cells_of(&ours);
    group.bench_function("the same cells, rust_xlsxwriter alone", |bench| {
        bench.iter_custom(|times| (0..times).map(|_| reference.note(|| write_alone(&cells, &alone))).sum())
    });
    group.finish();
    criterion.final_summary();
    print_table(&format!("{} blank forms, zipped", scaled(1400)), &[("forms", &forms)]);
    print_table(
        &format!("consolidated workbook, {} units", scaled(2000)),
        &[("rust_xlsxwriter alone", &reference), ("consolidated workbook", &consolidated)],
    );
}

fn write_forms(book: &Book, office: &Office, to: &Path) {
    let target = Target::Zip(to.to_path_buf());
    let written = write_templates(book, &office.period, &For::Owing, &target, office.actor.today).unwrap();
    assert_eq!(written, office.units.len());
}

fn consolidate(book: &mut Book, office: &Office, to: &Path) {
    let worded = |_: &Finding| (String::new(), String::new());
    export(book, &office.period, Edition::Full.into(), to, &worded, &office.actor).unwrap();
}

/// Every filled cell of a workbook, sheet by sheet.
fn cells_of(path: &Path) -> Vec<Vec<(u32, u16, Data)>> {
    let Ok(bytes) = fs::read(path) else { return Vec::new() };
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let ranges: Vec<_> = names.iter().map(|name| book.worksheet_range(name).unwrap()).collect();
    let cells = ranges.iter().map(|range| {
        let (row, column) = range.start().unwrap_or_default();
        let filled = range.used_cells();
        filled
            .map(|(down, across, data)| {
                (
                    row + u32::try_from(down).unwrap(),
                    u16::try_from(column).unwrap() + u16::try_from(across).unwrap(),
                    data.clone(),
                )
            })
            .collect()
    });
    cells.collect()
}

fn write_alone(sheets: &[Vec<(u32, u16, Data)>], to: &Path) {
    let mut book = Workbook::new();
    let format = Format::new().set_border(FormatBorder::Thin);
    for cells in sheets {
        let sheet = book.add_worksheet();
        for (row, column, data) in cells {
            match data {
                Data::Int(number) => sheet.write_with_format(*row, *column, *number, &format),
                Data::Float(number) => sheet.write_with_format(*row, *column, *number, &format),
                other => sheet.write_with_format(*row, *column, other.to_string(), &format),
            }
            .unwrap();
        }
    }
    book.save(to).unwrap();
}
