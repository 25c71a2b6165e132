//! A row for each school, as communes send it: headings over one to three rows, column numbers, sections, totals.
use crate::{
    truth::{
        chance::Chance,
        draft::{Draft, Whole},
        heading::{self, Sender},
        meaning::{Meaning, Values, keep_rules, values},
        office::Office,
        typed::{Typed, typed},
    },
    workbook::{At, Content, Sheet},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use tonghop::domain::{
    plan::{Field, FieldKey, FieldKind},
    value::Value,
};

/// One sheet column: the field, its quarter or 0.
type Column<'f> = (FieldKey, &'f Field, u32);

pub fn draft(office: &Office, mess: u32, chance: &mut Chance) -> Draft {
    let mut draft = Draft { stem: "Bieu tong hop".into(), ..Draft::default() };
    let (units, commune) = chosen(office, mess, chance);
    let name: &&str = chance.pick(&["Sheet1", "Tổng hợp", "Biểu 02"]);
    let mut sheet = Sheet::named(name);
    let sender = Sender { commune, ..Sender::default() };
    let (row, other_period) = heading::letterhead(&mut sheet, office, &sender, mess, chance);
    if other_period {
        draft.messes.push("title of another period");
    }
    let columns = asked(office, chance);
    let first = 2 + u32::from(chance.percent(25));
    let row = headings(&mut sheet, office, (row, first), &columns, mess, chance);
    draft.book.sheets.push(sheet);
    body(&mut draft, office, row, first, &columns, &units, mess, chance);
    if other_period {
        draft.wholes.values_mut().for_each(|whole| *whole = Whole::MustAsk);
    }
    draft
}

/// Schools of one commune, or of several; now and then one that nobody knows, as an index beyond the roster.
fn chosen(office: &Office, mess: u32, chance: &mut Chance) -> (Vec<usize>, Option<String>) {
    let commune = chance.percent(50).then(|| office.units[chance.below(office.units.len())].commune.clone());
    let fits = |at: &usize| {
        commune.as_ref().is_none_or(|name| office.units[*at].commune == *name) && !office.is_twin(&office.units[*at])
    };
    let mut units: Vec<usize> = (0..office.units.len()).filter(fits).collect();
    chance.shuffle(&mut units);
    units.truncate(chance.between(3, 12) as usize);
    if chance.percent(mess) {
        units.insert(units.len() / 2, office.units.len());
    }
    (units, commune)
}

fn asked<'o>(office: &'o Office, chance: &mut Chance) -> Vec<Column<'o>> {
    let fits = |field: &Field| {
        !matches!(field.kind, FieldKind::Text | FieldKind::Ratio { .. } | FieldKind::Choices { .. })
            && field.applies_to.is_empty()
    };
    let mut fields: Vec<_> = office.form().keyed_fields().filter(|(_, field)| fits(field)).collect();
    let most = chance.between(8, 18) as usize;
    while fields.len() > most {
        fields.remove(chance.below(fields.len()));
    }
    let quarters = |(key, field): (FieldKey, &'o Field)| {
        let rows = if field.per_quarter { 1..=4 } else { 0..=0 };
        rows.map(move |quarter| (key, field, quarter)).collect::<Vec<_>>()
    };
    fields.into_iter().flat_map(quarters).collect()
}

/// Up to three rows of headings; answers with the row below them.
fn headings(
    sheet: &mut Sheet,
    office: &Office,
    (row, first): At,
    columns: &[Column],
    mess: u32,
    chance: &mut Chance,
) -> u32 {
    let has_quarters = columns.iter().any(|(.., quarter)| *quarter > 0);
    let sections = chance.percent(50);
    let bottom = row + u32::from(sections) + u32::from(has_quarters);
    let label_row = row + u32::from(sections);
    let tall = |sheet: &mut Sheet, column: u32, from: u32, text: String| {
        sheet.text((from, column), text);
        if bottom > from {
            sheet.merge((from, column), (bottom, column));
        }
    };
    tall(sheet, 0, row, (*chance.pick(&["STT", "TT"])).into());
    tall(sheet, 1, row, (*chance.pick(&["Tên đơn vị", "Tên trường", "Đơn vị", "Trường"])).into());
    if first > 2 {
        tall(sheet, 2, row, "Loại hình".into());
    }
    let mut at = 0;
    while at < columns.len() {
        let (key, field, quarter) = columns[at];
        let column = first + u32::try_from(at).unwrap();
        if sections && (at == 0 || columns[at - 1].1.section != field.section) {
            let wide =
                u32::try_from(columns[at..].iter().take_while(|(_, other, _)| other.section == field.section).count())
                    .unwrap();
            sheet.text((row, column), office.form().sections[field.section].title.clone());
            if wide > 1 {
                sheet.merge((row, column), (row, column + wide - 1));
            }
        }
        let mut label = heading::label(&field.label, &field.synonyms, at + 1, mess, chance);
        if let FieldKind::Amount { unit } = &field.kind {
            label = format!("{} ({})", field.label, unit.word());
        }
        if quarter == 0 {
            tall(sheet, column, label_row, label);
            at += 1;
            continue;
        }
        sheet.text((label_row, column), label);
        sheet.merge((label_row, column), (label_row, column + 3));
        for (offset, title) in (0..).zip(["Quý I", "Quý II", "Quý III", "Quý IV"]) {
            sheet.text((bottom, column + offset), title);
        }
        at += columns[at..].iter().take_while(|(other, ..)| *other == key).count();
    }
    if chance.percent(40) {
        let last = first + u32::try_from(columns.len()).unwrap();
        (0..last).for_each(|column| sheet.say((bottom + 1, column), format!("({})", column + 1)));
        return bottom + 2;
    }
    bottom + 1
}

