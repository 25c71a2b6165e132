//! Workbooks with several sheets.
use super::{expect, sheet};
use crate::domain::grid::Sheet;

/// A school's form with three figures.
fn form(tab: &str, school: &str, figures: [&str; 3]) -> Sheet {
    let [first, second, third] = figures;
    let rows = format!(
        "{school}\n\nSTT | Nội dung | Kết quả\n1 | Số buổi tuyên truyền | {first}\n2 | Số lượt người được tuyên truyền | {second}\n3 | Khó khăn, vướng mắc | {third}\n4 | Học sinh ký cam kết – Số đã ký |\n5 | Tổng kinh phí |\n6 | Đã xây dựng kế hoạch |"
    );
    sheet(tab, &rows, &[])
}

fn marker(unit: &str) -> Sheet {
    let plan = super::plan();
    let rows = format!("plan | {}\nform | {}\nform_version | 1\nunit | {unit}", plan.id, plan.forms[0].id);
    Sheet { hidden: true, ..sheet(crate::domain::intake::marker::SHEET, &rows, &[]) }
}

/// Only the lines about who; what a form lacks is tested elsewhere.
fn who(sheets: Vec<Sheet>) -> Vec<String> {
    let taken = super::take_from(sheets, "tong hop xa.xlsx", &crate::domain::intake::Lessons::default());
    let line = |report: &crate::domain::intake::TakenReport| {
        let unit = report.unit.clone().unwrap_or_else(|| "-".into());
        let asked = report.question.as_ref().map(|question| format!(" ?{}", question.kind.token())).unwrap_or_default();
        format!("{} {unit}{asked}", report.sheet)
    };
    let about_file = taken.findings.iter().map(|finding| {
        let at = finding.place.as_ref().and_then(|place| place.cell).map(|cell| format!("@{cell}")).unwrap_or_default();
        format!("{}{at}", finding.code.token())
    });
    taken.reports.iter().map(line).chain(about_file).collect()
}

#[test]
fn every_sheet_is_a_report() {
    let (sv, dc, cm) = ("TRƯỜNG MẦM NON SAO VÀNG", "TRƯỜNG TIỂU HỌC ĐỒI CHÈ, XÃ SUỐI MƠ", "TRƯỜNG THCS CẦU MÂY");
    let filled = ["3", "40", "không"];
    let blank = ["", "", ""];
    let mut wrong = Vec::new();
    for (name, sheets, expected) in [
        (
            "a school each, one by its tab only, a spare copy",
            vec![
                form("1", sv, filled),
                form("2", dc, filled),
                form("THCS Cầu Mây", "BÁO CÁO", filled),
                form("mẫu", "", blank),
            ],
            &["1 SV", "2 DC", "THCS Cầu Mây CM"][..],
        ),
        (
            "the tab speaks of another",
            vec![form("THCS Cầu Mây", sv, filled), form("2", dc, filled)],
            &["THCS Cầu Mây - ?disagreement", "2 DC"],
        ),
        (
            "twice the same",
            vec![form("1", sv, filled), form("1 (2)", sv, ["4", "50", ""])],
            &["1 - ?unit", "1 (2) - ?unit"],
        ),
        (
            "the hidden sheet is that of one",
            vec![form("1", cm, filled), form("2", sv, filled), marker("SV")],
            &["1 CM", "2 SV"],
        ),
        (
            "the hidden sheet is nobody's",
            vec![form("1", cm, filled), form("2", dc, filled), marker("SV")],
            &["1 - ?disagreement", "2 DC"],
        ),
        ("one sheet, another's hidden one", vec![form("1", cm, filled), marker("SV")], &["1 - ?disagreement"]),
        (
            "a sheet of sums",
            vec![form("1", sv, filled), form("2", dc, filled), form("Tổng hợp", "TOÀN XÃ", ["6", "81", ""])],
            &["1 SV", "2 DC", "total-mismatch@C5"],
        ),
        (
            "a table of sums",
            vec![
                form("1", sv, filled),
                form("2", dc, filled),
                sheet(
                    "Tổng hợp",
                    "STT | Đơn vị | Số buổi | Số lượt\n1 | MN Sao Vàng | 3 | 40\n2 | TH Đồi Chè, xã Suối Mơ | 3 | 41\n | Cộng | 6 | 81",
                    &[],
                ),
            ],
            &["1 SV", "2 DC", "total-mismatch@D3"],
        ),
        (
            "a hidden sheet with figures",
            vec![form("1", sv, filled), Sheet { hidden: true, ..form("cũ", sv, filled) }],
            &["1 SV", "sheet-hidden"],
        ),
    ] {
        let told = who(sheets);
        if told != expected {
            wrong.push(format!("{name}: expected {expected:?}, told {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_that_ask_for_different_things_make_one_report() {
    let first =
        sheet("Biểu 1", "STT | Đơn vị | Số buổi | Số lượt\n1 | MN Sao Vàng | 3 | 40\n2 | THCS Cầu Mây | 4 | 50", &[]);
    let second = sheet(
        "Biểu 2",
        "STT | Đơn vị | Tổng kinh phí | Đã xây dựng kế hoạch\n1 | THCS Cầu Mây | 5 | có\n2 | MN Sao Vàng | 6 | chưa",
        &[],
    );
    let expected = ["2 SV buoi=3 luot=40 tien=6000000 ke-hoach=không", "3 CM buoi=4 luot=50 tien=5000000 ke-hoach=có"];
    expect("two sheets", vec![first, second], "xa.xlsx", &expected);
    let both = "STT | Đơn vị | Số buổi | Số lượt\n1 | MN Sao Vàng | 3 | 40\n\nBiểu 2\nSTT | Đơn vị | Tổng kinh phí | Đã xây dựng kế hoạch\n1 | MN Sao Vàng | 6 | chưa";
    expect(
        "one sheet",
        vec![sheet("Biểu", both, &[])],
        "xa.xlsx",
        &["2 SV buoi=3 luot=40 tien=6000000 ke-hoach=không"],
    );
}

#[test]
fn a_consolidated_workbook_is_nobodys_report() {
    let rows = " | | | PHỤ LỤC I\n | | | KẾT QUẢ THEO ĐƠN VỊ\n\nSTT | Mã đơn vị | Tên đơn vị | Trạng thái | Phải báo cáo | Số buổi tuyên truyền | Tổng kinh phí\n1 | SV | Trường Mầm non Sao Vàng | Đúng hạn | Có | – | 5";
    expect("renamed", vec![sheet("Sheet1", rows, &[])], "th.xlsx", &["file-consolidated Sheet1"]);
}
