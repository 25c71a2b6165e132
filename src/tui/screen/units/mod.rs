//! Đơn vị: the list of units, searched, filtered, sorted, marked.
mod act;
mod filter;
mod state;
mod view;

pub use act::Act;
pub use filter::{Filter, Findings, Sort};
pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
