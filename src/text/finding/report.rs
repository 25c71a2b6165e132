//! A whole report of one unit.
use super::{Lang, Sentence, about::About};

pub fn empty(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Báo cáo không có số liệu nào{}.", about.on_sheet()),
            "Hãy xin đơn vị điền và gửi lại; nếu không có gì để báo cáo, đơn vị cần ghi rõ “không phát sinh”.",
        ),
        Lang::En => Sentence::new(
            format!("The report holds no figures at all{}.", about.on_sheet()),
            "Ask the unit to fill it in and send it again; a unit with nothing to report has to say so.",
        ),
    }
}

/// Its place or field: one of the figures.
pub fn nil_with_figures(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Báo cáo ghi “không phát sinh” nhưng vẫn có số liệu{}{}.",
                about.at(", ví dụ ở "),
                about.label(" (mục ", ")")
            ),
            "Hãy hỏi lại đơn vị: nếu có phát sinh thì bỏ dòng “không phát sinh”, nếu không thì xóa các số liệu đó.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The report says that there is nothing to report but holds figures{}{}.",
                about.at(", for example in "),
                about.label(" (field ", ")")
            ),
            "Ask the unit which is right, and either remove the nil statement or clear the figures.",
        ),
    }
}

/// `found`: the new value, none where it is blank now; `expected`: the earlier one, none where it was blank.
pub fn resubmission_changed(about: &About) -> Sentence {
    let object = about.object();
    let (new, old) = (about.held("", ""), about.against("", ""));
    let (vi, en) = match (new.is_empty(), old.is_empty()) {
        (false, false) => (
            format!("Bản gửi lại đổi số liệu ở {object} từ {old} thành {new}"),
            format!("The report sent again changes {object} from {old} to {new}"),
        ),
        (false, true) => (
            format!("Bản gửi lại điền thêm số liệu ở {object}: {new}"),
            format!("The report sent again fills in {object}: {new}"),
        ),
        (true, false) => (
            format!("Bản gửi lại bỏ trống số liệu ở {object}, bản trước ghi {old}"),
            format!("The report sent again leaves {object} blank, which held {old}"),
        ),
        (true, true) => {
            (format!("Bản gửi lại đổi số liệu ở {object}"), format!("The report sent again changes {object}"))
        }
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{vi}."),
            "Hãy xem các khác biệt và ảnh hưởng đến số tổng, rồi chọn lấy bản mới hoặc giữ bản cũ.",
        ),
        Lang::En => Sentence::new(
            format!("{en}."),
            "Look at the differences and what they do to the totals, then take the new version or keep the old one.",
        ),
    }
}
