//! One workbook written as rows of text, a cell of it changed, and what is said of it.
use std::collections::BTreeMap;
use tonghop::domain::{
    grid::{Address, Cell, Content, Font, Sheet, Workbook},
    intake::{
        Code, Desk, Lessons, Mapping, Shown,
        recognise::{check_shown, fingerprint},
        take,
    },
    plan::{period::Dates, source},
    unit::{Unit, UnitIndex},
};

const PLAN: &str = include_str!("../../files/findings/plan.toml");

/// A report without any fault. `|` parts cells, a number is one, `d` stands before a date.
const GOOD: &str = "
BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026
Đơn vị:|Trường THPT Nguyễn Du
Nội dung|Kết quả
Số buổi tuyên truyền|12
Tổng số học sinh tham gia|300
Học sinh nữ tham gia|150
Tỷ lệ ký cam kết|85
Kinh phí thực hiện|5000000
Nguồn ngân sách nhà nước|3000000
Nguồn xã hội hóa|2000000
Ngày phát động|d2026-03-20
Xếp loại phong trào|Khá
Lý do chưa xếp loại
Số vụ bạo lực|0
";

/// What is done to the good report: cells that hold something else, then more.
#[derive(Clone, Copy)]
struct Given {
    cells: &'static [(&'static str, &'static str)],
    path: &'static str,
    then: fn(&mut Workbook),
    /// Somebody showed on this very sheet that the number of pupils stands in C5.
    taught: bool,
}

const fn cells(cells: &'static [(&'static str, &'static str)]) -> Given {
    Given { cells, path: "bao-cao.xlsx", then: |_| {}, taught: false }
}

const fn then(then: fn(&mut Workbook)) -> Given {
    Given { cells: &[], path: "bao-cao.xlsx", then, taught: false }
}

