//! Our own light pass over a worksheet: what calamine does not show, and how many cells it must find.
use super::{
    limits::Limits,
    link,
    refuse::{crossed, damaged},
    runs::{extend, join},
    scan::{Kind, Tag, Tags, is_true},
};
use crate::domain::{
    grid::{Address, Area},
    intake::Finding,
};
use std::ops::Range;

pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;

/// What one worksheet part says besides the values of its cells.
#[derive(Debug, Default, PartialEq)]
pub struct Light {
    /// Bytes of the `sheetData` element, all that calamine has to see. Empty if there is nothing in it.
    pub data: Range<usize>,
    /// Cells for which calamine must give a value.
    pub filled: u64,
    /// Formulas whose result the file does not hold.
    pub uncalculated: Vec<Address>,
    /// Formulas whose result is the number 0: some programs write it without calculating.
    pub zero_results: Vec<Address>,
    pub merged: Vec<Area>,
    /// Sorted runs, both ends included.
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    /// Formulas that read another workbook. Sorted.
    pub linked: Vec<Address>,
}

impl Light {
    /// What counts towards the limit on ranges.
    pub const fn ranges(&self) -> u64 {
        (self.merged.len() + self.hidden_rows.len() + self.hidden_columns.len() + self.linked.len()) as u64
    }
}

/// Reads a worksheet part, which [`super::scan::check_text`] has passed.
pub fn pass(xml: &[u8], limits: &Limits) -> Result<Light, Finding> {
    let (tags, light, linked) = (Tags::new(xml), Light::default(), Vec::new());
    let mut pass = Pass { xml, tags, light, row: 0, column: 0, linked, limits };
    pass.sheet()?;
    let Light { hidden_rows, hidden_columns, linked, .. } = &mut pass.light;
    join(hidden_rows);
    join(hidden_columns);
    linked.sort_unstable();
    Ok(pass.light)
}

struct Pass<'a> {
    xml: &'a [u8],
    tags: Tags<'a>,
    light: Light,
    /// Where the next row and cell stand if they do not say so themselves.
    row: u32,
    column: u32,
    /// Numbers of formulas that read another workbook and are shared by several cells.
    linked: Vec<&'a [u8]>,
    limits: &'a Limits,
}

impl<'a> Pass<'a> {
    fn sheet(&mut self) -> Result<(), Finding> {
        let (mut in_columns, mut data, mut ended) = (false, false, false);
        while let Some(tag) = self.tags.next()? {
            match (tag.name, tag.kind) {
                (b"sheetData", Kind::Open | Kind::Empty) if data => return Err(damaged("sheetData twice")),
                (b"sheetData", Kind::Open) => {
                    data = true;
                    self.rows(tag.from)?;
                }
                (b"sheetData", Kind::Empty) => data = true,
                (b"cols", kind) => in_columns = kind == Kind::Open,
                // Anchors of form controls have a `col` of their own.
                (b"col", Kind::Open | Kind::Empty) if in_columns => self.columns(&tag)?,
                (b"mergeCell", Kind::Open | Kind::Empty) => self.merge(&tag)?,
                (b"worksheet", Kind::Close) => ended = true,
                _ => {}
            }
        }
        if data && ended { Ok(()) } else { Err(damaged("worksheet part is not whole")) }
    }

