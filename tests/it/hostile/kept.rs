//! Cases that fuzzing once found, and the seeds it starts from.
use super::bodies;
use crate::{
    program::files,
    workbook::{Book, Content, Format, Sheet, xls},
};
use std::{fs, path::Path};

type Body = fn(&[u8]);
const TARGETS: &[(&str, Body)] = &[
    ("grid", bodies::grid::run),
    ("take", bodies::take::run),
    ("values", bodies::values::run),
    ("plan", bodies::plan::run),
];

#[test]
fn what_fuzzing_found_is_mended() {
    for (target, run) in TARGETS {
        for case in fs::read_dir(files().join("fuzz").join(target)).into_iter().flatten().flatten() {
            println!("{}", case.path().display());
            run(&fs::read(case.path()).unwrap());
        }
    }
}

/// A few cases of every kind, run on every test: the bodies themselves do not rot.
#[test]
fn every_body_takes_its_seeds() {
    for (target, run) in TARGETS {
        seeds(target).iter().for_each(|seed| run(seed));
    }
}

/// Writes what fuzzing starts from, and the valid files that the target `grid` puts parts into.
#[test]
#[ignore = "writes fuzz/corpus"]
fn seeds_for_fuzzing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for format in [Format::Xlsx, Format::Xlsb, Format::Ods] {
        fs::write(files().join("fuzz/templates").join(format!("small.{}", format.name())), small().bytes(format))
            .unwrap();
    }
    for (target, _) in TARGETS {
        let folder = root.join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds(target).iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
        }
    }
}

/// A little of everything a cell can be.
fn small() -> Book {
    let mut sheet = Sheet::named("S");
    sheet.text((0, 0), "Số buổi tuyên truyền");
    sheet.put((0, 1), Content::Number(12.5));
    sheet.put((1, 0), Content::Number(0.5)).percent = true;
    sheet.put((1, 1), Content::Date(chrono::NaiveDate::from_ymd_opt(2026, 5, 19).unwrap()));
    sheet.put((2, 0), Content::Error("#REF!"));
    sheet.put((2, 1), Content::Number(3.0)).formula = crate::workbook::Formula::Stored;
    sheet.merge((3, 0), (4, 1));
    sheet.text((3, 0), "x");
    sheet.hidden_rows.insert(2);
    sheet.hidden_columns.insert(1);
    Book { sheets: vec![sheet] }
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "grid" => {
            let part =
                |kind: u8, format: Format, name: &str| [vec![kind], unpacked(&small().bytes(format), name)].concat();
            let mut seeds = vec![
                part(0, Format::Xlsx, "xl/worksheets/sheet1.xml"),
                part(1, Format::Xlsx, "xl/sharedStrings.xml"),
                part(2, Format::Xlsx, "xl/styles.xml"),
                part(3, Format::Xlsb, "xl/worksheets/sheet1.bin"),
                part(4, Format::Xlsb, "xl/sharedStrings.bin"),
                part(5, Format::Ods, "content.xml"),
                [vec![6], xls::stream(&small())].concat(),
            ];
            seeds.extend(Format::ALL.iter().map(|format| [vec![7], small().bytes(*format)].concat()));
            seeds
        }
        "take" => (0..24_u32)
            .map(|seed| {
                (0..600).map(|at: u32| (seed * 7919 + at * (31 + seed)).to_le_bytes()[(at % 2) as usize]).collect()
            })
            .collect(),
        "values" => ["12 buổi", "1.234,5", "12/15", "85%", "ngày 19 tháng 5 năm 2026", "Có", "5 triệu", "Khá; TB"]
            .iter()
            .flat_map(|text| (0..3).map(move |kind| [&[kind], text.as_bytes()].concat()))
            .collect(),
        _ => vec![
            include_bytes!("../../files/libreoffice/plan.toml").to_vec(),
            include_bytes!("../../files/contract/plan.toml").to_vec(),
        ],
    }
}

fn unpacked(package: &[u8], name: &str) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}
