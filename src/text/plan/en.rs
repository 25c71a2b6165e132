//! Faults of a plan file in English.
use super::{example, list};
use crate::{
    domain::plan::source::{FaultKind, Nobody, Shape, Thing},
    text::{Sentence, words::date},
};

pub(super) const fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Kind => "kind",
        Thing::Scope => "scope",
        Thing::Property => "property",
        Thing::ReportType => "report type",
        Thing::Form => "form",
        Thing::Section => "section",
        Thing::Field => "field",
        Thing::Table => "table",
        Thing::Column => "column",
        Thing::Option => "option",
        Thing::Rule => "rule",
        Thing::Indicator => "indicator",
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "text in quotes",
        Shape::TextOrList => "text or a list of texts",
        Shape::Number => "a number",
        Shape::WholeNumber => "a whole number",
        Shape::TrueFalse => "true or false",
        Shape::Date => "a date",
        Shape::List => "a list [ … ]",
        Shape::Table => "a table { … }",
        Shape::Tables => "entries [[…]]",
        Shape::Side => "a field id, a list of field ids, a number, or a table { fields = … }",
        Shape::TwoNumbers => "two numbers [ …, … ]",
        Shape::Target => "a number, or a table { min = …, max = … }",
        Shape::Criterion => "\"yes\", or a table { at_least = … }",
    }
}

fn meant(near: Option<&str>, otherwise: impl Into<String>) -> String {
    near.map_or_else(|| otherwise.into(), |near| format!("Did you mean `{near}`?"))
}

fn nobody(why: &Nobody) -> Sentence {
    match why {
        Nobody::EmptyList => Sentence::new(
            "The list of kinds is empty, so no unit is judged.",
            "Name the kinds, or leave `kinds` out if the indicator is for all of them.",
        ),
        Nobody::NotAsked { field } => Sentence::new(
            format!("Field `{field}` asks none of the kinds of this indicator, so no unit is judged."),
            "Make the indicator's `kinds` and the field's `applies_to` agree.",
        ),
        Nobody::NotOwing => Sentence::new(
            "No unit of this scope and these kinds owes a report that judges the indicator.",
            "Change the indicator's `scope` or `kinds`, or the report type's `owed_by` or `owed_by_kinds`.",
        ),
        Nobody::NeverAsked => Sentence::new(
            "No kind that this field asks owes a report on this form, so nobody is asked.",
            "Change the field's `applies_to`, or the report type's `owed_by_kinds`.",
        ),
    }
}

