//! The rows under the headings of a table: which are units, which sections, which totals, which nothing.
use super::{
    TotalRow, UnitRow, Written,
    columns::Columns,
    header::is_numbering,
    lines::{Lines, is_filled, words as text},
    vocabulary::Vocabulary,
    words::{self, Order, Who},
};
use crate::domain::{
    grid::{Address, Cell, Content},
    unit::UnitIndex,
    vietnamese::{Word, fold, without_order},
};
use std::ops::Range;

/// How the order of a section is written: sections written alike stand on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Roman,
    Letter,
    Other,
}

/// What a section says of the rows below it.
#[derive(Debug, Clone)]
struct Section {
    style: Style,
    /// Id of a kind.
    kind: Option<String>,
    commune: Option<Written>,
}

/// What one row is.
enum Line {
    Nothing,
    Heading,
    Total { grand: bool },
    Section(Section),
    Signed,
    Unit,
}

/// What a row is that reads like headings.
pub enum Headings {
    /// Those of the same table, on its next page; it goes on at this place.
    Repeated {
        below: usize,
    },
    Another,
    None,
}

/// The first words of a row.
struct Lead {
    /// Without its order.
    text: String,
    folded: String,
    at: Address,
    order: Option<Order>,
    style: Style,
}

/// Ownership and the like: with a kind it makes a section, not a school.
const OWNERSHIP: &[&str] = &[
    "",
    "cong lap",
    "ngoai cong lap",
    "tu thuc",
    "dan lap",
    "truc thuoc",
    "truc thuoc so",
    "truc thuoc xa",
    "cong lap va tu thuc",
    "tren dia ban",
];
const BEFORE_KIND: &[&str] = &[
    "khoi cac truong ",
    "khoi truong ",
    "khoi ",
    "cac truong ",
    "cac don vi ",
    "cap hoc ",
    "bac hoc ",
    "nganh hoc ",
    "cap ",
    "bac ",
    "cac ",
    "nhom ",
    "he ",
];
const BEFORE_COMMUNE: &[&str] = &["dia ban ", "cac truong ", "cac don vi ", "thuoc ", "cum ", "khoi "];
const COMMUNES: &[&str] = &[
    "xa ",
    "phuong ",
    "thi tran ",
    "dac khu ",
    "ubnd xa ",
    "ubnd phuong ",
    "uy ban nhan dan xa ",
    "uy ban nhan dan phuong ",
];
/// Longer ones are sentences.
const WORDS_OF_A_COMMUNE: usize = 9;
/// How far one looks ahead for the units of a section that has figures of its own.
const AHEAD: usize = 6;

pub struct Body<'b, 's, 'a> {
    pub lines: &'b Lines<'s>,
    pub vocabulary: &'b Vocabulary<'a>,
    pub roster: &'b UnitIndex<'a>,
    pub columns: &'b Columns,
    /// The column that names units.
    pub name: Option<u32>,
    pub commune: Option<u32>,
    pub order: Option<u32>,
    first_figure: u32,
    last_figure: u32,
}

/// Everything below the headings.
#[derive(Debug, Default)]
pub struct Rows {
    pub units: Vec<UnitRow>,
    pub totals: Vec<TotalRow>,
    /// Unit rows that nobody sees but that hold figures.
    pub hidden: Vec<Address>,
    /// The place of the line where it ended.
    pub end: usize,
}

/// A total before it is known which rows follow it.
struct Open {
    row: u32,
    at: usize,
    section: Option<usize>,
    since: usize,
    grand: bool,
    heads_section: bool,
}

impl<'b, 's, 'a> Body<'b, 's, 'a> {
    pub fn new(
        lines: &'b Lines<'s>,
        vocabulary: &'b Vocabulary<'a>,
        roster: &'b UnitIndex<'a>,
        columns: &'b Columns,
        below: usize,
    ) -> Self {
        let last_figure = columns.figures.iter().map(|column| column.last).max().unwrap_or(0);
        let first_figure = columns.first_figure();
        let mut body = Self {
            lines,
            vocabulary,
            roster,
            columns,
            name: columns.names.first().copied(),
            commune: columns.commune,
            order: columns.order,
            first_figure,
            last_figure,
        };
        body.choose_name(below);
        body
    }

