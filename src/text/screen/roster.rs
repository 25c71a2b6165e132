//! Danh sách đơn vị: columns, filters, what can be changed and what is asked for it.
use crate::{
    domain::unit::Unit,
    text::{Lang, Sentence, words},
};
use chrono::NaiveDate;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Danh sách đơn vị", "Roster")
}

/// Titles of the columns.
pub const fn columns(lang: Lang) -> [&'static str; 9] {
    match lang {
        Lang::Vi => ["STT", "Mã", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi", "Khối", "Mở, đóng", "Gọi khác"],
        Lang::En => ["No.", "Code", "Unit", "Kind", "Commune", "Scope", "Group", "Open, closed", "Aliases"],
    }
}

/// Open on the day one looks, not any more, not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    Open,
    Closed,
    Ahead,
}

pub const fn life(lang: Lang, life: Life) -> &'static str {
    match life {
        Life::Open => lang.pick("đang hoạt động", "open"),
        Life::Closed => lang.pick("đã đóng", "closed"),
        Life::Ahead => lang.pick("chưa mở", "not open yet"),
    }
}

/// Opened and closed in a narrow column: only what is not as always; and from when what is shown of the unit holds, if that is still ahead.
pub fn days(lang: Lang, unit: &Unit, today: NaiveDate) -> String {
    let ahead = unit.before.iter().map(|before| before.until).filter(|until| *until >= today).max();
    let ahead = ahead.and_then(|until| until.succ_opt());
    let ahead = ahead.map(|day| format!("{} {}", lang.pick("đổi từ", "so from"), words::date(day)));
    let days = match (unit.closed, unit.opened) {
        (Some(day), _) if day <= today => format!("{} {}", lang.pick("đóng", "closed"), words::date(day)),
        (Some(day), _) => format!("{} {}", lang.pick("sẽ đóng", "closes"), words::date(day)),
        (None, Some(day)) if day > today => format!("{} {}", lang.pick("sẽ mở", "opens"), words::date(day)),
        (None, Some(day)) => format!("{} {}", lang.pick("mở", "opened"), words::date(day)),
        (None, None) => return ahead.unwrap_or_default(),
    };
    ahead.map_or_else(|| days.clone(), |ahead| format!("{days}; {ahead}"))
}

pub const fn filter(lang: Lang) -> &'static str {
    lang.pick("Chỉ hiện các đơn vị", "Show only units")
}

pub const fn with_aliases(lang: Lang) -> &'static str {
    lang.pick("có tên gọi khác", "with aliases")
}

pub const fn exempt(lang: Lang) -> &'static str {
    lang.pick("được miễn kỳ này", "exempt from this period")
}

pub const fn extended(lang: Lang) -> &'static str {
    lang.pick("được gia hạn kỳ này", "with a later last day this period")
}

pub const fn own_rule(lang: Lang) -> &'static str {
    lang.pick("có chỉ tiêu đặt riêng", "with an indicator set for them")
}

pub fn has(lang: Lang, property: &str, has: bool) -> String {
    match (lang, has) {
        (Lang::Vi, true) => format!("có: {property}"),
        (Lang::Vi, false) => format!("không có: {property}"),
        (Lang::En, true) => format!("with: {property}"),
        (Lang::En, false) => format!("without: {property}"),
    }
}

/// The ways to sort, in the order of the screen's list.
pub fn sort(lang: Lang, at: usize) -> &'static str {
    let words = match lang {
        Lang::Vi => ["STT", "tên", "xã, phường", "loại hình", "phạm vi", "mở, đóng"],
        Lang::En => ["number", "name", "commune", "kind", "scope", "open, closed"],
    };
    words.get(at).copied().unwrap_or_default()
}

/// What can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Extend,
    Exempt,
    Applies,
    Name,
    Alias,
    DropAlias,
    Order,
    Scope,
    Close,
    Reopen,
    Opened,
    Merge,
    New,
    List,
}

