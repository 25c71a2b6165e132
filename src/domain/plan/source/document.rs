//! A plan as a tree of keys and values, and the TOML text it makes. A value may carry a mark: where it came from.
use rust_decimal::Decimal;
use std::{borrow::Cow, fmt::Write, ops::Range};

/// Which of the writer's places a value came from.
pub type Mark = Option<usize>;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub mark: Mark,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: Cow<'static, str>,
    pub mark: Mark,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(Decimal),
    Flag(bool),
    List(Vec<Self>),
    /// `{ … }` on the key's own line.
    Inline(Table),
    /// `[key]`
    Section(Table),
    /// `[[key]]`
    Sections(Vec<Table>),
}

impl Value {
    pub fn texts<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.as_ref().to_owned())).collect())
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_)
            | Self::Flag(_)
            | Self::List(_)
            | Self::Inline(_)
            | Self::Section(_)
            | Self::Sections(_) => None,
        }
    }
}

impl Table {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Takes an entry out.
    pub fn take(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at))
    }

    pub fn put(&mut self, key: impl Into<Cow<'static, str>>, value: Value) {
        self.put_marked(key, None, value);
    }

    pub fn put_marked(&mut self, key: impl Into<Cow<'static, str>>, mark: Mark, value: Value) {
        self.entries.push(Entry { key: key.into(), mark, value });
    }

    pub fn text(&mut self, key: &'static str, text: &str) {
        self.put(key, Value::Text(text.to_owned()));
    }

    /// Left out when there is nothing to say.
    pub fn filled(&mut self, key: &'static str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    pub fn texts(&mut self, key: &'static str, texts: &[String]) {
        if !texts.is_empty() {
            self.put(key, Value::texts(texts));
        }
    }

    pub fn flag(&mut self, key: &'static str, flag: bool) {
        if flag {
            self.put(key, Value::Flag(true));
        }
    }

    pub fn number(&mut self, key: impl Into<Cow<'static, str>>, number: impl Into<Decimal>) {
        self.put(key, Value::Number(number.into()));
    }
}

/// The text, and which stretches of it came from which mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    pub text: String,
    pub marks: Vec<(Range<usize>, usize)>,
}

impl Rendered {
    /// The mark of the narrowest stretch around a place.
    pub fn mark_at(&self, at: usize) -> Option<usize> {
        let around = self.marks.iter().filter(|(range, _)| range.contains(&at));
        around.min_by_key(|(range, _)| range.len()).map(|(_, mark)| *mark)
    }

    /// The first mark on a line, counted from 1.
    pub fn mark_on_line(&self, line: usize) -> Option<usize> {
        let start = self.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum::<usize>();
        let end = start + self.text.get(start..)?.find('\n')?;
        let on_line = self.marks.iter().filter(|(range, _)| (start..end).contains(&range.start));
        on_line.min_by_key(|(range, _)| (range.start, range.len())).map(|(_, mark)| *mark)
    }
}

/// A list on one line is at most as wide.
const WIDTH: usize = 110;

pub fn render(root: &Table) -> Rendered {
    let mut out = Rendered::default();
    out.body(root, "");
    out
}

impl Rendered {
    fn mark(&mut self, from: usize, mark: Mark) {
        if let Some(mark) = mark {
            self.marks.push((from..self.text.len(), mark));
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn body(&mut self, table: &Table, path: &str) {
        let below = |entry: &&Entry| matches!(entry.value, Value::Section(_) | Value::Sections(_));
        for entry in table.entries.iter().filter(|entry| !below(entry)) {
            self.entry(entry);
            self.push("\n");
        }
        for entry in table.entries.iter().filter(below) {
            let path = if path.is_empty() { entry.key.to_string() } else { format!("{path}.{}", entry.key) };
            match &entry.value {
                Value::Section(inner) => self.headed(inner, &path, ("[", "]")),
                Value::Sections(list) => list.iter().for_each(|inner| self.headed(inner, &path, ("[[", "]]"))),
                Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Inline(_) => {}
            }
        }
    }

    fn headed(&mut self, table: &Table, path: &str, (open, close): (&str, &str)) {
        self.push("\n");
        let from = self.text.len();
        self.push(&format!("{open}{path}{close}"));
        self.mark(from, table.mark);
        self.push("\n");
        self.body(table, path);
    }

    fn entry(&mut self, entry: &Entry) {
        let from = self.text.len();
        self.push(&format!("{} = ", entry.key));
        self.value(&entry.value);
        self.mark(from, entry.mark);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => quoted(&mut self.text, text),
            Value::Number(number) => self.push(&number.normalize().to_string()),
            Value::Flag(flag) => self.push(if *flag { "true" } else { "false" }),
            Value::List(list) => self.list(list),
            Value::Inline(table) | Value::Section(table) => self.inline(table),
            Value::Sections(list) => {
                let list: Vec<Value> = list.iter().cloned().map(Value::Inline).collect();
                self.list(&list);
            }
        }
    }

    fn list(&mut self, list: &[Value]) {
        let tables = list.iter().any(|one| matches!(one, Value::Inline(_)));
        let long = list.iter().filter_map(Value::text).map(|text| text.len() + 4).sum::<usize>() > WIDTH;
        let (open, between, close) = if tables || long { ("[\n  ", ",\n  ", ",\n]") } else { ("[", ", ", "]") };
        if list.is_empty() {
            return self.push("[]");
        }
        self.push(open);
        for (at, one) in list.iter().enumerate() {
            if at > 0 {
                self.push(between);
            }
            self.value(one);
        }
        self.push(close);
    }

    fn inline(&mut self, table: &Table) {
        let from = self.text.len();
        self.push("{ ");
        for (at, entry) in table.entries.iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            self.entry(entry);
        }
        self.push(" }");
        self.mark(from, table.mark);
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // A String takes whatever is written to it.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
