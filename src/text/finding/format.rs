//! Names of file formats, from the short names and extensions that findings carry.
use super::Lang;

/// The short name of what nobody knows.
pub const UNKNOWN: &str = "unknown";

/// Formats that Excel turns into a workbook.
pub fn spreadsheet(lang: Lang, token: &str) -> Option<&'static str> {
    match bare(token).as_str() {
        "xls" => Some(".xls (Excel 97–2003)"),
        "xls4" => Some(".xls (Excel 2–4)"),
        "xlsb" => Some(lang.pick(".xlsb (Excel nhị phân)", ".xlsb (Excel binary)")),
        "ods" => Some(".ods (LibreOffice, OpenOffice)"),
        "et" => Some(".et (WPS Office)"),
        "csv" => Some(lang.pick(".csv (văn bản phân cách)", ".csv (separated text)")),
        "tsv" => Some(lang.pick(".tsv (văn bản phân cách)", ".tsv (separated text)")),
        "html" | "htm" | "mht" => Some(lang.pick("trang web (HTML)", "web page (HTML)")),
        "xml" => Some(lang.pick("bảng tính XML 2003", "XML Spreadsheet 2003")),
        _ => None,
    }
}

/// Formats that hold no cells.
pub fn document(lang: Lang, token: &str) -> Option<&'static str> {
    match bare(token).as_str() {
        "pdf" => Some(lang.pick("tài liệu PDF", "a PDF document")),
        "word" | "doc" | "docx" | "rtf" | "odt" => Some(lang.pick("văn bản Word", "a Word document")),
        "slides" | "ppt" | "pptx" => Some(lang.pick("bản trình chiếu PowerPoint", "a PowerPoint presentation")),
        "picture" | "jpg" | "jpeg" | "png" | "gif" | "bmp" | "webp" | "heic" | "tif" | "tiff" => {
            Some(lang.pick("ảnh", "a picture"))
        }
        "zip" | "rar" | "7z" => Some(lang.pick("tệp nén", "an archive")),
        "txt" => Some(lang.pick("tệp văn bản thuần", "a plain text file")),
        _ => None,
    }
}

/// Archives that are not unpacked.
pub fn archive(token: &str) -> Option<&'static str> {
    match bare(token).as_str() {
        "rar" => Some(".rar"),
        "7z" => Some(".7z"),
        _ => None,
    }
}

/// ` “.xls”` of a file's name or of an extension alone; empty where the name has none.
pub fn extension(name: &str) -> String {
    let ending = name.rsplit(['/', '\\']).next().unwrap_or(name).rsplit('.').next().unwrap_or(name);
    let plain = ending.len() <= 5 && ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    if plain && !ending.is_empty() { format!(" “.{}”", ending.to_lowercase()) } else { String::new() }
}

fn bare(token: &str) -> String {
    token.trim_start_matches('.').to_lowercase()
}
