//! Which unit plays what: most good, and one of everything that goes wrong in a real inbox.
use super::mistake::{RowWrong, Wrong};
use crate::domain::unit::Unit;

/// What becomes of one unit that owes the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    Good,
    /// Nothing comes.
    Missing,
    Late,
    /// One cell is wrong in this way.
    Wrong(Wrong),
    /// One row of its own sheet is wrong in this way.
    WrongRow(RowWrong),
    /// It says another period.
    OtherPeriod,
    /// Its form, filled in by another unit and named after that one.
    PassedOn,
    /// Its own sheet, with only the name, which another unit shares.
    Ambiguous,
    /// Made for another plan.
    OtherPlan,
    /// A second version after a good first one.
    TwoVersions,
    /// A second version that mends the first.
    Mended,
    /// Two different files in one batch.
    Twins,
    /// The same file twice.
    Copied,
    Encrypted,
    Damaged,
}

/// In the office's order, from the thirteenth unit that owes on: the first twelve show every kind at its best.
const STORIES: &[Story] = &[
    Story::Missing,
    Story::Wrong(Wrong::Words),
    Story::Late,
    Story::Wrong(Wrong::Negative),
    Story::Missing,
    Story::Wrong(Wrong::FormulaError),
    Story::Late,
    Story::Wrong(Wrong::Uncalculated),
    Story::Missing,
    Story::Wrong(Wrong::PartAboveWhole),
    Story::Late,
    Story::Wrong(Wrong::UnknownLevel),
    Story::Missing,
    Story::Wrong(Wrong::Blank),
    Story::Late,
    Story::Wrong(Wrong::DateOutside),
    Story::Missing,
    Story::Wrong(Wrong::MoneyScale),
    Story::Late,
    Story::WrongRow(RowWrong::HiddenRow),
    Story::Missing,
    Story::WrongRow(RowWrong::NoLabel),
    Story::Late,
    Story::WrongRow(RowWrong::SimilarLabel),
    Story::Missing,
    Story::WrongRow(RowWrong::ExtraLabel),
    Story::WrongRow(RowWrong::DoubleLabel),
    Story::Wrong(Wrong::TextNumbers),
    Story::OtherPeriod,
    Story::PassedOn,
    Story::OtherPlan,
    Story::TwoVersions,
    Story::Mended,
    Story::Twins,
    Story::Copied,
    Story::Encrypted,
    Story::Damaged,
];
const FIRST_STORY: usize = 12;

/// Each once, what a clerk meets first in front: for an office with fewer units than stories.
const EACH: &[Story] = &[
    Story::Missing,
    Story::Late,
    Story::Wrong(Wrong::Words),
    Story::OtherPeriod,
    Story::TwoVersions,
    Story::WrongRow(RowWrong::NoLabel),
    Story::Encrypted,
    Story::Wrong(Wrong::Blank),
    Story::Mended,
    Story::PassedOn,
    Story::Twins,
    Story::Wrong(Wrong::PartAboveWhole),
    Story::Copied,
    Story::Wrong(Wrong::UnknownLevel),
    Story::Damaged,
    Story::OtherPlan,
    Story::Wrong(Wrong::FormulaError),
    Story::Wrong(Wrong::DateOutside),
    Story::WrongRow(RowWrong::HiddenRow),
    Story::Wrong(Wrong::Uncalculated),
    Story::Wrong(Wrong::Negative),
    Story::Wrong(Wrong::MoneyScale),
    Story::WrongRow(RowWrong::SimilarLabel),
    Story::WrongRow(RowWrong::DoubleLabel),
    Story::WrongRow(RowWrong::ExtraLabel),
    Story::Wrong(Wrong::TextNumbers),
];

/// What each unit that owes plays. A story that does not fit a unit's form waits for one that it fits.
pub fn cast(owing: &[&Unit], fits: &dyn Fn(&Unit, Story) -> bool) -> Vec<Story> {
    let many = owing.len() >= FIRST_STORY + STORIES.len();
    // At least a third at its best.
    let good = if many { FIRST_STORY } else { FIRST_STORY.min(owing.len().div_ceil(3)) };
    let mut waiting: Vec<Story> = if many { STORIES } else { EACH }.to_vec();
    let shared = shared_name(owing, good + waiting.len());
    let of = |(at, unit): (usize, &&Unit)| {
        let next = waiting.iter().position(|story| fits(unit, *story)).filter(|_| at >= good);
        match next {
            Some(next) => waiting.remove(next),
            None if Some(at) == shared => Story::Ambiguous,
            None => Story::Good,
        }
    };
    owing.iter().enumerate().map(of).collect()
}

/// The first unit from a place on whose whole name another one bears too.
fn shared_name(owing: &[&Unit], from: usize) -> Option<usize> {
    let shared = |unit: &Unit| owing.iter().filter(|other| other.name == unit.name).count() > 1;
    owing.iter().enumerate().skip(from).find(|(_, unit)| shared(unit)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn play(units: usize, fits: &dyn Fn(&Unit, Story) -> bool) -> Vec<Story> {
        let units: Vec<Unit> = (0..units).map(|at| Unit { name: format!("Trường {at}"), ..Unit::default() }).collect();
        cast(&units.iter().collect::<Vec<_>>(), fits)
    }

    #[test]
    fn a_small_office_plays_each_story_of_a_large_one_once() {
        for story in STORIES {
            assert_eq!(EACH.iter().filter(|one| *one == story).count(), 1, "{story:?}");
        }
        assert!(EACH.iter().all(|story| STORIES.contains(story)));
    }

    #[test]
    fn what_goes_wrong_most_comes_first_where_there_is_little_room() {
        let good = Story::Good;
        for (units, stories) in [
            (1, vec![good]),
            (3, vec![good, Story::Missing, Story::Late]),
            (5, vec![good, good, Story::Missing, Story::Late, Story::Wrong(Wrong::Words)]),
        ] {
            assert_eq!(play(units, &|_, _| true), stories);
        }
        assert_eq!(play(200, &|_, _| true).get(12..49), Some(STORIES));
    }

    #[test]
    fn a_story_without_a_place_in_the_form_is_left_out_and_the_next_is_played() {
        let no_level = |_: &Unit, story: Story| story != Story::Wrong(Wrong::UnknownLevel);
        let played = play(200, &no_level);
        assert_eq!(played.iter().filter(|story| **story != Story::Good).count(), STORIES.len() - 1);
        assert_eq!(played.get(23), Some(&Story::Missing), "the place of the one left out");
    }
}