    /// Of several columns that may name the units, the one in which the roster's names stand.
    fn choose_name(&mut self, below: usize) {
        let [_, _, ..] = self.columns.names.as_slice() else { return };
        let (lines, roster) = (self.lines, self.roster);
        let places = below..(below + 40).min(lines.len());
        let rows: Vec<u32> = places.filter_map(|place| lines.row_number(place)).collect();
        let seen = |column: u32| rows.iter().filter_map(move |row| lines.seen(Address::new(*row, column)));
        let score = |column: u32| -> usize {
            let names = seen(column).filter_map(text).map(without_order);
            let worth = |name: &str| {
                let fits = roster.find_fitting(name, None).is_some();
                2 * usize::from(fits) + usize::from(roster.kinds().split(name).kind.is_some())
            };
            names.map(worth).sum()
        };
        let candidates = self.columns.names.iter().copied();
        let best = candidates.clone().max_by_key(|column| (score(*column), std::cmp::Reverse(*column)));
        let speaks = |cell: &Cell| text(cell).is_some_and(|text| text.trim().len() > 3 && words::order(text).is_none());
        for column in candidates.filter(|column| Some(*column) != best) {
            if seen(column).any(speaks) {
                self.commune = self.commune.or(Some(column));
            } else {
                self.order = self.order.or(Some(column));
            }
        }
        self.name = best;
    }

    /// Reads down to the headings of another table, or to the end. `headings` says what a row that reads like one is.
    pub fn read(&self, from: usize, headings: impl Fn(usize) -> Headings) -> Rows {
        let mut rows = Rows { end: self.lines.len(), ..Rows::default() };
        let (mut open, mut sections, mut section): (Vec<Open>, Vec<(usize, Style)>, Option<Section>) =
            (vec![], vec![], None);
        let (mut since, mut signed, mut place) = (0, false, from);
        while let (Some(cells), Some(row)) = (self.lines.get(place), self.lines.row_number(place)) {
            let at = rows.units.len();
            let inside = sections.len().checked_sub(1);
            let total = |grand, heads_section| Open { row, at, section: inside, since, grand, heads_section };
            match self.line(cells, row, section.as_ref(), signed) {
                Line::Nothing => {}
                Line::Heading => match headings(place) {
                    Headings::Repeated { below } => {
                        place = below.max(place + 1);
                        continue;
                    }
                    Headings::Another => {
                        rows.end = place;
                        break;
                    }
                    Headings::None if self.has_figures(cells) => {
                        self.push_unit(&mut rows, cells, row, section.as_ref())
                    }
                    Headings::None => {
                        sections.push((at, Style::Other));
                        section = None;
                    }
                },
                Line::Total { grand } => {
                    if !self.lines.row_is_hidden(row) {
                        open.push(total(grand, false));
                    }
                    // Below the total of a section stand units of any kind.
                    if sections.last().is_some_and(|(start, _)| *start < at)
                        && let Some(section) = &mut section
                    {
                        section.kind = None;
                    }
                    since = at;
                }
                Line::Section(_) if self.has_figures(cells) && !self.heads_units(place) => {
                    self.push_unit(&mut rows, cells, row, section.as_ref());
                }
                Line::Section(new) => {
                    sections.push((at, new.style));
                    if self.has_figures(cells) && !self.lines.row_is_hidden(row) {
                        open.push(Open { section: Some(sections.len() - 1), ..total(false, true) });
                    }
                    section = Some(new.within(section));
                    since = at;
                }
                Line::Signed => signed = true,
                Line::Unit => self.push_unit(&mut rows, cells, row, section.as_ref()),
            }
            place += 1;
        }
        rows.totals =
            open.iter().map(|one| TotalRow { row: one.row, scopes: one.scopes(&sections, rows.units.len()) }).collect();
        rows
    }

