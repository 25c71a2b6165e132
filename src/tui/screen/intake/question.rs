//! A question as a list of answers to choose from.
use super::{
    files::{Waiting, short},
    said,
};
use crate::{
    domain::{
        book::{Keep, ReportRef},
        grid::Address,
        intake::{Candidate, Encoding, QuestionKind},
        plan::Period,
    },
    job::{self, review::Review, tray::Answer},
    text::{
        self, Lang,
        screen::{intake as words, report_detail as detail},
    },
    tui::screen::{
        desk::Desk,
        overlay::{Choice, Item, Overlay, pick},
        sheet::Target,
        step::Place,
    },
};
use chrono::NaiveDate;

/// Opens the question of a report; `left` questions wait, this one included. `review`: between versions, what differs.
pub fn ask(desk: &Desk, waiting: &Waiting<'_>, left: usize, review: Option<&Review>, lang: Lang) -> Overlay {
    let kind = waiting.question.kind;
    let title = words::question(lang, kind, short(&waiting.file.path), left);
    let plain = |label: String, choice| Item { label, detail: String::new(), choice };
    // First, so that an Enter too many answers nothing: the next question opens by itself.
    let mut items = vec![plain(words::later(lang).to_owned(), Choice::Later)];
    items.extend(match kind {
        QuestionKind::Unit | QuestionKind::Disagreement => units(desk, waiting, lang),
        QuestionKind::Period => periods(desk, waiting, lang),
        QuestionKind::Version => versions(desk, waiting, lang),
        QuestionKind::Mapping => columns(waiting, lang),
        QuestionKind::Encoding => encodings(desk, waiting, lang),
        QuestionKind::Password => {
            vec![plain(words::type_password(lang).to_owned(), Choice::Password(waiting.id.receipt))]
        }
    });
    let mut evidence = said::evidence(desk, waiting, lang);
    if let Some((version, form)) = reviewed(waiting, review).zip(desk.form()) {
        let effects = detail::effects(lang, version, &desk.indicator_labels());
        let differences = detail::differences(lang, form, version);
        let all = differences.iter().chain(&effects).cloned().collect::<Vec<_>>().join("\n");
        evidence = format!("{evidence}\n{all}");
        let read = Choice::Read(words::question(lang, kind, short(&waiting.file.path), 0), all);
        items.push(plain(words::all_differences(lang, version.changes.len()), read));
    }
    // A file without a readable sheet has nothing to look at.
    if !matches!(kind, QuestionKind::Mapping | QuestionKind::Password) {
        items.push(plain(words::look_at_the_sheet(lang).to_owned(), Choice::Go(Place::Sheet(sheet_of(waiting)))));
    }
    let discard = Choice::Discard { period: asked_in(desk), receipt: waiting.id.receipt };
    items.push(plain(words::discard(lang, waiting.file.reports.len()), discard));
    Overlay::Pick(pick::State::new(title, items).about(evidence))
}

/// The version that waits, laid open.
fn reviewed<'a>(waiting: &Waiting<'_>, review: Option<&'a Review>) -> Option<&'a job::review::Version> {
    review?.versions.iter().find(|version| version.id == waiting.id)
}

/// Columns that may hold the values: each is looked at on the sheet before it is used. And the sheet itself.
fn columns(waiting: &Waiting<'_>, lang: Lang) -> Vec<Item> {
    let target = |column| Target { teach: true, column, ..sheet_of(waiting) };
    let item = |candidate: &Candidate| {
        let column = format!("{}1", candidate.code).parse::<Address>().ok()?.column;
        Some(Item {
            label: words::column(lang, &candidate.code, &candidate.name),
            detail: words::score(candidate.score),
            choice: Choice::Go(Place::Sheet(target(Some(column)))),
        })
    };
    let any = Item {
        label: words::point_on_the_sheet(lang).to_owned(),
        detail: String::new(),
        choice: Choice::Go(Place::Sheet(target(None))),
    };
    waiting.question.candidates.iter().filter_map(item).chain([any]).collect()
}

