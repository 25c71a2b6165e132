//! A form's labels, titles, options and units of measure, folded once, and the cells that carry its labels.
use super::{
    role,
    texts::{Texts, text},
};
use crate::domain::{
    grid::{Address, Cell},
    intake::{Code, Expected, Finding, Severity, extract, money},
    plan::{FieldKey, FieldKind, Form, layout::Part},
    vietnamese::{fold, fold_label},
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A label of so many words stands by itself, whatever section it is in.
const SPEAKING: usize = 4;
/// Words under "Đơn vị tính" that are not a field's own.
const MEASURE_WORDS: &[&str] = &["co khong", "muc", "ngay", "dong", "nghin dong", "trieu dong", "ngay thang nam"];

/// A form's labels and synonyms, folded.
pub struct FormIndex<'a> {
    pub form: &'a Form,
    labels: HashMap<String, Meaning>,
    /// The labels with their pairs of letters, to tell quickly which of them a text cannot be like.
    shapes: Vec<(String, Vec<(char, char)>, Meaning)>,
    /// Titles of sections and tables: never an unknown label.
    titles: HashSet<String>,
    /// Title of a section → its place among the sections.
    sections: HashMap<String, usize>,
    /// Names and short forms of the options of levels and choices.
    options: HashSet<String>,
    /// Headings of the columns of tables.
    pub(super) headings: HashMap<String, Vec<(u16, u16)>>,
    measures: HashSet<String>,
}

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meaning {
    pub field: FieldKey,
    pub part: Part,
    /// 1–4 where the label itself names the quarter.
    pub quarter: u32,
}

/// A cell that carries a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub at: Address,
    pub field: FieldKey,
    pub part: Part,
    /// 1–4 where the label itself names the quarter.
    pub quarter: u32,
}

impl<'a> FormIndex<'a> {
    pub fn new(form: &'a Form) -> Self {
        let titles =
            form.sections.iter().map(|section| &section.title).chain(form.tables.iter().map(|table| &table.title));
        let options = form.fields.iter().flat_map(|field| field.kind.options());
        let names = options.flat_map(|option| std::iter::once(&option.label).chain(&option.short));
        let mut headings: HashMap<String, Vec<(u16, u16)>> = HashMap::new();
        for (number, table) in (0..).zip(&form.tables) {
            for (column, field) in (0..).zip(&table.columns) {
                for label in std::iter::once(&field.label).chain(&field.synonyms) {
                    headings.entry(fold_label(label)).or_default().push((number, column));
                }
            }
        }
        let words = form.fields.iter().flat_map(|field| &field.unit_words).map(|word| fold(word));
        let labels = labels(form);
        let shape = |(label, meaning): (&String, &Meaning)| (label.clone(), pairs(label), *meaning);
        Self {
            form,
            shapes: labels.iter().map(shape).collect(),
            labels,
            titles: titles.map(|title| fold_label(title)).collect(),
            sections: form.sections.iter().zip(0..).map(|(section, at)| (fold_label(&section.title), at)).collect(),
            options: names.map(|name| fold_label(name)).collect(),
            headings,
            measures: words.chain(MEASURE_WORDS.iter().map(|word| (*word).to_owned())).collect(),
        }
    }

    pub fn label(&self, field: FieldKey) -> String {
        self.form.get(field).map(|field| field.label.clone()).unwrap_or_default()
    }

    /// The folded text is an option of some level or choice field.
    pub fn is_option(&self, folded: &str) -> bool {
        self.options.contains(folded) || bare_option(folded).is_some_and(|bare| self.options.contains(bare))
    }

    /// The cell is a label of some field.
    pub fn is_label(&self, cell: &Cell, folded: &str) -> bool {
        self.meaning(cell, folded).is_some()
    }

    /// What a cell means as a label; a money unit in brackets behind it belongs to the value.
    pub fn meaning(&self, cell: &Cell, folded: &str) -> Option<&Meaning> {
        let without_unit = || {
            let (label, bracket) = text(cell)?.trim_end().strip_suffix(')')?.rsplit_once('(')?;
            money::unit_in(bracket).and_then(|_| self.labels.get(&fold_label(label)))
        };
        if folded.is_empty() { None } else { self.labels.get(folded).or_else(without_unit) }
    }

    /// Labels that share enough pairs of letters with a text to be alike.
    pub(super) fn candidates(&self, folded: &str) -> impl Iterator<Item = (&str, Meaning)> {
        let said = pairs(folded);
        let shares = move |known: &[(char, char)]| common(&said, known) * 5 >= said.len() + known.len();
        self.shapes
            .iter()
            .filter(move |(_, known, _)| shares(known))
            .map(|(label, _, meaning)| (label.as_str(), *meaning))
    }

    /// A quarter's name, or the heading of a table's column: the row around it holds no values.
    pub fn is_heading(&self, folded: &str) -> bool {
        role::quarter_of(folded).is_some() || self.headings.contains_key(folded)
    }

    /// The folded text is the title of a section or of a table.
    pub fn is_title(&self, folded: &str) -> bool {
        self.titles.contains(folded)
    }

