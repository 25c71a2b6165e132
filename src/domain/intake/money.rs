//! Which unit of money a text names: "Đơn vị tính: nghìn đồng", "ĐVT: 1.000 đ", "(triệu đồng)".
use crate::domain::{
    grid::{Address, Content, Sheet},
    plan::MoneyUnit,
    vietnamese::fold,
};

/// The unit a short text names, if it names one.
pub fn unit_in(text: &str) -> Option<MoneyUnit> {
    let folded = fold(text);
    let has = |word: &str| folded.split(' ').any(|one| one == word);
    if has("trieu") || has("trd") {
        Some(MoneyUnit::Million)
    } else if has("nghin") || has("ngan") || folded.contains("1 000") || has("1000") {
        Some(MoneyUnit::Thousand)
    } else {
        (has("dong") || has("vnd")).then_some(MoneyUnit::Dong)
    }
}

/// The unit printed for one value of a field: between label and value, in the label's brackets, or once for the whole
/// sheet. Where several are printed, one that is not the field's own speaks against it: nobody knows which is meant.
pub fn printed_for(
    sheet: &Sheet,
    label: Address,
    value: Address,
    whole_sheet: &[MoneyUnit],
    own: MoneyUnit,
) -> Option<MoneyUnit> {
    let between =
        sheet.row(label.row).iter().filter(|cell| label.column < cell.at.column && cell.at.column < value.column);
    let bracket = || {
        let text = sheet.cell(label)?.typed();
        let inside = text.rsplit_once('(').map(|(_, inside)| inside);
        unit_in(inside.or_else(|| is_nothing_else(&text).then_some(text.as_str()))?)
    };
    let near = between.filter_map(|cell| unit_in(&cell.typed())).next().or_else(bracket);
    let printed = || near.into_iter().chain(whole_sheet.iter().copied());
    printed().find(|unit| *unit != own).or_else(|| printed().next())
}

/// The text only says a unit of money, as the row of measures under the headings of a table does; "Kim Đồng" does not.
pub fn is_nothing_else(text: &str) -> bool {
    const WORDS: &[&str] =
        &["dvt", "don", "vi", "tinh", "trieu", "nghin", "ngan", "dong", "vnd", "trd", "1", "000", "1000"];
    fold(text).split(' ').all(|word| WORDS.contains(&word))
}

/// "Đơn vị tính: …" said for the whole sheet: once, or in several places that disagree.
pub fn printed_once(sheet: &Sheet) -> Vec<MoneyUnit> {
    let mut printed = Vec::new();
    for cell in &sheet.cells {
        let Content::Text(text) = &cell.content else { continue };
        let folded = fold(text);
        let after = |start: &str| folded.split_once(start).map(|(_, after)| after);
        // "Đơn vị: Trường Tiểu học Đồng Tâm" speaks of no money.
        let measured = || after("don vi ").filter(|after| is_nothing_else(after));
        let unit = after("don vi tinh ").or_else(|| after("dvt ")).or_else(measured).and_then(unit_in);
        printed.extend(unit.filter(|unit| !printed.contains(unit)));
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_however_it_is_written() {
        for (text, unit) in [
            ("triệu đồng", Some(MoneyUnit::Million)),
            ("nghìn đồng", Some(MoneyUnit::Thousand)),
            ("ngàn đồng", Some(MoneyUnit::Thousand)),
            ("1.000 đồng", Some(MoneyUnit::Thousand)),
            ("1000đ", None),
            ("đồng", Some(MoneyUnit::Dong)),
            ("VNĐ", Some(MoneyUnit::Dong)),
            ("buổi", None),
            ("Có/Không", None),
        ] {
            assert_eq!(unit_in(text), unit, "{text}");
        }
    }
}
