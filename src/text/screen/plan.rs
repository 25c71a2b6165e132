//! Kế hoạch: what stands around the parts of a plan. The parts themselves are worded in [`super::plan_part`].
use crate::{
    domain::{
        book::PeriodState,
        plan::{Period, PeriodId, period::Due},
    },
    text::{Lang, Sentence, summary, words},
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Kế hoạch", "The plan")
}

/// The parts, in the order of the screen.
pub const fn parts(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Vi => ["Chung", "Báo cáo", "Kỳ", "Biểu mẫu", "Chỉ tiêu", "Quy tắc"],
        Lang::En => ["General", "Reports", "Periods", "Form", "Indicators", "Rules"],
    }
}

/// What the filter of a part leaves: all, or what is more seldom. None where there is nothing to leave out.
pub fn filter(lang: Lang, part: usize, on: bool) -> Option<&'static str> {
    Some(match (part, on) {
        (2, false) => lang.pick("các kỳ trong năm", "this year's periods"),
        (2, true) => lang.pick("mọi kỳ của kế hoạch", "every period of the plan"),
        (3, false) => lang.pick("mọi ô số liệu", "every field"),
        (3, true) => lang.pick("chỉ ô bắt buộc", "required fields only"),
        (4, false) => lang.pick("mọi chỉ tiêu", "every indicator"),
        (4, true) => lang.pick("chỉ chỗ phải hiểu thêm", "readings only"),
        (_, _) => return None,
    })
}

/// Titles of the columns of a part.
pub const fn columns(lang: Lang, part: usize) -> [&'static str; 2] {
    match (part, lang) {
        (0, Lang::Vi) => ["Mục", "Nội dung"],
        (0, Lang::En) => ["What", "As the plan says it"],
        (1, Lang::Vi) => ["Loại báo cáo", "Hạn của đơn vị"],
        (1, Lang::En) => ["Report", "Units' deadline"],
        (2, Lang::Vi) => ["Kỳ", "Hạn của đơn vị, tình trạng"],
        (2, Lang::En) => ["Period", "Units' deadline, state"],
        (3, Lang::Vi) => ["Ô số liệu (* bắt buộc)", "Kiểu"],
        (3, Lang::En) => ["Field (* required)", "Kind"],
        (4, Lang::Vi) => ["Chỉ tiêu (! hiểu thêm)", "Mục tiêu"],
        (4, Lang::En) => ["Indicator (! reading)", "Target"],
        (_, Lang::Vi) => ["Quy tắc giữa các số", "Mức"],
        (_, Lang::En) => ["Rule between figures", "Severity"],
    }
}

pub fn counts(lang: Lang, shown: usize, all: usize) -> String {
    let (shown, all) = (summary::number(lang, Decimal::from(shown)), summary::number(lang, Decimal::from(all)));
    match lang {
        Lang::Vi => format!("{shown} / {all} dòng"),
        Lang::En => format!("{shown} of {all} rows"),
    }
}

pub const fn search(lang: Lang) -> &'static str {
    lang.pick("Tìm", "Search")
}

pub const fn empty(lang: Lang) -> &'static str {
    lang.pick("Không có dòng nào như vậy.", "There is no such row.")
}

pub const fn none(lang: Lang) -> &'static str {
    lang.pick("Kế hoạch không có mục nào ở phần này.", "The plan has nothing in this part.")
}

/// Blank in the plan: may be filled in later.
pub const fn blank(lang: Lang) -> &'static str {
    lang.pick("(để trống)", "(blank)")
}

/// Names of what the first part tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Title,
    Issuer,
    Id,
    Years,
    Number,
    InForce,
    Superior,
    Office,
    Place,
    Signature,
    Recipients,
    Shift,
    Holidays,
    SchoolYear,
    Kinds,
    Groups,
    Scopes,
    Properties,
    Versions,
}

