#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{compose::kept, *};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

/// `|` is the cursor.
fn field(picture: &str) -> Field {
    let (before, after) = picture.split_once('|').unwrap();
    let mut field = Field::new(100);
    field.set(&format!("{before}{after}"));
    field.home();
    (0..before.graphemes(true).count()).for_each(|_| field.right());
    field
}

fn picture(field: &Field) -> String {
    format!("{}|{}", field.before(), field.after())
}

/// Whether there was room.
const fn ignore(_fits: bool) {}

#[test]
fn keys_change_the_text_at_the_cursor() {
    type Keys = Box<dyn Fn(&mut Field)>;
    let typed = |text: &'static str| move |field: &mut Field| text.chars().for_each(|c| ignore(field.insert(c)));
    let cases: [(&str, Keys, &str); 28] = [
        ("|", Box::new(typed("Y Jút")), "Y Jút|"),
        ("a|c", Box::new(typed("b")), "ab|c"),
        ("|", Box::new(typed("e\u{302}\u{301}")), "ế|"),
        ("ti|ng", Box::new(typed("e\u{302}\u{301}")), "tiế|ng"),
        ("tiê|ng", Box::new(typed("\u{301}")), "tiế|ng"),
        ("x|y", Box::new(typed("o\u{31b}\u{323}")), "xợ|y"),
        // A mark with nothing to stand on.
        ("|", Box::new(typed("\u{301}")), "|"),
        ("|abc", Box::new(typed("\u{301}")), "|abc"),
        ("|abc", Box::new(typed("e\u{301}")), "é|abc"),
        ("a |", Box::new(typed("\u{301}")), "a \u{301}|"),
        // What is no text.
        ("a|", Box::new(typed("\t\r\n\u{8}\u{7f}\u{1b}\u{200b}\u{ad}\u{feff}")), "a|"),
        ("a|", Box::new(typed("\u{a0}b")), "a b|"),
        ("ế|", Box::new(Field::backspace), "|"),
        ("aế|b", Box::new(Field::backspace), "a|b"),
        ("|b", Box::new(Field::backspace), "|b"),
        ("a👩🏽|b", Box::new(Field::backspace), "a|b"),
        ("a|ếb", Box::new(Field::delete), "a|b"),
        ("a|", Box::new(Field::delete), "a|"),
        ("aế|b", Box::new(Field::left), "a|ếb"),
        ("|b", Box::new(Field::left), "|b"),
        ("a|x\u{302}\u{301}b", Box::new(Field::right), "ax\u{302}\u{301}|b"),
        ("b|", Box::new(Field::right), "b|"),
        ("xã|", Box::new(Field::home), "|xã"),
        ("|xã", Box::new(Field::end), "xã|"),
        ("x|ã", Box::new(Field::clear), "|"),
        ("x|z", Box::new(|field| ignore(field.paste("a\r\nb\tc\n"))), "xa b c|z"),
        ("x|z", Box::new(|field| ignore(field.paste("tru\u{ad}ye\u{302}\u{300}n\u{200b}\u{7}"))), "xtruyền|z"),
        ("xe|z", Box::new(|field| ignore(field.paste("\u{302}\u{301}y"))), "xếy|z"),
    ];
    for (before, act, after) in cases {
        let mut field = field(before);
        act(&mut field);
        assert_eq!(picture(&field), after, "from {before}");
    }
}

#[test]
fn the_limit_counts_what_people_count() {
    let mut field = Field::new(3);
    assert!(field.paste("e\u{302}\u{301}e\u{302}"));
    assert!(field.insert('x'));
    assert!(!field.insert('y'));
    assert_eq!(field.text(), "ếêx");
    assert!(field.insert('\u{323}'), "a mark takes no room");
    assert!(!field.paste("abc"));
    assert_eq!(field.text(), "ếêx\u{323}");
    field.left();
    field.backspace();
    assert!(!field.paste("12"));
    assert_eq!(picture(&field), "ế1|x\u{323}");
    assert!(!field.set("bốn lớp"));
    assert_eq!(picture(&field), "bốn|");
    assert!(!field.set(&"ế".repeat(1_000_000)));
    assert!(!Field::new(0).insert('a'));
}

