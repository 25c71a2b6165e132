//! What a verdict rests on besides the unit's own figures: decisions of the office, last year.
use super::{
    world::{World, unit},
    *,
};
use std::collections::BTreeMap;

fn decided(indicator: &str, applies: bool) -> BTreeMap<(String, String), bool> {
    BTreeMap::from([(("A".to_owned(), indicator.to_owned()), applies)])
}

#[test]
fn the_office_takes_units_in_and_leaves_them_out_whatever_the_rule_says() {
    use Verdict::{Met, NoData, NotApplicable, NotMet};
    let world = World::new();
    for (indicator, kind, scope, applies, written, verdict) in [
        ("both", "tieu-hoc", "so", None, "co=không", NotApplicable),
        ("both", "tieu-hoc", "so", Some(true), "co=không", NotMet),
        ("both", "tieu-hoc", "so", Some(true), "co=có", Met),
        ("both", "thpt", "so", Some(false), "co=có", NotApplicable),
        ("property", "thpt", "so", None, "co=có", NotApplicable),
        ("property", "thpt", "so", Some(true), "co=có", Met),
        // The unit's own “không áp dụng” is no figure, and the office said that it applies.
        ("both", "thpt", "so", None, "co=kad", NotApplicable),
        ("both", "thpt", "so", Some(true), "co=kad", NoData),
    ] {
        let decided = applies.map(|applies| decided(indicator, applies)).unwrap_or_default();
        let judges = world.judges().overridden(&decided);
        let judged = |code: &str| {
            let judgement = judges.judge(&unit(code, kind, scope), true, Some(&world.figures(written)));
            judgement[world.place(indicator)].clone()
        };
        assert_eq!(judged("A").verdict, verdict, "{indicator} {kind} {applies:?} {written}");
        assert_eq!(judged("A").membership == Membership::Applicable, verdict != NotApplicable);
        // Left out by name, it is in neither share.
        assert!(applies.is_none() || judged("A").otherwise.is_none());
        let bare = world.judges().judge(&unit("B", kind, scope), true, Some(&world.figures(written)));
        assert_eq!(judged("B"), bare[world.place(indicator)], "another unit follows the rule");
    }
    let scoped = World::with("scope = \"so\"", "");
    let decided = decided("yes", true);
    let judged = scoped.judges().overridden(&decided).judge(&unit("A", "thpt", "xa"), true, None);
    assert_eq!(judged[scoped.place("yes")].membership, Membership::OutOfScope, "a scope is no rule on kinds");
}

#[test]
fn without_a_figure_of_last_year_there_is_no_data_and_what_is_given_goes_over_the_units_own() {
    use Verdict::{Met, NoData, NotMet, Recorded};
    let world = World::new();
    let number = |number: i64| Last { numerator: number.into(), denominator: None };
    for (indicator, given, written, verdict) in [
        ("last", None, "vu=3", NoData),
        ("last", Some(number(4)), "vu=3", Met),
        ("last-ratio", None, "vu=1 gv=2", NoData),
        // A number is no share.
        ("last-ratio", Some(number(4)), "vu=1 gv=2", NoData),
        // Its figure of this year is a part of the sum all the same.
        ("last-sum", None, "vu=1 gv=2", Recorded),
        ("higher", None, "vu=3 vu-truoc=2", Met),
        ("higher", Some(number(5)), "vu=3 vu-truoc=2", NotMet),
        ("higher", Some(number(2)), "vu=3", Met),
        ("higher", Some(number(2)), "vu=3 vu-truoc=kad", Met),
    ] {
        let mut last = LastYear::default();
        if let Some(given) = given {
            last.put("A", world.place(indicator), given);
        }
        let judged = world.judges().beside(&last).judge(&unit("A", "thpt", "so"), true, Some(&world.figures(written)));
        let judged = &judged[world.place(indicator)];
        assert_eq!(judged.verdict, verdict, "{indicator} {given:?} {written}");
        assert_eq!(judged.last.is_some(), matches!(verdict, Met | NotMet), "{indicator} {given:?}");
    }
}

#[test]
fn last_years_figure_is_read_as_the_indicator_measures() {
    let world = World::new();
    let parse = |indicator: &str, text: &str| {
        let last = Last::parse(text, &world.plan.indicators[world.place(indicator)], world.form())?;
        Some((last.numerator.to_string(), last.denominator.map(|whole| whole.to_string())))
    };
    let number = |number: &str| Some((number.to_owned(), None));
    let share = |part: &str, whole: &str| Some((part.to_owned(), Some(whole.to_owned())));
    for (indicator, text, read) in [
        ("last", "12", number("12")),
        ("last", " 1.234 ", number("1234")),
        ("last", "12,5", number("12.5")),
        ("last", "45%", None),
        ("last", "4/5", None),
        ("last", "-3", None),
        ("last", "", None),
        ("last", "khoảng 5", None),
        ("last-ratio", "312/600", share("312", "600")),
        ("last-ratio", "0 / 600", share("0", "600")),
        ("last-ratio", "52,5%", share("52.5", "100")),
        ("last-ratio", "62", None),
        ("last-ratio", "3/0", None),
        ("last-ratio", "120%", None),
        // A thousand or a bit more than one.
        ("last-ratio", "1.234%", None),
        ("range", "17,5%", number("17.5")),
        ("range", "17,5", number("17.5")),
        ("range", "120", None),
        ("quarter", "5", None),
    ] {
        assert_eq!(parse(indicator, text), read, "{indicator} {text}");
    }
}

#[test]
fn a_report_of_an_earlier_form_is_measured_by_the_ids_it_had() {
    let world = World::new();
    let mut now = world.form().clone();
    for field in &mut now.fields {
        if field.id == "vu" {
            "so-vu".clone_into(&mut field.id);
            field.was = vec!["vu".into()];
        }
    }
    let mut indicator = world.plan.indicators[world.place("last")].clone();
    indicator.measure = crate::domain::plan::Measure::Field("so-vu".into());
    let figures = world.figures("vu=7");
    let last = |now| Last::measured(&indicator, world.form(), now, &figures);
    assert_eq!(last(&now), Some(Last { numerator: 7.into(), denominator: None }));
    assert_eq!(last(world.form()), None, "nothing says that it is the same field");
}
