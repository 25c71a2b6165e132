//! What happens to units, and why it cannot.
use super::{Lang, Sentence, words::date};
use crate::{
    domain::book::RosterEvent,
    job::units::{Planned, UnitNote, UnitRefusal, Unsaid},
};

pub const fn event(lang: Lang, what: RosterEvent) -> &'static str {
    match what {
        RosterEvent::Rename => lang.pick("Đổi tên, thông tin đơn vị", "Unit renamed or changed"),
        RosterEvent::Open => lang.pick("Thêm đơn vị mới thành lập", "Unit opened"),
        RosterEvent::Close => lang.pick("Giải thể đơn vị", "Unit closed"),
        RosterEvent::Merge => lang.pick("Sáp nhập đơn vị", "Units merged"),
        RosterEvent::Split => lang.pick("Chia tách đơn vị", "Unit split"),
        RosterEvent::Edit => lang.pick("Sửa thông tin đơn vị", "Unit corrected"),
        RosterEvent::Alias => lang.pick("Thêm tên gọi khác của đơn vị", "Another spelling of a unit"),
        RosterEvent::Commune => lang.pick("Đổi xã, phường", "Communes changed"),
    }
}

/// What was done, and what should be known about it.
pub fn planned(lang: Lang, planned: &Planned) -> Vec<String> {
    let head = format!("{}: {}", event(lang, planned.what), planned.subjects.join(", "));
    std::iter::once(head).chain(planned.notes.iter().map(|one| note(lang, one))).collect()
}

/// Behind a unit that is no more, or will not be.
pub fn closed(lang: Lang, day: chrono::NaiveDate) -> String {
    match lang {
        Lang::Vi => format!(" — giải thể từ {}", super::words::date(day)),
        Lang::En => format!(" — closed from {}", super::words::date(day)),
    }
}

pub fn note(lang: Lang, note: &UnitNote) -> String {
    match (note, lang) {
        (UnitNote::ReportsAfter { code, periods }, Lang::Vi) => format!(
            "Lưu ý: {code} có báo cáo cho kỳ kết thúc sau ngày này ({}); các báo cáo ấy vẫn giữ nhưng không tính.",
            periods.join(", ")
        ),
        (UnitNote::ReportsAfter { code, periods }, Lang::En) => format!(
            "Note: {code} has reports for periods that end after this day ({}); they are kept and do not count.",
            periods.join(", ")
        ),
        (UnitNote::TouchesLocked(periods), Lang::Vi) => format!(
            "Lưu ý: việc này làm thay đổi danh sách đơn vị của kỳ đã chốt hoặc đã gửi ({}); bản đã gửi không đổi.",
            periods.join(", ")
        ),
        (UnitNote::TouchesLocked(periods), Lang::En) => format!(
            "Note: this changes the units of periods that are closed or forwarded ({}); what was forwarded stays.",
            periods.join(", ")
        ),
        (UnitNote::UnitsMoved(count), Lang::Vi) => format!("{count} đơn vị thuộc địa bàn này."),
        (UnitNote::UnitsMoved(count), Lang::En) => format!("{count} units lie there."),
    }
}

pub fn refusal(lang: Lang, why: &UnitRefusal) -> Sentence {
    let say = |vi: (String, &str), en: (String, &str)| {
        let (message, advice) = match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        Sentence { message, advice: advice.to_owned() }
    };
    match why {
        UnitRefusal::CodeTaken { code, name } => say(
            (
                format!("Mã «{code}» đã là của {name}."),
                "Dùng một mã chưa có; mã của đơn vị đã giải thể không dùng lại.",
            ),
            (format!("Code «{code}» is that of {name}."), "Use a new code; codes of closed units are not used again."),
        ),
        UnitRefusal::BeforeOpening { code, opened, day } => {
            let (opened, day) = (date(*opened), date(*day));
            say(
                (format!("Ngày {day} không sau ngày thành lập của «{code}» ({opened})."), "Ghi lại ngày."),
                (format!("{day} is not after the opening of «{code}» ({opened})."), "Correct the day."),
            )
        }
        UnitRefusal::AlreadyClosed { code, closed } => {
            let closed = date(*closed);
            say(
                (
                    format!("Đơn vị «{code}» đã giải thể từ ngày {closed}."),
                    "Ghi ngày sớm hơn, hoặc hoàn tác việc giải thể bằng «tonghop journal undo».",
                ),
                (
                    format!("Unit «{code}» was closed on {closed}."),
                    "Give an earlier day, or take the closing back with «tonghop journal undo».",
                ),
            )
        }
        UnitRefusal::Itself(what) => say(
            (format!("«{what}» không thể nhập vào hay đổi thành chính nó."), "Kiểm tra lại các mã, tên đã ghi."),
            (format!("«{what}» cannot become itself."), "Check the codes and names."),
        ),
        UnitRefusal::IntoNothing(code) => say(
            (format!("Chưa nêu đơn vị mới được tách ra từ «{code}»."), "Thêm --into MÃ=TÊN."),
            (format!("No new unit is named that «{code}» is split into."), "Add --into CODE=NAME."),
        ),
        UnitRefusal::Missing(unsaid) => {
            let (vi, en) = unsaid_words(*unsaid);
            say(
                (format!("Cần nêu {vi} của đơn vị mới: không suy ra được từ thông tin khác."), "Thêm thông tin ấy."),
                (format!("Say {en} of the new unit: it does not follow from the rest."), "Add it."),
            )
        }
        UnitRefusal::Unknown(unsaid, text) => {
            let (vi, en) = unsaid_words(*unsaid);
            say(
                (format!("Kế hoạch không có {vi} «{text}»."), "Xem các mã ở «tonghop plan show»."),
                (format!("The plan does not know «{text}» as {en}."), "See the ids with «tonghop plan show»."),
            )
        }
        UnitRefusal::NoSuchCommune(name) => say(
            (
                format!("Trước ngày ấy không đơn vị nào thuộc xã, phường «{name}»."),
                "Ghi tên xã, phường như trong danh sách đơn vị.",
            ),
            (format!("No unit lies in «{name}» before that day."), "Write the commune as the list of units does."),
        ),
        UnitRefusal::NoAlias { alias, of: Some(code) } => say(
            (format!("«{alias}» đang chỉ đơn vị «{code}»."), "Chọn một cách viết khác."),
            (format!("«{alias}» means unit «{code}»."), "Choose another spelling."),
        ),
        UnitRefusal::NoAlias { alias, of: None } => say(
            (format!("«{alias}» không dùng làm tên gọi khác được."), "Ghi một tên riêng, chưa chỉ ai khác."),
            (format!("«{alias}» cannot be another spelling."), "Write a proper name that means nobody else."),
        ),
        UnitRefusal::Nothing => say(
            ("Không có gì thay đổi.".into(), "Kiểm tra lại các giá trị đã ghi."),
            ("Nothing would change.".into(), "Check what was given."),
        ),
    }
}

const fn unsaid_words(unsaid: Unsaid) -> (&'static str, &'static str) {
    match unsaid {
        Unsaid::Code => ("mã", "the code"),
        Unsaid::Name => ("tên", "the name"),
        Unsaid::Kind => ("loại hình", "the kind"),
        Unsaid::Commune => ("xã, phường", "the commune"),
        Unsaid::Scope => ("phạm vi", "the scope"),
        Unsaid::Property => ("đặc điểm", "the property"),
    }
}
