//! What can be changed of units, whom it can be done with, and the choices on the way.
use super::ask::{Draft, New, ask};
use crate::{
    domain::unit::{Facts, Unit},
    job::units::UnitChange,
    text::{
        self, Lang,
        screen::roster::{self as words, Act},
    },
    tui::screen::{
        applies::{self, Applies},
        context::Context,
        desk::Desk,
        follow,
        overlay::{Choice, Item, Overlay, locked, pick},
        step::{Notice, Step},
        units,
    },
};

/// A line that was picked on the way to a change. Units by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    Act(Act, Vec<String>),
    /// One of the two cannot be done with these units.
    Not(Act),
    DropAlias {
        unit: String,
        alias: String,
    },
    /// Id of a scope.
    Scope {
        units: Vec<String>,
        scope: String,
    },
    /// One of them goes on.
    Into {
        units: Vec<String>,
        into: String,
    },
    New(New),
}

const ACTS: [Act; 13] = [
    Act::Extend,
    Act::Exempt,
    Act::Applies,
    Act::Name,
    Act::Alias,
    Act::DropAlias,
    Act::Order,
    Act::Scope,
    Act::Close,
    Act::Reopen,
    Act::Opened,
    Act::Merge,
    Act::New,
];

/// The list of what can be done with units; what cannot says why beside it.
pub fn offer(units: &[String], desk: &Desk, context: &Context<'_>) -> Overlay {
    let lang = context.lang;
    let item = |act: &Act| {
        let fits = fits(*act, units, desk);
        let detail = match fits {
            0 => words::only(lang, *act).to_owned(),
            // Of one unit there is nothing to count.
            _ if *act == Act::New || units.len() == 1 => String::new(),
            some => text::screen::units::of_units(lang, some),
        };
        let choice = if fits > 0 { Chosen::Act(*act, units.to_vec()) } else { Chosen::Not(*act) };
        Item { label: words::act(lang, *act).to_owned(), detail, choice: Choice::Unit(choice) }
    };
    let whom = if units.is_empty() { words::new_unit(lang).to_owned() } else { applies::of(units, desk, lang) };
    Overlay::Pick(pick::State::new(words::act_on(lang, &whom), ACTS.iter().map(item).collect()))
}

pub fn unit_of<'a>(desk: &'a Desk, code: &str) -> Option<&'a Unit> {
    desk.now.unit(u32::try_from(desk.place(code)?).ok()?)
}

/// With how many of these units it can be done.
fn fits(act: Act, units: &[String], desk: &Desk) -> usize {
    let one = units.len() == 1;
    let of = |keeps: &dyn Fn(&Unit) -> bool| units.iter().filter(|code| unit_of(desk, code).is_some_and(keeps)).count();
    let owing = || {
        let row = |code: &&String| desk.stand.standing.rows.get(desk.place(code)?);
        units.iter().filter_map(|code| row(&code)).filter(|row| row.state.owes()).count()
    };
    match act {
        Act::Extend | Act::Exempt => owing(),
        Act::Name | Act::Alias | Act::Order | Act::Opened => usize::from(one),
        Act::DropAlias if one => of(&|unit| !unit.aliases.is_empty()),
        Act::DropAlias => 0,
        Act::Scope if desk.plan.scopes.len() < 2 => 0,
        Act::Applies | Act::Scope => units.len(),
        Act::Close => of(&|unit| unit.closed.is_none()),
        Act::Reopen => of(&|unit| unit.closed.is_some()),
        Act::Merge if units.len() < 2 => 0,
        Act::Merge => units.len(),
        Act::New | Act::List => 1,
    }
}

/// Where a picked line leads.
pub fn chosen(chosen: &Chosen, context: &Context<'_>) -> Vec<Step> {
    let (lang, Some(desk)) = (context.lang, context.desk) else { return vec![] };
    match chosen {
        Chosen::Not(act) => {
            let text = format!("{}: {}.", words::act(lang, *act), words::only(lang, *act));
            vec![Step::Say(Notice::warning(text))]
        }
        Chosen::Act(act, units) => begin(*act, units, desk, context),
        Chosen::DropAlias { unit, alias } => drop_alias(unit, alias, context),
        Chosen::Scope { units, scope } => {
            ask(Draft::ScopeDay { units: units.clone(), scope: scope.clone() }, "", context)
        }
        Chosen::Into { units, into } => {
            let (units, into) = (units.clone(), into.clone());
            ask(Draft::MergeDay { units, into, facts: Box::default() }, "", context)
        }
        Chosen::New(new) => new.next(context),
    }
}

