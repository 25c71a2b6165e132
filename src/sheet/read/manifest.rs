//! What a workbook consists of: its sheets in order, and the parts they share.
use super::{
    package::{Package, resolve},
    refuse::{damaged, unreadable},
    scan::{Kind, Tag, Tags, is_true},
};
use crate::domain::intake::Finding;
use std::collections::{HashMap, HashSet};

/// Longest sheet name read; Excel allows 31 characters, LibreOffice more.
const NAME: usize = 255;

#[derive(Debug)]
pub struct Manifest {
    /// Worksheets only: chart and macro sheets hold no cells.
    pub sheets: Vec<Entry>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    /// Days count from 1904 instead of 1900.
    pub date1904: bool,
    /// The writer asks Excel to calculate everything anew: it did not do so itself.
    pub recalculates: bool,
}

#[derive(Debug)]
pub struct Entry {
    pub name: String,
    pub hidden: bool,
    pub part: String,
}

impl Manifest {
    pub fn read(package: &mut Package) -> Result<Self, Finding> {
        let part = root_part(package)?;
        if part.to_lowercase().ends_with(".bin") {
            return Err(unreadable(super::Kind::Xlsb.token()));
        }
        let relations = relations_of(package, &part)?;
        let mut manifest = Self {
            sheets: Vec::new(),
            strings: part_of(&relations, "sharedStrings"),
            styles: part_of(&relations, "styles"),
            date1904: false,
            recalculates: false,
        };
        manifest.workbook(&package.required(&part)?, &relations)?;
        Ok(manifest)
    }

    fn workbook(&mut self, xml: &[u8], relations: &HashMap<String, Relation>) -> Result<(), Finding> {
        let mut tags = Tags::new(xml);
        if !tags.expect()?.is(Kind::Open, b"workbook") {
            return Err(damaged("the package holds no workbook"));
        }
        let mut names = HashSet::new();
        let mut ended = false;
        while let Some(tag) = tags.next()? {
            match (tag.name, tag.kind) {
                (b"sheet", Kind::Open | Kind::Empty) => {
                    let Some(sheet) = sheet(&tag, relations)? else { continue };
                    if !names.insert(sheet.name.to_lowercase()) {
                        return Err(damaged(format!("two sheets named {}", sheet.name)));
                    }
                    self.sheets.push(sheet);
                }
                (b"workbookPr", Kind::Open | Kind::Empty) => {
                    // An extension element shares the name and never has the attribute.
                    self.date1904 |= tag.attribute(b"date1904")?.is_some_and(is_true);
                }
                (b"calcPr", Kind::Open | Kind::Empty) => {
                    self.recalculates |= tag.attribute(b"fullCalcOnLoad")?.is_some_and(is_true);
                }
                (b"workbook", Kind::Close) => ended = true,
                _ => {}
            }
        }
        if ended { Ok(()) } else { Err(damaged("workbook part is not whole")) }
    }
}

/// A worksheet; None for a sheet without cells.
fn sheet(tag: &Tag, relations: &HashMap<String, Relation>) -> Result<Option<Entry>, Finding> {
    let (mut name, mut id, mut hidden) = (String::new(), String::new(), false);
    for attribute in tag.attributes() {
        match attribute? {
            (b"name", value) => name = text(value)?,
            (b"state", value) => hidden = matches!(value, b"hidden" | b"veryHidden"),
            (key, value) if key.ends_with(b":id") => id = text(value)?,
            _ => {}
        }
    }
    if name.is_empty() || name.len() > NAME {
        return Err(damaged("sheet name"));
    }
    let relation = relations.get(&id).ok_or_else(|| damaged(format!("sheet {name} has no part")))?;
    let part = relation.sheet(&name)?;
    Ok(part.map(|part| Entry { name: name.replace(char::is_control, "\u{FFFD}"), hidden, part }))
}

/// The part the package names as its workbook.
pub fn root_part(package: &mut Package) -> Result<String, Finding> {
    let root = relations(&package.required("_rels/.rels")?, "")?;
    let part = root.into_values().find(|one| one.is("officeDocument")).map(|one| one.part);
    part.ok_or_else(|| damaged("the package names no workbook"))
}

/// What a part refers to, by id.
pub fn relations_of(package: &mut Package, part: &str) -> Result<HashMap<String, Relation>, Finding> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    relations(&package.required(&format!("{folder}_rels/{name}.rels"))?, &folder)
}

/// The part that one of the relations names.
pub fn part_of(relations: &HashMap<String, Relation>, what: &str) -> Option<String> {
    relations.values().find(|one| one.is(what)).map(|one| one.part.clone())
}

pub struct Relation {
    kind: String,
    part: String,
    external: bool,
}

impl Relation {
    /// The last word of its type; what stands before differs between the editions of the standard.
    fn what(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }

    fn is(&self, what: &str) -> bool {
        self.what() == what && !self.external
    }

    /// The part of a worksheet; None for a sheet without cells.
    pub fn sheet(&self, name: &str) -> Result<Option<String>, Finding> {
        match self.what() {
            "worksheet" if self.external => Err(damaged(format!("sheet {name} lies outside the file"))),
            "worksheet" => Ok(Some(self.part.clone())),
            "chartsheet" | "dialogsheet" | "xlMacrosheet" | "xlIntlMacrosheet" => Ok(None),
            other => Err(damaged(format!("sheet {name} is a {other}"))),
        }
    }
}

fn relations(xml: &[u8], folder: &str) -> Result<HashMap<String, Relation>, Finding> {
    let mut found = HashMap::new();
    let mut tags = Tags::new(xml);
    while let Some(tag) = tags.next()? {
        if !tag.begins(b"Relationship") {
            continue;
        }
        let value = |name: &[u8]| tag.attribute(name)?.map_or(Ok(String::new()), text);
        let external = value(b"TargetMode")? == "External";
        // Links to other files are never followed, whatever they are.
        let part = if external { String::new() } else { resolve(folder, &value(b"Target")?)? };
        if found.insert(value(b"Id")?, Relation { kind: value(b"Type")?, part, external }).is_some() {
            return Err(damaged("two relationships of one id"));
        }
    }
    Ok(found)
}

/// An attribute's text, with its character references resolved.
fn text(raw: &[u8]) -> Result<String, Finding> {
    let raw = std::str::from_utf8(raw).map_err(damaged)?;
    Ok(quick_xml::escape::unescape(raw).map_err(damaged)?.into_owned())
}
