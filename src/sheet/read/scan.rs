//! Walks over the tags of one XML part without allocating and without looking between them.
//!
//! Several times cheaper than a full parse, and stricter: no document type, hence no entities to expand.

/// Why the bytes are not the XML a workbook is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken(pub &'static str);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Open,
    Close,
    /// `<c/>`: open and close in one.
    Empty,
}

/// One tag. Names are without prefix: `<x:row>` is a row.
#[derive(Debug, Clone, Copy)]
pub struct Tag<'a> {
    pub kind: Kind,
    pub name: &'a [u8],
    attributes: &'a [u8],
    /// Where `<` stands.
    pub from: usize,
    /// Just after `>`.
    pub to: usize,
}

pub struct Tags<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tags<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Behind the tag read last.
    pub const fn place(&self) -> usize {
        self.at
    }

    /// The next tag; comments, CDATA and processing instructions are stepped over.
    pub fn next(&mut self) -> Result<Option<Tag<'a>>, Broken> {
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(open) = rest.iter().position(|byte| *byte == b'<') else {
                return Ok(None);
            };
            let from = self.at + open;
            let inside = rest.get(open + 1..).unwrap_or_default();
            match inside {
                [b'?', ..] => self.step_over(from + 2, b"?>")?,
                [b'!', b'-', b'-', ..] => self.step_over(from + 4, b"-->")?,
                [b'!', rest @ ..] if rest.starts_with(b"[CDATA[") => self.step_over(from + 9, b"]]>")?,
                [b'!', ..] => return Err(Broken("document type declaration")),
                [b'/', close @ ..] => {
                    let end = close.iter().position(|byte| *byte == b'>').ok_or(CUT)?;
                    self.at = from + 2 + end + 1;
                    let name = local_name(close.get(..end).unwrap_or_default());
                    return Ok(Some(Tag { kind: Kind::Close, name, attributes: &[], from, to: self.at }));
                }
                open => {
                    let end = end_of_tag(open).ok_or(CUT)?;
                    self.at = from + 1 + end + 1;
                    let body = open.get(..end).unwrap_or_default();
                    let (kind, body) = match body.strip_suffix(b"/") {
                        Some(body) => (Kind::Empty, body),
                        None => (Kind::Open, body),
                    };
                    let split = body.iter().position(u8::is_ascii_whitespace).unwrap_or(body.len());
                    let (name, attributes) = body.split_at(split);
                    return Ok(Some(Tag { kind, name: local_name(name), attributes, from, to: self.at }));
                }
            }
        }
    }

    /// The next tag, where the part cannot end yet.
    pub fn expect(&mut self) -> Result<Tag<'a>, Broken> {
        self.next()?.ok_or(CUT)
    }

    /// Steps behind the end of an element whose opening tag was read last.
    pub fn leave(&mut self, name: &[u8]) -> Result<Tag<'a>, Broken> {
        loop {
            let tag = self.expect()?;
            if tag.kind == Kind::Close && tag.name == name {
                return Ok(tag);
            }
        }
    }

    /// Steps behind the end of an element, whose tag was read last, elements of its name inside it included.
    pub fn skip(&mut self, element: &Tag<'a>) -> Result<(), Broken> {
        let mut depth = usize::from(element.kind == Kind::Open);
        while depth > 0 {
            let tag = self.expect()?;
            match tag.kind {
                Kind::Open if tag.name == element.name => depth += 1,
                Kind::Close if tag.name == element.name => depth -= 1,
                Kind::Open | Kind::Close | Kind::Empty => {}
            }
        }
        Ok(())
    }

    fn step_over(&mut self, from: usize, end: &[u8]) -> Result<(), Broken> {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let found = rest.windows(end.len()).position(|window| window == end).ok_or(CUT)?;
        self.at = from + found + end.len();
        Ok(())
    }
}

const CUT: Broken = Broken("XML part ends too early");
const ATTRIBUTE: Broken = Broken("XML attribute without a quoted value");

/// The place of the `>` that ends a tag: not one inside a quoted value.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'>' => return Some(at),
            quote @ (b'"' | b'\'') => {
                let value = bytes.get(at + 1..)?;
                at += 2 + value.iter().position(|byte| byte == quote)?;
            }
            _ => at += 1,
        }
    }
}

fn local_name(name: &[u8]) -> &[u8] {
    let name = name.trim_ascii();
    let start = name.iter().rposition(|byte| *byte == b':').map_or(0, |colon| colon + 1);
    name.get(start..).unwrap_or_default()
}

impl<'a> Tag<'a> {
    /// Name (with prefix) and raw value of each attribute.
    pub const fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    pub fn attribute(&self, name: &[u8]) -> Result<Option<&'a [u8]>, Broken> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if key == name {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    pub fn is(&self, kind: Kind, name: &[u8]) -> bool {
        self.kind == kind && self.name == name
    }

    /// The element begins here, whether or not it has content.
    pub fn begins(&self, name: &[u8]) -> bool {
        self.kind != Kind::Close && self.name == name
    }
}

