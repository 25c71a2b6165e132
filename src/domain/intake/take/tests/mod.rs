//! Workbooks written as rows of texts, and what is taken of them: unit and row → figures, questions, findings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod attacks;
mod books;
mod tables;

use super::{Desk, Taken, take};
use crate::domain::{
    grid::{Address, Area, Cell, Content, Sheet, Workbook},
    intake::Lessons,
    plan::{Choice, Field, FieldKind, MoneyUnit, Plan, period::Dates, source},
    unit::{Unit, UnitIndex},
    value::Value,
};
use std::collections::BTreeMap;

fn field(like: &Field, id: &str, label: &str, synonyms: &[&str], kind: FieldKind) -> Field {
    let synonyms = synonyms.iter().map(|one| (*one).to_owned()).collect();
    let per_quarter = id == "sinh-hoat";
    let required = id == "buoi";
    Field {
        id: id.into(),
        label: label.into(),
        synonyms,
        kind,
        per_quarter,
        required,
        unit_words: vec!["buổi".into()],
        ..like.clone()
    }
}

fn plan() -> Plan {
    let mut plan = source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap();
    let option =
        |id: &str, label: &str, short: &str| Choice { id: id.into(), label: label.into(), short: vec![short.into()] };
    let levels = vec![
        option("yeu", "Yếu", "Y"),
        option("tb", "Trung bình", "TB"),
        option("kha", "Khá", "K"),
        option("xs", "Xuất sắc", "XS"),
    ];
    let form = &mut plan.forms[0];
    let mut like = form.fields[0].clone();
    (like.min, like.max, like.section, like.applies_to, like.applies_if) = (None, None, 0, vec![], None);
    let ratio = FieldKind::Ratio { numerator: "Số đã ký".into(), denominator: "Tổng số học sinh".into() };
    form.fields = vec![
        field(&like, "buoi", "Số buổi tuyên truyền", &["Số buổi"], FieldKind::Count),
        field(&like, "luot", "Số lượt người được tuyên truyền", &["Số lượt", "Số lượt tuyên truyền"], FieldKind::Count),
        field(
            &like,
            "sinh-hoat",
            "Số lần sinh hoạt mô hình",
            &["Số buổi sinh hoạt mô hình", "Sinh hoạt mô hình"],
            FieldKind::Count,
        ),
        field(&like, "ke-hoach", "Đã xây dựng kế hoạch", &["Xây dựng kế hoạch"], FieldKind::YesNo),
        field(&like, "loai", "Xếp loại phong trào", &["Xếp loại"], FieldKind::Level { options: levels }),
        field(&like, "cam-ket", "Học sinh ký cam kết", &[], ratio),
        field(&like, "tien", "Tổng kinh phí", &["Kinh phí"], FieldKind::Amount { unit: MoneyUnit::Million }),
        field(&like, "kho-khan", "Khó khăn, vướng mắc", &["Khó khăn"], FieldKind::Text),
        field(&like, "chuyen-can", "Tỷ lệ chuyên cần", &[], FieldKind::Percent),
    ];
    form.tables.clear();
    plan.rules.clear();
    plan.indicators.clear();
    plan
}

/// Schools nobody has ever heard of.
fn units() -> Vec<Unit> {
    let unit = |code: &str, name: &str, kind: &str, commune: &str| Unit {
        code: code.into(),
        name: name.into(),
        kind: kind.into(),
        commune: commune.into(),
        scope: "truc-thuoc".into(),
        ..Unit::default()
    };
    vec![
        unit("SV", "Trường Mầm non Sao Vàng", "mam-non", "Suối Mơ"),
        unit("DC", "Trường Tiểu học Đồi Chè", "tieu-hoc", "Suối Mơ"),
        unit("CM", "Trường THCS Cầu Mây", "thcs", "Suối Mơ"),
        unit("MT", "Trường THPT Mây Trắng", "thpt", "Thác Bạc"),
        unit("DC2", "Trường Tiểu học Đồi Chè", "tieu-hoc", "Thác Bạc"),
    ]
}

