//! One fact over time: what it was from which day on.
use chrono::NaiveDate;

/// Values, each from its day on. The first holds since ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    first: T,
    /// In the order of days.
    later: Vec<Entry<T>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry<T> {
    from: NaiveDate,
    value: T,
    /// It follows from what happened to others (a commune), and goes when that no longer concerns it.
    follows: bool,
}

impl<T: Clone + PartialEq> Dated<T> {
    pub const fn new(value: T) -> Self {
        Self { first: value, later: Vec::new() }
    }

    /// How many values held before or on this day.
    fn until(&self, day: NaiveDate) -> usize {
        self.later.partition_point(|entry| entry.from <= day)
    }

    pub fn on(&self, day: NaiveDate) -> &T {
        let last = self.until(day).checked_sub(1).and_then(|at| self.later.get(at));
        last.map_or(&self.first, |entry| &entry.value)
    }

    /// Days on which another value begins.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.later.iter().map(|entry| entry.from)
    }

    /// Every value it had, the first first.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(self.later.iter().map(|entry| &entry.value))
    }

    /// From this day until the next that says otherwise.
    pub fn set_from(&mut self, day: NaiveDate, value: T) {
        self.write(day, value, false);
    }

    /// The same, for what happened to others.
    pub fn follow_from(&mut self, day: NaiveDate, value: T) {
        self.write(day, value, true);
    }

    fn write(&mut self, from: NaiveDate, value: T, follows: bool) {
        let at = self.until(from);
        let same_day = at.checked_sub(1).and_then(|at| self.later.get_mut(at)).filter(|entry| entry.from == from);
        match same_day {
            Some(entry) => (entry.value, entry.follows) = (value, follows),
            None => self.later.insert(at, Entry { from, value, follows }),
        }
    }

    /// What holds on this day was written wrongly, ever since it began.
    pub fn correct(&mut self, on: NaiveDate, value: T) {
        match self.until(on).checked_sub(1).and_then(|at| self.later.get_mut(at)) {
            Some(entry) => {
                // Said by hand now: it stays whatever happens to others.
                entry.follows &= entry.value == value;
                entry.value = value;
            }
            None => self.first = value,
        }
    }

    /// Values that begin on this day or later and were said, not followed.
    pub fn said_since(&mut self, day: NaiveDate) -> impl Iterator<Item = &mut T> {
        let at = self.later.partition_point(|entry| entry.from < day);
        self.later.iter_mut().skip(at).filter(|entry| !entry.follows).map(|entry| &mut entry.value)
    }

    /// Forgets what followed after a day.
    pub fn unfollow(&mut self, after: NaiveDate) {
        self.later.retain(|entry| !entry.follows || entry.from <= after);
    }

    /// Whether something was said, not followed, for this very day.
    pub fn is_said(&self, day: NaiveDate) -> bool {
        self.later.iter().any(|entry| entry.from == day && !entry.follows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_value_holds_until_the_next() {
        let mut name = Dated::new("a");
        name.set_from(day("2027-01-01"), "c");
        name.set_from(day("2026-01-01"), "b");
        name.set_from(day("2026-01-01"), "B");
        for (on, expected) in [("2025-12-31", "a"), ("2026-01-01", "B"), ("2026-12-31", "B"), ("2027-01-01", "c")] {
            assert_eq!(*name.on(day(on)), expected, "{on}");
        }
        name.correct(day("2026-06-01"), "ß");
        assert_eq!(name.values().copied().collect::<Vec<_>>(), ["a", "ß", "c"]);
        name.correct(day("2020-06-01"), "A");
        assert_eq!(name.values().copied().collect::<Vec<_>>(), ["A", "ß", "c"]);
    }
}
