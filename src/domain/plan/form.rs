//! Biểu mẫu: what is filled in.
use crate::domain::value::tokens;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    pub id: String,
    pub version: u32,
    pub title: String,
    pub sections: Vec<Section>,
    /// All fields in the order of the form.
    pub fields: Vec<Field>,
    pub tables: Vec<Table>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub id: String,
    pub title: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub id: String,
    pub label: String,
    /// Other wordings of the label that schools use.
    pub synonyms: Vec<String>,
    /// Index into [`Form::sections`].
    pub section: usize,
    pub kind: FieldKind,
    pub required: bool,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    /// Words that may follow the figure: "buổi", "học sinh".
    pub unit_words: Vec<String>,
    /// One figure for each quarter.
    pub per_quarter: bool,
    pub accrual: Accrual,
    /// The figure is an estimate (ước).
    pub estimate: bool,
    /// Where a unit stands on the way: đăng ký, tự đánh giá, đề nghị, được công nhận.
    pub stage: Option<String>,
    /// Ids of the kinds that are asked; empty: every kind.
    pub applies_to: Vec<String>,
    /// A property a unit must have to be asked.
    pub applies_if: Option<String>,
    /// Ids it had in earlier versions of the plan.
    pub was: Vec<String>,
    /// A column of a table that stays in the office: a pupil's name is in no copy that is sent on.
    pub private: bool,
    /// What the blank form says under the field.
    pub hint: String,
}

tokens! {
    /// Only in-period figures add up over periods.
    Accrual { InPeriod = "in-period", Cumulative = "cumulative", Snapshot = "snapshot" }
}

tokens! {
    /// The unit a form asks amounts in. Values are held in đồng.
    MoneyUnit { Dong = "dong", Thousand = "thousand", Million = "million" }
}

impl MoneyUnit {
    /// How many đồng one unit is.
    pub fn factor(self) -> Decimal {
        match self {
            Self::Dong => Decimal::ONE,
            Self::Thousand => Decimal::ONE_THOUSAND,
            Self::Million => Decimal::from(1_000_000),
        }
    }

    /// As a form prints it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dong => "đồng",
            Self::Thousand => "nghìn đồng",
            Self::Million => "triệu đồng",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    Count,
    Amount {
        unit: MoneyUnit,
    },
    /// Two figures; the labels of both sides.
    Ratio {
        numerator: String,
        denominator: String,
    },
    Percent,
    YesNo,
    /// Options from the lowest to the highest.
    Level {
        options: Vec<Choice>,
    },
    Choice {
        options: Vec<Choice>,
    },
    Choices {
        options: Vec<Choice>,
    },
    Date,
    Text,
}

impl FieldKind {
    /// The word plan files and scripts use.
    pub const fn token(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Amount { .. } => "amount",
            Self::Ratio { .. } => "ratio",
            Self::Percent => "percent",
            Self::YesNo => "yes-no",
            Self::Level { .. } => "level",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Date => "date",
            Self::Text => "text",
        }
    }

    /// The options of a level or choice field.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Level { options } | Self::Choice { options } | Self::Choices { options } => options,
            Self::Count
            | Self::Amount { .. }
            | Self::Ratio { .. }
            | Self::Percent
            | Self::YesNo
            | Self::Date
            | Self::Text => &[],
        }
    }

    /// Values are numbers that can be added over units.
    pub const fn is_summable(&self) -> bool {
        matches!(self, Self::Count | Self::Amount { .. })
    }
}

/// One option of a level or choice field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub label: String,
    /// Short forms the plan allows: "XS".
    pub short: Vec<String>,
}

/// Rows a unit may repeat: models, incidents, nominations.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub id: String,
    pub title: String,
    pub section: usize,
    pub columns: Vec<Field>,
    /// Yes/no columns that a complete row has all of: the documents of a dossier, the “6 rõ” of a model.
    pub checklist: Vec<String>,
    /// How many blank rows the form offers.
    pub rows: u32,
}

impl Table {
    /// The items of the checklist that a row has not; `has` answers for a column.
    pub fn lacking(&self, has: impl Fn(usize) -> bool) -> Vec<&Field> {
        let items = self.columns.iter().enumerate().filter(|(_, column)| self.checklist.contains(&column.id));
        items.filter(|(at, _)| !has(*at)).map(|(_, column)| column).collect()
    }
}

/// Points at one field of a form, or at one column of one of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FieldKey {
    Field(u16),
    Column { table: u16, column: u16 },
}

impl Form {
    pub fn get(&self, key: FieldKey) -> Option<&Field> {
        match key {
            FieldKey::Field(at) => self.fields.get(usize::from(at)),
            FieldKey::Column { table, column } => self.tables.get(usize::from(table))?.columns.get(usize::from(column)),
        }
    }

    /// The name scripts use: `field`, or `table.column`.
    pub fn name(&self, key: FieldKey) -> Option<String> {
        match key {
            FieldKey::Field(_) => Some(self.get(key)?.id.clone()),
            FieldKey::Column { table, .. } => {
                let table = self.tables.get(usize::from(table))?;
                Some(format!("{}.{}", table.id, self.get(key)?.id))
            }
        }
    }

    /// The key of the name that scripts use: the other way round from [`Self::name`].
    pub fn key(&self, name: &str) -> Option<FieldKey> {
        let Some((table, column)) = name.split_once('.') else { return self.field_key(name) };
        let at = self.tables.iter().position(|one| one.id == table)?;
        let column = named(&self.tables.get(at)?.columns, column)?;
        Some(FieldKey::Column { table: u16::try_from(at).ok()?, column: u16::try_from(column).ok()? })
    }

    /// The key of a field's id, tables' columns excepted. An id that it has in another version of the plan leads to it too:
    /// what was decided under one version is found under every other.
    pub fn field_key(&self, id: &str) -> Option<FieldKey> {
        let at = named(&self.fields, id)?;
        u16::try_from(at).ok().map(FieldKey::Field)
    }

    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Every key, those of tables' columns last.
    pub fn keys(&self) -> impl Iterator<Item = FieldKey> {
        let columns = (0..).zip(&self.tables).flat_map(|(table, one)| {
            (0..).zip(&one.columns).map(move |(column, _)| FieldKey::Column { table, column })
        });
        self.keyed_fields().map(|(key, _)| key).chain(columns)
    }

    /// Every field with its key, tables' columns excepted.
    pub fn keyed_fields(&self) -> impl Iterator<Item = (FieldKey, &Field)> {
        (0..).map(FieldKey::Field).zip(&self.fields)
    }
}

/// The place of the field with an id, else of the only one that had it.
fn named(fields: &[Field], id: &str) -> Option<usize> {
    fields.iter().position(|field| field.id == id).or_else(|| {
        let mut had =
            (0..fields.len()).filter(|at| fields.get(*at).is_some_and(|one| one.was.iter().any(|was| was == id)));
        had.next().filter(|_| had.next().is_none())
    })
}

impl Field {
    /// Every unit is asked.
    pub fn is_for_all(&self) -> bool {
        self.applies_to.is_empty() && self.applies_if.is_none()
    }

    /// Whether a unit of this kind and with these properties is asked.
    pub fn asks(&self, kind: &str, has: impl Fn(&str) -> bool) -> bool {
        (self.applies_to.is_empty() || self.applies_to.iter().any(|one| one == kind))
            && self.applies_if.as_deref().is_none_or(has)
    }
}
