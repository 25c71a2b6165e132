//! What is wrong and what to do: one sentence each for every [`Code`], with the figures and the cell.
//!
//! A finding may know less than its sentence could say; what is unknown is left out, never shown as a gap.
mod about;
mod across;
mod cell;
mod expected;
mod file;
mod format;
mod header;
mod place;
mod report;
mod sheet;
#[cfg(test)]
mod tests;
mod unit;
mod when;

use super::{Lang, Sentence};
use crate::domain::{
    intake::{Code, Finding},
    plan::Form,
};
pub use expected::expected;
pub use place::place;
pub use when::when;

/// The message and the advice of a finding. `form` gives the label of the field it is about.
pub fn finding(lang: Lang, finding: &Finding, form: Option<&Form>) -> Sentence {
    let about = &about::About::new(lang, finding, form);
    match finding.code {
        Code::FileUnreadable => file::unreadable(about),
        Code::FileEncrypted => file::encrypted(about),
        Code::FileNotSpreadsheet => file::not_spreadsheet(about),
        Code::FileLeftOut => file::left_out(about),
        Code::FileConsolidated => file::consolidated(about),
        Code::FileWrongExtension => file::wrong_extension(about),
        Code::FileTooLarge => file::too_large(about),
        Code::FileMayBeDamaged => file::may_be_damaged(about),
        Code::FileRepeat => file::repeat(about),
        Code::FileEmpty => file::empty(about),
        Code::FileReadLimit => file::read_limit(about),
        Code::SheetHidden => sheet::hidden(about),
        Code::RowsHidden => sheet::rows_hidden(about),
        Code::SheetUnrecognised => sheet::unrecognised(about),
        Code::SheetAmbiguous => sheet::ambiguous(about),
        Code::LayoutMoved => sheet::layout_moved(about),
        Code::LayoutTaught => sheet::layout_taught(about),
        Code::FormVersionOld => sheet::form_version_old(about),
        Code::FormOfAnotherPlan => sheet::form_of_another_plan(about),
        Code::LegacyEncoding => sheet::legacy_encoding(about),
        Code::LabelMissing => header::missing(about),
        Code::LabelExtra => header::extra(about),
        Code::LabelDuplicate => header::duplicate(about),
        Code::LabelBlank => header::blank(about),
        Code::LabelSimilar => header::similar(about),
        Code::UnitUnknown => unit::unknown(about),
        Code::UnitAmbiguous => unit::ambiguous(about),
        Code::UnitMismatch => unit::mismatch(about),
        Code::UnitNotOwing => unit::not_owing(about),
        Code::UnitClosed => unit::closed(about),
        Code::UnitDuplicateRow => unit::duplicate_row(about),
        Code::PeriodUnknown => unit::period_unknown(about),
        Code::PeriodMismatch => unit::period_mismatch(about),
        Code::PeriodLocked => unit::period_locked(about),
        Code::RequiredMissing => cell::required_missing(about),
        Code::TypeMismatch => cell::type_mismatch(about),
        Code::NumberAsText => cell::number_as_text(about),
        Code::NoDataStated => cell::no_data_stated(about),
        Code::NotApplicableStated => cell::not_applicable_stated(about),
        Code::NumberAmbiguous => cell::number_ambiguous(about),
        Code::PercentScale => cell::percent_scale(about),
        Code::UnitScale => cell::unit_scale(about),
        Code::DateAmbiguous => cell::date_ambiguous(about),
        Code::DateOutsidePeriod => cell::date_outside_period(about),
        Code::OutOfRange => cell::out_of_range(about),
        Code::NotAnOption => cell::not_an_option(about),
        Code::FormulaError => cell::formula_error(about),
        Code::FormulaNotCalculated => cell::formula_not_calculated(about),
        Code::ExternalLink => cell::external_link(about),
        Code::TextTooLong => cell::text_too_long(about),
        Code::PartExceedsWhole => across::part_exceeds_whole(about),
        Code::TotalMismatch => across::total_mismatch(about),
        Code::RuleBroken => across::rule_broken(about),
        Code::RequiredTogether => across::required_together(about),
        Code::Exclusive => across::exclusive(about),
        Code::CumulativeDecreased => across::cumulative_decreased(about),
        Code::LessThanEarlierPeriod => across::less_than_earlier_period(about),
        Code::ChangeTooLarge => across::change_too_large(about),
        Code::IdenticalToLastPeriod => across::identical_to_last_period(about),
        Code::Outlier => across::outlier(about),
        Code::RowIncomplete => across::row_incomplete(about),
        Code::IncidentNotInReport => across::incident_not_in_report(about),
        Code::ReportEmpty => report::empty(about),
        Code::NilWithFigures => report::nil_with_figures(about),
        Code::ResubmissionChanged => report::resubmission_changed(about),
    }
}
