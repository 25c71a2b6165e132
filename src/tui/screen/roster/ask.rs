//! What is asked on the way to a change of units, line by line, and the change it comes to.
use super::{
    act::{Chosen, unit_of},
    list,
};
use crate::{
    domain::{
        unit::{Facts, KindWords},
        vietnamese::date,
    },
    job::units::UnitChange,
    text::screen::{
        app,
        roster::{self as words, Act, Ask},
    },
    tui::screen::{
        applies::of,
        context::Context,
        effect::{Effect, Work},
        overlay::{Choice, Item, Overlay, Wanted, ask as line, pick},
        step::Step,
    },
};
use chrono::NaiveDate;
use std::path::PathBuf;

/// What a typed line is for. Units by code.
#[derive(Debug, Clone, PartialEq)]
pub enum Draft {
    Alias {
        unit: String,
    },
    Name {
        unit: String,
    },
    /// Blank: it was a slip.
    NameDay {
        unit: String,
        name: String,
    },
    CloseDay {
        units: Vec<String>,
    },
    OpenedDay {
        unit: String,
    },
    Order {
        unit: String,
    },
    /// Blank: it was never otherwise.
    ScopeDay {
        units: Vec<String>,
        scope: String,
    },
    MergeDay {
        units: Vec<String>,
        into: String,
        facts: Box<Facts>,
    },
    New(Box<New>, Ask),
    /// From when what this list says holds. Blank: the book was wrong.
    ListDay {
        file: PathBuf,
    },
    /// Why the changes are made; `line` says what they are.
    Why {
        act: Act,
        line: String,
        changes: Vec<UnitChange>,
    },
}

/// A unit that is to begin, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct New {
    pub code: Option<String>,
    pub name: Option<String>,
    /// Id of a kind, where the name does not say it.
    pub kind: Option<String>,
    pub commune: Option<String>,
    /// Id of a scope.
    pub scope: Option<String>,
    /// Codes of the units that become it.
    pub of: Vec<String>,
}

/// Opens the question.
pub fn ask(draft: Draft, text: &str, context: &Context<'_>) -> Vec<Step> {
    let (act, asked) = draft.asked();
    let (lang, whom) = (context.lang, draft.whom(context));
    let prompt = match whom.is_empty() {
        true => words::ask(lang, asked).to_owned(),
        false => format!("{whom}\n{}", words::ask(lang, asked)),
    };
    vec![Step::Open(Overlay::Ask(line::State::new(Wanted::Unit(draft), words::act(lang, act), prompt, text)))]
}

impl Draft {
    const fn asked(&self) -> (Act, Ask) {
        match self {
            Self::Alias { .. } => (Act::Alias, Ask::Alias),
            Self::Name { .. } => (Act::Name, Ask::Name),
            Self::NameDay { .. } => (Act::Name, Ask::NameDay),
            Self::CloseDay { .. } => (Act::Close, Ask::CloseDay),
            Self::OpenedDay { .. } => (Act::Opened, Ask::OpenedDay),
            Self::Order { .. } => (Act::Order, Ask::Order),
            Self::ScopeDay { .. } => (Act::Scope, Ask::ScopeDay),
            Self::MergeDay { .. } => (Act::Merge, Ask::MergeDay),
            Self::New(new, asked) => (if new.of.is_empty() { Act::New } else { Act::Merge }, *asked),
            Self::ListDay { .. } => (Act::List, Ask::ListDay),
            Self::Why { act, .. } => (*act, Ask::Why),
        }
    }

    /// Whom the question is about.
    fn whom(&self, context: &Context<'_>) -> String {
        let Some(desk) = context.desk else { return String::new() };
        let of = |units: &[String]| of(units, desk, context.lang);
        let one = |unit: &String| of(std::slice::from_ref(unit));
        match self {
            Self::Alias { unit } | Self::Name { unit } | Self::OpenedDay { unit } | Self::Order { unit } => one(unit),
            Self::NameDay { unit, name } => format!("{} → {name}", one(unit)),
            Self::CloseDay { units } => of(units),
            Self::ScopeDay { units, scope } => {
                let name = desk.plan.scope(scope).map_or(scope.as_str(), |scope| scope.name.as_str());
                format!("{} → {name}", of(units))
            }
            Self::MergeDay { units, into, facts } => {
                let name = facts.name.clone().unwrap_or_else(|| one(into));
                format!("{} → {name}", of(units))
            }
            Self::New(new, _) => new.name.clone().or_else(|| new.code.clone()).unwrap_or_default(),
            Self::ListDay { file } => file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Why { line, .. } => line.clone(),
        }
    }
}

