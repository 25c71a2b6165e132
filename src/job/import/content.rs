//! What a file's bytes hold for the book: the reports in it, or why there are none.
use crate::{
    domain::intake::{Code, Desk, Finding, Question, QuestionKind, Report, Taken, TakenReport, take},
    sheet::read::{Kind, ReaderPool, check_bytes, sniff},
};

/// Reads one file. Err: nothing of it is taken, and why.
pub fn content(pool: &ReaderPool, bytes: &[u8], path: &str, desk: &Desk) -> Result<Taken, Finding> {
    let read = check_bytes(bytes, pool.limits()).and_then(|_| pool.read(bytes));
    match read {
        Ok(workbook) => Ok(take(&workbook, path, desk)),
        Err(finding) if finding.code == Code::FileEncrypted && can_be_opened(bytes) => Ok(locked(finding, desk)),
        Err(finding) => Err(finding),
    }
}

/// Only this kind of encryption is known, and only to a program that was built with it.
fn can_be_opened(bytes: &[u8]) -> bool {
    cfg!(feature = "passwords") && sniff(bytes) == Kind::EncryptedOoxml
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
