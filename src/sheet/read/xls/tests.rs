#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::{Limits, read_in_process};
use crate::domain::grid::{Content, Workbook};
use calamine::{Data, Reader, Xls};
use std::io::Cursor;

/// calamine's cells, read from the same bytes, are ours in number, place and value.
fn agree(book: &Workbook, bytes: &[u8]) -> Result<(), String> {
    let mut other = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    for sheet in &book.sheets {
        let range = other.worksheet_range(&sheet.name).map_err(|error| error.to_string())?;
        let start = range.start().unwrap_or_default();
        let cells: Vec<_> = range
            .used_cells()
            .filter(|(_, _, data)| **data != Data::String(String::new()))
            .map(|(row, column, data)| ((start.0 + row as u32, start.1 + column as u32), data))
            .collect();
        let ours: Vec<_> = sheet.cells.iter().filter(|cell| cell.content != Content::Uncalculated).collect();
        if cells.len() != ours.len() {
            return Err(format!("{}: {} cells, calamine {}", sheet.name, ours.len(), cells.len()));
        }
        for (cell, (at, data)) in ours.into_iter().zip(cells) {
            let same = match (&cell.content, data) {
                (Content::Number(number), Data::Float(other)) => number == other,
                (Content::Number(number), Data::Int(other)) => *number == *other as f64,
                (Content::Text(text), Data::String(other)) => text == other,
                (Content::Bool(truth), Data::Bool(other)) => truth == other,
                (Content::Error(sign), Data::Error(other)) => *sign == other.to_string(),
                (Content::Date(_) | Content::Text(_) | Content::Number(_), Data::DateTime(_)) => true,
                _ => false,
            };
            if !same || (cell.at.row, cell.at.column) != at {
                return Err(format!("{}: {:?}, calamine {data:?} in {at:?}", cell.at, cell.content));
            }
        }
    }
    Ok(())
}

#[test]
fn corpus() {
    for entry in std::fs::read_dir("/tmp/corp").unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match read_in_process(&bytes, &Limits::default()) {
            Ok(book) => {
                let about: Vec<_> = book
                    .sheets
                    .iter()
                    .map(|s| {
                        (
                            s.name.clone(),
                            s.hidden,
                            s.cells.len(),
                            s.merged.len(),
                            s.hidden_rows.len(),
                            s.hidden_columns.len(),
                            s.linked.len(),
                            s.cells.iter().filter(|c| c.percent_format).count(),
                            s.cells.iter().filter(|c| c.content == Content::Uncalculated).count(),
                        )
                    })
                    .collect();
                let verdict = if name.ends_with("xls") { agree(&book, &bytes) } else { Ok(()) };
                println!("{name}: {verdict:?} {about:?}");
            }
            Err(finding) => println!(
                "{name}: REFUSED {:?} {:?} {:?} calamine {:?}",
                finding.code,
                finding.found,
                finding.place,
                Xls::new(Cursor::new(&bytes[..])).map(|_| ()).map_err(|e| e.to_string())
            ),
        }
    }
}
