//! From a grid to reports: a sheet is built of the bytes, from labels of the plan, words that schools write and texts
//! that nobody does.
use std::{collections::BTreeMap, sync::LazyLock};
use tonghop::domain::{
    grid::{Address, Area, Cell, Content, Font, Sheet, Workbook},
    intake::{Desk, Lessons, take},
    plan::{Period, Plan, source},
    unit::{Unit, UnitIndex},
    value::Value,
};

const WORDS: &[&str] = &[
    "Có",
    "Không",
    "x",
    "Kết quả",
    "Kỳ này",
    "Lũy kế",
    "Quý I",
    "Quý II",
    "Quý III",
    "Quý IV",
    "STT",
    "Nội dung",
    "Đơn vị tính",
    "Tên trường",
    "Tổng cộng",
    "Trường THPT Lá Xanh",
    "Trường THCS Suối Reo",
    "THPT Lá Xanh",
    "(1)",
    "(2)",
    "I",
    "Khối THPT",
    "Ghi chú",
    "12",
    "1.234",
    "0,85",
    "12/15",
    "không áp dụng",
    "...",
    "5 triệu",
    "19/5/2026",
    "6 tháng đầu năm 2026",
    "Năm 2025",
    "Mã đơn vị:",
    "A-1",
    "#REF!",
    "Tr\u{ad}êng TiÓu häc",
    "Tröôøng",
    "triệu đồng",
    "\u{301}\u{302}",
    "\u{0}\u{200b}",
    "HIỆU TRƯỞNG",
    "Yếu",
    "Xuất sắc",
];

struct Office {
    plan: Plan,
    period: Period,
    units: Vec<Unit>,
    labels: Vec<String>,
}

static OFFICE: LazyLock<Office> = LazyLock::new(|| {
    let plan = source::parse(source::built_in()[0].text).unwrap();
    let period = plan.periods().into_iter().next().unwrap();
    let unit = |code: &str, name: &str, kind: &str| Unit {
        code: code.into(),
        name: name.into(),
        kind: kind.into(),
        scope: plan.scopes[0].id.clone(),
        ..Unit::default()
    };
    let units = vec![unit("A-1", "Trường THPT Lá Xanh", "thpt"), unit("A-2", "Trường THCS Suối Reo", "thcs")];
    let columns = plan.forms[0].tables.iter().flat_map(|table| &table.columns);
    let labels = plan.forms[0].fields.iter().chain(columns).map(|field| field.label.clone()).collect();
    Office { plan, period, units, labels }
});

pub fn run(data: &[u8]) {
    let office = &*OFFICE;
    let mut bytes = data.iter().copied();
    let mut next = || bytes.next();
    let mut sheets = vec![Sheet { name: "A".into(), ..Sheet::default() }];
    let mut cells: BTreeMap<Address, Cell> = BTreeMap::new();
    while let (Some(kind), Some(row), Some(column)) = (next(), next(), next()) {
        let at = Address::new(u32::from(row), u32::from(column % 24));
        let what = usize::from(next().unwrap_or(0));
        let content = match kind % 10 {
            0..=3 => Content::Text(office.labels[what % office.labels.len()].clone()),
            4 | 5 => Content::Text(WORDS[what % WORDS.len()].into()),
            6 => Content::Number((what as f64 - 8.0) / f64::from(1 + kind / 64)),
            7 => Content::Text(String::from_utf8_lossy(&[kind, row, column, what as u8, 0xCC, 0x81]).into_owned()),
            8 => {
                let last = Address::new(at.row + u32::from(kind / 64), at.column + (what % 5) as u32);
                sheets.last_mut().unwrap().merged.push(Area { first: at, last });
                continue;
            }
            _ => match what % 6 {
                0 => Content::Uncalculated,
                1 => Content::Error("#DIV/0!".into()),
                2 => Content::Bool(true),
                3 => {
                    sheets.last_mut().unwrap().hidden_rows = vec![(at.row, at.row + 2)];
                    continue;
                }
                4 => {
                    finish(sheets.last_mut().unwrap(), &mut cells);
                    sheets.push(Sheet { name: format!("S{}", sheets.len()), hidden: kind > 128, ..Sheet::default() });
                    continue;
                }
                _ => Content::Date(office.period.from.into()),
            },
        };
        let font = if kind > 250 { Font::Tcvn3 } else { Font::Other };
        cells.insert(at, Cell { font, percent_format: kind > 240, ..Cell::new(at, content) });
    }
    finish(sheets.last_mut().unwrap(), &mut cells);
    sheets.truncate(8);
    judge(&Workbook { sheets });
}

fn finish(sheet: &mut Sheet, cells: &mut BTreeMap<Address, Cell>) {
    sheet.cells = std::mem::take(cells).into_values().collect();
}

/// The same twice; and every value comes from a filled, visible cell that it names.
fn judge(book: &Workbook) {
    let office = &*OFFICE;
    let lessons = Lessons::default();
    let units = UnitIndex::new(&office.units, &office.plan.kinds, &BTreeMap::new());
    let desk = Desk::new(&office.plan, units, &office.period, &lessons);
    let taken = take(book, "a.xlsx", &desk);
    assert!(taken == take(book, "a.xlsx", &desk), "the same file reads the same twice");
    for report in &taken.reports {
        assert!(report.unit.is_some() || report.question.is_some(), "nobody's report counts");
        for entry in report.report.entries.iter().filter(|entry| entry.value.is_some()) {
            let name = &report.report.sheets[usize::from(entry.sheet)];
            let sheet = book.sheets.iter().find(|sheet| sheet.name == *name).unwrap();
            assert!(!sheet.hidden && !sheet.is_hidden(entry.cell), "{entry:?} is hidden");
            let ratio = matches!(entry.value, Some(Value::Ratio { .. }));
            assert!(ratio || sheet.cell(entry.cell).is_some(), "{entry:?} comes from a blank cell");
        }
    }
}
