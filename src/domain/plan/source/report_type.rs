//! Report types, their deadlines, and the calendar they follow.
use super::{FaultKind, Shape, reader::Node};
use crate::domain::plan::{
    Adds, Calendar, Cycle, DayOfYear, Deadline, DeadlineDay, DeadlineRule, OnTimeBy, ReportType, SchoolYear, Shift,
    Window,
};
use toml::de::DeValue;

pub(super) fn calendar(node: &Node<'_>) -> Calendar {
    let holidays = node.list("holidays").into_iter().filter_map(|one| node.date_of("holidays", one, false)).collect();
    let shift = node.token("shift", Shift::ALL, Shift::token).unwrap_or(Shift::None);
    let school_year = node.node("school_year").map(|node| school_year(&node)).unwrap_or_default();
    node.finish();
    Calendar { shift, holidays, school_year }
}

fn school_year(node: &Node<'_>) -> SchoolYear {
    let usual = SchoolYear::default();
    let read = SchoolYear {
        from: day_of_year(node, "from").unwrap_or(usual.from),
        second: day_of_year(node, "second").unwrap_or(usual.second),
        ends: day_of_year(node, "ends").unwrap_or(usual.ends),
    };
    node.finish();
    read
}

pub(super) fn read(node: &Node<'_>) -> ReportType {
    let cycle = node.required_token("cycle", Cycle::ALL, Cycle::token);
    let report_type = ReportType {
        id: node.id(),
        name: node.text("name"),
        cycle: cycle.unwrap_or(Cycle::OnDemand),
        parts: parts(node, cycle),
        unit_due: deadline(node, "unit_due"),
        commune_due: deadline(node, "commune_due"),
        office_due: deadline(node, "office_due"),
        on_time_by: node.token("on_time_by", OnTimeBy::ALL, OnTimeBy::token).unwrap_or(OnTimeBy::Unit),
        window: node.token("window", Window::ALL, Window::token).unwrap_or(Window::Calendar),
        into: node.optional_text("into"),
        adds: node.token("adds", Adds::ALL, Adds::token).unwrap_or(Adds::Members),
        cut_off: day_of_year(node, "cut_off"),
        recipient: node.text("recipient"),
        form: node.text("form"),
        owed_by: node.texts("owed_by"),
        owed_by_kinds: node.texts("owed_by_kinds"),
    };
    if !node.has("owed_by") {
        node.missing("owed_by");
    } else if node.is_sound() && report_type.owed_by.is_empty() {
        node.fault(node.place("owed_by"), FaultKind::Empty { key: "owed_by" });
    }
    node.finish();
    report_type
}

/// Which parts of the year report: as many as the cycle has.
fn parts(node: &Node<'_>, cycle: Option<Cycle>) -> Vec<u32> {
    let most = match cycle {
        None | Some(Cycle::Month) => 12,
        Some(Cycle::Quarter) => 4,
        Some(Cycle::HalfYear | Cycle::Semester) => 2,
        Some(Cycle::NineMonths | Cycle::Year | Cycle::SchoolYear | Cycle::OnDemand | Cycle::AdHoc) => 1,
    };
    node.list("parts").into_iter().filter_map(|part| node.whole_of("parts", part, 1..=most)).collect()
}

/// `{ rule = "before", day = "05-20" }`, or a day of the month: `{ rule = "before", day = 5, months_after = 1 }`.
fn deadline(parent: &Node<'_>, key: &'static str) -> Option<Deadline> {
    let node = parent.node(key)?;
    let rule = node.required_token("rule", DeadlineRule::ALL, DeadlineRule::token);
    let day = match node.value("day").map(toml::Spanned::get_ref) {
        None => {
            node.missing("day");
            None
        }
        Some(DeValue::Integer(_)) => {
            let months_after = node.whole("months_after", 0..=12).unwrap_or(0);
            node.whole("day", 1..=31).map(|day| DeadlineDay::Monthly { day, months_after })
        }
        Some(_) => {
            let years_after = node.whole("years_after", 0..=5).unwrap_or(0);
            day_of_year(&node, "day").map(|day| DeadlineDay::Yearly { day, years_after })
        }
    };
    node.finish();
    Some(Deadline { rule: rule?, day: day? })
}

/// `"05-20"`: month and day.
pub(super) fn day_of_year(node: &Node<'_>, key: &'static str) -> Option<DayOfYear> {
    let value = node.value(key)?;
    let Some(text) = value.get_ref().as_str() else {
        node.wrong_type(key, value, Shape::Text);
        return None;
    };
    let day = DayOfYear::parse(text.trim());
    if day.is_none() {
        node.fault(value.span().start, FaultKind::NotADay { found: text.to_owned() });
    }
    day
}
