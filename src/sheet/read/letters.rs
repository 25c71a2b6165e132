//! The letters of a text file: which encoding its bytes are in, told by evidence and never guessed.
//!
//! UTF-8 and UTF-16 prove themselves. Of single bytes, windows-1258 writes a vowel and then its tone mark, and has no
//! use for the signs between 0xA1 and 0xBF inside a word; TCVN3 and VNI, which pass for Latin-1, need just those, or
//! letters such as ñ, ö and ø that Vietnamese has not. Such text comes through as Latin-1, for whoever decodes it later.
use super::refuse::{damaged, unreadable};
use crate::domain::intake::Finding;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// Letters foreign to Vietnamese count as proof of Latin-1 from this many on.
const PROOF: usize = 3;

/// The text of a whole file. `declared` is what the file says of itself; it settles what evidence leaves open.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Finding> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            strict(encoding, bytes.get(mark..).unwrap_or_default()).ok_or_else(|| damaged(encoding.name()))?
        }
        None => unmarked(bytes, declared)?,
    };
    // No text has a NUL; what lost its bytes to a broken download does.
    if text.contains('\0') { Err(damaged("NUL")) } else { Ok(text) }
}

fn unmarked(bytes: &[u8], declared: Option<&str>) -> Result<String, Finding> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let evidence = Evidence::of(bytes);
    let encoding = match evidence.encoding() {
        Some(encoding) => encoding,
        // One that says UTF-8 and is not, or is double-byte, was told wrong.
        None => declared
            .filter(|encoding| encoding.is_single_byte())
            .ok_or_else(|| unreadable("text of an unknown encoding"))?,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(if encoding == WINDOWS_1258 { text.nfc().collect() } else { text.into_owned() })
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    debug_assert!([UTF_8, UTF_16LE, UTF_16BE].contains(&encoding));
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// How often single bytes stand as only one of the encodings would have them.
#[derive(Debug, Default)]
struct Evidence {
    /// Tone marks of windows-1258 behind the vowel they belong to.
    tones: usize,
    /// What windows-1258 Vietnamese never has: its symbols inside words, foreign letters, tone marks without a vowel.
    foreign: usize,
}

impl Evidence {
    fn of(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        let mut before = b' ';
        for (at, byte) in bytes.iter().copied().enumerate() {
            if byte >= 0x80 {
                let after = bytes.get(at + 1).copied().unwrap_or(b' ');
                match byte {
                    // The five marks: grave, hook, tilde, acute, dot below.
                    0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 if is_vowel(before) => found.tones += 1,
                    0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 => found.foreign += 1,
                    0xA1..=0xBF if is_letter(before) || is_letter(after) => found.foreign += 1,
                    // Ä Å Æ Ç Ë Î Ï Ñ Ö × Ø Û Ü ß, their small letters, ÿ.
                    0xC4..=0xC7 | 0xCB | 0xCE | 0xCF | 0xD1 | 0xD6..=0xD8 | 0xDB | 0xDC | 0xDF => found.foreign += 1,
                    0xE4..=0xE7 | 0xEB | 0xEE | 0xEF | 0xF1 | 0xF6..=0xF8 | 0xFB | 0xFC | 0xFF => found.foreign += 1,
                    _ => {}
                }
            }
            before = byte;
        }
        found
    }

    /// The encoding they prove; None where both may be.
    fn encoding(&self) -> Option<&'static Encoding> {
        match (self.tones, self.foreign) {
            (1.., 0) => Some(WINDOWS_1258),
            // A foreign name or sign in a page of Vietnamese.
            (tones, foreign) if tones > 20 * foreign => Some(WINDOWS_1258),
            (tones, foreign) if foreign >= PROOF && foreign > tones => Some(WINDOWS_1252),
            _ => None,
        }
    }
}

/// A vowel of windows-1258 that can carry a tone mark.
const fn is_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
        // Â Ă Ê Ô Ơ Ư and their small letters.
        || matches!(byte | 0x20, 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD)
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xC0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "Trường Tiểu học Nguyễn Văn Cừ;Số lượng;Kết quả thực hiện;Đạt";

    /// As Windows writes it: the tone mark behind its vowel.
    fn windows_1258(text: &str) -> Vec<u8> {
        const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
        let mut bytes = Vec::new();
        for letter in text.chars() {
            let parts: Vec<char> = std::iter::once(letter).nfd().collect();
            let (tone, base): (Vec<char>, Vec<char>) = parts.iter().partition(|part| TONES.contains(part));
            let whole: String = base.into_iter().nfc().chain(tone).collect();
            let (encoded, _, unmappable) = WINDOWS_1258.encode(&whole);
            assert!(!unmappable, "{letter}");
            bytes.extend_from_slice(&encoded);
        }
        bytes
    }

    #[test]
    fn what_proves_itself_is_read() {
        let utf16 = |big: bool| -> Vec<u8> {
            let units = std::iter::once(0xFEFF).chain(TEXT.encode_utf16());
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(),
            utf16(false),
            utf16(true),
            windows_1258(TEXT),
        ] {
            assert_eq!(decode(&bytes, None).unwrap(), TEXT);
        }
        assert_eq!(decode(b"STT;12", None).unwrap(), "STT;12");
    }

    #[test]
    fn legacy_letters_come_through_as_latin_1() {
        for (bytes, latin) in [
            // TCVN3: Trường Tiểu học; Số học sinh; đạt.
            (&b"Tr\xad\xeang Ti\xd3u h\xe4c;S\xe8 h\xe4c sinh;\xae\xb9t"[..], "Tr\u{ad}êng TiÓu häc;Sè häc sinh;®¹t"),
            // VNI: the same.
            (
                b"Tr\xf6\xf4\xf8ng Tie\xe5u ho\xefc;So\xe1 ho\xefc sinh;\xf1a\xeft",
                "Tröôøng Tieåu hoïc;Soá hoïc sinh;ñaït",
            ),
        ] {
            assert_eq!(decode(bytes, None).unwrap(), latin);
        }
    }

    #[test]
    fn without_proof_nothing_is_guessed() {
        // ê is one letter in windows-1258, another in TCVN3, half of one in VNI.
        assert!(decode(b"T\xean;12", None).is_err());
        assert_eq!(decode(b"T\xean;12", Some("windows-1258")).unwrap(), "Tên;12");
        assert!(decode(b"T\xean;12", Some("utf-8")).is_err());
        for broken in [&b"\xFF\xFEa"[..], b"\xFE\xFF\xD8\x00\x00a", b"\xEF\xBB\xBFa\xFF", b"a\0b"] {
            assert!(decode(broken, None).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn a_sign_or_a_foreign_name_in_vietnamese_changes_nothing() {
        let text = format!("{} 30 m² «Nguyễn»", [TEXT; 5].join("\n"));
        let text = text.replace('²', "2");
        let mut bytes = windows_1258(&text);
        bytes.extend_from_slice(b"\nM\xfcller");
        assert!(decode(&bytes, None).unwrap().starts_with(TEXT));
    }
}
