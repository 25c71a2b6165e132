//! Chỉ tiêu: what stands beside each indicator's figures.
use crate::{
    domain::{
        plan::{Indicator, Judge, Judged, Measure, Target},
        standing::{IndicatorStanding, SectorVerdict},
    },
    text::{Lang, Sentence, indicator::divided, summary, words},
};
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Chỉ tiêu", "Indicators")
}

/// Titles of the list's columns.
pub const fn columns(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Vi => ["Chỉ tiêu", "Kết quả / mục tiêu"],
        Lang::En => ["Indicator", "Result / target"],
    }
}

pub const fn source(lang: Lang) -> &'static str {
    lang.pick("Kế hoạch ghi", "The plan says")
}

/// The plan's wording leaves a choice.
pub const fn reading(lang: Lang) -> &'static str {
    lang.pick("Cách hiểu, kế hoạch không ghi", "Read into it, not written in the plan")
}

pub const fn target(lang: Lang) -> &'static str {
    lang.pick("Mục tiêu", "Target")
}

pub const fn result(lang: Lang) -> &'static str {
    lang.pick("Kết quả", "Result")
}

/// `2027: từ 50% · ► 2028: từ 100%`, the year in force marked.
pub fn targets(lang: Lang, indicator: &Indicator, standing: &IndicatorStanding, year: i32) -> String {
    if indicator.targets.is_empty() {
        return lang.pick("kế hoạch không đặt mức", "the plan sets no figure").to_owned();
    }
    let in_force = standing.target.as_ref().map(|target| target.year);
    let one = |target: &Target| {
        let mark = if in_force == Some(target.year) { "► " } else { "" };
        format!("{mark}{}: {}", target.year, bounds(lang, indicator, target))
    };
    let all = indicator.targets.iter().map(one).collect::<Vec<_>>().join(" · ");
    match (in_force, lang) {
        (Some(_), _) => all,
        (None, Lang::Vi) => format!("{all} (năm {year} chưa áp dụng)"),
        (None, Lang::En) => format!("{all} (not in force in {year})"),
    }
}

fn bounds(lang: Lang, indicator: &Indicator, target: &Target) -> String {
    let figure =
        |figure| if is_share(indicator) { summary::percent(lang, figure) } else { summary::number(lang, figure) };
    match (target.min, target.max) {
        (Some(min), Some(max)) if min == max => figure(min),
        (Some(min), Some(max)) => format!("{} – {}", figure(min), figure(max)),
        // Nothing is above 100 %.
        (Some(min), None) if is_share(indicator) && min == Decimal::ONE_HUNDRED => figure(min),
        (Some(min), None) => format!("{} {}", lang.pick("từ", "at least"), figure(min)),
        (None, Some(max)) => format!("{} {}", lang.pick("không quá", "at most"), figure(max)),
        (None, None) => "–".to_owned(),
    }
}

/// Its target is in percent.
pub fn is_share(indicator: &Indicator) -> bool {
    indicator.judge == Judge::Share || matches!(indicator.measure, Measure::Ratio { .. } | Measure::Nested { .. })
}

/// Verdict, what is still needed, and whether it can still change.
pub fn verdict(lang: Lang, indicator: &Indicator, standing: &IndicatorStanding) -> String {
    let mut text = match indicator.judge {
        Judge::Unit if standing.verdict == SectorVerdict::Recorded => words::judge(lang, indicator.judge).to_owned(),
        Judge::Unit | Judge::Share | Judge::Sum | Judge::Recorded => {
            words::sector_verdict(lang, standing.verdict).to_owned()
        }
    };
    if let Some(needed) = standing.still_needed.filter(|needed| *needed > 0) {
        text.push_str(&match (lang, needed) {
            (Lang::Vi, _) => format!(", còn thiếu {needed} đơn vị"),
            (Lang::En, 1) => ", 1 unit still needed".to_owned(),
            (Lang::En, _) => format!(", {needed} units still needed"),
        });
    }
    if indicator.encouraged {
        text.push_str(lang.pick(" (khuyến khích, không xét chưa đạt)", " (encouraged, nobody fails it)"));
    }
    if standing.provisional && standing.verdict != SectorVerdict::NotDue {
        text.push_str(lang.pick(" — tạm tính, chưa hết hạn nộp", " — provisional, the deadline is ahead"));
    }
    text
}

