//! Draws the findings: how they are grouped, the groups or the places of one, and what is said of the selected row.
use super::{
    Listed,
    group::{Group, Grouping, Key},
    message,
    state::{State, said_height},
};
use crate::{
    job::findings::Found,
    text::{self, screen::findings as words},
    tui::{
        action::command::{Command, Findings},
        screen::{context::Context, desk::Desk, intake::short},
        ui::{Align, Canvas, Column, Hit, Line, Role, field, severity_sign, table, take_line, width},
    },
};
use ratatui::layout::Rect;

pub fn draw(state: &State, context: &Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(desk) = context.desk else { return };
    let mut body = area;
    let Some(line) = take_line(&mut body) else { return };
    let indented = Rect { x: body.x.saturating_add(2), width: body.width.saturating_sub(3), ..body };
    let Some(listed) = &state.listed else {
        let (role, text) = match state.unread {
            true => (Role::Bad, words::unread(context.lang)),
            false => (Role::Busy, words::reading(context.lang)),
        };
        canvas.paragraph(indented, role, text);
        return;
    };
    tabs(state, canvas, line);
    if state.groups.is_empty() {
        let open = listed.found.iter().any(|one| !one.settled);
        let role = if open { Role::Muted } else { Role::Good };
        canvas.paragraph(indented, role, words::none(context.lang, open));
        return;
    }
    let below = said_height(area.height).min(body.height);
    let list = Rect { height: body.height - below, ..body };
    let look = Look { state, listed, desk, canvas_lang: context.lang };
    let (columns, len) = match state.group().filter(|_| state.inside.is_some()) {
        Some(group) => (look.place_columns(), group.members.len()),
        None => (look.group_columns(), state.groups.len()),
    };
    let window = state.cursor().window(len, usize::from(list.height.saturating_sub(1)));
    let rows: Vec<(usize, Line<'_>)> = window.filter_map(|number| Some((number, look.line(number)?))).collect();
    table(canvas, list, &columns, rows.into_iter(), state.cursor().at());
    look.said(canvas, Rect { y: list.bottom(), height: below, ..body });
}

/// The three ways to group; on the right the search, or how much there is.
fn tabs(state: &State, canvas: &mut Canvas<'_>, line: Rect) {
    let lang = canvas.lang;
    let mut rest = line;
    for (grouping, title) in [Grouping::Kind, Grouping::Unit, Grouping::File].into_iter().zip(words::groupings(lang)) {
        let is_shown = grouping == state.grouping;
        let (role, text) =
            if is_shown { (Role::Heading, format!(" [{title}] ")) } else { (Role::Muted, format!("  {title}  ")) };
        let took = canvas.text(rest, role, &text);
        if !is_shown {
            canvas.hit(Rect { width: took, ..rest }, Hit::Command(Command::Findings(Findings::Group)));
        }
        rest.x = rest.x.saturating_add(took);
        rest.width = rest.width.saturating_sub(took);
    }
    if state.searching {
        let took = canvas.text(rest, Role::Heading, " / ");
        field(canvas, Rect { x: rest.x + took, width: (rest.width - took).min(40), ..rest }, &state.search, true);
    } else if !state.search.is_empty() {
        canvas.text(rest, Role::Marked, &format!(" / {}", state.search.text()));
    } else {
        let text = words::filter(lang, state.least);
        let taken = u16::try_from(width(text) + 1).unwrap_or(u16::MAX);
        if let Some(before) = rest.width.checked_sub(taken) {
            canvas.text(Rect { x: rest.x + before, width: taken, ..rest }, Role::Muted, text);
        }
    }
}

/// What rows are drawn from.
struct Look<'a> {
    state: &'a State,
    listed: &'a Listed,
    desk: &'a Desk,
    canvas_lang: text::Lang,
}

fn column(title: &'static str, width: u16, grows: bool, align: Align, keep: u8) -> Column {
    Column { title: title.into(), width, grows, align, keep }
}

impl<'a> Look<'a> {
    fn group_columns(&self) -> Vec<Column> {
        let lang = self.canvas_lang;
        let sign = column("", 1, false, Align::Left, 98);
        match self.state.grouping {
            Grouping::Kind => {
                let [units, places, finding] = words::columns_by_code(lang);
                vec![
                    sign,
                    column(units, 6, false, Align::Right, 97),
                    column(places, 6, false, Align::Right, 60),
                    column(finding, 30, true, Align::Left, 99),
                ]
            }
            Grouping::Unit => self.counted(words::columns_by_unit(lang), sign),
            Grouping::File => self.counted(words::columns_by_file(lang), sign),
        }
    }

    fn counted(&self, [name, about, errors, warnings]: [&'static str; 4], sign: Column) -> Vec<Column> {
        vec![
            sign,
            column(name, 30, true, Align::Left, 99),
            column(about, 16, true, Align::Left, 50),
            column(errors, 8, false, Align::Right, 97),
            column(warnings, 8, false, Align::Right, 90),
        ]
    }

    fn place_columns(&self) -> Vec<Column> {
        let [unit, cell, typed, finding] = words::columns_of_places(self.canvas_lang);
        let sign = column("", 1, false, Align::Left, 98);
        let cell = column(cell, 14, false, Align::Left, 90);
        match self.state.group().map(|group| group.key) {
            // The finding is the same in every row: what was typed differs.
            Some(Key::Kind(..)) => {
                vec![sign, column(unit, 26, true, Align::Left, 99), cell, column(typed, 18, true, Align::Left, 95)]
            }
            Some(Key::Unit(_)) => vec![sign, cell, column(finding, 40, true, Align::Left, 99)],
            Some(Key::File(_)) | None => {
                vec![sign, column(unit, 22, true, Align::Left, 60), cell, column(finding, 32, true, Align::Left, 99)]
            }
        }
    }

    fn line(&self, number: usize) -> Option<Line<'a>> {
        let cells = match self.state.group().filter(|_| self.state.inside.is_some()) {
            Some(group) => self.place(group, self.listed.found.get(*group.members.get(number)?)?),
            None => self.group(self.state.groups.get(number)?),
        };
        Some(Line { marked: false, cells })
    }

