//! III. How many units gave which level: a sector is not only on or off its target.
use super::super::{
    super::{WriteError, pen::Pen, words::YES},
    Export,
    columns::What,
    words,
};
use super::{states::whole, tab::Tab};
use crate::{
    domain::{
        grid::Address,
        plan::{Choice, FieldKey, FieldKind, Indicator, Measure},
        standing::{Consolidation, Membership, Verdict},
    },
    text::{Lang, words as spoken},
};

const LABEL: u32 = 1;
const LEVEL: u32 = 2;
const COUNT: u32 = 3;

/// Answers with the next free row, which is the first one where no indicator has levels.
pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab, row: u32) -> Result<u32, WriteError> {
    let (c, style) = (export.c, &export.style);
    let mut next = row;
    let indicators = c.plan.indicators_of(&c.period.id.report_type).zip(&c.indicators).enumerate();
    for (at, (indicator, standing)) in indicators {
        let Some((key, options)) = levels_of(c, indicator) else { continue };
        if next == row {
            pen.across(Address::new(next, 0), tab.last_column(), "III. Phân bố các mức", &style.heading)?;
            for (column, text) in [(0, "STT"), (LABEL, "Chỉ tiêu"), (LEVEL, "Mức"), (COUNT, "Số đơn vị")] {
                pen.text(Address::new(next + 1, column), text, &style.header)?;
            }
            next += 2;
        }
        let last = next + u32::try_from(options.len()).unwrap_or(1).max(1) - 1;
        pen.down(Address::new(next, 0), last, &(at + 1).to_string(), &style.centre)?;
        pen.down(Address::new(next, LABEL), last, &indicator.label, &style.text)?;
        // From the highest level down, as lists of results are read.
        for option in options.iter().rev() {
            let count = standing.tally.levels.get(&option.id).copied().unwrap_or(0);
            pen.text(Address::new(next, LEVEL), &option.label, &style.text)?;
            let formula = count_formula(export, at, key, &option.label);
            pen.formula(Address::new(next, COUNT), &formula, &whole(count), style.number(0))?;
            next += 1;
        }
    }
    Ok(if next == row { row } else { next + 1 })
}

fn levels_of<'a>(c: &Consolidation<'a>, indicator: &Indicator) -> Option<(FieldKey, &'a [Choice])> {
    let Measure::Field(id) = &indicator.measure else { return None };
    let key = c.form.field_key(id)?;
    match &c.form.get(key)?.kind {
        FieldKind::Level { options } => Some((key, options)),
        _ => None,
    }
}

/// Owing units with a usable value that gave this level.
fn count_formula(export: &Export<'_>, at: usize, key: FieldKey, label: &str) -> String {
    let range = |what| export.columns.range(what).unwrap_or_default();
    let given = format!(
        "{},\"{}\",{},\"{}\",{},\"{YES}\"",
        range(What::Value(key)),
        criterion(label),
        range(What::Applies(at)),
        words::membership(Membership::Applicable),
        range(What::Owes),
    );
    let verdicts = range(What::Verdict(at));
    let with = |verdict| format!("COUNTIFS({given},{verdicts},\"{}\")", spoken::verdict(Lang::Vi, verdict));
    format!("={}", [Verdict::Met, Verdict::NotMet, Verdict::Recorded].map(with).join("+"))
}

/// A label as COUNTIFS compares it: `*`, `?` and `~` would match other words.
fn criterion(label: &str) -> String {
    let mut text = String::new();
    for c in label.chars() {
        if matches!(c, '*' | '?' | '~') {
            text.push('~');
        }
        text.push(c);
        if c == '"' {
            text.push('"');
        }
    }
    text
}
