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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        grid::Address,
        intake::Entry,
        plan::{Plan, source},
        value::{How, Value},
    };
    use rust_decimal::Decimal;

    /// The year's report counts incidents beside its table, and a rule holds both to each other.
    fn plan() -> Plan {
        let text = source::find("thuthua-antt-2023-2024").unwrap().text;
        let rule = "\n[[rule]]\nid = \"so-vu\"\nform = \"so-ket\"\nleft = \"bat-ngo\"\noperator = \"=\"\n\
                    right = \"vu-viec\"\nmessage = \"Số tình huống phải bằng số dòng.\"\n";
        source::parse(&format!("{text}{rule}")).unwrap()
    }

    fn day(day: u32) -> Value {
        Value::Date(chrono::NaiveDate::from_ymd_opt(2024, 3, day).unwrap())
    }

    fn row(number: u32, on: u32, words: &str) -> TableRow {
        let plan = plan();
        let columns = &plan.form("so-ket").unwrap().tables.first().unwrap().columns;
        let cell = |column: &crate::domain::plan::Field| match column.id.as_str() {
            "ngay" => Some(day(on)),
            "loai" => Some(Value::Option("trom-cap".into())),
            "noi-dung" => Some(Value::Text(words.into())),
            _ => None,
        };
        TableRow { table: 0, number, cells: columns.iter().map(cell).collect() }
    }

    #[test]
    fn what_contradicts_the_report_is_a_warning_and_what_only_adds_to_it_a_note() {
        let plan = plan();
        let form = plan.form("so-ket").unwrap();
        let column = |column| FieldKey::Column { table: 0, column };
        // (rows of the report, its own count, rows sent at once, what is said of them)
        let theft = "Mất xe";
        let title = form.tables.first().unwrap().title.as_str();
        for (own, count, sent, expected) in [
            (vec![row(1, 12, theft)], None, vec![row(1, 12, theft)], vec![]),
            (vec![row(1, 12, theft)], None, vec![row(1, 13, theft)], vec![(Severity::Note, title)]),
            (vec![], None, vec![row(1, 13, theft)], vec![(Severity::Warning, title)]),
            (vec![row(1, 12, theft)], None, vec![row(1, 12, "Mất hai xe")], vec![(Severity::Warning, title)]),
            (
                vec![row(1, 12, theft)],
                Some(1),
                vec![row(1, 13, theft)],
                vec![(Severity::Warning, "Số tình huống phải bằng số dòng.")],
            ),
            // The count speaks of both, and the table of one: the report is at odds with itself, which is said elsewhere.
            (vec![row(1, 12, theft)], Some(2), vec![row(1, 13, theft)], vec![(Severity::Note, title)]),
        ] {
            let entry = |field, row, value| Entry {
                field,
                row,
                value,
                typed: String::new(),
                how: How::AsIs,
                sheet: 0,
                cell: Address::new(0, 0),
            };
            let rows = own
                .iter()
                .flat_map(|row| (0..).zip(&row.cells).map(|(at, cell)| entry(column(at), row.number, cell.clone())));
            let counted = count
                .map(|count| entry(form.field_key("bat-ngo").unwrap(), 0, Some(Value::Number(Decimal::from(count)))));
            let entries = rows.chain(counted).collect();
            let report = Report { sheets: vec!["S".into()], entries, findings: vec![] };
            let told = not_in_report(form, &plan.rules, &report, &sent);
            let said: Vec<(Severity, String)> = told
                .iter()
                .map(|one| match &one.finding.expected {
                    Some(Expected::Name(text) | Expected::Words(text)) => (one.finding.severity, text.clone()),
                    other => (one.finding.severity, format!("{other:?}")),
                })
                .collect();
            let expected: Vec<(Severity, String)> =
                expected.into_iter().map(|(severity, text)| (severity, text.to_owned())).collect();
            assert_eq!(said, expected, "{own:?} and {count:?} with {sent:?}");
            assert!(told.iter().all(|one| one.finding.found.as_deref().is_some_and(|text| text.contains("Trộm cắp"))));
        }
    }
}
