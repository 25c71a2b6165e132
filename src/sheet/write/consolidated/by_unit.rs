//! Theo đơn vị: one row per unit, one column per figure. Every total elsewhere is counted over this sheet.
use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::{Cached, Pen, narrow},
        style::{self, Style, mark},
        words::{NO, YES, roman},
    },
    Edition, Export,
    columns::{FROZEN, GROUP_ROW, HEADER_ROW, UNIT_COLUMNS, What},
    row::UnitCells,
    shown::float,
    words,
};
use crate::{
    domain::{
        grid::Address,
        intake::consolidated,
        standing::{State, UnitLine, Verdict, apart},
        unit::Unit,
    },
    text::{Lang, words as spoken},
};
use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatFormula, Format};
use std::collections::HashSet;

const LEGEND_ROW: u32 = 3;
/// A row of long free text ends here; the rest of the text is in the cell.
const HIGHEST: f64 = 110.0;

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let (columns, style) = (&export.columns, &export.style);
    let width = columns.columns.iter().map(|column| column.width).sum();
    pen.widths(columns.columns.iter().map(|column| column.width))?;
    write_titles(pen, export)?;
    write_headers(pen, export)?;

    // Units that do not owe stand below those that do, and no total counts them.
    let owing_first = |owes: bool| export.c.units.iter().filter(move |line| line.row.state.owes() == owes);
    let lines = owing_first(true).chain(owing_first(false));
    let mut sums: Vec<Sum<'_>> = columns.columns.iter().map(|column| Sum::new(export, column.what)).collect();
    for ((row, number), line) in (columns.first..).zip(1..).zip(lines) {
        write_unit(pen, export, row, &UnitCells::new(export, line, number), line, &mut sums)?;
    }
    write_totals(pen, export, &sums)?;
    write_marks(pen, export)?;

    let last = u32::try_from(columns.columns.len().saturating_sub(1)).unwrap_or(u32::MAX);
    pen.sheet.autofilter(HEADER_ROW, 0, columns.last, narrow(last))?;
    pen.sheet.set_freeze_panes(columns.first, narrow(FROZEN))?;
    pen.sheet.set_repeat_rows(GROUP_ROW, HEADER_ROW)?;
    pen.sheet.set_repeat_columns(0, narrow(FROZEN - 1))?;
    page::set_up(pen.sheet, Orientation::Landscape, width);
    write_legend(pen, style, export.edition)
}

/// Right of the columns that every page repeats.
fn write_titles(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let (style, last) = (&export.style, UNIT_COLUMNS - 1);
    let attached = format!("{} {}", words::attached(export.c), words::as_of(export.c));
    for (row, text, format) in [
        (0, format!("PHỤ LỤC {}", roman(1)).as_str(), &style.subtitle),
        (1, consolidated::TITLE, &style.title),
        (2, attached.as_str(), &style.place),
    ] {
        pen.across(Address::new(row, FROZEN), last, text, format)?;
        pen.height(row, 22.0)?;
    }
    Ok(())
}

fn write_headers(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let (columns, header) = (&export.columns.columns, &export.style.header);
    let mut from = 0;
    let mut highest: f64 = 21.0;
    for together in columns.chunk_by(|left, right| left.group == right.group) {
        let Some(first) = together.first() else { continue };
        let count = u32::try_from(together.len()).unwrap_or(1);
        let width: f64 = together.iter().map(|column| column.width).sum();
        highest = highest.max(measure::height([(first.group.as_str(), width * 0.9)], style::BODY));
        pen.across(Address::new(GROUP_ROW, from), from + count - 1, &first.group, header)?;
        from += count;
    }
    pen.height(GROUP_ROW, highest)?;
    for (at, column) in (0..).zip(columns) {
        pen.text(Address::new(HEADER_ROW, at), &column.header, header)?;
    }
    // The filter's arrow covers the last line.
    let headers = columns.iter().map(|column| (column.header.as_str(), column.width * 0.88));
    pen.height(HEADER_ROW, measure::height(headers, style::BODY) + 12.0)
}

/// What the units that owe add up to in one column.
struct Sum<'a> {
    total: Decimal,
    units: usize,
    decimals: u32,
    /// Codes of groups whose members count here, or of members whose group does.
    apart: HashSet<&'a str>,
    /// Rows of units that owe: those that count, and those apart.
    rows: [Vec<u32>; 2],
}

