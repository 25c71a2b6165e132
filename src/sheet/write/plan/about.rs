//! The sheet of the plan itself: one thing on each row, with what it means beside it.
use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::Pen,
        style,
    },
    Look, choice,
    list::put,
};
use crate::domain::{
    grid::Address,
    plan::sheet::{How, Sheet, Shown},
};
use rust_xlsxwriter::Worksheet;

const WIDTHS: [f64; 3] = [30.0, 62.0, 62.0];
const HEAD_ROW: u32 = 2;

pub(super) fn write(into: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), WriteError> {
    let mut pen = Pen::new(into);
    pen.widths(WIDTHS)?;
    pen.text(Address::new(0, 0), sheet.tab.name(), &look.title)?;
    pen.height(0, 28.0)?;
    pen.text(Address::new(1, 0), sheet.tab.about(), &look.about)?;
    for (column, heading) in (0..).zip(["Mục", "Nội dung", "Giải thích"]) {
        pen.text(Address::new(HEAD_ROW, column), heading, &look.head)?;
    }
    for (row, (column, line)) in (HEAD_ROW + 1..).zip(sheet.tab.columns().iter().zip(&sheet.lines)) {
        let heading = choice::heading(column);
        let format = if column.needed { &look.needed } else { &look.label };
        pen.text(Address::new(row, 0), &heading, &format.clone().set_align(rust_xlsxwriter::FormatAlign::Left))?;
        let at = Address::new(row, 1);
        let value = line.cells.first().cloned().flatten();
        put(&mut pen, at, value.as_ref(), column.how, look)?;
        if let Some(rule) = choice::of(column)? {
            pen.validate(at, at, &rule)?;
        }
        pen.text(at.right(1), column.note, &look.note)?;
        let shown = match &value {
            Some(Shown::Text(text)) => text.as_str(),
            Some(Shown::Number(_) | Shown::Date(_)) | None => "",
        };
        let [_, value_width, note_width] = WIDTHS;
        let high = measure::height([(shown, value_width), (column.note, note_width)], style::SMALL);
        let room = if column.how == How::Lines { 48.0 } else { 20.0 };
        pen.height(row, high.max(room))?;
    }
    pen.sheet.set_freeze_panes(HEAD_ROW + 1, 1)?;
    page::set_up(pen.sheet, Orientation::Landscape, WIDTHS.iter().sum());
    Ok(())
}
