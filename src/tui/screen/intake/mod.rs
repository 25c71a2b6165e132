//! Tiếp nhận: files with progress while they are read, and the questions they wait with.
mod detail;
mod files;
mod question;
mod said;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use files::short;
pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
