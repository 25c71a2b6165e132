//! Repeating tables inside a form.
use super::*;

/// A form with these rows below its labels; the table's own places alone.
fn below(rows: &[&[&str]], merged: &[&str]) -> (String, usize) {
    let labels: [&[&str]; 4] = [
        &["Nội dung", "", "Kết quả"],
        &["Số buổi tuyên truyền", "", "5"],
        &["Số lượt người dự", "", "6"],
        &["Số mô hình hiện có", "", "7"],
    ];
    below_labels(&labels, rows, merged)
}

fn below_labels(labels: &[&[&str]], rows: &[&[&str]], merged: &[&str]) -> (String, usize) {
    let sheet = grid(&[labels, rows].concat(), merged);
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let Recognised::Yes(mut located) = recognise(&sheet, &FormIndex::new(&form), &given) else { unreachable!() };
    located.values.retain(|value| matches!(value.field, FieldKey::Column { .. }));
    (sheets::shown(&sheet, &form, &located).replace("vu-viec.", ""), located.checks.len())
}

#[test]
fn only_rows_that_say_something_are_rows() {
    let header: &[&str] = &["TT", "Tên vụ việc", "Số người", "Số tang vật"];
    let two = "ten/1=B6 nguoi/1=C6 ten/2=B7 nguoi/2=C7";
    let cases: [(&str, &[&[&str]], &str, usize); 11] = [
        ("plain", &[header, &["1", "Vụ A", "3"], &["2", "Vụ B", "4"]], two, 0),
        (
            "a row of column numbers",
            &[header, &["(1)", "(2)", "(3)", "(4)"], &["1", "Vụ B", "4"]],
            "ten/1=B7 nguoi/1=C7",
            0,
        ),
        ("numbered blank rows", &[header, &["1"], &["2"], &["3"], &["4", "Vụ B", "4"]], "ten/1=B9 nguoi/1=C9", 0),
        ("a total below", &[header, &["1", "Vụ A", "3"], &["2", "Vụ B", "4"], &["", "Tổng cộng", "7"]], two, 2),
        (
            "a total in the column of numbers",
            &[header, &["1", "Vụ A", "3"], &["2", "Vụ B", "4"], &["Cộng", "", "7"]],
            two,
            2,
        ),
        ("a total above", &[header, &["", "Tổng số", "4"], &["1", "Vụ B", "4"]], "ten/1=B7 nguoi/1=C7", 2),
        ("nothing happened", &[header, &["1", "Không phát sinh"]], "", 0),
        ("nothing, with dashes", &[header, &["", "Không có", "-", "-"]], "", 0),
        (
            "sections",
            &[header, &["I", "Trong trường"], &["1", "Vụ A", "3"], &["II", "Ngoài trường"], &["1", "Vụ B", "4"]],
            "ten/1=B7 nguoi/1=C7 ten/2=B9 nguoi/2=C9",
            0,
        ),
        (
            "what stands under the total",
            &[header, &["1", "Vụ A", "3"], &["", "Cộng", "3"], &["", "Đắk Lắk, ngày 3 tháng 5"], &["", "HIỆU TRƯỞNG"]],
            "ten/1=B6 nguoi/1=C6",
            2,
        ),
        ("figures that are no column numbers", &[header, &["1", "", "4", "2"]], "nguoi/1=C6 tang-vat/1=D6", 0),
    ];
    for (name, rows, found, checks) in cases {
        assert_eq!(below(rows, &[]), (found.to_owned(), checks), "{name}");
    }
}

/// A school names an incident as the form names a field, in the column of the labels, and fills in little else of the row.
#[test]
fn a_row_numbered_for_the_table_is_no_label() {
    let labels: [&[&str]; 4] = [
        &["TT", "Nội dung", "Kết quả"],
        &["1", "Số buổi tuyên truyền", "5"],
        &["2", "Số lượt người dự", "6"],
        &["3", "Số mô hình hiện có", "7"],
    ];
    let header: &[&str] = &["TT", "Tên vụ việc", "Số người", "Số tang vật"];
    let label = "Số buổi tuyên truyền";
    for (name, rows, found) in [
        ("first", [header, &["1", label, "3"], &["2", "Vụ B", "4"]], "ten/1=B6 nguoi/1=C6 ten/2=B7 nguoi/2=C7"),
        ("alone", [header, &["1", label], &["2", "Vụ B", "4"]], "ten/1=B6 ten/2=B7 nguoi/2=C7"),
        ("after another", [header, &["1", "Vụ A", "3"], &["2", label, "4"]], "ten/1=B6 nguoi/1=C6 ten/2=B7 nguoi/2=C7"),
        ("after a blank row", [header, &["1"], &["2", label, "4"]], "ten/1=B7 nguoi/1=C7"),
    ] {
        assert_eq!(below_labels(&labels, &rows, &[]).0, found, "{name}");
    }
}

#[test]
fn headings_in_two_rows() {
    let rows: &[&[&str]] =
        &[&["TT", "Tên vụ việc", "Hậu quả", ""], &["", "", "Số người", "Số tang vật"], &["1", "Vụ A", "3", "1"]];
    let found = "ten/1=B7 nguoi/1=C7 tang-vat/1=D7";
    assert_eq!(below(rows, &["A5:A6", "B5:B6", "C5:D5"]), (found.to_owned(), 0));
}
