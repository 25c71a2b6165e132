//! One thing that is wrong in an otherwise good report.
use super::{
    figures::{Filled, date_content},
    sheets::{OwnRow, our_form, own_sheet},
    story::Desk,
};
use crate::{
    domain::{
        grid::Content,
        intake::Severity,
        plan::{Field, FieldKey, FieldKind, Operator, layout::Part},
        unit::Unit,
    },
    sheet::write::WriteError,
};
use chrono::Days;

/// One cell of our form that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Words,
    Negative,
    FormulaError,
    Uncalculated,
    PartAboveWhole,
    UnknownLevel,
    Blank,
    DateOutside,
    MoneyScale,
    /// Nothing is lost, but not everything is a plain number.
    TextNumbers,
}

/// One row of a school's own sheet that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowWrong {
    HiddenRow,
    NoLabel,
    SimilarLabel,
    ExtraLabel,
    DoubleLabel,
}

impl Desk<'_> {
    /// The first field of a sort that the unit is asked for in this period.
    fn find(&self, unit: &Unit, wanted: &dyn Fn(&Field) -> bool) -> Option<FieldKey> {
        let asked = |field: &Field| {
            field.asks(&unit.kind, |property| unit.has(property)) && !self.plan.awaits_event(&field.id, self.period)
        };
        self.form.keyed_fields().find(|(_, field)| asked(field) && wanted(field)).map(|(key, _)| key)
    }

    /// A count that no rule looks at: one wrong cell has one cause.
    fn plain_count(&self, unit: &Unit) -> Option<FieldKey> {
        let in_rule = |id: &String| {
            self.plan.rules.iter().any(|rule| rule.left.fields.contains(id) || rule.right.fields.contains(id))
        };
        self.find(unit, &|field| {
            matches!(field.kind, FieldKind::Count)
                && !field.per_quarter
                && !field.unit_words.is_empty()
                && !in_rule(&field.id)
        })
    }

    pub fn wrong(&self, unit: &Unit, wrong: Wrong, mut filled: Filled) -> Result<Vec<u8>, WriteError> {
        let find = |wanted: &dyn Fn(&Field) -> bool| self.find(unit, wanted);
        let count = self.plain_count(unit);
        let text = |text: &str| Content::Text(text.to_owned());
        let mut put = |field: Option<FieldKey>, content: Option<Content>| {
            if let Some(field) = field {
                match content {
                    Some(content) => filled.insert((field, Part::Whole, 0), content),
                    None => filled.remove(&(field, Part::Whole, 0)),
                };
            }
        };
        match wrong {
            Wrong::Words => put(count, Some(text("khoảng 20"))),
            Wrong::Negative => put(count, Some(Content::Number(-3.0))),
            Wrong::FormulaError => put(count, Some(Content::Error("#REF!".into()))),
            Wrong::Uncalculated => put(count, Some(Content::Uncalculated)),
            Wrong::UnknownLevel => put(find(&|field| matches!(field.kind, FieldKind::Level { .. })), Some(text("Tốt"))),
            Wrong::Blank => put(find(&|field| field.required && !field.per_quarter), None),
            Wrong::DateOutside => {
                let day = self.period.to.checked_add_days(Days::new(200)).unwrap_or(self.period.to);
                put(find(&|field| matches!(field.kind, FieldKind::Date)), Some(date_content(day)));
            }
            Wrong::MoneyScale => {
                put(find(&|field| matches!(field.kind, FieldKind::Amount { .. })), Some(Content::Number(250_000_000.0)))
            }
            Wrong::TextNumbers => {
                let words = count
                    .and_then(|count| self.form.get(count))
                    .and_then(|field| field.unit_words.first())
                    .cloned()
                    .unwrap_or_default();
                put(count, Some(text(&format!("12 {words}"))));
                put(find(&|field| matches!(field.kind, FieldKind::YesNo)), Some(text("x")));
            }
            Wrong::PartAboveWhole => {
                let rule = self.plan.rules.iter().find(|rule| {
                    rule.operator == Operator::AtMost && rule.severity == Severity::Error && rule.left.fields.len() == 1
                });
                let field = |id: Option<&String>| id.and_then(|id| self.form.field_key(id));
                put(rule.and_then(|rule| field(rule.left.fields.first())), Some(Content::Number(9.0)));
                put(rule.and_then(|rule| field(rule.right.fields.first())), Some(Content::Number(5.0)));
            }
        }
        our_form(self.form, self.plan, self.period, unit, &filled, self.created)
    }

    pub fn wrong_row(&self, unit: &Unit, wrong: RowWrong, filled: &Filled) -> Result<Vec<u8>, WriteError> {
        let mut sheet = self.named(own_sheet(self.form, self.period, unit, filled), unit);
        let required = self.find(unit, &|field| field.required && !field.per_quarter);
        let Some((required, count)) = required.zip(self.plain_count(unit)) else { return sheet.write(self.created) };
        match wrong {
            RowWrong::HiddenRow => {
                if let Some(row) = sheet.row_of(count) {
                    row.hidden = true;
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::NoLabel => sheet.without(required),
            RowWrong::SimilarLabel => {
                if let Some(row) = sheet.row_of(count) {
                    // One letter too many: what a hurried hand types.
                    row.label.push('g');
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::DoubleLabel => {
                let label = sheet.row_of(count).map(|row| row.label.clone()).unwrap_or_default();
                sheet.rows.push(OwnRow { label, values: vec![Some(Content::Number(7.0))], field: None, hidden: false });
            }
            RowWrong::ExtraLabel => sheet.rows.insert(
                4,
                OwnRow {
                    label: "Số cây xanh trồng mới".into(),
                    values: vec![Some(Content::Number(15.0))],
                    field: None,
                    hidden: false,
                },
            ),
        }
        sheet.write(self.created)
    }
}
