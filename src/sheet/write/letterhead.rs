//! What stands above and below the figures: cơ quan, Quốc hiệu, Tiêu ngữ, place and date, signature, Nơi nhận.
use super::{WriteError, pen::Pen, style::Style, words};
use crate::domain::grid::Address;
use chrono::{Datelike, NaiveDate};

/// Columns of the two halves of a letterhead.
#[derive(Debug, Clone, Copy)]
pub struct Halves {
    pub left: (u32, u32),
    pub right: (u32, u32),
}

/// The four rows of a letterhead.
pub struct Head<'a> {
    pub superior: &'a str,
    pub office: &'a str,
    /// "Số: …"; blank where nobody gave one.
    pub number: String,
    pub place: String,
}

/// Rows a letterhead takes.
pub const ROWS: u32 = 4;

/// Writes a letterhead from a row on.
pub fn write(pen: &mut Pen<'_>, style: &Style, row: u32, halves: Halves, head: &Head<'_>) -> Result<(), WriteError> {
    let Halves { left, right } = halves;
    let office = head.office.to_uppercase();
    pen.across(Address::new(row, left.0), left.1, &head.superior.to_uppercase(), &style.superior)?;
    pen.across(Address::new(row, right.0), right.1, words::NATION, &style.nation)?;
    pen.across(Address::new(row + 1, left.0), left.1, &office, &style.office)?;
    pen.across(Address::new(row + 1, right.0), right.1, words::MOTTO, &style.motto)?;
    pen.across(Address::new(row + 2, left.0), left.1, words::SHORT_RULE, &style.rule)?;
    pen.across(Address::new(row + 2, right.0), right.1, words::LONG_RULE, &style.rule)?;
    pen.height(row + 2, 9.0)?;
    pen.across(Address::new(row + 3, left.0), left.1, &head.number, &style.number_line)?;
    pen.across(Address::new(row + 3, right.0), right.1, &head.place, &style.place)
}

/// `Đắk Lắk, ngày 05 tháng 02 năm 2026`: days below 10 and the months 1 and 2 carry a leading 0.
/// An unknown date stays dotted: it is never invented.
pub fn place_and_date(place: &str, date: Option<NaiveDate>) -> String {
    let place = if place.is_empty() { "…………" } else { place };
    match date {
        None => format!("{place}, ngày …… tháng …… năm ………"),
        Some(date) => {
            let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
            format!("{place}, ngày {:02} tháng {month} năm {}", date.day(), date.year())
        }
    }
}

/// Who signs on the right, and Nơi nhận on the left. Returns the row after it.
pub fn sign_off(
    pen: &mut Pen<'_>,
    style: &Style,
    row: u32,
    halves: Halves,
    signature: &[String],
    recipients: &[String],
) -> Result<u32, WriteError> {
    let mut right = row;
    for line in signature {
        pen.across(Address::new(right, halves.right.0), halves.right.1, &line.to_uppercase(), &style.signature)?;
        right += 1;
    }
    let mut left = row;
    if !recipients.is_empty() {
        pen.text(Address::new(left, halves.left.0), words::RECIPIENTS, &style.recipients_title)?;
        left += 1;
        for line in recipients {
            let line = if line.starts_with('-') { line.clone() } else { format!("- {line}") };
            pen.text(Address::new(left, halves.left.0), &line, &style.recipients)?;
            left += 1;
        }
    }
    Ok(left.max(right + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_written_as_the_decree_says_or_left_open() {
        let date = |text: &str| text.parse().ok();
        for (day, line) in [
            (date("2026-02-05"), "Đắk Lắk, ngày 05 tháng 02 năm 2026"),
            (date("2026-10-25"), "Đắk Lắk, ngày 25 tháng 10 năm 2026"),
            (date("2026-05-09"), "Đắk Lắk, ngày 09 tháng 5 năm 2026"),
            (None, "Đắk Lắk, ngày …… tháng …… năm ………"),
        ] {
            assert_eq!(place_and_date("Đắk Lắk", day), line);
        }
    }
}
