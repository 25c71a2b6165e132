//! Reports that come at any time: what happened, on the form for it, in the inbox of the period they are folded into.
use super::{
    Chance,
    figures::good_report,
    inbox::{Desk, File},
    sheets::our_form,
    story::Story,
};
use crate::{
    domain::{
        plan::{Cycle, Period, PeriodId},
        unit::Unit,
    },
    sheet::write::{WriteError, file_name},
};

/// One unit in so many had something to report.
const ONE_IN: usize = 4;

impl Desk<'_> {
    /// Of units that are well: the first sends two reports, of the others one in four one.
    pub fn incidents(&self, cast: &[(&Unit, Story)], chance: &mut Chance) -> Result<Vec<File>, WriteError> {
        let into = &self.period.id.report_type;
        let folded = |cycle: Cycle, one: Option<&String>| cycle == Cycle::AdHoc && one == Some(into);
        let mut files = Vec::new();
        for report_type in self.plan.report_types.iter().filter(|one| folded(one.cycle, one.into.as_ref())) {
            let Some(form) = self.plan.form(&report_type.form) else { continue };
            let id = PeriodId { report_type: report_type.id.clone(), span: self.period.id.span.clone() };
            let period = Period { id, ..self.period.clone() };
            let well = cast.iter().filter(|(_, story)| *story == Story::Good).step_by(ONE_IN);
            for (at, (unit, _)) in well.enumerate() {
                for number in 1..=if at == 0 { 2 } else { 1 } {
                    let filled = good_report(self.plan, form, &period, unit, chance);
                    let name = [unit.code.as_str(), &unit.name, &report_type.id, &number.to_string()];
                    let bytes = our_form(form, self.plan, &period, unit, &filled, self.created)?;
                    files.push(File { name: file_name(name, "xlsx"), bytes, late: false });
                }
            }
        }
        Ok(files)
    }
}
