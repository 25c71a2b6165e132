//! Why something cannot happen to units.
use chrono::NaiveDate;

/// Worded in `text::units`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitRefusal {
    /// The code is another unit's, open or closed: codes are never used again.
    CodeTaken {
        code: String,
        name: String,
    },
    /// The day is not after the opening.
    BeforeOpening {
        code: String,
        opened: NaiveDate,
        day: NaiveDate,
    },
    AlreadyClosed {
        code: String,
        closed: NaiveDate,
    },
    /// One unit twice among those that are merged, a unit that goes on as itself alone, a commune that is renamed as it is.
    Itself(String),
    /// It was to be split into nothing else.
    IntoNothing(String),
    /// It cannot be told from the rest and must be said.
    Missing(Unsaid),
    /// The plan has none of this id.
    Unknown(Unsaid, String),
    /// No unit lies there on the day before.
    NoSuchCommune(String),
    /// The spelling is that of another unit, or names nobody.
    NoAlias {
        alias: String,
        of: Option<String>,
    },
    /// Nothing would change.
    Nothing,
}

/// What was left unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    Code,
    Name,
    Kind,
    Commune,
    Scope,
    Property,
}
