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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn mapping(form: &str, who: &str, places: &[(&str, &str)]) -> Mapping {
        let shown = |(field, cell): &(&str, &str)| Shown::new(*field, cell.parse().unwrap());
        Mapping { form: form.into(), places: places.iter().map(shown).collect(), who: who.into() }
    }

    #[test]
    fn the_later_lesson_holds_for_its_fields_and_cells_and_the_earlier_for_the_rest() {
        let first = [("unit", "B5"), ("so-buoi", "E5"), ("tap-huan/numerator", "F5")];
        for (later, expected) in [
            (vec![("camera", "G5")], vec!["unit=B5", "so-buoi=E5", "tap-huan/numerator=F5", "camera=G5"]),
            // The field moved.
            (vec![("so-buoi", "G5")], vec!["unit=B5", "tap-huan/numerator=F5", "so-buoi=G5"]),
            // The cell is another field's.
            (vec![("camera", "E5")], vec!["unit=B5", "tap-huan/numerator=F5", "camera=E5"]),
            // A side of a ratio is shown beside the other, or the whole in the place of both.
            (
                vec![("tap-huan/denominator", "G5")],
                vec!["unit=B5", "so-buoi=E5", "tap-huan/numerator=F5", "tap-huan/denominator=G5"],
            ),
            (vec![("tap-huan", "G5")], vec!["unit=B5", "so-buoi=E5", "tap-huan=G5"]),
        ] {
            let mut held = mapping("bieu", "Lan", &first);
            held.add(mapping("bieu", "Hoa", &later));
            let places: Vec<String> = held.places.iter().map(|one| format!("{}={}", one.field, one.cell)).collect();
            assert_eq!((places, held.who.as_str()), (expected.iter().map(|one| (*one).to_owned()).collect(), "Hoa"));
        }
    }

    #[test]
    fn a_lesson_for_another_form_holds_alone() {
        let mut held = mapping("bieu", "Lan", &[("so-buoi", "E5")]);
        let other = mapping("bieu-nam", "Hoa", &[("hoc-sinh", "C5")]);
        held.add(other.clone());
        assert_eq!(held, other);
    }
}
