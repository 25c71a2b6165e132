//! Lỗi số liệu: first what stops a number, then everything by kind of fault. Stays in the office.
use super::{
    super::{WriteError, pen::Pen},
    Export, Wording,
    list::{Heading, List},
    shown::Shown,
    words,
};
use crate::{
    domain::{
        intake::{Finding, Severity},
        standing::UnitLine,
    },
    text::{Lang, words as spoken},
};
use std::collections::{BTreeMap, BTreeSet};

const COLUMNS: [(&str, f64); 9] = [
    ("Mã đơn vị", 12.0),
    ("Tên đơn vị", 30.0),
    ("Kỳ báo cáo", 16.0),
    ("Mức", 10.0),
    ("Thông báo", 46.0),
    ("Ô", 18.0),
    ("Nội dung báo cáo", 30.0),
    ("Cách xử lý", 40.0),
    ("Mã lỗi", 20.0),
];

type Found<'a> = (&'a UnitLine<'a>, &'a Finding);

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, wording: Wording<'_>) -> Result<(), WriteError> {
    let mut all: Vec<Found<'_>> = Vec::new();
    for line in &export.c.units {
        let own = line.source.iter().flat_map(|source| &source.report.findings);
        all.extend(own.chain(&line.relational).map(|finding| (line, finding)));
    }
    let heading = Heading { appendix: None, title: "Lỗi số liệu", columns: &COLUMNS };
    let mut list = List::start(pen, export, &heading)?;
    let errors: Vec<&Found<'_>> = all.iter().filter(|(_, finding)| finding.severity == Severity::Error).collect();
    list.section(&format!("A. Lỗi phải sửa: {} lỗi", errors.len()))?;
    for found in errors {
        list.row(&row(export, found, wording))?;
    }

    let mut by_code: BTreeMap<_, Vec<&Found<'_>>> = BTreeMap::new();
    for found in &all {
        by_code.entry(found.1.code).or_default().push(found);
    }
    let mut groups: Vec<_> = by_code.into_iter().collect();
    // What one message to many units repairs comes first.
    groups.sort_by_key(|(code, found)| (std::cmp::Reverse(found.len()), *code));
    list.gap();
    list.section(&format!("B. Tất cả lỗi, cảnh báo, lưu ý theo loại: {} mục", all.len()))?;
    for (code, found) in groups {
        let units: BTreeSet<&str> = found.iter().map(|(line, _)| line.unit.code.as_str()).collect();
        list.section(&format!("{}: {} mục ở {} đơn vị", code.token(), found.len(), units.len()))?;
        for found in found {
            list.row(&row(export, found, wording))?;
        }
    }
    Ok(())
}

fn row(export: &Export<'_>, (line, finding): &Found<'_>, wording: Wording<'_>) -> Vec<Shown> {
    let (message, advice) = wording(finding);
    let place = finding.place.as_ref().map(|place| words::place(&place.sheet, place.cell));
    let field = finding.field.map(|key| words::field(export.c.form, key));
    vec![
        Shown::centre(&line.unit.code),
        Shown::text(&line.unit.name),
        Shown::text(spoken::span(Lang::Vi, &export.c.period.id.span)),
        Shown::centre(spoken::severity(Lang::Vi, finding.severity)),
        Shown::text(message),
        Shown::text(place.unwrap_or_default()),
        Shown::text(field.unwrap_or_default()),
        Shown::text(advice),
        Shown::text(finding.code.token()),
    ]
}
