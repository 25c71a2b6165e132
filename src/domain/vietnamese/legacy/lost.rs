//! The ư that some programs drop from TCVN3, where it is the soft hyphen: "Trêng" for "Tr­êng".
//!
//! It is put back only where the syllable leaves no choice: ơ before c, ng or u stands in no Vietnamese word unless ư
//! comes before it (trường, được, rượu). Before i, m, n, p and t both may be words (mời, mười): those are left, and told,
//! but for a few that are none (dưới).
use crate::domain::vietnamese::{letter::Vowel, rhyme};

/// Common words that lost their ư, as far as they do not show it by themselves.
const DOUBTFUL: [&str; 9] = ["ngời", "lợt", "cời", "mời", "tơi", "vợt", "vờn", "bớm", "trợt"];
/// No words: dưới, mươi, lưới, mượn.
const CERTAIN: [&str; 4] = ["dới", "mơi", "lới", "mợn"];

/// A decoded text with what could be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub text: String,
    /// Letters put back.
    pub certain: usize,
    /// Syllables that may lack one.
    pub doubtful: usize,
}

/// Puts back the ư that must have stood in a text decoded from TCVN3.
pub fn restore(text: &str) -> Restored {
    let mut restored = Restored { text: String::with_capacity(text.len()), certain: 0, doubtful: 0 };
    let letters: Vec<char> = text.chars().collect();
    for word in letters.chunk_by(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        let lower: Vec<char> = word.iter().flat_map(|c| c.to_lowercase()).collect();
        let horned = lower.iter().position(|c| Vowel::of(*c).is_some_and(Vowel::is_horned_o));
        let around = horned.and_then(|at| Some((at, lower.get(..at)?, lower.get(at + 1..)?)));
        match around.filter(|(_, before, _)| lower.len() == word.len() && rhyme::is_onset(before)) {
            Some((at, _, after)) if matches!(after, ['c'] | ['n', 'g'] | ['u']) || is_one_of(&CERTAIN, &lower) => {
                let vowel = word.get(at).copied().unwrap_or_default();
                restored.text.extend(word.iter().take(at));
                restored.text.push(if vowel.is_uppercase() { 'Ư' } else { 'ư' });
                restored.text.extend(word.iter().skip(at));
                restored.certain += 1;
            }
            _ => {
                restored.doubtful += usize::from(is_one_of(&DOUBTFUL, &lower));
                restored.text.extend(word);
            }
        }
    }
    restored
}

fn is_one_of(words: &[&str], letters: &[char]) -> bool {
    words.iter().any(|word| word.chars().eq(letters.iter().copied()))
}
