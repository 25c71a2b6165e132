//! Theo xã, phường and Theo loại hình: the same figures for each part of the units, counted over "Theo đơn vị".
mod criterion;
mod tab;

use super::{
    super::{
        WriteError, measure,
        page::{self, Orientation},
        pen::{Cached, Pen, narrow},
        style,
        words::{YES, roman},
    },
    Export,
    columns::What,
    shown::{decimals_that_tell, float},
    words,
};
use crate::{
    domain::{
        grid::Address,
        standing::{Group, Membership, Totals, UnitLine, Verdict, grouped},
    },
    text::{Lang, words as spoken},
};
use rust_decimal::Decimal;
use tab::{Col, Of, Tab};

/// By what the units are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Commune,
    Kind,
}

const TITLES: u32 = 3;
const GROUP_ROW: u32 = 4;
const HEADER_ROW: u32 = 5;
const FIRST: u32 = 6;
const FROZEN: u32 = 2;
/// Formulas look at every unit for every cell: above so many looks an opening file would take minutes, and the counts are
/// written as they are.
const LOOKS: usize = 200_000_000;

pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, by: By) -> Result<(), WriteError> {
    let c = export.c;
    let name = |line: &UnitLine<'_>| match by {
        By::Commune => export.commune(line.unit).to_owned(),
        By::Kind => export.kind(line.unit).to_owned(),
    };
    let names: Vec<String> = c.units.iter().map(name).collect();
    let rows = names.iter().zip(&c.units).map(|(name, line)| (name.as_str(), line.row));
    let groups = grouped(rows, c.indicators.len());
    let tab = Tab::new(export, by);
    let looks = groups.len().saturating_mul(tab.cols.len()).saturating_mul(c.units.len());
    let sheet = Sheet { export, by, tab, live: looks <= LOOKS, last: last_of(groups.len()) };
    sheet.write(pen, &groups)
}

/// Zero-based row of the last group.
fn last_of(groups: usize) -> u32 {
    FIRST + u32::try_from(groups).unwrap_or(u32::MAX / 2).saturating_sub(1)
}

struct Sheet<'a> {
    export: &'a Export<'a>,
    by: By,
    tab: Tab,
    /// Written as formulas.
    live: bool,
    last: u32,
}

