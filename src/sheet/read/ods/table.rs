//! One table of an OpenDocument spreadsheet: columns, rows and cells, each of which may stand for many.
use super::{styles::Styles, text, value::Told};
use crate::{
    domain::{
        grid::{Address, Area, Font},
        intake::Finding,
    },
    sheet::read::{
        draft::{Draft, Filled},
        light::{COLUMNS, ROWS},
        plain::value,
        refuse::{crossed, damaged},
        scan::{Kind, Tag, Tags},
    },
};

/// Reads to the end of a table whose opening tag was read last.
pub fn read<'a>(
    xml: &'a [u8],
    tags: &mut Tags<'a>,
    table: &Tag<'a>,
    styles: &'a Styles,
    draft: &mut Draft,
) -> Result<(), Finding> {
    let name = value(table.attribute(b"table:name")?.unwrap_or_default())?;
    let style = table.attribute(b"table:style-name")?.unwrap_or_default();
    draft.sheet(&name, styles.is_hidden(style))?;
    Walk { xml, styles, draft, row: 0, column: 0, column_fonts: Vec::new() }
        .table(tags)
        .map_err(|wrong| wrong.on(&name, None))
}

struct Walk<'a, 'd, 'l> {
    xml: &'a [u8],
    styles: &'a Styles,
    draft: &'d mut Draft<'l>,
    row: u32,
    column: u32,
    /// By run of columns, its end and the font of cells that name no style.
    column_fonts: Vec<(u32, Font)>,
}

/// A cell that shows something, to be written once for each row and column it stands for.
struct Standing {
    column: u32,
    columns: u32,
    filled: Option<Filled>,
    /// Rows and columns it is merged over.
    span: (u32, u32),
    linked: bool,
}

impl<'a> Walk<'a, '_, '_> {
    fn table(mut self, tags: &mut Tags<'a>) -> Result<(), Finding> {
        loop {
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"table", Kind::Close) => return Ok(()),
                (b"table-column", Kind::Open | Kind::Empty) => self.columns(&tag)?,
                (b"table-row", Kind::Open) => self.row(tags, &tag)?,
                (b"table-row", Kind::Empty) => self.rows(&tag, &[])?,
                // Groups and headers hold columns and rows like the table itself.
                (
                    b"table-columns"
                    | b"table-header-columns"
                    | b"table-column-group"
                    | b"table-rows"
                    | b"table-header-rows"
                    | b"table-row-group",
                    _,
                ) => {}
                (b"table-column", Kind::Close) => {}
                // Shapes, forms, names, titles.
                (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
                (_, Kind::Close) => return Err(damaged("content part is not whole")),
            }
        }
    }

    fn columns(&mut self, tag: &Tag<'a>) -> Result<(), Finding> {
        let columns = count(tag, b"table:number-columns-repeated")?;
        let end = self.column.saturating_add(columns);
        if is_hidden(tag)? && self.column < COLUMNS {
            self.draft.hide_columns(self.column, end - 1)?;
        }
        let font =
            tag.attribute(b"table:default-cell-style-name")?.map_or(Font::Other, |name| self.styles.font_of(name));
        self.column_fonts.push((end, font));
        self.column = end;
        Ok(())
    }

    fn row(&mut self, tags: &mut Tags<'a>, row: &Tag<'a>) -> Result<(), Finding> {
        let default = row.attribute(b"table:default-cell-style-name")?;
        let mut standing = Vec::new();
        let mut column = 0_u32;
        loop {
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"table-row", Kind::Close) => return self.rows(row, &standing),
                (b"table-cell", Kind::Open | Kind::Empty) => {
                    let columns = count(&tag, b"table:number-columns-repeated")?;
                    if let Some(cell) = self.cell(tags, &tag, column, default)? {
                        standing.push(Standing { columns, ..cell });
                    }
                    column = column.saturating_add(columns);
                }
                // Hidden under a merged cell: nobody sees what it holds.
                (b"covered-table-cell", Kind::Open | Kind::Empty) => {
                    column = column.saturating_add(count(&tag, b"table:number-columns-repeated")?);
                    tags.skip(&tag)?;
                }
                (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
                (_, Kind::Close) => return Err(damaged("content part is not whole")),
            }
        }
    }

    fn cell(
        &self,
        tags: &mut Tags<'a>,
        tag: &Tag<'a>,
        column: u32,
        default: Option<&[u8]>,
    ) -> Result<Option<Standing>, Finding> {
        let told = Told::by(tag)?;
        let inside = if tag.kind == Kind::Open { text::inside(self.xml, tags, tag)? } else { text::Inside::default() };
        let font = match tag.attribute(b"table:style-name")?.or(default) {
            Some(style) => self.styles.font_of(style),
            None => self.column_font(column),
        };
        let filled = told.filled(inside, font)?;
        let span = (count(tag, b"table:number-rows-spanned")?, count(tag, b"table:number-columns-spanned")?);
        let shows = filled.is_some() || span != (1, 1);
        Ok(shows.then_some(Standing { column, columns: 1, filled, span, linked: told.is_linked() }))
    }

    fn column_font(&self, column: u32) -> Font {
        let run = self.column_fonts.partition_point(|(end, _)| *end <= column);
        self.column_fonts.get(run).map(|(_, font)| *font).unwrap_or_default()
    }

    /// Writes a row down as often as it stands there.
    fn rows(&mut self, tag: &Tag<'a>, standing: &[Standing]) -> Result<(), Finding> {
        let rows = count(tag, b"table:number-rows-repeated")?;
        let first = self.row;
        self.row = first.saturating_add(rows);
        if is_hidden(tag)? && first < ROWS {
            self.draft.hide_rows(first, self.row - 1)?;
        }
        if standing.is_empty() {
            return Ok(());
        }
        for row in first..self.row {
            for cell in standing {
                for column in cell.column..cell.column.saturating_add(cell.columns) {
                    self.write(Address::new(row, column), cell)?;
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, at: Address, cell: &Standing) -> Result<(), Finding> {
        if let Some(filled) = &cell.filled {
            self.draft.put(at, filled.clone())?;
        }
        if cell.linked {
            self.draft.link(at)?;
        }
        match cell.span {
            (1, 1) => Ok(()),
            (rows, columns) => {
                let last = Address::new(at.row.saturating_add(rows - 1), at.column.saturating_add(columns - 1));
                self.draft.merge(Area { first: at, last })
            }
        }
    }
}

fn is_hidden(tag: &Tag) -> Result<bool, Finding> {
    Ok(matches!(tag.attribute(b"table:visibility")?, Some(b"collapse" | b"filter")))
}

/// How many columns, rows or spaces an element stands for: at least one, at most a sheet.
fn count(tag: &Tag, name: &[u8]) -> Result<u32, Finding> {
    let Some(value) = tag.attribute(name)? else { return Ok(1) };
    let wrong = || damaged(format!("{}: {:?}", String::from_utf8_lossy(name), String::from_utf8_lossy(value)));
    let count: u32 = std::str::from_utf8(value).ok().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    match count {
        0 => Err(wrong()),
        // LibreOffice counts to the end of its own sheet, which may have 2^24 columns or rows.
        1..=16_777_216 => Ok(count),
        _ => Err(crossed(count, ROWS)),
    }
}
