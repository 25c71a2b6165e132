//! II. The indicators against their targets.
use super::super::{
    super::{
        WriteError, measure,
        pen::{Cached, Pen},
        style::{self, mark},
        words::YES,
    },
    Export,
    columns::What,
    shown::{decimals_that_tell, float},
    words,
};
use super::{
    states::{fraction, whole},
    tab::{Col, Tab},
};
use crate::{
    domain::{
        grid::Address,
        plan::{Indicator, Judge, Judged, Measure, Target},
        standing::{IndicatorStanding, Judgement, Membership, SectorVerdict, UnitLine, Verdict},
    },
    text::{Lang, words as spoken},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::ConditionalFormatFormula;

/// What the chart draws of one indicator: the cells of its judged share and of its target.
pub struct Drawn {
    pub number: usize,
    pub label: String,
    pub share: (Address, f64),
    pub target: (Address, f64),
    pub decimals: u32,
    pub target_decimals: u32,
}

/// Rows from the title of this part to the header of its table.
pub const HEADER: u32 = 1;

/// Answers with the next free row and what there is to draw.
pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab, row: u32) -> Result<(u32, Vec<Drawn>), WriteError> {
    let style = &export.style;
    pen.across(Address::new(row, 0), tab.last_column(), "II. Kết quả các chỉ tiêu", &style.heading)?;
    let header = row + HEADER;
    for (at, _, text, _) in tab.columns() {
        pen.text(Address::new(header, at), text, &style.header)?;
        pen.text(Address::new(header + 1, at), &format!("({})", at + 1), &style.column_number)?;
    }
    let headers = tab.columns().map(|(_, _, text, width)| (text, width * 0.9));
    pen.height(header, measure::height(headers, style::BODY))?;
    pen.height(header + 1, 16.0)?;
    let mut next = header + 2;
    let mut results = Vec::new();
    let c = export.c;
    for (at, (indicator, standing)) in c.plan.indicators_of(&c.period.id.report_type).zip(&c.indicators).enumerate() {
        let line = Line { export, tab, indicator, standing, at, row: next };
        results.extend(line.write(pen)?);
        next += 1;
    }
    if let Some(verdict) = tab.at(Col::Verdict).filter(|_| next > header + 2) {
        let (first, last) = (Address::new(header + 2, verdict), Address::new(next - 1, verdict));
        for (word, format) in [
            (SectorVerdict::OffTarget, mark(style::BAD_FONT, Some(style::BAD_FILL))),
            (SectorVerdict::OnTarget, mark(style::GOOD_FONT, None)),
        ] {
            let test = format!("={first}=\"{}\"", spoken::sector_verdict(Lang::Vi, word));
            pen.condition(first, last, &ConditionalFormatFormula::new().set_rule(test.as_str()).set_format(format))?;
        }
    }
    let mark = "(*) Tỷ lệ dùng để xét đạt hay chưa đạt mục tiêu.";
    pen.text(Address::new(next, 1), mark, &style.plain.clone().set_italic())?;
    Ok((next + 1, results))
}

pub struct Line<'a> {
    pub export: &'a Export<'a>,
    tab: &'a Tab,
    pub indicator: &'a Indicator,
    pub standing: &'a IndicatorStanding,
    /// Place among the indicators of the report type.
    at: usize,
    row: u32,
}