    /// The cell only names a unit of measure.
    pub fn is_measure(&self, cell: &Cell, folded: &str) -> bool {
        text(cell).is_some_and(|text| self.measures.contains(folded) || text.trim() == "%")
    }

    /// The cell says something the field can hold; a text field can hold anything, so it proves nothing.
    pub fn is_readable(&self, sheet: &str, key: FieldKey, cell: &Cell) -> bool {
        let Some(field) = self.form.get(key) else { return false };
        let context = extract::Context { sheet, key, money: None, period: (NaiveDate::MIN, NaiveDate::MAX) };
        !matches!(field.kind, FieldKind::Text) && extract::read(field, Some(cell), &context).value.is_some()
    }

    /// Every cell outside the rows of tables whose whole text is a label.
    pub fn hits(&self, texts: &Texts, taken: &HashSet<u32>) -> Vec<Hit> {
        let outside = texts.cells().filter(|(cell, _)| !taken.contains(&cell.at.row));
        let known = outside.filter_map(|(cell, folded)| Some((cell.at, *self.meaning(cell, folded)?)));
        known.map(|(at, Meaning { field, part, quarter })| Hit { at, field, part, quarter }).collect()
    }

    /// Labels in short words under the title of another section: "Tổng kinh phí" under "Ngày hội" is not that of the
    /// whole plan. They are taken out of `hits`, and told.
    pub fn strays(&self, texts: &Texts, hits: &mut Vec<Hit>) -> Vec<Finding> {
        let titles: Vec<(u32, usize)> =
            texts.cells().filter_map(|(cell, folded)| Some((cell.at.row, *self.sections.get(folded)?))).collect();
        let is_stray = |hit: &Hit| {
            let field = self.form.get(hit.field);
            let above = titles.partition_point(|(row, _)| *row <= hit.at.row);
            let section = above.checked_sub(1).and_then(|at| titles.get(at)).map(|(_, section)| *section);
            let said = texts.at(hit.at);
            let is_short =
                said.split(' ').count() < SPEAKING && field.is_some_and(|field| fold_label(&field.label) != said);
            is_short && section.zip(field).is_some_and(|(section, field)| section != field.section)
        };
        let (stray, home): (Vec<Hit>, Vec<Hit>) = std::mem::take(hits).into_iter().partition(is_stray);
        *hits = home;
        let finding = |hit: &Hit| {
            let finding = |code| Finding::new(code).on(&texts.sheet.name, Some(hit.at)).found(texts.typed(hit.at));
            let value = texts.row(hit.at.row).map(|(cell, _)| cell).find(|cell| cell.at.column > hit.at.column)?;
            let stands_elsewhere = hits.iter().any(|other| other.field == hit.field);
            Some(if stands_elsewhere {
                finding(Code::LabelExtra).expected(Expected::Words(value.typed()))
            } else {
                let meant = Expected::Name(self.label(hit.field));
                finding(Code::LabelSimilar).severity(Severity::Error).of(hit.field).expected(meant)
            })
        };
        stray.iter().filter_map(finding).collect()
    }

    pub fn coverage(&self, found: usize) -> f64 {
        // A form has at most some hundred fields.
        #[expect(clippy::cast_precision_loss)]
        let share = found as f64 / self.form.fields.len().max(1) as f64;
        share
    }
}

/// Neighbouring letters of a folded text, sorted.
fn pairs(folded: &str) -> Vec<(char, char)> {
    let letters = || folded.chars().filter(|letter| *letter != ' ');
    let mut pairs: Vec<(char, char)> = letters().zip(letters().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// How many pairs two sorted lists have in common.
fn common(mut a: &[(char, char)], mut b: &[(char, char)]) -> usize {
    let mut count = 0;
    while let ([one, more @ ..], [other, others @ ..]) = (a, b) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => a = more,
            std::cmp::Ordering::Greater => b = others,
            std::cmp::Ordering::Equal => {
                count += 1;
                (a, b) = (more, others);
            }
        }
    }
    count
}

/// "loai kha" names the option "kha".
fn bare_option(folded: &str) -> Option<&str> {
    ["loai ", "muc "].iter().find_map(|word| folded.strip_prefix(word))
}

fn labels(form: &Form) -> HashMap<String, Meaning> {
    let mut labels = HashMap::new();
    for (field, definition) in form.keyed_fields() {
        for label in std::iter::once(&definition.label).chain(&definition.synonyms) {
            let folded = fold_label(label);
            if let FieldKind::Ratio { numerator, denominator } = &definition.kind {
                for (side, part) in [(numerator, Part::Numerator), (denominator, Part::Denominator)] {
                    labels.insert(fold_label(&format!("{label} – {side}")), Meaning { field, part, quarter: 0 });
                }
            }
            let part = if definition.per_quarter { Part::Quarters } else { Part::Whole };
            if definition.per_quarter {
                for (quarter, names) in (1..).zip(role::QUARTERS) {
                    let meaning = Meaning { field, part: Part::Whole, quarter };
                    labels.extend(names.iter().map(|name| (format!("{folded} {name}"), meaning)));
                }
            }
            labels.insert(folded, Meaning { field, part, quarter: 0 });
        }
    }
    labels
}
