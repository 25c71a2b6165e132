//! OOXML workbooks: calamine for the cells, our light pass for the rest, and the one checked against the other.
use super::{
    content::Contents,
    light::{self, Light},
    limits::Limits,
    manifest::{Entry, Manifest},
    package::Package,
    refuse::{crossed, damaged},
    shared,
    shown::Shown,
    stored::Stored,
};
use crate::domain::{
    grid::{Address, Cell, Content, Font, Sheet, Workbook},
    intake::Finding,
};
use calamine::{DataRef, Reader, Xlsx};
use std::io::Cursor;

/// Reads the whole workbook or refuses it: never fewer cells than it holds.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = Manifest::read(&mut package)?;
    let sheets = manifest.sheets.len() as u64;
    if sheets > limits.sheets {
        return Err(crossed(sheets, limits.sheets));
    }
    let mut stored = Stored::new();
    let mut lights = Vec::with_capacity(manifest.sheets.len());
    for sheet in &manifest.sheets {
        let xml = package.required(&sheet.part)?;
        let light = light::pass(&xml, limits).map_err(|finding| finding.on(&sheet.name, None))?;
        stored.sheet(xml.get(light.data.clone()).unwrap_or_default())?;
        lights.push(light);
    }
    if let Some(part) = &manifest.strings {
        let xml = package.required(part)?;
        shared::check_strings(&xml)?;
        stored.strings(&xml)?;
    }
    let mut fonts = Vec::new();
    if let Some(part) = &manifest.styles {
        let xml = package.required(part)?;
        stored.styles(&shared::formats(&xml)?)?;
        fonts = shared::fonts(&xml)?;
    }
    let mut cells = Cells {
        book: Xlsx::new(Cursor::new(stored.finish(manifest.date1904)?)).map_err(damaged)?,
        contents: Contents::new(limits, manifest.date1904),
        left: limits.cells,
        limits,
        shown: None,
        fonts,
        recalculates: manifest.recalculates,
    };
    let mut book = Workbook::default();
    let mut ranges = 0;
    for (index, (entry, light)) in manifest.sheets.into_iter().zip(lights).enumerate() {
        ranges += light.ranges();
        if ranges > limits.ranges {
            return Err(crossed(ranges, limits.ranges));
        }
        book.sheets.push(cells.sheet(index, entry, light)?);
    }
    Ok(book)
}

struct Cells<'a> {
    book: Xlsx<Cursor<Vec<u8>>>,
    contents: Contents<'a>,
    left: u64,
    limits: &'a Limits,
    /// By style, once the first sheet is opened.
    shown: Option<Vec<Shown>>,
    /// By style.
    fonts: Vec<Font>,
    recalculates: bool,
}

impl Cells<'_> {
    fn sheet(&mut self, index: usize, entry: Entry, light: Light) -> Result<Sheet, Finding> {
        let here = |finding: Finding| finding.on(&entry.name, None);
        let mut cells = if light.data.is_empty() { Vec::new() } else { self.values(index, &light).map_err(here)? };
        let blank = |at: &Address| Cell::new(*at, Content::Uncalculated);
        cells.extend(light.uncalculated.iter().map(blank));
        self.take(cells.len() as u64)?;
        if !cells.is_sorted_by_key(|cell| cell.at) {
            cells.sort_by_key(|cell| cell.at);
        }
        if let Some(twice) = cells.windows(2).find_map(|two| match two {
            [one, other] if one.at == other.at => Some(one.at),
            _ => None,
        }) {
            return Err(damaged(format!("{twice} twice")).on(&entry.name, Some(twice)));
        }
        if self.recalculates {
            for at in &light.zero_results {
                if let Ok(found) = cells.binary_search_by_key(at, |cell| cell.at)
                    && let Some(cell) = cells.get_mut(found)
                {
                    cell.content = Content::Uncalculated;
                }
            }
        }
        Ok(Sheet {
            name: entry.name,
            hidden: entry.hidden,
            cells,
            merged: light.merged,
            hidden_rows: light.hidden_rows,
            hidden_columns: light.hidden_columns,
            linked: light.linked,
        })
    }

    /// The cells calamine finds, as many as the light pass counted.
    fn values(&mut self, index: usize, light: &Light) -> Result<Vec<Cell>, Finding> {
        let mut reader = self.book.worksheet_cells_reader(&index.to_string()).map_err(damaged)?;
        let shown = self.shown.get_or_insert_with(|| {
            let code = |style: &calamine::Style| style.number_format.as_ref().map(|format| format.format_code.clone());
            reader.styles().iter().map(|style| code(style).map_or(Shown::default(), |code| Shown::by(&code))).collect()
        });
        let mut cells = Vec::with_capacity(usize::try_from(light.filled).unwrap_or_default());
        let mut filled = 0_u64;
        let mut last = None;
        loop {
            let found = reader.next_cell_with_style_id().map_err(|error| match last {
                Some(last) => damaged(format!("{error} (after {last})")),
                None => damaged(error),
            })?;
            let Some((cell, style)) = found else { break };
            let (row, column) = cell.get_position();
            let at = Address::new(row, column);
            last = Some(at);
            let value = cell.get_value();
            if *value == DataRef::Empty {
                continue;
            }
            filled += 1;
            let shown = shown.get(style).copied().unwrap_or_default();
            if let Some(content) = self.contents.of(value, shown)? {
                let font = self.fonts.get(style).copied().unwrap_or_default();
                cells.push(Cell { at, content, percent_format: shown.percent, font });
            }
        }
        if filled != light.filled {
            return Err(damaged(format!("{filled} of {} cells could be read", light.filled)));
        }
        Ok(cells)
    }

    fn take(&mut self, cells: u64) -> Result<(), Finding> {
        self.left = self.left.checked_sub(cells).ok_or_else(|| {
            let total = self.limits.cells - self.left + cells;
            crossed(total, self.limits.cells)
        })?;
        Ok(())
    }
}