/// Each encoding with the text it gives.
fn encodings(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> Vec<Item> {
    let item = |candidate: &Candidate| {
        let encoding = Encoding::from_token(&candidate.code)?;
        Some(Item {
            label: words::encoding(lang, encoding).to_owned(),
            detail: candidate.name.clone(),
            choice: Choice::Answer { period: asked_in(desk), report: waiting.id, answer: Answer::Encoding(encoding) },
        })
    };
    waiting.question.candidates.iter().filter_map(item).collect()
}

/// The sheet of a report that waits, at what its question is about.
pub fn sheet_of(waiting: &Waiting<'_>) -> Target {
    let row = waiting.report.row.map(|row| Address::new(row, 0));
    let asked = waiting.report.findings.iter().filter(|one| said::asks(waiting.question.kind, one.code));
    let place = asked.filter_map(|one| one.place.as_ref()).find(|place| place.cell.is_some());
    let spot = match place {
        Some(place) => (place.sheet.clone(), place.cell),
        None => (waiting.report.sheet.clone(), row),
    };
    Target::of(waiting.id, Some(spot).filter(|(sheet, _)| !sheet.is_empty()))
}

/// The one the question belongs to.
fn asked_in(desk: &Desk) -> String {
    desk.stand.period.id.to_string()
}

fn units(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> Vec<Item> {
    let item = |candidate: &Candidate| {
        let unit = desk.unit_of(&candidate.code);
        let commune = unit.map(|unit| unit.commune.as_str()).filter(|commune| !commune.is_empty());
        let label = match commune {
            Some(commune) => format!("{} — {commune}", candidate.name),
            None => candidate.name.clone(),
        };
        Item {
            label,
            detail: format!("{} · {}", candidate.code, words::score(candidate.score)),
            choice: Choice::Answer {
                period: asked_in(desk),
                report: waiting.id,
                answer: Answer::Unit(candidate.code.clone()),
            },
        }
    };
    let candidates = &waiting.question.candidates;
    let any = Item {
        label: words::any_unit(lang, !candidates.is_empty()).to_owned(),
        detail: String::new(),
        choice: Choice::AnyUnit { period: asked_in(desk), report: waiting.id },
    };
    candidates.iter().map(item).chain([any]).collect()
}

/// A period as people name it, with the report it is for.
pub fn period_name(desk: &Desk, period: &Period, lang: Lang) -> String {
    let span = text::words::span(lang, &period.id.span);
    match desk.plan.report_type(&period.id.report_type) {
        Some(report_type) => format!("{span} — {}", report_type.name),
        None => span,
    }
}

/// The same by id; an id nobody knows stays as it is.
pub fn period_by_id(desk: &Desk, id: &str, lang: Lang) -> String {
    let period = desk.periods.iter().find(|period| period.id.to_string() == id);
    period.map_or_else(|| id.to_owned(), |period| period_name(desk, period, lang))
}

/// Those the file may mean first, then all others.
fn periods(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> Vec<Item> {
    let rank = |period: &&Period| {
        let id = period.id.to_string();
        let candidates = &waiting.question.candidates;
        candidates.iter().position(|candidate| candidate.code == id).unwrap_or(candidates.len())
    };
    let mut periods: Vec<&Period> = desk.periods.iter().collect();
    periods.sort_by_key(rank);
    let item = |period: &Period| Item {
        label: period_name(desk, period, lang),
        detail: period.unit_due.map(|due| words::last_day(lang, due.last_day)).unwrap_or_default(),
        choice: Choice::Answer {
            period: asked_in(desk),
            report: waiting.id,
            answer: Answer::Period(period.id.to_string()),
        },
    };
    periods.into_iter().map(item).collect()
}

/// One version of a unit: the report, the file it came in, when.
pub struct Version {
    pub id: ReportRef,
    pub file: String,
    pub received: Option<NaiveDate>,
    pub counts: bool,
    waits: bool,
}

/// All versions of the unit whose version waits, in order of arrival.
pub fn versions_of(desk: &Desk, waiting: &Waiting<'_>) -> Vec<Version> {
    let reports = &desk.stand.reports;
    let chosen = reports.unit_of(waiting.id).and_then(|unit| reports.submissions.get(&unit));
    let Some(chosen) = chosen.filter(|one| one.waiting.contains(&waiting.id)) else { return vec![] };
    let version = |id: &ReportRef| Version {
        id: *id,
        file: desk.file_names.get(&id.receipt).cloned().unwrap_or_default(),
        received: reports.headers.get(id).map(|header| header.received),
        counts: chosen.current == Some(*id),
        waits: chosen.waiting.contains(id),
    };
    chosen.versions.iter().map(version).collect()
}

fn versions(desk: &Desk, waiting: &Waiting<'_>, lang: Lang) -> Vec<Item> {
    let versions = versions_of(desk, waiting);
    let day = |version: &Version| version.received.map(|day| words::received(lang, day)).unwrap_or_default();
    let answer = |keep| Choice::Answer { period: asked_in(desk), report: waiting.id, answer: Answer::Keep(keep) };
    let this = versions.iter().find(|version| version.id == waiting.id);
    // What counts if this one does not: the one that counts now, or its only twin.
    let others: Vec<&Version> =
        versions.iter().filter(|version| version.id != waiting.id && (version.counts || version.waits)).collect();
    let counting = others.iter().find(|version| version.counts);
    let other = match (counting, others.as_slice()) {
        (Some(one), _) => Some(*one),
        (None, [one]) => Some(*one),
        (None, _) => None,
    };
    let new = Item {
        label: words::version(lang, Keep::New, &ending(&waiting.file.path)),
        detail: this.map(day).unwrap_or_default(),
        choice: answer(Keep::New),
    };
    let old = Item {
        label: match other {
            Some(other) => words::version(lang, Keep::Old, &ending(&other.file)),
            None => words::not_this_version(lang).to_owned(),
        },
        detail: other.map(day).unwrap_or_default(),
        choice: answer(Keep::Old),
    };
    vec![new, old]
}

/// The end of a file's name: copies of a name differ there, and the whole stands above.
fn ending(path: &str) -> String {
    const LETTERS: usize = 36;
    let name = short(path);
    let cut = name.chars().count().saturating_sub(LETTERS);
    match name.char_indices().nth(cut) {
        Some((at, _)) if cut > 0 => format!("…{}", name.get(at..).unwrap_or_default()),
        Some(_) | None => name.to_owned(),
    }
}
