//! Labels and values that somebody typed anew, moved or merged.
use super::*;
use unicode_normalization::UnicodeNormalization;

#[test]
fn labels_are_known_however_they_are_written() {
    let (form, lessons) = (form(), Lessons::default());
    let given = Given { lessons: &lessons, year: None, quarters: [None; 4] };
    let apart: String = "Số buổi tuyên truyền".nfd().collect();
    for label in [
        "Số buổi tuyên truyền",
        "SỐ BUỔI TUYÊN TRUYỀN",
        "1. Số buổi tuyên truyền",
        "- Số buổi tuyên truyền:",
        "Số buổi\ntuyên truyền (3)",
        "Tuyên truyền",
        "So buoi tuyen truyen",
        &apart,
    ] {
        let rows: &[&[&str]] =
            &[&["Nội dung", "Kết quả"], &["Số lượt người dự", "6"], &[label, "5"], &["Số mô hình hiện có", "7"]];
        assert_eq!(shown(&grid(rows, &[]), &form, &given), "luot=B2 buoi=B3 mo-hinh=B4", "{label}");
    }
}

#[test]
fn values_stay_with_their_labels() {
    run(&[
        Case {
            name: "a slip of the hand",
            rows: &[
                &["Số lượt người dự", "6"],
                &["Số buổi tuyên truyềng", "5"],
                &["Số mô hình hiện có", "7"],
                &["Đã ký cam kết", "Có"],
            ],
            merged: &[],
            found: "luot=B1 buoi=B2 mo-hinh=B3 cam-ket=B4; label-similar@A2",
        },
        Case {
            name: "a column inserted before the values",
            rows: &[
                &["TT", "Nội dung", "Người phụ trách", "Kết quả"],
                &["1", "Số lượt người dự", "Cô Lan", "6"],
                &["2", "Số buổi tuyên truyền", "", "5"],
                &["3", "Số mô hình hiện có", "", "7"],
            ],
            merged: &[],
            found: "luot=D2 buoi=D3 mo-hinh=D4",
        },
        Case {
            name: "a row of the school's own",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số lượt người dự", "6"],
                &["Số cuộc họp phụ huynh", "9"],
                &["Số buổi tuyên truyền", "5"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "luot=B2 buoi=B4 mo-hinh=B5; label-extra@A3",
        },
        Case {
            name: "a value in the second row of a merged label",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số lượt người dự", ""],
                &["", "6"],
                &["Số buổi tuyên truyền", "5"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &["A2:A3"],
            found: "luot=B3 buoi=B4 mo-hinh=B5",
        },
        Case {
            name: "a value in a row without a label",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số lượt người dự", ""],
                &["", "6"],
                &["Số buổi tuyên truyền", "5"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "buoi=B4 mo-hinh=B5; label-blank@B3",
        },
        Case {
            name: "a label twice with values",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số lượt người dự", "6"],
                &["Số lượt người dự", "8"],
                &["Số buổi tuyên truyền", "5"],
                &["Số mô hình hiện có", "7"],
                &["Đã ký cam kết", "Có"],
            ],
            merged: &[],
            found: "buoi=B4 mo-hinh=B5 cam-ket=B6; label-duplicate@A3",
        },
        Case {
            name: "the sides of a ratio apart",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Giáo viên – Tổng số", "15"],
                &["Số buổi tuyên truyền", "5"],
                &["Giáo viên – Được tập huấn", "12"],
                &["Số mô hình hiện có", "7"],
            ],
            merged: &[],
            found: "gv/d=B2 buoi=B3 gv/n=B4 mo-hinh=B5",
        },
    ]);
}
