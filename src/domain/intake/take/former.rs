//! Our own form of another version of the plan: read where that version has its labels, and then taken for the same
//! fields of the form in force. What it asks that is asked no longer is said; what it does not ask is no data.
use super::{Desk, own_form};
use crate::domain::{
    grid::{Address, Sheet},
    intake::{
        Code, Expected, Finding, Severity,
        marker::Marker,
        recognise::{Answer, Check, FormIndex, Located, ValueAt},
    },
    plan::{
        FieldKey, Form,
        descent::{Descent, reads_alike},
        layout::{self, Part},
    },
    vietnamese::fold,
};
use std::collections::BTreeSet;

/// The form that a file was made from, where it is of another version of the plan and takes the place of the wanted one: it
/// has its id, or one that no form has any more.
pub(super) fn of<'d, 'a>(marker: &Marker, desk: &'d Desk<'a>, wanted: Option<&str>) -> Option<&'d FormIndex<'a>> {
    let version = marker.form_version?;
    let id = marker
        .form
        .as_deref()
        .filter(|id| wanted.is_none_or(|wanted| wanted == *id) || desk.plan.form(id).is_none())?;
    desk.former.iter().find(|one| (one.form.id.as_str(), one.form.version) == (id, version))
}

/// What was found by the form's own version, under the fields of `to`.
pub(super) fn carried(located: Located, from: &Form, to: &Form, sheet: &Sheet) -> Located {
    let descent = Descent::agreeing(from, to, reads_alike);
    let moved = own_form::moved(from, &located, sheet);
    let Located { values, checks, findings, first_row, coverage } = located;
    let mut gone: BTreeSet<FieldKey> = BTreeSet::new();
    let mut carried = Located { first_row, coverage, ..Located::default() };
    for value in values {
        match value_in(&value, from, to, &descent) {
            Some(value) => carried.values.push(value),
            None if is_filled(sheet, value.cell) && gone.insert(value.field) => {
                carried.findings.push(asked_no_longer(&value, from, sheet));
            }
            None => {}
        }
    }
    carried.checks = checks.into_iter().filter_map(|check| check_in(check, &descent)).collect();
    let asked = findings.into_iter().chain(moved).filter_map(|finding| match finding.field {
        Some(field) => descent.of(field).map(|field| finding.of(field)),
        None => Some(finding),
    });
    carried.findings.extend(asked);
    carried.findings.extend(not_asked(to, &descent, sheet));
    carried
}

fn value_in(value: &ValueAt, from: &Form, to: &Form, descent: &Descent) -> Option<ValueAt> {
    let field = descent.of(value.field)?;
    let answer = match value.answer {
        Some(Answer::Option(at)) => {
            let option = from.get(value.field)?.kind.options().get(usize::from(at))?;
            let same = to.get(field)?.kind.options().iter().position(|one| one.id == option.id)?;
            Some(Answer::Option(u16::try_from(same).ok()?))
        }
        same @ (Some(Answer::Yes | Answer::No) | None) => same,
    };
    Some(ValueAt { field, answer, ..*value })
}

fn check_in(check: Check, descent: &Descent) -> Option<Check> {
    Some(match check {
        Check::Running { field, value, total, name } => {
            Check::Running { field: descent.of(field)?, value, total, name }
        }
        Check::Sum { field, parts, total } => Check::Sum { field: descent.of(field)?, parts, total },
    })
}

/// Our form prints "Không áp dụng" where it does not ask.
fn is_filled(sheet: &Sheet, at: Address) -> bool {
    sheet.cell(at).is_some_and(|cell| fold(&cell.typed()) != "khong ap dung")
}

fn asked_no_longer(value: &ValueAt, from: &Form, sheet: &Sheet) -> Finding {
    let typed = sheet.cell(value.cell).map(|cell| cell.typed()).unwrap_or_default();
    let label = layout::label(from, value.field, value.part);
    Finding::new(Code::LabelExtra).on(&sheet.name, Some(value.label)).found(label).expected(Expected::Words(typed))
}

/// Required fields that the unit had no room for on its form: no fault of its.
fn not_asked(to: &Form, descent: &Descent, sheet: &Sheet) -> Vec<Finding> {
    let new = to.keyed_fields().filter(|(key, field)| field.required && !descent.leads_to(*key));
    let finding = |key| {
        let label = layout::label(to, key, Part::Whole);
        Finding::new(Code::LabelMissing)
            .severity(Severity::Warning)
            .on(&sheet.name, None)
            .of(key)
            .expected(Expected::Name(label))
    };
    new.map(|(key, _)| finding(key)).collect()
}
