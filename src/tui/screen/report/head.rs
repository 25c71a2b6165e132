//! What stands above the panes: who the unit is, where its report stands, what was decided.
use super::{row::facts, state::State};
use crate::{
    domain::standing::{Row, last_day},
    text::{self, Lang, screen::report as words, words as general},
    tui::{
        screen::desk::Desk,
        ui::{Role, state_sign},
    },
};
use std::borrow::Cow;

pub type Line<'a> = Vec<(Role, Cow<'a, str>)>;

/// At most `most` lines; what has no room is counted in the last.
pub fn lines<'a>(state: &State, desk: &'a Desk, lang: Lang, most: usize) -> Vec<Line<'a>> {
    let (Some(unit), Some(row)) = (desk.unit(state.unit), desk.stand.standing.rows.get(state.unit)) else {
        let gone = words::gone(lang);
        return vec![vec![(Role::Warning, format!(" {} {}", gone.message, gone.advice).into())]];
    };
    let kind = desk.plan.kind(&unit.kind).map_or(unit.kind.as_str(), |kind| kind.name.as_str());
    let about = [kind, unit.commune.as_str(), unit.code.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let who = vec![
        (Role::Heading, format!(" {}", unit.name).into()),
        (Role::Muted, format!(" · {}", about.join(" · ")).into()),
    ];
    let mut rest = decided(state, desk, lang, row);
    let room = most.saturating_sub(2);
    if rest.len() > room {
        let hidden = rest.len() - room.saturating_sub(1);
        rest.truncate(room.saturating_sub(1));
        rest.extend((room > 0).then(|| vec![(Role::Muted, format!(" {}", words::more(lang, hidden)).into())]));
    }
    [who, standing(state, desk, lang, row)].into_iter().chain(rest).take(most).collect()
}

/// State, days late, day received, version, telephone.
fn standing<'a>(state: &State, desk: &Desk, lang: Lang, row: &Row) -> Line<'a> {
    let (sign, _, role) = state_sign(row.state);
    let mut line: Line<'a> = vec![(role, format!(" {sign} {}", general::state(lang, row.state)).into())];
    let mut add = |role, text: String| line.push((role, format!(" · {text}").into()));
    if let Some(day) = row.received {
        add(Role::Text, words::received(lang, day));
    }
    if row.days_late > 0 {
        add(Role::Warning, words::late(lang, row.days_late));
    }
    let phone = desk.unit(state.unit).and_then(|unit| unit.phone.as_deref());
    add(if phone.is_some() { Role::Text } else { Role::Muted }, words::phone(lang, phone));
    let Some(review) = &state.review else { return line };
    let shown = review.versions.iter().find(|version| Some(version.id) == review.shown);
    if let Some(shown) = shown.filter(|_| review.versions.len() > 1) {
        add(Role::Text, words::which(lang, shown.number, review.versions.len()));
    }
    let waiting = review.versions.iter().filter(|version| version.waits).count();
    if waiting > 0 {
        let none_counts = !review.versions.iter().any(|version| version.counts);
        add(Role::Warning, format!("? {}", words::waiting(lang, waiting, none_counts)));
    }
    line
}

/// The most pressing first.
fn decided<'a>(state: &State, desk: &Desk, lang: Lang, row: &Row) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut add = |role, text: String| lines.push(vec![(role, format!(" {text}").into())]);
    let ledger = &desk.stand.ledger;
    match row.current {
        None if row.received.is_none() && row.state.owes() => {
            let last = desk.unit(state.unit).and_then(|unit| last_day(&desk.stand.period, unit, ledger));
            add(Role::Text, words::nothing_came(lang, last, row.days_late));
            let files = may_be_theirs(desk, state.unit);
            if !files.is_empty() {
                add(Role::Warning, format!("? {}", words::may_be_theirs(lang, &files)));
            }
        }
        None => {}
        Some(current) => {
            if let Some(reason) = ledger.returned.get(&current) {
                add(Role::Warning, format!("← {}", words::returned(lang, reason)));
            }
            if ledger.accepted.contains(&current) {
                add(Role::Good, format!("✓ {}", words::accepted(lang)));
            }
        }
    }
    for fact in facts(desk, state.unit) {
        add(Role::Muted, fact.words(lang));
    }
    lines
}

/// Files in the tray that name the unit, or that somebody may answer with it.
fn may_be_theirs(desk: &Desk, unit: usize) -> Vec<&str> {
    let Some(unit) = desk.unit(unit) else { return Vec::new() };
    let meant = |report: &crate::job::import::ImportedReport| {
        let candidates = report.question.iter().flat_map(|(_, question)| &question.candidates);
        report.unit.as_ref() == Some(&unit.code) || candidates.into_iter().any(|one| one.code == unit.code)
    };
    let files = desk.waiting.files.iter().filter(|file| file.reports.iter().any(meant));
    files.map(|file| file.path.as_str()).collect()
}

/// Titles of the panes with how much there is in each.
pub fn tabs(state: &State, desk: &Desk, lang: Lang) -> [String; 3] {
    let review = state.review.as_deref();
    let filled = |review: &crate::job::review::Review| {
        let filled = review.values.iter().filter(|line| line.value.is_some()).count();
        format!("{}: {filled}/{}", words::values(lang), review.values.len())
    };
    let values = review.filter(|review| review.shown.is_some()).map(filled);
    let (mut counts, mut settled) = ([0; 3], 0);
    let findings = review.into_iter().flat_map(|review| review.findings.iter().enumerate());
    for (at, finding) in findings {
        if review.is_some_and(|review| super::row::is_settled(review, at)) {
            settled += 1;
        } else if let Some(place) = counts.get_mut(finding.severity as usize) {
            *place += 1;
        }
    }
    let versions = super::row::rows(state, desk, super::row::Pane::Versions).len();
    [
        values.unwrap_or_else(|| words::values(lang).to_owned()),
        words::findings(lang, counts, settled),
        format!("{}: {}", words::versions(lang), text::summary::number(lang, versions.into())),
    ]
}
