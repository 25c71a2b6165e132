//! What a file is, by its bytes and never by its name. Pure.
mod ole;
mod packed;
mod typed;

pub use packed::kind_of_parts;

use crate::domain::value::tokens;

tokens! {
    /// The kind of a file; the token is what a finding names.
    Kind {
        /// xlsx, xlsm, xltx, xltm.
        Ooxml = "xlsx",
        Xlsb = "xlsb",
        Ods = "ods",
        Xls = "xls",
        /// An Office file under a password.
        EncryptedOoxml = "encrypted",
        /// An archive that may hold report files.
        Zip = "zip",
        Rar = "rar",
        SevenZip = "7z",
        Word = "word",
        Slides = "slides",
        Html = "html",
        Xml = "xml",
        /// Text; perhaps CSV.
        Csv = "csv",
        Pdf = "pdf",
        Picture = "picture",
        Empty = "empty",
        Unknown = "unknown",
    }
}

impl Kind {
    /// Endings that file names of this kind have, in small letters; none where no name is a wrong one.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Ooxml => &["xlsx", "xlsm", "xltx", "xltm"],
            Self::Xlsb => &["xlsb"],
            Self::Ods => &["ods", "ots"],
            // WPS writes the same under names of its own.
            Self::Xls => &["xls", "xlt", "et", "ett"],
            // Under a password the container says nothing of the format inside.
            Self::EncryptedOoxml => &["xlsx", "xlsm", "xltx", "xltm", "xlsb"],
            Self::Zip => &["zip"],
            Self::Rar => &["rar"],
            Self::SevenZip => &["7z"],
            Self::Word => &["doc", "docx", "docm", "dot", "dotx", "rtf", "odt"],
            Self::Slides => &["ppt", "pptx", "pptm", "pps", "ppsx"],
            Self::Html => &["html", "htm", "mht", "mhtml"],
            Self::Xml => &["xml"],
            Self::Csv => &["csv", "tsv", "tab", "txt"],
            Self::Pdf => &["pdf"],
            Self::Picture => &["png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "tif", "tiff"],
            Self::Empty | Self::Unknown => &[],
        }
    }

    /// True if a file of this kind may be named so.
    pub fn may_be_named(self, path: &str) -> bool {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        self.endings().is_empty() || ending.is_some_and(|ending| self.endings().contains(&ending.as_str()))
    }
}

/// First bytes that settle the matter.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"\x89PNG", Kind::Picture),
    (b"\xFF\xD8\xFF", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"Rar!\x1A\x07", Kind::Rar),
    (b"7z\xBC\xAF\x27\x1C", Kind::SevenZip),
    (b"{\\rtf", Kind::Word),
    // BIFF 2 to 4: a workbook stream without a container.
    (b"\x09\x00\x04\x00", Kind::Xls),
    (b"\x09\x02\x06\x00", Kind::Xls),
    (b"\x09\x04\x06\x00", Kind::Xls),
    (b"\x09\x08\x10\x00", Kind::Xls),
];

/// The kind of a file.
pub fn sniff(bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        return Kind::Empty;
    }
    // What is left of a package cut off at once is no text.
    if b"PK\x03\x04".starts_with(bytes) {
        return Kind::Unknown;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed::kind(bytes);
    }
    if bytes.starts_with(ole::SIGNATURE) {
        return ole::kind(bytes);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)) {
        return *kind;
    }
    if is_late_picture(bytes) {
        return Kind::Picture;
    }
    // Scanners and mail programs put a few bytes before the header.
    if bytes.get(..bytes.len().min(1024)).is_some_and(|head| contains(head, b"%PDF-")) {
        return Kind::Pdf;
    }
    typed::kind(bytes)
}

