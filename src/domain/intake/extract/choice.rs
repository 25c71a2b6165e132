//! Levels and choices: one option, or several, by their label, id or short form.
use super::{Outcome, held::Held};
use crate::domain::{
    intake::Code,
    plan::Choice,
    value::{How, Value},
    vietnamese::{fold_marked, spells, without_order},
};

/// The cell names one option; None if it names none.
pub(super) fn one(options: &[Choice], held: &Held) -> Option<Outcome> {
    let (at, how) = match held {
        Held::Text(text, _) => find(options, text)?,
        Held::Number(number) => find(options, &number.to_string())?,
        Held::Percentage(_) | Held::Immeasurable | Held::Bool(_) | Held::Date(_) => return None,
    };
    Some(Outcome::taken(Value::Option(options.get(at)?.id.clone()), how))
}

/// The cell names options one after another, parted by commas, semicolons, strokes or lines. A label may
/// itself hold a comma: the longest run of parts that is one label is that label.
pub(super) fn many(options: &[Choice], held: &Held) -> Option<Outcome> {
    let Held::Text(text, _) = held else {
        return one(options, held).map(|outcome| outcome.listed());
    };
    let parts: Vec<(usize, usize)> = parts(text);
    let mut chosen = vec![false; options.len()];
    let mut how = How::AsIs;
    let mut rest = parts.as_slice();
    while let [(from, _), ..] = rest {
        let (taken, at, named) = (1..=rest.len()).rev().find_map(|taken| {
            let (_, to) = rest.get(taken - 1)?;
            let (at, named) = find(options, text.get(*from..*to)?)?;
            Some((taken, at, named))
        })?;
        *chosen.get_mut(at)? = true;
        if named != How::AsIs {
            how = named;
        }
        rest = rest.get(taken..)?;
    }
    let ids: Vec<String> =
        options.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(option, _)| option.id.clone()).collect();
    (!ids.is_empty()).then(|| Outcome::taken(Value::Options(ids), how))
}

/// None of the options.
pub(super) const fn none() -> Outcome {
    Outcome::refused(Code::NotAnOption)
}

/// Where the parts that hold something begin and end.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = 0;
    let ends = text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | '/' | '\n')).map(|(at, _)| at);
    for end in ends.chain([text.len()]) {
        if text.get(from..end).is_some_and(|part| part.contains(char::is_alphanumeric)) {
            parts.push((from, end));
        }
        from = end + 1;
    }
    parts
}

/// The index of the option a text names. A text without marks names an option if no other one reads alike.
pub(super) fn find(options: &[Choice], text: &str) -> Option<(usize, How)> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if let Some(found) = unique(options, |name| name.to_lowercase() == lower) {
        return Some(found);
    }
    // Folding would lose these, and "A+" is not "A".
    if text.contains(['+', '<', '>', '≤', '≥', '~', '%', '?']) {
        return None;
    }
    let folded = fold_marked(text);
    if folded.is_empty() {
        return None;
    }
    unique(options, |name| spells(&folded, &fold_marked(name)) || spells(&folded, &fold_marked(without_order(name))))
}

/// The only option one of whose names fits; a label or id goes before a short form.
fn unique(options: &[Choice], fits: impl Fn(&str) -> bool) -> Option<(usize, How)> {
    let mut found = options.iter().enumerate().filter_map(|(at, option)| {
        if fits(&option.label) || fits(&option.id) {
            return Some((at, How::AsIs));
        }
        option.short.iter().any(|short| fits(short)).then_some((at, How::LevelShort))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