fn day(text: &str, context: &Context<'_>) -> Result<NaiveDate, String> {
    date::parse(text).map(|read| read.date).ok_or_else(|| app::no_day(context.lang).to_owned())
}

/// A day, or nothing: it was so from the beginning.
fn maybe_day(text: &str, context: &Context<'_>) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() { Ok(None) } else { day(text, context).map(Some) }
}

/// What a typed line leads to, or why it cannot be taken.
pub fn typed(draft: &Draft, text: &str, context: &Context<'_>) -> Result<Vec<Step>, String> {
    let lang = context.lang;
    let whom = draft.whom(context);
    let filled = || if text.is_empty() { Err(app::must_be_filled(lang).to_owned()) } else { Ok(text.to_owned()) };
    let why = |act, line, changes| Ok(ask(Draft::Why { act, line, changes }, "", context));
    match draft {
        Draft::Alias { unit } => {
            let alias = filled()?;
            let line = format!("{whom} + {alias}");
            why(Act::Alias, line, vec![UnitChange::Alias { code: unit.clone(), alias }])
        }
        Draft::Name { unit } => Ok(ask(Draft::NameDay { unit: unit.clone(), name: filled()? }, "", context)),
        Draft::NameDay { unit, name } => {
            let from = maybe_day(text, context)?;
            let facts = Facts { name: Some(name.clone()), ..Facts::default() };
            let old =
                context.desk.and_then(|desk| unit_of(desk, unit)).map(|unit| unit.name.clone()).unwrap_or_default();
            why(Act::Name, words::from_line(lang, &old, name, from), vec![said(unit, from, facts)])
        }
        Draft::CloseDay { units } => {
            let day = day(&filled()?, context)?;
            let change = |code: &String| UnitChange::Close { code: code.clone(), day, into: vec![] };
            why(Act::Close, words::close_line(lang, &whom, day), units.iter().map(change).collect())
        }
        Draft::OpenedDay { unit } => {
            let day = day(&filled()?, context)?;
            let facts = Facts { opened: Some(Some(day)), ..Facts::default() };
            let line = format!("{whom}: {}", crate::text::words::date(day));
            why(Act::Opened, line, vec![UnitChange::Edit { code: unit.clone(), facts }])
        }
        Draft::Order { unit } => {
            let order: u32 = filled()?.parse().map_err(|_| words::no_order(lang).to_owned())?;
            if order == 0 {
                return Err(words::no_order(lang).to_owned());
            }
            let facts = Facts { order: Some(order), ..Facts::default() };
            let line = format!("{whom}: {order}");
            why(Act::Order, line, vec![UnitChange::Edit { code: unit.clone(), facts }])
        }
        Draft::ScopeDay { units, scope } => {
            let from = maybe_day(text, context)?;
            let facts = Facts { scope: Some(scope.clone()), ..Facts::default() };
            let changes = differing(units, scope, context).map(|code| said(&code, from, facts.clone())).collect();
            let line = match from {
                Some(day) => format!("{whom}, {}", crate::text::words::date(day)),
                None => whom,
            };
            why(Act::Scope, line, changes)
        }
        Draft::MergeDay { units, into, facts } => {
            let day = day(&filled()?, context)?;
            let change = UnitChange::Merge { codes: units.clone(), into: into.clone(), day, facts: (**facts).clone() };
            why(Act::Merge, format!("{whom}, {}", crate::text::words::date(day)), vec![change])
        }
        Draft::ListDay { file } => Ok(list::compare(file.clone(), maybe_day(text, context)?)),
        Draft::New(new, asked) => new.take(*asked, &filled()?, context),
        Draft::Why { changes, .. } => {
            let work = Work::Units { changes: changes.clone(), reason: filled()? };
            Ok(vec![Step::Do(Effect::Work(work))])
        }
    }
}

