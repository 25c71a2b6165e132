//! The blank form a unit fills in: printable, with drop-downs, only the cells to fill unlocked.
mod archive;
mod body;
mod head;
mod hidden;
mod hint;
mod rule;
#[cfg(test)]
mod tests;
mod words;

pub use archive::zip_forms;

use super::{
    WriteError,
    page::{self, Orientation},
    pen::Pen,
    style::{self, Style},
};
use crate::domain::{
    plan::{Form, Period, Plan, layout},
    unit::Unit,
};
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ProtectionOptions, Workbook};

/// Digits that the columns STT, Nội dung, Đơn vị tính, I, II, III, IV and Cách ghi are wide.
const WIDTHS: [f64; 8] = [5.0, 33.0, 10.0, 7.5, 7.5, 7.5, 7.5, 24.0];
/// What a column of a table beyond them is wide.
const EXTRA_WIDTH: f64 = 12.0;

/// Everything the parts of a form need to know.
struct Blank<'a> {
    form: &'a Form,
    plan: &'a Plan,
    period: &'a Period,
    /// None: one form for everybody, who fill in their own name and code.
    unit: Option<&'a Unit>,
    style: Style,
}

/// Writes the form of a period, for one unit or for everybody. The same input gives the same bytes.
pub fn write_form(
    form: &Form,
    plan: &Plan,
    period: &Period,
    unit: Option<&Unit>,
    created: NaiveDate,
) -> Result<Vec<u8>, WriteError> {
    let blank = Blank { form, plan, period, unit, style: Style::new() };
    let mut workbook = Workbook::new();
    let about = DocProperties::new().set_title(words::title(form)).set_company(&plan.letterhead.office);
    workbook.set_properties(&about.set_creation_datetime(&created));
    // 21 and 72 pixels are a row and a column in this font.
    workbook.set_default_format(&style::base(style::BODY), 21, 72)?;

    let mut lists = hidden::Lists::default();
    let sheet = workbook.add_worksheet();
    sheet.set_name(words::SHEET)?;
    let mut pen = Pen::new(sheet);
    pen.widths(blank.widths())?;
    head::write(&mut pen, &blank)?;
    let end = body::write(&mut pen, &blank, &mut lists)?;
    head::write_signature(&mut pen, &blank, end + 1)?;

    let last_column = layout::last_column(form);
    page::set_up(pen.sheet, Orientation::Portrait, blank.widths().sum());
    pen.sheet.set_repeat_rows(layout::HEADER_ROW, layout::HEADER_ROW)?;
    pen.sheet.set_print_area(0, 0, end + head::SIGNATURE_ROWS, super::pen::narrow(last_column))?;
    pen.sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });

    hidden::write(workbook.add_worksheet(), &blank, &lists)?;
    page::number_from_second_page(workbook.save_to_buffer()?)
}

impl Blank<'_> {
    fn widths(&self) -> impl Iterator<Item = f64> {
        let columns = usize::try_from(layout::last_column(self.form)).unwrap_or(0) + 1;
        WIDTHS.into_iter().chain(std::iter::repeat(EXTRA_WIDTH)).take(columns)
    }

    /// Digits that the columns from `first` to `last` are wide together.
    fn width(&self, first: u32, last: u32) -> f64 {
        (0..).zip(self.widths()).filter(|(column, _)| (first..=last).contains(column)).map(|(_, width)| width).sum()
    }

    /// The unit is asked for this field; a form for everybody asks everything.
    fn asks(&self, field: &crate::domain::plan::Field) -> bool {
        self.unit.is_none_or(|unit| field.asks(&unit.kind, |property| unit.has(property)))
    }
}
