//! Which unit one row of a table is about: its code, its name with the kind and the place that columns, sections and
//! letterhead say.
use super::identify::{Evidence, Identified, from_code, weigh};
use crate::domain::{
    grid::Address,
    unit::{Match, UnitIndex},
};

/// What says who a row is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct RowEvidence<'t> {
    pub code: Option<(&'t str, Address)>,
    /// Without its order.
    pub name: Option<(&'t str, Address)>,
    /// Name of the kind, where a column or a section says it.
    pub kind: Option<&'t str>,
    /// The place that a column or a section names, else the letterhead; the cell it stands in, where known.
    pub commune: Option<(&'t str, Option<Address>)>,
}

/// Weighs what a row says. `suggest`: look for names that come near where none fits, which is slow.
pub fn identify_row(index: &UnitIndex, sheet: &str, row: &RowEvidence, suggest: bool) -> Identified {
    let mut evidence = Vec::new();
    if let Some((code, at)) = row.code {
        evidence.push(from_code(index, code, Some(at)));
    }
    if let Some((name, at)) = row.name {
        let (text, leads_to) = by_name(index, name, row, suggest);
        // Nobody else has this name, but the place is another one: the name may be a slip as well as the place.
        let elsewhere = match (&leads_to, row.commune) {
            (Match::Near(_), Some(place)) => match index.find_fitting(&text, None) {
                Some(Match::One(unit)) => Some((unit, place)),
                _ => None,
            },
            _ => None,
        };
        match elsewhere {
            Some((unit, (commune, at_commune))) => {
                evidence.push(Evidence { text, cell: Some(at), leads_to: Match::One(unit) });
                let place =
                    Evidence { text: commune.to_owned(), cell: at_commune.or(Some(at)), leads_to: Match::Near(vec![]) };
                evidence.push(place);
            }
            None => evidence.push(Evidence { text, cell: Some(at), leads_to }),
        }
    }
    weigh(index, sheet, &evidence)
}

/// As it is written, else with the kind in front: under "Khối THPT" a row only says "Nguyễn Du". What a clerk is asked
/// about, and what is remembered, is the name with its kind.
fn by_name(index: &UnitIndex, name: &str, row: &RowEvidence, suggest: bool) -> (String, Match) {
    let commune = row.commune.map(|(commune, _)| commune);
    let has_kind = index.kinds().split(name).kind.is_some();
    let whole = row.kind.filter(|_| !has_kind).map(|kind| format!("{kind} {name}"));
    if let Some(found) = index.find_fitting(name, commune) {
        return (name.to_owned(), found);
    }
    let text = whole.unwrap_or_else(|| name.to_owned());
    let found = if suggest { Some(index.find(&text, commune)) } else { index.find_fitting(&text, commune) };
    (text, found.unwrap_or(Match::Near(vec![])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        intake::{Code, QuestionKind},
        plan::Kind,
        unit::Unit,
    };
    use std::collections::BTreeMap;

    #[test]
    fn everything_that_is_said_of_a_row_must_agree() {
        let kind =
            |id: &str, word: &str| Kind { id: id.into(), name: word.into(), words: vec![word.into()], group: false };
        let kinds = [kind("th", "Tiểu học"), kind("thpt", "THPT")];
        let unit = |code: &str, name: &str, kind: &str, commune: &str| Unit {
            code: code.into(),
            name: name.into(),
            kind: kind.into(),
            commune: commune.into(),
            ..Unit::default()
        };
        let units = [
            unit("A", "Trường Tiểu học Nguyễn Du", "th", "Ea Kao"),
            unit("B", "Trường Tiểu học Nguyễn Du", "th", "Buôn Hồ"),
            unit("C", "Trường THPT Nguyễn Du", "thpt", "Tân An"),
        ];
        let index = UnitIndex::new(&units, &kinds, &BTreeMap::new());
        let at = Address::new(5, 1);
        for (code, name, kind, commune, expected) in [
            (None, "Trường THPT Nguyễn Du", None, None, Ok(2)),
            (None, "Nguyễn Du", Some("THPT"), None, Ok(2)),
            (None, "Nguyễn Du", Some("Tiểu học"), Some("xã Ea Kao"), Ok(0)),
            (None, "Trường Tiểu học Nguyễn Du", None, Some("Buôn Hồ"), Ok(1)),
            (Some("B"), "Trường Tiểu học Nguyễn Du", None, None, Ok(1)),
            (Some("C"), "Trường Tiểu học Nguyễn Du", None, None, Err((QuestionKind::Disagreement, Code::UnitMismatch))),
            (
                None,
                "Trường THPT Nguyễn Du",
                None,
                Some("xã Ea Kao"),
                Err((QuestionKind::Disagreement, Code::UnitMismatch)),
            ),
            (None, "Nguyễn Du", None, None, Err((QuestionKind::Unit, Code::UnitUnknown))),
            (None, "Trường Tiểu học Nguyễn Du", None, None, Err((QuestionKind::Unit, Code::UnitAmbiguous))),
            (None, "Trường Tiểu học Hoa Sen", None, Some("Ea Kao"), Err((QuestionKind::Unit, Code::UnitUnknown))),
        ] {
            let row = RowEvidence {
                code: code.map(|code| (code, at)),
                name: Some((name, at)),
                kind,
                commune: commune.map(|commune| (commune, None)),
            };
            let found = identify_row(&index, "S", &row, true);
            let said = match found.unit {
                Some(unit) => Ok(unit),
                None => Err((found.question.unwrap().kind, found.finding.unwrap().code)),
            };
            assert_eq!(said, expected, "{code:?} {name} {kind:?} {commune:?}");
        }
    }
}
