//! What a cell of an OpenDocument sheet holds, by the type it says it has.
use super::text::Inside;
use crate::{
    domain::{
        grid::{Content, Font},
        intake::Finding,
    },
    sheet::read::{
        content::number,
        draft::{Filled, shown},
        plain::value,
        refuse::damaged,
        scan::Tag,
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The attributes of a cell that say what it holds.
#[derive(Default)]
pub struct Told<'a> {
    kind: &'a [u8],
    /// LibreOffice says of a failed formula that it is text, and only here what it is.
    failed: bool,
    value: Option<&'a [u8]>,
    formula: Option<&'a [u8]>,
}

impl<'a> Told<'a> {
    pub fn by(tag: &Tag<'a>) -> Result<Self, Finding> {
        let mut told = Self::default();
        for attribute in tag.attributes() {
            match attribute? {
                (b"office:value-type", kind) => told.kind = kind,
                (b"calcext:value-type", kind) => told.failed = kind == b"error",
                (b"table:formula", formula) => told.formula = Some(formula),
                (
                    b"office:value"
                    | b"office:date-value"
                    | b"office:time-value"
                    | b"office:boolean-value"
                    | b"office:string-value",
                    value,
                ) => told.value = Some(value),
                _ => {}
            }
        }
        Ok(told)
    }

    /// The formula reads another file.
    pub fn is_linked(&self) -> bool {
        self.formula.is_some_and(is_elsewhere)
    }

    /// None: the cell shows nothing.
    pub fn filled(&self, inside: Inside, font: Font) -> Result<Option<Filled>, Finding> {
        let Some(content) = self.content(inside)? else { return Ok(None) };
        if matches!(&content, Content::Text(text) if text.trim().is_empty()) {
            return Ok(None);
        }
        Ok(Some(Filled { content, percent: self.kind == b"percentage", font }))
    }

    fn content(&self, inside: Inside) -> Result<Option<Content>, Finding> {
        let text = inside.text;
        if self.failed {
            return Ok(Some(Content::Error(text.filter(|text| !text.is_empty()).unwrap_or_else(|| "#VALUE!".into()))));
        }
        let plain = || self.value.ok_or_else(|| damaged("a cell without the value it says it has")).and_then(value);
        let wrong = |value: &str| damaged(format!("value {value:?}"));
        Ok(Some(match self.kind {
            b"float" | b"percentage" | b"currency" => {
                let text = plain()?;
                number(text.trim().parse().map_err(|_| wrong(&text))?)
            }
            b"boolean" => match plain()?.as_str() {
                "true" => Content::Bool(true),
                "false" => Content::Bool(false),
                other => return Err(wrong(other)),
            },
            b"date" => {
                let date = plain()?;
                Content::Date(moment(&date).ok_or_else(|| wrong(&date))?)
            }
            // As the school saw it: as a number it would pass for a count.
            b"time" => text.map(Content::Text).map_or_else(|| plain().map(Content::Text), Ok)?,
            b"string" => match (text, self.value) {
                (Some(text), _) => shown(&text),
                (None, Some(text)) => shown(&value(text)?),
                (None, None) => return Ok(None),
            },
            b"" | b"void" => match (self.formula, text) {
                (_, Some(text)) if !text.is_empty() => shown(&text),
                // LibreOffice says of an empty result only that it is there.
                (Some(_), Some(_)) | (None, Some(_) | None) => return Ok(None),
                (Some(_), None) => Content::Uncalculated,
            },
            other => return Err(wrong(&String::from_utf8_lossy(other))),
        }))
    }
}

/// `'file:///…/a.ods'#$Sheet1.A1`: a document in quotes, then the mark that leads into it.
pub fn is_elsewhere(reference: &[u8]) -> bool {
    [&b"'#"[..], b"&apos;#", b"&#39;#"].iter().any(|mark| reference.windows(mark.len()).any(|window| window == *mark))
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    match text.parse::<NaiveDate>() {
        Ok(date) => Some(date.and_time(NaiveTime::MIN)),
        Err(_) => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::sheet::read::scan::Tags;

    fn content(attributes: &str, text: Option<&str>) -> Result<Option<Content>, Finding> {
        let xml = format!("<table-cell {attributes}/>");
        let tag = Tags::new(xml.as_bytes()).expect().unwrap();
        Told::by(&tag)?.content(Inside { text: text.map(str::to_owned) })
    }

    #[test]
    fn a_cell_holds_what_its_type_says() {
        let text = |text: &str| Some(Content::Text(text.into()));
        let date = |text: &str| Some(Content::Date(text.parse().unwrap()));
        for (attributes, inside, held) in [
            ("office:value-type='float' office:value='12'", Some("12,00"), Some(Content::Number(12.0))),
            ("office:value-type='percentage' office:value='0.85'", Some("85%"), Some(Content::Number(0.85))),
            ("office:value-type='float' office:value='1e999'", None, Some(Content::Error("#NUM!".into()))),
            ("office:value-type='boolean' office:boolean-value='true'", Some("ĐÚNG"), Some(Content::Bool(true))),
            ("office:value-type='date' office:date-value='2026-05-19'", Some("19/5"), date("2026-05-19T00:00:00")),
            ("office:value-type='date' office:date-value='2026-05-19T07:30:00'", None, date("2026-05-19T07:30:00")),
            ("office:value-type='time' office:time-value='PT7H30M'", Some("7:30"), text("7:30")),
            ("office:value-type='string'", Some("Lớp"), text("Lớp")),
            ("office:value-type='string' office:string-value='a &amp; b'", None, text("a & b")),
            (
                "table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'",
                Some("#DIV/0!"),
                Some(Content::Error("#DIV/0!".into())),
            ),
            ("office:value-type='string'", Some("Err:502"), Some(Content::Error("Err:502".into()))),
            ("table:formula='of:=[.A1]'", None, Some(Content::Uncalculated)),
            ("table:formula='of:=[.A1]'", Some(""), None),
            ("table:formula='of:=[.A1]' office:value-type='string' office:string-value=''", None, text("")),
            ("", None, None),
            ("", Some("x"), text("x")),
        ] {
            assert_eq!(content(attributes, inside).unwrap(), held, "{attributes}");
        }
        for broken in [
            "office:value-type='float'",
            "office:value-type='float' office:value='12 lớp'",
            "office:value-type='date' office:date-value='19/5/2026'",
            "office:value-type='boolean' office:boolean-value='1'",
            "office:value-type='oops' office:value='1'",
        ] {
            assert!(content(broken, Some("1")).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_reference_out_of_the_file_is_seen() {
        assert!(is_elsewhere(b"of:=['file:///a/b.ods'#$Sheet1.A1]"));
        assert!(is_elsewhere(b"of:=[&apos;file:///a/b.ods&apos;#$Sheet1.A1]"));
        assert!(!is_elsewhere(b"of:=[.A1]*2"));
    }
}
