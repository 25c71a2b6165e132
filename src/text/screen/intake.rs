//! Tiếp nhận.
