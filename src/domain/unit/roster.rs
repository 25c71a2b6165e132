//! The list of units as a sheet: headings recognised, every fault of every row named at once.
use super::{KindWords, Unit};
use crate::domain::{
    grid::{Address, Sheet, Workbook},
    plan::{Kind, Plan, Scope},
    vietnamese::{date, fold, fold_label},
};
use chrono::NaiveDate;
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
    Phone,
    Email,
    Aliases,
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
    (Column::Phone, "Điện thoại", &["so dien thoai", "sdt", "dt", "phone"]),
    (Column::Email, "Thư điện tử", &["email", "e mail", "hop thu"]),
    (Column::Aliases, "Tên gọi khác", &["ten khac", "ten viet tat", "aliases"]),
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
    /// The column is not there; which scope a unit belongs to decides whether it owes a report.
    ScopeColumnMissing {
        known: Vec<String>,
    },
}

/// Reads the first sheet that looks like a list of units.
pub fn read_roster(workbook: &Workbook, plan: &Plan) -> Result<Vec<Unit>, Vec<RosterFault>> {
    let found = workbook
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .find_map(|sheet| headings(sheet, plan).map(|found| (sheet, found)));
    let Some((sheet, (header_row, columns))) = found else {
        let sheet = workbook.sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
        return Err(vec![RosterFault { sheet, cell: None, kind: RosterFaultKind::NoHeadings }]);
    };
    let mut reader = Reader {
        sheet,
        plan,
        kind_words: KindWords::new(&plan.kinds),
        columns,
        faults: Vec::new(),
        first_use: HashMap::new(),
    };
    let units = reader.units(header_row);
    if units.is_empty() && reader.faults.is_empty() {
        reader.fault(None, RosterFaultKind::Empty);
    }
    if reader.faults.is_empty() { Ok(units) } else { Err(reader.faults) }
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

struct Reader<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    kind_words: KindWords<'a>,
    columns: BTreeMap<Column, u32>,
    faults: Vec<RosterFault>,
    first_use: HashMap<String, Address>,
}

