//! Cases that fuzzing once found, and the seeds it starts from.
use super::bodies;
use crate::{
    program::files,
    truth::chance::Chance,
    workbook::{Book, Content, Format, Sheet, packed::pack, xls},
};
use std::{fs, path::Path};

type Body = fn(&[u8]);
const TARGETS: &[(&str, Body)] = &[
    ("grid", bodies::grid::run),
    ("take", bodies::take::run),
    ("values", bodies::values::run),
    ("plan", bodies::plan::run),
    ("archive", bodies::archive::run),
    ("legacy", bodies::legacy::run),
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

/// The same bodies where cargo-fuzz is not at hand: seeds changed at random, a few for every test and more with
/// `TONGHOP_SEEDS=100000`. The case that fails is kept in the folder of temporary files.
#[test]
fn seeds_changed_at_random() {
    let rounds = std::env::var("TONGHOP_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(150);
    for (target, run) in TARGETS {
        let seeds = seeds(target);
        let path = std::env::temp_dir().join(format!("tonghop-fuzz-{target}-{}", std::process::id()));
        for round in 0..rounds {
            let case = changed(&seeds, &mut Chance::new(round));
            // Written first: a body that ends the process leaves its case behind.
            if rounds > 1000 {
                fs::write(&path, &case).unwrap();
            }
            if std::panic::catch_unwind(|| run(&case)).is_err() {
                fs::write(&path, &case).unwrap();
                panic!("{target}, round {round}: {}", path.display());
            }
        }
        drop(fs::remove_file(path));
    }
}

/// A seed with bytes flipped, doubled, cut out, or with a piece of another seed in it.
fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut case = chance.pick(seeds).clone();
    for _ in 0..=chance.below(8) {
        let (at, kind) = (chance.below(case.len().max(1)), chance.below(6));
        let to = (at + 1 + chance.below(24)).min(case.len());
        match kind {
            _ if case.is_empty() => return case,
            0 | 1 => case[at] ^= 1 << chance.below(8),
            2 => case[at] = *chance.pick(&[0, 1, 0x7F, 0x80, 0xFF, b'<', b'"', b'0']),
            3 => drop(case.drain(at..to)),
            4 => {
                let piece = case[at..to].to_vec();
                case.splice(at..at, piece);
            }
            _ => {
                let other = chance.pick(seeds);
                let from = chance.below(other.len());
                let until = (from + 1 + chance.below(64)).min(other.len());
                case.splice(at..at, other[from..until].iter().copied());
            }
        }
    }
    case
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
        "archive" => vec![
            pack([("a/b.xlsx", small().bytes(Format::Xlsx)), ("c.csv", b"1;2\n".to_vec())], &["a/b.xlsx"]),
            pack([("../../d.xlsx", vec![1; 50]), ("/e", vec![]), ("C:\\f\u{1}.xls", vec![0; 3000])], &[]),
        ],
        "legacy" => ["Tr\u{ad}êng TiÓu häc", "Tröôøng Tieåu hoïc", "Trường Tiểu học", "§¾k L¾k", "Cã x¸c nhËn"]
            .iter()
            .map(|text| text.as_bytes().to_vec())
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
