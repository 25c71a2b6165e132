//! TCVN3 (ABC): one character a letter.
use super::Decoded;

/// Letters of the codes A1–FE, sixteen a row; a dot has none. The soft hyphen (AD) is ư.
const LETTERS: [&str; 6] = [
    ".ĂÂÊÔƠƯĐăâêôơưđ.",
    ".....àảãáạ.ằẳẵắ.",
    "......ặầẩẫấậè.ẻẽ",
    "éẹềểễếệìỉ...ĩíịò",
    ".ỏõóọồổỗốộờởỡớợù",
    ".ủũúụừửữứựỳỷỹýỵ.",
];

pub(super) fn decode(text: &str) -> Decoded {
    let mut strange = false;
    let text = text
        .chars()
        .map(|c| {
            letter(c).unwrap_or_else(|| {
                strange |= !c.is_ascii() && !c.is_whitespace();
                c
            })
        })
        .collect();
    Decoded { text, strange }
}

pub(super) fn encode(text: &str) -> Option<String> {
    text.chars().map(|c| if c.is_ascii() { Some(c) } else { code(c) }).collect()
}

fn letter(c: char) -> Option<char> {
    let at = usize::try_from(u32::from(c).checked_sub(0xa0)?).ok()?;
    LETTERS.get(at / 16)?.chars().nth(at % 16).filter(|letter| *letter != '.')
}

fn code(wanted: char) -> Option<char> {
    let (row, column) =
        (0..).zip(LETTERS).find_map(|(row, letters)| Some((row, letters.chars().position(|c| c == wanted)?)))?;
    char::from_u32(0xa0 + row * 16 + u32::try_from(column).ok()?)
}
