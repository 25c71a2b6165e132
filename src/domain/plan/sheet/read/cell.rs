//! One cell as its column says: what Excel made of what was typed is taken for what it says, and nothing is guessed.
use super::{
    super::{
        Column, How, SheetFaultKind,
        column::words::Words,
        flat::{Figure, NoFigure, Range, day, day_of_year, figure, range},
    },
    Reader,
    rows::allowed,
};
use crate::domain::{
    grid::{Cell, Content},
    plan::source::document::Value,
    vietnamese::{date, fold, number::from_f64},
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Marks and words of a yes, as Excel may hold them.
const YES: [&str; 6] = ["co", "x", "v", "1", "true", "yes"];
const NO: [&str; 5] = ["khong", "0", "false", "no", "k"];
const TICKS: [&str; 3] = ["✓", "✔", "☑"];

impl Reader {
    /// The value of a cell; None, with a fault, where it says nothing its column can hold.
    pub(super) fn value(&mut self, column: &Column, key: &'static str, cell: &Cell, mark: usize) -> Option<Value> {
        if let Content::Error(found) = &cell.content {
            self.fault(mark, SheetFaultKind::CellError { found: found.clone() });
            return None;
        }
        if cell.content == Content::Uncalculated {
            self.fault(mark, SheetFaultKind::CellError { found: String::new() });
            return None;
        }
        let typed = cell.typed();
        let text = typed.trim();
        if text.is_empty() {
            return None;
        }
        match column.how {
            How::Remark => None,
            How::Row(words) | How::Words(words) => self.word(words, text, mark),
            How::Id | How::Text | How::OptionList | How::Ref(_) | How::Refs(_) | How::Measured | How::Side => {
                Some(Value::Text(text.to_owned()))
            }
            How::Lines => Some(Value::texts(split(text, &['\n']))),
            How::List if typed.contains('\n') => Some(Value::texts(split(text, &['\n']))),
            How::List => Some(Value::texts(split(text, &[';']))),
            How::Whole => self.whole(cell, mark).map(Value::Number),
            How::Wholes => self.wholes(cell, text, mark),
            How::Number => {
                let figure = self.figure(cell, mark)?;
                // A factor of 50 % is a half; a bound of 50 % is fifty percent.
                let share = figure.percent && key.ends_with("factor");
                Some(Value::Number(if share { figure.value / Decimal::ONE_HUNDRED } else { figure.value }))
            }
            How::Bound => match cell.content {
                Content::Number(_) => {
                    let figure = self.figure(cell, mark)?;
                    self.no_fraction(figure, text, mark).map(Value::Number)
                }
                _ => Some(Value::Text(text.to_owned())),
            },
            How::Flag => self.flag(text, mark),
            How::Date => self.dates(cell, text, mark, true)?.first().cloned().map(Value::Text),
            How::Dates => self.dates(cell, text, mark, false).map(Value::texts),
            How::Day => {
                let day = match &cell.content {
                    Content::Date(date) => Some((date.month(), date.day())),
                    _ => day_of_year(text).map(|day| (day.month, day.day)),
                };
                let Some((month, day)) = day else {
                    self.fault(mark, SheetFaultKind::NotADay { found: text.to_owned() });
                    return None;
                };
                Some(Value::Text(format!("{month:02}-{day:02}")))
            }
            How::Deadline => {
                let words = match &cell.content {
                    Content::Date(date) => format!("{}/{}", date.day(), date.month()),
                    _ => text.to_owned(),
                };
                if day(&words).is_none() {
                    self.fault(mark, SheetFaultKind::NotADay { found: text.to_owned() });
                    return None;
                }
                Some(Value::Text(words))
            }
        }
    }

    fn word(&mut self, words: Words, text: &str, mark: usize) -> Option<Value> {
        let folded = fold(text);
        let signs = text.chars().all(|c| !c.is_alphanumeric());
        let same = |(token, word): &&(&str, &str)| *token == text || (!signs && fold(word) == folded);
        let Some((token, _)) = words.iter().find(same) else {
            self.fault(mark, SheetFaultKind::NotAWord { found: text.to_owned(), allowed: allowed(words) });
            return None;
        };
        Some(Value::Text((*token).to_owned()))
    }

    fn flag(&mut self, text: &str, mark: usize) -> Option<Value> {
        let folded = fold(text);
        if YES.contains(&folded.as_str()) || TICKS.contains(&text) {
            return Some(Value::Flag(true));
        }
        if !NO.contains(&folded.as_str()) {
            self.fault(mark, SheetFaultKind::NotYesNo { found: text.to_owned() });
        }
        None
    }

    pub(super) fn figure(&mut self, cell: &Cell, mark: usize) -> Option<Figure> {
        let found = cell.typed();
        let read = match cell.content {
            Content::Number(number) => {
                let value = from_f64(number).ok_or(NoFigure::None);
                let percent = cell.percent_format;
                value.map(|value| Figure { value: if percent { value * Decimal::ONE_HUNDRED } else { value }, percent })
            }
            Content::Text(ref text) => figure(text),
            Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => Err(NoFigure::None),
        };
        self.or_fault(read, found, mark)
    }

    pub(super) fn or_fault<T>(&mut self, read: Result<T, NoFigure>, found: String, mark: usize) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(NoFigure::None) => {
                self.fault(mark, SheetFaultKind::NotANumber { found });
                None
            }
            Err(NoFigure::Ambiguous) => {
                self.fault(mark, SheetFaultKind::AmbiguousNumber { found });
                None
            }
        }
    }

    pub(super) fn no_fraction(&mut self, figure: Figure, found: &str, mark: usize) -> Option<Decimal> {
        if figure.is_fraction() {
            self.fault(mark, SheetFaultKind::Fraction { found: found.to_owned() });
            return None;
        }
        Some(figure.value)
    }

    fn whole(&mut self, cell: &Cell, mark: usize) -> Option<Decimal> {
        let figure = self.figure(cell, mark)?;
        if !figure.value.fract().is_zero() || figure.percent {
            self.fault(mark, SheetFaultKind::NotANumber { found: cell.typed() });
            return None;
        }
        Some(figure.value)
    }

    fn wholes(&mut self, cell: &Cell, text: &str, mark: usize) -> Option<Value> {
        if matches!(cell.content, Content::Number(_)) {
            return self.whole(cell, mark).map(|one| Value::List(vec![Value::Number(one)]));
        }
        let parts = split(text, &[';', ',', '\n']);
        let numbers: Option<Vec<Value>> =
            parts.iter().map(|part| part.parse::<u32>().ok().map(|part| Value::Number(part.into()))).collect();
        if numbers.is_none() {
            self.fault(mark, SheetFaultKind::NotANumber { found: text.to_owned() });
        }
        numbers.map(Value::List)
    }

    /// Dates as plan files write them; where `month_is_enough` also a month.
    fn dates(&mut self, cell: &Cell, text: &str, mark: usize, month_is_enough: bool) -> Option<Vec<String>> {
        if let Content::Date(date) = &cell.content {
            return Some(vec![date.date().to_string()]);
        }
        let month = |text: &str| {
            let (month, year) = text.split_once('/')?;
            let day = NaiveDate::from_ymd_opt(year.trim().parse().ok()?, month.trim().parse().ok()?, 1)?;
            Some(day.format("%Y-%m").to_string())
        };
        let one = |text: &str| {
            let typed = date::parse(text).filter(|typed| !typed.swapped).map(|typed| typed.date.to_string());
            typed.or_else(|| month(text).filter(|_| month_is_enough))
        };
        let all: Option<Vec<String>> = split(text, &[';', ',', '\n']).into_iter().map(one).collect();
        if all.is_none() {
            self.fault(mark, SheetFaultKind::NotADate { found: text.to_owned() });
        }
        all
    }

    /// What the sector must reach from a year on.
    pub(super) fn target(&mut self, cell: &Cell, mark: usize) -> Option<Range> {
        let found = cell.typed();
        let read = match &cell.content {
            Content::Text(text) => match range(text) {
                Err(NoFigure::None) => {
                    self.fault(mark, SheetFaultKind::NotARange { found });
                    return None;
                }
                read => self.or_fault(read, found.clone(), mark)?,
            },
            Content::Date(_) => {
                self.fault(mark, SheetFaultKind::NotARange { found });
                return None;
            }
            Content::Error(error) => {
                self.fault(mark, SheetFaultKind::CellError { found: error.clone() });
                return None;
            }
            Content::Uncalculated => {
                self.fault(mark, SheetFaultKind::CellError { found: String::new() });
                return None;
            }
            Content::Number(_) | Content::Bool(_) => Range { min: Some(self.figure(cell, mark)?), max: None },
        };
        for side in [read.min, read.max].into_iter().flatten() {
            self.no_fraction(side, &found, mark)?;
        }
        Some(read)
    }
}

fn split<'t>(text: &'t str, at: &[char]) -> Vec<&'t str> {
    text.split(at).map(str::trim).filter(|part| !part.is_empty()).collect()
}
