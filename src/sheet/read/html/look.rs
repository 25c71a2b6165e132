//! What styles say of a cell that matters here: its font, and whether it is shown at all.
use crate::domain::grid::Font;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub font: Option<Font>,
    pub hidden: bool,
}

impl Look {
    /// By a `style` attribute or the inside of a rule.
    pub fn by(declarations: &str) -> Self {
        let mut look = Self::default();
        for (property, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            match property.trim().to_ascii_lowercase().as_str() {
                "display" => look.hidden = value.trim().to_ascii_lowercase().starts_with("none"),
                "font-family" | "font" => look.font = Some(font(value)),
                _ => {}
            }
        }
        look
    }

    /// This look where it says something, else the other.
    pub const fn or(self, other: Self) -> Self {
        Self { font: if self.font.is_some() { self.font } else { other.font }, hidden: self.hidden || other.hidden }
    }
}

/// The first family; a shorthand has sizes before it.
pub fn font(value: &str) -> Font {
    let first = value.split(',').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
    let lower = first.to_ascii_lowercase();
    let family = [".vn", "vni-"].iter().find_map(|family| lower.find(family)).and_then(|at| first.get(at..));
    Font::named(family.unwrap_or(first))
}

/// The rules of a page, by class and by element.
#[derive(Debug, Default)]
pub struct Rules(HashMap<String, Look>);

impl Rules {
    /// Adds a style sheet. Rules for print and other media are not what the screen shows.
    pub fn note(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some((selectors, inside)) = rest.split_once('{') {
            let selectors = selectors.rsplit("*/").next().unwrap_or_default().trim().trim_start_matches("<!--").trim();
            let end = if selectors.starts_with('@') { balanced(inside) } else { inside.find('}') };
            let Some(end) = end else { return };
            let (declarations, after) = inside.split_at(end);
            rest = after.strip_prefix('}').unwrap_or(after);
            if selectors.starts_with('@') {
                continue;
            }
            let look = Look::by(declarations);
            for selector in selectors.split(',').map(str::trim) {
                // `td.xl65` is asked for as `.xl65`; what depends on more than one element is left alone.
                let key = selector.find('.').and_then(|dot| selector.get(dot..)).unwrap_or(selector);
                if look != Look::default() && !selector.contains([' ', '>', '#', ':', '[']) {
                    self.0.insert(key.to_ascii_lowercase(), look);
                }
            }
        }
    }

    pub fn of(&self, element: &str, classes: &str) -> Look {
        let by_class =
            classes.split_ascii_whitespace().filter_map(|class| self.0.get(&format!(".{class}").to_ascii_lowercase()));
        let by_class = by_class.fold(Look::default(), |look, one| one.or(look));
        by_class.or(self.0.get(element).copied().unwrap_or_default())
    }
}

/// Where a block with blocks inside it ends.
fn balanced(inside: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
