//! The zip of a workbook, opened under limits. Bytes are counted as they come out; no declared size is believed.
use super::{
    limits::{Limits, size},
    refuse::{crossed, damaged, unreadable},
    scan::{Broken, check_text},
};
use crate::domain::intake::Finding;
use std::{
    collections::HashMap,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// Bytes inflated between two looks at the limits.
const STEP: u64 = 256 * 1024;
/// Reserved before the first byte is out: most parts fit, and a lie costs no more than this.
const RESERVE: u64 = 1024 * 1024;

pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Folded part name → index.
    parts: HashMap<String, usize>,
    inflated: u64,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Finding> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.has_duplicate_names() {
            return Err(damaged("two parts of one name"));
        }
        let mut parts = HashMap::with_capacity(archive.len());
        for (index, name) in archive.file_names().enumerate() {
            let name = name.map_err(damaged)?;
            if parts.insert(folded(&name)?, index).is_some() {
                return Err(damaged(format!("two parts of one name: {name}")));
            }
        }
        Ok(Self { archive, parts, inflated: 0, limits })
    }

    /// A part that the package itself names: without it the workbook is not whole.
    pub fn required(&mut self, name: &str) -> Result<Vec<u8>, Finding> {
        let bytes = self.binary(name)?;
        match check_text(&bytes) {
            Ok(()) => Ok(bytes),
            // Nothing is lost in such a file; we just cannot read it.
            Err(Broken(what)) => Err(unreadable(format!("{name}: {what}"))),
        }
    }

    /// A part that may be left out.
    pub fn optional(&mut self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        if self.parts.contains_key(&folded(name)?) { self.required(name).map(Some) } else { Ok(None) }
    }

    /// The same where the part is made of records instead of XML.
    pub fn binary(&mut self, name: &str) -> Result<Vec<u8>, Finding> {
        let index = *self.parts.get(&folded(name)?).ok_or_else(|| damaged(format!("{name} is missing")))?;
        self.inflate(index, name)
    }

    fn inflate(&mut self, index: usize, name: &str) -> Result<Vec<u8>, Finding> {
        let limits = self.limits;
        let mut part = self.archive.by_index(index).map_err(|error| damaged(format!("{name}: {error}")))?;
        let over = |total: u64| crossed(size(total), size(limits.inflated));
        let declared = part.size();
        if declared > limits.inflated.saturating_sub(self.inflated) {
            return Err(over(declared.saturating_add(self.inflated)));
        }
        let compressed = part.compressed_size().max(1);
        let mut bytes = Vec::with_capacity(usize::try_from(declared.min(RESERVE)).unwrap_or_default());
        loop {
            let read = part.by_ref().take(STEP).read_to_end(&mut bytes);
            let read = read.map_err(|error| damaged(format!("{name}: {error}")))?;
            let out = bytes.len() as u64;
            if self.inflated + out > limits.inflated {
                return Err(over(self.inflated + out));
            }
            let ratio = out / compressed;
            if out > limits.ratio_from && ratio > limits.ratio {
                return Err(crossed(format!("{name}: 1:{ratio}"), format!("1:{}", limits.ratio)));
            }
            if read == 0 {
                self.inflated += out;
                return Ok(bytes);
            }
        }
    }
}

/// The key of a part: names know no case, and some writers use the other slash.
///
/// A name that leads out of the package is in no honest one.
fn folded(name: &str) -> Result<String, Finding> {
    let folded = name.replace('\\', "/").to_lowercase();
    let leads_out = folded.starts_with('/') || folded.split('/').any(|step| step == "..") || folded.contains(':');
    if leads_out { Err(damaged(format!("part name {name:?}"))) } else { Ok(folded) }
}

/// The part a relationship means, seen from the folder of the part it belongs to.
///
/// A leading `/` is the package's own root, as openpyxl writes it.
pub fn resolve(folder: &str, target: &str) -> Result<String, Finding> {
    let whole = match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().ok_or_else(|| damaged(format!("part name {target:?}")))?;
            }
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        for (folder, target, part) in [
            ("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "../xl/./styles.xml", "xl/styles.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolve(folder, target).as_deref(), Ok(part));
        }
        for target in ["../../etc/passwd", "/../a"] {
            assert!(resolve("xl/", target).is_err(), "{target}");
        }
        for name in ["/xl/workbook.xml", "xl/../../a", "C:\\a.xml", "..\\a"] {
            assert!(folded(name).is_err(), "{name}");
        }
    }
}
