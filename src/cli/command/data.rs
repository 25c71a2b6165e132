//! What comes out: findings, facts, the consolidated workbook.
use super::{path, text};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    domain::{book::Submissions, intake::Finding, plan::FieldKey, standing::State, value::Value as Figure},
    job::{
        Book, Failure,
        export::{export_worded, sources},
        findings::all,
        standing::{Stand, corrected, stand},
    },
    sheet::write::{Contents, Edition, save_bytes, write_findings},
    text as worded,
};
use clap::ArgMatches;
use std::{collections::BTreeMap, path::PathBuf};

/// (unit, file, finding) of the counting reports, in the office's order: what each says itself, then what shows beside
/// other reports.
fn all_findings(book: &Book, now: &Stand, unit: Option<&str>) -> Result<Vec<(String, String, Finding)>, Failure> {
    let found = all(book, now)?.into_iter().filter_map(|one| {
        let code = &now.units.get(one.unit)?.code;
        unit.is_none_or(|unit| unit == code).then(|| (code.clone(), one.file, one.finding))
    });
    Ok(found.collect())
}

pub fn findings(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let unit = text(matches, "unit").map(|code| book.unit(code).map(|unit| unit.code.clone())).transpose()?;
    let now = stand(&book, &period, actor.today)?;
    let found = all_findings(&book, &now, unit.as_deref())?;
    let form = book.plan_of(&period.id).form_of(&period.id.report_type);
    let id = period.id.to_string();
    if let Some(to) = matches.get_one::<PathBuf>("out") {
        let rows = found.iter().map(|(unit, file, finding)| {
            let sentence = worded::finding(options.lang, finding, form);
            let place = finding.place.as_ref().map(worded::place).unwrap_or_default();
            [
                unit.clone(),
                id.clone(),
                worded::words::severity(options.lang, finding.severity).to_owned(),
                sentence.message,
                sentence.advice,
                place,
                file.clone(),
                finding.code.token().to_owned(),
            ]
        });
        save_bytes(to, &write_findings(rows.collect(), actor.today)?)?;
    }
    let line = |(unit, file, finding): &(String, String, Finding)| {
        let sentence = worded::finding(options.lang, finding, form);
        format!(
            "{}  {unit}  {file}: {} {}",
            worded::words::severity(options.lang, finding.severity),
            sentence.message,
            sentence.advice
        )
    };
    output.result(|| json::findings_document(&found, &id, form, options.lang), || found.iter().map(line).collect());
    Ok(Done::Well)
}

fn all_facts(book: &Book, now: &Stand, unit: Option<&str>) -> Result<Vec<json::Fact>, Failure> {
    let form = now.plan.form_of(&now.period.id.report_type).ok_or(Failure::NoPeriods)?;
    let sources = sources(book, now)?;
    let period = now.period.id.to_string();
    let mut facts = Vec::new();
    for row in &now.standing.rows {
        let Some(one) = now.units.get(row.unit).filter(|one| unit.is_none_or(|unit| unit == one.code)) else {
            continue;
        };
        // Of what is sent at any time all count.
        let counting = now.reports.submissions.get(&row.unit).into_iter().flat_map(Submissions::counting);
        for (id, source) in counting.filter_map(|id| Some((id, sources.get(&id)?))) {
            let corrections = now.ledger.corrections.iter().filter(|correction| correction.report == id);
            let corrections: BTreeMap<(FieldKey, u32), Option<Figure>> = corrections
                .filter_map(|correction| {
                    let key = form.field_key(&correction.field)?;
                    Some(((key, correction.row), corrected(form, key, &correction.value)))
                })
                .collect();
            facts.extend(json::facts(form, (&one.code, &one.name), &period, source, row.state, &corrections));
        }
    }
    Ok(facts)
}

