//! Forms of an earlier version go on being read: where that version has its fields, under the fields of the one in force.
use super::office::{HALF, Office, SPRING, SUMMER, WINTER, YEAR, figures};

fn finding(code: &str, severity: &str, field: &str) -> (String, String, String) {
    (code.to_owned(), severity.to_owned(), field.to_owned())
}

/// Old and new forms for one period, after the change.
fn both() -> Office {
    let office = Office::with_half();
    office.apply("");
    let room = &office.room;
    room.say(&format!("template book.tonghop --out year-2 --period {YEAR} --as-of {SUMMER}")).well();
    let old = [("ke-hoach", "Có"), ("xep-loai", "Khá"), ("so-vu", "8"), ("so-buoi", "40"), ("camera", "6")];
    office.fill("year-1", 1, "U1", "year", &old);
    let new = |vu_viec, vu_chay| {
        let best = [("ke-hoach", "Có"), ("hoc-sinh", "300"), ("xep-loai", "Xuất sắc"), ("so-buoi", "40")];
        [best.as_slice(), &[("vu-viec", vu_viec), ("vu-chay", vu_chay)]].concat()
    };
    office.fill("year-2", 2, "U2", "year", &new("9", "1"));
    // The half-year said 4 cases; that 5 fires were more than 4 is nothing to be said of.
    office.fill("year-2", 2, "U3", "year", &new("2", "5"));
    office.import("year", YEAR, WINTER);
    office
}

#[test]
fn a_form_of_the_old_version_is_read_under_the_fields_of_the_new() {
    let office = both();
    let old = [("ke-hoach", "true"), ("so-buoi", "40"), ("vu-viec", "8"), ("xep-loai", "\"kha\"")];
    assert_eq!(office.figures(YEAR, "U1"), figures(&old));
    let said = office.findings(YEAR, "U1");
    for expected in [
        finding("form-version-old", "warning", ""),
        finding("label-extra", "warning", ""),
        finding("label-missing", "warning", "hoc-sinh"),
    ] {
        assert!(said.contains(&expected), "{expected:?} in {said:?}");
    }
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(office.state(YEAR, "U1"), "on-time", "what the form did not ask is no fault of the unit");
    let new = [
        ("hoc-sinh", "300"),
        ("ke-hoach", "true"),
        ("so-buoi", "40"),
        ("vu-chay", "1"),
        ("vu-viec", "9"),
        ("xep-loai", "\"xuat-sac\""),
    ];
    assert_eq!(office.figures(YEAR, "U2"), figures(&new));
    assert_eq!(office.findings(YEAR, "U2"), vec![]);
}

#[test]
fn figures_of_two_versions_are_held_against_each_other_by_their_fields() {
    let office = both();
    let fell = finding("cumulative-decreased", "error", "vu-viec");
    assert_eq!(office.findings(YEAR, "U3"), [fell], "2 cases after 4 in the half-year");
    assert_eq!(office.state(YEAR, "U3"), "needs-attention");
}

#[test]
fn a_form_of_the_new_version_is_read_when_the_old_one_is_back_in_force() {
    let office = both();
    let half = office.all_of(HALF, SPRING);
    // What is typed under the new names is found under the old ones.
    let on_year = ["--period", YEAR, "--as-of", WINTER];
    let correct = ["report", "correct", "book.tonghop", "--unit", "U2", "--field", "vu-viec", "--value", "10"];
    office.room.run(correct.into_iter().chain(["--reason", "Hỏi lại"]).chain(on_year)).well();
    let key_in = ["report", "key-in", "book.tonghop", "--unit", "U4", "--field", "vu-viec", "--value", "6"];
    office.room.run(key_in.into_iter().chain(on_year)).well();
    let journal = office.room.ask("journal list book.tonghop");
    let change = crate::program::list(&journal["decisions"]).iter().find(|one| one["kind"] == "change-plan").unwrap();
    office.room.say(&format!("journal undo book.tonghop {} --as-of {WINTER}", change["seq"])).well();
    let old = [("camera", "6"), ("ke-hoach", "true"), ("so-buoi", "40"), ("so-vu", "8"), ("xep-loai", "\"kha\"")];
    assert_eq!(office.figures(YEAR, "U1"), figures(&old));
    // “Xuất sắc” is no option of the old version, and the number of pupils is not asked.
    assert_eq!(office.figures(YEAR, "U2"), figures(&[("ke-hoach", "true"), ("so-buoi", "40"), ("so-vu", "10")]));
    assert_eq!(office.figures(YEAR, "U4"), figures(&[("so-vu", "6")]));
    let said = office.findings(YEAR, "U2");
    assert!(said.contains(&finding("not-an-option", "error", "xep-loai")), "{said:?}");
    assert_eq!(office.all_of(HALF, SPRING), half);
}
