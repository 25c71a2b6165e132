//! What one version of a plan says otherwise than another: values of both, decided nowhere else.
mod facets;
#[cfg(test)]
mod tests;

pub use facets::Aspect;

use super::{Field, FieldKey, Form, Plan, descent::Descent};
use crate::domain::value::tokens;

tokens! {
    /// What a change is about.
    Subject {
        Plan = "plan",
        Kind = "kind",
        Scope = "scope",
        Property = "property",
        ReportType = "report_type",
        Form = "form",
        Section = "section",
        Field = "field",
        Table = "table",
        Column = "column",
        Rule = "rule",
        Indicator = "indicator",
    }
}

/// A part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub subject: Subject,
    /// The form of a section, field or table; the form and the table of a column.
    pub within: Vec<String>,
    pub id: String,
    /// As people know it; the new wording, where it has one.
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Added,
    Removed,
    /// Its id is another; what was written for the old one is found under the new.
    Renamed {
        from: String,
    },
    /// It stands elsewhere among the others.
    Moved,
    /// In the words of plan files; empty: nothing is said.
    Changed {
        aspect: Aspect,
        old: String,
        new: String,
    },
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub part: Part,
    pub what: What,
}

/// Everything that differs: from the plan as a whole to its parts, in the order of the new version.
pub fn difference(old: &Plan, new: &Plan) -> Vec<Change> {
    let mut found = Vec::new();
    let whole = Part { subject: Subject::Plan, within: vec![], id: new.id.clone(), label: new.title.clone() };
    changed(&mut found, &whole, facets::plan(old), facets::plan(new));
    let part =
        |subject, id: &String, label: &String| Part { subject, within: vec![], id: id.clone(), label: label.clone() };
    let kind = |one: &super::Kind| (part(Subject::Kind, &one.id, &one.name), facets::kind(one));
    list(&mut found, old.kinds.iter().map(kind), new.kinds.iter().map(kind));
    let scope = |one: &super::Scope| (part(Subject::Scope, &one.id, &one.name), facets::scope(one));
    list(&mut found, old.scopes.iter().map(scope), new.scopes.iter().map(scope));
    let property = |one: &super::Property| (part(Subject::Property, &one.id, &one.label), facets::property(one));
    list(&mut found, old.properties.iter().map(property), new.properties.iter().map(property));
    let report = |one: &super::ReportType| (part(Subject::ReportType, &one.id, &one.name), facets::report_type(one));
    list(&mut found, old.report_types.iter().map(report), new.report_types.iter().map(report));
    let form = |one: &Form| (part(Subject::Form, &one.id, &one.title), facets::form(one));
    list(&mut found, old.forms.iter().map(form), new.forms.iter().map(form));
    for (old, new) in new.forms.iter().filter_map(|new| Some((old.form(&new.id)?, new))) {
        forms(&mut found, old, new);
    }
    let rule = |one: &super::Rule| (part(Subject::Rule, &one.id, &one.message), facets::rule(one));
    list(&mut found, old.rules.iter().map(rule), new.rules.iter().map(rule));
    let indicator = |one: &super::Indicator| (part(Subject::Indicator, &one.id, &one.label), facets::indicator(one));
    list(&mut found, old.indicators.iter().map(indicator), new.indicators.iter().map(indicator));
    found
}

type Facets = Vec<(Aspect, String)>;

fn changed(found: &mut Vec<Change>, part: &Part, old: Facets, new: Facets) {
    let differing = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    found.extend(
        differing
            .map(|((aspect, old), (_, new))| Change { part: part.clone(), what: What::Changed { aspect, old, new } }),
    );
}

/// Parts that are the same by their ids.
fn list(found: &mut Vec<Change>, old: impl Iterator<Item = (Part, Facets)>, new: impl Iterator<Item = (Part, Facets)>) {
    let mut old: Vec<(Part, Facets)> = old.collect();
    for (part, now) in new {
        match old.iter().position(|(one, _)| one.id == part.id) {
            Some(at) => changed(found, &part, old.swap_remove(at).1, now),
            None => found.push(Change { part, what: What::Added }),
        }
    }
    old.sort_by(|a, b| a.0.cmp(&b.0));
    found.extend(old.into_iter().map(|(part, _)| Change { part, what: What::Removed }));
}

fn forms(found: &mut Vec<Change>, old: &Form, new: &Form) {
    let within = vec![new.id.clone()];
    let part = |subject, id: &String, label: &String| Part {
        subject,
        within: within.clone(),
        id: id.clone(),
        label: label.clone(),
    };
    let section = |one: &super::Section| (part(Subject::Section, &one.id, &one.title), facets::section(one));
    list(found, old.sections.iter().map(section), new.sections.iter().map(section));
    let descent = Descent::between(old, new);
    let keyed = |form: &Form| form.keyed_fields().map(|(key, _)| key).collect();
    fields(found, (Subject::Field, &within), (old, keyed(old)), (new, keyed(new)), &descent);
    let table = |form: &Form, one: &super::Table| (part(Subject::Table, &one.id, &one.title), facets::table(form, one));
    list(found, old.tables.iter().map(|one| table(old, one)), new.tables.iter().map(|one| table(new, one)));
    for (at, one) in (0_u16..).zip(&new.tables) {
        let before = (0_u16..).zip(&old.tables).find(|(_, other)| other.id == one.id);
        let Some((before, other)) = before else { continue };
        let columns =
            |table: u16, count: usize| (0..).take(count).map(move |column| FieldKey::Column { table, column });
        let place = [new.id.clone(), one.id.clone()];
        let (from, to) = (columns(before, other.columns.len()).collect(), columns(at, one.columns.len()).collect());
        fields(found, (Subject::Column, &place), (old, from), (new, to), &descent);
    }
}

/// Fields that stand beside each other, followed by their descent.
fn fields(
    found: &mut Vec<Change>,
    (subject, within): (Subject, &[String]),
    (old, from): (&Form, Vec<FieldKey>),
    (new, to): (&Form, Vec<FieldKey>),
    descent: &Descent,
) {
    let part =
        |field: &Field| Part { subject, within: within.to_vec(), id: field.id.clone(), label: field.label.clone() };
    let came_from = |key: FieldKey| from.iter().copied().find(|one| descent.of(*one) == Some(key));
    let stayed: Vec<usize> =
        to.iter().filter_map(|key| came_from(*key)).filter_map(|key| from.iter().position(|one| *one == key)).collect();
    let in_order = longest_rising(&stayed);
    for key in &to {
        let Some(field) = new.get(*key) else { continue };
        let before = came_from(*key).and_then(|key| Some((key, old.get(key)?)));
        let Some((before, was)) = before else {
            found.push(Change { part: part(field), what: What::Added });
            continue;
        };
        if was.id != field.id {
            found.push(Change { part: part(field), what: What::Renamed { from: was.id.clone() } });
        }
        changed(found, &part(field), facets::field(old, was), facets::field(new, field));
        let at = from.iter().position(|one| *one == before);
        if at.is_some_and(|at| !in_order.contains(&at)) {
            found.push(Change { part: part(field), what: What::Moved });
        }
    }
    let gone = from.iter().filter(|key| descent.of(**key).is_none()).filter_map(|key| old.get(*key));
    found.extend(gone.map(|field| Change { part: part(field), what: What::Removed }));
}

/// The most numbers of a list that rise: whatever is not among them was moved.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        let before = best.iter().filter(|run| run.last().is_some_and(|last| last < number)).max_by_key(|run| run.len());
        let mut run = before.cloned().unwrap_or_default();
        run.push(*number);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}
