//! Every screen at the two sizes we promise: empty, usual, too much, busy, failed.
use super::stage::{Stage, made};
use crate::program::Room;
use tonghop::{
    job::{Event, Failure, import::FileOutcome},
    tui::{
        app::News,
        screen::{context::Task, desk::Desk, effect::Done},
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
        ("sheet", "Ctrl+U Enter ↓ ↓ Enter"),
        ("sheet_pointed", "Ctrl+U Enter ↓ ↓ Enter F2 Enter"),
        ("sheet_fields", "Ctrl+U Enter ↓ ↓ Enter F2"),
        ("key_in", "Ctrl+U Enter Insert ↓ ↓ ↓ Enter c ó Enter 5 0 0 0 Enter"),
        ("findings", "Ctrl+G"),
        ("findings_of_a_kind", "Ctrl+G Enter"),
        ("findings_by_unit", "Ctrl+G Tab"),
        ("indicators", "Ctrl+K"),
        ("indicators_by_kind", "Ctrl+K F4 F6"),
        ("plan", "Ctrl+L"),
        ("plan_reports", "Ctrl+L Tab"),
        ("plan_periods", "Ctrl+L Tab Tab"),
        ("plan_form", "Ctrl+L Tab Tab Tab ↓"),
        ("plan_indicators", "Ctrl+L ← ← ↓ ↓ ↓"),
        ("roster", "Ctrl+D"),
        ("roster_unit", "Ctrl+D Enter"),
        ("roster_changes", "Ctrl+D Space Space F2"),
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
        ("findings", "Ctrl+G"),
        ("indicators", "Ctrl+K"),
        ("export", "F9"),
    ] {
        let (_room, mut stage) = without_reports();
        stage.press(keys);
        snapshot(&format!("{name}_empty"), stage);
    }
}

/// The screens of an open book.
const SCREENS: &[(&str, &str)] = &[
    ("overview", ""),
    ("units", "Ctrl+U"),
    ("report", "Ctrl+U Enter"),
    ("intake", "Ctrl+T"),
    ("sheet", "Ctrl+U Enter ↓ ↓ Enter"),
    ("findings", "Ctrl+G"),
    ("indicators", "Ctrl+K"),
    ("plan", "Ctrl+L ← ←"),
    ("roster", "Ctrl+D"),
    ("export", "F9"),
];

/// Names, labels and files longer than any screen is wide, and more that waits than fits.
#[test]
fn too_much() {
    for (name, keys) in SCREENS {
        let mut stage = Stage::sample();
        let mut desk = Desk::clone(stage.model.desk.as_ref().unwrap());
        let long = |at: usize| "rất dài ".repeat(3 + at % 9);
        for (at, unit) in std::sync::Arc::make_mut(&mut desk.snapshot.units).iter_mut().enumerate() {
            unit.name = format!("Trường Phổ thông Dân tộc Nội trú Trung học cơ sở và Trung học phổ thông {}", long(at));
            unit.commune = "Xã có tên dài nhất trong tỉnh và còn dài hơn nữa".into();
        }
        for (at, indicator) in std::sync::Arc::make_mut(&mut desk.snapshot.plan).indicators.iter_mut().enumerate() {
            indicator.label = format!("{} {}", indicator.label, long(at));
        }
        let files: Vec<_> = desk.snapshot.waiting.files.iter().cycle().take(60).cloned().collect();
        desk.snapshot.waiting.files = files;
        for (at, file) in desk.snapshot.waiting.files.iter_mut().enumerate() {
            file.path = format!("{}/báo cáo {}{at}.xlsx", "thư mục trong thư mục/".repeat(4), long(at));
        }
        desk.snapshot.units_now = std::sync::Arc::clone(&desk.snapshot.units);
        let number = desk.number + 1;
        let desk = Desk { number, ..Desk::new(desk.snapshot, None) };
        stage.hears(News::Desk(std::sync::Arc::new(desk)));
        stage.press(keys);
        snapshot(&format!("{name}_too_much"), stage);
    }
}

