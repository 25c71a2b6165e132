//! Labels side by side, indented, in several blocks, and across a row.
use super::*;

#[test]
fn every_label_has_the_values_up_to_the_next() {
    run(&[
        Case {
            name: "two labels on a row",
            rows: &[
                &["Nội dung", "Kết quả", "Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5", "Số mô hình hiện có", "7"],
                &["Số lượt người dự", "6", "Kinh phí thực hiện", "8"],
                &["Đã ký cam kết", "Có"],
            ],
            merged: &[],
            found: "buoi=B2 mo-hinh=D2 luot=B3 kinh-phi=D3 cam-ket=B4",
        },
        Case {
            name: "with order numbers and no headings",
            rows: &[
                &["1", "Số buổi tuyên truyền", "5", "4", "Số mô hình hiện có", "7"],
                &["2", "Số lượt người dự", "6", "5", "Kinh phí thực hiện", "8"],
                &["3", "Đã ký cam kết", "Có"],
            ],
            merged: &[],
            found: "buoi=C1 mo-hinh=F1 luot=C2 kinh-phi=F2 cam-ket=C3",
        },
        Case {
            name: "the left value is blank",
            rows: &[
                &["Số buổi tuyên truyền", "", "Số mô hình hiện có", "7"],
                &["Số lượt người dự", "6", "Kinh phí thực hiện", "8"],
                &["Đã ký cam kết", "Có"],
            ],
            merged: &[],
            found: "mo-hinh=D1 luot=B2 kinh-phi=D2 cam-ket=B3",
        },
        Case {
            name: "indented labels",
            rows: &[
                &["Nội dung", "", "Kết quả"],
                &["Số buổi tuyên truyền", "", "5"],
                &["", "Số lượt người dự", "6"],
                &["", "Đã ký cam kết", "Có"],
                &["Số mô hình hiện có", "", "7"],
                &["Kinh phí thực hiện", "", "8"],
            ],
            merged: &[],
            found: "buoi=C2 luot=C3 cam-ket=C4 mo-hinh=C5 kinh-phi=C6",
        },
        Case {
            name: "a block below with columns of its own",
            rows: &[
                &["Nội dung", "Kết quả", "Ghi chú"],
                &["Số buổi tuyên truyền", "5"],
                &["Số lượt người dự", "6"],
                &[],
                &["Nội dung", "Kế hoạch", "Thực hiện"],
                &["Số mô hình hiện có", "9", "7"],
                &["Kinh phí thực hiện", "9", "8"],
            ],
            merged: &[],
            found: "buoi=B2 luot=B3 mo-hinh=C6 kinh-phi=C7",
        },
        Case {
            name: "an answer in words that reads like a label",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5"],
                &["Khó khăn, vướng mắc", "Kinh phí thực hiện"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "buoi=B2 kho-khan=B3 mo-hinh=B4",
        },
    ]);
}

#[test]
fn labels_across_a_row() {
    run(&[
        Case {
            name: "values in the row below",
            rows: &[
                &["Số buổi tuyên truyền", "Số lượt người dự", "Số mô hình hiện có", "Đã ký cam kết"],
                &["5", "6", "7", "Có"],
            ],
            merged: &[],
            found: "buoi=A2 luot=B2 mo-hinh=C2 cam-ket=D2",
        },
        Case {
            name: "with a row of column numbers and a title",
            rows: &[
                &["BÁO CÁO CỦA TRƯỜNG"],
                &[],
                &["Số buổi tuyên truyền", "Số lượt người dự", "Số mô hình hiện có"],
                &["(1)", "(2)", "(3)"],
                &["5", "6", "7"],
            ],
            merged: &["A1:C1"],
            found: "buoi=A5 luot=B5 mo-hinh=C5",
        },
        Case {
            name: "this period and the running total",
            rows: &[
                &["", "Số buổi tuyên truyền", "Số lượt người dự", "Số mô hình hiện có"],
                &["Kỳ này", "5", "6", "7"],
                &["Lũy kế", "9", "9", "9"],
            ],
            merged: &[],
            found: "buoi=B2 luot=C2 mo-hinh=D2",
        },
        Case {
            name: "a row for each unit is another layout",
            rows: &[
                &["Đơn vị", "Số buổi tuyên truyền", "Số lượt người dự", "Số mô hình hiện có"],
                &["Trường A", "5", "6", "7"],
                &["Trường B", "9", "9", "9"],
            ],
            merged: &[],
            found: "no",
        },
    ]);
}
