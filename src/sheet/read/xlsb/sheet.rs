//! One sheet of a binary workbook: its cells, hidden rows and columns, merged areas.
use super::{
    super::{
        binary::{Filling, Style, Value, area, rk},
        fields::Fields,
        light::{COLUMNS, ROWS},
        link::{Edition, leads_out},
        refuse::damaged,
        runs::extend,
    },
    record::{Record, Records},
};
use crate::domain::{
    grid::{Address, Sheet},
    intake::Finding,
};

/// What the sheets of a workbook share.
pub struct Shared {
    pub styles: Vec<Style>,
    pub strings: Vec<String>,
    pub external: Vec<bool>,
    pub recalculates: bool,
}

const BEGIN: u16 = 0x0081;
const END: u16 = 0x0082;
const BEGIN_DATA: u16 = 0x0091;
const END_DATA: u16 = 0x0092;

pub fn read(part: &[u8], shared: &Shared, filling: &mut Filling, sheet: &mut Sheet) -> Result<(), Finding> {
    let mut pass = Pass { shared, filling, sheet, row: None, next: 0 };
    let mut records = Records::new(part);
    let (mut begun, mut data) = (false, None);
    while let Some(record) = records.next()? {
        match (record.kind, data) {
            (BEGIN, _) => begun = true,
            (BEGIN_DATA, None) => data = Some(true),
            (BEGIN_DATA, Some(_)) => return Err(damaged("cells in two places")),
            (END_DATA, Some(true)) => data = Some(false),
            (END, Some(false)) if begun => return pass.filling.finish(pass.sheet),
            (_, Some(true)) => pass.record(&record)?,
            (_, None | Some(false)) => pass.around(&record)?,
        }
    }
    Err(damaged("worksheet part is not whole"))
}

struct Pass<'a, 'b> {
    shared: &'a Shared,
    filling: &'a mut Filling<'b>,
    sheet: &'a mut Sheet,
    row: Option<u32>,
    /// The column of a cell that does not say so itself.
    next: u32,
}

impl Pass<'_, '_> {
    fn around(&mut self, record: &Record) -> Result<(), Finding> {
        let mut fields = record.fields();
        match record.kind {
            0x003C => {
                let (first, last, width) = (fields.u32()?, fields.u32()?, fields.u32()?);
                fields.u32()?;
                let hidden = fields.u8()? & 1 != 0 || width == 0;
                if first > last || last >= COLUMNS {
                    return Err(damaged("column numbers"));
                }
                if hidden {
                    extend(&mut self.sheet.hidden_columns, (first, last));
                }
            }
            0x00B0 => {
                let rows = (fields.u32()?, fields.u32()?);
                let columns = (fields.u32()?, fields.u32()?);
                if rows.0.max(rows.1) >= ROWS || columns.0.max(columns.1) >= COLUMNS {
                    return Err(damaged("merged area"));
                }
                self.sheet.merged.push(area(rows, columns));
            }
            _ => {}
        }
        Ok(())
    }

    fn record(&mut self, record: &Record) -> Result<(), Finding> {
        let mut fields = record.fields();
        match record.kind {
            0x00 => self.begin_row(&mut fields),
            // Blank.
            0x01 => self.head(&mut fields, true).map(|_| ()),
            0x0C => self.head(&mut fields, false).map(|_| ()),
            kind @ (0x02..=0x0B | 0x3E) => {
                let (at, style) = self.head(&mut fields, true)?;
                self.cell(kind, at, style, &mut fields)
            }
            // Cells right of the one before, in the same order of kinds.
            kind @ 0x0D..=0x12 => {
                let (at, style) = self.head(&mut fields, false)?;
                let kind = match kind {
                    0x0D => 0x02,
                    0x0E => 0x03,
                    0x0F => 0x04,
                    0x10 => 0x05,
                    0x11 => 0x06,
                    _ => 0x07,
                };
                self.cell(kind, at, style, &mut fields)
            }
            _ => Ok(()),
        }
    }

    fn begin_row(&mut self, fields: &mut Fields) -> Result<(), Finding> {
        let row = fields.u32()?;
        fields.u32()?;
        let height = fields.u16()?;
        fields.u8()?;
        let flags = fields.u8()?;
        // Hidden, or of a height of its own, which is none.
        let hidden = flags & 0x10 != 0 || (flags & 0x20 != 0 && height == 0);
        if row >= ROWS {
            return Err(damaged("row number"));
        }
        if hidden {
            extend(&mut self.sheet.hidden_rows, (row, row));
        }
        self.row = Some(row);
        self.next = 0;
        Ok(())
    }

    fn head(&mut self, fields: &mut Fields, says_column: bool) -> Result<(Address, Style), Finding> {
        let column = if says_column { fields.u32()? } else { self.next };
        let format = (fields.u32()? & 0x00FF_FFFF) as usize;
        let row = self.row.ok_or_else(|| damaged("a cell without a row"))?;
        if column >= COLUMNS {
            return Err(damaged("cell beyond the sheet"));
        }
        self.next = column + 1;
        let styles = &self.shared.styles;
        let style = match styles.get(format) {
            Some(style) => *style,
            None if styles.is_empty() => Style::default(),
            None => return Err(damaged("cell format")),
        };
        Ok((Address::new(row, column), style))
    }

    fn cell(&mut self, kind: u16, at: Address, style: Style, fields: &mut Fields) -> Result<(), Finding> {
        let shared = self.shared;
        let text;
        let value = match kind {
            0x02 => Value::Number(rk(fields.u32()?)),
            0x03 | 0x0B => Value::Error(fields.u8()?),
            0x04 | 0x0A => Value::Bool(fields.u8()? != 0),
            0x05 | 0x09 => Value::Number(fields.f64()?),
            0x07 => {
                let number = fields.u32()? as usize;
                Value::Text(shared.strings.get(number).ok_or_else(|| damaged(format!("shared text of {at}")))?)
            }
            0x3E => {
                text = fields.rich_text()?;
                Value::Text(&text)
            }
            _ => {
                text = fields.text()?;
                Value::Text(&text)
            }
        };
        let is_formula = (0x08..=0x0B).contains(&kind);
        let value = match value {
            Value::Number(0.0) if is_formula && shared.recalculates => Value::Uncalculated,
            value => value,
        };
        if is_formula && self.leads_out(fields)? {
            self.sheet.linked.push(at);
        }
        self.filling.cell(self.sheet, at, style, value)
    }

    fn leads_out(&self, fields: &mut Fields) -> Result<bool, Finding> {
        fields.u16()?;
        let length = fields.u32()? as usize;
        Ok(leads_out(fields.take(length)?, Edition::Twelve, &self.shared.external))
    }
}
