//! Words that stand in a cell instead of a figure. What one means depends on the kind of field:
//! "không" is 0 under a count, no under a question and nothing under a percent.
use super::{fold_marked, spells};

/// A whole cell that says one of the usual words or signs. Every entry belongs to one word only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// "không áp dụng"
    NotApplicable,
    /// A dotted line, "không có số liệu".
    NoData,
    /// A dash: the statistical sign for none.
    Dash,
    /// None, or no: "không", "không phát sinh".
    Nil,
    /// No, and nothing else: "chưa", "KĐ".
    No,
    Yes,
    /// A tick; under one of several columns it means that column.
    Tick,
    /// As above.
    Ditto,
    /// Neither yes nor no: "đang thực hiện".
    InProgress,
}

/// Words as [`fold_marked`] leaves them; schools may leave the marks out.
const WORDS: &[(&str, Word)] = &[
    ("không áp dụng", Word::NotApplicable),
    ("không có số liệu", Word::NoData),
    ("không", Word::Nil),
    ("không có", Word::Nil),
    ("ko", Word::Nil),
    ("không phát sinh", Word::Nil),
    ("chưa", Word::No),
    ("k", Word::No),
    ("kđ", Word::No),
    ("chưa đạt", Word::No),
    ("không đạt", Word::No),
    ("no", Word::No),
    ("false", Word::No),
    ("có", Word::Yes),
    ("rồi", Word::Yes),
    ("có rồi", Word::Yes),
    ("đạt", Word::Yes),
    ("yes", Word::Yes),
    ("true", Word::Yes),
    ("x", Word::Tick),
    ("v", Word::Tick),
    ("nt", Word::Ditto),
    ("như trên", Word::Ditto),
    ("đang thực hiện", Word::InProgress),
];

/// Signs, which folding would lose.
const SIGNS: &[(&str, Word)] = &[
    ("-", Word::Dash),
    ("–", Word::Dash),
    ("—", Word::Dash),
    ("−", Word::Dash),
    ("✓", Word::Tick),
    ("✔", Word::Tick),
    ("☑", Word::Tick),
    ("//", Word::Ditto),
    ("\"", Word::Ditto),
    ("“", Word::Ditto),
    ("”", Word::Ditto),
    ("''", Word::Ditto),
    ("〃", Word::Ditto),
];

/// Longer than any entry, in bytes: longer texts need no look.
const LONGEST: usize = 48;

impl Word {
    /// The word that a whole, cleaned and trimmed text says.
    pub fn of(text: &str) -> Option<Self> {
        if is_dotted_line(text) {
            return Some(Self::NoData);
        }
        if text.len() > LONGEST {
            return None;
        }
        if let Some((_, word)) = SIGNS.iter().find(|(sign, _)| *sign == text) {
            return Some(*word);
        }
        // "Có." and "- Không" say the word; "Không/Có" and "có?" leave it open.
        let said = text.trim_matches(|c: char| c.is_whitespace() || ".,;:!()-–*".contains(c));
        if !said.starts_with(char::is_alphabetic) || !said.chars().all(|c| c.is_alphanumeric() || c.is_whitespace()) {
            return None;
        }
        let said = fold_marked(said);
        WORDS.iter().find(|(entry, _)| spells(&said, entry)).map(|(_, word)| *word)
    }
}

/// "...", "…", "……": what a form prints where something should be filled in.
fn is_dotted_line(text: &str) -> bool {
    let dots = text.chars().map(|c| match c {
        '.' => Some(1),
        '…' => Some(3),
        ' ' => Some(0),
        _ => None,
    });
    dots.sum::<Option<u32>>().is_some_and(|dots| dots >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_every_spelling() {
        for (word, texts) in [
            (Word::NotApplicable, ["không áp dụng", "Không áp dụng", "KHONG AP DUNG", "(không áp dụng)"].as_slice()),
            (Word::NoData, &["...", "…", "……", ". . .", "không có số liệu", "Khong co so lieu"]),
            (Word::Dash, &["-", "–", "—"]),
            (
                Word::Nil,
                &["không", "Không", "KHÔNG", "khong", "không có", "ko", "không phát sinh", "Không.", "- Không"],
            ),
            (Word::No, &["chưa", "Chua", "K", "KĐ", "kđ", "chưa đạt", "không đạt", "Không Ðạt"]),
            (Word::Yes, &["có", "Có", "co", "rồi", "có rồi", "đạt", "Đạt", "Ðạt", "dat", "yes", "YES"]),
            (Word::Tick, &["x", "X", "✓", "✔", "v", "V"]),
            (Word::Ditto, &["//", "\"", "”", "nt", "như trên", "Nhu tren", "-nt-"]),
            (Word::InProgress, &["đang thực hiện", "Dang thuc hien"]),
        ] {
            for text in texts {
                assert_eq!(Word::of(text), Some(word), "{text}");
            }
        }
    }

    #[test]
    fn other_texts_say_nothing() {
        for text in [
            "",
            ".",
            "0",
            "1",
            "-1",
            "không/có",
            "Không / Có",
            "có?",
            "cô",
            "cờ",
            "không có gì",
            "có 2",
            "khổng",
            "chứa",
            "đất",
            "2 x",
            "K/Đ",
            "xx",
            "--",
            "---",
            "…/…",
            "không có vụ việc nào xảy ra trong trường học trong kỳ",
        ] {
            assert_eq!(Word::of(text), None, "{text}");
        }
    }

    #[test]
    fn the_table_is_written_as_it_is_compared() {
        for (at, (entry, _)) in WORDS.iter().enumerate() {
            assert_eq!(fold_marked(entry), *entry);
            assert!(entry.len() < LONGEST);
            assert!(
                WORDS.iter().skip(at + 1).all(|(other, _)| !spells(other, entry) && !spells(entry, other)),
                "{entry}"
            );
        }
    }
}
