//! What was typed for which field, where it comes from, and which line is selected.
use crate::{
    domain::{
        book::Action,
        grid::{Address, Cell, Content},
        intake::{
            Keyed, KeyedValue, Source,
            extract::{self, Reading},
        },
        plan::{FieldKey, Form},
        vietnamese::clean,
    },
    text::{
        self, Sentence,
        screen::{app, key_in as words},
    },
    tui::{
        action::command::{Command, KeyIn, List, Scope},
        part::{cursor::Cursor, field::Field},
        screen::{
            context::Context,
            desk::Desk,
            effect::{Effect, Work},
            overlay::locked,
            step::{Msg, Step},
        },
    },
};

#[derive(Debug)]
pub struct State {
    /// Its place in the roster.
    pub unit: usize,
    /// A roster that changes moves the units' places.
    code: String,
    pub source: Source,
    /// Who read it out or signed it.
    pub by: String,
    pub signed: Option<bool>,
    pub lines: Vec<Line>,
    pub rows: Vec<Row>,
    pub cursor: Cursor,
    pub field: Field,
    /// The field has the keyboard.
    pub typing: bool,
    /// Esc was pressed with figures that are not in the book.
    pub leaving: bool,
    /// The last decision before what was typed was handed on.
    saved: Option<i64>,
}

/// One field, or one quarter of a field.
#[derive(Debug)]
pub struct Line {
    pub key: FieldKey,
    /// Quarter 1–4; 0 for a plain field.
    pub row: u32,
    pub typed: String,
    /// What it is understood as; None while nothing is typed.
    pub reading: Option<Reading>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    From,
    By,
    Signed,
    /// A section of the form; cannot be selected.
    Section(usize),
    /// Place in [`State::lines`].
    Line(usize),
}

/// Letters of a line at most.
const LONGEST: usize = 300;

impl State {
    pub fn new(unit: usize) -> Self {
        Self {
            unit,
            code: String::new(),
            source: Source::Paper,
            by: String::new(),
            signed: None,
            lines: Vec::new(),
            rows: Vec::new(),
            cursor: Cursor::default(),
            field: Field::new(LONGEST),
            typing: false,
            leaving: false,
            saved: None,
        }
    }

    pub fn field(&mut self) -> Option<&mut Field> {
        self.typing.then_some(&mut self.field)
    }

    /// Esc stops typing on a line; with figures that are not saved it asks once.
    pub fn back(&mut self) -> bool {
        if self.typing {
            self.typing = false;
            return true;
        }
        let asks = !self.leaving && self.typed() > 0 && self.saved.is_none();
        self.leaving = asks;
        asks
    }

    /// Lines that something was typed on.
    pub fn typed(&self) -> usize {
        self.lines.iter().filter(|line| !line.typed.is_empty()).count()
    }

    /// Lines that nothing can be made of.
    pub fn wrong(&self) -> usize {
        let wrong =
            |line: &&Line| line.reading.as_ref().is_some_and(|one| one.value.is_none() && one.finding.is_some());
        self.lines.iter().filter(wrong).count()
    }

    pub fn selected(&self) -> Option<Row> {
        self.rows.get(self.cursor.at()?).copied()
    }

    pub fn line(&self) -> Option<&Line> {
        match self.selected()? {
            Row::Line(at) => self.lines.get(at),
            Row::From | Row::By | Row::Signed | Row::Section(_) => None,
        }
    }

    /// The text of the selected row that can be typed over.
    fn text(&self) -> Option<&str> {
        match self.selected()? {
            Row::By => Some(&self.by),
            Row::Line(at) => self.lines.get(at).map(|line| line.typed.as_str()),
            Row::From | Row::Signed | Row::Section(_) => None,
        }
    }

