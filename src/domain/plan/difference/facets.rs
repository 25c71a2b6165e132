//! Every attribute of a part of a plan as one line, in the words of plan files. Parts are taken apart whole, so that a new
//! attribute does not compile until it is told here.
use crate::domain::{
    plan::{
        Bound, Calendar, Choice, Criterion, Deadline, DeadlineDay, Field, FieldKind, Form, Indicator, Kind, Letterhead,
        Measure, Plan, Property, ReportType, Rule, Scope, Section, Side, Table, Target,
    },
    value::tokens,
};
use rust_decimal::Decimal;
use std::fmt::Display;

tokens! {
    /// What of a part differs.
    Aspect {
        Version = "version",
        Title = "title",
        Issuer = "issuer",
        Years = "years",
        Issued = "issued",
        Letterhead = "letterhead",
        Calendar = "calendar",
        Label = "label",
        Words = "words",
        Group = "group",
        Cycle = "cycle",
        UnitDue = "unit_due",
        CommuneDue = "commune_due",
        OfficeDue = "office_due",
        OnTimeBy = "on_time_by",
        Window = "window",
        Into = "into",
        Adds = "adds",
        CutOff = "cut_off",
        Recipient = "recipient",
        Form = "form",
        OwedBy = "owed_by",
        Section = "section",
        Kind = "kind",
        Options = "options",
        Required = "required",
        Bounds = "bounds",
        PerQuarter = "per_quarter",
        Accrual = "accrual",
        Estimate = "estimate",
        Stage = "stage",
        AppliesTo = "applies_to",
        Hint = "hint",
        Private = "private",
        Checklist = "checklist",
        Rows = "rows",
        Rule = "rule",
        Severity = "severity",
        Message = "message",
        Source = "source",
        Scope = "scope",
        Measure = "measure",
        Criterion = "criterion",
        Judge = "judge",
        Target = "target",
        Judged = "judged",
        Encouraged = "encouraged",
        Event = "event",
        ReportTypes = "report_types",
        Reading = "reading",
    }
}

type Facets = Vec<(Aspect, String)>;

pub(super) fn plan(plan: &Plan) -> Facets {
    let Plan { id: _, title, issuer, version, years, issued, letterhead, calendar, .. } = plan;
    let Letterhead { superior, office, place, number, signature, recipients } = letterhead;
    let Calendar { shift, holidays, school_year } = calendar;
    let days = [school_year.from, school_year.second, school_year.ends];
    let head = [superior, office, place, number].map(String::as_str);
    vec![
        (Aspect::Title, title.clone()),
        (Aspect::Issuer, issuer.clone()),
        (Aspect::Version, version.to_string()),
        (Aspect::Years, format!("{}–{}", years.0, years.1)),
        (Aspect::Issued, maybe(issued.as_ref())),
        (Aspect::Letterhead, filled([head.join(" | "), join(signature), join(recipients)])),
        (Aspect::Calendar, filled([shift.token().to_owned(), join(holidays), join(&days)])),
    ]
}

pub(super) fn kind(kind: &Kind) -> Facets {
    let Kind { id: _, name, words, group } = kind;
    vec![(Aspect::Title, name.clone()), (Aspect::Words, join(words)), (Aspect::Group, group.to_string())]
}

pub(super) fn scope(scope: &Scope) -> Facets {
    let Scope { id: _, name } = scope;
    vec![(Aspect::Title, name.clone())]
}

pub(super) fn property(property: &Property) -> Facets {
    let Property { id: _, label, synonyms } = property;
    vec![(Aspect::Label, label.clone()), (Aspect::Words, join(synonyms))]
}

