//! Chỉ tiêu: each indicator against the target of the year, and who is short.
mod group;
mod item;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