/// Pictures known by more than their first bytes: BMP by its length field, WebP and HEIC by a brand.
fn is_late_picture(bytes: &[u8]) -> bool {
    let bitmap = bytes.starts_with(b"BM") && u32_at(bytes, 2).is_some_and(|length| length as usize == bytes.len());
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let heic = bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| [b"heic", b"heix", b"mif1", b"avif"].iter().any(|one| *one == brand));
    bitmap || webp || heic
}

/// Files that lie beside reports without being one: lock files of Office and LibreOffice, what Windows and
/// macOS leave in a folder. By name, since they are skipped without being opened.
pub fn is_skipped_name(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name.starts_with("._")
        // What lies beside an open book.
        || ["-wal", "-shm", ".lock", ".lock.txt"].iter().any(|side| name.ends_with(&format!(".tonghop{side}")))
        || ["Thumbs.db", "desktop.ini", ".DS_Store"].iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// A number of two bytes, the lower first.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of four bytes, the lowest first.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_kind() {
        let mut bitmap = b"BM\x1e\0\0\0".to_vec();
        bitmap.resize(30, 0);
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain("Trường\tLớp".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let cases: &[(&[u8], Kind)] = &[
            (b"", Kind::Empty),
            (b"%PDF-1.7", Kind::Pdf),
            (b"\r\n%PDF-1.4", Kind::Pdf),
            (b"\x89PNG\r\n\x1a\n", Kind::Picture),
            (b"\xFF\xD8\xFF\xE0", Kind::Picture),
            (&bitmap, Kind::Picture),
            (b"BM;tr\xc6\xb0\xe1\xbb\x9dng\n", Kind::Csv),
            (b"\0\0\0\x18ftypheic", Kind::Picture),
            (b"Rar!\x1a\x07\x01\0", Kind::Rar),
            (b"{\\rtf1", Kind::Word),
            (b"<html><table>", Kind::Html),
            (b"\xEF\xBB\xBF \n<!DOCTYPE HTML>", Kind::Html),
            (b"<table border=1>", Kind::Html),
            (b"MIME-Version: 1.0\r\n", Kind::Html),
            (b"<?xml version='1.0'?><Workbook/>", Kind::Xml),
            (b"<?xml version='1.0'?>\n<html xmlns='x'>", Kind::Html),
            ("Trường;Số lớp\nTH Kim Đồng;12\n".as_bytes(), Kind::Csv),
            (b"T\xean tr\xad\xeang,L\xdfp\n", Kind::Csv),
            (&utf16, Kind::Csv),
            (&[0; 600], Kind::Unknown),
            (b"MZ\x90\0\x03\0\0\0", Kind::Unknown),
            (b"\x09\x08\x10\x00\x00\x06", Kind::Xls),
            (b"\tA\tB\n", Kind::Csv),
        ];
        for (bytes, kind) in cases {
            assert_eq!(sniff(bytes), *kind, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_says_what_the_file_is() {
        for (kind, path, may) in [
            (Kind::Ooxml, "trường/Mau 01.XLSX", true),
            (Kind::Ooxml, "Mau 01.xls", false),
            (Kind::Ooxml, "Mau 01", false),
            (Kind::Xls, "Mau 01.et", true),
            (Kind::Xls, "Mau 01.xls", true),
            (Kind::Xls, "Mau 01.xlsx", false),
            (Kind::Html, "Mau 01.xls", false),
            (Kind::Unknown, "Mau 01", true),
        ] {
            assert_eq!(kind.may_be_named(path), may, "{path}");
        }
    }

    #[test]
    fn lock_files_and_folder_leftovers_are_skipped_by_name() {
        for name in
            ["~$Mau 01.xlsx", "Thumbs.db", "thumbs.DB", "desktop.ini", ".DS_Store", "._a.xlsx", ".~lock.a.xlsx#"]
        {
            assert!(is_skipped_name(name), "{name}");
        }
        for name in ["Mau 01.xlsx", "~Mau.xlsx", "desktop.ini.xlsx", "$a.xlsx"] {
            assert!(!is_skipped_name(name), "{name}");
        }
    }
}