pub const fn fact(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::Title => lang.pick("Tên kế hoạch", "Title"),
        Fact::Issuer => lang.pick("Cơ quan ban hành", "Issued by"),
        Fact::Id => lang.pick("Mã, phiên bản", "Id, version"),
        Fact::Years => lang.pick("Giai đoạn", "Years"),
        Fact::Number => lang.pick("Số, ký hiệu", "Number"),
        Fact::InForce => lang.pick("Có hiệu lực từ", "In force from"),
        Fact::Superior => lang.pick("Cơ quan chủ quản", "Superior office"),
        Fact::Office => lang.pick("Cơ quan báo cáo", "Reporting office"),
        Fact::Place => lang.pick("Nơi ghi trước ngày", "Place before the date"),
        Fact::Signature => lang.pick("Người ký", "Signed by"),
        Fact::Recipients => lang.pick("Nơi nhận", "Recipients"),
        Fact::Shift => lang.pick("Hạn rơi vào ngày nghỉ", "A last day on a day off"),
        Fact::Holidays => lang.pick("Ngày nghỉ", "Holidays"),
        Fact::SchoolYear => lang.pick("Năm học", "School year"),
        Fact::Kinds => lang.pick("Loại hình đơn vị", "Kinds of units"),
        Fact::Groups => lang.pick("Khối", "Groups"),
        Fact::Scopes => lang.pick("Phạm vi", "Scopes"),
        Fact::Properties => lang.pick("Thuộc tính của đơn vị", "Properties of units"),
        Fact::Versions => lang.pick("Các phiên bản trong sổ", "Versions in the book"),
    }
}

pub fn version(lang: Lang, id: &str, version: u32) -> String {
    match lang {
        Lang::Vi => format!("{id}, phiên bản {version}"),
        Lang::En => format!("{id}, version {version}"),
    }
}

pub fn version_from(lang: Lang, version: i64, from: NaiveDate) -> String {
    let day = words::date(from);
    match lang {
        Lang::Vi => format!("bản {version}: từ {day}"),
        Lang::En => format!("version {version}: from {day}"),
    }
}

/// A deadline with the day it leaves: `trước ngày 20/5 — hết Thứ Ba 19/5/2026`.
pub fn due(lang: Lang, due: Option<Due>) -> String {
    let Some(due) = due else { return no_due(lang).to_owned() };
    let (worded, day) = (words::due(lang, &due), words::date(due.last_day));
    let weekday = words::weekday(lang, due.last_day.weekday());
    match lang {
        Lang::Vi => format!("{worded} — hết {weekday} {day}"),
        Lang::En => format!("{worded} — up to {weekday} {day}"),
    }
}

pub const fn no_due(lang: Lang) -> &'static str {
    lang.pick("đặt khi mở kỳ", "set when the period is opened")
}

pub fn period(lang: Lang, id: &PeriodId) -> String {
    words::span(lang, &id.span)
}

/// What a period is to the book: the one worked in, its state, days left.
pub fn period_state(lang: Lang, state: PeriodState, own_dates: bool) -> String {
    let state = words::period_state(lang, state);
    match (own_dates, lang) {
        (false, _) => state.to_owned(),
        (true, Lang::Vi) => format!("{state}, ngày đặt riêng"),
        (true, Lang::En) => format!("{state}, dates of its own"),
    }
}

pub fn window(lang: Lang, period: &Period) -> String {
    let (from, to) = (words::date(period.from), words::date(period.to));
    match lang {
        Lang::Vi => format!("từ {from} đến {to}"),
        Lang::En => format!("from {from} to {to}"),
    }
}

/// The period that is looked at.
pub const fn here(lang: Lang) -> &'static str {
    lang.pick("đang làm việc ở kỳ này", "the period worked in")
}

pub fn override_line(lang: Lang, unit: &str, applies: bool) -> String {
    match (lang, applies) {
        (Lang::Vi, true) => format!("{unit}: áp dụng"),
        (Lang::Vi, false) => format!("{unit}: không áp dụng"),
        (Lang::En, true) => format!("{unit}: applies"),
        (Lang::En, false) => format!("{unit}: does not apply"),
    }
}

pub fn which_unit_for(lang: Lang, indicator: &str) -> String {
    match lang {
        Lang::Vi => format!("Đặt riêng cho đơn vị nào? — {indicator}"),
        Lang::En => format!("For which unit? — {indicator}"),
    }
}

