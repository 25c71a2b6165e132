//! How schools type a value: the table of docs and plan turned round. Every form says what it means and whether a
//! careful person could read it.
use super::{chance::Chance, meaning::Meaning};
use crate::workbook::{Content, Formula};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use tonghop::domain::{
    plan::{Choice, Field, FieldKind},
    value::Value,
};

/// One cell as typed.
#[derive(Debug, Clone)]
pub struct Typed {
    /// None: left blank.
    pub content: Option<Content>,
    pub percent: bool,
    pub formula: Formula,
    pub meaning: Meaning,
    /// Whether it should be read, rather than asked about.
    pub readable: bool,
    /// What is unusual about it.
    pub mess: &'static str,
}

impl Typed {
    fn is(content: Content, value: &Value, mess: &'static str) -> Self {
        let meaning = Meaning::Is(value.clone());
        Self { content: Some(content), percent: false, formula: Formula::None, meaning, readable: true, mess }
    }

    fn says(text: impl Into<String>, value: &Value, mess: &'static str) -> Self {
        Self::is(Content::Text(text.into()), value, mess)
    }

    fn unclear(content: Content, mess: &'static str) -> Self {
        let meaning = Meaning::Unclear;
        Self { content: Some(content), percent: false, formula: Formula::None, meaning, readable: false, mess }
    }

    pub fn nothing(content: Option<Content>, mess: &'static str) -> Self {
        let meaning = Meaning::Nothing;
        Self { content, percent: false, formula: Formula::None, meaning, readable: true, mess }
    }
}

/// `mess`: how many cells in a hundred are not typed the plain way.
pub fn typed(field: &Field, value: Option<&Value>, mess: u32, chance: &mut Chance) -> Typed {
    let messy = chance.percent(mess);
    let Some(value) = value else {
        let words = ["...", "…", "không có số liệu"];
        return match messy && !matches!(field.kind, FieldKind::Text) {
            true => Typed::nothing(Some(Content::Text((*chance.pick(&words)).into())), "no data stated"),
            false => Typed::nothing(None, "blank"),
        };
    };
    if messy && chance.percent(5) {
        return broken(chance);
    }
    match (&field.kind, value) {
        (FieldKind::Count, Value::Number(number)) => count(field, *number, value, messy, chance),
        (FieldKind::Amount { unit }, Value::Number(number)) => amount(unit.factor(), *number, value, messy, chance),
        (FieldKind::Percent, Value::Number(number)) => percent(*number, value, messy, chance),
        (FieldKind::YesNo, Value::YesNo(yes)) => yes_no(field, *yes, value, messy, chance),
        (FieldKind::Level { options } | FieldKind::Choice { options }, Value::Option(id)) => {
            option(options, id, value, messy, chance)
        }
        (FieldKind::Choices { options }, Value::Options(ids)) => {
            let labels: Vec<&str> =
                options.iter().filter(|one| ids.contains(&one.id)).map(|one| one.label.as_str()).collect();
            Typed::says(labels.join("; "), value, "plain")
        }
        (FieldKind::Date, Value::Date(date)) => day(*date, value, messy, chance),
        (_, Value::Text(text)) => match messy && chance.percent(30) {
            true => Typed::says(format!(" {text}\u{200b} "), value, "invisible signs"),
            false => Typed::says(text.clone(), value, "plain"),
        },
        (_, other) => panic!("{}: {other:?} is no value of its kind", field.id),
    }
}

/// A formula that lost what it refers to, or was never calculated.
fn broken(chance: &mut Chance) -> Typed {
    match chance.percent(60) {
        true => {
            let sign: &&str = chance.pick(&["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"]);
            Typed::unclear(Content::Error(sign), "error cell")
        }
        false => {
            Typed { formula: Formula::Uncalculated, ..Typed::unclear(Content::Number(7.0), "formula not calculated") }
        }
    }
}

