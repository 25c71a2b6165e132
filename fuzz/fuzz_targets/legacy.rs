//! Bytes to tests/it/hostile/bodies/legacy.rs.
#![no_main]

#[path = "../../tests/it/hostile/bodies/legacy.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
