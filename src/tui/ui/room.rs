//! Room on the screen, given away line by line.
use ratatui::layout::Rect;

/// The topmost line of a room, which loses it; None where there is none left.
pub fn take_line(room: &mut Rect) -> Option<Rect> {
    let height = room.height.checked_sub(1)?;
    let line = Rect { height: 1, ..*room };
    *room = Rect { y: room.y.saturating_add(1), height, ..*room };
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_from_the_top_until_none_is_left() {
        let mut room = Rect::new(3, 5, 40, 2);
        assert_eq!(take_line(&mut room), Some(Rect::new(3, 5, 40, 1)));
        assert_eq!(room, Rect::new(3, 6, 40, 1));
        assert_eq!(take_line(&mut room), Some(Rect::new(3, 6, 40, 1)));
        assert_eq!((take_line(&mut room), room), (None, Rect::new(3, 7, 40, 0)));
    }
}