/// Sheets with nothing on them, and with more than any screen is wide and high: merged, hidden, cut off.
#[test]
fn sheets() {
    use tonghop::{
        domain::grid::{Address, Area, Cell, Content, Sheet},
        job::sheet_view::{SheetShown, SheetView},
        tui::screen::{Screen, effect::Answered},
    };
    let of = |name: &str, cells: Vec<Cell>, hidden: bool| {
        let sheet = Sheet { name: name.into(), cells, hidden, ..Sheet::default() };
        SheetShown { decoded: None, rows: 0, widths: vec![], folded: vec![], sheet }
    };
    let mut filled = Vec::new();
    for row in 0..3000 {
        for column in 0..40 {
            let text = format!("ô {} rất dài", Address::new(row, column));
            let content = if (row + column) % 3 == 0 { Content::Number(f64::from(row)) } else { Content::Text(text) };
            if row % 5 > 0 || column % 4 == 0 {
                filled.push(Cell::new(Address::new(row, column), content));
            }
        }
    }
    let mut full = of("Biểu có tên rất dài và còn dài hơn nữa", filled, false);
    (full.rows, full.widths) = (3000, (0..40).map(|column| 3 + column * 2).collect());
    let at = |text: &str| text.parse().unwrap();
    full.sheet.merged = vec![Area { first: at("B3"), last: at("D5") }, Area { first: at("A8"), last: at("AN8") }];
    (full.sheet.hidden_rows, full.sheet.hidden_columns) = (vec![(5, 6)], vec![(2, 2)]);
    for (name, first, keys) in [("full", full.clone(), "↓ ↓ →"), ("empty", of("Trống", vec![], false), "")] {
        let mut stage = after("Ctrl+U Enter ↓ ↓ Enter");
        let hidden = of("Ẩn", vec![], true);
        let mut view = SheetView::default();
        let Some(Screen::Sheet(state)) = stage.model.screen() else { panic!("{}", stage.text()) };
        (view.receipt, view.path) = (state.target.receipt, "thư mục/tệp có tên rất dài.xlsx".into());
        view.sheets = vec![first, hidden];
        stage.hears(News::Answered(Answered::Sheet(std::sync::Arc::new(view))));
        stage.press("Ctrl+Home").press(keys);
        snapshot(&format!("sheet_{name}"), stage);
    }
}

#[test]
fn busy() {
    for (name, keys) in SCREENS {
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
    for (name, keys) in SCREENS {
        let mut stage = after(keys);
        stage.hears(News::Started(Task::Decide));
        let failure = Failure::PeriodLocked { period: "six-month@2026-H1".into() };
        stage.hears(News::Ended { done: Done::Failed(failure), decisions: vec![] });
        snapshot(&format!("{name}_failed"), stage);
    }
    let mut stage = after("");
    stage.hears(News::Ended { done: Done::Crashed { log: Some("/nha/tonghop.log".into()) }, decisions: vec![] });
    snapshot("overview_crashed", stage);
}

#[test]
fn the_first_screen_while_a_sample_is_made_and_when_it_cannot_be() {
    let begun = || {
        let mut stage = Stage::empty(std::path::Path::new("/nha"));
        stage.hears(News::Started(Task::Sample));
        stage.hears(News::Progress(Event::Started { files: 92 }));
        let (path, outcome) = ("DV001.xlsx".to_owned(), FileOutcome::Taken);
        stage.hears(News::Progress(Event::FileDone { done: 40, path, outcome }));
        stage
    };
    snapshot("first_run_busy", begun());
    let mut stage = begun();
    let failure = Failure::NotOurs("/nha/tonghop-demo".into());
    stage.hears(News::Ended { done: Done::Failed(failure), decisions: vec![] });
    snapshot("first_run_failed", stage);
}

#[test]
fn before_the_book_is_read() {
    let stage = Stage::sample();
    let mut waiting = stage;
    waiting.model.desk = None;
    snapshot("overview_reading", waiting);
}