    fn push_unit(&self, rows: &mut Rows, cells: &[Cell], row: u32, section: Option<&Section>) {
        if self.lines.row_is_hidden(row) {
            rows.hidden.extend(cells.iter().find(|cell| self.is_figure(cell)).map(|cell| cell.at));
            return;
        }
        let written = |column: Option<u32>| {
            let cell = self.lines.seen(Address::new(row, column?)).filter(|cell| is_filled(cell))?;
            Some(Written { text: cell.typed().trim().to_owned(), at: cell.at })
        };
        let bare = |one: Written| Written { text: without_order(&one.text).trim().to_owned(), ..one };
        let kind = written(self.columns.kind).and_then(|kind| self.kind_of(&fold(&kind.text)));
        let commune = written(self.commune).or_else(|| section.and_then(|section| section.commune.clone()));
        rows.units.push(UnitRow {
            row,
            name: written(self.name).map(bare),
            code: written(self.columns.code),
            kind: kind.or_else(|| section.and_then(|section| section.kind.clone())),
            commune,
            values: vec![],
            unclear: vec![],
            shares: vec![],
        });
    }

    fn line(&self, cells: &[Cell], row: u32, section: Option<&Section>, signed: bool) -> Line {
        let Some(lead) = self.lead(cells, row) else {
            return if self.is_nameless_unit(cells, signed) {
                Line::Unit
            } else if cells.iter().filter_map(text).any(|text| words::is_signed(&fold(text))) {
                Line::Signed
            } else {
                Line::Nothing
            };
        };
        let has_figures = self.has_figures(cells);
        if self.is_heading(&lead, cells) {
            return Line::Heading;
        }
        if is_numbering(cells) && lead.text.len() < 4 {
            return Line::Nothing;
        }
        let fits = || self.roster.find_fitting(&lead.text, None).is_some();
        if words::is_total(&lead.folded) && !fits() {
            return Line::Total { grand: words::is_grand_total(&lead.folded) };
        }
        let parts = self.roster.kinds().split(&lead.text);
        let names_school = parts.kind.is_some() && !OWNERSHIP.contains(&parts.bare.as_str());
        if !names_school
            && let Some(new) = self.section(&lead, has_figures)
            && !fits()
        {
            return Line::Section(new);
        }
        let is_signed =
            words::is_signed(&lead.folded) || cells.iter().filter_map(text).any(|text| words::is_signed(&fold(text)));
        if has_figures && (names_school || self.says_figures(cells, signed) || !(signed || is_signed)) {
            return Line::Unit;
        }
        let has_code =
            self.columns.code.is_some_and(|code| self.lines.seen(Address::new(row, code)).is_some_and(is_filled));
        let named = lead.at.column < self.first_figure && !words::is_remark(&lead.folded);
        let composed =
            || section.and_then(|section| section.kind.as_deref()).is_some_and(|_| lead.order == Some(Order::Unit));
        // Below the signatures a school stands for itself, unless it is numbered and listed like those above.
        let is_listed = named && lead.order == Some(Order::Unit) && (has_code || (names_school && fits()));
        if (signed || is_signed) && !is_listed {
            Line::Signed
        } else if named && (names_school || has_code || lead.order == Some(Order::Unit) || composed() || fits()) {
            Line::Unit
        } else {
            Line::Nothing
        }
    }

