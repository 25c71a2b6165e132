//! Numbers as people type them, and numbers as a sheet holds them, to exact decimals.
use crate::domain::grid::number_text;
use rust_decimal::Decimal;

/// A number and how it was written. "1.234" may be 1234 or a bit more than 1: the field decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    pub value: Decimal,
    pub shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// "02", "150".
    Plain,
    /// "1.234", "1,234", "1 234": groups of exactly three digits; the value is that of a whole number.
    Grouped {
        /// '.', ',' or ' '.
        separator: char,
        /// How often it stands there. One point or comma could as well begin the decimals.
        times: usize,
    },
    /// "85,5", "1.234,5", "1,234.5".
    Decimal,
}

/// 10^15: beyond it no school's figure lies, and sums over all schools stay exact.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// Reads a whole, trimmed text as one number; a minus may stand before it. None for anything else.
pub fn parse(text: &str) -> Option<Number> {
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut number = unsigned(digits)?;
    if negative && !number.value.is_zero() {
        number.value.set_sign_negative(true);
    }
    (number.value.abs() <= LARGEST).then_some(number)
}

/// Splits a text after its leading number: "12 buổi" → ("12", "buổi"). None without both.
pub fn split_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '−')))?;
    let (number, word) = text.split_at(end);
    let number = number.trim_end();
    (number.ends_with(|c: char| c.is_ascii_digit())).then_some((number, word))
}

/// A sheet's number with the 15 significant digits that Excel shows. None if it is not finite or not exactly
/// a decimal of 28 digits.
pub fn from_f64(number: f64) -> Option<Decimal> {
    // Whole numbers, nearly all there are, need no detour over their text.
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return Some(Decimal::from(number as i64));
    }
    if !number.is_finite() || number.abs() > 1e15 {
        return None;
    }
    let text = number_text(number);
    Decimal::from_str_exact(&text).ok().map(|value| value.normalize())
}

fn unsigned(text: &str) -> Option<Number> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut separators = text.char_indices().filter(|(_, c)| !c.is_ascii_digit());
    let Some((_, first)) = separators.next() else { return number(text, "", Shape::Plain) };
    let Some((at, last)) = separators.next_back() else {
        return once(text, first);
    };
    if !matches!(first, '.' | ',' | ' ') {
        return None;
    }
    if last == first {
        return grouped(text, first);
    }
    // A second kind of separator begins the decimals.
    let (whole, fraction) = (text.get(..at)?, text.get(at + 1..)?);
    let Shape::Grouped { .. } = grouped(whole, first)?.shape else { return None };
    matches!(last, '.' | ',').then(|| number(whole, fraction, Shape::Decimal))?
}

/// One separator: a group of three, or decimals.
fn once(text: &str, separator: char) -> Option<Number> {
    if let Some(number) = grouped(text, separator) {
        return Some(number);
    }
    let (whole, fraction) = text.split_once(separator)?;
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !matches!(separator, '.' | ',') || leading_zero {
        return None;
    }
    number(whole, fraction, Shape::Decimal)
}

fn grouped(text: &str, separator: char) -> Option<Number> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut times = 0;
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        times += 1;
    }
    let starts_well = (1..=3).contains(&first.len()) && !first.starts_with('0') && is_digits(first);
    (starts_well && matches!(separator, '.' | ',' | ' '))
        .then(|| number(text, "", Shape::Grouped { separator, times }))?
}