#[test]
fn hundreds_of_marks_are_not_kept() {
    let mut field = Field::new(10);
    field.paste(&format!("a{}b", "\u{323}".repeat(20)));
    assert_eq!(field.text(), format!("ạ{}b", "\u{323}".repeat(8)));
}

#[test]
fn the_marks_of_a_deleted_letter_are_owed_within_a_burst_only() {
    let mut field = field("ti|");
    for c in "ê\u{301}n".chars() {
        field.insert(c);
    }
    (0..3).for_each(|_| field.backspace());
    assert_eq!(picture(&field), "ti|", "n, the tone and ê");
    field.insert('ê');
    field.insert('\u{301}');
    field.end_burst();
    (0..2).for_each(|_| {
        field.backspace();
        field.end_burst();
    });
    assert_eq!(picture(&field), "t|", "pressed by a person");
}

#[test]
fn the_cursor_always_shows() {
    for (text, width, shown, column) in [
        ("|", 10, "", 0),
        ("xã|", 10, "xã", 2),
        ("|xã", 10, "xã", 0),
        ("0123456789|", 10, "123456789", 9),
        ("012345678|9", 10, "0123456789", 9),
        ("0123456789abcdef|ghij", 8, "abcdefgh", 6),
        ("0123456789|abcdefghij", 8, "456789ab", 6),
        ("01|23456789", 8, "01234567", 2),
        ("|0123456789", 8, "01234567", 0),
        ("Nguyễn Dữ|", 4, " Dữ", 3),
        ("漢字漢字|", 5, "漢字", 4),
        ("漢字漢|字", 5, "漢字", 2),
        ("|漢字", 1, "", 0),
        ("漢字|", 1, "", 0),
        ("ab|c", 0, "", 0),
    ] {
        assert_eq!(field(text).shown(width), (shown, column), "{text} in {width}");
    }
}

#[derive(Debug, Clone)]
enum Act {
    Insert(char),
    Paste(String),
    Backspace,
    Delete,
    Left,
    Right,
    Home,
}

/// Letters, marks, wide characters, flags, jamo, and what nobody sees.
fn any_char() -> impl Strategy<Value = char> {
    proptest::sample::select(
        "aeđễ \u{301}\u{302}\u{31b}\u{323}\u{20dd}漢👩🏽🇻🇳\u{200d}\u{ad}\u{1100}\u{1161}\u{11a8}\u{e33}\u{600}\n\u{7}"
            .chars()
            .collect::<Vec<_>>(),
    )
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any_char().prop_map(Act::Insert),
        2 => proptest::collection::vec(any_char(), 0..8).prop_map(|text| Act::Paste(text.into_iter().collect())),
        2 => Just(Act::Backspace),
        1 => Just(Act::Delete),
        3 => Just(Act::Left),
        1 => Just(Act::Right),
        1 => Just(Act::Home),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_the_field_stays_whole(acts in proptest::collection::vec(any_act(), 0..40), width in 0_u16..12) {
        let mut field = Field::new(12);
        for act in acts {
            match act {
                Act::Insert(c) => ignore(field.insert(c)),
                Act::Paste(text) => ignore(field.paste(&text)),
                Act::Backspace => field.backspace(),
                Act::Delete => field.delete(),
                Act::Left => field.left(),
                Act::Right => field.right(),
                Act::Home => field.home(),
            }
            prop_assert!(is_nfc(field.text()));
            prop_assert!(field.text().chars().all(|c| kept(c) == Some(c)), "{:?}", field.text());
            prop_assert!(field.text().graphemes(true).count() <= 12);
            let boundary = field.cursor == field.text.len()
                || field.text.grapheme_indices(true).any(|(at, _)| at == field.cursor);
            prop_assert!(boundary, "{:?} {}", field.text, field.cursor);
            let (slice, column) = field.shown(width);
            let wide: usize = slice.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert!(wide <= width.into() && (column < width || width == 0), "{slice:?} {column} in {width}");
        }
    }
}
