//! Single words and short phrases: states, verdicts, severities, dates.
use super::Lang;
use crate::domain::{
    book::{Action, PeriodState},
    intake::{QuestionKind, Severity},
    plan::{
        DeadlineRule, Judge, OnTimeBy, Period,
        period::{Due, Span},
    },
    standing::{SectorVerdict, State, Verdict},
    value::How,
};
use chrono::{Datelike, NaiveDate, Weekday};

pub const fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::NotYetDue => lang.pick("Chưa đến hạn", "Not yet due"),
        State::Missing => lang.pick("Chưa nộp", "Missing"),
        State::Returned => lang.pick("Đã trả lại", "Returned"),
        State::NeedsAttention => lang.pick("Cần xử lý", "Needs attention"),
        State::OnTime => lang.pick("Đúng hạn", "On time"),
        State::Late => lang.pick("Nộp muộn", "Late"),
        State::Exempt => lang.pick("Được miễn", "Exempt"),
        State::NotOwing => lang.pick("Không phải báo cáo", "Does not owe"),
    }
}

pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => lang.pick("Đạt", "Met"),
        Verdict::NotMet => lang.pick("Chưa đạt", "Not met"),
        Verdict::NotDue => lang.pick("Chưa đến kỳ", "Not due"),
        Verdict::NotApplicable => lang.pick("Không áp dụng", "Not applicable"),
        Verdict::NoData => lang.pick("Chưa có số liệu", "No data"),
        Verdict::Recorded => lang.pick("Ghi nhận", "Recorded"),
    }
}

pub const fn sector_verdict(lang: Lang, verdict: SectorVerdict) -> &'static str {
    match verdict {
        SectorVerdict::OnTarget => lang.pick("Đạt", "On target"),
        SectorVerdict::OffTarget => lang.pick("Chưa đạt", "Off target"),
        SectorVerdict::NotDue => lang.pick("Chưa đến kỳ", "Not due"),
        SectorVerdict::NoData => lang.pick("Chưa có số liệu", "No data"),
        SectorVerdict::Recorded => lang.pick("Ghi nhận", "Recorded"),
    }
}

pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.pick("Lỗi", "Error"),
        Severity::Warning => lang.pick("Cảnh báo", "Warning"),
        Severity::Note => lang.pick("Lưu ý", "Note"),
    }
}

/// How a typed text became a figure, said beside it.
pub const fn how(lang: Lang, how: How) -> &'static str {
    match how {
        How::AsIs => lang.pick("đúng như đã ghi", "as written"),
        How::NumberText => lang.pick("gõ dạng chữ", "typed as text"),
        How::UnitWord => lang.pick("có đơn vị đi kèm", "with a unit word beside it"),
        How::Thousands => lang.pick("có dấu phân cách hàng nghìn", "with thousands separators"),
        How::NilWord => lang.pick("ghi bằng từ hoặc dấu chỉ không có", "a word or sign for none"),
        How::Tick => lang.pick("đánh dấu x", "ticked"),
        How::LevelShort => lang.pick("ghi tắt mức xếp loại", "short form of a level"),
        How::DateText => lang.pick("ngày gõ dạng chữ", "date typed as text"),
        How::PercentText => lang.pick("tỷ lệ phần trăm gõ dạng chữ", "percent typed as text"),
        How::PercentFormat => lang.pick("ô định dạng phần trăm", "cell formatted as percent"),
        How::LegacyFont => lang.pick("chuyển từ bảng mã cũ", "converted from a legacy font"),
        How::Corrected => lang.pick("đã sửa bằng tay", "corrected by hand"),
        How::KeyedIn => lang.pick("nhập tay trên màn hình", "keyed in on the screen"),
    }
}

/// `20/5`, where the year is known.
pub fn day(date: NaiveDate) -> String {
    format!("{}/{}", date.day(), date.month())
}

/// `20/5/2026`
pub fn date(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

pub const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("Thứ Hai", "Monday"),
        Weekday::Tue => lang.pick("Thứ Ba", "Tuesday"),
        Weekday::Wed => lang.pick("Thứ Tư", "Wednesday"),
        Weekday::Thu => lang.pick("Thứ Năm", "Thursday"),
        Weekday::Fri => lang.pick("Thứ Sáu", "Friday"),
        Weekday::Sat => lang.pick("Thứ Bảy", "Saturday"),
        Weekday::Sun => lang.pick("Chủ nhật", "Sunday"),
    }
}

/// A deadline as the plan words it: `trước ngày 20/5`.
pub fn due(lang: Lang, due: &Due) -> String {
    let (day, month) = (due.named.day(), due.named.month());
    match (due.rule, lang) {
        (DeadlineRule::Before, Lang::Vi) => format!("trước ngày {day}/{month}"),
        (DeadlineRule::Before, Lang::En) => format!("before {day}/{month}"),
        (DeadlineRule::OnOrBefore, Lang::Vi) => format!("chậm nhất ngày {day}/{month}"),
        (DeadlineRule::OnOrBefore, Lang::En) => format!("no later than {day}/{month}"),
    }
}

