//! Amounts of money: held in đồng, whatever unit they were written in.
use super::{
    Outcome,
    figure::{Figure, is_word},
    held::Held,
    outcome::bounded,
};
use crate::domain::{
    intake::Code,
    plan::{Field, MoneyUnit},
    value::How,
    vietnamese::{Word, number},
};
use rust_decimal::Decimal;

/// Words for a unit of money and how many đồng it is.
const WORDS: [(&str, u32); 16] = [
    ("đồng", 1),
    ("đ", 1),
    ("vnđ", 1),
    ("việt nam đồng", 1),
    ("nghìn", 1_000),
    ("nghìn đồng", 1_000),
    ("ngàn", 1_000),
    ("ngàn đồng", 1_000),
    ("triệu", 1_000_000),
    ("triệu đồng", 1_000_000),
    ("tr", 1_000_000),
    ("trđ", 1_000_000),
    ("tr đ", 1_000_000),
    ("tr đồng", 1_000_000),
    ("tỷ", 1_000_000_000),
    ("tỷ đồng", 1_000_000_000),
];

/// A figure under "triệu đồng" or "nghìn đồng" from which on it must have been typed in đồng: 100 tỷ.
const BEYOND_A_SCHOOL: u64 = 100_000_000_000;

/// `sheet` is the unit the sheet prints. A plain figure counts in the field's unit; when field and sheet name
/// two, nobody knows which was meant, unless the cell itself names one of them.
pub(super) fn read(field: &Field, unit: MoneyUnit, held: &Held, sheet: Option<MoneyUnit>) -> Outcome {
    if matches!(held.word(), Some(Word::Dash | Word::Nil)) {
        return bounded(field, Decimal::ZERO, How::NilWord);
    }
    let Some((figure, stated)) = figure(held) else { return Outcome::refused(Code::TypeMismatch) };
    if figure.value < Decimal::ZERO {
        return Outcome::refused(Code::OutOfRange);
    }
    if figure.value.is_zero() {
        return bounded(field, Decimal::ZERO, figure.how);
    }
    let sheet = sheet.unwrap_or(unit);
    let factor = match stated {
        Some(factor) if factor == unit.factor() || factor == sheet.factor() => factor,
        // Đồng is no scale that a word could contradict.
        Some(factor) if unit == MoneyUnit::Dong && sheet == MoneyUnit::Dong => factor,
        None if unit == sheet => unit.factor(),
        Some(_) | None => return Outcome::refused(Code::UnitScale),
    };
    if factor > Decimal::ONE && figure.may_have_decimals() {
        return Outcome::refused(Code::NumberAmbiguous);
    }
    let Some(amount) = figure.value.checked_mul(factor).filter(Decimal::is_integer) else {
        return Outcome::refused(Code::TypeMismatch);
    };
    if stated.is_none() && unit != MoneyUnit::Dong && amount >= Decimal::from(BEYOND_A_SCHOOL) {
        return Outcome::refused(Code::UnitScale);
    }
    bounded(field, amount.normalize(), figure.how)
}

/// The figure, and how many đồng the unit is that the cell names.
fn figure(held: &Held) -> Option<(Figure, Option<Decimal>)> {
    if let Some(figure) = Figure::read(held, &[]) {
        return Some((figure, None));
    }
    let Held::Text(text, _) = held else { return None };
    let (number, word) = number::split_word(text)?;
    let (_, factor) = WORDS.iter().find(|(unit, _)| is_word(word, unit))?;
    let figure = Figure::typed(number::parse(number)?).how(How::UnitWord);
    Some((figure, Some(Decimal::from(*factor))))
}
