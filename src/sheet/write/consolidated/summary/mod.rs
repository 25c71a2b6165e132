//! Tổng hợp: the page that is signed. Every count on it is a formula over "Theo đơn vị".
mod chart;
mod indicators;
mod levels;
mod notes;
mod states;
mod tab;
mod verdict;

use super::{
    super::{
        WriteError,
        letterhead::{self, Halves, Head},
        measure,
        page::{self, Orientation, Pages},
        pen::Pen,
        style,
    },
    Export, words,
};
use crate::{
    domain::grid::Address,
    text::{Lang, words as spoken},
};
use tab::Tab;

/// The top right of the first page stays free for the digital signature.
const HEAD_ROW: u32 = 1;
const TITLE_ROW: u32 = HEAD_ROW + letterhead::ROWS + 1;

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let tab = Tab::new(export.c);
    let last = tab.last_column();
    let width = tab.width(0, last);
    pen.widths(tab.widths())?;
    pen.height(0, 26.0)?;
    let row = write_head(pen, export, &tab)?;
    let row = states::write(pen, export, &tab, row)?;
    let mut pages = Pages::new(page::landscape_height(width));
    let table = row + 1;
    let (row, drawn) = indicators::write(pen, export, &tab, table)?;
    if pages.crosses(pen, table, row) {
        let header = table + indicators::HEADER;
        pen.sheet.set_repeat_rows(header, header + 1)?;
    }
    let start = row + 1;
    let row = levels::write(pen, export, &tab, start)?;
    pages.keep_together(pen, start, row);
    let start = row;
    let row = chart::write(pen, export, &tab, start, &drawn)?;
    pages.keep_together(pen, start, row);
    let row = notes::write(pen, export, &tab, row)? + 1;
    let letterhead = &export.c.plan.letterhead;
    let end =
        letterhead::sign_off(pen, &export.style, row, halves(last), &letterhead.signature, &letterhead.recipients)?;
    pages.keep_together(pen, row, end);
    pages.finish(pen)?;
    page::set_up(pen.sheet, Orientation::Landscape, width);
    pen.sheet.set_print_area(0, 0, end, super::super::pen::narrow(last))?;
    pen.sheet.set_active(true);
    Ok(())
}

const fn halves(last: u32) -> Halves {
    Halves { left: (0, 2), right: (5, last) }
}

/// Letterhead and title; answers with the next free row.
fn write_head(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab) -> Result<u32, WriteError> {
    let (c, style, last) = (export.c, &export.style, tab.last_column());
    let own = &c.plan.letterhead;
    let number = if own.number.is_empty() { "Số: ………" } else { own.number.as_str() };
    let head = Head {
        superior: &own.superior,
        office: &own.office,
        number: if number.starts_with("Số") { number.to_owned() } else { format!("Số: {number}") },
        place: letterhead::place_and_date(&own.place, None),
    };
    letterhead::write(pen, style, HEAD_ROW, halves(last), &head)?;
    let plan = c.plan.title.to_uppercase();
    let span = spoken::span(Lang::Vi, &c.period.id.span);
    let width = tab.width(0, last);
    let mut row = TITLE_ROW;
    for (text, format, size) in [
        ("TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU".to_owned(), &style.title, 14.0),
        (plan, &style.subtitle, 13.0),
        (format!("Kỳ báo cáo: {span}"), &style.subtitle, 13.0),
        (words::as_of(c), &style.place, style::BODY),
    ] {
        pen.across(Address::new(row, 0), last, &text, format)?;
        pen.height(row, measure::height([(text.as_str(), width * 0.9)], size))?;
        row += 1;
    }
    Ok(row + 1)
}
