//! Cells, sheets and typed texts as they stand in a sentence.
use crate::domain::{grid::Address, intake::Place};

/// More of a typed text than this says nothing more to the reader.
const SHOWN: usize = 80;

/// A place as Excel shows it: `Sheet1!C12`, `'Biểu 1'!C12`; a sheet alone is its name.
pub fn place(place: &Place) -> String {
    let sheet = one_line(&place.sheet);
    match place.cell {
        Some(cell) if needs_quotes(&sheet) => format!("'{}'!{cell}", sheet.replace('\'', "''")),
        Some(cell) => format!("{sheet}!{cell}"),
        None => sheet,
    }
}

/// Excel quotes a name that could be read as something else: a number, a cell (`T5`, `R1C1`), a truth value.
fn needs_quotes(sheet: &str) -> bool {
    let plain = sheet.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'));
    let upper = sheet.to_uppercase();
    let reference = |text: &str| {
        let is_number = |digits: &str| digits.chars().all(|digit| digit.is_ascii_digit());
        text.strip_prefix('R').is_some_and(|rest| {
            rest.split_once('C').map_or(is_number(rest), |(row, column)| is_number(row) && is_number(column))
        }) || text.strip_prefix('C').is_some_and(is_number)
    };
    !plain
        || sheet.starts_with(|letter: char| letter.is_numeric() || letter == '.')
        || sheet.is_empty()
        || sheet.parse::<Address>().is_ok()
        || matches!(upper.as_str(), "TRUE" | "FALSE")
        || reference(&upper)
}

/// A text on one line, without the control characters a terminal would act on.
pub fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A typed text as it stands in a sentence: on one line, single spaces, shortened.
pub fn shown(text: &str) -> String {
    let text = one_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}
