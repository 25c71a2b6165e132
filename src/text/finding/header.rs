//! Labels: headings of columns and rows. `found`: what stands there; the field or `expected`: what it was taken for.
use super::{Lang, Sentence, about::About};

pub fn missing(about: &About) -> Sentence {
    let label = match about.label(" ", "") {
        label if label.is_empty() => about.expected(" “", "”"),
        label => label,
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Không tìm thấy mục{label}{}.", about.on_sheet()),
            "Hãy chỉ cho chương trình ô chứa số liệu của mục này, hoặc xin đơn vị bổ sung theo biểu mẫu rồi gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!("The field{label} was not found{}.", about.on_sheet()),
            "Show the program the cell that holds its figure, or ask the unit to add it as in the form and send it \
             again.",
        ),
    }
}

/// `expected`: the figure beside it.
pub fn extra(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Mục{}{}{} không thuộc biểu mẫu nên không được lấy.",
                about.found(" ", ""),
                about.at(" ở "),
                about.expected(" (bên cạnh ghi ", ")")
            ),
            "Nếu đó là một mục của biểu mẫu viết khác đi, hãy chỉ cho chương trình một lần; nếu không phải thì bỏ qua.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The label{}{}{} is not part of the form and was not taken.",
                about.found(" ", ""),
                about.at(" in "),
                about.expected(" (beside ", ")")
            ),
            "If it is a field of the form in other words, show the program once; if not, leave it.",
        ),
    }
}

pub fn duplicate(about: &About) -> Sentence {
    let label = match about.label(" ", "") {
        label if label.is_empty() => about.found(" ", ""),
        label => label,
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Mục{label} xuất hiện nhiều lần{}, chưa rõ lấy số liệu ở đâu.", about.at(", trong đó có ")),
            "Hãy chỉ cho chương trình ô đúng, hoặc xin đơn vị bỏ mục thừa rồi gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The field{label} stands in several places{}; it is not clear which one counts.",
                about.at(", one of them ")
            ),
            "Show the program the right cell, or ask the unit to remove the other one and send the file again.",
        ),
    }
}

/// `found`: a figure below or beside the blank heading.
pub fn blank(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Có số liệu{} nhưng tên mục{} để trống nên không được lấy.",
                about.figure(" (", ")"),
                about.at(" ở ")
            ),
            "Hãy chỉ cho chương trình số liệu đó thuộc mục nào, hoặc xin đơn vị ghi tên mục rồi gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "There are figures{} whose label{} is blank; they were not taken.",
                about.figure(" (", ")"),
                about.at(" in ")
            ),
            "Show the program which field they belong to, or ask the unit to write the label and send the file \
             again.",
        ),
    }
}

pub fn similar(about: &About) -> Sentence {
    let meant = |before: &str| match about.label(before, "") {
        label if label.is_empty() => about.expected(&format!("{before}“"), "”"),
        label => label,
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Tên mục{}{} gần giống nhưng không trùng với tên mục của biểu mẫu{}.",
                about.found(" ", ""),
                about.at(" ở "),
                meant(", gần nhất là ")
            ),
            "Hãy xem có đúng là mục đó không; nếu không đúng, hãy chỉ lại cho chương trình ô của mục này.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The label{}{} is close to, but not the same as, a label of the form{}.",
                about.found(" ", ""),
                about.at(" in "),
                meant(", the nearest being ")
            ),
            "Check that it is the same field; if not, show the program the right cell.",
        ),
    }
}
