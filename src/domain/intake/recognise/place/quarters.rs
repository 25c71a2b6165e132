//! Labels that ask for each quarter: four columns, or four rows under the label.
use super::{
    super::{
        Check, Located, ValueAt,
        columns::Columns,
        labels::Hit,
        role::{self, Role},
    },
    Placing, value_at,
};
use crate::domain::{
    grid::Address,
    intake::{Code, Expected, Finding},
    plan::layout::Part,
};

impl Placing<'_> {
    pub(super) fn place_quarters(&self, hit: &Hit, band: usize, located: &mut Located) {
        let Some(band) = self.bands.get(band) else { return };
        let mut placed = Vec::new();
        for number in 1..=4 {
            let headed = band.columns.iter().filter_map(|(column, heading)| match heading.role {
                Role::Quarter(one, year) if one == number => {
                    Some((Address::new(hit.at.row, *column), heading.at, heading.text.as_str(), year))
                }
                _ => None,
            });
            placed.extend(self.quarter(hit, number, &headed.collect::<Vec<_>>(), located));
        }
        let sums = band.columns_of(|role| role == Role::Sum);
        if let ([sum], [_, _, _, _]) = (sums.as_slice(), placed.as_slice()) {
            located.checks.push(Check::Sum { field: hit.field, parts: placed, total: Address::new(hit.at.row, *sum) });
        }
    }

    /// "Quý I", "Quý II" … in rows of their own under the label.
    pub(super) fn place_quarter_rows(&self, hit: &Hit, columns: &Columns, located: &mut Located) {
        let after = self.lane.hits.iter().map(|other| other.at.row).find(|row| *row > hit.at.row);
        let last = after.map_or(hit.at.row + 8, |row| row - 1).min(hit.at.row + 8);
        let names: Vec<(u8, Address, String, Option<i32>)> = self
            .texts
            .rows(hit.at.row, last)
            .filter(|(cell, folded)| {
                (self.lane.left..columns.value).contains(&cell.at.column) && role::is_quarter_name(folded)
            })
            .filter_map(|(cell, folded)| {
                Some((role::quarter_of(folded)?, cell.at, cell.typed(), role::year_in(folded)))
            })
            .collect();
        let own = Address::new(hit.at.row, columns.value);
        let mut placed = Vec::new();
        for number in 1..=4 {
            let named = names.iter().filter(|(one, ..)| *one == number);
            let headed = named.map(|(_, at, text, year)| (Address::new(at.row, own.column), *at, text.as_str(), *year));
            placed.extend(self.quarter(hit, number, &headed.collect::<Vec<_>>(), located));
        }
        if self.texts.sheet.cell(own).is_none() || placed.contains(&own) {
            return;
        }
        if placed.len() == 4 {
            located.checks.push(Check::Sum { field: hit.field, parts: placed, total: own });
        } else if placed.is_empty() {
            let expected = Expected::Words(format!("{}: I, II, III, IV", self.index.label(hit.field)));
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, own).expected(expected));
        }
    }

    /// The cell of one quarter among those whose headings name it. Another year's is never taken.
    fn quarter(
        &self,
        hit: &Hit,
        number: u8,
        headed: &[(Address, Address, &str, Option<i32>)],
        located: &mut Located,
    ) -> Option<Address> {
        let wanted = self.given.quarters.get(usize::from(number).checked_sub(1)?).copied().flatten();
        let fits = |year: Option<i32>| year.is_none() || wanted.is_none() || year == wanted;
        let fitting: Vec<_> = headed.iter().filter(|(.., year)| fits(*year)).collect();
        match (fitting.as_slice(), headed) {
            ([(cell, ..)], _) => {
                if let Some(shared) = self.shared(hit, *cell) {
                    located.findings.push(self.finding(Code::SheetAmbiguous, hit, shared));
                    return None;
                }
                located.values.push(ValueAt { cell: *cell, row: number.into(), part: Part::Quarters, ..value_at(hit) });
                return Some(*cell);
            }
            ([], []) => {}
            // Nothing was filled in for the other year: nothing is lost.
            ([], others) => {
                if let Some((_, heading, text, _)) =
                    others.iter().find(|(cell, ..)| self.texts.sheet.cell(*cell).is_some())
                {
                    let year = wanted.map(|year| Expected::Name(year.to_string()));
                    let finding = self.finding(Code::PeriodMismatch, hit, *heading).found(*text);
                    located.findings.push(Finding { expected: year, ..finding });
                }
            }
            (several, _) => {
                if let Some((cell, ..)) = several.iter().find(|(cell, ..)| self.texts.sheet.cell(*cell).is_some()) {
                    located.findings.push(self.finding(Code::SheetAmbiguous, hit, *cell));
                }
            }
        }
        None
    }
}
