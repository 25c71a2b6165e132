//! Letterheads as schools write them.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::domain::plan::{Plan, source};
use std::collections::BTreeMap;

#[test]
fn what_copying_adds_to_a_file_name_is_taken_off() {
    for (stem, name) in [
        ("THPT Nguyễn Du (26)", "THPT Nguyễn Du"),
        ("BC_THPT Nguyễn Du_final", "THPT Nguyễn Du"),
        ("Báo cáo THPT Nguyễn Du MỚI sửa", "THPT Nguyễn Du"),
        ("bao cao", ""),
    ] {
        assert_eq!(strip_copy_marks(stem), name);
    }
}

fn plan() -> Plan {
    source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap()
}

fn units() -> Vec<Unit> {
    [
        ("PT01", "Trường THPT Nguyễn Du", "thpt", "Ea Kao"),
        ("PT02", "Trường THPT Lê Lợi", "thpt", "Tân An"),
        ("TH01", "Trường TH Nguyễn Du", "tieu-hoc", "Ea Kao"),
        ("TH02", "Trường Tiểu học Nguyễn Du", "tieu-hoc", "Buôn Hồ"),
        ("MN01", "Trường Mầm non Hoa Sen", "mam-non", "Ea Kao"),
        ("NT01", "Trường PTDTNT THCS Ea H'Leo", "ptdtnt", "Ea H'Leo"),
        ("TC01", "Trường TH&THCS Võ Thị Sáu", "th-thcs", "Ea Kao"),
        ("TX01", "Trung tâm GDNN-GDTX Buôn Hồ", "gdtx", "Buôn Hồ"),
    ]
    .map(|(code, name, kind, commune)| Unit {
        code: code.into(),
        name: name.into(),
        kind: kind.into(),
        commune: commune.into(),
        ..Unit::default()
    })
    .into()
}

/// Rows of a letterhead; the form begins below it. A bar parts cells of a row.
fn sheet(tab: &str, rows: &[&str]) -> Sheet {
    let cell = |row, column, text: &str| Cell::new(Address::new(row, column), Content::Text(text.to_owned()));
    let cells_of = |(row, text): (u32, &&str)| -> Vec<Cell> {
        (0..).zip(text.split('|')).map(|(column, text)| cell(row, column, text)).collect()
    };
    Sheet { name: tab.into(), cells: (0..).zip(rows).flat_map(cells_of).collect(), ..Sheet::default() }
}

/// The unit's code, or what is asked with the codes that are offered.
fn identified(sheet: &Sheet, rows: usize, marker: Option<&str>, path: &str) -> Result<String, (Code, Vec<String>)> {
    let (plan, units) = (plan(), units());
    let index = UnitIndex::new(&units, &plan.kinds, &BTreeMap::new());
    let form = FormIndex::new(plan.form("antq").unwrap());
    let found = identify(&index, &form, sheet, u32::try_from(rows).unwrap(), marker, path);
    match found.unit.and_then(|at| units.get(at)) {
        Some(unit) => Ok(unit.code.clone()),
        None => {
            let offered = found.question.unwrap().candidates.into_iter().map(|one| one.code);
            Err((found.finding.unwrap().code, offered.collect()))
        }
    }
}

