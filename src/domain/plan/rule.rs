//! Rules between figures: plain data, no expression language.
use crate::domain::{intake::Severity, value::tokens};
use rust_decimal::Decimal;

/// `left operator right`, both sides sums of fields, the right one times a factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: String,
    /// Id of the form it belongs to.
    pub form: String,
    pub left: Side,
    pub operator: Operator,
    pub right: Side,
    pub severity: Severity,
    /// What a person reads when it is broken.
    pub message: String,
}

/// A sum of fields (for a table's rows: its id, which counts filled rows), times `factor`, plus `constant`.
///
/// Yes counts 1 and no 0, a per-quarter field the sum of its quarters, amounts are in đồng.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub fields: Vec<String>,
    pub factor: Decimal,
    pub constant: Decimal,
    pub missing: Missing,
}

tokens! {
    Operator {
        Equal = "=",
        NotEqual = "!=",
        Less = "<",
        AtMost = "<=",
        Greater = ">",
        AtLeast = ">=",
        /// Left and right are both filled or both empty.
        Together = "together",
        /// At most one of left and right is filled.
        Exclusive = "exclusive",
    }
}

tokens! {
    /// What a side is worth when some of its fields are empty.
    Missing { SkipIfAny = "skip-if-any", SkipIfAll = "skip-if-all", Zero = "zero" }
}
