//! Text as Vietnamese offices write it: cleaning, folding, labels, numbers, dates, words, order.
//!
//! Pure reading of text. What a number or a word means for a field is decided in `intake::extract`.
mod clean;
pub mod date;
mod fold;
mod label;
pub mod legacy;
mod letter;
pub mod number;
mod order;
mod rhyme;
mod syllable;
mod words;

pub use clean::{clean, is_invisible};
pub use fold::{fold, fold_marked, has_marks, spells};
pub use label::{fold_label, similarity, without_order};
pub use order::Collation;
pub use rhyme::{is_plain_syllable, is_syllable};
pub use words::Word;
