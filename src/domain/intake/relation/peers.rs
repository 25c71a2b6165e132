//! One unit among those of its kind: how large a figure usually is, and how far from that is too far.
use super::{Slot, Told, Values, has_size, magnitude, shown, worth_a_look};
use crate::domain::{
    intake::{Code, Expected, Finding},
    plan::{FieldKey, Form},
};
use rust_decimal::{Decimal, prelude::FromPrimitive};
use std::collections::BTreeMap;

/// With fewer others of its kind nobody can say what is usual.
pub const FEWEST_PEERS: usize = 10;

/// A median absolute deviation of normal values, as their standard deviation.
const NORMAL: f64 = 1.4826;
/// Where more than half of the units say the same the deviation is 0, and everything else would be infinitely far away: half
/// as much again is never called more than two widths.
const LEAST_WIDTH: f64 = 0.2;

/// Where the middle of some values is, and how far from it they usually are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub middle: f64,
    pub width: f64,
}

impl Spread {
    /// None where there are too few: with a unit its peers are one fewer.
    pub fn of(values: &mut [f64]) -> Option<Self> {
        if values.len() <= FEWEST_PEERS {
            return None;
        }
        let middle = median(values);
        for value in values.iter_mut() {
            *value = (*value - middle).abs();
        }
        Some(Self { middle, width: (median(values) * NORMAL).max(LEAST_WIDTH) })
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(values: &mut [f64]) -> f64 {
    let half = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    if values.is_empty() {
        return 0.0;
    }
    let (below, middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let below = below.iter().copied().max_by(f64::total_cmp);
    match below {
        Some(below) if even => f64::midpoint(below, *middle),
        Some(_) | None => *middle,
    }
}

/// What is usual in each kind of unit, figure by figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peers {
    spreads: BTreeMap<String, BTreeMap<Slot, Spread>>,
}

impl Peers {
    /// None where too few units of the kind gave the figure.
    pub fn of(&self, kind: &str, slot: Slot) -> Option<Spread> {
        self.spreads.get(kind)?.get(&slot).copied()
    }
}

/// Gathers what the units of every kind say, one unit after the other, in any order.
#[derive(Debug, Clone, Default)]
pub struct Crowd {
    sizes: BTreeMap<String, BTreeMap<Slot, Vec<f64>>>,
}

impl Crowd {
    /// Adds the sizes of one unit's figures.
    pub fn add(&mut self, form: &Form, kind: &str, values: &Values) {
        self.put(kind, sized(form, values));
    }

    /// Adds how much one unit's figures changed.
    pub fn add_changes(&mut self, form: &Form, kind: &str, now: &Values, before: &Values) {
        let before: BTreeMap<Slot, f64> = sized(form, before).collect();
        self.put(kind, sized(form, now).filter_map(|(slot, size)| Some((slot, size - before.get(&slot)?))));
    }

    fn put(&mut self, kind: &str, sizes: impl Iterator<Item = (Slot, f64)>) {
        if !self.sizes.contains_key(kind) {
            self.sizes.insert(kind.to_owned(), BTreeMap::new());
        }
        let Some(slots) = self.sizes.get_mut(kind) else { return };
        for (slot, size) in sizes {
            slots.entry(slot).or_default().push(size);
        }
    }

    pub fn peers(self) -> Peers {
        let spreads = |slots: BTreeMap<Slot, Vec<f64>>| {
            slots.into_iter().filter_map(|(slot, mut sizes)| Some((slot, Spread::of(&mut sizes)?))).collect()
        };
        Peers { spreads: self.sizes.into_iter().map(|(kind, slots)| (kind, spreads(slots))).collect() }
    }
}

/// Figures with a size. Nothing is no size: whether a school did a thing at all is no question of how much.
fn sized<'a>(form: &'a Form, values: &'a Values) -> impl Iterator<Item = (Slot, f64)> + 'a {
    values.iter().filter_map(|((key, row), value)| {
        form.get(*key).filter(|field| has_size(field))?;
        Some((Slot::new(*key, *row)?, magnitude(value.number()?)?))
    })
}

/// How many widths above the middle, and how many times the middle, a figure must be: sizes of schools differ by a
/// factor of a few, and a figure with a nought too many differs by ten.
const WIDTHS: f64 = 4.0;
const TIMES: f64 = 5.0;

/// Figures far above those of all others of the kind. Far below is not looked at: small schools are many, and a figure too
/// small hardly moves a total. Sizes are compared by their logarithm, since schools differ by factors, not by so
/// many pupils.
pub fn outliers(form: &Form, kind: &str, values: &Values, peers: &Peers) -> Vec<Told> {
    let told = |at: (FieldKey, u32), number: Decimal| {
        let field = form.get(at.0).filter(|field| has_size(field))?;
        let usual = peers.of(kind, Slot::new(at.0, at.1)?)?;
        let above = magnitude(number)? - usual.middle;
        let middle = Decimal::from_f64(usual.middle.exp())?.round();
        let far = above > WIDTHS * usual.width && above > TIMES.ln() && number - middle >= worth_a_look(field);
        let finding = || Finding::new(Code::Outlier).found(shown(number)).expected(Expected::Name(shown(middle)));
        far.then(|| Told::of(at, finding()))
    };
    values.iter().filter_map(|(at, value)| told(*at, value.number()?)).collect()
}
