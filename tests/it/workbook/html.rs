//! An HTML table as web software exports it under the name `.xls`: the first sheet that is not hidden.
use super::{Book, Sheet, markup::escaped};

pub fn write(book: &Book) -> Vec<u8> {
    let Some(sheet) = book.sheets.iter().find(|sheet| !sheet.hidden) else { return vec![] };
    let rows: String = (0..=sheet.last_row()).map(|row| line(sheet, row)).collect();
    format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head><meta http-equiv=Content-Type content=\"text/html; charset=utf-8\"><title>{}</title></head>\n<body><table border=1>\n{rows}</table></body></html>\n",
        escaped(&sheet.name)
    )
    .into_bytes()
}

fn line(sheet: &Sheet, row: u32) -> String {
    let mut out = String::from(if sheet.hidden_rows.contains(&row) { "<tr style='display:none'>" } else { "<tr>" });
    for column in (0..=sheet.last_column()).filter(|column| !sheet.is_covered((row, *column))) {
        out += "<td";
        if let Some(last) = sheet.area_from((row, column)) {
            out += &format!(" rowspan={} colspan={}", last.0 - row + 1, last.1 - column + 1);
        }
        if sheet.hidden_columns.contains(&column) {
            out += " style='display:none'";
        }
        out += ">";
        if let Some(cell) = sheet.cells.get(&(row, column)) {
            let text = escaped(&cell.shown(true)).replace('\n', "<br>");
            out += &match cell.font {
                Some(font) => format!("<font face=\"{font}\">{text}</font>"),
                None => text,
            };
        }
        out += "</td>";
    }
    out + "</tr>\n"
}
