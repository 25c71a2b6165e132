//! For a terminal that is not set to UTF-8: the picture in ASCII, column for column.
use crate::domain::vietnamese::fold;
use ratatui::buffer::Buffer;

/// Rewrites every sign that is not ASCII: letters lose their marks, lines and bars become what typewriters had.
pub fn to_ascii(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if !cell.symbol().is_ascii() {
            let plain = sign(cell.symbol());
            cell.set_symbol(&plain);
        }
    }
}

fn sign(symbol: &str) -> String {
    let sign = match symbol {
        "│" | "┃" => "|",
        "─" | "━" | "—" | "–" => "-",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┼" | "╭" | "╮" | "╰" | "╯" => "+",
        "█" | "▇" | "▆" => "#",
        "▅" | "▄" | "▃" => "=",
        "░" => "-",
        "▂" | "▁" | "·" | "…" => ".",
        "▓" => "%",
        "▒" => ":",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "✓" => "v",
        "✗" | "×" => "x",
        "▲" | "↑" => "^",
        "▼" | "↓" => "v",
        "►" | "▶" | "→" | "›" | "»" => ">",
        "◄" | "←" | "«" => "<",
        "●" | "■" | "◆" | "•" => "*",
        "○" | "□" | "◇" => "o",
        "≥" => ">",
        "≤" => "<",
        letter => return folded(letter),
    };
    sign.to_owned()
}

/// The letter without marks, as large as it was.
fn folded(letter: &str) -> String {
    let plain = fold(letter);
    if plain.len() != 1 {
        return "?".to_owned();
    }
    if letter.chars().any(char::is_uppercase) { plain.to_uppercase() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[test]
    fn every_sign_has_one_in_ascii() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 24, 1));
        buf.set_string(0, 0, "│Đơn vị ✓ 79,1 % █░ 漢…", ratatui::style::Style::new());
        to_ascii(&mut buf);
        let line: String = buf.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(line.trim_end(), "|Don vi v 79,1 % #- ? .");
    }
}
