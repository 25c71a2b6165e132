//! Every sentence a person reads, in Vietnamese and in English.
//!
//! One function per kind of thing, exhaustive over its enum: a missing sentence does not compile.
pub mod doctor;
mod failure;
mod finding;
pub mod indicator;
pub mod judging;
pub mod plan;
pub mod roster;
pub mod screen;
pub mod store;
pub mod summary;
pub mod units;
pub mod usage;
pub mod value;
pub mod words;

pub use failure::failure;
pub use finding::{expected, finding, place, when};
pub use store::store_error;
pub use value::value;

/// What happened, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub message: String,
    pub advice: String,
}

impl Sentence {
    pub fn new(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { message: message.into(), advice: advice.into() }
    }
}

/// The language a person reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    /// One of two texts.
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}
