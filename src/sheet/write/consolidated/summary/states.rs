//! I. Who has reported: the states, which sum to the units that owe, and the five rates.
use super::super::{
    super::{
        WriteError,
        pen::{Cached, Pen},
        words::YES,
    },
    Export,
    columns::What,
    shown::{self, decimals_that_tell},
    words,
};
use super::tab::Tab;
use crate::{
    domain::{grid::Address, standing::State},
    text::{Lang, words as spoken},
};
use rust_decimal::Decimal;

const LABEL: u32 = 1;
const COUNT: u32 = 2;
/// The rates stand to the right of the states.
const RATE_LABEL: (u32, u32) = (4, 8);
const RATE: (u32, u32) = (9, 10);

/// Answers with the next free row.
pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab, row: u32) -> Result<u32, WriteError> {
    let style = &export.style;
    let counts = &export.c.standing.totals.states;
    pen.across(Address::new(row, 0), tab.last_column(), "I. Tình hình báo cáo", &style.heading)?;
    let header = row + 1;
    pen.text(Address::new(header, LABEL), "Trạng thái", &style.header)?;
    pen.text(Address::new(header, COUNT), "Số đơn vị", &style.header)?;
    let range = export.columns.range(What::State).unwrap_or_default();
    let mut next = header + 1;
    // Units that were opened later are in no row.
    let listed = |state: State| export.c.units.iter().filter(|line| line.row.state == state).count();
    let count = |pen: &mut Pen<'_>, row: u32, state: State| -> Result<Address, WriteError> {
        let (word, at) = (spoken::state(Lang::Vi, state), Address::new(row, COUNT));
        pen.text(Address::new(row, LABEL), word, &style.text)?;
        let formula = format!("=COUNTIF({range},\"{word}\")");
        pen.formula(at, &formula, &whole(listed(state)), style.number(0))?;
        Ok(at)
    };
    let mut is_in = Vec::new();
    for state in State::ALL.iter().copied().filter(|state| state.owes()) {
        let at = count(pen, next, state)?;
        if state.is_in() {
            is_in.push(at.to_string());
        }
        next += 1;
    }
    let (owing, first, last) =
        (Address::new(next, COUNT), Address::new(header + 1, COUNT), Address::new(next - 1, COUNT));
    pen.text(Address::new(next, LABEL), "Cộng: phải báo cáo", &style.total)?;
    pen.formula(owing, &format!("=SUM({first}:{last})"), &whole(counts.owing()), style.total(0))?;
    next += 1;
    for state in State::ALL.iter().copied().filter(|state| !state.owes()) {
        count(pen, next, state)?;
        next += 1;
    }
    write_rates(pen, export, header, owing, &is_in)?;
    Ok(next)
}

fn write_rates(
    pen: &mut Pen<'_>,
    export: &Export<'_>,
    header: u32,
    owing: Address,
    is_in: &[String],
) -> Result<(), WriteError> {
    let style = &export.style;
    let rates = export.c.standing.totals.rates();
    let on_time = export.columns.range(What::OnTime).unwrap_or_default();
    let value = |line: u32| Address::new(header + line, RATE.0);
    let share = |part: u32| format!("=IF({0}=0,\"{1}\",{2}/{0})", value(1), words::NO_DATA, value(part));
    pen.across(Address::new(header, RATE_LABEL.0), RATE_LABEL.1, "Tỷ lệ báo cáo", &style.header)?;
    pen.across(Address::new(header, RATE.0), RATE.1, "Giá trị", &style.header)?;
    let lines = [
        ("Số báo cáo phải có (A)", format!("={owing}"), whole(rates.expected)),
        ("Số báo cáo đã có (B)", format!("={}", is_in.join("+")), whole(rates.actual)),
        ("Trong đó nhận đúng hạn (C)", format!("=COUNTIF({on_time},\"{YES}\")"), whole(rates.actual_on_time)),
        ("Tỷ lệ đã báo cáo (B:A)", share(2), fraction(rates.actual, rates.expected)),
        ("Tỷ lệ báo cáo đúng hạn (C:A)", share(3), fraction(rates.actual_on_time, rates.expected)),
    ];
    for (line, (label, formula, cached)) in (1..).zip(lines) {
        let format = match line {
            1..=3 => style.number(0),
            4 => style.percent(rate_decimals(rates.actual, rates.expected)),
            _ => style.percent(rate_decimals(rates.actual_on_time, rates.expected)),
        };
        pen.across(Address::new(header + line, RATE_LABEL.0), RATE_LABEL.1, label, &style.text)?;
        pen.across(value(line), RATE.1, "", format)?;
        pen.formula(value(line), &formula, &cached, format)?;
    }
    Ok(())
}

fn rate_decimals(part: usize, whole: usize) -> u32 {
    let (part, whole) = (Decimal::from(part), Decimal::from(whole));
    let share = part.checked_div(whole).unwrap_or_default() * Decimal::ONE_HUNDRED;
    decimals_that_tell(share, &[Decimal::ONE_HUNDRED])
}

pub fn whole(count: usize) -> Cached {
    Cached::Number(shown::float(count.into()))
}

/// What `part / whole` gives in a sheet; the words for "no data" where there is nothing to divide by.
pub fn fraction(part: usize, whole: usize) -> Cached {
    if whole == 0 {
        return Cached::Text(words::NO_DATA);
    }
    Cached::Number(shown::float(part.into()) / shown::float(whole.into()))
}
