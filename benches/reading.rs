//! Reading 200 school workbooks: ours against calamine alone on the same bytes.
#![allow(clippy::unwrap_used)]
use calamine::{DataRef, Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Format, Workbook};
use std::io::Cursor;
use tonghop::sheet::read::{Limits, read_in_process};

/// Two sheets, 60 filled cells, a merged title, a few formats, Vietnamese text.
fn workbook(number: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let (bold, percent) = (Format::new().set_bold(), Format::new().set_num_format("0.0%"));
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for name in ["Biểu 01", "Biểu 02"] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.merge_range(0, 0, 0, 3, "BÁO CÁO CÔNG TÁC BẢO ĐẢM AN NINH, TRẬT TỰ TRƯỜNG HỌC", &bold).unwrap();
        sheet.write(1, 0, format!("Trường Tiểu học Nguyễn Du số {number}")).unwrap();
        for row in 2..16 {
            sheet.write(row, 0, format!("{}. Số vụ việc phát sinh trong kỳ, đã xử lý", row - 1)).unwrap();
            match row % 4 {
                0 => sheet.write_with_format(row, 1, f64::from(number % 100) / 100.0, &percent).unwrap(),
                1 => sheet.write_with_format(row, 1, 46_000 + number, &date).unwrap(),
                _ => sheet.write(row, 1, number + row).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn calamine_alone(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut filled = 0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = cells.next_cell().unwrap() {
            filled += usize::from(*cell.get_value() != DataRef::Empty);
        }
    }
    filled
}

fn ours(bytes: &[u8]) -> usize {
    read_in_process(bytes, &Limits::default()).unwrap().sheets.iter().map(|sheet| sheet.cells.len()).sum()
}

fn reading(criterion: &mut Criterion) {
    let files: Vec<_> = (0..200).map(workbook).collect();
    for bytes in &files {
        assert_eq!(ours(bytes), calamine_alone(bytes));
    }
    let mut group = criterion.benchmark_group("200 workbooks of 60 cells");
    group.bench_function("calamine alone", |bench| {
        bench.iter(|| files.iter().map(|one| calamine_alone(one)).sum::<usize>())
    });
    group.bench_function("read_in_process", |bench| bench.iter(|| files.iter().map(|one| ours(one)).sum::<usize>()));
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
