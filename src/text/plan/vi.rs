//! Faults of a plan file in Vietnamese.
use super::{example, list};
use crate::{
    domain::plan::source::{FaultKind, Nobody, Shape, Thing},
    text::{Sentence, words::date},
};

pub(super) const fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Kind => "loại hình",
        Thing::Scope => "phạm vi",
        Thing::Property => "thuộc tính",
        Thing::ReportType => "loại báo cáo",
        Thing::Form => "biểu mẫu",
        Thing::Section => "phần của biểu mẫu",
        Thing::Field => "ô số liệu",
        Thing::Table => "bảng",
        Thing::Column => "cột của bảng",
        Thing::Option => "lựa chọn",
        Thing::Rule => "quy tắc",
        Thing::Indicator => "chỉ tiêu",
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "chữ trong ngoặc kép",
        Shape::TextOrList => "chữ hoặc danh sách chữ",
        Shape::Number => "số",
        Shape::WholeNumber => "số nguyên",
        Shape::TrueFalse => "true hoặc false",
        Shape::Date => "ngày",
        Shape::List => "danh sách [ … ]",
        Shape::Table => "bảng { … }",
        Shape::Tables => "các mục [[…]]",
        Shape::Side => "mã ô, danh sách mã ô, số, hoặc bảng { fields = … }",
        Shape::TwoNumbers => "hai số [ …, … ]",
        Shape::Target => "số, hoặc bảng { min = …, max = … }",
        Shape::Criterion => "\"yes\" hoặc bảng { at_least = … }",
    }
}

fn meant(near: Option<&str>, otherwise: impl Into<String>) -> String {
    near.map_or_else(|| otherwise.into(), |near| format!("Có phải ý là `{near}`?"))
}

fn nobody(why: &Nobody) -> Sentence {
    match why {
        Nobody::EmptyList => Sentence::new(
            "Danh sách loại hình để trống nên không đơn vị nào được đánh giá.",
            "Ghi các loại hình, hoặc bỏ hẳn `kinds` nếu chỉ tiêu dành cho mọi loại hình.",
        ),
        Nobody::NotAsked { field } => Sentence::new(
            format!("Ô `{field}` không hỏi loại hình nào của chỉ tiêu này, nên không đơn vị nào được đánh giá."),
            "Sửa `kinds` của chỉ tiêu hoặc `applies_to` của ô cho khớp nhau.",
        ),
        Nobody::NotOwing => Sentence::new(
            "Không đơn vị nào thuộc phạm vi và loại hình này phải nộp báo cáo đánh giá chỉ tiêu.",
            "Sửa `scope`, `kinds` của chỉ tiêu, hoặc `owed_by`, `owed_by_kinds` của loại báo cáo.",
        ),
        Nobody::NeverAsked => Sentence::new(
            "Không loại hình nào mà ô này hỏi phải nộp báo cáo có biểu mẫu này, nên không đơn vị nào được hỏi.",
            "Sửa `applies_to` của ô, hoặc `owed_by_kinds` của loại báo cáo.",
        ),
    }
}

