//! What is said about a report that waits and about a file, in sentences. Pure.
use super::{
    files::{Waiting, findings},
    question::{period_by_id, versions_of},
};
use crate::{
    domain::{
        intake::{Candidate, Code, Encoding, Finding, QuestionKind},
        unit::Unit,
    },
    job::import::ImportedFile,
    text::{self, Lang, screen::intake as words},
    tui::screen::desk::Desk,
};

/// What speaks for and against the answers, above them.
pub fn evidence(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> String {
    let kind = waiting.question.kind;
    if kind == QuestionKind::Version {
        return versions(desk, waiting, lang);
    }
    if kind == QuestionKind::Encoding {
        let preview = |one: &Candidate| {
            let name = Encoding::from_token(&one.code).map_or(one.code.as_str(), |one| words::encoding(lang, one));
            format!("{name}: {}", one.name)
        };
        let previews = waiting.question.candidates.iter().map(preview);
        let lines = std::iter::once(words::encoding_evidence(lang).to_owned()).chain(previews);
        return lines.collect::<Vec<_>>().join("\n");
    }
    if let Some(text) = words::how_to_answer(lang, kind) {
        return text.to_owned();
    }
    let all = waiting.file.findings.iter().chain(&waiting.report.findings);
    let told = all.filter(|finding| asks(kind, finding.code));
    told.map(|one| sentence(desk, one, lang).0).collect::<Vec<_>>().join(" ")
}

/// Its unit and its period, as far as they are known.
pub fn known(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> String {
    let unit = unit_of(desk, waiting).map(|unit| unit.name.as_str());
    let period = waiting.report.period.as_ref().map(|id| period_by_id(desk, id, lang));
    words::known(lang, unit, period.as_deref())
}

/// The same in a narrow column: the unit, or the period where only that is known.
pub fn known_briefly(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> String {
    if let Some(unit) = unit_of(desk, waiting) {
        return unit.name.clone();
    }
    let id = waiting.report.period.as_ref();
    let period = id.and_then(|id| desk.periods.iter().find(|period| period.id.to_string() == *id));
    period.map(|period| text::words::span(lang, &period.id.span)).unwrap_or_default()
}

/// The best candidate, and how many there are besides. Between versions there is none.
pub fn suggestion(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> String {
    let (best, others) = match waiting.question.candidates.split_first() {
        Some((best, others)) if waiting.question.kind != QuestionKind::Version => (best, others.len()),
        Some(_) | None => return String::new(),
    };
    let name = match waiting.question.kind == QuestionKind::Period {
        true => period_by_id(desk, &best.code, lang),
        false => best.name.clone(),
    };
    if others == 0 { name } else { format!("(+{others}) {name}") }
}

fn unit_of<'a>(desk: &'a Desk, waiting: &Waiting<'_>) -> Option<&'a Unit> {
    desk.unit_of(waiting.report.unit.as_ref()?)
}

pub fn versions(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> String {
    let lines: Vec<_> =
        versions_of(desk, waiting).into_iter().map(|one| (one.file, one.received, one.counts)).collect();
    words::versions(lang, &lines)
}

/// The whole of what is said about a file that was not taken.
pub fn sentences(desk: &Desk, file: &ImportedFile, lang: Lang) -> String {
    let line = |finding: &Finding| {
        let (message, advice) = sentence(desk, finding, lang);
        format!("{message}\n{advice}")
    };
    findings(file).map(line).collect::<Vec<_>>().join("\n\n")
}

/// Where and what; what to do.
pub fn sentence(desk: &Desk, finding: &Finding, lang: Lang) -> (String, String) {
    let text::Sentence { message, advice } = text::finding(lang, finding, desk.form());
    let cell = finding.place.as_ref().filter(|place| place.cell.is_some());
    let place = cell.map(text::place).filter(|place| !message.contains(place.as_str()));
    (place.map_or_else(|| message.clone(), |place| format!("{place}: {message}")), advice)
}

/// This finding is why the question is asked.
pub const fn asks(kind: QuestionKind, code: Code) -> bool {
    match kind {
        QuestionKind::Unit | QuestionKind::Disagreement => matches!(
            code,
            Code::UnitUnknown | Code::UnitAmbiguous | Code::UnitMismatch | Code::UnitDuplicateRow | Code::UnitClosed
        ),
        QuestionKind::Period => {
            matches!(code, Code::PeriodUnknown | Code::PeriodMismatch | Code::PeriodLocked)
        }
        QuestionKind::Mapping => matches!(
            code,
            Code::LabelMissing
                | Code::LabelDuplicate
                | Code::LabelBlank
                | Code::LabelSimilar
                | Code::SheetAmbiguous
                | Code::SheetUnrecognised
        ),
        QuestionKind::Encoding => matches!(code, Code::LegacyEncoding),
        QuestionKind::Version => matches!(code, Code::ResubmissionChanged),
        QuestionKind::Password => matches!(code, Code::FileEncrypted),
    }
}