    fn rows(&mut self, from: usize) -> Result<(), Finding> {
        loop {
            let tag = self.tags.expect()?;
            match (tag.name, tag.kind) {
                (b"c", Kind::Open) => self.cell(&tag)?,
                (b"c", Kind::Empty) => {
                    self.position(&tag)?;
                    self.column += 1;
                }
                (b"row", Kind::Close) => self.next_row(),
                (b"row", kind) => {
                    self.begin_row(&tag)?;
                    if kind == Kind::Empty {
                        self.next_row();
                    }
                }
                (b"sheetData", Kind::Close) => {
                    self.light.data = from..tag.to;
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn next_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    fn begin_row(&mut self, tag: &Tag<'a>) -> Result<(), Finding> {
        let (mut hidden, mut flat, mut own_height) = (false, false, false);
        for attribute in tag.attributes() {
            match attribute? {
                (b"r", number) => self.row = place(number, ROWS).ok_or_else(|| damaged("row number"))?,
                (b"hidden", value) => hidden = is_true(value),
                (b"ht", height) => flat = is_zero(height),
                (b"customHeight", value) => own_height = is_true(value),
                _ => {}
            }
        }
        if hidden || (flat && own_height) {
            extend(&mut self.light.hidden_rows, (self.row, self.row));
            self.check_ranges()?;
        }
        Ok(())
    }

    fn columns(&mut self, tag: &Tag<'a>) -> Result<(), Finding> {
        let (mut first, mut last, mut hidden) = (None, None, false);
        for attribute in tag.attributes() {
            match attribute? {
                (b"min", number) => first = place(number, COLUMNS),
                (b"max", number) => last = place(number, COLUMNS),
                (b"hidden", value) => hidden |= is_true(value),
                (b"width", width) => hidden |= is_zero(width),
                _ => {}
            }
        }
        match (first, last) {
            (Some(first), Some(last)) if first <= last => {
                if hidden {
                    extend(&mut self.light.hidden_columns, (first, last));
                    self.check_ranges()?;
                }
                Ok(())
            }
            (Some(_) | None, Some(_) | None) => Err(damaged("column numbers")),
        }
    }

    fn merge(&mut self, tag: &Tag<'a>) -> Result<(), Finding> {
        let reference = tag.attribute(b"ref")?.unwrap_or_default();
        self.light.merged.push(area(reference).ok_or_else(|| damaged("merged area"))?);
        self.check_ranges()
    }

    /// Where a cell stands. Moves to it.
    fn position(&mut self, tag: &Tag<'a>) -> Result<(Address, &'a [u8]), Finding> {
        let mut at = Address::new(self.row, self.column);
        let mut kind: &[u8] = b"n";
        for attribute in tag.attributes() {
            match attribute? {
                (b"r", reference) => at = address(reference).ok_or_else(|| damaged("cell reference"))?,
                (b"t", value) => kind = value,
                _ => {}
            }
        }
        if at.row >= ROWS || at.column >= COLUMNS {
            return Err(damaged("cell beyond the sheet"));
        }
        self.column = at.column;
        Ok((at, kind))
    }

    fn cell(&mut self, tag: &Tag<'a>) -> Result<(), Finding> {
        let (at, kind) = self.position(tag)?;
        self.column += 1;
        let (mut formula, mut value, mut inline) = (false, None, false);
        loop {
            let tag = self.tags.expect()?;
            match (tag.name, tag.kind) {
                (b"v", Kind::Open | Kind::Empty) if value.is_some() => {
                    return Err(damaged(format!("two values in {at}")));
                }
                (b"v", Kind::Open) => value = Some(self.value(at, tag.to, kind)?),
                (b"v", Kind::Empty) => value = Some(&b""[..]),
                (b"f", Kind::Open) => {
                    formula = true;
                    let close = self.tags.leave(b"f")?;
                    self.formula(at, &tag, self.xml.get(tag.to..close.from).unwrap_or_default())?;
                }
                (b"f", Kind::Empty) => {
                    formula = true;
                    self.formula(at, &tag, b"")?;
                }
                (b"is", Kind::Open) => {
                    inline = true;
                    self.tags.leave(b"is")?;
                }
                (b"is", Kind::Empty) => inline = true,
                (b"c", Kind::Close) => break,
                _ => {}
            }
        }
        self.count(at, kind, formula, value, inline)
    }

    /// Notes a formula that reads another workbook; one that is shared says so only where it stands in full.
    fn formula(&mut self, at: Address, tag: &Tag<'a>, text: &[u8]) -> Result<(), Finding> {
        let number = tag.attribute(b"si")?;
        let linked = if text.is_empty() {
            number.is_some_and(|number| self.linked.contains(&number))
        } else {
            let leads_out = link::leads_out_of_workbook(text);
            self.linked.extend(number.filter(|_| leads_out));
            leads_out
        };
        if linked {
            self.light.linked.push(at);
            self.check_ranges()?;
        }
        Ok(())
    }

    /// The content of `<v>`, whose opening tag ended at `from`. calamine takes a number only up to the first
    /// entity, comment or CDATA, so such a value would be silently wrong.
    fn value(&mut self, at: Address, from: usize, kind: &[u8]) -> Result<&'a [u8], Finding> {
        let close = self.tags.expect()?;
        let value = self.xml.get(from..close.from).unwrap_or_default();
        let odd = value.contains(&b'<') || (value.contains(&b'&') && is_plain(kind));
        if odd || !close.is(Kind::Close, b"v") {
            return Err(damaged(format!("value of {at} is not plain")));
        }
        Ok(value)
    }

    fn count(
        &mut self,
        at: Address,
        kind: &[u8],
        formula: bool,
        value: Option<&[u8]>,
        inline: bool,
    ) -> Result<(), Finding> {
        let has_value = match value {
            Some(b"") => !is_plain(kind) && kind != b"inlineStr" && kind != b"is",
            Some(_) => true,
            None => false,
        };
        self.light.filled += u64::from(has_value || inline);
        if formula && !inline {
            match value {
                // A formula that gives the empty text looks blank and is.
                Some(b"") if kind == b"str" => {}
                Some(b"") | None => self.light.uncalculated.push(at),
                Some(result) if kind == b"n" && is_zero(result) => self.light.zero_results.push(at),
                Some(_) => {}
            }
        }
        let cells = self.light.filled + self.light.uncalculated.len() as u64;
        if cells > self.limits.cells { Err(crossed(cells, self.limits.cells)) } else { Ok(()) }
    }

    fn check_ranges(&self) -> Result<(), Finding> {
        let ranges = self.light.ranges();
        if ranges > self.limits.ranges { Err(crossed(ranges, self.limits.ranges)) } else { Ok(()) }
    }
}

/// Types whose value is digits or an error sign: never an entity, and blank when empty.
fn is_plain(kind: &[u8]) -> bool {
    matches!(kind, b"n" | b"s" | b"b" | b"e")
}

fn is_zero(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(|text| text.trim().parse() == Ok(0.0_f64))
}

/// A one-based number as a zero-based place.
fn place(number: &[u8], limit: u32) -> Option<u32> {
    let number: u32 = std::str::from_utf8(number).ok()?.parse().ok()?;
    number.checked_sub(1).filter(|place| *place < limit)
}

/// `B12`; cheaper than the parser for people, and bounded by the sheet.
fn address(reference: &[u8]) -> Option<Address> {
    let letters = reference.iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = reference.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let column = letters.iter().fold(0, |sum, byte| sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    let row = digits.iter().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    let at = Address::new(row.checked_sub(1)?, column.checked_sub(1)?);
    (at.row < ROWS && at.column < COLUMNS).then_some(at)
}

/// `A1:C3` or `A1`.
fn area(reference: &[u8]) -> Option<Area> {
    let mut corners = reference.split(|byte| *byte == b':').map(address);
    let first = corners.next()??;
    let last = corners.next().unwrap_or(Some(first))?;
    if corners.next().is_some() {
        return None;
    }
    let low = Address::new(first.row.min(last.row), first.column.min(last.column));
    Some(Area { first: low, last: Address::new(first.row.max(last.row), first.column.max(last.column)) })
}

#[cfg(test)]
mod tests;