pub const fn act(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Extend => lang.pick("Gia hạn nộp kỳ này", "Extend the deadline of this period"),
        Act::Exempt => lang.pick("Miễn báo cáo kỳ này", "Exempt from this period"),
        Act::Applies => lang.pick("Đặt riêng chỉ tiêu áp dụng", "Set which indicators apply"),
        Act::Name => lang.pick("Đổi tên", "Rename"),
        Act::Alias => lang.pick("Thêm tên gọi khác", "Add an alias"),
        Act::DropAlias => lang.pick("Bỏ tên gọi khác", "Remove an alias"),
        Act::Order => lang.pick("Đổi STT", "Change the number"),
        Act::Scope => lang.pick("Đổi phạm vi", "Change the scope"),
        Act::Close => lang.pick("Đóng (giải thể) từ một ngày", "Close from a day on"),
        Act::Reopen => lang.pick("Bỏ ngày đóng, hoạt động lại", "Take the closing day away"),
        Act::Opened => lang.pick("Ghi ngày thành lập", "Set the opening day"),
        Act::Merge => lang.pick("Sáp nhập các đơn vị đã đánh dấu", "Merge the marked units"),
        Act::New => lang.pick("Thêm một đơn vị mới", "Add a new unit"),
        Act::List => lang.pick("Danh sách mới từ Excel", "A new list from Excel"),
    }
}

/// Why something cannot be done with these units.
pub const fn only(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Name | Act::Alias | Act::Order | Act::Opened => lang.pick("từng đơn vị một", "one unit at a time"),
        Act::DropAlias => lang.pick("không có tên gọi khác", "no alias to remove"),
        Act::Reopen => lang.pick("không có ngày đóng", "no closing day"),
        Act::Merge => lang.pick("đánh dấu ít nhất hai", "mark at least two"),
        Act::Scope => lang.pick("kế hoạch chỉ có một phạm vi", "the plan has one scope"),
        Act::Extend | Act::Exempt => lang.pick("không phải báo cáo kỳ này", "owe nothing in this period"),
        Act::Applies | Act::Close | Act::New | Act::List => "",
    }
}

pub const fn new_unit(lang: Lang) -> &'static str {
    lang.pick("danh sách", "the roster")
}

pub fn act_on(lang: Lang, whom: &str) -> String {
    match lang {
        Lang::Vi => format!("Sửa: {whom}"),
        Lang::En => format!("Change: {whom}"),
    }
}

/// What is asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Alias,
    Name,
    NameDay,
    CloseDay,
    OpenedDay,
    Order,
    ScopeDay,
    MergeDay,
    NewCode,
    NewName,
    NewCommune,
    NewDay,
    ListDay,
    Why,
}

pub const fn ask(lang: Lang, ask: Ask) -> &'static str {
    match ask {
        Ask::Alias => lang.pick(
            "Tên gọi khác nào? Ghi như đơn vị thường tự ghi, ví dụ: Tiểu học Nguyễn Du (cũ).",
            "Which other name? As the unit itself writes it.",
        ),
        Ask::Name => lang.pick("Tên mới của đơn vị?", "The unit's new name?"),
        Ask::NameDay => lang.pick(
            "Mang tên này từ ngày nào? Ví dụ 1/7/2026; tên cũ vẫn giữ cho các kỳ trước. Để trống nếu chỉ sửa lỗi gõ.",
            "From which day? For example 1/7/2026; earlier periods keep the old name. Nothing: it was a slip.",
        ),
        Ask::CloseDay => lang.pick(
            "Không còn hoạt động từ ngày nào? Ví dụ 1/7/2026. Báo cáo đã nhận vẫn giữ.",
            "From which day is it no more? For example 1/7/2026. Reports that are in stay.",
        ),
        Ask::OpenedDay => {
            lang.pick("Hoạt động từ ngày nào? Ví dụ 1/9/2026.", "From which day is it open? For example 1/9/2026.")
        }
        Ask::Order => lang.pick("STT mới? Một số từ 1.", "Which number? 1 or more."),
        Ask::ScopeDay => lang.pick(
            "Từ ngày nào? Ví dụ 1/7/2026; các kỳ trước giữ phạm vi cũ. Để trống nếu danh sách ghi nhầm từ đầu.",
            "From which day? For example 1/7/2026; earlier periods keep the old scope. Nothing: the list was wrong.",
        ),
        Ask::MergeDay => lang.pick(
            "Sáp nhập từ ngày nào? Ví dụ 1/7/2026. Số liệu các kỳ trước giữ nguyên theo từng đơn vị.",
            "From which day? For example 1/7/2026. Earlier periods keep the single units.",
        ),
        Ask::NewCode => lang.pick("Mã của đơn vị mới? Mã chưa dùng lần nào.", "Code of the new unit? One never used."),
        Ask::NewName => lang.pick("Tên đầy đủ của đơn vị mới?", "Full name of the new unit?"),
        Ask::NewCommune => lang.pick("Thuộc xã, phường nào?", "In which commune?"),
        Ask::NewDay => {
            lang.pick("Hoạt động từ ngày nào? Ví dụ 1/9/2026.", "From which day is it open? For example 1/9/2026.")
        }
        Ask::ListDay => lang.pick(
            "Danh sách này đúng từ ngày nào? Ví dụ 1/7/2026; các kỳ trước giữ như cũ. Để trống nếu sổ đang ghi sai.",
            "From which day does this list hold? For example 1/7/2026. Nothing: the book has it wrong.",
        ),
        Ask::Why => lang.pick(
            "Theo văn bản, lý do nào? Lý do vào nhật ký của sổ.",
            "By which document, for which reason? It goes into the book's journal.",
        ),
    }
}

