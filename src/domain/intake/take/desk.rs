//! What reading a file needs to know besides the file.
use crate::domain::{
    intake::{
        Lessons,
        encoding::{self, Answers},
        recognise::{FormIndex, Given, units::Vocabulary},
    },
    plan::{FieldKey, Form, Period, Plan, Quarter},
    unit::{Unit, UnitIndex},
};
use std::collections::HashMap;

/// What reading a file needs to know. Built once for a whole import.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub forms: Vec<FormIndex<'a>>,
    /// Forms of other versions of the plan, which units may still fill in.
    pub former: Vec<FormIndex<'a>>,
    /// Beside `forms`: their wordings as headings of tables.
    pub headings: Vec<Vocabulary<'a>>,
    pub units: UnitIndex<'a>,
    /// The period the clerk is working in.
    pub period: &'a Period,
    /// What clerks showed before.
    pub lessons: &'a Lessons,
    /// Periods (`TYPE@SPAN`) that take nothing: closed or forwarded.
    pub locked: Vec<String>,
    /// What was answered for the file that is read again; empty for one that has just come.
    pub answered: Answered,
    /// What the plan's options are called.
    pub(super) answers: Answers,
    quarters: [Quarter; 4],
}

/// What a clerk answered for reports of one file. It decides what is asked of them and which form they are read by;
/// that there was a question, and what the file itself says, stays as it is.
#[derive(Debug, Default)]
pub struct Answered {
    /// Sheet and, in a table of units, row of a report → code of its unit.
    pub units: HashMap<(String, Option<u32>), String>,
    /// The period in work was answered: its form is asked for, whatever the file was made as.
    pub period: bool,
}

impl<'a> Desk<'a> {
    /// Whether a required field can be answered in this period: its event is past, and (for quarters) the quarter
    /// is over. `row` None asks about any quarter.
    pub(super) fn is_due(&self, form: &Form, field: FieldKey, row: Option<u32>) -> bool {
        let Some(definition) = form.get(field) else { return false };
        let over = self.quarters.iter().any(|quarter| quarter.due && row.is_none_or(|row| row == quarter.number));
        !self.plan.awaits_event(&definition.id, self.period) && (!definition.per_quarter || over)
    }

    /// What recognition knows besides sheet and form.
    pub fn given(&self) -> Given<'_> {
        Given::of(self.plan, self.period, self.lessons)
    }

    /// Whose report stands in a place: as answered, else as `identified`.
    pub(super) fn unit_at(&self, sheet: &str, row: Option<u32>, identified: Option<usize>) -> Option<&'a Unit> {
        if self.answered.units.is_empty() {
            return identified.and_then(|at| self.units.unit(at));
        }
        let answered = self.answered.units.get(&(sheet.to_owned(), row)).and_then(|code| self.units.code(code));
        answered.or(identified).and_then(|at| self.units.unit(at))
    }

    /// The year of a quarter as this period asks for it: one carried over is of the year before.
    pub(super) fn quarter_year(&self, number: u32) -> Option<i32> {
        self.quarters.iter().find(|quarter| quarter.number == number).map(|quarter| quarter.year)
    }

    pub fn new(plan: &'a Plan, units: UnitIndex<'a>, period: &'a Period, lessons: &'a Lessons) -> Self {
        let forms = plan.forms.iter().map(FormIndex::new).collect();
        let given = Given::of(plan, period, lessons);
        let headings = plan.forms.iter().map(|form| Vocabulary::new(form, given.year, given.quarters)).collect();
        let answers = encoding::answers_of(plan);
        let (locked, answered, quarters) = (Vec::new(), Answered::default(), plan.quarters(period));
        let (former, units) = (Vec::new(), units.on(period.roster_day()));
        Self { plan, forms, former, headings, units, period, lessons, locked, answered, answers, quarters }
    }
}
