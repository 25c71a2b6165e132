//! The first screen: open a book, make one, or look at the sample.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
