//! Which period a sheet is for.
use super::Desk;
use crate::domain::{
    grid::{Address, Cell, Sheet},
    intake::{Candidate, Code, Expected, Finding, Question, QuestionKind, marker::Marker, period_hint},
};

/// The period a report is for: hidden sheet and title must agree with each other and with the period in work.
pub(super) fn identify(
    sheet: &Sheet,
    first_row: u32,
    marker: &Marker,
    path: &str,
    desk: &Desk,
) -> (Option<String>, Option<Question>, Option<Finding>) {
    let working = desk.period.id.to_string();
    let title: Vec<_> = sheet.cells.iter().take_while(|cell| cell.at.row < first_row).collect();
    // A row of headings names every quarter; a title names one period.
    let is_title = |cell: &Cell| {
        let others = title.iter().filter(|other| other.at.row == cell.at.row);
        others.filter(|other| period_hint::hint(&other.typed()).is_some()).count() < 2
    };
    let in_title = title.iter().filter(|cell| is_title(cell)).filter_map(|cell| {
        let text = cell.typed();
        Some((period_hint::hint(&text)?, text, Some(cell.at)))
    });
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let in_name = period_hint::hint(file).map(|hint| (hint, file.to_owned(), None));
    let mut said: Option<(String, String, Option<Address>)> = None;
    if let Some(id) = marker.period.as_ref().filter(|id| **id != working) {
        said = Some((id.clone(), id.clone(), None));
    }
    for (hint, text, at) in in_title.chain(in_name) {
        if !hint.fits(&desk.period.id.span) {
            let id = hint.span().and_then(|span| desk.plan.period_id(&span.to_string()).ok()).map(|id| id.to_string());
            said = said.or(Some((id.unwrap_or_default(), text, at)));
        }
    }
    let other_year = title.iter().find(|cell| {
        let year = period_hint::title_year(&cell.typed());
        year.is_some() && desk.period.id.span.year().is_some() && year != desk.period.id.span.year()
    });
    said = said.or(other_year.map(|cell| (String::new(), cell.typed(), Some(cell.at))));
    let Some((other, text, at)) = said else { return (Some(working), None, None) };
    let known = desk.plan.period_id(&other).map(|id| id.to_string());
    let mut candidates = vec![Candidate { name: working.clone(), code: working.clone(), score: 0.5 }];
    candidates.extend(known.ok().map(|id| Candidate { name: id.clone(), code: id, score: 1.0 }));
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let finding = Finding::new(Code::PeriodMismatch).on(&sheet.name, at).found(text).expected(Expected::Name(working));
    (None, Some(Question { kind: QuestionKind::Period, candidates }), Some(finding))
}
