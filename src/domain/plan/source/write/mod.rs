//! A plan as the text of a plan file: what [`super::parse`] reads back as the same plan. Defaults are left out.
mod form;
mod indicator;

use super::document::{Rendered, Table, Value, render};
use crate::domain::plan::{
    Adds, Calendar, DayOfYear, Deadline, DeadlineDay, Letterhead, OnTimeBy, Plan, ReportType, SchoolYear, Shift, Window,
};

pub fn write(plan: &Plan) -> String {
    let Rendered { text, .. } = render(&document(plan));
    text
}

/// The plan as keys and values, in the order of the format's page.
pub fn document(plan: &Plan) -> Table {
    let mut root = Table::default();
    root.text("id", &plan.id);
    root.number("version", plan.version);
    root.text("title", &plan.title);
    root.text("issuer", &plan.issuer);
    root.put("years", Value::List([plan.years.0, plan.years.1].map(|year| Value::Number(year.into())).to_vec()));
    if let Some(day) = plan.issued {
        root.text("issued", &day.to_string());
    }
    if plan.letterhead != Letterhead::default() {
        root.put("letterhead", Value::Section(letterhead(&plan.letterhead)));
    }
    if plan.calendar != Calendar::default() {
        root.put("calendar", Value::Section(calendar(&plan.calendar)));
    }
    let mut sections = |key: &'static str, list: Vec<Table>| {
        if !list.is_empty() {
            root.put(key, Value::Sections(list));
        }
    };
    let kinds = plan.kinds.iter().map(|kind| {
        let mut table = named(&kind.id, "name", &kind.name);
        table.texts("words", &kind.words);
        table.flag("group", kind.group);
        table
    });
    sections("kind", kinds.collect());
    sections("scope", plan.scopes.iter().map(|scope| named(&scope.id, "name", &scope.name)).collect());
    let properties = plan.properties.iter().map(|property| {
        let mut table = named(&property.id, "label", &property.label);
        table.texts("synonyms", &property.synonyms);
        table
    });
    sections("property", properties.collect());
    sections("report_type", plan.report_types.iter().map(report_type).collect());
    sections("form", plan.forms.iter().map(form::form).collect());
    sections("rule", plan.rules.iter().map(|rule| form::rule(rule, plan.forms.len() > 1)).collect());
    sections("indicator", plan.indicators.iter().map(indicator::indicator).collect());
    root
}

fn named(id: &str, key: &'static str, name: &str) -> Table {
    let mut table = Table::default();
    table.text("id", id);
    table.text(key, name);
    table
}

fn letterhead(letterhead: &Letterhead) -> Table {
    let mut table = Table::default();
    table.text("superior", &letterhead.superior);
    table.text("office", &letterhead.office);
    table.text("place", &letterhead.place);
    table.text("number", &letterhead.number);
    table.texts("signature", &letterhead.signature);
    table.texts("recipients", &letterhead.recipients);
    table
}

fn calendar(calendar: &Calendar) -> Table {
    let mut table = Table::default();
    if calendar.shift != Shift::None {
        table.text("shift", calendar.shift.token());
    }
    let holidays: Vec<String> = calendar.holidays.iter().map(ToString::to_string).collect();
    table.texts("holidays", &holidays);
    if calendar.school_year != SchoolYear::default() {
        let mut inner = Table::default();
        let SchoolYear { from, second, ends } = calendar.school_year;
        for (key, day) in [("from", from), ("second", second), ("ends", ends)] {
            inner.text(key, &day.to_string());
        }
        table.put("school_year", Value::Inline(inner));
    }
    table
}

fn report_type(one: &ReportType) -> Table {
    let mut table = named(&one.id, "name", &one.name);
    table.text("cycle", one.cycle.token());
    if !one.parts.is_empty() {
        table.put("parts", Value::List(one.parts.iter().map(|part| Value::Number((*part).into())).collect()));
    }
    let dues = [("unit_due", one.unit_due), ("commune_due", one.commune_due), ("office_due", one.office_due)];
    for (key, due) in dues {
        if let Some(due) = due {
            table.put(key, Value::Inline(deadline(due)));
        }
    }
    if one.on_time_by != OnTimeBy::Unit {
        table.text("on_time_by", one.on_time_by.token());
    }
    if one.window != Window::Calendar {
        table.text("window", one.window.token());
    }
    day(&mut table, "cut_off", one.cut_off);
    table.filled("into", one.into.as_deref().unwrap_or_default());
    if one.adds != Adds::Members {
        table.text("adds", one.adds.token());
    }
    table.text("recipient", &one.recipient);
    table.text("form", &one.form);
    table.put("owed_by", Value::texts(&one.owed_by));
    table.texts("owed_by_kinds", &one.owed_by_kinds);
    table
}

fn day(table: &mut Table, key: &'static str, day: Option<DayOfYear>) {
    if let Some(day) = day {
        table.text(key, &day.to_string());
    }
}

fn deadline(due: Deadline) -> Table {
    let mut table = Table::default();
    table.text("rule", due.rule.token());
    let after = match due.day {
        DeadlineDay::Yearly { day, years_after } => {
            table.text("day", &day.to_string());
            ("years_after", i64::from(years_after))
        }
        DeadlineDay::Monthly { day, months_after } => {
            table.number("day", day);
            ("months_after", i64::from(months_after))
        }
    };
    if after.1 != 0 {
        table.number(after.0, after.1);
    }
    table
}
