//! Files that mean harm, or were harmed: made here from the tests' own workbooks, in every format.
mod batch;
mod bodies;
mod damaged;
mod kept;
mod made;

use crate::workbook::{Book, Content, Sheet};

/// An honest workbook: a title, a table of figures, a hidden sheet.
fn specimen() -> Book {
    let mut sheet = Sheet::named("Biểu 01");
    sheet.text((0, 0), "BÁO CÁO KẾT QUẢ THỰC HIỆN");
    sheet.merge((0, 0), (0, 4));
    for row in 2..40 {
        sheet.put((row, 0), Content::Number(f64::from(row - 1)));
        sheet.text((row, 1), format!("Nội dung thứ {row} của biểu, có chữ “Việt”"));
        sheet.put((row, 2), Content::Number(f64::from(row) * 1.5));
        sheet.put((row, 3), Content::Number(f64::from(row) / 50.0)).percent = true;
    }
    sheet.hidden_rows.insert(7);
    let mut hidden = Sheet::named("_ẩn");
    hidden.hidden = true;
    hidden.text((0, 0), "plan");
    Book { sheets: vec![sheet, hidden] }
}
