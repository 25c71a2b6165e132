//! What somebody worked out by hand, as tables in the tests, against what the program says.
use super::office::{lines, words};
use crate::program::{list, text};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line per unit: code, state.
#[track_caller]
pub fn states(status: &Value, expected: &str) {
    let said: BTreeMap<&str, &str> =
        list(&status["list"]).iter().map(|row| (text(&row["code"]), text(&row["state"]))).collect();
    let worked: BTreeMap<&str, &str> = lines(expected).map(|line| (words(line)[0], words(line)[1])).collect();
    assert_eq!(said, worked);
    let mut owing = 0;
    for state in ["on_time", "late", "missing", "not_yet_due", "returned", "needs_attention"] {
        let count = worked.values().filter(|one| one.replace('-', "_") == state).count() as u64;
        assert_eq!(status["units"][state], count, "{state}");
        owing += count;
    }
    assert_eq!(status["units"]["owing"], owing);
}

/// Codes in the first line, then an indicator and a letter for each unit: m met, n not met, a not applicable, d not due,
/// r recorded, - no data.
#[track_caller]
pub fn verdicts(status: &Value, expected: &str) {
    let mut table = lines(expected);
    let codes = words(table.next().unwrap());
    let rows: BTreeMap<&str, &Value> = list(&status["list"]).iter().map(|row| (text(&row["code"]), row)).collect();
    assert_eq!(rows.len(), codes.len());
    let mut wrong = Vec::new();
    let mut worked = Vec::new();
    for line in table {
        let words = words(line);
        assert_eq!(words.len(), codes.len() + 1, "{line}");
        worked.push(words[0]);
        for (code, letter) in codes.iter().zip(&words[1..]) {
            let said = text(&rows[code]["verdicts"][words[0]]);
            if said != verdict(letter) {
                wrong.push(format!("{} of {code}: {said}, not {}", words[0], verdict(letter)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(worked, ids(status), "every indicator, in the plan's order");
}

fn verdict(letter: &str) -> &'static str {
    match letter {
        "m" => "met",
        "n" => "not-met",
        "a" => "not-applicable",
        "d" => "not-due",
        "r" => "recorded",
        "-" => "no-data",
        other => panic!("no verdict {other}"),
    }
}

fn ids(status: &Value) -> Vec<&str> {
    list(&status["indicators"]).iter().map(|one| text(&one["id"])).collect()
}

/// What a line of figures holds, after the indicator's id. `sum` is numerator of what is not a share of units.
const COLUMNS: [&str; 12] = [
    "population",
    "applicable",
    "owing",
    "reported",
    "met",
    "numerator",
    "denominator",
    "sum",
    "share_owing",
    "share_reported",
    "still_needed",
    "verdict",
];

/// One line per indicator, in the plan's order: the figures of [`COLUMNS`]. A share is a fraction (`3/8`), `-` is null.
#[track_caller]
pub fn figures(status: &Value, expected: &str) {
    let mut wrong = Vec::new();
    let mut worked = Vec::new();
    for line in lines(expected) {
        let words = words(line);
        assert_eq!(words.len(), COLUMNS.len() + 1, "{line}");
        worked.push(words[0]);
        let Some(said) = list(&status["indicators"]).iter().find(|one| one["id"] == words[0]) else {
            wrong.push(format!("no indicator {}", words[0]));
            continue;
        };
        for (column, word) in COLUMNS.iter().zip(&words[1..]) {
            if !is(&said[*column], word) {
                wrong.push(format!("{} {column}: {}, not {word}", words[0], said[*column]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(worked, ids(status), "every indicator, in the plan's order");
}

/// How many units gave each level or choice.
#[track_caller]
pub fn levels(status: &Value, indicator: &str, expected: &Value) {
    let one = list(&status["indicators"]).iter().find(|one| one["id"] == indicator);
    assert_eq!(one.map(|one| &one["levels"]), Some(expected));
}

fn is(said: &Value, word: &str) -> bool {
    let near = |wanted: f64| said.as_f64().is_some_and(|said| (said - wanted).abs() < 1e-9);
    let number = |text: &str| text.parse::<f64>().ok();
    let fraction = || word.split_once('/').and_then(|(part, whole)| Some(100.0 * number(part)? / number(whole)?));
    match (word, number(word).or_else(fraction)) {
        ("-", _) => said.is_null(),
        (_, Some(wanted)) => near(wanted),
        (_, None) => said.as_str() == Some(word),
    }
}

/// The same lines against the sheet "Tổng hợp".
#[track_caller]
pub fn summary(status: &Value, sheet: &super::workbook::Tab, expected: &str) {
    const COUNTS: [(&str, usize); 5] =
        [("Tổng số đơn vị", 1), ("Thuộc diện áp dụng", 2), ("Phải báo cáo", 3), ("Đã có số liệu", 4), ("Đạt", 5)];
    let header = sheet.row_with(0, "STT");
    for (line, one) in lines(expected).zip(list(&status["indicators"])) {
        let words = words(line);
        let row = sheet.row_with_below(header, 1, text(&one["label"]));
        for (heading, at) in COUNTS {
            let said = sheet.cell(row, sheet.column_of(header, heading));
            // Where nothing is asked of a single unit there is no number of those that reach it.
            let no_number = heading == "Đạt" && said == "–" && words[9] == "-";
            assert!(said == words[at] || no_number, "{line}: {heading} {said}");
        }
    }
}
