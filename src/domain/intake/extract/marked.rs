//! One column per answer (Có | Không; XS | Khá | TB | Yếu): the mark says which column is meant.
use super::{
    Context, Outcome, Reading, asks_for_absence, choice,
    held::{Held, held},
    seen_text,
};
use crate::domain::{
    grid::Cell,
    intake::{Code, Expected},
    plan::{Field, FieldKind},
    value::{How, Value},
    vietnamese::{Word, clean, fold},
};
use rust_decimal::Decimal;

/// What a mark in a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    Yes,
    No,
    /// The id of an option.
    Option(&'a str),
}

/// What a column's heading means to a field; None for a heading that is no answer to it.
pub fn heading_means<'f>(field: &'f Field, heading: &str) -> Option<Meaning<'f>> {
    let heading = clean(heading);
    let heading = heading.trim();
    match &field.kind {
        FieldKind::YesNo => match Word::of(heading)? {
            Word::Yes => Some(Meaning::Yes),
            Word::No | Word::Nil => Some(Meaning::No),
            Word::NotApplicable | Word::NoData | Word::Dash | Word::Tick | Word::Ditto | Word::InProgress => None,
        },
        FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
            let bare = || {
                let (word, rest) = heading.split_once(' ')?;
                matches!(fold(word).as_str(), "loai" | "muc").then(|| choice::find(options, rest))?
            };
            let (at, _) = choice::find(options, heading).or_else(bare)?;
            options.get(at).map(|option| Meaning::Option(&option.id))
        }
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::Date
        | FieldKind::Text => None,
    }
}

/// What stands in one of the columns.
enum Mark {
    Blank,
    Set,
    /// 0 or FALSE: not this one, if another column is marked.
    Unset,
    NotApplicable,
}

/// Reads the cells of all the columns of one field. Several marks answer only a field that takes several.
pub fn read_marked(field: &Field, columns: &[(Meaning, Option<&Cell>)], context: &Context) -> Reading {
    let typed = || {
        let filled = columns.iter().filter_map(|(_, cell)| cell.map(Cell::typed)).filter(|typed| !typed.is_empty());
        filled.collect::<Vec<_>>().join(" | ")
    };
    let about = |outcome: Outcome, cell: Option<&Cell>| outcome.into_reading(field, cell, typed, context);
    let (mut set, mut unset, mut not_applicable) = (Vec::new(), None, None);
    for (meaning, cell) in columns {
        match mark(field, *meaning, *cell) {
            Ok(Mark::Blank) => {}
            Ok(Mark::Set) => set.push((*meaning, *cell)),
            Ok(Mark::Unset) => unset = *cell,
            Ok(Mark::NotApplicable) => not_applicable = *cell,
            Err(code) => return about(Outcome::refused(code), *cell),
        }
    }
    let takes_several = matches!(field.kind, FieldKind::Choices { .. });
    match (set.as_slice(), not_applicable.or(unset)) {
        ([], None) => about(Outcome::blank(), None),
        ([], Some(_)) if not_applicable.is_some() && unset.is_none() => {
            about(Outcome::taken(Value::NotApplicable, How::NilWord), not_applicable)
        }
        ([(_, cell), ..], _) if not_applicable.is_some() => about(Outcome::refused(Code::Exclusive), *cell),
        ([], stray) => about(Outcome::refused(Code::TypeMismatch), stray),
        ([_, (_, second), ..], _) if !takes_several => about(Outcome::refused(Code::Exclusive), *second),
        ([(_, cell), ..], _) if field.kind == FieldKind::YesNo && asks_for_absence(field) => {
            about(Outcome::refused(Code::TypeMismatch).expecting(Expected::WholeNumber), *cell)
        }
        ([(meaning, cell), ..], _) => {
            let value = match meaning {
                Meaning::Yes => Value::YesNo(true),
                Meaning::No => Value::YesNo(false),
                Meaning::Option(_) if takes_several => Value::Options(in_order(field, &set)),
                Meaning::Option(id) => Value::Option((*id).to_owned()),
            };
            about(Outcome::taken(value, How::Tick), *cell)
        }
    }
}

/// The ids marked, as the form lists them.
fn in_order(field: &Field, set: &[(Meaning, Option<&Cell>)]) -> Vec<String> {
    let ids = field.kind.options().iter().map(|option| &option.id);
    ids.filter(|id| set.iter().any(|(meaning, _)| *meaning == Meaning::Option(id))).cloned().collect()
}

/// A tick, a 1, or the column's own word marks it.
fn mark(field: &Field, meaning: Meaning, cell: Option<&Cell>) -> Result<Mark, Code> {
    let Some(cell) = cell else { return Ok(Mark::Blank) };
    let text = seen_text(cell);
    let Some(held) = held(cell, &text)? else { return Ok(Mark::Blank) };
    let is_own_word = |text: &str, word: Option<Word>| match meaning {
        Meaning::Yes => word == Some(Word::Yes),
        Meaning::No => matches!(word, Some(Word::No | Word::Nil)),
        Meaning::Option(id) => {
            let options = field.kind.options();
            choice::find(options, text).and_then(|(at, _)| options.get(at)).is_some_and(|option| option.id == id)
        }
    };
    match held {
        Held::Text("1", _) | Held::Text(_, Some(Word::Tick)) | Held::Bool(true) => Ok(Mark::Set),
        Held::Number(number) if number == Decimal::ONE => Ok(Mark::Set),
        Held::Text(text, word) if is_own_word(text, word) => Ok(Mark::Set),
        Held::Text("0", _) | Held::Bool(false) => Ok(Mark::Unset),
        Held::Number(number) if number.is_zero() => Ok(Mark::Unset),
        Held::Text(_, Some(Word::Dash | Word::NoData)) => Ok(Mark::Blank),
        Held::Text(_, Some(Word::NotApplicable)) => Ok(Mark::NotApplicable),
        Held::Text(..) | Held::Number(_) | Held::Percentage(_) | Held::Immeasurable | Held::Date(_) => {
            Err(Code::TypeMismatch)
        }
    }
}
