//! The parts a finding's sentence is put together from: its cell, its label, what stands there, what should.
use super::{
    expected,
    place::{one_line, place, shown},
};
use crate::{
    domain::{
        intake::{Expected, Finding, Place, Severity},
        plan::{Field, FieldKind, Form, Span},
        value::Value,
    },
    text::{Lang, value, words},
};
use rust_decimal::Decimal;

/// One finding, ready to be worded.
pub struct About<'a> {
    pub lang: Lang,
    finding: &'a Finding,
    label: Option<&'a str>,
    field: Option<&'a Field>,
    at: Option<&'a Place>,
}

impl<'a> About<'a> {
    pub fn new(lang: Lang, finding: &'a Finding, form: Option<&'a Form>) -> Self {
        let field = finding.field.and_then(|key| form?.get(key));
        let label = field.map(|field| field.label.as_str());
        // A sheet without a name says nothing about where.
        let at = finding.place.as_ref().filter(|at| at.cell.is_some() || !at.sheet.is_empty());
        Self { lang, finding, label, field, at }
    }

    pub const fn severity(&self) -> Severity {
        self.finding.severity
    }

    /// Where the finding is, at the start of a sentence: `Ô Sheet1!C12 (Số học sinh)`.
    pub fn subject(&self) -> String {
        match (self.at.filter(|at| at.cell.is_some()), self.label, self.at) {
            (Some(cell), Some(label), _) => {
                format!("{} {} ({})", self.lang.pick("Ô", "Cell"), place(cell), shown(label))
            }
            (Some(cell), None, _) => format!("{} {}", self.lang.pick("Ô", "Cell"), place(cell)),
            (None, Some(label), _) => format!("{} “{}”", self.lang.pick("Mục", "The field"), shown(label)),
            (None, None, Some(sheet)) => format!("{} “{}”", self.lang.pick("Trang tính", "Sheet"), place(sheet)),
            (None, None, None) => self.lang.pick("Một ô trong tệp", "A cell of the file").to_owned(),
        }
    }

