//! Which unit sends what: most good, and one of everything that goes wrong in a real inbox.
use super::{
    Chance,
    figures::{Filled, date_content, good_report},
    roster::full_name,
    sheets::{OwnRow, OwnSheet, our_form, own_sheet},
};
use crate::{
    domain::{
        grid::{Address, Content},
        plan::{Field, FieldKey, FieldKind, Form, Operator, Period, Plan, layout::Part},
        unit::Unit,
    },
    job::Failure,
    sheet::write::{WriteError, file_name},
};
use chrono::{Days, NaiveDate};

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

/// One cell of our form that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Words,
    Negative,
    FormulaError,
    Uncalculated,
    PartAboveWhole,
    UnknownLevel,
    Blank,
    DateOutside,
    MoneyScale,
    /// Nothing is lost, but not everything is a plain number.
    TextNumbers,
}

/// One row of a school's own sheet that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowWrong {
    HiddenRow,
    NoLabel,
    SimilarLabel,
    ExtraLabel,
    DoubleLabel,
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
        files.extend(desk.files_of(unit, next, story, at, filled, again)?);
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

struct Desk<'a> {
    plan: &'a Plan,
    form: &'a Form,
    period: &'a Period,
    created: NaiveDate,
}

impl Desk<'_> {
    fn files_of(
        &self,
        unit: &Unit,
        next: &Unit,
        story: Story,
        at: usize,
        filled: Filled,
        again: Filled,
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
    fn named(&self, mut sheet: OwnSheet, unit: &Unit) -> OwnSheet {
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

    /// The first field of a sort that the unit is asked for in this period.
    fn find(&self, unit: &Unit, wanted: &dyn Fn(&Field) -> bool) -> Option<FieldKey> {
        let asked = |field: &Field| {
            field.asks(&unit.kind, |property| unit.has(property)) && !self.plan.awaits_event(&field.id, self.period)
        };
        self.form.keyed_fields().find(|(_, field)| asked(field) && wanted(field)).map(|(key, _)| key)
    }

    /// A count that no rule looks at: one wrong cell has one cause.
    fn plain_count(&self, unit: &Unit) -> Option<FieldKey> {
        let in_rule = |id: &String| {
            self.plan.rules.iter().any(|rule| rule.left.fields.contains(id) || rule.right.fields.contains(id))
        };
        self.find(unit, &|field| {
            matches!(field.kind, FieldKind::Count)
                && !field.per_quarter
                && !field.unit_words.is_empty()
                && !in_rule(&field.id)
        })
    }

    fn wrong(&self, unit: &Unit, wrong: Wrong, mut filled: Filled) -> Result<Vec<u8>, WriteError> {
        let find = |wanted: &dyn Fn(&Field) -> bool| self.find(unit, wanted);
        let count = self.plain_count(unit);
        let text = |text: &str| Content::Text(text.to_owned());
        let mut put = |field: Option<FieldKey>, content: Option<Content>| {
            if let Some(field) = field {
                match content {
                    Some(content) => filled.insert((field, Part::Whole, 0), content),
                    None => filled.remove(&(field, Part::Whole, 0)),
                };
            }
        };
        match wrong {
            Wrong::Words => put(count, Some(text("khoảng 20"))),
            Wrong::Negative => put(count, Some(Content::Number(-3.0))),
            Wrong::FormulaError => put(count, Some(Content::Error("#REF!".into()))),
            Wrong::Uncalculated => put(count, Some(Content::Uncalculated)),
            Wrong::UnknownLevel => put(find(&|field| matches!(field.kind, FieldKind::Level { .. })), Some(text("Tốt"))),
            Wrong::Blank => put(find(&|field| field.required && !field.per_quarter), None),
            Wrong::DateOutside => {
                let day = self.period.to.checked_add_days(Days::new(200)).unwrap_or(self.period.to);
                put(find(&|field| matches!(field.kind, FieldKind::Date)), Some(date_content(day)));
            }
            Wrong::MoneyScale => {
                put(find(&|field| matches!(field.kind, FieldKind::Amount { .. })), Some(Content::Number(250_000_000.0)))
            }
            Wrong::TextNumbers => {
                let words = count
                    .and_then(|count| self.form.get(count))
                    .and_then(|field| field.unit_words.first())
                    .cloned()
                    .unwrap_or_default();
                put(count, Some(text(&format!("12 {words}"))));
                put(find(&|field| matches!(field.kind, FieldKind::YesNo)), Some(text("x")));
            }
            Wrong::PartAboveWhole => {
                let rule = self.plan.rules.iter().find(|rule| {
                    rule.operator == Operator::AtMost
                        && rule.severity == crate::domain::intake::Severity::Error
                        && rule.left.fields.len() == 1
                });
                let field = |id: Option<&String>| id.and_then(|id| self.form.field_key(id));
                put(rule.and_then(|rule| field(rule.left.fields.first())), Some(Content::Number(9.0)));
                put(rule.and_then(|rule| field(rule.right.fields.first())), Some(Content::Number(5.0)));
            }
        }
        our_form(self.form, self.plan, self.period, unit, &filled, self.created)
    }

    fn wrong_row(&self, unit: &Unit, wrong: RowWrong, filled: &Filled) -> Result<Vec<u8>, WriteError> {
        let mut sheet = self.named(own_sheet(self.form, self.period, unit, filled), unit);
        let required = self.find(unit, &|field| field.required && !field.per_quarter);
        let Some((required, count)) = required.zip(self.plain_count(unit)) else { return sheet.write(self.created) };
        match wrong {
            RowWrong::HiddenRow => {
                if let Some(row) = sheet.row_of(count) {
                    row.hidden = true;
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::NoLabel => sheet.without(required),
            RowWrong::SimilarLabel => {
                if let Some(row) = sheet.row_of(count) {
                    // One letter too many: what a hurried hand types.
                    row.label.push('g');
                    row.values = vec![Some(Content::Number(4.0))];
                }
            }
            RowWrong::DoubleLabel => {
                let label = sheet.row_of(count).map(|row| row.label.clone()).unwrap_or_default();
                sheet.rows.push(OwnRow { label, values: vec![Some(Content::Number(7.0))], field: None, hidden: false });
            }
            RowWrong::ExtraLabel => sheet.rows.insert(
                4,
                OwnRow {
                    label: "Số cây xanh trồng mới".into(),
                    values: vec![Some(Content::Number(15.0))],
                    field: None,
                    hidden: false,
                },
            ),
        }
        sheet.write(self.created)
    }
}

/// The first bytes of a workbook under a password: a compound file whose directory names an encrypted package.
fn encrypted() -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut bytes = vec![0_u8; SECTOR * 4];
    let mut put = |at: usize, part: &[u8]| {
        if let Some(place) = bytes.get_mut(at..at + part.len()) {
            place.copy_from_slice(part);
        }
    };
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    // One sector of the allocation table (sector 0), the directory in sector 1.
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for at in (80..SECTOR).step_by(4) {
        put(at, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    put(SECTOR, &0xFFFF_FFFD_u32.to_le_bytes());
    put(SECTOR + 4, &0xFFFF_FFFE_u32.to_le_bytes());
    for (entry, name) in ["Root Entry", "EncryptionInfo", "EncryptedPackage"].iter().enumerate() {
        let at = SECTOR * 2 + entry * 128;
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &letters);
        put(at + 64, &u16::try_from(letters.len() + 2).unwrap_or(0).to_le_bytes());
        put(at + 66, &[if entry == 0 { 5 } else { 2 }]);
    }
    bytes
}
