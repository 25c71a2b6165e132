//! What invented units are called: lists and patterns in data/demo/names.toml, chosen by the words of a kind's name.
use crate::domain::{
    plan::{Kind, Plan},
    vietnamese::fold,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub struct Names {
    communes: Vec<String>,
    names: Vec<String>,
    /// Ids of kinds that no invented unit is of.
    skip_kinds: Vec<String>,
    stranger: String,
    /// Words behind counts of what should not happen.
    rare: Vec<String>,
    #[serde(rename = "region")]
    regions: Vec<Region>,
    #[serde(rename = "kind")]
    patterns: Vec<Pattern>,
}

#[derive(Debug, Deserialize)]
struct Region {
    places: Vec<String>,
    communes: Vec<String>,
}

/// How units of a kind are called.
#[derive(Debug, Deserialize)]
struct Pattern {
    words: Vec<String>,
    called: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    inside: bool,
    /// A word of the scope's name.
    under: Option<String>,
}

impl Names {
    pub fn load() -> Self {
        toml::from_str(include_str!("../../../data/demo/names.toml")).unwrap_or_default()
    }

    pub fn is_skipped(&self, kind: &Kind) -> bool {
        self.skip_kinds.contains(&kind.id)
    }

    /// A figure under one of these words is mostly 0.
    pub fn is_rare(&self, unit_words: &[String]) -> bool {
        unit_words.iter().any(|word| self.rare.contains(word))
    }

    fn pattern(&self, kind: &Kind) -> Option<&Pattern> {
        let name = fold(&kind.name);
        self.patterns.iter().find(|pattern| pattern.words.iter().any(|word| name.starts_with(&fold(word))))
    }

    /// How many units of a kind there can be; None: as many as are wanted.
    pub fn most(&self, kind: &Kind) -> Option<usize> {
        self.pattern(kind).map(|pattern| pattern.names.len()).filter(|names| *names > 0)
    }

    /// The official name of a kind's unit, counted from 0. Every seventh of a kind bears the name of the one before:
    /// a name alone is never a key.
    pub fn official(&self, kind: &Kind, number: usize) -> String {
        if let Some(own) = self.pattern(kind).and_then(|pattern| pattern.names.get(number)) {
            return self.full(kind, own);
        }
        let named = if number % 7 == 6 { number - 1 } else { number };
        let length = self.names.len().max(1);
        let base = self.names.get(named % length).cloned().unwrap_or_default();
        let round = named / length;
        self.full(kind, &if round == 0 { base } else { format!("{base} {}", round + 1) })
    }

    /// The official name of a unit that nobody knows.
    pub fn stranger(&self, kind: &Kind) -> String {
        self.full(kind, &self.stranger)
    }

    fn full(&self, kind: &Kind, own: &str) -> String {
        let called = self.pattern(kind).map_or("{kind} {name}", |pattern| pattern.called.as_str());
        called.replace("{kind}", &kind.name).replace("{name}", own)
    }

    /// The scope of a kind's unit, counted from 0: of those given, the one its kind belongs under, else in turn those that
    /// no kind does.
    pub fn scope(&self, plan: &Plan, scopes: &[String], kind: &Kind, number: usize) -> Option<String> {
        let is_under = |id: &String, kind: &Kind| {
            let word = self.pattern(kind).and_then(|pattern| pattern.under.as_deref());
            let name = plan.scope(id).map(|scope| fold(&scope.name)).unwrap_or_default();
            word.is_some_and(|word| name.contains(&fold(word)))
        };
        let own = scopes.iter().find(|id| is_under(id, kind));
        let free: Vec<&String> = scopes.iter().filter(|id| !plan.kinds.iter().any(|kind| is_under(id, kind))).collect();
        own.or_else(|| free.get(number % free.len().max(1)).copied()).or(scopes.first()).cloned()
    }

    /// The commune of a unit by its place in the office's order.
    pub fn commune(&self, plan: &Plan, kind: &Kind, order: u32) -> String {
        let here = |region: &&Region| region.places.iter().any(|one| plan.letterhead.place.contains(one));
        let communes = self.regions.iter().find(here).map_or(&self.communes, |region| &region.communes);
        let inside = self.pattern(kind).is_some_and(|pattern| pattern.inside);
        let at = if inside { 0 } else { usize::try_from(order).unwrap_or(0) * 7 % communes.len().max(1) };
        communes.get(at).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kinds_own_words_say_how_its_units_are_called() {
        let names = Names::load();
        let kind = |name: &str| Kind { id: String::new(), name: name.to_owned(), words: vec![], group: false };
        for (name, first, most) in [
            ("THPT", "Trường THPT Hoa Ban", None),
            ("Trung tâm GDTX", "Trung tâm GDTX Hoa Ban", None),
            ("Ban Giám hiệu", "Ban Giám hiệu", Some(1)),
            ("Tổ chuyên môn", "Tổ Toán - Tin học", Some(8)),
            ("Khối thi đua", "Khối thi đua số 1", Some(6)),
        ] {
            let kind = kind(name);
            assert_eq!((names.official(&kind, 0).as_str(), names.most(&kind)), (first, most));
        }
    }
}
