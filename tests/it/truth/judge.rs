//! What the program made of a file, held against what was meant, cell by cell.
use super::{
    case::Case,
    draft::{Intent, Whole},
    layout::Layout,
    meaning::Meaning,
    office::Office,
};
use crate::workbook::At;
use std::collections::{BTreeMap, BTreeSet};
use tonghop::domain::{
    grid::Address,
    intake::{Code, Entry, Finding, QuestionKind, Severity, Taken, TakenReport},
    plan::FieldKey,
    value::Value,
};
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The value that was meant; none where none was meant.
    Right,
    /// Held back, and said why.
    Flagged,
    /// Something was meant, nothing was taken, nothing was said.
    Missed,
    /// Another value, or another unit's, and nothing was said.
    Wrong,
}

/// One cell judged.
pub struct Judged {
    pub verdict: Verdict,
    /// A careful person would have read it.
    pub readable: bool,
    /// Right, and yet called an error.
    pub alarm: bool,
    pub mess: &'static str,
    /// For whoever has to mend it.
    pub note: String,
}

/// Sheet, place and whether it is hidden, of every cell of one intent.
type Places = Vec<(String, At, bool)>;

struct Court<'a> {
    office: &'a Office,
    case: &'a Case,
    places: BTreeMap<usize, Places>,
    file: &'a [Finding],
    reports: &'a [TakenReport],
}

pub fn judge(office: &Office, case: &Case, outcome: &Result<Taken, Finding>) -> Vec<Judged> {
    let sheets: Vec<&str> = case.draft.book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let name = |(sheet, at, hidden): (usize, At, bool)| (sheets[sheet].to_owned(), at, hidden);
    let mut places: BTreeMap<usize, Places> =
        case.draft.places().into_iter().map(|(tag, all)| (tag, all.into_iter().map(name).collect())).collect();
    if case.format.is_flat() {
        // A text file has no name for its sheet.
        places.values_mut().flatten().for_each(|place| place.0.clear());
    }
    let none = Taken::default();
    let refused: Vec<Finding> = outcome.as_ref().err().into_iter().cloned().collect();
    let taken = outcome.as_ref().unwrap_or(&none);
    let file = if refused.is_empty() { &taken.findings } else { &refused };
    let court = Court { office, case, places, file, reports: &taken.reports };
    let mut found: BTreeMap<usize, (Value, usize)> = BTreeMap::new();
    let mut judged = Vec::new();
    let owners: Vec<Option<usize>> = taken.reports.iter().map(|report| court.owner(report)).collect();
    for (number, report) in taken.reports.iter().enumerate() {
        for entry in report.report.entries.iter() {
            let Some(value) = entry.value.clone().filter(|value| *value != Value::NotApplicable) else { continue };
            let sheet = report.report.sheets.get(usize::from(entry.sheet)).map_or("", String::as_str);
            match court.intent(owners[number], entry.field, entry.row, sheet, entry.cell) {
                Some(at) => drop(found.insert(at, (value, number))),
                None if report.question.is_some() || is_error(&report.report.findings, entry.field, entry.cell) => {}
                None => judged.push(Judged {
                    verdict: Verdict::Wrong,
                    readable: false,
                    alarm: false,
                    mess: "invented",
                    note: format!("{}: {value:?} at {sheet}!{} was never meant", court.title(entry.field), entry.cell),
                }),
            }
        }
    }
    for (at, intent) in case.draft.intents.iter().enumerate() {
        let report = owners.iter().position(|owner| *owner == Some(intent.unit)).map(|number| &taken.reports[number]);
        // What was taken for it may stand in another report.
        let by = found.get(&at).map(|(_, number)| &taken.reports[*number]).or(report);
        judged.extend(court.verdict(at, intent, found.get(&at).map(|(value, _)| value), by));
    }
    judged
}

