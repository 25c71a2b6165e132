//! Where files go that were taken: into the book in groups, or (dry run) nowhere.
use super::Request;
use crate::{
    domain::book::{Action, ReportRef},
    job::Actor,
    store::{Arrival, Basis, Importer, ReadingHeader, Store, StoreError},
};
use std::collections::VecDeque;

pub struct Keeper<'a> {
    place: Place<'a>,
    request: &'a Request,
    actor: &'a Actor,
    basis: Basis,
    files: usize,
    /// The batch's decision, once it is in the journal.
    seq: Option<i64>,
    /// Files handed over that are not durable yet, by their number in this import.
    pending: VecDeque<usize>,
}

enum Place<'a> {
    Dry {
        headers: Vec<ReadingHeader>,
    },
    /// Nothing was kept yet: an import that brings nothing new leaves no trace in the journal.
    Untouched(&'a mut Store),
    Open(Importer<'a>),
    Closed,
}

/// Numbers of files in this import with the receipts they have got.
pub type Durable = Vec<(usize, i64)>;

/// What the end of an import leaves.
pub struct Finished {
    /// The last files.
    pub durable: Durable,
    /// Of a dry run: what the book would hold.
    pub headers: Vec<ReadingHeader>,
    /// The batch's decision; None where nothing was kept.
    pub seq: Option<i64>,
}

impl<'a> Keeper<'a> {
    pub fn new(store: &'a mut Store, request: &'a Request, actor: &'a Actor, basis: Basis, files: usize) -> Self {
        let place = if request.dry_run { Place::Dry { headers: Vec::new() } } else { Place::Untouched(store) };
        Self { place, request, actor, basis, files, seq: None, pending: VecDeque::new() }
    }

    /// Hands a file over. Returns those that are in the book for good now.
    pub fn keep(&mut self, file: usize, arrival: &Arrival) -> Result<Durable, StoreError> {
        if let Place::Dry { headers } = &mut self.place {
            // Below every real receipt, and in a batch after every real one.
            let receipt = -1 - i64::try_from(file).unwrap_or(0);
            headers.extend(dry_headers(receipt, arrival));
            return Ok(vec![(file, receipt)]);
        }
        self.open()?;
        self.pending.push_back(file);
        let Place::Open(importer) = &mut self.place else { return Ok(vec![]) };
        let receipts = importer.put(arrival)?;
        Ok(self.durable(receipts))
    }

    pub fn finish(mut self) -> Result<Finished, StoreError> {
        let (durable, headers) = match std::mem::replace(&mut self.place, Place::Closed) {
            Place::Dry { headers } => (vec![], headers),
            Place::Untouched(_) | Place::Closed => (vec![], vec![]),
            Place::Open(importer) => {
                let receipts = importer.finish()?;
                (self.durable(receipts), vec![])
            }
        };
        Ok(Finished { durable, headers, seq: self.seq })
    }

    /// The batch is in the journal before its first file is in the book.
    fn open(&mut self) -> Result<(), StoreError> {
        if !matches!(self.place, Place::Untouched(_)) {
            return Ok(());
        }
        if let Place::Untouched(store) = std::mem::replace(&mut self.place, Place::Closed) {
            let action = Action::Import { period: self.request.period.id.to_string(), files: self.files };
            let decision = store.decide(None, action, &self.actor.who, self.actor.at, None)?;
            self.seq = Some(decision.seq);
            self.place = Place::Open(store.importer(decision.batch, self.basis));
        }
        Ok(())
    }

    fn durable(&mut self, receipts: Vec<i64>) -> Durable {
        receipts.into_iter().filter_map(|receipt| Some((self.pending.pop_front()?, receipt))).collect()
    }
}

fn dry_headers(receipt: i64, arrival: &Arrival) -> Vec<ReadingHeader> {
    let header = |reading: &crate::store::StoredReading| {
        let [notes, warnings, errors] = crate::domain::intake::check::count(&reading.report.findings);
        ReadingHeader {
            id: ReportRef { receipt, ordinal: reading.ordinal },
            batch: i64::MAX,
            received: arrival.received,
            unit: reading.unit.clone(),
            period: reading.period.clone(),
            question: reading.question.clone(),
            place: reading.place.clone(),
            alias: reading.alias.clone(),
            values: 0,
            errors,
            warnings,
            notes,
            digest: Some(reading.report.digest()),
        }
    };
    arrival.content.readings.iter().map(header).collect()
}
