//! Chưa báo cáo, Nộp muộn, Chưa đạt: whom to call, and in the province's copy the names only.
use super::{
    super::{WriteError, pen::Pen, words::roman},
    Edition, Export,
    list::{Heading, List},
    shown::Shown,
    words,
};
use crate::{
    domain::standing::{self, State, UnitLine, Verdict},
    text::{Lang, words as spoken},
};

/// The columns that name a unit in every list.
const UNIT: [(&str, f64); 5] =
    [("STT", 6.0), ("Mã đơn vị", 12.0), ("Tên đơn vị", 40.0), ("Loại hình", 22.0), ("Xã, phường", 22.0)];

pub fn missing(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let absent = |line: &&UnitLine<'_>| match line.row.state {
        State::Missing | State::NotYetDue | State::Returned => true,
        State::NeedsAttention | State::OnTime | State::Late | State::Exempt | State::NotOwing => false,
    };
    let extra = [("Trạng thái", 16.0), ("Ghi chú", 24.0)];
    let private = [("Hạn nộp", 12.0), ("Số ngày quá hạn", 10.0), ("Điện thoại", 15.0)];
    let last_day = |line: &UnitLine<'_>| standing::last_day(export.c.period, line.unit, export.c.ledger);
    let lines = export.c.units.iter().filter(absent);
    write(pen, export, (4, "Danh sách đơn vị chưa báo cáo"), (&extra, &private), lines, &|line| {
        let note = if line.row.in_tray { words::IN_TRAY } else { "" };
        let state = Shown::centre(spoken::state(Lang::Vi, line.row.state));
        let due = last_day(line).map_or_else(Shown::none, Shown::Date);
        (vec![state, Shown::text(note)], vec![due, days(line), phone(line)])
    })
}

pub fn late(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let came_late = |line: &&UnitLine<'_>| line.row.state.is_in() && line.row.days_late > 0;
    let extra = [("Trạng thái", 16.0)];
    let private = [("Ngày nhận", 13.0), ("Số ngày muộn", 10.0), ("Điện thoại", 15.0)];
    let lines = export.c.units.iter().filter(came_late);
    write(pen, export, (5, "Danh sách đơn vị nộp muộn"), (&extra, &private), lines, &|line| {
        let received = line.row.received.map_or_else(Shown::none, Shown::Date);
        let state = Shown::centre(spoken::state(Lang::Vi, line.row.state));
        (vec![state], vec![received, days(line), phone(line)])
    })
}

fn days(line: &UnitLine<'_>) -> Shown {
    Shown::Number(line.row.days_late.into())
}

fn phone(line: &UnitLine<'_>) -> Shown {
    Shown::text(line.unit.phone.clone().unwrap_or_default())
}

/// Headings that everybody sees, and those of the office's own copy.
type Extra<'a> = (&'a [(&'a str, f64)], &'a [(&'a str, f64)]);
/// The cells below them.
type Cells<'a> = &'a dyn Fn(&UnitLine<'_>) -> (Vec<Shown>, Vec<Shown>);

fn write<'a>(
    pen: &mut Pen<'_>,
    export: &Export<'_>,
    (appendix, title): (usize, &str),
    (open, private): Extra<'_>,
    lines: impl Iterator<Item = &'a UnitLine<'a>>,
    cells: Cells<'_>,
) -> Result<(), WriteError> {
    let full = export.edition == Edition::Full;
    let mut columns = [UNIT.as_slice(), open].concat();
    if full {
        columns.extend(private);
    }
    let heading = Heading { appendix: Some(appendix_title(appendix)), title, columns: &columns };
    let mut list = List::start(pen, export, &heading)?;
    let mut count = 0;
    for line in lines {
        count += 1;
        let (mut row, (open, private)) = (unit_cells(export, line, count), cells(line));
        row.extend(open);
        if full {
            row.extend(private);
        }
        list.row(&row)?;
    }
    list.remark(&format!("Tổng số: {count} đơn vị."))
}

pub fn off_target(pen: &mut Pen<'_>, export: &Export<'_>) -> Result<(), WriteError> {
    let full = export.edition == Edition::Full;
    let mut columns = UNIT.to_vec();
    if full {
        columns.push(("Điện thoại", 15.0));
    }
    let title = "Danh sách đơn vị chưa đạt chỉ tiêu";
    let heading = Heading { appendix: Some(appendix_title(6)), title, columns: &columns };
    let mut list = List::start(pen, export, &heading)?;
    let mut nobody = true;
    for (at, indicator) in export.c.plan.indicators_of(&export.c.period.id.report_type).enumerate() {
        let failed = |line: &&UnitLine<'_>| {
            line.row.state.owes() && line.row.judgements.get(at).is_some_and(|one| one.verdict == Verdict::NotMet)
        };
        let lines: Vec<&UnitLine<'_>> = export.c.units.iter().filter(failed).collect();
        if lines.is_empty() {
            continue;
        }
        nobody = false;
        list.section(&format!("Chỉ tiêu {}: {} ({} đơn vị)", at + 1, indicator.label, lines.len()))?;
        for (number, line) in (1..).zip(lines) {
            let mut row = unit_cells(export, line, number);
            if full {
                row.push(phone(line));
            }
            list.row(&row)?;
        }
    }
    if nobody {
        list.remark("Không có đơn vị nào chưa đạt trong số đã báo cáo.")?;
    }
    Ok(())
}

fn unit_cells(export: &Export<'_>, line: &UnitLine<'_>, number: usize) -> Vec<Shown> {
    vec![
        Shown::centre(&number.to_string()),
        Shown::centre(&line.unit.code),
        Shown::text(&line.unit.name),
        Shown::text(export.kind(line.unit)),
        Shown::text(export.commune(line.unit)),
    ]
}

fn appendix_title(number: usize) -> String {
    format!("PHỤ LỤC {}", roman(number))
}
