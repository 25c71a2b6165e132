//! The parts a finding's sentence is put together from: its cell, its label, what stands there, what should.
use super::expected;
use crate::{
    domain::{
        grid::Address,
        intake::{Expected, Finding, Place},
        plan::Form,
    },
    text::Lang,
};

/// More of a typed text than this says nothing more to the reader.
const SHOWN: usize = 80;

/// One finding, ready to be worded.
pub struct About<'a> {
    pub lang: Lang,
    finding: &'a Finding,
    label: Option<&'a str>,
}

impl<'a> About<'a> {
    pub fn new(lang: Lang, finding: &'a Finding, form: Option<&'a Form>) -> Self {
        let label = finding.field.and_then(|key| Some(form?.get(key)?.label.as_str()));
        Self { lang, finding, label }
    }

    /// Where the finding is, at the start of a sentence: `Ô Sheet1!C12 (Số học sinh)`.
    pub fn subject(&self) -> String {
        let place = self.finding.place.as_ref();
        match (place.filter(|place| place.cell.is_some()), self.label, place) {
            (Some(cell), Some(label), _) => {
                format!("{} {} ({})", self.lang.pick("Ô", "Cell"), self::place(cell), shown(label))
            }
            (Some(cell), None, _) => format!("{} {}", self.lang.pick("Ô", "Cell"), self::place(cell)),
            (None, Some(label), _) => format!("{} “{}”", self.lang.pick("Mục", "The field"), shown(label)),
            (None, None, Some(sheet)) => format!("{} “{}”", self.lang.pick("Trang tính", "Sheet"), self::place(sheet)),
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
        match &self.finding.place {
            Some(place) => format!("{} “{}”", self.lang.pick("Trang tính", "Sheet"), one_line(&place.sheet)),
            None => self.lang.pick("Một trang tính", "A sheet").to_owned(),
        }
    }

    /// ` trên trang tính “Biểu 1”`, or nothing where the place is not known.
    pub fn on_sheet(&self) -> String {
        self.finding.place.as_ref().map_or_else(String::new, |place| {
            format!(" {} “{}”", self.lang.pick("trên trang tính", "on sheet"), one_line(&place.sheet))
        })
    }

    /// `before`, the sheet or cell, or nothing where the place is not known.
    pub fn at(&self, before: &str) -> String {
        self.finding.place.as_ref().map_or_else(String::new, |at| {
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

    /// `before` and what would have been right, as a verb: "phải là …", "must be …".
    pub fn must(&self, before: &str) -> String {
        let wording = self.finding.expected.as_ref().map(|one| expected::must(self.lang, one));
        wording.map_or_else(String::new, |wording| format!("{before}{wording}"))
    }

    /// What stands there, shortened; None for nothing and for blanks.
    pub fn typed(&self) -> Option<String> {
        self.finding.found.as_deref().map(shown).filter(|text| !text.is_empty())
    }
}

/// A place as Excel shows it: `Sheet1!C12`, `'Biểu 1'!C12`; a sheet alone is its name.
pub fn place(place: &Place) -> String {
    let sheet = one_line(&place.sheet);
    match place.cell {
        Some(cell) if needs_quotes(&sheet) => format!("'{}'!{cell}", sheet.replace('\'', "''")),
        Some(cell) => format!("{sheet}!{cell}"),
        None => sheet,
    }
}

/// Excel quotes a name that could be read as something else: a number, a cell (`T5`, `R1C1`), a truth value.
fn needs_quotes(sheet: &str) -> bool {
    let plain = sheet.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'));
    let upper = sheet.to_uppercase();
    let reference = |text: &str| {
        let is_number = |digits: &str| digits.chars().all(|digit| digit.is_ascii_digit());
        text.strip_prefix('R').is_some_and(|rest| {
            rest.split_once('C').map_or(is_number(rest), |(row, column)| is_number(row) && is_number(column))
        }) || text.strip_prefix('C').is_some_and(is_number)
    };
    !plain
        || sheet.starts_with(|letter: char| letter.is_numeric() || letter == '.')
        || sheet.is_empty()
        || sheet.parse::<Address>().is_ok()
        || matches!(upper.as_str(), "TRUE" | "FALSE")
        || reference(&upper)
}

/// A text on one line, without the control characters a terminal would act on.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A typed text as it stands in a sentence: on one line, single spaces, shortened.
fn shown(text: &str) -> String {
    let text = one_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}
