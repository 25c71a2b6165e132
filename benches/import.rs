//! A folder of school workbooks into a fresh book, with everything that belongs to it, beside calamine reading the
//! same files and nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod measure;
mod office;

use calamine::{DataRef, Reader, Xlsx};
use criterion::Criterion;
use measure::{Costs, print_table, scaled};
use office::Office;
use std::{
    cell::RefCell,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tonghop::{
    job::{
        Book, Unwatched,
        demo::faultless_form,
        import::{FileOutcome, Received, Request, import},
    },
    sheet::read::{Limits, READER_FLAG, ReaderPool},
};

const FILES: u32 = 2000;

fn main() {
    let files = scaled(FILES);
    let office = Office::new(files);
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("inbox");
    write_inbox(&office, &inbox);

    let (reference, first, again) = (Paths::default(), Paths::default(), Paths::default());
    let book_path = folder.path().join("book.tonghop");
    let mut criterion = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(20));
    criterion = criterion.configure_from_args();
    let mut group = criterion.benchmark_group(format!("{files} workbooks"));
    group.bench_function("calamine alone", |bench| {
        bench.iter_custom(|times| reference.repeat(times, || {}, || calamine_alone(&inbox)))
    });
    group.bench_function("import", |bench| {
        bench.iter_custom(|times| {
            let prepare = || drop(fresh_book(&office, &book_path));
            first.repeat(times, prepare, || take_in(&office, &book_path, &inbox, FileOutcome::Taken))
        })
    });
    group.bench_function("import again", |bench| {
        bench.iter_custom(|times| {
            again.repeat(times, || {}, || take_in(&office, &book_path, &inbox, FileOutcome::Repeat))
        })
    });
    group.finish();
    criterion.final_summary();

    let (reference, first, again) = (reference.0.borrow(), first.0.borrow(), again.0.borrow());
    let rows = [("calamine alone, one thread", &*reference), ("import", &*first), ("import again", &*again)];
    print_table(&format!("{files} workbooks"), &rows);
    print_size(&inbox, &book_path);
}

/// The costs of one path, over all calls of criterion.
#[derive(Default)]
struct Paths(RefCell<Costs>);

impl Paths {
    fn repeat<T>(&self, times: u64, prepare: impl Fn(), work: impl Fn() -> T) -> Duration {
        let once = |_| {
            prepare();
            self.0.borrow_mut().note(&work)
        };
        (0..times).map(once).sum()
    }
}

fn write_inbox(office: &Office, inbox: &Path) {
    fs::create_dir_all(inbox).unwrap();
    for (seed, unit) in (0..).zip(&office.units) {
        let bytes = faultless_form(&office.plan, &office.period, unit, seed).unwrap();
        fs::write(inbox.join(format!("{} {}.xlsx", unit.code, unit.name)), bytes).unwrap();
    }
}

fn files(inbox: &Path) -> Vec<PathBuf> {
    fs::read_dir(inbox).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn calamine_alone(inbox: &Path) -> usize {
    let mut filled = 0;
    for path in files(inbox) {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(path).unwrap())).unwrap();
        for name in book.sheet_names() {
            let mut cells = book.worksheet_cells_reader(&name).unwrap();
            while let Some(cell) = cells.next_cell().unwrap() {
                filled += usize::from(*cell.get_value() != DataRef::Empty);
            }
        }
    }
    filled
}

fn fresh_book(office: &Office, path: &Path) -> Book {
    for side in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(side);
        let _ = fs::remove_file(name);
    }
    office.book(path)
}

/// From opening the book to the end of the last reader process.
fn take_in(office: &Office, path: &Path, inbox: &Path, expected: FileOutcome) {
    let access = tonghop::store::Access::Write { who: office.actor.who.clone() };
    let mut book = Book::open(path, access).unwrap();
    let reader = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg(READER_FLAG);
        command
    };
    let pool = ReaderPool::new(reader, std::thread::available_parallelism().unwrap().get(), Limits::default());
    let request = Request {
        paths: vec![inbox.to_path_buf()],
        period: office.period.clone(),
        base: None,
        received: Some(Received::On(office.actor.today)),
        dry_run: false,
    };
    let imported = import(&mut book, &pool, &request, &office.actor, &mut Unwatched).unwrap();
    let others = imported.files.iter().find(|file| file.outcome != expected);
    assert!(others.is_none(), "{others:?}");
    assert_eq!(imported.files.len(), office.units.len());
}

fn print_size(inbox: &Path, book: &Path) {
    let originals: u64 = files(inbox).iter().map(|path| path.metadata().unwrap().len()).sum();
    let Ok(book_size) = book.metadata().map(|about| about.len()) else { return };
    println!("originals {originals} bytes, book {book_size} bytes");
}
