//! placeholder
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::sample::{date, world};
use super::*;

#[test]
fn look() {
    let world = world();
    let wording = |finding: &Finding| (format!("Thông báo {}", finding.code.token()), "Sửa ô này".to_owned());
    for (edition, name) in [(Edition::Province, "province"), (Edition::Full, "full")] {
        let bytes = write_consolidated(&world.consolidation(), edition, date("2026-05-21"), &wording).unwrap();
        std::fs::create_dir_all("/tmp/look").unwrap();
        std::fs::write(format!("/tmp/look/{name}.xlsx"), bytes).unwrap();
    }
}