    /// The same within a sentence: `ô Sheet1!C12 (Số học sinh)`.
    pub fn object(&self) -> String {
        let subject = self.subject();
        let mut letters = subject.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    /// The sheet, at the start of a sentence.
    pub fn sheet(&self) -> String {
        match self.at {
            Some(place) => format!("{} “{}”", self.lang.pick("Trang tính", "Sheet"), one_line(&place.sheet)),
            None => self.lang.pick("Một trang tính", "A sheet").to_owned(),
        }
    }

    /// ` trên trang tính “Biểu 1”`, or nothing where the place is not known.
    pub fn on_sheet(&self) -> String {
        self.at.map_or_else(String::new, |place| {
            format!(" {} “{}”", self.lang.pick("trên trang tính", "on sheet"), one_line(&place.sheet))
        })
    }

    /// `before`, the sheet or cell, or nothing where the place is not known.
    pub fn at(&self, before: &str) -> String {
        self.at.map_or_else(String::new, |at| {
            let word = match (at.cell.is_some(), self.lang) {
                (true, Lang::Vi) => "ô",
                (true, Lang::En) => "cell",
                (false, Lang::Vi) => "trang tính",
                (false, Lang::En) => "sheet",
            };
            format!("{before}{word} {}", place(at))
        })
    }

    /// `before“label”after`. Empty without a label.
    pub fn label(&self, before: &str, after: &str) -> String {
        self.label.map_or_else(String::new, |label| format!("{before}“{}”{after}", shown(label)))
    }

    /// `before“found”after`: what somebody typed. Empty where nothing is known.
    pub fn found(&self, before: &str, after: &str) -> String {
        self.typed().map_or_else(String::new, |found| format!("{before}“{found}”{after}"))
    }

    /// What somebody typed, or "a value" where it is not known.
    pub fn stated(&self) -> String {
        match self.typed() {
            Some(found) => format!("“{found}”"),
            None => self.lang.pick("một giá trị", "a value").to_owned(),
        }
    }

    /// `before found after`, without quotation marks: a figure, a name, an error value.
    pub fn figure(&self, before: &str, after: &str) -> String {
        self.typed().map_or_else(String::new, |found| format!("{before}{found}{after}"))
    }

    /// `before` and what would have been right, as a phrase of its own, and `after`.
    pub fn expected(&self, before: &str, after: &str) -> String {
        let wording = self.finding.expected.as_ref().map(|one| expected::expected(self.lang, one));
        wording.map_or_else(String::new, |wording| {
            // A rule in the plan's words brings its own full stop.
            format!("{before}{}{after}", wording.trim_end_matches('.'))
        })
    }

    /// `before` and the names it may be: `“A”, “B”`.
    pub fn candidates(&self, before: &str, after: &str) -> String {
        let Some(Expected::OneOf(names)) = &self.finding.expected else { return self.expected(before, after) };
        let names = names.iter().map(|name| format!("“{}”", shown(name))).collect::<Vec<_>>().join(", ");
        if names.is_empty() { String::new() } else { format!("{before}{names}{after}") }
    }

    /// `before` and what would have been right, as a verb: "phải là …", "must be …". The plan's own words follow a
    /// colon instead.
    pub fn must(&self, before: &str) -> String {
        match &self.finding.expected {
            Some(Expected::Words(_)) => self.expected(": ", ""),
            Some(other) => format!("{before}{}", expected::must(self.lang, other)),
            None => String::new(),
        }
    }

    /// The same where only a rule or a bound fits, not what the field takes in general.
    pub fn rule(&self, before: &str) -> String {
        let fits = matches!(
            self.finding.expected,
            Some(Expected::Words(_) | Expected::NotAbove { .. } | Expected::AtLeast(_) | Expected::AtMost(_))
        );
        if fits { self.must(before) } else { String::new() }
    }

    /// `before` and the name or figure that is known instead, and `after`.
    pub fn name(&self, before: &str, after: &str) -> String {
        let Some(Expected::Name(name)) = &self.finding.expected else { return String::new() };
        format!("{before}{}{after}", period_name(self.lang, &shown(name)))
    }

    /// `before`, the bound that was crossed, and `after`: the first day for `from`, the last day for `to`.
    pub fn bound(&self, from: &str, to: &str, after: &str) -> String {
        if let Some(Expected::AtLeast(first)) = &self.finding.expected {
            format!("{from}{first}{after}")
        } else if let Some(Expected::AtMost(last)) = &self.finding.expected {
            format!("{to}{last}{after}")
        } else {
            self.name(" (", ")")
        }
    }

    /// `before`, the figure that is held against others, and `after`: in the language's way, with the field's unit.
    pub fn held(&self, before: &str, after: &str) -> String {
        self.typed().map_or_else(String::new, |found| format!("{before}{}{after}", self.with_unit(&found)))
    }

    /// The figure that is held against others, or "a value" where it is not known.
    pub fn held_or_a_value(&self) -> String {
        match self.typed() {
            Some(found) => self.with_unit(&found),
            None => self.lang.pick("một giá trị", "a value").to_owned(),
        }
    }

    /// `before`, the figure it is held against, and `after`.
    pub fn against(&self, before: &str, after: &str) -> String {
        match &self.finding.expected {
            Some(Expected::Name(figure) | Expected::AtLeast(figure)) => {
                format!("{before}{}{after}", self.with_unit(&shown(figure)))
            }
            Some(_) => self.expected(before, after),
            None => String::new(),
        }
    }

    /// What is known of the figure it should have been: a bare figure.
    pub const fn names_a_figure(&self) -> bool {
        matches!(self.finding.expected, Some(Expected::Name(_)))
    }

    /// What has no words of the plan's own is no rule.
    pub const fn has_words(&self) -> bool {
        matches!(self.finding.expected, Some(Expected::Words(_)))
    }

    fn with_unit(&self, text: &str) -> String {
        let is_asked = self.field.is_some_and(|field| field.kind == FieldKind::YesNo);
        let known = match text {
            "x" if is_asked => Some(Value::YesNo(true)),
            "0" if is_asked => Some(Value::YesNo(false)),
            "-" => Some(Value::NotApplicable),
            _ => None,
        };
        if let Some(known) = known {
            return value::value(self.lang, &known, self.field);
        }
        match text.parse::<Decimal>() {
            Ok(number) => value::value(self.lang, &Value::Number(number), self.field),
            Err(_) => text.to_owned(),
        }
    }

    /// `found` in brackets: the figures of both sides of a rule, `15 / 12` as "15 so với 12".
    pub fn sides(&self) -> String {
        let Some(found) = self.typed() else { return String::new() };
        let both = found.split_once(" / ").and_then(|(left, right)| Some((left.parse().ok()?, right.parse().ok()?)));
        let Some((left, right)) = both else { return format!(" ({found})") };
        // Only money brings its unit: a sum is of several fields, and their words may differ.
        let money = self.field.filter(|field| matches!(field.kind, FieldKind::Amount { .. }));
        let side = |number: Decimal| value::value(self.lang, &Value::Number(number), money);
        format!(" ({} {} {})", side(left), self.lang.pick("so với", "against"), side(right))
    }

    /// `before` and the period that `found` names.
    pub fn period(&self, before: &str, after: &str) -> String {
        self.typed().map_or_else(String::new, |found| format!("{before}{}{after}", period_name(self.lang, &found)))
    }

    /// What stands there, shortened; None for nothing and for blanks.
    pub fn typed(&self) -> Option<String> {
        self.finding.found.as_deref().map(shown).filter(|text| !text.is_empty())
    }
}

/// A period's id as people say it: `half-year@2026-H1` is "6 tháng đầu năm 2026". Any other text stays.
fn period_name(lang: Lang, text: &str) -> String {
    match text.split_once('@').map(|(_, span)| span.parse::<Span>()) {
        Some(Ok(span)) => words::span(lang, &span),
        None => text.to_owned(),
    }
}
