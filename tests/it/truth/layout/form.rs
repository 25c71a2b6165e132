//! Forms typed by hand: labels down a column and values beside them, or the same lying on its side.
use super::Layout;
use crate::{
    truth::{
        chance::Chance,
        draft::{Draft, Whole},
        heading::{self, Sender},
        meaning::{Meaning, values},
        office::Office,
        typed::{Typed, sides, typed},
    },
    workbook::{At, Cell, Content, Sheet},
};
use tonghop::domain::{
    plan::{Field, FieldKey, FieldKind, MoneyUnit},
    value::Value,
};

/// Which sheet columns hold what.
struct Columns {
    label: u32,
    unit: Option<u32>,
    value: u32,
    /// Có, Không.
    answers: Option<[u32; 2]>,
    running: Option<u32>,
    note: Option<u32>,
}

pub fn draft(office: &Office, layout: Layout, mess: u32, chance: &mut Chance) -> Draft {
    let unit = chance.below(office.units.len());
    let mut draft = Draft::default();
    let (sender, whole) = heading::sender(office, &office.units[unit], mess, chance);
    draft.wholes.insert(unit, whole);
    draft.messes.extend(sender.mess);
    draft.stem = heading::stem(&sender, chance);
    let name: &&str = chance.pick(&["Sheet1", "Báo cáo", "BM 01", "Biểu"]);
    draft.book.sheets.push(Sheet::named(name));
    let body = write(&mut draft, 0, office, unit, &sender, layout, mess, chance);
    if layout == Layout::Transposed {
        draft.book.sheets[0].transpose_from(body);
    }
    draft
}

/// A sheet for each of several schools, named after them.
pub fn one_for_each(office: &Office, mess: u32, chance: &mut Chance) -> Draft {
    let mut draft = Draft { stem: "Tong hop cac truong".into(), ..Draft::default() };
    let mut units: Vec<usize> = (0..office.units.len()).filter(|at| !office.is_twin(&office.units[*at])).collect();
    chance.shuffle(&mut units);
    for unit in units.into_iter().take(chance.between(2, 5) as usize) {
        let about = &office.units[unit];
        let tab: String = about.name.trim_start_matches("Trường ").chars().take(31).collect();
        let mut sender = Sender { line: Some(about.name.clone()), ..Sender::default() };
        let mut whole = Whole::Sure;
        if chance.percent(30) {
            sender = Sender::default();
            // Tabs hold 31 letters; a name cut short may fit nobody.
            whole = if tab.chars().count() < 31 { Whole::Sure } else { Whole::Either };
            draft.messes.push("named by the tab");
        }
        draft.wholes.insert(unit, whole);
        draft.book.sheets.push(Sheet::named(&tab));
        let sheet = draft.book.sheets.len() - 1;
        write(&mut draft, sheet, office, unit, &sender, Layout::Form, mess, chance);
    }
    draft
}

/// Answers with the row on which the body begins.
#[allow(clippy::too_many_arguments, reason = "the parts of one drawing")]
fn write(
    draft: &mut Draft,
    number: usize,
    office: &Office,
    unit: usize,
    sender: &Sender,
    layout: Layout,
    mess: u32,
    chance: &mut Chance,
) -> u32 {
    let form = office.form();
    let values = values(office, &office.units[unit], chance);
    let (mut row, other_period) = heading::letterhead(&mut draft.book.sheets[number], office, sender, mess, chance);
    if other_period {
        draft.wholes.insert(unit, Whole::MustAsk);
        draft.messes.push("title of another period");
    }
    let body = row;
    let columns = columns(layout, chance);
    headings(&mut draft.book.sheets[number], row, &columns, chance);
    row += 1;
    if columns.answers.is_none() && layout != Layout::Transposed && chance.percent(30) {
        let last = columns.note.or(columns.running).unwrap_or(columns.value);
        (0..=last).for_each(|at| draft.book.sheets[number].say((row, at), format!("({})", at + 1)));
        row += 1;
    }
    // Quarters lie across, in a block of their own below.
    let (quarterly, plain): (Vec<_>, Vec<_>) = form.keyed_fields().partition(|(_, field)| field.per_quarter);
    let mut section = usize::MAX;
    let mut order = 0;
    for (key, field) in plain {
        let Some(value) = values.get(&(key, 0)) else { continue };
        if field.section != section && layout != Layout::Transposed {
            section = field.section;
            draft.book.sheets[number].text((row, columns.label), form.sections[section].title.clone());
            row += 1;
        }
        order += 1;
        row = line(draft, number, row, &columns, (key, field), value.as_ref(), unit, order, mess, chance);
    }
    if layout != Layout::Transposed && !quarterly.is_empty() {
        row += 1;
        draft.book.sheets[number].text((row, columns.label), "Số liệu theo quý");
        let titles = *chance.pick(&[
            ["Quý I", "Quý II", "Quý III", "Quý IV"],
            ["Quý 1", "Quý 2", "Quý 3", "Quý 4"],
            ["QUÝ I", "QUÝ II", "QUÝ III", "QUÝ IV"],
        ]);
        (0..).zip(titles).for_each(|(at, title)| draft.book.sheets[number].say((row, columns.value + at), title));
        for (key, field) in quarterly {
            row += 1;
            order += 1;
            draft.book.sheets[number]
                .text((row, columns.label), heading::label(&field.label, &field.synonyms, order, mess, chance));
            for quarter in 1..=4 {
                if let Some(value) = values.get(&(key, quarter)) {
                    draft.put(
                        number,
                        (row, columns.value + quarter - 1),
                        typed(field, value.as_ref(), mess, chance),
                        unit,
                        (key, quarter),
                    );
                }
            }
        }
        row += 1;
    }
    if layout != Layout::Transposed {
        heading::signature(&mut draft.book.sheets[number], row);
    }
    body
}

