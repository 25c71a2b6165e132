//! The rows of each pane, in the order they are shown.
use super::state::State;
use crate::{
    domain::{intake::Finding, plan::FieldKey},
    job::review::{Review, ValueLine},
    text::{
        Lang,
        screen::{report as words, report_detail as detail},
    },
    tui::screen::{desk::Desk, sheet::Target},
};
use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Values,
    Findings,
    Versions,
}

impl Pane {
    pub const ALL: [Self; 3] = [Self::Values, Self::Findings, Self::Versions];

    pub const fn next(self) -> Self {
        match self {
            Self::Values => Self::Findings,
            Self::Findings => Self::Versions,
            Self::Versions => Self::Values,
        }
    }
}

/// One line of a pane, by its place in what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A section of the form; cannot be selected.
    Section(usize),
    /// A table of the form; cannot be selected.
    Table(usize),
    Value(usize),
    Finding(usize),
    Version(usize),
    Fact(usize),
}

impl Row {
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Section(_) | Self::Table(_))
    }
}

/// What the office decided about the unit in this period, beside its reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    Exempt(String),
    Extended(NaiveDate, String),
    Note { text: String, who: String },
}

impl Fact {
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Exempt(reason) => words::exempt(lang, reason),
            Self::Extended(until, reason) => words::extended(lang, *until, reason),
            Self::Note { text, who } => words::note(lang, text, who),
        }
    }
}

/// The newest note first.
pub fn facts(desk: &Desk, unit: usize) -> Vec<Fact> {
    let Some(unit) = desk.unit(unit) else { return Vec::new() };
    let about = (desk.stand.period.id.to_string(), unit.code.clone());
    let ledger = &desk.stand.ledger;
    let exempt = ledger.exempt.get(&about).map(|reason| Fact::Exempt(reason.clone()));
    let extended = ledger.extended.get(&about).map(|(until, reason)| Fact::Extended(*until, reason.clone()));
    let notes = ledger.notes.get(&about).into_iter().flatten().rev();
    let notes = notes.map(|(text, who)| Fact::Note { text: text.clone(), who: who.clone() });
    exempt.into_iter().chain(extended).chain(notes).collect()
}

pub fn rows(state: &State, desk: &Desk, pane: Pane) -> Vec<Row> {
    let review = state.review.as_deref();
    match pane {
        Pane::Values => review.map(|review| values(review, desk)).unwrap_or_default(),
        Pane::Findings => review.map(|review| findings(&review.findings)).unwrap_or_default(),
        Pane::Versions => {
            let versions = (0..review.map_or(0, |review| review.versions.len())).map(Row::Version);
            versions.chain((0..facts(desk, state.unit).len()).map(Row::Fact)).collect()
        }
    }
}

/// Section by section: its fields, then its tables. Without a report there is nothing to show but what was there the
/// period before.
fn values(review: &Review, desk: &Desk) -> Vec<Row> {
    let Some(form) = desk.form() else { return Vec::new() };
    if review.shown.is_none() && review.values.iter().all(|line| line.before.is_none()) {
        return Vec::new();
    }
    let lines_where = |wanted: &dyn Fn(FieldKey) -> bool| -> Vec<Row> {
        let lines = review.values.iter().enumerate().filter(|(_, line)| wanted(line.key));
        lines.map(|(at, _)| Row::Value(at)).collect()
    };
    let mut rows = Vec::new();
    for section in 0..form.sections.len() {
        let fields = lines_where(&|key| {
            matches!(key, FieldKey::Field(_)) && form.get(key).is_some_and(|field| field.section == section)
        });
        let tables = form.tables.iter().enumerate().filter(|(_, table)| table.section == section);
        let tables: Vec<(usize, Vec<Row>)> = tables
            .map(|(at, _)| {
                let cells = |key| matches!(key, FieldKey::Column { table, .. } if usize::from(table) == at);
                (at, lines_where(&cells))
            })
            .filter(|(_, lines)| !lines.is_empty())
            .collect();
        if fields.is_empty() && tables.is_empty() {
            continue;
        }
        rows.push(Row::Section(section));
        rows.extend(fields);
        for (table, lines) in tables {
            rows.push(Row::Table(table));
            rows.extend(lines);
        }
    }
    rows
}

/// The worst first.
fn findings(findings: &[Finding]) -> Vec<Row> {
    let mut places: Vec<usize> = (0..findings.len()).collect();
    places.sort_by_key(|at| std::cmp::Reverse(findings.get(*at).map(|finding| finding.severity)));
    places.into_iter().map(Row::Finding).collect()
}

/// The value that a finding is about: the line of its own cell before any other of its field.
pub fn value_of(review: &Review, finding: usize) -> Option<usize> {
    let of_finding = |line: &ValueLine| line.findings.contains(&finding);
    let cell = review.findings.get(finding)?.place.as_ref().and_then(|place| place.cell);
    let at_cell = |line: &ValueLine| line.place.as_ref().is_some_and(|(_, at)| Some(*at) == cell);
    let own = review.values.iter().position(|line| of_finding(line) && at_cell(line));
    own.or_else(|| review.values.iter().position(of_finding))
}

/// A clerk has typed another value in the place of what the finding is about.
pub fn is_settled(review: &Review, finding: usize) -> bool {
    let line = value_of(review, finding).and_then(|at| review.values.get(at));
    line.is_some_and(|line| line.corrected.is_some())
}

/// Where a row stands in the file it came in.
pub fn target(state: &State, row: Option<Row>) -> Option<Target> {
    let review = state.review.as_deref()?;
    let spot = match row {
        Some(Row::Version(at)) => return review.versions.get(at).map(|version| Target::of(version.id, None)),
        Some(Row::Value(at)) => review.values.get(at)?.place.clone().map(|(sheet, cell)| (sheet, Some(cell))),
        Some(Row::Finding(at)) => review.findings.get(at)?.place.clone().map(|place| (place.sheet, place.cell)),
        Some(Row::Section(_) | Row::Table(_) | Row::Fact(_)) | None => None,
    };
    Some(Target::of(review.shown?, spot))
}

/// All of a row, to be read.
pub fn detail(state: &State, desk: &Desk, lang: Lang, row: Row) -> Option<detail::Detail> {
    let form = desk.form()?;
    let review = || state.review.as_deref();
    match row {
        Row::Section(_) | Row::Table(_) => None,
        Row::Value(at) => Some(detail::value(lang, form, review()?, review()?.values.get(at)?)),
        Row::Finding(at) => Some(detail::finding(lang, form, review()?.findings.get(at)?, is_settled(review()?, at))),
        Row::Version(at) => Some(detail::version(lang, form, review()?.versions.get(at)?, &desk.indicator_labels())),
        Row::Fact(at) => {
            let text = facts(desk, state.unit).get(at)?.words(lang);
            Some(detail::Detail { title: words::versions(lang).to_owned(), text })
        }
    }
}
