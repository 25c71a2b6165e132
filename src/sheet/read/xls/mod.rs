//! Workbooks of Excel 5 to 2003, and of WPS. The format has no checksum, so the file's structure is checked record
//! by record, and the cells are taken on the way: a file is believed whole or not at all.
//!
//! calamine is not asked: it makes room for the whole rectangle around the cells of an untrusted sheet, and passes
//! over what it does not know. The tests hold this reader to it.
mod container;
mod globals;
mod known;
mod layout;
mod record;
mod sheet;
mod text;

use super::{
    binary::{Filling, Style, Value},
    limits::Limits,
    refuse::{crossed, damaged, unreadable},
};
use crate::domain::{
    grid::{Sheet, Workbook},
    intake::Finding,
};
use globals::{Globals, begin};
use record::{BOF, Records};
use sheet::Reading;

/// No record that holds text or figures has so many zeros in a row; a wiped sector has.
const WIPED: usize = 512;
const CELLS: u16 = 0x0010;

/// Reads the whole workbook or refuses it: never fewer cells than it holds.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A single sheet without a workbook around it.
        return Err(unreadable("xls4"));
    }
    let stream = container::workbook(bytes)?;
    let mut records = Records::new(&stream);
    let globals = Globals::read(&mut records)?;
    if globals.sheets.len() as u64 > limits.sheets {
        return Err(crossed(globals.sheets.len(), limits.sheets));
    }
    let mut filling = Filling::new(limits, globals.date1904);
    let mut readings: Vec<Option<Reading>> = globals.sheets.iter().map(|_| None).collect();
    while !records.is_done() {
        let at = records.position();
        let bof = records.next()?;
        let bound = globals.sheets.iter().position(|sheet| sheet.at == at);
        let (Some(index), BOF) = (bound, bof.kind) else {
            return Err(bof.damaged("a sheet that is not in the list of sheets"));
        };
        let (Some(bound), Some(reading)) = (globals.sheets.get(index), readings.get_mut(index)) else { continue };
        if bound.cells != (begin(&bof)?.1 == CELLS) {
            return Err(bof.damaged("a sheet of another kind than announced"));
        }
        *reading = Some(if bound.cells {
            sheet::read(&mut records, &globals, &mut filling).map_err(|finding| finding.on(&bound.name, None))?
        } else {
            records.leave()?;
            Reading::default()
        });
    }
    let mut whole = Vec::with_capacity(readings.len());
    for (bound, reading) in globals.sheets.iter().zip(readings) {
        let reading = reading.ok_or_else(|| damaged(format!("sheet {} is missing", bound.name)))?;
        if bound.cells {
            let sheet = Sheet { name: bound.name.clone(), hidden: bound.hidden, ..reading.sheet };
            whole.push(Reading { sheet, ..reading });
        }
    }
    check_strings(&globals, &whole)?;
    flag_uncalculated(&mut whole, &mut filling)?;
    Ok(Workbook { sheets: whole.into_iter().map(|reading| reading.sheet).collect() })
}

/// Fewer texts than declared are all of them only where the writer counted references, and the last text is used.
fn check_strings(globals: &Globals, readings: &[Reading]) -> Result<(), Finding> {
    let strings = &globals.strings;
    let highest = readings.iter().filter_map(|reading| reading.highest).max();
    let references: usize = readings.iter().map(|reading| reading.references).sum();
    let counted = strings.total == references && highest.is_some_and(|highest| highest + 1 == strings.texts.len());
    if strings.texts.len() == strings.unique || counted {
        Ok(())
    } else {
        Err(damaged(format!("{} of {} texts", strings.texts.len(), strings.unique)))
    }
}

/// Where every formula gives the empty text, the program that wrote them has calculated none.
fn flag_uncalculated(readings: &mut [Reading], filling: &mut Filling) -> Result<(), Finding> {
    let formulas: usize = readings.iter().map(|reading| reading.formulas).sum();
    let blank: usize = readings.iter().map(|reading| reading.blank_results.len()).sum();
    if blank < formulas {
        return Ok(());
    }
    for reading in readings {
        for at in std::mem::take(&mut reading.blank_results) {
            filling.cell(&mut reading.sheet, at, Style::default(), Value::Uncalculated)?;
        }
        reading.sheet.cells.sort_by_key(|cell| cell.at);
    }
    Ok(())
}

/// A run of zeros as long as a sector.
fn is_wiped(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte != 0).any(|zeros| zeros.len() >= WIPED)
}

#[cfg(test)]
mod tests;
