//! The sheet of kinds, scopes and properties, and the sheet of option lists.
use super::{Column, How, ID, REMARK, ROW, column, needed, words};

pub(super) const UNITS: &[Column] = &[
    needed(
        &[ROW],
        "Dòng này là",
        How::Row(words::UNIT_ROWS),
        16.0,
        "Chọn: loại hình (Tiểu học, THCS…), phạm vi (Trực thuộc, Thuộc xã…) hoặc thuộc tính (Có chi bộ độc lập…).",
    ),
    column(&["id"], "Mã", How::Id, 18.0, ID),
    needed(&["name", "label"], "Tên", How::Text, 34.0, "Tên đầy đủ như dùng trong danh sách đơn vị, ví dụ: Tiểu học."),
    column(
        &["words", "synonyms"],
        "Cách viết khác",
        How::List,
        60.0,
        "Các cách viết khác, cách nhau bằng dấu chấm phẩy, ví dụ: TH; TiH; Cấp 1. Hai dòng không được có chung một cách viết.",
    ),
    column(
        &["group"],
        "Là khối thi đua",
        How::Flag,
        14.0,
        "Có nếu mỗi «đơn vị» của loại hình này là một khối gồm nhiều đơn vị khác; còn lại để trống.",
    ),
    REMARK,
];

pub(super) const OPTIONS: &[Column] = &[
    needed(
        &["list"],
        "Tên danh sách",
        How::Text,
        28.0,
        "Tên do mình đặt, ghi giống hệt ở mọi dòng của cùng danh sách và ở cột «Danh sách lựa chọn» của sheet Biểu mẫu, ví dụ: Mức xếp loại.",
    ),
    column(&["id"], "Mã", How::Id, 18.0, ID),
    needed(
        &["label"],
        "Lựa chọn",
        How::Text,
        40.0,
        "Chữ in trên biểu mẫu, ví dụ: Xuất sắc. Với xếp loại: dòng trên thấp hơn dòng dưới.",
    ),
    column(
        &["short"],
        "Viết tắt",
        How::List,
        24.0,
        "Các cách viết tắt được chấp nhận, cách nhau bằng dấu chấm phẩy, ví dụ: XS; HTXS.",
    ),
    REMARK,
];
