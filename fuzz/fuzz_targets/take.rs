//! Bytes to tests/it/hostile/bodies/take.rs.
#![no_main]

#[path = "../../tests/it/hostile/bodies/take.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
