//! Cells that belong to several labels, and columns of labels that stand beside each other and under each other.
use super::{run, sheets::Case};

#[test]
fn a_cell_merged_down_over_two_labels_is_neithers() {
    run(&[
        Case {
            name: "a mark",
            rows: &[
                &["Nội dung", "Có", "Không", "Kết quả"],
                &["Đã tổ chức hội nghị", "x"],
                &["Đã ký cam kết"],
                &["Số buổi tuyên truyền", "", "", "5"],
                &["Số lượt người dự", "", "", "50"],
            ],
            merged: &["B2:B3"],
            found: "buoi=D4 luot=D5; sheet-ambiguous@B2 sheet-ambiguous@B2",
        },
        Case {
            name: "a quarter's figure",
            rows: &[
                &["Nội dung", "Kết quả"],
                &["Số buổi tuyên truyền", "5"],
                &["Số lượt người dự", "50"],
                &["Số liệu theo quý", "Quý I", "Quý II", "Quý III", "Quý IV"],
                &["Số lần sinh hoạt", "1", "2"],
                &["Số mô hình hiện có"],
            ],
            merged: &["B5:B6"],
            found: "buoi=B2 luot=B3 sinh-hoat/2=C5; sheet-ambiguous@B5 sheet-ambiguous@B5",
        },
    ]);
}

#[test]
fn a_lane_ends_where_the_next_one_begins_though_that_goes_on_elsewhere() {
    run(&[Case {
        name: "labels in three columns",
        rows: &[
            &["", "", "", "Số buổi tuyên truyền"],
            &["", "Xếp loại chung", "Khá", "Lũy kế"],
            &["", "", "Số lượt người dự", "Số buổi tuyên truyền", "5"],
            &["", "", "Số lần sinh hoạt", "Số buổi tuyên truyền"],
        ],
        merged: &[],
        found: "buoi=E3; sheet-ambiguous@C3 sheet-ambiguous@D4",
    }]);
}