pub const fn which_alias(lang: Lang) -> &'static str {
    lang.pick("Bỏ tên gọi nào?", "Which alias?")
}

pub const fn which_scope(lang: Lang) -> &'static str {
    lang.pick("Chuyển sang phạm vi nào?", "Into which scope?")
}

pub const fn which_kind(lang: Lang) -> &'static str {
    lang.pick("Tên không cho biết loại hình. Đơn vị thuộc loại hình nào?", "The name does not say the kind. Which?")
}

pub const fn goes_on(lang: Lang) -> &'static str {
    lang.pick("Đơn vị nào còn lại sau sáp nhập?", "Which unit goes on after the merger?")
}

pub const fn a_new_one(lang: Lang) -> &'static str {
    lang.pick("Một đơn vị mới, mã mới", "A new unit with a new code")
}

pub const fn no_order(lang: Lang) -> &'static str {
    lang.pick("STT là một số nguyên từ 1.", "The number is a whole number, 1 or more.")
}

/// What a decision says, before its reason is asked.
pub fn close_line(lang: Lang, whom: &str, day: NaiveDate) -> String {
    let day = words::date(day);
    match lang {
        Lang::Vi => format!("{whom}: đóng từ {day}."),
        Lang::En => format!("{whom}: closed from {day}."),
    }
}

pub fn from_line(lang: Lang, whom: &str, what: &str, day: Option<NaiveDate>) -> String {
    match (lang, day) {
        (Lang::Vi, Some(day)) => format!("{whom} → {what}, từ {}.", words::date(day)),
        (Lang::Vi, None) => format!("{whom} → {what}, sửa từ đầu."),
        (Lang::En, Some(day)) => format!("{whom} → {what}, from {}.", words::date(day)),
        (Lang::En, None) => format!("{whom} → {what}, as it should always have been."),
    }
}

/// Names of what is told of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Code,
    Name,
    Order,
    Kind,
    Commune,
    Scope,
    Group,
    Life,
    Phone,
    Email,
    Successors,
    Report,
    Exempt,
    Extended,
    Property,
}

pub const fn fact(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::Code => lang.pick("Mã", "Code"),
        Fact::Name => lang.pick("Tên", "Name"),
        Fact::Order => lang.pick("STT", "Number"),
        Fact::Kind => lang.pick("Loại hình", "Kind"),
        Fact::Commune => lang.pick("Xã, phường", "Commune"),
        Fact::Scope => lang.pick("Phạm vi", "Scope"),
        Fact::Group => lang.pick("Khối", "Group"),
        Fact::Life => lang.pick("Hoạt động", "Open"),
        Fact::Phone => lang.pick("Điện thoại", "Telephone"),
        Fact::Email => lang.pick("Thư điện tử", "E-mail"),
        Fact::Successors => lang.pick("Nhập vào", "Went into"),
        Fact::Report => lang.pick("Báo cáo kỳ này", "Report of this period"),
        Fact::Exempt => lang.pick("Được miễn", "Exempt"),
        Fact::Extended => lang.pick("Được gia hạn", "Extended"),
        Fact::Property => lang.pick("Thuộc tính", "Property"),
    }
}