/// From a day on; or the book was wrong.
fn said(code: &str, from: Option<NaiveDate>, facts: Facts) -> UnitChange {
    let code = code.to_owned();
    match from {
        Some(day) => UnitChange::Rename { code, day, facts },
        None => UnitChange::Edit { code, facts },
    }
}

/// Those that are not in the scope already; if all are, all of them, and the writer says that nothing would change.
fn differing(units: &[String], scope: &str, context: &Context<'_>) -> impl Iterator<Item = String> {
    let other =
        |code: &&String| context.desk.and_then(|desk| unit_of(desk, code)).is_some_and(|unit| unit.scope != scope);
    let all_are = !units.iter().any(|code| other(&code));
    units.iter().filter(move |code| all_are || other(code)).cloned().collect::<Vec<_>>().into_iter()
}

impl New {
    /// Asks for what is not known yet: code, name, kind, commune, scope, day.
    pub fn next(&self, context: &Context<'_>) -> Vec<Step> {
        let (lang, Some(desk)) = (context.lang, context.desk) else { return vec![] };
        let typed = |asked| ask(Draft::New(Box::new(self.clone()), asked), "", context);
        let offer = |title: &str, items: Vec<Item>| vec![Step::Open(Overlay::Pick(pick::State::new(title, items)))];
        let item = |label: &String, new: Self| Item {
            label: label.clone(),
            detail: String::new(),
            choice: Choice::Unit(Chosen::New(new)),
        };
        let Some(name) = self.name.as_ref().filter(|_| self.code.is_some()) else {
            return typed(if self.code.is_none() { Ask::NewCode } else { Ask::NewName });
        };
        // Of units that merge, what they have in common goes on.
        if self.of.is_empty() {
            if self.kind.is_none() && KindWords::new(&desk.plan.kinds).split(name).kind.is_none() {
                let kinds = desk.plan.kinds.iter();
                let items = kinds.map(|one| item(&one.name, Self { kind: Some(one.id.clone()), ..self.clone() }));
                return offer(words::which_kind(lang), items.collect());
            }
            if self.commune.is_none() {
                return typed(Ask::NewCommune);
            }
            if self.scope.is_none() && desk.plan.scopes.len() > 1 {
                let scopes = desk.plan.scopes.iter();
                let items = scopes.map(|one| item(&one.name, Self { scope: Some(one.id.clone()), ..self.clone() }));
                return offer(words::which_scope(lang), items.collect());
            }
            return typed(Ask::NewDay);
        }
        let into = self.code.clone().unwrap_or_default();
        ask(Draft::MergeDay { units: self.of.clone(), into, facts: Box::new(self.facts()) }, "", context)
    }

    fn facts(&self) -> Facts {
        Facts {
            name: self.name.clone(),
            kind: self.kind.clone(),
            commune: self.commune.clone(),
            scope: self.scope.clone(),
            ..Facts::default()
        }
    }

    /// One more answer.
    fn take(&self, asked: Ask, text: &str, context: &Context<'_>) -> Result<Vec<Step>, String> {
        let mut new = self.clone();
        let given = Some(text.to_owned());
        match asked {
            Ask::NewCode => new.code = given,
            Ask::NewName => new.name = given,
            Ask::NewCommune => new.commune = given,
            Ask::NewDay
            | Ask::Alias
            | Ask::Name
            | Ask::NameDay
            | Ask::CloseDay
            | Ask::OpenedDay
            | Ask::Order
            | Ask::ScopeDay
            | Ask::MergeDay
            | Ask::ListDay
            | Ask::Why => {
                let day = day(text, context)?;
                let (code, name) = (new.code.clone().unwrap_or_default(), new.name.clone().unwrap_or_default());
                let line = format!("{name} ({code}), {}", crate::text::words::date(day));
                let changes = vec![UnitChange::Open { code, day, facts: new.facts() }];
                return Ok(ask(Draft::Why { act: Act::New, line, changes }, "", context));
            }
        }
        Ok(new.next(context))
    }
}
