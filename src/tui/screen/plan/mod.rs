//! Kế hoạch: what the plan asks, part by part, as its file says it.
mod act;
mod form;
mod general;
mod judged;
mod renew;
mod reports;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use act::{Draft, typed};
pub use renew::{ask_from, ask_why, rehearsed};
pub use row::{Item, Part, Row};
pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
