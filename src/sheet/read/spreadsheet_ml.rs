//! XML Spreadsheet 2003, and the decision what else an XML file may be.
use super::{
    content::number,
    draft::{Draft, Filled},
    letters,
    limits::Limits,
    ods,
    plain::{characters, value},
    refuse::{damaged, unreadable},
    scan::{Kind, Tag, Tags, is_true},
    shown::Shown,
};
use crate::domain::{
    grid::{Address, Area, Content, Font, Workbook},
    intake::Finding,
};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Reads the XML formats that are whole workbooks; any other XML is refused by its name.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Finding> {
    let text = letters::decode(bytes, None)?;
    let xml = text.as_bytes();
    let mut tags = Tags::new(xml);
    let root = tags.expect()?;
    match (root.name, root.kind) {
        (b"Workbook", Kind::Open) => workbook(xml, &mut tags, limits),
        (b"document", Kind::Open) => ods::content(xml, ods::Styles::default(), limits),
        (_, _) => Err(unreadable(super::Kind::Xml.token())),
    }
}

fn workbook<'a>(xml: &'a [u8], tags: &mut Tags<'a>, limits: &Limits) -> Result<Workbook, Finding> {
    let mut draft = Draft::new(limits);
    let mut styles = HashMap::new();
    loop {
        let tag = tags.expect()?;
        match (tag.name, tag.kind) {
            (b"Workbook", Kind::Close) => return draft.finish(),
            (b"Styles", Kind::Open) => styles = read_styles(tags)?,
            (b"Worksheet", Kind::Open) => {
                let name = attribute(&tag, b"Name")?.map_or(Ok(String::new()), value)?;
                let hidden = is_hidden_sheet(xml, tag.to)?;
                draft.sheet(&name, hidden)?;
                let mut walk = Walk { xml, styles: &styles, draft: &mut draft, row: 0, column: 0, columns: 0 };
                walk.sheet(tags).map_err(|finding| finding.on(&name, None))?;
            }
            (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
            (_, Kind::Close) => return Err(damaged("XML part is not whole")),
        }
    }
}

/// The options that say so stand behind the cells.
fn is_hidden_sheet(xml: &[u8], from: usize) -> Result<bool, Finding> {
    let rest = xml.get(from..).unwrap_or_default();
    let mut tags = Tags::new(rest);
    loop {
        let tag = tags.expect()?;
        match (tag.name, tag.kind) {
            (b"Worksheet", Kind::Close) => return Ok(false),
            (b"Visible", Kind::Open) => {
                let end = tags.expect()?.from;
                return Ok(rest
                    .get(tag.to..end)
                    .is_some_and(|value| value.starts_with(b"SheetHidden") || value.starts_with(b"SheetVeryHidden")));
            }
            _ => {}
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Style {
    shown: Shown,
    font: Font,
}

fn read_styles<'a>(tags: &mut Tags<'a>) -> Result<HashMap<&'a [u8], Style>, Finding> {
    let mut styles: HashMap<&[u8], Style> = HashMap::new();
    let mut id: &[u8] = b"";
    let mut style = Style::default();
    loop {
        let tag = tags.expect()?;
        match (tag.name, tag.kind) {
            (b"Styles", Kind::Close) => return Ok(styles),
            (b"Style", Kind::Open | Kind::Empty) => {
                id = attribute(&tag, b"ID")?.unwrap_or_default();
                // A style says where it differs from its parent, or from the default.
                let parent = attribute(&tag, b"Parent")?.unwrap_or(b"Default");
                style = styles.get(parent).copied().unwrap_or_default();
                styles.insert(id, style);
            }
            (b"NumberFormat", Kind::Open | Kind::Empty) => {
                style.shown = match attribute(&tag, b"Format")?.map(value).transpose()?.as_deref() {
                    Some("Percent") => Shown::by("0%"),
                    Some(code) => Shown::by(code),
                    None => Shown::default(),
                };
            }
            (b"Font", Kind::Open | Kind::Empty) => {
                if let Some(name) = attribute(&tag, b"FontName")? {
                    style.font = Font::named(&value(name)?);
                }
            }
            (b"Style", Kind::Close) => {
                styles.insert(id, style);
            }
            _ => {}
        }
    }
}

struct Walk<'a, 's, 'd, 'l> {
    xml: &'a [u8],
    styles: &'s HashMap<&'a [u8], Style>,
    draft: &'d mut Draft<'l>,
    row: u32,
    column: u32,
    /// Where the next column description stands.
    columns: u32,
}

impl<'a> Walk<'a, '_, '_, '_> {
    fn sheet(&mut self, tags: &mut Tags<'a>) -> Result<(), Finding> {
        loop {
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"Worksheet", Kind::Close) => return Ok(()),
                (b"Table", _) => {}
                (b"Column", Kind::Open | Kind::Empty) => {
                    let (first, last) = run(&tag, self.columns)?;
                    if attribute(&tag, b"Hidden")?.is_some_and(is_true) {
                        self.draft.hide_columns(first, last)?;
                    }
                    self.columns = last.saturating_add(1);
                    tags.skip(&tag)?;
                }
                (b"Row", Kind::Open | Kind::Empty) => self.row(tags, &tag)?,
                (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
                (_, Kind::Close) => return Err(damaged("XML part is not whole")),
            }
        }
    }

    fn row(&mut self, tags: &mut Tags<'a>, row: &Tag<'a>) -> Result<(), Finding> {
        let (first, last) = run(row, self.row)?;
        if attribute(row, b"Hidden")?.is_some_and(is_true) {
            self.draft.hide_rows(first, last)?;
        }
        self.row = first;
        self.column = 0;
        loop {
            if row.kind == Kind::Empty {
                break;
            }
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"Row", Kind::Close) => break,
                (b"Cell", Kind::Open | Kind::Empty) => self.cell(tags, &tag, row)?,
                (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
                (_, Kind::Close) => return Err(damaged("XML part is not whole")),
            }
        }
        self.row = last.saturating_add(1);
        Ok(())
    }

    fn cell(&mut self, tags: &mut Tags<'a>, cell: &Tag<'a>, row: &Tag<'a>) -> Result<(), Finding> {
        let at = Address::new(self.row, place(cell, b"Index", self.column)?);
        let (across, down) = (count(cell, b"MergeAcross")?, count(cell, b"MergeDown")?);
        let last = Address::new(at.row.saturating_add(down), at.column.saturating_add(across));
        if last != at {
            self.draft.merge(Area { first: at, last })?;
        }
        self.column = last.column.saturating_add(1);
        let style = match attribute(cell, b"StyleID")? {
            Some(style) => Some(style),
            None => attribute(row, b"StyleID")?,
        };
        let style = self.styles.get(style.unwrap_or(b"Default")).copied().unwrap_or_default();
        let formula = attribute(cell, b"Formula")?;
        let mut content = formula.map(|_| Content::Uncalculated);
        loop {
            if cell.kind == Kind::Empty {
                break;
            }
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"Cell", Kind::Close) => break,
                // A formula that gives the empty text looks blank and is.
                (b"Data", Kind::Empty) => content = None,
                (b"Data", Kind::Open) => content = data(self.xml, tags, &tag)?,
                // Comments have a Data of their own.
                (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
                (_, Kind::Close) => return Err(damaged("XML part is not whole")),
            }
        }
        if let Some(content) = content {
            let percent = style.shown.percent && matches!(content, Content::Number(_));
            self.draft.put(at, Filled { content, percent, font: style.font })?;
        }
        // `='[other.xls]Sheet1'!R1C1`; without a bracket after the quote it is a relative R[1]C[1].
        let links = |formula: &[u8]| formula.windows(2).any(|two| two[..] == *b"'[" || two[..] == *b"=[");
        if formula.is_some_and(links) { self.draft.link(at) } else { Ok(()) }
    }
}

