//! One sheet of an old workbook: every record of it is looked at, and none is passed over that might have been a cell.
use super::{
    super::{
        binary::{Filling, Style, Value, area, rk},
        fields::Fields,
        link::leads_out,
        runs::extend,
    },
    globals::Globals,
    known::{Place, fits, is_of_table, may_stand},
    layout::Layout,
    record::{BOF, CONTINUE, EOF, Record, Records},
    text::Joined,
};
use crate::domain::{
    grid::{Address, Sheet},
    intake::Finding,
};

/// The last column an old sheet has.
const LAST_COLUMN: u16 = 255;

/// A sheet, and what the whole workbook has to decide.
#[derive(Default)]
pub struct Reading {
    pub sheet: Sheet,
    pub formulas: usize,
    /// Formulas whose result is the empty text: some programs write that without calculating.
    pub blank_results: Vec<Address>,
    /// References to shared texts, and the highest number among them.
    pub references: usize,
    pub highest: Option<usize>,
}

/// Reads a sheet, whose BOF was read last.
pub fn read(records: &mut Records, globals: &Globals, filling: &mut Filling) -> Result<Reading, Finding> {
    let mut pass = Pass { globals, filling, reading: Reading::default(), layout: Layout::default(), awaits: None };
    loop {
        let record = records.next()?;
        if pass.awaits.is_some() && !matches!(record.kind, STRING | ARRAY | TABLE | SHARED | SHARED_FIVE) {
            return Err(record.damaged("the text a formula gives is missing"));
        }
        if record.kind == EOF {
            break;
        }
        pass.record(&record, records)?;
    }
    pass.layout.check()?;
    pass.filling.finish(&mut pass.reading.sheet)?;
    Ok(pass.reading)
}

const STRING: u16 = 0x0207;
const ARRAY: u16 = 0x0221;
const TABLE: u16 = 0x0236;
const SHARED: u16 = 0x04BC;
const SHARED_FIVE: u16 = 0x00BC;

struct Pass<'a, 'b> {
    globals: &'a Globals,
    filling: &'a mut Filling<'b>,
    reading: Reading,
    layout: Layout,
    /// A formula whose result is a text, which follows.
    awaits: Option<(Address, Style)>,
}

impl Pass<'_, '_> {
    fn record(&mut self, record: &Record, records: &mut Records) -> Result<(), Finding> {
        if !fits(record.kind, record.data) {
            return Err(record.damaged("length of a record"));
        }
        if record.kind != CONTINUE {
            self.layout.record(is_of_table(record.kind))?;
        }
        let mut fields = record.fields();
        match record.kind {
            // A chart among the cells.
            BOF => records.leave(),
            0x0203 => {
                let (at, style) = self.head(record, &mut fields, 14)?;
                self.put(at, style, Value::Number(fields.f64()?))
            }
            0x027E => {
                let (at, style) = self.head(record, &mut fields, 10)?;
                self.put(at, style, Value::Number(rk(fields.u32()?)))
            }
            0x00FD => {
                let (at, style) = self.head(record, &mut fields, 10)?;
                self.shared_text(record, at, style, fields.u32()? as usize)
            }
            // Plain and rich text.
            0x0204 | 0x00D6 => {
                let (at, style) = self.head(record, &mut fields, 8)?;
                self.check_wiped(record)?;
                let text = self.globals.letters.long(&mut fields, style.font)?;
                if text.is_empty() && !self.globals.strings.texts.is_empty() {
                    // Who shares texts writes no others: this was a truth.
                    return Err(record.damaged("text of nothing"));
                }
                self.put(at, style, Value::Text(&text))
            }
            0x0205 => {
                let (at, style) = self.head(record, &mut fields, 8)?;
                match (fields.u8()?, fields.u8()?) {
                    (truth, 0) => self.put(at, style, Value::Bool(truth != 0)),
                    (code, 1) => self.put(at, style, Value::Error(code)),
                    (_, _) => Err(record.damaged("truth or error")),
                }
            }
            0x0006 => self.formula(record, &mut fields),
            STRING => self.result(record, records),
            ARRAY => {
                let (row, _, column) = (fields.u16()?, fields.u16()?, fields.u8()?);
                fields.take(7)?;
                self.links(&mut fields, Address::new(u32::from(row), u32::from(column)))
            }
            0x00BD => self.many(record, &mut fields),
            0x0201 => self.head(record, &mut fields, 6).map(|_| ()),
            0x00BE => self.blanks(record, &mut fields),
            0x0208 => self.row(&mut fields),
            0x007D => self.columns(&mut fields),
            0x00E5 => self.merged(&mut fields),
            0x0200 => self.layout.dimensions(&mut fields),
            kind if may_stand(kind, record.data, Place::Sheet) => Ok(()),
            _ => Err(record.damaged("no record of a sheet")),
        }
    }

