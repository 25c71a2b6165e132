//! A grid as a workbook file, without any look of its own: the opposite of reading one.
use super::WriteError;
use crate::domain::grid::{Address, Area, Cell, Content, Sheet, Workbook};
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook as File, Worksheet};

/// Writes every cell, merged area and hidden row, column or sheet. The same grid gives the same bytes.
pub fn write_plain(workbook: &Workbook, created: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut file = File::new();
    file.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for sheet in &workbook.sheets {
        write_sheet(file.add_worksheet(), sheet)?;
    }
    Ok(file.save_to_buffer()?)
}

fn write_sheet(into: &mut Worksheet, sheet: &Sheet) -> Result<(), WriteError> {
    into.set_name(&sheet.name)?;
    into.set_hidden(sheet.hidden);
    let plain = Format::new();
    for Area { first, last } in sheet.merged.iter().filter(|area| area.first != area.last) {
        into.merge_range(first.row, column(*first), last.row, column(*last), "", &plain)?;
    }
    for cell in &sheet.cells {
        write_cell(into, cell)?;
    }
    for (first, last) in &sheet.hidden_rows {
        for row in *first..=*last {
            into.set_row_hidden(row)?;
        }
    }
    for (first, last) in &sheet.hidden_columns {
        for hidden in *first..=*last {
            into.set_column_hidden(column(Address::new(0, hidden)))?;
        }
    }
    Ok(())
}

fn write_cell(into: &mut Worksheet, cell: &Cell) -> Result<(), WriteError> {
    let (row, column) = (cell.at.row, column(cell.at));
    match &cell.content {
        Content::Text(text) => into.write_string(row, column, text)?,
        Content::Number(number) if cell.percent_format => {
            into.write_number_with_format(row, column, *number, &Format::new().set_num_format("0%"))?
        }
        Content::Number(number) => into.write_number(row, column, *number)?,
        Content::Bool(truth) => into.write_boolean(row, column, *truth)?,
        Content::Date(date) => {
            let format = Format::new().set_num_format("dd/mm/yyyy");
            let serial = ExcelDateTime::parse_from_str(&date.format("%Y-%m-%dT%H:%M:%S").to_string())?;
            into.write_datetime_with_format(row, column, &serial, &format)?
        }
        Content::Error(error) => into.write_formula(row, column, Formula::new("=NA()").set_result(error))?,
        Content::Uncalculated => into.write_formula(row, column, Formula::new("=SUM(1,1)").set_result(""))?,
    };
    Ok(())
}

/// A sheet has 16,384 columns; what lies beyond is an error of the writer below.
fn column(at: Address) -> u16 {
    u16::try_from(at.column).unwrap_or(u16::MAX)
}
