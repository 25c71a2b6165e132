//! What a command says when it is done.
use super::{
    Lang,
    indicator::{self, Result},
    words,
};
use crate::{
    domain::standing::{IndicatorStanding, SectorVerdict, State, Totals},
    job::{
        import::{FileOutcome, Imported, ReportOutcome},
        roster::RosterImported,
    },
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

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
    let RosterImported { added, changed, unchanged, kept, closed } = imported;
    let said = match lang {
        Lang::Vi => format!(
            "{added} đơn vị mới, {changed} thay đổi, {unchanged} giữ nguyên; {kept} đơn vị của sổ không có trong danh sách, vẫn giữ."
        ),
        Lang::En => format!(
            "{added} units added, {changed} changed, {unchanged} unchanged; {kept} units of the book are not in the list and stay."
        ),
    };
    match (closed, lang) {
        (0, _) => said,
        (closed, Lang::Vi) => format!("{said} {closed} đơn vị không có trong danh sách được ghi giải thể."),
        (closed, Lang::En) => format!("{said} {closed} units that are not in the list were closed."),
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
    let figures = match Result::of(standing) {
        Result::Share { part, whole, share } => {
            format!("{}/{} ({})", number(lang, part), number(lang, whole), percent(lang, share))
        }
        Result::Count { part, whole } => format!("{part}/{whole}"),
        Result::Given { units, owing } => indicator::given(lang, units, owing),
        Result::Nothing => words::sector_verdict(lang, SectorVerdict::NoData).to_lowercase(),
        Result::Total(total) => {
            let tally = &standing.tally;
            format!("{} ({})", indicator::total(lang, total), indicator::given(lang, tally.reported, tally.owing))
        }
    };
    let mut line = format!("{}: {label} — {figures}", words::sector_verdict(lang, standing.verdict));
    if let Some(needed) = standing.still_needed.filter(|needed| *needed > 0) {
        line.push_str(&match lang {
            Lang::Vi => format!(", còn thiếu {needed} đơn vị"),
            Lang::En => format!(", {needed} units still needed"),
        });
    }
    line
}

/// A percentage with one digit. Never rounded up to the target: cut, not rounded.
pub fn percent(lang: Lang, share: Decimal) -> String {
    format!("{}%", number(lang, share.trunc_with_scale(1)))
}

/// A part of a whole as a percentage; a dash where there is no whole.
pub fn share_of(lang: Lang, part: usize, whole: usize) -> String {
    indicator::divided(part.into(), whole.into()).map_or_else(|| "–".to_owned(), |share| percent(lang, share))
}

/// A figure as it is written: 1.234,5 in Vietnamese, 1,234.5 in English.
pub fn number(lang: Lang, figure: Decimal) -> String {
    let plain = figure.normalize().abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (thousand, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let mut text = String::new();
    if figure.is_sign_negative() && !figure.is_zero() {
        text.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(thousand);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_each_language_does() {
        for (figure, vi, en) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("1234", "1.234", "1,234"),
            ("-1234567.50", "-1.234.567,5", "-1,234,567.5"),
        ] {
            let figure: Decimal = figure.parse().unwrap_or_default();
            assert_eq!((number(Lang::Vi, figure), number(Lang::En, figure)), (vi.into(), en.into()));
        }
        assert_eq!(share_of(Lang::Vi, 2999, 3000), "99,9%", "cut, not rounded");
        assert_eq!(share_of(Lang::Vi, 0, 0), "–");
    }
}