    /// Place and style, with which every cell begins.
    fn head(&mut self, record: &Record, fields: &mut Fields, least: usize) -> Result<(Address, Style), Finding> {
        let (row, column, format) = (fields.u16()?, fields.u16()?, fields.u16()?);
        // Texts and formulas are as long as they are; of anything else a length that is not its own betrays another
        // record. LibreOffice adds a byte to truths and errors.
        let most = match record.kind {
            0x0204 | 0x00D6 | 0x0006 => usize::MAX,
            0x0205 => least + 1,
            _ => least,
        };
        if !(least..=most).contains(&record.data.len()) {
            return Err(record.damaged("length of a cell"));
        }
        Ok((self.place(record, row, column)?, self.style(record, format)?))
    }

    fn place(&mut self, record: &Record, row: u16, column: u16) -> Result<Address, Finding> {
        if column > LAST_COLUMN {
            return Err(record.damaged("cell beyond the sheet"));
        }
        let at = Address::new(u32::from(row), u32::from(column));
        self.layout.cell(at);
        Ok(at)
    }

    fn style(&self, record: &Record, format: u16) -> Result<Style, Finding> {
        let style = self.globals.styles.get(usize::from(format)).copied();
        // Workbooks of the smallest writers have no cell formats at all.
        match style {
            None if self.globals.styles.is_empty() => Ok(Style::default()),
            None => Err(record.damaged("cell format")),
            Some(style) => Ok(style),
        }
    }

    fn put(&mut self, at: Address, style: Style, value: Value) -> Result<(), Finding> {
        self.filling.cell(&mut self.reading.sheet, at, style, value)
    }

    fn shared_text(&mut self, record: &Record, at: Address, style: Style, number: usize) -> Result<(), Finding> {
        self.reading.references += 1;
        self.reading.highest = self.reading.highest.max(Some(number));
        let text = self.globals.strings.texts.get(number).ok_or_else(|| record.damaged("shared text"))?;
        self.filling.cell(&mut self.reading.sheet, at, style, Value::Text(text))
    }

    /// Numbers side by side.
    fn many(&mut self, record: &Record, fields: &mut Fields) -> Result<(), Finding> {
        self.check_wiped(record)?;
        let (row, first) = (fields.u16()?, fields.u16()?);
        let count = span(record, first, fields.rest(), 6)?;
        for column in (first..).take(count) {
            let (format, number) = (fields.u16()?, fields.u32()?);
            let (at, style) = (self.place(record, row, column)?, self.style(record, format)?);
            self.put(at, style, Value::Number(rk(number)))?;
        }
        Ok(())
    }

    fn blanks(&mut self, record: &Record, fields: &mut Fields) -> Result<(), Finding> {
        let (row, first) = (fields.u16()?, fields.u16()?);
        let count = span(record, first, fields.rest(), 2)?;
        for column in (first..).take(count) {
            self.place(record, row, column)?;
        }
        Ok(())
    }