pub struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a [u8], &'a [u8]), Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        if rest.is_empty() {
            return None;
        }
        // Ends the walk also when the rest is broken.
        self.rest = &[];
        let split = || {
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let (key, value) = rest.split_at_checked(equals)?;
            let (quote, value) = value.get(1..)?.trim_ascii_start().split_first()?;
            let end = value.iter().position(|byte| byte == quote).filter(|_| matches!(quote, b'"' | b'\''))?;
            Some((key.trim_ascii_end(), value.get(..end)?, value.get(end + 1..)?))
        };
        let Some((key, value, rest)) = split() else {
            return Some(Err(ATTRIBUTE));
        };
        self.rest = rest;
        Some(Ok((key, value)))
    }
}

/// `1` or `true`.
pub fn is_true(value: &[u8]) -> bool {
    matches!(value, b"1" | b"true")
}

/// The whole text of a part: UTF-8, without a document type.
///
/// calamine reads a UTF-16 part as one without cells, so any other encoding is refused.
pub fn check_text(bytes: &[u8]) -> Result<(), Broken> {
    const ENCODING: Broken = Broken("XML part is not UTF-8");
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || std::str::from_utf8(bytes).is_err() {
        return Err(ENCODING);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(declaration) = bytes.strip_prefix(b"<?xml") {
        let end = declaration.windows(2).position(|two| two == b"?>").ok_or(CUT)?;
        for attribute in (Attributes { rest: declaration.get(..end).unwrap_or_default() }) {
            let (key, value) = attribute?;
            let utf8 = [&b"utf-8"[..], b"utf8", b"us-ascii"].iter().any(|name| value.eq_ignore_ascii_case(name));
            if key == b"encoding" && !utf8 {
                return Err(ENCODING);
            }
        }
    }
    // The first tag stands behind anything a prolog may hold.
    Tags::new(bytes).expect().map(|_| ())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn walk(xml: &str) -> Result<Vec<String>, Broken> {
        let mut tags = Tags::new(xml.as_bytes());
        let mut seen = Vec::new();
        while let Some(tag) = tags.next()? {
            seen.push(format!("{:?} {}", tag.kind, String::from_utf8_lossy(tag.name)));
        }
        Ok(seen)
    }

    #[test]
    fn tags_are_found_whatever_stands_between_them() {
        let seen = walk("<?xml version='1.0'?><!-- <no> --><x:a k='>'>t<![CDATA[<no>]]><b q = \"/\" /></x:a ><c/>");
        assert_eq!(seen.unwrap(), ["Open a", "Empty b", "Close a", "Empty c"]);
    }

    #[test]
    fn what_is_not_whole_is_broken() {
        for xml in ["<a", "<a b='>", "<!-- ", "<![CDATA[ ]]", "</a", "<? "] {
            assert_eq!(walk(xml), Err(CUT), "{xml}");
        }
        assert_eq!(walk("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Err(Broken("document type declaration")));
    }

    #[test]
    fn attributes_come_in_any_order_and_with_either_quote() {
        let tag = Tags::new(br#"<c  t = 's' r="A1"	x:s="3"/>"#).expect().unwrap();
        assert_eq!(tag.attribute(b"r"), Ok(Some(&b"A1"[..])));
        assert_eq!(tag.attribute(b"t"), Ok(Some(&b"s"[..])));
        assert_eq!(tag.attribute(b"s"), Ok(None));
        for broken in ["<c r>", "<c r=1>", "<c r=>", "<c t='s' r=1 s='2'>"] {
            assert_eq!(Tags::new(broken.as_bytes()).expect().unwrap().attribute(b"s"), Err(ATTRIBUTE), "{broken}");
        }
    }

    #[test]
    fn a_part_in_another_encoding_is_not_read() {
        let utf16: Vec<u8> = "\u{feff}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let plain: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, right) in [
            (&b"<a/>"[..], true),
            (b"\xEF\xBB\xBF<?xml version=\"1.0\" encoding='UTF-8' standalone=\"yes\"?>\n<a/>", true),
            (b"<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>", false),
            (b"<a>\xFF</a>", false),
            (&utf16, false),
            (b"<!DOCTYPE a><a/>", false),
            (b"", false),
        ] {
            assert_eq!(check_text(bytes).is_ok(), right, "{}", String::from_utf8_lossy(bytes));
        }
        // Without a mark it is valid UTF-8 with NULs between; no element name has one.
        assert_ne!(Tags::new(&plain).expect().map(|tag| tag.name.len()), Ok(1));
    }
}