    fn group(&self, group: &'a Group) -> Vec<(Role, std::borrow::Cow<'a, str>)> {
        let (sign, role) = severity_sign(group.worst());
        let title = message::title(self.desk, self.listed, group, self.canvas_lang);
        let number = |count: usize| text::summary::number(self.canvas_lang, count.into());
        let blank_if_zero = |count: usize| if count == 0 { String::new() } else { number(count) };
        let [_, warnings, errors] = group.counts;
        let about = match group.key {
            Key::Kind(..) => {
                return vec![
                    (role, sign.into()),
                    (Role::Text, number(group.units).into()),
                    (Role::Muted, number(group.members.len()).into()),
                    (Role::Text, title.into()),
                ];
            }
            Key::Unit(unit) => self.desk.unit(unit).map(|unit| unit.commune.clone()).unwrap_or_default(),
            Key::File(_) if group.units == 1 => {
                let first = group.members.first().and_then(|at| self.listed.found.get(*at));
                first.map(|first| message::unit_name(self.desk, first.unit)).unwrap_or_default()
            }
            Key::File(_) => words::units(self.canvas_lang, group.units),
        };
        vec![
            (role, sign.into()),
            (Role::Text, title.into()),
            (Role::Muted, about.into()),
            (Role::Bad, blank_if_zero(errors).into()),
            (Role::Warning, blank_if_zero(warnings).into()),
        ]
    }

    fn place(&self, group: &Group, found: &Found) -> Vec<(Role, std::borrow::Cow<'a, str>)> {
        let (sign, role) = severity_sign(found.finding.severity);
        let unit = || (Role::Text, message::unit_name(self.desk, found.unit).into());
        let cell = (Role::Text, message::place(found).unwrap_or_default().into());
        let sentence = || text::finding(self.canvas_lang, &found.finding, self.desk.form()).message;
        match group.key {
            Key::Kind(..) => {
                let typed = found.finding.found.clone().map(|typed| format!("“{typed}”")).unwrap_or_default();
                vec![(role, sign.into()), unit(), cell, (Role::Text, typed.into())]
            }
            Key::Unit(_) => vec![(role, sign.into()), cell, (Role::Text, sentence().into())],
            Key::File(_) => vec![(role, sign.into()), unit(), cell, (Role::Text, sentence().into())],
        }
    }

    /// Of the selected row: what is wrong, what to do, whom to tell.
    fn said(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let lang = self.canvas_lang;
        let mut room = area;
        let Some(line) = take_line(&mut room) else { return };
        let all = self.state.groups.iter().map(|group| group.members.len()).sum();
        let units: std::collections::HashSet<usize> = self
            .state
            .groups
            .iter()
            .flat_map(|group| &group.members)
            .filter_map(|at| self.listed.found.get(*at))
            .map(|found| found.unit)
            .collect();
        let settled = self.listed.found.iter().filter(|one| one.settled).count();
        let title = words::counts(lang, all, units.len(), self.state.least, settled);
        let rest = "─".repeat(usize::from(area.width).saturating_sub(width(&title) + 5));
        canvas.text(line, Role::Border, &format!("── {title} {rest}"));
        room = Rect { x: room.x.saturating_add(1), width: room.width.saturating_sub(2), ..room };
        for (role, text) in self.told() {
            let took = canvas.paragraph(room, role, &text);
            room.y = room.y.saturating_add(took);
            room.height -= took;
        }
    }

    fn told(&self) -> Vec<(Role, String)> {
        let lang = self.canvas_lang;
        if let Some(found) = self.state.place() {
            let (sign, role) = severity_sign(found.finding.severity);
            let sentence = text::finding(lang, &found.finding, self.desk.form());
            return vec![
                (role, format!("{sign} {}", sentence.message)),
                (Role::Text, sentence.advice),
                (Role::Muted, format!("{} · {}", message::unit_name(self.desk, found.unit), short(&found.file))),
            ];
        }
        let Some(group) = self.state.group() else { return vec![] };
        let key = Findings::Message.spec().keys.first().map(ToString::to_string).unwrap_or_default();
        let (sign, role) = severity_sign(group.worst());
        let mut lines = vec![(role, format!("{sign} {}", message::title(self.desk, self.listed, group, lang)))];
        let first = group.members.first().and_then(|at| self.listed.found.get(*at));
        match (group.key, first) {
            (Key::Kind(..), Some(first)) => {
                lines.push((Role::Text, message::kind(self.desk, &first.finding, lang).advice));
                let names = message::by_unit(self.listed, &group.members);
                let names: Vec<String> =
                    names.iter().take(6).map(|(unit, _)| message::unit_name(self.desk, *unit)).collect();
                lines.push((Role::Muted, names.join("; ")));
            }
            (Key::Kind(..), None) => {}
            (Key::Unit(_) | Key::File(_), _) => lines.push((Role::Text, words::tally(lang, group.counts))),
        }
        lines.push((Role::Text, words::one_message(lang, group.units, &key)));
        lines
    }
}
