//! Zip packages, told apart by the names of their parts. Nothing is inflated, and no size in them is believed.
use super::{Kind, u16_at, u32_at};

const ODF: &[u8] = b"application/vnd.oasis.opendocument.";

/// Which package a zip is; a damaged one is still named after what it was.
pub fn kind(bytes: &[u8]) -> Kind {
    if let Some(kind) = open_document(bytes) {
        return kind;
    }
    let mut seen = Seen::default();
    if !central_names(bytes, |name| seen.note(name)) {
        local_names(bytes, |name| seen.note(name));
    }
    // An archive without anything in it has only its end.
    if seen.any || bytes.starts_with(b"PK\x05\x06") { seen.kind() } else { Kind::Unknown }
}

/// The same by the names alone: whether they are the parts of one document, or files somebody packed together.
pub fn kind_of_parts<'a>(names: impl Iterator<Item = &'a [u8]>) -> Kind {
    let mut seen = Seen::default();
    names.for_each(|name| seen.note(name));
    seen.kind()
}

/// OpenDocument files begin with a stored part that says what they are.
fn open_document(bytes: &[u8]) -> Option<Kind> {
    let name = usize::from(u16_at(bytes, 26)?);
    let extra = usize::from(u16_at(bytes, 28)?);
    let is_mimetype = bytes.get(30..30 + name)? == b"mimetype";
    let kind = bytes.get(30 + name + extra..)?.strip_prefix(ODF).filter(|_| is_mimetype)?;
    Some(if kind.starts_with(b"spreadsheet") { Kind::Ods } else { Kind::Word })
}

#[derive(Default)]
struct Seen {
    any: bool,
    types: bool,
    workbook: bool,
    binary: bool,
    word: bool,
    slides: bool,
    odf: bool,
}

impl Seen {
    fn note(&mut self, name: &[u8]) {
        let is = |text: &[u8]| same(name, text);
        let under = |folder: &[u8]| name.get(..folder.len()).is_some_and(|start| same(start, folder));
        self.any = true;
        self.types |= is(b"[content_types].xml");
        self.binary |= is(b"xl/workbook.bin");
        self.workbook |= is(b"xl/workbook.xml") || under(b"xl/worksheets/");
        self.word |= under(b"word/");
        self.slides |= under(b"ppt/");
        self.odf |= is(b"meta-inf/manifest.xml");
    }

    const fn kind(&self) -> Kind {
        match self {
            Self { binary: true, .. } => Kind::Xlsb,
            Self { workbook: true, .. } => Kind::Ooxml,
            Self { types: true, word: true, .. } => Kind::Word,
            Self { types: true, slides: true, .. } => Kind::Slides,
            // The workbook part may have any name; the reader finds out.
            Self { types: true, .. } => Kind::Ooxml,
            Self { odf: true, .. } => Kind::Ods,
            Self { .. } => Kind::Zip,
        }
    }
}

/// Part names know no case, and some writers use the other slash.
fn same(name: &[u8], lower: &[u8]) -> bool {
    name.len() == lower.len()
        && name.iter().zip(lower).all(|(one, other)| {
            let one = if *one == b'\\' { b'/' } else { one.to_ascii_lowercase() };
            one == *other
        })
}

/// Names in the directory at the end; false if there is none that reads.
fn central_names(bytes: &[u8], mut note: impl FnMut(&[u8])) -> bool {
    let tail = bytes.len().saturating_sub(22 + 0xFFFF);
    let Some(end) = bytes.get(tail..).and_then(|tail| tail.windows(4).rposition(|four| four == b"PK\x05\x06")) else {
        return false;
    };
    let end = tail + end;
    // The directory ends where this record begins, whatever stands before the archive.
    let size = u32_at(bytes, end + 12).and_then(|size| usize::try_from(size).ok());
    let Some(mut at) = size.and_then(|size| end.checked_sub(size)) else {
        return false;
    };
    let mut any = false;
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let lengths = [28, 30, 32].map(|field| usize::from(u16_at(bytes, at + field).unwrap_or_default()));
        let [name, extra, comment] = lengths;
        let Some(name) = bytes.get(at + 46..at + 46 + name) else {
            return any;
        };
        note(name);
        any = true;
        at += 46 + name.len() + extra + comment;
    }
    any
}

/// Names before each part: all that is left of a package cut short.
fn local_names(bytes: &[u8], mut note: impl FnMut(&[u8])) {
    let mut rest = bytes;
    while let Some(at) = rest.windows(4).position(|four| four == b"PK\x03\x04") {
        let length = usize::from(u16_at(rest, at + 26).unwrap_or_default());
        if let Some(name) = rest.get(at + 30..at + 30 + length) {
            note(name);
        }
        rest = rest.get(at + 4..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::{Cursor, Write};
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            zip.start_file(*name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn part_names_tell_which_package_it_is() {
        let types = ("[Content_Types].xml", "x");
        for (parts, kind) in [
            (&[types, ("xl/workbook.xml", "x")][..], Kind::Ooxml),
            (&[types, ("XL\\Workbook.xml", "x")], Kind::Ooxml),
            (&[types, ("any/other.xml", "x")], Kind::Ooxml),
            (&[types, ("xl/workbook.bin", "x")], Kind::Xlsb),
            (&[types, ("word/document.xml", "x"), ("word/embeddings/a.xlsx", "x")], Kind::Word),
            (&[types, ("ppt/presentation.xml", "x")], Kind::Slides),
            (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], Kind::Ods),
            (&[("mimetype", "application/vnd.oasis.opendocument.text")], Kind::Word),
            (&[("META-INF/manifest.xml", "x"), ("content.xml", "x")], Kind::Ods),
            (&[("Xa A/Truong 1.xlsx", "x"), ("word/a.xlsx", "x")], Kind::Zip),
            (&[], Kind::Zip),
        ] {
            let bytes = package(parts);
            assert_eq!(super::super::sniff(&bytes), kind, "{parts:?}");
        }
    }

    #[test]
    fn a_package_cut_short_keeps_its_kind() {
        assert_eq!(kind(b"PK\x03\x04 and nothing that is a name"), Kind::Unknown);
        let bytes = package(&[("[Content_Types].xml", "x"), ("xl/workbook.xml", "xxxxxxxxxxxxxxxx")]);
        for length in [100, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(kind(bytes.get(..length).unwrap()), Kind::Ooxml, "{length}");
        }
    }
}
