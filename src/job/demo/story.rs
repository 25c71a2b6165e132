//! Which unit sends what: most good, and one of everything that goes wrong in a real inbox.
use super::{
    Chance,
    encrypted::encrypted,
    figures::{Filled, good_report},
    mistake::{RowWrong, Wrong},
    roster::full_name,
    sheets::{OwnSheet, our_form, own_sheet},
};
use crate::{
    domain::{
        grid::Address,
        plan::{Form, Period, Plan},
        unit::Unit,
    },
    job::Failure,
    sheet::write::{WriteError, file_name},
};
use chrono::NaiveDate;

/// One file of the inbox.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    /// It comes with the second batch, after the deadline.
    pub late: bool,
}

/// What becomes of one unit that owes the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Story {
    Good,
    /// Nothing comes.
    Missing,
    Late,
    /// One cell is wrong in this way.
    Wrong(Wrong),
    /// One row of its own sheet is wrong in this way.
    WrongRow(RowWrong),
    /// Its own sheet says another period.
    OtherPeriod,
    /// Its form, filled in by the next unit and named after that one.
    PassedOn,
    /// Its own sheet, with only the name, which another unit shares.
    Ambiguous,
    /// Made for another plan.
    OtherPlan,
    /// A second version after a good first one.
    TwoVersions,
    /// A second version that mends the first.
    Mended,
    /// Two different files in one batch.
    Twins,
    /// The same file twice.
    Copied,
    Encrypted,
    Damaged,
}

/// In the office's order, from the thirteenth unit that owes on: the first twelve show every kind at its best.
const STORIES: &[Story] = &[
    Story::Missing,
    Story::Wrong(Wrong::Words),
    Story::Late,
    Story::Wrong(Wrong::Negative),
    Story::Missing,
    Story::Wrong(Wrong::FormulaError),
    Story::Late,
    Story::Wrong(Wrong::Uncalculated),
    Story::Missing,
    Story::Wrong(Wrong::PartAboveWhole),
    Story::Late,
    Story::Wrong(Wrong::UnknownLevel),
    Story::Missing,
    Story::Wrong(Wrong::Blank),
    Story::Late,
    Story::Wrong(Wrong::DateOutside),
    Story::Missing,
    Story::Wrong(Wrong::MoneyScale),
    Story::Late,
    Story::WrongRow(RowWrong::HiddenRow),
    Story::Missing,
    Story::WrongRow(RowWrong::NoLabel),
    Story::Late,
    Story::WrongRow(RowWrong::SimilarLabel),
    Story::Missing,
    Story::WrongRow(RowWrong::ExtraLabel),
    Story::WrongRow(RowWrong::DoubleLabel),
    Story::Wrong(Wrong::TextNumbers),
    Story::OtherPeriod,
    Story::PassedOn,
    Story::OtherPlan,
    Story::TwoVersions,
    Story::Mended,
    Story::Twins,
    Story::Copied,
    Story::Encrypted,
    Story::Damaged,
];
const FIRST_STORY: usize = 12;
/// How many units that do not owe send a report all the same.
const NOT_OWING: usize = 3;

/// Every file of the inbox.
pub fn files(
    plan: &Plan,
    period: &Period,
    units: &[Unit],
    created: NaiveDate,
    chance: &mut Chance,
) -> Result<Vec<File>, Failure> {
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let report_type = plan.report_type(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let (owing, others): (Vec<&Unit>, Vec<&Unit>) =
        units.iter().partition(|unit| report_type.owed_by.contains(&unit.scope));
    let desk = Desk { plan, form, period, created };
    let twin = shared_name(&owing);
    let mut files = Vec::new();
    for (at, unit) in owing.iter().enumerate() {
        let story = match at.checked_sub(FIRST_STORY).and_then(|at| STORIES.get(at)) {
            Some(story) => *story,
            None if Some(at) == twin => Story::Ambiguous,
            None => Story::Good,
        };
        let filled = good_report(plan, form, period, unit, chance);
        let again = good_report(plan, form, period, unit, chance);
        let next = owing.get(at + 1).copied().unwrap_or(unit);
        files.extend(desk.files_of(unit, next, story, at, [filled, again])?);
    }
    for unit in others.iter().take(NOT_OWING) {
        let filled = good_report(plan, form, period, unit, chance);
        let mut sheet = own_sheet(form, period, unit, &filled);
        sheet.head.push((Address::new(2, 1), format!("UBND XÃ {}", unit.commune.to_uppercase())));
        files.push(File {
            name: format!("{} - {}.xlsx", unit.name, unit.commune),
            bytes: sheet.write(created)?,
            late: false,
        });
    }
    files.extend(desk.strays(&owing, chance)?);
    Ok(files)
}

/// The first unit whose whole name another one bears too, beyond the stories.
fn shared_name(owing: &[&Unit]) -> Option<usize> {
    let shared = |unit: &Unit| owing.iter().filter(|other| other.name == unit.name).count() > 1;
    (FIRST_STORY + STORIES.len()..owing.len()).find(|at| owing.get(*at).is_some_and(|unit| shared(unit)))
}

/// What every file is made from.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub form: &'a Form,
    pub period: &'a Period,
    pub created: NaiveDate,
}

