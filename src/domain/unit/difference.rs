//! A list of units held against the roster, before anything of it is taken.
use super::{Facts, KindWords, Unit, commune_name, roster::Listed};
use crate::domain::{plan::Plan, vietnamese::fold_marked};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a list says otherwise than the roster.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    pub added: Vec<Unit>,
    pub changed: Vec<Changed>,
    pub unchanged: usize,
    /// Codes of units that the list does not name, and that are not closed. They stay, unless somebody closes them.
    pub missing: Vec<String>,
    /// New units that may be old ones under another code.
    pub alike: Vec<Alike>,
}

/// One unit that the list says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    pub code: String,
    pub name: String,
    /// Only what is otherwise.
    pub facts: Facts,
    pub fields: Vec<FieldChange>,
}

/// One field: as it was, as it is to be. Kinds and scopes by id; empty: nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub field: UnitField,
    pub old: String,
    pub new: String,
}

/// What can differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitField {
    Name,
    Kind,
    Commune,
    Scope,
    Group,
    /// Id of a property of the plan.
    Property(String),
    Order,
    Phone,
    Email,
    Opened,
    Closed,
    Aliases,
    FormerNames,
}

/// A new code beside a known unit of the same kind, whose name or commune is the same: renamed, merged, or given another code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    pub new: String,
    pub known: String,
    /// The name is the same; otherwise it is near, in the same commune.
    pub same_name: bool,
}

/// Names so near are worth a question.
const NEAR: f64 = 0.8;

/// `roster`: the units as they were on the day the list speaks of.
pub fn difference(roster: &[Unit], listed: Vec<Listed>, plan: &Plan) -> Difference {
    let known: HashMap<String, &Unit> = roster.iter().map(|unit| (unit.code.to_uppercase(), unit)).collect();
    let named: HashSet<String> = listed.iter().map(|one| one.code.to_uppercase()).collect();
    // A commune that is no more names the one it is part of now.
    let communes: HashSet<String> = roster.iter().map(|unit| commune_name(&unit.commune)).collect();
    let mut found = Difference::default();
    for one in listed {
        match known.get(&one.code.to_uppercase()) {
            None => found.added.push(one.into_unit()),
            Some(unit) => {
                let facts = one.against(unit, &communes);
                if facts.is_empty() {
                    found.unchanged += 1;
                } else {
                    let (code, name) = (unit.code.clone(), unit.name.clone());
                    found.changed.push(Changed { code, name, fields: fields(unit, &facts), facts });
                }
            }
        }
    }
    let absent: Vec<&Unit> =
        roster.iter().filter(|unit| unit.closed.is_none() && !named.contains(&unit.code.to_uppercase())).collect();
    found.alike = alike(&found.added, &absent, plan);
    found.missing = absent.into_iter().map(|unit| unit.code.clone()).collect();
    found
}

/// What facts say otherwise, field by field.
pub fn fields(unit: &Unit, facts: &Facts) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    let mut add = |field, old: String, new: Option<String>| {
        if let Some(new) = new {
            fields.push(FieldChange { field, old, new });
        }
    };
    let day = |day: &Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let names = |names: &[(String, chrono::NaiveDate)]| {
        names.iter().map(|(name, until)| format!("{name} ({until})")).collect::<Vec<_>>().join("; ")
    };
    add(UnitField::Name, unit.name.clone(), facts.name.clone());
    add(UnitField::Kind, unit.kind.clone(), facts.kind.clone());
    add(UnitField::Commune, unit.commune.clone(), facts.commune.clone());
    add(UnitField::Scope, unit.scope.clone(), facts.scope.clone());
    add(UnitField::Group, text(&unit.group), facts.group.as_ref().map(text));
    for (id, has) in &facts.properties {
        let old = unit.properties.get(id).map(ToString::to_string).unwrap_or_default();
        add(UnitField::Property(id.clone()), old, Some(has.to_string()));
    }
    add(UnitField::Order, unit.order.to_string(), facts.order.map(|order| order.to_string()));
    add(UnitField::Phone, text(&unit.phone), facts.phone.as_ref().map(text));
    add(UnitField::Email, text(&unit.email), facts.email.as_ref().map(text));
    add(UnitField::Opened, day(&unit.opened), facts.opened.as_ref().map(day));
    add(UnitField::Closed, day(&unit.closed), facts.closed.as_ref().map(day));
    let mut aliases = facts.aliases.clone();
    if !facts.also.is_empty() {
        let all = aliases.unwrap_or_else(|| unit.aliases.clone());
        aliases = Some(all.into_iter().chain(facts.also.iter().cloned()).collect());
    }
    add(UnitField::Aliases, unit.aliases.join("; "), aliases.map(|all| all.join("; ")));
    let former = (!facts.former_names.is_empty()).then(|| names(&facts.former_names));
    add(UnitField::FormerNames, names(&unit.former_names), former);
    fields
}

/// New units that a unit the list no longer names may have become.
fn alike(added: &[Unit], absent: &[&Unit], plan: &Plan) -> Vec<Alike> {
    let words = KindWords::new(&plan.kinds);
    let bare = |unit: &Unit| words.split(&unit.name).bare;
    let mut by_commune: BTreeMap<String, Vec<(&Unit, String)>> = BTreeMap::new();
    for unit in absent {
        by_commune.entry(commune_name(&unit.commune)).or_default().push((unit, bare(unit)));
    }
    let mut found = Vec::new();
    for unit in added {
        let (name, place) = (bare(unit), commune_name(&unit.commune));
        for (known, known_name) in by_commune.get(&place).into_iter().flatten() {
            let same_name = fold_marked(&unit.name) == fold_marked(&known.name)
                || unit.former_names.iter().any(|(former, _)| fold_marked(former) == fold_marked(&known.name));
            if same_name || strsim::normalized_levenshtein(&name, known_name) >= NEAR {
                found.push(Alike { new: unit.code.clone(), known: known.code.clone(), same_name });
            }
        }
    }
    found
}
