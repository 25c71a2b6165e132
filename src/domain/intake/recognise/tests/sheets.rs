//! A small form of its own, sheets written as grids of texts, and located places as one line of text.
use super::*;
use crate::domain::{
    grid::{Area, Cell, Content},
    plan::{Accrual, Choice, FieldKind, Form, MoneyUnit, Section, Table},
};

/// One sheet and what is found on it.
pub struct Case<'a> {
    pub name: &'a str,
    pub rows: &'a [&'a [&'a str]],
    pub merged: &'a [&'a str],
    pub found: &'a str,
}

pub fn field(id: &str, label: &str, kind: FieldKind) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        synonyms: vec![],
        section: 0,
        kind,
        required: false,
        min: None,
        max: None,
        unit_words: vec!["buổi".into(), "người".into()],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

pub fn form() -> Form {
    let option =
        |id: &str, label: &str, short: &str| Choice { id: id.into(), label: label.into(), short: vec![short.into()] };
    let options = vec![
        option("yeu", "Yếu", "Y"),
        option("tb", "Trung bình", "TB"),
        option("kha", "Khá", "K"),
        option("xs", "Xuất sắc", "XS"),
    ];
    let ratio = FieldKind::Ratio { numerator: "Được tập huấn".into(), denominator: "Tổng số".into() };
    let fields = vec![
        field("hoi-nghi", "Đã tổ chức hội nghị", FieldKind::YesNo),
        field("cam-ket", "Đã ký cam kết", FieldKind::YesNo),
        field("xep-loai", "Xếp loại chung", FieldKind::Level { options }),
        Field {
            synonyms: vec!["Tuyên truyền".into()], ..field("buoi", "Số buổi tuyên truyền", FieldKind::Count)
        },
        Field { accrual: Accrual::Cumulative, ..field("luot", "Số lượt người dự", FieldKind::Count) },
        Field { accrual: Accrual::Snapshot, ..field("mo-hinh", "Số mô hình hiện có", FieldKind::Count) },
        Field { per_quarter: true, ..field("sinh-hoat", "Số lần sinh hoạt", FieldKind::Count) },
        field("kinh-phi", "Kinh phí thực hiện", FieldKind::Amount { unit: MoneyUnit::Million }),
        field("gv", "Giáo viên", ratio),
        field("kho-khan", "Khó khăn, vướng mắc", FieldKind::Text),
    ];
    let table = Table {
        checklist: vec![],
        id: "vu-viec".into(),
        title: "Danh sách vụ việc".into(),
        section: 1,
        columns: vec![
            field("ten", "Tên vụ việc", FieldKind::Text),
            field("nguoi", "Số người", FieldKind::Count),
            field("tang-vat", "Số tang vật", FieldKind::Count),
        ],
        rows: 3,
    };
    let sections = ["I. Chỉ đạo", "II. Vụ việc"];
    Form {
        id: "thu".into(),
        version: 2,
        title: "Báo cáo thử".into(),
        sections: sections.iter().map(|title| Section { id: (*title).into(), title: (*title).into() }).collect(),
        fields,
        tables: vec![table],
    }
}

/// Rows of cells from A1: "" is blank, digits are a number, digits after an apostrophe a text.
pub fn grid(rows: &[&[&str]], merged: &[&str]) -> Sheet {
    let mut cells = Vec::new();
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*texts).filter(|(_, text)| !text.is_empty()) {
            let content = match text.parse::<f64>() {
                Ok(number) => Content::Number(number),
                Err(_) => Content::Text(text.trim_start_matches('\'').to_owned()),
            };
            cells.push(Cell::new(Address::new(row, column), content));
        }
    }
    let area = |text: &&str| {
        let (first, last) = text.split_once(':').unwrap();
        Area { first: first.parse().unwrap(), last: last.parse().unwrap() }
    };
    Sheet { name: "S".into(), cells, merged: merged.iter().map(area).collect(), ..Sheet::default() }
}

/// Filled places in the order of the sheet, then findings; labels that are missing are not named.
pub fn shown(sheet: &Sheet, form: &Form, located: &Located) -> String {
    let place = |value: &ValueAt| {
        let mut name = form.name(value.field).unwrap();
        match value.part {
            Part::Numerator => name.push_str("/n"),
            Part::Denominator => name.push_str("/d"),
            Part::Whole | Part::Quarters if value.row > 0 => name.push_str(&format!("/{}", value.row)),
            Part::Whole | Part::Quarters => {}
        }
        let answer = match value.answer {
            None => String::new(),
            Some(Answer::Yes) => "?yes".into(),
            Some(Answer::No) => "?no".into(),
            Some(Answer::Option(at)) => {
                format!("?{}", form.get(value.field).unwrap().kind.options()[usize::from(at)].id)
            }
        };
        format!("{name}={}{answer}", value.cell)
    };
    let filled = located.values.iter().filter(|value| sheet.cell(value.cell).is_some());
    let places: Vec<String> = filled.map(place).collect();
    let findings = located.findings.iter().filter(|finding| finding.code != crate::domain::intake::Code::LabelMissing);
    let findings: Vec<String> = findings
        .map(|finding| {
            let at = finding.place.as_ref().and_then(|place| place.cell).map(|at| format!("@{at}"));
            format!("{}{}", finding.code.token(), at.unwrap_or_default())
        })
        .collect();
    let line = [places.join(" "), findings.join(" ")].join("; ");
    line.trim_end_matches("; ").to_owned()
}
