//! Dates as people type them: day first, with a year.
use chrono::NaiveDate;

/// A typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    pub date: NaiveDate,
    /// The month stood first: 05/19/2026 cannot be read otherwise, and somebody should look at it.
    pub swapped: bool,
}

/// Years a report can speak of; 19/5/0026 is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reads a whole, trimmed text as one date: `19/05/2026`, `19-5-26`, `19.5.2026`, `2026-05-19`,
/// `ngày 19 tháng 5 năm 2026`. None without a year and for a day that does not exist.
pub fn parse(text: &str) -> Option<Typed> {
    let (before, date) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    if !matches!(before.trim().to_lowercase().as_str(), "" | "ngày" | "ngay") {
        return None;
    }
    let in_figures = date.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' '));
    if in_figures { numeric(date) } else { worded(&super::fold(date)) }
}

fn numeric(text: &str) -> Option<Typed> {
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = text.split(separator).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return Some(Typed { date: date(year(first)?, part(second)?, part(third)?)?, swapped: false });
    }
    day_first(part(first)?, part(second)?, year(third)?)
}

/// "19 thang 5 nam 2026", folded.
fn worded(folded: &str) -> Option<Typed> {
    let mut words = folded.split(' ');
    let parts: [Option<&str>; 6] = std::array::from_fn(|_| words.next());
    let [Some(day), Some("thang"), Some(month), Some("nam"), Some(in_year), None] = parts else { return None };
    Some(Typed { date: date(year(in_year)?, part(month)?, part(day)?)?, swapped: false })
}

fn day_first(day: u32, month: u32, year: i32) -> Option<Typed> {
    let swapped = month > 12;
    let (day, month) = if swapped { (month, day) } else { (day, month) };
    Some(Typed { date: date(year, month, day)?, swapped })
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn part(text: &str) -> Option<u32> {
    let is_part = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_part.then(|| text.parse().ok())?
}

/// Four digits, or two in this century.
fn year(text: &str) -> Option<i32> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + number),
        4 => Some(number).filter(|year| YEARS.contains(year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_day_first() {
        for (text, shown, swapped) in [
            ("19/05/2026", "2026-05-19", false),
            ("19-5-26", "2026-05-19", false),
            ("19.5.2026", "2026-05-19", false),
            ("19 / 5 / 2026", "2026-05-19", false),
            ("2026-05-19", "2026-05-19", false),
            ("2026/5/9", "2026-05-09", false),
            ("ngày 19 tháng 5 năm 2026", "2026-05-19", false),
            ("Ngay 19 thang 05 nam 2026", "2026-05-19", false),
            ("19 tháng 5 năm 2026", "2026-05-19", false),
            ("Ngày 19/5/2026", "2026-05-19", false),
            ("05/06/2026", "2026-06-05", false),
            ("05/19/2026", "2026-05-19", true),
            ("29/2/2028", "2028-02-29", false),
        ] {
            let read = parse(text);
            assert_eq!(read.map(|one| (one.date.to_string(), one.swapped)), Some((shown.into(), swapped)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in [
            "",
            "12/15",
            "19/5",
            "5/2026",
            "19/5/226",
            "19/5/0026",
            "29/2/2026",
            "31/4/2026",
            "13/13/2026",
            "0/5/2026",
            "19/5-2026",
            "2026-19-05",
            "19/5/2026/1",
            "20260519",
            "46161",
            "ngày 19 tháng 5",
            "tháng 5 năm 2026",
            "ngày 19 tháng 15 năm 2026",
            "quý II năm 2026",
            "19/5/2026 và 20/5/2026",
            "-1/5/2026",
            "1 9/5/2026",
            "19,5,2026",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(days in 0i64..36_500) {
            let Some(date) = NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|first| first.checked_add_signed(chrono::TimeDelta::days(days))) else {
                return Ok(());
            };
            let words = format!("ngày {} tháng {} năm {}", date.day(), date.month(), date.year());
            for text in [date.format("%d/%m/%Y").to_string(), date.to_string(), words] {
                prop_assert_eq!(parse(&text), Some(Typed { date, swapped: false }));
            }
        }
    }
}
