//! What may be opened, by whom, and what a crash leaves.
use super::*;
use crate::store::migrate::{APPLICATION_ID, known};
use std::fs;

/// A SQLite file with this header and one table.
fn sqlite_file(path: &Path, application_id: i32, version: u32) {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "application_id", application_id).unwrap();
    conn.pragma_update(None, "user_version", version).unwrap();
    conn.execute_batch("CREATE TABLE something (a)").unwrap();
}

#[test]
fn only_sound_books_of_a_known_version_open() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..200);
    drop(store);
    let whole = fs::read(desk.book()).unwrap();
    let at = |name: &str| desk.folder.path().join(name);
    fs::write(at("garbage"), "không phải sổ ".repeat(1000)).unwrap();
    fs::write(at("empty"), "").unwrap();
    fs::write(at("cut"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at("cut in its header"), &whole[..700]).unwrap();
    sqlite_file(&at("another program's"), 0, 1);
    sqlite_file(&at("newer"), APPLICATION_ID, known() + 1);
    for (name, expected) in [
        ("missing", "NotFound"),
        ("garbage", "NotABook"),
        ("empty", "NotABook"),
        ("cut", "Damaged"),
        ("cut in its header", "Damaged"),
        ("another program's", "NotABook"),
        ("newer", "Newer"),
    ] {
        for access in [Access::Read, Access::Write { who: "Lan".into() }] {
            let refused = format!("{:?}", Store::open(&at(name), access.clone()).unwrap_err());
            assert!(refused.starts_with(expected), "{name}, {access:?}: {refused}");
        }
    }
    assert!(!at("missing").exists());
    let newer = Store::open(&at("newer"), Access::Read).unwrap_err();
    assert!(matches!(newer, StoreError::Newer { found, known: limit } if found == known() + 1 && limit == known()));
}

#[test]
fn a_new_book_takes_no_existing_name() {
    let desk = Desk::new();
    fs::write(desk.book(), "của người khác").unwrap();
    assert!(matches!(Store::create(&desk.book(), "Lan"), Err(StoreError::Exists)));
    assert_eq!(fs::read_to_string(desk.book()).unwrap(), "của người khác");
    let nowhere = desk.folder.path().join("không có").join("sổ.tonghop");
    assert!(matches!(Store::create(&nowhere, "Lan"), Err(StoreError::NotFound)));
}

#[cfg(unix)]
#[test]
fn a_new_book_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    drop(desk.create());
    assert_eq!(fs::metadata(desk.book()).unwrap().permissions().mode() & 0o077, 0);
}

#[test]
fn the_second_writer_is_told_who_holds_the_book_and_may_read() {
    let desk = Desk::new();
    let before = Utc::now();
    let (store, _) = desk.create();
    let held = desk.write().unwrap_err();
    assert!(
        matches!(&held, StoreError::Held { who: Some(who), since: Some(since) } if who == "Lan" && *since >= before),
        "{held:?}"
    );
    let mut reader = desk.read().unwrap();
    assert!(reader.is_read_only());
    assert!(matches!(reader.decide(None, import(1), "Hoa", noon(), None), Err(StoreError::ReadOnly)));
    assert!(matches!(reader.add_plan_version("p", "", None), Err(StoreError::ReadOnly)));
    drop(store);
    assert!(!desk.write().unwrap().is_read_only());
}

/// What a killed program leaves: the note says somebody, the system says nobody.
#[test]
fn a_note_without_a_lock_holds_nothing() {
    let desk = Desk::new();
    drop(desk.create());
    fs::write(desk.folder.path().join("sổ.tonghop.lock.txt"), r#"{"who":"Ma","since":"2026-01-01T00:00:00Z","pid":1}"#)
        .unwrap();
    let first = desk.write().unwrap();
    assert!(matches!(desk.write(), Err(StoreError::Held { who: Some(who), .. }) if who == "Hoa"));
    drop(first);
}

#[test]
fn commits_outlive_a_power_cut() {
    let desk = Desk::new();
    let (store, _) = desk.create();
    let pragma = |store: &Store, name: &str| {
        store.conn.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0)).unwrap()
    };
    const FULL: i64 = 2;
    assert_eq!(pragma(&store, "synchronous"), FULL.into());
    assert_eq!(pragma(&store, "journal_mode"), "wal".to_owned().into());
    drop(store);
    let again = desk.write().unwrap();
    assert_eq!(pragma(&again, "synchronous"), FULL.into());
    assert_eq!(pragma(&again, "foreign_keys"), 1.into());
}

#[test]
fn a_book_of_an_older_version_is_backed_up_and_brought_up_to_date() {
    let desk = Desk::new();
    sqlite_file(&desk.book(), APPLICATION_ID, 0);
    assert!(matches!(desk.read(), Err(StoreError::Older { found: 0, .. })));
    let mut store = desk.write().unwrap();
    store.decide(None, import(0), "Lan", noon(), None).unwrap();
    let version: u32 = store.conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, known());
    let kept = backups(&backup_folder(&desk.book()), &desk.book()).unwrap();
    assert_eq!(kept.len(), 1);
    assert!(matches!(Store::open(&kept[0], Access::Read), Err(StoreError::Older { found: 0, .. })));
    assert_eq!(desk.read().unwrap().decisions().unwrap().len(), 1);
}

#[test]
fn damage_inside_is_found_by_the_check() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..200);
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    drop(store);
    let mut bytes = fs::read(desk.book()).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    fs::write(desk.book(), bytes).unwrap();
    assert!(!desk.read().unwrap().check().unwrap().is_empty());
}
