//! Files before anything of them is taken.
use crate::reading::files::normal;
use std::io::{Cursor, Write};
use tonghop::{
    domain::intake::Code,
    sheet::read::{Limits, read_in_process},
};

pub const CODES: [Code; 6] = [
    Code::FileUnreadable,
    Code::FileEncrypted,
    Code::FileNotSpreadsheet,
    Code::FileTooLarge,
    Code::FileMayBeDamaged,
    Code::FileReadLimit,
];

/// What Excel makes of a workbook with a password: a package inside a compound file.
fn encrypted() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for name in ["/EncryptionInfo", "/EncryptedPackage"] {
        file.create_stream(name).unwrap().write_all(&[4; 5000]).unwrap();
    }
    file.into_inner().into_inner()
}

fn said(bytes: &[u8], limits: &Limits) -> Option<Code> {
    read_in_process(bytes, limits).err().map(|finding| finding.code)
}

#[test]
fn each_code_is_raised_by_its_example_and_not_by_one_near_it() {
    let (normal, usual) = (normal(), Limits::default());
    assert_eq!(said(&normal, &usual), None);
    let length = normal.len() as u64;
    let encrypted = encrypted();
    for (code, bytes, limits) in [
        (Code::FileUnreadable, b"Rar!\x1a\x07\x00 bao cao".as_slice(), usual.clone()),
        (Code::FileEncrypted, &encrypted, usual.clone()),
        (Code::FileNotSpreadsheet, b"%PDF-1.7 ban quet", usual.clone()),
        (Code::FileTooLarge, &normal, Limits { file: length - 1, ..usual.clone() }),
        (Code::FileMayBeDamaged, &normal[..normal.len() / 2], usual.clone()),
        (Code::FileReadLimit, &normal, Limits { cells: 5, ..usual.clone() }),
        (Code::FileEmpty, b"", usual.clone()),
    ] {
        assert_eq!(said(bytes, &limits), Some(code));
    }
    let just = Limits { file: length, cells: 50, ..usual };
    assert_eq!(said(&normal, &just), None);
}
