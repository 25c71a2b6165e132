//! The files that come in: what each unit sends, some that owe nothing, and what lies in every inbox.
use super::{
    Chance,
    encrypted::encrypted,
    figures::{Filled, good_report},
    mistake::Wrong,
    names::Names,
    sheets::{OwnSheet, our_form, own_sheet},
    story::{Story, cast},
};
use crate::{
    domain::{
        grid::Address,
        plan::{Form, Period, PeriodId, Plan, Span},
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

/// How many units that do not owe send a report all the same.
const NOT_OWING: usize = 3;

/// What every file is made from.
pub struct Desk<'a> {
    pub plan: &'a Plan,
    pub form: &'a Form,
    pub period: &'a Period,
    pub created: NaiveDate,
}

/// Every file of the inbox.
pub fn files(
    plan: &Plan,
    period: &Period,
    units: &[Unit],
    created: NaiveDate,
    chance: &mut Chance,
) -> Result<Vec<File>, Failure> {
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let (owing, others): (Vec<&Unit>, Vec<&Unit>) = units.iter().partition(|unit| plan.owes(period, unit));
    let desk = Desk { plan, form, period, created };
    let stories = cast(&owing, &|unit, story| desk.can_play(unit, story, owing.len()));
    let mut files = Vec::new();
    let cast: Vec<(&Unit, Story)> = owing.iter().copied().zip(stories).collect();
    for (at, (unit, story)) in cast.iter().copied().enumerate() {
        let filled = good_report(plan, form, period, unit, chance);
        let again = good_report(plan, form, period, unit, chance);
        let beside = owing.get(at + 1).or_else(|| owing.get(at.checked_sub(1)?)).copied().unwrap_or(unit);
        files.extend(desk.files_of(unit, beside, story, at, [filled, again])?);
    }
    for unit in others.iter().take(NOT_OWING) {
        let filled = good_report(plan, form, period, unit, chance);
        let bytes = if desk.has_own_sheet() {
            let mut sheet = own_sheet(form, plan, period, unit, &filled);
            sheet.head.push((Address::new(2, 1), format!("UBND XÃ {}", unit.commune.to_uppercase())));
            sheet.write(created)?
        } else {
            our_form(form, plan, period, unit, &filled, created)?
        };
        files.push(File { name: format!("{} - {}.xlsx", unit.name, unit.commune), bytes, late: false });
    }
    files.extend(desk.strays(&owing, chance)?);
    files.extend(desk.incidents(&cast, chance)?);
    Ok(files)
}

impl Desk<'_> {
    /// A form of nothing but tables has no labels down a sheet.
    fn has_own_sheet(&self) -> bool {
        !self.form.fields.is_empty()
    }

    fn can_play(&self, unit: &Unit, story: Story, owing: usize) -> bool {
        match story {
            Story::Wrong(wrong) => self.can_be_wrong(unit, wrong),
            Story::WrongRow(_) => self.can_have_wrong_row(unit),
            Story::PassedOn => owing > 1,
            Story::OtherPeriod => self.has_own_sheet() || self.elsewhen().is_some(),
            Story::Ambiguous => self.has_own_sheet(),
            Story::Mended => self.can_be_wrong(unit, Wrong::Words),
            Story::Good
            | Story::Missing
            | Story::Late
            | Story::OtherPlan
            | Story::TwoVersions
            | Story::Twins
            | Story::Copied
            | Story::Encrypted
            | Story::Damaged => true,
        }
    }

    fn files_of(
        &self,
        unit: &Unit,
        beside: &Unit,
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
                if at % 3 == 2 && self.has_own_sheet() {
                    let sheet = own_sheet(self.form, self.plan, self.period, unit, &filled);
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
            Story::OtherPeriod => file(name, self.other_period(unit, &filled)?, false),
            Story::PassedOn => file(format!("{}_{}.xlsx", beside.code, "bao-cao"), ours(&filled)?, false),
            Story::Ambiguous => {
                let mut sheet = own_sheet(self.form, self.plan, self.period, unit, &filled);
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

    /// A sheet titled with months of another year. A round may be called anything: there it is the form of another round.
    fn other_period(&self, unit: &Unit, filled: &Filled) -> Result<Vec<u8>, WriteError> {
        if let Some(other) = self.elsewhen() {
            return our_form(self.form, self.plan, &other, unit, filled, self.created);
        }
        let mut sheet = self.named(own_sheet(self.form, self.plan, self.period, unit, filled), unit);
        let year = self.plan.years.0 + 1;
        sheet.head.retain(|(at, _)| at.row != 3);
        sheet.head.push((Address::new(3, 1), format!("BÁO CÁO 9 THÁNG NĂM {year}")));
        sheet.write(self.created)
    }

    /// Another period of the same report, where a title alone does not tell one from another.
    fn elsewhen(&self) -> Option<Period> {
        let report_type = &self.period.id.report_type;
        if let Span::Round(_) = self.period.id.span {
            let id = PeriodId { report_type: report_type.clone(), span: Span::Round("dot-0".into()) };
            return Some(Period { id, ..self.period.clone() });
        }
        let other = |one: &Period| one.id != self.period.id && one.id.report_type == *report_type;
        self.plan.periods().into_iter().find(other).filter(|_| !self.has_own_sheet())
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
        let last = owing.last().and_then(|unit| Some((unit, self.plan.kind(&unit.kind)?)));
        if let Some((unit, kind)) = last.filter(|_| self.has_own_sheet()) {
            let stranger = Unit { name: Names::load().stranger(kind), ..(*unit).clone() };
            let filled = good_report(self.plan, self.form, self.period, &stranger, chance);
            let sheet = own_sheet(self.form, self.plan, self.period, &stranger, &filled);
            files.push(File { name: "Chân Trời Tím.xlsx".into(), bytes: sheet.write(self.created)?, late: false });
        }
        Ok(files)
    }
}
