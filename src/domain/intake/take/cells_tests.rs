//! From sheets to entries: columns of answers, totals that disagree, and our own form after somebody worked on it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    grid::{Address, Area, Cell, Content, Sheet},
    intake::{
        Code, Expected, Lessons, QuestionKind,
        marker::{self, Marker},
        recognise::{
            FormIndex, Given, Recognised, recognise,
            tests::sheets::{form, grid},
        },
    },
    plan::{FieldKind, Plan, layout, period::Dates, source},
    unit::UnitIndex,
    value::Value,
};
use std::collections::BTreeMap;

/// "hoi-nghi=C2:yes": what the entries hold; then the findings that are not about missing labels.
fn read(sheet: &Sheet) -> String {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: Some(2026), quarters: [Some(2026); 4] };
    let Recognised::Yes(located) = recognise(sheet, &FormIndex::new(&form), &given) else { return "no".into() };
    let days = ("2026-01-01".parse().unwrap(), "2026-06-30".parse().unwrap());
    let money = cells::money(sheet, &form);
    let cells = cells::Cells::new(sheet, &form, &located, None, &money, days);
    let mut report = Report { findings: located.findings.clone(), ..Report::default() };
    cells.read(&mut report);
    report.findings.extend(cells.disagreements());
    let value = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Option(id) | Value::Text(id) => id.clone(),
        Value::Options(ids) => ids.join("+"),
        Value::Date(date) => date.to_string(),
        Value::NotApplicable => "n/a".to_owned(),
    };
    let filled = report.entries.iter().filter(|entry| !entry.typed.is_empty());
    let entries = filled.map(|entry| {
        let row = if entry.row > 0 { format!("/{}", entry.row) } else { String::new() };
        let said = entry.value.as_ref().map_or_else(|| "none".to_owned(), value);
        format!("{}{row}={}:{said}", form.name(entry.field).unwrap(), entry.cell)
    });
    let findings = report.findings.iter().filter(|finding| finding.code != Code::LabelMissing).map(|finding| {
        let at = finding.place.as_ref().and_then(|place| place.cell).map(|at| format!("@{at}"));
        format!("{}{}", finding.code.token(), at.unwrap_or_default())
    });
    entries.chain(findings).collect::<Vec<_>>().join(" ")
}

