//! Báo cáo của đơn vị: headings, states of versions, reasons why something cannot be done with a report.
use crate::{
    domain::{
        intake::Severity,
        plan::{Field, FieldKind},
    },
    job::review::Version,
    text::{Lang, Sentence, words},
};
use chrono::NaiveDate;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Báo cáo", "Report")
}

pub const fn values(lang: Lang) -> &'static str {
    lang.pick("Số liệu", "Values")
}

/// `Lỗi: 2 lỗi, 1 cảnh báo`. Those that a correction settled are counted apart.
pub fn findings(lang: Lang, [notes, warnings, errors]: [usize; 3], settled: usize) -> String {
    let title = lang.pick("Lỗi", "Findings");
    let counts = [(Severity::Error, errors), (Severity::Warning, warnings), (Severity::Note, notes)];
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let parts = some.map(|(severity, count)| format!("{count} {}", words::severity(lang, *severity).to_lowercase()));
    let done = (settled > 0).then(|| format!("{settled} {}", self::settled(lang).to_lowercase()));
    let parts: Vec<String> = parts.chain(done).collect();
    if parts.is_empty() { format!("{title}: 0") } else { format!("{title}: {}", parts.join(", ")) }
}

/// In the place of a severity: a clerk has corrected the value.
pub const fn settled(lang: Lang) -> &'static str {
    lang.pick("Đã sửa", "Settled")
}

pub const fn settled_by_hand(lang: Lang) -> &'static str {
    lang.pick("✓ Văn phòng đã sửa số liệu này.", "✓ The office has corrected this value.")
}

/// After a jump from a finding; `key` corrects.
pub fn at_its_value(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Vi => format!("Đây là số liệu của lỗi ấy. {key} lần nữa để sửa."),
        Lang::En => format!("This is the value the finding is about. {key} again corrects it."),
    }
}

pub const fn versions(lang: Lang) -> &'static str {
    lang.pick("Các bản, quyết định", "Versions, decisions")
}

pub fn phone(lang: Lang, phone: Option<&str>) -> String {
    match (phone, lang) {
        (Some(phone), Lang::Vi) => format!("ĐT {phone}"),
        (Some(phone), Lang::En) => format!("tel. {phone}"),
        (None, Lang::Vi) => "chưa có số điện thoại".to_owned(),
        (None, Lang::En) => "no telephone".to_owned(),
    }
}

pub fn late(lang: Lang, days: u32) -> String {
    match (lang, days) {
        (Lang::Vi, _) => format!("trễ {days} ngày"),
        (Lang::En, 1) => "1 day late".to_owned(),
        (Lang::En, _) => format!("{days} days late"),
    }
}

pub fn received(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", lang.pick("nhận", "received"), words::date(day))
}

/// Which version is shown, of how many.
pub fn which(lang: Lang, number: u32, versions: usize) -> String {
    match lang {
        Lang::Vi => format!("bản {number}/{versions}"),
        Lang::En => format!("version {number} of {versions}"),
    }
}

pub fn waiting(lang: Lang, versions: usize, none_counts: bool) -> String {
    let mut text = match (lang, versions) {
        (Lang::Vi, _) => format!("{versions} bản chờ chọn"),
        (Lang::En, 1) => "1 version waits".to_owned(),
        (Lang::En, _) => format!("{versions} versions wait"),
    };
    if none_counts {
        text.push_str(lang.pick(", chưa tính bản nào", ", none counts yet"));
    }
    text
}

