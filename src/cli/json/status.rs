//! The standing of a period.
use super::{grouped, number};
use crate::{
    domain::{
        plan::{Indicator, Judge, Period, Target, period::Due},
        standing::{IndicatorStanding, Last, Row, State},
    },
    job::{standing::Stand, tray},
    text::{Lang, words},
};
use serde_json::{Map, Value, json};

/// `keep` chooses the rows of the list; the figures are always those of all units.
pub fn status(stand: &Stand, keep: impl Fn(&Row) -> bool, lang: Lang) -> Value {
    let Period { id, unit_due, commune_due, office_due, on_time_by, .. } = &stand.period;
    let totals = &stand.standing.totals;
    let shown = || stand.standing.rows.iter().filter(|row| stand.shows(row));
    let key = |state: &State| state.token().replace('-', "_");
    let states = State::ALL.iter().filter(|state| state.owes());
    let mut units: Map<String, Value> = states.map(|state| (key(state), json!(totals.states.of(*state)))).collect();
    units.insert("owing".into(), json!(totals.states.owing()));
    let outside = State::ALL.iter().filter(|state| !state.owes());
    let outside = outside.map(|state| (key(state), json!(shown().filter(|row| row.state == *state).count())));
    let rates = totals.rates();
    let (files, reports) = tray::size(&stand.reports);
    let at_any_time = stand.reports.count_at_any_time(&stand.ledger);
    let forwarded = stand.ledger.forwarded.iter().filter(|one| one.period == id.to_string());
    let rounds = (1..)
        .zip(forwarded)
        .map(|(round, one)| json!({ "round": round, "at": one.at.to_rfc3339(), "sha256": one.sha256 }));
    let indicators = stand.standing.indicators(&stand.plan, &stand.period, stand.as_of);
    json!({
        "plan": stand.plan.id,
        "report_type": id.report_type,
        "period": id.to_string(),
        "as_of": stand.as_of,
        "state": stand.ledger.state(&id.to_string()).token(),
        "forwarded": rounds.collect::<Vec<_>>(),
        "unit_due": unit_due.as_ref().map(|one| due(one, lang)),
        "commune_due": commune_due.as_ref().map(|one| due(one, lang)),
        "office_due": office_due.as_ref().map(|one| due(one, lang)),
        "on_time_by": on_time_by.token(),
        "units": units,
        "outside": outside.collect::<Map<_, _>>(),
        "tray": { "files": files, "reports": reports },
        "ad_hoc": { "reports": at_any_time.reports, "units": at_any_time.units, "returned": at_any_time.returned },
        "rates": {
            "expected": rates.expected, "actual": rates.actual, "actual_on_time": rates.actual_on_time,
            "rate": rates.rate, "rate_on_time": rates.rate_on_time,
        },
        "indicators": indicators.iter().map(|one| indicator(stand, one)).collect::<Vec<_>>(),
        "by_commune": grouped::by_commune(stand),
        "by_kind": grouped::by_kind(stand),
        "list": shown().filter(|row| keep(row)).map(|row| unit(stand, row)).collect::<Vec<_>>(),
    })
}

fn due(due: &Due, lang: Lang) -> Value {
    json!({ "text": words::due(lang, due), "last_day": due.last_day })
}

/// Last year's figure.
pub fn last(last: &Last) -> Value {
    json!({ "numerator": number(last.numerator), "denominator": last.denominator.map(number) })
}

fn target(target: &Target) -> Value {
    json!({ "min": target.min.map(number), "max": target.max.map(number) })
}

fn indicator(stand: &Stand, standing: &IndicatorStanding) -> Value {
    let indicator = stand.plan.indicators.iter().find(|one| one.id == standing.id);
    let tally = &standing.tally;
    // Levels do not add up, and what nobody gave is not 0.
    let adds = |one: &&Indicator| {
        matches!(one.judge, Judge::Recorded | Judge::Sum) && tally.reported > 0 && tally.levels.is_empty()
    };
    json!({
        "id": standing.id,
        "label": indicator.map(|one| &one.label),
        "scope": indicator.and_then(|one| one.scope.as_ref()),
        "judge": indicator.map(|one| one.judge.token()),
        "target": standing.target.as_ref().map(target),
        "population": tally.population, "applicable": tally.applicable, "owing": tally.owing,
        "reported": tally.reported, "met": tally.met,
        "share_owing": standing.share_owing.map(number), "share_reported": standing.share_reported.map(number),
        "owing_all": standing.owing_all, "met_all": standing.met_all, "share_all": standing.share_all.map(number),
        "judged": standing.judged.token(),
        "numerator": standing.numerator.map(number), "denominator": standing.denominator.map(number),
        "last": standing.last.as_ref().map(last),
        "sum": indicator.filter(adds).map(|_| number(tally.numerator)),
        "still_needed": standing.still_needed,
        "verdict": standing.verdict.token(),
        "provisional": standing.provisional,
        "levels": tally.levels,
    })
}

fn unit(stand: &Stand, row: &Row) -> Value {
    let unit = stand.units.get(row.unit);
    let [note, warning, error] = row.findings;
    let ids = || stand.plan.indicators_of(&stand.period.id.report_type).map(|one| one.id.clone());
    let verdicts: Map<String, Value> =
        ids().zip(&row.judgements).map(|(id, judgement)| (id, json!(judgement.verdict.token()))).collect();
    let lasts = ids().zip(&row.judgements).filter_map(|(id, one)| Some((id, last(one.last.as_deref()?))));
    let lasts: Map<String, Value> = lasts.collect();
    json!({
        "code": unit.map(|unit| &unit.code), "name": unit.map(|unit| &unit.name),
        "kind": unit.map(|unit| &unit.kind), "commune": unit.map(|unit| &unit.commune),
        "state": row.state.token(), "received": row.received, "days_late": row.days_late, "in_tray": row.in_tray,
        "findings": { "error": error, "warning": warning, "note": note },
        "verdicts": verdicts,
        "last": lasts,
    })
}
