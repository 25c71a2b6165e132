//! A figure: what a field of a form can hold, and how it was read.
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a school meant. Blank is not a value: it is the absence of one (`Option<Value>`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A count (whole), an amount in đồng, or a percent from 0 to 100. Exact.
    Number(Decimal),
    /// Both sides are kept: a share is only ever computed from them.
    Ratio {
        numerator: Decimal,
        denominator: Decimal,
    },
    YesNo(bool),
    /// The id of one option of a level or choice field.
    Option(String),
    /// The ids of the options ticked, in the form's order.
    Options(Vec<String>),
    Date(NaiveDate),
    Text(String),
    /// "không áp dụng": the unit says that the question does not concern it.
    NotApplicable,
}

impl Value {
    /// One text for one meaning: 1 and 1.0 are the same.
    pub fn canonical(&self) -> String {
        match self {
            Self::Number(number) => format!("n{}", number.normalize()),
            Self::Ratio { numerator, denominator } => {
                format!("r{}/{}", numerator.normalize(), denominator.normalize())
            }
            Self::YesNo(yes) => format!("b{yes}"),
            Self::Option(id) => format!("o{id}"),
            Self::Options(ids) => format!("m{}", ids.join("\u{1f}")),
            Self::Date(day) => format!("d{day}"),
            Self::Text(text) => format!("t{text}"),
            Self::NotApplicable => "-".to_owned(),
        }
    }

    /// The figure of a count, an amount or a percent.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Ratio { .. }
            | Self::YesNo(_)
            | Self::Option(_)
            | Self::Options(_)
            | Self::Date(_)
            | Self::Text(_)
            | Self::NotApplicable => None,
        }
    }
}

macro_rules! tokens {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $token:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$note])* $variant),* }
        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word scripts and plan files use.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$variant => $token),* }
            }
            /// The variant of a token.
            #[allow(dead_code, reason = "private token sets may only need the other direction")]
            pub fn from_token(token: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.token() == token)
            }
        }
    };
}
pub(crate) use tokens;

tokens! {
    /// How a typed text became a value; anything but `AsIs` is said beside the figure.
    How {
        AsIs = "as-is",
        NumberText = "number-text",
        UnitWord = "unit-word",
        Thousands = "thousands",
        NilWord = "nil-word",
        Tick = "tick",
        LevelShort = "level-short",
        DateText = "date-text",
        PercentText = "percent-text",
        PercentFormat = "percent-format",
        LegacyFont = "legacy-font",
        Corrected = "corrected",
        KeyedIn = "keyed-in",
    }
}
