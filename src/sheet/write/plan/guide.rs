//! The first sheet: how the workbook is filled in, in ten lines.
use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::Pen,
        style,
    },
    Look,
};
use crate::domain::{grid::Address, plan::sheet::Tab};
use rust_xlsxwriter::Worksheet;

/// No plan's sheet has this name, so that it is not read.
const NAME: &str = "Hướng dẫn";
const WIDTHS: [f64; 2] = [22.0, 92.0];

const STEPS: [(&str, &str); 9] = [
    (
        "Bắt đầu",
        "Điền lần lượt các sheet từ trái sang phải. Tiêu đề màu cam, có dấu * là bắt buộc; các cột khác để trống nếu không dùng.",
    ),
    ("Lời giải thích", "Đưa chuột lên tiêu đề để xem cột ấy ghi gì, kèm ví dụ. Ô có mũi tên thì chọn trong danh sách."),
    (
        "Mã",
        "Cột «Mã» để trống được: chương trình tự đặt từ tên (Tiểu học → tieu-hoc). Kế hoạch đã dùng thì giữ nguyên mã, vì số liệu được nhớ theo mã.",
    ),
    (
        "Nhắc đến dòng khác",
        "Ghi mã hoặc ghi đúng tên của dòng ấy; nhiều thì cách nhau bằng dấu chấm phẩy, ví dụ: Tiểu học; THCS.",
    ),
    ("Phần trăm", "Ghi 50 hoặc 50% cho năm mươi phần trăm. Ghi 0,5 thì chương trình hỏi lại, không đoán."),
    ("Ngày", "Ngày trong năm ghi 20/5. Hạn nộp còn ghi được: 5/1 năm sau; ngày 5 tháng sau."),
    (
        "Thêm dòng",
        "Chèn, xóa, sắp xếp dòng tùy ý; đừng đổi tiêu đề và tên sheet. Cột «Ghi chú» để ghi riêng, chương trình không đọc.",
    ),
    (
        "Kiểm tra",
        "Lưu lại rồi chạy: tonghop plan check TỆP.xlsx. Mọi lỗi được nêu cùng một lúc, kèm sheet, ô và cách sửa.",
    ),
    ("Dùng kế hoạch", "tonghop new SỔ.tonghop --plan TỆP.xlsx --units DANH-SÁCH.xlsx"),
];

pub(super) fn write(sheet: &mut Worksheet, look: &Look) -> Result<(), WriteError> {
    sheet.set_name(NAME)?;
    let mut pen = Pen::new(sheet);
    pen.widths(WIDTHS)?;
    pen.text(Address::new(0, 0), "Cách lập kế hoạch trong tệp này", &look.title)?;
    pen.height(0, 28.0)?;
    let sheets = Tab::ALL.into_iter().map(|tab| (tab.name(), tab.about()));
    let lines = STEPS
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text))
        .chain(sheets.map(|(name, about)| (format!("Sheet {name}"), about)));
    for (row, (name, text)) in (2..).zip(lines) {
        pen.text(Address::new(row, 0), &name, &look.label)?;
        pen.text(Address::new(row, 1), text, &look.text)?;
        let [label, wide] = WIDTHS;
        pen.height(row, measure::height([(name.as_str(), label), (text, wide)], style::SMALL).max(20.0))?;
    }
    page::set_up(pen.sheet, Orientation::Landscape, WIDTHS.iter().sum());
    Ok(())
}
