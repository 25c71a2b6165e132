use super::{files, read};
use std::{
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};
use tonghop::{
    domain::intake::Code,
    sheet::read::{Limits, READER_FLAG, ReaderPool},
};

const MIB: u64 = 1024 * 1024;

pub fn reader() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.arg(READER_FLAG);
    command
}

#[test]
fn a_pool_reads_what_the_process_itself_would() {
    let pool = ReaderPool::new(reader, 1, Limits::default());
    let rows: String =
        (1..=9000).map(|row| format!("<row><c><v>{row}</v></c><c t='str'><v>Lớp {row}</v></c></row>")).collect();
    for bytes in [files::normal(), files::sheet(&rows, None), files::sheet("", None)] {
        assert_eq!(pool.read(&bytes).unwrap(), read(&bytes));
    }
}

#[test]
fn several_threads_share_a_pool() {
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    let make = || {
        STARTED.fetch_add(1, Ordering::SeqCst);
        reader()
    };
    let pool = ReaderPool::new(make, 2, Limits::default());
    let (bytes, whole) = (files::normal(), read(&files::normal()));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10 {
                    assert_eq!(pool.read(&bytes).as_ref(), Ok(&whole));
                }
            });
        }
    });
    assert!((1..=2).contains(&STARTED.load(Ordering::SeqCst)));
}

/// The limiting allocator aborts the child; nothing before it refuses this file.
#[test]
fn a_file_that_needs_too_much_memory_costs_one_child() {
    let xml = [&[b' '; 15 * 1024 * 1024][..], b"<worksheet><sheetData/></worksheet>"].concat();
    let large = files::package(&xml, None, zip::CompressionMethod::Deflated);
    let pool = ReaderPool::new(reader, 1, Limits { memory: 12 * MIB, ..Limits::default() });
    for _ in 0..2 {
        let finding = pool.read(&large).unwrap_err();
        assert_eq!((finding.code, finding.found.as_deref()), (Code::FileReadLimit, Some("> 12 MiB")), "{finding:?}");
        assert_eq!(pool.read(&files::normal()).unwrap(), read(&files::normal()));
    }
    assert!(ReaderPool::new(reader, 1, Limits::default()).read(&large).is_ok());
}

#[test]
fn hostile_files_in_a_row_leave_the_pool_working() {
    let pool = ReaderPool::new(reader, 1, Limits::default());
    let sst = r#"<sst uniqueCount="4000000000"/>"#;
    for (bytes, code) in [
        (files::bomb(600, None), Code::FileReadLimit),
        (files::sheet("<row><c t='s'><v>0</v></c></row>", Some(sst.as_bytes())), Code::FileMayBeDamaged),
        (b"PK\x03\x04 and nothing that is a name".to_vec(), Code::FileUnreadable),
    ] {
        assert_eq!(pool.read(&bytes).unwrap_err().code, code);
        assert_eq!(pool.read(&files::normal()).unwrap(), read(&files::normal()));
    }
}

#[test]
fn a_reader_that_is_none_is_reported() {
    for make in [|| Command::new("/no/such/program"), || Command::new(env!("CARGO_BIN_EXE_tonghop"))] {
        let finding = ReaderPool::new(make, 1, Limits::default()).read(&files::normal()).unwrap_err();
        assert_eq!(finding.code, Code::FileUnreadable, "{finding:?}");
        assert!(finding.found.unwrap().starts_with("reader process: "));
    }
}

#[cfg(unix)]
fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_is_ended() {
    let limits = Limits { time: Duration::from_millis(200), ..Limits::default() };
    // One never reads its input, which is larger than a pipe holds; one never answers.
    let large = files::package(&[b' '; 4_000_000], None, zip::CompressionMethod::Stored);
    for script in ["exec sleep 100", "cat > /dev/null; exec sleep 100"] {
        let pool = ReaderPool::new(move || shell(script), 1, limits.clone());
        let started = Instant::now();
        let finding = pool.read(&large).unwrap_err();
        assert_eq!((finding.code, finding.found.as_deref()), (Code::FileReadLimit, Some("0.2 s")), "{finding:?}");
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}

/// Whatever a child sends, the parent takes no more than its limits and nothing that is not a workbook.
#[cfg(unix)]
#[test]
fn a_reader_that_lies_is_not_believed() {
    for script in
        ["cat", "printf '\\377\\377\\377\\377'; cat >/dev/null", "printf '\\1\\0\\0\\0\\143'; cat >/dev/null", "exit 0"]
    {
        let limits = Limits { time: Duration::from_secs(2), ..Limits::default() };
        let finding = ReaderPool::new(move || shell(script), 1, limits).read(&files::normal()).unwrap_err();
        assert_eq!(finding.code, Code::FileUnreadable, "{script}: {finding:?}");
    }
}

/// A reader that somebody ended between two files is replaced, and the file is read.
#[cfg(unix)]
#[test]
fn a_reader_lost_while_idle_is_replaced() {
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    let make = || {
        let first = STARTED.fetch_add(1, Ordering::SeqCst) == 0;
        if first {
            // Answers once that all is done, though it gave no sheet, and is gone.
            shell("head -c 64 >/dev/null; printf '\\1\\0\\0\\0\\2'")
        } else {
            reader()
        }
    };
    let pool = ReaderPool::new(make, 1, Limits::default());
    let _ = pool.read(&files::normal());
    assert_eq!(pool.read(&files::normal()).unwrap(), read(&files::normal()));
    assert_eq!(STARTED.load(Ordering::SeqCst), 2);
}
