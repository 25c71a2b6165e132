//! Who reports, and for which period. `found`: what is written; `expected`: what the book or another place says.
use super::{Lang, Sentence, about::About};
use crate::domain::intake::Severity;

/// As a warning: a name that differs by a slip of the hand, read as the unit in `expected`.
pub fn unknown(about: &About) -> Sentence {
    if about.severity() != Severity::Error {
        return slip(about);
    }
    let found = about.typed();
    match about.lang {
        Lang::Vi => Sentence::new(
            match found {
                Some(name) => format!(
                    "Danh sách đơn vị không có tên “{name}”{}{}.",
                    about.at(" ghi ở "),
                    about.candidates(", gần nhất là ", "")
                ),
                None => format!("Không tìm thấy tên đơn vị báo cáo{}.", about.on_sheet()),
            },
            "Hãy chọn đơn vị đúng ở khay chờ (chương trình sẽ nhớ cách viết này), hoặc bổ sung đơn vị vào danh sách.",
        ),
        Lang::En => Sentence::new(
            match found {
                Some(name) => format!(
                    "The roster has no unit called “{name}”{}{}.",
                    about.at(", as written in "),
                    about.candidates(", the nearest being ", "")
                ),
                None => format!("The name of the reporting unit was not found{}.", about.on_sheet()),
            },
            "Choose the right unit in the tray (the program remembers this spelling), or add the unit to the roster.",
        ),
    }
}

fn slip(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Tên đơn vị{}{} viết sai một chữ{}.",
                about.found(" ", ""),
                about.at(" ở "),
                about.expected(", được hiểu là ", "")
            ),
            "Hãy xem lại tên đơn vị; nếu không phải đơn vị này thì trả lại báo cáo và xin tệp ghi đúng tên.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The unit's name{}{} has one letter wrong{}.",
                about.found(" ", ""),
                about.at(" in "),
                about.expected(" and was read as ", "")
            ),
            "Check the name; if it is another unit, return the report and ask for a file with the right name.",
        ),
    }
}

/// `expected`: the units it may be.
pub fn ambiguous(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Tên đơn vị{}{} có thể là nhiều đơn vị{}.",
                about.found(" ", ""),
                about.at(" ở "),
                about.candidates(": ", "")
            ),
            "Hãy chọn đơn vị đúng ở khay chờ, chương trình sẽ nhớ câu trả lời.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The unit's name{}{} may mean several units{}.",
                about.found(" ", ""),
                about.at(" in "),
                about.candidates(": ", "")
            ),
            "Choose the right unit in the tray; the program remembers the answer.",
        ),
    }
}

pub fn mismatch(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Các chỗ ghi tên đơn vị trong tệp không khớp nhau{}{}.",
                about.found(", có chỗ ghi ", ""),
                about.candidates(", có thể là ", "")
            ),
            "Hãy chọn đơn vị đúng ở khay chờ; có thể đơn vị đã dùng lại tệp của trường khác.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The file names different units in different places{}{}.",
                about.found(", one of them ", ""),
                about.candidates("; it may be ", "")
            ),
            "Choose the right unit in the tray; the unit may have filled in another school's file.",
        ),
    }
}

/// `found`: the unit's name.
pub fn not_owing(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Đơn vị{} không thuộc diện phải nộp báo cáo này, số liệu được giữ riêng và không cộng vào tổng.",
                about.found(" ", "")
            ),
            "Không cần làm gì; nếu đơn vị phải báo cáo, hãy sửa loại hình hoặc phạm vi của đơn vị trong danh sách.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The unit{} does not owe this report; its figures are kept apart and not added to the totals.",
                about.found(" ", "")
            ),
            "Nothing to do; if the unit does owe it, correct the unit's kind or scope in the roster.",
        ),
    }
}

/// `found`: the unit's name; `expected`: its last day.
pub fn closed(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Đơn vị{} đã ngừng hoạt động trước kỳ báo cáo này{}.",
                about.found(" ", ""),
                about.expected(" (", ")")
            ),
            "Hãy kiểm tra ngày ngừng hoạt động trong danh sách đơn vị, hoặc chọn đơn vị đã nhận sáp nhập.",
        ),
        Lang::En => Sentence::new(
            format!("The unit{} was closed before this period{}.", about.found(" ", ""), about.expected(" (", ")")),
            "Check its closing date in the roster, or choose the unit it was merged into.",
        ),
    }
}

pub fn duplicate_row(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Đơn vị{} có nhiều hơn một hàng số liệu{}.", about.found(" ", ""), about.at(", một hàng ở ")),
            "Hãy chọn hàng đúng ở khay chờ, hoặc xin nơi gửi bỏ hàng thừa rồi gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The unit{} has more than one row of figures{}.",
                about.found(" ", ""),
                about.at(", one of them at ")
            ),
            "Choose the right row in the tray, or ask the sender to remove the other one and send the file again.",
        ),
    }
}

pub fn period_unknown(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Không xác định được kỳ báo cáo{}{}.", about.found(" từ ", ""), about.at(" ở ")),
            "Hãy chọn kỳ báo cáo đúng ở khay chờ.",
        ),
        Lang::En => Sentence::new(
            format!("The reporting period cannot be told{}{}.", about.found(" from ", ""), about.at(" in ")),
            "Choose the right period in the tray.",
        ),
    }
}

/// `expected`: the period the clerk works in.
pub fn period_mismatch(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Kỳ ghi trong báo cáo{} không phải kỳ đang nhập{}.",
                about.period(" là “", "”,"),
                about.name(" (", ")")
            ),
            "Hãy chọn kỳ đúng ở khay chờ, hoặc trả lại nếu đơn vị gửi nhầm kỳ.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The period named in the report{} is not the one being imported{}.",
                about.period(", “", "”,"),
                about.name(" (", ")")
            ),
            "Choose the right period in the tray, or return the report if it was sent for the wrong period.",
        ),
    }
}

/// `found`: the period.
pub fn period_locked(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Kỳ báo cáo{} đã chốt hoặc đã gửi cấp trên nên không nhận thêm báo cáo.", about.period(" ", "")),
            "Hãy mở lại kỳ (có ghi lý do) rồi nhập lại tệp.",
        ),
        Lang::En => Sentence::new(
            format!("The period{} is closed or forwarded and takes no more reports.", about.period(" ", "")),
            "Reopen the period (giving the reason) and import the file again.",
        ),
    }
}
