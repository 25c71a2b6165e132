//! Columns of other periods beside the value, quarters, running totals.
use super::*;
use crate::domain::intake::Code;

/// Three labels under these headings, a figure in each column.
fn under(headings: &[&str]) -> Sheet {
    let mut rows = vec![[&["Nội dung"], headings].concat()];
    for label in ["Số buổi tuyên truyền", "Số lượt người dự", "Số mô hình hiện có"] {
        let mut row = vec![label];
        row.extend(["3", "4", "5", "6"].iter().take(headings.len()));
        rows.push(row);
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    grid(&rows, &[])
}

#[test]
fn this_periods_column_is_taken() {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: Some(2026), quarters: [Some(2026); 4] };
    for (headings, value) in [
        (["Kỳ này", "Lũy kế"].as_slice(), Some("B")),
        (&["Lũy kế", "Kỳ này"], Some("C")),
        (&["Trong kỳ", "Lũy kế từ đầu năm"], Some("B")),
        (&["Kỳ trước", "Kỳ này"], Some("C")),
        (&["Kế hoạch", "Thực hiện"], Some("C")),
        (&["Chỉ tiêu", "Kết quả"], Some("C")),
        (&["Năm trước", "Năm nay"], Some("C")),
        (&["Tổng số", "Trong đó nữ"], Some("B")),
        (&["Thực hiện kỳ trước", "Thực hiện kỳ này", "So sánh (%)"], Some("C")),
        (&["Kế hoạch", "Kết quả", "Tỷ lệ"], Some("C")),
        (&["Năm 2025", "Năm 2026"], Some("C")),
        (&["Kết quả năm 2026", "Kết quả năm 2025"], Some("B")),
        (&["Số lượng"], Some("B")),
        (&["Lũy kế"], None),
        (&["Kỳ trước"], None),
        (&["Kết quả năm 2024", "Kết quả năm 2025"], None),
        (&["Đợt 1", "Đợt 2"], None),
        (&["Kết quả", "Số liệu"], None),
        (&["Có", "Không"], None),
    ] {
        let found = shown(&under(headings), &form, &given);
        match value {
            Some(column) => {
                assert_eq!(found, format!("buoi={column}2 luot={column}3 mo-hinh={column}4"), "{headings:?}")
            }
            None => assert!(!found.starts_with("buoi"), "{headings:?} {found}"),
        }
    }
    let unknown = Given { year: None, quarters: [None; 4], ..given };
    assert_eq!(shown(&under(&["Năm 2025", "Năm 2026"]), &form, &unknown), "ask B Năm 2025 | C Năm 2026");
}

#[test]
fn headings_in_two_rows() {
    let rows: &[&[&str]] = &[
        &["Nội dung", "ĐVT", "Kết quả thực hiện", "", "Ghi chú"],
        &["", "", "Kỳ này", "Lũy kế", ""],
        &["(1)", "(2)", "(3)", "(4)", "(5)"],
        &["Số buổi tuyên truyền", "buổi", "3", "7"],
        &["Số lượt người dự", "người", "4", "4"],
        &["Số mô hình hiện có", "", "5", "5"],
    ];
    let found = "buoi=C4 luot=C5 mo-hinh=C6";
    run(&[
        Case { name: "merged", rows, merged: &["A1:A2", "B1:B2", "C1:D1", "E1:E2"], found },
        Case { name: "not merged", rows, merged: &[], found },
    ]);
}

#[test]
fn what_stands_above_the_headings_is_no_heading() {
    let rows = |above: [&'static str; 3]| -> Vec<Vec<&'static str>> {
        vec![
            above.to_vec(),
            vec!["Nội dung", "Kết quả", "Ghi chú"],
            vec!["Số buổi tuyên truyền", "3", ""],
            vec!["Số lượt người dự", "4", ""],
            vec!["Số mô hình hiện có", "5", "9"],
        ]
    };
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: Some(2026), quarters: [Some(2026); 4] };
    for (above, merged) in [
        (["", "", "Đơn vị tính: triệu đồng"], [].as_slice()),
        (["", "Đơn vị tính: triệu đồng", ""], &["B1:C1"]),
        (["", "Kế hoạch số: 12/KH", ""], &["B1:C1"]),
        (["Kỳ báo cáo:", "Quý II/2026", ""], &[]),
        (["Đơn vị", "Trường A", ""], &[]),
        (["Kế hoạch năm 2025", "", ""], &["A1:C1"]),
    ] {
        let rows = rows(above);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(shown(&grid(&rows, merged), &form, &given), "buoi=B3 luot=B4 mo-hinh=B5", "{above:?}");
    }
}

