//! The sheet of rules between figures.
use super::{Column, How, ID, REMARK, column, needed, words};
use crate::domain::plan::source::Thing;

const SIDE: &str = "Mã hoặc nhãn của một ô; nhiều ô cách nhau bằng dấu chấm phẩy thì được cộng lại; cũng có thể là một số, ví dụ: 100.";
const FACTOR: &str = "Nhân tổng các ô của vế với số này, ví dụ: 2; để trống là 1.";
const CONSTANT: &str = "Cộng thêm số này vào vế; để trống là 0.";
const MISSING: &str = "Xử lý thế nào khi vế có ô để trống; để trống là «có ô trống thì bỏ qua».";

pub(super) const COLUMNS: &[Column] = &[
    column(&["id"], "Mã", How::Id, 16.0, ID),
    column(
        &["form"],
        "Biểu mẫu",
        How::Ref(Thing::Form),
        16.0,
        "Tên hoặc mã của biểu mẫu; kế hoạch chỉ có một biểu mẫu thì để trống.",
    ),
    needed(&["left.fields"], "Vế trái", How::Side, 34.0, SIDE),
    column(&["left.factor"], "Vế trái nhân với", How::Number, 11.0, FACTOR),
    column(&["left.constant"], "Vế trái cộng thêm", How::Number, 11.0, CONSTANT),
    column(&["left.missing"], "Vế trái có ô trống", How::Words(words::MISSING), 20.0, MISSING),
    needed(&["operator"], "So sánh", How::Words(words::OPERATORS), 18.0, "Ví dụ: không lớn hơn."),
    needed(&["right.fields"], "Vế phải", How::Side, 34.0, SIDE),
    column(&["right.factor"], "Vế phải nhân với", How::Number, 11.0, FACTOR),
    column(&["right.constant"], "Vế phải cộng thêm", How::Number, 11.0, CONSTANT),
    column(&["right.missing"], "Vế phải có ô trống", How::Words(words::MISSING), 20.0, MISSING),
    column(
        &["severity"],
        "Mức độ",
        How::Words(words::SEVERITIES),
        12.0,
        "Sai quy tắc là lỗi, cảnh báo hay chỉ lưu ý; để trống là lỗi.",
    ),
    needed(
        &["message"],
        "Câu báo khi sai",
        How::Text,
        50.0,
        "Câu người nhập số liệu đọc được, ví dụ: Số giáo viên được tập huấn không được nhiều hơn số giáo viên.",
    ),
    REMARK,
];
