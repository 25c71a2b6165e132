//! What a file's bytes hold for the book: the reports in it, or why there are none.
use crate::{
    domain::intake::{Code, Desk, Finding, Question, QuestionKind, Report, Taken, TakenReport, take},
    sheet::read::{Kind, ReaderPool, check_bytes, sniff},
};

/// Reads one file. Err: nothing of it is taken, and why. `wanted`: somebody chose this very file, so that it waits to be
/// shown where its figures stand even if nothing of it is known.
pub fn content(pool: &ReaderPool, bytes: &[u8], path: &str, desk: &Desk, wanted: bool) -> Result<Taken, Finding> {
    let read = check_bytes(bytes, pool.limits()).and_then(|_| pool.read(bytes));
    match read {
        Ok(workbook) => {
            let taken = take(&workbook, path, desk);
            Ok(if wanted && taken.reports.is_empty() { unknown(taken, desk) } else { taken })
        }
        Err(finding) if finding.code == Code::FileEncrypted && can_be_opened(bytes) => Ok(locked(finding, desk)),
        Err(finding) => Err(finding),
    }
}

/// Only this kind of encryption is known, and only to a program that was built with it.
fn can_be_opened(bytes: &[u8]) -> bool {
    cfg!(feature = "passwords") && sniff(bytes) == Kind::EncryptedOoxml
}

/// A workbook that waits for somebody to show where its figures stand.
fn unknown(mut taken: Taken, desk: &Desk) -> Taken {
    let Some(at) = taken.findings.iter().position(|finding| finding.code == Code::SheetUnrecognised) else {
        return taken;
    };
    let finding = taken.findings.remove(at);
    let sheet = finding.place.as_ref().map(|place| place.sheet.clone()).unwrap_or_default();
    taken.reports.push(TakenReport {
        unit: None,
        period: Some(desk.period.id.to_string()),
        question: Some(Question { kind: QuestionKind::Mapping, candidates: vec![] }),
        alias: None,
        sheet: sheet.clone(),
        row: None,
        report: Report { sheets: vec![sheet], entries: vec![], findings: vec![finding] },
    });
    taken
}

/// A file that waits for its password.
fn locked(finding: Finding, desk: &Desk) -> Taken {
    let report = TakenReport {
        unit: None,
        period: Some(desk.period.id.to_string()),
        question: Some(Question { kind: QuestionKind::Password, candidates: vec![] }),
        alias: None,
        sheet: String::new(),
        row: None,
        report: Report::default(),
    };
    Taken { findings: vec![finding], reports: vec![report] }
}
