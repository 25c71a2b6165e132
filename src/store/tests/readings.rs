//! Derived things: looked at in parts, replaced, and made again.
use super::*;
use crate::domain::intake::Figure;

/// A commune's file: several reports, one of which waits for an answer.
fn commune_file() -> FileReading {
    let row = |ordinal: u32| StoredReading {
        ordinal,
        unit: Some(format!("X{ordinal}")),
        period: Some(PERIOD.into()),
        place: Some(RowPlace { sheet: "Tổng hợp xã".into(), row: ordinal + 6 }),
        report: report(i64::from(ordinal)),
        ..StoredReading::default()
    };
    let candidate = |code: &str, score| Candidate { code: code.into(), name: "TH Lê Lợi".into(), score };
    let waiting = StoredReading {
        unit: None,
        alias: Some("Trường Lê Lợi".into()),
        question: Some(Question {
            kind: QuestionKind::Unit,
            candidates: vec![candidate("S1", 0.9), candidate("S2", 0.75)],
        }),
        ..row(2)
    };
    FileReading {
        outcome: "partly-taken".into(),
        findings: vec![Finding::new(Code::SheetHidden).on("Ẩn", None)],
        readings: vec![row(0), row(1), waiting],
    }
}

/// Three files of one school each, then a commune's file of three.
fn book(desk: &Desk) -> (Store, Basis) {
    let (mut store, basis) = desk.create();
    take_in(&mut store, basis, 1..4);
    let mut importer = store.importer(2, basis);
    let mut file = arrival(4, b"4");
    file.received = day("2026-05-20");
    file.how = ArrivalHow::Paper;
    file.content = commune_file();
    file.content.readings[1].period = Some("year@2026".into());
    importer.put(&file).unwrap();
    importer.finish().unwrap();
    (store, basis)
}

const fn at(receipt: i64, ordinal: u32) -> ReportRef {
    ReportRef { receipt, ordinal }
}

#[test]
fn files_come_back() {
    let desk = Desk::new();
    let (store, basis) = book(&desk);
    let files = store.files().unwrap();
    assert_eq!(files.len(), 4);
    let expected = FileRow {
        receipt: 4,
        path: "hộp thư/4.xlsx".into(),
        sha256: Sha256::digest(b"4").into(),
        size: 1,
        received: day("2026-05-20"),
        batch: 2,
        how: ArrivalHow::Paper,
        at: noon(),
        outcome: Some(FileOutcome { token: "partly-taken".into(), findings: commune_file().findings, basis }),
    };
    assert_eq!(files[3], expected);
    assert_eq!(files[0].outcome.as_ref().unwrap().findings, []);
}

#[test]
fn headers_say_everything_but_the_figures() {
    let desk = Desk::new();
    let (store, _) = book(&desk);
    let headers = store.headers(Which::All).unwrap();
    let ids: Vec<ReportRef> = headers.iter().map(|header| header.id).collect();
    assert_eq!(ids, [at(1, 0), at(2, 0), at(3, 0), at(4, 0), at(4, 1), at(4, 2)]);
    let waiting = commune_file().readings[2].clone();
    let expected = ReadingHeader {
        id: at(4, 2),
        batch: 2,
        received: day("2026-05-20"),
        unit: None,
        period: Some(PERIOD.into()),
        question: waiting.question,
        place: waiting.place,
        alias: waiting.alias,
        values: 1,
        errors: 0,
        warnings: 1,
        notes: 1,
        digest: Some(waiting.report.digest()),
    };
    assert_eq!(headers[5], expected);
    assert_eq!((headers[0].unit.as_deref(), &headers[0].place, headers[0].batch), (Some("S1"), &None, 1));
}