/// Both answers to whether an indicator is about a unit.
pub const fn applies(lang: Lang, applies: bool) -> &'static str {
    if applies {
        lang.pick("Có áp dụng với đơn vị này", "It applies to this unit")
    } else {
        lang.pick("Không áp dụng với đơn vị này", "It does not apply to this unit")
    }
}

/// The same beside a name.
pub const fn short_applies(lang: Lang, applies: bool) -> &'static str {
    if applies { lang.pick("áp dụng", "applies") } else { lang.pick("không áp dụng", "does not apply") }
}

/// What is decided, before it is: `Có tổ chức Ngày hội: không áp dụng`.
pub fn set_applies(lang: Lang, indicator: &str, applies: bool) -> String {
    format!("«{indicator}»: {}.", short_applies(lang, applies))
}

/// How it stands today.
pub const fn as_now(lang: Lang) -> &'static str {
    lang.pick("như hiện nay", "as it is now")
}

pub fn applies_title(lang: Lang, unit: &str, indicator: &str) -> String {
    format!("{unit} — {} {indicator}", lang.pick("chỉ tiêu:", "indicator:"))
}

/// Prompts of the questions asked here.
pub fn ask_span(lang: Lang, report: &str, calendar: bool) -> (String, String) {
    let title = match lang {
        Lang::Vi => format!("Mở kỳ — {report}"),
        Lang::En => format!("Open a period — {report}"),
    };
    let prompt = match (lang, calendar) {
        (Lang::Vi, true) => {
            "Kỳ nào? Ví dụ 2026-M05 (tháng 5), 2026-Q2 (quý II), 2026-H1 (6 tháng đầu năm), 2026-9M, 2026, 2025-2026 (năm học)."
        }
        (Lang::Vi, false) => "Đặt tên cho đợt báo cáo. Ví dụ: Đợt 1 năm 2026.",
        (Lang::En, true) => {
            "Which one? For example 2026-M05 (May), 2026-Q2, 2026-H1 (first half-year), 2026-9M, 2026, 2025-2026 (school year)."
        }
        (Lang::En, false) => "Give the round a name. For example: Round 1 of 2026.",
    };
    (title, prompt.to_owned())
}

pub fn ask_due(lang: Lang, period: &str, planned: &str) -> (String, String) {
    match lang {
        Lang::Vi => (
            format!("Hạn nộp — {period}"),
            format!(
                "Hạn hiện nay: {planned}.\nĐơn vị nộp chậm nhất ngày nào? Ví dụ 25/5/2026. Sổ sẽ làm việc ở kỳ này."
            ),
        ),
        Lang::En => (
            format!("Deadline — {period}"),
            format!(
                "Now: {planned}.\nWhich is the units' last day? For example 25/5/2026. The book works in this period from then on."
            ),
        ),
    }
}

pub fn ask_reason(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("{what}\nVì sao? Lý do vào nhật ký của sổ."),
        Lang::En => format!("{what}\nWhy? The reason goes into the book's journal."),
    }
}

pub fn opened_until(lang: Lang, period: &str, due: NaiveDate) -> String {
    let day = words::date(due);
    match lang {
        Lang::Vi => format!("{period}: đơn vị nộp chậm nhất {day}."),
        Lang::En => format!("{period}: units send by {day} at the latest."),
    }
}

pub fn not_a_span(lang: Lang) -> String {
    lang.pick(
        "Loại báo cáo này không có kỳ như vậy, hoặc năm nằm ngoài giai đoạn của kế hoạch.",
        "This kind of report has no such period, or the year lies outside the plan's.",
    )
    .to_owned()
}

pub fn before_window(lang: Lang, from: NaiveDate) -> String {
    let day = words::date(from);
    match lang {
        Lang::Vi => format!("Hạn nộp không thể trước ngày đầu của kỳ, {day}."),
        Lang::En => format!("The deadline cannot be before the first day of the period, {day}."),
    }
}

/// From which day a new version of the plan holds.
pub fn ask_from(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Vi => (
            "Áp dụng bản kế hoạch mới",
            "Áp dụng cho các kỳ kết thúc từ ngày nào? Ví dụ 1/7/2026. Các kỳ trước giữ bản cũ.",
        ),
        Lang::En => (
            "Apply the new version of the plan",
            "For periods that end on or after which day? For example 1/7/2026. Earlier periods keep the old version.",
        ),
    }
}