    /// The rows follow from the form and from what the unit is asked; what was typed stays.
    fn lay_out(&mut self, desk: &Desk) {
        if self.code.is_empty() {
            self.code = desk.unit(self.unit).map(|unit| unit.code.clone()).unwrap_or_default();
        }
        let Some(at) = desk.place(&self.code) else {
            (self.unit, self.rows) = (usize::MAX, Vec::new());
            return;
        };
        self.unit = at;
        let (Some(form), Some(unit), true) = (desk.form(), desk.unit(at), self.lines.is_empty()) else { return };
        let quarters = desk.plan.quarters(&desk.stand.period);
        let asked: Vec<u32> = quarters.iter().filter(|one| one.asked).map(|one| one.number).collect();
        self.rows = vec![Row::From, Row::By, Row::Signed];
        for section in 0..form.sections.len() {
            let fields = form.keyed_fields().filter(|(_, field)| field.section == section);
            let fields = fields.filter(|(_, field)| field.asks(&unit.kind, |property| unit.has(property)));
            let mut heading = Some(Row::Section(section));
            for (key, field) in fields {
                self.rows.extend(heading.take());
                let rows = if field.per_quarter { asked.as_slice() } else { &[0] };
                for row in rows {
                    self.rows.push(Row::Line(self.lines.len()));
                    self.lines.push(Line { key, row: *row, typed: String::new(), reading: None });
                }
            }
        }
    }

    /// Puts the cursor on a row that can be selected, in the direction of the move.
    fn pass_headings(&mut self, up: bool) {
        let is_heading = |row: Option<&Row>| matches!(row, Some(Row::Section(_)));
        let Some(at) = self.cursor.at().filter(|at| is_heading(self.rows.get(*at))) else { return };
        self.cursor.to(if up { at.saturating_sub(1) } else { at + 1 });
    }

    /// Takes what is in the field for the selected row.
    fn take(&mut self, desk: &Desk) {
        let text = clean(self.field.text()).trim().to_owned();
        match self.selected() {
            Some(Row::By) => self.by = text,
            Some(Row::Line(at)) => {
                if let Some(line) = self.lines.get_mut(at) {
                    line.reading = desk.form().and_then(|form| read(form, desk, line.key, &text));
                    line.typed = text;
                }
            }
            Some(Row::From | Row::Signed | Row::Section(_)) | None => {}
        }
    }

    /// Begins to type on the selected row, if it takes text.
    fn begin(&mut self) {
        let text = self.text().map(str::to_owned);
        self.typing = text.is_some();
        self.field.set(&text.unwrap_or_default());
    }
}

/// What a typed text means for a field, by the rules of every other report.
pub fn read(form: &Form, desk: &Desk, key: FieldKey, typed: &str) -> Option<Reading> {
    if typed.is_empty() {
        return None;
    }
    let cell = Cell::new(Address::default(), Content::Text(typed.to_owned()));
    let period = (desk.stand.period.from, desk.stand.period.to);
    Some(extract::read(form.get(key)?, Some(&cell), &extract::Context { sheet: "", key, money: None, period }))
}

pub fn scopes(state: &State) -> Vec<Scope> {
    match state.typing {
        true => vec![Scope::Field, Scope::KeyIn, Scope::List],
        false => vec![Scope::KeyIn, Scope::List],
    }
}

pub fn own(command: Command) -> Option<KeyIn> {
    if let Command::KeyIn(command) = command { Some(command) } else { None }
}

pub fn name(state: &State, context: &Context<'_>) -> String {
    let unit = context.desk.and_then(|desk| desk.unit(state.unit));
    let title = words::title(context.lang);
    unit.map_or_else(|| title.to_owned(), |unit| format!("{title}: {}", unit.name))
}

pub fn refusal(state: &State, command: KeyIn, context: &Context<'_>) -> Option<Sentence> {
    let lang = context.lang;
    if state.rows.is_empty() {
        return Some(words::no_unit(lang));
    }
    match command {
        KeyIn::Type => None,
        KeyIn::Clear => state.text().is_none_or(str::is_empty).then(|| words::nothing_to_clear(lang)),
        KeyIn::Save => {
            let nothing = || (state.typed() == 0).then(|| words::nothing_typed(lang));
            let busy = || context.running.map(|_| app::busy(lang));
            locked(context).or_else(nothing).or_else(busy)
        }
    }
}