pub(super) fn report_type(one: &ReportType) -> Facets {
    let ReportType { id: _, name, cycle, parts, unit_due, commune_due, office_due, .. } = one;
    let ReportType { on_time_by, window, into, adds, cut_off, recipient, form, owed_by, owed_by_kinds, .. } = one;
    vec![
        (Aspect::Title, name.clone()),
        (Aspect::Cycle, filled([cycle.token().to_owned(), join(parts)])),
        (Aspect::UnitDue, deadline(*unit_due)),
        (Aspect::CommuneDue, deadline(*commune_due)),
        (Aspect::OfficeDue, deadline(*office_due)),
        (Aspect::OnTimeBy, on_time_by.token().to_owned()),
        (Aspect::Window, window.token().to_owned()),
        (Aspect::Into, maybe(into.as_ref())),
        (Aspect::Adds, adds.token().to_owned()),
        (Aspect::CutOff, maybe(cut_off.as_ref())),
        (Aspect::Recipient, recipient.clone()),
        (Aspect::Form, form.clone()),
        (Aspect::OwedBy, filled([join(owed_by), join(owed_by_kinds)])),
    ]
}

pub(super) fn form(form: &Form) -> Facets {
    let Form { id: _, version, title, sections: _, fields: _, tables: _ } = form;
    vec![(Aspect::Version, version.to_string()), (Aspect::Title, title.clone())]
}

pub(super) fn section(section: &Section) -> Facets {
    let Section { id: _, title } = section;
    vec![(Aspect::Title, title.clone())]
}

pub(super) fn field(form: &Form, field: &Field) -> Facets {
    let Field { id: _, label, synonyms, section, kind, required, min, max, unit_words, per_quarter, .. } = field;
    let Field { accrual, estimate, stage, applies_to, applies_if, was: _, private, hint, .. } = field;
    vec![
        (Aspect::Label, label.clone()),
        (Aspect::Words, filled([join(synonyms), join(unit_words)])),
        (Aspect::Section, id_of(form, *section)),
        (Aspect::Kind, kind_of(kind)),
        (Aspect::Options, kind.options().iter().map(option).collect::<Vec<_>>().join(" < ")),
        (Aspect::Required, required.to_string()),
        (Aspect::Bounds, range(*min, *max)),
        (Aspect::PerQuarter, per_quarter.to_string()),
        (Aspect::Accrual, accrual.token().to_owned()),
        (Aspect::Estimate, estimate.to_string()),
        (Aspect::Stage, maybe(stage.as_ref())),
        (Aspect::AppliesTo, filled([join(applies_to), maybe(applies_if.as_ref())])),
        (Aspect::Hint, hint.clone()),
        (Aspect::Private, private.to_string()),
    ]
}

pub(super) fn table(form: &Form, table: &Table) -> Facets {
    let Table { id: _, title, section, columns: _, checklist, rows } = table;
    vec![
        (Aspect::Title, title.clone()),
        (Aspect::Section, id_of(form, *section)),
        (Aspect::Checklist, join(checklist)),
        (Aspect::Rows, rows.to_string()),
    ]
}

pub(super) fn rule(rule: &Rule) -> Facets {
    let Rule { id: _, form, left, operator, right, severity, message } = rule;
    vec![
        (Aspect::Form, form.clone()),
        (Aspect::Rule, format!("{} {} {}", side(left), operator.token(), side(right))),
        (Aspect::Severity, severity.token().to_owned()),
        (Aspect::Message, message.clone()),
    ]
}

pub(super) fn indicator(one: &Indicator) -> Facets {
    let Indicator { id: _, label, source, scope, measure, criterion, judge, targets, judged, .. } = one;
    let Indicator { applies, encouraged, event, report_types, reading, .. } = one;
    let both_ways = if applies.both_ways { "both_ways" } else { "" };
    vec![
        (Aspect::Label, label.clone()),
        (Aspect::Source, source.clone()),
        (Aspect::Scope, maybe(scope.as_ref())),
        (Aspect::Measure, measure_of(measure)),
        (Aspect::Criterion, criterion.as_ref().map(criterion_of).unwrap_or_default()),
        (Aspect::Judge, judge.token().to_owned()),
        (Aspect::Target, targets.iter().map(target).collect::<Vec<_>>().join("; ")),
        (Aspect::Judged, judged.token().to_owned()),
        (Aspect::AppliesTo, filled([join(&applies.kinds), maybe(applies.property.as_ref()), both_ways.to_owned()])),
        (Aspect::Encouraged, encouraged.to_string()),
        (Aspect::Event, maybe(event.as_ref())),
        (Aspect::ReportTypes, join(report_types)),
        (Aspect::Reading, maybe(reading.as_ref())),
    ]
}

