//! What styles say of sheets and letters: fonts, and whether a table is shown.
use crate::{
    domain::{grid::Font, intake::Finding},
    sheet::read::{
        plain::value,
        scan::{Kind, Tag, Tags},
    },
};
use std::collections::{HashMap, HashSet};

/// Styles stand on parents, and honest ones on a few.
const DEPTH: usize = 16;

#[derive(Default)]
pub struct Styles {
    /// Families of the fonts that legacy letters are in, by the name the document gives them.
    faces: HashMap<String, Font>,
    cells: HashMap<Vec<u8>, CellStyle>,
    default: Option<Font>,
    hidden_tables: HashSet<Vec<u8>>,
}

#[derive(Default)]
struct CellStyle {
    font: Option<Font>,
    parent: Option<Vec<u8>>,
}

impl Styles {
    /// Adds the styles of one part.
    pub fn note(&mut self, xml: &[u8]) -> Result<(), Finding> {
        let mut tags = Tags::new(xml);
        while let Some(tag) = tags.next()? {
            match (tag.name, tag.kind) {
                (b"font-face", Kind::Open | Kind::Empty) => self.face(&tag)?,
                (b"style" | b"default-style", Kind::Open) => self.style(&mut tags, &tag)?,
                // Styles stand before the sheets.
                (b"body", Kind::Open) => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn face(&mut self, tag: &Tag) -> Result<(), Finding> {
        if let (Some(name), Some(family)) = (tag.attribute(b"style:name")?, tag.attribute(b"svg:font-family")?) {
            self.faces.insert(value(name)?, named(&value(family)?));
        }
        Ok(())
    }

    fn style<'a>(&mut self, tags: &mut Tags<'a>, style: &Tag<'a>) -> Result<(), Finding> {
        let family = style.attribute(b"style:family")?.unwrap_or_default();
        let name = style.attribute(b"style:name")?.unwrap_or_default().to_vec();
        let (mut font, mut hidden) = (None, false);
        loop {
            let tag = tags.expect()?;
            match (tag.name, tag.kind) {
                (b"text-properties", Kind::Open | Kind::Empty) => font = self.font(&tag)?,
                (b"table-properties", Kind::Open | Kind::Empty) => {
                    hidden = tag.attribute(b"table:display")? == Some(b"false");
                }
                (name, Kind::Close) if name == style.name => break,
                _ => {}
            }
        }
        match (family, style.name) {
            (b"table-cell", b"default-style") => self.default = font,
            (b"table-cell", _) => {
                let parent = style.attribute(b"style:parent-style-name")?.map(<[u8]>::to_vec);
                self.cells.insert(name, CellStyle { font, parent });
            }
            (b"table", _) if hidden => {
                self.hidden_tables.insert(name);
            }
            _ => {}
        }
        Ok(())
    }

    fn font(&self, tag: &Tag) -> Result<Option<Font>, Finding> {
        if let Some(face) = tag.attribute(b"style:font-name")? {
            let face = value(face)?;
            return Ok(Some(self.faces.get(&face).copied().unwrap_or_else(|| named(&face))));
        }
        Ok(tag.attribute(b"fo:font-family")?.map(value).transpose()?.map(|family| named(&family)))
    }

    pub fn is_hidden(&self, table: &[u8]) -> bool {
        self.hidden_tables.contains(table)
    }

    /// The font of a cell style, its parents asked where it is silent.
    pub fn font_of(&self, style: &[u8]) -> Font {
        let mut name = Some(style);
        for _ in 0..DEPTH {
            let Some(style) = name.and_then(|name| self.cells.get(name)) else { break };
            if let Some(font) = style.font {
                return font;
            }
            name = style.parent.as_deref();
        }
        self.default.unwrap_or_default()
    }
}

/// A family may stand in quotes and be followed by others.
fn named(family: &str) -> Font {
    let first = family.split(',').next().unwrap_or_default();
    Font::named(first.trim_matches(['\'', '"', ' ']))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_font_comes_from_the_style_its_parent_or_the_default() {
        let mut styles = Styles::default();
        styles
            .note(
                br#"<document-content>
            <office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTimeH&apos;, serif"/>
            </office:font-face-decls><style:default-style style:family="table-cell"><style:text-properties
              style:font-name="VNI-Times"/></style:default-style>
            <style:style style:name="a" style:family="table-cell" style:parent-style-name="b"><x/></style:style>
            <style:style style:name="b" style:family="table-cell" style:parent-style-name="a"><style:text-properties
              style:font-name="F1"/></style:style>
            <style:style style:name="c" style:family="table-cell" style:parent-style-name="c"><x/></style:style>
            <style:style style:name="d" style:family="table-cell"><style:text-properties fo:font-family="Arial"/>
            </style:style>
            <style:style style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>
            <office:body><style:style style:name="e"></document-content>"#,
            )
            .unwrap();
        for (style, font) in [
            (&b"a"[..], Font::Tcvn3Capitals),
            (b"b", Font::Tcvn3Capitals),
            (b"c", Font::Vni),
            (b"d", Font::Other),
            (b"none", Font::Vni),
        ] {
            assert_eq!(styles.font_of(style), font);
        }
        assert!(styles.is_hidden(b"t") && !styles.is_hidden(b"a"));
    }
}
