//! What is asked: a plan with its report types, forms, rules and indicators. All of it is data.
pub mod calendar;
pub mod descent;
pub mod difference;
mod form;
mod indicator;
pub mod layout;
pub mod period;
mod rule;
pub mod sheet;
pub mod source;
pub mod succession;
mod versions;

pub use calendar::{Calendar, DayOfYear, Deadline, DeadlineDay, DeadlineRule, SchoolYear, Shift, Window};
pub use form::{Accrual, Choice, Field, FieldKey, FieldKind, Form, MoneyUnit, Section, Table};
pub use indicator::{Applies, Bound, Compare, Criterion, Indicator, Judge, Judged, Measure, Target};
pub use period::{Cycle, Period, PeriodId, Quarter, Span};
pub use rule::{Missing, Operator, Rule, Side};
pub use versions::{Version, Versions};

use crate::domain::{unit::Unit, value::tokens};

/// One plan, as its file says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub id: String,
    pub title: String,
    pub issuer: String,
    /// Version of the plan file, counted from 1.
    pub version: u32,
    /// First and last year the plan covers.
    pub years: (i32, i32),
    /// First day on which the plan was in force; quarters that ended before are not due.
    pub issued: Option<chrono::NaiveDate>,
    pub letterhead: Letterhead,
    pub calendar: Calendar,
    pub kinds: Vec<Kind>,
    pub scopes: Vec<Scope>,
    pub properties: Vec<Property>,
    pub report_types: Vec<ReportType>,
    pub forms: Vec<Form>,
    pub indicators: Vec<Indicator>,
    pub rules: Vec<Rule>,
}

/// What stands around the figures in everything the office sends (Nghị định 30/2020, Phụ lục I).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Cơ quan chủ quản, above the office's own name.
    pub superior: String,
    pub office: String,
    /// The place before the date: "Đắk Lắk, ngày …".
    pub place: String,
    /// Số, ký hiệu; blank until somebody gives it.
    pub number: String,
    /// Lines above the signature: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC".
    pub signature: Vec<String>,
    /// Nơi nhận, one line each.
    pub recipients: Vec<String>,
}

/// A kind of unit (loại hình), with the spellings that name it in front of a unit's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub id: String,
    pub name: String,
    /// "THPT", "cấp 3", "PTTH"; matched after folding, longest first.
    pub words: Vec<String>,
    /// Khối: its units are groups that other units belong to.
    pub group: bool,
}

/// A part of the sector: trực thuộc, xã/phường. A unit belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub id: String,
    pub name: String,
}

/// Chế độ báo cáo: a cycle with its deadlines, its form and who owes it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportType {
    pub id: String,
    pub name: String,
    pub cycle: Cycle,
    /// Which parts of the year report (1 for the first half-year); empty: all.
    pub parts: Vec<u32>,
    /// None where the deadline is set when a round is opened.
    pub unit_due: Option<Deadline>,
    /// Where reports pass through the commune: its own last day.
    pub commune_due: Option<Deadline>,
    pub office_due: Option<Deadline>,
    /// Which of the two last days says who is late.
    pub on_time_by: OnTimeBy,
    /// How the calendar is cut into data windows.
    pub window: Window,
    /// The report type whose periods an ad-hoc report is folded into.
    pub into: Option<String>,
    /// Where a group and its members both report: whose figures add up.
    pub adds: Adds,
    /// The day up to which quarters and events are judged; default: the last day for units.
    pub cut_off: Option<DayOfYear>,
    pub recipient: String,
    /// The id of its form.
    pub form: String,
    /// Ids of the scopes whose units owe it.
    pub owed_by: Vec<String>,
    /// Ids of the kinds that owe it; empty: every kind.
    pub owed_by_kinds: Vec<String>,
}

tokens! {
    /// Where reports pass through a commune, school → commune and commune → office are two days.
    OnTimeBy { Unit = "unit", Commune = "commune" }
}

tokens! {
    /// The level whose figures add up where a group (khối) and its members both report.
    Adds { Members = "members", Groups = "groups" }
}

impl Plan {
    pub fn report_type(&self, id: &str) -> Option<&ReportType> {
        self.report_types.iter().find(|one| one.id == id)
    }

    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|one| one.id == id)
    }

    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|one| one.id == id)
    }

    pub fn scope(&self, id: &str) -> Option<&Scope> {
        self.scopes.iter().find(|one| one.id == id)
    }

    /// The form that a report type is filled in on.
    pub fn form_of(&self, report_type: &str) -> Option<&Form> {
        self.form(&self.report_type(report_type)?.form)
    }

    /// Whether a unit owes the report of a period. Nobody owes ad-hoc reports.
    pub fn owes(&self, period: &Period, unit: &Unit) -> bool {
        self.may_send(period, unit) && !self.is_ad_hoc(&period.id)
    }

    /// The ad-hoc periods that are folded into a period: those of its own span.
    pub fn folded_into(&self, period: &PeriodId) -> Vec<PeriodId> {
        let folded = |one: &&ReportType| one.cycle == Cycle::AdHoc && one.into.as_ref() == Some(&period.report_type);
        let id = |one: &ReportType| PeriodId { report_type: one.id.clone(), span: period.span.clone() };
        self.report_types.iter().filter(folded).map(id).collect()
    }

    /// Whether a unit is one of those that a report is asked of: by scope, by kind, by being open when the period
    /// is judged.
    pub fn may_send(&self, period: &Period, unit: &Unit) -> bool {
        self.report_type(&period.id.report_type).is_some_and(|report_type| {
            let of_kind = report_type.owed_by_kinds.is_empty() || report_type.owed_by_kinds.contains(&unit.kind);
            report_type.owed_by.contains(&unit.scope) && of_kind && unit.is_open_on(period.roster_day())
        })
    }

    /// A field is about an event of the year that is still ahead at a period's cut-off.
    pub fn awaits_event(&self, field: &str, period: &Period) -> bool {
        let ahead = |day: DayOfYear| self.is_ahead(day, period);
        self.indicators.iter().any(|one| one.event.is_some_and(ahead) && one.fields().contains(&field))
    }

    /// Indicators that a report type's form can answer. What is sent at any time is judged with the period it is folded
    /// into, unless an indicator names it.
    pub fn indicators_of<'a>(&'a self, report_type: &'a str) -> impl Iterator<Item = &'a Indicator> {
        let all = self.report_type(report_type).is_none_or(|one| one.cycle != Cycle::AdHoc);
        self.indicators.iter().filter(move |one| {
            (all && one.report_types.is_empty()) || one.report_types.iter().any(|id| id == report_type)
        })
    }
}

/// Something a unit has or has not, beyond its kind: "có chi bộ độc lập".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    pub id: String,
    /// The heading of its column in a roster.
    pub label: String,
    pub synonyms: Vec<String>,
}
