//! Any size of terminal, in every place, and while something is under way.
use super::stage::Stage;
use tonghop::tui::ui::Theme;

/// Keys that lead from the overview to a place.
pub const PLACES: &[(&str, &str)] = &[
    ("overview", ""),
    ("units", "Ctrl+U"),
    ("units being searched", "Ctrl+U / n"),
    ("filters", "Ctrl+U F4"),
    ("acts", "Ctrl+U Ctrl+A F2"),
    ("report", "Ctrl+U Enter"),
    ("findings", "Ctrl+U Enter F6"),
    ("versions", "Ctrl+U Enter F6 F6"),
    ("a value", "Ctrl+U Enter ↓ ↓ Space"),
    ("a sheet", "Ctrl+U Enter ↓ ↓ Enter"),
    ("a sheet being searched", "Ctrl+U Enter ↓ ↓ Enter / t r"),
    ("the fields of a cell", "Ctrl+U Enter ↓ ↓ Enter F2"),
    ("the sheet of a question", "Ctrl+T F3"),
    ("keying in", "Ctrl+U Enter Insert"),
    ("typing a figure", "Ctrl+U Enter Insert ↓ ↓ ↓ Enter 1"),
    ("a finding of a report", "Ctrl+G Enter F2 Tab"),
    ("intake", "Ctrl+T"),
    ("last import", "Ctrl+T F6"),
    ("a question", "Ctrl+T Enter"),
    ("indicators", "Ctrl+K"),
    ("an indicator", "Ctrl+K F6 F4"),
    ("kinds of findings", "Ctrl+G"),
    ("places of a kind", "Ctrl+G Enter"),
    ("findings being searched", "Ctrl+G / t"),
    ("findings by unit", "Ctrl+G Tab F4 Enter"),
    ("findings by file", "Ctrl+G Tab Tab"),
    ("the plan", "Ctrl+L"),
    ("the plan being searched", "Ctrl+L / n"),
    ("periods of the plan", "Ctrl+L Tab Tab"),
    ("the form of the plan", "Ctrl+L Tab Tab Tab ↓"),
    ("indicators of the plan", "Ctrl+L ← ←"),
    ("a unit an indicator is set for", "Ctrl+L ← ← F2 Enter"),
    ("a day a period is due", "Ctrl+L Tab Tab F2 2 5"),
    ("roster", "Ctrl+D"),
    ("roster being searched", "Ctrl+D / n"),
    ("a unit of the roster", "Ctrl+D Enter"),
    ("what can be changed of units", "Ctrl+D Space Space F2"),
    ("filters of the roster", "Ctrl+D F4"),
    ("a new name", "Ctrl+D F2 ↓ ↓ ↓ Enter"),
    ("export", "F9"),
    ("chooser", "F5"),
    ("a path", "F5 /"),
    ("help", "F1"),
    ("menu", "F10"),
    ("palette", "Ctrl+P"),
    ("periods", "Ctrl+R"),
    ("leaving", "Ctrl+Q"),
    ("first screen", "F10 m ở Space s ổ Space k h á c Enter"),
];

#[test]
fn no_size_breaks_any_place() {
    let mut stage = Stage::sample();
    for (place, keys) in PLACES {
        stage.restart();
        stage.press(keys);
        for width in [0, 1, 2, 3, 4, 5, 10, 39, 60, 79, 80, 120, 200] {
            for height in [0, 1, 2, 3, 4, 5, 6, 11, 12, 23, 24, 40, 60] {
                stage = stage.sized(width, height);
                let (_, hits) = stage.buffer(&Theme::DARK, height % 2 == 0);
                if let Some((x, y)) = hits.cursor {
                    assert!(x < width && y < height, "the cursor leaves the screen in {place} at {width}×{height}");
                }
            }
        }
    }
}

#[test]
fn a_terminal_that_was_made_small_is_drawn_as_before_when_it_is_large_again() {
    let mut stage = Stage::sample();
    for (place, keys) in PLACES {
        stage.restart();
        stage.press(keys);
        let before = stage.picture();
        stage = stage.sized(0, 0).sized(80, 24);
        assert_eq!(stage.picture(), before, "{place}");
    }
}

#[test]
fn without_utf_8_everything_is_ascii_and_stands_where_it_stood() {
    let mut stage = Stage::sample();
    for (place, keys) in PLACES {
        stage.restart();
        stage.press(keys);
        let (plain, _) = stage.buffer(&Theme::MONO, true);
        for cell in &plain.content {
            assert!(cell.symbol().is_ascii() && cell.symbol().len() == 1, "{:?} in {place}", cell.symbol());
        }
    }
}