impl Court<'_> {
    fn title(&self, field: FieldKey) -> String {
        format!(
            "seed {} {} {:?} {} [{}]",
            self.case.seed,
            self.case.layout.name(),
            self.case.format,
            self.office.form().name(field).unwrap_or_default(),
            self.case.path
        )
    }

    fn on(&self, sheet: &str) -> String {
        if self.case.format.is_flat() { String::new() } else { sheet.to_owned() }
    }

    /// Whose figures stand where a report was read.
    fn owner(&self, report: &TakenReport) -> Option<usize> {
        let sheet = self.on(&report.sheet);
        let here = |at: &usize| {
            self.places.get(at).is_some_and(|places| {
                places.iter().any(|place| place.0 == sheet && report.row.is_none_or(|row| place.1.0 == row))
            })
        };
        let beyond = self.office.units.len() + 1;
        let owners: BTreeSet<usize> = (0..self.case.draft.intents.len())
            .filter(|at| self.case.draft.intents[*at].unit != beyond && here(at))
            .map(|at| self.case.draft.intents[at].unit)
            .collect();
        match owners.len() {
            1 => owners.first().copied(),
            _ => report.unit.as_ref().and_then(|code| self.office.units.iter().position(|unit| unit.code == *code)),
        }
    }

    /// One question may stand for several sheets, and names them.
    fn waits_with_another(&self, places: &Places) -> bool {
        let named = |finding: &Finding| {
            let found = finding.found.as_deref().unwrap_or_default();
            places.is_empty() || places.iter().any(|place| found.contains(&place.0))
        };
        let waits =
            |report: &&TakenReport| report.question.as_ref().is_some_and(|one| one.kind == QuestionKind::Mapping);
        self.reports.iter().filter(waits).any(|report| report.report.findings.iter().any(named))
    }

    /// The intent whose value an entry is.
    fn intent(&self, owner: Option<usize>, field: FieldKey, row: u32, sheet: &str, cell: Address) -> Option<usize> {
        let intents = &self.case.draft.intents;
        let sheet = self.on(sheet);
        let stands =
            |places: &Places| places.iter().any(|place| place.0 == sheet && place.1 == (cell.row, cell.column));
        let there = self.places.iter().find(|(at, places)| intents[**at].key.0 == field && stands(places));
        there.map(|(at, _)| *at).or_else(|| {
            let table = matches!(field, FieldKey::Column { .. });
            (!table).then(|| intents.iter().position(|one| Some(one.unit) == owner && one.key == (field, row)))?
        })
    }

    fn verdict(
        &self,
        at: usize,
        intent: &Intent,
        value: Option<&Value>,
        report: Option<&TakenReport>,
    ) -> Option<Judged> {
        let none = Places::new();
        let places = self.places.get(&at).unwrap_or(&none);
        let nobody = intent.unit > self.office.units.len();
        // The total of a column that was not taken, or waits, is nobody's business.
        let taken = |report: &TakenReport| {
            let filled =
                |entry: &Entry| entry.field == intent.key.0 && entry.row == intent.key.1 && entry.value.is_some();
            report.question.is_none() && report.report.entries.iter().any(filled)
        };
        if nobody && !self.reports.iter().any(taken) {
            return None;
        }
        if places.is_empty() && intent.meaning == Meaning::Nothing && value.is_none() {
            return None;
        }
        let hidden = !places.is_empty() && places.iter().all(|place| place.2);
        let whole = self.case.draft.wholes.get(&intent.unit).copied().unwrap_or(Whole::Either);
        let code = self.office.units.get(intent.unit).map(|unit| unit.code.as_str());
        let own = report.map_or(&[][..], |report| report.report.findings.as_slice());
        let asked = report.is_some_and(|report| report.question.is_some());
        let refused = report.is_none() && !nobody && (!self.file.is_empty() || self.waits_with_another(places));
        let covers = |finding: &&Finding| self.covers(finding, intent, places, hidden, nobody);
        let said: Vec<&Finding> = self.file.iter().chain(own).filter(covers).collect();
        let error = said.iter().any(|finding| finding.severity == Severity::Error);
        let taken_elsewhere = report.is_some_and(|report| report.unit.as_deref() != code);
        let verdict = match (&intent.meaning, value) {
            _ if asked || refused => Verdict::Flagged,
            (_, Some(_)) if whole == Whole::MustAsk || taken_elsewhere || hidden => Verdict::Wrong,
            (Meaning::Nothing, None) => Verdict::Right,
            (Meaning::Is(_) | Meaning::Unclear, None) if !said.is_empty() => Verdict::Flagged,
            (Meaning::Is(_) | Meaning::Unclear, None) => Verdict::Missed,
            (Meaning::Is(meant), Some(value)) if same(meant, value) => Verdict::Right,
            (_, Some(_)) if error => Verdict::Flagged,
            (_, Some(_)) => Verdict::Wrong,
        };
        let deserved = |code: Code| {
            matches!(code, Code::RequiredMissing)
                || (code == Code::TotalMismatch && self.case.draft.wrong_totals.contains(&intent.key.0))
        };
        let alarm = verdict == Verdict::Right
            && matches!(intent.meaning, Meaning::Is(_))
            && said
                .iter()
                .any(|one| one.severity == Severity::Error && one.field == Some(intent.key.0) && !deserved(one.code));
        let readable =
            intent.readable && !hidden && whole == Whole::Sure && !nobody && intent.meaning != Meaning::Unclear;
        let typed = places.iter().filter_map(|place| {
            let sheet = self.case.draft.book.sheets.iter().find(|sheet| sheet.name == place.0 || place.0.is_empty())?;
            Some(format!("{}={:?}", Address::new(place.1.0, place.1.1), sheet.cells.get(&place.1)?.content))
        });
        let codes: Vec<&str> = own.iter().chain(self.file).map(|finding| finding.code.token()).collect();
        let note = format!(
            "{verdict:?} {} row {}: {} {}meant {:?}, got {value:?} for {:?} (is {code:?}) said {:?} of {codes:?} {:?}",
            self.title(intent.key.0),
            intent.key.1,
            typed.collect::<Vec<_>>().join(" "),
            if hidden { "hidden " } else { "" },
            intent.meaning,
            report.and_then(|report| report.unit.clone()),
            said.iter().map(|one| one.code.token()).collect::<Vec<_>>(),
            self.case.draft.messes
        );
        Some(Judged { verdict, readable, alarm, mess: intent.mess, note })
    }

    /// Whether a finding is about a cell: its place, its field, its row or heading, or the whole file.
    fn covers(&self, finding: &Finding, intent: &Intent, places: &Places, hidden: bool, nobody: bool) -> bool {
        let cell = finding.place.as_ref().and_then(|place| Some((self.on(&place.sheet), place.cell?)));
        let here = cell
            .as_ref()
            .is_some_and(|(sheet, at)| places.iter().any(|place| place.0 == *sheet && place.1 == (at.row, at.column)));
        if here {
            return true;
        }
        let other = cell.as_ref().is_some_and(|(sheet, at)| {
            self.places.values().flatten().any(|place| place.0 == *sheet && place.1 == (at.row, at.column))
        });
        if finding.field == Some(intent.key.0) && finding.code == Code::SheetAmbiguous {
            // Which column is which quarter is asked once for all of them.
            return true;
        }
        if finding.field == Some(intent.key.0) {
            // Said of another quarter or of another school's cell, it says nothing of this one.
            return !other || (nobody && finding.code == Code::TotalMismatch);
        }
        let in_table = self.case.layout == Layout::Units;
        match finding.code {
            Code::RowsHidden | Code::SheetHidden => hidden,
            Code::LabelExtra | Code::LabelSimilar | Code::LabelDuplicate | Code::LabelBlank | Code::SheetAmbiguous => {
                cell.is_some_and(|(sheet, at)| {
                    places
                        .iter()
                        .any(|place| place.0 == sheet && (place.1.0 == at.row || (in_table && place.1.1 == at.column)))
                })
            }
            _ => finding.field.is_none() && cell.is_none() && finding.severity == Severity::Error,
        }
    }
}

fn is_error(findings: &[Finding], field: FieldKey, cell: Address) -> bool {
    let about = |finding: &&Finding| {
        finding.field == Some(field) && finding.place.as_ref().and_then(|place| place.cell).is_none_or(|at| at == cell)
    };
    findings.iter().filter(about).any(|finding| finding.severity == Severity::Error)
}

/// Texts may differ in blanks and invisible signs.
fn same(meant: &Value, taken: &Value) -> bool {
    match (meant, taken) {
        (Value::Text(meant), Value::Text(taken)) => plain(meant) == plain(taken),
        (Value::Options(meant), Value::Options(taken)) => {
            meant.iter().collect::<BTreeSet<_>>() == taken.iter().collect()
        }
        (Value::Options(meant), Value::Option(taken)) => meant.as_slice() == [taken.clone()],
        _ => meant == taken,
    }
}

fn plain(text: &str) -> String {
    let seen: String = text.nfc().filter(|letter| !matches!(letter, '\u{200b}' | '\u{ad}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
