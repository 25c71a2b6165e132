//! Sheets as schools make them, as grids of texts, and what is found on them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod answers;
mod blocks;
mod merged;
mod moved;
mod periods;
mod property;
mod questions;
pub mod sheets;
mod tables;
mod taught;

use super::*;
use crate::domain::intake::{Lessons, Mapping};
use sheets::{Case, form, grid};

/// "buoi=C4 sinh-hoat/2=D5 cam-ket=D6?no; label-extra@B7": filled places, then findings.
fn shown(sheet: &Sheet, form: &crate::domain::plan::Form, given: &Given) -> String {
    match recognise(sheet, &FormIndex::new(form), given) {
        Recognised::No => "no".into(),
        Recognised::Ambiguous(asked) => {
            let columns: Vec<String> =
                asked.candidates.iter().map(|one| format!("{} {}", one.code, one.name).trim().to_owned()).collect();
            format!("ask {}", columns.join(" | "))
        }
        Recognised::Yes(located) => sheets::shown(sheet, form, &located),
    }
}

fn run(cases: &[Case]) {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: Some(2026), quarters: [Some(2026); 4] };
    for case in cases {
        let sheet = grid(case.rows, case.merged);
        assert_eq!(shown(&sheet, &form, &given), case.found, "{}", case.name);
    }
}

fn mapping(sheet: &Sheet, places: &[(&str, &str)]) -> Lessons {
    let places = places.iter().map(|(field, cell)| crate::domain::intake::Shown::new(*field, cell.parse().unwrap()));
    let places = check_shown(sheet, &form(), places.collect()).unwrap();
    let mapping = Mapping { form: form().id, places, who: "Lan".into() };
    Lessons { mappings: [(fingerprint(sheet), mapping)].into(), ..Lessons::default() }
}
