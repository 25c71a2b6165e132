//! Which period a sheet says it is for: titles such as "6 tháng đầu năm 2026", file names such as "BC 6 thang".
mod window;

pub use window::{likeness, window};

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
    /// The year is the first of the school year.
    SchoolYear,
    /// The same; semester 1 or 2.
    Semester(u32),
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
            Span::Semester { semester, .. } if matches!(self.part, Part::Semester(_)) => Part::Semester(*semester),
            Span::SchoolYear { .. } | Span::Semester { .. } => Part::SchoolYear,
            // A round may be named after anything.
            Span::Round(_) => return true,
        };
        part == self.part && (self.year.is_none() || self.year == span.year())
    }

    /// The span it names; `year` is the one meant where it names none.
    pub fn span(&self, year: Option<i32>) -> Option<Span> {
        let year = self.year.or(year)?;
        Some(match self.part {
            Part::Month(month) => Span::Month { year, month },
            Part::Quarter(quarter) => Span::Quarter { year, quarter },
            Part::Half(half) => Span::Half { year, half },
            Part::NineMonths => Span::NineMonths { year },
            Part::Year => Span::Year { year },
            Part::SchoolYear => Span::SchoolYear { start: year },
            Part::Semester(semester) => Span::Semester { start: year, semester },
        })
    }
}

/// Beginnings of lines that name other papers, not this one's period.
const REFERENCES: [&str; 6] = ["kem theo", "ban hanh kem", "can cu", "kinh gui", "noi nhan", "theo cong van"];
/// Longer texts are notes.
const LONGEST: usize = 400;

