//! One page, token by token, into one sheet.
use super::{
    super::{
        draft::{Draft, shown},
        refuse::crossed,
    },
    lines::Lines,
    look::{Look, Rules, font},
    table::{Cell, Table},
    value::Told,
};
use crate::domain::{
    grid::{Address, Font},
    intake::Finding,
};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Without the place in the source.
type Tag = StartTag<()>;

/// Tables inside tables; honest pages have three or four.
const DEPTH: usize = 64;
/// A row or column that no page reaches; the draft says so when a cell stands there.
const END: u32 = 2_000_000;

/// Reads a page into the sheet that was begun; how many tables it has.
pub fn read(text: &str, draft: &mut Draft) -> Result<usize, Finding> {
    let mut emitter = DefaultEmitter::default();
    // The insides of scripts and styles are no tags.
    emitter.naively_switch_states(true);
    let mut page = Page {
        draft,
        rules: Rules::default(),
        row: 0,
        tables: Vec::new(),
        hidden_columns: Vec::new(),
        outside: Lines::default(),
        apart: None,
        count: 0,
    };
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&tag.name)?,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !page.tables.is_empty() {
        page.end_table()?;
    }
    page.line()?;
    Ok(page.count)
}

struct Page<'d, 'l> {
    draft: &'d mut Draft<'l>,
    rules: Rules,
    /// The next row of the sheet.
    row: u32,
    /// From the outermost in.
    tables: Vec<Table>,
    hidden_columns: Vec<(u32, u32)>,
    /// Text that stands in no cell.
    outside: Lines,
    /// Inside an element whose text is not shown, by name.
    apart: Option<Vec<u8>>,
    count: usize,
}

