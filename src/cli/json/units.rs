//! Units, what happened to them, and what a list says otherwise.
use crate::{
    domain::unit::{Before, Difference, Unit, UnitField},
    job::units::{Planned, UnitNote},
};
use serde_json::{Value, json};

pub fn units(units: &[Unit]) -> Value {
    json!({ "units": units.iter().map(unit).collect::<Vec<_>>() })
}

fn unit(unit: &Unit) -> Value {
    let former = unit.former_names.iter().filter(|(_, until)| *until != chrono::NaiveDate::MAX);
    json!({
        "code": unit.code, "name": unit.name, "kind": unit.kind, "commune": unit.commune, "order": unit.order,
        "scope": unit.scope, "properties": unit.properties, "aliases": unit.aliases,
        "opened": unit.opened, "closed": unit.closed, "phone": unit.phone, "email": unit.email,
        "group": unit.group, "successors": unit.successors,
        "former_names": former.map(|(name, until)| json!({ "name": name, "until": until })).collect::<Vec<_>>(),
        "before": unit.before.iter().map(before).collect::<Vec<_>>(),
    })
}

fn before(before: &Before) -> Value {
    let Before { until, name, kind, commune, scope, group, properties } = before;
    json!({
        "until": until, "name": name, "kind": kind, "commune": commune, "scope": scope, "group": group,
        "properties": properties,
    })
}

pub fn unit_change(planned: &Planned, concerned: &[Unit]) -> Value {
    let note = |note: &UnitNote| match note {
        UnitNote::ReportsAfter { code, periods } => {
            json!({ "kind": "reports-after", "unit": code, "periods": periods })
        }
        UnitNote::TouchesLocked(periods) => json!({ "kind": "touches-locked", "periods": periods }),
        UnitNote::UnitsMoved(count) => json!({ "kind": "units-moved", "count": count }),
    };
    json!({
        "what": planned.what.token(), "subjects": planned.subjects,
        "notes": planned.notes.iter().map(note).collect::<Vec<_>>(),
        "units": concerned.iter().map(unit).collect::<Vec<_>>(),
    })
}

pub fn difference(found: &Difference) -> Value {
    let Difference { added, changed, unchanged, missing, alike } = found;
    let changed = changed.iter().map(|one| {
        let fields = one.fields.iter();
        let fields = fields.map(|field| json!({ "field": token(&field.field), "old": field.old, "new": field.new }));
        json!({ "code": one.code, "name": one.name, "fields": fields.collect::<Vec<_>>() })
    });
    let alike = alike.iter().map(|one| json!({ "new": one.new, "known": one.known, "same_name": one.same_name }));
    json!({
        "added": added.iter().map(unit).collect::<Vec<_>>(), "changed": changed.collect::<Vec<_>>(),
        "unchanged": unchanged, "missing": missing, "alike": alike.collect::<Vec<_>>(),
    })
}

fn token(field: &UnitField) -> String {
    match field {
        UnitField::Name => "name".into(),
        UnitField::Kind => "kind".into(),
        UnitField::Commune => "commune".into(),
        UnitField::Scope => "scope".into(),
        UnitField::Group => "group".into(),
        UnitField::Property(id) => format!("property.{id}"),
        UnitField::Order => "order".into(),
        UnitField::Phone => "phone".into(),
        UnitField::Email => "email".into(),
        UnitField::Opened => "opened".into(),
        UnitField::Closed => "closed".into(),
        UnitField::Aliases => "aliases".into(),
        UnitField::FormerNames => "former-names".into(),
    }
}
