//! A path as somebody types or pastes it.
use std::path::{Path, PathBuf};

/// Quotes around it are not part of it, `~` is the user's own folder, and what does not begin at a root lies in `base`.
pub fn typed(text: &str, base: &Path, home: &Path) -> PathBuf {
    let text = text.trim();
    // "Copy as path" of Windows puts quotes around it.
    let quoted = |quote| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let bare = quoted('"').or_else(|| quoted('\'')).unwrap_or(text).trim();
    if let Some(rest) = bare.strip_prefix('~')
        && (rest.is_empty() || rest.starts_with(['/', '\\']))
    {
        return home.join(rest.trim_start_matches(['/', '\\']));
    }
    // To Windows "D:" alone is wherever one was last on that drive.
    if let [letter, b':'] = bare.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        return PathBuf::from(format!("{bare}\\"));
    }
    base.join(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_was_meant() {
        for (text, path) in [
            (" /nhận/tệp.xlsx ", "/nhận/tệp.xlsx"),
            ("\"/nhận/thư mục\"", "/nhận/thư mục"),
            ("'/nhận/thư mục' ", "/nhận/thư mục"),
            ("đợt 2", "/đây/đợt 2"),
            ("../đợt 2", "/đây/../đợt 2"),
            ("~", "/nhà"),
            ("~/Downloads", "/nhà/Downloads"),
            ("~$khoá.xlsx", "/đây/~$khoá.xlsx"),
            ("d:", "d:\\"),
            ("", "/đây/"),
        ] {
            assert_eq!(typed(text, Path::new("/đây"), Path::new("/nhà")), PathBuf::from(path), "{text}");
        }
    }
}
