//! The parent's side of one reader process. The child is not trusted: what it sends is checked again.
use super::{
    limits::{Limits, size},
    protocol::{Answer, Head, Task, receive, send_request},
    refuse::{crossed, unreadable},
    watchdog::{Watchdog, locked},
};
use crate::domain::{
    grid::{Cell, Content, Sheet, Workbook},
    intake::Finding,
};
use std::{
    fs::OpenOptions,
    io::{self, BufReader, ErrorKind},
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
};

/// Environment variable that names the file a reader's last words are appended to.
const LOG: &str = "TONGHOP_LOG";

pub struct Reader {
    child: Arc<Mutex<Child>>,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// It has read a file before.
    used: bool,
}

/// Why a child gave no workbook.
pub enum Failure {
    /// The file is refused; the child is as good as before.
    Refused(Finding),
    /// The child is lost, and this is what is known.
    Lost(Finding),
    /// A child that worked before was gone when asked: nothing is known about this file.
    Gone,
}

impl Reader {
    pub fn start(mut command: Command, limits: &Limits) -> io::Result<Self> {
        command.arg(limits.memory.to_string()).env("RUST_BACKTRACE", "0");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(last_words());
        let mut child = command.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                let child = Arc::new(Mutex::new(child));
                Ok(Self { child, input, output: BufReader::new(output), used: false })
            }
            _ => Err(ErrorKind::BrokenPipe.into()),
        }
    }

    pub fn read(&mut self, bytes: &[u8], limits: &Limits, watchdog: &Watchdog) -> Result<Workbook, Failure> {
        self.ask(&Task::Read, bytes, limits, watchdog, |input, answered| Assembly::new(limits).collect(input, answered))
    }

    pub fn decrypt(
        &mut self,
        password: &str,
        bytes: &[u8],
        limits: &Limits,
        watchdog: &Watchdog,
    ) -> Result<Vec<u8>, Failure> {
        let task = Task::Decrypt { password: password.to_owned() };
        self.ask(&task, bytes, limits, watchdog, |input, answered| plain_bytes(limits, input, answered))
    }

    fn ask<T>(
        &mut self,
        task: &Task,
        bytes: &[u8],
        limits: &Limits,
        watchdog: &Watchdog,
        collect: impl FnOnce(&mut BufReader<ChildStdout>, &mut bool) -> io::Result<Result<T, Finding>>,
    ) -> Result<T, Failure> {
        let watch = watchdog.watch(&self.child);
        let mut answered = false;
        // A child that dies early may have answered before the request was through.
        let sent = send_request(&self.input, task, bytes, limits);
        let answer = collect(&mut self.output, &mut answered);
        let expired = watch.expired();
        drop(watch);
        let used = std::mem::replace(&mut self.used, true);
        let lost = match (answer, sent) {
            (Ok(outcome), Ok(())) if !expired => return outcome.map_err(Failure::Refused),
            (Ok(_), Ok(())) => None,
            (Ok(_), Err(error)) | (Err(error), _) => Some(error),
        };
        // Bytes that are no answer end the child by our hand; pipes that close, by its own death.
        let died = lost.as_ref().is_some_and(|error| error.kind() != ErrorKind::InvalidData);
        let status = self.end();
        Err(if expired {
            Failure::Lost(crossed(
                format!("{} s", limits.time.as_secs_f64()),
                format!("{} s", limits.time.as_secs_f64()),
            ))
        } else if died && status.is_some_and(ended_by_limit) {
            Failure::Lost(crossed(format!("> {}", size(limits.memory)), size(limits.memory)))
        } else if used && !answered {
            Failure::Gone
        } else {
            let error = lost.map(|error| error.to_string()).unwrap_or_default();
            let status = status.map(|status| status.to_string()).unwrap_or_default();
            Failure::Lost(unreadable(format!("reader process: {status}, {error}")))
        })
    }

    /// Ends the child for good.
    fn end(&mut self) -> Option<ExitStatus> {
        let mut child = locked(&self.child);
        // A child that is dying keeps its own status; one that closed its pipes and lives on is ended.
        match child.try_wait() {
            Ok(Some(status)) => Some(status),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                child.wait().ok()
            }
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let mut child = locked(&self.child);
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn last_words() -> Stdio {
    let log = std::env::var_os(LOG).and_then(|path| OpenOptions::new().append(true).create(true).open(path).ok());
    log.map_or_else(Stdio::null, Stdio::from)
}

/// The limiting allocator aborts the child; a system short of memory kills it.
#[cfg(unix)]
fn ended_by_limit(status: ExitStatus) -> bool {
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    matches!(std::os::unix::process::ExitStatusExt::signal(&status), Some(ABORT | KILL))
}

#[cfg(not(unix))]
fn ended_by_limit(status: ExitStatus) -> bool {
    // Windows: how abort() ends a process.
    const FAIL_FAST: u32 = 0xC000_0409;
    status.code().is_some_and(|code| code.cast_unsigned() == FAIL_FAST)
}

/// A file put together from answers, no longer than a file may be.
fn plain_bytes(
    limits: &Limits,
    input: &mut impl io::Read,
    answered: &mut bool,
) -> io::Result<Result<Vec<u8>, Finding>> {
    let mut bytes = Vec::new();
    loop {
        let answer = receive(input)?;
        *answered = true;
        match answer {
            Answer::Bytes(more) if (bytes.len() + more.len()) as u64 <= limits.file => bytes.extend(more),
            Answer::Done => return Ok(Ok(bytes)),
            Answer::Failed(finding) => return Ok(Err(finding)),
            Answer::Bytes(_) | Answer::Sheet(_) | Answer::Cells(_) => return Err(ErrorKind::InvalidData.into()),
        }
    }
}

/// A workbook put together from answers, within the same limits the child was given.
struct Assembly<'a> {
    book: Workbook,
    cells: u64,
    text: u64,
    ranges: u64,
    limits: &'a Limits,
}

