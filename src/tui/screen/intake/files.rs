//! The rows of both panes, read off the desk and the last import. Pure.
use crate::{
    domain::{
        book::{Action, ReportRef},
        intake::{Finding, Question, Severity},
    },
    job::import::{FileOutcome, Imported, ImportedFile, ImportedReport},
    text::screen::intake::Came,
    tui::screen::desk::Desk,
};

/// A report that waits, in its file.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    pub file: &'a ImportedFile,
    pub report: &'a ImportedReport,
    pub id: ReportRef,
    pub question: &'a Question,
}

/// Reports that wait, in order of arrival.
pub fn waiting(desk: &Desk) -> impl Iterator<Item = Waiting<'_>> {
    desk.waiting.files.iter().flat_map(|file| {
        file.reports.iter().filter_map(move |report| {
            let (id, question) = report.question.as_ref()?;
            Some(Waiting { file, report, id: *id, question })
        })
    })
}

/// What a file of the last import has come to by now: questions are answered after it ended.
pub fn came(file: &ImportedFile, taken_back: bool, desk: &Desk) -> Came {
    if taken_back && file.id.is_some() {
        return Came::TakenBack;
    }
    if !matches!(file.outcome, FileOutcome::Question | FileOutcome::PartlyTaken) {
        return Came::Outcome(file.outcome);
    }
    let ledger = &desk.stand.ledger;
    if let Some(receipt) = file.id.filter(|receipt| ledger.discarded.contains(receipt)) {
        // What was in it came in its place.
        return if was_unlocked(receipt, desk) { Came::Answered } else { Came::Discarded };
    }
    let mut asked = file.reports.iter().filter_map(|report| report.question.as_ref()).map(|(id, _)| *id);
    // That nothing is asked proves nothing where the desk does not know the file yet.
    let known = |id: ReportRef| {
        ledger.units.contains_key(&id)
            || ledger.periods.contains_key(&id)
            || desk.stand.reports.headers.contains_key(&id)
    };
    let settled = |id: ReportRef| known(id) && desk.stand.reports.question_of(id).is_none();
    if asked.all(settled) { Came::Answered } else { Came::Outcome(file.outcome) }
}

/// Of the decisions that took a file out of the account, the one that holds opened it with its password.
fn was_unlocked(receipt: i64, desk: &Desk) -> bool {
    let holds = |seq| !desk.stand.ledger.undone.contains(&seq);
    desk.journal
        .iter()
        .any(|one| matches!(one.action, Action::Unlock { receipt: of } if of == receipt) && holds(one.seq))
}

/// The import was undone: none of its files counts.
pub fn is_taken_back(imported: &Imported, desk: &Desk) -> bool {
    imported.seq.is_some_and(|seq| desk.stand.ledger.undone.contains(&seq))
}

/// Files by what they have come to; what no file has come to is left out.
pub fn counts(imported: &Imported, desk: &Desk) -> Vec<(Came, usize)> {
    let taken_back = is_taken_back(imported, desk);
    tally(imported.files.iter().map(|file| came(file, taken_back, desk)))
}

pub fn tally(all: impl Iterator<Item = Came>) -> Vec<(Came, usize)> {
    let all: Vec<Came> = all.collect();
    let count = |one: &Came| all.iter().filter(|other| *other == one).count();
    Came::all().map(|one| (one, count(&one))).filter(|(_, count)| *count > 0).collect()
}

/// Places of the files of an import, those first that somebody has to do something about.
pub fn by_urgency(imported: &Imported) -> Vec<usize> {
    let rank = |at: &usize| match imported.files.get(*at) {
        Some(file) => match file.outcome {
            FileOutcome::Question | FileOutcome::PartlyTaken => 0,
            FileOutcome::Refused => 1,
            FileOutcome::Taken if errors(findings(file)) > 0 => 2,
            FileOutcome::Taken => 3,
            FileOutcome::Repeat => 4,
            FileOutcome::Skipped => 5,
        },
        None => 6,
    };
    let mut places: Vec<usize> = (0..imported.files.len()).collect();
    places.sort_by_cached_key(rank);
    places
}

/// The first report of a file that waits still, with its place among all that wait.
pub fn question_of<'a>(file: &ImportedFile, desk: &'a Desk) -> Option<(usize, Waiting<'a>)> {
    let receipt = file.id?;
    waiting(desk).enumerate().find(|(_, waiting)| waiting.id.receipt == receipt)
}

/// Everything found in a file, its own first.
pub fn findings(file: &ImportedFile) -> impl Iterator<Item = &Finding> {
    file.findings.iter().chain(file.reports.iter().flat_map(|report| &report.findings))
}

pub fn errors<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> usize {
    findings.into_iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// Units of a file, by their place in the roster: as they are known by now.
pub fn units(file: &ImportedFile, desk: &Desk) -> Vec<u32> {
    let stand = &desk.stand;
    let answered = |ordinal: u32| {
        let id = ReportRef { receipt: file.id?, ordinal };
        stand.ledger.units.get(&id).or_else(|| stand.reports.headers.get(&id)?.unit.as_ref())
    };
    let reports = (0..).zip(&file.reports);
    let codes = reports.filter_map(|(ordinal, report)| answered(ordinal).or(report.unit.as_ref()));
    codes.filter_map(|code| desk.place(code)).filter_map(|at| u32::try_from(at).ok()).collect()
}

/// The name of a file without its folders.
pub fn short(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
