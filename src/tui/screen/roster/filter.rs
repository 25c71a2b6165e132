//! Which units of the roster are shown, in which order.
use crate::{
    domain::unit::Unit,
    text::{
        self, Lang,
        screen::roster::{self as words, Life},
    },
    tui::screen::{
        desk::Desk,
        overlay::{Choice, Item},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a unit must be to be shown; everything that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Id of a kind.
    pub kind: Option<String>,
    pub commune: Option<String>,
    /// Id of a scope.
    pub scope: Option<String>,
    pub life: Option<Life>,
    pub with_aliases: bool,
    /// Id of a property, and whether the unit has it.
    pub property: Option<(String, bool)>,
    /// In the period looked at.
    pub exempt: bool,
    pub extended: bool,
    /// Some indicator is set for it against the plan's rule.
    pub own_rule: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The office's own order.
    #[default]
    Order,
    Name,
    Commune,
    Kind,
    Scope,
    Life,
}

impl Sort {
    pub const ALL: &'static [Self] = &[Self::Order, Self::Name, Self::Commune, Self::Kind, Self::Scope, Self::Life];
}

pub fn life(unit: &Unit, today: NaiveDate) -> Life {
    if unit.closed.is_some_and(|day| day <= today) {
        return Life::Closed;
    }
    if unit.opened.is_some_and(|day| day > today) { Life::Ahead } else { Life::Open }
}

/// What a filter asks of the period, looked up once for all units.
struct Marked<'a> {
    filter: &'a Filter,
    exempt: BTreeSet<&'a str>,
    extended: BTreeSet<&'a str>,
    own_rule: BTreeSet<&'a str>,
    learned: BTreeSet<&'a str>,
    today: NaiveDate,
}

impl<'a> Marked<'a> {
    fn new(desk: &'a Desk, filter: &'a Filter) -> Self {
        let ledger = &desk.stand.ledger;
        let period = desk.stand.period.id.to_string();
        let in_period = |at: &&'a (String, String)| at.0 == period;
        let unit = |at: &'a (String, String)| at.1.as_str();
        Self {
            filter,
            exempt: ledger.exempt.keys().filter(in_period).map(unit).collect(),
            extended: ledger.extended.keys().filter(in_period).map(unit).collect(),
            own_rule: ledger.applies.keys().map(|(unit, _)| unit.as_str()).collect(),
            learned: ledger.aliases.values().map(String::as_str).collect(),
            today: desk.stand.as_of,
        }
    }

    fn keeps(&self, unit: &Unit) -> bool {
        let filter = self.filter;
        let code = unit.code.as_str();
        filter.kind.as_ref().is_none_or(|kind| unit.kind == *kind)
            && filter.commune.as_ref().is_none_or(|commune| unit.commune == *commune)
            && filter.scope.as_ref().is_none_or(|scope| unit.scope == *scope)
            && filter.life.is_none_or(|one| life(unit, self.today) == one)
            && (!filter.with_aliases || !unit.aliases.is_empty() || self.learned.contains(code))
            && filter.property.as_ref().is_none_or(|(id, has)| unit.has(id) == *has)
            && (!filter.exempt || self.exempt.contains(code))
            && (!filter.extended || self.extended.contains(code))
            && (!filter.own_rule || self.own_rule.contains(code))
    }
}

/// Places in the roster of the units to show. A search brings its own order: best matches first.
pub fn shown(desk: &Desk, filter: &Filter, sort: Sort, search: &str) -> Vec<u32> {
    let marked = Marked::new(desk, filter);
    let unit = |at: u32| desk.now.unit(at);
    let keeps = |at: &u32| unit(*at).is_some_and(|unit| marked.keeps(unit));
    if !search.trim().is_empty() {
        return desk.now.names.find(search).into_iter().filter(keeps).collect();
    }
    let all = || (0..).take(desk.now.len()).filter(keeps);
    match sort {
        Sort::Order => all().collect(),
        Sort::Name => desk.now.by_name.iter().copied().filter(keeps).collect(),
        Sort::Commune => desk.now.by_commune.iter().copied().filter(keeps).collect(),
        // In the plan's order.
        Sort::Kind => {
            ordered(all(), |at| unit(at).map(|unit| desk.plan.kinds.iter().position(|one| one.id == unit.kind)))
        }
        Sort::Scope => {
            ordered(all(), |at| unit(at).map(|unit| desk.plan.scopes.iter().position(|one| one.id == unit.scope)))
        }
        // What has changed last is looked for most.
        Sort::Life => ordered(all(), |at| std::cmp::Reverse(unit(at).map(|unit| unit.closed.max(unit.opened)))),
    }
}

