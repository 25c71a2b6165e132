//! Still needed, and on target or not: formulas from the counts beside them, where counts alone decide.
use super::super::{
    super::{
        WriteError,
        pen::{Cached, Pen},
    },
    shown::float,
    words,
};
use super::{indicators::Line, states::whole, tab::Col};
use crate::{
    domain::{
        plan::{Judge, Judged},
        standing::SectorVerdict,
    },
    text::{Lang, words as spoken},
};
use rust_decimal::Decimal;

impl Line<'_> {
    /// The number of units, or the sum, that the target is a share of.
    pub fn base(&self) -> Option<(Col, Decimal, Col, Decimal)> {
        let tally = &self.standing.tally;
        let met = (Col::Met, Decimal::from(tally.met));
        let (base, part) = match (self.indicator.judge, self.standing.judged) {
            (Judge::Sum, _) => {
                ((Col::Whole, self.standing.tally.denominator), (Col::Part, self.standing.tally.numerator))
            }
            (Judge::Share, Judged::Owing) => ((Col::Owing, tally.owing.into()), met),
            (Judge::Share, Judged::Reported) => ((Col::Reported, tally.reported.into()), met),
            (Judge::Unit | Judge::Recorded, _) => return None,
        };
        Some((base.0, base.1, part.0, part.1))
    }

    /// `target × base`, in the words of the sheet. Rounded far below a unit, for 0.07 × 100 is not 7 in a sheet.
    fn threshold(&self, bound: Decimal, base: Col) -> String {
        let is_cell = self.standing.target.as_ref().is_some_and(|target| target.max.is_none());
        let share = if is_cell {
            self.cell(Col::Target).to_string()
        } else {
            (bound / Decimal::ONE_HUNDRED).normalize().to_string()
        };
        format!("ROUND({share}*{},9)", self.cell(base))
    }

    pub fn write_needed(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let (style, at) = (&self.export.style, self.cell(Col::Needed));
        let Some(needed) = self.standing.still_needed else { return pen.text(at, words::NONE, &style.centre) };
        let min = self.standing.target.as_ref().and_then(|target| target.min);
        if let (Some(min), Some((base_col, base, part_col, part))) = (min, self.base()) {
            let counted = ((min * base / Decimal::ONE_HUNDRED).ceil() - part).max(Decimal::ZERO);
            // A formula is only written where it gives what the standing says.
            if counted == Decimal::from(needed) {
                let formula = format!("=MAX(0,ROUNDUP({},0)-{})", self.threshold(min, base_col), self.cell(part_col));
                return pen.formula(at, &formula, &whole(needed), style.number(0));
            }
        }
        pen.number(at, float(needed.into()), style.number(0))
    }

    pub fn write_verdict(&self, pen: &mut Pen<'_>) -> Result<(), WriteError> {
        let at = self.cell(Col::Verdict);
        let word = spoken::sector_verdict(Lang::Vi, self.standing.verdict);
        let format = &self.export.style.judged_text;
        match self.verdict_formula() {
            Some(formula) => pen.formula(at, &formula, &Cached::Text(word), format),
            None => pen.text(at, word, format),
        }
    }

    /// None where nothing is due or judged, or where figures alone do not give the verdict.
    fn verdict_formula(&self) -> Option<String> {
        let target = self.standing.target.as_ref().filter(|_| self.is_percent())?;
        let (base_col, base, part_col, part) = self.base()?;
        let reported = self.standing.tally.reported;
        let reaches = |bound: Decimal| bound * base / Decimal::ONE_HUNDRED;
        let holds =
            target.min.is_none_or(|min| part >= reaches(min)) && target.max.is_none_or(|max| part <= reaches(max));
        let counted = match (reported == 0 || base.is_zero(), holds) {
            (true, _) => SectorVerdict::NoData,
            (false, true) => SectorVerdict::OnTarget,
            (false, false) => SectorVerdict::OffTarget,
        };
        if counted != self.standing.verdict {
            return None;
        }
        let part_at = self.cell(part_col);
        let mut tests: Vec<String> = Vec::new();
        tests.extend(target.min.map(|min| format!("{part_at}>={}", self.threshold(min, base_col))));
        tests.extend(target.max.map(|max| format!("{part_at}<={}", self.threshold(max, base_col))));
        let word = |verdict| spoken::sector_verdict(Lang::Vi, verdict);
        Some(format!(
            "=IF(OR({}=0,{}=0),\"{}\",IF(AND({}),\"{}\",\"{}\"))",
            self.cell(Col::Reported),
            self.cell(base_col),
            word(SectorVerdict::NoData),
            tests.join(","),
            word(SectorVerdict::OnTarget),
            word(SectorVerdict::OffTarget),
        ))
    }
}
