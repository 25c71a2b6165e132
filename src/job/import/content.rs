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
        // Only this kind can be opened with its password; other formats are asked for again without one.
        Err(finding) if finding.code == Code::FileEncrypted && sniff(bytes) == Kind::EncryptedOoxml => {
            Ok(locked(finding, desk))
        }
        Err(finding) => Err(finding),
    }
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