/// Reads the period out of a title. Only wordings that name a reporting period count: a day ("20/3/2026"), the plan's
/// own years ("2026 - 2030") and a campaign's year are not one.
pub fn hint(text: &str) -> Option<Hint> {
    if text.len() > LONGEST {
        return None;
    }
    let folded = fold(text);
    if REFERENCES.iter().any(|start| folded.starts_with(start)) {
        return None;
    }
    // "06 tháng" is "6 tháng".
    let words: Vec<&str> =
        folded.split(' ').map(|word| word.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(word)).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let year_near = |from: usize| (from..from + 4).find_map(|at| year(words.get(at).copied()?));
    // A semester's year is the first of its school year, and only said with it.
    let school_year =
        || words.windows(3).find_map(|three| (three.get(..2)? == ["nam", "hoc"]).then(|| year(three.get(2)?))?);
    for at in 0..words.len() {
        let word = |ahead: usize| words.get(at + ahead).copied().unwrap_or("");
        let before = at.checked_sub(1).and_then(|one| words.get(one)).copied().unwrap_or("");
        match (word(0), word(1)) {
            ("6" | "sau", "thang") => {
                let half = if word(2) == "cuoi" { 2 } else { 1 };
                return Some(Hint { part: Part::Half(half), year: year_near(at + 2) });
            }
            ("6t", next) => {
                let half = if next == "cuoi" { 2 } else { 1 };
                return Some(Hint { part: Part::Half(half), year: year_near(at + 1) });
            }
            ("3" | "ba", "thang") if word(2) == "dau" => {
                return Some(Hint { part: Part::Quarter(1), year: year_near(at + 3) });
            }
            ("9" | "chin", "thang") => return Some(Hint { part: Part::NineMonths, year: year_near(at + 2) }),
            ("9t", _) => return Some(Hint { part: Part::NineMonths, year: year_near(at + 1) }),
            ("quy" | "qui", roman) if before != "noi" => {
                if let Some(quarter) = quarter(roman) {
                    return Some(Hint { part: Part::Quarter(quarter), year: year_near(at + 2) });
                }
            }
            ("hoc", "ky" | "ki") => {
                if let Some(semester) = quarter(word(2)).filter(|semester| *semester <= 2) {
                    return Some(Hint { part: Part::Semester(semester), year: school_year() });
                }
            }
            ("hk", semester) | ("hki" | "hkii" | "hk1" | "hk2", semester) => {
                let glued = word(0).strip_prefix("hk").filter(|rest| !rest.is_empty()).unwrap_or(semester);
                if let Some(semester) = quarter(glued).filter(|semester| *semester <= 2) {
                    return Some(Hint { part: Part::Semester(semester), year: school_year() });
                }
            }
            ("nam", "hoc") => {
                if let Some(start) = year(word(2)) {
                    return Some(Hint { part: Part::SchoolYear, year: Some(start) });
                }
            }
            ("thang", _) => {
                let month = number(at + 1).filter(|month| (1..=12).contains(month));
                // "ngày 19 tháng 5" is a date, and "từ tháng 12 đến tháng 6" a window; neither is a month's report.
                let is_date =
                    matches!(before, "ngay" | "den" | "tu") || (at >= 2 && words.get(at - 2) == Some(&"ngay"));
                let is_start = ["den", "toi"].iter().any(|to| (2..=4).any(|ahead| word(ahead) == *to));
                if let (Some(month), false) = (month, is_date || is_start || follows_place(text)) {
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

/// "Ea Kao, tháng 5 năm 2026": the day was left out of a letter's date.
fn follows_place(text: &str) -> bool {
    text.split_once(',').is_some_and(|(place, date)| {
        let place = fold(place);
        fold(date).starts_with("thang ")
            && place.split(' ').count() <= 4
            && !["bao cao", "ky ", "ket qua", "so lieu"].iter().any(|word| place.contains(word))
    })
}

/// The one year that a report's title names without a period: "BÁO CÁO KẾT QUẢ … NĂM 2025". The year of a date or of
/// another paper ("KH số 179 ngày 15/5/2025") is none.
pub fn title_year(text: &str) -> Option<i32> {
    const STARTS: [&str; 9] =
        ["bao cao", "ket qua", "tong hop", "so lieu", "thong ke", "bieu", "nam 20", "dau nam 20", "cuoi nam 20"];
    if text.len() > LONGEST || !text.contains("20") {
        return None;
    }
    let folded = fold(text);
    if !STARTS.iter().any(|start| folded.starts_with(start)) {
        return None;
    }
    let mut years = window::bare_years(text).into_iter();
    let first = years.next()?;
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
            ("quý 2 năm 2026", hinted(Part::Quarter(2), Some(2026))),
            ("QÚY III/2026", hinted(Part::Quarter(3), Some(2026))),
            ("Quí 4 - 2026", hinted(Part::Quarter(4), Some(2026))),
            ("3 tháng đầu năm 2026", hinted(Part::Quarter(1), Some(2026))),
            ("BC 6T đầu năm 2026.xlsx", hinted(Part::Half(1), Some(2026))),
            ("Sơ kết học kỳ I năm học 2025-2026", hinted(Part::Semester(1), Some(2025))),
            ("BC HKII", hinted(Part::Semester(2), None)),
            ("Tổng kết năm học 2025 - 2026", hinted(Part::SchoolYear, Some(2025))),
            ("Ea Kao, tháng 5 năm 2026", None),
            ("(Số liệu từ tháng 12/2025 đến tháng 6/2026)", None),
            ("từ tháng 01 đến tháng 5 năm 2026", None),
            ("(Kèm theo Công văn số 12 tháng 4 năm 2026)", None),
            ("Căn cứ Kế hoạch năm học 2025-2026", None),
        ] {
            assert_eq!(hint(text), expected, "{text}");
        }
    }
    #[test]
    fn a_title_may_name_only_its_year() {
        for (text, year) in [
            ("BÁO CÁO KẾT QUẢ PHONG TRÀO NĂM 2025", Some(2025)),
            ("NĂM 2025", Some(2025)),
            ("ĐẦU NĂM 2025", Some(2025)),
            ("BÁO CÁO thực hiện Kế hoạch số 179/KH-UBND ngày 15/5/2025", None),
            ("BÁO CÁO thực hiện Kế hoạch ngày 15 tháng 5 năm 2025", None),
            ("BÁO CÁO thực hiện Chỉ thị 11-CT/TU giai đoạn 2026 - 2030", None),
            ("BÁO CÁO thực hiện QĐ số 12/2025/QĐ-UBND", None),
            ("Phong trào thi đua năm 2025", None),
            ("Năm học 2025-2026", None),
        ] {
            assert_eq!(title_year(text), year, "{text}");
        }
    }
}
