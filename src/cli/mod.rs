//! Commands without the screen, and the shapes of their JSON.
pub mod plan_json;
