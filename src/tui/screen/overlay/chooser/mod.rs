//! Choosing files and folders: to take in, to open, to make a book of.
mod state;
mod take;
#[cfg(test)]
mod tests;
mod view;

pub use state::{Aim, State, is_new, own, refusal, update};
pub use view::draw;
