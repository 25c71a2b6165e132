//! The judged shares against their targets: a small table, and the bars beside it.
use super::super::{
    super::{
        WriteError, measure,
        pen::{Cached, Pen, narrow},
        style::{self, FONT},
    },
    Export, words,
};
use super::{indicators::Drawn, tab::Tab};
use crate::domain::grid::Address;
use rust_xlsxwriter::{Chart, ChartFont, ChartLegendPosition, ChartType, ObjectMovement};

const LABEL: u32 = 1;
const SHARE: u32 = 2;
const TARGET: u32 = 3;
/// The chart stands right of the table.
const CHART: u32 = 5;
/// Pixels: one digit of the body font, and one point of a row's height.
const DIGIT: f64 = 8.0;
const POINT: f64 = 96.0 / 72.0;
const LOWEST: f64 = 280.0;

/// Answers with the next free row.
pub fn write(pen: &mut Pen<'_>, export: &Export<'_>, tab: &Tab, row: u32, drawn: &[Drawn]) -> Result<u32, WriteError> {
    if drawn.is_empty() {
        return Ok(row);
    }
    let style = &export.style;
    pen.across(Address::new(row, 0), tab.last_column(), "Biểu đồ: tỷ lệ đạt so với mục tiêu", &style.heading)?;
    let header = row + 1;
    for (column, text) in [(0, "STT"), (LABEL, "Chỉ tiêu"), (SHARE, "Tỷ lệ đạt"), (TARGET, "Mục tiêu")] {
        pen.text(Address::new(header, column), text, &style.header)?;
    }
    pen.height(header, 24.0)?;
    let (first, mut next, mut high) = (header + 1, header + 1, 24.0);
    // The table is as high as the chart, however few indicators there are.
    let least = LOWEST / POINT / f64::from(u32::try_from(drawn.len()).unwrap_or(1));
    for one in drawn {
        pen.text(Address::new(next, 0), &one.number.to_string(), &style.centre)?;
        pen.text(Address::new(next, LABEL), &one.label, &style.text)?;
        let share = format!("={}", one.share.0);
        pen.formula(Address::new(next, SHARE), &share, &Cached::Number(one.share.1), style.percent(one.decimals))?;
        let target = format!("={}", one.target.0);
        pen.formula(
            Address::new(next, TARGET),
            &target,
            &Cached::Number(one.target.1),
            style.percent(one.target_decimals),
        )?;
        let height = measure::height([(one.label.as_str(), tab.width(LABEL, LABEL))], style::BODY).max(least.min(72.0));
        pen.height(next, height)?;
        high += height;
        next += 1;
    }
    let last = next - 1;
    let column = |column: u32| {
        let (from, to) = (Address::new(first, column), Address::new(last, column));
        let absolute = |at: Address| format!("${}${}", Address::column_letters(at.column), at.row + 1);
        format!("='{}'!{}:{}", words::SUMMARY, absolute(from), absolute(to))
    };
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(11).unset_bold();
    let mut chart = Chart::new(ChartType::Column);
    for (values, name, colour) in [(SHARE, "Tỷ lệ đạt", 0x0044_72C4_u32), (TARGET, "Mục tiêu", 0x00BF_BFBF)] {
        chart
            .add_series()
            .set_name(name)
            .set_categories(column(0).as_str())
            .set_values(column(values).as_str())
            .set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
            );
    }
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    chart.x_axis().set_name("Chỉ tiêu số").set_name_font(&font).set_font(&font);
    chart.y_axis().set_min(0).set_max(1).set_num_format("0%").set_font(&font);
    let width = tab.width(CHART, tab.last_column()) * DIGIT;
    let height = (high * POINT).max(LOWEST);
    chart.set_width(pixels(width)).set_height(pixels(height)).set_object_movement(ObjectMovement::MoveAndSizeWithCells);
    chart.set_alt_text("Tỷ lệ đạt của từng chỉ tiêu so với mục tiêu");
    pen.sheet.insert_chart(header, narrow(CHART), &chart)?;
    // Rows the chart still covers below a short table.
    let below = ((height - high * POINT) / (21.0)).ceil().max(0.0);
    Ok(next + 1 + pixels(below))
}

fn pixels(length: f64) -> u32 {
    // A page is a few thousand pixels at most, and never negative.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = length.clamp(0.0, 20_000.0) as u32;
    whole
}
