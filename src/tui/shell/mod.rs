//! The terminal side: takes the terminal and gives it back whatever happens, turns its events into keys, runs the loop,
//! and performs what the model asks for on a worker and a reader thread.
pub mod eyes;
pub mod hands;
mod input;
mod log;
mod run;
mod terminal;
mod thread;
mod turn;

pub use input::{Input, input};
pub use run::{guarded, run};
pub use terminal::Screen;
pub use thread::{Threads, Watching, Writer};
pub use turn::{Happened, Look, Shell};
