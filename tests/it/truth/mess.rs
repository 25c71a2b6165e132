//! What befalls a whole workbook: old fonts, hidden rows, spare sheets, areas merged by mistake.
use super::{
    chance::Chance,
    draft::{Draft, Whole},
    layout::Layout,
    letters::{self, Old},
    meaning::Meaning,
    office::Office,
};
use crate::workbook::{At, Cell, Content, Format, Formula, Letters, Sheet};
use tonghop::domain::{
    intake::{Encoding, marker},
    plan::layout as places,
};

/// `mess` in a hundred workbooks have something of it.
pub fn befall(draft: &mut Draft, office: &Office, layout: Layout, format: Format, mess: u32, chance: &mut Chance) {
    let own = matches!(layout, Layout::Own | Layout::OwnMoved);
    if chance.percent(mess / 2) && draft.bytes.is_none() {
        match chance.below(6) {
            // No old font was ever saved in another code page.
            0 | 1 if !own && !matches!(format, Format::Csv(Letters::Windows1258, _)) => legacy(draft, format, chance),
            2 => each_text(draft, "letters in parts", letters::decomposed),
            3 if !format.is_flat() => hide_rows(draft, chance),
            4 if !format.is_flat() => hidden_copy(draft),
            5 if !format.is_flat() && matches!(layout, Layout::Form | Layout::TwoColumns) => merge_two(draft, chance),
            _ => spare_sheet(draft, chance),
        }
    }
    if own && draft.bytes.is_none() && chance.percent(mess / 3) {
        letterhead_of_another(draft, office);
    }
    fit(draft, format);
}

fn each_text(draft: &mut Draft, name: &'static str, change: impl Fn(&str) -> String) {
    draft.messes.push(name);
    for cell in draft
        .book
        .sheets
        .iter_mut()
        .filter(|sheet| sheet.name != marker::SHEET)
        .flat_map(|sheet| sheet.cells.values_mut())
    {
        if let Content::Text(text) = &mut cell.content {
            *text = change(text);
        }
    }
}

/// A sheet in an old font: asked about the first time, so nothing of it has to be read at once.
fn legacy(draft: &mut Draft, format: Format, chance: &mut Chance) {
    let old = *chance.pick(&[Old::Tcvn3, Old::Vni]);
    let named = format.is_typed() && chance.percent(60);
    let bare = old == Old::Tcvn3 && chance.percent(25);
    let name = match (old, bare) {
        (Old::Tcvn3, false) => "TCVN3",
        (Old::Tcvn3, true) => "TCVN3 without soft hyphens",
        (Old::Vni, _) => "VNI",
    };
    draft.messes.push(name);
    for cell in draft.book.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()) {
        let Content::Text(text) = &mut cell.content else { continue };
        let capitals = *text == text.to_uppercase() && text.chars().any(char::is_alphabetic);
        *text = old.encode(text);
        if bare {
            *text = Old::without_soft_hyphens(text);
        }
        if named {
            cell.font = Some(old.font(capitals));
        }
    }
    let encoding = if old == Old::Vni { Encoding::Vni } else { Encoding::Tcvn3 };
    let sure: Vec<usize> =
        draft.wholes.iter().filter(|(_, whole)| **whole == Whole::Sure).map(|(unit, _)| *unit).collect();
    draft.wholes.extend(sure.iter().map(|unit| (*unit, Whole::Either)));
    // Letters that were dropped can be asked about for good.
    draft.old = Some((encoding, if bare { vec![] } else { sure }));
}

fn hide_rows(draft: &mut Draft, chance: &mut Chance) {
    let rows: Vec<At> = draft.places().values().flatten().filter(|place| place.0 == 0).map(|place| place.1).collect();
    if rows.is_empty() {
        return;
    }
    draft.messes.push("hidden rows");
    let row = chance.pick(&rows).0;
    draft.book.sheets[0].hidden_rows.insert(row);
    // Whether what is hidden is in a total, nobody can say.
    for intent in draft.intents.iter_mut().filter(|intent| intent.mess == "wrong total") {
        intent.meaning = Meaning::Nothing;
    }
}

