//! The sheets of a plan and what their columns hold, by name and by heading.
use super::{
    super::{Column, How, SheetFault, SheetFaultKind, Tab, drawn::Found},
    Reader,
};
use crate::domain::{
    grid::{Address, Cell, Sheet, Workbook},
    vietnamese::fold,
};

/// How far down the headings are looked for.
const HEAD_ROWS: u32 = 20;
/// So many known headings in one row are no accident.
const ENOUGH: usize = 2;

/// The sheets a plan is read from. Says which are missing, and what stands under no known heading.
pub(super) fn find<'w>(reader: &mut Reader, workbook: &'w Workbook) -> Vec<(Tab, &'w Sheet)> {
    let named = |tab: Tab| workbook.sheets.iter().find(|sheet| !sheet.hidden && Tab::named(&sheet.name) == Some(tab));
    let there: Vec<(Tab, &Sheet)> = Tab::ALL.into_iter().filter_map(|tab| Some((tab, named(tab)?))).collect();
    if !there.iter().any(|(tab, _)| tab.is_needed()) {
        return there;
    }
    for tab in Tab::ALL.into_iter().filter(|tab| tab.is_needed() && named(*tab).is_none()) {
        let kind = SheetFaultKind::NoSheet { name: tab.name() };
        let sheet = tab.name().to_owned();
        reader.faults.push(SheetFault { sheet, cell: None, tab: Some(tab), heading: None, other: None, kind });
    }
    for (tab, sheet) in &there {
        let found = if *tab == Tab::Plan { beside(reader, sheet) } else { above(reader, *tab, sheet) };
        if found.positions.is_empty() {
            let (sheet, kind) = (sheet.name.clone(), SheetFaultKind::NoHeadings);
            reader.faults.push(SheetFault { sheet, cell: None, tab: Some(*tab), heading: None, other: None, kind });
        }
        reader.found.insert(*tab, found);
    }
    there
        .into_iter()
        .filter(|(tab, _)| reader.found.get(tab).is_some_and(|found| !found.positions.is_empty()))
        .collect()
}

/// A heading as it is compared: the mark of what is needed is no part of it.
fn folded(cell: &Cell) -> String {
    fold(&cell.typed())
}

fn known(tab: Tab, folded: &str) -> Option<&'static Column> {
    tab.columns().iter().find(|column| fold(column.heading) == folded)
}

fn year(tab: Tab, folded: &str) -> Option<i32> {
    let digits = folded.strip_prefix("nam ").unwrap_or(folded);
    (tab == Tab::Indicators && digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// The row of headings above the rows.
fn above(reader: &mut Reader, tab: Tab, sheet: &Sheet) -> Found {
    let mut found = Found { name: sheet.name.clone(), ..Found::default() };
    let rows =
        sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).filter(|row| row.iter().all(|cell| cell.at.row < HEAD_ROWS));
    let count = |row: &[Cell]| row.iter().filter(|cell| known(tab, &folded(cell)).is_some()).count();
    let Some(row) = rows.max_by_key(|row| (count(row), std::cmp::Reverse(row.first().map(|cell| cell.at.row)))) else {
        return found;
    };
    if count(row) < ENOUGH {
        return found;
    }
    found.head = row.first().map_or(0, |cell| cell.at.row);
    let mut wrong = Vec::new();
    for cell in row {
        let folded = folded(cell);
        match (known(tab, &folded), year(tab, &folded)) {
            (Some(column), _) => {
                let key = column.keys.first().copied().unwrap_or_default();
                if found.positions.insert(key, cell.at.column).is_some() {
                    wrong.push((cell.at, SheetFaultKind::HeadingTwice));
                }
            }
            (None, Some(year)) if found.years.iter().any(|(known, _)| *known == year) => {
                wrong.push((cell.at, SheetFaultKind::HeadingTwice));
            }
            (None, Some(year)) => found.years.push((year, cell.at.column)),
            (None, None) if folded.is_empty() => {}
            // A column of the clerk's own with nothing below it says nothing.
            (None, None)
                if !sheet.cells.iter().any(|one| one.at.column == cell.at.column && one.at.row > cell.at.row) => {}
            (None, None) => wrong.push((cell.at, unknown(tab, cell, &folded))),
        }
    }
    say(reader, tab, &found, wrong);
    found
}

/// The headings in the first column of the plan's own sheet; their values stand to the right.
fn beside(reader: &mut Reader, sheet: &Sheet) -> Found {
    let mut found = Found { name: sheet.name.clone(), head: 1, ..Found::default() };
    let mut wrong = Vec::new();
    let first: Vec<&Cell> = sheet.cells.iter().filter(|cell| cell.at.column == 0).collect();
    for cell in &first {
        let folded = folded(cell);
        if let Some(column) = known(Tab::Plan, &folded) {
            let key = column.keys.first().copied().unwrap_or_default();
            if found.positions.insert(key, cell.at.row).is_some() {
                wrong.push((cell.at, SheetFaultKind::HeadingTwice));
            }
        }
    }
    let begins = found.positions.values().min().copied().unwrap_or(u32::MAX);
    for cell in first {
        let folded = folded(cell);
        let has_value = sheet.cell(Address::new(cell.at.row, found.head)).is_some();
        if cell.at.row > begins && has_value && known(Tab::Plan, &folded).is_none() {
            wrong.push((cell.at, unknown(Tab::Plan, cell, &folded)));
        }
    }
    say(reader, Tab::Plan, &found, wrong);
    found
}

fn unknown(tab: Tab, cell: &Cell, folded: &str) -> SheetFaultKind {
    let near = tab
        .columns()
        .iter()
        .filter(|column| column.how != How::Remark)
        .map(|column| (strsim::damerau_levenshtein(folded, &fold(column.heading)), column.heading))
        .filter(|(distance, heading)| *distance * 3 <= heading.chars().count())
        .min_by_key(|(distance, _)| *distance);
    SheetFaultKind::UnknownHeading { found: cell.typed(), near: near.map(|(_, heading)| heading) }
}

fn say(reader: &mut Reader, tab: Tab, found: &Found, wrong: Vec<(Address, SheetFaultKind)>) {
    for (cell, kind) in wrong {
        let sheet = found.name.clone();
        reader.faults.push(SheetFault { sheet, cell: Some(cell), tab: Some(tab), heading: None, other: None, kind });
    }
}
