//! The five truths: what is added comes back, and nothing takes it away.
use super::*;
use crate::domain::{
    book::{Keep, Ledger, RosterChange, roster_change::fold},
    plan::period::Dates,
    unit::Unit,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn every_action() -> Vec<Action> {
    let report = ReportRef { receipt: 12, ordinal: 3 };
    let (period, unit) = (PERIOD.to_owned(), "S1".to_owned());
    let dates = Dates { due: Some(day("2026-05-19")), ..Dates::default() };
    vec![
        Action::NewBook { plan: "daklak-antq-2026".into(), today: None },
        Action::ImportRoster { file: "danh sách.xlsx".into(), added: 12, changed: 0 },
        Action::OpenPeriod { period: period.clone(), dates },
        import(3),
        Action::AnswerUnit { report, unit: unit.clone(), old: Some("S2".into()), alias: Some("TH Lê Lợi".into()) },
        Action::AnswerPeriod { report, period: period.clone(), old: None },
        Action::KeepVersion { report, keep: Keep::New },
        Action::Discard { receipt: 4 },
        Action::Accept { report },
        Action::Return { report },
        Action::Correct { report, field: "so-buoi".into(), row: 0, value: "5".into(), old: Some("50".into()) },
        Action::Exempt { period: period.clone(), unit: unit.clone() },
        Action::Extend { period: period.clone(), unit, until: day("2026-06-01") },
        Action::ClosePeriod { period: period.clone() },
        Action::ForwardPeriod { period: period.clone(), sha256: "ab".into() },
        Action::ReopenPeriod { period: period.clone() },
        Action::Export { period, file: "tổng hợp.xlsx".into() },
        Action::Undo { seq: 3 },
    ]
}

#[test]
fn every_decision_comes_back() {
    let desk = Desk::new();
    let (mut store, _) = desk.create();
    let mut written = Vec::new();
    for action in every_action() {
        written.push(store.decide(None, action, "Lan", noon(), Some("theo công văn")).unwrap());
    }
    let last = store.decide(Some(2), import(0), "Hoa", noon(), None).unwrap();
    written.push(last);
    assert_eq!(store.decisions().unwrap(), written);
    assert_eq!(written[0].seq, 1);
    assert_eq!(written[1].batch, 2, "a batch of its own");
    assert_eq!(store.next_batch().unwrap(), 19);
    let listed = |seq: i64| -> (String, String, Option<String>, Option<i64>) {
        let sql = "SELECT kind, subject, old, undoes FROM decision WHERE seq = ?1";
        store.conn.query_row(sql, [seq], |row| row.try_into()).unwrap()
    };
    assert_eq!(listed(11), ("correct".into(), "12.3 so-buoi".into(), Some("50".into()), None));
    assert_eq!(listed(18), ("undo".into(), "3".into(), None, Some(3)));
    assert!(store.decide(None, Action::Undo { seq: 99 }, "Lan", noon(), None).is_err(), "nothing to take back");
}

#[test]
fn plan_versions_come_back() {
    let desk = Desk::new();
    let (mut store, _) = desk.create();
    let text = "[plan]\ntitle = \"Phong trào toàn dân bảo vệ ANTQ\"\n";
    let id = store.add_plan_version("daklak-antq-2026", text, Some(day("2027-01-01"))).unwrap();
    let versions = store.plan_versions().unwrap();
    assert_eq!(versions.len(), 2);
    let expected = PlanVersion {
        id,
        plan: "daklak-antq-2026".into(),
        text: text.into(),
        sha256: Sha256::digest(text).into(),
        applies_from: Some(day("2027-01-01")),
    };
    assert_eq!(versions[1], expected);
    assert_eq!(versions[0].applies_from, None);
}

#[test]
fn the_roster_follows_from_its_changes_and_undone_batches_did_not_happen() {
    let desk = Desk::new();
    let (mut store, _) = desk.create();
    let unit = |code: &str, name: &str| Unit {
        code: code.into(),
        name: name.into(),
        kind: "thcs".into(),
        properties: [("chi-bo".to_owned(), true)].into(),
        former_names: vec![("Trường cũ".into(), day("2025-08-31"))],
        ..Unit::default()
    };
    let first = [RosterChange::Put(unit("S1", "THCS Lê Lợi")), RosterChange::Put(unit("S2", "THCS Nguyễn Huệ"))];
    let second = [RosterChange::Put(unit("S1", "THCS Lê Lai"))];
    for changes in [first.as_slice(), &second] {
        let batch = store.next_batch().unwrap();
        let action = Action::ImportRoster { file: "ds.xlsx".into(), added: changes.len(), changed: 0 };
        let both = store.together(|store| {
            store.add_roster_changes(batch, changes)?;
            store.decide(Some(batch), action, "Lan", noon(), None)
        });
        assert_eq!(both.unwrap().batch, batch);
    }
    let names = |store: &Store| -> Vec<String> {
        let undone = Ledger::fold(&store.decisions().unwrap()).undone_batches;
        let changes = store.roster_changes().unwrap();
        fold(changes, &undone).into_iter().map(|one| one.name).collect()
    };
    assert_eq!(store.roster_changes().unwrap()[0], (1, first[0].clone()));
    assert_eq!(names(&store), ["THCS Lê Lai", "THCS Nguyễn Huệ"]);
    store.decide(None, Action::Undo { seq: 2 }, "Lan", noon(), None).unwrap();
    assert_eq!(names(&store), ["THCS Lê Lợi", "THCS Nguyễn Huệ"]);
    store.decide(None, Action::Undo { seq: 3 }, "Lan", noon(), None).unwrap();
    assert_eq!(names(&store), ["THCS Lê Lai", "THCS Nguyễn Huệ"]);
}

#[test]
fn things_done_together_are_in_the_book_together_or_not_at_all() {
    let desk = Desk::new();
    let (mut store, _) = desk.create();
    let failed: Result<(), _> = store.together(|store| {
        store.decide(None, import(1), "Lan", noon(), None)?;
        store.add_roster_changes(1, &[RosterChange::Put(Unit::default())])?;
        Err(StoreError::Full)
    });
    assert!(matches!(failed, Err(StoreError::Full)));
    assert_eq!((store.decisions().unwrap().len(), store.roster_changes().unwrap().len()), (0, 0));
    let mut deaf = AssertUnwindSafe(&mut store);
    let panicked = catch_unwind(move || {
        deaf.together(|store| -> Result<(), StoreError> {
            store.decide(None, import(1), "Lan", noon(), None)?;
            std::panic::resume_unwind(Box::new("a bug"))
        })
    });
    assert!(panicked.is_err());
    assert_eq!(store.decisions().unwrap().len(), 0);
    store.decide(None, import(1), "Lan", noon(), None).unwrap();
    assert_eq!(desk.read().unwrap().decisions().unwrap().len(), 1);
}

#[test]
fn truth_is_only_added_to() {
    let desk = Desk::new();
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 0..1);
    store.add_roster_changes(1, &[RosterChange::Put(Unit::default())]).unwrap();
    for (table, key, replace) in [
        ("original", "id", "(id, sha256, size, packing) VALUES (1, zeroblob(32), 0, 'raw')"),
        ("original_bytes", "original", "(original, bytes) VALUES (1, x'00')"),
        ("receipt", "id", "(id, original, path, received, how, batch, at) VALUES (1, 1, '', '', '', 1, '')"),
        ("plan_version", "id", "(id, plan, text, sha256) VALUES (1, '', '', zeroblob(32))"),
        ("roster_change", "seq", "(seq, batch, change) VALUES (1, 1, '{}')"),
        ("decision", "seq", "(seq, batch, kind, subject, payload, who, at) VALUES (1, 1, '', '', '{}', '', '')"),
    ] {
        for sql in [
            format!("DELETE FROM {table}"),
            format!("UPDATE {table} SET {key} = {key} + 1"),
            format!("REPLACE INTO {table} {replace}"),
        ] {
            let refused = store.conn.execute(&sql, []).unwrap_err().to_string();
            assert!(refused.contains("append-only"), "{sql}: {refused}");
        }
    }
}