/// The state of a version in a narrow column.
pub fn version_state(lang: Lang, version: &Version) -> String {
    let parts = [
        version.counts.then(|| lang.pick("được tính", "counts")),
        version.waits.then(|| lang.pick("chờ chọn", "waits")),
        version.returned.is_some().then(|| lang.pick("đã trả lại", "returned")),
        version.accepted.then(|| lang.pick("đã chấp nhận", "accepted")),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    if parts.is_empty() { lang.pick("không tính", "does not count").to_owned() } else { parts.join(", ") }
}

/// How many values differ from the version it is compared with.
pub fn differences(lang: Lang, version: &Version) -> String {
    let Some(against) = version.against else { return String::new() };
    match (lang, version.changes.len()) {
        (Lang::Vi, 0) => format!("như bản {against}"),
        (Lang::Vi, count) => format!("{count} khác bản {against}"),
        (Lang::En, 0) => format!("as version {against}"),
        (Lang::En, count) => format!("{count} unlike {against}"),
    }
}

pub fn returned(lang: Lang, reason: &str) -> String {
    format!("{}: {}", lang.pick("Đã trả lại", "Returned"), reason_or_none(lang, reason))
}

pub const fn accepted(lang: Lang) -> &'static str {
    lang.pick("Đã chấp nhận dù còn lỗi", "Accepted despite its errors")
}

pub fn extended(lang: Lang, until: NaiveDate, reason: &str) -> String {
    let (until, reason) = (words::date(until), reason_or_none(lang, reason));
    match lang {
        Lang::Vi => format!("Gia hạn đến hết ngày {until}: {reason}"),
        Lang::En => format!("Extended to the end of {until}: {reason}"),
    }
}

pub fn exempt(lang: Lang, reason: &str) -> String {
    format!("{}: {}", lang.pick("Được miễn", "Exempt"), reason_or_none(lang, reason))
}

pub fn note(lang: Lang, note: &str, who: &str) -> String {
    let who = if who.is_empty() { words::somebody(lang) } else { who };
    format!("{}: {note} — {who}", lang.pick("Ghi chú", "Note"))
}

fn reason_or_none(lang: Lang, reason: &str) -> &str {
    if reason.trim().is_empty() { lang.pick("không ghi lý do", "no reason given") } else { reason }
}

/// More lines than there is room for.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("… còn {count} mục, xem ở «{}»", versions(lang)),
        Lang::En => format!("… {count} more, see “{}”", versions(lang)),
    }
}

/// Nothing has come: since when it is missing, or how long it still has.
pub fn nothing_came(lang: Lang, last_day: Option<NaiveDate>, days_late: u32) -> String {
    let none = lang.pick("Chưa có báo cáo nào của đơn vị trong kỳ này", "No report of the unit for this period yet");
    let Some(last_day) = last_day else { return format!("{none}.") };
    let day = words::date(last_day);
    match (days_late, lang) {
        (0, Lang::Vi) => format!("{none}; hạn nộp hết ngày {day}."),
        (0, Lang::En) => format!("{none}; it is due by the end of {day}."),
        (late, Lang::Vi) => format!("{none}; quá hạn {late} ngày, tính từ hết ngày {day}."),
        (late, Lang::En) => format!("{none}; overdue by {late} days, since the end of {day}."),
    }
}

/// Files whose sender nobody has settled yet.
pub fn may_be_theirs(lang: Lang, files: &[&str]) -> String {
    let list = files.join("; ");
    match lang {
        Lang::Vi => format!("Tệp chờ trả lời có thể của đơn vị (Ctrl+T): {list}"),
        Lang::En => format!("Waiting files that may be theirs (Ctrl+T): {list}"),
    }
}

pub const fn reading(lang: Lang) -> &'static str {
    lang.pick("Đang đọc báo cáo…", "Reading the report…")
}

pub const fn unread(lang: Lang) -> &'static str {
    lang.pick(
        "Không đọc được báo cáo. Quay lại (Esc) rồi mở lại đơn vị này.",
        "The report could not be read. Go back (Esc) and open this unit again.",
    )
}

pub const fn no_values(lang: Lang) -> &'static str {
    lang.pick("Chưa có số liệu nào.", "There are no values yet.")
}

pub const fn no_findings(lang: Lang) -> &'static str {
    lang.pick("Không có lỗi, cảnh báo hay lưu ý nào.", "There are no errors, warnings or notes.")
}

