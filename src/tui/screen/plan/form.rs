//! The form: its fields by section, and the columns of its tables.
use super::{
    reports::kinds,
    row::{Item, Mark, Row},
};
use crate::{
    domain::plan::{Accrual, Field, Form, Plan, Table},
    text::{
        Lang,
        screen::plan_part::{self as part, About},
    },
};

pub fn rows(plan: &Plan, lang: Lang) -> Vec<Row> {
    let forms = &plan.forms;
    let mut rows = Vec::new();
    for form in forms {
        if forms.len() > 1 {
            rows.push(Row::heading(form.title.to_uppercase()));
        }
        for (at, section) in form.sections.iter().enumerate() {
            rows.push(Row::heading(section.title.clone()));
            rows.extend(form.fields.iter().filter(|one| one.section == at).map(|one| field(plan, one, lang)));
            for one in form.tables.iter().filter(|one| one.section == at) {
                rows.push(table(form, one, lang));
                rows.extend(one.columns.iter().map(|column| inner(field(plan, column, lang))));
            }
        }
    }
    rows
}

fn inner(mut row: Row) -> Row {
    if row.mark == Mark::None {
        row.mark = Mark::Inner;
    }
    row.label = format!("· {}", row.label);
    row
}

fn field(plan: &Plan, one: &Field, lang: Lang) -> Row {
    let kind = part::kind(lang, &one.kind);
    let right = if one.per_quarter { format!("{kind} × 4") } else { kind.clone() };
    let mut row = Row::new(Item::Field, one.label.clone(), right);
    if one.required {
        row.mark = Mark::Required;
    }
    row.seldom = one.required;
    let mut tell = |about, text: String| row.tell(part::about(lang, about), text);
    let kind = if one.required { format!("{kind}, {}", part::required(lang)) } else { kind };
    tell(About::Kind, kind);
    if one.per_quarter {
        tell(About::PerQuarter, part::every_quarter(lang).to_owned());
    }
    let options: Vec<&str> = one.kind.options().iter().map(|option| option.label.as_str()).collect();
    tell(About::Options, options.join("; "));
    tell(About::Bounds, part::bounds(lang, one).unwrap_or_default());
    if one.kind.is_summable() || one.accrual != Accrual::InPeriod {
        tell(About::Accrual, part::accrual(lang, one.accrual).to_owned());
    }
    tell(About::Stage, one.stage.clone().unwrap_or_default());
    if !one.applies_to.is_empty() {
        tell(About::AsksOnly, kinds(plan, &one.applies_to, lang));
    }
    if let Some(id) = &one.applies_if {
        let label = plan.properties.iter().find(|one| one.id == *id).map_or(id.as_str(), |one| one.label.as_str());
        tell(About::AsksOnly, part::having(lang, label));
    }
    tell(About::Hint, one.hint.clone());
    tell(About::Synonyms, one.synonyms.join("; "));
    let judges = plan.indicators.iter().filter(|indicator| indicator.fields().contains(&one.id.as_str()));
    tell(About::Judges, judges.map(|one| one.label.clone()).collect::<Vec<_>>().join("; "));
    tell(About::Id, one.id.clone());
    row
}

fn table(form: &Form, one: &Table, lang: Lang) -> Row {
    let right = match lang {
        Lang::Vi => format!("bảng, {} cột", one.columns.len()),
        Lang::En => format!("table, {} columns", one.columns.len()),
    };
    let mut row = Row::new(Item::Field, one.title.clone(), right);
    let label =
        |id: &String| one.columns.iter().find(|column| column.id == *id).map_or(id.clone(), |one| one.label.clone());
    let checklist = one.checklist.iter().map(label).collect::<Vec<_>>().join("; ");
    row.tell(part::about(lang, About::Checklist), checklist);
    row.tell(part::about(lang, About::Form), form.title.clone());
    row.tell(part::about(lang, About::Id), one.id.clone());
    row
}
