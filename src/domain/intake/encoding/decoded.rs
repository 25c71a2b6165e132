//! A workbook with its legacy sheets decoded, and what is to be said of their cells.
use super::{
    Workbook,
    evidence::{is_legacy, is_plain},
    found::{Found, family},
};
use crate::domain::{
    grid::{Address, Cell, Content, Font},
    intake::Encoding,
    vietnamese::legacy::{self, Charset},
};
use std::collections::{HashMap, HashSet};

pub(super) struct Decoded {
    pub workbook: Workbook,
    sheets: HashMap<String, Said>,
}

#[derive(Default)]
struct Said {
    changed: HashSet<Address>,
    /// Letters were put back on this sheet, and here is a text that may lack more; else one that lacked them.
    lost: Option<(Address, String)>,
    /// Cells whose text may not be what was meant.
    doubtful: HashMap<Address, String>,
}

impl Decoded {
    /// `used`: the encoding of each found sheet.
    pub fn new(workbook: &Workbook, found: &[Found], used: &[Encoding]) -> Self {
        let mut decoded = Self { workbook: workbook.clone(), sheets: HashMap::new() };
        for (one, encoding) in found.iter().zip(used) {
            let mut said = Said::default();
            let Some(sheet) = decoded.workbook.sheets.iter_mut().find(|sheet| sheet.name == one.sheet.name) else {
                continue;
            };
            let (mut restored, mut doubtful) = (None, None);
            for cell in &mut sheet.cells {
                let Some((text, loss)) = text(cell, one, *encoding) else { continue };
                match loss {
                    Loss::None => {}
                    Loss::Restored => restored = restored.or_else(|| Some((cell.at, text.clone()))),
                    Loss::Doubtful => doubtful = doubtful.or_else(|| Some((cell.at, text.clone()))),
                    Loss::Either => {}
                }
                if matches!(loss, Loss::Doubtful | Loss::Either) {
                    said.doubtful.insert(cell.at, text.clone());
                }
                said.changed.insert(cell.at);
                cell.content = Content::Text(text);
            }
            // Where nothing certain is missing, mới is mới.
            said.lost = restored.map(|restored| doubtful.unwrap_or(restored));
            decoded.sheets.insert(one.sheet.name.clone(), said);
        }
        decoded
    }

    pub fn changed(&self, sheet: &str, cell: Address) -> bool {
        self.sheets.get(sheet).is_some_and(|said| said.changed.contains(&cell))
    }

    /// The text of a cell, where it may not be what was meant.
    pub fn doubtful(&self, sheet: &str, cell: Address) -> Option<&str> {
        self.sheets.get(sheet)?.doubtful.get(&cell).map(String::as_str)
    }

    pub fn lost(&self, sheet: &str) -> Option<(Address, String)> {
        self.sheets.get(sheet)?.lost.clone()
    }
}

/// What a decoded text says of letters that programs drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    None,
    Restored,
    Doubtful,
    /// Nothing is lost, but the text is Vietnamese as it stood, too.
    Either,
}

/// A cell's text in the sheet's encoding; None: it stays as it is.
pub(super) fn text(cell: &Cell, found: &Found, encoding: Encoding) -> Option<(String, Loss)> {
    let Content::Text(text) = &cell.content else { return None };
    let charset = match (encoding, cell.font) {
        (Encoding::Unicode, _) => return None,
        (Encoding::Tcvn3, Font::Tcvn3Capitals) => Charset::Tcvn3Capitals,
        (Encoding::Tcvn3, _) => Charset::Tcvn3,
        (Encoding::Vni, _) => Charset::Vni,
    };
    if text.is_ascii() || legacy::is_unicode(text) || !may_be(cell, text, found, encoding, charset) {
        return None;
    }
    let (decoded, loss) = decode(text, charset);
    let loss = if is_either(text, &decoded, found, charset) { Loss::Either } else { loss };
    (decoded != *text).then_some((decoded, loss))
}

fn decode(text: &str, charset: Charset) -> (String, Loss) {
    let decoded = legacy::decode(text, charset).text;
    match charset {
        Charset::Tcvn3 | Charset::Tcvn3Capitals => {
            let restored = legacy::restore(&decoded);
            let loss = match (restored.certain, restored.doubtful) {
                (_, 1..) => Loss::Doubtful,
                (1.., _) => Loss::Restored,
                (_, _) => Loss::None,
            };
            (restored.text, loss)
        }
        Charset::Vni => (decoded, Loss::None),
    }
}

/// Whether a text on a legacy sheet is legacy text: "Có" is a word as it stands, and nobody means "Cú".
fn may_be(cell: &Cell, text: &str, found: &Found, encoding: Encoding, charset: Charset) -> bool {
    if found.is_answer(text) {
        return false;
    }
    let (plain, legacy) = (is_plain(text), is_legacy(text, charset));
    match family(cell.font) {
        Some(family) if family == encoding => {
            !plain || (legacy && (!found.mixed || found.is_answer(&decode(text, charset).0)))
        }
        // Another family's text is left as it stands, to be seen.
        Some(_) => legacy && !plain,
        // On a sheet that names fonts, this one was typed in another.
        None if found.by_font => legacy && !plain,
        None => legacy || !plain,
    }
}

/// Vietnamese as it stands and as it is decoded, and no answer that a field asks for settles which was meant.
fn is_either(text: &str, decoded: &str, found: &Found, charset: Charset) -> bool {
    is_plain(text) && is_legacy(text, charset) && !found.is_answer(decoded)
}
