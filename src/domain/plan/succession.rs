//! Whether a plan can follow the versions of it that a book has: else old forms could not be told from new ones, or what
//! was decided about one field would be found under another.
use super::{Field, FieldKind, Form, Plan};

/// Why it cannot, and what must be mended in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    AnotherPlan {
        found: String,
        expected: String,
    },
    /// The form looks otherwise than the one with this number; `free`: a number no form has.
    SameFormVersion {
        form: String,
        version: u32,
        free: u32,
    },
    /// A field says that it was another, which is still there.
    StillThere {
        form: String,
        field: String,
        was: String,
    },
    /// Two fields say that they were one, or one that it was two.
    Several {
        form: String,
        field: String,
        was: Vec<String>,
    },
    /// The id was another field's, which has another id since.
    IdTaken {
        form: String,
        field: String,
        by: String,
    },
}

/// Everything that stands against it, in the order of the plan. `history`: every version the book has.
pub fn breaches(history: &[&Plan], new: &Plan) -> Vec<Breach> {
    if let Some(one) = history.iter().find(|one| one.id != new.id) {
        return vec![Breach::AnotherPlan { found: new.id.clone(), expected: one.id.clone() }];
    }
    let mut breaches = Vec::new();
    for form in &new.forms {
        let earlier: Vec<&Form> = history.iter().filter_map(|plan| plan.form(&form.id)).collect();
        if earlier.iter().any(|one| one.version == form.version && !looks_like(one, form)) {
            let used = earlier.iter().map(|one| one.version).chain([form.version]).max().unwrap_or(0);
            let free = used.saturating_add(1);
            breaches.push(Breach::SameFormVersion { form: form.id.clone(), version: form.version, free });
        }
        let fields: Vec<&[Field]> = earlier.iter().map(|one| one.fields.as_slice()).collect();
        of_fields(&form.id, &fields, &form.fields, &mut breaches);
        for table in &form.tables {
            let same = |one: &&Form| one.tables.iter().position(|other| other.id == table.id);
            let columns = earlier.iter().filter_map(|one| Some(one.tables.get(same(one)?)?.columns.as_slice()));
            let within = format!("{}.{}", form.id, table.id);
            of_fields(&within, &columns.collect::<Vec<_>>(), &table.columns, &mut breaches);
        }
    }
    breaches
}

fn of_fields(form: &str, history: &[&[Field]], new: &[Field], breaches: &mut Vec<Breach>) {
    let form = || form.to_owned();
    let was_there = |id: &str| history.iter().any(|fields| fields.iter().any(|one| one.id == id));
    for field in new {
        for was in field.was.iter().filter(|was| new.iter().any(|one| one.id == **was)) {
            breaches.push(Breach::StillThere { form: form(), field: field.id.clone(), was: was.clone() });
        }
        // Two that stood side by side in one version are two.
        let beside = |fields: &&[Field]| -> Vec<String> {
            let own = fields.iter().filter(|one| field.was.contains(&one.id) || one.id == field.id);
            own.map(|one| one.id.clone()).collect()
        };
        if let Some(was) = history.iter().map(beside).find(|was| was.len() > 1) {
            breaches.push(Breach::Several { form: form(), field: field.id.clone(), was });
        }
        let shared = new.iter().find(|one| one.id != field.id && one.was.iter().any(|was| field.was.contains(was)));
        if let Some(other) = shared.filter(|other| other.id > field.id) {
            let was = field.was.iter().filter(|was| other.was.contains(was)).cloned().collect();
            breaches.push(Breach::Several { form: form(), field: format!("{}, {}", field.id, other.id), was });
        }
        // An id that a field of an earlier version had given up.
        let heir = history.iter().flat_map(|fields| fields.iter()).find(|one| one.was.contains(&field.id));
        let by = heir.filter(|one| one.id != field.id && !field.was.contains(&one.id));
        if let Some(by) = by.filter(|_| was_there(&field.id)) {
            breaches.push(Breach::IdTaken { form: form(), field: field.id.clone(), by: by.id.clone() });
        }
    }
}

/// A unit that fills one of them in cannot tell it from the other, and neither can whoever reads it.
fn looks_like(one: &Form, other: &Form) -> bool {
    let field = |field: &Field| {
        let sides = if let FieldKind::Ratio { numerator, denominator } = &field.kind {
            Some((numerator.clone(), denominator.clone()))
        } else {
            None
        };
        let money = if let FieldKind::Amount { unit } = field.kind { Some(unit) } else { None };
        (field.id.clone(), field.label.clone(), field.kind.token(), sides, money, field.per_quarter)
    };
    let printed = |form: &Form| {
        let sections: Vec<_> = form.sections.iter().map(|section| section.title.clone()).collect();
        let fields: Vec<_> = form.fields.iter().map(|one| (one.section, field(one))).collect();
        let tables = form.tables.iter().map(|table| {
            let columns: Vec<_> = table.columns.iter().map(field).collect();
            (table.id.clone(), table.title.clone(), table.section, table.rows, columns)
        });
        (sections, fields, tables.collect::<Vec<_>>())
    };
    printed(one) == printed(other)
}
