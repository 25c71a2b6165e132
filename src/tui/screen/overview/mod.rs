//! Tổng quan: where the period stands, and what needs a decision.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
