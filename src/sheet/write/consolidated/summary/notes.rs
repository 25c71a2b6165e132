//! Ghi chú: whatever a reader must know before taking a figure at its word.
use super::super::{
    super::{WriteError, measure, pen::Pen, style},
    Export,
};
use super::tab::Tab;
use crate::{
    domain::{
        grid::Address,
        standing::{Consolidation, State},
    },
    text::{Lang, judging, words as spoken},
};
use std::collections::BTreeMap;

/// Answers with the next free row.
pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab, row: u32) -> Result<u32, WriteError> {
    let notes = notes(export.c);
    if notes.is_empty() {
        return Ok(row);
    }
    let (last, width) = (tab.last_column(), tab.width(0, tab.last_column()));
    pen.across(Address::new(row, 0), last, "Ghi chú", &export.style.heading)?;
    let mut next = row + 1;
    for note in notes {
        pen.across(Address::new(next, 0), last, &note, &export.style.note)?;
        pen.height(next, measure::height([(note.as_str(), width)], style::BODY))?;
        next += 1;
    }
    Ok(next)
}

fn notes(c: &Consolidation<'_>) -> Vec<String> {
    let indicators = || c.plan.indicators_of(&c.period.id.report_type).zip(&c.indicators).enumerate();
    let mut notes = Vec::new();
    let provisional: Vec<String> =
        indicators().filter(|(_, (_, one))| one.provisional).map(|(at, _)| (at + 1).to_string()).collect();
    if !provisional.is_empty() {
        let numbers = provisional.join(", ");
        notes.push(format!("Tạm tính: chưa hết hạn nộp báo cáo, kết quả các chỉ tiêu {numbers} còn có thể thay đổi."));
    }
    let fewer: Vec<String> = indicators()
        .filter(|(_, (_, one))| one.tally.reported < one.tally.owing)
        .map(|(at, (_, one))| {
            format!("chỉ tiêu {}: {}/{} đơn vị có số liệu", at + 1, one.tally.reported, one.tally.owing)
        })
        .collect();
    if !fewer.is_empty() {
        notes.push(format!("Số liệu chưa đủ đơn vị: {}.", fewer.join("; ")));
    }
    let readings = indicators().filter_map(|(at, (one, _))| Some((at + 1, one.reading.as_deref()?)));
    notes.extend(
        readings.map(|(number, reading)| format!("Chỉ tiêu {number}, cách hiểu kế hoạch: {}", sentence(reading))),
    );
    for (at, (_, standing)) in indicators() {
        let said = [judging::without_rule(Lang::Vi, standing), judging::beside_last_year(Lang::Vi, standing)];
        notes.extend(said.into_iter().flatten().map(|text| format!("Chỉ tiêu {}. {}", at + 1, sentence(&text))));
    }
    let sent = c.units.iter().filter(|line| !line.at_any_time.is_empty());
    let (units, reports) = sent.fold((0, 0), |(units, reports), line| (units + 1, reports + line.at_any_time.len()));
    if units > 0 && !c.plan.is_ad_hoc(&c.period.id) {
        notes.push(format!(
            "Số dòng của các bảng gồm cả {reports} báo cáo đột xuất của {units} đơn vị; việc đã có trong báo cáo kỳ tính một lần."
        ));
    }
    units_with_reasons(c, &mut notes);
    taken_in_or_out(c, &mut notes);
    corrections(c, &mut notes);
    let apart = c.units.iter().filter(|line| line.row.state == State::NotOwing).count();
    if apart > 0 {
        notes.push(format!("Có {apart} đơn vị không phải báo cáo kỳ này; số liệu (nếu có) không tính vào tổng."));
    }
    notes
}

fn units_with_reasons(c: &Consolidation<'_>, notes: &mut Vec<String>) {
    let names: BTreeMap<&str, &str> =
        c.units.iter().map(|line| (line.unit.code.as_str(), line.unit.name.as_str())).collect();
    let name = |code: &str| names.get(code).map_or_else(|| code.to_owned(), |name| format!("{name} ({code})"));
    let period = c.period.id.to_string();
    for ((_, code), reason) in c.ledger.exempt.iter().filter(|((of, _), _)| *of == period) {
        notes.push(format!("Miễn báo cáo: {}. Lý do: {}", name(code), sentence(reason)));
    }
    for ((_, code), (until, reason)) in c.ledger.extended.iter().filter(|((of, _), _)| *of == period) {
        let until = spoken::date(*until);
        notes.push(format!("Gia hạn đến hết ngày {until}: {}. Lý do: {}", name(code), sentence(reason)));
    }
}

/// Where the office went over the plan's rule on whom an indicator is about.
fn taken_in_or_out(c: &Consolidation<'_>, notes: &mut Vec<String>) {
    let indicators: Vec<&str> = c.plan.indicators_of(&c.period.id.report_type).map(|one| one.id.as_str()).collect();
    for ((code, indicator), applies) in &c.ledger.applies {
        let place = indicators.iter().position(|one| one == indicator);
        let line = c.units.iter().find(|line| line.unit.code == *code);
        let (Some(place), Some(line)) = (place, line) else { continue };
        let how = if *applies { "áp dụng" } else { "không áp dụng" };
        notes.push(format!(
            "Chỉ tiêu {} {how} cho {} ({code}), theo quyết định của cơ quan.",
            place + 1,
            line.unit.name
        ));
    }
}

/// Only corrections of reports whose figures count here.
fn corrections(c: &Consolidation<'_>, notes: &mut Vec<String>) {
    for correction in &c.ledger.corrections {
        let Some(line) = c.units.iter().find(|line| line.row.current == Some(correction.report)) else { continue };
        let label = c.form.field(&correction.field).map_or(correction.field.as_str(), |field| field.label.as_str());
        let part = if correction.row > 0 { format!(" ({})", correction.row) } else { String::new() };
        notes.push(format!(
            "Văn phòng sửa số liệu: {}, {label}{part}: {}. Lý do: {}",
            line.unit.name,
            correction.value,
            sentence(&correction.reason)
        ));
    }
}

/// With one full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let text = if text.is_empty() { "chưa ghi" } else { text };
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}