impl<'a> Assembly<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self { book: Workbook::default(), cells: 0, text: 0, ranges: 0, limits }
    }

    /// Err: the child is broken. Ok(Err): the file is refused.
    fn collect(mut self, input: &mut impl io::Read, answered: &mut bool) -> io::Result<Result<Workbook, Finding>> {
        loop {
            let answer = receive(input)?;
            *answered = true;
            match answer {
                Answer::Sheet(head) => self.sheet(head)?,
                Answer::Cells(cells) => self.cells(cells)?,
                Answer::Done => return Ok(Ok(self.book)),
                Answer::Failed(finding) => return Ok(Err(finding)),
                Answer::Bytes(_) => return Err(ErrorKind::InvalidData.into()),
            }
        }
    }

    fn sheet(&mut self, head: Head) -> io::Result<()> {
        self.ranges +=
            (head.merged.len() + head.hidden_rows.len() + head.hidden_columns.len() + head.linked.len()) as u64;
        self.text += head.name.len() as u64;
        self.book.sheets.push(head.into_sheet());
        self.check(self.book.sheets.len() as u64 <= self.limits.sheets && self.ranges <= self.limits.ranges)
    }

    fn cells(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        self.cells += cells.len() as u64;
        let mut last = self.book.sheets.last().and_then(|sheet| sheet.cells.last()).map(|cell| cell.at);
        for cell in &cells {
            let in_order = last.is_none_or(|last| last < cell.at);
            last = Some(cell.at);
            let sound = match &cell.content {
                Content::Text(text) | Content::Error(text) => {
                    self.text += text.len() as u64;
                    true
                }
                Content::Number(number) => number.is_finite(),
                Content::Bool(_) | Content::Date(_) | Content::Uncalculated => true,
            };
            self.check(in_order && sound)?;
        }
        // Names and error signs come on top of the text of the cells.
        self.check(self.cells <= self.limits.cells && self.text <= self.limits.all_text + 16 * self.limits.cells)?;
        let sheet: &mut Sheet = self.book.sheets.last_mut().ok_or(ErrorKind::InvalidData)?;
        if sheet.cells.is_empty() {
            sheet.cells = cells;
        } else {
            sheet.cells.extend(cells);
        }
        Ok(())
    }

    fn check(&self, sound: bool) -> io::Result<()> {
        if sound { Ok(()) } else { Err(io::Error::new(ErrorKind::InvalidData, "answer out of bounds")) }
    }
}
