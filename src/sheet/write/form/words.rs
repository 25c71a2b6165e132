//! What the blank form says around its fields.
use crate::domain::plan::{Form, Period, Plan};
use crate::text::{Lang, words};

pub const SHEET: &str = "Báo cáo";
pub const ORDER: &str = "STT";
pub const LABEL: &str = "Nội dung";
pub const UNIT: &str = "Đơn vị tính";
pub const RESULT: &str = "Kết quả";
pub const NOTE: &str = "Cách ghi";
pub const UNIT_NAME: &str = "Đơn vị:";
pub const UNIT_CODE: &str = "Mã đơn vị:";
pub const NUMBER: &str = "Số: ………/BC-………";
pub const QUARTERS: [&str; 4] = ["Quý I", "Quý II", "Quý III", "Quý IV"];
pub const QUARTERLY: &str = "Số liệu theo quý";
pub const AUTHOR: &str = "NGƯỜI LẬP BIỂU";
pub const AUTHOR_HINT: &str = "(Ký, ghi rõ họ tên)";
pub const HEAD: &str = "THỦ TRƯỞNG ĐƠN VỊ";
pub const HEAD_HINT: &str = "(Ký, đóng dấu, ghi rõ họ tên)";
pub const ESTIMATE: &str = "(ước)";
pub const WRONG_TITLE: &str = "Chưa đúng cách ghi";

/// The form's title, which always says that it is a report.
pub fn title(form: &Form) -> String {
    let title = form.title.to_uppercase();
    if title.starts_with("BÁO CÁO") { title } else { format!("BÁO CÁO {title}") }
}

pub fn period(period: &Period) -> String {
    let span = words::span(Lang::Vi, &period.id.span);
    format!("Kỳ báo cáo: {span}")
}

pub fn recipient(plan: &Plan) -> String {
    format!("Kính gửi: {}", plan.letterhead.office)
}

pub fn instructions(plan: &Plan, period: &Period) -> String {
    let mut text = String::from(
        "Cách điền: Chỉ ghi vào các ô màu vàng. Ô có mũi tên thì chọn trong danh sách. Ghi đúng một con số, không ghi \
         kèm chữ. Không phát sinh thì ghi 0; chưa có số liệu thì để trống. Không thêm, xóa, chuyển chỗ dòng và cột. \
         Điền xong, lưu lại (.xlsx, .xls hoặc .ods) và gửi cả tệp này",
    );
    if !plan.letterhead.office.is_empty() {
        text.push_str(" về ");
        text.push_str(&plan.letterhead.office);
    }
    if let Some(due) = period.unit_due {
        let last = words::date(due.last_day);
        text.push_str(&format!(" {} (ngày cuối cùng còn đúng hạn: {last})", words::due(Lang::Vi, &due)));
    }
    text.push('.');
    text
}