pub(super) fn fault(kind: &FaultKind) -> Sentence {
    match kind {
        FaultKind::Syntax { detail } => Sentence::new(
            format!("This line is not valid TOML ({detail})."),
            "Check brackets, quotes and equals signs on this line and the one above.",
        ),
        FaultKind::MissingKey { key } => {
            Sentence::new(format!("`{key}` is missing."), format!("Add `{key}` to the entry that begins here."))
        }
        FaultKind::UnknownKey { key, near } => Sentence::new(
            format!("There is no `{key}` here."),
            meant(*near, "Remove this line or move it to the entry it belongs to; see docs/plan-format.md."),
        ),
        FaultKind::WrongType { key, expected, found } => Sentence::new(
            format!("`{key}` must be {}, but is {}.", shape(*expected), shape(*found)),
            format!("Write it like this: {}.", example(*expected)),
        ),
        FaultKind::Empty { key } => {
            Sentence::new(format!("`{key}` is empty."), "Fill it in, or remove the line if it is optional.")
        }
        FaultKind::UnknownToken { key, found, allowed, near } => Sentence::new(
            format!("`{key}` cannot be `{found}`; it takes {}.", list(allowed)),
            meant(*near, "Choose one of these."),
        ),
        FaultKind::BadId { id } => Sentence::new(
            format!("The id `{id}` has characters that cannot be used."),
            "Ids are made of a–z, 0–9, `-`, `.` and `_`.",
        ),
        FaultKind::NotADate { key, found } => Sentence::new(
            format!("`{key}`: `{found}` is not a date that exists."),
            "Write year-month-day, such as \"2026-05-20\".",
        ),
        FaultKind::NotADay { found } => {
            Sentence::new(format!("`{found}` is not a day of the year."), "Write month-day: \"05-20\" is 20 May.")
        }
        FaultKind::NumberOutOfRange { key, found, min, max } => Sentence::new(
            format!("`{key}`: {found} is not between {min} and {max}."),
            format!("Write a number from {min} to {max}."),
        ),
        FaultKind::OneKeyOf { keys, found } => Sentence::new(
            format!("Exactly one of {} must stand here; there are {found}.", list(keys)),
            if *found == 0 { "Add one of them." } else { "Keep one and remove the others." },
        ),
        FaultKind::Duplicate { thing: what, id, first_line } => Sentence::new(
            format!("The {} id `{id}` is already used on line {first_line}.", thing(*what)),
            "Give this entry another id, or remove it if it was copied twice.",
        ),
        FaultKind::UnknownReference { thing: what, id, near, known } => Sentence::new(
            format!("There is no {} with the id `{id}`.", thing(*what)),
            meant(
                near.as_deref(),
                if known.is_empty() {
                    format!("The plan has no {} yet.", thing(*what))
                } else {
                    format!("Known ids: {}.", list(known))
                },
            ),
        ),
        FaultKind::NotInForm { thing: what, id, form, near } => Sentence::new(
            format!("Form `{form}` has no {} `{id}`.", thing(*what)),
            meant(
                near.as_deref(),
                "Correct the id, add it to the form, or name in `report_types` the reports whose form has it.",
            ),
        ),
        FaultKind::SameWording { thing: what, wording, other } => Sentence::new(
            format!("“{wording}” also names the {} `{other}` (case and marks aside).", thing(*what)),
            "Word it differently: these words are how the program tells one from the other.",
        ),
        FaultKind::YearsReversed { first, last } => Sentence::new(
            format!("The first year {first} comes after the last year {last}."),
            format!("Write years = [{last}, {first}]."),
        ),
        FaultKind::NotAYear { found } => {
            Sentence::new(format!("`{found}` is not a year."), "Write a year of four digits: 2027 = 50.")
        }
        FaultKind::TargetOutsideYears { year, first, last } => Sentence::new(
            format!("The target of {year} lies outside the plan's years {first}–{last}."),
            "Change the year of the target or the plan's `years`.",
        ),
        FaultKind::TargetsNotAscending { year, before } => Sentence::new(
            format!("The target of {year} stands after that of {before}."),
            "Put the years in ascending order; each step holds until the next.",
        ),
        FaultKind::MinAboveMax { min, max } => {
            Sentence::new(format!("The minimum {min} is above the maximum {max}."), "Swap or correct the two numbers.")
        }
        FaultKind::PercentOutOfRange { found } => {
            Sentence::new(format!("The share {found} is not between 0 and 100."), "Write percents: 50 means 50 %.")
        }
        FaultKind::TooFewOptions { found } => Sentence::new(
            format!("There are only {found} options."),
            "Give at least two; those of a level go from the lowest to the highest.",
        ),
        FaultKind::KindNotHere { kind, key: "column" } => Sentence::new(
            format!("A column of a table cannot be of kind `{kind}`."),
            "Make it two `count` columns, or a field of the form.",
        ),
        FaultKind::KindNotHere { kind, key } => Sentence::new(
            format!("A field of kind `{kind}` cannot have `{key}`."),
            format!("Remove `{key}`, or make it two fields of kind `count`."),
        ),
        FaultKind::DeadlineBeforePeriod { period, last_day, from } => Sentence::new(
            format!(
                "Period {period}: the last day {} comes before the period begins ({}).",
                date(*last_day),
                date(*from)
            ),
            "Correct the day, write `years_after = 1` if it falls in the next year, or `parts` if only some periods report.",
        ),
        FaultKind::DeadlineBeforeEnd { period, last_day, to } => Sentence::new(
            format!("Period {period}: the last day {} comes before the window ends ({}).", date(*last_day), date(*to)),
            "Move the deadline; if the plan means it, write in `cut_off` up to which day figures count.",
        ),
        FaultKind::DeadlineBeforeCutOff { period, last_day, cut_off } => Sentence::new(
            format!("Period {period}: the last day {} comes before the cut-off {}.", date(*last_day), date(*cut_off)),
            "Make the deadline later or `cut_off` earlier.",
        ),
        FaultKind::OfficeBeforeUnits { period, office, units } => Sentence::new(
            format!(
                "Period {period}: the office's last day {} comes before the units' {}.",
                date(*office),
                date(*units)
            ),
            "The office's deadline must be on or after that of the units.",
        ),
        FaultKind::AppliesToNobody { why } => nobody(why),
        FaultKind::KindMismatch { key, field, kind, allowed } => Sentence::new(
            format!("`{key}`: field `{field}` is of kind `{kind}`; here it must be {}.", list(allowed)),
            "Choose another field, or measure it in a way that fits its kind.",
        ),
        FaultKind::QuarterMismatch { field, per_quarter: true } => Sentence::new(
            format!("Field `{field}` asks for each quarter."),
            format!("Use `per_quarter = \"{field}\"`."),
        ),
        FaultKind::QuarterMismatch { field, per_quarter: false } => Sentence::new(
            format!("Field `{field}` does not ask for each quarter."),
            format!("Use `field = \"{field}\"`, or give the field `per_quarter = true`."),
        ),
        FaultKind::NestedInItself { id } => Sentence::new(
            format!("Indicator `{id}` is computed from itself."),
            "In `of` and `within`, name other indicators.",
        ),
        FaultKind::JudgeNeeds { judge, key } => Sentence::new(
            format!("`judge = \"{judge}\"` needs `{key}`."),
            format!("Add `{key}`, or write `judge = \"recorded\"` if it is only recorded."),
        ),
        FaultKind::JudgeIgnores { judge, key } => Sentence::new(
            format!("`judge = \"{judge}\"` makes no use of `{key}`."),
            format!("Remove `{key}`, or choose another `judge`."),
        ),
        FaultKind::RuleWithoutFields => {
            Sentence::new("Neither side of the rule names a field.", "Put a field id into `left` or `right`.")
        }
        FaultKind::RulesContradict { other } => Sentence::new(
            format!("This rule contradicts `{other}`: no figures satisfy both."),
            "Remove one of them, or change its `operator`.",
        ),
        FaultKind::RuleAgainstBounds { field } => Sentence::new(
            format!("No figure within the bounds of field `{field}` satisfies this rule."),
            "Change the rule, or `min` and `max` of the field (without `min` the least is 0).",
        ),
        FaultKind::LevelsOutOfOrder { level, before } => Sentence::new(
            format!("Level “{level}” stands after “{before}”, as if it were higher."),
            "Put the levels from the lowest to the highest.",
        ),
    }
}
