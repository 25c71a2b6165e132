//! The sample: invented schools and the workbooks they might send, one period from beginning to end.
//!
//! One seed, one result. Nothing here knows a particular plan: figures and forms follow from its fields.
mod chance;
mod encrypted;
mod faultless;
mod figures;
mod folder;
mod inbox;
mod incident;
mod mistake;
mod names;
mod obey;
mod roster;
mod round;
mod sheets;
mod spot;
mod story;

pub use faultless::{faultless_form, owing_units};
pub use folder::Folder;

use super::{
    Actor, Book, Failure, Watch,
    import::{Imported, Received, Request, import},
    roster::import_roster,
};
use crate::{
    domain::{
        book::Action,
        plan::{Period, source},
    },
    sheet::{
        read::ReaderPool,
        write::{save_bytes, write_roster},
    },
};
use chance::Chance;
use chrono::{Days, NaiveTime};

/// The sample's book, in its folder.
pub const BOOK: &str = "sample.tonghop";

#[derive(Debug, Clone)]
pub struct Sample {
    pub plan_text: String,
    pub plan_name: String,
    pub units: u32,
    pub seed: u64,
    pub who: String,
}

/// A sample that was made, with its book open.
pub struct Demo {
    pub book: Book,
    pub period: Period,
    pub actor: Actor,
    /// Punctual files, then those that came after the deadline.
    pub imported: Vec<Imported>,
}

/// Days between the units' last day and the day the sample lives on.
const DAYS_AFTER: u64 = 3;

/// Writes the roster and the inbox, makes the book and takes everything in.
pub fn demo(folder: &mut Folder, sample: &Sample, pool: &ReaderPool, watch: &mut dyn Watch) -> Result<Demo, Failure> {
    let plan =
        source::parse(&sample.plan_text).map_err(|faults| Failure::Plan { file: sample.plan_name.clone(), faults })?;
    let (period, dates) = round::round(&plan).ok_or(Failure::NoPeriods)?;
    let due = period.unit_due.map_or(period.to, |due| due.last_day);
    let later = |days| due.checked_add_days(Days::new(days)).unwrap_or(due);
    let actor = Actor {
        who: sample.who.clone(),
        at: later(DAYS_AFTER).and_time(NaiveTime::MIN).and_utc(),
        today: later(DAYS_AFTER),
    };

    let mut chance = Chance::new(sample.seed);
    let report_type = plan.report_type(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let units = roster::roster(&plan, report_type, sample.units, &mut chance);
    let roster_path = folder.place("roster.xlsx")?;
    save_bytes(&roster_path, &write_roster(&units, &plan, due)?)?;

    let book_path = folder.place(BOOK)?;
    for side in ["-wal", "-shm"] {
        folder.place(&format!("{BOOK}{side}"))?;
    }
    let inbox_root = folder.place("inbox")?;
    let punctual = folder.place("inbox/1-dung-han")?;
    let late = folder.place("inbox/2-sau-han")?;
    for file in inbox::files(&plan, &period, &units, due, &mut chance)? {
        let name = if file.late {
            format!("inbox/2-sau-han/{}", file.name)
        } else {
            format!("inbox/1-dung-han/{}", file.name)
        };
        save_bytes(&folder.place(&name)?, &file.bytes)?;
    }

    let mut book = Book::create(&book_path, &sample.plan_text, &sample.plan_name, &actor, Some(actor.today))?;
    import_roster(&mut book, &roster_path, pool, &actor)?;
    let opened = Action::OpenPeriod { period: period.id.to_string(), dates };
    book.decide(opened, &actor, None)?;
    let mut imported = Vec::new();
    for (inbox, received) in [(punctual, due), (late, later(2))] {
        let request = Request {
            paths: vec![inbox],
            period: period.clone(),
            base: Some(inbox_root.clone()),
            received: Some(Received::On(received)),
            dry_run: false,
        };
        imported.push(import(&mut book, pool, &request, &actor, watch)?);
    }
    Ok(Demo { book, period, actor, imported })
}
