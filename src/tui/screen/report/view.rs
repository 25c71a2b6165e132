//! Draws one unit's report: the head, the panes' titles, the selected pane, and all of the selected row below it.
use super::{
    head,
    row::{Pane, Row, detail, facts, is_settled, rows},
    state::State,
};
use crate::{
    domain::{intake::Severity, value::How},
    job::review::{Review, ValueLine},
    text::{
        self, Lang,
        screen::report::{self as words, Column as Name},
        words as general,
    },
    tui::{
        action::command::{Command, Report},
        screen::{context::Context, desk::Desk},
        ui::{Align, Canvas, Column, Hit, Line, Role, severity_sign, table, take_line, width},
    },
};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Lines of a body from which on the selected row is laid open even if that takes lines from the table.
const ROOMY: u16 = 16;
/// Fewer lines would show nothing of it.
const LEAST_OPEN: u16 = 4;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let mut body = area;
    let most = usize::from(area.height / 4).max(2);
    for line in head::lines(state, desk, context.lang, most) {
        let Some(place) = take_line(&mut body) else { return };
        canvas.pieces(place, &line);
    }
    if desk.unit(state.unit).is_none() {
        return;
    }
    let Some(place) = take_line(&mut body) else { return };
    tabs(state, desk, canvas, place);
    let rows = rows(state, desk, state.pane);
    if rows.is_empty() {
        canvas.text(
            Rect { height: body.height.min(1), ..body },
            Role::Muted,
            &format!("  {}", empty(state, context.lang)),
        );
        return;
    }
    let (list, open) = split(body, rows.len());
    let window = state.cursor().window(rows.len(), usize::from(list.height.saturating_sub(1)));
    let slice = rows.get(window.clone()).unwrap_or_default();
    let look = Look { state, desk, lang: context.lang };
    let lines = window.clone().zip(slice).map(|(number, row)| (number, look.line(*row)));
    table(canvas, list, &look.columns(), lines.collect::<Vec<_>>().into_iter(), state.cursor().at());
    for (y, row) in (list.y.saturating_add(1)..list.bottom()).zip(slice) {
        if let Some((role, text)) = look.over_the_width(*row) {
            canvas.text(Rect { y, height: 1, ..list }, role, &format!(" {text}"));
        }
    }
    laid_open(state, context, canvas, open);
}

/// The table takes what it needs; the selected row gets the rest, in a roomy body a third at least.
fn split(body: Rect, rows: usize) -> (Rect, Rect) {
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1);
    let mut open = body.height.saturating_sub(wanted);
    if body.height >= ROOMY {
        open = open.max(body.height / 3);
    }
    let open = if open < LEAST_OPEN { 0 } else { open };
    let list = Rect { height: body.height - open, ..body };
    (list, Rect { y: list.bottom(), height: open, ..body })
}

fn tabs(state: &State, desk: &Desk, canvas: &mut Canvas<'_>, line: Rect) {
    let titles = head::tabs(state, desk, canvas.lang);
    let mut pieces: Vec<(Role, Cow<'_, str>)> = Vec::new();
    for (pane, title) in Pane::ALL.iter().zip(titles) {
        let (role, title) = if *pane == state.pane {
            (Role::Heading, format!(" [{title}] "))
        } else {
            (Role::Muted, format!("  {title}  "))
        };
        pieces.push((role, title.into()));
    }
    canvas.pieces(line, &pieces);
    canvas.hit(line, Hit::Command(Command::Report(Report::Pane)));
}

fn empty(state: &State, lang: Lang) -> &'static str {
    match (&state.review, state.pane) {
        (None, Pane::Values | Pane::Findings) if state.unread => words::unread(lang),
        (None, Pane::Values | Pane::Findings) => words::reading(lang),
        (_, Pane::Values) => words::no_values(lang),
        (_, Pane::Findings) => words::no_findings(lang),
        (_, Pane::Versions) => words::no_versions(lang),
    }
}