#[test]
fn entries_hold_what_the_cells_mean() {
    let cases: [(&str, &[&[&str]], &str); 9] = [
        (
            "marks",
            &[
                &["Nội dung", "Có", "Không"],
                &["Đã tổ chức hội nghị", "", "x"],
                &["Đã ký cam kết", "x", ""],
                &["Số buổi tuyên truyền"],
            ],
            "hoi-nghi=C2:no cam-ket=B3:yes",
        ),
        (
            "marks in two columns",
            &[
                &["Nội dung", "Có", "Không"],
                &["Đã tổ chức hội nghị", "x", "x"],
                &["Đã ký cam kết", "x", ""],
                &["Số buổi tuyên truyền"],
            ],
            "hoi-nghi=C2:none cam-ket=B3:yes exclusive@C2",
        ),
        (
            "text in a column of marks",
            &[
                &["Nội dung", "Có", "Không"],
                &["Đã tổ chức hội nghị", "tháng sau", ""],
                &["Đã ký cam kết", "", "x"],
                &["Số buổi tuyên truyền"],
            ],
            "hoi-nghi=B2:none cam-ket=C3:no type-mismatch@B2",
        ),
        (
            "levels",
            &[
                &["Nội dung", "Xuất sắc", "Khá", "TB", "Yếu"],
                &["Xếp loại chung", "", "", "x", ""],
                &["Đã ký cam kết"],
                &["Số buổi tuyên truyền"],
            ],
            "xep-loai=D2:tb",
        ),
        (
            "a running total below the value of the period",
            &[
                &["Nội dung", "Kỳ này", "Lũy kế"],
                &["Số buổi tuyên truyền", "5", "4"],
                &["Số lượt người dự", "6", "6"],
                &["Số mô hình hiện có", "9", "1"],
            ],
            "buoi=B2:5 luot=B3:6 mo-hinh=B4:9 part-exceeds-whole@B2",
        ),
        (
            "four quarters that do not make the year",
            &[
                &["Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", "Kết quả"],
                &["Số lần sinh hoạt", "1", "2", "3", "4", "11"],
                &["Số buổi tuyên truyền", "", "", "", "", "", "5"],
                &["Số mô hình hiện có", "", "", "", "", "", "9"],
            ],
            "sinh-hoat/1=B2:1 sinh-hoat/2=C2:2 sinh-hoat/3=D2:3 sinh-hoat/4=E2:4 buoi=G3:5 mo-hinh=G4:9 total-mismatch@F2",
        ),
        (
            "a table's total",
            &[
                &["Số buổi tuyên truyền", "5"],
                &["Số lượt người dự", "6"],
                &["Số mô hình hiện có", "9"],
                &["Tên vụ việc", "Số người", "Số tang vật"],
                &["Vụ A", "1", "2"],
                &["Vụ B", "1", "2"],
                &["Tổng cộng", "2", "5"],
            ],
            "buoi=B1:5 luot=B2:6 mo-hinh=B3:9 vu-viec.ten/1=A5:Vụ A vu-viec.nguoi/1=B5:1 vu-viec.tang-vat/1=C5:2 \
             vu-viec.ten/2=A6:Vụ B vu-viec.nguoi/2=B6:1 vu-viec.tang-vat/2=C6:2 total-mismatch@C7",
        ),
        (
            "a ratio's sides",
            &[
                &["Giáo viên – Được tập huấn", "12"],
                &["Giáo viên – Tổng số", "15"],
                &["Số buổi tuyên truyền", "không áp dụng"],
                &["Số mô hình hiện có", "9"],
            ],
            "gv=B1:12/15 buoi=B3:n/a mo-hinh=B4:9 not-applicable-stated@B3",
        ),
        (
            "a whole without its part",
            &[&["Giáo viên – Tổng số", "15"], &["Số buổi tuyên truyền", "5"], &["Số mô hình hiện có", "9"]],
            "gv=B1:none buoi=B2:5 mo-hinh=B3:9 required-together@B1",
        ),
    ];
    for (name, rows, found) in cases {
        assert_eq!(read(&grid(rows, &[])), found, "{name}");
    }
}

#[test]
fn a_figure_from_another_workbook_is_taken_with_a_warning() {
    let rows: &[&[&str]] = &[&["Số buổi tuyên truyền", "5"], &["Số lượt người dự", "6"], &["Số mô hình hiện có", ""]];
    let linked = vec![Address::new(0, 1), Address::new(2, 1)];
    let sheet = Sheet { linked, ..grid(rows, &[]) };
    assert_eq!(read(&sheet), "buoi=B1:5 luot=B2:6 external-link@B1");
}

#[test]
fn hidden_cells_are_named_and_not_taken() {
    let rows: &[&[&str]] = &[
        &["Nội dung", "Có", "Không"],
        &["Đã tổ chức hội nghị", "", "x"],
        &["Đã ký cam kết", "x", ""],
        &["Số buổi tuyên truyền"],
    ];
    let sheet = Sheet { hidden_columns: vec![(2, 2)], ..grid(rows, &[]) };
    assert_eq!(read(&sheet), "cam-ket=B3:yes rows-hidden@C2");
}

