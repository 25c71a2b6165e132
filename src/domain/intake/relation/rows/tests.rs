#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::plan::{Accrual, Choice, Section, Table};

fn column(id: &str, kind: FieldKind) -> Field {
    Field {
        id: id.into(),
        label: id.into(),
        synonyms: vec![],
        section: 0,
        kind,
        required: false,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

fn form(tables: &[(&str, &[&str])]) -> Form {
    let option = |id: &str| Choice { id: id.into(), label: id.into(), short: vec![] };
    let kind = |id: &str| match id {
        "day" => FieldKind::Date,
        "kind" => FieldKind::Choice { options: ["theft", "fire"].map(option).into() },
        "done" => FieldKind::YesNo,
        "people" => FieldKind::Count,
        _ => FieldKind::Text,
    };
    let table = |(id, columns): &(&str, &[&str])| Table {
        id: (*id).into(),
        title: (*id).into(),
        section: 0,
        columns: columns.iter().map(|id| column(id, kind(id))).collect(),
        checklist: vec![],
        rows: 5,
    };
    let sections = vec![Section { id: "s".into(), title: "s".into() }];
    let tables = tables.iter().map(table).collect();
    Form { id: "f".into(), version: 1, title: String::new(), sections, fields: vec![], tables }
}

/// "3 theft |mất xe|": day of March, kind, words; `-` is blank.
fn row(number: u32, text: &str) -> TableRow {
    let mut parts = text.splitn(3, ' ');
    let mut next = || parts.next().filter(|part| *part != "-").map(str::to_owned);
    let day = next().map(|day| Value::Date(format!("2024-03-{day:0>2}").parse().unwrap()));
    let kind = next().map(Value::Option);
    TableRow { table: 0, number, cells: vec![day, kind, next().map(Value::Text)] }
}

fn rows(texts: &[&str]) -> Vec<TableRow> {
    (1..).zip(texts).map(|(number, text)| row(number, text)).collect()
}

#[test]
fn what_the_report_has_already_counts_once() {
    let form = form(&[("incidents", &["day", "kind", "words"])]);
    // (own rows, rows sent at once, those that are added; `~` where a row of the report may be the same)
    let cases: &[(&[&str], &[&str], &str)] = &[
        (&["12 theft mất xe"], &["12 theft mất xe"], ""),
        (&["12 theft Mất  xe."], &["12 theft mat xe"], ""),
        (&["12 theft -"], &["12 theft mất xe"], ""),
        (&["12 - mất xe"], &["12 theft mất xe"], ""),
        (&["- theft mất xe"], &["12 theft mất xe"], ""),
        (&["12 theft mất xe"], &["12 theft mất ba xe"], "~0"),
        (&["12 theft mất xe"], &["13 theft mất xe"], "0"),
        (&["12 theft mất xe"], &["12 fire mất xe"], "0"),
        // Words alone do not say which incident is meant.
        (&["- - mất xe"], &["- - mất xe"], "0"),
        (&["- - mất xe"], &["12 theft mất xe"], "0"),
        (&[], &["12 theft mất xe"], "0"),
        // Two of one day are two, and one row of the report stands for one of them.
        (&["12 theft -"], &["12 theft mất xe", "12 theft mất máy"], "1"),
        (&["12 theft mất xe", "12 theft -"], &["12 theft -", "12 theft mất xe"], ""),
        (&["12 theft -", "12 theft mất xe"], &["12 theft mất xe", "12 theft mất máy"], ""),
        (&["1 theft a", "2 fire b"], &["2 fire b", "3 fire c"], "1"),
    ];
    for (own, sent, expected) in cases {
        let found = added(&form, &rows(own), &rows(sent));
        let said: Vec<String> =
            found.iter().map(|one| format!("{}{}", if one.near { "~" } else { "" }, one.at)).collect();
        assert_eq!(said.join(" "), *expected, "{own:?} + {sent:?}");
    }
}

#[test]
fn a_row_finds_its_table_and_its_columns_by_their_ids() {
    let from = form(&[("other", &["words"]), ("incidents", &["kind", "people", "day"])]);
    let to = form(&[("incidents", &["day", "words", "kind", "done"])]);
    let onto = Onto::new(&from, &to);
    let day = Value::Date("2024-03-12".parse().unwrap());
    let cells = vec![Some(Value::Option("fire".into())), Some(Value::Number(2.into())), Some(day.clone())];
    let there = onto.row(&TableRow { table: 1, number: 4, cells }).unwrap();
    assert_eq!((there.table, there.number), (0, 4));
    assert_eq!(there.cells, [Some(day), None, Some(Value::Option("fire".into())), None]);
    assert_eq!(onto.row(&TableRow { table: 0, number: 1, cells: vec![None] }), None);
}

#[test]
fn a_row_that_could_not_be_read_is_a_row() {
    let form = form(&[("incidents", &["day", "kind"])]);
    let cell = |column, row, value| (FieldKey::Column { table: 0, column }, row, value);
    let found = rows_of(
        &form,
        [
            cell(0, 1, None),
            cell(0, 3, None),
            cell(1, 3, Some(Value::Option("fire".into()))),
            (FieldKey::Field(0), 0, None),
        ],
    );
    let shape: Vec<(u32, bool)> = found.iter().map(|row| (row.number, row.cells[1].is_some())).collect();
    assert_eq!(shape, [(1, false), (3, true)]);
}

#[test]
fn an_incident_told_again_word_for_word_is_one() {
    for (case, reports, kept) in [
        ("two incidents", vec![rows(&["3 theft mất xe"]), rows(&["4 theft mất xe"])], vec![(0, 0), (1, 0)]),
        ("sent again", vec![rows(&["3 theft mất xe"]), rows(&["3 theft Mất xe."])], vec![(0, 0)]),
        (
            "sent again with another",
            vec![rows(&["3 theft mất xe"]), rows(&["3 theft mất xe", "5 fire cháy"]), rows(&["5 fire cháy"])],
            vec![(0, 0), (1, 1)],
        ),
        ("twice in one report", vec![rows(&["3 theft mất xe", "3 theft mất xe"])], vec![(0, 0), (0, 1)]),
        (
            "twice in one report, sent again with a third",
            vec![rows(&["3 theft x", "3 theft x"]), rows(&["3 theft x", "3 theft x", "3 theft x"])],
            vec![(0, 0), (0, 1), (1, 2)],
        ),
        // It may be another: nobody said it in the same words.
        ("something is added", vec![rows(&["3 theft -"]), rows(&["3 theft mất xe"])], vec![(0, 0), (1, 0)]),
        ("no words", vec![rows(&["3 theft -"]), rows(&["3 theft -"])], vec![(0, 0), (1, 0)]),
        ("no day", vec![rows(&["- theft mất xe"]), rows(&["- theft mất xe"])], vec![(0, 0), (1, 0)]),
    ] {
        assert_eq!(told_once(&reports), kept, "{case}");
    }
}
