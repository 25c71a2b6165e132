//! Báo cáo của đơn vị: one unit's values, findings and versions.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