fn join<T: Display>(list: &[T]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What is there of several texts.
fn filled<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

fn maybe<T: Display>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn id_of(form: &Form, section: usize) -> String {
    form.sections.get(section).map(|section| section.id.clone()).unwrap_or_default()
}

fn deadline(deadline: Option<Deadline>) -> String {
    let Some(Deadline { rule, day }) = deadline else { return String::new() };
    let day = match day {
        DeadlineDay::Yearly { day, years_after: 0 } => day.to_string(),
        DeadlineDay::Yearly { day, years_after } => format!("{day} +{years_after}"),
        DeadlineDay::Monthly { day, months_after } => format!("{day} +{months_after}"),
    };
    format!("{} {day}", rule.token())
}

fn option(Choice { id, label, short }: &Choice) -> String {
    let short = if short.is_empty() { String::new() } else { format!(" ({})", join(short)) };
    format!("{id} «{label}»{short}")
}

fn kind_of(kind: &FieldKind) -> String {
    let token = kind.token();
    match kind {
        FieldKind::Amount { unit } => format!("{token} {}", unit.token()),
        FieldKind::Ratio { numerator, denominator } => format!("{token} {numerator} / {denominator}"),
        FieldKind::Count
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Level { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Date
        | FieldKind::Text => token.to_owned(),
    }
}

/// `≥ 1`, `≤ 5`, `1–5`.
fn range(min: Option<Decimal>, max: Option<Decimal>) -> String {
    match (min.map(|one| one.normalize()), max.map(|one| one.normalize())) {
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::new(),
    }
}

fn target(Target { year, min, max }: &Target) -> String {
    format!("{year}: {}", range(*min, *max))
}

fn side(Side { fields, factor, constant, missing }: &Side) -> String {
    let factor = if *factor == Decimal::ONE { String::new() } else { format!("{} × ", factor.normalize()) };
    let constant = if constant.is_zero() { String::new() } else { constant.normalize().to_string() };
    let sum = if fields.is_empty() { String::new() } else { format!("{factor}({})", fields.join(" + ")) };
    let parts: Vec<String> = [sum, constant].into_iter().filter(|text| !text.is_empty()).collect();
    format!("{} [{}]", parts.join(" + "), missing.token())
}

fn measure_of(measure: &Measure) -> String {
    match measure {
        Measure::Field(field) => field.clone(),
        Measure::Ratio { numerator, denominator } => format!("{numerator} / {denominator}"),
        Measure::PerQuarter(field) => format!("per_quarter {field}"),
        Measure::Rows(table) => format!("rows {table}"),
        Measure::CompleteRows(table) => format!("complete_rows {table}"),
        Measure::Nested { of, within } => format!("nested {of} / {within}"),
        Measure::All(fields) => fields.join(" & "),
    }
}

fn criterion_of(Criterion { compare, bound }: &Criterion) -> String {
    let bound = match bound {
        Bound::Yes => "yes".to_owned(),
        Bound::Number(number) => number.normalize().to_string(),
        Bound::Range { min, max } => range(Some(*min), Some(*max)),
        Bound::Level(level) => level.clone(),
        Bound::OwnField(field) => field.clone(),
        Bound::LastYear { higher_is_better, field } => {
            let way = if *higher_is_better { "higher" } else { "lower" };
            filled([way.to_owned(), maybe(field.as_ref())])
        }
    };
    format!("{} {bound}", compare.token())
}
