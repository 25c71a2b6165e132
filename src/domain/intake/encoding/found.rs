//! A sheet that seems to be typed in a legacy encoding: what it looks like, what it is known by, what to ask.
use super::{decoded, evidence::Evidence};
use crate::domain::{
    grid::{Cell, Content, Font, Sheet},
    intake::{Candidate, Encoding, Lessons},
    vietnamese::{Word, clean, fold_marked, legacy},
};
use std::collections::HashSet;

/// How many texts a kind of sheet is known by, and how long one must be to be of use.
const SKETCH: usize = 5;
const LONG: usize = 12;
/// A preview shows so many texts, and so many letters of each.
const SHOWN: usize = 3;
const LETTERS: usize = 48;

pub(super) struct Found<'a> {
    pub sheet: &'a Sheet,
    /// The likeliest.
    pub best: Encoding,
    /// Cells name fonts of a legacy family.
    pub by_font: bool,
    /// Cells in a legacy font hold Unicode: the font was only left standing in the form.
    pub mixed: bool,
    evidence: Evidence,
    answers: &'a Answers,
}

/// What the options of a plan's fields are called, folded with their marks: words that are read as they stand.
pub type Answers = HashSet<String>;

impl<'a> Found<'a> {
    /// None: the sheet is Unicode, or nothing on it would read differently.
    pub fn on(sheet: &'a Sheet, answers: &'a Answers) -> Option<Self> {
        let in_font = |wanted: Encoding| texts(sheet).filter(move |(cell, _)| family(cell.font) == Some(wanted));
        let of_font = texts(sheet).any(|(cell, text)| family(cell.font).is_some() && !text.is_ascii());
        let found = if of_font {
            let legacy = |(cell, text): &(&Cell, &str)| family(cell.font).is_some() && !legacy::is_unicode(text);
            let evidence = Evidence::of(texts(sheet).filter(legacy).map(|(_, text)| text));
            let count = |encoding| in_font(encoding).filter(|(_, text)| !text.is_ascii()).count();
            let named = if count(Encoding::Vni) > count(Encoding::Tcvn3) { Encoding::Vni } else { Encoding::Tcvn3 };
            // A font that was only left standing in the form says nothing about what was typed in it since.
            let spoken = Encoding::ALL.iter().find(|one| evidence.speaks_for(**one));
            let mixed = texts(sheet).any(|(cell, text)| family(cell.font).is_some() && legacy::is_unicode(text));
            Self { sheet, best: spoken.copied().unwrap_or(named), by_font: true, mixed, evidence, answers }
        } else {
            if texts(sheet).any(|(_, text)| legacy::is_unicode(text)) {
                return None;
            }
            let evidence = Evidence::of(texts(sheet).map(|(_, text)| text));
            let best = [Encoding::Tcvn3, Encoding::Vni].into_iter().find(|one| evidence.speaks_for(*one))?;
            Self { sheet, best, by_font: false, mixed: false, evidence, answers }
        };
        // Asked for only where it makes a difference; the clerk may think of another encoding than we do.
        let differs = |encoding| texts(sheet).any(|(cell, _)| decoded::text(cell, &found, encoding).is_some());
        let unclear = found.best == Encoding::Unicode && found.evidence.share(Encoding::Unicode) < 1.0;
        (differs(found.best) || (unclear && (differs(Encoding::Tcvn3) || differs(Encoding::Vni)))).then_some(found)
    }

    /// The whole text is one that a field asks for: "Có", "Khá".
    pub fn is_answer(&self, text: &str) -> bool {
        // A sign may be a letter: "K§" is KĐ.
        let spells = || text.chars().all(|c| c.is_ascii() || c.is_alphabetic());
        Word::of(text).is_some() || (spells() && self.answers.contains(&fold_marked(text)))
    }

