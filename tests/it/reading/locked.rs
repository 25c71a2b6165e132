//! Workbooks under a password, opened by a reader process once it is given.
use super::{formats::saved, pool::reader, read, refused};
use tonghop::{
    domain::intake::Code,
    sheet::read::{Limits, ReaderPool},
};

const PASSWORD: &str = "Mật khẩu 1";

#[test]
fn the_right_password_opens_it_and_no_other() {
    let locked = saved("locked.xlsx");
    refused(&locked, Code::FileEncrypted);
    let pool = ReaderPool::new(reader, 1, Limits::default());
    let plain = pool.decrypt(&locked, PASSWORD).unwrap();
    let book = read(&plain);
    let typed: Vec<_> = book.sheets[0].cells.iter().map(|cell| cell.typed()).collect();
    assert_eq!(typed, ["Trường TH Suối Reo", "12"]);
    for wrong in ["", "mật khẩu 1", "Mật khẩu 1 ", &"x".repeat(100_000)] {
        assert_eq!(pool.decrypt(&locked, wrong).unwrap_err().code, Code::FileEncrypted, "{wrong:.20}");
    }
    // The reader goes on reading.
    assert_eq!(pool.read(&plain).unwrap(), book);
}

#[test]
fn what_no_password_opens_is_refused() {
    let pool = ReaderPool::new(reader, 1, Limits::default());
    refused(&saved("locked.ods"), Code::FileEncrypted);
    assert_eq!(pool.decrypt(&saved("locked.ods"), PASSWORD).unwrap_err().code, Code::FileEncrypted);
    let locked = saved("locked.xlsx");
    for length in (0..locked.len()).step_by(311) {
        assert!(pool.decrypt(&locked[..length], PASSWORD).is_err(), "{length}");
        let mut broken = locked.clone();
        broken[length] ^= 0xFF;
        // A digit of the package may be wrong: its own checksum says so when it is read.
        if let Ok(plain) = pool.decrypt(&broken, PASSWORD) {
            assert!(
                pool.read(&plain).is_err()
                    || pool.read(&plain).unwrap() == pool.read(&pool.decrypt(&locked, PASSWORD).unwrap()).unwrap()
            );
        }
    }
}
