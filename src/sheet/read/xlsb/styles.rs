//! The styles of a binary workbook: for each cell format, what its number format shows and its font names.
use super::{
    super::{binary::Style, refuse::damaged, shown::Shown},
    record::Records,
};
use crate::domain::{grid::Font, intake::Finding};
use std::collections::HashMap;

const FORMAT: u16 = 0x002C;
const FONT: u16 = 0x002B;
const CELL: u16 = 0x002F;
const BEGIN_FONTS: u16 = 0x0263;
const END_FONTS: u16 = 0x0264;
const BEGIN_FORMATS: u16 = 0x0267;
const END_FORMATS: u16 = 0x0268;
const BEGIN_CELLS: u16 = 0x0269;
const END_CELLS: u16 = 0x026A;
const END: u16 = 0x0117;

pub fn read(part: &[u8]) -> Result<Vec<Style>, Finding> {
    let mut records = Records::new(part);
    let (mut fonts, mut formats, mut cells) = (Vec::new(), HashMap::new(), Vec::new());
    // Differences of styles have fonts and formats too: only those of the lists count.
    let mut list = 0;
    while let Some(record) = records.next()? {
        let mut fields = record.fields();
        match (record.kind, list) {
            (BEGIN_FONTS | BEGIN_FORMATS | BEGIN_CELLS, _) => list = record.kind,
            (END_FONTS | END_FORMATS | END_CELLS, _) => list = 0,
            (FONT, BEGIN_FONTS) => {
                fields.take(21)?;
                fonts.push(Font::named(&fields.text()?));
            }
            (FORMAT, BEGIN_FORMATS) => {
                let number = fields.u16()?;
                formats.insert(number, Shown::by(&fields.text()?));
            }
            (CELL, BEGIN_CELLS) => {
                fields.u16()?;
                cells.push((fields.u16()?, fields.u16()?));
            }
            (END, _) => {
                let style = |(format, font): &(u16, u16)| Style {
                    shown: formats.get(format).copied().unwrap_or_else(|| Shown::built_in(*format)),
                    font: fonts.get(usize::from(*font)).copied().unwrap_or_default(),
                };
                return Ok(cells.iter().map(style).collect());
            }
            _ => {}
        }
    }
    Err(damaged("the styles are not whole"))
}
