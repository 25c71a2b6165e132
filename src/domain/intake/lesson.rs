//! What clerks showed once, to be used whenever a sheet of the same kind comes again.
use crate::domain::{grid::Address, value::tokens};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

tokens! {
    /// How the letters of a sheet are encoded.
    Encoding { Unicode = "unicode", Tcvn3 = "tcvn3", Vni = "vni" }
}

/// Everything that was taught and holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lessons {
    /// Fingerprint of a sheet's headings → where the values of its fields stand.
    pub mappings: BTreeMap<String, Mapping>,
    /// What a sheet in a legacy encoding is known by → how its letters are encoded. Keys are made, and described, by
    /// `intake::encoding::keys` alone: `tcvn3:unit:CODE`, `tcvn3:text:HASH`.
    pub encodings: BTreeMap<String, Encoding>,
}

/// Where values stand on sheets with the same headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Id of the form.
    pub form: String,
    pub places: Vec<Shown>,
    /// Who showed it: named whenever it is used.
    pub who: String,
}

impl Mapping {
    /// Adds what was shown later for sheets with the same headings. It holds against what was shown before for the same
    /// field or for the same cell; for another form it holds alone.
    pub fn add(&mut self, later: Self) {
        if self.form != later.form {
            *self = later;
            return;
        }
        let of = |field: &str| field.split_once('/').map_or(field.to_owned(), |(field, _)| field.to_owned());
        let said_anew = |earlier: &Shown| {
            later.places.iter().any(|one| {
                // A field that was shown whole is not shown in parts as well.
                let whole = one.field == of(&earlier.field) || earlier.field == of(&one.field);
                whole || one.field == earlier.field || one.cell == earlier.cell
            })
        };
        self.places.retain(|earlier| !said_anew(earlier));
        self.places.extend(later.places);
        self.who = later.who;
    }
}

/// "The value of this field stands in this cell."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// As scripts name it: `field`, `table.column`; for one side of a ratio `field/numerator`, `field/denominator`; for a
    /// quarter `field/1` … `field/4`.
    pub field: String,
    /// In a form: the cell itself. In a table with a row for each unit: any cell of the column, its heading included.
    pub cell: Address,
    /// What names the cell on its sheet, folded: by it the cell is found again where rows were inserted. Filled in by
    /// [`super::recognise::check_shown`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub beside: String,
}

impl Shown {
    pub fn new(field: impl Into<String>, cell: Address) -> Self {
        Self { field: field.into(), cell, beside: String::new() }
    }
}
