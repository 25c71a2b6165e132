//! Put in force, looked at, taken back: what is closed to the change stays byte for byte, what it reaches is read again.
use super::office::{HALF, Office, SPRING, SUMMER, UNITS, WINTER, YEAR, figures};
use crate::program::{list, text};
use serde_json::{Value, json};

/// `subject id what aspect` of every change.
fn told(applied: &Value) -> Vec<String> {
    let one = |one: &Value| {
        let part = |name: &str| text(&one[name]).to_owned();
        [part("subject"), part("id"), part("what"), part("aspect")].join(" ").trim_end().to_owned()
    };
    list(&applied["changes"]).iter().map(one).collect()
}

#[test]
fn periods_before_the_day_stay_as_they_are_and_a_trial_writes_nothing() {
    let office = Office::with_half();
    let before = office.all_of(HALF, SPRING);
    let workbook = |name: &str| {
        office.room.say(&format!("export book.tonghop --out {name} --full --period {HALF} --as-of {SPRING}")).well();
        std::fs::read(office.room.path(name)).unwrap()
    };
    let exported = workbook("before.xlsx");
    let book = || std::fs::read(office.room.path("book.tonghop")).unwrap();
    let bytes = book();
    let trial = office.apply("--dry-run");
    assert_eq!(bytes, book(), "a trial writes nothing");
    assert_eq!((&trial["written"], &trial["seq"]), (&json!(false), &Value::Null));
    let applied = office.apply("");
    assert_eq!(applied["written"], json!(true));
    assert_eq!(applied["changes"], trial["changes"]);
    let expected = [
        "plan doi-ke-hoach changed version",
        "form antt changed version",
        "field hoc-sinh added",
        "field xep-loai changed options",
        "field vu-viec renamed",
        "field vu-viec changed label",
        "field vu-chay added",
        "field camera removed",
        "indicator ke-hoach changed target",
        "indicator xep-loai changed criterion",
    ];
    assert_eq!(told(&applied), expected);
    assert_eq!(applied["periods"], json!([]), "the half-year ended before, and nothing is in for the year");
    assert_eq!(office.all_of(HALF, SPRING), before);
    assert!(workbook("after.xlsx") == exported, "the workbook of the half-year is the same");
    let annual = office.room.ask(&format!("status book.tonghop --period {YEAR} --as-of {SPRING}"));
    let target = &list(&annual["indicators"])[0]["target"]["min"];
    assert_eq!(*target, json!(100), "the year stands under the new version on every day one looks");
}

#[test]
fn what_is_in_is_read_again_and_back() {
    let office = Office::with_half();
    for unit in &UNITS[..2] {
        let typed = [("ke-hoach", "Có"), ("xep-loai", "Khá"), ("so-vu", "8"), ("so-buoi", "40"), ("camera", "4")];
        office.fill("year-1", 1, unit, "year", &typed);
    }
    office.import("year", YEAR, SUMMER);
    let on_book = |line: &str| office.room.say(&format!("{line} --period {YEAR} --as-of {SUMMER}")).well();
    let correct = ["report", "correct", "book.tonghop", "--unit", "U1", "--field", "so-vu", "--value", "7"];
    let more = ["--reason", "Hỏi lại", "--period", YEAR, "--as-of", SUMMER];
    office.room.run(correct.into_iter().chain(more)).well();
    on_book("report key-in book.tonghop --unit U3 --field so-vu --value 9 --field ke-hoach --value Có --source phone");
    let (half, year) = (office.all_of(HALF, SPRING), office.all_of(YEAR, WINTER));

    let trial = office.apply("--dry-run");
    assert_eq!(office.all_of(YEAR, WINTER), year);
    let applied = office.apply("");
    assert_eq!(trial["periods"], applied["periods"]);
    let effect = &list(&applied["periods"])[0];
    assert_eq!((text(&effect["period"]), &effect["files_read_again"]), (YEAR, &json!(3)));
    assert_eq!(effect["given_up"], json!([{ "field": "camera", "figures": 2 }]));
    let turned = json!([{
        "indicator": "xep-loai", "label": "Xếp loại tốt nhất", "units": 2, "before": "met", "after": "not-met",
    }]);
    assert_eq!(effect["verdicts_changed"], turned, "{effect:#}");

    let first = [("ke-hoach", "true"), ("so-buoi", "40"), ("vu-viec", "7"), ("xep-loai", "\"kha\"")];
    assert_eq!(office.figures(YEAR, "U1"), figures(&first), "the correction of so-vu is one of vu-viec");
    assert_eq!(office.figures(YEAR, "U3"), figures(&[("ke-hoach", "true"), ("vu-viec", "9")]));
    assert_eq!(office.all_of(HALF, SPRING), half);
    let changed = office.all_of(YEAR, WINTER);
    office.room.say("doctor book.tonghop").well();
    office.room.say("doctor book.tonghop --rebuild").well();
    assert_eq!(office.all_of(YEAR, WINTER), changed, "a rebuild reads each period by its version");
    assert_eq!(office.all_of(HALF, SPRING), half);

    let seq = applied["seq"].as_i64().unwrap();
    office.room.say(&format!("journal undo book.tonghop {seq} --as-of {SUMMER}")).well();
    assert_eq!(office.all_of(YEAR, WINTER), year);
    office.room.say("doctor book.tonghop").well();
    let journal = office.room.ask("journal list book.tonghop");
    let undo = list(&journal["decisions"]).last().unwrap()["seq"].as_i64().unwrap();
    office.room.say(&format!("journal undo book.tonghop {undo} --as-of {SUMMER}")).well();
    assert_eq!(office.all_of(YEAR, WINTER), changed);
    assert_eq!(office.all_of(HALF, SPRING), half);
}