/// Our own form as the layout says, every cell filled with something of its own.
fn own_form(plan: &Plan) -> Sheet {
    let form = &plan.forms[0];
    let text = |text: &str| Content::Text(text.to_owned());
    let (mut cells, mut merged) = (Vec::new(), Vec::new());
    let mut put = |row, column, content| cells.push(Cell::new(Address::new(row, column), content));
    for (column, heading) in [(0, "TT"), (1, "Nội dung"), (2, "Đơn vị tính"), (3, "Kết quả"), (7, "Ghi chú")]
    {
        put(layout::HEADER_ROW, column, text(heading));
    }
    merged.push(across(layout::HEADER_ROW));
    for (row, entry) in layout::rows(form) {
        match entry {
            layout::Row::Section(at) => put(row, 0, text(&form.sections[at].title)),
            layout::Row::Quarters => {
                for (column, name) in (layout::VALUE_COLUMN..).zip(["Quý I", "Quý II", "Quý III", "Quý IV"]) {
                    put(row, column, text(name));
                }
            }
            layout::Row::Field { key, part: layout::Part::Quarters } => {
                put(row, layout::LABEL_COLUMN, text(&layout::label(form, key, layout::Part::Quarters)));
                for column in layout::VALUE_COLUMN..layout::VALUE_COLUMN + 4 {
                    put(row, column, Content::Number(f64::from(row * 10 + column)));
                }
            }
            layout::Row::Field { key, part } => {
                put(row, layout::LABEL_COLUMN, text(&layout::label(form, key, part)));
                let content = match &form.get(key).unwrap().kind {
                    FieldKind::YesNo => text("Có"),
                    FieldKind::Date => text("19/05/2026"),
                    FieldKind::Text => text("Đã làm"),
                    FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
                        text(&options[0].label)
                    }
                    FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Ratio { .. } | FieldKind::Percent => {
                        Content::Number(f64::from(row))
                    }
                };
                put(row, layout::VALUE_COLUMN, content);
                merged.push(across(row));
            }
            layout::Row::TableTitle(at) => put(row, 0, text(&form.tables[at].title)),
            layout::Row::TableHeader(at) => {
                let places = layout::table_columns(u32::try_from(form.tables[at].columns.len()).unwrap());
                for (column, (first, _)) in form.tables[at].columns.iter().zip(places) {
                    put(row, first, text(&column.label));
                }
            }
            layout::Row::TableRow { number, .. } => put(row, 0, Content::Number(f64::from(number))),
        }
    }
    Sheet { name: "Báo cáo".into(), cells, merged, ..Sheet::default() }
}

fn across(row: u32) -> Area {
    let last = layout::VALUE_COLUMN + layout::VALUE_COLUMNS - 1;
    Area { first: Address::new(row, layout::VALUE_COLUMN), last: Address::new(row, last) }
}

/// Every address changed; cells that lose theirs are gone.
fn moved(sheet: &Sheet, to: impl Fn(Address) -> Option<Address>) -> Sheet {
    let mut cells: Vec<Cell> =
        sheet.cells.iter().filter_map(|cell| Some(Cell { at: to(cell.at)?, ..cell.clone() })).collect();
    cells.sort_by_key(|cell| cell.at);
    let merged = sheet.merged.iter().filter_map(|area| Some(Area { first: to(area.first)?, last: to(area.last)? }));
    Sheet { cells, merged: merged.collect(), ..sheet.clone() }
}

#[test]
fn our_own_form_is_followed_wherever_it_was_moved() {
    let plan = source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap();
    let period = plan.period(&plan.period_id("six-month@2026-H1").unwrap(), &Dates::default()).unwrap();
    let lessons = Lessons::default();
    let desk = Desk::new(&plan, UnitIndex::new(&[], &plan.kinds, &BTreeMap::new()), &period, &lessons);
    let take = |sheet: Sheet, version: u32| {
        let marker = Marker {
            plan: Some(plan.id.clone()),
            form: Some(plan.forms[0].id.clone()),
            form_version: Some(version),
            ..Marker::default()
        };
        let rows = (0..).zip(marker.to_rows()).flat_map(|(row, (key, value))| {
            let text = |column, text: &str| Cell::new(Address::new(row, column), Content::Text(text.to_owned()));
            [text(0, key), text(1, &value)]
        });
        let marker = Sheet { name: marker::SHEET.into(), hidden: true, cells: rows.collect(), ..Sheet::default() };
        let taken = super::take(&Workbook { sheets: vec![sheet, marker] }, "a.xlsx", &desk);
        assert_eq!(taken.reports.len(), 1);
        let report = taken.reports.into_iter().next().unwrap().report;
        let typed: BTreeMap<_, _> =
            report.entries.iter().map(|entry| ((entry.field, entry.row), entry.typed.clone())).collect();
        let layout =
            [Code::LayoutMoved, Code::FormVersionOld, Code::LabelMissing, Code::LabelBlank, Code::SheetAmbiguous];
        let codes: Vec<&str> =
            report.findings.iter().map(|one| one.code).filter(|code| layout.contains(code)).map(Code::token).collect();
        (typed, codes.join(" "))
    };
    let version = plan.forms[0].version;
    let whole = own_form(&plan);
    let (typed, findings) = take(whole.clone(), version);
    assert_eq!(findings, "");
    assert!(typed.len() > 60 && typed.values().all(|typed| !typed.is_empty()));

    let down = |at: Address| Some(Address::new(at.row + u32::from(at.row > 20), at.column));
    let right = |at: Address| Some(Address::new(at.row, at.column + u32::from(at.column >= layout::VALUE_COLUMN)));
    let left = |at: Address| (at.column != 2).then(|| Address::new(at.row, at.column - u32::from(at.column > 2)));
    let swap = |at: Address| {
        Some(Address::new(
            match at.row {
                13 => 15,
                15 => 13,
                row => row,
            },
            at.column,
        ))
    };
    for (name, sheet, wanted) in [
        ("a row inserted", moved(&whole, down), "layout-moved"),
        ("a column inserted", moved(&whole, right), "layout-moved"),
        ("a column deleted", moved(&whole, left), "layout-moved"),
        ("rows moved", moved(&whole, swap), "layout-moved"),
    ] {
        let (now, findings) = take(sheet, version);
        assert_eq!(now, typed, "{name}");
        assert_eq!(findings, wanted, "{name}");
    }

    let gone = moved(&whole, |at| (at.row != 13).then(|| Address::new(at.row - u32::from(at.row > 13), at.column)));
    let (now, findings) = take(gone, version);
    assert_eq!(now.len() + 1, typed.len());
    assert!(now.iter().all(|(place, text)| typed[place] == *text));
    assert_eq!(findings, "label-missing layout-moved");

    let (now, findings) = take(moved(&whole, down), version + 1);
    assert_eq!((now, findings.as_str()), (typed, "form-version-old"));
}

