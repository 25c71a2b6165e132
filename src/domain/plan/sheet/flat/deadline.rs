//! Days as a clerk writes them: "20/5", "5/1 năm sau", "ngày 5 tháng sau".
use crate::domain::{
    plan::{
        DayOfYear,
        source::document::{Table, Value},
    },
    vietnamese::fold,
};
use rust_decimal::prelude::ToPrimitive;

/// A deadline's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Yearly { day: DayOfYear, years_after: u32 },
    Monthly { day: u32, months_after: u32 },
}

impl Day {
    /// The keys a plan file says it with.
    pub fn put(self, table: &mut Table) {
        let after = match self {
            Self::Yearly { day, years_after } => {
                table.text("day", &day.to_string());
                ("years_after", years_after)
            }
            Self::Monthly { day, months_after } => {
                table.number("day", day);
                ("months_after", months_after)
            }
        };
        if after.1 > 0 {
            table.number(after.0, after.1);
        }
    }
}

/// `{ rule, day, … }` as two cells.
pub(super) fn say(flat: &mut Table, [rule_key, day_key]: [&'static str; 2], due: &Table) {
    let number = |key: &str| match due.get(key) {
        Some(Value::Number(number)) => number.to_u32(),
        _ => None,
    };
    let after = |one: &str, several: &str, count: Option<u32>| match count.unwrap_or(0) {
        0 => String::new(),
        1 => format!(" {one} sau"),
        more => format!(" sau {more} {several}"),
    };
    if let Some(rule) = due.get("rule") {
        flat.put(rule_key, rule.clone());
    }
    let words = match due.get("day") {
        Some(Value::Number(day)) => format!("ngày {day}{}", after("tháng", "tháng", number("months_after"))),
        Some(Value::Text(day)) => {
            let day = DayOfYear::parse(day).map(say_day).unwrap_or_default();
            format!("{day}{}", after("năm", "năm", number("years_after")))
        }
        _ => return,
    };
    flat.put(day_key, Value::Text(words));
}

fn say_day(day: DayOfYear) -> String {
    format!("{}/{}", day.day, day.month)
}

impl DayOfYear {
    /// "20/5"
    pub(in crate::domain::plan::sheet) fn in_words(self) -> String {
        say_day(self)
    }
}

/// Reads a day of the year: "20/5", "20-5", "ngày 20 tháng 5".
pub fn day_of_year(text: &str) -> Option<DayOfYear> {
    match day(text)? {
        Day::Yearly { day, years_after: 0 } => Some(day),
        Day::Yearly { .. } | Day::Monthly { .. } => None,
    }
}

/// Reads a deadline's day.
pub fn day(text: &str) -> Option<Day> {
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| *word != "ngay").collect();
    let number = |word: &&str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    let first = number(words.first()?)?;
    words.remove(0);
    // The month, after a sign or the word for it.
    let named = words.first() == Some(&"thang") && words.get(1).and_then(number).is_some();
    if named {
        words.remove(0);
    }
    let month = words.first().and_then(number);
    if month.is_some() {
        words.remove(0);
    }
    let (unit, after) = match words.as_slice() {
        [] => ("", 0),
        [unit @ ("nam" | "thang"), "sau"] => (*unit, 1),
        [unit @ ("nam" | "thang"), "nay"] => (*unit, 0),
        ["sau", count, unit @ ("nam" | "thang")] => (*unit, number(count)?),
        _ => return None,
    };
    match (month, unit) {
        (Some(month), "" | "nam") => Some(Day::Yearly { day: DayOfYear::new(month, first)?, years_after: after }),
        (None, "" | "thang") if (1..=31).contains(&first) => Some(Day::Monthly { day: first, months_after: after }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn days_read_as_clerks_write_them() {
        let yearly =
            |day, month, years_after| Some(Day::Yearly { day: DayOfYear::new(month, day).unwrap(), years_after });
        let monthly = |day, months_after| Some(Day::Monthly { day, months_after });
        for (text, expected) in [
            ("20/5", yearly(20, 5, 0)),
            ("20-05", yearly(20, 5, 0)),
            ("ngày 20 tháng 5", yearly(20, 5, 0)),
            ("5/1 năm sau", yearly(5, 1, 1)),
            ("5/1 sau 2 năm", yearly(5, 1, 2)),
            ("29/2", yearly(29, 2, 0)),
            ("ngày 5", monthly(5, 0)),
            ("5", monthly(5, 0)),
            ("ngày 5 tháng sau", monthly(5, 1)),
            ("5 sau 2 tháng", monthly(5, 2)),
            ("30/2", None),
            ("5/13", None),
            ("5/1 tháng sau", None),
            ("ngày 5 năm sau", None),
            ("32", None),
            ("cuối tháng", None),
            ("20/5/2026", None),
            ("", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }
}
