//! Which field of one version of a plan is which field of another: by its id, else by an id it had before (`was`).
//!
//! A value goes from one version to another only where this is certain and where both ask the same. A value that leads
//! nowhere can be said; a value under another field would be believed.
use super::{Field, FieldKey, FieldKind, Form, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// From the fields of one form to those of another version of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Descent {
    keys: BTreeMap<FieldKey, FieldKey>,
}

impl Descent {
    /// Fields that are the same; whether they ask the same is not looked at.
    pub fn between(from: &Form, to: &Form) -> Self {
        let mut keys = BTreeMap::new();
        pair(&mut keys, from.keyed_fields().collect(), to.keyed_fields().collect());
        for (at, table) in (0..).zip(&from.tables) {
            let Some((other, same)) = (0..).zip(&to.tables).find(|(_, other): &(u16, _)| other.id == table.id) else {
                continue;
            };
            pair(&mut keys, columns(at, &table.columns), columns(other, &same.columns));
        }
        Self { keys }
    }

    /// Of these only fields of which `agree` says that they ask the same.
    pub fn agreeing(from: &Form, to: &Form, agree: impl Fn(&Field, &Field) -> bool) -> Self {
        let mut descent = Self::between(from, to);
        descent.keys.retain(|old, new| from.get(*old).zip(to.get(*new)).is_some_and(|(old, new)| agree(old, new)));
        descent
    }

    /// What a field is in the other version.
    pub fn of(&self, key: FieldKey) -> Option<FieldKey> {
        self.keys.get(&key).copied()
    }

    /// The field of the other version is one of this version's.
    pub fn leads_to(&self, key: FieldKey) -> bool {
        self.keys.values().any(|one| *one == key)
    }
}

type Keyed<'a> = Vec<(FieldKey, &'a Field)>;

fn columns(table: u16, columns: &[Field]) -> Keyed<'_> {
    (0..).map(|column| FieldKey::Column { table, column }).zip(columns).collect()
}

/// Pairs fields that stand beside each other: those of a form, or the columns of one table.
fn pair(keys: &mut BTreeMap<FieldKey, FieldKey>, from: Keyed<'_>, to: Keyed<'_>) {
    let has = |fields: &Keyed<'_>, id: &str| fields.iter().any(|(_, one)| one.id == id);
    let mut by_was: Vec<(FieldKey, FieldKey)> = Vec::new();
    for (key, field) in &from {
        if let Some((same, _)) = to.iter().find(|(_, one)| one.id == field.id) {
            keys.insert(*key, *same);
            continue;
        }
        let was = |one: &Field| one.was.contains(&field.id) || field.was.contains(&one.id);
        let mut renamed = to.iter().filter(|(_, one)| was(one) && !has(&from, &one.id));
        if let (Some((other, _)), None) = (renamed.next(), renamed.next()) {
            by_was.push((*key, *other));
        }
    }
    // Two that would become one are neither: nobody knows whose value it would be.
    let lone = |to: FieldKey| by_was.iter().filter(|(_, other)| *other == to).count() == 1;
    keys.extend(by_was.iter().copied().filter(|(_, to)| lone(*to)));
}

/// What was typed for one of them answers the other: the kind, the unit of money and the quarters are the same. Options and
/// bounds may differ, for they are held against what was typed.
pub fn reads_alike(one: &Field, other: &Field) -> bool {
    let money = |field: &Field| if let FieldKind::Amount { unit } = field.kind { Some(unit) } else { None };
    one.kind.token() == other.kind.token() && money(one) == money(other) && one.per_quarter == other.per_quarter
}

/// A value of one of them can be held against a value of the other.
pub fn compares(one: &Field, other: &Field) -> bool {
    one.kind.token() == other.kind.token()
        && one.per_quarter == other.per_quarter
        && (one.accrual, one.estimate, &one.stage) == (other.accrual, other.estimate, &other.stage)
}

