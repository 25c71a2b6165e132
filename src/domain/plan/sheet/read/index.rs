//! Ids for rows that have none, and what a cell that names another row can mean.
use super::{
    super::{
        Tab,
        names::{Known, slug, unused},
    },
    rows::Row,
};
use crate::domain::{
    plan::source::{Thing, document::Value},
    vietnamese::fold,
};
use std::collections::{BTreeMap, BTreeSet};

type Rows = BTreeMap<Tab, Vec<Row>>;

/// Whose ids must differ: rows of one sort, below one form or table.
type Space = (&'static str, usize, usize);

/// Gives every row an id. What a clerk wrote stays; the others come from the row's name, which they need not repeat.
pub(super) fn name_all(rows: &mut Rows) {
    for (tab, rows) in rows {
        let spaces = spaces(*tab, rows);
        let mut taken: BTreeMap<Space, BTreeSet<String>> = BTreeMap::new();
        for (row, space) in rows.iter().zip(&spaces) {
            taken.entry(*space).or_default().insert(row.id().to_owned());
        }
        for (row, space) in rows.iter_mut().zip(&spaces) {
            if row.cells.get("id").is_some() {
                continue;
            }
            let named = ["label", "name", "title", "message"].iter().find_map(|key| row.cells.entry(key).cloned());
            let name = named.as_ref().and_then(|entry| entry.value.text()).unwrap_or_default();
            let known = taken.entry(*space).or_default();
            let id = unused(&slug(name), known);
            known.insert(id.clone());
            let mark = named.and_then(|entry| entry.mark).or(Some(row.mark));
            row.cells.put_marked("id", mark, Value::Text(id));
        }
    }
}

fn spaces(tab: Tab, rows: &[Row]) -> Vec<Space> {
    let (mut form, mut table) = (0, 0);
    let mut lists: BTreeMap<String, usize> = BTreeMap::new();
    rows.iter()
        .map(|row| match (tab, row.sort) {
            (Tab::Forms, Some("form")) => {
                form += 1;
                ("form", 0, 0)
            }
            (Tab::Forms, Some("section")) => ("section", form, 0),
            (Tab::Forms, Some("column")) => ("column", form, table),
            (Tab::Forms, sort) => {
                table += usize::from(sort == Some("table"));
                ("field", form, 0)
            }
            (Tab::Options, _) => {
                let next = lists.len();
                let list = fold(row.text("list").unwrap_or_default());
                ("option", *lists.entry(list).or_insert(next), 0)
            }
            (Tab::Plan | Tab::Units | Tab::ReportTypes | Tab::Rules | Tab::Indicators, sort) => {
                (sort.unwrap_or_default(), 0, 0)
            }
        })
        .collect()
}

/// The ids and names of every part of the plan.
pub(super) struct Index {
    things: BTreeMap<Thing, Vec<Known>>,
    /// Fields and tables below each form, by its id.
    below: BTreeMap<String, Vec<Known>>,
    /// By a field's id: the folded name of its options' list.
    lists: BTreeMap<String, String>,
    options: BTreeMap<String, Vec<Known>>,
}

impl Index {
    pub fn new(rows: &Rows) -> Self {
        let mut index =
            Self { things: BTreeMap::new(), below: BTreeMap::new(), lists: BTreeMap::new(), options: BTreeMap::new() };
        let of = |tab: Tab| rows.get(&tab).map(Vec::as_slice).unwrap_or_default();
        for row in of(Tab::Units) {
            let thing = match row.sort {
                Some("kind") => Thing::Kind,
                Some("scope") => Thing::Scope,
                _ => Thing::Property,
            };
            index.add(thing, row, "name");
        }
        of(Tab::ReportTypes).iter().for_each(|row| index.add(Thing::ReportType, row, "name"));
        of(Tab::Indicators).iter().for_each(|row| index.add(Thing::Indicator, row, "label"));
        let mut form = String::new();
        for row in of(Tab::Forms) {
            let thing = match row.sort {
                Some("form") => {
                    row.id().clone_into(&mut form);
                    Thing::Form
                }
                Some("field") => Thing::Field,
                Some("table") => Thing::Table,
                _ => continue,
            };
            index.add(thing, row, "label");
            if thing != Thing::Form {
                index.below.entry(form.clone()).or_default().push(known(row, "label"));
            }
            if let Some(list) = row.text("options") {
                index.lists.insert(row.id().to_owned(), fold(list));
            }
        }
        for row in of(Tab::Options) {
            let list = fold(row.text("list").unwrap_or_default());
            index.options.entry(list).or_default().push(known(row, "label"));
        }
        index
    }

    fn add(&mut self, thing: Thing, row: &Row, key: &str) {
        self.things.entry(thing).or_default().push(known(row, key));
    }

    pub fn of(&self, thing: Thing) -> &[Known] {
        self.things.get(&thing).map(Vec::as_slice).unwrap_or_default()
    }

    /// Fields and tables of a form, or of all forms.
    pub fn below(&self, form: Option<&str>) -> Vec<Known> {
        match form {
            Some(form) => self.below.get(form).cloned().unwrap_or_default(),
            None => self.below.values().flatten().cloned().collect(),
        }
    }

    /// The levels of a field.
    pub fn levels(&self, field: &str) -> &[Known] {
        self.lists.get(field).and_then(|list| self.options.get(list)).map(Vec::as_slice).unwrap_or_default()
    }
}

fn known(row: &Row, key: &str) -> Known {
    Known::new(row.id(), row.text(key).unwrap_or_default())
}
