//! Figures from paper, a scan or the telephone, typed in for one unit.
use super::{
    Actor, Book, Failure, import, lock,
    reread::{Again, Answers, Occasion},
};
use crate::{
    domain::{
        book::Action,
        intake::{Keyed, Source},
        plan::Period,
    },
    sheet::read::ReaderPool,
    store::{Arrival, ArrivalHow, FileReading, FileRow},
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// Puts what was typed into the book, as an arrival of its own: kept as typed, read by the rules of every other report.
/// `received`: when the paper or the call came; None: today.
pub fn key_in(
    book: &mut Book,
    pool: &ReaderPool,
    period: &Period,
    keyed: &Keyed,
    received: Option<NaiveDate>,
    actor: &Actor,
) -> Result<(), Failure> {
    lock::check_period(book, &period.id.to_string())?;
    if let Some(day) = received.filter(|day| *day > actor.today) {
        return Err(Failure::ReceivedAhead { day, today: actor.today });
    }
    let Some(form) = book.plan_of(&period.id).form_of(&period.id.report_type) else { return Err(Failure::NoPeriods) };
    for value in &keyed.values {
        if form.key(&value.field).is_none() {
            return Err(Failure::NoSuchField(value.field.clone()));
        }
    }
    let unit = book.unit(&keyed.unit)?.code.clone();
    let keyed = Keyed { unit: unit.clone(), period: period.id.to_string(), ..keyed.clone() };
    let bytes = serde_json::to_vec(&keyed).unwrap_or_default();
    let how = match keyed.source {
        Source::Paper => ArrivalHow::Paper,
        Source::Phone => ArrivalHow::Phone,
        Source::Scan => ArrivalHow::Scan,
    };
    let said_by = keyed.by.as_deref().map(|by| format!(": {by}")).unwrap_or_default();
    let file = FileRow {
        receipt: 0,
        path: format!("{}{said_by}", keyed.source.token()),
        sha256: Sha256::digest(&bytes).into(),
        size: bytes.len() as u64,
        received: received.unwrap_or(actor.today),
        batch: 0,
        how,
        at: actor.at,
        outcome: None,
    };
    let (occasion, units) = (Occasion::now(book, period.clone()), book.roster_in(period));
    let content: FileReading =
        Again::new(book.versions(), &units, &occasion, pool).read(&file, &bytes, &Answers::default());
    let FileRow { sha256, path, received, at, .. } = file;
    let arrival = Arrival { sha256, bytes: &bytes, path, received, how, at, content };
    let action = Action::KeyIn { period: period.id.to_string(), unit };
    import::receive(book, action, &period.id, &arrival, actor)
}