pub const fn no_versions(lang: Lang) -> &'static str {
    lang.pick("Chưa có bản nào và chưa có quyết định nào.", "There are no versions and no decisions yet.")
}

pub fn gone(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đơn vị này không còn trong danh sách của sổ.", "Esc để trở lại."),
        Lang::En => Sentence::new("This unit is no longer in the book's list.", "Esc goes back."),
    }
}

/// Columns of the three tables.
pub fn column(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Label => lang.pick("Mục", "Field"),
        Column::Value => lang.pick("Giá trị", "Value"),
        Column::How => lang.pick("Cách đọc", "How read"),
        Column::Severity => lang.pick("Mức", "Kind"),
        Column::Cell => lang.pick("Ô", "Cell"),
        Column::Sentence => lang.pick("Điều gì", "What"),
        Column::Number => lang.pick("Bản", "No."),
        Column::File => lang.pick("Tệp", "File"),
        Column::Received => lang.pick("Nhận", "Received"),
        Column::State => lang.pick("Tình trạng", "State"),
        Column::Differs => lang.pick("Khác nhau", "Differs"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Label,
    Value,
    How,
    Severity,
    Cell,
    Sentence,
    Number,
    File,
    Received,
    State,
    Differs,
}

pub const fn blank(lang: Lang) -> &'static str {
    lang.pick("(trống)", "(blank)")
}

pub const fn cleared(lang: Lang) -> &'static str {
    lang.pick("(đã xoá)", "(cleared)")
}

pub const fn corrected(lang: Lang) -> &'static str {
    lang.pick("(đã sửa)", "(corrected)")
}

/// Typed, and nothing can be made of it.
pub fn not_understood(lang: Lang, typed: &str) -> String {
    format!("{} “{typed}”", lang.pick("không hiểu", "not understood"))
}

/// What a correction of a field may look like.
pub fn correct_prompt(lang: Lang, label: &str, field: &Field) -> String {
    let form = match &field.kind {
        FieldKind::Count => lang.pick("Một số nguyên.", "A whole number.").to_owned(),
        FieldKind::Amount { unit } => match lang {
            Lang::Vi => format!("Số tiền, tính bằng {}.", unit.word()),
            Lang::En => format!("An amount in {}.", unit.word()),
        },
        FieldKind::Ratio { numerator, denominator } => match lang {
            Lang::Vi => format!("Hai số, như 12/15: {numerator} / {denominator}."),
            Lang::En => format!("Two figures, like 12/15: {numerator} / {denominator}."),
        },
        FieldKind::Percent => lang.pick("Tỷ lệ phần trăm, như 85%.", "A percentage, like 85%.").to_owned(),
        FieldKind::YesNo => lang.pick("Có hoặc Không.", "“Có” (yes) or “Không” (no).").to_owned(),
        FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
            let labels: Vec<&str> = options.iter().map(|option| option.label.as_str()).collect();
            format!("{}: {}.", lang.pick("Một trong", "One of"), labels.join(" · "))
        }
        FieldKind::Date => lang.pick("Một ngày, như 19/5/2026.", "A date, like 19/5/2026.").to_owned(),
        FieldKind::Text => String::new(),
    };
    let blank = lang.pick("Để trống là xoá số liệu.", "Empty clears the value.");
    format!("{label}\n{form} {blank}")
}

pub fn choose_title(lang: Lang, version: &Version) -> String {
    let number = version.number;
    let differs = differences(lang, version);
    match lang {
        Lang::Vi => format!("Bản {number}: {differs}. Tính bản nào?"),
        Lang::En => format!("Version {number}: {differs}. Which counts?"),
    }
}

/// The new version takes the place of the one that counts.
pub fn keep_new(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Vi => format!("Tính bản {number}"),
        Lang::En => format!("Count version {number}"),
    }
}

