//! What a number format makes of a number: a percent, a date, a time of day, a duration.
use crate::domain::grid::Content;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

const DAY: f64 = 86_400.0;

/// What the first section of a number format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    pub percent: bool,
    /// Hours or seconds without a day or a year.
    clock: bool,
    moment: Option<Moment>,
}

/// A number that stands for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Point,
    Span,
}

impl Shown {
    pub fn by(code: &str) -> Self {
        let (mut percent, mut clock, mut date, mut month, mut span) = (false, false, false, false, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => while signs.next().is_some_and(|quoted| quoted != '"') {},
                // `[h]` counts on past a day; a colour, a currency or a condition does not matter.
                '[' => {
                    let inside: String = signs.by_ref().take_while(|inside| *inside != ']').collect();
                    span |= !inside.is_empty() && inside.chars().all(|unit| "hmsHMS".contains(unit));
                }
                // The next sign is shown as it is, skipped as wide, or repeated.
                '\\' | '_' | '*' => {
                    signs.next();
                }
                ';' => break,
                '%' => percent = true,
                'h' | 'H' | 's' | 'S' => clock = true,
                'd' | 'D' | 'y' | 'Y' => date = true,
                // Minutes, or months without a day and a year.
                'm' | 'M' => month = true,
                _ => {}
            }
        }
        let moment = match (span, clock || date || month) {
            (true, _) => Some(Moment::Span),
            (false, true) => Some(Moment::Point),
            (false, false) => None,
        };
        Self { percent, clock: clock && !date, moment }
    }

    /// A format that workbooks name by its number and do not write down.
    pub fn built_in(number: u16) -> Self {
        Self::by(match number {
            9 => "0%",
            10 => "0.00%",
            // The last two runs are dates in East Asia.
            14..=17 | 27..=36 | 50..=58 => "dd/mm/yyyy",
            18..=21 => "h:mm:ss",
            22 => "dd/mm/yyyy h:mm",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            _ => "General",
        })
    }

    /// A number as this format shows it, where nobody else has said whether it is a moment.
    pub fn number(self, number: f64, date1904: bool) -> Content {
        let kind = match self.moment {
            None => return super::content::number(number),
            Some(Moment::Point) => ExcelDateTimeType::DateTime,
            Some(Moment::Span) => ExcelDateTimeType::TimeDelta,
        };
        self.moment(ExcelDateTime::new(number, kind, date1904), date1904)
    }

    /// A number that calamine calls a date or a duration.
    ///
    /// Times and durations are texts, as the school saw them: as numbers they would pass for counts.
    pub fn moment(self, moment: ExcelDateTime, date1904: bool) -> Content {
        let number = moment.as_f64();
        if (0.0..1e6).contains(&number) && (moment.is_duration() || (self.clock && number < 1.0)) {
            return Content::Text(clock(number));
        }
        match date(number, date1904) {
            Some(date) => Content::Date(date),
            None => super::content::number(number),
        }
    }

    /// A moment that the file itself writes as one. Times of day stand on the eve of 1900.
    pub fn written(moment: NaiveDateTime) -> Content {
        if NaiveDate::from_ymd_opt(1899, 12, 31) == Some(moment.date()) {
            return Content::Text(clock(f64::from(moment.num_seconds_from_midnight()) / DAY));
        }
        Content::Date(moment)
    }
}

/// `7:30`, `36:15:08`.
fn clock(days: f64) -> String {
    let seconds = (days * DAY).round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

/// The date of a serial number, to the second; None before the first day, past 9999, and for 29/2/1900,
/// which Excel believes in.
fn date(number: f64, date1904: bool) -> Option<NaiveDateTime> {
    let days = match (date1904, number) {
        (true, 1.0..2_957_004.0) => number + 1462.0,
        (false, 1.0..60.0) => number + 1.0,
        (false, 61.0..2_958_466.0) => number,
        _ => return None,
    };
    let seconds = (days * DAY).round() as i64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN).checked_add_signed(Duration::try_seconds(seconds)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn a_format_shows_a_percent_only_outside_quotes_and_brackets() {
        for (code, percent) in [
            ("0%", true),
            ("0.00%", true),
            ("#,##0 %;-0", true),
            ("0\\%", false),
            ("0\"%\"", false),
            ("[$%-409]0", false),
            ("0;0%", false),
            ("0_%", false),
            ("General", false),
            ("\"", false),
        ] {
            assert_eq!(Shown::by(code).percent, percent, "{code}");
        }
    }

    #[test]
    fn moments_are_dates_times_or_numbers() {
        let at = |text: &str| Content::Date(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap());
        let text = |text: &str| Content::Text(text.into());
        for (code, number, date1904, content) in [
            ("dd/mm/yyyy", 46161.0, false, at("2026-05-19 00:00:00")),
            ("dd/mm/yyyy", 44699.0, true, at("2026-05-19 00:00:00")),
            ("d/m/yy h:mm", 46161.5, false, at("2026-05-19 12:00:00")),
            ("d/m/yy h:mm", 46_161.999_999_9, false, at("2026-05-20 00:00:00")),
            ("dd/mm", 1.0, false, at("1900-01-01 00:00:00")),
            ("dd/mm", 59.0, false, at("1900-02-28 00:00:00")),
            ("dd/mm", 60.0, false, Content::Number(60.0)),
            ("dd/mm", 61.0, false, at("1900-03-01 00:00:00")),
            ("dd/mm", 2_958_465.0, false, at("9999-12-31 00:00:00")),
            ("dd/mm", 2_958_466.0, false, Content::Number(2_958_466.0)),
            ("dd/mm", -1.0, false, Content::Number(-1.0)),
            ("dd/mm", 0.0, false, Content::Number(0.0)),
            ("h:mm", 0.3125, false, text("7:30")),
            ("h:mm:ss", 0.5 + 8.0 / DAY, false, text("12:00:08")),
            ("dd/mm", f64::INFINITY, false, Content::Error("#NUM!".into())),
        ] {
            let moment = ExcelDateTime::new(number, DateTime, date1904);
            assert_eq!(Shown::by(code).moment(moment, date1904), content, "{code} {number}");
        }
        let duration = ExcelDateTime::new(1.5, TimeDelta, false);
        assert_eq!(Shown::by("[h]:mm").moment(duration, false), text("36:00"));
    }
}
