//! Labels with a column per answer: the cells that a mark may stand in, and marks that answer nothing.
use super::{
    super::{
        Answer, Located, ValueAt,
        headings::{Band, Heading},
        labels::Hit,
        role::Role,
    },
    Placing, value_at,
};
use crate::domain::{
    grid::Address,
    intake::{Code, Expected},
    plan::Field,
    vietnamese::Word,
};

impl Placing<'_> {
    pub(super) fn place_answers(&self, hit: &Hit, band: usize, columns: &[(u32, Answer)], located: &mut Located) {
        let at = |column: u32| Address::new(hit.at.row, column);
        let cells: Vec<(Address, Answer)> =
            columns.iter().map(|(column, answer)| (self.texts.area(at(*column)).first, *answer)).collect();
        let is_filled = |cell: &Address| self.texts.sheet.cell(*cell).is_some();
        if let Some(shared) = columns.iter().find_map(|(column, _)| self.shared(hit, at(*column))) {
            located.findings.push(self.finding(Code::SheetAmbiguous, hit, shared));
            return;
        }
        if let Some(stray) = self.stray_mark(hit, band, columns) {
            let heading = self.bands.get(band).and_then(|band| band.columns.get(&stray.column));
            let named = heading.map_or_else(|| self.texts.typed(stray), |heading| heading.answer.clone());
            let options = columns.iter().filter_map(|(column, _)| self.bands.get(band)?.columns.get(column));
            let expected = Expected::OneOf(options.map(|heading| heading.answer.clone()).collect());
            located.findings.push(self.finding(Code::NotAnOption, hit, stray).found(named).expected(expected));
            return;
        }
        let of_two = |(at, answer): &&(Address, Answer)| {
            is_filled(at) && cells.iter().any(|(other, meant)| (other == at) != (meant == answer))
        };
        match cells.iter().find(of_two) {
            // One merged cell under two headings: a word answers there, a mark does not.
            Some((cell, answer))
                if !self.says_tick(*cell) && cells.iter().any(|(other, meant)| other == cell && meant != answer) =>
            {
                located.values.push(ValueAt { cell: *cell, ..value_at(hit) });
            }
            // Two columns under one heading.
            Some((cell, _)) => located.findings.push(self.finding(Code::SheetAmbiguous, hit, *cell)),
            None => located.values.extend(cells.iter().map(|(cell, answer)| ValueAt {
                cell: *cell,
                answer: Some(*answer),
                ..value_at(hit)
            })),
        }
    }

    /// A mark in a column of answers that this label does not have.
    fn stray_mark(&self, hit: &Hit, band: usize, columns: &[(u32, Answer)]) -> Option<Address> {
        let band = self.bands.get(band)?;
        let is_other = |column: u32| {
            let role = band.columns.get(&column).map_or(Role::Unknown, |heading| heading.role);
            !columns.iter().any(|(one, _)| *one == column) && matches!(role, Role::Answer | Role::Unknown)
        };
        let row = self.texts.row(hit.at.row).map(|(cell, _)| cell.at);
        row.filter(|at| self.lane.holds_values(at.column) && is_other(at.column)).find(|at| self.says_tick(*at))
    }

    fn says_tick(&self, at: Address) -> bool {
        Word::of(self.texts.typed(at).trim()) == Some(Word::Tick)
    }
}

/// What the answer columns of a band mean to a field; None unless it has at least two of them.
pub(super) fn answers(field: &Field, band: &Band) -> Option<Vec<(u32, Answer)>> {
    let meant = |(column, heading): (&u32, &Heading)| {
        (heading.role == Role::Answer).then(|| Some((*column, Answer::of(field, &heading.answer)?)))?
    };
    let columns: Vec<(u32, Answer)> = band.columns.iter().filter_map(meant).collect();
    let first = columns.first()?.1;
    columns.iter().any(|(_, answer)| *answer != first).then_some(columns)
}
