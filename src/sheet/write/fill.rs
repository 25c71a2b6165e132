//! Writing into a workbook that exists: only the cells named change, everything else stays byte for byte in its part.
use super::WriteError;
use crate::domain::grid::{Address, Content};
use quick_xml::{
    Reader, Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Fills empty cells of the first sheet of a workbook that this program wrote. Cells that the sheet does not hold,
/// and cells that hold something, stay as they are.
pub fn fill(workbook: &[u8], cells: &BTreeMap<Address, Content>) -> Result<Vec<u8>, WriteError> {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    // The date of a part says nothing; a fixed one gives the same bytes for the same input.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        out.start_file(name.as_str(), options)?;
        if name == SHEET {
            bytes = fill_sheet(&bytes, cells)?;
        }
        out.write_all(&bytes)?;
    }
    Ok(out.finish()?.into_inner())
}

fn fill_sheet(xml: &[u8], cells: &BTreeMap<Address, Content>) -> Result<Vec<u8>, WriteError> {
    let text = std::str::from_utf8(xml).map_err(std::io::Error::other)?;
    let mut reader = Reader::from_str(text);
    let mut writer = Writer::new(Vec::with_capacity(xml.len() * 2));
    loop {
        let event = reader.read_event().map_err(std::io::Error::other)?;
        match &event {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Empty(cell) if cell.local_name().as_ref() == b"c" => match content_of(cell, cells) {
                Some(content) => write_cell(&mut writer, cell, content)?,
                None => writer.write_event(event)?,
            },
            _ => writer.write_event(event)?,
        }
    }
}

fn content_of<'c>(cell: &BytesStart, cells: &'c BTreeMap<Address, Content>) -> Option<&'c Content> {
    let at = cell.try_get_attribute("r").ok()??;
    cells.get(&std::str::from_utf8(&at.value).ok()?.parse().ok()?)
}

fn write_cell(writer: &mut Writer<Vec<u8>>, empty: &BytesStart, content: &Content) -> std::io::Result<()> {
    let mut cell = empty.to_owned();
    let kind = match content {
        Content::Text(_) => Some("inlineStr"),
        Content::Bool(_) => Some("b"),
        Content::Error(_) => Some("e"),
        Content::Number(_) | Content::Date(_) | Content::Uncalculated => None,
    };
    if let Some(kind) = kind {
        cell.push_attribute(("t", kind));
    }
    writer.write_event(Event::Start(cell))?;
    match content {
        Content::Text(text) => {
            writer.write_event(Event::Start(BytesStart::new("is")))?;
            element(writer, "t", text, true)?;
            writer.write_event(Event::End(BytesEnd::new("is")))?;
        }
        Content::Number(number) => element(writer, "v", &number.to_string(), false)?,
        Content::Bool(truth) => element(writer, "v", if *truth { "1" } else { "0" }, false)?,
        Content::Date(date) => {
            let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
            element(writer, "v", &(date.date() - epoch).num_days().to_string(), false)?;
        }
        Content::Error(error) => {
            element(writer, "f", "NA()", false)?;
            element(writer, "v", error, false)?;
        }
        Content::Uncalculated => element(writer, "f", "SUM(1,1)", false)?,
    }
    writer.write_event(Event::End(BytesEnd::new("c")))
}

fn element(writer: &mut Writer<Vec<u8>>, name: &str, text: &str, keep_spaces: bool) -> std::io::Result<()> {
    let mut start = BytesStart::new(name);
    if keep_spaces {
        start.push_attribute(("xml:space", "preserve"));
    }
    writer.write_event(Event::Start(start))?;
    writer.write_event(Event::Text(BytesText::new(text)))?;
    writer.write_event(Event::End(BytesEnd::new(name)))
}
