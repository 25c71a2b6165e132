//! A workbook in the making, with what every cell of it means.
use super::{
    meaning::{Key, Meaning},
    office::Office,
    typed::Typed,
};
use crate::workbook::{At, Book, Cell};
use std::collections::BTreeMap;
use tonghop::domain::intake::Encoding;

#[derive(Debug, Clone)]
pub struct Intent {
    /// Index into the roster: whose figure it truly is.
    pub unit: usize,
    pub key: Key,
    pub meaning: Meaning,
    pub readable: bool,
    pub mess: &'static str,
}

/// What is expected of one unit's report as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Who and when can be known: it should be taken.
    Sure,
    /// Whether it is taken or asked about is left to the program.
    Either,
    /// Sources disagree or lead nowhere: taking it would be a guess.
    MustAsk,
}

#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub book: Book,
    pub intents: Vec<Intent>,
    /// By unit.
    pub wholes: BTreeMap<usize, Whole>,
    /// What is unusual about the file as a whole.
    pub messes: Vec<&'static str>,
    /// The file's name without its ending.
    pub stem: String,
    /// Fields with a total row that does not add up: errors about them are deserved.
    pub wrong_totals: Vec<tonghop::domain::plan::FieldKey>,
    /// The old font of its letters, and who waits only for somebody to confirm it.
    pub old: Option<(Encoding, Vec<usize>)>,
    /// The very bytes, where they are not to be made from the book.
    pub bytes: Option<Vec<u8>>,
}

impl Draft {
    /// Types a value into a cell.
    pub fn put(&mut self, sheet: usize, at: At, typed: Typed, unit: usize, key: Key) {
        let tag = self.mean(&typed, unit, key);
        if let Some(content) = typed.content {
            let cell = Cell { percent: typed.percent, formula: typed.formula, tag: Some(tag), ..Cell::new(content) };
            self.book.sheets[sheet].cells.insert(at, cell);
        }
    }

    /// Notes what is meant; the cells are to carry the answer as their tag.
    pub fn mean(&mut self, typed: &Typed, unit: usize, key: Key) -> usize {
        let (meaning, readable, mess) = (typed.meaning.clone(), typed.readable, typed.mess);
        self.intents.push(Intent { unit, key, meaning, readable, mess });
        self.intents.len() - 1
    }

    /// Schools whose names differ from another's by marks only may be asked about.
    pub fn allow_for_marks(&mut self, office: &Office) {
        let alike = |unit: &usize| office.units.get(*unit).is_some_and(|unit| office.differs_by_marks(unit));
        let sure = self.wholes.iter_mut().filter(|(unit, whole)| **whole == Whole::Sure && alike(unit));
        if sure.map(|(_, whole)| *whole = Whole::Either).count() > 0 {
            self.messes.push("names that differ by marks");
        }
    }

    /// Where each intent's cells have come to stand: sheet, place, hidden or not.
    pub fn places(&self) -> BTreeMap<usize, Vec<(usize, At, bool)>> {
        let mut places: BTreeMap<usize, Vec<(usize, At, bool)>> = BTreeMap::new();
        for (number, sheet) in self.book.sheets.iter().enumerate() {
            for (at, cell) in &sheet.cells {
                if let Some(tag) = cell.tag {
                    places.entry(tag).or_default().push((number, *at, sheet.is_hidden(*at)));
                }
            }
        }
        places
    }
}
