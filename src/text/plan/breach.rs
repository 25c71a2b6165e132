//! Why a plan cannot follow the versions a book has.
use crate::{
    domain::plan::succession::Breach,
    text::{Lang, Sentence},
};

pub fn breach(lang: Lang, breach: &Breach) -> Sentence {
    let say = |vi: (String, String), en: (String, String)| {
        let (message, advice) = if lang == Lang::Vi { vi } else { en };
        Sentence { message, advice }
    };
    match breach {
        Breach::AnotherPlan { found, expected } => say(
            (
                format!("Đây là kế hoạch «{found}», còn sổ theo kế hoạch «{expected}»."),
                "Một sổ chỉ theo một kế hoạch: lập sổ mới cho kế hoạch khác.".into(),
            ),
            (
                format!("This is the plan «{found}», and the book is on the plan «{expected}»."),
                "A book is on one plan: make a new book for another.".into(),
            ),
        ),
        Breach::SameFormVersion { form, version, free } => say(
            (
                format!(
                    "Biểu «{form}» đã đổi mà vẫn ghi phiên bản {version}: không phân biệt được biểu cũ với biểu mới."
                ),
                format!("Ghi `version = {free}` cho biểu."),
            ),
            (
                format!(
                    "Form «{form}» differs and still says version {version}: old forms could not be told from new ones."
                ),
                format!("Write `version = {free}` for the form."),
            ),
        ),
        Breach::StillThere { form, field, was } => say(
            (
                format!("Ô «{field}» của biểu «{form}» ghi mã cũ là «{was}», nhưng ô «{was}» vẫn còn."),
                "Bỏ mã đó khỏi `was`, hoặc bỏ ô kia.".into(),
            ),
            (
                format!("Field «{field}» of form «{form}» says that it was «{was}», which is still there."),
                "Take that id out of `was`, or the other field out of the form.".into(),
            ),
        ),
        Breach::Several { form, field, was } => {
            let was = was.join(", ");
            say(
                (
                    format!(
                        "Biểu «{form}»: ô «{field}» và các mã «{was}» không nối được một – một, nên số liệu cũ không biết thuộc về ô nào."
                    ),
                    "Để mỗi ô chỉ nối với một mã cũ; ô gộp từ nhiều ô thì đặt mã mới và bỏ `was`.".into(),
                ),
                (
                    format!(
                        "Form «{form}»: field «{field}» and the ids «{was}» do not lead one to one, so nobody knows whose the old figures are."
                    ),
                    "Let each field have been one field; one made of several has a new id and no `was`.".into(),
                ),
            )
        }
        Breach::IdTaken { form, field, by } => say(
            (
                format!("Biểu «{form}»: mã «{field}» trước đây là của ô nay mang mã «{by}»."),
                "Đặt mã khác cho ô mới; nếu đây là ô cũ đổi lại mã thì ghi mã kia vào `was`.".into(),
            ),
            (
                format!("Form «{form}»: the id «{field}» was that of the field that is «{by}» since."),
                "Give the new field another id; if it is the same field, name the other id in `was`.".into(),
            ),
        ),
    }
}