impl Reader<'_> {
    fn fault(&mut self, cell: Option<Address>, kind: RosterFaultKind) {
        self.faults.push(RosterFault { sheet: self.sheet.name.clone(), cell, kind });
    }

    fn text(&self, row: u32, column: Column) -> String {
        let cell = self.columns.get(&column).and_then(|column| self.sheet.cell(Address::new(row, *column)));
        cell.map(|cell| cell.typed().split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    }

    fn place(&self, row: u32, column: Column) -> Option<Address> {
        self.columns.get(&column).map(|column| Address::new(row, *column))
    }

    fn units(&mut self, header_row: u32) -> Vec<Unit> {
        if !self.columns.contains_key(&Column::Scope) && self.plan.scopes.len() > 1 {
            let known = self.plan.scopes.iter().map(|scope| scope.name.clone()).collect();
            self.fault(Some(Address::new(header_row, 0)), RosterFaultKind::ScopeColumnMissing { known });
        }
        let mut rows: Vec<u32> =
            self.sheet.cells.iter().map(|cell| cell.at.row).filter(|row| *row > header_row).collect();
        rows.dedup();
        let mut units = Vec::new();
        for row in rows {
            let (code, name) = (self.text(row, Column::Code), self.text(row, Column::Name));
            // Notes under the list, and rows of column numbers, have neither.
            if (code.is_empty() && name.is_empty()) || (is_column_number(&code) && is_column_number(&name)) {
                continue;
            }
            if let Some(unit) = self.unit(row, code, name, units.len()) {
                units.push(unit);
            }
        }
        units
    }

    fn unit(&mut self, row: u32, code: String, name: String, before: usize) -> Option<Unit> {
        let faults = self.faults.len();
        let code_cell = self.place(row, Column::Code);
        if code.is_empty() {
            self.fault(code_cell, RosterFaultKind::CodeMissing);
        } else if let Some(at) = code_cell {
            let first = *self.first_use.entry(code.to_uppercase()).or_insert(at);
            if first != at {
                self.fault(code_cell, RosterFaultKind::CodeTwice { code: code.clone(), first });
            }
        }
        if name.is_empty() {
            self.fault(self.place(row, Column::Name), RosterFaultKind::NameMissing);
        }
        let kind = self.kind(row, &name);
        let scope = self.scope(row);
        let opened = self.date(row, Column::Opened);
        let closed = self.date(row, Column::Closed);
        let order = self.text(row, Column::Order).parse().ok().or_else(|| u32::try_from(before + 1).ok()).unwrap_or(0);
        let optional = |text: String| (!text.is_empty()).then_some(text);
        let unit = Unit {
            code,
            name,
            kind: kind?,
            commune: self.text(row, Column::Commune),
            order,
            scope: scope?,
            properties: self.properties(row),
            aliases: self
                .text(row, Column::Aliases)
                .split(';')
                .map(str::trim)
                .filter(|one| !one.is_empty())
                .map(str::to_owned)
                .collect(),
            former_names: Vec::new(),
            group: None,
            successors: Vec::new(),
            before: Vec::new(),
            other_communes: Vec::new(),
            phone: optional(self.text(row, Column::Phone)),
            email: optional(self.text(row, Column::Email)),
            opened,
            closed,
        };
        (self.faults.len() == faults).then_some(unit)
    }

    fn kind(&mut self, row: u32, name: &str) -> Option<String> {
        let found = self.text(row, Column::Kind);
        let kind =
            if found.is_empty() { self.kind_words.split(name).kind } else { kind_named(&found, &self.plan.kinds) };
        if kind.is_none() {
            let known = self.plan.kinds.iter().map(|kind| kind.name.clone()).collect();
            self.fault(
                self.place(row, Column::Kind).or_else(|| self.place(row, Column::Name)),
                RosterFaultKind::KindUnknown { found, known },
            );
        }
        kind
    }

    fn scope(&mut self, row: u32) -> Option<String> {
        if let ([only], None) = (self.plan.scopes.as_slice(), self.columns.get(&Column::Scope)) {
            return Some(only.id.clone());
        }
        let found = self.text(row, Column::Scope);
        let named =
            |scope: &&Scope| scope.id == found || fold(&scope.name) == fold(&found) || fold(&scope.id) == fold(&found);
        let scope = self.plan.scopes.iter().find(named).map(|scope| scope.id.clone());
        if scope.is_none() && self.columns.contains_key(&Column::Scope) {
            let known = self.plan.scopes.iter().map(|scope| scope.name.clone()).collect();
            self.fault(self.place(row, Column::Scope), RosterFaultKind::ScopeUnknown { found, known });
        }
        scope
    }

    fn date(&mut self, row: u32, column: Column) -> Option<NaiveDate> {
        let found = self.text(row, column);
        if found.is_empty() {
            return None;
        }
        let day = date::parse(&found).map(|read| read.date);
        if day.is_none() {
            self.fault(self.place(row, column), RosterFaultKind::DateUnreadable { found });
        }
        day
    }

    fn properties(&self, row: u32) -> BTreeMap<String, bool> {
        let yes = |text: &str| matches!(fold(text).as_str(), "co" | "x" | "1" | "true" | "yes");
        let columns = self.plan.properties.iter().enumerate();
        columns.map(|(at, property)| (property.id.clone(), yes(&self.text(row, Column::Property(at))))).collect()
    }
}

fn is_column_number(text: &str) -> bool {
    let inner = text.trim_start_matches('(').trim_end_matches(')');
    !inner.is_empty()
        && inner.len() <= 2
        && (inner.bytes().all(|byte| byte.is_ascii_digit())
            || (inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase())))
}

/// The kind that a cell names by id, name or one of its spellings.
fn kind_named(text: &str, kinds: &[Kind]) -> Option<String> {
    let wanted = fold(text);
    let names =
        |kind: &Kind| std::iter::once(&kind.id).chain([&kind.name]).chain(&kind.words).any(|word| fold(word) == wanted);
    kinds.iter().find(|kind| names(kind)).map(|kind| kind.id.clone())
}
