//! The columns of the main table of "Tổng hợp".
use crate::domain::{plan::Judge, standing::Consolidation};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Col {
    Order,
    Label,
    Scope,
    Target,
    Population,
    Applicable,
    Owing,
    Reported,
    Met,
    ShareOwing,
    ShareReported,
    /// Sum over sum, only where an indicator is judged so.
    Part,
    Whole,
    Share,
    Needed,
    Verdict,
}

const UNITS: [(Col, f64, &str); 11] = [
    (Col::Order, 5.0, "STT"),
    (Col::Label, 38.0, "Chỉ tiêu"),
    (Col::Scope, 14.0, "Phạm vi"),
    (Col::Target, 12.0, "Mục tiêu"),
    (Col::Population, 9.0, "Tổng số đơn vị"),
    (Col::Applicable, 11.0, "Thuộc diện áp dụng"),
    (Col::Owing, 9.0, "Phải báo cáo"),
    (Col::Reported, 9.0, "Đã có số liệu"),
    (Col::Met, 9.0, "Đạt"),
    (Col::ShareOwing, 14.0, "Tỷ lệ đạt trên số phải báo cáo"),
    (Col::ShareReported, 14.5, "Tỷ lệ đạt trên số đã có số liệu"),
];
const SUMS: [(Col, f64, &str); 3] = [
    (Col::Part, 11.0, "Tử số hoặc tổng toàn ngành"),
    (Col::Whole, 11.0, "Mẫu số toàn ngành"),
    (Col::Share, 12.0, "Tỷ lệ toàn ngành"),
];
const ENDS: [(Col, f64, &str); 2] = [(Col::Needed, 10.0, "Còn thiếu (đơn vị)"), (Col::Verdict, 13.0, "Kết quả")];

pub struct Tab(Vec<(Col, f64, &'static str)>);

impl Tab {
    pub fn new(c: &Consolidation<'_>) -> Self {
        let sums =
            c.plan.indicators_of(&c.period.id.report_type).any(|one| one.judge == Judge::Sum || one.records_rows());
        let middle = if sums { SUMS.as_slice() } else { &[] };
        Self([UNITS.as_slice(), middle, ENDS.as_slice()].concat())
    }

    pub fn columns(&self) -> impl Iterator<Item = (u32, Col, &'static str, f64)> {
        (0..).zip(&self.0).map(|(at, (col, width, header))| (at, *col, *header, *width))
    }

    /// Where a column stands; the sums are not always there.
    pub fn at(&self, wanted: Col) -> Option<u32> {
        self.columns().find(|(_, col, _, _)| *col == wanted).map(|(at, ..)| at)
    }

    pub fn last_column(&self) -> u32 {
        u32::try_from(self.0.len().saturating_sub(1)).unwrap_or(0)
    }

    pub fn widths(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|(_, width, _)| *width)
    }

    pub fn width(&self, first: u32, last: u32) -> f64 {
        (0..).zip(self.widths()).filter(|(at, _)| (first..=last).contains(at)).map(|(_, width)| width).sum()
    }
}
