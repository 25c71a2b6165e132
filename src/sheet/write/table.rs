//! Plain lists as workbooks: the roster, the findings.
use super::{WriteError, style};
use crate::domain::{
    plan::Plan,
    unit::{
        Unit,
        roster::{Column, HEADINGS},
    },
};
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook};

/// The list of units under the headings that reading it recognises.
pub fn write_roster(units: &[Unit], plan: &Plan, created: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut headings: Vec<String> = HEADINGS.iter().map(|(_, heading, _)| (*heading).to_owned()).collect();
    headings.extend(plan.properties.iter().map(|property| property.label.clone()));
    let row = |unit: &Unit| {
        let mut row: Vec<String> = HEADINGS.iter().map(|(column, ..)| text(unit, *column, plan)).collect();
        row.extend(
            plan.properties.iter().map(|property| if unit.has(&property.id) { "Có" } else { "Không" }.to_owned()),
        );
        row
    };
    write_table("Danh sách đơn vị", &headings, units.iter().map(row).collect(), created)
}

fn text(unit: &Unit, column: Column, plan: &Plan) -> String {
    let date = |day: Option<NaiveDate>| day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
    match column {
        Column::Order => unit.order.to_string(),
        Column::Code => unit.code.clone(),
        Column::Name => unit.name.clone(),
        Column::Kind => plan.kind(&unit.kind).map(|kind| kind.name.clone()).unwrap_or_default(),
        Column::Commune => unit.commune.clone(),
        Column::Scope => plan.scope(&unit.scope).map(|scope| scope.name.clone()).unwrap_or_default(),
        Column::Group => unit.group.clone().unwrap_or_default(),
        Column::FormerNames => {
            let name = |(name, until): &(String, NaiveDate)| format!("{name} (đến {})", until.format("%d/%m/%Y"));
            unit.former_names.iter().map(name).collect::<Vec<_>>().join("; ")
        }
        Column::Phone => unit.phone.clone().unwrap_or_default(),
        Column::Email => unit.email.clone().unwrap_or_default(),
        Column::Aliases => unit.aliases.join("; "),
        Column::Opened => date(unit.opened),
        Column::Closed => date(unit.closed),
        Column::Property(_) => String::new(),
    }
}

/// Findings with their words: unit, period, severity, message, what to do, cell, file, code.
pub fn write_findings(rows: Vec<[String; 8]>, created: NaiveDate) -> Result<Vec<u8>, WriteError> {
    const HEADINGS: [&str; 8] = ["Đơn vị", "Kỳ", "Mức", "Thông báo", "Cách xử lý", "Ô", "Tệp", "Mã"];
    let headings: Vec<String> = HEADINGS.iter().map(|heading| (*heading).to_owned()).collect();
    write_table("Lỗi số liệu", &headings, rows.into_iter().map(Vec::from).collect(), created)
}

/// One sheet with a heading row that stays in view. Everything is text: nothing in it is ever a formula.
fn write_table(
    name: &str,
    headings: &[String],
    rows: Vec<Vec<String>>,
    created: NaiveDate,
) -> Result<Vec<u8>, WriteError> {
    let mut file = Workbook::new();
    file.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = file.add_worksheet();
    sheet.set_name(name)?;
    let cell = style::base(style::BODY).set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let head: Format = cell.clone().set_bold().set_text_wrap();
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    for (row, texts) in (1..).zip(&rows) {
        for (column, text) in (0..).zip(texts) {
            match text.parse::<u32>() {
                // Only the running number is a number; codes and telephones keep their zeros.
                Ok(number) if column == 0 => sheet.write_number_with_format(row, column, number, &cell)?,
                Ok(_) | Err(_) => sheet.write_string_with_format(row, column, text, &cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(file.save_to_buffer()?)
}
