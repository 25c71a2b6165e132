//! Which period a sheet says it is for: titles such as "6 tháng đầu năm 2026", file names such as "BC 6 thang".
use crate::domain::{plan::period::Span, vietnamese::fold};

/// What a text says of its period. The year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    pub part: Part,
    pub year: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Month(u32),
    Quarter(u32),
    Half(u32),
    NineMonths,
    Year,
    /// First year of a school year.
    SchoolYear,
}

impl Hint {
    /// Whether a period's span can be what the text means.
    pub fn fits(&self, span: &Span) -> bool {
        let part = match span {
            Span::Month { month, .. } => Part::Month(*month),
            Span::Quarter { quarter, .. } => Part::Quarter(*quarter),
            Span::Half { half, .. } => Part::Half(*half),
            Span::NineMonths { .. } => Part::NineMonths,
            Span::Year { .. } => Part::Year,
            Span::SchoolYear { .. } | Span::Semester { .. } => Part::SchoolYear,
            // A round may be named after anything.
            Span::Round(_) => return true,
        };
        part == self.part && (self.year.is_none() || self.year == span.year())
    }

    /// The calendar span it names, if it names the year too.
    pub fn span(&self) -> Option<Span> {
        let year = self.year?;
        Some(match self.part {
            Part::Month(month) => Span::Month { year, month },
            Part::Quarter(quarter) => Span::Quarter { year, quarter },
            Part::Half(half) => Span::Half { year, half },
            Part::NineMonths => Span::NineMonths { year },
            Part::Year => Span::Year { year },
            Part::SchoolYear => Span::SchoolYear { start: year },
        })
    }
}

/// Reads the period out of a title. Only wordings that name a reporting period count: a day ("20/3/2026"), the plan's
/// own years ("2026 - 2030") and a campaign's year are not one.
pub fn hint(text: &str) -> Option<Hint> {
    let folded = fold(text);
    // "06 tháng" is "6 tháng".
    let words: Vec<&str> =
        folded.split(' ').map(|word| word.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(word)).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let year_near = |from: usize| (from..from + 4).find_map(|at| year(words.get(at).copied()?));
    for at in 0..words.len() {
        let word = |ahead: usize| words.get(at + ahead).copied().unwrap_or("");
        let before = at.checked_sub(1).and_then(|one| words.get(one)).copied().unwrap_or("");
        match (word(0), word(1)) {
            ("6" | "sau", "thang") => {
                let half = if word(2) == "cuoi" { 2 } else { 1 };
                return Some(Hint { part: Part::Half(half), year: year_near(at + 2) });
            }
            ("9" | "chin", "thang") => return Some(Hint { part: Part::NineMonths, year: year_near(at + 2) }),
            ("quy", roman) => {
                if let Some(quarter) = quarter(roman) {
                    return Some(Hint { part: Part::Quarter(quarter), year: year_near(at + 2) });
                }
            }
            ("nam", "hoc") => {
                if let Some(start) = year(word(2)) {
                    return Some(Hint { part: Part::SchoolYear, year: Some(start) });
                }
            }
            ("thang", _) => {
                let month = number(at + 1).filter(|month| (1..=12).contains(month));
                // "ngày 19 tháng 5" is a date, not a period.
                let is_date = before == "ngay" || before == "den" || (at >= 2 && words.get(at - 2) == Some(&"ngay"));
                if let (Some(month), false) = (month, is_date) {
                    return Some(Hint { part: Part::Month(month), year: year_near(at + 2) });
                }
            }
            ("nam", _) if matches!(before, "cao" | "ket" | "ca") || word(2) == "bao" => {
                if let Some(year) = year(word(1)).filter(|_| year(word(2)).is_none()) {
                    return Some(Hint { part: Part::Year, year: Some(year) });
                }
            }
            _ => {}
        }
    }
    None
}

/// The one year that a report's title names without a period: "BÁO CÁO KẾT QUẢ … NĂM 2025".
pub fn title_year(text: &str) -> Option<i32> {
    let folded = fold(text);
    let mut years = folded.split(' ').filter_map(year);
    let first = years.next().filter(|_| folded.starts_with("bao cao"))?;
    years.next().is_none().then_some(first)
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (2000..2100).contains(year))
}

fn quarter(word: &str) -> Option<u32> {
    ["i", "ii", "iii", "iv"]
        .iter()
        .position(|roman| *roman == word)
        .or_else(|| ["1", "2", "3", "4"].iter().position(|digit| *digit == word))
        .and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_period_and_dates_do_not() {
        let hinted = |part, year| Some(Hint { part, year });
        for (text, expected) in [
            ("BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026", hinted(Part::Half(1), Some(2026))),
            ("Báo cáo 6 tháng cuối năm 2026", hinted(Part::Half(2), Some(2026))),
            ("BC 6 thang", hinted(Part::Half(1), None)),
            ("Báo cáo quý II/2026", hinted(Part::Quarter(2), Some(2026))),
            ("Báo cáo tháng 5/2026", hinted(Part::Month(5), Some(2026))),
            ("Báo cáo năm 2026", hinted(Part::Year, Some(2026))),
            ("Năm học 2023-2024", hinted(Part::SchoolYear, Some(2023))),
            ("9 tháng năm 2026", hinted(Part::NineMonths, Some(2026))),
            ("Đắk Lắk, ngày 19 tháng 5 năm 2026", None),
            ("Kế hoạch số 179/KH-UBND ngày 15/5/2026", None),
            ("phong trào giai đoạn 2026 - 2030", None),
            ("Phong trào thi đua năm 2026", None),
            ("Đắk Lắk, ngày     tháng 5 năm 2026", None),
            ("(Số liệu tính đến tháng 5/2026)", None),
            ("BÁO CÁO 06 THÁNG ĐẦU NĂM 2025", hinted(Part::Half(1), Some(2025))),
            ("BÁO CÁO CẢ NĂM 2026", hinted(Part::Year, Some(2026))),
        ] {
            assert_eq!(hint(text), expected, "{text}");
        }
    }
}