#[allow(clippy::too_many_arguments, reason = "the parts of one drawing")]
fn body(
    draft: &mut Draft,
    office: &Office,
    mut row: u32,
    first: u32,
    columns: &[Column],
    units: &[usize],
    mess: u32,
    chance: &mut Chance,
) {
    let mut all: Vec<Values> = Vec::new();
    for unit in units {
        let mut values = office.units.get(*unit).map(|unit| values(office, unit, chance)).unwrap_or_default();
        // The rules hold among what is on the sheet.
        values.retain(|(key, _), _| columns.iter().any(|(column, ..)| column == key));
        keep_rules(office, &mut values);
        all.push(values);
    }
    let above = chance.percent(20);
    let totals = chance.percent(70);
    let total_row = row;
    if totals && above {
        row += 1;
    }
    let sections = chance.percent(30);
    let mut meant: Vec<Vec<Typed>> = vec![vec![]; columns.len()];
    for (number, (unit, values)) in units.iter().zip(&all).enumerate() {
        if sections && number % 4 == 0 {
            let title = ["Khối THPT", "Khối THCS", "Khối tiểu học", "Khối mầm non"][(number / 4) % 4];
            draft.book.sheets[0].text((row, 0), ["I", "II", "III", "IV"][(number / 4) % 4]);
            draft.book.sheets[0].text((row, 1), title);
            row += 1;
        }
        let sheet = &mut draft.book.sheets[0];
        sheet.put((row, 0), Content::Number((number + 1) as f64));
        let known = office.units.get(*unit);
        let name = known.map_or_else(|| "Trường THCS Mây Hồng Vân".into(), |unit| office.spelled(unit, chance));
        sheet.text((row, 1), name);
        if let (3, Some(unit)) = (first, known) {
            sheet.text((row, 2), office.plan.kind(&unit.kind).unwrap().name.clone());
        }
        draft.wholes.insert(*unit, if known.is_some() { Whole::Sure } else { Whole::MustAsk });
        for ((column, (key, field, quarter)), meant) in (first..).zip(columns).zip(&mut meant) {
            let value = match known {
                Some(_) => values.get(&(*key, *quarter)).cloned().flatten(),
                // A stranger's figures are figures all the same.
                None => matches!(field.kind, FieldKind::Count).then(|| Value::Number(3.into())),
            };
            let typed = typed(field, value.as_ref(), mess, chance);
            meant.push(typed.clone());
            draft.put(0, (row, column), typed, *unit, (*key, *quarter));
        }
        row += 1;
    }
    if totals {
        if !above {
            write_totals(draft, office, row, first, columns, &meant, mess, chance);
            row += 1;
        } else {
            write_totals(draft, office, total_row, first, columns, &meant, mess, chance);
        }
    }
    if chance.percent(40) {
        draft.book.sheets[0].text((row, 0), "Ghi chú: số liệu tính đến ngày 14/5/2026.");
        row += 1;
    }
    heading::signature(&mut draft.book.sheets[0], row);
}

#[allow(clippy::too_many_arguments, reason = "the parts of one row")]
fn write_totals(
    draft: &mut Draft,
    office: &Office,
    row: u32,
    first: u32,
    columns: &[Column],
    meant: &[Vec<Typed>],
    mess: u32,
    chance: &mut Chance,
) {
    draft.book.sheets[0].text((row, 1), *chance.pick(&["Tổng cộng", "Cộng", "Tổng", "TỔNG SỐ", "Toàn xã"]));
    for ((column, (key, field, quarter)), cells) in (first..).zip(columns).zip(meant) {
        let factor = match &field.kind {
            FieldKind::Count => Decimal::ONE,
            FieldKind::Amount { unit } => unit.factor(),
            _ => continue,
        };
        let numbers: Vec<Decimal> = cells
            .iter()
            .filter_map(|typed| match &typed.meaning {
                Meaning::Is(Value::Number(number)) => Some(*number / factor),
                _ => None,
            })
            .collect();
        // Where a school says that it has no data yet, the total may know more.
        let open = |typed: &Typed| typed.meaning == Meaning::Nothing && typed.content.is_some();
        let clear = cells.iter().all(|typed| typed.readable && !open(typed));
        if numbers.is_empty() {
            continue;
        }
        let sum = numbers.iter().sum::<Decimal>();
        let wrong = clear && chance.percent(mess / 2);
        let shown = sum.to_f64().unwrap() + if wrong { f64::from(chance.between(1, 20)) } else { 0.0 };
        if wrong || !clear {
            draft.wrong_totals.push(*key);
        }
        let total = match wrong {
            // Nobody's figure, and it must be said.
            true => Typed {
                meaning: Meaning::Unclear,
                readable: false,
                ..Typed::nothing(Some(Content::Number(shown)), "wrong total")
            },
            false => Typed::nothing(Some(Content::Number(shown)), "total"),
        };
        draft.put(0, (row, column), total, office.units.len() + 1, (*key, *quarter));
    }
}
