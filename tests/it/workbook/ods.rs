//! OpenDocument, what LibreOffice writes.
use super::{Book, Cell, Content, Formula, Look, Sheet, Shown, markup::escaped, packed::pack};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3""#;

pub fn write(book: &Book) -> Vec<u8> {
    let looks = book.looks();
    let tables: String = book.sheets.iter().map(|sheet| table(sheet, &looks)).collect();
    package(&format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>{}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#,
        styles(&looks)
    ))
}

/// A content part in its package.
pub fn package(content: &str) -> Vec<u8> {
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    let parts = [
        ("mimetype", MIME.as_bytes().to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
        ("META-INF/manifest.xml", manifest.into_bytes()),
    ];
    pack(parts, &["mimetype"])
}

fn styles(looks: &[Look]) -> String {
    let fonts: String = looks
        .iter()
        .filter_map(|look| look.0)
        .map(|name| format!(r#"<style:font-face style:name="{name}" fo:font-family="{name}"/>"#))
        .collect();
    let mut cells = String::new();
    for (at, (font, shown)) in looks.iter().enumerate() {
        let format = match shown {
            Shown::Plain => "",
            Shown::Percent => r#" style:data-style-name="percent""#,
            Shown::Date => r#" style:data-style-name="day""#,
        };
        let font =
            font.map(|name| format!(r#"<style:text-properties style:font-name="{name}" fo:font-family="{name}"/>"#));
        cells += &format!(
            r#"<style:style style:name="c{at}" style:family="table-cell"{format}>{}</style:style>"#,
            font.unwrap_or_default()
        );
    }
    format!(
        r#"<office:font-face-decls>{fonts}</office:font-face-decls><office:automatic-styles><number:percentage-style style:name="percent"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style><number:date-style style:name="day"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>{cells}</office:automatic-styles>"#
    )
}

fn table(sheet: &Sheet, looks: &[Look]) -> String {
    let columns: String = (0..=sheet.last_column())
        .map(|at| {
            if sheet.hidden_columns.contains(&at) {
                r#"<table:table-column table:visibility="collapse"/>"#
            } else {
                "<table:table-column/>"
            }
        })
        .collect();
    let (mut rows, mut next) = (String::new(), 0);
    for (row, cells) in sheet.rows() {
        if row > next {
            rows += &format!(
                r#"<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>"#,
                row - next
            );
        }
        next = row + 1;
        rows += if sheet.hidden_rows.contains(&row) {
            r#"<table:table-row table:visibility="collapse">"#
        } else {
            "<table:table-row>"
        };
        let mut at = 0;
        for (column, cell) in cells.iter().filter(|(column, _)| !sheet.is_covered((row, *column))) {
            rows += &gap(sheet, row, at, *column);
            rows += &write_cell(sheet, (row, *column), cell, looks);
            at = column + 1;
        }
        rows += &gap(sheet, row, at, sheet.last_column() + 1);
        rows += "</table:table-row>";
    }
    let look = if sheet.hidden { "hidden" } else { "shown" };
    format!(
        r#"<table:table table:name="{}" table:style-name="{look}">{columns}{rows}</table:table>"#,
        escaped(&sheet.name)
    )
}

/// Empty cells between two filled ones: covered where an area lies over them.
fn gap(sheet: &Sheet, row: u32, from: u32, to: u32) -> String {
    let one = |at| if sheet.is_covered((row, at)) { "<table:covered-table-cell/>" } else { "<table:table-cell/>" };
    match (from..to).any(|at| sheet.is_covered((row, at))) {
        true => (from..to).map(one).collect(),
        false if to > from => format!(r#"<table:table-cell table:number-columns-repeated="{}"/>"#, to - from),
        false => String::new(),
    }
}

fn write_cell(sheet: &Sheet, at: super::At, cell: &Cell, looks: &[Look]) -> String {
    let style = looks.iter().position(|look| *look == cell.look()).unwrap();
    let mut about = format!(r#" table:style-name="c{style}""#);
    if let Some(last) = sheet.area_from(at) {
        let (rows, columns) = (last.0 - at.0 + 1, last.1 - at.1 + 1);
        about += &format!(r#" table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}""#);
    }
    if cell.formula != Formula::None {
        about += r#" table:formula="of:=[.ZZ1]+1""#;
    }
    if cell.formula == Formula::Uncalculated {
        return format!("<table:table-cell{about}/>");
    }
    about += &match &cell.content {
        Content::Text(_) => r#" office:value-type="string""#.into(),
        Content::Number(number) if cell.percent => {
            format!(r#" office:value-type="percentage" office:value="{number}""#)
        }
        Content::Number(number) => format!(r#" office:value-type="float" office:value="{number}""#),
        Content::Date(date) => format!(r#" office:value-type="date" office:date-value="{date}""#),
        Content::Bool(truth) => format!(r#" office:value-type="boolean" office:boolean-value="{truth}""#),
        Content::Error(_) => {
            r#" table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error""#
                .into()
        }
    };
    let lines: String =
        cell.shown(true).split('\n').map(|line| format!("<text:p>{}</text:p>", spaces(&escaped(line)))).collect();
    format!("<table:table-cell{about}>{lines}</table:table-cell>")
}

/// Runs of spaces would count as one.
fn spaces(text: &str) -> String {
    text.replace("  ", r#" <text:s text:c="1"/>"#).replace('\t', "<text:tab/>")
}