pub fn keep_old(lang: Lang, number: u32, counting: Option<u32>) -> String {
    match (lang, counting) {
        (Lang::Vi, Some(counting)) => format!("Giữ bản {counting}, không tính bản {number}"),
        (Lang::Vi, None) => format!("Không tính bản {number}"),
        (Lang::En, Some(counting)) => format!("Keep version {counting}, not {number}"),
        (Lang::En, None) => format!("Do not count version {number}"),
    }
}

pub const fn later(lang: Lang) -> &'static str {
    lang.pick("Để sau", "Later")
}

/// Why a command cannot be run on this report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NoReport,
    NoneCounts,
    NoErrors,
    AlreadyAccepted,
    AlreadyReturned,
    AlreadyExempt,
    DoesNotOwe,
    ChooseValue,
    TableCell,
    WithoutQuarter,
    NothingSelected,
    LastOfList,
    FirstOfList,
}

pub fn refused(lang: Lang, why: Refused) -> Sentence {
    let [vi, en] = match why {
        Refused::NoReport => [
            ("Chưa có báo cáo nào của đơn vị trong kỳ này.", "F5 để nhận tệp."),
            ("The unit has no report for this period.", "F5 takes files in."),
        ],
        Refused::NoneCounts => [
            ("Chưa bản nào được tính.", "Chọn bản ở khung «Các bản, quyết định», rồi Enter."),
            ("No version counts yet.", "Choose one in “Versions, decisions” with Enter."),
        ],
        Refused::NoErrors => [
            ("Báo cáo không còn lỗi nào phải chấp nhận.", ""),
            ("The report has no errors that would have to be accepted.", ""),
        ],
        Refused::AlreadyAccepted => [
            ("Báo cáo đã được chấp nhận.", "Ctrl+Z lấy lại nếu vừa làm."),
            ("The report is accepted already.", "Ctrl+Z takes it back if just done."),
        ],
        Refused::AlreadyReturned => [
            ("Báo cáo đã được trả lại.", "Đợi đơn vị gửi bản mới."),
            ("The report is returned already.", "The unit has to send a new one."),
        ],
        Refused::AlreadyExempt => [
            ("Đơn vị đã được miễn báo cáo kỳ này.", "Lấy lại việc miễn trước đã."),
            ("The unit is exempt from this period.", "Take the exemption back first."),
        ],
        Refused::DoesNotOwe => [
            ("Đơn vị không phải báo cáo kỳ này.", "Không cần gia hạn hay miễn."),
            ("The unit does not owe this report.", "It needs no extension and no exemption."),
        ],
        Refused::ChooseValue => [
            ("Chưa chọn số liệu nào để sửa.", "Tab sang khung «Số liệu» và chọn một dòng."),
            ("No value is selected.", "Tab goes to “Values”; select a line there."),
        ],
        Refused::TableCell => [
            ("Ô trong bảng danh sách không sửa được ở đây.", "Trả lại (F8) để đơn vị sửa."),
            ("Cells of a list cannot be corrected here.", "Return the report (F8) for correction."),
        ],
        Refused::WithoutQuarter => [
            ("Mục này ghi theo quý; dòng này không rõ quý nào.", "Sửa ở dòng của từng quý, hoặc trả lại (F8)."),
            (
                "This field is by quarter and the line names none.",
                "Correct the line of a quarter, or return the report (F8).",
            ),
        ],
        Refused::NothingSelected => [("Không có dòng nào để xem.", ""), ("There is no row to look at.", "")],
        Refused::LastOfList => [
            ("Đây là đơn vị cuối của danh sách.", "Esc để về danh sách."),
            ("This is the last unit of the list.", "Esc goes back to it."),
        ],
        Refused::FirstOfList => [
            ("Đây là đơn vị đầu của danh sách.", "Esc để về danh sách."),
            ("This is the first unit of the list.", "Esc goes back to it."),
        ],
    };
    let (message, advice) = match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    Sentence::new(message, advice)
}
