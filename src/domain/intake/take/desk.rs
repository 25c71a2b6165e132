//! What reading a file needs to know besides the file.
use crate::domain::{
    intake::{
        Lessons,
        encoding::Answers,
        recognise::{FormIndex, Given, units::Vocabulary},
    },
    plan::{FieldKey, Form, Period, Plan, Quarter},
    unit::UnitIndex,
    vietnamese::fold_marked,
};

/// What reading a file needs to know. Built once for a whole import.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub forms: Vec<FormIndex<'a>>,
    /// Beside `forms`: their wordings as headings of tables.
    pub headings: Vec<Vocabulary<'a>>,
    pub units: UnitIndex<'a>,
    /// The period the clerk is working in.
    pub period: &'a Period,
    /// What clerks showed before.
    pub lessons: &'a Lessons,
    /// Periods (`TYPE@SPAN`) that take nothing: closed or forwarded.
    pub locked: Vec<String>,
    /// What the plan's options are called.
    pub(super) answers: Answers,
    quarters: [Quarter; 4],
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

    /// The year of a quarter as this period asks for it: one carried over is of the year before.
    pub(super) fn quarter_year(&self, number: u32) -> Option<i32> {
        self.quarters.iter().find(|quarter| quarter.number == number).map(|quarter| quarter.year)
    }

    pub fn new(plan: &'a Plan, units: UnitIndex<'a>, period: &'a Period, lessons: &'a Lessons) -> Self {
        let forms = plan.forms.iter().map(FormIndex::new).collect();
        let given = Given::of(plan, period, lessons);
        let headings = plan.forms.iter().map(|form| Vocabulary::new(form, given.year, given.quarters)).collect();
        let columns = plan.forms.iter().flat_map(|form| &form.tables).flat_map(|table| &table.columns);
        let fields = plan.forms.iter().flat_map(|form| &form.fields).chain(columns);
        let names = fields
            .flat_map(|field| field.kind.options())
            .flat_map(|option| std::iter::once(&option.label).chain(&option.short));
        let answers = names.map(|name| fold_marked(name)).collect();
        let (locked, quarters) = (Vec::new(), plan.quarters(period));
        Self { plan, forms, headings, units, period, lessons, locked, answers, quarters }
    }
}
