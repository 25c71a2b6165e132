//! Sheets as schools make them, of which it cannot be said which cell is meant: a question, never a figure.
use super::*;
use crate::domain::{
    grid::{Area, Cell, Content},
    intake::Code,
    plan::{Plan, source},
};

const LABELS: [&str; 6] = [
    "Số mô hình hiện có",
    "Số mô hình hoạt động hiệu quả",
    "Số buổi tuyên truyền",
    "Số tin, bài tuyên truyền",
    "Số nhân viên bảo vệ",
    "Số camera đang hoạt động",
];

fn plan() -> Plan {
    source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap()
}

/// Headings in row 1, labels in column A from row 2, the same figures in every value column.
fn sheet(headings: &[&str], labels: &[&str], value: &Content) -> Sheet {
    let cell = |row, column, content| Cell::new(Address::new(row, column), content);
    let text = |text: &str| Content::Text(text.to_owned());
    let mut cells = vec![cell(0, 0, text("Nội dung"))];
    cells.extend((1..).zip(headings).map(|(column, heading)| cell(0, column, text(heading))));
    for (row, label) in (1..).zip(labels) {
        cells.push(cell(row, 0, text(label)));
        cells.extend((1..).zip(headings).map(|(column, _)| cell(row, column, value.clone())));
    }
    Sheet { name: "S".into(), cells, ..Sheet::default() }
}

#[test]
fn two_columns_that_read_as_values_are_a_question() {
    let plan = plan();
    let index = FormIndex::new(plan.form("antq").unwrap());
    let lessons = Lessons::default();
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let number = Content::Number(3.0);
    for (headings, clear) in [
        (vec!["Kết quả"], true),
        (vec!["Kết quả thực hiện", "Ghi chú"], true),
        (vec!["Chỉ tiêu", "Kết quả"], true),
        (vec!["Lũy kế", "Số liệu kỳ này"], true),
        (vec!["Có", "Không"], false),
        (vec!["Năm 2025", "Năm 2026"], false),
        (vec!["Kết quả năm 2025", "Kết quả năm 2026"], false),
    ] {
        let found = recognise(&sheet(&headings, &LABELS, &number), &index, &given);
        assert_eq!(matches!(found, Recognised::Yes(_)), clear, "{headings:?} {found:?}");
    }
}

#[test]
fn a_figure_beside_several_labels_belongs_to_none() {
    let plan = plan();
    let index = FormIndex::new(plan.form("antq").unwrap());
    let lessons = Lessons::default();
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let mut merged = sheet(&["Kết quả"], &LABELS, &Content::Number(3.0));
    merged.cells.retain(|cell| cell.at != Address::new(2, 1));
    merged.merged = vec![Area { first: Address::new(1, 1), last: Address::new(2, 1) }];
    let Recognised::Yes(located) = recognise(&merged, &index, &given) else {
        unreachable!("the other labels are clear")
    };
    let asked = located.findings.iter().filter(|finding| finding.code == Code::SheetAmbiguous).count();
    assert_eq!(asked, 2);
    assert_eq!(located.values.len(), LABELS.len() - 2);
}

#[test]
fn only_a_slip_of_the_hand_is_forgiven() {
    let plan = plan();
    let index = FormIndex::new(plan.form("antq").unwrap());
    let lessons = Lessons::default();
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    for (label, taken) in [
        ("Số buổi tuyên truyềng", true),
        ("Số mô hình hoạt động kém hiệu quả", false),
        ("Được công nhận đạt tiêu chuẩn “An toàn về PCCC”", false),
    ] {
        let labels = [
            ["Số mô hình hiện có", "Số tin, bài tuyên truyền"].as_slice(),
            &LABELS[4..],
            &[label],
            &["Khó khăn, vướng mắc", "Kiến nghị, đề xuất"],
        ]
        .concat();
        let Recognised::Yes(located) = recognise(&sheet(&["Kết quả"], &labels, &Content::Number(3.0)), &index, &given)
        else {
            unreachable!("the other labels are clear")
        };
        let row = 1 + u32::try_from(labels.iter().position(|one| *one == label).unwrap()).unwrap();
        assert_eq!(located.values.iter().any(|value| value.cell.row == row), taken, "{label}");
        assert!(
            located.findings.iter().any(|finding| matches!(finding.code, Code::LabelSimilar | Code::LabelExtra)),
            "{label}"
        );
    }
}
