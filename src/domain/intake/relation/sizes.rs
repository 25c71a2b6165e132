//! The amounts of all units, kept sorted by kind, so that what is usual is known again after one report changed.
use super::{Usual, scale::could_be};
use crate::domain::plan::{FieldKey, FieldKind, Form};

/// A field, or one of its quarters. Cells of tables have no peers and are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    pub field: u16,
    pub row: u32,
}

impl Slot {
    pub const fn new(key: FieldKey, row: u32) -> Option<Self> {
        match key {
            FieldKey::Field(field) => Some(Self { field, row }),
            FieldKey::Column { .. } => None,
        }
    }

    pub const fn at(self) -> (FieldKey, u32) {
        (FieldKey::Field(self.field), self.row)
    }
}

/// Amounts of money by unit, and by kind of unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sizes {
    slots: Vec<Slot>,
    /// Place of each unit's kind in `sorted`.
    kinds: Vec<usize>,
    /// Slot by slot, for one unit after the other; 0: none.
    amounts: Vec<i64>,
    /// For each kind, slot by slot: ascending.
    sorted: Vec<Vec<(i64, usize)>>,
}

impl Sizes {
    /// `kinds`: of every unit in the roster's order.
    pub fn new<'a>(form: &Form, kinds: impl Iterator<Item = &'a str>) -> Self {
        let amounts = form.keyed_fields().filter(|(_, field)| matches!(field.kind, FieldKind::Amount { .. }));
        let slots: Vec<Slot> = amounts
            .flat_map(|(key, field)| {
                let rows = if field.per_quarter { 1..=4 } else { 0..=0 };
                rows.filter_map(move |row| Slot::new(key, row))
            })
            .collect();
        let mut names: Vec<&str> = Vec::new();
        let kinds: Vec<usize> = kinds
            .map(|kind| match names.iter().position(|name| *name == kind) {
                Some(at) => at,
                None => {
                    names.push(kind);
                    names.len() - 1
                }
            })
            .collect();
        let amounts = vec![0; kinds.len() * slots.len()];
        Self { sorted: vec![Vec::new(); names.len() * slots.len()], slots, kinds, amounts }
    }

    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Fills an empty one: `amounts` hold a unit, the place of a slot, and an amount above nothing.
    pub fn fill(&mut self, amounts: impl IntoIterator<Item = (usize, usize, i64)>) {
        for (unit, slot, amount) in amounts {
            if let Some(place) = self.amounts.get_mut(unit * self.slots.len() + slot) {
                *place = amount;
            }
            if let Some(sorted) = self.of_kind(unit, slot) {
                sorted.push((amount, unit));
            }
        }
        self.sorted.iter_mut().for_each(|amounts| amounts.sort_unstable());
    }

    /// Puts what a unit says now in the place of what it said; 0: nothing.
    pub fn replace(&mut self, unit: usize, slot: usize, amount: i64) {
        let Some(place) = self.amounts.get_mut(unit * self.slots.len() + slot) else { return };
        let old = std::mem::replace(place, amount);
        if old == amount {
            return;
        }
        let Some(sorted) = self.of_kind(unit, slot) else { return };
        if let Ok(at) = sorted.binary_search(&(old, unit)) {
            sorted.remove(at);
        }
        if amount > 0
            && let Err(at) = sorted.binary_search(&(amount, unit))
        {
            sorted.insert(at, (amount, unit));
        }
    }

    fn of_kind(&mut self, unit: usize, slot: usize) -> Option<&mut Vec<(i64, usize)>> {
        let at = self.kinds.get(unit)? * self.slots.len() + slot;
        self.sorted.get_mut(at)
    }

    /// What is usual among the units of this one's kind.
    pub fn usual(&self, unit: usize, slot: usize) -> Option<Usual> {
        let at = self.kinds.get(unit)? * self.slots.len() + slot;
        usual(self.sorted.get(at)?)
    }

    /// What a unit says.
    pub fn amount(&self, unit: usize, slot: usize) -> Option<i64> {
        self.amounts.get(unit * self.slots.len() + slot).copied().filter(|amount| *amount > 0)
    }

    /// Units with an amount so far from the middle of its kind that it could be in another unit of money, sorted.
    pub fn far(&self) -> Vec<usize> {
        let mut far = Vec::new();
        for sorted in &self.sorted {
            let Some(middle) = middle(sorted).filter(|_| usual(sorted).is_some()) else { continue };
            let from = sorted.iter().take_while(|(amount, _)| could_be(*amount, middle));
            far.extend(from.map(|(_, unit)| *unit));
            let to = sorted.iter().rev().take_while(|(amount, _)| could_be(*amount, middle));
            far.extend(to.map(|(_, unit)| *unit));
        }
        far.sort_unstable();
        far.dedup();
        far
    }
}

fn usual(sorted: &[(i64, usize)]) -> Option<Usual> {
    let middle = middle(sorted)?;
    Usual::of_middle(sorted.len(), middle)
}

fn middle(sorted: &[(i64, usize)]) -> Option<i64> {
    let at = sorted.len().checked_sub(1)? / 2;
    sorted.get(at).map(|(amount, _)| *amount)
}