    fn formula(&mut self, record: &Record, fields: &mut Fields) -> Result<(), Finding> {
        let (at, style) = self.head(record, fields, 22)?;
        self.reading.formulas += 1;
        let mut result = fields.clone();
        let bytes = fields.take(8)?;
        let flags = fields.u16()?;
        fields.u32()?;
        self.links(fields, at)?;
        match *bytes {
            [0, .., 0xFF, 0xFF] => {
                self.awaits = Some((at, style));
                Ok(())
            }
            [1, _, truth, .., 0xFF, 0xFF] => self.put(at, style, Value::Bool(truth != 0)),
            [2, _, code, .., 0xFF, 0xFF] => self.put(at, style, Value::Error(code)),
            [3, .., 0xFF, 0xFF] => {
                self.reading.blank_results.push(at);
                Ok(())
            }
            [.., 0xFF, 0xFF] => Err(record.damaged("result of a formula")),
            _ => {
                let number = result.f64()?;
                // A nought with the wish to be calculated on opening: nobody has calculated it yet.
                let value = if number == 0.0 && flags & 2 != 0 { Value::Uncalculated } else { Value::Number(number) };
                self.put(at, style, value)
            }
        }
    }

    /// Whether the formula whose length comes next reads another workbook.
    fn links(&mut self, fields: &mut Fields, at: Address) -> Result<(), Finding> {
        let length = usize::from(fields.u16()?);
        if leads_out(fields.take(length)?, self.globals.edition, &self.globals.external) {
            self.reading.sheet.linked.push(at);
        }
        Ok(())
    }

    /// The text a formula gives.
    fn result(&mut self, record: &Record, records: &mut Records) -> Result<(), Finding> {
        let Some((at, style)) = self.awaits.take() else {
            return Err(record.damaged("the text of no formula"));
        };
        self.check_wiped(record)?;
        let mut fields = record.fields();
        let text = if self.globals.letters.is_unicode() && record.data.len() > 2 {
            Joined::new(record.data, records.continued()?).text()?
        } else {
            self.globals.letters.long(&mut fields, style.font)?
        };
        if text.is_empty() {
            self.reading.blank_results.push(at);
        }
        self.put(at, style, Value::Text(&text))
    }

    fn row(&mut self, fields: &mut Fields) -> Result<(), Finding> {
        let (row, first, past, height) = (fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?);
        fields.take(4)?;
        let flags = fields.u16()?;
        self.layout.row(row, (first, past))?;
        if flags & 0x20 != 0 || (flags & 0x40 != 0 && height == 0) {
            extend(&mut self.reading.sheet.hidden_rows, (u32::from(row), u32::from(row)));
        }
        Ok(())
    }

    fn columns(&mut self, fields: &mut Fields) -> Result<(), Finding> {
        let (first, last, width, _) = (fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?);
        let hidden = fields.u16()? & 1 != 0 || width == 0;
        if hidden && first <= LAST_COLUMN {
            // Some writers go one column too far.
            let last = last.clamp(first, LAST_COLUMN);
            extend(&mut self.reading.sheet.hidden_columns, (u32::from(first), u32::from(last)));
        }
        Ok(())
    }

    fn merged(&mut self, fields: &mut Fields) -> Result<(), Finding> {
        for _ in 0..fields.u16()? {
            let [rows, columns] = [(fields.u16()?, fields.u16()?), (fields.u16()?, fields.u16()?)]
                .map(|(first, last)| (u32::from(first), u32::from(last)));
            self.reading.sheet.merged.push(area(rows, columns));
        }
        Ok(())
    }

    fn check_wiped(&self, record: &Record) -> Result<(), Finding> {
        if super::is_wiped(record.data) { Err(record.damaged("zeros in a cell")) } else { Ok(()) }
    }
}

/// How many cells of `size` bytes lie side by side: as many as there are bytes for, up to the column named last.
fn span(record: &Record, first: u16, rest: &[u8], size: usize) -> Result<usize, Finding> {
    let wrong = || record.damaged("cells side by side");
    let (cells, last) = rest.split_last_chunk().ok_or_else(wrong)?;
    let count = usize::from(u16::from_le_bytes(*last)).checked_sub(usize::from(first)).ok_or_else(wrong)? + 1;
    if cells.len() == count * size { Ok(count) } else { Err(wrong()) }
}
