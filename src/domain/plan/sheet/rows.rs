//! A plan as the rows of its workbook: what the writer of the workbook puts into cells.
use super::{
    column::{ROW, indicators::YEARS_AFTER},
    flat,
    names::Names,
    {Column, How, Tab},
};
use crate::domain::plan::{
    DayOfYear, Plan,
    source::{
        document,
        document::{Table, Value},
    },
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One sheet: its headings, and its rows from the top.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub tab: Tab,
    pub heads: Vec<Head>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
pub enum Head {
    Column(&'static Column),
    /// The target of a year.
    Year(i32),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What sort of row it is, where a sheet has several.
    pub sort: Option<&'static str>,
    /// One per heading.
    pub cells: Vec<Option<Shown>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Text(String),
    Number(Decimal),
    Date(NaiveDate),
}

/// All sheets of a plan's workbook, in order.
pub fn sheets(plan: &Plan) -> Vec<Sheet> {
    let root = document(plan);
    let names = Names::new(plan);
    let mut lists = Lists::default();
    let forms = forms(&root, &mut lists);
    Tab::ALL
        .into_iter()
        .map(|tab| {
            let rows = match tab {
                Tab::Plan => return Sheet { tab, heads: vec![], lines: about(&root, &names) },
                Tab::Units => units(&root),
                Tab::ReportTypes => {
                    list(&root, "report_type").iter().map(|one| (None, flat::report_type(one))).collect()
                }
                Tab::Forms => forms.clone(),
                Tab::Options => lists.rows(),
                Tab::Rules => list(&root, "rule").iter().map(|one| (None, flat::rule(one))).collect(),
                Tab::Indicators => list(&root, "indicator").iter().map(|one| (None, flat::indicator(one))).collect(),
            };
            let heads = heads(tab, plan.years);
            let line = |(sort, table): &(Option<&'static str>, Table)| Line {
                sort: *sort,
                cells: heads.iter().map(|head| cell(*head, *sort, table, &names)).collect(),
            };
            Sheet { tab, lines: rows.iter().map(line).collect(), heads: heads.clone() }
        })
        .collect()
}

fn heads(tab: Tab, (first, last): (i32, i32)) -> Vec<Head> {
    let mut heads = Vec::new();
    for column in tab.columns() {
        heads.push(Head::Column(column));
        if tab == Tab::Indicators && column.keys.contains(&YEARS_AFTER) {
            heads.extend((first..=last).map(Head::Year));
        }
    }
    heads
}

type Rows = Vec<(Option<&'static str>, Table)>;

fn list<'t>(table: &'t Table, key: &str) -> &'t [Table] {
    match table.get(key) {
        Some(Value::Sections(list)) => list,
        _ => &[],
    }
}

/// The rows of the plan's own sheet: one value each.
fn about(root: &Table, names: &Names<'_>) -> Vec<Line> {
    let flat = flat::plan(root);
    let line =
        |column: &'static Column| Line { sort: None, cells: vec![cell(Head::Column(column), None, &flat, names)] };
    Tab::Plan.columns().iter().map(line).collect()
}

fn units(root: &Table) -> Rows {
    ["kind", "scope", "property"]
        .into_iter()
        .flat_map(|sort| list(root, sort).iter().map(move |table| (Some(sort), table.clone())))
        .collect()
}

fn forms(root: &Table, lists: &mut Lists) -> Rows {
    let mut rows = Rows::new();
    for form in list(root, "form") {
        rows.push((Some("form"), form.clone()));
        for section in list(form, "section") {
            rows.push((Some("section"), section.clone()));
            for field in list(section, "field") {
                rows.push((Some("field"), flat::field(field, lists.name(field))));
            }
            for table in list(section, "table") {
                rows.push((Some("table"), table.clone()));
                let checked = |id: Option<&Value>| match (table.get("checklist"), id) {
                    (Some(Value::List(ids)), Some(id)) => ids.contains(id),
                    _ => false,
                };
                for column in list(table, "column") {
                    let mut flat = flat::field(column, lists.name(column));
                    flat.flag("checklist", checked(column.get("id")));
                    rows.push((Some("column"), flat));
                }
            }
        }
    }
    rows
}

/// Lists of options, each once, called after the field that first uses it.
#[derive(Default)]
struct Lists {
    known: Vec<(String, Vec<Value>)>,
}

impl Lists {
    fn name(&mut self, field: &Table) -> Option<String> {
        let Some(Value::List(options)) = field.get("options") else { return None };
        if let Some((name, _)) = self.known.iter().find(|(_, known)| known == options) {
            return Some(name.clone());
        }
        let wanted = field.get("id").and_then(Value::text).unwrap_or_default();
        let taken = |name: &str| self.known.iter().any(|(known, _)| known == name);
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        let name = std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name))?;
        self.known.push((name.clone(), options.clone()));
        Some(name)
    }

    fn rows(&self) -> Rows {
        let row = |name: &str, option: &Value| {
            let Value::Inline(option) = option else { return (None, Table::default()) };
            let mut table = option.clone();
            table.text("list", name);
            (None, table)
        };
        self.known.iter().flat_map(|(name, options)| options.iter().map(move |option| row(name, option))).collect()
    }
}