/// The first sheet again, hidden, with other figures: last year's, or a draft.
fn hidden_copy(draft: &mut Draft) {
    draft.messes.push("hidden copy");
    let mut copy = Sheet { hidden: true, name: "cũ".into(), ..draft.book.sheets[0].clone() };
    for cell in copy.cells.values_mut() {
        cell.tag = None;
        if let Content::Number(number) = &mut cell.content {
            *number += 1.0;
        }
    }
    draft.book.sheets.push(copy);
}

fn spare_sheet(draft: &mut Draft, chance: &mut Chance) {
    draft.messes.push("spare sheet");
    let mut spare = Sheet::named("Sheet9");
    if chance.percent(50) {
        spare.text((0, 0), "Ghi chú");
        spare.text((1, 0), "Liên hệ cô Hà, văn phòng");
    }
    draft.book.sheets.push(spare);
}

/// One figure merged down over the next: it belongs to neither for certain.
fn merge_two(draft: &mut Draft, chance: &mut Chance) {
    let sheet = &mut draft.book.sheets[0];
    let pairs: Vec<At> = sheet
        .cells
        .iter()
        .filter(|(at, cell)| {
            cell.tag.is_some() && sheet.cells.get(&(at.0 + 1, at.1)).is_some_and(|below| below.tag.is_some())
        })
        .map(|(at, _)| *at)
        .collect();
    if pairs.is_empty() {
        return;
    }
    let at = *chance.pick(&pairs);
    let below = sheet.cells.remove(&(at.0 + 1, at.1)).unwrap();
    sheet.merge(at, (at.0 + 1, at.1));
    for tag in [sheet.cells[&at].tag, below.tag].into_iter().flatten() {
        draft.intents[tag].meaning = Meaning::Unclear;
        draft.intents[tag].readable = false;
        draft.intents[tag].mess = "merged over two labels";
    }
}

/// Somebody else's form, hidden sheet and all, with one's own name typed over.
fn letterhead_of_another(draft: &mut Draft, office: &Office) {
    let Some(unit) = draft.wholes.keys().next().copied() else { return };
    let own = &office.units[unit];
    let other = office.units.iter().find(|other| other.kind != own.kind && other.name != own.name).unwrap();
    let sheet = &mut draft.book.sheets[0];
    let name = |cell: &&mut crate::workbook::Cell| cell.content == Content::Text(own.name.clone());
    let mut changed = false;
    for cell in sheet.cells.values_mut().filter(name) {
        cell.content = Content::Text(other.name.clone());
        changed = true;
    }
    if changed && sheet.cells.keys().any(|at| at.0 >= places::UNIT_ROW) {
        draft.messes.push("sources disagree");
        draft.wholes.insert(unit, Whole::MustAsk);
    }
}

/// What a format cannot hold is not there.
fn fit(draft: &mut Draft, format: Format) {
    if format == Format::Xlsb {
        // Nothing writes this format but programs that calculate.
        let cells = draft.book.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut());
        for cell in cells.filter(|cell| cell.formula == Formula::Uncalculated) {
            (cell.formula, cell.content) = (Formula::Stored, Content::Error("#NAME?"));
        }
    }
    if format == Format::Xlsx {
        // A result of 0 with the wish to be calculated, which the library writes, is no result.
        let cells = draft.book.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut());
        let nought = |cell: &&mut Cell| cell.formula == Formula::Stored && cell.content == Content::Number(0.0);
        cells.filter(nought).for_each(|cell| cell.formula = Formula::None);
    }
    if format.is_flat() {
        for sheet in &mut draft.book.sheets {
            for cell in sheet.cells.values().filter(|cell| cell.shown(true).is_empty()) {
                if let Some(tag) = cell.tag {
                    draft.intents[tag].meaning = Meaning::Nothing;
                }
            }
            sheet.cells.retain(|_, cell| !cell.shown(true).is_empty());
        }
    }
    if matches!(format, Format::Csv(Letters::Windows1258, _)) {
        for cell in draft.book.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()) {
            if let Content::Text(text) = &mut cell.content {
                *text = text.replace(['✓', '✔'], "x").replace('\u{200b}', "");
            }
        }
    }
}
