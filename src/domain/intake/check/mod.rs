//! What a report's own figures say about each other: required ones, the plan's rules, complete rows, "nothing to
//! report".
//!
//! One cause gives one finding: a cell that is complained of already is not complained of again.
mod complete;
mod nil;
mod required;
mod rules;
#[cfg(test)]
mod tests;

pub use nil::{says_nil, with_figures};
pub use rules::broken_by_rows;

use super::{Entry, Finding, Place, Report, Severity};
use crate::domain::{
    plan::{FieldKey, Form, Rule},
    unit::Unit,
};

/// Findings across the cells of one report.
pub fn check(
    form: &Form,
    rules: &[Rule],
    unit: Option<&Unit>,
    is_due: &dyn Fn(&Entry) -> bool,
    report: &Report,
) -> Vec<Finding> {
    let figures = Figures { form, report, more: &[] };
    let mut findings = required::missing(&figures, unit, is_due);
    let broken = rules::broken(&figures, rules.iter().filter(|rule| rule.form == form.id), &findings);
    findings.extend(broken);
    findings.extend(complete::incomplete(&figures));
    findings
}

/// A report as checks look at it.
struct Figures<'a> {
    form: &'a Form,
    report: &'a Report,
    /// Rows that other reports add, table by table.
    more: &'a [u32],
}

impl<'a> Figures<'a> {
    fn of(&self, field: FieldKey) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.report.entries.iter().filter(move |entry| entry.field == field)
    }

    fn place(&self, entry: &Entry) -> Option<Place> {
        let sheet = self.report.sheets.get(usize::from(entry.sheet))?;
        Some(Place { sheet: sheet.clone(), cell: Some(entry.cell) })
    }
}

/// How many findings there are of each severity: notes, warnings, errors.
pub fn count(findings: &[Finding]) -> [u32; 3] {
    let of = |severity| {
        u32::try_from(findings.iter().filter(|finding| finding.severity == severity).count()).unwrap_or(u32::MAX)
    };
    [of(Severity::Note), of(Severity::Warning), of(Severity::Error)]
}
