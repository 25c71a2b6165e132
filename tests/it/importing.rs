//! What an import tells whoever watches it: every file once, and none as taken before the book has it for good.
use std::{
    cell::Cell,
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use tonghop::{
    domain::{book::Action, plan::Period},
    job::{
        Actor, Book, Event, Unwatched, Watch,
        demo::{Folder, Sample, demo},
        import::{FileOutcome, Imported, Received, Request, import},
        plan::{first_built_in, plan_text},
        roster::import_roster,
    },
    sheet::read::{Limits, READER_FLAG, ReaderPool},
    store::Access,
};

fn pool() -> ReaderPool {
    let reader = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg(READER_FLAG);
        command
    };
    ReaderPool::new(reader, 2, Limits::default())
}

/// Listens, looks into the book beside the import, and stops after so many files were handed on.
struct Listener {
    book: Book,
    events: Vec<Event>,
    stop_after: usize,
    asked: Cell<usize>,
}

impl Listener {
    fn paths_in_book(&self) -> BTreeSet<String> {
        self.book.store.files().unwrap().into_iter().map(|file| file.path).collect()
    }

    /// Files as they were said, in that order.
    fn said(&self) -> Vec<(usize, &str, FileOutcome)> {
        self.events
            .iter()
            .filter_map(|event| match event {
                Event::FileDone { done, path, outcome } => Some((*done, path.as_str(), *outcome)),
                Event::Started { .. } | Event::Saved => None,
            })
            .collect()
    }
}

fn is_kept(outcome: FileOutcome) -> bool {
    match outcome {
        FileOutcome::Taken | FileOutcome::PartlyTaken | FileOutcome::Question => true,
        FileOutcome::Refused | FileOutcome::Repeat | FileOutcome::Skipped => false,
    }
}

impl Watch for Listener {
    fn report(&mut self, event: Event) {
        if let Event::FileDone { path, outcome, .. } = &event
            && is_kept(*outcome)
        {
            assert!(self.paths_in_book().contains(path), "{path} was said to be in before it was");
        }
        self.events.push(event);
    }

    fn stopped(&self) -> bool {
        self.asked.set(self.asked.get() + 1);
        self.asked.get() >= self.stop_after
    }
}

/// The sample's files in front of a book of their own that is still empty.
fn office(room: &Path) -> (Book, Period, Actor, PathBuf) {
    let (plan_text, plan_name) = plan_text(&first_built_in(), &pool()).unwrap();
    let sample =
        Sample { plan_text: plan_text.clone(), plan_name: plan_name.clone(), units: 120, seed: 1, who: "A".into() };
    let made = demo(&mut Folder::open(&room.join("d")).unwrap(), &sample, &pool(), &mut Unwatched).unwrap();
    let (period, actor) = (made.period.clone(), made.actor.clone());
    drop(made);
    let mut book = Book::create(&room.join("own.tonghop"), &plan_text, &plan_name, &actor, Some(actor.today)).unwrap();
    import_roster(&mut book, &room.join("d/roster.xlsx"), &pool(), &actor).unwrap();
    (book, period, actor, room.join("d/inbox"))
}

fn take_in(stop_after: usize) -> (Listener, Imported) {
    let room = TempDir::new().unwrap();
    let (mut book, period, actor, inbox) = office(room.path());
    let request = Request { paths: vec![inbox], base: None, period, received: Some(Received::Today), dry_run: false };
    let beside = Book::open(&book.path(), Access::Read).unwrap();
    let mut listener = Listener { book: beside, events: vec![], stop_after, asked: Cell::new(0) };
    let imported = import(&mut book, &pool(), &request, &actor, &mut listener).unwrap();
    (listener, imported)
}

/// Holds of a whole import and of a part of one.
fn everything_was_said_once(listener: &Listener, imported: &Imported) {
    let said = listener.said();
    let counted: Vec<usize> = said.iter().map(|(done, ..)| *done).collect();
    assert_eq!(counted, (1..=imported.files.len()).collect::<Vec<_>>());
    let mut paths: Vec<&str> = said.iter().map(|(_, path, _)| *path).collect();
    let mut files: Vec<&str> = imported.files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    files.sort_unstable();
    assert_eq!(paths, files);
    // In the book, or passed over.
    let kept = said.iter().filter(|(.., outcome)| is_kept(*outcome)).count();
    assert_eq!(listener.paths_in_book().len(), kept);
    for file in &imported.files {
        assert_eq!(file.id.is_some(), is_kept(file.outcome), "{}", file.path);
    }
    // What was said of a file holds at the end, but for versions: that there are two shows at the end.
    for (_, path, outcome) in said {
        let file = imported.files.iter().find(|file| file.path == path).unwrap();
        let two_versions = outcome == FileOutcome::Taken && file.outcome == FileOutcome::Question;
        assert!(outcome == file.outcome || two_versions, "{path}: {outcome:?}, then {:?}", file.outcome);
    }
}

#[test]
fn every_file_is_said_once_and_only_when_the_book_has_it() {
    let (listener, imported) = take_in(usize::MAX);
    assert!(!imported.stopped);
    let import = listener
        .book
        .store
        .decisions()
        .unwrap()
        .into_iter()
        .rev()
        .find(|one| matches!(one.action, Action::Import { .. }));
    assert_eq!(imported.seq, import.map(|one| one.seq));
    assert_eq!(listener.events.first(), Some(&Event::Started { files: imported.files.len() }));
    assert!(listener.said().iter().any(|(.., outcome)| *outcome == FileOutcome::Question));
    assert!(listener.events.contains(&Event::Saved));
    everything_was_said_once(&listener, &imported);
}

#[test]
fn an_import_that_was_stopped_has_said_what_it_kept_and_what_it_passed_over() {
    let (listener, imported) = take_in(30);
    assert!(imported.stopped);
    assert_eq!(imported.files.len(), 30);
    everything_was_said_once(&listener, &imported);
}
