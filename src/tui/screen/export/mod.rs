//! Xuất: what to write, and where; and what is still open before it is sent.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