/// A period as a title says it: `6 tháng đầu năm 2026`.
pub fn span(lang: Lang, span: &Span) -> String {
    const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
    let roman =
        |number: u32| usize::try_from(number).ok().and_then(|at| ROMAN.get(at.wrapping_sub(1)).copied()).unwrap_or("");
    match (span, lang) {
        (Span::Month { year, month }, Lang::Vi) => format!("tháng {month} năm {year}"),
        (Span::Month { year, month }, Lang::En) => format!("month {month}/{year}"),
        (Span::Quarter { year, quarter }, Lang::Vi) => format!("quý {} năm {year}", roman(*quarter)),
        (Span::Quarter { year, quarter }, Lang::En) => format!("quarter {} of {year}", roman(*quarter)),
        (Span::Half { year, half: 1 }, Lang::Vi) => format!("6 tháng đầu năm {year}"),
        (Span::Half { year, .. }, Lang::Vi) => format!("6 tháng cuối năm {year}"),
        (Span::Half { year, half }, Lang::En) => format!("half-year {half} of {year}"),
        (Span::NineMonths { year }, Lang::Vi) => format!("9 tháng đầu năm {year}"),
        (Span::NineMonths { year }, Lang::En) => format!("first nine months of {year}"),
        (Span::Year { year }, Lang::Vi) => format!("năm {year}"),
        (Span::Year { year }, Lang::En) => format!("year {year}"),
        (Span::SchoolYear { start }, Lang::Vi) => format!("năm học {start}-{}", start + 1),
        (Span::SchoolYear { start }, Lang::En) => format!("school year {start}-{}", start + 1),
        (Span::Semester { start, semester }, Lang::Vi) => {
            format!("học kỳ {} năm học {start}-{}", roman(*semester), start + 1)
        }
        (Span::Semester { start, semester }, Lang::En) => {
            format!("semester {semester} of school year {start}-{}", start + 1)
        }
        (Span::Round(name), _) => name.clone(),
    }
}

pub const fn somebody(lang: Lang) -> &'static str {
    lang.pick("(chưa ghi tên)", "(no name)")
}

pub const fn no_faults(lang: Lang) -> &'static str {
    lang.pick("Kế hoạch không có lỗi.", "The plan has no faults.")
}

pub const fn unit_due(lang: Lang) -> &'static str {
    lang.pick("Hạn của đơn vị", "Units' deadline")
}

pub const fn commune_due(lang: Lang) -> &'static str {
    lang.pick("Hạn của xã, phường", "Communes' deadline")
}

/// The deadlines of a period in the order of its way up. Where there are two below the office, the one that says who is
/// late is named so.
pub fn dues(lang: Lang, period: &Period) -> Vec<(&'static str, Due)> {
    let both = period.unit_due.is_some() && period.commune_due.is_some();
    let unit = match period.on_time_by {
        OnTimeBy::Unit if both => lang.pick("Hạn của đơn vị (xét đúng hạn)", "Units' deadline (decides who is late)"),
        OnTimeBy::Unit | OnTimeBy::Commune => unit_due(lang),
    };
    let commune = match period.on_time_by {
        OnTimeBy::Commune if both => {
            lang.pick("Hạn của xã, phường (xét đúng hạn)", "Communes' deadline (decides who is late)")
        }
        OnTimeBy::Unit | OnTimeBy::Commune => commune_due(lang),
    };
    let all = [(unit, period.unit_due), (commune, period.commune_due), (office_due(lang), period.office_due)];
    all.into_iter().filter_map(|(word, due)| Some((word, due?))).collect()
}

/// Deadlines that do not follow each other on the way up; None where they do.
pub fn dues_out_of_order(lang: Lang, period: &Period) -> Option<String> {
    let dues = dues(lang, period);
    let (before, after) = dues.iter().zip(dues.iter().skip(1)).find(|(one, next)| next.1.last_day < one.1.last_day)?;
    let day = |(word, due): &(&str, Due)| format!("«{word}» ({})", date(due.last_day));
    Some(match lang {
        Lang::Vi => format!("Chú ý: {} lại sau {}.", day(before), day(after)),
        Lang::En => format!("Note: {} is later than {}.", day(before), day(after)),
    })
}

pub const fn office_due(lang: Lang) -> &'static str {
    lang.pick("Hạn gửi cấp trên", "The office's own deadline")
}

pub const fn in_tray(lang: Lang) -> &'static str {
    lang.pick("có tệp chờ trả lời", "a file waits for an answer")
}