#[test]
fn words_around_the_figures_change_without_reading_anything_again() {
    let office = Office::with_half();
    let text = super::office::text_of(1).replace("version = 1\nyears", "version = 2\nyears");
    let text = text.replace(
        "[[kind]]",
        "[letterhead]\noffice = \"UBND XÃ\"\nplace = \"Ea Kao\"\nnumber = \"12/KH-UBND\"\n\n[[kind]]",
    );
    office.room.write("words.toml", text.replace("2026 = 50 }\n\n", "2026 = 75 }\n\n"));
    let line = format!("plan apply book.tonghop words.toml --from 2026-06-01 --as-of {SUMMER}");
    let applied = office.room.ask(&line);
    let expected = [
        "plan doi-ke-hoach changed version",
        "plan doi-ke-hoach changed letterhead",
        "indicator ke-hoach changed target",
    ];
    assert_eq!(told(&applied), expected);
    let effect = &list(&applied["periods"])[0];
    assert_eq!((&effect["files_read_again"], &effect["reports"]), (&json!(0), &json!(4)));
    let status = office.room.ask(&format!("status book.tonghop --period {HALF} --as-of {SPRING}"));
    assert_eq!(list(&status["indicators"])[0]["target"]["min"], json!(75));
    office.room.say("doctor book.tonghop").well();
}

#[test]
fn a_round_stands_under_the_version_of_the_days_it_is_opened_for() {
    let office = Office::with_half();
    let round = "dot@dot-1";
    let open =
        |due: &str| office.room.say(&format!("period open book.tonghop {round} --due {due} --as-of {SUMMER}")).well();
    open("2026-06-25");
    office.room.say(&format!("template book.tonghop --out round-1 --period {round} --as-of {SUMMER}")).well();
    office.fill("round-1", 1, "U1", "round", &[("ke-hoach", "Có"), ("xep-loai", "Khá"), ("so-vu", "3")]);
    office.import("round", round, SUMMER);
    office.apply("");
    let old = figures(&[("ke-hoach", "true"), ("so-vu", "3"), ("xep-loai", "\"kha\"")]);
    assert_eq!(office.figures(round, "U1"), old);
    open("2026-07-10");
    let new = figures(&[("ke-hoach", "true"), ("vu-viec", "3"), ("xep-loai", "\"kha\"")]);
    assert_eq!(office.figures(round, "U1"), new, "its days are after the change now");
    office.room.say(&format!("journal undo book.tonghop --as-of {SUMMER}")).well();
    assert_eq!(office.figures(round, "U1"), old);
    office.room.say("doctor book.tonghop").well();
}
