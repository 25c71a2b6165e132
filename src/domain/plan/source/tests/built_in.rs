//! The plans that ship with the program, and the dates of the first one.
use crate::domain::plan::{
    FieldKind, Plan,
    period::{Dates, Period},
    source::{FaultKind, built_in, find, parse},
};
use chrono::NaiveDate;

fn daklak() -> Plan {
    parse(find("daklak-antq-2026").unwrap().text).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(plan: &Plan, id: &str) -> Period {
    plan.period(&plan.period_id(id).unwrap(), &Dates::default()).unwrap()
}

#[test]
fn every_built_in_plan_reads_without_a_fault_and_is_found_by_its_id() {
    for one in built_in() {
        let plan = parse(one.text).unwrap_or_else(|faults| panic!("{}: {faults:#?}", one.id));
        assert_eq!(plan.id, one.id);
    }
    assert!(find("khong-co").is_none());
}

#[test]
fn the_first_half_of_2026_ends_strictly_before_the_named_days() {
    let plan = daklak();
    let half = period(&plan, "2026-H1");
    assert_eq!((half.from, half.to), (date("2026-01-01"), date("2026-06-30")));
    let (units, office) = (half.unit_due.unwrap(), half.office_due.unwrap());
    assert_eq!((units.named, units.last_day), (date("2026-05-20"), date("2026-05-19")));
    assert_eq!((office.named, office.last_day), (date("2026-05-25"), date("2026-05-24")));
    let year = period(&plan, "2026");
    assert_eq!(year.unit_due.unwrap().last_day, date("2026-10-19"));
    assert_eq!(year.office_due.unwrap().last_day, date("2026-10-31"));
    assert!(plan.period_id("2026-H2").is_err());
}

#[test]
fn a_quarter_is_due_once_it_is_over_and_only_after_the_plan_was_issued() {
    let plan = daklak();
    for (id, due) in [
        ("2026-H1", vec![]),
        ("2026", vec![(2, 2026), (3, 2026)]),
        // Quý IV/2026 was still running at the cut-off of the report of 2026.
        ("2027-H1", vec![(1, 2027), (4, 2026)]),
        ("2027", vec![(1, 2027), (2, 2027), (3, 2027)]),
    ] {
        let quarters = plan.quarters(&period(&plan, id));
        let found: Vec<_> = quarters.iter().filter(|one| one.due).map(|one| (one.number, one.year)).collect();
        assert_eq!(found, due, "{id}");
    }
}

#[test]
fn levels_targets_and_scopes_are_those_of_the_document() {
    let plan = daklak();
    let indicator = |id: &str| plan.indicators.iter().find(|one| one.id == id).unwrap();
    let target = |id: &str, year| indicator(id).target(year).map(|target| target.min.unwrap().to_string());
    for (id, in_2026, in_2027, in_2030) in [
        ("an-toan-antt", Some("100"), Some("100"), Some("100")),
        ("phong-trao-xuat-sac", Some("100"), Some("100"), Some("100")),
        ("dien-hinh", None, Some("50"), Some("100")),
        ("ngay-hoi-kinh-phi", Some("100"), Some("100"), Some("100")),
        ("ngay-hoi-to-chuc", Some("100"), Some("100"), Some("100")),
        ("mo-hinh-hieu-qua", None, Some("100"), Some("100")),
        ("sinh-hoat-mo-hinh", None, Some("100"), Some("100")),
        ("phat-dong", None, Some("100"), Some("100")),
        ("phat-dong-nhiem-vu", None, None, None),
        ("camera", None, None, None),
    ] {
        let found = [2026, 2027, 2030].map(|year| target(id, year));
        assert_eq!(found.each_ref().map(Option::as_deref), [in_2026, in_2027, in_2030], "{id}");
    }
    let department_only: Vec<_> =
        plan.indicators.iter().filter(|one| one.scope.is_some()).map(|one| one.id.as_str()).collect();
    let duties = ["quan-triet", "ke-hoach", "to-chuc-thuc-hien", "tu-danh-gia-phong-trao", "tu-cham-an-toan"];
    assert_eq!(department_only, duties);
    for id in ["an-toan-antt", "phong-trao-xuat-sac"] {
        let kinds = &indicator(id).applies.kinds;
        assert!(!["tieu-hoc", "mam-non", "mau-giao"].iter().any(|kind| kinds.iter().any(|one| one == kind)));
        assert_eq!(kinds.len(), plan.kinds.len() - 3);
        assert!(indicator(id).reading.is_some());
    }
    let form = plan.form_of("six-month").unwrap();
    assert!((55..=60).contains(&form.fields.len()), "{}", form.fields.len());
    let FieldKind::Level { options } = &form.field("phong-trao-xep-loai").unwrap().kind else { panic!("no level") };
    let levels: Vec<_> = options.iter().map(|one| (one.id.as_str(), one.short[0].as_str())).collect();
    assert_eq!(levels, [("yeu", "Y"), ("trung-binh", "TB"), ("kha", "K"), ("xuat-sac", "XS")]);
}

#[test]
fn last_years_figure_stands_on_the_form_and_is_of_the_kind_of_this_years() {
    let text = find("daklak-thidua-2024").unwrap().text;
    let fault = |from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let faults = parse(&text.replace(from, to)).unwrap_err();
        let [one] = faults.as_slice() else { panic!("{to}: {faults:#?}") };
        one.kind.clone()
    };
    let unknown = fault("last = \"bo-hoc-truoc\"", "last = \"bo-hoc-truo\"");
    assert!(
        matches!(&unknown, FaultKind::UnknownReference { id, .. } | FaultKind::NotInForm { id, .. } if id == "bo-hoc-truo"),
        "{unknown:?}"
    );
    for (from, to, kind) in [
        ("last = \"bo-hoc-truoc\"", "last = \"ho-so\"", "count"),
        ("last = \"par-index-truoc\"", "last = \"huy-dong-truoc\"", "ratio"),
    ] {
        let wrong = fault(from, to);
        assert!(
            matches!(&wrong, FaultKind::KindMismatch { key: "last", kind: found, .. } if *found == kind),
            "{wrong:?}"
        );
    }
}
