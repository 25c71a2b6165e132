//! One spelling for syllables that are written in two ways: the place of the tone, i and y.
use super::letter::Vowel;

/// Rewrites every word of a lower-case text: hoà → hòa, thuý → thúy, lý → lí.
pub(super) fn spell_alike(text: String) -> String {
    // Only a tone or a final y can be written in two ways.
    if !text.chars().any(|c| Vowel::of(c).is_some_and(|vowel| vowel.tone > 0 || vowel.base() == 'y')) {
        return text;
    }
    let mut spelled = String::with_capacity(text.len());
    let mut letters: Vec<char> = Vec::with_capacity(8);
    for word in text.split(' ') {
        letters.clear();
        letters.extend(word.chars());
        place_tone(&mut letters);
        settle_y(&mut letters);
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        spelled.extend(&letters);
    }
    spelled
}

/// The tone of a lower-case word stands where one of the two spellings puts it: hòa, hoà; never "tiêủ".
pub(super) fn tone_stands_right(word: &str) -> bool {
    let mut letters: Vec<char> = word.chars().collect();
    place_tone(&mut letters);
    let older = || letters.iter().copied().eq(word.chars());
    let newer = || {
        let plain: String = word.chars().map(|c| Vowel::of(c).map_or(c, |vowel| vowel.with_tone(0).letter())).collect();
        let on_last = word.chars().next_back().and_then(Vowel::of).is_some_and(|vowel| vowel.tone > 0);
        on_last && ["oa", "oe", "uy"].iter().any(|rhyme| plain.ends_with(rhyme))
    };
    older() || newer()
}

/// Moves the tone of a syllable to where the older spelling puts it. Words with two toned letters or
/// with vowels in two places are no Vietnamese syllables and stay as they are.
fn place_tone(letters: &mut [char]) {
    let vowels: Vec<(usize, Vowel)> =
        letters.iter().enumerate().filter_map(|(at, c)| Some((at, Vowel::of(*c)?))).collect();
    let mut toned = vowels.iter().filter(|(_, vowel)| vowel.tone > 0);
    let (Some((from, vowel)), None) = (toned.next().copied(), toned.next()) else { return };
    let (Some((first, _)), Some((last, _))) = (vowels.first(), vowels.last()) else { return };
    if last - first + 1 != vowels.len() {
        return;
    }
    // The u of "qu" and the i of "gi" belong to the consonant.
    let onset = letters.get(..*first).unwrap_or_default();
    let glide = match (onset, vowels.first().map(|(_, vowel)| vowel.base())) {
        (['q'], Some('u')) | (['g'], Some('i')) => usize::from(vowels.len() > 1),
        _ => 0,
    };
    let nucleus = vowels.get(glide..).unwrap_or_default();
    let shaped = nucleus.iter().rev().find(|(_, vowel)| vowel.is_shaped());
    let closed = last + 1 < letters.len();
    let place = match (shaped, nucleus) {
        (Some(shaped), _) => Some(shaped),
        (None, [.., one]) if closed => Some(one),
        (None, [_, middle, _, ..]) => Some(middle),
        (None, [first, ..]) => Some(first),
        (None, []) => None,
    };
    let Some((to, _)) = place.copied() else { return };
    for (at, tone) in [(from, 0), (to, vowel.tone)] {
        if let Some(c) = letters.get_mut(at)
            && let Some(plain) = Vowel::of(*c)
        {
            *c = plain.with_tone(tone).letter();
        }
    }
}

/// A final y after a consonant (and after "qu") sounds like i and is written either way.
fn settle_y(letters: &mut [char]) {
    let [before @ .., last] = letters else { return };
    let Some(y) = Vowel::of(*last).filter(|vowel| vowel.base() == 'y') else { return };
    let after_consonant = match before {
        [] => false,
        ['q', 'u'] => true,
        [.., c] => c.is_alphabetic() && Vowel::of(*c).is_none(),
    };
    if after_consonant && let Some(i) = Vowel::of('i') {
        *last = i.with_tone(y.tone).letter();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_has_one_spelling() {
        for (written, spelled) in [
            ("hoà", "hòa"),
            ("hòa", "hòa"),
            ("thuý", "thúy"),
            ("khoẻ", "khỏe"),
            ("qúy", "quí"),
            ("quý", "quí"),
            ("gìa", "già"),
            ("già", "già"),
            ("gìn", "gìn"),
            ("giếng", "giếng"),
            ("hóan", "hoán"),
            ("toàn", "toàn"),
            ("ngoài", "ngoài"),
            ("cuả", "của"),
            ("miá", "mía"),
            ("nguyễn", "nguyễn"),
            ("trường", "trường"),
            ("khuỷu", "khuỷu"),
            ("lý thuý", "lí thúy"),
            ("kỹ", "kĩ"),
            ("y", "y"),
            ("ý", "ý"),
            ("tây", "tây"),
            ("hòabình", "hòabình"),
            ("số 2", "số 2"),
        ] {
            assert_eq!(spell_alike(written.to_owned()), spelled, "{written}");
        }
    }
}
