//! Events of the terminal as our own keys, pastes and clicks.
use crate::tui::action::key::{Code, Key};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Paste(String),
    Click {
        x: u16,
        y: u16,
    },
    /// The wheel: down is positive.
    Scroll(bool),
    Resize(u16, u16),
}

/// None for what means nothing to us: key releases, focus, moving the mouse, other keys.
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => self::key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize(width, height)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { x: mouse.column, y: mouse.row }),
            MouseEventKind::ScrollDown => Some(Input::Scroll(true)),
            MouseEventKind::ScrollUp => Some(Input::Scroll(false)),
            _ => None,
        },
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    // Windows tells of releases too.
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let plain = |code| Some(Key { code, ctrl: false });
    // With Ctrl they go further; where nothing is bound to that, they are what they are.
    let far = |code| Some(Key { code, ctrl });
    match event.code {
        // AltGr comes as Ctrl and Alt together, and types a letter.
        KeyCode::Char(letter) if ctrl && alt => plain(Code::Char(letter)),
        KeyCode::Char(_) if alt => None,
        // UniKey's Backspace (0x08) reaches Unix programs as Ctrl+H.
        KeyCode::Char('h' | 'H') if ctrl => plain(Code::Backspace),
        KeyCode::Char(letter) if ctrl => Some(Key { code: Code::Char(letter.to_ascii_lowercase()), ctrl: true }),
        KeyCode::Char(letter) => plain(Code::Char(letter)),
        KeyCode::F(number) => plain(Code::F(number)),
        KeyCode::Enter => plain(Code::Enter),
        KeyCode::Esc => plain(Code::Esc),
        KeyCode::Tab => plain(Code::Tab),
        KeyCode::BackTab => plain(Code::BackTab),
        KeyCode::Backspace => plain(Code::Backspace),
        KeyCode::Delete => plain(Code::Delete),
        KeyCode::Insert => plain(Code::Insert),
        KeyCode::Up => far(Code::Up),
        KeyCode::Down => far(Code::Down),
        KeyCode::Left => far(Code::Left),
        KeyCode::Right => far(Code::Right),
        KeyCode::PageUp => plain(Code::PageUp),
        KeyCode::PageDown => plain(Code::PageDown),
        KeyCode::Home => far(Code::Home),
        KeyCode::End => far(Code::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::key::{ctrl, plain};

    #[test]
    fn keys_are_what_the_person_meant() {
        let pressed = |code, modifiers| input(Event::Key(KeyEvent::new(code, modifiers)));
        let (none, control) = (KeyModifiers::NONE, KeyModifiers::CONTROL);
        for (code, modifiers, expected) in [
            (KeyCode::Char('h'), control, Some(plain(Code::Backspace))),
            (KeyCode::Backspace, none, Some(plain(Code::Backspace))),
            (KeyCode::Char('Z'), control, Some(ctrl('z'))),
            (KeyCode::Left, control, Some(Key { code: Code::Left, ctrl: true })),
            (KeyCode::Char('ư'), none, Some(plain(Code::Char('ư')))),
            (KeyCode::Char('@'), control | KeyModifiers::ALT, Some(plain(Code::Char('@')))),
            (KeyCode::Char('f'), KeyModifiers::ALT, None),
            (KeyCode::CapsLock, none, None),
        ] {
            assert_eq!(pressed(code, modifiers), expected.map(Input::Key), "{code:?}");
        }
        let released = KeyEvent::new_with_kind(KeyCode::Enter, none, KeyEventKind::Release);
        assert_eq!(input(Event::Key(released)), None);
    }
}