impl Desk<'_> {
    fn files_of(
        &self,
        unit: &Unit,
        next: &Unit,
        story: Story,
        at: usize,
        [filled, again]: [Filled; 2],
    ) -> Result<Vec<File>, WriteError> {
        let ours = |filled: &Filled| our_form(self.form, self.plan, self.period, unit, filled, self.created);
        let name = self.name_of(unit);
        let file = |name: String, bytes: Vec<u8>, late: bool| vec![File { name, bytes, late }];
        Ok(match story {
            Story::Missing => vec![],
            Story::Good | Story::Late => {
                let late = story == Story::Late;
                // Every third school sends a sheet of its own.
                if at % 3 == 2 {
                    let sheet = own_sheet(self.form, self.period, unit, &filled);
                    file(
                        format!("{} - {}.xlsx", unit.name, unit.commune),
                        self.named(sheet, unit).write(self.created)?,
                        late,
                    )
                } else {
                    file(name, ours(&filled)?, late)
                }
            }
            Story::Wrong(wrong) => file(name, self.wrong(unit, wrong, filled)?, false),
            Story::WrongRow(wrong) => file(name, self.wrong_row(unit, wrong, &filled)?, false),
            Story::OtherPeriod => {
                let mut sheet = self.named(own_sheet(self.form, self.period, unit, &filled), unit);
                let year = self.plan.years.0 + 1;
                sheet.head.retain(|(at, _)| at.row != 3);
                sheet.head.push((Address::new(3, 1), format!("BÁO CÁO 9 THÁNG NĂM {year}")));
                file(name, sheet.write(self.created)?, false)
            }
            Story::PassedOn => file(format!("{}_{}.xlsx", next.code, "bao-cao"), ours(&filled)?, false),
            Story::Ambiguous => {
                let mut sheet = own_sheet(self.form, self.period, unit, &filled);
                sheet.head.retain(|(at, _)| at.row != 5);
                file("Báo cáo của trường.xlsx".into(), sheet.write(self.created)?, false)
            }
            Story::OtherPlan => {
                let other = Plan { id: format!("{}-cu", self.plan.id), ..self.plan.clone() };
                file(name, our_form(self.form, &other, self.period, unit, &filled, self.created)?, false)
            }
            Story::TwoVersions => {
                let mut files = file(name.clone(), ours(&filled)?, false);
                files.extend(file(format!("sua-{name}"), ours(&again)?, true));
                files
            }
            Story::Mended => {
                let mut files = file(name.clone(), self.wrong(unit, Wrong::Words, filled.clone())?, false);
                files.extend(file(format!("sua-{name}"), ours(&filled)?, true));
                files
            }
            Story::Twins => {
                let mut files = file(name.clone(), ours(&filled)?, false);
                files.extend(file(name.replace(".xlsx", "_final.xlsx"), ours(&again)?, false));
                files
            }
            Story::Copied => {
                let bytes = ours(&filled)?;
                let mut files = file(name.clone(), bytes.clone(), false);
                files.extend(file(name.replace(".xlsx", " (1).xlsx"), bytes, false));
                files
            }
            Story::Encrypted => file(name, encrypted(), false),
            Story::Damaged => {
                let mut bytes = ours(&filled)?;
                bytes.truncate(bytes.len() / 2);
                file(name, bytes, false)
            }
        })
    }

    fn name_of(&self, unit: &Unit) -> String {
        file_name([unit.code.as_str(), &unit.name, &self.period.id.span.to_string()], "xlsx")
    }

    /// A school's own sheet that also gives the code, as most do.
    pub fn named(&self, mut sheet: OwnSheet, unit: &Unit) -> OwnSheet {
        sheet.head.push((Address::new(2, 1), format!("Mã đơn vị: {}", unit.code)));
        sheet
    }

    /// What lies in every inbox and is no report, and one report of a school nobody knows.
    fn strays(&self, owing: &[&Unit], chance: &mut Chance) -> Result<Vec<File>, Failure> {
        let mut files = vec![
            File {
                name: "Ảnh chụp báo cáo.jpg".into(),
                bytes: vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, b'J', b'F', b'I', b'F', 0],
                late: false,
            },
            File { name: "Công văn.pdf".into(), bytes: b"%PDF-1.7\n%%EOF\n".to_vec(), late: false },
            File { name: "trong.xlsx".into(), bytes: vec![], late: false },
        ];
        if let Some((unit, kind)) = owing.last().and_then(|unit| Some((unit, self.plan.kind(&unit.kind)?))) {
            let stranger = Unit { name: full_name(kind, "Chân Trời Tím"), ..(*unit).clone() };
            let filled = good_report(self.plan, self.form, self.period, &stranger, chance);
            let sheet = own_sheet(self.form, self.period, &stranger, &filled);
            files.push(File { name: "Chân Trời Tím.xlsx".into(), bytes: sheet.write(self.created)?, late: false });
        }
        Ok(files)
    }
}
