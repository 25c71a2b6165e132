//! File names that every system takes: plain letters, no reserved name, a bounded length.
use unicode_normalization::UnicodeNormalization;

/// Bytes of a name without its extension.
const LONGEST: usize = 100;

/// A name made of several parts, such as a unit's code and name, with an extension.
pub fn file_name<'a>(parts: impl IntoIterator<Item = &'a str>, extension: &str) -> String {
    let parts: Vec<String> = parts.into_iter().map(plain).filter(|part| !part.is_empty()).collect();
    let mut stem = parts.join("_");
    stem.truncate(LONGEST);
    let stem = stem.trim_end_matches(['.', '-', '_']);
    let stem = if stem.is_empty() { "bao-cao" } else { stem };
    let guard = if is_reserved(stem) { "_" } else { "" };
    format!("{guard}{stem}.{extension}")
}

/// ASCII letters, digits, and single `-`, `_` or `.` between them.
fn plain(text: &str) -> String {
    let mut name = String::new();
    for c in text.nfd() {
        let c = match c {
            'đ' | 'ð' => 'd',
            'Đ' | 'Ð' => 'D',
            '\u{300}'..='\u{36f}' => continue,
            c if c.is_ascii_alphanumeric() || matches!(c, '_' | '.') => c,
            _ => '-',
        };
        let between = matches!(c, '-' | '_' | '.');
        if !(between && (name.is_empty() || name.ends_with(['-', '_', '.']))) {
            name.push(c);
        }
    }
    name.trim_end_matches(['-', '_', '.']).to_owned()
}

/// Windows keeps these for devices, whatever follows the first dot.
fn is_reserved(stem: &str) -> bool {
    let device = stem.split('.').next().unwrap_or(stem).to_ascii_uppercase();
    let numbered = |prefix: &str| {
        device
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|digit| digit.is_ascii_digit()))
    };
    matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        for (parts, name) in [
            (vec!["DL001", "Trường THPT Nguyễn Đình Chiểu"], "DL001_Truong-THPT-Nguyen-Dinh-Chieu.xlsx"),
            (vec!["", "Ea H’Leo – số 2"], "Ea-H-Leo-so-2.xlsx"),
            (vec!["../../etc/passwd"], "etc-passwd.xlsx"),
            (vec!["C:\\a\\..\\b"], "C-a-b.xlsx"),
            (vec!["CON"], "_CON.xlsx"),
            (vec!["com1.thpt"], "_com1.thpt.xlsx"),
            (vec!["COM10"], "COM10.xlsx"),
            (vec!["a\u{0}b\n.. "], "a-b.xlsx"),
            (vec!["…"], "bao-cao.xlsx"),
        ] {
            assert_eq!(file_name(parts, "xlsx"), name);
        }
        assert_eq!(file_name(["ă".repeat(500).as_str()], "xlsx").len(), LONGEST + 5);
    }
}
