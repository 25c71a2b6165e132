//! What a unit reported at once, against its report of the period.
use super::{TableRow, Told, added, resubmission::said, rows_of};
use crate::domain::{
    intake::{Code, Expected, Finding, Report, Severity, check},
    plan::{FieldKey, Form, Rule},
};

/// A finding for every row that was sent at any time and that the report of the period does not have. It counts all the
/// same; what the report says is contradicted by it where its table is empty, where a row of it may be the same in other
/// words, or where a rule no longer holds.
pub fn not_in_report(form: &Form, rules: &[Rule], report: &Report, sent: &[TableRow]) -> Vec<Told> {
    let own = rows_of(form, report.entries.iter().map(|entry| (entry.field, entry.row, entry.value.clone())));
    let new: Vec<(&TableRow, bool)> =
        added(form, &own, sent).into_iter().filter_map(|one| Some((sent.get(one.at)?, one.near))).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let of_table = |table: usize| new.iter().filter(|(row, _)| usize::from(row.table) == table).count();
    let more: Vec<u32> = (0..form.tables.len()).map(|at| u32::try_from(of_table(at)).unwrap_or(u32::MAX)).collect();
    let broken = check::broken_by_rows(form, rules, report, &more);
    let told = |(row, near): &(&TableRow, bool)| {
        let table = form.tables.get(usize::from(row.table))?;
        let names = |rule: &&&Rule| rule.left.fields.iter().chain(&rule.right.fields).any(|id| *id == table.id);
        let rule = broken.iter().find(names);
        let is_empty = !own.iter().any(|other| other.table == row.table);
        let severity = if is_empty || *near || rule.is_some() { Severity::Warning } else { Severity::Note };
        let against =
            rule.map_or_else(|| Expected::Name(table.title.clone()), |rule| Expected::Words(rule.message.clone()));
        let finding = Finding::new(Code::IncidentNotInReport).severity(severity).expected(against);
        let finding = finding.of(FieldKey::Column { table: row.table, column: 0 }).found(shown(form, row));
        Some(Told { at: None, finding })
    };
    new.iter().filter_map(told).collect()
}

/// How many of a row's cells tell which it is.
const TOLD: usize = 3;

fn shown(form: &Form, row: &TableRow) -> String {
    let columns = form.tables.get(usize::from(row.table)).map(|table| table.columns.as_slice()).unwrap_or_default();
    let open = columns.iter().zip(&row.cells).filter(|(column, _)| !column.private);
    let filled = open.filter_map(|(column, cell)| Some(said(column, cell.as_ref()?)));
    filled.take(TOLD).collect::<Vec<_>>().join("; ")
}
