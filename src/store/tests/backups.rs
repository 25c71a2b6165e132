//! Copies of a book, and taking one back.
use super::*;
use std::fs;

#[test]
fn a_backup_holds_what_the_book_holds_and_stands_alone() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..100);
    let to = desk.folder.path().join("bản sao.tonghop");
    store.backup(&to).unwrap();
    assert!(matches!(store.backup(&to), Err(StoreError::Exists)));
    take_in(&mut store, basis, 100..110);
    let copy = Store::open(&to, Access::Read).unwrap();
    assert_eq!(
        copy.extent().unwrap(),
        Extent { receipts: 100, originals: 100, decisions: 1, plan_versions: 1, roster_changes: 0 }
    );
    assert_eq!(copy.report(ReportRef { receipt: 100, ordinal: 0 }).unwrap(), Some(report(99)));
    drop(copy);
    let mut names: Vec<String> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("bản sao") || name.starts_with(".tmp"))
        .collect();
    names.sort();
    assert_eq!(names, ["bản sao.tonghop"], "no companions, no leftovers");
}

#[test]
fn a_reader_backs_up_too() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..3);
    let to = desk.folder.path().join("b.tonghop");
    desk.read().unwrap().backup(&to).unwrap();
    assert_eq!(Store::open(&to, Access::Read).unwrap().extent().unwrap(), store.extent().unwrap());
}

#[test]
fn one_backup_a_day_and_the_last_seven() {
    let desk = Desk::new();
    let (store, _) = desk.create();
    let folder = desk.folder.path().join("sao lưu");
    fs::create_dir(&folder).unwrap();
    let mine = folder.join("sổ-2026-05-01 (của tôi).tonghop");
    fs::write(&mine, "").unwrap();
    let days: Vec<NaiveDate> = day("2026-04-27").iter_days().take(8).collect();
    for today in &days {
        assert!(store.daily_backup(&folder, *today).unwrap().is_some());
        assert_eq!(store.daily_backup(&folder, *today).unwrap(), None, "once a day");
    }
    let kept = backups(&folder, &desk.book()).unwrap();
    let expected: Vec<PathBuf> =
        days.iter().skip(1).rev().map(|today| folder.join(format!("sổ-{today}.tonghop"))).collect();
    assert_eq!(kept, expected);
    assert!(mine.exists());
    assert_eq!(backups(&desk.folder.path().join("không có"), &desk.book()).unwrap(), Vec::<PathBuf>::new());
}

/// Zeroes a page in the middle of a file.
fn damage(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_book_pushes_no_good_backup_out() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..200);
    let folder = desk.folder.path().join("b");
    store.daily_backup(&folder, day("2026-05-18")).unwrap();
    drop(store);
    damage(&desk.book());
    let store = desk.write().unwrap();
    assert!(store.daily_backup(&folder, day("2026-05-19")).is_err());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_restored_book_is_the_backup_and_the_old_one_is_kept() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..100);
    let backup = desk.folder.path().join("b.tonghop");
    store.backup(&backup).unwrap();
    let extent = store.extent().unwrap();
    take_in(&mut store, basis, 100..164);
    assert!(matches!(restore(&backup, &desk.book(), "Hoa"), Err(StoreError::Held { .. })));
    drop(store);
    damage(&desk.book());
    // A log that a killed program left: played into the restored book it would damage it.
    let log = desk.folder.path().join("sổ.tonghop-wal");
    fs::write(&log, "nhật ký của sổ cũ").unwrap();
    let kept = restore(&backup, &desk.book(), "Hoa").unwrap().unwrap();
    assert_eq!(kept.file_name().unwrap(), "sổ-truoc-khi-phuc-hoi-1.tonghop");
    assert!(!log.exists());
    let mut restored = desk.write().unwrap();
    assert_eq!(restored.extent().unwrap(), extent);
    assert_eq!(restored.check().unwrap(), Vec::<String>::new());
    take_in(&mut restored, basis, 100..101);
    drop(restored);
    let again = restore(&backup, &desk.book(), "Hoa").unwrap().unwrap();
    assert_ne!(again, kept);
}

#[test]
fn only_a_sound_book_is_restored() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..200);
    let backup = desk.folder.path().join("b.tonghop");
    store.backup(&backup).unwrap();
    drop(store);
    damage(&backup);
    let text = desk.folder.path().join("ghi chú.txt");
    fs::write(&text, "không phải sổ").unwrap();
    let before = fs::read(desk.book()).unwrap();
    let missing = desk.folder.path().join("missing");
    for (from, expected) in [(&backup, "Damaged"), (&text, "NotABook"), (&missing, "NotFound")] {
        let refused = format!("{:?}", restore(from, &desk.book(), "Lan").unwrap_err());
        assert!(refused.starts_with(expected), "{refused}");
    }
    assert_eq!(fs::read(desk.book()).unwrap(), before);
    let new = desk.folder.path().join("mới.tonghop");
    let good = desk.book();
    assert_eq!(restore(&good, &new, "Lan").unwrap(), None, "nothing stood there");
    assert_eq!(Store::open(&new, Access::Read).unwrap().extent().unwrap().receipts, 200);
}