pub fn tray_size(lang: Lang, files: usize) -> String {
    match (lang, files) {
        (Lang::Vi, 0) => "Không có tệp nào chờ trả lời.".into(),
        (Lang::En, 0) => "No file waits for an answer.".into(),
        (Lang::Vi, files) => format!("{files} tệp chờ trả lời: xem «tonghop tray list»."),
        (Lang::En, files) => format!("{files} files wait for an answer: see «tonghop tray list»."),
    }
}

pub const fn question(lang: Lang, kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Unit => lang.pick("Đơn vị nào gửi tệp này?", "Which unit sent this file?"),
        QuestionKind::Period => lang.pick("Báo cáo này của kỳ nào?", "Which period is this report for?"),
        QuestionKind::Mapping => lang.pick("Cột nào là số liệu?", "Which column holds the values?"),
        QuestionKind::Encoding => lang.pick("Bảng mã chữ nào?", "Which encoding?"),
        QuestionKind::Version => lang.pick("Bản nào được tính?", "Which version counts?"),
        QuestionKind::Password => lang.pick("Mật khẩu của tệp?", "The file's password?"),
        QuestionKind::Disagreement => lang
            .pick("Tệp nói về hai đơn vị khác nhau; đơn vị nào đúng?", "The file names two units; which one is right?"),
    }
}

pub const fn period_state(lang: Lang, state: PeriodState) -> &'static str {
    match state {
        PeriodState::Open => lang.pick("đang mở", "open"),
        PeriodState::Closed => lang.pick("đã chốt", "closed"),
        PeriodState::Forwarded => lang.pick("đã gửi", "forwarded"),
    }
}

pub const fn judge(lang: Lang, judge: Judge) -> &'static str {
    match judge {
        Judge::Unit => lang.pick("xét từng đơn vị", "per unit"),
        Judge::Share => lang.pick("tỷ lệ đơn vị đạt", "share of units"),
        Judge::Sum => lang.pick("tổng toàn ngành", "sum over units"),
        Judge::Recorded => lang.pick("ghi nhận", "recorded"),
    }
}

/// What a row of the journal records.
pub const fn action(lang: Lang, action: &Action) -> &'static str {
    match action {
        Action::NewBook { .. } => lang.pick("Tạo sổ", "New book"),
        Action::ImportRoster { .. } => lang.pick("Nhận danh sách đơn vị", "Roster read"),
        Action::ChangeRoster { what, .. } => super::units::event(lang, *what),
        Action::ChangePlan { .. } => lang.pick("Đổi phiên bản kế hoạch", "Plan version changed"),
        Action::Applies { .. } => lang.pick("Đặt phạm vi áp dụng", "Applicability set"),
        Action::Baseline { .. } => lang.pick("Nhập số liệu năm trước", "Last year's figure given"),
        Action::OpenPeriod { .. } => lang.pick("Mở kỳ", "Period opened"),
        Action::ClosePeriod { .. } => lang.pick("Chốt kỳ", "Period closed"),
        Action::ReopenPeriod { .. } => lang.pick("Mở lại kỳ", "Period reopened"),
        Action::ForwardPeriod { .. } => lang.pick("Gửi cấp trên", "Forwarded"),
        Action::Import { .. } => lang.pick("Nhận tệp", "Files taken in"),
        Action::AnswerUnit { .. } => lang.pick("Xác định đơn vị", "Unit answered"),
        Action::AnswerPeriod { .. } => lang.pick("Xác định kỳ", "Period answered"),
        Action::AnswerEncoding { .. } => lang.pick("Xác định bảng mã", "Encoding answered"),
        Action::Teach { .. } => lang.pick("Chỉ chỗ số liệu", "Layout taught"),
        Action::Unlock { .. } => lang.pick("Mở tệp có mật khẩu", "Password given"),
        Action::KeyIn { .. } => lang.pick("Nhập tay", "Keyed in"),
        Action::KeepVersion { .. } => lang.pick("Chọn bản được tính", "Version chosen"),
        Action::Discard { .. } => lang.pick("Bỏ tệp", "File discarded"),
        Action::Accept { .. } => lang.pick("Chấp nhận", "Accepted"),
        Action::Return { .. } => lang.pick("Trả lại", "Returned"),
        Action::Correct { .. } => lang.pick("Sửa số liệu", "Corrected"),
        Action::Exempt { .. } => lang.pick("Miễn báo cáo", "Exempted"),
        Action::Extend { .. } => lang.pick("Gia hạn", "Extended"),
        Action::Note { .. } => lang.pick("Ghi chú", "Noted"),
        Action::Export { .. } => lang.pick("Ghi bản tổng hợp", "Workbook written"),
        Action::Undo { .. } => lang.pick("Lấy lại", "Taken back"),
    }
}

/// Who acts in the sample.
pub const fn sample_clerk(lang: Lang) -> &'static str {
    lang.pick("Văn thư mẫu", "Sample clerk")
}
