//! The text a cell shows: its paragraphs, without the notes pinned to it.
use crate::{
    domain::intake::Finding,
    sheet::read::{
        plain::characters,
        refuse::{crossed, damaged},
        scan::{Kind, Tag, Tags},
    },
};

/// Repeated spaces are written as a count.
const SPACES: usize = 32_767;

/// What stands between a cell's tags.
#[derive(Debug, Default, PartialEq)]
pub struct Inside {
    /// Paragraphs, a line each; None if there is none.
    pub text: Option<String>,
}

/// Reads to the end of a cell whose opening tag was read last.
pub fn inside<'a>(xml: &'a [u8], tags: &mut Tags<'a>, cell: &Tag<'a>) -> Result<Inside, Finding> {
    let mut text: Option<String> = None;
    loop {
        let tag = tags.expect()?;
        match (tag.name, tag.kind) {
            (name, Kind::Close) if name == cell.name => return Ok(Inside { text }),
            (b"p" | b"h", Kind::Open) => {
                let line = paragraph(xml, tags, &tag)?;
                match &mut text {
                    Some(text) => text.extend(["\n", &line]),
                    None => text = Some(line),
                }
            }
            (b"p" | b"h", Kind::Empty) => match &mut text {
                Some(text) => text.push('\n'),
                None => text = Some(String::new()),
            },
            (b"table", Kind::Open) => return Err(damaged("a table inside a cell")),
            // Annotations, pictures, charts, shapes.
            (_, Kind::Open | Kind::Empty) => tags.skip(&tag)?,
            (_, Kind::Close) => return Err(damaged("content part is not whole")),
        }
    }
}

fn paragraph<'a>(xml: &'a [u8], tags: &mut Tags<'a>, paragraph: &Tag<'a>) -> Result<String, Finding> {
    let mut line = String::new();
    let mut from = paragraph.to;
    loop {
        let tag = tags.expect()?;
        collapse(&characters(xml.get(from..tag.from).unwrap_or_default())?, &mut line);
        from = tag.to;
        match (tag.name, tag.kind) {
            (name, Kind::Close) if name == paragraph.name => return Ok(line),
            (b"s", Kind::Open | Kind::Empty) => line.push_str(&" ".repeat(spaces(&tag)?)),
            (b"tab", Kind::Open | Kind::Empty) => line.push('\t'),
            (b"line-break", Kind::Open | Kind::Empty) => line.push('\n'),
            (b"note" | b"annotation" | b"ruby-text" | b"frame", Kind::Open) => {
                tags.skip(&tag)?;
                from = tags.place();
            }
            // Spans, links and fields show what is inside them.
            _ => {}
        }
        if line.len() > SPACES * 4 {
            return Err(crossed(line.len(), SPACES));
        }
    }
}

fn spaces(tag: &Tag) -> Result<usize, Finding> {
    let Some(count) = tag.attribute(b"text:c")? else { return Ok(1) };
    let count: Option<usize> = std::str::from_utf8(count).ok().and_then(|count| count.parse().ok());
    match count {
        Some(count) if count <= SPACES => Ok(count),
        Some(count) => Err(crossed(count, SPACES)),
        None => Err(damaged("count of spaces")),
    }
}

/// White space between words is one space, and none at the beginning.
fn collapse(characters: &str, line: &mut String) {
    for letter in characters.chars() {
        match letter {
            ' ' | '\t' | '\n' | '\r' if line.is_empty() || line.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' => line.push(' '),
            letter => line.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn text(cell: &str) -> Result<Option<String>, Finding> {
        let mut tags = Tags::new(cell.as_bytes());
        let tag = tags.expect().unwrap();
        inside(cell.as_bytes(), &mut tags, &tag).map(|inside| inside.text)
    }

    #[test]
    fn a_cell_shows_its_paragraphs() {
        for (cell, shown) in [
            ("<c><text:p>Trường  <text:span>TH</text:span>\n  A</text:p></c>", Some("Trường TH A")),
            (
                "<c><text:p>a<text:s text:c='2'/>b<text:line-break/>c<text:tab/>&lt;</text:p><p/><p>d</p></c>",
                Some("a  b\nc\t<\n\nd"),
            ),
            ("<c><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>12</text:p></c>", Some("12")),
            ("<c><draw:g><draw:g><text:p>x</text:p></draw:g></draw:g></c>", None),
            ("<c><text:p>a<text:note><text:p>x</text:p></text:note>b</text:p></c>", Some("ab")),
            ("<c><text:p/></c>", Some("")),
        ] {
            assert_eq!(text(cell).unwrap().as_deref(), shown, "{cell}");
        }
        for broken in ["<c><text:p>a</c>", "<c><p><s text:c='99999999999'/></p></c>", "<c><p><s text:c='-1'/></p></c>"]
        {
            assert!(text(broken).is_err(), "{broken}");
        }
    }
}
