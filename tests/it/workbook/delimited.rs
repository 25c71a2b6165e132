//! Delimited text, as spreadsheet programs and school software export it: the first sheet that is not hidden.
use super::Book;

/// How the letters are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letters {
    Utf8,
    Utf8Marked,
    Utf16,
    /// With combining marks for tones, as Windows holds Vietnamese.
    Windows1258,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
}

pub fn write(book: &Book, letters: Letters, separator: Separator) -> Vec<u8> {
    let sign = match separator {
        Separator::Comma => ",",
        Separator::Semicolon => ";",
        Separator::Tab => "\t",
    };
    let Some(sheet) = book.sheets.iter().find(|sheet| !sheet.hidden) else { return vec![] };
    let mut text = String::new();
    for row in 0..=sheet.last_row() {
        let cells = (0..=sheet.last_column()).map(|column| {
            // Where the decimal sign is a comma, Excel separates by semicolons.
            let shown = sheet.cells.get(&(row, column)).map(|cell| cell.shown(separator == Separator::Semicolon));
            let shown = shown.unwrap_or_default();
            let quoted = [sign, "\"", "\n", "\r"].iter().any(|special| shown.contains(special));
            if quoted { format!("\"{}\"", shown.replace('"', "\"\"")) } else { shown }
        });
        text += &cells.collect::<Vec<_>>().join(sign);
        text += "\r\n";
    }
    match letters {
        Letters::Utf8 => text.into_bytes(),
        Letters::Utf8Marked => [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat(),
        Letters::Utf16 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        Letters::Windows1258 => windows_1258(&text),
    }
}

/// Tones that stand as a letter of their own behind the vowel.
const TONES: [(char, u8); 5] =
    [('\u{300}', 0xCC), ('\u{309}', 0xD2), ('\u{303}', 0xDE), ('\u{301}', 0xEC), ('\u{323}', 0xF2)];
/// Vowels and consonants beyond Latin-1, and the typographic signs of windows-1258.
const OTHERS: [(char, u8); 14] = [
    ('Ă', 0xC3),
    ('ă', 0xE3),
    ('Đ', 0xD0),
    ('đ', 0xF0),
    ('Ơ', 0xD5),
    ('ơ', 0xF5),
    ('Ư', 0xDD),
    ('ư', 0xFD),
    ('“', 0x93),
    ('”', 0x94),
    ('‘', 0x91),
    ('’', 0x92),
    ('–', 0x96),
    ('…', 0x85),
];

fn windows_1258(text: &str) -> Vec<u8> {
    use unicode_normalization::UnicodeNormalization;
    let mut out = Vec::new();
    for letter in text.nfc() {
        // Letter and tone apart, but the circumflex, breve and horn stay on the letter.
        let parts: Vec<char> = std::iter::once(letter).nfd().collect();
        let tone = parts.iter().find_map(|part| TONES.iter().find(|(mark, _)| mark == part)).map(|(_, byte)| *byte);
        let bare: String =
            parts.iter().filter(|part| !TONES.iter().any(|(mark, _)| mark == *part)).copied().nfc().collect();
        for letter in bare.chars() {
            let other = OTHERS.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
            out.push(other.or_else(|| u8::try_from(u32::from(letter)).ok()).unwrap_or(b'?'));
        }
        out.extend(tone);
    }
    out
}
