//! A small plan as a clerk writes it: no ids, names instead of them, marks and percents as Excel has them.
use crate::workbook::{Book, Content, Sheet};

/// What a cell holds: text, or with `#` in front a number, or with `%` a share shown as percent.
pub type Rows = Vec<Vec<&'static str>>;

pub fn plan() -> Vec<(&'static str, Rows)> {
    vec![
        (
            "Kế hoạch",
            vec![
                vec!["Mục", "Nội dung"],
                vec!["Tên kế hoạch", "An toàn trường học xã Ví Dụ 2026"],
                vec!["Cơ quan ban hành", "UBND xã Ví Dụ"],
                vec!["Năm đầu", "#2026"],
                vec!["Năm cuối", "#2026"],
                vec!["Tên cơ quan trên văn bản", "UBND XÃ VÍ DỤ"],
                vec!["Địa danh", "Ví Dụ"],
                vec!["Nơi nhận", "Đảng ủy xã (để b/c);\nLưu: VT."],
            ],
        ),
        (
            "Đơn vị",
            vec![
                vec!["Dòng này là", "Tên", "Cách viết khác"],
                vec!["loại hình", "Tiểu học", "TH; TiH"],
                vec!["Loại hình", "THCS", "Cấp 2"],
                vec!["phạm vi", "Thuộc xã"],
            ],
        ),
        (
            "Loại báo cáo",
            vec![
                vec![
                    "Tên loại báo cáo",
                    "Chu kỳ",
                    "Hạn đơn vị: cách tính",
                    "Hạn đơn vị: ngày",
                    "Nơi nhận",
                    "Biểu mẫu",
                    "Phạm vi phải nộp",
                ],
                vec!["Báo cáo quý", "Quý", "trước ngày", "ngày 5 tháng sau", "UBND xã", "Báo cáo an toàn", "Thuộc xã"],
            ],
        ),
        (
            "Biểu mẫu",
            vec![
                vec![
                    "Dòng này là",
                    "Tên, nhãn",
                    "Loại ô",
                    "Bắt buộc",
                    "Danh sách lựa chọn",
                    "Cách tính",
                    "Đơn vị tính",
                ],
                vec!["biểu mẫu", "Báo cáo an toàn"],
                vec!["phần", "I. Tình hình chung"],
                vec!["ô số liệu", "Đã xây dựng kế hoạch", "có/không", "x"],
                vec!["ô số liệu", "Số giáo viên", "số đếm", "", "", "tại thời điểm báo cáo", "giáo viên; người"],
                vec!["ô số liệu", "Số giáo viên được tập huấn", "số đếm", "", "", "tại thời điểm báo cáo"],
                vec!["ô số liệu", "Xếp loại an toàn", "xếp loại", "", "Mức an toàn"],
            ],
        ),
        (
            "Lựa chọn",
            vec![
                vec!["Tên danh sách", "Lựa chọn", "Viết tắt"],
                vec!["Mức an toàn", "Yếu", "Y"],
                vec!["Mức an toàn", "Khá", "K"],
                vec!["Mức an toàn", "Xuất sắc", "XS"],
            ],
        ),
        (
            "Quy tắc",
            vec![
                vec!["Vế trái", "So sánh", "Vế phải", "Câu báo khi sai"],
                vec![
                    "Số giáo viên được tập huấn",
                    "không lớn hơn",
                    "Số giáo viên",
                    "Số được tập huấn nhiều hơn số giáo viên.",
                ],
            ],
        ),
        (
            "Chỉ tiêu",
            vec![
                vec![
                    "Chỉ tiêu",
                    "Nguyên văn, mục",
                    "Đo bằng",
                    "Ô, bảng hoặc chỉ tiêu",
                    "Đơn vị phải",
                    "Mức phải đạt",
                    "Đánh giá",
                    "#2026",
                ],
                vec![
                    "Có kế hoạch",
                    "I.1",
                    "một ô số liệu",
                    "Đã xây dựng kế hoạch",
                    "là Có",
                    "",
                    "tỷ lệ đơn vị đạt",
                    "#100",
                ],
                vec![
                    "Khá trở lên",
                    "I.2",
                    "một ô số liệu",
                    "xếp loại an toàn",
                    "đạt mức này trở lên",
                    "Khá",
                    "tỷ lệ đơn vị đạt",
                    "%0.8",
                ],
                vec![
                    "Giáo viên được tập huấn",
                    "I.3",
                    "tỷ lệ giữa hai ô",
                    "Số giáo viên được tập huấn; Số giáo viên",
                    "",
                    "",
                    "tổng của toàn ngành",
                    "#50",
                ],
            ],
        ),
    ]
}

pub fn book(sheets: &[(&str, Rows)]) -> Book {
    let sheet = |(name, rows): &(&str, Rows)| {
        let mut sheet = Sheet::named(name);
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                if let Some(share) = cell.strip_prefix('%') {
                    sheet.put((row, column), Content::Number(share.parse().unwrap())).percent = true;
                } else if let Some(number) = cell.strip_prefix('#') {
                    sheet.put((row, column), Content::Number(number.parse().unwrap()));
                } else if !cell.is_empty() {
                    sheet.say((row, column), *cell);
                }
            }
        }
        sheet
    };
    Book { sheets: sheets.iter().map(sheet).collect() }
}
