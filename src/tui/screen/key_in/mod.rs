//! Nhập tay: figures from paper, a scan or the telephone, typed in for one unit and read as they are typed.
mod state;
mod view;

pub use state::{State, copied, name, own, refusal, scopes, update};
pub use view::draw;