impl<'a> Sum<'a> {
    fn new(export: &Export<'a>, what: What) -> Self {
        let c = export.c;
        let units = c.units.iter().map(|line| line.unit);
        let field = what.field().and_then(|key| c.form.get(key));
        let asks = |unit: &Unit| field.is_none_or(|field| field.asks(&unit.kind, |property| unit.has(property)));
        let apart = apart(c.plan, c.period, units, asks);
        Self { total: Decimal::ZERO, units: 0, decimals: 0, apart, rows: [Vec::new(), Vec::new()] }
    }

    fn add(&mut self, row: u32, line: &UnitLine<'_>, number: Option<Decimal>) {
        let [counting, apart] = &mut self.rows;
        if self.apart.contains(line.unit.code.as_str()) {
            apart.push(row);
            return;
        }
        counting.push(row);
        if let Some(number) = number {
            self.total += number;
            self.units += 1;
            self.decimals = self.decimals.max(number.normalize().scale());
        }
    }

    /// How many figures count, and their sum, as formulas; none where neither list of rows fits into one.
    fn formulas(&self, column: u32, range: &str, owes: &str) -> Option<(String, String)> {
        let [counting, apart] = &self.rows;
        let list = |rows: &[u32]| {
            let cells: Vec<String> = rows.iter().map(|row| Address::new(*row, column).to_string()).collect();
            (cells.len() <= MOST_CELLS).then(|| cells.join(","))
        };
        let (count, total) =
            (format!("SUMPRODUCT(({owes}=\"{YES}\")*ISNUMBER({range}))"), format!("SUMIFS({range},{owes},\"{YES}\")"));
        if apart.is_empty() {
            return Some((count, total));
        }
        if let Some(cells) = list(apart) {
            return Some((format!("{count}-COUNT({cells})"), format!("{total}-SUM({cells})")));
        }
        list(counting).map(|cells| (format!("COUNT({cells})"), format!("SUM({cells})")))
    }
}

/// As many cells as a function takes.
const MOST_CELLS: usize = 250;

