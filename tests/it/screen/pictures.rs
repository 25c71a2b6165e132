//! Every screen at the two sizes we promise: empty, usual, too much, busy, failed.
use super::stage::{Stage, made};
use crate::program::Room;
use tonghop::{
    job::{Event, Failure, import::FileOutcome},
    tui::{
        app::News,
        screen::{context::Task, effect::Done},
    },
};

/// Both sizes of one state.
#[track_caller]
fn snapshot(name: &str, mut stage: Stage) {
    for (width, height) in [(80, 24), (120, 40)] {
        stage = stage.sized(width, height);
        stage.pin();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), stage.picture());
    }
}

fn after(keys: &str) -> Stage {
    let mut stage = Stage::sample();
    stage.press(keys);
    stage
}

#[test]
fn first_screen() {
    let room = Room::new();
    let mut stage = Stage::empty(&room.path(""));
    stage.model.home = "/nha".into();
    snapshot("first_run_empty", stage);
}

#[test]
fn usual() {
    for (name, keys) in [
        ("overview", ""),
        ("units", "Ctrl+U"),
        ("units_searched", "Ctrl+U / b a n Space m a i"),
        ("report", "Ctrl+U Enter"),
        ("intake", "Ctrl+T"),
        ("intake_question", "Ctrl+T Enter"),
        ("indicators", "Ctrl+K"),
        ("indicators_by_kind", "Ctrl+K F4 F6"),
        ("export", "F9"),
        ("help", "Ctrl+U F1"),
        ("menu", "F10"),
        ("palette", "Ctrl+P x u a t"),
        ("periods", "Ctrl+R"),
        ("leaving", "Ctrl+Q"),
    ] {
        snapshot(&format!("{name}_usual"), after(keys));
    }
}

/// A book on the same plan that has units and nothing else.
fn without_reports() -> (Room, Stage) {
    let room = made();
    room.say("new trong.tonghop --plan daklak-antq-2026 --units d/roster.xlsx --as-of 2026-05-10").well();
    let mut stage = Stage::open(&room.path("trong.tonghop"));
    stage.press("");
    (room, stage)
}

#[test]
fn empty() {
    for (name, keys) in [
        ("overview", ""),
        ("units", "F7"),
        ("report", "Ctrl+U Enter"),
        ("intake", "Ctrl+T"),
        ("indicators", "Ctrl+K"),
        ("export", "F9"),
    ] {
        let (_room, mut stage) = without_reports();
        stage.press(keys);
        snapshot(&format!("{name}_empty"), stage);
    }
}

#[test]
fn too_much() {
    let mut stage = Stage::sample();
    let mut desk = tonghop::tui::screen::desk::Desk::clone(&stage.look());
    for (at, unit) in desk.snapshot.units.iter_mut().enumerate() {
        unit.name = format!(
            "Trường Phổ thông Dân tộc Nội trú Trung học cơ sở và Trung học phổ thông {}",
            "rất dài ".repeat(at % 9)
        );
        unit.commune = "Xã có tên dài nhất trong tỉnh và còn dài hơn nữa".into();
    }
    stage.hears(News::Desk(std::sync::Arc::new(desk)));
    stage.press("Ctrl+U");
    snapshot("units_too_much", stage);
}

#[test]
fn busy() {
    for (name, keys) in [("overview", ""), ("intake", "Ctrl+T")] {
        let mut stage = after(keys);
        stage.hears(News::Started(Task::Import));
        stage.hears(News::Progress(Event::Started { files: 160 }));
        for (done, path, outcome) in [
            (1, "THPT Hoa Ban.xlsx", FileOutcome::Taken),
            (2, "báo cáo (bản cuối) sửa lần 3.xlsx", FileOutcome::Question),
            (3, "ảnh chụp.jpg", FileOutcome::Skipped),
        ] {
            stage.hears(News::Progress(Event::FileDone { done, path: path.into(), outcome }));
        }
        snapshot(&format!("{name}_busy"), stage);
    }
}

#[test]
fn failed() {
    let mut stage = after("F9");
    stage.hears(News::Started(Task::Export));
    stage.hears(News::Ended { done: Done::Failed(Failure::NoBook), decisions: vec![] });
    snapshot("export_failed", stage);
    let mut stage = after("");
    stage.hears(News::Ended { done: Done::Crashed { log: Some("/nha/tonghop.log".into()) }, decisions: vec![] });
    snapshot("overview_crashed", stage);
}

#[test]
fn before_the_book_is_read() {
    let stage = Stage::sample();
    let mut waiting = stage;
    waiting.model.desk = None;
    snapshot("overview_reading", waiting);
}
