//! Lỗi: what was found in the reports that count, by kind, by unit or by file, and the messages about it.
mod group;
mod listed;
mod message;
mod state;
mod view;

pub use listed::Listed;
pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