fn cell(head: Head, sort: Option<&'static str>, table: &Table, names: &Names<'_>) -> Option<Shown> {
    let column = match head {
        Head::Year(year) => return table.get(&year.to_string()).and_then(plain),
        Head::Column(column) => column,
    };
    if column.keys.contains(&ROW) {
        let How::Row(words) = column.how else { return None };
        return words.iter().find(|(token, _)| Some(*token) == sort).map(|(_, word)| Shown::Text((*word).to_owned()));
    }
    let value = column.keys.iter().find_map(|key| table.get(key))?;
    match column.how {
        How::Row(_) | How::Remark => None,
        How::Id | How::Text | How::OptionList | How::Deadline | How::Whole | How::Number => plain(value),
        How::Flag => matches!(value, Value::Flag(true)).then(|| Shown::Text("Có".to_owned())),
        How::Words(words) => {
            let token = value.text()?;
            let word = words.iter().find(|(known, _)| *known == token).map_or(token, |(_, word)| word);
            Some(Shown::Text(word.to_owned()))
        }
        How::Lines => joined(value, "\n", |text| text.to_owned()),
        How::List => listed(value),
        How::Wholes => joined(value, "; ", |text| text.to_owned()),
        How::Date => value.text()?.parse().ok().map(Shown::Date),
        How::Dates => {
            let day = |text: &str| {
                text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), |day| day.format("%d/%m/%Y").to_string())
            };
            joined(value, "; ", day)
        }
        How::Day => Some(Shown::Text(DayOfYear::parse(value.text()?)?.in_words())),
        How::Ref(thing) | How::Refs(thing) => joined(value, "; ", |id| names.name(thing, id)),
        How::Measured | How::Side => match value {
            Value::Number(number) => Some(Shown::Number(*number)),
            other => joined(other, "; ", |id| id.to_owned()),
        },
        How::Bound => match table.get("criterion").and_then(Value::text) {
            Some("level") => {
                let field = match table.get("fields") {
                    Some(Value::List(fields)) => fields.first().and_then(Value::text).unwrap_or_default(),
                    _ => "",
                };
                Some(Shown::Text(names.level(field, value.text()?)))
            }
            _ => plain(value),
        },
    }
}

fn plain(value: &Value) -> Option<Shown> {
    match value {
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) => Some(Shown::Text(text.clone())),
        Value::Number(number) => Some(Shown::Number(*number)),
        Value::Flag(_) | Value::List(_) | Value::Inline(_) | Value::Section(_) | Value::Sections(_) => None,
    }
}

fn texts(value: &Value) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.normalize().to_string()),
        Value::Flag(_) | Value::List(_) | Value::Inline(_) | Value::Section(_) | Value::Sections(_) => None,
    };
    match value {
        Value::List(list) => list.iter().filter_map(text).collect(),
        other => text(other).into_iter().collect(),
    }
}

fn joined(value: &Value, between: &str, say: impl Fn(&str) -> String) -> Option<Shown> {
    let all: Vec<String> = texts(value).iter().map(|text| say(text)).collect();
    (!all.is_empty()).then(|| Shown::Text(all.join(between)))
}

/// Semicolons part the texts; where one of them holds a semicolon, each stands on a line of its own.
fn listed(value: &Value) -> Option<Shown> {
    let all = texts(value);
    if all.is_empty() {
        return None;
    }
    if all.iter().any(|text| text.contains(';')) {
        // The line break at the end says that there are lines, also when there is only one.
        return Some(Shown::Text(all.iter().map(|text| format!("{text}\n")).collect()));
    }
    Some(Shown::Text(all.join("; ")))
}