/// Lets every version of a plan know its fields by the ids they have in all the others, later ones too: what was decided
/// under one version is found under each. `plans` in the order in which they came into force.
pub fn connect(plans: &mut [Plan]) {
    let forms: BTreeSet<String> = plans.iter().flat_map(|plan| &plan.forms).map(|form| form.id.clone()).collect();
    for id in forms {
        let of_form = |plan: &mut Plan| plan.forms.iter().position(|form| form.id == id);
        let mut versions: Vec<&mut Form> = Vec::new();
        for plan in &mut *plans {
            let at = of_form(plan);
            versions.extend(at.and_then(|at| plan.forms.get_mut(at)));
        }
        let tables: BTreeSet<String> =
            versions.iter().flat_map(|form| &form.tables).map(|table| table.id.clone()).collect();
        for table in tables {
            let same = |form: &&mut Form| form.tables.iter().position(|one| one.id == table);
            let places: Vec<Option<usize>> = versions.iter().map(same).collect();
            let tables = versions.iter_mut().zip(places).filter_map(|(form, at)| form.tables.get_mut(at?));
            share_ids(&mut tables.map(|table| table.columns.as_mut_slice()).collect::<Vec<_>>());
        }
        share_ids(&mut versions.iter_mut().map(|form| form.fields.as_mut_slice()).collect::<Vec<_>>());
    }
}

/// Gives every field the ids that it has in the other versions.
fn share_ids(versions: &mut [&mut [Field]]) {
    let mut lines: Vec<BTreeSet<String>> = Vec::new();
    let mut of_version: Vec<Vec<usize>> = Vec::new();
    for fields in &*versions {
        of_version.push(lines_of(fields, &mut lines));
    }
    for (fields, own) in versions.iter_mut().zip(of_version) {
        let ids: BTreeSet<String> = fields.iter().map(|field| field.id.clone()).collect();
        for (field, line) in fields.iter_mut().zip(own) {
            let mut was: BTreeSet<String> = lines.get(line).cloned().unwrap_or_default();
            was.extend(field.was.drain(..));
            field.was = was.into_iter().filter(|id| !ids.contains(id)).collect();
        }
    }
}