/// Both shares of units, each with its whole; the judged one is said to be.
pub fn shares(lang: Lang, standing: &IndicatorStanding) -> Option<[String; 2]> {
    standing.share_owing.or(standing.share_reported)?;
    let tally = &standing.tally;
    let line = |judged: Judged, share: Option<Decimal>, whole: usize| {
        let of = match judged {
            Judged::Owing => lang.pick("Trên số phải báo cáo", "Of those that owe"),
            Judged::Reported => lang.pick("Trên số có số liệu", "Of those with a figure"),
        };
        let share = share.map_or_else(|| "–".to_owned(), |share| summary::percent(lang, share));
        let mark = if standing.judged == judged { lang.pick(" ◄ dùng để xét", " ◄ is judged") } else { "" };
        match lang {
            Lang::Vi => format!("{of}: {}/{whole} đơn vị = {share}{mark}", tally.met),
            Lang::En => format!("{of}: {} of {whole} units = {share}{mark}", tally.met),
        }
    };
    Some([
        line(Judged::Owing, standing.share_owing, tally.owing),
        line(Judged::Reported, standing.share_reported, tally.reported),
    ])
}

/// What is added up where no share of units is judged; `figure` words a sum with its unit.
pub fn sum(lang: Lang, standing: &IndicatorStanding, figure: &dyn Fn(Decimal) -> String) -> Option<String> {
    let tally = &standing.tally;
    if tally.reported == 0 || (tally.numerator.is_zero() && tally.denominator.is_zero()) {
        return None;
    }
    let (part, whole) = (tally.numerator, tally.denominator);
    let sum = match divided(part, whole) {
        Some(share) => {
            let (part, whole) = (summary::number(lang, part), summary::number(lang, whole));
            format!("{part}/{whole} = {}", summary::percent(lang, share))
        }
        None => figure(part),
    };
    Some(format!("{}: {sum}", lang.pick("Cộng của các đơn vị", "Sum over units")))
}

/// Who is counted: `120 đơn vị trong phạm vi · 96 thuộc diện · 96 phải báo cáo · 81 có số liệu`.
pub fn counted(lang: Lang, standing: &IndicatorStanding) -> String {
    let tally = &standing.tally;
    let (all, applicable, owing, reported) = (tally.population, tally.applicable, tally.owing, tally.reported);
    match lang {
        Lang::Vi => format!(
            "{all} đơn vị trong phạm vi · {applicable} thuộc diện · {owing} phải báo cáo · {reported} có số liệu"
        ),
        Lang::En => {
            format!("{all} units in scope · {applicable} concerned · {owing} owe the report · {reported} gave a figure")
        }
    }
}

pub fn levels(lang: Lang, reported: usize) -> String {
    match lang {
        Lang::Vi => format!("Phân bố các mức ({reported} đơn vị có số liệu)"),
        Lang::En => format!("Levels ({reported} units with a figure)"),
    }
}

/// Units with a figure that is none of the levels.
pub const fn other_level(lang: Lang) -> &'static str {
    lang.pick("(mức khác)", "(other)")
}

pub const fn no_commune(lang: Lang) -> &'static str {
    lang.pick("(không ghi xã, phường)", "(no commune)")
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Verdict,
    Kind,
    Commune,
}

pub fn groups(lang: Lang, by: By) -> String {
    let by = match by {
        By::Verdict => lang.pick("Theo kết quả", "By verdict"),
        By::Kind => lang.pick("Theo loại hình: đạt/phải báo cáo", "By kind: met/owing"),
        By::Commune => lang.pick("Theo xã, phường: đạt/phải báo cáo", "By commune: met/owing"),
    };
    format!("{by} {}", lang.pick("(F4 đổi nhóm)", "(F4 changes)"))
}

pub fn none_at_all(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Kế hoạch không có chỉ tiêu nào cho loại báo cáo này.", ""),
        Lang::En => Sentence::new("The plan has no indicators for this report.", ""),
    }
}

pub fn nobody_short(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Ở dòng này không có đơn vị nào chưa đạt hay chưa có số liệu.",
            "Chọn dòng khác để xem đơn vị.",
        ),
        Lang::En => {
            Sentence::new("Nobody on this row misses it or lacks a figure.", "Select another row to see units.")
        }
    }
}
