//! Arguments in, exit code out.
use std::process::ExitCode;
use tonghop::cli::Ended;
use tonghop::sheet::read::{Limits, READER_FLAG, confine, serve};

/// Lets a reader process use so much memory and no more; without a limit it is the system's allocator.
#[global_allocator]
static ALLOCATOR: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == READER_FLAG) {
        return read_for_parent();
    }
    match tonghop::cli::run(std::env::args_os().collect()) {
        Ended::Exit(code) => code,
        Ended::Screen(request) => match tonghop::tui::shell::run(request, tonghop::cli::reader_pool) {
            Ok(()) => ExitCode::SUCCESS,
            Err(sentence) => {
                tonghop::cli::complain(&sentence);
                ExitCode::FAILURE
            }
        },
    }
}

/// The hidden reader process: see `sheet::read`.
fn read_for_parent() -> ExitCode {
    let memory = std::env::args().nth(2).and_then(|bytes| bytes.parse().ok()).unwrap_or(Limits::default().memory);
    confine();
    let limited = usize::try_from(memory).is_ok_and(|bytes| ALLOCATOR.set_limit(bytes).is_ok());
    if limited && serve(std::io::stdin().lock(), std::io::stdout().lock()).is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