impl Sheet<'_> {
    fn write(&self, pen: &mut Pen<'_>, groups: &[Group]) -> Result<(), WriteError> {
        pen.widths(self.tab.cols.iter().map(|col| col.width))?;
        self.write_titles(pen)?;
        self.write_headers(pen)?;
        page::set_up(pen.sheet, Orientation::Landscape, self.tab.cols.iter().map(|col| col.width).sum());
        pen.sheet.set_freeze_panes(FIRST, narrow(FROZEN))?;
        pen.sheet.set_repeat_rows(GROUP_ROW, HEADER_ROW)?;
        pen.sheet.set_repeat_columns(0, narrow(FROZEN - 1))?;
        if groups.is_empty() {
            return pen.text(Address::new(FIRST, 0), "Không có đơn vị nào phải báo cáo.", &self.export.style.plain);
        }
        for ((row, number), group) in (FIRST..).zip(1_usize..).zip(groups) {
            let named = measure::height([(group.name.as_str(), self.tab.name_width())], style::BODY);
            pen.height(row, named.max(21.0))?;
            let criterion = criterion::of(&group.name, Address::new(row, 1));
            self.write_row(pen, row, &group.totals, &|pen, at, col| match col {
                Of::Order => pen.text(at, &number.to_string(), &self.export.style.centre),
                Of::Name => pen.text(at, &group.name, &self.export.style.text),
                counted => self.write_count(pen, at, counted, &group.totals, Some(&criterion)),
            })?;
        }
        let total = self.last + 1;
        pen.height(total, 24.0)?;
        let all = &self.export.c.standing.totals;
        self.write_row(pen, total, all, &|pen, at, col| match col {
            Of::Order => pen.across(at, 1, words::TOTAL, &self.export.style.total),
            // Under the merged cell.
            Of::Name => Ok(()),
            counted => self.write_count(pen, at, counted, all, None),
        })?;
        if self.live {
            return Ok(());
        }
        let remark = "Số đơn vị quá lớn: các số ở bảng này ghi sẵn, không phải công thức.";
        pen.text(Address::new(total + 2, 0), remark, &self.export.style.plain)
    }

    fn write_titles(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let style = &self.export.style;
        let (number, title) = match self.by {
            By::Commune => (2, "TỔNG HỢP THEO XÃ, PHƯỜNG"),
            By::Kind => (3, "TỔNG HỢP THEO LOẠI HÌNH"),
        };
        let end = self.tab.title_end();
        let attached = format!("{} {}", words::attached(self.export.c), words::as_of(self.export.c));
        let appendix = format!("PHỤ LỤC {}", roman(number));
        let lines = [(appendix.as_str(), &style.subtitle), (title, &style.title), (attached.as_str(), &style.place)];
        for (row, (text, format)) in (0..TITLES).zip(lines) {
            pen.across(Address::new(row, 0), end, text, format)?;
            pen.height(row, 22.0)?;
        }
        Ok(())
    }

    fn write_headers(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let header = &self.export.style.header;
        let (mut from, mut highest) = (0, 21.0_f64);
        for together in self.tab.cols.chunk_by(|left, right| left.group == right.group) {
            let Some(first) = together.first() else { continue };
            let count = u32::try_from(together.len()).unwrap_or(1);
            let width: f64 = together.iter().map(|col| col.width).sum();
            highest = highest.max(measure::height([(first.group.as_str(), width * 0.9)], style::BODY));
            pen.across(Address::new(GROUP_ROW, from), from + count - 1, &first.group, header)?;
            from += count;
        }
        pen.height(GROUP_ROW, highest)?;
        for (at, col) in (0..).zip(&self.tab.cols) {
            pen.text(Address::new(HEADER_ROW, at), &col.header, header)?;
        }
        let headers = self.tab.cols.iter().map(|col| (col.header.as_str(), col.width * 0.9));
        pen.height(HEADER_ROW, measure::height(headers, style::BODY))
    }

    fn write_row(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        totals: &Totals,
        put: &dyn Fn(&mut Pen<'_>, Address, Of) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        for (at, Col { of, .. }) in (0..).zip(&self.tab.cols) {
            let place = Address::new(row, at);
            match *of {
                Of::Share { part, whole } => self.write_share(pen, place, part, whole, totals)?,
                other => put(pen, place, other)?,
            }
        }
        Ok(())
    }

    /// How many units, or how much: over one group, or (without a criterion) the sum of the groups above.
    fn write_count(
        &self,
        pen: &mut Pen<'_>,
        at: Address,
        of: Of,
        totals: &Totals,
        criterion: Option<&str>,
    ) -> Result<(), WriteError> {
        let style = &self.export.style;
        let sum = count(of, totals);
        let format = match criterion {
            Some(_) => style.number(sum.normalize().scale()),
            None => style.total(sum.normalize().scale()),
        };
        if !self.live {
            return pen.number(at, float(sum), format);
        }
        let formula = match criterion {
            Some(criterion) => format!("={}", self.counted(of, criterion)),
            None => {
                let letters = Address::column_letters(at.column);
                format!("=SUM({letters}{}:{letters}{})", FIRST + 1, self.last + 1)
            }
        };
        pen.formula(at, &formula, &Cached::Number(float(sum)), format)
    }

    fn counted(&self, of: Of, criterion: &str) -> String {
        let range = |what| self.export.columns.range(what).unwrap_or_default();
        let here = format!(
            "{},{criterion}",
            range(match self.by {
                By::Commune => What::Commune,
                By::Kind => What::Kind,
            })
        );
        let owes = format!("{here},{},\"{YES}\"", range(What::Owes));
        let applies =
            |at| format!("{owes},{},\"{}\"", range(What::Applies(at)), words::membership(Membership::Applicable));
        let with = |at, verdict| {
            format!("COUNTIFS({},{},\"{}\")", applies(at), range(What::Verdict(at)), spoken::verdict(Lang::Vi, verdict))
        };
        match of {
            Of::Owing => format!("COUNTIFS({owes})"),
            Of::State(state) => {
                format!("COUNTIFS({here},{},\"{}\")", range(What::State), spoken::state(Lang::Vi, state))
            }
            Of::OnTime => format!("COUNTIFS({here},{},\"{YES}\")", range(What::OnTime)),
            Of::Owes(at) => format!("COUNTIFS({})", applies(at)),
            Of::Reported(at) => [Verdict::Met, Verdict::NotMet, Verdict::Recorded].map(|one| with(at, one)).join("+"),
            Of::Met(at) => with(at, Verdict::Met),
            Of::Part(at) => format!("SUMIFS({},{here})", range(What::Part(at))),
            Of::Whole(at) => format!("SUMIFS({},{here})", range(What::Whole(at))),
            Of::Order | Of::Name | Of::Share { .. } => String::new(),
        }
    }

    /// One column by another of the same row; words where there is nothing to divide by.
    fn write_share(
        &self,
        pen: &mut Pen<'_>,
        at: Address,
        part: u32,
        base: u32,
        totals: &Totals,
    ) -> Result<(), WriteError> {
        let style = &self.export.style;
        let of = |column: u32| self.tab.cols.get(column as usize).map_or(Decimal::ZERO, |col| count(col.of, totals));
        let (part_at, base_at) = (Address::new(at.row, part), Address::new(at.row, base));
        let (part, base) = (of(part), of(base));
        let percent = (part * Decimal::ONE_HUNDRED).checked_div(base);
        let format =
            percent.map_or(&style.centre, |share| style.percent(decimals_that_tell(share, &[Decimal::ONE_HUNDRED])));
        let cached =
            if base.is_zero() { Cached::Text(words::NO_DATA) } else { Cached::Number(float(part) / float(base)) };
        if !self.live {
            return match cached {
                Cached::Number(number) => pen.number(at, number, format),
                Cached::Text(text) => pen.text(at, text, format),
            };
        }
        let formula = format!("=IF({base_at}=0,\"{}\",{part_at}/{base_at})", words::NO_DATA);
        pen.formula(at, &formula, &cached, format)
    }
}

fn count(of: Of, totals: &Totals) -> Decimal {
    let tally = |at: usize| totals.indicators.get(at);
    let units = |count: Option<usize>| Decimal::from(count.unwrap_or(0));
    match of {
        Of::Owing => totals.states.owing().into(),
        Of::State(state) => totals.states.of(state).into(),
        Of::OnTime => totals.in_on_time.into(),
        Of::Owes(at) => units(tally(at).map(|one| one.owing)),
        Of::Reported(at) => units(tally(at).map(|one| one.reported)),
        Of::Met(at) => units(tally(at).map(|one| one.met)),
        Of::Part(at) => tally(at).map(|one| one.numerator).unwrap_or_default(),
        Of::Whole(at) => tally(at).map(|one| one.denominator).unwrap_or_default(),
        Of::Order | Of::Name | Of::Share { .. } => Decimal::ZERO,
    }
}