#[test]
fn a_letterhead_names_one_unit_in_every_spelling() {
    for (rows, code) in [
        (["UBND TỈNH ĐẮK LẮK", "TRƯỜNG THPT NGUYỄN DU"].as_slice(), "PT01"),
        (
            &["SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT NGUYỄN DU|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do"],
            "PT01",
        ),
        (&["SỞ GDĐT ĐẮK LẮK", "Trường cấp 3 Nguyễn Du"], "PT01"),
        (&["Tr. PTTH Nguyễn Du"], "PT01"),
        (&["UBND XÃ EA KAO", "TRƯỜNG TH NGUYỄN DU"], "TH01"),
        (&["UBND XÃ EA KAO\nTRƯỜNG TiH NGUYỄN DU"], "TH01"),
        (&["ỦY BAN NHÂN DÂN", "XÃ EA KAO", "Trường Tiểu học Nguyễn Du"], "TH01"),
        (&["ỦY BAN NHÂN DÂN\nPHƯỜNG BUÔN HỒ\nTRƯỜNG TIỂU HỌC NGUYỄN DU"], "TH02"),
        (&["Trường Tiểu học Nguyễn Du", "Xã, phường: Buôn Hồ"], "TH02"),
        (&["Đơn vị: Trường TH Nguyễn Du, P. Buôn Hồ, tỉnh Đắk Lắk"], "TH02"),
        (&["Tên trường|MN Hoa Sen"], "MN01"),
        (&["Mã đơn vị: PT02"], "PT02"),
        (&["Mã trường|PT02", "Trường THPT Lê Lợi"], "PT02"),
        (&["TRƯỜNG PTDTNT THCS EA HLEO"], "NT01"),
        (&["Trường Phổ thông dân tộc nội trú THCS Ea H’leo"], "NT01"),
        (&["Trường TH và THCS Võ Thị Sáu"], "TC01"),
        (&["Trường Tiểu học - Trung học cơ sở Võ Thị Sáu"], "TC01"),
        (&["TTGDNN - GDTX Buôn Hồ"], "TX01"),
        (&["BÁO CÁO KẾT QUẢ CỦA TRƯỜNG THPT LÊ LỢI"], "PT02"),
        // A slip of the hand, and nobody else it can be.
        (&["Trường THPT Nguyễmn Du"], "PT01"),
    ] {
        assert_eq!(identified(&sheet("Sheet1", rows), rows.len(), None, "bc.xlsx").as_deref(), Ok(code), "{rows:?}");
    }
}

#[test]
fn what_is_not_certain_is_asked() {
    for (rows, code, offered) in [
        (["Trường Tiểu học Nguyễn Du"].as_slice(), Code::UnitAmbiguous, ["TH01", "TH02"].as_slice()),
        (&["Trường THPT Nguyễn Dư"], Code::UnitUnknown, &["PT01", "TH01", "TH02"]),
        (&["Trường THPT Lê Lai"], Code::UnitUnknown, &["PT02"]),
        // Mẫu giáo is not mầm non.
        (&["Trường Mẫu giáo Hoa Sen"], Code::UnitUnknown, &["MN01"]),
        (&["Trường THPT Nguyễn Du", "Đơn vị: Trường THPT Lê Lợi"], Code::UnitMismatch, &["PT01", "PT02"]),
        (&["TRƯỜNG THPT NGUYỄN DU", "BÁO CÁO CỦA TRƯỜNG THPT LÊ LỢI"], Code::UnitMismatch, &["PT01", "PT02"]),
        (&["Trường THPT Nguyễn Du|Trường THPT Lê Lợi"], Code::UnitMismatch, &["PT01", "PT02"]),
        (&["Trường THPT Nguyễn Du", "Trường THPT Trần Phú"], Code::UnitMismatch, &["PT01"]),
        (&["Mã đơn vị: PT02", "Trường THPT Nguyễn Du"], Code::UnitMismatch, &["PT01", "PT02"]),
        (&["BÁO CÁO KẾT QUẢ", "Đơn vị tính: triệu đồng"], Code::UnitUnknown, &[]),
    ] {
        let expected = Err((code, offered.iter().map(|one| (*one).to_owned()).collect()));
        assert_eq!(identified(&sheet("Sheet1", rows), rows.len(), None, "bc.xlsx"), expected, "{rows:?}");
    }
}

#[test]
fn names_of_tabs_and_files_stand_behind_the_cells_and_must_agree() {
    let mismatch = |one: &str, other: &str| Err((Code::UnitMismatch, vec![one.to_owned(), other.to_owned()]));
    let unit = |code: &str| Ok(code.to_owned());
    let nobody = Err((Code::UnitUnknown, vec![]));
    let named = "Trường THPT Nguyễn Du";
    for (row, tab, marker, path, expected) in [
        ("BÁO CÁO", "Sheet1", None, "gui/bc.xlsx", nobody.clone()),
        ("BÁO CÁO", "Sheet1", None, "THPT Nguyễn Du (1).xlsx", unit("PT01")),
        ("BÁO CÁO", "Sheet1", None, "Trường THPT Lê Lợi/bc.xlsx", unit("PT02")),
        ("BÁO CÁO", "Sheet1", None, "PT02_bao cao.xlsx", unit("PT02")),
        ("BÁO CÁO", "THPT Lê Lợi", None, "bc.xlsx", unit("PT02")),
        ("BÁO CÁO", "1. THPT Lê Lợi (2)", None, "bc.xlsx", unit("PT02")),
        ("BÁO CÁO", "01", None, "bc.xlsx", nobody),
        (named, "Biểu 1", None, "THPT Nguyen Du.xlsx", unit("PT01")),
        (named, "THPT Lê Lợi", None, "bc.xlsx", mismatch("PT01", "PT02")),
        (named, "Sheet1", None, "THPT Lê Lợi.xlsx", mismatch("PT01", "PT02")),
        (named, "Sheet1", Some("PT02"), "bc.xlsx", mismatch("PT01", "PT02")),
        (named, "Sheet1", Some("PT01"), "bc moi.xlsx", unit("PT01")),
        ("BÁO CÁO", "THPT Nguyễn Du", None, "THPT Lê Lợi.xlsx", mismatch("PT01", "PT02")),
    ] {
        assert_eq!(identified(&sheet(tab, &[row]), 1, marker, path), expected, "{row} {tab} {marker:?} {path}");
    }
}

