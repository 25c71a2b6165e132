//! Which letters make a Vietnamese syllable: tells a slip of the hand from a word, and text read in the right
//! encoding from text read in the wrong one. Names of other languages (Ea H'Leo, Krông) are no syllables here.
use super::{letter::Vowel, syllable};

/// Consonants that may begin a syllable.
const ONSETS: [&str; 27] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu", "r", "s",
    "t", "th", "tr", "v", "x", "",
];

/// What may follow them, without its tone, by the first letter.
const RHYMES: [&str; 12] = [
    "a ac ach ai am an ang anh ao ap at au ay",
    "ăc ăm ăn ăng ăp ăt",
    "âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et",
    "ê êch êm ên ênh êp êt êu",
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot",
    "ô ôc ôi ôm ôn ông ôp ôt",
    "ơ ơi ơm ơn ơp ơt",
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu",
    "ư ưa ưc ưi ươc ươi ươm ươn ương ươp ươt ươu ưng ưt ưu",
    "y yêm yên yêng yêt yêu",
];
/// Only after "qu", whose u is written with the consonant.
const AFTER_QU: &str = "ych yn ynh yt";

/// A word, lower-case and composed, that can be Vietnamese as it is written, its marks included.
pub fn is_syllable(word: &str) -> bool {
    let mut tone = 0;
    let mut toneless = String::with_capacity(word.len());
    for c in word.chars() {
        match Vowel::of(c) {
            Some(vowel) if vowel.tone > 0 => {
                if tone > 0 {
                    return false;
                }
                tone = vowel.tone;
                toneless.push(vowel.with_tone(0).letter());
            }
            Some(_) | None => toneless.push(c),
        }
    }
    // Closed by a stop, a syllable has one of two tones.
    let is_stopped = toneless.ends_with(['c', 'p', 't']) || toneless.ends_with("ch");
    if is_stopped && !matches!(tone, 2 | 5) {
        return false;
    }
    splits(&toneless, |rhyme, rest| rhyme == rest) && (tone == 0 || syllable::tone_stands_right(word))
}

/// The same for a word whose marks were left out.
pub fn is_plain_syllable(word: &str) -> bool {
    let plain = |rhyme: &str, rest: &str| {
        rhyme.len() >= rest.len() && rhyme.chars().map(|c| Vowel::of(c).map_or(c, Vowel::base)).eq(rest.chars())
    };
    word.is_ascii() && splits(word, plain)
}

/// Letters that may begin a syllable; none at all may, too.
pub fn is_onset(letters: &[char]) -> bool {
    ONSETS.iter().any(|onset| onset.chars().eq(letters.iter().copied()))
}

fn splits(toneless: &str, same: impl Fn(&str, &str) -> bool) -> bool {
    ONSETS.iter().any(|onset| {
        toneless.strip_prefix(onset).is_some_and(|rest| {
            let soft = rest.starts_with(['e', 'ê', 'i', 'y']);
            let agrees = match *onset {
                "k" | "gh" | "ngh" => soft,
                "c" | "ng" => !soft,
                // "gìn", "giếng": the i is written once for consonant and vowel.
                "g" => !soft || rest.starts_with('i'),
                _ => true,
            };
            let listed = |list: &str| list.split(' ').any(|rhyme| same(rhyme, rest));
            // y alone, and before ê, opens a syllable: "yên"; after a consonant only y itself stands.
            let opens = !rest.starts_with("yê") || matches!(*onset, "" | "qu");
            agrees && opens && (RHYMES.iter().any(|list| listed(list)) || (*onset == "qu" && listed(AFTER_QU)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in [
            "trường",
            "tiểu",
            "học",
            "nguyễn",
            "du",
            "được",
            "rượu",
            "quý",
            "quí",
            "quyết",
            "quỳnh",
            "gìn",
            "giếng",
            "giường",
            "già",
            "gì",
            "hòa",
            "hoà",
            "thủy",
            "thuỷ",
            "khuỷu",
            "ý",
            "yên",
            "lý",
            "kỷ",
            "xã",
            "oanh",
            "ưu",
            "ấp",
            "ngoài",
            "nghiêm",
            "không",
            "của",
            "mía",
            "mười",
            "cả",
            "thuở",
            "đắk",
            "tất",
            "xuất",
            "sắc",
        ] {
            assert_eq!(is_syllable(word), word != "đắk", "{word}");
        }
        for word in [
            "trờng",
            "đợc",
            "ea",
            "kao",
            "krông",
            "coù",
            "khaù",
            "aù",
            "où",
            "tiêủ",
            "tât",
            "tàt",
            "nge",
            "kông",
            "rộsumộ",
            "cafộ",
            "nóo",
            "khuụa",
            "hỡnh",
            "thịnhh",
            "lyên",
            "b",
            "ng",
            "nguyênx",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
        for (word, plain) in [("truong", true), ("nguyen", true), ("thahn", false), ("kar", false), ("dac", true)] {
            assert_eq!(is_plain_syllable(word), plain, "{word}");
        }
    }
}
