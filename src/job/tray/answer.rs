//! Answers to what a file waits for: decisions, and what has to be read again because of them.
use crate::{
    domain::{
        book::{Action, Correction, Keep, ReportRef},
        grid::Address,
        intake::{Code, Encoding, Finding, Mapping, QuestionKind, Shown, encoding, recognise},
    },
    job::{
        Actor, Book, Failure, import, lock,
        reread::{Again, Answers, batches, reread, reread_open},
        standing::Stand,
    },
    sheet::read::ReaderPool,
    store::{Arrival, ArrivalHow, FileRow, ReadingHeader, Which},
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What a clerk answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Unit(String),
    Period(String),
    Keep(Keep),
    Encoding(Encoding),
}

/// Puts an answer into the journal. What was written for a unit becomes its alias; what was answered for an encoding
/// holds for later files of the same kind.
pub fn answer(
    book: &mut Book,
    pool: &ReaderPool,
    id: ReportRef,
    answer: &Answer,
    stand: &Stand,
    actor: &Actor,
) -> Result<(), Failure> {
    lock::check_period(book, &stand.period.id.to_string())?;
    let Some(header) = stand.reports.headers.get(&id).cloned() else {
        return Err(Failure::NoSuchReport(id.to_string()));
    };
    let question = stand.reports.question_of(id).map(|(_, question)| question.kind);
    let action = match (answer, question) {
        (Answer::Unit(code), Some(QuestionKind::Unit | QuestionKind::Disagreement)) => {
            let unit = book.unit(code)?.code.clone();
            // A name that several schools share must be asked again the next time.
            let shared = header
                .question
                .as_ref()
                .is_some_and(|question| question.candidates.iter().filter(|one| one.score >= 1.0).count() > 1);
            let alias = header.alias.filter(|_| !shared && question == Some(QuestionKind::Unit));
            Action::AnswerUnit { report: id, unit, old: header.unit, alias }
        }
        (Answer::Period(text), Some(QuestionKind::Period)) => {
            let period = book.period(Some(text), actor.today)?.id.to_string();
            Action::AnswerPeriod { report: id, period, old: header.period }
        }
        (Answer::Keep(keep), Some(QuestionKind::Version)) => Action::KeepVersion { report: id, keep: *keep },
        (Answer::Encoding(chosen), Some(QuestionKind::Encoding)) => {
            let (file, bytes) = original(book, id.receipt)?;
            let workbook = pool.read(&bytes).map_err(|finding| unreadable(&file, finding))?;
            let keys = encoding::keys(&workbook, header.unit.as_deref());
            Action::AnswerEncoding { report: id, encoding: *chosen, keys }
        }
        (Answer::Unit(_) | Answer::Period(_) | Answer::Keep(_) | Answer::Encoding(_), _) => {
            return Err(Failure::NotWaiting(id.to_string()));
        }
    };
    let mut actions = vec![(action, None)];
    if *answer == Answer::Keep(Keep::New) {
        actions.extend(carried(book, id, stand));
    }
    book.decide_each(actions, actor)?;
    match answer {
        // Fields are asked of some kinds of units only: whose report it is decides what it lacks.
        // What is due by then, which days it is about and which form it has, its period decides.
        Answer::Unit(_) | Answer::Period(_) => {
            reread(book, pool, actor.today, |file| file.receipt == id.receipt).map(drop)
        }
        Answer::Encoding(_) => reread_open(book, pool, actor.today).map(drop),
        Answer::Keep(_) => Ok(()),
    }
}

/// Shows where values stand on a report's sheet, for it and for every sheet with the same headings.
pub fn teach(
    book: &mut Book,
    pool: &ReaderPool,
    id: ReportRef,
    places: Vec<Shown>,
    actor: &Actor,
) -> Result<(), Failure> {
    let headers = book.store.headers(Which::These(&[id])).map_err(|error| book.failed(error))?;
    let report = book.store.report(id).map_err(|error| book.failed(error))?;
    let (Some(header), Some(report)) = (headers.first(), report) else {
        return Err(Failure::NoSuchReport(id.to_string()));
    };
    let (file, bytes) = original(book, id.receipt)?;
    let workbook = pool.read(&bytes).map_err(|finding| unreadable(&file, finding))?;
    let came_for = batches(book)?.into_iter().find(|one| one.batch == header.batch);
    let answered = book.ledger.periods.get(&id).cloned();
    let period = answered.or_else(|| header.period.clone()).or_else(|| came_for.map(|one| one.period.id.to_string()));
    let period = book.period(period.as_deref(), actor.today)?;
    let plan = Arc::clone(book.plan_of(&period.id));
    let Some(form) = plan.form_of(&period.id.report_type) else { return Err(Failure::NoPeriods) };
    // By its letters as they are read it is known again.
    let answers = encoding::answers_of(&plan);
    let (workbook, _) = encoding::as_read(&workbook, &book.ledger.lessons, &answers, |_| header.unit.as_deref());
    let name = header.place.as_ref().map(|place| &place.sheet).or(report.sheets.first());
    let sheet = workbook.sheets.iter().find(|sheet| Some(&sheet.name) == name);
    let Some(sheet) = sheet.or_else(|| workbook.sheets.iter().find(|sheet| !sheet.hidden)) else {
        return Err(Failure::NoSuchReport(id.to_string()));
    };
    let fingerprint = recognise::fingerprint(sheet);
    let earlier = book.ledger.lessons.mappings.get(&fingerprint).filter(|mapping| mapping.form == form.id);
    let places = beside_names(places, earlier);
    let places = recognise::check_shown(sheet, form, places).map_err(Failure::NotShown)?;
    let action = Action::Teach { report: id, fingerprint, form: form.id.clone(), places };
    book.decide(action, actor, None)?;
    reread_open(book, pool, actor.today).map(drop)
}