    /// The name, or else the first words left of the figures.
    fn lead(&self, cells: &[Cell], row: u32) -> Option<Lead> {
        let own_order = |cell: &Cell| self.order == Some(cell.at.column) && words::order(&cell.typed()).is_some();
        let named = self.name.and_then(|name| self.lines.seen(Address::new(row, name))).filter(|cell| is_filled(cell));
        // A name merged down over a row without cells of its own names nothing there.
        let named = named.filter(|cell| cell.at.row == row || cells.iter().any(|cell| self.is_figure(cell)));
        let code =
            self.columns.code.and_then(|code| cells.iter().find(|cell| cell.at.column == code && is_filled(cell)));
        let first =
            || cells.iter().find(|cell| cell.at.column < self.first_figure && text(cell).is_some() && !own_order(cell));
        let cell = named.or_else(first).or(code)?;
        let typed = cell.typed();
        let bare = without_order(&typed).trim();
        let before = typed.trim().strip_suffix(bare).unwrap_or_default().trim();
        let order_cell = self.order.and_then(|column| cells.iter().find(|cell| cell.at.column == column));
        let order_text =
            order_cell.filter(|other| other.at != cell.at).map(Cell::typed).unwrap_or_else(|| before.to_owned());
        let order = words::order(&order_text);
        let style = match order_text.trim().trim_end_matches(['.', ')', '/']) {
            roman if !roman.is_empty() && roman.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')) => Style::Roman,
            letter if letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()) => Style::Letter,
            _ => Style::Other,
        };
        Some(Lead { text: bare.to_owned(), folded: fold(bare), at: cell.at, order, style })
    }

    fn is_heading(&self, lead: &Lead, cells: &[Cell]) -> bool {
        let names = |cell: &Cell| {
            text(cell).is_some_and(|text| {
                text.len() < 80 && matches!(words::who(&self.vocabulary.fold(text)), Some(Who::Name | Who::Code))
            })
        };
        lead.folded.len() < 60 && cells.iter().filter(|cell| cell.at.column < self.first_figure).any(names)
    }

    fn section(&self, lead: &Lead, has_figures: bool) -> Option<Section> {
        let commune = self.commune_of(lead);
        let kind = self.kind_of(&lead.folded);
        let crosses = self.lines.area(lead.at).last.column >= self.first_figure && lead.at.column < self.first_figure;
        let said = commune.is_some() || kind.is_some() || lead.order == Some(Order::Section);
        (said || (crosses && !has_figures && !words::is_remark(&lead.folded) && !words::is_signed(&lead.folded)))
            .then_some(Section { style: lead.style, kind, commune })
    }

    fn commune_of(&self, lead: &Lead) -> Option<Written> {
        let place = BEFORE_COMMUNE.iter().find_map(|before| lead.folded.strip_prefix(before)).unwrap_or(&lead.folded);
        let names =
            COMMUNES.iter().any(|start| place.starts_with(start)) && place.split(' ').count() <= WORDS_OF_A_COMMUNE;
        names.then(|| Written { text: place.to_owned(), at: lead.at })
    }

    /// The id of the kind that a folded text names, and nothing else.
    fn kind_of(&self, folded: &str) -> Option<String> {
        let only = |text: &str| {
            let parts = self.roster.kinds().split(text);
            parts.kind.filter(|_| OWNERSHIP.contains(&parts.bare.as_str()))
        };
        only(folded).or_else(|| BEFORE_KIND.iter().find_map(|before| only(folded.strip_prefix(before)?)))
    }

    fn is_figure(&self, cell: &Cell) -> bool {
        let column = cell.at.column;
        (self.first_figure..=self.last_figure).contains(&column)
            && is_filled(cell)
            && self.columns.figures.iter().any(|figure| (figure.first..=figure.last).contains(&column))
    }

    fn has_figures(&self, cells: &[Cell]) -> bool {
        cells.iter().any(|cell| self.is_figure(cell))
    }

    /// Figures or answers in a row that names nobody: they are somebody's. After the signatures words prove nothing.
    fn is_nameless_unit(&self, cells: &[Cell], signed: bool) -> bool {
        // Figures of one row ascend by chance; brackets are no chance.
        let is_bracketed = |cell: &Cell| text(cell).is_some_and(|text| text.trim().starts_with('('));
        !(is_numbering(cells) && cells.iter().any(is_bracketed)) && self.says_figures(cells, signed)
    }

    /// Numbers, dates or answers, and not only words.
    fn says_figures(&self, cells: &[Cell], signed: bool) -> bool {
        let says = |cell: &&Cell| match &cell.content {
            Content::Number(_) | Content::Bool(_) | Content::Date(_) => true,
            Content::Text(text) => {
                let is_word = Word::of(text.trim()).is_some_and(|word| word != Word::NoData && word != Word::Dash);
                !signed && (is_word || text.trim().starts_with(|c: char| c.is_ascii_digit()))
            }
            Content::Error(_) | Content::Uncalculated => false,
        };
        cells.iter().filter(|cell| self.is_figure(cell)).any(|cell| says(&cell))
    }

    /// Units follow a row that reads like a section and has figures: they are the section's, else those of a unit.
    fn heads_units(&self, place: usize) -> bool {
        let Some(own) =
            self.lines.get(place).zip(self.lines.row_number(place)).and_then(|(cells, row)| self.lead(cells, row))
        else {
            return false;
        };
        for next in place + 1..(place + AHEAD).min(self.lines.len()) {
            let (Some(cells), Some(row)) = (self.lines.get(next), self.lines.row_number(next)) else { break };
            match self.line(cells, row, None, false) {
                Line::Unit => return true,
                Line::Section(section) if section.style == own.style => return false,
                Line::Nothing | Line::Section(_) => {}
                Line::Heading | Line::Total { .. } | Line::Signed => return false,
            }
        }
        false
    }
}