#[test]
fn a_second_school_further_down_is_a_question() {
    let rows = ["Trường THPT Nguyễn Du", "Số mô hình|3", "Đơn vị: Trường THPT Lê Lợi", "Số mô hình|2"];
    let asked = Err((Code::UnitMismatch, vec!["PT01".to_owned(), "PT02".to_owned()]));
    assert_eq!(identified(&sheet("S", &rows), 1, None, "bc.xlsx"), asked);
    // What a figure's cell says about another school is no letterhead.
    let rows = ["Trường THPT Nguyễn Du", "Nội dung|Đơn vị phối hợp: Trường THPT Lê Lợi", "Ghi chú|Trường THPT Lê Lợi"];
    assert_eq!(identified(&sheet("S", &rows), 1, None, "bc.xlsx").as_deref(), Ok("PT01"));
}

#[test]
fn what_was_written_becomes_an_alias_only_if_it_names_somebody() {
    let (plan, units) = (plan(), units());
    let index = UnitIndex::new(&units, &plan.kinds, &BTreeMap::new());
    let form = FormIndex::new(plan.form("antq").unwrap());
    for (row, alias) in [
        ("Đơn vị: THPT ND (cơ sở 2)", Some("THPT ND (cơ sở 2)")),
        ("Đơn vị: Trường Tiểu học", None),
        ("Đơn vị: UBND xã Ea Kao", None),
        ("Đơn vị: Sở Giáo dục và Đào tạo", None),
    ] {
        let found = identify(&index, &form, &sheet("S", &[row]), 1, None, "bc.xlsx");
        assert_eq!((found.unit, found.alias.as_deref()), (None, alias), "{row}");
    }
}

#[test]
fn a_school_that_others_go_on_for_is_asked_about_once_it_is_closed() {
    let (plan, mut units) = (plan(), units());
    let closed: chrono::NaiveDate = "2027-01-01".parse().unwrap();
    for (at, successors) in [(0, vec!["PT02"]), (4, vec![])] {
        if let Some(unit) = units.get_mut(at) {
            unit.closed = Some(closed);
            unit.successors = successors.into_iter().map(Into::into).collect();
        }
    }
    let form = FormIndex::new(plan.form("antq").unwrap());
    for (name, day, expected) in [
        ("TRƯỜNG THPT NGUYỄN DU", "2026-12-31", Ok("PT01")),
        ("TRƯỜNG THPT NGUYỄN DU", "2027-01-01", Err(vec!["PT02", "PT01"])),
        ("Trường Mầm non Hoa Sen", "2027-01-01", Ok("MN01")),
    ] {
        let index = UnitIndex::new(&units, &plan.kinds, &BTreeMap::new()).on(day.parse().unwrap());
        let found = identify(&index, &form, &sheet("S", &[name]), 1, None, "bc.xlsx");
        let told = match found.unit.and_then(|at| units.get(at)) {
            Some(unit) => Ok(unit.code.as_str()),
            None => {
                assert_eq!(found.finding.as_ref().map(|finding| finding.code), Some(Code::UnitClosed));
                let asked = found.question.as_ref().unwrap();
                Err(asked.candidates.iter().map(|one| one.code.as_str()).collect())
            }
        };
        assert_eq!(told, expected, "{name} {day}");
    }
}
