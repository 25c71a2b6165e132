//! The Vietnamese words of drop-downs, each with the word plan files use.

/// Plan files' word, and the drop-down's.
pub type Words = &'static [(&'static str, &'static str)];

pub const UNIT_ROWS: Words = &[("kind", "loại hình"), ("scope", "phạm vi"), ("property", "thuộc tính")];

pub const FORM_ROWS: Words =
    &[("form", "biểu mẫu"), ("section", "phần"), ("field", "ô số liệu"), ("table", "bảng"), ("column", "cột của bảng")];

pub const CYCLES: Words = &[
    ("month", "tháng"),
    ("quarter", "quý"),
    ("half-year", "6 tháng"),
    ("nine-month", "9 tháng"),
    ("year", "năm"),
    ("school-year", "năm học"),
    ("semester", "học kỳ"),
    ("on-demand", "theo đợt"),
    ("ad-hoc", "đột xuất"),
];

pub const DEADLINE_RULES: Words = &[("before", "trước ngày"), ("on-or-before", "chậm nhất ngày")];

pub const ON_TIME_BY: Words = &[("unit", "hạn của đơn vị"), ("commune", "hạn của xã/phường")];

pub const WINDOWS: Words = &[("calendar", "trọn tháng/quý/năm"), ("15-14", "từ ngày 15 đến ngày 14")];

pub const ADDS: Words = &[("members", "cộng số của từng đơn vị"), ("groups", "cộng số của khối")];

pub const SHIFTS: Words = &[
    ("none", "không dời"),
    ("next-working-day", "dời sang ngày làm việc sau"),
    ("previous-working-day", "lùi về ngày làm việc trước"),
];

/// A kind of field; amounts say in which unit.
pub const FIELD_KINDS: Words = &[
    ("count", "số đếm"),
    ("amount dong", "số tiền (đồng)"),
    ("amount thousand", "số tiền (nghìn đồng)"),
    ("amount million", "số tiền (triệu đồng)"),
    ("ratio", "tử số và mẫu số"),
    ("percent", "phần trăm"),
    ("yes-no", "có/không"),
    ("level", "xếp loại"),
    ("choice", "chọn một"),
    ("choices", "chọn nhiều"),
    ("date", "ngày tháng"),
    ("text", "chữ"),
];

pub const ACCRUALS: Words =
    &[("in-period", "phát sinh trong kỳ"), ("cumulative", "lũy kế từ đầu năm"), ("snapshot", "tại thời điểm báo cáo")];

pub const MEASURES: Words = &[
    ("field", "một ô số liệu"),
    ("per_quarter", "một ô ghi theo từng quý"),
    ("rows", "số dòng của một bảng"),
    ("complete_rows", "số dòng đủ danh mục của bảng"),
    ("ratio", "tỷ lệ giữa hai ô"),
    ("all", "mọi ô đều là Có"),
    ("nested", "trong đó (chỉ tiêu trong chỉ tiêu)"),
];

pub const CRITERIA: Words = &[
    ("yes", "là Có"),
    ("at_least", "ít nhất"),
    ("at_most", "nhiều nhất"),
    ("equal", "đúng bằng"),
    ("within", "trong khoảng"),
    ("level", "đạt mức này trở lên"),
    ("own", "ít nhất bằng số tự đăng ký"),
    ("higher", "cao hơn năm trước"),
    ("lower", "thấp hơn năm trước"),
];

pub const JUDGES: Words = &[
    ("share", "tỷ lệ đơn vị đạt"),
    ("sum", "tổng của toàn ngành"),
    ("unit", "từng đơn vị"),
    ("recorded", "chỉ ghi nhận"),
];

pub const JUDGED: Words = &[("owing", "mọi đơn vị phải nộp"), ("reported", "đơn vị đã báo cáo")];

pub const OPERATORS: Words = &[
    ("=", "bằng"),
    ("!=", "khác"),
    ("<", "nhỏ hơn"),
    ("<=", "không lớn hơn"),
    (">", "lớn hơn"),
    (">=", "không nhỏ hơn"),
    ("together", "cùng ghi hoặc cùng để trống"),
    ("exclusive", "chỉ một vế được ghi"),
];

pub const SEVERITIES: Words = &[("error", "lỗi"), ("warning", "cảnh báo"), ("note", "lưu ý")];

pub const MISSING: Words =
    &[("skip-if-any", "có ô trống thì bỏ qua"), ("skip-if-all", "mọi ô trống mới bỏ qua"), ("zero", "ô trống là 0")];

/// The word of a token that stands behind a key of plan files, for sentences.
pub fn word(key: &str, token: &str) -> Option<&'static str> {
    let words = match key {
        "cycle" => CYCLES,
        "rule" => DEADLINE_RULES,
        "on_time_by" => ON_TIME_BY,
        "window" => WINDOWS,
        "adds" => ADDS,
        "shift" => SHIFTS,
        "kind" => FIELD_KINDS,
        "accrual" => ACCRUALS,
        "measure" => MEASURES,
        "criterion" => CRITERIA,
        "judge" => JUDGES,
        "judged" => JUDGED,
        "operator" => OPERATORS,
        "severity" => SEVERITIES,
        "missing" => MISSING,
        _ => return None,
    };
    if key == "kind" && token == "amount" {
        return Some("số tiền");
    }
    words.iter().find(|(known, _)| *known == token).map(|(_, word)| *word)
}
