//! Báo cáo của đơn vị: one unit's values, findings and versions.
mod act;
mod head;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
