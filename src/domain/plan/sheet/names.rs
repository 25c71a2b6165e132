//! Ids and names: which name may stand for an id in a cell, and the id a name stands for; ids made of names.
use crate::domain::{
    plan::{Plan, source::Thing},
    vietnamese::{fold, fold_label, without_order},
};
use std::collections::BTreeSet;

/// The names of a plan's parts, for cells that speak of them.
pub struct Names<'p> {
    plan: &'p Plan,
}

impl<'p> Names<'p> {
    pub const fn new(plan: &'p Plan) -> Self {
        Self { plan }
    }

    /// What a cell says for an id: the name where it can mean nothing else, else the id.
    pub fn name(&self, thing: Thing, id: &str) -> String {
        let pairs: Vec<(&str, &str)> = match thing {
            Thing::Kind => self.plan.kinds.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect(),
            Thing::Scope => self.plan.scopes.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect(),
            Thing::Property => self.plan.properties.iter().map(|one| (one.id.as_str(), one.label.as_str())).collect(),
            Thing::ReportType => {
                self.plan.report_types.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect()
            }
            Thing::Form
            | Thing::Section
            | Thing::Field
            | Thing::Table
            | Thing::Column
            | Thing::Option
            | Thing::Rule
            | Thing::Indicator => return id.to_owned(),
        };
        unmistakable(&pairs, id)
    }

    /// The label of a field's level.
    pub fn level(&self, field: &str, level: &str) -> String {
        let field = self.plan.forms.iter().find_map(|form| form.field(field));
        let options = field.map(|field| field.kind.options()).unwrap_or_default();
        let pairs: Vec<(&str, &str)> = options.iter().map(|one| (one.id.as_str(), one.label.as_str())).collect();
        unmistakable(&pairs, level)
    }
}

fn unmistakable(pairs: &[(&str, &str)], id: &str) -> String {
    let known: Vec<Known> = pairs.iter().map(|(id, name)| Known::new(id, name)).collect();
    let name = pairs.iter().find(|(known, _)| *known == id).map(|(_, name)| *name);
    let clear = |name: &&str| {
        let one = !name.contains([';', '\n']);
        one && matches!(resolve(&known, name).as_slice(), [only] if only == id)
    };
    name.filter(clear).unwrap_or(id).to_owned()
}

/// An id, and its name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub id: String,
    pub name: String,
}

impl Known {
    pub fn new(id: &str, name: &str) -> Self {
        Self { id: id.to_owned(), name: fold_label(name) }
    }
}

/// The ids that a cell names. What names nothing is kept as it was typed, for somebody to say so.
pub fn resolve(known: &[Known], text: &str) -> Vec<String> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .flat_map(|part| {
            if let Some(id) = one(known, part) {
                return vec![id];
            }
            // Commas belong to many a name, so they part names only where each part is one.
            let pieces: Option<Vec<String>> = part.split(',').map(|piece| one(known, piece.trim())).collect();
            pieces.filter(|pieces| pieces.len() > 1).unwrap_or_else(|| vec![part.to_owned()])
        })
        .collect()
}

fn one(known: &[Known], text: &str) -> Option<String> {
    if let Some(exact) = known.iter().find(|one| one.id == text) {
        return Some(exact.id.clone());
    }
    let folded = fold_label(text);
    if folded.is_empty() {
        return None;
    }
    let found: BTreeSet<&str> = known.iter().filter(|one| one.name == folded).map(|one| one.id.as_str()).collect();
    match found.into_iter().collect::<Vec<_>>().as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

/// Long enough to be told apart, short enough to be read in a list.
const LONGEST: usize = 40;

/// An id made of a name: "I. Tình hình chung" → `tinh-hinh-chung`.
pub fn slug(name: &str) -> String {
    let folded = match fold(without_order(name)) {
        folded if folded.is_empty() => fold(name),
        folded => folded,
    };
    let mut slug = String::new();
    for word in folded.split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() { "muc".to_owned() } else { slug }
}

/// The slug, numbered where it is taken.
pub fn unused(slug: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        for (name, id) in [
            ("Tiểu học", "tieu-hoc"),
            ("I. Tình hình chung", "tinh-hinh-chung"),
            ("TH, THCS&THPT", "th-thcs-thpt"),
            ("Đã quán triệt Kế hoạch thực hiện Chỉ thị số 11-CT/TU", "da-quan-triet-ke-hoach-thuc-hien-chi-thi"),
            ("???", "muc"),
        ] {
            assert_eq!(slug(name), id, "{name}");
        }
        let taken = ["a", "a-2"].map(str::to_owned).into();
        assert_eq!(unused("a", &taken), "a-3");
    }

    #[test]
    fn a_cell_names_by_id_or_by_name() {
        let known = [Known::new("th", "Tiểu học"), Known::new("thcs", "THCS"), Known::new("lien-cap", "TH, THCS&THPT")];
        for (text, ids) in [
            ("th; thcs", vec!["th", "thcs"]),
            ("tiểu học\nTHCS", vec!["th", "thcs"]),
            ("TIEU HOC, thcs", vec!["th", "thcs"]),
            ("TH, THCS&THPT", vec!["lien-cap"]),
            ("Tiểu học, Mầm non", vec!["Tiểu học, Mầm non"]),
            ("", vec![]),
        ] {
            assert_eq!(resolve(&known, text), ids, "{text}");
        }
    }
}
