//! One thing that is wrong in an otherwise good report.
use super::{
    figures::{Filled, date_content},
    inbox::Desk,
    sheets::{OwnRow, our_form, own_sheet},
    spot::{Sight, Spot},
};
use crate::{
    domain::{
        grid::Content,
        plan::{Field, FieldKind, MoneyUnit, layout::Part},
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

/// Words that a scale may lack.
const LEVELS: [&str; 2] = ["Tốt", "Vượt bậc"];

fn is_required(field: &Field) -> bool {
    field.required
}

impl Desk<'_> {
    fn sight<'s>(&'s self, unit: &'s Unit) -> Sight<'s> {
        Sight { plan: self.plan, form: self.form, period: self.period, unit }
    }

    /// The cells that are changed, and to what (None: blank). Empty where the unit's form has no place for it.
    fn changes(&self, unit: &Unit, wrong: Wrong) -> Vec<(Spot, Option<Content>)> {
        let sight = self.sight(unit);
        let text = |text: &str| Some(Content::Text(text.to_owned()));
        let number = |number: f64| Some(Content::Number(number));
        let at = |spot: Option<Spot>, content: Option<Content>| spot.map(|spot| (spot, content)).into_iter().collect();
        match wrong {
            Wrong::Words => at(sight.number(), text("khoảng 20")),
            Wrong::Negative => at(sight.number(), number(-3.0)),
            Wrong::FormulaError => at(sight.number(), Some(Content::Error("#REF!".into()))),
            Wrong::Uncalculated => at(sight.number(), Some(Content::Uncalculated)),
            Wrong::UnknownLevel => {
                let found = LEVELS.iter().find_map(|word| sight.without_option(word).map(|spot| (spot, text(word))));
                found.into_iter().collect()
            }
            Wrong::Blank => {
                let spot = sight.find(&is_required);
                let whole = spot.filter(|spot| spot.part == Part::Numerator);
                let whole = whole.map(|spot| Spot { part: Part::Denominator, ..spot });
                spot.into_iter().chain(whole).map(|spot| (spot, None)).collect()
            }
            Wrong::DateOutside => {
                let day = self.period.to.checked_add_days(Days::new(200)).unwrap_or(self.period.to);
                at(sight.find(&|field| matches!(field.kind, FieldKind::Date)), Some(date_content(day)))
            }
            Wrong::MoneyScale => {
                let scaled =
                    |field: &Field| matches!(field.kind, FieldKind::Amount { unit } if unit != MoneyUnit::Dong);
                at(sight.find(&scaled), number(250_000_000.0))
            }
            Wrong::TextNumbers => {
                let Some(count) = sight.count() else { return vec![] };
                let field = self.form.get(count.field);
                let words = field.and_then(|field| field.unit_words.first()).cloned().unwrap_or_default();
                let yes = sight.find(&|field| matches!(field.kind, FieldKind::YesNo));
                let both = [(Some(count), text(format!("12 {words}").trim_end())), (yes, text("x"))];
                both.into_iter().filter_map(|(spot, content)| Some((spot?, content))).collect()
            }
            Wrong::PartAboveWhole => {
                let pair = sight.part_and_whole();
                pair.map_or(vec![], |(part, whole)| vec![(part, number(9.0)), (whole, number(5.0))])
            }
        }
    }

    /// The unit's form has a place for it.
    pub fn can_be_wrong(&self, unit: &Unit, wrong: Wrong) -> bool {
        !self.changes(unit, wrong).is_empty()
    }

    pub fn can_have_wrong_row(&self, unit: &Unit) -> bool {
        let sight = self.sight(unit);
        sight.count().is_some() && sight.find(&is_required).is_some()
    }

    pub fn wrong(&self, unit: &Unit, wrong: Wrong, mut filled: Filled) -> Result<Vec<u8>, WriteError> {
        for (Spot { field, part }, content) in self.changes(unit, wrong) {
            match content {
                Some(content) => filled.insert((field, part, 0), content),
                None => filled.remove(&(field, part, 0)),
            };
        }
        our_form(self.form, self.plan, self.period, unit, &filled, self.created)
    }

    pub fn wrong_row(&self, unit: &Unit, wrong: RowWrong, filled: &Filled) -> Result<Vec<u8>, WriteError> {
        let mut sheet = self.named(own_sheet(self.form, self.plan, self.period, unit, filled), unit);
        let sight = self.sight(unit);
        let Some((required, count)) = sight.find(&is_required).zip(sight.count()) else {
            return sheet.write(self.created);
        };
        let extra = |label: String, number: f64| OwnRow {
            label,
            values: vec![Some(Content::Number(number))],
            field: None,
            hidden: false,
        };
        match wrong {
            RowWrong::HiddenRow => {
                if let Some(row) = sheet.row_of(count.field) {
                    row.hidden = true;
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::NoLabel => sheet.without(required.field),
            RowWrong::SimilarLabel => {
                if let Some(row) = sheet.row_of(count.field) {
                    // One letter too many: what a hurried hand types.
                    row.label.push('g');
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::DoubleLabel => {
                let label = sheet.row_of(count.field).map(|row| row.label.clone()).unwrap_or_default();
                sheet.rows.push(extra(label, 7.0));
            }
            RowWrong::ExtraLabel => {
                let at = sheet.rows.len().min(4);
                sheet.rows.insert(at, extra("Số cây xanh trồng mới".into(), 15.0));
            }
        }
        sheet.write(self.created)
    }
}