/// Which line of descent each field of a version belongs to; new lines are added.
fn lines_of(fields: &[Field], lines: &mut Vec<BTreeSet<String>>) -> Vec<usize> {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut own: Vec<Option<usize>> = Vec::new();
    for field in fields {
        let same = (0..lines.len()).rev().find(|at| lines.get(*at).is_some_and(|line| line.contains(&field.id)));
        own.push(same.filter(|at| taken.insert(*at)));
    }
    for (field, own) in fields.iter().zip(&mut own).filter(|(_, own)| own.is_none()) {
        let was = |at: &usize| lines.get(*at).is_some_and(|line| field.was.iter().any(|id| line.contains(id)));
        let mut earlier = (0..lines.len()).filter(|at| !taken.contains(at)).filter(was);
        let found = earlier.next().filter(|_| earlier.next().is_none());
        let at = found.unwrap_or(lines.len());
        if at == lines.len() {
            lines.push(BTreeSet::new());
        }
        taken.insert(at);
        *own = Some(at);
    }
    for (field, at) in fields.iter().zip(&own) {
        if let Some(line) = at.and_then(|at| lines.get_mut(at)) {
            line.insert(field.id.clone());
        }
    }
    own.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::plan::source;
    use proptest::prelude::*;

    /// A form's fields by their meaning, which no version changes: (meaning, id).
    type Meanings = Vec<(usize, String)>;

    fn form(fields: &Meanings, was: &[(String, String)]) -> Plan {
        let text = include_str!("../../../tests/files/plan_change/v1.toml");
        let mut plan = source::parse(text).unwrap();
        let form = &mut plan.forms[0];
        let like = form.fields[2].clone();
        let had = |id: &str| was.iter().filter(|(new, _)| new == id).map(|(_, old)| old.clone()).collect();
        form.fields = fields.iter().map(|(_, id)| Field { id: id.clone(), was: had(id), ..like.clone() }).collect();
        plan
    }

    /// Versions of one form: fields are added, dropped, moved and given new ids, as the format allows it.
    fn history() -> impl Strategy<Value = Vec<(Meanings, Vec<(String, String)>)>> {
        let step = (any::<prop::sample::Index>(), 0..4_u8);
        prop::collection::vec(prop::collection::vec(step, 0..5), 1..5).prop_map(|versions| {
            let first: Meanings = (0..4).map(|at| (at, format!("f{at}"))).collect();
            let (mut next, mut all) = (4, vec![(first, Vec::new())]);
            for steps in versions {
                let (mut fields, mut was) = (all.last().unwrap().0.clone(), Vec::new());
                for (at, kind) in steps {
                    let place = at.index(fields.len() + 1);
                    match (kind, place < fields.len()) {
                        (0, _) | (_, false) => {
                            fields.insert(place, (next, format!("f{next}")));
                            next += 1;
                        }
                        (1, true) if fields.len() > 1 => drop(fields.remove(place)),
                        (2, true) => {
                            let moved = fields.remove(place);
                            fields.insert(0, moved);
                        }
                        (_, true) => {
                            let old = std::mem::replace(&mut fields[place].1, format!("f{next}"));
                            next += 1;
                            // What it was in the version before, if it was there.
                            was.retain(|(new, _): &(String, String)| *new != old);
                            let before = &all.last().unwrap().0;
                            if let Some((_, id)) = before.iter().find(|(meaning, _)| *meaning == fields[place].0) {
                                was.push((fields[place].1.clone(), id.clone()));
                            }
                        }
                    }
                }
                all.push((fields, was));
            }
            all
        })
    }

    proptest! {
        #[test]
        fn a_value_never_goes_to_another_field(history in history(), swap in any::<bool>()) {
            let mut plans: Vec<Plan> = history.iter().map(|(fields, was)| form(fields, was)).collect();
            connect(&mut plans);
            for (from, (old, _)) in plans.iter().zip(&history) {
                for (to, (new, _)) in plans.iter().zip(&history) {
                    let (from, to) = if swap { (to, from) } else { (from, to) };
                    let (old, new) = if swap { (new, old) } else { (old, new) };
                    let descent = Descent::between(&from.forms[0], &to.forms[0]);
                    for (at, (meaning, id)) in old.iter().enumerate() {
                        let key = FieldKey::Field(u16::try_from(at).unwrap());
                        let place = new.iter().position(|(other, _)| other == meaning);
                        let expected = place.map(|at| FieldKey::Field(u16::try_from(at).unwrap()));
                        prop_assert_eq!(descent.of(key), expected, "{} {:?} {:?}", id, old, new);
                        // What was decided under the old id is found under the new.
                        prop_assert_eq!(to.forms[0].key(id), expected);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_certain_leads_nowhere() {
        let fields = |ids: &[&str]| -> Meanings { ids.iter().map(|id| (0, (*id).to_owned())).collect() };
        let was = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(new, old)| ((*new).to_owned(), (*old).to_owned())).collect()
        };
        type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a [(&'a str, &'a str)], &'a [Option<u16>]);
        let cases: [Case<'_>; 5] = [
            (&["a", "b"], &["b", "a"], &[], &[Some(1), Some(0)]),
            (&["a", "b"], &["c", "b"], &[("c", "a")], &[Some(0), Some(1)]),
            // Two would become one, or one two.
            (&["a", "b"], &["c"], &[("c", "a"), ("c", "b")], &[None, None]),
            (&["a"], &["c", "d"], &[("c", "a"), ("d", "a")], &[None]),
            // The id says more than what somebody says it was.
            (&["a", "b"], &["a", "b"], &[("a", "b"), ("b", "a")], &[Some(0), Some(1)]),
        ];
        for (old, new, pairs, expected) in cases {
            let (from, to) = (form(&fields(old), &[]), form(&fields(new), &was(pairs)));
            let descent = Descent::between(&from.forms[0], &to.forms[0]);
            let found: Vec<_> = from.forms[0].keys().map(|key| descent.of(key)).collect();
            let expected: Vec<_> = expected.iter().map(|at| at.map(FieldKey::Field)).collect();
            assert_eq!(found, expected, "{old:?} {new:?}");
        }
    }
}