/// How much differs.
pub fn changes(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, 0) => "Không có gì khác.".to_owned(),
        (Lang::Vi, _) => format!("{count} chỗ khác."),
        (Lang::En, 0) => "Nothing differs.".to_owned(),
        (Lang::En, 1) => "1 difference.".to_owned(),
        (Lang::En, _) => format!("{count} differences."),
    }
}

pub fn renew_line(lang: Lang, file: &str, from: NaiveDate) -> String {
    let day = words::date(from);
    match lang {
        Lang::Vi => format!("{file}: áp dụng cho các kỳ kết thúc từ {day}."),
        Lang::En => format!("{file}: for periods that end on {day} or later."),
    }
}

pub const fn difference_title(lang: Lang) -> &'static str {
    lang.pick("Bản kế hoạch mới khác bản đang dùng", "How the new version of the plan differs")
}

pub const fn export_title(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Vi => ("Ghi kế hoạch ra Excel", "Tên và thư mục của tệp (.xlsx). Sửa trong Excel rồi đọc lại được."),
        Lang::En => {
            ("Write the plan to Excel", "Name and folder of the file (.xlsx). It can be changed there and read again.")
        }
    }
}

pub fn nothing_shown(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có dòng nào để chọn.", "Xoá chữ đang tìm hoặc bỏ lọc."),
        Lang::En => Sentence::new("There is no row to choose.", "Clear the search or the filter."),
    }
}

pub fn searching(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang gõ ở ô tìm.", "Gõ chữ cần tìm, không cần dấu."),
        Lang::En => Sentence::new("The search is open.", "Type what to look for; marks not needed."),
    }
}

pub fn no_filter(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Phần này không có gì để lọc.",
            "Lọc được ở Kỳ, Biểu mẫu và Chỉ tiêu; ở đây thì tìm theo chữ.",
        ),
        Lang::En => Sentence::new(
            "There is nothing to filter here.",
            "Periods, Form and Indicators can be; here one can search.",
        ),
    }
}

/// The plan's own text is not changed row by row.
pub fn not_edited(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Dòng này là lời của kế hoạch, không sửa ở đây.",
            "Ghi kế hoạch ra Excel, sửa ở đó rồi đọc lại làm bản mới.",
        ),
        Lang::En => Sentence::new(
            "This is the plan's own text and is not edited here.",
            "Write the plan to Excel, change it there and read it as a new version.",
        ),
    }
}

/// Why a heading leads nowhere.
pub fn only_heading(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đây là tiêu đề của nhóm.", "Chọn một dòng bên dưới."),
        Lang::En => Sentence::new("This is the heading of a group.", "Choose a row below it."),
    }
}

pub fn here_already(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang làm việc ở chính kỳ này.", ""),
        Lang::En => Sentence::new("This is the period being worked in.", ""),
    }
}

/// Deciding of an indicator asks who is in the book's period.
pub fn open_first(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Sổ chưa mở kỳ báo cáo nào.", "Mở một kỳ ở phần Loại báo cáo trước."),
        Lang::En => Sentence::new("No period of this book is open yet.", "Open one first, among the kinds of reports."),
    }
}

/// Reports sent at any time have no period of their own.
pub fn goes_into(lang: Lang, host: &str) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            format!("Báo cáo này gửi lúc nào cũng được và gộp vào kỳ của «{host}»."),
            format!("Mở kỳ ở «{host}»."),
        ),
        Lang::En => Sentence::new(
            format!("These reports come at any time and count in the periods of «{host}»."),
            format!("Open the period of «{host}»."),
        ),
    }
}

pub fn period_closed(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => {
            Sentence::new("Kỳ này đã chốt hoặc đã gửi nên không đổi hạn.", "Mở lại kỳ bằng «tonghop period reopen».")
        }
        Lang::En => Sentence::new(
            "This period is closed or forwarded: its deadline stays.",
            "Reopen it with «tonghop period reopen».",
        ),
    }
}
