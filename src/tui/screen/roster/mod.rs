//! Danh sách đơn vị: every unit the book knows, also closed ones; what is known of each, and what can be changed.
mod act;
mod ask;
mod card;
mod filter;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use act::{Chosen, chosen};
pub use ask::{Draft, typed};
pub use filter::{Filter, Sort};
pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
