//! Draws what is keyed in: a line for each field, what was typed and what it is understood as.
use super::state::{Line as Entry, Row, State};
use crate::{
    text::{self, screen::key_in as words},
    tui::{
        action::command::KeyIn,
        screen::{context::Context, desk::Desk},
        ui::{Align, Canvas, Column, Line, Role, field, severity_sign, table, take_line},
    },
};
use ratatui::layout::Rect;
use std::borrow::Cow;

type Cells<'a> = Vec<(Role, Cow<'a, str>)>;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let lang = context.lang;
    let mut body = area;
    let Some(line) = take_line(&mut body) else { return };
    if state.rows.is_empty() {
        canvas.text(line, Role::Warning, &format!(" {}", words::no_unit(lang).message));
        return;
    }
    let key = KeyIn::Save.spec().keys.first().map(ToString::to_string).unwrap_or_default();
    let (role, text) = match state.leaving {
        true => (Role::Warning, words::unsaved(lang, state.typed(), &key)),
        false => (Role::Text, words::progress(lang, state.typed(), state.lines.len(), state.wrong(), &key)),
    };
    let below = if body.height < 12 { 0 } else { 4 };
    if state.typing && below == 0 {
        field(canvas, line, &state.field, true);
    } else {
        canvas.text(line, role, &format!(" {text}"));
    }
    let list = Rect { height: body.height - below, ..body };
    let [label, typed, read] = words::columns(lang);
    let column = |title: &'static str, width, grows, keep| Column {
        title: title.into(),
        width,
        grows,
        align: Align::Left,
        keep,
    };
    // Without a growing column in between, where something is typed is known.
    let columns = [
        column("", 1, false, 98),
        column(label, 30, true, 99),
        column(typed, TYPED, false, 97),
        column(read, 18, true, 60),
    ];
    let window = state.cursor.window(state.rows.len(), usize::from(list.height.saturating_sub(1)));
    let slice = state.rows.get(window.clone()).unwrap_or_default();
    let rows: Vec<(usize, Line<'_>)> = window
        .clone()
        .zip(slice)
        .map(|(number, row)| (number, Line { marked: false, cells: cells(state, desk, *row, lang) }))
        .collect();
    table(canvas, list, &columns, rows.into_iter(), state.cursor.at().filter(|_| !state.typing));
    for (y, row) in (list.y.saturating_add(1)..list.bottom()).zip(slice) {
        if let Row::Section(at) = row {
            let title = desk.form().and_then(|form| form.sections.get(*at)).map(|one| one.title.as_str());
            canvas.text(Rect { y, height: 1, ..list }, Role::Heading, &format!(" {}", title.unwrap_or_default()));
        }
    }
    let said =
        Rect { x: body.x.saturating_add(1), y: list.bottom(), width: body.width.saturating_sub(2), height: below };
    open(state, desk, canvas, said);
}

/// Columns of the screen for what is typed.
const TYPED: u16 = 22;

/// The selected line: its whole label with the field to type in, and what is wrong with it.
fn open(state: &State, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = canvas.lang;
    let mut room = area;
    let Some(line) = take_line(&mut room) else { return };
    let label = match (state.selected(), state.line(), desk.form()) {
        (_, Some(line), Some(form)) => text::value::label(lang, form, line.key, line.row),
        (Some(Row::By), ..) => words::by(lang).to_owned(),
        (Some(Row::From), ..) => words::source(lang).to_owned(),
        (Some(Row::Signed), ..) => words::signed(lang).to_owned(),
        (Some(Row::Section(_) | Row::Line(_)) | None, ..) => String::new(),
    };
    canvas.text(line, Role::Heading, &label);
    if state.typing
        && let Some(line) = take_line(&mut room)
    {
        field(canvas, line, &state.field, true);
    }
    let finding = state.line().and_then(|line| line.reading.as_ref()?.finding.as_ref());
    if let Some(finding) = finding {
        let (sign, role) = severity_sign(finding.severity);
        let sentence = text::finding(lang, finding, desk.form());
        canvas.paragraph(room, role, &format!("{sign} {} {}", sentence.message, sentence.advice));
    }
}

fn cells<'a>(state: &'a State, desk: &'a Desk, row: Row, lang: text::Lang) -> Cells<'a> {
    let plain = |label: &'static str, value: Cow<'a, str>| {
        vec![(Role::Text, "".into()), (Role::Text, label.into()), (Role::Marked, value)]
    };
    match row {
        Row::From => {
            let sources = words::sources(lang);
            plain(words::source(lang), sources.get(state.source as usize).copied().unwrap_or_default().into())
        }
        Row::By => plain(words::by(lang), state.by.as_str().into()),
        Row::Signed => plain(words::signed(lang), words::signed_state(lang, state.signed).into()),
        Row::Section(_) => vec![],
        Row::Line(at) => state.lines.get(at).map(|line| entry(line, desk, lang)).unwrap_or_default(),
    }
}

fn entry<'a>(line: &'a Entry, desk: &Desk, lang: text::Lang) -> Cells<'a> {
    let Some(form) = desk.form() else { return vec![] };
    let label = text::value::label(lang, form, line.key, line.row);
    let (value, finding) = match &line.reading {
        Some(reading) => (reading.value.as_ref(), reading.finding.as_ref()),
        None => (None, None),
    };
    let (sign, role) = match (value, finding) {
        (Some(_), None) => ("✓", Role::Good),
        (_, Some(finding)) => severity_sign(finding.severity),
        (None, None) => ("", Role::Text),
    };
    let read = value.map(|value| text::value(lang, value, form.get(line.key))).unwrap_or_default();
    vec![(role, sign.into()), (Role::Text, label.into()), (Role::Text, line.typed.as_str().into()), (role, read.into())]
}