    /// "TCVN3 (.VnTime)": the encoding, and the family of fonts that names it.
    pub fn named(&self, encoding: Encoding) -> String {
        let (name, font) = match encoding {
            Encoding::Unicode => return "Unicode".into(),
            Encoding::Tcvn3 => ("TCVN3", ".VnTime"),
            Encoding::Vni => ("VNI", "VNI-Times"),
        };
        let names = self.by_font && texts(self.sheet).any(|(cell, _)| family(cell.font) == Some(encoding));
        if names { format!("{name}, {font}") } else { name.to_owned() }
    }

    /// What was answered for this unit or for this kind of sheet. Answers that disagree are none.
    pub fn answer(&self, unit: Option<&str>, lessons: &Lessons) -> Option<Encoding> {
        let of_unit = unit.and_then(|unit| lessons.encodings.get(&self.unit_key(unit)).copied());
        let sketch = self.sketch();
        let known: Vec<Encoding> = sketch.iter().filter_map(|key| lessons.encodings.get(key).copied()).collect();
        let of_kind = known.first().copied().filter(|first| {
            known.len() >= 2 && known.len() * 2 > sketch.len() && known.iter().all(|other| other == first)
        });
        match (of_unit, of_kind) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    }

    pub fn keys(&self, unit: Option<&str>) -> Vec<String> {
        unit.map(|unit| self.unit_key(unit)).into_iter().chain(self.sketch()).collect()
    }

    fn unit_key(&self, unit: &str) -> String {
        format!("{}:unit:{unit}", self.best.token())
    }

    fn sketch(&self) -> Vec<String> {
        let long = texts(self.sheet).filter(|(_, text)| text.chars().count() >= LONG);
        let mut hashes: Vec<u64> = long.map(|(_, text)| hash(text)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.iter().take(SKETCH).map(|hash| format!("{}:text:{hash:016x}", self.best.token())).collect()
    }

    /// Every encoding with a preview of the sheet in it, the likeliest first.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Encoding::ALL
            .iter()
            .map(|encoding| Candidate {
                code: encoding.token().to_owned(),
                name: self.preview(*encoding),
                score: self.evidence.share(*encoding),
            })
            .collect();
        let best = self.best.token();
        candidates.sort_by(|a, b| (b.code == best).cmp(&(a.code == best)).then(b.score.total_cmp(&a.score)));
        candidates
    }

    /// The first texts that read differently: the letterhead; and the longest of the others: a label.
    fn preview(&self, encoding: Encoding) -> String {
        let differing: Vec<&Cell> = texts(self.sheet)
            .filter(|(cell, _)| {
                let other = |one: &Encoding| decoded::text(cell, self, *one).is_some();
                Encoding::ALL.iter().any(other)
            })
            .map(|(cell, _)| cell)
            .collect();
        let (head, rest) = differing.split_at(differing.len().min(SHOWN - 1));
        let label = rest.iter().max_by_key(|cell| cell.typed().chars().count().min(LETTERS));
        let shown = |cell: &&Cell| {
            let text = decoded::text(cell, self, encoding).map_or_else(|| cell.typed(), |(text, _)| text);
            let line = clean(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            match line.char_indices().nth(LETTERS) {
                Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
                None => line,
            }
        };
        head.iter().chain(label).map(shown).collect::<Vec<_>>().join(" · ")
    }
}

pub(super) const fn family(font: Font) -> Option<Encoding> {
    match font {
        Font::Other => None,
        Font::Tcvn3 | Font::Tcvn3Capitals => Some(Encoding::Tcvn3),
        Font::Vni => Some(Encoding::Vni),
    }
}

pub(super) fn texts(sheet: &Sheet) -> impl Iterator<Item = (&Cell, &str)> {
    sheet.cells.iter().filter_map(|cell| match &cell.content {
        Content::Text(text) => Some((cell, text.as_str())),
        Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_) | Content::Uncalculated => None,
    })
}

/// FNV-1a over a text without its outer spaces: the same on every machine, for it is kept in books.
fn hash(text: &str) -> u64 {
    text.trim()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
