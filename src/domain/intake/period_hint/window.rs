//! The days a title says its figures are of: "(Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)".
use crate::domain::vietnamese::fold;
use chrono::{Datelike, NaiveDate};

/// Shorter windows are of an event, longer ones of a plan.
const LENGTH: std::ops::RangeInclusive<i64> = 25..=400;

#[derive(Debug, PartialEq)]
enum Token {
    Number(u32),
    /// Folded.
    Word(String),
    /// A sign between two figures without a space: "15/12", "15-12".
    Joint(char),
    Sign(char),
}

/// First and last day of the window that a text names; a month stands for its first or its last day.
pub fn window(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if text.len() > super::LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (first, next) = day(&tokens, at, false)?;
        let to = match tokens.get(next)? {
            Token::Word(word) if word == "den" || word == "toi" => {
                next + 1 + usize::from(matches!(tokens.get(next + 1), Some(Token::Word(word)) if word == "het"))
            }
            Token::Sign('-' | '–' | '—') | Token::Joint('-') => next + 1,
            Token::Number(_) | Token::Word(_) | Token::Joint(_) | Token::Sign(_) => return None,
        };
        let (last, _) = day(&tokens, to, first.day.is_none())?;
        let year = last.year?;
        let end = match last.day {
            Some(day) => NaiveDate::from_ymd_opt(year, last.month, day)?,
            None => {
                NaiveDate::from_ymd_opt(year, last.month, 1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()?
            }
        };
        let from = |year| NaiveDate::from_ymd_opt(year, first.month, first.day.unwrap_or(1));
        // A year that is not said is the one that makes a window.
        let start = match first.year {
            Some(year) => from(year)?,
            None => from(year).filter(|start| *start < end).or_else(|| from(year - 1))?,
        };
        LENGTH.contains(&((end - start).num_days() + 1)).then_some((start, end))
    })
}

/// Years that stand by themselves: not part of a date, of a paper's number or of "2025-2026".
pub(super) fn bare_years(text: &str) -> Vec<i32> {
    let tokens = tokens(text);
    let dated: Vec<usize> = (0..tokens.len()).filter_map(|at| Some(day(&tokens, at, false)?.1 - 1)).collect();
    let alone = |at: usize| {
        let joint =
            |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|one| matches!(one, Token::Joint(_)));
        !joint(at.checked_sub(1)) && !joint(Some(at + 1)) && !dated.contains(&at)
    };
    let years = tokens.iter().enumerate().filter(|(at, _)| alone(*at));
    let year = |token: &Token| match token {
        Token::Number(number) => i32::try_from(*number).ok().filter(|year| (2000..2100).contains(year)),
        Token::Word(_) | Token::Joint(_) | Token::Sign(_) => None,
    };
    years.filter_map(|(_, token)| year(token)).collect()
}

struct Day {
    day: Option<u32>,
    month: u32,
    year: Option<i32>,
}

/// A day or a month from a token on, and the token after it. `bare_month`: "6/2026" is one, for "tháng" stands before.
fn day(tokens: &[Token], at: usize, bare_month: bool) -> Option<(Day, usize)> {
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number(number)) => Some(*number),
        Some(Token::Word(_) | Token::Joint(_) | Token::Sign(_)) | None => None,
    };
    let word = |at: usize, wanted: &str| matches!(tokens.get(at), Some(Token::Word(word)) if word == wanted);
    let joint = |at: usize| matches!(tokens.get(at), Some(Token::Joint(_)));
    let year =
        |at: usize| number(at).and_then(|year| i32::try_from(year).ok()).filter(|year| (2000..2100).contains(year));
    let year_after = |at: usize| match (year(at + 1), joint(at) || word(at, "nam")) {
        (Some(year), true) => (Some(year), at + 2),
        (_, _) => (None, at),
    };
    let month_at = |at: usize| number(at).filter(|month| (1..=12).contains(month));
    if word(at, "thang") || (bare_month && month_at(at).is_some() && year_after(at + 1).0.is_some()) {
        let at = at + usize::from(word(at, "thang"));
        let month = month_at(at)?;
        let (year, next) = year_after(at + 1);
        return Some((Day { day: None, month, year }, next));
    }
    let at = at + usize::from(word(at, "ngay"));
    let day = number(at).filter(|day| (1..=31).contains(day))?;
    if !(joint(at + 1) || word(at + 1, "thang")) {
        return None;
    }
    let month = month_at(at + 2)?;
    let (year, next) = year_after(at + 3);
    Some((Day { day: Some(day), month, year }, next))
}

fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().collect();
    let kind = |c: &char| (c.is_ascii_digit(), c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(c));
    let mut tokens = Vec::new();
    let mut at = 0_usize;
    for run in letters.chunk_by(|a, b| kind(a) == kind(b) && kind(a) != (false, false)) {
        let around = (at.checked_sub(1).and_then(|one| letters.get(one)), letters.get(at + run.len()));
        at += run.len();
        let text: String = run.iter().collect();
        match run {
            [c, ..] if c.is_ascii_digit() => tokens.extend(text.parse().ok().map(Token::Number)),
            [c] if c.is_whitespace() => {}
            [c] if kind(c) == (false, false) => {
                let within =
                    matches!(around, (Some(before), Some(after)) if before.is_ascii_digit() && after.is_ascii_digit());
                tokens.push(if within { Token::Joint(*c) } else { Token::Sign(*c) });
            }
            _ => tokens.push(Token::Word(fold(&text))),
        }
    }
    tokens
}

/// How much two stretches of days have in common, 0–1: the days in both over the days in either.
pub fn likeness(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> f64 {
    let day = |date: NaiveDate| f64::from(date.num_days_from_ce());
    let both = day(one.1.min(other.1)) - day(one.0.max(other.0)) + 1.0;
    let either = day(one.1.max(other.1)) - day(one.0.min(other.0)) + 1.0;
    (both / either).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_read_as_it_is_written() {
        for (text, expected) in [
            ("(Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)", Some("2025-12-15 2026-06-14")),
            ("từ 15/12/2025 - 14/06/2026", Some("2025-12-15 2026-06-14")),
            ("15/12/2025-14/06/2026", Some("2025-12-15 2026-06-14")),
            ("Từ 15-12-2025 đến hết 14-06-2026", Some("2025-12-15 2026-06-14")),
            ("từ ngày 15/12 đến ngày 14/6/2026", Some("2025-12-15 2026-06-14")),
            ("từ ngày 01 tháng 01 năm 2026 đến ngày 30 tháng 6 năm 2026", Some("2026-01-01 2026-06-30")),
            ("tháng 12/2025 đến tháng 6/2026", Some("2025-12-01 2026-06-30")),
            ("Từ tháng 01 đến tháng 5 năm 2026", Some("2026-01-01 2026-05-31")),
            ("tháng 1-6/2026", Some("2026-01-01 2026-06-30")),
            ("Ea Kao, ngày 19 tháng 5 năm 2026", None),
            ("Kế hoạch số 179/KH-UBND ngày 15/5/2025; ngày 20/6/2026", None),
            ("Ngày hội từ ngày 15/8/2026 đến ngày 19/8/2026", None),
            ("giai đoạn 2026 - 2030", None),
            ("tính đến ngày 14/6/2026", None),
            ("Năm học 2025-2026", None),
            ("từ 31/2/2026 đến 30/6/2026", None),
        ] {
            let read = window(text).map(|(from, to)| format!("{from} {to}"));
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
