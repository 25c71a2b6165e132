//! Xuất: what to write, and where.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
