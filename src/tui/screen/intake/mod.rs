//! Tiếp nhận: files with progress while they are read, and the questions they wait with.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
