//! The sheet of forms: forms, sections, fields, tables and their columns as rows, from the top down.
use super::{Column, How, ID, REMARK, ROW, column, needed, words};
use crate::domain::plan::source::Thing;

pub(super) const COLUMNS: &[Column] = &[
    needed(
        &[ROW],
        "Dòng này là",
        How::Row(words::FORM_ROWS),
        14.0,
        "Chọn: biểu mẫu, phần, ô số liệu, bảng, cột của bảng. Các dòng dưới thuộc về biểu mẫu, phần, bảng ở ngay trên.",
    ),
    column(&["id"], "Mã", How::Id, 20.0, ID),
    needed(
        &["label", "title"],
        "Tên, nhãn",
        How::Text,
        50.0,
        "Chữ in trên biểu mẫu, ví dụ: Số giáo viên được tập huấn.",
    ),
    needed(
        &["kind"],
        "Loại ô",
        How::Words(words::FIELD_KINDS),
        18.0,
        "Ô hoặc cột chứa gì, ví dụ: số đếm. Ô «xếp loại», «chọn một», «chọn nhiều» cần thêm «Danh sách lựa chọn».",
    ),
    column(&["required"], "Bắt buộc", How::Flag, 10.0, "Có nếu đơn vị để trống là lỗi."),
    column(
        &["options"],
        "Danh sách lựa chọn",
        How::OptionList,
        22.0,
        "Tên danh sách ở sheet Lựa chọn, ví dụ: Mức xếp loại.",
    ),
    column(
        &["unit_words"],
        "Đơn vị tính",
        How::List,
        18.0,
        "Chữ được phép đứng sau số, cách nhau bằng dấu chấm phẩy, ví dụ: giáo viên; người.",
    ),
    column(&["min"], "Nhỏ nhất", How::Number, 10.0, "Số nhỏ nhất được ghi; để trống là 0."),
    column(&["max"], "Lớn nhất", How::Number, 10.0, "Số lớn nhất được ghi, ví dụ: 500; để trống là không giới hạn."),
    column(
        &["numerator"],
        "Tử số là",
        How::Text,
        26.0,
        "Với loại «tử số và mẫu số»: chữ in trước tử số, ví dụ: Số giáo viên đạt.",
    ),
    column(
        &["denominator"],
        "Mẫu số là",
        How::Text,
        26.0,
        "Với loại «tử số và mẫu số»: chữ in trước mẫu số, ví dụ: Tổng số giáo viên.",
    ),
    column(
        &["synonyms"],
        "Cách ghi khác",
        How::List,
        44.0,
        "Các nhãn khác mà trường hay dùng, cách nhau bằng dấu chấm phẩy, ví dụ: Tập huấn; GV được tập huấn.",
    ),
    column(&["per_quarter"], "Theo từng quý", How::Flag, 10.0, "Có nếu ghi bốn số cho bốn quý."),
    column(
        &["accrual"],
        "Cách tính",
        How::Words(words::ACCRUALS),
        20.0,
        "Để trống: số đếm, số tiền, tỷ lệ là phát sinh trong kỳ; các loại khác là tại thời điểm báo cáo.",
    ),
    column(&["estimate"], "Số ước", How::Flag, 9.0, "Có nếu là số ước tính."),
    column(
        &["stage"],
        "Chặng",
        How::Text,
        14.0,
        "Chặng của việc công nhận, ví dụ: dang-ky, tu-danh-gia, de-nghi, cong-nhan.",
    ),
    column(
        &["applies_to"],
        "Chỉ hỏi loại hình",
        How::Refs(Thing::Kind),
        30.0,
        "Tên các loại hình ở sheet Đơn vị, cách nhau bằng dấu chấm phẩy, ví dụ: THCS; THPT. Để trống là mọi loại hình.",
    ),
    column(
        &["applies_if"],
        "Chỉ hỏi đơn vị có",
        How::Ref(Thing::Property),
        24.0,
        "Tên một thuộc tính ở sheet Đơn vị, ví dụ: Có chi bộ độc lập.",
    ),
    column(
        &["checklist"],
        "Thuộc danh mục kiểm",
        How::Flag,
        12.0,
        "Với cột có/không của bảng: Có nếu một dòng chỉ đầy đủ khi cột này là Có, ví dụ từng loại giấy tờ của hồ sơ khen thưởng.",
    ),
    column(
        &["private"],
        "Không gửi lên trên",
        How::Flag,
        12.0,
        "Với cột của bảng: Có nếu cột chỉ có trong bản lưu tại cơ quan, ví dụ họ tên học sinh.",
    ),
    column(
        &["rows"],
        "Số dòng in sẵn",
        How::Whole,
        10.0,
        "Với bảng: biểu mẫu in sẵn bao nhiêu dòng trống; để trống là 10.",
    ),
    column(
        &["version"],
        "Phiên bản",
        How::Whole,
        10.0,
        "Với biểu mẫu: tăng thêm 1 mỗi khi biểu mẫu đổi; để trống là 1.",
    ),
    column(
        &["was"],
        "Mã cũ",
        How::List,
        16.0,
        "Mã của chính ô này ở các phiên bản trước của kế hoạch, để số liệu cũ vẫn đọc được.",
    ),
    column(
        &["hint"],
        "Lời dặn",
        How::Text,
        40.0,
        "Lời dặn in cạnh ô, ví dụ: Chỉ ghi «Có» khi đã có quyết định công nhận.",
    ),
    REMARK,
];

/// Whether a row of this sort has a use for a column.
pub fn is_for(key: &str, sort: &str) -> bool {
    let every = [super::ROW, "id", "label", "remark"].contains(&key);
    every
        || match sort {
            "form" => key == "version",
            "section" => false,
            "table" => key == "rows",
            "column" => {
                !["numerator", "denominator", "per_quarter", "accrual", "estimate", "stage"].contains(&key)
                    && !["applies_to", "applies_if", "rows", "version"].contains(&key)
            }
            _ => !["checklist", "private", "rows", "version"].contains(&key),
        }
}
