//! What is told of the selected row: paragraphs, each with its role. Pure.
use super::{
    files::{Waiting, came, errors, findings},
    said::{asks, known, sentence, versions},
};
use crate::{
    domain::intake::{Finding, QuestionKind, Severity},
    job::import::{FileOutcome, ImportedFile},
    text::{self, Lang, screen::intake as words},
    tui::{
        screen::desk::Desk,
        ui::{Role, severity_sign},
    },
};

pub type Paragraph = (Role, String);

/// Findings of one file that are told at most: the report itself has room for all.
const MOST: usize = 20;

/// A report that waits.
pub fn waiting(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> Vec<Paragraph> {
    let kind = waiting.question.kind;
    let header = desk.stand.reports.headers.get(&waiting.id);
    let report = waiting.report;
    let mut lines = vec![
        (Role::Heading, waiting.file.path.clone()),
        (Role::Warning, format!("? {}", text::words::question(lang, kind))),
        (Role::Text, words::known_line(lang, &known(desk, waiting, lang))),
        (Role::Muted, words::about(lang, header.map(|one| one.received), &report.sheet, report.row, report.values)),
    ];
    if kind == QuestionKind::Version {
        lines.push((Role::Text, versions(desk, waiting, lang)));
    }
    lines.extend(words::how_to_answer(lang, kind).map(|text| (Role::Text, text.to_owned())));
    let all = || waiting.file.findings.iter().chain(&report.findings);
    lines.extend(all().filter(|finding| asks(kind, finding.code)).map(|one| told(desk, one, lang)));
    let others = all().filter(|one| one.severity != Severity::Note && !asks(kind, one.code)).count();
    if others > 0 {
        lines.push((Role::Muted, words::other_findings(lang, others)));
    }
    lines
}

/// A file of the last import.
pub fn imported(desk: &Desk, file: &ImportedFile, taken_back: bool, lang: Lang) -> Vec<Paragraph> {
    let now = came(file, taken_back, desk);
    let (sign, role) = super::view::sign(now);
    let mut lines = vec![(Role::Heading, file.path.clone()), (role, format!("{sign} {}", words::came(lang, now)))];
    for report in file.reports.iter().take(MOST) {
        if let Some(unit) = report.unit.as_ref().and_then(|code| desk.unit_of(code)) {
            let errors = errors(&report.findings);
            lines.push((Role::Text, words::report(lang, &unit.name, report.version, report.values, errors)));
        }
    }
    let mut all: Vec<&Finding> = findings(file).collect();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    if all.is_empty() && file.outcome == FileOutcome::Taken {
        lines.push((Role::Good, words::all_is_well(lang).to_owned()));
    }
    lines.extend(all.into_iter().take(MOST).map(|one| told(desk, one, lang)));
    lines
}

fn told(desk: &Desk, finding: &Finding, lang: Lang) -> Paragraph {
    let (sign, role) = severity_sign(finding.severity);
    let (message, advice) = sentence(desk, finding, lang);
    (role, format!("{sign} {message} {advice}").trim_end().to_owned())
}