fn ordered<K: Ord>(places: impl Iterator<Item = u32>, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut places: Vec<u32> = places.collect();
    places.sort_by_cached_key(|at| key(*at));
    places
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The filter in words: `Trường THPT, đã đóng`.
    pub fn described(&self, desk: &Desk, lang: Lang) -> String {
        let kind = self.kind.as_ref().and_then(|id| desk.plan.kind(id)).map(|kind| kind.name.clone());
        let scope = self.scope.as_ref().and_then(|id| desk.plan.scope(id)).map(|scope| scope.name.clone());
        let property = self.property.as_ref().map(|(id, has)| {
            let label = desk.plan.properties.iter().find(|one| one.id == *id).map_or(id.as_str(), |one| &one.label);
            words::has(lang, label, *has)
        });
        let said = |holds: bool, word: fn(Lang) -> &'static str| holds.then(|| word(lang).to_owned());
        let parts = [
            kind,
            self.commune.clone(),
            scope,
            self.life.map(|life| words::life(lang, life).to_owned()),
            said(self.with_aliases, words::with_aliases),
            property,
            said(self.exempt, words::exempt),
            said(self.extended, words::extended),
            said(self.own_rule, words::own_rule),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Every filter there is something to show for, with how many units.
pub fn offered(desk: &Desk, lang: Lang) -> Vec<Item> {
    let none = Filter::default;
    let lives = [Life::Open, Life::Closed, Life::Ahead].map(|one| Filter { life: Some(one), ..none() });
    let scopes = desk.plan.scopes.iter().map(|one| Filter { scope: Some(one.id.clone()), ..none() });
    let kinds = desk.plan.kinds.iter().map(|one| Filter { kind: Some(one.id.clone()), ..none() });
    let marked = [
        Filter { with_aliases: true, ..none() },
        Filter { exempt: true, ..none() },
        Filter { extended: true, ..none() },
        Filter { own_rule: true, ..none() },
    ];
    let properties = desk
        .plan
        .properties
        .iter()
        .flat_map(|one| [true, false].map(|has| Filter { property: Some((one.id.clone(), has)), ..none() }));
    let item = |filter: Filter| {
        let count = shown(desk, &filter, Sort::Order, "").len();
        let label = filter.described(desk, lang);
        let detail = text::screen::units::of_units(lang, count);
        (count > 0).then_some(Item { label, detail, choice: Choice::Roster(filter) })
    };
    let few = lives.into_iter().chain(scopes).chain(kinds).chain(marked).chain(properties).filter_map(item);
    few.chain(communes(desk, lang)).collect()
}

/// There are many communes: their units are counted in one pass.
fn communes(desk: &Desk, lang: Lang) -> Vec<Item> {
    let mut items: Vec<(&str, usize)> = Vec::new();
    for unit in desk.now.by_commune.iter().filter_map(|at| desk.now.unit(*at)) {
        match items.last_mut() {
            Some((name, count)) if *name == unit.commune => *count += 1,
            Some(_) | None => items.push((&unit.commune, 1)),
        }
    }
    let item = |(name, count): (&str, usize)| Item {
        label: name.to_owned(),
        detail: text::screen::units::of_units(lang, count),
        choice: Choice::Roster(Filter { commune: Some(name.to_owned()), ..Filter::default() }),
    };
    items.into_iter().filter(|(name, _)| !name.is_empty()).map(item).collect()
}