fn begin(act: Act, units: &[String], desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    let first = || units.first().and_then(|code| unit_of(desk, code));
    let Some(unit) = first().map(|unit| unit.code.clone()) else {
        return if act == Act::New { New::default().next(context) } else { vec![] };
    };
    let codes = || units.to_vec();
    match act {
        Act::Extend => in_period(units::Act::Extend, units, desk, context),
        Act::Exempt => in_period(units::Act::Exempt, units, desk, context),
        Act::Applies => applies::next(&Applies { units: codes(), ..Applies::default() }, context),
        Act::Name => {
            let name = first().map(|unit| unit.name.clone()).unwrap_or_default();
            ask(Draft::Name { unit }, &name, context)
        }
        Act::Alias => ask(Draft::Alias { unit }, "", context),
        Act::DropAlias => choose_alias(first(), context),
        Act::Order => ask(Draft::Order { unit }, "", context),
        Act::Opened => ask(Draft::OpenedDay { unit }, "", context),
        Act::Scope => choose_scope(units, desk, context.lang),
        Act::Close => {
            let open = units.iter().filter(|code| unit_of(desk, code).is_some_and(|unit| unit.closed.is_none()));
            ask(Draft::CloseDay { units: open.cloned().collect() }, "", context)
        }
        Act::Reopen => reopen(units, desk, context),
        Act::Merge => choose_into(units, desk, context.lang),
        Act::New => New::default().next(context),
        // Has a command of its own.
        Act::List => vec![],
    }
}

/// Decisions of the period are those of the list of units.
fn in_period(act: units::Act, units: &[String], desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    if let Some(why) = locked(context) {
        return vec![Step::Say(Notice::warning(format!("{} {}", why.message, why.advice)))];
    }
    let places = units.iter().filter_map(|code| u32::try_from(desk.place(code)?).ok()).collect();
    follow::chosen(&Choice::Act { period: context.period(), act, units: places }, context)
}

fn choose_alias(unit: Option<&Unit>, context: &Context<'_>) -> Vec<Step> {
    let Some(unit) = unit else { return vec![] };
    let item = |alias: &String| Item {
        label: alias.clone(),
        detail: String::new(),
        choice: Choice::Unit(Chosen::DropAlias { unit: unit.code.clone(), alias: alias.clone() }),
    };
    let items = unit.aliases.iter().map(item).collect();
    vec![Step::Open(Overlay::Pick(pick::State::new(words::which_alias(context.lang), items)))]
}

/// The others stay, so the change names them.
pub fn drop_alias(unit: &str, alias: &str, context: &Context<'_>) -> Vec<Step> {
    let Some(known) = context.desk.and_then(|desk| unit_of(desk, unit)) else { return vec![] };
    let rest: Vec<String> = known.aliases.iter().filter(|one| *one != alias).cloned().collect();
    let change = UnitChange::Edit { code: unit.to_owned(), facts: Facts { aliases: Some(rest), ..Facts::default() } };
    let line = format!("{} ✗ {alias}", known.name);
    ask(Draft::Why { act: Act::DropAlias, line, changes: vec![change] }, "", context)
}

fn choose_scope(units: &[String], desk: &Desk, lang: Lang) -> Vec<Step> {
    let item = |one: &crate::domain::plan::Scope| Item {
        label: one.name.clone(),
        detail: String::new(),
        choice: Choice::Unit(Chosen::Scope { units: units.to_vec(), scope: one.id.clone() }),
    };
    let items = desk.plan.scopes.iter().map(item).collect();
    vec![Step::Open(Overlay::Pick(pick::State::new(words::which_scope(lang), items)))]
}

fn reopen(units: &[String], desk: &Desk, context: &Context<'_>) -> Vec<Step> {
    let closed: Vec<&Unit> =
        units.iter().filter_map(|code| unit_of(desk, code)).filter(|unit| unit.closed.is_some()).collect();
    let edit = |unit: &&Unit| UnitChange::Edit {
        code: unit.code.clone(),
        facts: Facts { closed: Some(None), successors: Some(vec![]), ..Facts::default() },
    };
    let changes = closed.iter().map(edit).collect();
    let codes: Vec<String> = closed.iter().map(|unit| unit.code.clone()).collect();
    let line = applies::of(&codes, desk, context.lang);
    ask(Draft::Why { act: Act::Reopen, line, changes }, "", context)
}

/// One of those merged goes on, or a new unit begins.
fn choose_into(units: &[String], desk: &Desk, lang: Lang) -> Vec<Step> {
    let item = |unit: &Unit| Item {
        label: unit.name.clone(),
        detail: unit.code.clone(),
        choice: Choice::Unit(Chosen::Into { units: units.to_vec(), into: unit.code.clone() }),
    };
    let mut items: Vec<Item> = units.iter().filter_map(|code| unit_of(desk, code)).map(item).collect();
    let new = New { of: units.to_vec(), ..New::default() };
    items.push(Item {
        label: words::a_new_one(lang).to_owned(),
        detail: String::new(),
        choice: Choice::Unit(Chosen::New(new)),
    });
    vec![Step::Open(Overlay::Pick(pick::State::new(words::goes_on(lang), items)))]
}