impl Line<'_> {
    pub fn cell(&self, col: Col) -> Address {
        Address::new(self.row, self.tab.at(col).unwrap_or(u32::MAX))
    }

    fn range(&self, what: What) -> String {
        self.export.columns.range(what).unwrap_or_default()
    }

    fn write(&self, pen: &mut Pen<'_>) -> Result<Option<Drawn>, WriteError> {
        let style = &self.export.style;
        let scope = self
            .indicator
            .scope
            .as_deref()
            .map_or(words::WHOLE_SECTOR, |id| self.export.c.plan.scope(id).map_or(id, |scope| scope.name.as_str()));
        let label = &self.indicator.label;
        pen.text(self.cell(Col::Order), &(self.at + 1).to_string(), &style.centre)?;
        pen.text(self.cell(Col::Label), label, &style.text)?;
        pen.text(self.cell(Col::Scope), scope, &style.text)?;
        self.write_target(pen)?;
        self.write_counts(pen)?;
        let judged = self.judged_column();
        self.write_unit_share(pen, Col::ShareOwing, Col::Owing, self.standing.tally.owing)?;
        self.write_unit_share(pen, Col::ShareReported, Col::Reported, self.standing.tally.reported)?;
        self.write_sum(pen)?;
        self.write_needed(pen)?;
        self.write_verdict(pen)?;
        let room = |col| self.tab.columns().find(|(_, one, ..)| *one == col).map_or(10.0, |(.., width)| width);
        let high = [(label.as_str(), room(Col::Label)), (scope, room(Col::Scope))];
        pen.height(self.row, measure::height(high, style::BODY).max(36.0))?;
        Ok(self.drawn(judged))
    }

    fn write_counts(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let tally = &self.standing.tally;
        let (applies, owes) = (self.range(What::Applies(self.at)), self.range(What::Owes));
        let member = |membership| format!("{applies},\"{}\"", words::membership(membership));
        let applicable = member(Membership::Applicable);
        let owing = format!("{applicable},{owes},\"{YES}\"");
        let verdicts = self.range(What::Verdict(self.at));
        let with = |verdict| format!("COUNTIFS({owing},{verdicts},\"{}\")", spoken::verdict(Lang::Vi, verdict));
        let reported = [Verdict::Met, Verdict::NotMet, Verdict::Recorded].map(with).join("+");
        let population = format!("COUNTIF({applicable})+COUNTIF({})", member(Membership::NotApplicable));
        for (col, formula, count) in [
            (Col::Population, population, tally.population),
            (Col::Applicable, format!("COUNTIF({applicable})"), tally.applicable),
            (Col::Owing, format!("COUNTIFS({owing})"), tally.owing),
            (Col::Reported, reported, tally.reported),
            (Col::Met, with(Verdict::Met), tally.met),
        ] {
            if col == Col::Met && !self.judges_units() {
                pen.text(self.cell(col), words::NONE, &self.export.style.centre)?;
            } else {
                pen.formula(self.cell(col), &format!("={formula}"), &whole(count), self.export.style.number(0))?;
            }
        }
        Ok(())
    }

    /// Without a criterion no unit passes or fails.
    fn judges_units(&self) -> bool {
        let by_others = matches!(self.indicator.measure, Measure::Nested { .. } | Measure::All(_));
        self.indicator.criterion.is_some() || by_others
    }

    fn bounds(&self) -> Vec<Decimal> {
        let target = self.standing.target.as_ref();
        let mut bounds: Vec<Decimal> = target.iter().flat_map(|target| [target.min, target.max]).flatten().collect();
        bounds.push(Decimal::ONE_HUNDRED);
        bounds
    }

    /// Which column the verdict rests on; None where nothing is judged.
    fn judged_column(&self) -> Option<Col> {
        self.standing.target.as_ref()?;
        match (self.indicator.judge, self.standing.judged) {
            (Judge::Sum, _) => Some(Col::Share),
            (Judge::Share, Judged::Owing) => Some(Col::ShareOwing),
            (Judge::Share, Judged::Reported) => Some(Col::ShareReported),
            (Judge::Unit | Judge::Recorded, _) => None,
        }
    }

    fn write_unit_share(&self, pen: &mut Pen<'_>, col: Col, base_col: Col, base: usize) -> Result<(), WriteError> {
        let (style, at) = (&self.export.style, self.cell(col));
        let met = self.standing.tally.met;
        if !self.judges_units()
            || self.indicator.judge == Judge::Recorded
            || self.standing.verdict == SectorVerdict::NotDue
        {
            return pen.text(at, words::NONE, &style.centre);
        }
        if self.is_part_of_fewer(base) {
            return self.write_nested_share(pen, col);
        }
        let formula = format!("=IF({0}=0,\"{1}\",{2}/{0})", self.cell(base_col), words::NO_DATA, self.cell(Col::Met));
        let decimals = decimals_that_tell(percent(met.into(), base.into()), &self.bounds());
        let marked = self.judged_column() == Some(col);
        let format = if marked { style.judged(decimals) } else { style.percent(decimals) };
        pen.formula(at, &formula, &fraction(met, base), format)
    }

    /// Nested, and of some units it is not known whether they are in the whole.
    fn is_part_of_fewer(&self, base: usize) -> bool {
        matches!(self.indicator.measure, Measure::Nested { .. }) && self.standing.denominator != Some(base.into())
    }

    /// The share as the standing has it: no column counts the units it is a share of.
    fn write_nested_share(&self, pen: &mut Pen<'_>, col: Col) -> Result<(), WriteError> {
        let (style, at) = (&self.export.style, self.cell(col));
        if self.judged_column() != Some(col) {
            return pen.text(at, words::NONE, &style.centre);
        }
        match self.standing.numerator.zip(self.standing.denominator).filter(|(_, whole)| !whole.is_zero()) {
            Some((part, whole)) => {
                let decimals = decimals_that_tell(percent(part, whole), &self.bounds());
                pen.number(at, float(part) / float(whole), style.judged(decimals))
            }
            None => pen.text(at, words::NO_DATA, &style.centre),
        }
    }

    /// Sum over sum, or a plain sum where there is nothing to divide by.
    fn write_sum(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let style = &self.export.style;
        let Some(share_column) = self.tab.at(Col::Share) else { return Ok(()) };
        let share_at = Address::new(self.row, share_column);
        if self.indicator.records_rows() {
            return self.write_rows(pen);
        }
        if self.indicator.judge != Judge::Sum {
            for col in [Col::Part, Col::Whole, Col::Share] {
                pen.text(self.cell(col), words::NONE, &style.centre)?;
            }
            return Ok(());
        }
        let (part, base) = (self.standing.tally.numerator, self.standing.tally.denominator);
        for (col, what, sum) in [(Col::Part, What::Part(self.at), part), (Col::Whole, What::Whole(self.at), base)] {
            let format = style.number(sum.normalize().scale());
            pen.formula(self.cell(col), &format!("=SUM({})", self.range(what)), &Cached::Number(float(sum)), format)?;
        }
        let (part_at, base_at) = (self.cell(Col::Part), self.cell(Col::Whole));
        if base.is_zero() {
            let formula = format!("=IF({base_at}=0,\"{}\",{part_at}/{base_at})", words::NO_DATA);
            return pen.formula(share_at, &formula, &Cached::Text(words::NO_DATA), &style.centre);
        }
        let formula = format!("=IF({base_at}=0,\"{}\",{part_at}/{base_at})", words::NO_DATA);
        let decimals = decimals_that_tell(percent(part, base), &self.bounds());
        let marked = self.judged_column() == Some(Col::Share);
        let format = if marked { style.judged(decimals) } else { style.percent(decimals) };
        pen.formula(share_at, &formula, &Cached::Number(float(part) / float(base)), format)
    }

    /// How many rows all units have together; nothing is divided.
    fn write_rows(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let (style, range) = (&self.export.style, self.range(What::Part(self.at)));
        let formula = format!("=IF(COUNT({range})=0,\"{}\",SUM({range}))", words::NO_DATA);
        let adds_up = |line: &&UnitLine<'_>| {
            let own = line.row.judgements.get(self.at).filter(|one| one.membership == Membership::Applicable);
            line.row.state.owes() && own.is_some_and(Judgement::adds_up)
        };
        let somebody = self.export.c.units.iter().any(|line| adds_up(&line));
        let sum = self.standing.tally.numerator;
        let cached = if somebody { Cached::Number(float(sum)) } else { Cached::Text(words::NO_DATA) };
        pen.formula(self.cell(Col::Part), &formula, &cached, style.number(0))?;
        for col in [Col::Whole, Col::Share] {
            pen.text(self.cell(col), words::NONE, &style.centre)?;
        }
        Ok(())
    }

    /// A target held as a fraction, or words where it is a range, no percent, or not in force yet.
    fn write_target(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let (style, at) = (&self.export.style, self.cell(Col::Target));
        match &self.standing.target {
            Some(Target { min: Some(min), max: None, .. }) if self.is_percent() => {
                pen.number(at, float(*min / Decimal::ONE_HUNDRED), style.percent(min.normalize().scale()))
            }
            Some(target) => pen.text(at, &target_words(target, self.is_percent()), &style.centre),
            None => {
                let year = self.export.c.period.id.span.year();
                let ahead = self.indicator.targets.iter().find(|target| year.is_some_and(|year| target.year > year));
                let text =
                    ahead.map(|target| format!("Từ {}: {}", target.year, target_words(target, self.is_percent())));
                pen.text(at, text.as_deref().unwrap_or(words::NONE), &style.centre)
            }
        }
    }

    /// A sum without a whole is a number of things, not a share.
    pub fn is_percent(&self) -> bool {
        self.indicator.judge != Judge::Sum || matches!(self.indicator.measure, Measure::Ratio { .. })
    }

    fn drawn(&self, judged: Option<Col>) -> Option<Drawn> {
        let (col, min) = (judged?, self.standing.target.as_ref().filter(|target| target.max.is_none())?.min?);
        let (_, base, _, part) = self.base()?;
        let fewer = base.to_usize().is_some_and(|base| self.is_part_of_fewer(base));
        if !self.is_percent() || base.is_zero() || fewer || self.standing.verdict == SectorVerdict::NotDue {
            return None;
        }
        Some(Drawn {
            number: self.at + 1,
            label: self.indicator.label.clone(),
            share: (self.cell(col), float(part) / float(base)),
            target: (self.cell(Col::Target), float(min / Decimal::ONE_HUNDRED)),
            decimals: decimals_that_tell(percent(part, base), &self.bounds()),
            target_decimals: min.normalize().scale(),
        })
    }
}

fn percent(part: Decimal, whole: Decimal) -> Decimal {
    (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default()
}

fn target_words(target: &Target, percent: bool) -> String {
    let sign = if percent { "%" } else { "" };
    let number = |number: Decimal| format!("{}{sign}", number.normalize().to_string().replace('.', ","));
    match (target.min, target.max) {
        (Some(min), Some(max)) => format!("{} – {}", number(min), number(max)),
        (Some(min), None) => number(min),
        (None, Some(max)) => format!("Không quá {}", number(max)),
        (None, None) => words::NONE.into(),
    }
}