fn laid_open(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    if area.height == 0 {
        return;
    }
    let selected = context.desk.zip(context.desk.and_then(|desk| state.selected(desk)));
    let Some(shown) = selected.and_then(|(desk, row)| detail(state, desk, context.lang, row)) else { return };
    let rest = "─".repeat(usize::from(area.width).saturating_sub(width(&shown.title) + 5));
    canvas.text(Rect { height: 1, ..area }, Role::Border, &format!("── {} {rest}", shown.title));
    let inside = Rect {
        x: area.x.saturating_add(2),
        y: area.y + 1,
        width: area.width.saturating_sub(3),
        height: area.height - 1,
    };
    canvas.paragraph(inside, Role::Text, &shown.text);
}

/// What rows are drawn from.
struct Look<'a> {
    state: &'a State,
    desk: &'a Desk,
    lang: Lang,
}

impl<'a> Look<'a> {
    fn review(&self) -> Option<&'a Review> {
        self.state.review.as_deref()
    }

    fn has_before(&self) -> bool {
        self.review().is_some_and(|review| review.values.iter().any(|line| line.before.is_some()))
    }

    fn columns(&self) -> Vec<Column> {
        let column = |name: Name, width, grows, align, keep| Column {
            title: words::column(self.lang, name).into(),
            width,
            grows,
            align,
            keep,
        };
        let sign = Column { title: "".into(), width: 1, grows: false, align: Align::Left, keep: 98 };
        match self.state.pane {
            Pane::Values => {
                let mut columns = vec![
                    sign,
                    column(Name::Label, 34, true, Align::Left, 99),
                    column(Name::Value, 16, true, Align::Left, 97),
                ];
                if let Some(period) =
                    self.review().and_then(|review| review.before.as_ref()).filter(|_| self.has_before())
                {
                    let title = general::span(self.lang, &period.id.span);
                    let width = u16::try_from(width(&title)).unwrap_or(20).clamp(12, 24);
                    columns.push(Column { title: title.into(), width, grows: false, align: Align::Left, keep: 60 });
                }
                columns.push(column(Name::How, 22, false, Align::Left, 30));
                columns
            }
            Pane::Findings => vec![
                sign,
                column(Name::Severity, 8, false, Align::Left, 40),
                column(Name::Cell, 14, false, Align::Left, 97),
                column(Name::Sentence, 30, true, Align::Left, 99),
            ],
            Pane::Versions => vec![
                sign,
                column(Name::Number, 3, false, Align::Right, 97),
                column(Name::File, 20, true, Align::Left, 99),
                column(Name::Received, 10, false, Align::Right, 50),
                column(Name::State, 24, false, Align::Left, 90),
                column(Name::Differs, 14, false, Align::Left, 80),
            ],
        }
    }

    /// Headings and decisions have no columns.
    fn over_the_width(&self, row: Row) -> Option<(Role, Cow<'a, str>)> {
        let form = self.desk.form()?;
        match row {
            Row::Section(at) => form.sections.get(at).map(|one| (Role::Heading, one.title.as_str().into())),
            Row::Table(at) => form.tables.get(at).map(|one| (Role::Heading, one.title.as_str().into())),
            Row::Fact(at) => {
                let facts = facts(self.desk, self.state.unit);
                facts.get(at).map(|fact| (Role::Text, format!(" · {}", fact.words(self.lang)).into()))
            }
            Row::Value(_) | Row::Finding(_) | Row::Version(_) => None,
        }
    }

    fn line(&self, row: Row) -> Line<'a> {
        let cells = match row {
            Row::Section(_) | Row::Table(_) | Row::Fact(_) => None,
            Row::Value(at) => self.value(at),
            Row::Finding(at) => self.finding(at),
            Row::Version(at) => self.version(at),
        };
        Line { marked: false, cells: cells.unwrap_or_default() }
    }

    fn value(&self, at: usize) -> Option<Vec<(Role, Cow<'a, str>)>> {
        let (review, form) = (self.review()?, self.desk.form()?);
        let line = review.values.get(at)?;
        let worst = worst(review, line);
        let (sign, role) = worst.map_or(("", Role::Text), severity_sign);
        let mut cells = vec![
            (role, sign.into()),
            (Role::Text, text::value::label(self.lang, form, line.key, line.row).into()),
            self.counts(review, line, worst),
        ];
        if self.has_before() {
            let before = line.before.as_ref().map(|value| text::value(self.lang, value, form.get(line.key)));
            cells.push((Role::Muted, before.unwrap_or_default().into()));
        }
        let how = match line.how {
            How::AsIs | How::Corrected => "",
            how => general::how(self.lang, how),
        };
        cells.push((Role::Muted, how.into()));
        Some(cells)
    }

    /// A figure, or why there is none.
    fn counts(&self, review: &Review, line: &ValueLine, worst: Option<Severity>) -> (Role, Cow<'a, str>) {
        let field = self.desk.form().and_then(|form| form.get(line.key));
        let said = line.value.as_ref().map(|value| text::value(self.lang, value, field));
        match (said, &line.corrected) {
            (Some(said), Some(_)) => (Role::Marked, format!("{said} {}", words::corrected(self.lang)).into()),
            (None, Some(_)) => (Role::Marked, words::cleared(self.lang).into()),
            (Some(said), None) => (Role::Text, said.into()),
            (None, None) if review.shown.is_none() => (Role::Muted, "".into()),
            (None, None) if line.typed.is_empty() => (Role::Muted, words::blank(self.lang).into()),
            (None, None) if worst == Some(Severity::Error) => {
                (Role::Bad, words::not_understood(self.lang, &line.typed).into())
            }
            (None, None) => (Role::Text, format!("“{}”", line.typed).into()),
        }
    }

    fn finding(&self, at: usize) -> Option<Vec<(Role, Cow<'a, str>)>> {
        let finding = self.review()?.findings.get(at)?;
        let (sign, role, state) = match is_settled(self.review()?, at) {
            true => ("✓", Role::Good, words::settled(self.lang)),
            false => {
                let (sign, role) = severity_sign(finding.severity);
                (sign, role, general::severity(self.lang, finding.severity))
            }
        };
        let place = finding.place.as_ref().map(text::place).unwrap_or_default();
        let sentence = text::finding(self.lang, finding, self.desk.form());
        Some(vec![
            (role, sign.into()),
            (role, state.into()),
            (Role::Text, place.into()),
            (Role::Text, sentence.message.into()),
        ])
    }

    fn version(&self, at: usize) -> Option<Vec<(Role, Cow<'a, str>)>> {
        let version = self.review()?.versions.get(at)?;
        let (sign, role) = match (version.waits, version.returned.is_some(), version.counts) {
            (true, _, _) => ("?", Role::Warning),
            (_, true, _) => ("←", Role::Warning),
            (_, _, true) => ("✓", Role::Good),
            (false, false, false) => ("–", Role::Muted),
        };
        let file = version.file.rsplit(['/', '\\']).next().unwrap_or(&version.file);
        Some(vec![
            (role, sign.into()),
            (Role::Text, version.number.to_string().into()),
            (Role::Text, file.into()),
            (Role::Text, general::date(version.received).into()),
            (role, words::version_state(self.lang, version).into()),
            (Role::Text, words::differences(self.lang, version).into()),
        ])
    }
}

/// What still speaks against a value: of a corrected one, nothing that was said of what was sent.
fn worst(review: &Review, line: &ValueLine) -> Option<Severity> {
    if line.corrected.is_some() {
        return None;
    }
    line.findings.iter().filter_map(|at| review.findings.get(*at)).map(|finding| finding.severity).max()
}
