//! What a folder with archives in it comes to.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::sheet::write::zip_forms;
use std::io::Cursor;

#[test]
fn archives_are_opened_once_more_inside_and_what_is_left_out_is_listed() {
    let room = tempfile::TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(room.path().join(name), bytes).unwrap();
    let pack = |files: &[(&str, &[u8])]| {
        let mut out = Cursor::new(Vec::new());
        zip_forms(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())), &mut out).unwrap();
        out.into_inner()
    };
    let innermost = pack(&[("d.csv", b"d")]);
    let inner = pack(&[("c.csv", b"c"), ("e.zip", &innermost)]);
    let outer = pack(&[("b.csv", b"b"), ("Thumbs.db", b"x"), ("inner.ZIP", &inner), ("../f.csv", b"f")]);
    write("outer.zip", &outer);
    write("broken.zip", &outer[..outer.len() - 30]);
    write("empty.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    write("~$a.xlsx", b"x");
    write("a.csv", b"a");
    let files = collect(&[room.path().to_path_buf()], None, &Limits::default()).unwrap();
    let seen: Vec<_> = files
        .iter()
        .map(|file| {
            let what = match &file.origin {
                Origin::File => "file".to_owned(),
                Origin::Member { archive, at } => {
                    String::from_utf8_lossy(&archive.read(*at).unwrap()).chars().take(2).collect()
                }
                Origin::LeftOut => "left out".to_owned(),
                Origin::Closed(finding) => finding.code.token().to_owned(),
            };
            (file.shown.as_str(), what)
        })
        .collect();
    let seen: Vec<_> = seen.iter().map(|(shown, what)| (*shown, what.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("a.csv", "file"),
            ("broken.zip", "file"),
            ("empty.zip", "file-empty"),
            ("outer.zip/Thumbs.db", "left out"),
            ("outer.zip/b.csv", "b"),
            ("outer.zip/f.csv", "f"),
            ("outer.zip/inner.ZIP/c.csv", "c"),
            ("outer.zip/inner.ZIP/e.zip", "PK"),
            ("~$a.xlsx", "left out"),
        ]
    );
}