/// Reads to the end of a `Data` element.
fn data<'a>(xml: &'a [u8], tags: &mut Tags<'a>, data: &Tag<'a>) -> Result<Option<Content>, Finding> {
    let kind = attribute(data, b"Type")?.unwrap_or(b"String");
    tags.skip(data)?;
    // Rich text has tags between its words, which `characters` steps over.
    let inside = xml.get(data.to..tags.place()).unwrap_or_default();
    let text = characters(inside)?;
    let wrong = || damaged(format!("{}: {text:?}", String::from_utf8_lossy(kind)));
    Ok(Some(match kind {
        b"String" => super::draft::shown(&text),
        b"Number" => number(text.trim().parse().map_err(|_| wrong())?),
        b"Boolean" => Content::Bool(matches!(text.trim(), "1" | "true")),
        b"Error" => Content::Error(text.trim().to_owned()),
        b"DateTime" => match text.trim().parse::<NaiveDateTime>() {
            Ok(moment) => Shown::written(moment),
            Err(_) => return Err(wrong()),
        },
        _ => return Err(wrong()),
    }))
}

/// Attributes are written with the prefix `ss:` or, where that is the default, without.
fn attribute<'a>(tag: &Tag<'a>, name: &[u8]) -> Result<Option<&'a [u8]>, Finding> {
    for attribute in tag.attributes() {
        let (key, value) = attribute?;
        let local =
            key.iter().rposition(|byte| *byte == b':').map_or(key, |colon| key.get(colon + 1..).unwrap_or_default());
        if local == name {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn count(tag: &Tag, name: &[u8]) -> Result<u32, Finding> {
    let Some(number) = attribute(tag, name)? else { return Ok(0) };
    let parsed = std::str::from_utf8(number).ok().and_then(|text| text.parse().ok());
    parsed.filter(|number| *number <= 1_048_576).ok_or_else(|| damaged(String::from_utf8_lossy(name)))
}

/// The zero-based place an element names, or the next one. Going back would write over what is there.
fn place(tag: &Tag, name: &[u8], next: u32) -> Result<u32, Finding> {
    match count(tag, name)?.checked_sub(1) {
        Some(place) if place < next => Err(damaged(String::from_utf8_lossy(name))),
        Some(place) => Ok(place),
        None => Ok(next),
    }
}

/// First and last of the rows or columns an element describes.
fn run(tag: &Tag, next: u32) -> Result<(u32, u32), Finding> {
    let first = place(tag, b"Index", next)?;
    Ok((first, first.saturating_add(count(tag, b"Span")?)))
}

#[cfg(test)]
mod tests;