impl Page<'_, '_> {
    fn start(&mut self, tag: &Tag) -> Result<(), Finding> {
        if self.apart.is_some() {
            return Ok(());
        }
        match tag.name.as_slice() {
            b"table" => self.begin_table(tag),
            b"tr" => self.begin_row(tag),
            b"td" | b"th" => self.begin_cell(tag),
            // A heading of its own over the table.
            b"caption" => {
                self.begin_row(tag)?;
                self.begin_cell(tag)
            }
            b"col" | b"colgroup" => self.columns(tag),
            b"br" => self.new_line(),
            name @ (b"script" | b"style" | b"title" | b"xml" | b"noscript") => {
                self.apart = Some(name.to_vec());
                Ok(())
            }
            name if is_block(name) => self.block(),
            _ => {
                self.inner_font(tag);
                Ok(())
            }
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Finding> {
        if let Some(apart) = &self.apart {
            if apart == name {
                self.apart = None;
            }
            return Ok(());
        }
        match name {
            b"table" => self.end_table(),
            b"tr" => self.end_row(),
            b"td" | b"th" => self.end_cell(),
            b"caption" => self.end_row(),
            name if is_block(name) => self.block(),
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) {
        match &self.apart {
            Some(apart) if apart == b"style" => self.rules.note(text),
            Some(_) => {}
            None => match self.cell() {
                Some(cell) => cell.text.push(text),
                None => self.outside.push(text),
            },
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.row.as_mut()?.cell.as_mut()
    }

    fn begin_table(&mut self, tag: &Tag) -> Result<(), Finding> {
        self.count += 1;
        if self.tables.len() >= DEPTH {
            return Err(crossed(self.tables.len() + 1, DEPTH));
        }
        let look = self.look(tag, "table");
        if self.tables.is_empty() {
            self.line()?;
            self.tables.push(Table::new(self.row, 0, look));
            return Ok(());
        }
        if self.cell().is_none() {
            self.begin_cell(&Tag::default())?;
        }
        // What the outer cell holds so far stands above.
        let Some(cell) = self.cell() else { return Ok(()) };
        if !cell.text.is_blank() {
            let (at, text, font) = (cell.at, cell.text.take(), cell.look.font.unwrap_or_default());
            cell.at.row = at.row.saturating_add(1).min(END);
            let filled = Told::default().filled(text, font);
            self.draft.put(at, filled)?;
        }
        if let Some(Cell { at, .. }) = self.cell() {
            let inner = Table::new(at.row, at.column, look);
            self.tables.push(inner);
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Finding> {
        self.end_row()?;
        let Some(table) = self.tables.pop() else { return Ok(()) };
        for area in table.merged() {
            self.draft.merge(area)?;
        }
        match self.tables.last_mut().and_then(|outer| outer.row.as_mut()) {
            Some(row) => {
                row.last = row.last.max(table.next_row.saturating_sub(1));
                if let Some(cell) = &mut row.cell {
                    cell.at.row = table.next_row.min(END);
                    cell.right = cell.right.max(table.right);
                }
            }
            None => self.row = table.next_row.min(END),
        }
        Ok(())
    }

    fn begin_row(&mut self, tag: &Tag) -> Result<(), Finding> {
        self.end_row()?;
        let look = self.look(tag, "tr");
        if let Some(table) = self.tables.last_mut() {
            table.begin_row(look);
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Finding> {
        self.end_cell()?;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let hidden = table.hidden;
        match table.end_row() {
            Some(row) if row.look.hidden || hidden => self.draft.hide_rows(row.first, row.last),
            Some(_) | None => Ok(()),
        }
    }

    fn begin_cell(&mut self, tag: &Tag) -> Result<(), Finding> {
        self.end_cell()?;
        if self.tables.last().is_some_and(|table| table.row.is_none()) {
            self.begin_row(&Tag::default())?;
        }
        let look = self.look(tag, "td");
        let attribute = |name| attribute(tag, name);
        let told = Told {
            number: attribute("x:num").and_then(|number| number.trim().parse().ok()),
            error: attribute("x:err"),
            formula: attribute("x:fmla"),
        };
        let span = |name| attribute(name).and_then(|span| span.trim().parse().ok());
        if let Some(table) = self.tables.last_mut() {
            table.begin_cell(look, told, span("colspan"), span("rowspan"));
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Finding> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let font = table.row.as_ref().and_then(|row| row.look.font).or(table.font);
        let Some(mut cell) = table.end_cell() else { return Ok(()) };
        // A browser leaves a hidden cell out; one in a hidden column is kept, and said to be there.
        let at = cell.at;
        let column_hidden = self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&at.column));
        if cell.look.hidden && !column_hidden {
            return Ok(());
        }
        if cell.told.is_linked() {
            self.draft.link(at)?;
        }
        let filled = cell.told.filled(cell.text.take(), cell.look.font.or(font).unwrap_or_default());
        self.draft.put(at, filled)
    }

    fn columns(&mut self, tag: &Tag) -> Result<(), Finding> {
        let look = self.look(tag, "col");
        let span = attribute(tag, "span").and_then(|span| span.trim().parse().ok());
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        // A group without a span of its own is as wide as the columns in it.
        let span: u32 = if tag.name.as_slice() == b"col" { span.unwrap_or(1) } else { span.unwrap_or(0) };
        let first = table.columns;
        table.columns = first.saturating_add(span.min(1000));
        if look.hidden && table.columns > first {
            self.hidden_columns.push((first, table.columns - 1));
            self.draft.hide_columns(first, table.columns - 1)?;
        }
        Ok(())
    }

    fn new_line(&mut self) -> Result<(), Finding> {
        match self.cell() {
            Some(cell) => {
                cell.text.line();
                Ok(())
            }
            None => self.block(),
        }
    }

    fn block(&mut self) -> Result<(), Finding> {
        match self.cell() {
            Some(cell) => cell.text.block(),
            None => self.outside.block(),
        }
        if self.tables.is_empty() { self.line() } else { Ok(()) }
    }

    /// Text outside tables stands in a row of its own, a line each.
    fn line(&mut self) -> Result<(), Finding> {
        for line in self.outside.take().lines().filter(|line| !line.is_empty()) {
            self.draft.put(Address::new(self.row, 0), shown(line).into())?;
            self.row += 1;
        }
        Ok(())
    }

    fn look(&self, tag: &Tag, element: &str) -> Look {
        let style = attribute(tag, "style").map(|style| Look::by(&style)).unwrap_or_default();
        style.or(self.rules.of(element, &attribute(tag, "class").unwrap_or_default()))
    }

    /// `<font face=".VnTime">` and spans inside a cell.
    fn inner_font(&mut self, tag: &Tag) {
        let face = attribute(tag, "face").map(|face| font(&face));
        let Some(face) = face.or_else(|| self.look(tag, "span").font) else { return };
        if let Some(cell) = self.cell()
            && (face != Font::Other || cell.text.is_blank())
        {
            cell.look.font = Some(face);
        }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"li"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"pre"
            | b"blockquote"
            | b"hr"
            | b"center"
            | b"body"
            | b"form"
            | b"tbody"
            | b"thead"
            | b"tfoot"
    )
}
