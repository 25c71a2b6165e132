//! Honest files that a failing stick, a broken transfer or a flipped bit has changed: what is read is what was
//! written, or nothing is.
use super::specimen;
use crate::{truth::chance::Chance, workbook::Format};
use tonghop::{
    domain::grid::Workbook,
    sheet::read::{Limits, read_in_process},
};

/// Formats with a checksum over their parts, whole or not at all.
const CHECKED: &[Format] = &[Format::Xlsx, Format::Xlsb, Format::Ods];
/// Formats that can be seen to be incomplete.
const CLOSED: &[Format] = &[Format::Xlsx, Format::Xlsb, Format::Ods, Format::Xls, Format::Xml2003];

/// None where the program does not read the format.
fn whole(format: Format) -> Option<(Vec<u8>, Workbook)> {
    let bytes = specimen().bytes(format);
    let book = read_in_process(&bytes, &Limits::default()).ok()?;
    Some((bytes, book))
}

#[track_caller]
fn whole_or_nothing(bytes: &[u8], whole: &Workbook, what: &str) {
    if let Ok(book) = read_in_process(bytes, &Limits::default()) {
        assert!(book == *whole, "{what}: read, but not as it was: {:#?}", difference(&book, whole));
    }
}

/// The first cell that is not the same.
fn difference(book: &Workbook, whole: &Workbook) -> String {
    let cells = |book: &Workbook| book.sheets.iter().flat_map(|sheet| sheet.cells.clone()).collect::<Vec<_>>();
    let (now, then) = (cells(book), cells(whole));
    let first = now.iter().zip(&then).find(|(a, b)| a != b);
    format!("{} of {} cells; {first:?}", now.len(), then.len())
}

#[test]
fn a_file_cut_short_is_refused() {
    for (format, (bytes, book)) in CLOSED.iter().filter_map(|format| Some((format, whole(*format)?))) {
        // The first bytes alone might be anything.
        for length in (16..bytes.len()).step_by(bytes.len() / 150 + 1).chain([bytes.len() - 1]) {
            whole_or_nothing(&bytes[..length], &book, &format!("{format:?} cut at {length} of {}", bytes.len()));
        }
    }
}

#[test]
fn a_file_with_zeros_in_it_is_refused() {
    for (format, (bytes, book)) in CLOSED.iter().filter_map(|format| Some((format, whole(*format)?))) {
        for from in (512..bytes.len()).step_by(512) {
            let mut zeroed = bytes.clone();
            let to = (from + 512).min(bytes.len());
            zeroed[from..to].fill(0);
            whole_or_nothing(&zeroed, &book, &format!("{format:?} zero from {from} to {to}"));
            let mut tail = bytes.clone();
            tail[from..].fill(0);
            whole_or_nothing(&tail, &book, &format!("{format:?} zero from {from}"));
        }
    }
}

#[test]
fn a_flipped_bit_is_noticed_where_there_are_checksums() {
    let mut chance = Chance::new(2026);
    for (format, (bytes, book)) in CHECKED.iter().filter_map(|format| Some((format, whole(*format)?))) {
        for _ in 0..400 {
            let mut flipped = bytes.clone();
            let (byte, bit) = (chance.below(bytes.len()), chance.below(8));
            flipped[byte] ^= 1 << bit;
            whole_or_nothing(&flipped, &book, &format!("{format:?} bit {bit} of byte {byte}"));
        }
    }
}

/// BIFF has no checksum: another digit cannot be seen. But no cell is lost without a word.
#[test]
fn a_flipped_bit_never_costs_a_cell_of_an_old_workbook() {
    let mut chance = Chance::new(1997);
    let Some((bytes, book)) = whole(Format::Xls) else { return };
    let count = |book: &Workbook| book.sheets.iter().map(|sheet| sheet.cells.len()).sum::<usize>();
    for _ in 0..1500 {
        let mut flipped = bytes.clone();
        let (byte, bit) = (chance.below(bytes.len()), chance.below(8));
        flipped[byte] ^= 1 << bit;
        if let Ok(read) = read_in_process(&flipped, &Limits::default()) {
            assert!(count(&read) >= count(&book), "bit {bit} of byte {byte}: {}", difference(&read, &book));
        }
    }
}

/// Text has nothing to be held against: it must only be read or refused, and never stop the reader.
#[test]
fn text_in_any_state_ends_well() {
    let mut chance = Chance::new(7);
    for format in Format::ALL.iter().filter(|format| format.is_flat() || **format == Format::Xml2003) {
        let bytes = specimen().bytes(*format);
        for _ in 0..150 {
            let mut changed = bytes.clone();
            changed.truncate(chance.below(bytes.len()) + 1);
            for _ in 0..chance.below(6) {
                let at = chance.below(changed.len());
                changed[at] = u8::try_from(chance.below(256)).unwrap();
            }
            drop(read_in_process(&changed, &Limits::default()));
        }
    }
}
