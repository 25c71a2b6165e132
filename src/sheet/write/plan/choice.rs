//! Drop-downs, and what a heading says when somebody stands on it.
use super::super::WriteError;
use crate::domain::plan::sheet::{Column, How};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Note};

/// Excel's limits for a message and its title.
const MESSAGE: usize = 250;
const TITLE: usize = 32;

/// The heading as it is printed; the star is no part of its name.
pub(super) fn heading(column: &Column) -> String {
    if column.needed { format!("{} *", column.heading) } else { column.heading.to_owned() }
}

/// The rule of a column's cells, where it has one.
pub(super) fn of(column: &Column) -> Result<Option<DataValidation>, WriteError> {
    let words: Vec<&str> = match column.how {
        How::Row(words) | How::Words(words) => words.iter().map(|(_, word)| *word).collect(),
        How::Flag => vec!["Có", "Không"],
        How::Id
        | How::Text
        | How::Lines
        | How::List
        | How::Whole
        | How::Wholes
        | How::Number
        | How::Date
        | How::Dates
        | How::Day
        | How::Deadline
        | How::Ref(_)
        | How::Refs(_)
        | How::Measured
        | How::Bound
        | How::Side
        | How::OptionList
        | How::Remark => return Ok(None),
    };
    let rule = DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_title("Chọn trong danh sách")?
        .set_error_message(cut(&format!("Chọn một trong: {}.", words.join("; ")), MESSAGE))?
        .set_error_style(DataValidationErrorStyle::Stop);
    Ok(Some(rule))
}

/// What is shown when a heading is selected.
pub(super) fn message(title: &str, note: &str) -> Result<DataValidation, WriteError> {
    let rule = DataValidation::new().allow_any_value();
    Ok(rule.set_input_title(cut(title, TITLE))?.set_input_message(cut(note, MESSAGE))?)
}

/// What is shown when the mouse rests on a heading.
pub(super) fn note(text: &str) -> Note {
    let lines = u32::try_from(text.chars().count() / 42).unwrap_or(0) + 2;
    Note::new(text).add_author_prefix(false).set_width(300).set_height(lines * 18)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most.saturating_sub(1)) {
        Some((end, _)) if text.chars().count() > most => format!("{}…", text.get(..end).unwrap_or_default()),
        _ => text.to_owned(),
    }
}