pub fn update(state: &mut State, msg: Msg<'_, KeyIn>, context: &Context<'_>) -> Vec<Step> {
    let Some(desk) = context.desk else { return vec![] };
    if !matches!(msg, Msg::Changed | Msg::Answered(_)) {
        state.leaving = false;
    }
    match msg {
        Msg::Changed => {
            state.lay_out(desk);
            settle(state, context);
            return saved(state, desk);
        }
        Msg::Move(list) => step(state, list, context, desk),
        Msg::Clicked(row) if state.cursor.at() != Some(row) => {
            if state.typing {
                state.take(desk);
            }
            state.cursor.to(row);
            state.pass_headings(false);
            state.begin();
        }
        Msg::Do(KeyIn::Type) | Msg::Clicked(_) => enter(state, context, desk),
        Msg::Do(KeyIn::Clear) => {
            state.field.clear();
            state.take(desk);
        }
        Msg::Do(KeyIn::Save) => {
            if state.typing {
                state.take(desk);
                state.typing = false;
            }
            state.saved = Some(desk.journal.last().map_or(0, |last| last.seq));
            return vec![Step::Do(Effect::Work(Work::KeyIn { period: context.period(), keyed: keyed(state, desk) }))];
        }
        // Said beside the line while it is typed.
        Msg::Typed => state.take(desk),
        Msg::Mark(_) | Msg::Answered(_) => {}
    }
    vec![]
}

/// Back to where one came from once the journal holds what was typed.
fn saved(state: &mut State, desk: &Desk) -> Vec<Step> {
    let Some(after) = state.saved else { return vec![] };
    let kept = |action: &Action| matches!(action, Action::KeyIn { unit, .. } if *unit == state.code);
    let is_kept = desk.journal.iter().rev().take_while(|one| one.seq > after).any(|one| kept(&one.action));
    if is_kept { vec![Step::Back] } else { vec![] }
}

fn keyed(state: &State, desk: &Desk) -> Keyed {
    let value = |line: &Line| {
        Some(KeyedValue { field: desk.form()?.name(line.key)?, row: line.row, typed: line.typed.clone() })
    };
    let filled = state.lines.iter().filter(|line| !line.typed.is_empty());
    Keyed {
        unit: state.code.clone(),
        period: desk.stand.period.id.to_string(),
        source: state.source,
        by: Some(state.by.clone()).filter(|by| !by.is_empty()),
        signed: state.signed,
        values: filled.filter_map(value).collect(),
    }
}

fn settle(state: &mut State, context: &Context<'_>) {
    state.cursor.settle(state.rows.len(), context.rows.saturating_sub(6));
    state.pass_headings(false);
}

fn step(state: &mut State, list: List, context: &Context<'_>, desk: &Desk) {
    if state.typing {
        state.take(desk);
    }
    settle(state, context);
    state.cursor.step(list);
    state.pass_headings(matches!(list, List::Previous | List::PageUp));
    if state.typing {
        state.begin();
    }
}

/// Begins to type, or takes what was typed and goes on to the next line; changes what has only a few answers.
fn enter(state: &mut State, context: &Context<'_>, desk: &Desk) {
    match (state.typing, state.selected()) {
        (true, _) => {
            step(state, List::Next, context, desk);
        }
        (false, Some(Row::From)) => {
            state.source = match state.source {
                Source::Paper => Source::Phone,
                Source::Phone => Source::Scan,
                Source::Scan => Source::Paper,
            };
        }
        (false, Some(Row::Signed)) => {
            state.signed = match state.signed {
                None => Some(true),
                Some(true) => Some(false),
                Some(false) => None,
            };
        }
        (false, Some(Row::By | Row::Line(_))) => state.begin(),
        (false, Some(Row::Section(_)) | None) => {}
    }
}

pub fn copied(state: &State, context: &Context<'_>) -> Option<String> {
    let (line, form) = (state.line()?, context.desk?.form()?);
    let label = text::value::label(context.lang, form, line.key, line.row);
    Some(format!("{label}\t{}", line.typed))
}
