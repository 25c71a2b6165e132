//! The step between grid and recognition: a sheet typed in an encoding from before Unicode is read as its people saw it.
//!
//! One decision a sheet, by its fonts or else by evidence over all its text; a clerk confirms it the first time for a unit or
//! a kind of sheet. Text that holds real Vietnamese letters is never decoded.
mod decoded;
mod evidence;
mod found;
#[cfg(test)]
mod tests;

use super::{Code, Encoding, Finding, Lessons, Question, QuestionKind, Severity, Taken, marker};
use crate::domain::{grid::Workbook, plan::Plan, value::How, vietnamese::fold_marked};
use decoded::Decoded;
pub use found::Answers;
use found::Found;

/// Takes a workbook whose legacy sheets are decoded. While nobody has confirmed an encoding, the report is read by the
/// likeliest and waits with the question.
pub fn through(workbook: &Workbook, lessons: &Lessons, answers: &Answers, take: impl Fn(&Workbook) -> Taken) -> Taken {
    let found = find(workbook, answers);
    if found.is_empty() {
        return take(workbook);
    }
    let mut used: Vec<Encoding> = found.iter().map(|one| one.best).collect();
    let mut decoded = Decoded::new(workbook, &found, &used);
    let mut taken = take(&decoded.workbook);
    let answers: Vec<Option<Encoding>> = found
        .iter()
        .map(|one| {
            let report = taken.reports.iter().find(|report| report.row.is_none() && report.sheet == one.sheet.name);
            one.answer(report.and_then(|report| report.unit.as_deref()), lessons)
        })
        .collect();
    if answers.iter().zip(&used).any(|(answer, used)| answer.is_some_and(|answer| answer != *used)) {
        used = answers.iter().zip(&used).map(|(answer, used)| answer.unwrap_or(*used)).collect();
        decoded = Decoded::new(workbook, &found, &used);
        taken = take(&decoded.workbook);
    }
    for ((one, answer), used) in found.iter().zip(&answers).zip(&used) {
        settle(&mut taken, one, *answer, *used, &decoded);
    }
    taken
}

/// What the plan's options are called, as they are recognised in a cell.
pub fn answers_of(plan: &Plan) -> Answers {
    let columns = plan.forms.iter().flat_map(|form| &form.tables).flat_map(|table| &table.columns);
    let fields = plan.forms.iter().flat_map(|form| &form.fields).chain(columns);
    let options = fields.flat_map(|field| field.kind.options());
    options
        .flat_map(|option| std::iter::once(&option.label).chain(&option.short))
        .map(|name| fold_marked(name))
        .collect()
}

/// A workbook as [`through`] has it read, with the encoding of every sheet that was decoded. `unit`: whose report a sheet
/// is, as far as the file itself says.
pub fn as_read<'u>(
    workbook: &Workbook,
    lessons: &Lessons,
    answers: &Answers,
    unit: impl Fn(&str) -> Option<&'u str>,
) -> (Workbook, Vec<(String, Encoding)>) {
    let found = find(workbook, answers);
    let used: Vec<Encoding> =
        found.iter().map(|one| one.answer(unit(&one.sheet.name), lessons).unwrap_or(one.best)).collect();
    let decoded = found.iter().zip(&used).filter(|(_, used)| **used != Encoding::Unicode);
    let decoded = decoded.map(|(one, used)| (one.sheet.name.clone(), *used)).collect();
    (Decoded::new(workbook, &found, &used).workbook, decoded)
}

/// What later sheets of this kind are known by: keys of [`Lessons::encodings`].
///
/// `tcvn3:unit:CODE` — what looks like TCVN3 from this unit; `tcvn3:text:HASH` — what looks like TCVN3 with this text on
/// it. A few texts of each sheet are chosen by their hash, and most of them must be known: a form is known again
/// although every school writes its own name on it.
pub fn keys(workbook: &Workbook, unit: Option<&str>) -> Vec<String> {
    let none = Answers::new();
    let found = find(workbook, &none);
    let mut keys: Vec<String> = found.iter().flat_map(|one| one.keys(unit)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn find<'a>(workbook: &'a Workbook, answers: &'a Answers) -> Vec<Found<'a>> {
    let sheets = workbook.sheets.iter().filter(|sheet| sheet.name != marker::SHEET);
    sheets.filter_map(|sheet| Found::on(sheet, answers)).collect()
}

/// Says what was decoded: a note, how the values were read, and the question while nobody has answered it.
fn settle(taken: &mut Taken, found: &Found, answer: Option<Encoding>, used: Encoding, decoded: &Decoded) {
    let name = found.sheet.name.as_str();
    let note = (answer.is_none() || used != Encoding::Unicode).then(|| noted(found, used));
    let lost = decoded.lost(name).map(|(cell, text)| {
        Finding::new(Code::LegacyEncoding).severity(Severity::Warning).on(name, Some(cell)).found(text)
    });
    let mut said = false;
    for report in taken.reports.iter_mut().filter(|report| report.sheet == name) {
        said = true;
        report.report.findings.extend(note.clone().into_iter().chain(lost.clone()));
        let sheet = report.report.sheets.iter().position(|sheet| sheet == name);
        let mut doubts = Vec::new();
        for entry in &mut report.report.entries {
            if entry.value.is_some() && sheet == Some(usize::from(entry.sheet)) && decoded.changed(name, entry.cell) {
                entry.how = How::LegacyFont;
                doubts.extend(decoded.doubtful(name, entry.cell).map(|text| {
                    let finding = Finding::new(Code::LegacyEncoding).severity(Severity::Warning);
                    finding.on(name, Some(entry.cell)).of(entry.field).found(text)
                }));
            }
        }
        report.report.findings.append(&mut doubts);
        if answer.is_none() {
            report.question = Some(Question { kind: QuestionKind::Encoding, candidates: found.candidates() });
        }
    }
    if !said && !found.sheet.hidden {
        taken.findings.extend(note);
    }
}

fn noted(found: &Found, used: Encoding) -> Finding {
    Finding::new(Code::LegacyEncoding).on(&found.sheet.name, None).found(found.named(used))
}