pub fn facts(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (book, actor) = open(&path(matches, "book"), options, false)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let now = stand(&book, &period, actor.today)?;
    let facts = all_facts(&book, &now, None)?;
    let to = path(matches, "out");
    let is_csv = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let document = || serde_json::json!({ "facts": facts.iter().map(json::Fact::json).collect::<Vec<_>>() });
    let bytes = if is_csv { csv(&facts) } else { serde_json::to_vec_pretty(&document()).unwrap_or_default() };
    save_bytes(&to, &bytes)?;
    output.result(
        || serde_json::json!({ "facts": facts.len(), "out": to }),
        || vec![worded::summary::written(options.lang, &to.display().to_string())],
    );
    Ok(Done::Well)
}

/// With a byte order mark, so that Excel reads it as UTF-8. Text that Excel would take for a formula gets an
/// apostrophe in front; figures do not.
fn csv(facts: &[json::Fact]) -> Vec<u8> {
    let safe = |text: &str| {
        let formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<f64>().is_err();
        if formula { format!("'{text}") } else { text.to_owned() }
    };
    let cell = |text: &str| {
        let text = safe(text);
        if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let mut out = String::from("\u{feff}");
    out.push_str(&json::Fact::COLUMNS.join(","));
    out.push_str("\r\n");
    for fact in facts {
        out.push_str(&fact.csv().iter().map(|text| cell(text)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

pub fn export(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, true)?;
    let period = book.period(options.period.as_deref(), actor.today)?;
    let to = path(matches, "out");
    let edition = if matches.get_flag("full") { Edition::Full } else { Edition::Province };
    let annexes: Vec<String> = matches.get_many("annex").into_iter().flatten().cloned().collect();
    let form = book.plan_of(&period.id).form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let known: Vec<String> = form.tables.iter().map(|table| table.id.clone()).collect();
    if let Some(table) = annexes.iter().find(|id| !known.contains(id)) {
        return Err(Failure::NoSuchTable { table: table.clone(), known });
    }
    export_worded(&mut book, &period, Contents { edition, annexes: &annexes }, &to, &actor)?;
    output.result(
        || {
            serde_json::json!({
                "out": to, "period": period.id.to_string(), "full": edition == Edition::Full, "annexes": annexes,
            })
        },
        || vec![worded::summary::written(options.lang, &to.display().to_string())],
    );
    Ok(Done::Well)
}

/// One unit: its state, every value with its cell, its findings.
pub fn show_unit(book: &Book, now: &Stand, unit: &str, options: &Options, output: &mut Output) -> Result<(), Failure> {
    let facts = all_facts(book, now, Some(unit))?;
    let found = all_findings(book, now, Some(unit))?;
    let form = now.plan.form_of(&now.period.id.report_type);
    let row = now.standing.rows.iter().find(|row| now.units.get(row.unit).is_some_and(|one| one.code == unit));
    let state = row.map_or(State::NotOwing, |row| row.state);
    let document = || {
        let mut document = json::findings_document(&found, &now.period.id.to_string(), form, options.lang);
        if let Some(document) = document.as_object_mut() {
            document.insert("unit".into(), serde_json::json!(unit));
            document.insert("state".into(), serde_json::json!(state.token()));
            document.insert("facts".into(), serde_json::json!(facts.iter().map(json::Fact::json).collect::<Vec<_>>()));
        }
        document
    };
    let lines = || {
        let mut lines = vec![format!("{unit}: {}", worded::words::state(options.lang, state))];
        let filled = facts.iter().filter(|fact| !fact.value.is_null());
        lines.extend(filled.map(|fact| {
            format!(
                "  {} = {}  [{} {}]",
                fact.field,
                fact.value,
                fact.sheet.as_deref().unwrap_or_default(),
                fact.cell.as_deref().unwrap_or_default()
            )
        }));
        lines.extend(found.iter().map(|(_, _, finding)| {
            let sentence = worded::finding(options.lang, finding, form);
            format!(
                "  {} {} {}",
                worded::words::severity(options.lang, finding.severity),
                sentence.message,
                sentence.advice
            )
        }));
        lines
    };
    output.result(document, lines);
    Ok(())
}
