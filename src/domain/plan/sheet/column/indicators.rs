//! The sheet of indicators. The years of the plan stand as columns of their own behind the judge.
use super::{Column, How, ID, REMARK, column, needed, words};
use crate::domain::plan::source::Thing;

/// The columns of the years stand behind this key.
pub const YEARS_AFTER: &str = "judge";

/// What the heading of a year says.
pub const YEAR_NOTE: &str = "Toàn ngành phải đạt bao nhiêu từ năm này (giữ đến năm ghi tiếp theo), theo phần trăm: 50 là 50 %. Cũng ghi được «15 đến 20», «không quá 5».";

pub(super) const COLUMNS: &[Column] = &[
    column(&["id"], "Mã", How::Id, 18.0, ID),
    needed(&["label"], "Chỉ tiêu", How::Text, 44.0, "Tên ngắn in trên bảng tổng hợp, ví dụ: Giáo viên được tập huấn."),
    needed(
        &["source"],
        "Nguyên văn, mục",
        How::Text,
        44.0,
        "Câu chữ của kế hoạch và ở mục nào, ví dụ: II.4: “50% giáo viên được tập huấn”.",
    ),
    needed(&["measure"], "Đo bằng", How::Words(words::MEASURES), 22.0, "Lấy số liệu ở đâu, ví dụ: một ô số liệu."),
    needed(
        &["fields"],
        "Ô, bảng hoặc chỉ tiêu",
        How::Measured,
        32.0,
        "Mã hoặc nhãn của ô (bảng, chỉ tiêu); nhiều thì cách nhau bằng dấu chấm phẩy. Tỷ lệ: tử số; mẫu số. Trong đó: chỉ tiêu; trong chỉ tiêu nào.",
    ),
    column(&["criterion"], "Đơn vị phải", How::Words(words::CRITERIA), 22.0, "Một đơn vị đạt khi nào, ví dụ: ít nhất."),
    column(
        &["bound"],
        "Mức phải đạt",
        How::Bound,
        16.0,
        "Số, mức xếp loại hoặc ô để so, ví dụ: 1; Khá; «15 đến 20» với trong khoảng. «là Có» thì để trống.",
    ),
    needed(
        &["judge"],
        "Đánh giá",
        How::Words(words::JUDGES),
        18.0,
        "Đánh giá bằng tỷ lệ đơn vị đạt, bằng tổng của toàn ngành, từng đơn vị, hay chỉ ghi nhận.",
    ),
    column(
        &["judged"],
        "Mẫu số của tỷ lệ",
        How::Words(words::JUDGED),
        20.0,
        "Đơn vị chưa báo cáo có tính là chưa đạt không; để trống là mọi đơn vị phải nộp.",
    ),
    column(
        &["scope"],
        "Phạm vi",
        How::Ref(Thing::Scope),
        20.0,
        "Tên một phạm vi ở sheet Đơn vị; để trống là toàn ngành.",
    ),
    column(
        &["kinds"],
        "Chỉ loại hình",
        How::Refs(Thing::Kind),
        30.0,
        "Tên các loại hình ở sheet Đơn vị, cách nhau bằng dấu chấm phẩy; để trống là mọi loại hình.",
    ),
    column(
        &["property"],
        "Chỉ đơn vị có",
        How::Ref(Thing::Property),
        22.0,
        "Tên một thuộc tính ở sheet Đơn vị, ví dụ: Có chi bộ độc lập.",
    ),
    column(
        &["both_ways"],
        "Tính cả hai cách",
        How::Flag,
        12.0,
        "Có nếu giới hạn loại hình chỉ là một cách hiểu: tỷ lệ được tính cả khi có và khi không giới hạn.",
    ),
    column(
        &["report_types"],
        "Chỉ ở báo cáo",
        How::Refs(Thing::ReportType),
        24.0,
        "Tên các loại báo cáo đánh giá chỉ tiêu này; để trống là mọi loại báo cáo.",
    ),
    column(&["event"], "Ngày sự kiện", How::Day, 12.0, "Trước ngày này là chưa đến kỳ, ví dụ Ngày hội: 19/8."),
    column(
        &["encouraged"],
        "Khuyến khích",
        How::Flag,
        12.0,
        "Có nếu chỉ khuyến khích: không đơn vị nào bị tính là chưa đạt.",
    ),
    column(&["reading"], "Cách hiểu", How::Text, 40.0, "Khi câu chữ có thể hiểu khác đi: hiểu thế nào và vì sao."),
    REMARK,
];
