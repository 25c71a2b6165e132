//! One integration binary: each room's tests are a module.
mod reading;
