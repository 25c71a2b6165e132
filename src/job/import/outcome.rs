//! What came of an import: per file, per report.
use super::{Code, Collected, Finding, Outcome, Read, Reports, Takes, repeat_finding};
use crate::{
    domain::{
        book::ReportRef,
        intake::{Question, Severity, Taken, TakenReport, check},
        value::tokens,
    },
    sheet::read::sniff,
    store::{FileReading, RowPlace, StoredReading},
};
use std::fmt::Write as _;

tokens! {
    FileOutcome {
        Taken = "taken",
        PartlyTaken = "partly-taken",
        Question = "question",
        Refused = "refused",
        Repeat = "repeat",
        Skipped = "skipped",
    }
}

tokens! {
    ReportOutcome { Taken = "taken", TakenWithFindings = "taken-with-findings", Question = "question", Unchanged = "unchanged" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The batch's decision; None where nothing was kept.
    pub seq: Option<i64>,
    pub files: Vec<ImportedFile>,
    /// Somebody stopped it: later files were not looked at.
    pub stopped: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ImportedFile {
    /// The receipt; None for files that were not kept.
    pub id: Option<i64>,
    pub path: String,
    /// Lower-case hexadecimal.
    pub sha256: Option<String>,
    pub outcome: FileOutcome,
    pub findings: Vec<Finding>,
    pub reports: Vec<ImportedReport>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ImportedReport {
    /// Code of the unit.
    pub unit: Option<String>,
    pub period: Option<String>,
    /// From 1.
    pub version: u32,
    pub outcome: ReportOutcome,
    /// Usable values.
    pub values: usize,
    pub sheet: String,
    /// Zero-based, for a row of a file of many.
    pub row: Option<u32>,
    pub findings: Vec<Finding>,
    pub question: Option<(ReportRef, Question)>,
}

impl ImportedFile {
    pub fn new(collected: Option<&Collected>, read: &Read, here: &Takes) -> Self {
        let (outcome, findings, reports) = match &read.outcome {
            Outcome::Repeat(earlier) => (FileOutcome::Repeat, vec![repeat_finding(earlier.as_deref(), here)], vec![]),
            Outcome::Refused(finding) => (FileOutcome::Refused, vec![finding.clone()], vec![]),
            Outcome::Skipped(finding) => (FileOutcome::Skipped, vec![finding.clone()], vec![]),
            Outcome::Taken(taken) if taken.reports.is_empty() => (FileOutcome::Refused, taken.findings.clone(), vec![]),
            Outcome::Taken(taken) => {
                (FileOutcome::Taken, taken.findings.clone(), taken.reports.iter().map(report).collect())
            }
        };
        let path = collected.map(|file| file.shown.clone()).unwrap_or_default();
        let mut file =
            Self { id: None, path, sha256: read.sha256.as_ref().map(|hash| hex(hash)), outcome, findings, reports };
        let is_read = matches!(read.outcome, Outcome::Taken(_));
        if is_read && !sniff(&read.bytes).may_be_named(&file.path) {
            file.findings.push(Finding::new(Code::FileWrongExtension).found(file.path.clone()));
        }
        file
    }

    /// What came of a file that was taken, as far as its reports are known: which version counts is known at the end.
    pub fn outcome_by_reports(&self) -> FileOutcome {
        let asked = self.reports.iter().filter(|report| report.outcome == ReportOutcome::Question).count();
        match (self.outcome, asked) {
            (FileOutcome::Refused | FileOutcome::Repeat | FileOutcome::Skipped, _) => self.outcome,
            (_, 0) => FileOutcome::Taken,
            (_, all) if all == self.reports.len() => FileOutcome::Question,
            (_, _) => FileOutcome::PartlyTaken,
        }
    }
}

fn report(taken: &TakenReport) -> ImportedReport {
    ImportedReport {
        unit: taken.unit.clone(),
        period: taken.period.clone(),
        version: 1,
        outcome: if taken.question.is_some() { ReportOutcome::Question } else { ReportOutcome::Taken },
        values: taken.report.entries.iter().filter(|entry| entry.value.is_some()).count(),
        sheet: taken.sheet.clone(),
        row: taken.row,
        findings: taken.report.findings.clone(),
        question: None,
    }
}

impl Imported {
    /// Says of every report whether it counts, now that all of them are known.
    pub fn settle(&mut self, reports: &Reports) {
        for file in self.files.iter_mut() {
            let Some(receipt) = file.id else { continue };
            for (ordinal, report) in (0..).zip(&mut file.reports) {
                let id = ReportRef { receipt, ordinal };
                let waiting = reports.question_of(id);
                report.question = waiting.cloned();
                report.version = reports.version(id);
                let [_, warnings, errors] = check::count(&report.findings);
                report.outcome = match waiting {
                    Some(_) => ReportOutcome::Question,
                    None if reports.is_unchanged(id) => ReportOutcome::Unchanged,
                    None if warnings + errors > 0 => ReportOutcome::TakenWithFindings,
                    None => ReportOutcome::Taken,
                };
            }
            file.outcome = file.outcome_by_reports();
        }
    }

    pub fn count_files(&self, outcome: FileOutcome) -> usize {
        self.files.iter().filter(|file| file.outcome == outcome).count()
    }

    pub fn count_reports(&self, outcome: ReportOutcome) -> usize {
        self.files.iter().flat_map(|file| &file.reports).filter(|report| report.outcome == outcome).count()
    }

    /// A finding of severity error is left anywhere.
    pub fn has_errors(&self) -> bool {
        let all = self
            .files
            .iter()
            .flat_map(|file| file.findings.iter().chain(file.reports.iter().flat_map(|report| &report.findings)));
        all.into_iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// What the book keeps of a file that was taken.
pub fn stored(taken: Taken) -> FileReading {
    let outcome = if taken.reports.iter().any(|report| report.question.is_some()) {
        FileOutcome::Question
    } else {
        FileOutcome::Taken
    };
    let reading = |(ordinal, taken): (u32, TakenReport)| StoredReading {
        ordinal,
        unit: taken.unit,
        period: taken.period,
        question: taken.question,
        place: taken.row.map(|row| RowPlace { sheet: taken.sheet, row }),
        alias: taken.alias,
        report: taken.report,
    };
    FileReading {
        outcome: outcome.token().to_owned(),
        findings: taken.findings,
        readings: (0..).zip(taken.reports).map(reading).collect(),
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