#[test]
fn a_running_total_is_checked_where_figures_add_up() {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let Recognised::Yes(located) = recognise(&under(&["Kỳ này", "Lũy kế"]), &FormIndex::new(&form), &given)
    else {
        unreachable!()
    };
    let checked: Vec<String> = located
        .checks
        .iter()
        .map(|check| match check {
            Check::Running { value, total, name, .. } => format!("{value} {total} {name}"),
            Check::Sum { .. } => String::new(),
        })
        .collect();
    // A snapshot does not add up.
    assert_eq!(checked, ["B2 C2 Lũy kế", "B3 C3 Lũy kế"]);
}

#[test]
fn quarters_stand_across_or_below() {
    run(&[
        Case {
            name: "four columns among the labels",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5"],
                &["", "Quý I", "Quý II", "Quý III", "Quý IV"],
                &["Số lần sinh hoạt", "1", "2", "3", "4"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "buoi=B2 sinh-hoat/1=B4 sinh-hoat/2=C4 sinh-hoat/3=D4 sinh-hoat/4=E4 mo-hinh=B5",
        },
        Case {
            name: "two columns only",
            rows: &[
                &["Nội dung", "Kết quả", "", ""],
                &["", "Quý I/2026", "Quý II/2026", "Tổng số"],
                &["Số lần sinh hoạt", "1", "2", ""],
                &["Số mô hình hiện có", "", "", "7"],
                &["Số buổi tuyên truyền", "", "", "5"],
            ],
            merged: &["B1:D1"],
            found: "sinh-hoat/1=B3 sinh-hoat/2=C3 mo-hinh=D4 buoi=D5",
        },
        Case {
            name: "another year's quarter",
            rows: &[
                &["Nội dung", "Quý IV/2025", "Quý I/2026", "Kết quả"],
                &["Số lần sinh hoạt", "9", "2", ""],
                &["Số mô hình hiện có", "", "", "7"],
                &["Số buổi tuyên truyền", "", "", "5"],
            ],
            merged: &[],
            found: "sinh-hoat/1=C2 mo-hinh=D3 buoi=D4; period-mismatch@B1",
        },
        Case {
            name: "two years side by side",
            rows: &[
                &["Nội dung", "Quý I/2025", "Quý II/2025", "Quý I/2026", "Quý II/2026", "Kết quả"],
                &["Số lần sinh hoạt", "8", "9", "1", "2", ""],
                &["Số mô hình hiện có", "", "", "", "", "7"],
                &["Số buổi tuyên truyền", "", "", "", "", "5"],
            ],
            merged: &[],
            found: "sinh-hoat/1=D2 sinh-hoat/2=E2 mo-hinh=F3 buoi=F4",
        },
        Case {
            name: "rows under the label",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5"],
                &["Số lần sinh hoạt", ""],
                &["- Quý I", "1"],
                &["- Quý II", "2"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "buoi=B2 sinh-hoat/1=B4 sinh-hoat/2=B5 mo-hinh=B6",
        },
        Case {
            name: "rows beside a merged label",
            rows: &[
                &["Nội dung", "", "Kết quả"],
                &["Số buổi tuyên truyền", "", "5"],
                &["Số lần sinh hoạt", "Quý I", "1"],
                &["", "Quý II", "2"],
                &["", "Quý III", "3"],
                &["Số mô hình hiện có", "", "7"],
            ],
            merged: &["A3:A5"],
            found: "buoi=C2 sinh-hoat/1=C3 sinh-hoat/2=C4 sinh-hoat/3=C5 mo-hinh=C6",
        },
        Case {
            name: "one figure for all quarters",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5"],
                &["Số lần sinh hoạt", "6"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "buoi=B2 mo-hinh=B4; sheet-ambiguous@B3",
        },
        Case {
            name: "only quarters above figures of no quarter",
            rows: &[
                &["Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV"],
                &["Số lần sinh hoạt", "1", "2", "3", "4"],
                &["Số mô hình hiện có", "7"],
                &["Số buổi tuyên truyền", "5"],
            ],
            merged: &[],
            found: "ask B Quý I",
        },
    ]);
}

#[test]
fn a_whole_year_beside_four_quarters_is_their_sum() {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let rows: &[&[&str]] = &[
        &["Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", "Kết quả"],
        &["Số lần sinh hoạt", "1", "2", "3", "4", "10", ""],
        &["Số mô hình hiện có", "", "", "", "", "", "7"],
        &["Số buổi tuyên truyền", "", "", "", "", "", "7"],
    ];
    let Recognised::Yes(located) = recognise(&grid(rows, &[]), &FormIndex::new(&form), &given) else { unreachable!() };
    assert!(
        matches!(located.checks.as_slice(), [Check::Sum { parts, total, .. }] if parts.len() == 4 && total.column == 5)
    );
    assert!(located.findings.iter().all(|finding| finding.code == Code::LabelMissing));
}
