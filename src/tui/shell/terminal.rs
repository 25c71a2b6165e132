//! Taking the terminal and giving it back, also after a fault of the program.
use super::log;
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        clipboard::CopyToClipboard,
        event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
        execute,
        terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
    },
};
use std::{
    io::{self, Stdout, stdout},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// The terminal, ours until it is dropped.
pub struct Screen {
    pub terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    /// Takes the terminal over. A fault on this thread gives it back before anything is said of it.
    pub fn take(logs: &Path) -> io::Result<Self> {
        install_hook(logs.to_path_buf());
        enable_raw_mode()?;
        let taken = Self { terminal: Terminal::new(CrosstermBackend::new(stdout()))? };
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture)?;
        Ok(taken)
    }

    pub fn copy(text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn give_back() {
    // Nothing can be done about a terminal that has gone.
    drop(execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen));
    drop(disable_raw_mode());
    drop(execute!(stdout(), ratatui::crossterm::cursor::Show));
}

/// The log of the last fault on the screen's own thread, for who says goodbye.
static FAULT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The log of the fault that ended the screen.
pub fn fault() -> Option<PathBuf> {
    FAULT.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn install_hook(logs: PathBuf) {
    let screen = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        let trace = std::backtrace::Backtrace::force_capture();
        let file = log::note(&logs, &format!("{info}\n{trace}"));
        // Faults of other threads are caught there, and the screen goes on.
        if std::thread::current().id() == screen {
            give_back();
            *FAULT.lock().unwrap_or_else(PoisonError::into_inner) = file;
        }
    }));
}
