//! Tổng quan.
use crate::{
    domain::standing::{IndicatorStanding, Rates, SectorVerdict, State},
    text::{
        Lang,
        indicator::{self, Result},
        summary, words,
    },
};
use chrono::NaiveDate;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Tổng quan", "Overview")
}

/// How many owe, and how many of them have sent.
pub fn owing(lang: Lang, rates: &Rates) -> String {
    let Rates { expected, actual, actual_on_time, .. } = *rates;
    match lang {
        Lang::Vi => format!("{expected} đơn vị phải báo cáo: {actual} đã nộp, trong đó {actual_on_time} đúng hạn"),
        Lang::En => format!("{expected} units owe the report: {actual} are in, {actual_on_time} of them on time"),
    }
}

/// What part of those that owe; units outside are no part of them.
pub fn share(lang: Lang, state: State, count: usize, owing: usize) -> String {
    if !state.owes() {
        return lang.pick("không tính vào tỷ lệ", "not part of the rates").to_owned();
    }
    summary::share_of(lang, count, owing)
}

pub fn units(lang: Lang, state: State, count: usize) -> String {
    format!("{}: {count}", words::state(lang, state))
}

pub fn tray(lang: Lang, files: usize) -> String {
    match (lang, files) {
        (Lang::Vi, 0) => "Không có tệp nào chờ trả lời".into(),
        (Lang::Vi, _) => format!("{files} tệp chờ trả lời"),
        (Lang::En, 0) => "No file waits for an answer".into(),
        (Lang::En, 1) => "1 file waits for an answer".into(),
        (Lang::En, _) => format!("{files} files wait for an answer"),
    }
}

/// Reports with errors nobody accepted, or with a version that waits.
pub fn attention(lang: Lang, reports: usize) -> String {
    match (lang, reports) {
        (Lang::Vi, 0) => "Không có báo cáo nào cần xử lý".into(),
        (Lang::Vi, _) => format!("{reports} báo cáo cần xử lý"),
        (Lang::En, 0) => "No report needs attention".into(),
        (Lang::En, 1) => "1 report needs attention".into(),
        (Lang::En, _) => format!("{reports} reports need attention"),
    }
}

pub const fn decisions(lang: Lang) -> &'static str {
    lang.pick("Cần quyết định", "Needs a decision")
}

/// `provisional`: the units' last day is still ahead.
pub fn indicators(lang: Lang, count: usize, provisional: bool) -> String {
    match (lang, provisional) {
        (Lang::Vi, false) => format!("Chỉ tiêu ({count})"),
        (Lang::Vi, true) => format!("Chỉ tiêu ({count}) — tạm tính, chưa hết hạn nộp"),
        (Lang::En, false) => format!("Indicators ({count})"),
        (Lang::En, true) => format!("Indicators ({count}) — provisional, before the deadline"),
    }
}

pub fn arrivals(lang: Lang, first: Option<&(NaiveDate, usize)>, last: Option<&(NaiveDate, usize)>) -> String {
    let (Some((first, _)), Some((last, _))) = (first, last) else {
        return lang.pick("Chưa có báo cáo nào đến", "No report has come yet").to_owned();
    };
    let (first, last) = (words::date(*first), words::date(*last));
    match lang {
        Lang::Vi => format!("Báo cáo đến, {first} – {last}:"),
        Lang::En => format!("Arrivals, {first} – {last}:"),
    }
}

/// An indicator's figures in a narrow column: `79,1% / 100%, thiếu 20`.
pub fn figures(lang: Lang, standing: &IndicatorStanding) -> String {
    if matches!(standing.verdict, SectorVerdict::NotDue | SectorVerdict::NoData) {
        return words::sector_verdict(lang, standing.verdict).to_lowercase();
    }
    let result = Result::of(standing);
    let mut text = match result {
        Result::Share { share, .. } => summary::percent(lang, share),
        Result::Count { part, whole } => format!("{part}/{whole}"),
        Result::Total(total) => indicator::total(lang, total),
        Result::Given { units, owing } => indicator::given(lang, units, owing),
        Result::Nothing => words::sector_verdict(lang, SectorVerdict::NoData).to_lowercase(),
    };
    if let Some(target) = standing.target.as_ref().and_then(|target| indicator::bounds(lang, target, result.is_share()))
    {
        text.push_str(&format!(" / {target}"));
    }
    if let Some(needed) = standing.still_needed.filter(|needed| *needed > 0) {
        text.push_str(&match lang {
            Lang::Vi => format!(", thiếu {needed}"),
            Lang::En => format!(", {needed} short"),
        });
    }
    text
}
