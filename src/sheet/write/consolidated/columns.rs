//! The columns of the sheet "Theo đơn vị": one answer for who writes it and for the formulas that count over it.
use super::words;
use crate::domain::{
    grid::Address,
    intake::consolidated,
    plan::{Field, FieldKey, FieldKind, Judge},
    standing::Consolidation,
};
use std::collections::HashMap;

/// What one column holds. Indicators are counted as the standing counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    Order,
    Code,
    Name,
    Kind,
    Commune,
    Scope,
    State,
    Owes,
    Received,
    /// "Có" where a report is in and came on time.
    OnTime,
    Value(FieldKey),
    Quarter(FieldKey, u32),
    Numerator(FieldKey),
    Denominator(FieldKey),
    /// How many rows of a table are filled.
    Rows(u16),
    Applies(usize),
    Verdict(usize),
    /// A field that an indicator holds against another of the unit's own: what it registered, what it achieved.
    Beside(usize, FieldKey),
    /// Both sides of an indicator that is judged sum over sum.
    Part(usize),
    Whole(usize),
}

impl What {
    /// The field whose figures stand in the column.
    pub const fn field(self) -> Option<FieldKey> {
        match self {
            Self::Value(key)
            | Self::Quarter(key, _)
            | Self::Numerator(key)
            | Self::Denominator(key)
            | Self::Beside(_, key) => Some(key),
            Self::Order
            | Self::Code
            | Self::Name
            | Self::Kind
            | Self::Commune
            | Self::Scope
            | Self::State
            | Self::Owes
            | Self::Received
            | Self::OnTime
            | Self::Rows(_)
            | Self::Applies(_)
            | Self::Verdict(_)
            | Self::Part(_)
            | Self::Whole(_) => None,
        }
    }
}

pub struct Column {
    pub what: What,
    /// The heading above several columns.
    pub group: String,
    pub header: String,
    pub width: f64,
    /// Figures of the units add up.
    pub summed: bool,
}

pub struct Columns {
    pub columns: Vec<Column>,
    places: HashMap<What, u32>,
    /// Zero-based rows of the first and last unit.
    pub first: u32,
    pub last: u32,
}

/// Rows of the headings; units begin below.
pub const GROUP_ROW: u32 = 6;
pub const HEADER_ROW: u32 = 7;
/// Columns about the unit itself, and how many of them stay in sight.
pub const UNIT_COLUMNS: u32 = 10;
pub const FROZEN: u32 = 3;

impl Columns {
    pub fn new(c: &Consolidation<'_>) -> Self {
        let mut columns = unit_columns();
        for (section, title) in c.form.sections.iter().enumerate() {
            for (key, field) in c.form.keyed_fields().filter(|(_, field)| field.section == section) {
                push_field(&mut columns, &title.title, key, field);
            }
            for (at, table) in (0_u16..).zip(&c.form.tables).filter(|(_, table)| table.section == section) {
                let header = format!("{} (số dòng)", table.title);
                columns.push(Column::new(What::Rows(at), &title.title, header, 12.0, true));
            }
        }
        for (at, indicator) in c.plan.indicators_of(&c.period.id.report_type).enumerate() {
            let group = format!("Chỉ tiêu {}: {}", at + 1, indicator.label);
            columns.push(Column::new(What::Applies(at), &group, "Áp dụng", 12.0, false));
            for (key, header) in
                indicator.own().into_iter().flat_map(|(own, reached)| [(own, "Đăng ký"), (reached, "Đạt được")])
            {
                if let Some(key) = c.form.field_key(key) {
                    columns.push(Column::new(What::Beside(at, key), &group, header, 13.0, false));
                }
            }
            columns.push(Column::new(What::Verdict(at), &group, "Kết quả", 13.0, false));
            if indicator.judge == Judge::Sum {
                columns.push(Column::new(What::Part(at), &group, "Tử số được tính", 11.0, true));
                columns.push(Column::new(What::Whole(at), &group, "Mẫu số được tính", 11.0, true));
            } else if indicator.records_rows() {
                columns.push(Column::new(What::Part(at), &group, "Số dòng được tính", 11.0, true));
            }
        }
        let places = (0..).zip(&columns).map(|(place, column)| (column.what, place)).collect();
        let units = u32::try_from(c.units.len()).unwrap_or(u32::MAX / 2).max(1);
        let first = HEADER_ROW + 1;
        Self { columns, places, first, last: first + units - 1 }
    }

    pub fn column(&self, what: What) -> Option<u32> {
        self.places.get(&what).copied()
    }

    /// All units in one column: `'Theo đơn vị'!$G$8:$G$355`.
    pub fn range(&self, what: What) -> Option<String> {
        Some(format!("'{}'!{}", words::BY_UNIT, self.local_range(self.column(what)?)))
    }

    /// The same for formulas on the sheet itself.
    pub fn local_range(&self, column: u32) -> String {
        let letters = Address::column_letters(column);
        format!("${letters}${}:${letters}${}", self.first + 1, self.last + 1)
    }
}

impl Column {
    fn new(what: What, group: &str, header: impl Into<String>, width: f64, summed: bool) -> Self {
        Self { what, group: group.to_owned(), header: header.into(), width, summed }
    }
}

fn unit_columns() -> Vec<Column> {
    let group = "Đơn vị";
    [
        (What::Order, "STT", 5.0),
        (What::Code, "Mã đơn vị", 11.0),
        (What::Name, "Tên đơn vị", 32.0),
        (What::Kind, "Loại hình", 17.0),
        (What::Commune, "Xã, phường", 17.0),
        (What::Scope, "Khối, phạm vi", 14.0),
        (What::State, consolidated::STATE, 14.0),
        (What::Owes, consolidated::OWES, 9.0),
        (What::Received, "Ngày nhận", 12.0),
        (What::OnTime, "Đúng hạn", 9.0),
    ]
    .map(|(what, header, width)| Column::new(what, group, header, width, false))
    .into()
}

fn push_field(columns: &mut Vec<Column>, group: &str, key: FieldKey, field: &Field) {
    let summed = field.kind.is_summable();
    let label = &field.label;
    match &field.kind {
        FieldKind::Ratio { numerator, denominator } => {
            let header = |side: &str| format!("{label} – {side}");
            columns.push(Column::new(What::Numerator(key), group, header(numerator), 12.0, true));
            columns.push(Column::new(What::Denominator(key), group, header(denominator), 12.0, true));
        }
        _ if field.per_quarter => {
            for (number, quarter) in (1..).zip(words::QUARTERS) {
                let header = format!("{label} – {quarter}");
                columns.push(Column::new(What::Quarter(key, number), group, header, 11.0, summed));
            }
        }
        FieldKind::Amount { unit } => {
            let header = format!("{label} ({})", unit.word());
            columns.push(Column::new(What::Value(key), group, header, 14.0, summed));
        }
        FieldKind::Text | FieldKind::Choices { .. } | FieldKind::Choice { .. } => {
            columns.push(Column::new(What::Value(key), group, label, 24.0, summed));
        }
        FieldKind::Count | FieldKind::Percent | FieldKind::YesNo | FieldKind::Level { .. } | FieldKind::Date => {
            columns.push(Column::new(What::Value(key), group, label, 13.0, summed));
        }
    }
}