/// The two sides of a ratio, each in a cell of its own.
pub fn sides(numerator: Decimal, denominator: Decimal) -> [Content; 2] {
    [numerator, denominator].map(|side| Content::Number(float(side)))
}

fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap()
}

fn count(field: &Field, number: Decimal, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    let n = number.to_u32().unwrap();
    if !messy {
        let formula = if chance.percent(6) { Formula::Stored } else { Formula::None };
        let mess = if formula == Formula::Stored { "formula" } else { "plain" };
        return Typed { formula, ..Typed::is(Content::Number(f64::from(n)), value, mess) };
    }
    let foreign =
        ["lớp", "cháu", "bàn"].into_iter().find(|word| !field.unit_words.iter().any(|own| own.contains(word)));
    match chance.below(12) {
        0 if n < 10 => Typed::says(format!("0{n}"), value, "leading zero"),
        0 | 1 => Typed::says(n.to_string(), value, "number as text"),
        2 => Typed::says(format!(" {n} "), value, "number as text"),
        3 | 4 if n == 0 => {
            let nil = ["-", "–", "không", "Không có", "ko", "Không phát sinh"];
            Typed::says(*chance.pick(&nil), value, "nil word")
        }
        3 | 4 if !field.unit_words.is_empty() => {
            let word = chance.pick(&field.unit_words);
            Typed::says(format!("{n} {word}"), value, "unit word")
        }
        5 | 6 if n >= 1000 => {
            let sign = chance.pick(&[".", ",", " "]);
            Typed::says(format!("{}{sign}{:03}", n / 1000, n % 1000), value, "thousands")
        }
        7 => {
            let text = [
                format!("{n}/{}", n + 3),
                format!("{n}+2"),
                format!("~{n}"),
                format!("trên {n}"),
                format!("{n} (nữ 5)"),
            ];
            Typed::unclear(Content::Text(chance.pick(&text).clone()), "more than a number")
        }
        8 => Typed::unclear(Content::Text((*chance.pick(&["//", "\"", "nt", "như trên"])).into()), "as above"),
        9 => match foreign {
            Some(word) => Typed::unclear(Content::Text(format!("{n} {word}")), "foreign unit word"),
            None => Typed::unclear(Content::Text(format!("{n} buổi/tháng")), "foreign unit word"),
        },
        10 => Typed::unclear(Content::Number(f64::from(n) + 0.5), "fraction"),
        11 if chance.percent(50) => Typed::unclear(Content::Number(-f64::from(n + 1)), "negative"),
        11 => {
            let date = chrono::NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
            Typed::unclear(Content::Date(date), "date in a count")
        }
        _ => Typed::is(Content::Number(f64::from(n)), value, "plain"),
    }
}

/// 1234567 as 1.234.567
fn grouped(mut whole: i64) -> String {
    let mut groups = Vec::new();
    while whole >= 1000 {
        groups.push(format!("{:03}", whole % 1000));
        whole /= 1000;
    }
    groups.push(whole.to_string());
    groups.reverse();
    groups.join(".")
}

fn amount(factor: Decimal, dong: Decimal, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    let asked = dong / factor;
    let plain = Typed::is(Content::Number(float(asked)), value, "plain");
    if !messy {
        return plain;
    }
    let whole = dong.to_i64().unwrap();
    let million = dong / Decimal::from(1_000_000);
    let comma = |number: Decimal| number.normalize().to_string().replace('.', ",");
    match chance.below(6) {
        // Beside a label that says millions these are two units that disagree: it may be asked about.
        0 => Typed {
            readable: factor == Decimal::ONE,
            ..Typed::says(format!("{} đồng", grouped(whole)), value, "amount with its unit")
        },
        1 if million.fract().is_zero() => Typed::says(format!("{million}tr"), value, "amount with its unit"),
        2 => Typed::says(format!("{} triệu đồng", comma(million)), value, "amount with its unit"),
        3 if factor == Decimal::ONE => Typed::says(grouped(whole), value, "thousands"),
        // A form in millions, filled in in đồng: whether anybody sees it depends on the size.
        3 => Typed { readable: false, ..Typed::says(grouped(whole), value, "amount in another unit") },
        4 if factor != Decimal::ONE && asked < Decimal::ONE_THOUSAND => {
            Typed::says(comma(asked), value, "number as text")
        }
        5 => Typed::unclear(Content::Text("chưa quyết toán".into()), "words for a number"),
        _ => plain,
    }
}

