//! Vụ việc, Mô hình, Khen thưởng: one sheet for each table of the form, with the rows of all units.
use super::{
    super::{WriteError, pen::Pen, words::roman},
    Edition, Export,
    list::{Heading, List},
    shown::{self, Shown},
    words,
};
use crate::{
    domain::{
        plan::{Field, FieldKind, Table},
        standing::{ListedRow, UnitLine},
        value::Value,
    },
    text::words as spoken,
};

/// Appendices before these: by unit, by group, missing, late, off target.
const BEFORE: usize = 6;
const UNIT: [(&str, f64); 3] = [("STT", 6.0), ("Tên đơn vị", 32.0), ("Xã, phường", 20.0)];

/// Places of the tables that have a sheet: all in the office's own copy, those that somebody ticked in the one that is
/// sent on.
pub fn tables(export: &Export<'_>) -> Vec<usize> {
    let ticked = |table: &Table| export.edition == Edition::Full || export.annexes.contains(&table.id);
    export.c.form.tables.iter().enumerate().filter(|(_, table)| ticked(table)).map(|(at, _)| at).collect()
}

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, number: usize, at: usize) -> Result<(), WriteError> {
    let Some(table) = export.c.form.tables.get(at) else { return Ok(()) };
    let shown = |column: &&(usize, &Field)| export.edition == Edition::Full || !column.1.private;
    let columns: Vec<(usize, &Field)> = table.columns.iter().enumerate().filter(|column| shown(&column)).collect();
    let labels: Vec<String> = columns.iter().map(|(_, column)| header(column)).collect();
    let mut headings = UNIT.to_vec();
    headings.extend(labels.iter().map(String::as_str).zip(columns.iter().map(|(_, column)| width(column))));
    if !table.checklist.is_empty() {
        headings.push(("Thành phần", 24.0));
    }
    headings.push(("Nguồn", 20.0));
    let heading = Heading {
        appendix: Some(format!("PHỤ LỤC {}", roman(BEFORE + number))),
        title: &table.title,
        columns: &headings,
    };
    let mut list = List::start(pen, export, &heading)?;
    let mut count = Count::default();
    // Units that do not owe stand below those that do, as on the sheet by unit, and no total counts them.
    for owes in [true, false] {
        for line in export.c.units.iter().filter(|line| line.row.state.owes() == owes) {
            let rows = line.rows.iter().filter(|one| usize::from(one.row.table) == at);
            for (place, one) in rows.enumerate() {
                let lacking = table.lacking(|column| one.row.cells.get(column) == Some(&Some(Value::YesNo(true))));
                count.add(owes, place == 0, one.at_any_time, lacking.is_empty());
                let mut cells = vec![
                    Shown::centre(&count.all().to_string()),
                    Shown::text(&line.unit.name),
                    Shown::text(&line.unit.commune),
                ];
                cells.extend(columns.iter().map(|(column, field)| cell(one, *column, field)));
                if !table.checklist.is_empty() {
                    cells.push(Shown::text(items(&lacking)));
                }
                cells.push(Shown::text(origin(line, one)));
                list.row(&cells)?;
            }
        }
    }
    list.remark(&count.words(!table.checklist.is_empty()))
}

/// A name that Excel takes for a sheet, and that no other sheet has.
pub fn sheet_name(title: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let clean: String = title.chars().filter(allowed).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = if clean.is_empty() { words::ANNEX.to_owned() } else { clean };
    let is_free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    (1_u32..)
        .map(|number| {
            let tail = if number == 1 { String::new() } else { format!(" {number}") };
            let name = shortened(&clean, LONGEST - tail.encode_utf16().count());
            format!("{}{tail}", name.trim_end())
        })
        .find(is_free)
        .unwrap_or(clean)
}

/// Whole words as far as they fit, without a bracket that would stay open.
fn shortened(text: &str, longest: usize) -> String {
    let fits = |text: &str| text.encode_utf16().count() <= longest;
    let mut short = text.to_owned();
    while !fits(&short) {
        match short.rfind(' ') {
            Some(at) => short.truncate(at),
            None => drop(short.pop()),
        }
    }
    match short.rfind('(') {
        Some(at) if at > 0 && !short.get(at..).is_some_and(|rest| rest.contains(')')) => short.truncate(at),
        Some(_) | None => {}
    }
    short
}

