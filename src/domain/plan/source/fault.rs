//! What can be wrong in a plan file, and where. Words for people are in `text::plan`.
use crate::domain::value::tokens;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One mistake in a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The same place in bytes, from 0.
    pub at: usize,
    pub kind: FaultKind,
}

tokens! {
    /// What an id names.
    Thing {
        Kind = "kind",
        Scope = "scope",
        Property = "property",
        ReportType = "report_type",
        Form = "form",
        Section = "section",
        Field = "field",
        Table = "table",
        Column = "column",
        Option = "option",
        Rule = "rule",
        Indicator = "indicator",
    }
}

tokens! {
    /// What stands behind a key.
    Shape {
        Text = "text",
        TextOrList = "text-or-list",
        Number = "number",
        WholeNumber = "whole-number",
        TrueFalse = "true-false",
        Date = "date",
        List = "list",
        Table = "table",
        Tables = "tables",
        Side = "side",
        TwoNumbers = "two-numbers",
        Target = "target",
        Criterion = "criterion",
    }
}

/// Why an indicator has nobody to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nobody {
    /// `kinds = []`.
    EmptyList,
    /// None of its kinds is asked for this field.
    NotAsked { field: String },
    /// No unit of its scope and kinds owes a report that judges it.
    NotOwing,
    /// None of the kinds a field asks owes a report on its form.
    NeverAsked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Not TOML; the parser's own words.
    Syntax {
        detail: String,
    },
    MissingKey {
        key: &'static str,
    },
    UnknownKey {
        key: String,
        near: Option<&'static str>,
    },
    WrongType {
        key: String,
        expected: Shape,
        found: Shape,
    },
    /// A text or a list with nothing in it.
    Empty {
        key: &'static str,
    },
    UnknownToken {
        key: &'static str,
        found: String,
        allowed: Vec<&'static str>,
        near: Option<&'static str>,
    },
    /// Something else than a–z, 0–9, `-`, `.` and `_`.
    BadId {
        id: String,
    },
    NotADate {
        key: &'static str,
        found: String,
    },
    /// No year and no month has this day.
    NotADay {
        found: String,
    },
    NumberOutOfRange {
        key: &'static str,
        found: String,
        min: i64,
        max: i64,
    },
    /// Exactly one of these keys must stand here.
    OneKeyOf {
        keys: Vec<&'static str>,
        found: usize,
    },
    Duplicate {
        thing: Thing,
        id: String,
        first_line: usize,
    },
    UnknownReference {
        thing: Thing,
        id: String,
        near: Option<String>,
        known: Vec<String>,
    },
    NotInForm {
        thing: Thing,
        id: String,
        form: String,
        near: Option<String>,
    },
    /// Two wordings that folding makes equal; `other` is the id that had it first.
    SameWording {
        thing: Thing,
        wording: String,
        other: String,
    },
    YearsReversed {
        first: i32,
        last: i32,
    },
    NotAYear {
        found: String,
    },
    TargetOutsideYears {
        year: i32,
        first: i32,
        last: i32,
    },
    TargetsNotAscending {
        year: i32,
        before: i32,
    },
    MinAboveMax {
        min: Decimal,
        max: Decimal,
    },
    PercentOutOfRange {
        found: Decimal,
    },
    TooFewOptions {
        found: usize,
    },
    /// This kind of field cannot stand here: `key` is `per_quarter` or `column`.
    KindNotHere {
        kind: &'static str,
        key: &'static str,
    },
    DeadlineBeforePeriod {
        period: String,
        last_day: NaiveDate,
        from: NaiveDate,
    },
    /// The window still runs on the last day, and nothing says up to when figures count.
    DeadlineBeforeEnd {
        period: String,
        last_day: NaiveDate,
        to: NaiveDate,
    },
    DeadlineBeforeCutOff {
        period: String,
        last_day: NaiveDate,
        cut_off: NaiveDate,
    },
    OfficeBeforeUnits {
        period: String,
        office: NaiveDate,
        units: NaiveDate,
    },
    AppliesToNobody {
        why: Nobody,
    },
    /// A measure or a criterion that this kind of field cannot answer.
    KindMismatch {
        key: &'static str,
        field: String,
        kind: &'static str,
        allowed: Vec<&'static str>,
    },
    /// The field asks each quarter and the measure does not, or the other way round.
    QuarterMismatch {
        field: String,
        per_quarter: bool,
    },
    NestedInItself {
        id: String,
    },
    /// This judge needs a key that is absent.
    JudgeNeeds {
        judge: &'static str,
        key: &'static str,
    },
    /// This judge has no use for a key that is there.
    JudgeIgnores {
        judge: &'static str,
        key: &'static str,
    },
    /// Neither side of a rule names a field.
    RuleWithoutFields,
    RulesContradict {
        other: String,
    },
    /// A rule that the bounds of its own field make impossible.
    RuleAgainstBounds {
        field: String,
    },
    /// A level stands above one that everybody takes for higher.
    LevelsOutOfOrder {
        level: String,
        before: String,
    },
}

impl FaultKind {
    /// What a plan that somebody writes must not say, and what an earlier version of the program let through: a plan
    /// that stands in a book is read all the same.
    pub const fn is_of_sense(&self) -> bool {
        match self {
            Self::DeadlineBeforeEnd { .. }
            | Self::RulesContradict { .. }
            | Self::RuleAgainstBounds { .. }
            | Self::LevelsOutOfOrder { .. }
            | Self::AppliesToNobody { .. } => true,
            Self::Syntax { .. }
            | Self::MissingKey { .. }
            | Self::UnknownKey { .. }
            | Self::WrongType { .. }
            | Self::Empty { .. }
            | Self::UnknownToken { .. }
            | Self::BadId { .. }
            | Self::NotADate { .. }
            | Self::NotADay { .. }
            | Self::NumberOutOfRange { .. }
            | Self::OneKeyOf { .. }
            | Self::Duplicate { .. }
            | Self::UnknownReference { .. }
            | Self::NotInForm { .. }
            | Self::SameWording { .. }
            | Self::YearsReversed { .. }
            | Self::NotAYear { .. }
            | Self::TargetOutsideYears { .. }
            | Self::TargetsNotAscending { .. }
            | Self::MinAboveMax { .. }
            | Self::PercentOutOfRange { .. }
            | Self::TooFewOptions { .. }
            | Self::KindNotHere { .. }
            | Self::DeadlineBeforePeriod { .. }
            | Self::DeadlineBeforeCutOff { .. }
            | Self::OfficeBeforeUnits { .. }
            | Self::KindMismatch { .. }
            | Self::QuarterMismatch { .. }
            | Self::NestedInItself { .. }
            | Self::JudgeNeeds { .. }
            | Self::JudgeIgnores { .. }
            | Self::RuleWithoutFields => false,
        }
    }
}
