//! The parts all sheets share, looked over before calamine believes them: strings and number formats.
use super::{
    limits::size,
    refuse::{crossed, damaged},
    scan::{Kind, Tags},
};
use crate::domain::{grid::Font, intake::Finding};
use std::ops::Range;

/// Excel's own limits.
const CELL_FORMATS: usize = 65_490;
/// Excel allows 255 characters; calamine copies the code into every cell format that uses it.
const FORMAT_CODE: usize = 4096;

/// The smallest string item, `<si/>`.
const STRING_ITEM: u64 = 5;

/// calamine reserves memory for as many strings as the part says it holds.
pub fn check_strings(xml: &[u8]) -> Result<(), Finding> {
    let first = Tags::new(xml).expect()?;
    if !first.begins(b"sst") {
        return Err(damaged("the shared strings are none"));
    }
    for name in [&b"uniqueCount"[..], b"count"] {
        let Some(value) = first.attribute(name)? else { continue };
        let value = String::from_utf8_lossy(value);
        let count: u64 = value.parse().map_err(|_| damaged(format!("shared strings: {value:?}")))?;
        // The total count may repeat one string in every cell; only the unique ones must be there.
        if name == b"uniqueCount" && count > xml.len() as u64 / STRING_ITEM {
            return Err(damaged(format!("shared strings: {count} in {}", size(xml.len() as u64))));
        }
    }
    Ok(())
}

/// The number formats and cell formats of a style sheet: all that decides what a number means.
pub fn formats(xml: &[u8]) -> Result<Vec<u8>, Finding> {
    let mut tags = Tags::new(xml);
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut ended = false;
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            (b"numFmts", Kind::Open) => kept.push(tag.from..number_formats(&mut tags)?),
            (b"cellXfs", Kind::Open) => kept.push(tag.from..cell_formats(&mut tags)?),
            (b"styleSheet", Kind::Close) => ended = true,
            _ => {}
        }
    }
    if !ended {
        return Err(damaged("the styles are not whole"));
    }
    let mut out = b"<styleSheet>".to_vec();
    for range in kept {
        out.extend_from_slice(xml.get(range).unwrap_or_default());
    }
    out.extend_from_slice(b"</styleSheet>");
    Ok(out)
}

/// For each cell format, what the name of its font says of its letters. Empty where no font says anything.
pub fn fonts(xml: &[u8]) -> Result<Vec<Font>, Finding> {
    let mut tags = Tags::new(xml);
    let mut fonts = Vec::new();
    let mut cells = Vec::new();
    // Differences of styles have fonts too: only those of the lists count.
    let (mut in_fonts, mut in_cells) = (false, false);
    while let Some(tag) = tags.next()? {
        match tag.name {
            b"fonts" => in_fonts = tag.kind == Kind::Open,
            b"cellXfs" => in_cells = tag.kind == Kind::Open,
            b"font" if in_fonts && tag.kind != Kind::Close => fonts.push(Font::Other),
            b"name" if in_fonts && tag.kind != Kind::Close => {
                if let (Some(font), Some(name)) = (fonts.last_mut(), tag.attribute(b"val")?) {
                    *font = Font::named(&String::from_utf8_lossy(name));
                }
            }
            b"xf" if in_cells && tag.kind != Kind::Close => {
                let number =
                    tag.attribute(b"fontId")?.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
                cells.push(number.unwrap_or(0_usize));
            }
            _ => {}
        }
    }
    if fonts.iter().all(|font| *font == Font::Other) {
        return Ok(Vec::new());
    }
    Ok(cells.into_iter().map(|font| fonts.get(font).copied().unwrap_or_default()).collect())
}

fn number_formats(tags: &mut Tags) -> Result<usize, Finding> {
    loop {
        let tag = tags.expect()?;
        let code = tag.attribute(b"formatCode")?.unwrap_or_default();
        if code.len() > FORMAT_CODE {
            return Err(crossed(code.len(), FORMAT_CODE));
        }
        if tag.is(Kind::Close, b"numFmts") {
            return Ok(tag.to);
        }
    }
}

fn cell_formats(tags: &mut Tags) -> Result<usize, Finding> {
    let mut formats = 0;
    loop {
        let tag = tags.expect()?;
        formats += usize::from(tag.begins(b"xf"));
        if formats > CELL_FORMATS {
            return Err(crossed(formats, CELL_FORMATS));
        }
        if tag.is(Kind::Close, b"cellXfs") {
            return Ok(tag.to);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_count_of_strings_must_be_possible() {
        for (sst, right) in [
            (r#"<sst count="9" uniqueCount="2"><si/><si/></sst>"#, true),
            (r#"<?xml version="1.0"?><x:sst><si/></x:sst>"#, true),
            (r#"<sst uniqueCount="0"><si/></sst>"#, true),
            (r#"<sst uniqueCount="4000000000"><si/></sst>"#, false),
            (r#"<sst uniqueCount="-1"><si/></sst>"#, false),
            (r#"<sst uniqueCount='99999999999999999999'/>"#, false),
            (r#"<worksheet/>"#, false),
        ] {
            assert_eq!(check_strings(sst.as_bytes()).is_ok(), right, "{sst}");
        }
    }

    #[test]
    fn the_font_of_a_cell_is_told_by_its_name() {
        let xml = r#"<styleSheet><x:fonts count="3"><font><sz val="11"/><x:name val="Arial"/></font><font/>
            <font><name val='.VnTimeH'/></font></x:fonts><cellStyleXfs><xf fontId="2"/></cellStyleXfs>
            <cellXfs><xf fontId="0"/><xf fontId="2" applyFont="1"><alignment/></xf><xf/><xf fontId="9"/></cellXfs>
            <dxfs><dxf><font><name val="VNI-Times"/></font></dxf></dxfs></styleSheet>"#;
        let expected = [Font::Other, Font::Tcvn3Capitals, Font::Other, Font::Other];
        assert_eq!(fonts(xml.as_bytes()).unwrap(), expected);
        assert_eq!(fonts(xml.replace(".Vn", "").as_bytes()).unwrap(), []);
    }

    #[test]
    fn only_formats_of_numbers_are_kept() {
        let xml = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0%"/></numFmts>
            <fonts><font><b/></font></fonts><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="164"/></cellXfs>
            <dxfs/></styleSheet>"#;
        assert_eq!(
            String::from_utf8(formats(xml.as_bytes()).unwrap()).unwrap(),
            r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0%"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>"#
        );
        assert!(formats(b"<styleSheet><cellXfs>").is_err());
    }
}