/// That a sheet is a table of units holds on: its headings name whole columns, also when another one is shown later.
fn beside_names(mut places: Vec<Shown>, earlier: Option<&Mapping>) -> Vec<Shown> {
    let names = |shown: &&Shown| recognise::units::NAMES.contains(&shown.field.as_str());
    let (Some(earlier), Some(first)) = (earlier, places.first().map(|first| first.cell)) else { return places };
    if places.iter().any(|shown| names(&shown)) {
        return places;
    }
    let columns = earlier.places.iter().filter(names);
    let known = columns.map(|shown| Shown::new(&shown.field, Address::new(first.row, shown.cell.column)));
    places.extend(known.collect::<Vec<_>>());
    places
}

/// Opens an encrypted file. What is in it is taken in as if it had come instead, on the same day; the password is
/// used and forgotten.
pub fn unlock(book: &mut Book, pool: &ReaderPool, receipt: i64, password: &str, actor: &Actor) -> Result<(), Failure> {
    let (file, bytes) = original(book, receipt)?;
    let headers = book.store.headers(Which::Of(receipt)).map_err(|error| book.failed(error))?;
    let asks = |header: &ReadingHeader| header.question.as_ref().map(|question| question.kind);
    if !book.ledger.is_live(receipt, file.batch) || !headers.iter().any(|one| asks(one) == Some(QuestionKind::Password))
    {
        return Err(Failure::NotWaiting(receipt.to_string()));
    }
    let plain = pool.decrypt(&bytes, password).map_err(|finding| match finding.code {
        Code::FileEncrypted => Failure::WrongPassword(file.path.clone()),
        _ => unreadable(&file, finding),
    })?;
    let batch = batches(book)?.into_iter().find(|one| one.batch == file.batch);
    let Some(batch) = batch else { return Err(Failure::NoSuchReport(receipt.to_string())) };
    let occasion = batch.occasion(book);
    lock::check_period(book, &occasion.period())?;
    let units = book.roster_in(&occasion.period);
    let content =
        Again::new(book.versions(), &units, &occasion, pool).unwanted().read(&file, &plain, &Answers::default());
    if content.readings.is_empty() {
        // It stays where it is: in the tray it can be seen and discarded, as what it is.
        let nothing = || Finding::new(Code::SheetUnrecognised);
        return Err(unreadable(&file, content.findings.into_iter().next().unwrap_or_else(nothing)));
    }
    let arrival = Arrival {
        sha256: Sha256::digest(&plain).into(),
        bytes: &plain,
        path: file.path.clone(),
        received: file.received,
        how: ArrivalHow::File,
        at: actor.at,
        content,
    };
    import::receive(book, Action::Unlock { receipt }, occasion.period_id(), &arrival, actor)
}

/// A file that came, and its bytes.
pub(super) fn original(book: &Book, receipt: i64) -> Result<(FileRow, Vec<u8>), Failure> {
    let files = book.store.files().map_err(|error| book.failed(error))?;
    let missing = || Failure::NoSuchReport(receipt.to_string());
    let file = files.into_iter().find(|file| file.receipt == receipt).ok_or_else(missing)?;
    let bytes = book.store.original(&file.sha256).map_err(|error| book.failed(error))?.ok_or_else(missing)?;
    Ok((file, bytes))
}

fn unreadable(file: &FileRow, finding: Finding) -> Failure {
    Failure::Unreadable { path: file.path.clone().into(), finding }
}

/// What a clerk typed over the version that counted until now, for the one that takes its place: a correction holds until
/// somebody drops it.
fn carried(book: &Book, new: ReportRef, stand: &Stand) -> Vec<(Action, Option<String>)> {
    let versions = stand.reports.unit_of(new).and_then(|unit| stand.reports.submissions.get(&unit));
    let Some(old) = versions.and_then(|one| one.current) else { return vec![] };
    let carry = |one: &Correction| {
        let Correction { field, row, value, reason, .. } = one.clone();
        (Action::Correct { report: new, field, row, value, old: None }, Some(reason))
    };
    book.ledger.corrections.iter().filter(|one| one.report == old).map(carry).collect()
}