pub(super) fn fault(kind: &FaultKind) -> Sentence {
    match kind {
        FaultKind::Syntax { detail } => Sentence::new(
            format!("Dòng này không đúng cách viết TOML ({detail})."),
            "Xem lại dấu ngoặc, dấu ngoặc kép và dấu bằng ở dòng này và dòng ngay trên.",
        ),
        FaultKind::MissingKey { key } => {
            Sentence::new(format!("Thiếu `{key}`."), format!("Thêm `{key}` vào mục bắt đầu ở đây."))
        }
        FaultKind::UnknownKey { key, near } => Sentence::new(
            format!("Ở đây không có `{key}`."),
            meant(*near, "Bỏ dòng này, hoặc chuyển nó sang đúng mục; xem docs/plan-format.md."),
        ),
        FaultKind::WrongType { key, expected, found } => Sentence::new(
            format!("`{key}` phải là {}, ở đây là {}.", shape(*expected), shape(*found)),
            format!("Viết như ví dụ: {}.", example(*expected)),
        ),
        FaultKind::Empty { key } => {
            Sentence::new(format!("`{key}` để trống."), "Ghi nội dung vào, hoặc bỏ hẳn dòng này nếu không bắt buộc.")
        }
        FaultKind::UnknownToken { key, found, allowed, near } => Sentence::new(
            format!("`{key}` không nhận giá trị `{found}`; chỉ nhận {}.", list(allowed)),
            meant(*near, "Chọn một trong các giá trị trên."),
        ),
        FaultKind::BadId { id } => Sentence::new(
            format!("Mã `{id}` có ký tự không dùng được."),
            "Mã chỉ gồm chữ thường không dấu a–z, số 0–9 và các dấu `-`, `.`, `_`.",
        ),
        FaultKind::NotADate { key, found } => Sentence::new(
            format!("`{key}`: `{found}` không phải là một ngày có thật."),
            "Viết năm-tháng-ngày, ví dụ \"2026-05-20\".",
        ),
        FaultKind::NotADay { found } => Sentence::new(
            format!("`{found}` không phải là một ngày có thật trong năm."),
            "Viết tháng-ngày, ví dụ \"05-20\" là ngày 20 tháng 5.",
        ),
        FaultKind::NumberOutOfRange { key, found, min, max } => Sentence::new(
            format!("`{key}`: {found} nằm ngoài khoảng từ {min} đến {max}."),
            format!("Ghi số từ {min} đến {max}."),
        ),
        FaultKind::OneKeyOf { keys, found } => Sentence::new(
            format!("Phải có đúng một trong {}; ở đây có {found}.", list(keys)),
            if *found == 0 {
                "Thêm một khóa trong số đó."
            } else {
                "Giữ lại một khóa, bỏ các khóa kia."
            },
        ),
        FaultKind::Duplicate { thing: what, id, first_line } => Sentence::new(
            format!("Mã {} `{id}` đã dùng ở dòng {first_line}.", thing(*what)),
            "Đặt mã khác cho mục này, hoặc bỏ mục nếu bị chép hai lần.",
        ),
        FaultKind::UnknownReference { thing: what, id, near, known } => Sentence::new(
            format!("Không có {} nào mang mã `{id}`.", thing(*what)),
            meant(
                near.as_deref(),
                if known.is_empty() {
                    format!("Kế hoạch chưa khai báo {} nào.", thing(*what))
                } else {
                    format!("Các mã đang có: {}.", list(known))
                },
            ),
        ),
        FaultKind::NotInForm { thing: what, id, form, near } => Sentence::new(
            format!("Biểu mẫu `{form}` không có {} `{id}`.", thing(*what)),
            meant(
                near.as_deref(),
                "Sửa mã, thêm vào biểu mẫu, hoặc ghi `report_types` để chỉ xét báo cáo có biểu mẫu này.",
            ),
        ),
        FaultKind::SameWording { thing: what, wording, other } => Sentence::new(
            format!("“{wording}” trùng với cách gọi của {} `{other}` (không kể hoa thường và dấu).", thing(*what)),
            "Viết cho khác hẳn: chương trình nhận ra từng mục bằng chính cách gọi này.",
        ),
        FaultKind::YearsReversed { first, last } => Sentence::new(
            format!("Năm đầu {first} đứng sau năm cuối {last}."),
            format!("Viết years = [{last}, {first}]."),
        ),
        FaultKind::NotAYear { found } => {
            Sentence::new(format!("`{found}` không phải là năm."), "Viết năm bốn chữ số, ví dụ 2027 = 50.")
        }
        FaultKind::TargetOutsideYears { year, first, last } => Sentence::new(
            format!("Mục tiêu năm {year} nằm ngoài giai đoạn {first}–{last} của kế hoạch."),
            "Sửa năm của mục tiêu, hoặc sửa `years` của kế hoạch.",
        ),
        FaultKind::TargetsNotAscending { year, before } => Sentence::new(
            format!("Mục tiêu năm {year} đứng sau mục tiêu năm {before}."),
            "Xếp các năm từ trước đến sau; mỗi mức giữ cho đến năm ghi tiếp theo.",
        ),
        FaultKind::MinAboveMax { min, max } => {
            Sentence::new(format!("Mức thấp nhất {min} lớn hơn mức cao nhất {max}."), "Đổi chỗ hoặc sửa lại hai số.")
        }
        FaultKind::PercentOutOfRange { found } => Sentence::new(
            format!("Tỷ lệ {found} nằm ngoài khoảng từ 0 đến 100."),
            "Ghi theo phần trăm, ví dụ 50 nghĩa là 50 %.",
        ),
        FaultKind::TooFewOptions { found } => Sentence::new(
            format!("Chỉ có {found} lựa chọn."),
            "Ghi ít nhất hai lựa chọn; với xếp loại thì xếp từ thấp đến cao.",
        ),
        FaultKind::KindNotHere { kind, key: "column" } => Sentence::new(
            format!("Cột của bảng không thể là loại `{kind}`."),
            "Tách thành hai cột `count`, hoặc đưa ra thành một ô riêng của biểu mẫu.",
        ),
        FaultKind::KindNotHere { kind, key } => Sentence::new(
            format!("Ô loại `{kind}` không dùng được `{key}`."),
            format!("Bỏ `{key}`, hoặc tách thành hai ô loại `count`."),
        ),
        FaultKind::DeadlineBeforePeriod { period, last_day, from } => Sentence::new(
            format!("Kỳ {period}: hạn chót {} đến trước khi kỳ bắt đầu ({}).", date(*last_day), date(*from)),
            "Sửa ngày, ghi `years_after = 1` nếu hạn rơi vào năm sau, hoặc ghi `parts` nếu chỉ một số kỳ phải báo cáo.",
        ),
        FaultKind::DeadlineBeforeEnd { period, last_day, to } => Sentence::new(
            format!("Kỳ {period}: hạn chót {} đến trước khi kỳ số liệu kết thúc ({}).", date(*last_day), date(*to)),
            "Lùi hạn nộp; nếu kế hoạch muốn thế thì ghi `cut_off` là ngày số liệu được tính đến.",
        ),
        FaultKind::DeadlineBeforeCutOff { period, last_day, cut_off } => Sentence::new(
            format!("Kỳ {period}: hạn chót {} đến trước ngày chốt số liệu {}.", date(*last_day), date(*cut_off)),
            "Lùi hạn nộp hoặc đưa `cut_off` lên sớm hơn.",
        ),
        FaultKind::OfficeBeforeUnits { period, office, units } => Sentence::new(
            format!("Kỳ {period}: hạn của cơ quan {} đến trước hạn của đơn vị {}.", date(*office), date(*units)),
            "Hạn của cơ quan phải bằng hoặc sau hạn của đơn vị.",
        ),
        FaultKind::AppliesToNobody { why } => nobody(why),
        FaultKind::KindMismatch { key, field, kind, allowed } => Sentence::new(
            format!("`{key}`: ô `{field}` là loại `{kind}`, ở đây cần {}.", list(allowed)),
            "Chọn ô khác, hoặc sửa cách đo cho hợp với loại của ô.",
        ),
        FaultKind::QuarterMismatch { field, per_quarter: true } => {
            Sentence::new(format!("Ô `{field}` hỏi theo từng quý."), format!("Dùng `per_quarter = \"{field}\"`."))
        }
        FaultKind::QuarterMismatch { field, per_quarter: false } => Sentence::new(
            format!("Ô `{field}` không hỏi theo từng quý."),
            format!("Dùng `field = \"{field}\"`, hoặc ghi `per_quarter = true` cho ô."),
        ),
        FaultKind::NestedInItself { id } => Sentence::new(
            format!("Chỉ tiêu `{id}` được tính từ chính nó."),
            "Ở `of` và `within`, ghi mã của các chỉ tiêu khác.",
        ),
        FaultKind::JudgeNeeds { judge, key } => Sentence::new(
            format!("`judge = \"{judge}\"` cần có `{key}`."),
            format!("Thêm `{key}`, hoặc ghi `judge = \"recorded\"` nếu chỉ ghi nhận."),
        ),
        FaultKind::JudgeIgnores { judge, key } => Sentence::new(
            format!("`judge = \"{judge}\"` không dùng đến `{key}`."),
            format!("Bỏ `{key}`, hoặc chọn `judge` khác."),
        ),
        FaultKind::RuleWithoutFields => {
            Sentence::new("Cả hai vế của quy tắc đều không có ô số liệu nào.", "Ghi mã ô vào `left` hoặc `right`.")
        }
        FaultKind::RulesContradict { other } => Sentence::new(
            format!("Quy tắc này trái với quy tắc `{other}`: không số liệu nào thỏa mãn cả hai."),
            "Bỏ một trong hai, hoặc sửa `operator`.",
        ),
        FaultKind::RuleAgainstBounds { field } => Sentence::new(
            format!("Không số nào trong giới hạn của ô `{field}` thỏa mãn quy tắc này."),
            "Sửa quy tắc, hoặc sửa `min`, `max` của ô (không ghi `min` thì số nhỏ nhất là 0).",
        ),
        FaultKind::LevelsOutOfOrder { level, before } => Sentence::new(
            format!("Mức “{level}” đứng sau mức “{before}”, như thể cao hơn."),
            "Xếp các mức từ thấp đến cao.",
        ),
    }
}