/// Headings over groups of facts.
pub const fn headings(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Kỳ này", "Tên trước đây và tên gọi khác", "Thuộc tính", "Chỉ tiêu áp dụng kỳ này"],
        Lang::En => ["This period", "Former names and aliases", "Properties", "Indicators of this period"],
    }
}

pub fn until(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("dùng đến {}", words::date(day)),
        Lang::En => format!("in use up to {}", words::date(day)),
    }
}

/// Where a spelling came from.
pub const fn alias_from(lang: Lang, learned: bool) -> &'static str {
    if learned {
        lang.pick("nhận ra từ một câu trả lời", "learned from an answer")
    } else {
        lang.pick("ghi trong danh sách", "in the roster")
    }
}

pub const fn yes_no(lang: Lang, yes: bool) -> &'static str {
    if yes { lang.pick("có", "yes") } else { lang.pick("không", "no") }
}

pub const fn set_here(lang: Lang) -> &'static str {
    lang.pick("đặt riêng cho đơn vị này", "set for this unit")
}

pub const fn empty(lang: Lang, no_roster: bool) -> &'static str {
    if no_roster {
        lang.pick(
            "Sổ chưa có đơn vị nào. Đọc danh sách từ Excel, hoặc thêm từng đơn vị.",
            "The book has no units. Read a list from Excel, or add them one by one.",
        )
    } else {
        lang.pick(
            "Không có đơn vị nào như vậy. Bỏ lọc để hiện lại tất cả.",
            "There is no such unit. Show all to see the others.",
        )
    }
}

pub fn alias_kept(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Cách ghi này nhận ra từ một câu trả lời, không nằm trong danh sách.",
            "Lấy lại câu trả lời ấy thì cách ghi cũng bỏ.",
        ),
        Lang::En => Sentence::new(
            "This spelling was learned from an answer; it is not in the roster.",
            "Taking that answer back takes it back too.",
        ),
    }
}

pub fn not_an_alias(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Dòng này không phải tên gọi khác.", "Chọn một tên gọi khác ghi trong danh sách."),
        Lang::En => Sentence::new("This row is no alias.", "Choose one of the roster's aliases."),
    }
}

pub fn card_closed(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang xem một đơn vị.", "Bấm Esc để về danh sách."),
        Lang::En => Sentence::new("One unit is being shown.", "Press Esc for the list."),
    }
}

pub const fn list_title(lang: Lang) -> &'static str {
    lang.pick("Đưa danh sách mới vào sổ?", "Take the new list?")
}

pub const fn list_not(lang: Lang) -> &'static str {
    lang.pick("Thôi, chưa đổi gì", "No, change nothing")
}

/// Those that the list does not name stay.
pub fn list_keep(lang: Lang, missing: usize) -> String {
    match (lang, missing) {
        (Lang::Vi, 0) => "Đưa vào sổ".to_owned(),
        (Lang::Vi, _) => format!("Đưa vào sổ, {missing} đơn vị không có tên vẫn giữ"),
        (Lang::En, 0) => "Take it".to_owned(),
        (Lang::En, _) => format!("Take it, the {missing} units it does not name stay"),
    }
}

pub fn list_close(lang: Lang, missing: usize, from: Option<NaiveDate>) -> String {
    match (lang, from) {
        (Lang::Vi, Some(day)) => format!("Đưa vào sổ, đóng {missing} đơn vị không có tên từ {}", words::date(day)),
        (Lang::Vi, None) => format!("Đưa vào sổ, đóng {missing} đơn vị không có tên từ hôm nay"),
        (Lang::En, Some(day)) => {
            format!("Take it, close the {missing} units it does not name from {}", words::date(day))
        }
        (Lang::En, None) => format!("Take it, close the {missing} units it does not name from today"),
    }
}

/// What reading another list would do.
pub const fn difference_title(lang: Lang) -> &'static str {
    lang.pick("Danh sách mới khác danh sách trong sổ", "How the new list differs from the book")
}
