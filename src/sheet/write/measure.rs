//! How high a row must be: merged cells never grow by themselves, neither in Excel nor in LibreOffice.

/// Rows that a text takes when wrapped at words in a cell so many digits wide.
pub fn lines(text: &str, width: f64) -> u32 {
    text.split('\n').map(|paragraph| lines_of(paragraph, width)).sum()
}

fn lines_of(paragraph: &str, width: f64) -> u32 {
    let (mut lines, mut used) = (1, 0.0);
    for word in paragraph.split_whitespace() {
        let long = length(word);
        if used > 0.0 && used + 0.5 + long > width {
            lines += 1;
            used = long;
        } else {
            used += long + if used > 0.0 { 0.5 } else { 0.0 };
        }
        // A word wider than its cell is broken.
        while used > width && width > 1.0 {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// In digits, a little on the safe side: the fonts of two machines are never quite the same.
fn length(word: &str) -> f64 {
    word.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | '.' | ',' | ';' | ':' | '(' | ')' | '\'' => {
                0.6
            }
            'm' | 'w' | 'M' | 'W' | '…' | '—' => 1.75,
            'r' | 's' | '-' => 0.8,
            c if c.is_uppercase() => 1.42,
            _ => 0.96,
        })
        .sum()
}

/// Points for the most lines among cells of (text, width in digits), at a font size in points.
pub fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>, size: f64) -> f64 {
    // A cell keeps a little air left and right, and a smaller font fits more.
    let most = cells.into_iter().map(|(text, width)| lines(text, (width - 1.0) * 12.0 / size)).max().unwrap_or(1);
    f64::from(most) * size * 1.29 + 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_at_words() {
        for (text, width, expected) in [
            ("", 10.0, 1),
            ("Có", 10.0, 1),
            ("một hai ba bốn năm", 10.0, 2),
            ("a\nb\nc", 10.0, 3),
            ("nguyên-một-từ-dài-không-ngắt", 10.0, 3),
        ] {
            assert_eq!(lines(text, width), expected, "{text}");
        }
        assert!(height([("ngắn", 50.0), ("dài hơn ô của nó rất nhiều", 10.0)], 12.0) > height([("ngắn", 50.0)], 12.0));
    }
}