fn write_unit(
    pen: &mut Pen<'_>,
    export: &Export<'_>,
    row: u32,
    cells: &UnitCells<'_>,
    line: &UnitLine<'_>,
    sums: &mut [Sum<'_>],
) -> Result<(), WriteError> {
    let mut high: f64 = 21.0;
    for ((at, column), sum) in (0..).zip(&export.columns.columns).zip(sums) {
        let shown = cells.shown(column.what);
        let place = Address::new(row, at);
        if cells.is_wrong(column.what) {
            shown.put_wrong(pen, &export.style, place)?;
        } else {
            shown.put(pen, &export.style, place)?;
        }
        if shown.words().len() > 12 {
            high = high.max(measure::height([(shown.words(), column.width)], style::BODY));
        }
        if column.summed && line.row.state.owes() {
            sum.add(row, line, shown.number());
        }
    }
    pen.height(row, high.min(HIGHEST))
}

fn write_totals(pen: &mut Pen<'_>, export: &Export<'_>, sums: &[Sum<'_>]) -> Result<(), WriteError> {
    let (columns, style) = (&export.columns, &export.style);
    let (count_row, total_row) = (columns.last + 1, columns.last + 2);
    let label = |text| (0, FROZEN - 1, text);
    for (row, (from, to, text)) in [(count_row, label(words::DATA_COUNT)), (total_row, label(words::TOTAL))] {
        pen.across(Address::new(row, from), to, text, &style.total)?;
    }
    pen.height(count_row, 21.0)?;
    pen.height(total_row, 33.0)?;
    let owes = columns.column(What::Owes).map(|column| columns.local_range(column)).unwrap_or_default();
    for ((at, column), sum) in (0..).zip(&columns.columns).zip(sums).skip(FROZEN as usize) {
        let (count_at, total_at) = (Address::new(count_row, at), Address::new(total_row, at));
        if !column.summed {
            pen.blank(count_at, &style.total)?;
            pen.blank(total_at, &style.total)?;
            continue;
        }
        if sum.units == 0 && matches!(column.what, What::Quarter(_, quarter) if !export.asks_quarter(quarter)) {
            pen.text(count_at, words::NONE, &style.total_centre)?;
            pen.text(total_at, words::NONE, &style.total_centre)?;
            continue;
        }
        let range = columns.local_range(at);
        let Some((count, total)) = sum.formulas(at, &range, &owes) else {
            pen.number(count_at, float(sum.units.into()), style.total(0))?;
            pen.number(total_at, float(sum.total), style.total(sum.decimals))?;
            continue;
        };
        // No figure at all is not a total of 0.
        let none = words::NO_DATA;
        let total = format!("=IF({count_at}=0,\"{none}\",{total})");
        let cached = if sum.units == 0 { Cached::Text(none) } else { Cached::Number(float(sum.total)) };
        pen.formula(count_at, &format!("={count}"), &Cached::Number(float(sum.units.into())), style.total(0))?;
        pen.formula(total_at, &total, &cached, style.total(sum.decimals))?;
    }
    Ok(())
}

/// Colours follow what the cells say, so they stay right when somebody corrects a cell.
fn write_marks(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let columns = &export.columns;
    let state = |state| spoken::state(Lang::Vi, state);
    let mut rule = |what: What, test: &dyn Fn(&str) -> String, format: &Format| -> Result<(), WriteError> {
        let Some(column) = columns.column(what) else { return Ok(()) };
        let (first, last) = (Address::new(columns.first, column), Address::new(columns.last, column));
        let formula = test(&first.to_string());
        let rule = ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(format);
        pen.condition(first, last, &rule)
    };
    let bad = mark(style::BAD_FONT, Some(style::BAD_FILL));
    let wait = mark(style::WAIT_FONT, Some(style::WAIT_FILL));
    rule(What::State, &|cell| format!("={cell}=\"{}\"", state(State::Missing)), &bad)?;
    let waiting = [State::Late, State::Returned, State::NeedsAttention].map(state);
    let any = |cell: &str| waiting.map(|word| format!("{cell}=\"{word}\"")).join(",");
    rule(What::State, &|cell| format!("=OR({})", any(cell)), &wait)?;
    let not_met = spoken::verdict(Lang::Vi, Verdict::NotMet);
    let no_data = spoken::verdict(Lang::Vi, Verdict::NoData);
    for column in &columns.columns {
        if let What::Verdict(_) = column.what {
            rule(column.what, &|cell| format!("={cell}=\"{not_met}\""), &bad)?;
            rule(column.what, &|cell| format!("={cell}=\"{no_data}\""), &mark(style::QUIET_FONT, None))?;
        }
    }
    let last_column = u32::try_from(columns.columns.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let (first, last) = (Address::new(columns.first, UNIT_COLUMNS), Address::new(columns.last, last_column));
    let quiet = mark(style::QUIET_FONT, None);
    if last.column >= first.column {
        let test = format!("={first}=\"{}\"", words::NO_DATA);
        pen.condition(first, last, &ConditionalFormatFormula::new().set_rule(test.as_str()).set_format(&quiet))?;
        if export.edition == Edition::Full {
            let test = format!("={first}=\"{}\"", words::NO_DATA_WRONG);
            pen.condition(first, last, &ConditionalFormatFormula::new().set_rule(test.as_str()).set_format(&bad))?;
        }
    }
    if let Some(owes) = columns.column(What::Owes) {
        let first = Address::new(columns.first, 0);
        let test = format!("=${}{}=\"{NO}\"", Address::column_letters(owes), columns.first + 1);
        let rule = ConditionalFormatFormula::new().set_rule(test.as_str()).set_format(quiet.set_italic());
        pen.condition(first, last, &rule)?;
    }
    Ok(())
}

fn write_legend(pen: &mut Pen<'_>, style: &Style, edition: Edition) -> Result<(), WriteError> {
    let bad = style.centre.clone().set_font_color(style::BAD_FONT).set_background_color(style::BAD_FILL);
    let wait = style.centre.clone().set_font_color(style::WAIT_FONT).set_background_color(style::WAIT_FILL);
    let quiet = style.centre.clone().set_font_color(style::QUIET_FONT);
    let wrong = if edition == Edition::Full { ", số liệu lỗi" } else { "" };
    let bad_text = format!("Chưa đạt, chưa nộp{wrong}");
    pen.text(Address::new(LEGEND_ROW, FROZEN), "Chú giải:", &style.label)?;
    for (row, from, to, text, format) in [
        (LEGEND_ROW, FROZEN + 1, FROZEN + 2, bad_text.as_str(), &bad),
        (LEGEND_ROW, FROZEN + 3, FROZEN + 6, "Nộp muộn, cần xử lý, đã trả lại", &wait),
        (LEGEND_ROW + 1, FROZEN + 1, FROZEN + 2, "Phải báo cáo, chưa có số liệu", &quiet),
        (LEGEND_ROW + 1, FROZEN + 3, FROZEN + 6, "“–”: không được hỏi hoặc không phải báo cáo", &style.centre),
    ] {
        pen.across(Address::new(row, from), to, text, format)?;
        pen.height(row, 21.0)?;
    }
    Ok(())
}