#[test]
fn figures_and_reports_of_all_of_a_period_or_of_some() {
    let desk = Desk::new();
    let (mut store, basis) = book(&desk);
    take_in(&mut store, basis, 100..200);
    let far = at(104, 0);
    let six_months: Vec<ReportRef> = [at(1, 0), at(2, 0), at(3, 0), at(4, 0), at(4, 2)]
        .into_iter()
        .chain((5..=104).map(|receipt| at(receipt, 0)))
        .collect();
    let all: Vec<ReportRef> = store.headers(Which::All).unwrap().iter().map(|header| header.id).collect();
    for (name, which, expected) in [
        ("all", Which::All, all),
        ("a period", Which::Period(PERIOD), six_months),
        ("another period", Which::Period("year@2026"), vec![at(4, 1)]),
        ("no such period", Which::Period("no@2026"), vec![]),
        ("after a receipt", Which::After(103), vec![far]),
        ("after the last", Which::After(104), vec![]),
        ("one file", Which::Of(4), vec![at(4, 0), at(4, 1), at(4, 2)]),
        ("no such file", Which::Of(900), vec![]),
        ("none", Which::These(&[]), vec![]),
        ("one", Which::These(&[at(4, 1)]), vec![at(4, 1)]),
        ("some together", Which::These(&[at(4, 2), at(3, 0), at(3, 0), at(4, 9)]), vec![at(3, 0), at(4, 2)]),
        ("some far apart", Which::These(&[far, at(1, 0), at(900, 0)]), vec![at(1, 0), far]),
    ] {
        let mut seen = Vec::new();
        store.each_figures(which, |stored| seen.push((stored.id, unpacked(&stored).unwrap()))).unwrap();
        let mut reports = Vec::new();
        store.each_report(which, |id, report| reports.push((id, report.figures()))).unwrap();
        assert_eq!(seen, reports, "{name}");
        let headers = store.headers(which).unwrap();
        assert!(headers.iter().map(|header| header.id).eq(expected.iter().copied()), "{name}");
        assert!(seen.iter().map(|(id, _)| *id).eq(expected), "{name}");
    }
    assert_eq!(store.report(far).unwrap(), Some(report(199)));
    assert_eq!(store.report(at(4, 9)).unwrap(), None);
}

fn unpacked(stored: &StoredFigures) -> Result<Vec<Figure>, StoreError> {
    let mut figures = Vec::new();
    stored.unpack(|figure| figures.push(figure)).map(|()| figures)
}

/// Everything derived, as it is seen from outside.
fn seen(store: &Store) -> (Vec<FileRow>, Vec<ReadingHeader>, Vec<(ReportRef, Report)>) {
    let mut reports = Vec::new();
    store.each_report(Which::All, |id, report| reports.push((id, report))).unwrap();
    (store.files().unwrap(), store.headers(Which::All).unwrap(), reports)
}

#[test]
fn a_reading_is_replaced_whole() {
    let desk = Desk::new();
    let (mut store, basis) = book(&desk);
    let newer = Basis { engine: 2, ..basis };
    let before = seen(&store);
    store.replace_readings(4, newer, &arrival(7, b"4").content).unwrap();
    let after = seen(&store);
    assert_eq!(after.0[..3], before.0[..3]);
    assert_eq!(after.0[3].outcome.as_ref().unwrap().basis, newer);
    assert_eq!(after.1.iter().map(|header| header.id).collect::<Vec<_>>(), [at(1, 0), at(2, 0), at(3, 0), at(4, 0)]);
    assert_eq!(after.2[3], (at(4, 0), report(7)));
    store.replace_readings(4, basis, &FileReading::default()).unwrap();
    assert_eq!(seen(&store).2.len(), 3);
    let mut twice = commune_file();
    twice.readings[1].ordinal = 0;
    let old = seen(&store);
    assert!(store.replace_readings(4, basis, &twice).is_err());
    assert_eq!(seen(&store), old, "what cannot be stored changes nothing");
}

#[test]
fn a_rebuild_makes_everything_again_or_nothing() {
    let desk = Desk::new();
    let (mut store, basis) = book(&desk);
    let before = seen(&store);
    let readings: Vec<FileReading> = {
        let mut files: Vec<FileReading> = (1..4).map(|number| arrival(number, b"").content).collect();
        files.push(commune_file());
        files[3].readings[1].period = Some("year@2026".into());
        files
    };
    let mut stopped = store.rebuild(basis).unwrap();
    assert!(stopped.store().files().unwrap().iter().all(|file| file.outcome.is_none()));
    stopped.put(1, &readings[0]).unwrap();
    drop(stopped);
    assert_eq!(seen(&store), before);
    let mut rebuild = store.rebuild(basis).unwrap();
    for (file, reading) in rebuild.store().files().unwrap().iter().zip(&readings) {
        assert!(rebuild.store().original(&file.sha256).unwrap().is_some());
        rebuild.put(file.receipt, reading).unwrap();
    }
    rebuild.finish().unwrap();
    assert_eq!(seen(&store), before);
}

#[test]
fn a_reading_of_another_format_asks_for_a_rebuild() {
    let desk = Desk::new();
    let (store, _) = book(&desk);
    store.conn.execute("UPDATE reading_figures SET blob = x'FF00' WHERE id = 2 << 20", []).unwrap();
    assert!(matches!(store.report(at(2, 0)), Err(StoreError::Reading(id)) if id == at(2, 0)));
    let mut all = Vec::new();
    store.each_figures(Which::All, |stored| all.push(unpacked(&stored))).unwrap();
    assert!(matches!(all[1], Err(StoreError::Reading(id)) if id == at(2, 0)));
    assert!(all[0].is_ok());
    assert!(store.report(at(1, 0)).unwrap().is_some());
}
