//! Labels of a form, prepared for look-up, and the cells that carry them.
use super::{Located, columns};
use crate::domain::{
    grid::{Address, Cell, Content, Sheet},
    intake::{Code, Expected, Finding, Severity, money},
    plan::{FieldKey, FieldKind, Form, layout, layout::Part},
    vietnamese::{fold_label, similarity},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A form's labels and synonyms, folded.
pub struct FormIndex<'a> {
    pub form: &'a Form,
    labels: HashMap<String, Meaning>,
    /// Folded titles of sections and tables: never an unknown label.
    titles: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Meaning {
    field: FieldKey,
    part: Part,
    quarter: u32,
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

/// What came of labels that are only like one of the form's.
#[derive(Debug, Default)]
pub struct Similar {
    pub taken: Vec<Hit>,
    /// Fields that some label may mean, without certainty: not reported as missing again.
    pub unsure: Vec<FieldKey>,
    pub findings: Vec<Finding>,
}

/// How alike a label must be to be taken, how alike to be asked about, and how much better than the second.
const TAKEN: f64 = 0.88;
const ASKED: f64 = 0.75;
const MARGIN: f64 = 0.06;

impl<'a> FormIndex<'a> {
    pub fn new(form: &'a Form) -> Self {
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
                    for (quarter, names) in (1..).zip(columns::QUARTERS) {
                        labels.extend(
                            names.iter().map(|name| {
                                (format!("{folded} {name}"), Meaning { field, part: Part::Whole, quarter })
                            }),
                        );
                    }
                }
                labels.insert(folded, Meaning { field, part, quarter: 0 });
            }
        }
        let titles =
            form.sections.iter().map(|section| &section.title).chain(form.tables.iter().map(|table| &table.title));
        Self { form, labels, titles: titles.map(|title| fold_label(title)).collect() }
    }

    pub fn label(&self, field: FieldKey) -> String {
        self.form.get(field).map(|field| field.label.clone()).unwrap_or_default()
    }

    /// The folded text is an option of some level or choice field.
    pub fn is_option(&self, folded: &str) -> bool {
        let mut options = self.form.fields.iter().flat_map(|field| field.kind.options());
        options.any(|option| std::iter::once(&option.label).chain(&option.short).any(|word| fold_label(word) == folded))
    }

    /// The text is a label of some field.
    pub fn is_label(&self, text: &str) -> bool {
        self.meaning(text).is_some()
    }

    /// What a text means as a label; a money unit in brackets behind it belongs to the value.
    fn meaning(&self, text: &str) -> Option<&Meaning> {
        let without_unit = || {
            let (label, bracket) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
            money::unit_in(bracket).and_then(|_| self.labels.get(&fold_label(label)))
        };
        self.labels.get(&fold_label(text)).or_else(without_unit)
    }

    /// A quarter's name, or the heading of a table's column: the row around it holds no values.
    fn is_heading(&self, folded: &str) -> bool {
        let columns = self.form.tables.iter().flat_map(|table| &table.columns);
        columns::names_quarter(folded) || columns.into_iter().any(|column| fold_label(&column.label) == folded)
    }

    /// The folded text is the title of a section or of a table.
    pub fn is_title(&self, folded: &str) -> bool {
        self.titles.iter().any(|title| title == folded)
    }

    /// Every cell outside the rows of tables whose whole text is a label.
    pub fn hits(&self, sheet: &Sheet, table_rows: &HashSet<u32>) -> Vec<Hit> {
        let outside = sheet.cells.iter().filter(|cell| !table_rows.contains(&cell.at.row));
        let known = outside.filter_map(|cell| Some((cell.at, *self.meaning(text(cell)?)?)));
        known.map(|(at, Meaning { field, part, quarter })| Hit { at, field, part, quarter }).collect()
    }

    /// One hit per label: the one in the label column; several there are a fault of the sheet.
    pub fn choose(&self, sheet: &Sheet, hits: Vec<Hit>, label_column: u32) -> (Vec<Hit>, Vec<Finding>) {
        let mut by_meaning: BTreeMap<(FieldKey, Part, u32), Vec<Hit>> = BTreeMap::new();
        for hit in hits {
            by_meaning.entry((hit.field, hit.part, hit.quarter)).or_default().push(hit);
        }
        let (mut chosen, mut findings) = (Vec::new(), Vec::new());
        for ((field, ..), candidates) in by_meaning {
            let in_column: Vec<Hit> = candidates.iter().copied().filter(|hit| hit.at.column == label_column).collect();
            // A heading of a part of the form may read like one of its labels: it has no value beside it.
            let valued: Vec<Hit> = in_column.iter().copied().filter(|hit| has_value_beside(sheet, hit.at)).collect();
            match (in_column.as_slice(), valued.as_slice()) {
                ([one], _) | (_, [one]) => chosen.push(*one),
                // Elsewhere than in the column of labels it is part of something else.
                ([], _) => {}
                (several, _) => {
                    let at = several.get(1).map(|hit| hit.at);
                    let finding = Finding::new(Code::LabelDuplicate).on(&sheet.name, at).of(field);
                    findings.push(finding.found(self.label(field)));
                }
            }
        }
        chosen.sort_by_key(|hit| hit.at);
        (chosen, findings)
    }

    pub fn count_fields(&self, hits: &[Hit]) -> usize {
        let mut fields: Vec<FieldKey> = hits.iter().map(|hit| hit.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    }

    pub fn coverage(&self, found: usize) -> f64 {
        // A form has at most some hundred fields.
        #[expect(clippy::cast_precision_loss)]
        let share = found as f64 / self.form.fields.len().max(1) as f64;
        share
    }

    /// Rows of the label column that carry a value beside an unknown label.
    pub fn similar(
        &self,
        sheet: &Sheet,
        hits: &[Hit],
        table_rows: &HashSet<u32>,
        label_column: u32,
        value_column: u32,
    ) -> Similar {
        let mut similar = Similar::default();
        let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return similar };
        let unknown = sheet
            .cells
            .iter()
            .filter(|cell| cell.at.column == label_column && (first.at.row..=last.at.row + 3).contains(&cell.at.row));
        for cell in unknown {
            let Some(label) = text(cell) else { continue };
            let folded = fold_label(label);
            let is_known = self.is_label(label) || self.is_title(&folded) || table_rows.contains(&cell.at.row);
            let value = sheet.cell(sheet.area(Address::new(cell.at.row, value_column)).first);
            let is_heading = |value: &&Cell| text(value).is_some_and(|text| self.is_heading(&fold_label(text)));
            let Some(value) = value.filter(|value| !is_known && value.at.column > label_column && !is_heading(value))
            else {
                continue;
            };
            let finding = |code| Finding::new(code).on(&sheet.name, Some(cell.at)).found(label);
            let taken_fields = |field| hits.iter().chain(&similar.taken).any(|hit| hit.field == field);
            let mut near: Vec<(&String, Meaning, f64)> = self
                .labels
                .iter()
                .map(|(label, meaning)| (label, *meaning, similarity(label, &folded)))
                .filter(|(_, _, score)| *score >= ASKED)
                .collect();
            near.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
            let Some((best_label, best, score)) = near.first().copied() else {
                similar.findings.push(finding(Code::LabelExtra).expected(Expected::Words(value.typed())));
                continue;
            };
            let second =
                near.iter().find(|(_, meaning, _)| meaning.field != best.field).map_or(0.0, |(_, _, score)| *score);
            let meant = Expected::Name(self.label(best.field));
            if score >= TAKEN && score - second >= MARGIN && is_slip(best_label, &folded) && !taken_fields(best.field) {
                similar.taken.push(Hit { at: cell.at, field: best.field, part: best.part, quarter: best.quarter });
                similar.findings.push(finding(Code::LabelSimilar).of(best.field).expected(meant));
            } else if taken_fields(best.field) {
                similar.findings.push(finding(Code::LabelExtra).expected(Expected::Words(value.typed())));
            } else {
                similar.unsure.push(best.field);
                similar
                    .findings
                    .push(finding(Code::LabelSimilar).severity(Severity::Error).of(best.field).expected(meant));
            }
        }
        similar
    }

    /// Fields for which no label stands on the sheet.
    pub fn missing(&self, sheet: &Sheet, located: &Located, found: &[Finding], unsure: &[FieldKey]) -> Vec<Finding> {
        let located_or_reported = |field: FieldKey| {
            located.values.iter().any(|value| value.field == field)
                || found.iter().any(|finding| finding.field == Some(field))
                || unsure.contains(&field)
        };
        let absent = self.form.keyed_fields().filter(|(field, _)| !located_or_reported(*field));
        let finding = |(field, definition): (FieldKey, &crate::domain::plan::Field)| {
            let severity = if definition.required { Severity::Error } else { Severity::Warning };
            Finding::new(Code::LabelMissing)
                .severity(severity)
                .on(&sheet.name, None)
                .of(field)
                .expected(Expected::Name(layout::label(self.form, field, Part::Whole)))
        };
        absent.map(finding).collect()
    }
}

fn has_value_beside(sheet: &Sheet, label: Address) -> bool {
    sheet.row(label.row).iter().any(|cell| cell.at.column > label.column)
}

/// Words that are not in both labels differ by a slip of the hand: "trào" and "tràog", never "ANTT" and "PCCC".
pub fn is_slip(a: &str, b: &str) -> bool {
    let mut left: Vec<&str> = a.split(' ').collect();
    let mut right: Vec<&str> = b.split(' ').collect();
    left.retain(|word| match right.iter().position(|other| other == word) {
        Some(at) => {
            right.remove(at);
            false
        }
        None => true,
    });
    left.len() == right.len() && left.iter().zip(&right).all(|(a, b)| strsim::normalized_levenshtein(a, b) >= 0.6)
}

/// The text of a text cell.
pub fn text(cell: &Cell) -> Option<&str> {
    match &cell.content {
        Content::Text(text) => Some(text),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => None,
    }
}

/// The column most labels stand in.
pub fn main_column(hits: &[Hit]) -> u32 {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for hit in hits {
        *count.entry(hit.at.column).or_default() += 1;
    }
    count.into_iter().max_by_key(|(column, hits)| (*hits, std::cmp::Reverse(*column))).map_or(0, |(column, _)| column)
}
