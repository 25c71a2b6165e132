//! Amounts written in another unit of money: thousands or millions of đồng taken for đồng, or the other way round.
use super::FEWEST_PEERS;
use crate::domain::intake::Severity;
use rust_decimal::Decimal;

/// The amount in the middle of its kind's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    pub median: Decimal,
}

impl Usual {
    /// Of so many amounts above nothing, the one in the middle: of two the lower, which somebody wrote. None where there
    /// are too few.
    pub(super) fn of_middle(amounts: usize, median: i64) -> Option<Self> {
        (amounts > FEWEST_PEERS).then(|| Self { median: Decimal::from(median) })
    }
}

/// What one is wrong by who writes the wrong one of đồng, nghìn đồng and triệu đồng.
const FACTORS: [i64; 2] = [1_000, 1_000_000];
/// The right amount lies nearer than so many times to the unit's own past, and to the middle of its peers.
const OWN_REACH: i64 = 10;
const PEER_REACH: i64 = 30;

/// The amount that was meant, if this one looks like it in another unit.
///
/// Both the unit's own past and its peers must say so: then it is an error until somebody confirms it. With only one of
/// them known it is a warning; where they disagree it is nothing.
pub fn other_unit(amount: Decimal, past: Option<Decimal>, peers: Option<Usual>) -> Option<(Decimal, Severity)> {
    let past = past.filter(|past| *past > Decimal::ZERO);
    let severity = match (past, peers) {
        (Some(_), Some(_)) => Severity::Error,
        (Some(_), None) | (None, Some(_)) => Severity::Warning,
        (None, None) => return None,
    };
    // Alone, peers must be as near as one's own past.
    let reach = if past.is_some() { PEER_REACH } else { OWN_REACH };
    let fits = |meant: Decimal| {
        past.is_none_or(|past| is_near(meant, past, OWN_REACH))
            && peers.is_none_or(|usual| is_near(meant, usual.median, reach))
    };
    let factors = || FACTORS.into_iter().map(Decimal::from);
    let smaller = factors().filter_map(|factor| amount.checked_div(factor));
    let larger = factors().filter_map(|factor| amount.checked_mul(factor));
    let meant = smaller.chain(larger).find(|meant| fits(*meant))?;
    (amount > Decimal::ZERO).then_some((meant, severity))
}

/// Whether an amount lies so far from the middle that it could be in another unit.
pub(super) fn could_be(amount: i64, median: i64) -> bool {
    let [thousand, _] = FACTORS;
    let least = thousand / PEER_REACH;
    amount / least >= median || amount <= median / least
}

fn is_near(one: Decimal, other: Decimal, reach: i64) -> bool {
    let reach = Decimal::from(reach);
    let within = |small: Decimal, large: Decimal| small.checked_mul(reach).is_none_or(|most| large < most);
    within(one, other) && within(other, one)
}
