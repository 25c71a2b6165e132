//! Reads a source text as far as the wall needs: code without comments and literals, and imports written out.

/// One path or piece of code, with the line it begins on.
pub struct Piece {
    line: usize,
    text: String,
}

/// The code of a file line by line, and every `use` as the full paths it brings in.
pub fn code(text: &str) -> Vec<Piece> {
    let bare = without_comments_and_literals(text);
    let mut pieces: Vec<Piece> =
        bare.lines().enumerate().map(|(at, line)| Piece { line: at + 1, text: line.to_owned() }).collect();
    let imports: Vec<Piece> = imports(&bare);
    pieces.extend(imports);
    pieces
}

/// Lines that mention a word, each once. A word does not begin or end within a longer name.
pub fn mentions(code: &[Piece], word: &str) -> Vec<usize> {
    let mut lines: Vec<usize> =
        code.iter().filter(|piece| is_mentioned(&piece.text, word)).map(|piece| piece.line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn is_mentioned(text: &str, word: &str) -> bool {
    let in_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let begins = !before.is_some_and(in_name);
        let ends = !word.ends_with(in_name) || !after.is_some_and(in_name);
        begins && ends
    })
}

/// Comments and the inside of literals become blanks; line breaks stay.
fn without_comments_and_literals(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let end = literal_end(&letters, at).unwrap_or(at);
        if end > at {
            out.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            out.push(letter);
            at += 1;
        }
    }
    out
}

/// Where a comment or literal that begins here ends; None where none begins.
fn literal_end(letters: &[char], at: usize) -> Option<usize> {
    let rest = &letters[at..];
    let begins = |with: &str| with.chars().eq(rest.iter().copied().take(with.len()));
    if begins("//") {
        return Some(rest.iter().position(|letter| *letter == '\n').map_or(letters.len(), |length| at + length));
    }
    if begins("/*") {
        return Some(at + block_comment_length(rest));
    }
    let in_name = at.checked_sub(1).is_some_and(|before| letters[before].is_alphanumeric() || letters[before] == '_');
    if begins("r") && !in_name {
        return raw_string_length(rest).map(|length| at + length);
    }
    match rest {
        ['"', inside @ ..] => Some(at + 1 + quoted_length(inside, '"')),
        // A letter, not a lifetime.
        ['\'', '\\', _, inside @ ..] => Some(at + 3 + quoted_length(inside, '\'')),
        ['\'', _, '\'', ..] => Some(at + 3),
        _ => None,
    }
}

/// Length up to and with the closing quote.
fn quoted_length(inside: &[char], quote: char) -> usize {
    let mut escaped = false;
    let closing = inside.iter().position(|letter| {
        let closes = *letter == quote && !escaped;
        escaped = *letter == '\\' && !escaped;
        closes
    });
    closing.map_or(inside.len(), |at| at + 1)
}

/// Length of `r"…"` or `r#"…"#`; None where `r` is a name of its own.
fn raw_string_length(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().skip(1).take_while(|letter| **letter == '#').count();
    let body = rest.get(1 + hashes..)?.strip_prefix(&['"'])?;
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let length = body.windows(closing.len()).position(|window| window == closing).unwrap_or(body.len());
    Some((2 + hashes + length + closing.len()).min(rest.len()))
}

fn block_comment_length(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        match rest.get(at..at + 2) {
            Some(['/', '*']) => (depth, at) = (depth + 1, at + 2),
            Some(['*', '/']) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// `use a::{b, c::d};` as `a::b` and `a::c::d`, each with its own line.
fn imports(bare: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, _) in bare.match_indices("use ") {
        let begins = !bare[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if let Some(length) = bare[at..].find(';').filter(|_| begins) {
            let line = bare[..at].matches('\n').count() + 1;
            expand("", &bare[at + 4..at + length], line, &mut pieces);
        }
    }
    pieces
}

fn expand(prefix: &str, tree: &str, line: usize, into: &mut Vec<Piece>) {
    let line =
        line + tree.len().checked_sub(tree.trim_start().len()).map_or(0, |blank| tree[..blank].matches('\n').count());
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        if !tree.is_empty() {
            into.push(Piece { line, text: format!("{prefix}{tree}") });
        }
        return;
    };
    let inside = group.trim_end().strip_suffix('}').unwrap_or(group);
    let prefix = format!("{prefix}{}", head.trim());
    let mut line = line + head.matches('\n').count();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, letter) in inside.char_indices().chain([(inside.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inside[from..at], line, into);
                line += inside[from..at].matches('\n').count();
                from = at + 1;
            }
            _ => {}
        }
    }
}
