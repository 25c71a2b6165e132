//! A buffer as text: the signs, and under them which part of which line has which role.
use ratatui::{
    buffer::{Buffer, Cell},
    style::Color,
};
use tonghop::tui::ui::{Role, Theme};

type Ground = fn(&Cell) -> Color;

pub fn picture(buf: &Buffer) -> String {
    let mut text = String::new();
    let mut roles = String::new();
    for y in 0..buf.area.height {
        let line: String = (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect();
        text.push_str(line.trim_end());
        text.push('\n');
        let color = |x: u16, ground: Ground| Theme::probed(ground(&buf[(x, y)]));
        for (ground, what) in [((|cell| cell.fg) as Ground, ""), (|cell| cell.bg, "on ")] {
            let mut from = 0;
            for x in 1..=buf.area.width {
                let role = color(from, ground);
                if x < buf.area.width && color(x, ground) == role {
                    continue;
                }
                // Plain text everywhere would say nothing.
                if let Some(role) = role.filter(|role| *role != Role::Text) {
                    roles.push_str(&format!("{y:>3}: {from}..{x} {what}{role:?}\n"));
                }
                from = x;
            }
        }
    }
    format!("{text}---\n{roles}")
}
