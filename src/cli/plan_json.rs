//! The JSON of `plan list`, `plan show` and `plan check`. Every key is always there; what does not exist is null.
use crate::{
    domain::plan::{
        Choice, Compare, Deadline, DeadlineDay, Field, Form, Indicator, Judge, Plan, ReportType, Section, Table,
        Target, source::Fault,
    },
    text::{self, Lang},
};
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

/// `plan list`: the plans, each with whether it ships with the program.
pub fn plan_list(plans: &[(&Plan, bool)]) -> Value {
    let line = |(plan, built_in): &(&Plan, bool)| {
        json!({
            "id": plan.id,
            "title": plan.title,
            "issuer": plan.issuer,
            "years": [plan.years.0, plan.years.1],
            "built_in": built_in,
        })
    };
    json!({ "plans": plans.iter().map(line).collect::<Vec<_>>() })
}

/// `plan show`.
pub fn plan_show(plan: &Plan) -> Value {
    let named = |id: &str, name: &str| json!({ "id": id, "name": name });
    json!({
        "id": plan.id,
        "title": plan.title,
        "issuer": plan.issuer,
        "years": [plan.years.0, plan.years.1],
        "version": plan.version,
        "issued": plan.issued,
        "kinds": plan.kinds.iter().map(|kind| named(&kind.id, &kind.name)).collect::<Vec<_>>(),
        "scopes": plan.scopes.iter().map(|scope| named(&scope.id, &scope.name)).collect::<Vec<_>>(),
        "properties": plan.properties.iter().map(|one| named(&one.id, &one.label)).collect::<Vec<_>>(),
        "report_types": plan.report_types.iter().map(report_type).collect::<Vec<_>>(),
        "forms": plan.forms.iter().map(form).collect::<Vec<_>>(),
        "indicators": plan.indicators.iter().map(indicator).collect::<Vec<_>>(),
    })
}

/// `plan check` of one file.
pub fn faults_json(file: &str, faults: &[Fault], lang: Lang) -> Value {
    let line = |fault: &Fault| {
        let sentence = text::plan::fault(lang, &fault.kind);
        json!({
            "file": file,
            "line": fault.line,
            "column": fault.column,
            "sheet": null,
            "cell": null,
            "message": sentence.message,
            "advice": sentence.advice,
        })
    };
    json!({ "ok": faults.is_empty(), "faults": faults.iter().map(line).collect::<Vec<_>>() })
}

fn report_type(one: &ReportType) -> Value {
    json!({
        "id": one.id,
        "name": one.name,
        "cycle": one.cycle.token(),
        "parts": one.parts,
        "unit_due": one.unit_due.as_ref().map(deadline),
        "office_due": one.office_due.as_ref().map(deadline),
        "cut_off": one.cut_off.map(|day| day.to_string()),
        "recipient": one.recipient,
        "form": one.form,
        "owed_by": one.owed_by,
        "owed_by_kinds": one.owed_by_kinds,
    })
}

/// `day` is `05-20` for a day of the year and `05` for a day of the month.
fn deadline(one: &Deadline) -> Value {
    let (day, months_after, years_after) = match one.day {
        DeadlineDay::Yearly { day, years_after } => (day.to_string(), None, Some(years_after)),
        DeadlineDay::Monthly { day, months_after } => (format!("{day:02}"), Some(months_after), None),
    };
    json!({ "rule": one.rule.token(), "day": day, "months_after": months_after, "years_after": years_after })
}

fn form(form: &Form) -> Value {
    let sections = form.sections.iter().enumerate().map(|(at, one)| section(form, at, one));
    json!({
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "sections": sections.collect::<Vec<_>>(),
    })
}

fn section(form: &Form, at: usize, section: &Section) -> Value {
    let fields = form.fields.iter().filter(|field| field.section == at).map(field);
    let tables = form.tables.iter().filter(|table| table.section == at).map(table);
    json!({
        "id": section.id,
        "title": section.title,
        "fields": fields.collect::<Vec<_>>(),
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn table(table: &Table) -> Value {
    json!({
        "id": table.id,
        "title": table.title,
        "rows": table.rows,
        "columns": table.columns.iter().map(field).collect::<Vec<_>>(),
    })
}

fn field(field: &Field) -> Value {
    let option = |one: &Choice| json!({ "id": one.id, "label": one.label, "short": one.short });
    json!({
        "id": field.id,
        "label": field.label,
        "kind": field.kind.token(),
        "required": field.required,
        "options": field.kind.options().iter().map(option).collect::<Vec<_>>(),
        "min": field.min.map(number),
        "max": field.max.map(number),
        "unit_words": field.unit_words,
        "per_quarter": field.per_quarter,
        "accrual": field.accrual.token(),
        "estimate": field.estimate,
        "stage": field.stage,
        "applies_to": field.applies_to,
        "applies_if": field.applies_if,
        "synonyms": field.synonyms,
    })
}

fn indicator(one: &Indicator) -> Value {
    let target = |target: &Target| {
        (target.year.to_string(), json!({ "min": target.min.map(number), "max": target.max.map(number) }))
    };
    json!({
        "id": one.id,
        "label": one.label,
        "source": one.source,
        "scope": one.scope,
        "shape": one.shape(),
        "fields": one.fields(),
        "compare": compare(one).map(Compare::token),
        "judge": one.judge.token(),
        "judged": one.judged.token(),
        "targets": one.targets.iter().map(target).collect::<Map<_, _>>(),
        "applies_to": one.applies.kinds,
        "applies_if": one.applies.property,
        "encouraged": one.encouraged,
        "event": one.event.map(|day| day.to_string()),
        "report_types": one.report_types,
        "reading": one.reading.is_some(),
        "reading_note": one.reading,
    })
}

/// How the figure that is judged is compared: the sector's with its target, else the unit's with its criterion.
fn compare(one: &Indicator) -> Option<Compare> {
    let own = one.criterion.as_ref().map(|criterion| criterion.compare);
    if let Some(own @ (Compare::BetterThanLast | Compare::Own)) = own {
        return Some(own);
    }
    let sector = match one.judge {
        Judge::Share | Judge::Sum => one.targets.last(),
        Judge::Unit | Judge::Recorded => None,
    };
    let of = |target: &Target| match (target.min, target.max) {
        (Some(min), Some(max)) if min == max => Some(Compare::Equal),
        (Some(_), Some(_)) => Some(Compare::Within),
        (Some(_), None) => Some(Compare::AtLeast),
        (None, Some(_)) => Some(Compare::AtMost),
        (None, None) => None,
    };
    sector.and_then(of).or(own)
}

/// Exact where JSON numbers are: never through a float of its own making.
fn number(decimal: Decimal) -> Value {
    decimal.normalize().to_string().parse::<Number>().map_or(Value::Null, Value::Number)
}
