//! Windows, deadlines and quarters, as tables of dates.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{super::source, *};
use crate::domain::unit::Unit;

/// A plan of one report type; `more` stands in its table, `calendar` in the plan's.
fn plan(cycle: &str, more: &str, calendar: &str) -> Plan {
    plan_of(&[("bc", cycle, more)], calendar)
}

/// A plan of several report types over one form with a figure per quarter.
fn plan_of(types: &[(&str, &str, &str)], calendar: &str) -> Plan {
    let mut text = format!(
        "id = \"lich\"\ntitle = \"Lịch\"\nissuer = \"Phòng\"\nyears = [2023, 2028]\n[calendar]\n{calendar}\n\
         [[kind]]\nid = \"th\"\nname = \"Tiểu học\"\n[[scope]]\nid = \"xa\"\nname = \"Xã\"\n"
    );
    for (id, cycle, more) in types {
        text += &format!(
            "[[report_type]]\nid = \"{id}\"\nname = \"Báo cáo {id}\"\ncycle = \"{cycle}\"\nrecipient = \"Phòng\"\n\
             form = \"mau\"\nowed_by = [\"xa\"]\n{more}\n"
        );
    }
    text += "[[form]]\nid = \"mau\"\ntitle = \"Mẫu\"\n[[form.section]]\nid = \"mot\"\ntitle = \"I\"\n\
             [[form.section.field]]\nid = \"quy\"\nlabel = \"Số lần\"\nkind = \"count\"\nper_quarter = true\n\
             [[form.section.field]]\nid = \"hoi\"\nlabel = \"Ngày hội\"\nkind = \"yes-no\"\n\
             [[indicator]]\nid = \"hoi\"\nlabel = \"Ngày hội\"\nsource = \"1\"\nfield = \"hoi\"\njudge = \"recorded\"\n\
             event = \"11-20\"\n";
    source::parse_stored(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn period(plan: &Plan, id: &str, dates: &Dates) -> Period {
    plan.period(&plan.period_id(id).unwrap_or_else(|why| panic!("{id}: {why:?}")), dates).unwrap()
}

fn by_plan(plan: &Plan, id: &str) -> Period {
    period(plan, id, &Dates::default())
}

#[test]
fn windows_of_every_cycle() {
    let administrative = "window = \"15-14\"";
    for (cycle, window, id, from, to) in [
        ("month", "", "2026-M02", "2026-02-01", "2026-02-28"),
        ("month", "", "2028-M02", "2028-02-01", "2028-02-29"),
        ("month", "", "2026-M12", "2026-12-01", "2026-12-31"),
        ("month", administrative, "2026-M01", "2025-12-15", "2026-01-14"),
        ("month", administrative, "2028-M03", "2028-02-15", "2028-03-14"),
        ("month", administrative, "2026-M12", "2026-11-15", "2026-12-14"),
        ("quarter", "", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("quarter", administrative, "2026-Q1", "2025-12-15", "2026-03-14"),
        ("quarter", administrative, "2026-Q4", "2026-09-15", "2026-12-14"),
        ("half-year", "", "2026-H2", "2026-07-01", "2026-12-31"),
        ("half-year", administrative, "2026-H1", "2025-12-15", "2026-06-14"),
        ("half-year", administrative, "2026-H2", "2026-06-15", "2026-12-14"),
        ("nine-month", "", "2026-9M", "2026-01-01", "2026-09-30"),
        ("nine-month", administrative, "2026-9M", "2025-12-15", "2026-09-14"),
        ("year", "", "2026", "2026-01-01", "2026-12-31"),
        ("year", administrative, "2026", "2025-12-15", "2026-12-14"),
        ("school-year", "", "2023-2024", "2023-09-01", "2024-08-31"),
        // School years have no months of 15 to 14.
        ("school-year", administrative, "2023-2024", "2023-09-01", "2024-08-31"),
        ("semester", "", "2023-2024-S1", "2023-09-01", "2024-01-31"),
        ("semester", "", "2023-2024-S2", "2024-02-01", "2024-05-31"),
    ] {
        let found = by_plan(&plan(cycle, window, ""), id);
        assert_eq!((found.from, found.to), (day(from), day(to)), "{cycle} {window} {id}");
    }
}

#[test]
fn school_years_are_cut_where_the_plan_cuts_them() {
    let cut = |from: &str, second: &str, ends: &str| {
        format!("school_year = {{ from = \"{from}\", second = \"{second}\", ends = \"{ends}\" }}")
    };
    for (calendar, id, from, to) in [
        (cut("09-05", "01-15", "05-25"), "2023-2024", "2023-09-05", "2024-09-04"),
        (cut("09-05", "01-15", "05-25"), "2023-2024-S1", "2023-09-05", "2024-01-14"),
        (cut("09-05", "01-15", "05-25"), "2023-2024-S2", "2024-01-15", "2024-05-25"),
        // A first semester that ends with the calendar year.
        (cut("08-15", "12-31", "05-31"), "2023-2024-S1", "2023-08-15", "2023-12-30"),
        (cut("08-15", "12-31", "05-31"), "2023-2024-S2", "2023-12-31", "2024-05-31"),
        // 29/2 of a common year is 28/2.
        (cut("09-01", "02-29", "05-31"), "2024-2025-S1", "2024-09-01", "2025-02-27"),
        (cut("09-01", "02-29", "05-31"), "2023-2024-S1", "2023-09-01", "2024-02-28"),
    ] {
        for cycle in ["school-year", "semester"].into_iter().filter(|cycle| (*cycle == "semester") == id.contains("-S"))
        {
            let found = by_plan(&plan(cycle, "", &calendar), id);
            assert_eq!((found.from, found.to), (day(from), day(to)), "{calendar} {id}");
        }
    }
}

#[test]
fn last_days_by_wording_weekend_rule_and_holidays() {
    // Tết Bính Ngọ: 14–22/2/2026 with its weekends; 30/4 and 1/5, a Thursday and a Friday; New Year's Day.
    let holidays = "holidays = [\"2026-02-16\", \"2026-02-17\", \"2026-02-18\", \"2026-02-19\", \"2026-02-20\", \
                    \"2026-04-30\", \"2026-05-01\", \"2027-01-01\"]";
    let before = |day: &str| format!("unit_due = {{ rule = \"before\", day = {day} }}");
    let no_later = |day: &str| format!("unit_due = {{ rule = \"on-or-before\", day = {day} }}");
    let (year, school) = ("year", "school-year");
    for (cycle, id, due, none, next, previous) in [
        // (last day on time under no rule, next working day, previous working day)
        (year, "2026", before("\"05-20\""), "2026-05-19", "2026-05-19", "2026-05-19"),
        (year, "2026", no_later("\"05-20\""), "2026-05-20", "2026-05-20", "2026-05-20"),
        // “trước 18/5” leaves Sunday 17/5.
        (year, "2026", before("\"05-18\""), "2026-05-17", "2026-05-18", "2026-05-15"),
        // 1/5 is a holiday before a weekend, 30/4 one before that.
        (year, "2026", no_later("\"05-01\""), "2026-05-01", "2026-05-04", "2026-04-29"),
        // In the middle of Tết.
        (year, "2026", no_later("\"02-18\""), "2026-02-18", "2026-02-23", "2026-02-13"),
        // 29/2 exists in 2028 only; “trước 1/3” is its eve.
        (year, "2028", no_later("\"02-29\""), "2028-02-29", "2028-02-29", "2028-02-29"),
        (year, "2027", no_later("\"02-29\""), "2027-02-28", "2027-03-01", "2027-02-26"),
        (year, "2028", before("\"03-01\""), "2028-02-29", "2028-02-29", "2028-02-29"),
        (year, "2027", before("\"03-01\""), "2027-02-28", "2027-03-01", "2027-02-26"),
        // Over the year's end: “trước 2/1” of the year after leaves New Year's Day, a Friday.
        (year, "2026", before("\"01-02\", years_after = 1"), "2027-01-01", "2027-01-04", "2026-12-31"),
        (year, "2026", before("\"01-01\", years_after = 1"), "2026-12-31", "2026-12-31", "2026-12-31"),
        // Thủ Thừa: “trước ngày 20/8/2024” of the school year 2023-2024.
        (school, "2023-2024", before("\"08-20\""), "2024-08-19", "2024-08-19", "2024-08-19"),
        (school, "2023-2024", before("\"09-10\""), "2024-09-09", "2024-09-09", "2024-09-09"),
        // A semester's day falls in the year that semester ends.
        ("semester", "2023-2024-S1", before("\"01-20\"") + "\nparts = [1]", "2024-01-19", "2024-01-19", "2024-01-19"),
        ("semester", "2023-2024-S2", before("\"06-01\""), "2024-05-31", "2024-05-31", "2024-05-31"),
        // Day 5 of the month after; December's is in January; there is no 31st in February and April.
        ("month", "2026-M05", before("5, months_after = 1"), "2026-06-04", "2026-06-04", "2026-06-04"),
        ("month", "2026-M12", before("5, months_after = 1"), "2027-01-04", "2027-01-04", "2027-01-04"),
        ("month", "2026-M01", no_later("31, months_after = 1"), "2026-02-28", "2026-03-02", "2026-02-27"),
        ("month", "2028-M01", no_later("31, months_after = 1"), "2028-02-29", "2028-02-29", "2028-02-29"),
        ("month", "2026-M04", no_later("31"), "2026-04-30", "2026-05-04", "2026-04-29"),
        ("quarter", "2026-Q4", no_later("10, months_after = 1"), "2027-01-10", "2027-01-11", "2027-01-08"),
        ("nine-month", "2026-9M", before("\"10-05\""), "2026-10-04", "2026-10-05", "2026-10-02"),
    ] {
        for (shift, last) in [("none", none), ("next-working-day", next), ("previous-working-day", previous)] {
            let plan = plan(cycle, &due, &format!("shift = \"{shift}\"\n{holidays}"));
            let found = by_plan(&plan, id).unit_due.unwrap();
            assert_eq!(found.last_day, day(last), "{id} {due} {shift}");
        }
    }
}

#[test]
fn a_window_of_15_to_14_moves_no_deadline() {
    for (cycle, id, due, last) in [
        ("year", "2026", "\"12-20\"", "2026-12-19"),
        ("half-year", "2026-H1", "\"06-20\"", "2026-06-19"),
        ("month", "2026-M12", "17", "2026-12-16"),
        ("month", "2026-M12", "5, months_after = 1", "2027-01-04"),
    ] {
        for window in ["calendar", "15-14"] {
            let first = if cycle == "half-year" { "\nparts = [1]" } else { "" };
            let more = format!("window = \"{window}\"\nunit_due = {{ rule = \"before\", day = {due} }}{first}");
            assert_eq!(by_plan(&plan(cycle, &more, ""), id).unit_due.unwrap().last_day, day(last), "{id} {window}");
        }
    }
}

const THREE_DAYS: &str = "unit_due = { rule = \"before\", day = \"06-01\" }\n\
    commune_due = { rule = \"before\", day = \"06-06\" }\noffice_due = { rule = \"before\", day = \"06-16\" }";

#[test]
fn the_plan_says_which_of_two_days_makes_a_report_late() {
    for (more, late_after) in
        [("on_time_by = \"unit\"", "2026-05-31"), ("on_time_by = \"commune\"", "2026-06-05"), ("", "2026-05-31")]
    {
        let found = by_plan(&plan("year", &format!("{THREE_DAYS}\n{more}"), ""), "2026");
        assert_eq!(found.deadline().unwrap().last_day, day(late_after), "{more}");
        let last = |due: Option<Due>| due.unwrap().last_day;
        let all = (last(found.unit_due), last(found.commune_due), last(found.office_due));
        assert_eq!(all, (day("2026-05-31"), day("2026-06-05"), day("2026-06-15")));
    }
    let only = "commune_due = { rule = \"before\", day = \"06-06\" }";
    let found = by_plan(&plan("year", only, ""), "2026");
    assert_eq!(found.deadline().unwrap().last_day, day("2026-06-05"), "the only day there is");
}

#[test]
fn days_set_by_hand_hold_as_they_are_and_move_nothing_else() {
    let plan = plan("year", &format!("{THREE_DAYS}\non_time_by = \"commune\""), "shift = \"next-working-day\"");
    let planned = by_plan(&plan, "2026");
    // A Sunday: whoever names a day means it, whatever the plan's rule on weekends.
    let sunday = day("2026-06-07");
    let set = Dates { commune_due: Some(sunday), ..Dates::default() };
    let moved = period(&plan, "2026", &set);
    assert_eq!(moved.deadline(), Some(Due { rule: DeadlineRule::OnOrBefore, named: sunday, last_day: sunday }));
    assert_eq!(
        (moved.unit_due, moved.office_due, moved.cut_off),
        (planned.unit_due, planned.office_due, planned.cut_off)
    );
    let window = Dates { from: Some(day("2025-12-01")), to: Some(day("2027-01-14")), ..Dates::default() };
    let moved = period(&plan, "2026", &window);
    assert_eq!((moved.from, moved.to), (day("2025-12-01"), day("2027-01-14")));
    let same = |period: &Period| (period.unit_due, period.commune_due, period.office_due, period.cut_off);
    assert_eq!(same(&moved), same(&planned), "a window that is moved moves no deadline");
}

#[test]
fn what_is_set_later_keeps_what_was_set_before() {
    let due = |text: &str| Dates { due: Some(day(text)), ..Dates::default() };
    let window = Dates { from: Some(day("2026-01-01")), to: Some(day("2026-06-30")), ..Dates::default() };
    let office = Dates { office_due: Some(day("2026-07-10")), ..due("2026-07-02") };
    let all = office.over(&window.over(&due("2026-07-01")));
    assert_eq!(all, Dates { due: Some(day("2026-07-02")), office_due: Some(day("2026-07-10")), ..window });
}

#[test]
fn a_round_has_the_days_it_was_opened_with() {
    let plan = plan("on-demand", "", "");
    let id = plan.period_id("Đợt 1").unwrap();
    assert_eq!(plan.period(&id, &Dates::default()), Err(NoPeriod::NoDates("bc@Đợt 1".into())));
    let found = period(&plan, "Đợt 1", &Dates { due: Some(day("2026-08-15")), ..Dates::default() });
    assert_eq!((found.from, found.to, found.cut_off), (day("2026-01-01"), day("2026-08-15"), day("2026-08-15")));
}

#[test]
fn school_years_lie_within_the_years_of_the_plan() {
    let school = plan("school-year", "", "");
    for (id, is_there) in
        [("2022-2023", false), ("2023-2024", true), ("2027-2028", true), ("2028-2029", false), ("2029-2030", false)]
    {
        assert_eq!(school.period_id(id).is_ok(), is_there, "{id}");
    }
    let spans: Vec<String> = school.periods().iter().map(|period| period.id.span.to_string()).collect();
    assert_eq!(spans, ["2023-2024", "2024-2025", "2025-2026", "2026-2027", "2027-2028"]);
    let one_year = Plan { years: (2023, 2023), ..school };
    assert_eq!(one_year.periods().len(), 1, "a plan of one year is about the school year that begins in it");
}

#[test]
fn ad_hoc_reports_have_the_periods_they_go_into() {
    let half = ("nua-nam", "half-year", "unit_due = { rule = \"before\", day = 20 }\nwindow = \"15-14\"");
    let plan = plan_of(&[half, ("dot-xuat", "ad-hoc", "into = \"nua-nam\"")], "");
    let host = by_plan(&plan, "2026-H1");
    assert_eq!(host.id.report_type, "nua-nam", "a short span never means ad-hoc reports");
    let ad_hoc = by_plan(&plan, "dot-xuat@2026-H1");
    assert_eq!((ad_hoc.from, ad_hoc.to, ad_hoc.cut_off), (host.from, host.to, host.cut_off));
    assert_eq!((ad_hoc.deadline(), ad_hoc.office_due), (None, None), "never late");
    assert_eq!(plan.counts_in(&ad_hoc.id), Some(host.id.clone()));
    assert_eq!(plan.counts_in(&host.id), None);
    let unit = Unit { kind: "th".into(), scope: "xa".into(), ..Unit::default() };
    assert!(plan.owes(&host, &unit) && !plan.owes(&ad_hoc, &unit) && plan.may_send(&ad_hoc, &unit));
    let of_type = |id: &str| plan.periods().iter().filter(|one| one.id.report_type == id).count();
    assert_eq!((of_type("nua-nam"), of_type("dot-xuat")), (12, 12));
    for today in ["2023-01-01", "2026-04-01", "2040-01-01"] {
        assert_eq!(plan.current_period(day(today)).unwrap().id.report_type, "nua-nam", "{today}");
    }
    let moved = Dates { to: Some(day("2026-06-30")), ..Dates::default() };
    assert_eq!(period(&plan, "dot-xuat@2026-H1", &moved).to, day("2026-06-30"), "the dates of its host");
    assert_eq!(plan.period_id("dot-xuat@2026-M01"), Err(NoPeriod::NoTypeWithSpan("dot-xuat@2026-M01".into())));
}

#[test]
fn ad_hoc_reports_of_rounds_and_several_types() {
    let rounds = plan_of(&[("dinh-ky", "on-demand", ""), ("dot-xuat", "ad-hoc", "into = \"dinh-ky\"")], "");
    assert_eq!(rounds.period_id("Đợt 1").unwrap().to_string(), "dinh-ky@Đợt 1");
    let id = rounds.period_id("dot-xuat@Đợt 1").unwrap();
    assert_eq!(rounds.counts_in(&id).unwrap().to_string(), "dinh-ky@Đợt 1");
    let opened = Dates { due: Some(day("2026-08-15")), ..Dates::default() };
    let ad_hoc = rounds.period(&id, &opened).unwrap();
    assert_eq!((ad_hoc.to, ad_hoc.deadline()), (day("2026-08-15"), None));
    let two = plan_of(&[("a", "month", ""), ("b", "month", ""), ("c", "ad-hoc", "into = \"a\"")], "");
    assert_eq!(two.period_id("2026-M01"), Err(NoPeriod::SeveralTypes(vec!["a".into(), "b".into()])));
    let alone = plan_of(&[("a", "month", ""), ("c", "ad-hoc", "into = \"a\"")], "");
    assert_eq!(alone.period_id("2026-M01").unwrap().report_type, "a");
}

#[test]
fn each_quarter_is_judged_by_one_report() {
    let due = |day: &str| format!("unit_due = {{ rule = \"before\", day = {day} }}");
    let due_15 = |day: &str| format!("window = \"15-14\"\n{}", due(day));
    let judged = |plan: &Plan, id: &str| {
        let quarters = plan.quarters(&by_plan(plan, id));
        let mut due: Vec<(i32, u32)> =
            quarters.iter().filter(|one| one.due).map(|one| (one.year, one.number)).collect();
        due.sort_unstable();
        due
    };
    for (types, periods) in [
        // Due before the year is over: quý IV waits for the next report.
        (
            vec![("n", "year", due("\"10-20\""))],
            vec![
                ("n@2026", vec![(2025, 4), (2026, 1), (2026, 2), (2026, 3)]),
                ("n@2023", vec![(2023, 1), (2023, 2), (2023, 3)]),
            ],
        ),
        // Due in January after: all four quarters of its own year, and none of the next.
        (
            vec![("n", "year", due("\"01-10\", years_after = 1"))],
            vec![("n@2026", vec![(2026, 1), (2026, 2), (2026, 3), (2026, 4)])],
        ),
        // By the offices' months quý IV ends on 14/12 and is over on 19/12.
        (vec![("n", "year", due_15("\"12-20\""))], vec![("n@2026", vec![(2026, 1), (2026, 2), (2026, 3), (2026, 4)])]),
        (vec![("n", "year", due("\"12-20\""))], vec![("n@2026", vec![(2025, 4), (2026, 1), (2026, 2), (2026, 3)])]),
        // A half-year report due in its last month: quý II is over by the offices' months only.
        (
            vec![("h", "half-year", due_15("20"))],
            vec![("h@2026-H1", vec![(2026, 1), (2026, 2)]), ("h@2026-H2", vec![(2026, 3), (2026, 4)])],
        ),
        (
            vec![("h", "half-year", due("20"))],
            vec![("h@2026-H1", vec![(2025, 4), (2026, 1)]), ("h@2026-H2", vec![(2026, 2), (2026, 3)])],
        ),
        // Due the month after.
        (
            vec![("q", "quarter", due("5, months_after = 1"))],
            vec![("q@2026-Q1", vec![(2026, 1)]), ("q@2026-Q4", vec![(2026, 4)])],
        ),
        (vec![("q", "quarter", due("20"))], vec![("q@2026-Q2", vec![(2026, 1)]), ("q@2026-Q1", vec![(2025, 4)])]),
        (
            vec![("t", "nine-month", due_15("20"))],
            vec![("t@2026-9M", vec![(2025, 4), (2026, 1), (2026, 2), (2026, 3)])],
        ),
        // A school year has the last quarter of one year and two of the next; the summer's goes to the next report.
        (
            vec![("s", "school-year", due("\"08-20\""))],
            vec![
                ("s@2023-2024", vec![(2023, 4), (2024, 1), (2024, 2)]),
                ("s@2024-2025", vec![(2024, 3), (2024, 4), (2025, 1), (2025, 2)]),
            ],
        ),
    ] {
        let types: Vec<(&str, &str, &str)> =
            types.iter().map(|(id, cycle, more)| (*id, *cycle, more.as_str())).collect();
        let plan = plan_of(&types, "");
        for (id, expected) in periods {
            assert_eq!(judged(&plan, id), expected, "{id} {types:?}");
        }
    }
}

#[test]
fn an_event_is_counted_from_the_first_day_of_its_year() {
    let due = |day: &str| format!("unit_due = {{ rule = \"before\", day = {day} }}");
    // The event is on 20/11.
    for (cycle, due, id, awaited) in [
        ("year", due("\"10-20\""), "2026", true),
        ("year", due("\"12-20\""), "2026", false),
        ("year", due("\"01-10\", years_after = 1"), "2026", false),
        ("half-year", due("20"), "2026-H1", true),
        ("half-year", due("20"), "2026-H2", false),
        ("school-year", due("\"08-20\""), "2023-2024", false),
        ("semester", due("20"), "2023-2024-S1", false),
        ("semester", due("20"), "2023-2024-S2", false),
        ("month", due("5, months_after = 1"), "2026-M11", false),
        ("month", due("5, months_after = 1"), "2026-M10", true),
    ] {
        let plan = plan(cycle, &due, "");
        assert_eq!(plan.awaits_event("hoi", &by_plan(&plan, id)), awaited, "{cycle} {due} {id}");
    }
    let rounds = plan("on-demand", "", "");
    for (from, due, awaited) in
        [("2023-09-01", "2024-08-15", false), ("2026-01-01", "2026-08-15", true), ("2026-01-01", "2026-11-20", false)]
    {
        let dates = Dates { from: Some(day(from)), due: Some(day(due)), ..Dates::default() };
        assert_eq!(rounds.awaits_event("hoi", &period(&rounds, "Đợt 1", &dates)), awaited, "{from} {due}");
    }
}

#[test]
fn working_days_are_counted_without_weekends_and_holidays() {
    let holidays = ["2026-04-30", "2026-05-01", "2026-05-01", "2026-05-02"].map(day).to_vec();
    let calendar = Calendar { holidays, ..Calendar::default() };
    for (from, to, days) in [
        ("2026-04-29", "2026-04-29", 0),
        ("2026-04-30", "2026-04-29", 0),
        ("2026-04-29", "2026-05-03", 0),
        ("2026-04-29", "2026-05-04", 1),
        ("2026-04-27", "2026-05-06", 5),
        ("2026-12-31", "2027-01-04", 2),
        ("2026-05-04", "2028-05-04", 523),
    ] {
        let (from, to) = (day(from), day(to));
        let counted = from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| calendar.is_working_day(*day));
        assert_eq!((calendar.working_days_between(from, to), counted.count()), (days, days), "{from} {to}");
    }
}
