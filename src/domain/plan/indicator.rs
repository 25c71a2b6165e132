//! Chỉ tiêu: what is judged, per unit and for the sector.
//!
//! A unit is judged by a [`Criterion`]; the sector by a [`Target`] of the year. The same indicator may
//! have either, both, or neither (recorded only).
use crate::domain::value::tokens;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    pub id: String,
    pub label: String,
    /// The document's own words and where they stand.
    pub source: String,
    /// Id of the scope it is about; None: the whole sector.
    pub scope: Option<String>,
    pub measure: Measure,
    /// What one unit must reach.
    pub criterion: Option<Criterion>,
    pub judge: Judge,
    /// In ascending years; a step holds until the next.
    pub targets: Vec<Target>,
    /// Which denominator the sector's verdict uses.
    pub judged: Judged,
    pub applies: Applies,
    /// Never fails anybody: a unit that does not meet it is recorded.
    pub encouraged: bool,
    /// The day of the year of the event it is about; before it the indicator is not due.
    pub event: Option<super::DayOfYear>,
    /// Ids of the report types that judge it; empty: all.
    pub report_types: Vec<String>,
    /// Set where the plan's wording leaves a choice: what was read into it.
    pub reading: Option<String>,
}

/// What is looked at. Names are field ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    Field(String),
    /// Two count fields, or one ratio field twice.
    Ratio {
        numerator: String,
        denominator: String,
    },
    /// One figure for each quarter that is over.
    PerQuarter(String),
    /// How many filled rows a table has.
    Rows(String),
    /// How many of them have everything that the table's checklist asks.
    CompleteRows(String),
    /// The units that meet `of`, as a share of those that meet `within` (indicator ids).
    Nested {
        of: String,
        within: String,
    },
    /// The mean of several yes/no fields: all must hold.
    All(Vec<String>),
}

/// How one unit's value is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    pub compare: Compare,
    pub bound: Bound,
}

tokens! {
    Compare {
        AtLeast = "at-least",
        AtMost = "at-most",
        Equal = "equal",
        Within = "within",
        BetterThanLast = "better-than-last",
        Own = "own",
    }
}

/// What a value is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// A yes/no field must be yes.
    Yes,
    Number(Decimal),
    Range {
        min: Decimal,
        max: Decimal,
    },
    /// The id of a level: that level and those above it.
    Level(String),
    /// The id of the field in which the unit registered its own number.
    OwnField(String),
    /// Last year's value; `higher_is_better` says which way is better. Without a field it is the figure of the
    /// same period of the year before.
    LastYear {
        higher_is_better: bool,
        /// The field in which the unit gives last year's value itself.
        field: Option<String>,
    },
}

tokens! {
    Judge {
        /// Each unit for itself; the sector has no share to reach.
        Unit = "unit",
        /// The share of units that meet the criterion.
        Share = "share",
        /// Sum over sum.
        Sum = "sum",
        Recorded = "recorded",
    }
}

tokens! {
    /// owing: units that have not reported count against the share.
    Judged { Owing = "owing", Reported = "reported" }
}

/// The sector's target from a year on, in percent (or in units for sums of counts).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub year: i32,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

/// Which units an indicator is about, beyond its scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applies {
    /// Ids of kinds; empty: every kind.
    pub kinds: Vec<String>,
    /// A property a unit must have ("có chi bộ độc lập").
    pub property: Option<String>,
    /// The rule is a reading of the law, not its words: the share is shown without it too.
    pub both_ways: bool,
}

impl Indicator {
    /// The target in force in a year; None before the first.
    pub fn target(&self, year: i32) -> Option<&Target> {
        self.targets.iter().rev().find(|target| target.year <= year)
    }

    /// Where a unit is held to what it registered itself: the field in which it did, and the one that says what it reached.
    pub fn own(&self) -> Option<(&str, &str)> {
        match (&self.measure, self.criterion.as_ref().map(|criterion| &criterion.bound)) {
            (Measure::Field(reached), Some(Bound::OwnField(own))) => Some((own, reached)),
            _ => None,
        }
    }

    /// Rows of a table are counted and nobody is judged by them.
    pub const fn records_rows(&self) -> bool {
        matches!(self.judge, Judge::Recorded) && matches!(self.measure, Measure::Rows(_) | Measure::CompleteRows(_))
    }

    /// Ids of the fields (or the table) it looks at.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<&str> = match &self.measure {
            Measure::Field(field)
            | Measure::PerQuarter(field)
            | Measure::Rows(field)
            | Measure::CompleteRows(field) => vec![field],
            Measure::Ratio { numerator, denominator } => vec![numerator, denominator],
            Measure::All(fields) => fields.iter().map(String::as_str).collect(),
            Measure::Nested { .. } => vec![],
        };
        if let Some(Criterion { bound: Bound::OwnField(other) | Bound::LastYear { field: Some(other), .. }, .. }) =
            &self.criterion
        {
            fields.push(other);
        }
        fields.dedup();
        fields
    }

    /// A word for what kind of verdict it asks.
    pub fn shape(&self) -> &'static str {
        if self.judge == Judge::Recorded {
            return "recorded";
        }
        if self.encouraged {
            return "encouraged";
        }
        match (&self.measure, self.criterion.as_ref().map(|criterion| &criterion.bound)) {
            (Measure::PerQuarter(_), _) => "per-quarter",
            (Measure::Nested { .. }, _) => "nested",
            (Measure::Ratio { .. }, Some(Bound::LastYear { .. })) | (_, Some(Bound::LastYear { .. })) => {
                "better-than-last"
            }
            (Measure::Ratio { .. }, _) => "ratio",
            (Measure::Rows(_) | Measure::CompleteRows(_), _) => "count",
            (Measure::All(_), _) | (Measure::Field(_), Some(Bound::Yes)) => "yes-no",
            (Measure::Field(_), Some(Bound::Level(_))) => "level",
            (Measure::Field(_), Some(Bound::OwnField(_))) => "own",
            (Measure::Field(_), Some(Bound::Range { .. })) => "within",
            (Measure::Field(_), Some(Bound::Number(number))) if number.is_zero() => "zero",
            (Measure::Field(_), Some(Bound::Number(_))) => "count",
            (Measure::Field(_), None) => "sum",
        }
    }
}