impl Section {
    /// A section of communes holds sections of kinds; one on the same level ends what the other said.
    fn within(self, outer: Option<Self>) -> Self {
        let commune = self.commune.or_else(|| {
            let outer = outer.filter(|outer| {
                self.kind.is_some() && outer.style != self.style || self.style == Style::Other && self.kind.is_some()
            })?;
            outer.commune
        });
        Self { commune, ..self }
    }
}

impl Open {
    /// The rows it may add up, the likeliest first.
    fn scopes(&self, sections: &[(usize, Style)], rows: usize) -> Vec<Range<usize>> {
        let end_of = |section: usize, same_level: bool| {
            let style = sections.get(section).map(|(_, style)| *style);
            let next = sections.iter().skip(section + 1).find(|(_, other)| !same_level || Some(*other) == style);
            next.map_or(rows, |(start, _)| *start)
        };
        let start = self.section.and_then(|section| sections.get(section)).map_or(0, |(start, _)| *start);
        let style = self.section.and_then(|section| sections.get(section)).map(|(_, style)| *style);
        let mut scopes = Vec::new();
        if self.heads_section {
            let section = self.section.unwrap_or(0);
            scopes.extend([start..end_of(section, true), start..end_of(section, false), start..rows]);
        } else if self.at == start && self.at < rows {
            // Nothing of its section stands above it.
            let section_end = self.section.map_or(rows, |section| end_of(section, false));
            scopes.extend([start..section_end, 0..self.at, 0..rows]);
        } else {
            // The section above of the same level, with those inside it.
            let level = sections
                .iter()
                .filter(|(_, other)| Some(*other) == style || style != Some(Style::Roman) && *other == Style::Roman);
            let outer = level.map(|(start, _)| *start).rfind(|start| *start < self.at).unwrap_or(0);
            scopes.extend([start..self.at, self.since..self.at, outer..self.at]);
            let place = if self.grand { 0 } else { scopes.len() };
            scopes.insert(place, 0..self.at);
            scopes.push(0..rows);
        }
        let mut seen: Vec<Range<usize>> = Vec::new();
        for scope in scopes {
            if !scope.is_empty() && !seen.contains(&scope) {
                seen.push(scope);
            }
        }
        seen
    }
}