/// The code, what raises it, and something near that does not.
fn examples() -> Vec<(Code, Given, Given)> {
    vec![
        (Code::SheetHidden, then(|book| copy(book, true)), then(|book| copy_of_nothing(book, true))),
        (
            Code::RowsHidden,
            then(|book| book.sheets[0].hidden_rows = vec![(3, 3)]),
            then(|book| book.sheets[0].hidden_rows = vec![(30, 31)]),
        ),
        (Code::SheetUnrecognised, then(|book| book.sheets[0].cells.truncate(8)), cells(&[])),
        (Code::SheetAmbiguous, then(two_columns), then(|book| copy_of_nothing(book, false))),
        (Code::UnitDuplicateRow, then(|book| copy(book, false)), then(|book| copy_of_nothing(book, false))),
        (
            Code::UnitDuplicateRow,
            then(|book| table(book, ["Trường THPT Nguyễn Du", "Trường THPT Nguyễn Du"])),
            then(|book| table(book, ["Trường THPT Nguyễn Du", "Trường THPT Lê Lợi"])),
        ),
        (
            Code::FileConsolidated,
            then(|book| {
                for (at, text) in [("A1", "KẾT QUẢ THEO ĐƠN VỊ"), ("H3", "Trạng thái"), ("I3", "Phải báo cáo")]
                {
                    put(book, at, Content::Text(text.to_owned()));
                }
            }),
            then(|book| put(book, "H3", Content::Text("Trạng thái".to_owned()))),
        ),
        (Code::FileEmpty, then(|book| book.sheets[0].cells.clear()), cells(&[])),
        (Code::LayoutMoved, then(|book| marker(book, &[("form", "bieu"), ("form_version", "2")])), cells(&[])),
        (
            Code::FormVersionOld,
            then(|book| marker(book, &[("form", "bieu"), ("form_version", "1")])),
            then(|book| marker(book, &[("form", "bieu"), ("form_version", "2")])),
        ),
        (
            Code::FormOfAnotherPlan,
            then(|book| marker(book, &[("plan", "ke-hoach-khac")])),
            then(|book| marker(book, &[("plan", "vi-du-loi")])),
        ),
        (Code::LabelMissing, cells(&[("A5", ""), ("B5", "")]), cells(&[("A5", "TỔNG SỐ HỌC SINH THAM GIA:")])),
        (
            Code::LabelExtra,
            cells(&[("A16", "Số giải thưởng quốc gia"), ("B16", "3")]),
            cells(&[("A16", "Người lập biểu")]),
        ),
        (Code::LabelDuplicate, cells(&[("A16", "Số vụ bạo lực"), ("B16", "3")]), cells(&[("A16", "Ghi chú")])),
        (Code::LabelBlank, cells(&[("B5", ""), ("D5", "300")]), cells(&[("B5", "")])),
        (
            Code::LabelSimilar,
            cells(&[("A5", "Tổng số học sinh tham gja")]),
            cells(&[("A5", "tổng số học sinh tham gia")]),
        ),
        (Code::UnitUnknown, cells(&[("B2", "Trường THPT Chân Trời Tím")]), cells(&[("B2", "Trường THPT Lê Lợi")])),
        (Code::UnitAmbiguous, cells(&[("B2", "Trường THPT Hùng Vương")]), cells(&[("B2", "THPT Nguyễn Du")])),
        (
            Code::UnitMismatch,
            Given { path: "Trường THPT Lê Lợi.xlsx", ..cells(&[]) },
            Given { path: "Trường THPT Nguyễn Du (1).xlsx", ..cells(&[]) },
        ),
        (Code::UnitNotOwing, cells(&[("B2", "Trường THPT Ở Xã")]), cells(&[])),
        (Code::UnitClosed, cells(&[("B2", "Trường THPT Đã Giải Thể")]), cells(&[("B2", "Trường THPT Sắp Giải Thể")])),
        (
            Code::UnitDuplicateRow,
            then(|book| table(book, ["Trường THPT Nguyễn Du", "Trường THPT Nguyễn Du"])),
            then(|book| table(book, ["Trường THPT Nguyễn Du", "Trường THPT Lê Lợi"])),
        ),
        (
            Code::PeriodMismatch,
            cells(&[("A1", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2027")]),
            cells(&[("A1", "BÁO CÁO 6 THÁNG ĐẦU NĂM")]),
        ),
        (
            Code::PeriodUnknown,
            cells(&[("A1", "BÁO CÁO QUÝ IV NĂM 2025")]),
            cells(&[("A1", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2026")]),
        ),
        (Code::LegacyEncoding, then(in_tcvn3), cells(&[("B12", "Khá")])),
        (Code::RequiredMissing, cells(&[("B4", "")]), cells(&[("B6", "")])),
        (Code::TypeMismatch, cells(&[("B4", "12/15")]), cells(&[("B4", "12 buổi")])),
        (Code::NumberAsText, cells(&[("B5", "'300")]), cells(&[])),
        (Code::NoDataStated, cells(&[("B6", "...")]), cells(&[("B6", "")])),
        (Code::NumberAmbiguous, cells(&[("B7", "'1.234")]), cells(&[("B7", "12,5")])),
        (Code::PercentScale, cells(&[("B7", "0.85")]), cells(&[("B7", "85%")])),
        (Code::DateAmbiguous, cells(&[("B11", "05/19/2026")]), cells(&[("B11", "19/05/2026")])),
        (Code::DateOutsidePeriod, cells(&[("B11", "d2025-12-31")]), cells(&[("B11", "d2026-01-01")])),
        (Code::OutOfRange, cells(&[("B7", "120")]), cells(&[("B7", "100")])),
        (Code::NotAnOption, cells(&[("B12", "Tốt")]), cells(&[("B12", "XUẤT SẮC")])),
        (Code::FormulaError, then(|book| put(book, "B5", Content::Error("#REF!".into()))), cells(&[("B16", "#REF!")])),
        (
            Code::FormulaNotCalculated,
            then(|book| put(book, "B5", Content::Uncalculated)),
            then(|book| put(book, "B20", Content::Uncalculated)),
        ),
        (
            Code::ExternalLink,
            then(|book| book.sheets[0].linked = vec!["B5".parse().unwrap()]),
            then(|book| book.sheets[0].linked = vec!["D5".parse().unwrap()]),
        ),
        (Code::NotApplicableStated, cells(&[("B14", "Không áp dụng")]), cells(&[("B14", "Không")])),
        (
            Code::LayoutTaught,
            Given { taught: true, ..then(two_columns) },
            Given { taught: false, ..cells(&[("D3", "Ghi chú")]) },
        ),
        (
            Code::TextTooLong,
            then(|book| {
                book.sheets[0].cells.retain(|cell| cell.at.to_string() != "B12");
                put(book, "B13", Content::Text("a".repeat(32_768)));
            }),
            then(|book| {
                book.sheets[0].cells.retain(|cell| cell.at.to_string() != "B12");
                put(book, "B13", Content::Text("a".repeat(32_767)));
            }),
        ),
        (Code::PartExceedsWhole, cells(&[("B6", "301")]), cells(&[("B6", "300")])),
        (Code::TotalMismatch, cells(&[("B8", "5000001")]), cells(&[("B8", "")])),
        (Code::RuleBroken, cells(&[("B4", "31")]), cells(&[("B4", "30")])),
        (Code::RequiredTogether, cells(&[("B11", "")]), cells(&[("B11", ""), ("B4", "0")])),
        (Code::Exclusive, cells(&[("B13", "Chưa họp")]), cells(&[("B13", "Chưa họp"), ("B12", "")])),
        (Code::ReportEmpty, then(blank), cells(&[])),
        (
            Code::NilWithFigures,
            cells(&[("A16", "Trong kỳ không phát sinh")]),
            cells(&[("A16", "Không phát sinh vụ cháy")]),
        ),
    ]
}

pub fn codes() -> Vec<Code> {
    examples().iter().map(|(code, ..)| *code).collect()
}

fn content(text: &str) -> Content {
    let date = text.strip_prefix('d').and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    match (text.parse(), date) {
        (Ok(number), _) => Content::Number(number),
        (Err(_), Some(date)) => Content::Date(date.and_hms_opt(0, 0, 0).unwrap()),
        (Err(_), None) => Content::Text(text.trim_start_matches('\'').to_owned()),
    }
}

fn good() -> Workbook {
    let rows = GOOD.trim().lines();
    let cells = (0..).zip(rows).flat_map(|(row, line)| {
        (0..).zip(line.split('|')).map(move |(column, text)| Cell::new(Address::new(row, column), content(text)))
    });
    Workbook { sheets: vec![Sheet { name: "Báo cáo".into(), cells: cells.collect(), ..Sheet::default() }] }
}

fn put(book: &mut Workbook, at: &str, content: Content) {
    let at: Address = at.parse().unwrap();
    let cells = &mut book.sheets[0].cells;
    cells.retain(|cell| cell.at != at);
    cells.push(Cell::new(at, content));
    cells.sort_by_key(|cell| cell.at);
}

fn copy(book: &mut Workbook, hidden: bool) {
    let sheet = Sheet { name: "Bản sao".into(), hidden, ..book.sheets[0].clone() };
    book.sheets.push(sheet);
}

fn copy_of_nothing(book: &mut Workbook, hidden: bool) {
    copy(book, hidden);
    book.sheets[1].cells.retain(|cell| cell.at.column == 0);
}

fn marker(book: &mut Workbook, rows: &[(&str, &str)]) {
    let cells = (0..).zip(rows).flat_map(|(row, (key, value))| {
        [(0, key), (1, value)]
            .map(|(column, text)| Cell::new(Address::new(row, column), Content::Text((*text).to_owned())))
    });
    book.sheets.push(Sheet { name: "_tonghop".into(), hidden: true, cells: cells.collect(), ..Sheet::default() });
}

/// A row for each unit, the form's fields across.
fn table(book: &mut Workbook, names: [&str; 2]) {
    let labels = [
        "Số buổi tuyên truyền",
        "Tổng số học sinh tham gia",
        "Học sinh nữ tham gia",
        "Kinh phí thực hiện",
        "Ngày phát động",
    ];
    let mut rows = vec![vec!["BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"], [&["STT", "Tên đơn vị"], labels.as_slice()].concat()];
    rows.push(vec!["1", names[0], "12", "300", "150", "5000000", "d2026-03-20"]);
    rows.push(vec!["2", names[1], "14", "320", "160", "6000000", "d2026-03-21"]);
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        (0..).zip(texts).map(move |(column, text)| Cell::new(Address::new(row, column), content(text)))
    });
    book.sheets[0].cells = cells.collect();
}

/// The second round beside the first.
fn two_columns(book: &mut Workbook) {
    let values: Vec<Cell> =
        book.sheets[0].cells.iter().filter(|cell| cell.at.row > 2 && cell.at.column == 1).cloned().collect();
    for value in values {
        put(book, &value.at.right(1).to_string(), value.content);
    }
    put(book, "B3", Content::Text("Đợt 1".into()));
    put(book, "C3", Content::Text("Đợt 2".into()));
}

/// The level is typed in an old font.
fn in_tcvn3(book: &mut Workbook) {
    let level = book.sheets[0].cells.iter_mut().find(|cell| cell.content == Content::Text("Khá".into())).unwrap();
    *level = Cell { font: Font::Tcvn3, ..Cell::new(level.at, Content::Text("Kh\u{b8}".into())) };
}

fn blank(book: &mut Workbook) {
    book.sheets[0].cells.retain(|cell| cell.at.row < 3 || cell.at.column == 0);
}

fn units() -> Vec<Unit> {
    let unit = |(order, (name, commune, scope, closed)): (u32, (&str, &str, &str, Option<&str>))| Unit {
        code: format!("U{order:02}"),
        name: name.into(),
        kind: "thpt".into(),
        commune: commune.into(),
        scope: scope.into(),
        order,
        closed: closed.map(|day| day.parse().unwrap()),
        ..Unit::default()
    };
    let units = [
        ("Trường THPT Nguyễn Du", "Ea Kao", "truc-thuoc", None),
        ("Trường THPT Lê Lợi", "Ea Kao", "truc-thuoc", None),
        ("Trường THPT Hùng Vương", "Ea Kao", "truc-thuoc", None),
        ("Trường THPT Hùng Vương", "Buôn Hồ", "truc-thuoc", None),
        ("Trường THPT Ở Xã", "Ea Kao", "xa-phuong", None),
        ("Trường THPT Đã Giải Thể", "Ea Kao", "truc-thuoc", Some("2025-12-31")),
        ("Trường THPT Sắp Giải Thể", "Ea Kao", "truc-thuoc", Some("2026-12-31")),
    ];
    (1..).zip(units).map(unit).collect()
}

/// Codes of everything said about a workbook.
fn said(given: &Given) -> Vec<Code> {
    let plan = source::parse(PLAN).unwrap_or_else(|faults| panic!("{faults:?}"));
    let period = plan.period(&plan.period_id("2026-H1").unwrap(), &Dates::default()).unwrap();
    let mut book = good();
    for (at, text) in given.cells {
        put(&mut book, at, content(text));
    }
    book.sheets[0].cells.retain(|cell| cell.content != Content::Text(String::new()));
    (given.then)(&mut book);
    let (units, mut lessons) = (units(), Lessons::default());
    if given.taught {
        let (sheet, form) = (&book.sheets[0], &plan.forms[0]);
        let places = check_shown(sheet, form, vec![Shown::new("hoc-sinh", "C5".parse().unwrap())]).unwrap();
        let mapping = Mapping { form: form.id.clone(), places, who: "Lan".into() };
        lessons.mappings.insert(fingerprint(sheet), mapping);
    }
    let desk = Desk::new(&plan, UnitIndex::new(&units, &plan.kinds, &BTreeMap::new()), &period, &lessons);
    let taken = take(&book, given.path, &desk);
    let own = taken.reports.iter().flat_map(|report| &report.report.findings);
    taken.findings.iter().chain(own).map(|finding| finding.code).collect()
}

#[test]
fn the_good_report_is_good() {
    assert_eq!(said(&cells(&[])), []);
}

#[test]
fn each_code_is_raised_by_its_example_and_not_by_one_near_it() {
    let wrong = examples().into_iter().filter_map(|(code, example, near)| {
        let (by_example, by_near) = (said(&example), said(&near));
        let right = by_example.contains(&code) && !by_near.contains(&code);
        (!right).then(|| format!("{code:?}: {by_example:?}, near: {by_near:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn one_cause_gives_one_finding() {
    // Where another one follows by nature it is named.
    let also = |code| matches!(code, Code::SheetAmbiguous | Code::FormVersionOld | Code::UnitDuplicateRow);
    for (code, example, _) in examples() {
        let errors = said(&example);
        assert!(errors.len() == 1 || also(code), "{code:?}: {errors:?}");
    }
}
