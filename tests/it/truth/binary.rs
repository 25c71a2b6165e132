//! The program itself, run as a script runs it, takes the same from the same files as the judged functions do.
use super::{case::Case, layout::Layout, office::Office};
use crate::{
    program::{Room, list, text},
    workbook::{Book, Content, Format, Sheet},
};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use tonghop::domain::{
    intake::{Taken, TakenReport},
    plan::Form,
    value::Value,
};

/// One file of every layout, then once more.
const SEEDS: std::ops::Range<u64> = 7000..7016;
const DAY: &str = "2026-05-15";

#[test]
fn the_program_keeps_what_was_judged() {
    let office = Office::antq();
    for seed in SEEDS {
        let layout = Layout::ALL[usize::try_from(seed).unwrap() % Layout::ALL.len()];
        let case = Case::of(&office, seed, layout, Format::Xlsx);
        let judged = super::taken(&office, &case);
        let room = Room::new();
        room.write("plan.toml", &office.plan_text);
        room.write("units.xlsx", roster(&office).bytes(Format::Xlsx));
        room.say(&format!("new book.tonghop --plan plan.toml --as-of {DAY}")).well();
        room.say(&format!("units import book.tonghop units.xlsx --as-of {DAY}")).well();
        room.write(&case.path, &case.bytes);
        let imported = room.run(["import", "book.tonghop", "inbox", "--json", "--as-of", DAY]).json();
        let file = &list(&imported["files"])[0];
        match judged {
            Err(finding) => {
                assert!(["refused", "skipped"].contains(&text(&file["outcome"])), "seed {seed}: {finding:?} {file:#}");
            }
            Ok(taken) => {
                same_reports(seed, &taken, file);
                same_facts(seed, office.form(), &taken, &room.facts("book.tonghop", DAY));
            }
        }
    }
}

/// Units, places and questions.
fn same_reports(seed: u64, taken: &Taken, file: &Json) {
    let of_taken = |report: &TakenReport| {
        json!([
            report.unit,
            report.sheet,
            report.row.map(|row| row + 1),
            report.question.as_ref().map(|one| one.kind.token())
        ])
    };
    let of_file = |report: &Json| json!([report["unit"], report["sheet"], report["row"], report["question"]["kind"]]);
    let mut judged: Vec<String> = taken.reports.iter().map(|report| of_taken(report).to_string()).collect();
    let mut kept: Vec<String> = list(&file["reports"]).iter().map(|report| of_file(report).to_string()).collect();
    judged.sort();
    kept.sort();
    assert_eq!(kept, judged, "seed {seed}: {file:#}");
}

/// Every value of every report that counts, from the same cell, and no other.
fn same_facts(seed: u64, form: &Form, taken: &Taken, facts: &[Json]) {
    let counts = |report: &&TakenReport| report.question.is_none() && report.period.is_some();
    let mut expected = BTreeMap::new();
    for report in taken.reports.iter().filter(counts) {
        for entry in report
            .report
            .entries
            .iter()
            .filter(|entry| entry.value.as_ref().is_some_and(|value| *value != Value::NotApplicable))
        {
            let key = (report.unit.clone().unwrap(), form.name(entry.field).unwrap(), entry.row);
            expected.insert(key, (plain(entry.value.as_ref().unwrap()), entry.cell.to_string()));
        }
    }
    let filled = facts.iter().filter(|fact| !fact["value"].is_null());
    let found: BTreeMap<_, _> = filled
        .map(|fact| {
            let row = u32::try_from(fact["row"].as_u64().unwrap_or(0)).unwrap();
            let key = (text(&fact["unit"]).to_owned(), text(&fact["field"]).to_owned(), row);
            (key, (printed(&fact["value"]), text(&fact["cell"]).to_owned()))
        })
        .collect();
    let all: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let differ: Vec<_> = all
        .into_iter()
        .filter(|key| expected.get(key) != found.get(key))
        .map(|key| (key, expected.get(key), found.get(key)))
        .collect();
    assert!(differ.is_empty(), "seed {seed}, judged and kept: {differ:#?}");
}

fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.normalize().to_string(),
        Value::Ratio { numerator, denominator } => format!("{}/{}", numerator.normalize(), denominator.normalize()),
        Value::YesNo(yes) => yes.to_string(),
        Value::Option(text) | Value::Text(text) => text.clone(),
        Value::Options(ids) => ids.join(";"),
        Value::Date(date) => date.to_string(),
        Value::NotApplicable => String::new(),
    }
}

fn printed(value: &Json) -> String {
    let number = |value: &Json| value.to_string().parse::<Decimal>().unwrap().normalize().to_string();
    match value {
        Json::Number(_) => number(value),
        Json::Object(sides) => format!("{}/{}", number(&sides["numerator"]), number(&sides["denominator"])),
        Json::Array(ids) => ids.iter().map(text).collect::<Vec<_>>().join(";"),
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Null => value.to_string(),
    }
}

fn roster(office: &Office) -> Book {
    let mut sheet = Sheet::named("Đơn vị");
    let headings = ["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"];
    (0..).zip(headings).for_each(|(column, heading)| sheet.say((0, column), heading));
    for (row, unit) in (1..).zip(&office.units) {
        sheet.put((row, 0), Content::Number(f64::from(row)));
        let kind = office.plan.kind(&unit.kind).map_or("", |kind| kind.name.as_str());
        let scope = office.plan.scope(&unit.scope).map_or("", |scope| scope.name.as_str());
        let values = [&unit.code, &unit.name, kind, &unit.commune, scope];
        (1..).zip(values).for_each(|(column, value)| sheet.say((row, column), value));
    }
    Book { sheets: vec![sheet] }
}
