//! Free text, with its line breaks.
use super::{Outcome, held::Held};
use crate::domain::{
    grid::Cell,
    intake::{Code, Expected},
    value::{How, Value},
};

/// Characters that a cell of a workbook can hold.
const LONGEST: usize = 32_767;

/// A longer text is cut at what a cell can hold, with a warning.
pub(super) fn read(cell: &Cell, held: &Held) -> Outcome {
    let Held::Text(text, _) = held else { return Outcome::taken(Value::Text(cell.typed()), How::AsIs) };
    match text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)) {
        None => Outcome::taken(Value::Text((*text).to_owned()), How::AsIs),
        Some(start) => Outcome::taken(Value::Text(start.to_owned()), How::AsIs)
            .with(Code::TextTooLong)
            .expecting(Expected::Limit(LONGEST.to_string())),
    }
}
