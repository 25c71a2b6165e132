//! The JSON documents scripts read. Every key is always there; what does not exist is null.
mod facts;
mod grouped;
mod import;
mod plan_change;
mod status;
mod units;

pub use facts::{Fact, facts};
pub use import::{findings_document, imported, tray};
pub use plan_change::applied;
pub use status::{last, status};
pub use units::{difference, unit_change, units};

use crate::{
    domain::{
        book::{Decision, Ledger},
        intake::{Finding, Place},
        plan::{Form, Period},
    },
    job::doctor::Check,
    text::{self, Lang},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::{Value, json};

/// A JSON number: whole where it is whole.
pub fn number(number: Decimal) -> Value {
    let whole = number.normalize();
    match (whole.is_integer(), whole.to_i64()) {
        (true, Some(whole)) => json!(whole),
        _ => json!(number.to_f64()),
    }
}

/// One finding, worded.
pub fn finding(finding: &Finding, form: Option<&Form>, lang: Lang) -> Value {
    let sentence = text::finding(lang, finding, form);
    let cell = finding.place.as_ref().and_then(|place| place.cell);
    json!({
        "code": finding.code.token(),
        "severity": finding.severity.token(),
        "sheet": finding.place.as_ref().map(|Place { sheet, .. }| sheet),
        "cell": cell.map(|cell| cell.to_string()),
        "field": finding.field.and_then(|field| form?.name(field)),
        "found": finding.found,
        "expected": finding.expected.as_ref().map(|expected| text::expected(lang, expected)),
        "message": sentence.message,
        "advice": sentence.advice,
    })
}

pub fn periods(periods: &[Period], ledger: &Ledger) -> Value {
    let period = |period: &Period| {
        let id = period.id.to_string();
        json!({
            "id": id, "report_type": period.id.report_type, "span": { "from": period.from, "to": period.to },
            "unit_due": period.unit_due.map(|due| due.last_day), "commune_due": period.commune_due.map(|due| due.last_day),
            "office_due": period.office_due.map(|due| due.last_day), "on_time_by": period.on_time_by.token(),
            "state": ledger.state(&id).token(), "opened": ledger.opened.iter().any(|(one, _)| *one == id),
        })
    };
    json!({ "periods": periods.iter().map(period).collect::<Vec<_>>() })
}

pub fn journal(decisions: &[Decision]) -> Value {
    use crate::domain::book::Action;
    let undone_by = |seq: i64| {
        let names = |one: &&Decision| matches!(one.action, Action::Undo { seq: target } if target == seq);
        decisions.iter().rev().find(names).map(|one| one.seq)
    };
    let row = |decision: &Decision| {
        let payload = serde_json::to_value(&decision.action).unwrap_or(Value::Null);
        let old = payload.get("old").cloned().unwrap_or(Value::Null);
        let undoes = if let Action::Undo { seq } = decision.action { Some(seq) } else { None };
        let kind = payload.get("kind").cloned().unwrap_or(Value::Null);
        let mut new = payload;
        if let Some(new) = new.as_object_mut() {
            new.remove("kind");
            new.remove("old");
        }
        json!({
            "seq": decision.seq, "at": decision.at.to_rfc3339(), "who": decision.who, "kind": kind,
            "subject": decision.action.subject(), "old": old, "new": new, "reason": decision.reason,
            "batch": decision.batch, "undoes": undoes, "undone_by": undone_by(decision.seq),
        })
    };
    json!({ "decisions": decisions.iter().map(row).collect::<Vec<_>>() })
}

pub fn doctor(checks: &[Check], lang: Lang) -> Value {
    let row = |check: &Check| {
        let advice = (!check.ok).then(|| text::doctor::advice(lang, check.name));
        json!({ "name": check.name.token(), "ok": check.ok, "detail": check.detail, "advice": advice })
    };
    json!({ "ok": checks.iter().all(|check| check.ok), "checks": checks.iter().map(row).collect::<Vec<_>>() })
}
