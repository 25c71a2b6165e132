//! Errors that only show beside other reports: running totals that fell, amounts in another unit of money.
//!
//! They make a unit need attention and therefore stand in its row, so they follow the book as rows do: after one change
//! only what that change touches is looked at again. Warnings of this sort are made when somebody looks
//! (`relational.rs`).
use super::{
    super::{Book, Failure},
    past::{Earlier, Packed, Past},
};
use crate::domain::{
    book::{Ledger, ReportRef},
    intake::{
        Code, Expected, Finding, Severity,
        relation::{self, Sizes, Told},
    },
    plan::Form,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What judging came across on its way, to be held against other reports.
#[derive(Debug, Default)]
pub(super) struct Gleaned {
    /// Unit, place of the slot, amount above nothing.
    pub amounts: Vec<(usize, usize, i64)>,
    /// Running totals that fell.
    pub fell: Vec<(usize, Vec<Told>)>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Contradictions {
    pub past: Past,
    pub sizes: Sizes,
    fell: BTreeMap<usize, Vec<Told>>,
    scale: BTreeMap<usize, Vec<Told>>,
    /// What units with a far amount said last time, slot by slot.
    known: HashMap<usize, Vec<Option<i64>>>,
}

impl Contradictions {
    pub fn new(past: Past, sizes: Sizes) -> Self {
        Self { past, sizes, ..Self::default() }
    }

    /// Errors of a unit, one for each figure.
    pub fn of(&self, unit: usize) -> Vec<Told> {
        let mut told: Vec<Told> = self.scale.get(&unit).cloned().unwrap_or_default();
        let scaled: BTreeSet<_> = told.iter().map(|one| one.at).collect();
        let fell = self.fell.get(&unit).into_iter().flatten();
        // A total in thousands has not fallen.
        told.extend(fell.filter(|one| !scaled.contains(&one.at)).cloned());
        told
    }

    pub fn count(&self, unit: usize) -> u32 {
        if self.scale.is_empty() && self.fell.is_empty() {
            return 0;
        }
        u32::try_from(self.of(unit).len()).unwrap_or(u32::MAX)
    }

    /// Every unit with an error.
    pub fn units(&self) -> BTreeSet<usize> {
        self.fell.keys().chain(self.scale.keys()).copied().collect()
    }

    /// Takes in what was gleaned of all units.
    pub fn begin(&mut self, book: &Book, form: &Form, ledger: &Ledger, gleaned: Gleaned) -> Result<(), Failure> {
        self.sizes.fill(gleaned.amounts);
        self.fell = gleaned.fell.into_iter().collect();
        self.weigh(book, form, ledger)
    }

    /// Takes in what was gleaned of some units. Returns those of all units that have other errors now.
    pub fn follow(
        &mut self,
        book: &Book,
        form: &Form,
        ledger: &Ledger,
        units: &[usize],
        gleaned: Gleaned,
    ) -> Result<Vec<usize>, Failure> {
        let before: BTreeMap<usize, Vec<Told>> = self.units().into_iter().map(|unit| (unit, self.of(unit))).collect();
        let amounts: HashMap<(usize, usize), i64> =
            gleaned.amounts.into_iter().map(|(unit, slot, amount)| ((unit, slot), amount)).collect();
        for unit in units {
            self.fell.remove(unit);
            self.known.remove(unit);
            for slot in 0..self.sizes.slots().len() {
                self.sizes.replace(*unit, slot, amounts.get(&(*unit, slot)).copied().unwrap_or(0));
            }
        }
        self.fell.extend(gleaned.fell);
        self.weigh(book, form, ledger)?;
        let touched: BTreeSet<usize> = before.keys().copied().chain(self.units()).collect();
        Ok(touched.into_iter().filter(|unit| before.get(unit).cloned().unwrap_or_default() != self.of(*unit)).collect())
    }

    /// Looks at every amount that is far from its peers' beside what the unit said last time. They are few.
    fn weigh(&mut self, book: &Book, form: &Form, ledger: &Ledger) -> Result<(), Failure> {
        self.scale.clear();
        let far = self.sizes.far();
        self.remember(book, form, ledger, &far)?;
        for unit in far {
            let past = self.known.get(&unit).map(Vec::as_slice).unwrap_or_default();
            let told = self.sizes.slots().iter().enumerate().filter_map(|(at, slot)| {
                let past = past.get(at).copied().flatten()?;
                let amount = Decimal::from(self.sizes.amount(unit, at)?);
                let meant = relation::other_unit(amount, Some(past.into()), self.sizes.usual(unit, at))?;
                let (key, row) = slot.at();
                (meant.1 == Severity::Error).then(|| scale((key, row), amount, meant))
            });
            let told: Vec<Told> = told.collect();
            if !told.is_empty() {
                self.scale.insert(unit, told);
            }
        }
        Ok(())
    }

    /// Reads what units said last time, as far as that is not known.
    fn remember(&mut self, book: &Book, form: &Form, ledger: &Ledger, units: &[usize]) -> Result<(), Failure> {
        let unknown = units.iter().filter(|unit| !self.known.contains_key(unit));
        let reports: Vec<(usize, &Earlier, ReportRef)> =
            unknown.filter_map(|unit| self.past.last(*unit).map(|(earlier, id)| (*unit, earlier, id))).collect();
        let ids: Vec<ReportRef> = reports.iter().map(|(_, _, id)| *id).collect();
        let packed = Packed::load(book, ledger, &ids)?;
        let mut known: Vec<(usize, Vec<Option<i64>>)> = Vec::with_capacity(reports.len());
        for (unit, earlier, id) in reports {
            let Some(own) = earlier.form() else { continue };
            let values = packed.values(id, own, form).map_err(|error| book.failed(error))?;
            let amount = |at| values.get(&at).and_then(|value| value.number()?.to_i64());
            known.push((unit, self.sizes.slots().iter().map(|slot| amount(slot.at())).collect()));
        }
        self.known.extend(known);
        Ok(())
    }
}

/// An amount that seems to be in another unit of money, and what it would be.
pub(super) fn scale(at: (crate::domain::plan::FieldKey, u32), amount: Decimal, meant: (Decimal, Severity)) -> Told {
    let (meant, severity) = meant;
    let finding = Finding::new(Code::UnitScale)
        .severity(severity)
        .of(at.0)
        .found(amount.normalize().to_string())
        .expected(Expected::Name(meant.normalize().to_string()));
    Told { at: Some(at), finding }
}
