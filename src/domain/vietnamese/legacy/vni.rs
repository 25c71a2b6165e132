//! VNI-Windows: a letter and its mark are two characters; đ, i with its tones, ơ, ư and ỵ are one.
use super::Decoded;

/// A letter, the marks that may follow it, and what they make of it, in the same order.
const MARKED: [(char, &str, &str); 7] = [
    ('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('ö', "ùøûõï", "ứừửữự"),
    ('y', "ùøûõ", "ýỳỷỹ"),
];
/// Characters that are a letter by themselves, and the letters.
const ALONE: (&str, &str) = ("ñíìæóòôöî", "đíìỉĩịơưỵ");

pub(super) fn decode(text: &str) -> Decoded {
    let mut decoded = Decoded { text: String::with_capacity(text.len()), strange: false };
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // A capital with a small mark is a capital: the mark was typed without Shift.
        let letter = match rest.peek().and_then(|mark| marked(lower(c), lower(*mark))) {
            Some(letter) => {
                rest.next();
                Some(letter)
            }
            None => beside(lower(c), ALONE.0, ALONE.1),
        };
        match letter {
            Some(letter) if c.is_uppercase() => decoded.text.extend(letter.to_uppercase()),
            Some(letter) => decoded.text.push(letter),
            None => {
                decoded.strange |= !c.is_ascii() && !c.is_whitespace();
                decoded.text.push(c);
            }
        }
    }
    decoded
}

pub(super) fn encode(text: &str) -> Option<String> {
    let mut encoded = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_ascii() {
            encoded.push(c);
            continue;
        }
        let small = lower(c);
        let pair = MARKED.iter().find_map(|(letter, marks, made)| Some((*letter, beside(small, made, marks)?)));
        let (letter, mark) = match pair {
            Some((letter, mark)) => (letter, Some(mark)),
            None => (beside(small, ALONE.1, ALONE.0)?, None),
        };
        for c_out in [Some(letter), mark].into_iter().flatten() {
            if c.is_uppercase() {
                encoded.extend(c_out.to_uppercase());
            } else {
                encoded.push(c_out);
            }
        }
    }
    Some(encoded)
}

fn marked(letter: char, mark: char) -> Option<char> {
    MARKED.iter().find(|(base, ..)| *base == letter).and_then(|(_, marks, made)| beside(mark, marks, made))
}

/// The character that stands in one list where `wanted` stands in the other.
fn beside(wanted: char, list: &str, other: &str) -> Option<char> {
    other.chars().nth(list.chars().position(|c| c == wanted)?)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
