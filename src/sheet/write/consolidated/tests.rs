//! The workbook is read back: what its cells say, what its formulas would say, and what must not be in it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::sample::{World, date, world};
use super::*;
use crate::{
    domain::standing::{State, Verdict},
    text::{Lang, words as spoken},
};
use calamine::{Data, DataType, Range, Reader, SheetVisible, Xlsx};
use std::io::{Cursor, Read};

fn written(world: &World, edition: Edition) -> Vec<u8> {
    let wording = |finding: &Finding| (format!("Thông báo {}", finding.code.token()), "Sửa ô này".to_owned());
    write_consolidated(&world.consolidation(), edition.into(), date("2026-05-21"), &wording).unwrap()
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..package.len())
        .map(|index| {
            let mut part = package.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn text(sheet: &Range<Data>, row: usize, column: usize) -> String {
    sheet.get((row, column)).map(ToString::to_string).unwrap_or_default()
}

/// The row whose cell in a column says this.
fn find(sheet: &Range<Data>, column: usize, wanted: &str) -> usize {
    (0..sheet.height()).find(|row| text(sheet, *row, column) == wanted).unwrap_or_else(|| unreachable!("{wanted}"))
}

fn number(sheet: &Range<Data>, row: usize, column: usize) -> f64 {
    match sheet.get((row, column)) {
        Some(Data::Float(number)) => *number,
        Some(Data::Int(number)) => f64::from(i32::try_from(*number).unwrap()),
        other => unreachable!("{row} {column}: {other:?}"),
    }
}

#[test]
fn each_edition_has_its_sheets_and_hides_none() {
    let world = world();
    let province =
        ["Tổng hợp", "Theo đơn vị", "Theo xã, phường", "Theo loại hình", "Chưa báo cáo", "Nộp muộn", "Chưa đạt"];
    let full = [province.as_slice(), &["Các vụ việc phát sinh"], &["Lỗi số liệu", "Nguồn số liệu"]].concat();
    for (edition, names) in [(Edition::Province, province.to_vec()), (Edition::Full, full)] {
        let book = open(&written(&world, edition));
        assert_eq!(book.sheet_names(), names);
        assert!(book.sheets_metadata().iter().all(|sheet| sheet.visible == SheetVisible::Visible));
    }
}

#[test]
fn the_province_gets_no_phone_number_no_error_and_no_file_name() {
    let world = world();
    let holds = |edition, needle: &str| parts(&written(&world, edition)).iter().any(|(_, text)| text.contains(needle));
    for private in ["0905", "type-mismatch", "Zalo/", "(lỗi)", "8 buổi"] {
        assert!(!holds(Edition::Province, private), "{private}");
        assert!(holds(Edition::Full, private), "{private}");
    }
}

#[test]
fn the_states_sum_to_the_units_that_owe() {
    let world = world();
    let sheet = open(&written(&world, Edition::Province)).worksheet_range(words::SUMMARY).unwrap();
    let (header, sum) = (find(&sheet, 1, "Trạng thái"), find(&sheet, 1, "Cộng: phải báo cáo"));
    let states: f64 = (header + 1..sum).map(|row| number(&sheet, row, 2)).sum();
    assert_eq!(states, number(&sheet, sum, 2));
    assert_eq!(states, 8.0);
    let outside = find(&sheet, 1, spoken::state(Lang::Vi, State::NotOwing));
    assert_eq!(number(&sheet, outside, 2), 1.0);
}

#[test]
fn what_the_formulas_show_is_what_the_standing_says() {
    let world = world();
    let c = world.consolidation();
    let sheet = open(&written(&world, Edition::Province)).worksheet_range(words::SUMMARY).unwrap();
    for (indicator, standing) in c.plan.indicators.iter().zip(&c.indicators) {
        let row = find(&sheet, 1, &indicator.label);
        let tally = &standing.tally;
        let counts = [tally.population, tally.applicable, tally.owing, tally.reported, tally.met];
        // Without a criterion nobody passes or fails, and the last count is a dash.
        let judged = if indicator.criterion.is_some() { 5 } else { 4 };
        for (column, count) in (4..).zip(counts).take(judged) {
            assert_eq!(number(&sheet, row, column), count as f64, "{} {column}", indicator.id);
        }
        assert_eq!(text(&sheet, row, 15), spoken::sector_verdict(Lang::Vi, standing.verdict));
        if let Some(needed) = standing.still_needed {
            assert_eq!(number(&sheet, row, 14), needed as f64);
        }
    }
    let row = find(&sheet, 1, &c.plan.indicators[2].label);
    assert_eq!(number(&sheet, row, 13), 84.0 / 184.0, "sum over sum");
}

#[test]
fn communes_and_kinds_add_up_to_the_whole() {
    let mut world = world();
    for (at, unit) in world.units.iter_mut().enumerate() {
        unit.commune = ["Ea Kao", "EA KAO", "Tân*An", ""][at % 4].into();
    }
    let c = world.consolidation();
    let mut book = open(&written(&world, Edition::Province));
    for (name, groups) in
        [(words::BY_COMMUNE, vec!["–", "Ea Kao", "Tân*An"]), (words::BY_KIND, vec!["Trung học phổ thông"])]
    {
        let sheet = book.worksheet_range(name).unwrap();
        let (first, total) = (6, find(&sheet, 0, words::TOTAL));
        let names: Vec<String> = (first..total).map(|row| text(&sheet, row, 1)).collect();
        assert!(groups.iter().all(|group| names.iter().any(|name| name == group)), "{names:?}");
        let owing = c.standing.totals.states.owing() as f64;
        assert_eq!(number(&sheet, total, 2), owing, "{name}");
        let sum: f64 = (first..total).map(|row| number(&sheet, row, 2)).sum();
        assert_eq!(sum, owing, "{name}");
        // Every count of an indicator: the groups add up to the total, and the total is the standing's.
        for (at, standing) in c.indicators.iter().enumerate() {
            let group = format!("Chỉ tiêu {}: {}", at + 1, c.plan.indicators[at].label);
            let column = (0..sheet.width()).find(|column| text(&sheet, 4, *column) == group).unwrap();
            for (column, count) in (column..).zip([standing.tally.owing, standing.tally.reported]) {
                assert_eq!(number(&sheet, total, column), count as f64, "{name} {group} {column}");
                let sum: f64 = (first..total).map(|row| number(&sheet, row, column)).sum();
                assert_eq!(sum, count as f64, "{name} {group} {column}");
            }
        }
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(formulas.used_cells().any(|(_, _, formula)| formula.starts_with("COUNTIFS(")), "{name}");
    }
}

/// Counted here from the cells themselves, as a recalculation would.
#[test]
fn the_sheet_of_units_gives_the_same_counts_as_the_standing() {
    let world = world();
    let c = world.consolidation();
    let columns = Columns::new(&c);
    let sheet = open(&written(&world, Edition::Full)).worksheet_range(words::BY_UNIT).unwrap();
    let at = |what| usize::try_from(columns.column(what).unwrap()).unwrap();
    let rows = usize::try_from(columns.first).unwrap()..=usize::try_from(columns.last).unwrap();
    for (index, standing) in c.indicators.iter().enumerate() {
        let (applies, verdict) = (at(columns::What::Applies(index)), at(columns::What::Verdict(index)));
        let owing = rows.clone().filter(|row| {
            text(&sheet, *row, applies) == "Áp dụng" && text(&sheet, *row, at(columns::What::Owes)) == "Có"
        });
        let met = spoken::verdict(Lang::Vi, Verdict::Met);
        assert_eq!(owing.clone().count(), standing.tally.owing);
        assert_eq!(owing.filter(|row| text(&sheet, *row, verdict) == met).count(), standing.tally.met);
    }
    let buoi = at(columns::What::Value(c.form.field_key("buoi").unwrap()));
    let total = find(&sheet, 0, words::TOTAL);
    let sum: f64 = rows.clone().filter_map(|row| sheet.get((row, buoi))?.get_float()).sum();
    assert_eq!(number(&sheet, total, buoi), sum);
    assert_eq!(number(&sheet, total - 1, buoi), 5.0);
}

#[test]
fn what_is_not_there_is_said_in_words() {
    let world = world();
    let c = world.consolidation();
    let columns = Columns::new(&c);
    for (edition, wrong) in [(Edition::Province, words::NO_DATA), (Edition::Full, words::NO_DATA_WRONG)] {
        let sheet = open(&written(&world, edition)).worksheet_range(words::BY_UNIT).unwrap();
        let key = |id| c.form.field_key(id).unwrap();
        let cell = |unit: &str, what| {
            let row = find(&sheet, 1, unit);
            text(&sheet, row, usize::try_from(columns.column(what).unwrap()).unwrap())
        };
        assert_eq!(cell("002", columns::What::Value(key("buoi"))), words::NO_DATA, "missing");
        assert_eq!(cell("007", columns::What::Value(key("buoi"))), words::NONE, "exempt");
        assert_eq!(cell("005", columns::What::Quarter(key("phat-dong"), 3)), words::NONE, "not asked this period");
        assert_eq!(cell("005", columns::What::Quarter(key("sinh-hoat"), 1)), wrong, "given, but wrong");
        assert_eq!(cell("005", columns::What::Value(key("kinh-phi"))), "12.5", "in the unit the form asks");
        assert_eq!(cell("005", columns::What::Value(key("kenh"))), "Loa; Zalo");
    }
}

#[test]
fn no_text_becomes_a_formula_and_no_result_is_empty() {
    let world = world();
    for (name, xml) in parts(&written(&world, Edition::Full)) {
        assert!(!xml.contains("<v></v>"), "{name}");
        for formula in xml.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap()) {
            assert!(!formula.contains("HYPERLINK") && !formula.contains("Nguyễn Du"), "{formula}");
        }
    }
    let sheet = open(&written(&world, Edition::Full)).worksheet_range(words::BY_UNIT).unwrap();
    assert_eq!(text(&sheet, find(&sheet, 1, "003"), 2), "=Trường THPT Nguyễn Du");
}

#[test]
fn every_sheet_is_set_up_for_printing_and_the_first_page_bears_no_number() {
    let world = world();
    let parts = parts(&written(&world, Edition::Full));
    let sheets: Vec<&String> =
        parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).map(|(_, xml)| xml).collect();
    assert_eq!(sheets.len(), 10);
    for xml in &sheets {
        for needle in ["paperSize=\"9\"", "fitToPage=\"1\"", "&amp;P", "left=\"1.18", "right=\"0.59", "top=\"0.787"] {
            assert!(xml.contains(needle), "{needle}");
        }
    }
    let different = sheets.iter().filter(|xml| xml.contains("differentFirst=\"1\"")).count();
    assert_eq!(different, 1);
    assert!(parts.iter().any(|(name, _)| name.starts_with("xl/charts/chart")));
}

#[test]
fn a_plan_without_units_or_reports_still_makes_a_workbook() {
    let mut world = world();
    world.units.clear();
    world.sources.clear();
    world.standing = crate::domain::standing::Standing::new(vec![], world.plan.indicators.len());
    world.plan.indicators.retain(|one| one.judge == crate::domain::plan::Judge::Share);
    open(&written(&world, Edition::Full));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let world = world();
    assert_eq!(written(&world, Edition::Full), written(&world, Edition::Full));
}

/// LibreOffice recalculates every formula; a wrong cached result would be seen by nobody else.
#[test]
fn recalculation_gives_the_results_that_were_written() {
    if std::env::var_os("TONGHOP_ORACLES").is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.xlsx");
    std::fs::write(&path, written(&world(), Edition::Full)).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/recalculate.py");
    let answer = std::process::Command::new("python3").arg(script).arg(&path).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stdout));
}
