//! A plan as a workbook that a clerk fills in: drop-downs in Vietnamese words, a note on every heading.
mod about;
mod choice;
mod guide;
mod list;

use super::{WriteError, style};
use crate::domain::plan::{
    Plan,
    sheet::{Tab, sheets},
};
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook};

/// Writes the workbook of a plan. The same plan gives the same bytes.
pub fn write_plan(plan: &Plan, created: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let about = DocProperties::new().set_title(&plan.title).set_company(&plan.issuer);
    workbook.set_properties(&about.set_creation_datetime(&created));
    // 21 and 72 pixels are a row and a column in this font.
    workbook.set_default_format(&style::base(style::BODY), 21, 72)?;
    let look = Look::new();
    guide::write(workbook.add_worksheet(), &look)?;
    for sheet in sheets(plan) {
        let into = workbook.add_worksheet();
        into.set_name(sheet.tab.name())?;
        match sheet.tab {
            Tab::Plan => about::write(into, &sheet, &look)?,
            Tab::Units | Tab::ReportTypes | Tab::Forms | Tab::Options | Tab::Rules | Tab::Indicators => {
                list::write(into, &sheet, &look)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

const HEAD: u32 = 0x00DD_E6F0;
const NEEDED: u32 = 0x00FC_E4D6;
const QUIET: u32 = 0x0059_5959;
const RULE: u32 = 0x00BF_BFBF;

/// The formats of the workbook.
struct Look {
    title: Format,
    about: Format,
    head: Format,
    /// A heading that must be filled in.
    needed: Format,
    label: Format,
    text: Format,
    number: Format,
    whole: Format,
    date: Format,
    centre: Format,
    note: Format,
}

impl Look {
    fn new() -> Self {
        let cell = || {
            style::base(style::SMALL)
                .set_border(FormatBorder::Thin)
                .set_border_color(RULE)
                .set_text_wrap()
                .set_align(FormatAlign::Top)
        };
        let head = || cell().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Self {
            title: style::base(16.0).set_bold(),
            about: style::base(style::SMALL).set_italic().set_font_color(QUIET),
            head: head().set_background_color(HEAD),
            needed: head().set_background_color(NEEDED),
            label: cell().set_bold().set_background_color(HEAD),
            // What is typed stays as it was typed: Excel would make a date of 20/5 or of 15-20.
            text: cell().set_num_format("@"),
            number: cell().set_align(FormatAlign::Right),
            whole: cell().set_align(FormatAlign::Left),
            date: cell().set_align(FormatAlign::Left).set_num_format("dd/mm/yyyy"),
            centre: cell().set_align(FormatAlign::Center).set_num_format("@"),
            note: cell().set_font_color(QUIET).set_border(FormatBorder::None),
        }
    }
}
