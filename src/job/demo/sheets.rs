//! The workbooks schools make: our form filled in, or a sheet of their own with labels down and values beside.
use super::figures::Filled;
use crate::{
    domain::{
        grid::{Address, Area, Cell, Content, Sheet, Workbook},
        plan::{
            FieldKey, Form, Period, Plan, Span,
            layout::{self, Part},
        },
        unit::Unit,
    },
    sheet::write::{WriteError, fill, write_form, write_plain},
    text::{Lang, words},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Where every value cell of our form stands.
pub fn places(form: &Form) -> BTreeMap<(FieldKey, Part, u32), Address> {
    let mut places = BTreeMap::new();
    for (row, entry) in layout::rows(form) {
        match entry {
            layout::Row::Field { key, part: Part::Quarters } => {
                places.extend((1..=4).map(|quarter| {
                    ((key, Part::Quarters, quarter), Address::new(row, layout::VALUE_COLUMN + quarter - 1))
                }));
            }
            layout::Row::Field { key, part } => {
                places.insert((key, part, 0), Address::new(row, layout::VALUE_COLUMN));
            }
            layout::Row::TableRow { table, number } => {
                let columns = form.tables.get(table).map_or(0, |table| table.columns.len());
                let starts =
                    layout::table_columns(u32::try_from(columns).unwrap_or(0)).into_iter().map(|(from, _)| from);
                let table = u16::try_from(table).unwrap_or(u16::MAX);
                places.extend((0..).zip(starts).map(|(column, from)| {
                    ((FieldKey::Column { table, column }, Part::Whole, number), Address::new(row, from))
                }));
            }
            layout::Row::Section(_)
            | layout::Row::Quarters
            | layout::Row::TableTitle(_)
            | layout::Row::TableHeader(_) => {}
        }
    }
    places
}

/// Our blank form with values typed into it.
pub fn our_form(
    form: &Form,
    plan: &Plan,
    period: &Period,
    unit: &Unit,
    filled: &Filled,
    created: NaiveDate,
) -> Result<Vec<u8>, WriteError> {
    let blank = write_form(form, plan, period, Some(unit), created)?;
    let places = places(form);
    let cells: BTreeMap<Address, Content> =
        filled.iter().filter_map(|(key, content)| Some((*places.get(key)?, content.clone()))).collect();
    fill(&blank, &cells)
}

/// A school's own sheet. `rows` can be changed before it is written.
pub struct OwnSheet {
    pub head: Vec<(Address, String)>,
    /// Label, value cells from left to right (one, or four quarters), field.
    pub rows: Vec<OwnRow>,
}

pub struct OwnRow {
    pub label: String,
    pub values: Vec<Option<Content>>,
    pub field: Option<FieldKey>,
    pub hidden: bool,
}

const FIRST_ROW: u32 = 9;

/// Labels in the second column, values in the fourth; quarter fields as one row for each quarter.
pub fn own_sheet(form: &Form, plan: &Plan, period: &Period, unit: &Unit, filled: &Filled) -> OwnSheet {
    let title = match &period.id.span {
        // What an office calls its round is no title.
        Span::Round(_) => String::new(),
        span => words::span(Lang::Vi, span).to_uppercase(),
    };
    let head = vec![
        (Address::new(0, 1), plan.letterhead.office.to_uppercase()),
        (Address::new(1, 1), unit.name.to_uppercase()),
        (Address::new(3, 1), format!("BÁO CÁO {title}").trim_end().to_owned()),
        (Address::new(4, 1), form.title.clone()),
        (Address::new(5, 1), format!("Xã, phường: {}", unit.commune)),
        (Address::new(7, 0), "TT".to_owned()),
        (Address::new(7, 1), "Nội dung báo cáo".to_owned()),
        (Address::new(7, 2), "ĐVT".to_owned()),
        (Address::new(7, 3), "Kết quả thực hiện".to_owned()),
    ];
    let mut rows = Vec::new();
    for (key, field) in form.keyed_fields() {
        let get = |part, row| filled.get(&(key, part, row)).cloned();
        let row = |label: String, value| OwnRow { label, values: vec![value], field: Some(key), hidden: false };
        if field.per_quarter {
            let quarters = ["quý I", "quý II", "quý III", "quý IV"];
            rows.extend(
                (1..)
                    .zip(quarters)
                    .map(|(number, name)| row(format!("{} {name}", field.label), get(Part::Quarters, number))),
            );
        } else if matches!(field.kind, crate::domain::plan::FieldKind::Ratio { .. }) {
            rows.extend(
                [Part::Numerator, Part::Denominator].map(|part| row(layout::label(form, key, part), get(part, 0))),
            );
        } else {
            rows.push(row(field.label.clone(), get(Part::Whole, 0)));
        }
    }
    OwnSheet { head, rows }
}

impl OwnSheet {
    /// Drops the rows of a field.
    pub fn without(&mut self, field: FieldKey) {
        self.rows.retain(|row| row.field != Some(field));
    }

    pub fn row_of(&mut self, field: FieldKey) -> Option<&mut OwnRow> {
        self.rows.iter_mut().find(|row| row.field == Some(field))
    }

    pub fn write(&self, created: NaiveDate) -> Result<Vec<u8>, WriteError> {
        let text = |at, text: String| Cell::new(at, Content::Text(text));
        let mut cells: Vec<Cell> = self.head.iter().map(|(at, head)| text(*at, head.clone())).collect();
        let mut hidden_rows = Vec::new();
        for ((number, row), at) in (1..).zip(&self.rows).zip(FIRST_ROW..) {
            cells.push(Cell::new(Address::new(at, 0), Content::Number(f64::from(number))));
            cells.push(text(Address::new(at, 1), row.label.clone()));
            for (column, value) in (3..).zip(&row.values) {
                cells.extend(value.clone().map(|content| Cell::new(Address::new(at, column), content)));
            }
            if row.hidden {
                hidden_rows.push((at, at));
            }
        }
        cells.sort_by_key(|cell| cell.at);
        let merged = vec![Area { first: Address::new(3, 1), last: Address::new(3, 3) }];
        let sheet = Sheet { name: "Báo cáo".into(), hidden: false, cells, merged, hidden_rows, ..Sheet::default() };
        write_plain(&Workbook { sheets: vec![sheet] }, created)
    }
}
