//! What a command says when it is done.
use super::{Lang, words};
use crate::{
    domain::standing::{IndicatorStanding, SectorVerdict, State, Totals},
    job::{
        import::{FileOutcome, Imported, ReportOutcome},
        roster::RosterImported,
    },
};
use chrono::NaiveDate;

pub const fn file_outcome(lang: Lang, outcome: FileOutcome) -> &'static str {
    match outcome {
        FileOutcome::Taken => lang.pick("đã nhận", "taken"),
        FileOutcome::PartlyTaken => lang.pick("nhận một phần", "partly taken"),
        FileOutcome::Question => lang.pick("chờ trả lời", "waits for an answer"),
        FileOutcome::Refused => lang.pick("không nhận", "refused"),
        FileOutcome::Repeat => lang.pick("trùng tệp đã có", "repeat"),
        FileOutcome::Skipped => lang.pick("bỏ qua", "skipped"),
    }
}

pub const fn report_outcome(lang: Lang, outcome: ReportOutcome) -> &'static str {
    match outcome {
        ReportOutcome::Taken => lang.pick("đã nhận", "taken"),
        ReportOutcome::TakenWithFindings => lang.pick("đã nhận, có lỗi cần xem", "taken, with findings"),
        ReportOutcome::Question => lang.pick("chờ trả lời", "waits for an answer"),
        ReportOutcome::Unchanged => lang.pick("không đổi", "unchanged"),
    }
}

/// One line for a whole import.
pub fn imported(lang: Lang, imported: &Imported) -> String {
    let files = FileOutcome::ALL.iter().filter(|one| imported.count_files(**one) > 0);
    let parts: Vec<String> =
        files.map(|one| format!("{} {}", imported.count_files(*one), file_outcome(lang, *one))).collect();
    let with = imported.count_reports(ReportOutcome::TakenWithFindings);
    match lang {
        Lang::Vi => {
            format!("{} tệp: {}; {with} báo cáo đã nhận có lỗi cần xem.", imported.files.len(), parts.join(", "))
        }
        Lang::En => format!(
            "{} files: {}; {with} reports taken have findings to look at.",
            imported.files.len(),
            parts.join(", ")
        ),
    }
}

pub fn roster(lang: Lang, imported: RosterImported) -> String {
    let RosterImported { added, changed, unchanged, kept } = imported;
    match lang {
        Lang::Vi => format!(
            "{added} đơn vị mới, {changed} thay đổi, {unchanged} giữ nguyên; {kept} đơn vị của sổ không có trong danh sách, vẫn giữ."
        ),
        Lang::En => format!(
            "{added} units added, {changed} changed, {unchanged} unchanged; {kept} units of the book are not in the list and stay."
        ),
    }
}

pub fn written(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã ghi {what}"),
        Lang::En => format!("Written: {what}"),
    }
}

pub fn forms(lang: Lang, count: usize, to: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã ghi {count} biểu mẫu vào {to}"),
        Lang::En => format!("{count} forms written to {to}"),
    }
}

/// "348 đơn vị phải báo cáo: 190 đúng hạn, …": the parts sum to the whole.
pub fn states(lang: Lang, totals: &Totals) -> String {
    let owing = State::ALL.iter().filter(|state| state.owes() && totals.states.of(**state) > 0);
    let parts: Vec<String> = owing
        .map(|state| format!("{} {}", totals.states.of(*state), words::state(lang, *state).to_lowercase()))
        .collect();
    let outside: Vec<String> = [State::Exempt, State::NotOwing]
        .iter()
        .filter(|state| totals.states.of(**state) > 0)
        .map(|state| format!("{} {}", totals.states.of(*state), words::state(lang, *state).to_lowercase()))
        .collect();
    let outside = if outside.is_empty() { String::new() } else { format!(" ({})", outside.join(", ")) };
    match lang {
        Lang::Vi => format!("{} đơn vị phải báo cáo: {}{outside}.", totals.states.owing(), parts.join(", ")),
        Lang::En => format!("{} units owe the report: {}{outside}.", totals.states.owing(), parts.join(", ")),
    }
}

/// "trước ngày 20/5 (ngày cuối 19/5/2026, Thứ Ba): còn 6 ngày".
pub fn days_left(lang: Lang, last_day: NaiveDate, today: NaiveDate) -> String {
    let days = (last_day - today).num_days();
    match (lang, days) {
        (Lang::Vi, 0) => "hôm nay là ngày cuối".into(),
        (Lang::En, 0) => "today is the last day".into(),
        (Lang::Vi, 1..) => format!("còn {days} ngày"),
        (Lang::En, 1..) => format!("{days} days left"),
        (Lang::Vi, _) => format!("quá hạn {} ngày", -days),
        (Lang::En, _) => format!("{} days overdue", -days),
    }
}

/// One indicator as a line of figures.
pub fn indicator(lang: Lang, label: &str, standing: &IndicatorStanding) -> String {
    let tally = &standing.tally;
    if standing.verdict == SectorVerdict::Recorded && tally.met == 0 {
        let (word, sum) = (words::sector_verdict(lang, standing.verdict), tally.numerator.normalize());
        return match lang {
            Lang::Vi => format!("{word}: {label} — tổng {sum} ({}/{} đơn vị có số liệu)", tally.reported, tally.owing),
            Lang::En => format!("{word}: {label} — total {sum} ({}/{} units reported)", tally.reported, tally.owing),
        };
    }
    let mut line =
        format!("{}: {label} — {}/{}", words::sector_verdict(lang, standing.verdict), tally.met, tally.owing);
    if let Some(share) = standing.share_owing {
        // Never rounded up to the target: cut, not rounded.
        let share = share.trunc_with_scale(1).normalize().to_string();
        let share = if lang == Lang::Vi { share.replace('.', ",") } else { share };
        line.push_str(&format!(" ({share}%)"));
    }
    if let Some(needed) = standing.still_needed.filter(|needed| *needed > 0) {
        line.push_str(&match lang {
            Lang::Vi => format!(", còn thiếu {needed} đơn vị"),
            Lang::En => format!(", {needed} units still needed"),
        });
    }
    line
}
