//! What is wrong with a list of units, and what it says otherwise than the book.
use super::{Lang, Sentence};
use crate::domain::{
    plan::Plan,
    unit::{
        Difference, FieldChange, Unit, UnitField,
        roster::{RosterFault, RosterFaultKind},
    },
};

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
        RosterFaultKind::PropertyUnreadable { found } => say(
            (format!("«{found}» không phải là Có hay Không."), "Ghi Có hoặc Không; để trống là Không.".into()),
            (format!("«{found}» is neither yes nor no."), "Write Có or Không; blank is no.".into()),
        ),
        RosterFaultKind::GroupUnknown { found } => say(
            (
                format!("Không có khối nào mang mã hoặc tên «{found}»."),
                "Ghi mã của khối như trong danh sách, hoặc thêm khối ấy thành một dòng.".into(),
            ),
            (
                format!("No group has the code or name «{found}»."),
                "Write the group's code as the list has it, or add the group as a row.".into(),
            ),
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

/// What a list says otherwise, line by line. `units`: those of the book.
pub fn difference(lang: Lang, found: &Difference, units: &[Unit], plan: &Plan) -> Vec<String> {
    let Difference { added, changed, unchanged, missing, .. } = found;
    let mut lines = vec![match lang {
        Lang::Vi => format!(
            "{} đơn vị mới, {} thay đổi, {unchanged} giữ nguyên; {} đơn vị của sổ không có trong danh sách.",
            added.len(),
            changed.len(),
            missing.len()
        ),
        Lang::En => format!(
            "{} units are new, {} changed, {unchanged} unchanged; {} units of the book are not in the list.",
            added.len(),
            changed.len(),
            missing.len()
        ),
    }];
    lines.extend(added.iter().map(|unit| format!("  + {}  {} ({})", unit.code, unit.name, unit.commune)));
    for one in changed {
        lines.push(format!("  ~ {}  {}", one.code, one.name));
        lines.extend(one.fields.iter().map(|change| format!("      {}", field_change(lang, change, plan))));
    }
    let name = |code: &str| units.iter().find(|unit| unit.code == code).map_or("", |unit| unit.name.as_str());
    lines.extend(missing.iter().map(|code| format!("  − {code}  {}", name(code))));
    lines.extend(alike(lang, found));
    lines
}

/// New units that may be old ones.
pub fn alike(lang: Lang, found: &Difference) -> Vec<String> {
    let line = |one: &crate::domain::unit::Alike| match lang {
        Lang::Vi => format!(
            "Lưu ý: «{}» có thể là «{}» (cùng xã, phường, tên giống nhau). Nếu đúng, hãy giữ mã cũ, hoặc ghi việc đổi tên, sáp nhập bằng «units rename», «units merge».",
            one.new, one.known
        ),
        Lang::En => format!(
            "Note: «{}» may be «{}» (same commune, like name). If so, keep the old code, or record it with «units rename» or «units merge».",
            one.new, one.known
        ),
    };
    found.alike.iter().map(line).collect()
}

/// "Tên đơn vị: A → B"
pub fn field_change(lang: Lang, change: &FieldChange, plan: &Plan) -> String {
    let say = |value: &str| {
        let named = match change.field {
            UnitField::Kind => plan.kind(value).map(|kind| kind.name.clone()),
            UnitField::Scope => plan.scope(value).map(|scope| scope.name.clone()),
            UnitField::Property(_) => match value {
                "true" => Some(lang.pick("có", "yes").to_owned()),
                "false" => Some(lang.pick("không", "no").to_owned()),
                _ => None,
            },
            UnitField::Opened | UnitField::Closed => value.parse().ok().map(super::words::date),
            UnitField::Name
            | UnitField::Commune
            | UnitField::Group
            | UnitField::Order
            | UnitField::Phone
            | UnitField::Email
            | UnitField::Aliases
            | UnitField::FormerNames => None,
        };
        let text = named.unwrap_or_else(|| value.to_owned());
        if text.is_empty() { lang.pick("(trống)", "(nothing)").to_owned() } else { text }
    };
    format!("{}: {} → {}", field(lang, &change.field, plan), say(&change.old), say(&change.new))
}

pub fn field(lang: Lang, field: &UnitField, plan: &Plan) -> String {
    let word = match field {
        UnitField::Name => lang.pick("Tên đơn vị", "Name"),
        UnitField::Kind => lang.pick("Loại hình", "Kind"),
        UnitField::Commune => lang.pick("Xã, phường", "Commune"),
        UnitField::Scope => lang.pick("Phạm vi", "Scope"),
        UnitField::Group => lang.pick("Thuộc khối", "Group"),
        UnitField::Property(id) => {
            let property = plan.properties.iter().find(|property| property.id == *id);
            return property.map_or_else(|| id.clone(), |property| property.label.clone());
        }
        UnitField::Order => lang.pick("STT", "Order"),
        UnitField::Phone => lang.pick("Điện thoại", "Telephone"),
        UnitField::Email => lang.pick("Thư điện tử", "E-mail"),
        UnitField::Opened => lang.pick("Ngày thành lập", "Opened"),
        UnitField::Closed => lang.pick("Ngày giải thể", "Closed"),
        UnitField::Aliases => lang.pick("Tên gọi khác", "Other spellings"),
        UnitField::FormerNames => lang.pick("Tên cũ", "Former names"),
    };
    word.to_owned()
}
