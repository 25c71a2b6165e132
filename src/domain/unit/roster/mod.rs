//! The list of units as a sheet: headings recognised, every fault of every row named at once.
mod listed;
mod reader;

pub use listed::Listed;

use super::Unit;
use crate::domain::{
    grid::{Address, Sheet, Workbook},
    plan::Plan,
    vietnamese::fold_label,
};
use reader::Reader;
use std::collections::{BTreeMap, HashMap};

/// What a column of the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    Order,
    Code,
    Name,
    Kind,
    Commune,
    Scope,
    Group,
    Phone,
    Email,
    Aliases,
    FormerNames,
    Opened,
    Closed,
    /// Index into the plan's properties.
    Property(usize),
}

/// Headings, folded, that name a column. The first is what we write ourselves, with its marks.
pub const HEADINGS: &[(Column, &str, &[&str])] = &[
    (Column::Order, "STT", &["tt", "so thu tu"]),
    (Column::Code, "Mã đơn vị", &["ma", "ma truong", "ma so", "ma dv", "code"]),
    (
        Column::Name,
        "Tên đơn vị",
        &["ten", "ten truong", "don vi", "truong", "ten co so giao duc", "co so giao duc", "name"],
    ),
    (Column::Kind, "Loại hình", &["cap hoc", "loai truong", "bac hoc", "loai hinh truong", "kind"]),
    (Column::Commune, "Xã, phường", &["xa", "phuong", "dia ban", "xa phuong thi tran", "dia ban xa phuong", "commune"]),
    (Column::Scope, "Phạm vi", &["khoi", "co quan quan ly", "don vi quan ly", "quan ly", "scope"]),
    (
        Column::Group,
        "Thuộc khối",
        &["khoi thi dua", "cum thi dua", "thuoc cum", "cum khoi thi dua", "khoi cum thi dua", "group"],
    ),
    (Column::Phone, "Điện thoại", &["so dien thoai", "sdt", "dt", "phone"]),
    (Column::Email, "Thư điện tử", &["email", "e mail", "hop thu"]),
    (Column::Aliases, "Tên gọi khác", &["ten khac", "ten viet tat", "aliases"]),
    (Column::FormerNames, "Tên cũ", &["ten truoc day", "ten goi cu", "former names"]),
    (Column::Opened, "Ngày thành lập", &["ngay mo", "opened"]),
    (Column::Closed, "Ngày giải thể", &["ngay dong", "closed"]),
];

/// Why a list cannot be taken. Nothing of it is taken then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterFault {
    pub sheet: String,
    pub cell: Option<Address>,
    pub kind: RosterFaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterFaultKind {
    /// No sheet has a row with a heading for the code and one for the name.
    NoHeadings,
    Empty,
    CodeMissing,
    NameMissing,
    /// The code stands here and, first, at the other cell.
    CodeTwice {
        code: String,
        first: Address,
    },
    /// Neither the kind column nor the name says which kind it is.
    KindUnknown {
        found: String,
        known: Vec<String>,
    },
    ScopeUnknown {
        found: String,
        known: Vec<String>,
    },
    DateUnreadable {
        found: String,
    },
    /// Neither yes nor no.
    PropertyUnreadable {
        found: String,
    },
    /// No unit that is a group has this code or name.
    GroupUnknown {
        found: String,
    },
    /// The column is not there; which scope a unit belongs to decides whether it owes a report.
    ScopeColumnMissing {
        known: Vec<String>,
    },
}

/// Reads the first sheet that looks like a list of units. `known`: the units of the book, of which a list need not say
/// everything.
pub fn read_roster(workbook: &Workbook, plan: &Plan, known: &[Unit]) -> Result<Vec<Listed>, Vec<RosterFault>> {
    let found = workbook
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .find_map(|sheet| headings(sheet, plan).map(|found| (sheet, found)));
    let Some((sheet, (header_row, columns))) = found else {
        let sheet = workbook.sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
        return Err(vec![RosterFault { sheet, cell: None, kind: RosterFaultKind::NoHeadings }]);
    };
    Reader::new(sheet, plan, columns, known).read(header_row)
}

/// The header row and what its columns hold. A heading that stands twice counts once.
fn headings(sheet: &Sheet, plan: &Plan) -> Option<(u32, BTreeMap<Column, u32>)> {
    let mut known: HashMap<String, Column> = HashMap::new();
    for (column, heading, others) in HEADINGS {
        known.extend(
            [fold_label(heading)]
                .into_iter()
                .chain(others.iter().map(|one| (*one).to_owned()))
                .map(|one| (one, *column)),
        );
    }
    for (at, property) in plan.properties.iter().enumerate() {
        let names = [&property.id, &property.label].into_iter().chain(&property.synonyms);
        known.extend(names.map(|name| (fold_label(name), Column::Property(at))));
    }
    sheet.cells.chunk_by(|a, b| a.at.row == b.at.row).take(30).find_map(|row| {
        let mut columns = BTreeMap::new();
        for cell in row {
            if let Some(column) = known.get(&fold_label(&cell.typed())) {
                columns.entry(*column).or_insert(cell.at.column);
            }
        }
        let complete = columns.contains_key(&Column::Code) && columns.contains_key(&Column::Name);
        complete.then(|| (row.first().map_or(0, |cell| cell.at.row), columns))
    })
}
