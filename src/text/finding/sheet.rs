//! Sheets and forms. `found`: rows, a version, a plan, an encoding; `expected`: the name of what is in force.
use super::{Lang, Sentence, about::About};
use crate::domain::intake::Severity;

pub fn hidden(about: &About) -> Sentence {
    let sheet = about.sheet();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{sheet} bị ẩn nhưng có số liệu, số liệu ở đó không được lấy."),
            "Nếu cần số liệu này, hãy bỏ ẩn trang tính trong Excel, lưu lại rồi nhập lại; nếu không cần thì bỏ qua.",
        ),
        Lang::En => Sentence::new(
            format!("{sheet} is hidden but holds figures; they were not taken."),
            "If the figures are needed, unhide the sheet in Excel, save the file and import it again; if not, \
             leave it.",
        ),
    }
}

/// `found`: the rows or columns.
pub fn rows_hidden(about: &About) -> Sentence {
    let sheet = about.sheet();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{sheet} có hàng hoặc cột bị ẩn{} chứa số liệu, số liệu ở đó không được lấy.",
                about.figure(" (", ")")
            ),
            "Nếu cần số liệu này, hãy bỏ ẩn hàng, cột trong Excel, lưu lại rồi nhập lại; nếu không cần thì bỏ qua.",
        ),
        Lang::En => Sentence::new(
            format!("{sheet} has hidden rows or columns{} with figures; they were not taken.", about.figure(" (", ")")),
            "If the figures are needed, unhide the rows or columns in Excel, save the file and import it again; if \
             not, leave them.",
        ),
    }
}

pub fn unrecognised(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Không nhận ra biểu mẫu nào của kế hoạch{}.", about.on_sheet()),
            "Nếu đây là báo cáo, hãy nhận riêng một mình tệp này rồi chỉ ô nào ứng với mục nào (chỉ cần một lần), hoặc gửi \
             biểu mẫu trắng để đơn vị điền lại.",
        ),
        Lang::En => Sentence::new(
            format!("No form of the plan was recognised{}.", about.on_sheet()),
            "If it is a report, import this file alone and show which cell answers which field (once is enough), or send the \
             unit the blank form to fill in.",
        ),
    }
}

/// `found`: the columns or sheets it may be; with a field: its figure, which the form asks for in parts (`expected`).
pub fn ambiguous(about: &About) -> Sentence {
    let one_field = !about.label("", "").is_empty();
    let (subject, found) = (about.subject(), about.stated());
    match about.lang {
        Lang::Vi => Sentence::new(
            if one_field {
                format!("{subject} ghi {found}, chưa rõ ứng với phần nào của biểu mẫu{}.", about.expected(" (", ")"))
            } else {
                format!("Chưa rõ phải đọc số liệu ở đâu{}{}.", about.on_sheet(), about.figure(" (", ")"))
            },
            "Hãy chọn cách đọc đúng ở khay chờ, hoặc xin đơn vị gửi lại theo biểu mẫu.",
        ),
        Lang::En => Sentence::new(
            if one_field {
                format!(
                    "{subject} holds {found}; it is not clear which part of the form it answers{}.",
                    about.expected(" (", ")")
                )
            } else {
                format!(
                    "It is not clear where the figures are to be read{}{}.",
                    about.on_sheet(),
                    about.figure(" (", ")")
                )
            },
            "Choose the right reading in the tray, or ask the unit to send it again on the form.",
        ),
    }
}

/// `expected`: where the blank form has it.
pub fn layout_moved(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} không còn ở chỗ của biểu mẫu{}, đã được đọc theo tên mục.", about.expected(" (", ")")),
            "Không cần sửa; nếu con số trông khác thường, hãy đối chiếu với tệp gốc.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} no longer stands where the form has it{}; it was read by its label.",
                about.expected(" (", ")")
            ),
            "Nothing to correct; if the figure looks unusual, compare it with the original file.",
        ),
    }
}

/// `found`: the version used; `expected`: the one in force.
pub fn form_version_old(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Đơn vị dùng biểu mẫu phiên bản cũ{}{}.",
                about.figure(" (", ")"),
                about.expected(", bản hiện hành là ", "")
            ),
            "Hãy xem các mục mới hoặc đã đổi có đủ số liệu chưa, và gửi biểu mẫu hiện hành cho đơn vị.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The unit used an old version of the form{}{}.",
                about.figure(" (", ")"),
                about.expected("; the one in force is ", "")
            ),
            "Check that fields which are new or changed have their figures, and send the unit the form in force.",
        ),
    }
}

/// `found`: the plan the form was made for; `expected`: the book's.
pub fn form_of_another_plan(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Biểu mẫu thuộc một kế hoạch khác{}, không phải kế hoạch của sổ này{}.",
                about.figure(" (", ")"),
                about.expected(" (", ")")
            ),
            "Hãy nhập tệp vào sổ của kế hoạch đó, hoặc gửi biểu mẫu của kế hoạch này để đơn vị điền lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The form belongs to another plan{}, not to this book's{}.",
                about.figure(" (", ")"),
                about.expected(" (", ")")
            ),
            "Import the file into the book of that plan, or send the unit this plan's form to fill in.",
        ),
    }
}

/// `found`: the encoding; as a warning, a text that may have lost letters.
pub fn legacy_encoding(about: &About) -> Sentence {
    if about.severity() != Severity::Note {
        return legacy_letters_lost(about);
    }
    let sheet = about.sheet();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{sheet} gõ bằng bảng mã cũ{}, chữ đã được chuyển sang Unicode.", about.figure(" (", ")")),
            "Hãy xem lướt tên đơn vị và phần chữ có đúng dấu không; nếu sai, hãy chọn lại bảng mã.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{sheet} is typed in a legacy encoding{}; its text was converted to Unicode.",
                about.figure(" (", ")")
            ),
            "Glance over the unit's name and the text; if the accents are wrong, choose another encoding.",
        ),
    }
}

fn legacy_letters_lost(about: &About) -> Sentence {
    let sheet = about.sheet();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{sheet} gõ bằng phông cũ và đã rơi mất chữ “ư”; chỗ nào chắc chắn thì chương trình đã điền lại, các chỗ khác có thể còn thiếu{}{}.",
                about.found(", ví dụ ", ""),
                about.at(" ở ")
            ),
            "Hãy đối chiếu tên đơn vị và phần chữ với tệp gốc; số liệu không bị ảnh hưởng.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{sheet} is typed in a legacy font and has lost its letters “ư”; they were put back where that is certain, others may still be missing{}{}.",
                about.found(", as in ", ""),
                about.at(" in ")
            ),
            "Compare the unit's name and the text with the original; figures are not affected.",
        ),
    }
}

/// `found`: the cell or column that was shown; `expected`: who showed it.
pub fn layout_taught(about: &About) -> Sentence {
    let sheet = about.sheet();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{sheet} được đọc theo chỗ đã chỉ trước đây{}{}.",
                about.figure(" (", ")"),
                about.expected(", do ", " chỉ")
            ),
            "Không cần sửa; nếu con số trông khác thường, hãy đối chiếu với trang tính và chỉ lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{sheet} was read where somebody showed it before{}{}.",
                about.figure(" (", ")"),
                about.expected(", shown by ", "")
            ),
            "Nothing to correct; if a figure looks unusual, compare it with the sheet and show it again.",
        ),
    }
}