fn percent(number: Decimal, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    let share = float(number) / 100.0;
    let plain = Typed::is(Content::Number(float(number)), value, "plain");
    let text = number.to_string();
    match chance.below(6) {
        _ if !messy => plain,
        0 => Typed::says(format!("{text}%"), value, "percent text"),
        1 => Typed::says(format!("{} %", text.replace('.', ",")), value, "percent text"),
        2 => Typed::says(text.replace('.', ","), value, "number as text"),
        3 => Typed { percent: true, ..Typed::is(Content::Number(share), value, "percent format") },
        4 if share < 1.0 => Typed::unclear(Content::Number(share), "share without format"),
        5 => Typed::unclear(Content::Text("12/15".into()), "ratio in a percent"),
        _ => plain,
    }
}

fn yes_no(field: &Field, yes: bool, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    if field.label.to_lowercase().contains("không để") {
        return Typed::unclear(Content::Text(if yes { "Có" } else { "Không" }.into()), "polarity");
    }
    if !messy {
        return Typed::says(if yes { "Có" } else { "Không" }, value, "plain");
    }
    if chance.percent(8) {
        return Typed::unclear(Content::Text("đang thực hiện".into()), "words for an answer");
    }
    match yes {
        true if chance.percent(15) => Typed::is(Content::Number(1.0), value, "number for an answer"),
        true => {
            let words = ["x", "X", "✓", "✔", "v", "có", "Có rồi", "đạt", "Đạt", "Ðạt", "yes", "CÓ"];
            Typed::says(*chance.pick(&words), value, "tick or other word")
        }
        false if chance.percent(15) => Typed::is(Content::Number(0.0), value, "number for an answer"),
        false => {
            let words = ["không", "chưa", "Chưa", "K", "KĐ", "chưa đạt", "Không đạt", "KHÔNG"];
            Typed::says(*chance.pick(&words), value, "tick or other word")
        }
    }
}

fn option(options: &[Choice], id: &str, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    let meant = options.iter().find(|one| one.id == id).unwrap();
    match chance.below(5) {
        _ if !messy => Typed::says(meant.label.clone(), value, "plain"),
        0 if !meant.short.is_empty() => Typed::says(chance.pick(&meant.short).clone(), value, "short form"),
        1 => Typed::says(meant.label.to_uppercase(), value, "other case"),
        2 => Typed::says(meant.label.to_lowercase(), value, "other case"),
        3 if options.len() > 1 => {
            let text = format!("{}/{}", options[0].label, options[1].label);
            Typed::unclear(Content::Text(text), "two options")
        }
        _ => Typed::unclear(Content::Text("Xem phụ lục".into()), "no option"),
    }
}

fn day(date: chrono::NaiveDate, value: &Value, messy: bool, chance: &mut Chance) -> Typed {
    let plain = Typed::is(Content::Date(date), value, "plain");
    let says = |format: &str| Typed::says(date.format(format).to_string(), value, "date as text");
    match chance.below(8) {
        _ if !messy => plain,
        0 | 1 => says("%d/%m/%Y"),
        2 => says("%-d-%-m-%y"),
        3 => says("ngày %-d tháng %-m năm %Y"),
        4 => says("%d.%m.%Y"),
        5 => Typed::unclear(Content::Text(date.format("%-d/%-m").to_string()), "date without a year"),
        6 => Typed::unclear(Content::Number(46_000.0 + f64::from(chance.between(0, 300))), "number for a date"),
        _ => Typed::unclear(Content::Text("tháng 5".into()), "month for a date"),
    }
}
