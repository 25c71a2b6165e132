//! A name that means one unit but for a slip of the hand.
use super::{Named, UnitIndex, bare_marked, has_same_figures};
use crate::domain::{
    unit::name::commune_name,
    vietnamese::{fold, has_marks, is_plain_syllable, is_syllable, spells},
};

/// Below so many letters a slip may be another name.
const LONG_ENOUGH: usize = 6;

impl UnitIndex<'_> {
    /// The unit that a name means but for a slip of the hand: "Nguyễm Du", where m ends no such syllable.
    ///
    /// Taken only where it can be nobody else: kind and commune fit, one word differs by one letter, that word is no
    /// Vietnamese syllable while all others are (Ea Kar is no slip of Ea Kao), and no other name of the kind is near.
    pub fn slip(&self, text: &str, commune: Option<&str>) -> Option<usize> {
        let Err(parts) = self.look_up(text, commune) else { return None };
        let kind = parts.kind.as_ref()?;
        if parts.bare.chars().count() < LONG_ENOUGH {
            return None;
        }
        let of_kind = |named: &&Named| named.kind.as_ref() == Some(kind);
        let mut near = self.names.iter().filter(|(name, named)| {
            name.chars().count().abs_diff(parts.bare.chars().count()) <= 2
                && named.iter().any(|one| of_kind(&one))
                && strsim::osa_distance(name, &parts.bare) <= 2
        });
        let (Some((name, named)), None) = (near.next(), near.next()) else { return None };
        let written = bare_marked(text, &parts);
        let mut fitting: Vec<&Named> = named.iter().filter(of_kind).collect();
        let place = parts.commune.clone().or_else(|| commune.map(commune_name));
        if let Some(place) = place.filter(|place| parts.commune.is_some() || self.communes.contains(place)) {
            fitting.retain(|one| self.lies_in(one.unit, &place));
        }
        let [one] = fitting.as_slice() else { return None };
        (has_same_figures(name, &parts.bare) && is_slip(&written, &one.marked)).then_some(one.unit)
    }
}

/// One word differs, by one letter, and is no syllable; every other word is one, and the same.
fn is_slip(written: &str, name: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_syllable_of = |word: &str| if has_marks(written) { is_syllable(word) } else { is_plain_syllable(word) };
    let is_word = |word: &str| is_number(word) || is_syllable_of(word);
    let (typed, meant): (Vec<&str>, Vec<&str>) = (written.split(' ').collect(), name.split(' ').collect());
    if typed.len() != meant.len() || !meant.iter().all(|word| is_number(word) || is_syllable(word)) {
        return false;
    }
    let mut different = typed.iter().zip(&meant).filter(|(typed, meant)| !spells(typed, meant));
    let (Some((typed_word, meant_word)), None) = (different.next(), different.next()) else { return false };
    !is_word(typed_word)
        && strsim::osa_distance(&fold(typed_word), &fold(meant_word)) == 1
        && typed.iter().all(|word| word == typed_word || is_word(word))
}
