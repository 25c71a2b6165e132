//! Text typed in the encodings from before Unicode, as a sheet shows it today: each byte read as one Latin-1 letter.
//!
//! Decoding and encoding only. Which sheet is in which encoding is decided in `intake::encoding`.
mod lost;
mod tcvn3;
#[cfg(test)]
mod tests;
mod vni;

pub use lost::restore;

use super::letter::{self, Vowel};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A legacy encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Charset {
    /// TCVN 5712 VN3 (ABC): `.VnTime` and its family. Toned capitals have no code of their own.
    Tcvn3,
    /// The same under a capitals font (`.VnTimeH`): every letter looks like its capital.
    Tcvn3Capitals,
    /// VNI-Windows: a letter and its mark are two characters.
    Vni,
}

/// A text decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// Some character above ASCII has no meaning in the encoding, and was left as it stood.
    pub strange: bool,
}

/// Decodes a whole text. ASCII and every kind of space stay as they are.
pub fn decode(text: &str, charset: Charset) -> Decoded {
    if text.is_ascii() {
        let text = if charset == Charset::Tcvn3Capitals { text.to_uppercase() } else { text.to_owned() };
        return Decoded { text, strange: false };
    }
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    };
    match charset {
        Charset::Tcvn3 => tcvn3::decode(&composed),
        Charset::Tcvn3Capitals => {
            let decoded = tcvn3::decode(&composed);
            Decoded { text: decoded.text.to_uppercase(), ..decoded }
        }
        Charset::Vni => vni::decode(&composed),
    }
}

/// How a program without Unicode would have stored a text; None where the encoding has no code for a letter. Under a
/// capitals font only capitals can be seen.
pub fn encode(text: &str, charset: Charset) -> Option<String> {
    let composed: String = text.nfc().collect();
    match charset {
        Charset::Tcvn3 => tcvn3::encode(&composed),
        Charset::Tcvn3Capitals if composed.chars().any(char::is_lowercase) => None,
        Charset::Tcvn3Capitals => tcvn3::encode(&composed.to_lowercase()),
        Charset::Vni => vni::encode(&composed),
    }
}

/// The text holds a Vietnamese letter that no legacy text can hold: it is Unicode already.
pub fn is_unicode(text: &str) -> bool {
    let real = |c: char| c > '\u{ff}' && (Vowel::of(c).is_some() || letter::is_d_stroke(c) || letter::is_combining(c));
    !text.is_ascii() && text.chars().any(real)
}