#[test]
fn a_quarter_that_is_over_needs_its_place() {
    let plan = source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap();
    let period = plan.period(&plan.period_id("annual@2026").unwrap(), &Dates::default()).unwrap();
    let lessons = Lessons::default();
    let desk = Desk::new(&plan, UnitIndex::new(&[], &plan.kinds, &BTreeMap::new()), &period, &lessons);
    // The last of the four columns of quarters is gone.
    let sheet = moved(&own_form(&plan), |at| (at.column != layout::VALUE_COLUMN + 1).then_some(at));
    let taken = super::take(&Workbook { sheets: vec![sheet] }, "a.xlsx", &desk);
    let findings = &taken.reports[0].report.findings;
    let quarterly = plan.forms[0].fields.iter().filter(|field| field.per_quarter).count();
    let missing = findings.iter().filter(|finding| finding.code == Code::LabelMissing);
    let named = missing.filter(|one| matches!(&one.expected, Some(Expected::Name(name)) if name.ends_with("Quý II")));
    assert_eq!(named.count(), quarterly);
}

#[test]
fn a_question_about_columns_names_them_and_their_sheet() {
    let plan = source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap();
    let period = plan.period(&plan.period_id("six-month@2026-H1").unwrap(), &Dates::default()).unwrap();
    let lessons = Lessons::default();
    let desk = Desk::new(&plan, UnitIndex::new(&[], &plan.kinds, &BTreeMap::new()), &period, &lessons);
    let labels = plan.forms[0].fields.iter().filter(|field| field.kind == FieldKind::Count && !field.per_quarter);
    let rows: Vec<[&str; 3]> = labels.map(|field| [field.label.as_str(), "1", "2"]).collect();
    let rows: Vec<&[&str]> = std::iter::once(["Nội dung", "Đợt 1", "Đợt 2"].as_slice())
        .chain(rows.iter().map(|row| row.as_slice()))
        .collect();
    let taken = super::take(&Workbook { sheets: vec![grid(&rows, &[])] }, "a.xlsx", &desk);
    let question = taken.reports[0].question.clone().unwrap();
    assert_eq!(question.kind, QuestionKind::Mapping);
    let named: Vec<_> = question.candidates.iter().map(|one| (one.code.as_str(), one.name.as_str())).collect();
    assert_eq!(named, [("B", "Đợt 1"), ("C", "Đợt 2")]);
    assert_eq!(taken.reports[0].report.sheets, ["S"]);
}
