//! Reads typed values out of a TOML table and collects what is wrong instead of stopping at it.
//!
//! A value that is missing or wrong comes back as a default, and the node is no longer sound: checks that
//! rest on its content are left out, so that one mistake is named once.
mod value;

pub(super) use value::{Spot, number};

use super::{FaultKind, Shape, near::near, sink::Sink};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

type Value<'a> = Spanned<DeValue<'a>>;

/// One table of the file, with its place.
pub(super) struct Node<'a> {
    table: &'a DeTable<'a>,
    at: usize,
    sink: &'a Sink<'a>,
    /// Keys this program knows here; the others are mistakes.
    asked: RefCell<BTreeSet<&'static str>>,
    sound: Cell<bool>,
}

fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::WholeNumber,
        DeValue::Float(_) => Shape::Number,
        DeValue::Boolean(_) => Shape::TrueFalse,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}

impl<'a> Node<'a> {
    pub fn new(table: &'a DeTable<'a>, at: usize, sink: &'a Sink<'a>) -> Self {
        Self { table, at, sink, asked: RefCell::default(), sound: Cell::new(true) }
    }

    pub fn fault(&self, at: usize, kind: FaultKind) {
        self.sound.set(false);
        self.sink.fault(at, kind);
    }

    pub fn is_sound(&self) -> bool {
        self.sound.get()
    }

    /// Where the table itself begins.
    pub const fn start(&self) -> usize {
        self.at
    }

    /// Where a key's value stands; the table's own place if it has none.
    pub fn place(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    pub fn line(&self, at: usize) -> usize {
        self.sink.line(at)
    }

    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    pub fn value(&self, key: &'static str) -> Option<&'a Value<'a>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    /// Every key with its place and value, as the file orders them.
    pub fn entries(&self) -> Vec<(&'a str, usize, &'a Value<'a>)> {
        let mut entries: Vec<_> =
            self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value)).collect();
        entries.sort_by_key(|(_, at, _)| *at);
        entries
    }

    /// Names the keys nobody asked for. Called once everything has been read.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, at, _) in self.entries() {
            if !asked.contains(key) {
                let near = near(key, asked.iter().copied().filter(|known| !self.table.contains_key(*known)));
                self.fault(at, FaultKind::UnknownKey { key: key.to_owned(), near });
            }
        }
    }

    pub fn missing(&self, key: &'static str) {
        self.fault(self.at, FaultKind::MissingKey { key });
    }

    pub fn wrong_type(&self, key: &str, value: &Value<'_>, expected: Shape) {
        let found = shape(value.get_ref());
        self.fault(value.span().start, FaultKind::WrongType { key: key.to_owned(), expected, found });
    }

    /// A table inside this one.
    pub fn node(&self, key: &'static str) -> Option<Self> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(table, value.span().start, self.sink)),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                self.wrong_type(key, value, Shape::Table);
                None
            }
        }
    }

    /// The tables of `[[key]]`.
    pub fn nodes(&self, key: &'static str) -> Vec<Self> {
        let Some(value) = self.value(key) else { return vec![] };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, Shape::Tables);
            return vec![];
        };
        let node = |one: &'a Value<'a>| {
            let table = one.get_ref().as_table();
            if table.is_none() {
                self.wrong_type(key, one, Shape::Table);
            }
            Some(Self::new(table?, one.span().start, self.sink))
        };
        list.iter().filter_map(node).collect()
    }

    /// The tables of `[[key]]`, of which there must be one.
    pub fn some_nodes(&self, key: &'static str) -> Vec<Self> {
        if !self.has(key) {
            self.missing(key);
        }
        self.nodes(key)
    }
}
