//! The ư that some programs drop from TCVN3, where it is the soft hyphen: "Trêng" for "Tr­êng".
//!
//! It is put back only where the syllable leaves no choice: ơ before c, ng or u stands in no Vietnamese word unless ư
//! comes before it (trường, được, rượu). Before i, m, n, p and t both are words (mới, mười): that is doubtful.
use crate::domain::vietnamese::{letter::Vowel, rhyme};

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
            Some((at, _, ['c'] | ['n', 'g'] | ['u'])) => {
                let vowel = word.get(at).copied().unwrap_or_default();
                restored.text.extend(word.iter().take(at));
                restored.text.push(if vowel.is_uppercase() { 'Ư' } else { 'ư' });
                restored.text.extend(word.iter().skip(at));
                restored.certain += 1;
            }
            other => {
                restored.doubtful += usize::from(matches!(other, Some((.., ['i' | 'm' | 'n' | 'p' | 't']))));
                restored.text.extend(word);
            }
        }
    }
    restored
}