fn header(column: &Field) -> String {
    match &column.kind {
        FieldKind::Amount { unit } => format!("{} ({})", column.label, unit.word()),
        FieldKind::Count
        | FieldKind::Ratio { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Level { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => column.label.clone(),
    }
}

const fn width(column: &Field) -> f64 {
    match column.kind {
        FieldKind::Text => 32.0,
        FieldKind::Choices { .. } => 24.0,
        FieldKind::Level { .. } | FieldKind::Choice { .. } => 18.0,
        FieldKind::Amount { .. } | FieldKind::Ratio { .. } => 14.0,
        FieldKind::Date => 13.0,
        FieldKind::Count | FieldKind::Percent | FieldKind::YesNo => 11.0,
    }
}

fn cell(one: &ListedRow, column: usize, field: &Field) -> Shown {
    let value = one.row.cells.get(column).and_then(Option::as_ref);
    value.map_or_else(|| Shown::text(""), |value| shown::value(field, value))
}

fn items(lacking: &[&Field]) -> String {
    if lacking.is_empty() {
        return "Đủ".to_owned();
    }
    let labels: Vec<&str> = lacking.iter().map(|item| item.label.as_str()).collect();
    format!("Thiếu: {}", labels.join("; "))
}

fn origin(line: &UnitLine<'_>, one: &ListedRow) -> String {
    let from = if one.at_any_time { "Đột xuất" } else { "Báo cáo kỳ" };
    let apart = if line.row.state.owes() { "" } else { " (không tính vào tổng)" };
    format!("{from}, {}{apart}", spoken::date(one.received))
}

/// What stands in the list.
#[derive(Default)]
struct Count {
    rows: usize,
    units: usize,
    at_any_time: usize,
    complete: usize,
    /// Rows of units that do not owe.
    apart: usize,
}

impl Count {
    fn add(&mut self, owes: bool, is_first: bool, at_any_time: bool, complete: bool) {
        if !owes {
            self.apart += 1;
            return;
        }
        self.rows += 1;
        self.units += usize::from(is_first);
        self.at_any_time += usize::from(at_any_time);
        self.complete += usize::from(complete);
    }

    const fn all(&self) -> usize {
        self.rows + self.apart
    }

    fn words(&self, has_checklist: bool) -> String {
        let mut parts = vec![format!("Tổng số: {} dòng của {} đơn vị", self.rows, self.units)];
        if has_checklist {
            parts.push(format!("đủ thành phần: {}/{} dòng", self.complete, self.rows));
        }
        if self.at_any_time > 0 {
            parts.push(format!("chỉ có trong báo cáo đột xuất: {} dòng", self.at_any_time));
        }
        if self.apart > 0 {
            parts.push(format!("ngoài ra của đơn vị không phải báo cáo: {} dòng", self.apart));
        }
        format!("{}.", parts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_the_name_of_a_sheet() {
        let taken = ["Vụ việc".to_owned(), "Chưa đạt".to_owned()];
        for (title, name) in [
            ("Mô hình", "Mô hình"),
            ("vụ việc", "vụ việc 2"),
            ("Vụ việc [trong/ngoài trường]", "Vụ việc trongngoài trường"),
            ("Danh sách tập thể, cá nhân đề nghị khen thưởng", "Danh sách tập thể, cá nhân đề"),
            ("Vụviệcdàikhôngcókhoảngtrắngnàocảchođếncuối", "Vụviệcdàikhôngcókhoảngtrắngnàoc"),
            ("Các vụ việc phát sinh (mỗi vụ một dòng)", "Các vụ việc phát sinh"),
            (" / ", "Phụ lục"),
        ] {
            let made = sheet_name(title, &taken);
            assert_eq!(made, name);
            assert!(made.encode_utf16().count() <= 31);
        }
    }

    #[test]
    fn totals_leave_out_units_that_do_not_owe() {
        let mut count = Count::default();
        for (owes, first, at_any_time, complete) in
            [(true, true, false, true), (true, false, true, false), (false, true, false, true)]
        {
            count.add(owes, first, at_any_time, complete);
        }
        let said = "Tổng số: 2 dòng của 1 đơn vị; đủ thành phần: 1/2 dòng; chỉ có trong báo cáo đột xuất: 1 dòng; \
                    ngoài ra của đơn vị không phải báo cáo: 1 dòng.";
        assert_eq!((count.words(true).as_str(), count.all()), (said, 3));
    }
}