/// Puts digits together; the separators in `whole` are dropped.
fn number(whole: &str, fraction: &str, shape: Shape) -> Option<Number> {
    if shape == Shape::Plain
        && whole.len() <= 18
        && let Ok(value) = whole.parse::<u64>()
    {
        return Some(Number { value: value.into(), shape });
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !fraction.is_empty() {
        digits.push('.');
        digits.push_str(fraction);
    }
    let value = Decimal::from_str_exact(&digits).ok()?.normalize();
    Some(Number { value, shape })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn typed_numbers_are_read_with_their_shape() {
        let grouped = |separator, times| Shape::Grouped { separator, times };
        for (text, value, shape) in [
            ("02", "2", Shape::Plain),
            ("150", "150", Shape::Plain),
            ("0", "0", Shape::Plain),
            ("1234", "1234", Shape::Plain),
            ("-4", "-4", Shape::Plain),
            ("−4", "-4", Shape::Plain),
            ("1.234", "1234", grouped('.', 1)),
            ("1,234", "1234", grouped(',', 1)),
            ("1 234", "1234", grouped(' ', 1)),
            ("5.000.000", "5000000", grouped('.', 2)),
            ("85,5", "85.5", Shape::Decimal),
            ("85.5", "85.5", Shape::Decimal),
            ("12,0", "12", Shape::Decimal),
            ("0,850", "0.85", Shape::Decimal),
            ("0.125", "0.125", Shape::Decimal),
            ("1234,567", "1234.567", Shape::Decimal),
            ("1.234,5", "1234.5", Shape::Decimal),
            ("1,234.5", "1234.5", Shape::Decimal),
            ("1 234,5", "1234.5", Shape::Decimal),
            ("1.234.567,25", "1234567.25", Shape::Decimal),
        ] {
            assert_eq!(parse(text), Some(Number { value: dec(value), shape }), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in [
            "",
            "-",
            ".",
            ",5",
            "5.",
            "1..2",
            "1.23.4",
            "1.234.56",
            "1,23,456",
            "12 15",
            "1  234",
            "1.234 567",
            "1 234 5",
            "12.34.56",
            "0.123.456",
            "012.345",
            "05,5",
            "1.234.5",
            "1.2,3",
            "1,5,5",
            "1'234",
            "12/15",
            "5+7",
            "~200",
            "1e5",
            "12 buổi",
            "+5",
            "--5",
            "٣",
            "1 2",
            "99999999999999999999999999999999",
            "1,234.567.890",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_parts_from_its_word() {
        for (text, parts) in [
            ("12 buổi", Some(("12", "buổi"))),
            ("5tr", Some(("5", "tr"))),
            ("5.000.000 đồng", Some(("5.000.000", "đồng"))),
            ("-12 buổi", Some(("-12", "buổi"))),
            ("2 buổi/tháng", Some(("2", "buổi/tháng"))),
            ("12", None),
            ("buổi", None),
            ("12. buổi", None),
        ] {
            assert_eq!(split_word(text), parts, "{text}");
        }
    }

    #[test]
    fn sheet_numbers_lose_their_noise() {
        for (number, value) in [
            (0.1 + 0.2, Some("0.3")),
            (2.999_999_999_999_999_6, Some("3")),
            (2_503_656_229.0, Some("2503656229")),
            (-0.0, Some("0")),
            (85.50, Some("85.5")),
            (-4.0, Some("-4")),
            (1e15, Some("1000000000000000")),
            (1e16, None),
            (123_456_789_012_345.6, Some("123456789012346")),
            (f64::NAN, None),
            (f64::INFINITY, None),
            (1e300, None),
            (1e-300, None),
        ] {
            let read = from_f64(number);
            assert_eq!(read, value.map(dec), "{number}");
            assert!(read.is_none_or(|value| value.to_string() == value.normalize().to_string()));
        }
        assert!(!from_f64(-0.0).unwrap().is_sign_negative());
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value in 0u64..1_000_000_000_000, cents in 0u32..100) {
            let groups = |separator: &str| {
                let digits = value.to_string();
                let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).collect();
                let words: Vec<&str> = groups.iter().rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
                words.join(separator)
            };
            for separator in [".", ",", " ", ""] {
                prop_assert_eq!(parse(&groups(separator)).unwrap().value, Decimal::from(value));
            }
            let text = format!("{},{cents:02}", groups("."));
            prop_assert_eq!(parse(&text).unwrap().value, Decimal::from(value) + Decimal::new(cents.into(), 2));
        }

        #[test]
        fn no_text_breaks_it(text in "[-0-9., ]{0,12}") {
            if let Some(number) = parse(&text) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert!(number.value.abs() <= dec(&digits));
            }
        }

        #[test]
        fn every_sheet_number_is_read_as_it_is_shown(number in prop_oneof![any::<f64>(), any::<i32>().prop_map(f64::from), -1e6..1e6]) {
            if let Some(value) = from_f64(number) {
                prop_assert_eq!(value, dec(&number_text(number)));
            }
        }
    }
}
