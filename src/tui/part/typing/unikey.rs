//! What UniKey sends to a program: after each key, Backspaces back to the first letter that changes, then new letters.
//!
//! As its engine does it (`UkEngine::markChange`, `getSeqSteps`): one Backspace for each code unit it sent before.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Backspace,
    Letter(char),
}

#[derive(Debug, Clone, Copy)]
pub enum Method {
    Telex,
    Vni,
}

/// Where the tone stands in hoà or hòa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    New,
    Old,
}

/// How letters are sent.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// "Unicode": ế.
    Whole,
    /// "Unicode tổ hợp": ê and the tone.
    TonesApart,
    /// Fully decomposed: e, the hat, the tone.
    MarksApart,
}

/// One burst for each key.
pub fn bursts(keys: &str, method: Method, style: Style, form: Form) -> Vec<Vec<Event>> {
    let keys: Vec<char> = keys.chars().collect();
    let mut shown: Vec<char> = Vec::new();
    let mut bursts = Vec::new();
    for end in 1..=keys.len() {
        let word = spell(&keys[..end], method, style);
        let same = shown.iter().zip(&word).take_while(|(old, new)| old == new).count();
        let back = shown[same..].iter().flat_map(|c| keys_of(*c, form)).map(|_| Event::Backspace);
        let new = word[same..].iter().flat_map(|c| keys_of(*c, form)).map(Event::Letter);
        bursts.push(back.chain(new).collect());
        shown = word;
    }
    bursts
}

/// The code units that one letter is sent as.
pub fn keys_of(letter: char, form: Form) -> Vec<char> {
    let parts: Vec<char> = letter.to_string().nfd().collect();
    match form {
        Form::Whole => vec![letter],
        Form::MarksApart => parts,
        Form::TonesApart => {
            let (tones, shape): (Vec<char>, Vec<char>) = parts.into_iter().partition(|c| TONES.contains(c));
            shape.into_iter().nfc().chain(tones).collect()
        }
    }
}

/// Sắc, huyền, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];
const HAT: &str = "\u{302}";
const BREVE: &str = "\u{306}";
const HORN: &str = "\u{31b}";
const STROKE: &str = "đ";

struct Letter {
    base: char,
    upper: bool,
    shape: &'static str,
}

/// The word that stands there after these keys.
fn spell(keys: &[char], method: Method, style: Style) -> Vec<char> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut tone = None;
    for key in keys {
        let (base, upper) = (key.to_ascii_lowercase(), key.is_ascii_uppercase());
        let (tones, is_hat, is_horn, is_breve, is_stroke) = match method {
            Method::Telex => ("sfrxj", "aeo".contains(base), base == 'w', base == 'w', base == 'd'),
            Method::Vni => ("12345", base == '6', base == '7', base == '8', base == '9'),
        };
        if let Some(at) = tones.find(base).filter(|_| letters.iter().any(is_vowel)) {
            tone = Some(TONES[at]);
            continue;
        }
        let hatted = |letter: &Letter| match method {
            Method::Telex => letter.base == base,
            Method::Vni => "aeo".contains(letter.base),
        };
        let done = (is_hat && shape_last(&mut letters, HAT, hatted))
            || (is_horn && horn(&mut letters))
            || (is_breve && shape_last(&mut letters, BREVE, |letter| letter.base == 'a'))
            || (is_stroke && letters.first().is_some_and(|first| first.base == 'd' && first.shape.is_empty()) && {
                letters[0].shape = STROKE;
                true
            });
        if !done {
            let alone = base == 'w';
            let (base, shape) = if alone { ('u', HORN) } else { (base, "") };
            letters.push(Letter { base, upper, shape });
        }
    }
    let toned = tone.and_then(|_| nucleus(&letters, style));
    letters.iter().enumerate().map(|(at, letter)| letter.compose(tone.filter(|_| toned == Some(at)))).collect()
}

fn is_vowel(letter: &Letter) -> bool {
    "aeiouy".contains(letter.base)
}

fn shape_last(letters: &mut [Letter], shape: &'static str, fits: impl Fn(&Letter) -> bool) -> bool {
    let last = letters.iter_mut().rev().find(|letter| letter.shape.is_empty() && fits(letter));
    last.map(|letter| letter.shape = shape).is_some()
}

/// ươ together, else the last u or o.
fn horn(letters: &mut [Letter]) -> bool {
    let pair = letters.windows(2).position(|two| two[0].base == 'u' && two[1].base == 'o' && two[1].shape.is_empty());
    if let Some(at) = pair {
        (letters[at].shape, letters[at + 1].shape) = (HORN, HORN);
    }
    pair.is_some() || shape_last(letters, HORN, |letter| "uo".contains(letter.base))
}

/// The letter that carries the tone.
fn nucleus(letters: &[Letter], style: Style) -> Option<usize> {
    let shaped = letters.iter().rposition(|letter| is_vowel(letter) && !letter.shape.is_empty());
    let first = letters.iter().position(is_vowel)?;
    let count = letters[first..].iter().take_while(|letter| is_vowel(letter)).count();
    let glide = first == 1 && count > 1 && matches!((letters[0].base, letters[1].base), ('q', 'u') | ('g', 'i'));
    let (first, count) = if glide { (first + 1, count - 1) } else { (first, count) };
    let closed = first + count < letters.len();
    let plain = match count {
        1 => first,
        2 => {
            let bases = (letters[first].base, letters[first + 1].base);
            let late = style == Style::New && matches!(bases, ('o', 'a' | 'e') | ('u', 'y'));
            first + usize::from(closed || late)
        }
        _ => first + 1,
    };
    Some(shaped.unwrap_or(plain))
}

impl Letter {
    fn compose(&self, tone: Option<char>) -> char {
        let letter: String = match self.shape {
            STROKE => STROKE.to_owned(),
            marks => self.base.to_string().chars().chain(marks.chars()).chain(tone).nfc().collect(),
        };
        let letter = letter.chars().next().unwrap();
        if self.upper { letter.to_uppercase().next().unwrap() } else { letter }
    }
}
