//! Stands in for `domain::vietnamese::fold_label` until that is here; then this file goes.
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What is left of a wording without case, marks and punctuation.
pub(super) fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'đ' => 'd',
            other if other.is_alphanumeric() => other,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
