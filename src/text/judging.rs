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
    // The sums beside it are of all units, and not what it is held against.
    let now = (of_units && compared.now != (standing.tally.numerator, standing.tally.denominator)).then(|| {
        let now = Last { numerator: compared.now.0, denominator: standing.denominator };
        format!("{}: {}", lang.pick("; năm nay các đơn vị ấy", "; these units this year"), self::figure(lang, &now))
    });
    let now = now.unwrap_or_default();
    Some(match (lang, of_units) {
        (Lang::Vi, true) => format!("Năm trước: {figure}, của {} đơn vị có số liệu cả hai năm{now}", compared.units),
        (Lang::En, true) => {
            format!("Last year: {figure}, of the {} units with figures of both years{now}", compared.units)
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            plan::{Judge, Judged},
            standing::{Compared, SectorVerdict, Tally},
        },
        text::indicator::Result,
    };

    #[test]
    fn what_last_year_is_held_against_is_said_where_other_units_are_in_the_sum() {
        let figures = |part: i64, whole: i64| (part.into(), whole.into());
        let said = |all, now, then| {
            let (numerator, denominator) = all;
            let compared = Compared { units: 2, now, then };
            let standing = IndicatorStanding {
                id: "a".into(),
                judge: Judge::Sum,
                target: None,
                tally: Tally { reported: 3, numerator, denominator, compared, ..Tally::default() },
                share_owing: None,
                share_reported: None,
                owing_all: None,
                met_all: None,
                share_all: None,
                judged: Judged::Owing,
                numerator: Some(now.0),
                denominator: Some(now.1),
                last: Some(Last { numerator: then.0, denominator: Some(then.1) }),
                still_needed: None,
                verdict: SectorVerdict::OffTarget,
                provisional: false,
            };
            assert!(matches!(Result::of(&standing), Result::Share { part, .. } if part == now.0));
            beside_last_year(Lang::Vi, &standing).unwrap_or_default()
        };
        assert_eq!(
            said(figures(80, 100), figures(30, 50), figures(35, 50)),
            "Năm trước: 35/50 (70%), của 2 đơn vị có số liệu cả hai năm; năm nay các đơn vị ấy: 30/50 (60%)"
        );
        assert_eq!(
            said(figures(30, 50), figures(30, 50), figures(35, 50)),
            "Năm trước: 35/50 (70%), của 2 đơn vị có số liệu cả hai năm"
        );
    }
}
