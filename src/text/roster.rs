//! What is wrong with a list of units.
use super::{Lang, Sentence};
use crate::domain::unit::roster::{RosterFault, RosterFaultKind};

pub fn fault(lang: Lang, fault: &RosterFault) -> Sentence {
    let say = |vi: (String, String), en: (String, String)| {
        let (message, advice) = if lang == Lang::Vi { vi } else { en };
        Sentence { message, advice }
    };
    let list = |known: &[String]| known.join(", ");
    match &fault.kind {
        RosterFaultKind::NoHeadings => say(
            (
                "Không thấy dòng tiêu đề có cột mã đơn vị và cột tên đơn vị.".into(),
                "Đặt tiêu đề «Mã đơn vị», «Tên đơn vị» ở dòng đầu danh sách.".into(),
            ),
            (
                "There is no heading row with a code column and a name column.".into(),
                "Put the headings «Mã đơn vị» and «Tên đơn vị» above the list.".into(),
            ),
        ),
        RosterFaultKind::Empty => say(
            ("Danh sách không có đơn vị nào.".into(), "Ghi mỗi đơn vị một dòng dưới tiêu đề.".into()),
            ("The list names no unit.".into(), "Write one unit to a row under the headings.".into()),
        ),
        RosterFaultKind::CodeMissing => say(
            ("Đơn vị này thiếu mã.".into(), "Ghi mã đơn vị vào ô này.".into()),
            ("This unit has no code.".into(), "Write its code into this cell.".into()),
        ),
        RosterFaultKind::NameMissing => say(
            ("Đơn vị này thiếu tên.".into(), "Ghi tên đơn vị vào ô này.".into()),
            ("This unit has no name.".into(), "Write its name into this cell.".into()),
        ),
        RosterFaultKind::CodeTwice { code, first } => say(
            (format!("Mã «{code}» đã dùng ở ô {first}."), "Mỗi đơn vị một mã riêng: sửa một trong hai ô.".into()),
            (
                format!("Code «{code}» stands in {first} already."),
                "Every unit has its own code: change one of the two.".into(),
            ),
        ),
        RosterFaultKind::KindUnknown { found, known } => say(
            (
                if found.is_empty() {
                    "Không rõ loại hình của đơn vị.".into()
                } else {
                    format!("Không có loại hình «{found}» trong kế hoạch.")
                },
                format!("Ghi một trong: {}.", list(known)),
            ),
            (
                if found.is_empty() {
                    "The unit's kind is not clear.".into()
                } else {
                    format!("The plan has no kind «{found}».")
                },
                format!("Write one of: {}.", list(known)),
            ),
        ),
        RosterFaultKind::ScopeUnknown { found, known } => say(
            (
                if found.is_empty() {
                    "Thiếu phạm vi quản lý của đơn vị.".into()
                } else {
                    format!("Không có phạm vi «{found}» trong kế hoạch.")
                },
                format!("Ghi một trong: {}.", list(known)),
            ),
            (
                if found.is_empty() {
                    "The unit's scope is missing.".into()
                } else {
                    format!("The plan has no scope «{found}».")
                },
                format!("Write one of: {}.", list(known)),
            ),
        ),
        RosterFaultKind::DateUnreadable { found } => say(
            (format!("«{found}» không phải là một ngày."), "Ghi ngày dạng 19/05/2026.".into()),
            (format!("«{found}» is not a date."), "Write dates as 19/05/2026.".into()),
        ),
        RosterFaultKind::ScopeColumnMissing { known } => say(
            (
                "Danh sách không có cột «Phạm vi», nên không biết đơn vị nào phải báo cáo.".into(),
                format!("Thêm cột «Phạm vi», mỗi dòng ghi một trong: {}.", list(known)),
            ),
            (
                "The list has no column «Phạm vi» (scope), so it cannot be known who owes the report.".into(),
                format!("Add it; write one of: {}.", list(known)),
            ),
        ),
    }
}
