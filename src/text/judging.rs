//! Whom an indicator is about, what it is held against, and its share without the rule on kinds.
use super::{Lang, indicator::divided, summary};
use crate::{
    domain::standing::{IndicatorStanding, Last},
    job::judging::Applies,
};

pub fn applies(lang: Lang, unit: &str, indicator: &str, applies: Applies) -> String {
    match (applies, lang) {
        (Applies::Yes, Lang::Vi) => format!("Chỉ tiêu {indicator} áp dụng cho đơn vị {unit}."),
        (Applies::Yes, Lang::En) => format!("Indicator {indicator} is about unit {unit}."),
        (Applies::No, Lang::Vi) => format!("Chỉ tiêu {indicator} không áp dụng cho đơn vị {unit}."),
        (Applies::No, Lang::En) => format!("Indicator {indicator} is not about unit {unit}."),
        (Applies::Rule, Lang::Vi) => format!("Đơn vị {unit} theo quy định của kế hoạch về chỉ tiêu {indicator}."),
        (Applies::Rule, Lang::En) => format!("Unit {unit} follows the plan's rule on indicator {indicator}."),
    }
}

pub fn baseline(lang: Lang, unit: Option<&str>, indicator: &str, last: &Last) -> String {
    let whom = unit.map_or_else(
        || lang.pick("toàn ngành", "the whole sector").to_owned(),
        |unit| format!("{} {unit}", lang.pick("đơn vị", "unit")),
    );
    let figure = figure(lang, last);
    match lang {
        Lang::Vi => format!("Số liệu năm trước của {whom}, chỉ tiêu {indicator}: {figure}."),
        Lang::En => format!("Last year's figure of {whom}, indicator {indicator}: {figure}."),
    }
}

/// `312/600 (52%)`, or a number.
pub fn figure(lang: Lang, last: &Last) -> String {
    let number = |number| summary::number(lang, number);
    match last.denominator {
        None => number(last.numerator),
        Some(whole) => {
            let share = divided(last.numerator, whole).map(|share| format!(" ({})", summary::percent(lang, share)));
            format!("{}/{}{}", number(last.numerator), number(whole), share.unwrap_or_default())
        }
    }
}

/// What the sector's figure is held against: that of the whole sector, or of the units of which both are known.
pub fn beside_last_year(lang: Lang, standing: &IndicatorStanding) -> Option<String> {
    let last = standing.last.as_ref()?;
    let figure = figure(lang, last);
    let compared = &standing.tally.compared;
    let of_units = compared.units > 0
        && (last.numerator, last.denominator.unwrap_or_default()) == compared.then
        && standing.numerator == Some(compared.now.0);
    Some(match (lang, of_units) {
        (Lang::Vi, true) => format!("Năm trước: {figure}, của {} đơn vị có số liệu cả hai năm", compared.units),
        (Lang::En, true) => format!("Last year: {figure}, of the {} units with figures of both years", compared.units),
        (Lang::Vi, false) => format!("Năm trước: {figure}"),
        (Lang::En, false) => format!("Last year: {figure}"),
    })
}

/// The share without the rule that leaves kinds of units out.
pub fn without_rule(lang: Lang, standing: &IndicatorStanding) -> Option<String> {
    let (met, owing) = standing.met_all.zip(standing.owing_all)?;
    let share = standing.share_all.map_or_else(|| "–".to_owned(), |share| summary::percent(lang, share));
    Some(match lang {
        Lang::Vi => format!("Không loại trừ theo loại hình: {met}/{owing} đơn vị = {share}"),
        Lang::En => format!("Without the rule on kinds: {met} of {owing} units = {share}"),
    })
}
