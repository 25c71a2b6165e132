//! The rows of a list of units, and every fault in them.
use super::{Column, Listed, RosterFault, RosterFaultKind};
use crate::domain::{
    grid::{Address, Sheet},
    plan::{Kind, Plan, Scope},
    unit::{Facts, KindWords, Unit},
    vietnamese::{Word, date, fold},
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

pub(super) struct Reader<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    kind_words: KindWords<'a>,
    columns: BTreeMap<Column, u32>,
    faults: Vec<RosterFault>,
    first_use: HashMap<String, Address>,
    known: HashMap<String, &'a Unit>,
}

impl<'a> Reader<'a> {
    pub fn new(sheet: &'a Sheet, plan: &'a Plan, columns: BTreeMap<Column, u32>, known: &'a [Unit]) -> Self {
        Self {
            sheet,
            plan,
            kind_words: KindWords::new(&plan.kinds),
            columns,
            faults: Vec::new(),
            first_use: HashMap::new(),
            known: known.iter().map(|unit| (unit.code.to_uppercase(), unit)).collect(),
        }
    }

    /// Nothing of a list with a fault is taken.
    pub fn read(mut self, header_row: u32) -> Result<Vec<Listed>, Vec<RosterFault>> {
        let mut listed = self.units(header_row);
        if listed.is_empty() && self.faults.is_empty() {
            self.fault(None, RosterFaultKind::Empty);
        }
        self.name_groups(&mut listed);
        if self.faults.is_empty() { Ok(listed.into_iter().map(|(_, one)| one).collect()) } else { Err(self.faults) }
    }

    fn fault(&mut self, cell: Option<Address>, kind: RosterFaultKind) {
        self.faults.push(RosterFault { sheet: self.sheet.name.clone(), cell, kind });
    }

    fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    fn text(&self, row: u32, column: Column) -> String {
        let cell = self.columns.get(&column).and_then(|column| self.sheet.cell(Address::new(row, *column)));
        cell.map(|cell| cell.typed().split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    }

    /// What a column says, None where the list has no such column.
    fn said(&self, row: u32, column: Column) -> Option<String> {
        self.has(column).then(|| self.text(row, column))
    }

    fn place(&self, row: u32, column: Column) -> Option<Address> {
        self.columns.get(&column).map(|column| Address::new(row, *column))
    }

    /// With the row each stands in.
    fn units(&mut self, header_row: u32) -> Vec<(u32, Listed)> {
        let mut rows: Vec<u32> =
            self.sheet.cells.iter().map(|cell| cell.at.row).filter(|row| *row > header_row).collect();
        rows.dedup();
        let mut units = Vec::new();
        let mut scope_unsaid = false;
        for row in rows {
            let (code, name) = (self.text(row, Column::Code), self.text(row, Column::Name));
            // Notes under the list, and rows of column numbers, have neither.
            if (code.is_empty() && name.is_empty()) || (is_column_number(&code) && is_column_number(&name)) {
                continue;
            }
            scope_unsaid |= !self.known.contains_key(&code.to_uppercase());
            if let Some(unit) = self.unit(row, code, name, units.len()) {
                units.push((row, unit));
            }
        }
        if scope_unsaid && !self.has(Column::Scope) && self.plan.scopes.len() > 1 {
            let known = self.plan.scopes.iter().map(|scope| scope.name.clone()).collect();
            let fault = RosterFaultKind::ScopeColumnMissing { known };
            let (sheet, cell) = (self.sheet.name.clone(), Some(Address::new(header_row, 0)));
            self.faults.insert(0, RosterFault { sheet, cell, kind: fault });
        }
        units
    }

    fn unit(&mut self, row: u32, code: String, name: String, before: usize) -> Option<Listed> {
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
        let is_known = self.known.contains_key(&code.to_uppercase());
        let (kind, kind_by_name) = self.kind(row, &name, is_known);
        let scope = self.scope(row);
        let opened = self.date(row, Column::Opened);
        let closed = self.date(row, Column::Closed);
        let optional = |text: Option<String>| text.map(|text| (!text.is_empty()).then_some(text));
        let (former_names, mut also) = former_names(&self.text(row, Column::FormerNames));
        also.extend(parted(&self.text(row, Column::Aliases)).map(str::to_owned));
        let facts = Facts {
            name: Some(name),
            kind,
            // A unit lies somewhere: a blank cell says nothing about where.
            commune: self.said(row, Column::Commune).filter(|commune| !commune.is_empty() || !is_known),
            scope,
            group: optional(self.said(row, Column::Group)),
            properties: self.properties(row),
            order: self.text(row, Column::Order).parse().ok(),
            phone: optional(self.said(row, Column::Phone)),
            email: optional(self.said(row, Column::Email)),
            // A blank day is no day: it opens nothing again that was closed.
            opened: opened.map(Some),
            closed: closed.map(Some),
            also,
            former_names,
            successors: None,
            aliases: None,
        };
        let place = u32::try_from(before + 1).unwrap_or(0);
        (self.faults.len() == faults).then_some(Listed { code, facts, kind_by_name, place })
    }

    /// What its column says; else what the name says. A known unit has one already.
    fn kind(&mut self, row: u32, name: &str, is_known: bool) -> (Option<String>, Option<String>) {
        let found = self.text(row, Column::Kind);
        let by_name = self.kind_words.split(name).kind;
        if found.is_empty() && (by_name.is_some() || is_known) {
            return (None, by_name);
        }
        let kind = kind_named(&found, &self.plan.kinds);
        if kind.is_none() {
            let known = self.plan.kinds.iter().map(|kind| kind.name.clone()).collect();
            self.fault(
                self.place(row, Column::Kind).or_else(|| self.place(row, Column::Name)),
                RosterFaultKind::KindUnknown { found, known },
            );
        }
        (kind, by_name)
    }

    fn scope(&mut self, row: u32) -> Option<String> {
        if let ([only], false) = (self.plan.scopes.as_slice(), self.has(Column::Scope)) {
            return Some(only.id.clone());
        }
        let found = self.text(row, Column::Scope);
        let named =
            |scope: &&Scope| scope.id == found || fold(&scope.name) == fold(&found) || fold(&scope.id) == fold(&found);
        let scope = self.plan.scopes.iter().find(named).map(|scope| scope.id.clone());
        if scope.is_none() && self.has(Column::Scope) {
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

    /// Of the properties that have a column.
    fn properties(&mut self, row: u32) -> BTreeMap<String, bool> {
        let mut said = BTreeMap::new();
        for (at, property) in self.plan.properties.iter().enumerate() {
            let Some(text) = self.said(row, Column::Property(at)) else { continue };
            match yes_or_no(&text) {
                Some(has) => drop(said.insert(property.id.clone(), has)),
                None => {
                    let kind = RosterFaultKind::PropertyUnreadable { found: text };
                    self.fault(self.place(row, Column::Property(at)), kind);
                }
            }
        }
        said
    }

    /// Groups are named by code or by name, of a unit of the list or of the book.
    fn name_groups(&mut self, listed: &mut [(u32, Listed)]) {
        let is_group = |kind: &str| self.plan.kind(kind).is_some_and(|kind| kind.group);
        let mut groups: HashMap<String, String> = HashMap::new();
        let mut add = |code: &str, name: &str| {
            for key in [fold(name), fold(code)] {
                groups.insert(key, code.to_owned());
            }
        };
        for unit in self.known.values().filter(|unit| is_group(&unit.kind)) {
            add(&unit.code, &unit.name);
        }
        for (_, one) in listed.iter().filter(|(_, one)| one.kind().is_some_and(is_group)) {
            add(&one.code, one.facts.name.as_deref().unwrap_or_default());
        }
        let mut unknown = Vec::new();
        for (row, one) in listed {
            let Some(Some(group)) = &mut one.facts.group else { continue };
            match groups.get(&fold(group)) {
                Some(code) => code.clone_into(group),
                None => unknown.push((*row, group.clone())),
            }
        }
        for (row, found) in unknown {
            self.fault(self.place(row, Column::Group), RosterFaultKind::GroupUnknown { found });
        }
    }
}

fn parted(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|one| !one.is_empty())
}

/// "Trường A (đến 31/12/2025); Trường B": a name without its last day is only another spelling.
fn former_names(text: &str) -> (Vec<(String, NaiveDate)>, Vec<String>) {
    let (mut dated, mut plain) = (Vec::new(), Vec::new());
    for one in parted(text) {
        let inside = one.strip_suffix(')').and_then(|one| one.rsplit_once('('));
        let read = inside.and_then(|(name, until)| {
            let until = until.trim().trim_start_matches("đến").trim_start_matches("den");
            Some((name.trim().to_owned(), date::parse(until.trim())?.date))
        });
        match read {
            Some(former) => dated.push(former),
            None => plain.push(one.to_owned()),
        }
    }
    (dated, plain)
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

/// A blank cell is a cross that was not made.
fn yes_or_no(text: &str) -> Option<bool> {
    match (text, Word::of(text)) {
        ("" | "0", _) | (_, Some(Word::No | Word::Nil | Word::Dash)) => Some(false),
        ("1", _) | (_, Some(Word::Yes | Word::Tick)) => Some(true),
        (_, Some(Word::NotApplicable | Word::NoData | Word::Ditto | Word::InProgress) | None) => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_property_is_yes_or_no_or_asked_about() {
        for (text, said) in [
            ("", Some(false)),
            ("Không", Some(false)),
            ("chưa", Some(false)),
            ("-", Some(false)),
            ("0", Some(false)),
            ("Có", Some(true)),
            ("co", Some(true)),
            ("x", Some(true)),
            ("X", Some(true)),
            ("1", Some(true)),
            ("TRUE", Some(true)),
            ("2", None),
            ("chi bộ ghép", None),
            ("không áp dụng", None),
        ] {
            assert_eq!(super::yes_or_no(text), said, "{text}");
        }
    }
}