fn columns(layout: Layout, chance: &mut Chance) -> Columns {
    // STT may stand in A.
    let label = u32::from(chance.percent(60));
    let unit = chance.percent(40).then_some(label + 1);
    let next = label + 1 + u32::from(unit.is_some());
    match layout {
        Layout::TwoColumns => {
            Columns { label, unit, value: next, answers: None, running: Some(next + 1), note: Some(next + 2) }
        }
        Layout::Ticked => Columns {
            label,
            unit: None,
            value: label + 3,
            answers: Some([label + 1, label + 2]),
            running: None,
            note: Some(label + 4),
        },
        Layout::Transposed => Columns { label: 0, unit: None, value: 1, answers: None, running: None, note: None },
        _ => Columns {
            label,
            unit,
            value: next,
            answers: None,
            running: None,
            note: chance.percent(40).then_some(next + 1),
        },
    }
}

fn headings(sheet: &mut Sheet, row: u32, columns: &Columns, chance: &mut Chance) {
    if columns.label > 0 {
        sheet.text((row, 0), *chance.pick(&["STT", "TT", "Số TT"]));
    }
    sheet.text((row, columns.label), *chance.pick(&["Nội dung", "Nội dung báo cáo", "Chỉ tiêu, nội dung"]));
    if let Some(at) = columns.unit {
        sheet.text((row, at), *chance.pick(&["Đơn vị tính", "ĐVT"]));
    }
    let result: &[&str] = if columns.running.is_some() {
        &["Kỳ này", "Trong kỳ", "Số liệu kỳ này"]
    } else {
        &["Kết quả", "Kết quả thực hiện", "Số liệu", "Số lượng"]
    };
    sheet.text((row, columns.value), *chance.pick(result));
    if let Some([yes, no]) = columns.answers {
        sheet.text((row, yes), "Có");
        sheet.text((row, no), *chance.pick(&["Không", "Chưa"]));
    }
    if let Some(at) = columns.running {
        sheet.text((row, at), *chance.pick(&["Lũy kế", "Luỹ kế từ đầu năm", "Lũy kế đến nay"]));
    }
    if let Some(at) = columns.note {
        sheet.text((row, at), "Ghi chú");
    }
}

/// One field; answers with the next free row.
#[allow(clippy::too_many_arguments, reason = "the parts of one line")]
fn line(
    draft: &mut Draft,
    number: usize,
    row: u32,
    columns: &Columns,
    (key, field): (FieldKey, &Field),
    value: Option<&Value>,
    unit: usize,
    order: usize,
    mess: u32,
    chance: &mut Chance,
) -> u32 {
    let sheet = &mut draft.book.sheets[number];
    if columns.label > 0 {
        sheet.put((row, 0), Content::Number(order as f64));
    }
    let mut label = heading::label(&field.label, &field.synonyms, order, mess, chance);
    if let Some(at) = columns.unit {
        match &field.kind {
            FieldKind::Amount { unit } => sheet.say((row, at), unit.word()),
            _ => field.unit_words.iter().take(1).for_each(|word| sheet.say((row, at), word.clone())),
        }
    } else if let FieldKind::Amount { unit } = &field.kind
        && *unit != MoneyUnit::Dong
    {
        label = format!("{} ({})", field.label, unit.word());
    }
    if let FieldKind::Ratio { numerator, denominator } = &field.kind {
        return ratio(
            draft,
            (number, row),
            columns,
            (key, &format!("{} – {numerator}", field.label), &format!("{} – {denominator}", field.label)),
            value,
            unit,
        );
    }
    sheet.text((row, columns.label), label);
    if let (Some([yes, no]), FieldKind::YesNo, Some(Value::YesNo(truth))) = (columns.answers, &field.kind, value) {
        let tick = Content::Text((*chance.pick(&["x", "X", "✓", "v"])).into());
        let typed = Typed {
            content: Some(tick),
            meaning: Meaning::Is(Value::YesNo(*truth)),
            ..Typed::nothing(None, "tick in a column")
        };
        draft.put(number, (row, if *truth { yes } else { no }), typed, unit, (key, 0));
        return row + 1;
    }
    let typed = typed(field, value, mess, chance);
    // Running totals are there for figures only, and never less than the figure.
    if let (Some(at), Some(Content::Number(figure)), true) = (columns.running, &typed.content, field.kind.is_summable())
    {
        let more = f64::from(chance.between(0, 9));
        draft.book.sheets[number].put((row, at), Content::Number(figure.abs() + more));
    }
    draft.put(number, (row, columns.value), typed, unit, (key, 0));
    row + 1
}

fn ratio(
    draft: &mut Draft,
    (number, row): (usize, u32),
    columns: &Columns,
    (key, part, whole): (FieldKey, &str, &str),
    value: Option<&Value>,
    unit: usize,
) -> u32 {
    let typed = Typed {
        meaning: value.map_or(Meaning::Nothing, |value| Meaning::Is(value.clone())),
        ..Typed::nothing(None, "plain")
    };
    let tag = draft.mean(&typed, unit, (key, 0));
    let sheet = &mut draft.book.sheets[number];
    sheet.text((row, columns.label), part);
    sheet.text((row + 1, columns.label), whole);
    if let Some(Value::Ratio { numerator, denominator }) = value {
        let places: [At; 2] = [(row, columns.value), (row + 1, columns.value)];
        for (at, side) in places.into_iter().zip(sides(*numerator, *denominator)) {
            sheet.cells.insert(at, Cell { tag: Some(tag), ..Cell::new(side) });
        }
    }
    row + 2
}