/// A sheet written as rows of texts: `|` between cells, what reads as a number is one.
fn sheet(name: &str, rows: &str, merged: &[&str]) -> Sheet {
    let mut cells = Vec::new();
    for (row, line) in (0..).zip(rows.trim_matches('\n').lines()) {
        for (column, text) in (0..).zip(line.split('|').map(str::trim)) {
            let content = match text.parse::<f64>() {
                Ok(number) => Content::Number(number),
                Err(_) => Content::Text(text.trim_start_matches('\'').to_owned()),
            };
            if !text.is_empty() {
                cells.push(Cell::new(Address::new(row, column), content));
            }
        }
    }
    let area = |text: &&str| {
        let (first, last) = text.split_once(':').unwrap();
        Area { first: first.parse().unwrap(), last: last.parse().unwrap() }
    };
    Sheet { name: name.into(), cells, merged: merged.iter().map(area).collect(), ..Sheet::default() }
}

fn take_from(sheets: Vec<Sheet>, path: &str, lessons: &Lessons) -> Taken {
    let plan = plan();
    let units = units();
    let period = plan.period(&plan.period_id("2026-H1").unwrap(), &Dates::default()).unwrap();
    let desk = Desk::new(&plan, UnitIndex::new(&units, &plan.kinds, &BTreeMap::new()), &period, lessons);
    take(&Workbook { sheets }, path, &desk)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.normalize().to_string(),
        Value::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Value::YesNo(yes) => if *yes { "có" } else { "không" }.to_owned(),
        Value::Option(id) => id.clone(),
        Value::Options(ids) => ids.join("+"),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.clone(),
        Value::NotApplicable => "n/a".to_owned(),
    }
}

/// "7 DC buoi=3 luot=40", "8 ?unit buoi=1 !unit-unknown": row as Excel counts, unit or question, figures, errors.
fn told(taken: &Taken) -> Vec<String> {
    let plan = plan();
    let form = &plan.forms[0];
    let mut lines = Vec::new();
    for report in &taken.reports {
        let mut line = report.row.map_or_else(|| report.sheet.clone(), |row| (row + 1).to_string());
        let unit = report.unit.clone().unwrap_or_else(|| "-".into());
        line += &format!(" {unit}");
        if let Some(question) = &report.question {
            line += &format!(" ?{}", question.kind.token());
        }
        for entry in &report.report.entries {
            let Some(value) = &entry.value else { continue };
            let quarter = if entry.row > 0 { format!("/{}", entry.row) } else { String::new() };
            line += &format!(" {}{quarter}={}", form.name(entry.field).unwrap(), shown(value));
        }
        let mut codes: Vec<&str> = report
            .report
            .findings
            .iter()
            .filter(|one| one.severity > crate::domain::intake::Severity::Note)
            .map(|one| one.code.token())
            .collect();
        codes.dedup();
        codes.iter().for_each(|code| line += &format!(" !{code}"));
        lines.push(line);
    }
    for finding in &taken.findings {
        let at = finding.place.as_ref().and_then(|place| place.cell).map(|cell| format!("@{cell}")).unwrap_or_default();
        let said = match (&finding.found, &finding.expected) {
            (Some(found), Some(crate::domain::intake::Expected::Name(name))) => format!(" {found}≠{name}"),
            (Some(found), _) => format!(" {found}"),
            (None, _) => String::new(),
        };
        lines.push(format!("{}{at}{said}", finding.code.token()));
    }
    lines
}

/// None where it is as expected.
fn differs(name: &str, sheets: Vec<Sheet>, path: &str, expected: &[&str]) -> Option<String> {
    let told = told(&take_from(sheets, path, &Lessons::default()));
    (told != expected).then(|| format!("{name}\n  expected {expected:#?}\n  told {told:#?}"))
}

fn expect(name: &str, sheets: Vec<Sheet>, path: &str, expected: &[&str]) {
    let differs = differs(name, sheets, path, expected);
    assert!(differs.is_none(), "{}", differs.unwrap_or_default());
}
