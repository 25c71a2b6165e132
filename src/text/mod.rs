//! Every sentence a person reads, in Vietnamese and in English.
//!
//! One function per kind of thing, exhaustive over its enum: a missing sentence does not compile.
mod finding;
pub mod plan;
pub mod words;

// pub use finding::{Sentence, finding};

/// What a person reads about one thing: what happened, and what to do about it.
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
