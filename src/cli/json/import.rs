//! Files and reports of an import or of the tray; findings of a period.
use super::finding;
use crate::{
    domain::{
        book::ReportRef,
        intake::{Finding, Question},
        plan::Form,
    },
    job::import::{FileOutcome, Imported, ImportedFile, ImportedReport, ReportOutcome},
    text::Lang,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub fn imported(imported: &Imported, form: Option<&Form>, seconds: f64, lang: Lang) -> Value {
    let count = |tokens: Vec<(&str, usize)>| {
        tokens.into_iter().map(|(token, count)| (token.replace('-', "_"), json!(count))).collect::<Map<_, _>>()
    };
    let files = FileOutcome::ALL.iter().map(|one| (one.token(), imported.count_files(*one))).collect();
    let reports = ReportOutcome::ALL.iter().map(|one| (one.token(), imported.count_reports(*one))).collect();
    let mut document = tray(imported, form, lang);
    if let Some(document) = document.as_object_mut() {
        document
            .insert("summary".into(), json!({ "files": count(files), "reports": count(reports), "seconds": seconds }));
        document.insert("stopped".into(), json!(imported.stopped));
    }
    document
}

pub fn tray(imported: &Imported, form: Option<&Form>, lang: Lang) -> Value {
    json!({ "files": imported.files.iter().map(|one| file(one, form, lang)).collect::<Vec<_>>() })
}

fn file(file: &ImportedFile, form: Option<&Form>, lang: Lang) -> Value {
    json!({
        "id": file.id.filter(|id| *id > 0), "path": file.path, "sha256": file.sha256, "outcome": file.outcome.token(),
        "findings": worded(&file.findings, form, lang),
        "reports": file.reports.iter().map(|one| report(one, form, lang)).collect::<Vec<_>>(),
    })
}

fn report(report: &ImportedReport, form: Option<&Form>, lang: Lang) -> Value {
    json!({
        "unit": report.unit, "period": report.period, "version": report.version, "outcome": report.outcome.token(),
        "values": report.values, "sheet": report.sheet, "row": report.row.map(|row| row + 1),
        "findings": worded(&report.findings, form, lang),
        "question": report.question.as_ref().map(|(id, asked)| question(*id, asked)),
    })
}

fn question(id: ReportRef, question: &Question) -> Value {
    let candidates =
        question.candidates.iter().map(|one| json!({ "code": one.code, "name": one.name, "score": one.score }));
    json!({ "id": id.to_string(), "kind": question.kind.token(), "candidates": candidates.collect::<Vec<_>>() })
}

fn worded(findings: &[Finding], form: Option<&Form>, lang: Lang) -> Vec<Value> {
    findings.iter().map(|one| finding(one, form, lang)).collect()
}

/// Findings of the counting reports: (unit, file, finding); then how often each code stands.
pub fn findings_document(
    findings: &[(String, String, Finding)],
    period: &str,
    form: Option<&Form>,
    lang: Lang,
) -> Value {
    let mut by_code: BTreeMap<(&str, &str), (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (unit, _, finding) in findings {
        let entry = by_code.entry((finding.code.token(), finding.severity.token())).or_default();
        entry.0 += 1;
        entry.1.insert(unit);
    }
    let row = |(unit, file, one): &(String, String, Finding)| {
        let mut row = finding(one, form, lang);
        if let Some(row) = row.as_object_mut() {
            row.insert("unit".into(), json!(unit));
            row.insert("period".into(), json!(period));
            row.insert("file".into(), json!(file));
        }
        row
    };
    let mut codes: Vec<_> = by_code.into_iter().collect();
    codes.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let codes = codes.into_iter().map(|((code, severity), (count, units))| json!({ "code": code, "severity": severity, "count": count, "units": units.len() }));
    json!({ "findings": findings.iter().map(row).collect::<Vec<_>>(), "by_code": codes.collect::<Vec<_>>() })
}
