//! What a cell of a page holds: its text, unless the page says the number behind it.
use super::super::{
    content::number,
    draft::{Filled, shown},
};
use crate::domain::grid::{Content, Font};

/// Excel's own attributes of a cell.
#[derive(Debug, Default)]
pub struct Told {
    /// `x:num="0.85"`.
    pub number: Option<f64>,
    /// `x:err="#REF!"`.
    pub error: Option<String>,
    /// `x:fmla="=A1*2"`.
    pub formula: Option<String>,
}

impl Told {
    pub fn filled(&self, text: String, font: Font) -> Filled {
        let plain = |content| Filled { content, percent: false, font };
        match (&self.error, self.number) {
            (Some(error), _) if !error.is_empty() => plain(Content::Error(error.clone())),
            (_, Some(held)) => match agreement(&text, held) {
                Agreement::Same => plain(number(held)),
                Agreement::Percent => Filled { percent: true, ..plain(number(held)) },
                // A date, a time, a number with its unit: as it is shown, the number alone would pass for a count.
                Agreement::None => plain(shown(&text)),
            },
            (_, None) if text.is_empty() && self.formula.is_some() => plain(Content::Uncalculated),
            (_, None) => plain(shown(&text)),
        }
    }

    /// The formula reads another workbook.
    pub fn is_linked(&self) -> bool {
        self.formula.as_deref().is_some_and(|formula| formula.contains('[') && formula.contains(".xl"))
    }
}

enum Agreement {
    Same,
    Percent,
    None,
}

/// Whether the text shows that number, rounded as it may be.
fn agreement(text: &str, held: f64) -> Agreement {
    let (digits, scale) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim(), 100.0),
        None => (text, 1.0),
    };
    let shows = text.is_empty()
        || [('.', ','), (',', '.')]
            .iter()
            .any(|(thousands, decimal)| shows(digits, held * scale, *thousands, *decimal));
    match (shows, scale > 1.0) {
        (true, true) => Agreement::Percent,
        (true, false) => Agreement::Same,
        (false, _) => Agreement::None,
    }
}

fn shows(text: &str, held: f64, thousands: char, decimal: char) -> bool {
    let plain: String = text
        .chars()
        .filter(|letter| *letter != thousands && !letter.is_whitespace())
        .map(|letter| if letter == decimal { '.' } else { letter })
        .collect();
    if !plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.' || letter == '-') {
        return false;
    }
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let half = 0.5_f64 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(15));
    plain.parse::<f64>().is_ok_and(|number| (number - held).abs() <= half * 1.000_001)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_where_the_text_shows_it() {
        let number = |number| (Content::Number(number), false);
        let text = |text: &str| (Content::Text(text.into()), false);
        for (held, shown, expected) in [
            (0.85, "85%", (Content::Number(0.85), true)),
            (0.8549, "85,5 %", (Content::Number(0.8549), true)),
            (1234.0, "1.234", number(1234.0)),
            (1234.5, "1,234.5", number(1234.5)),
            (84.6, "85", number(84.6)),
            (-3.0, "-3", number(-3.0)),
            (12.0, "", number(12.0)),
            (46161.0, "19/05/2026", text("19/05/2026")),
            (46161.0, "19.05.2026", text("19.05.2026")),
            (46161.0, "19-05-2026", text("19-05-2026")),
            (0.3125, "7:30", text("7:30")),
            (12.0, "12 lớp", text("12 lớp")),
            (12.0, "15", text("15")),
        ] {
            let told = Told { number: Some(held), ..Told::default() };
            let filled = told.filled(shown.to_owned(), Font::Other);
            assert_eq!((filled.content, filled.percent), expected, "{held} {shown}");
        }
    }

    #[test]
    fn errors_and_formulas_without_a_result_are_said() {
        let content = |told: Told, text: &str| told.filled(text.to_owned(), Font::Other).content;
        let failed = Told { error: Some("#REF!".into()), number: Some(0.0), ..Told::default() };
        assert_eq!(content(failed, "0"), Content::Error("#REF!".into()));
        let formula = || Told { formula: Some("=A1".into()), ..Told::default() };
        assert_eq!(content(formula(), ""), Content::Uncalculated);
        assert_eq!(content(formula(), "12"), Content::Text("12".into()));
        assert_eq!(content(Told::default(), "#DIV/0!"), Content::Error("#DIV/0!".into()));
    }
}
