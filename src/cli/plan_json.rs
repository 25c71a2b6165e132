//! The JSON of `plan list`, `plan show` and `plan check`. Every key is always there; what does not exist is null.
use crate::{
    domain::plan::{
        Choice, Compare, Deadline, DeadlineDay, Field, Form, Indicator, Judge, Plan, ReportType, Section, Table,
        Target, sheet::SheetFault, source::Fault,
    },
    job::plan::PlanFaults,
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
pub fn faults_json(file: &str, faults: &PlanFaults, lang: Lang) -> Value {
    let line =
        |place: (Option<usize>, Option<usize>), cell: (Option<&str>, Option<String>), sentence: text::Sentence| {
            json!({
                "file": file,
                "line": place.0,
                "column": place.1,
                "sheet": cell.0,
                "cell": cell.1,
                "message": sentence.message,
                "advice": sentence.advice,
            })
        };
    let of_text = |fault: &Fault| {
        line((Some(fault.line), Some(fault.column)), (None, None), text::plan::fault(lang, &fault.kind))
    };
    let of_sheet = |fault: &SheetFault| {
        let cell = (Some(fault.sheet.as_str()), fault.cell.map(|cell| cell.to_string()));
        line((None, None), cell, text::plan::sheet_fault(lang, fault))
    };
    let lines: Vec<Value> = match faults {
        PlanFaults::Text(faults) => faults.iter().map(of_text).collect(),
        PlanFaults::Sheet(faults) => faults.iter().map(of_sheet).collect(),
    };
    json!({ "ok": faults.is_empty(), "faults": lines })
}

fn report_type(one: &ReportType) -> Value {
    json!({
        "id": one.id,
        "name": one.name,
        "cycle": one.cycle.token(),
        "parts": one.parts,
        "unit_due": one.unit_due.as_ref().map(deadline),
        "commune_due": one.commune_due.as_ref().map(deadline),
        "office_due": one.office_due.as_ref().map(deadline),
        "on_time_by": one.on_time_by.token(),
        "window": one.window.token(),
        "into": one.into,
        "adds": one.adds.token(),
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
        "checklist": table.checklist,
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
        "private": field.private,
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::plan::source::{find, parse};

    fn daklak() -> Plan {
        parse(find("daklak-antq-2026").unwrap().text).unwrap()
    }

    fn has_keys(value: &Value, keys: &str) {
        let object = value.as_object().unwrap();
        for key in keys.split_whitespace() {
            assert!(object.contains_key(key), "no {key} in {value:#}");
        }
    }

    /// The entry of a list with this id.
    fn one<'v>(list: &'v Value, id: &str) -> &'v Value {
        list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
    }

    #[test]
    fn every_key_of_the_contract_is_in_every_entry() {
        let shown = plan_show(&daklak());
        has_keys(&shown, "id title issuer years version kinds report_types forms indicators");
        let each = |list: &Value, keys: &str| list.as_array().unwrap().iter().for_each(|one| has_keys(one, keys));
        each(&shown["kinds"], "id name");
        each(&shown["report_types"], "id name cycle unit_due office_due recipient form");
        for form in shown["forms"].as_array().unwrap() {
            has_keys(form, "id version sections");
            for section in form["sections"].as_array().unwrap() {
                has_keys(section, "id title fields tables");
                let field = "id label kind required options min max unit_words per_quarter accrual applies_to synonyms";
                each(&section["fields"], field);
                for table in section["tables"].as_array().unwrap() {
                    has_keys(table, "id title columns");
                    each(&table["columns"], "id label kind");
                }
            }
        }
        let indicator = "id label source scope shape fields compare judge targets applies_to reading";
        each(&shown["indicators"], indicator);
    }

    #[test]
    fn values_are_those_of_the_plan() {
        let plan = daklak();
        let listed = plan_list(&[(&plan, true)]);
        let line = &listed["plans"][0];
        assert_eq!((&line["id"], &line["built_in"]), (&json!("daklak-antq-2026"), &json!(true)));
        let shown = plan_show(&plan);
        assert_eq!(shown["years"], json!([2026, 2030]));
        let half = one(&shown["report_types"], "six-month");
        assert_eq!((&half["cycle"], &half["form"]), (&json!("half-year"), &json!("antq")));
        assert_eq!((&half["unit_due"]["rule"], &half["unit_due"]["day"]), (&json!("before"), &json!("05-20")));
        for (id, compare, targets) in [
            ("an-toan-antt", json!("at-least"), json!({ "2026": { "min": 100, "max": null } })),
            (
                "dien-hinh",
                json!("at-least"),
                json!({ "2027": { "min": 50, "max": null }, "2028": { "min": 100, "max": null } }),
            ),
            ("phat-dong-nhiem-vu", json!("at-least"), json!({})),
            ("camera", json!("equal"), json!({})),
            ("kinh-phi", Value::Null, json!({})),
        ] {
            let indicator = one(&shown["indicators"], id);
            assert_eq!((&indicator["compare"], &indicator["targets"]), (&compare, &targets), "{id}");
        }
        assert_eq!(one(&shown["indicators"], "quan-triet")["scope"], "truc-thuoc");
        assert_eq!(one(&shown["indicators"], "dien-hinh")["scope"], Value::Null);
        let fields = &shown["forms"][0]["sections"][3]["fields"];
        let count = one(fields, "mo-hinh-hieu-qua");
        assert_eq!((&count["min"], &count["max"], &count["accrual"]), (&json!(0), &Value::Null, &json!("snapshot")));
    }

    #[test]
    fn figures_stay_exact() {
        for (text, json) in [("62.50", "62.5"), ("100", "100"), ("1000000000000", "1000000000000"), ("-0.1", "-0.1")] {
            assert_eq!(number(text.parse().unwrap()).to_string(), json);
        }
    }

    #[test]
    fn faults_carry_their_place_and_what_to_do() {
        let faults = parse("id = \"a\"\ntitel = \"b\"\n").unwrap_err();
        let shown = faults_json("plan.toml", &PlanFaults::Text(faults), Lang::Vi);
        assert_eq!(shown["ok"], json!(false));
        let line = shown["faults"].as_array().unwrap().iter().find(|one| one["line"] == 2).unwrap();
        assert_eq!(
            *line,
            json!({
                "file": "plan.toml",
                "line": 2,
                "column": 1,
                "sheet": null,
                "cell": null,
                "message": "Ở đây không có `titel`.",
                "advice": "Có phải ý là `title`?",
            })
        );
        assert_eq!(faults_json("plan.toml", &PlanFaults::Text(vec![]), Lang::En), json!({ "ok": true, "faults": [] }));
    }
}
