//! "XML Spreadsheet 2003", which some school software writes under the name `.xls`.
use super::{Book, Cell, Content, Formula, Look, Sheet, Shown, markup::escaped};

pub fn write(book: &Book) -> Vec<u8> {
    let looks = book.looks();
    let styles: String = looks.iter().enumerate().map(style).collect();
    let sheets: String = book.sheets.iter().map(|sheet| worksheet(sheet, &looks)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n<Styles>{styles}</Styles>\n{sheets}</Workbook>\n"
    )
    .into_bytes()
}

fn style((at, (font, shown)): (usize, &Look)) -> String {
    let format = match shown {
        Shown::Plain => "",
        Shown::Percent => r#"<NumberFormat ss:Format="0%"/>"#,
        Shown::Date => r#"<NumberFormat ss:Format="dd/mm/yyyy"/>"#,
    };
    let font = font.map(|name| format!(r#"<Font ss:FontName="{name}"/>"#)).unwrap_or_default();
    format!(r#"<Style ss:ID="s{at}">{font}{format}</Style>"#)
}

fn worksheet(sheet: &Sheet, looks: &[Look]) -> String {
    let mut table = String::new();
    for column in &sheet.hidden_columns {
        table += &format!(r#"<Column ss:Index="{}" ss:Hidden="1"/>"#, column + 1);
    }
    for (row, cells) in sheet.rows() {
        let hidden = if sheet.hidden_rows.contains(&row) { r#" ss:Hidden="1""# } else { "" };
        table += &format!(r#"<Row ss:Index="{}"{hidden}>"#, row + 1);
        for (column, cell) in cells.iter().filter(|(column, _)| !sheet.is_covered((row, *column))) {
            table += &write_cell(sheet, (row, *column), cell, looks);
        }
        table += "</Row>\n";
    }
    let hidden =
        if sheet.hidden { "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>" } else { "" };
    format!(r#"<Worksheet ss:Name="{}"><Table>{table}</Table>{hidden}</Worksheet>"#, escaped(&sheet.name))
}

fn write_cell(sheet: &Sheet, at: super::At, cell: &Cell, looks: &[Look]) -> String {
    let style = looks.iter().position(|look| *look == cell.look()).unwrap();
    let mut about = format!(r#" ss:Index="{}" ss:StyleID="s{style}""#, at.1 + 1);
    if let Some(last) = sheet.area_from(at) {
        about += &format!(r#" ss:MergeAcross="{}" ss:MergeDown="{}""#, last.1 - at.1, last.0 - at.0);
    }
    if cell.formula != Formula::None {
        about += r#" ss:Formula="=R1C702+1""#;
    }
    if cell.formula == Formula::Uncalculated {
        return format!("<Cell{about}/>");
    }
    let (kind, data) = match &cell.content {
        Content::Text(text) => ("String", escaped(text).replace('\n', "&#10;")),
        Content::Number(number) => ("Number", number.to_string()),
        Content::Date(date) => ("DateTime", format!("{date}T00:00:00.000")),
        Content::Bool(truth) => ("Boolean", u8::from(*truth).to_string()),
        Content::Error(error) => ("Error", (*error).into()),
    };
    format!(r#"<Cell{about}><Data ss:Type="{kind}">{data}</Data></Cell>"#)
}
