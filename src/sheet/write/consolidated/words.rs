//! What the consolidated workbook says around its figures.
use crate::{
    domain::{
        plan::{Field, FieldKey, Form},
        standing::{Consolidation, Membership},
        value::How,
    },
    text::{Lang, words},
};

pub const SUMMARY: &str = "Tổng hợp";
pub const BY_UNIT: &str = "Theo đơn vị";
pub const BY_COMMUNE: &str = "Theo xã, phường";
pub const BY_KIND: &str = "Theo loại hình";
pub const MISSING: &str = "Chưa báo cáo";
pub const LATE: &str = "Nộp muộn";
pub const OFF_TARGET: &str = "Chưa đạt";
/// For a table whose title is no name of a sheet.
pub const ANNEX: &str = "Phụ lục";
pub const FINDINGS: &str = "Lỗi số liệu";
pub const SOURCES: &str = "Nguồn số liệu";

/// Every sheet that does not depend on the form.
pub const SHEETS: [&str; 9] = [SUMMARY, BY_UNIT, BY_COMMUNE, BY_KIND, MISSING, LATE, OFF_TARGET, FINDINGS, SOURCES];

/// A figure that an owing unit did not give. Never a blank, never 0.
pub const NO_DATA: &str = "chưa có số liệu";
/// The same, because what was given is wrong.
pub const NO_DATA_WRONG: &str = "chưa có số liệu (lỗi)";
/// Nothing was asked.
pub const NONE: &str = "–";
pub const WHOLE_SECTOR: &str = "Toàn ngành";
pub const IN_TRAY: &str = "Có tệp đang chờ xử lý";
pub const DATA_COUNT: &str = "Số đơn vị có số liệu";
pub const TOTAL: &str = "TỔNG CỘNG";
pub const QUARTERS: [&str; 4] = ["Quý I", "Quý II", "Quý III", "Quý IV"];

pub fn title(c: &Consolidation<'_>) -> String {
    format!("Tổng hợp kết quả {} – {}", words::span(Lang::Vi, &c.period.id.span), c.plan.title)
}

/// "(Kèm theo báo cáo tổng hợp 6 tháng đầu năm 2026)"
pub fn attached(c: &Consolidation<'_>) -> String {
    format!("(Kèm theo báo cáo tổng hợp {})", words::span(Lang::Vi, &c.period.id.span))
}

/// How far the figures go, and whether they may still change.
pub fn as_of(c: &Consolidation<'_>) -> String {
    let date = words::date(c.as_of);
    if c.indicators.iter().any(|indicator| indicator.provisional) {
        return format!("(Số liệu tạm tính đến ngày {date}, chưa hết hạn nộp báo cáo)");
    }
    format!("(Số liệu tính đến ngày {date})")
}

pub const fn membership(membership: Membership) -> &'static str {
    match membership {
        Membership::Applicable => "Áp dụng",
        Membership::NotApplicable => "Không áp dụng",
        Membership::OutOfScope => "Ngoài phạm vi",
    }
}

/// How a text became a figure.
pub const fn how(how: How) -> &'static str {
    match how {
        How::AsIs => "Đọc đúng như ghi",
        How::NumberText => "Số ghi ở dạng chữ",
        How::UnitWord => "Bỏ từ chỉ đơn vị đi kèm số",
        How::Thousands => "Có dấu phân cách hàng nghìn",
        How::NilWord => "Từ hoặc dấu chỉ “không có”",
        How::Tick => "Dấu đánh vào ô",
        How::LevelShort => "Mức viết tắt",
        How::DateText => "Ngày ghi ở dạng chữ",
        How::PercentText => "Phần trăm ghi ở dạng chữ",
        How::PercentFormat => "Ô có định dạng phần trăm",
        How::LegacyFont => "Chuyển từ phông chữ cũ",
        How::Corrected => "Văn phòng đã sửa",
        How::KeyedIn => "Nhập tay từ bản giấy hoặc điện thoại",
    }
}

/// A field as a person knows it; a table's column with its table.
pub fn field(form: &Form, key: FieldKey) -> String {
    let label = |field: Option<&Field>| field.map_or_else(String::new, |field| field.label.clone());
    match key {
        FieldKey::Field(_) => label(form.get(key)),
        FieldKey::Column { table, .. } => {
            let title = form.tables.get(usize::from(table)).map_or("", |table| table.title.as_str());
            format!("{title} – {}", label(form.get(key)))
        }
    }
}

/// `Sheet1!C12`, quoted as Excel quotes names that need it.
pub fn place(sheet: &str, cell: Option<crate::domain::grid::Address>) -> String {
    let plain = sheet.chars().all(|c| c.is_alphanumeric() || c == '_');
    let name = if plain { sheet.to_owned() } else { format!("'{}'", sheet.replace('\'', "''")) };
    cell.map_or(name.clone(), |cell| format!("{name}!{cell}"))
}
