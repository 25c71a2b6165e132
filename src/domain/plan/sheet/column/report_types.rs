//! The sheet of report types.
use super::{Column, How, ID, REMARK, column, needed, words};
use crate::domain::plan::source::Thing;

const RULE: &str = "«trước ngày» 20/5 thì ngày cuối còn đúng hạn là 19/5; «chậm nhất ngày» 20/5 thì 20/5 vẫn đúng hạn.";
const DAY: &str = "Ví dụ: 20/5; 5/1 năm sau; ngày 5 tháng sau. Để trống cả hai ô nếu hạn được đặt khi mở đợt báo cáo.";

pub(super) const COLUMNS: &[Column] = &[
    column(&["id"], "Mã", How::Id, 16.0, ID),
    needed(&["name"], "Tên loại báo cáo", How::Text, 28.0, "Ví dụ: Báo cáo 6 tháng."),
    needed(
        &["cycle"],
        "Chu kỳ",
        How::Words(words::CYCLES),
        13.0,
        "Bao lâu báo cáo một lần; «theo đợt» khi cơ quan mở từng đợt, «đột xuất» cho vụ việc bất kỳ lúc nào.",
    ),
    column(
        &["parts"],
        "Chỉ các kỳ",
        How::Wholes,
        11.0,
        "Ghi khi chỉ một số kỳ trong năm phải báo cáo, ví dụ chu kỳ 6 tháng ghi 1 là chỉ 6 tháng đầu năm; cách nhau bằng dấu chấm phẩy.",
    ),
    column(&["unit_due.rule"], "Hạn đơn vị: cách tính", How::Words(words::DEADLINE_RULES), 16.0, RULE),
    column(&["unit_due.day"], "Hạn đơn vị: ngày", How::Deadline, 16.0, DAY),
    column(&["commune_due.rule"], "Hạn xã, phường: cách tính", How::Words(words::DEADLINE_RULES), 16.0, RULE),
    column(&["commune_due.day"], "Hạn xã, phường: ngày", How::Deadline, 16.0, DAY),
    column(&["office_due.rule"], "Hạn cơ quan: cách tính", How::Words(words::DEADLINE_RULES), 16.0, RULE),
    column(&["office_due.day"], "Hạn cơ quan: ngày", How::Deadline, 16.0, DAY),
    column(
        &["on_time_by"],
        "Đúng hạn tính theo",
        How::Words(words::ON_TIME_BY),
        18.0,
        "Khi báo cáo đi qua xã, phường: hạn nào quyết định nộp muộn; để trống là hạn của đơn vị.",
    ),
    column(
        &["window"],
        "Kỳ số liệu",
        How::Words(words::WINDOWS),
        20.0,
        "Số liệu lấy từ ngày nào đến ngày nào; để trống là trọn tháng/quý/năm.",
    ),
    column(
        &["cut_off"],
        "Ngày chốt số liệu",
        How::Day,
        13.0,
        "Ghi khi số liệu chốt trước khi kỳ kết thúc, ví dụ hạn nộp 20/10 của báo cáo năm: 15/10.",
    ),
    needed(&["recipient"], "Nơi nhận", How::Text, 30.0, "Báo cáo tổng hợp gửi đến đâu, ví dụ: UBND xã."),
    needed(&["form"], "Biểu mẫu", How::Ref(Thing::Form), 22.0, "Tên hoặc mã của biểu mẫu ở sheet Biểu mẫu."),
    needed(
        &["owed_by"],
        "Phạm vi phải nộp",
        How::Refs(Thing::Scope),
        26.0,
        "Tên các phạm vi ở sheet Đơn vị, cách nhau bằng dấu chấm phẩy, ví dụ: Thuộc xã.",
    ),
    column(
        &["owed_by_kinds"],
        "Loại hình phải nộp",
        How::Refs(Thing::Kind),
        30.0,
        "Ghi khi chỉ một số loại hình phải nộp, ví dụ: Tiểu học; THCS. Để trống là mọi loại hình.",
    ),
    column(
        &["into"],
        "Gộp vào báo cáo",
        How::Ref(Thing::ReportType),
        20.0,
        "Với báo cáo đột xuất: các vụ việc được gộp vào loại báo cáo nào, ví dụ: Báo cáo năm.",
    ),
    column(
        &["adds"],
        "Cách cộng khối",
        How::Words(words::ADDS),
        22.0,
        "Khi cả khối và đơn vị trong khối cùng báo cáo: cộng số của ai; để trống là từng đơn vị.",
    ),
    REMARK,
];
