//! One column per answer, marked with x.
use super::*;

#[test]
fn a_mark_belongs_to_the_column_it_stands_in() {
    run(&[
        Case {
            name: "answers are the only columns of values",
            rows: &[
                &["TT", "Nội dung", "Có", "Không", "Ghi chú"],
                &["1", "Đã tổ chức hội nghị", "x", "", ""],
                &["2", "Đã ký cam kết", "", "x", "tháng 4"],
                &["3", "Số buổi tuyên truyền"],
            ],
            merged: &[],
            found: "hoi-nghi=C2?yes cam-ket=D3?no",
        },
        Case {
            name: "beside a column of figures",
            rows: &[
                &["Nội dung", "Có", "Không", "Số lượng"],
                &["Đã tổ chức hội nghị", "x"],
                &["Số buổi tuyên truyền", "", "", "5"],
                &["Số mô hình hiện có", "", "", "2"],
            ],
            merged: &[],
            found: "hoi-nghi=B2?yes buoi=D3 mo-hinh=D4",
        },
        Case {
            name: "under a merged heading",
            rows: &[
                &["Nội dung", "Kết quả", "", "Ghi chú"],
                &["", "Đạt", "Chưa đạt", ""],
                &["Đã tổ chức hội nghị", "", "x"],
                &["Đã ký cam kết", "x"],
                &["Số buổi tuyên truyền"],
            ],
            merged: &["A1:A2", "B1:C1", "D1:D2"],
            found: "hoi-nghi=C3?no cam-ket=B4?yes",
        },
        Case {
            name: "levels by their short forms",
            rows: &[
                &["Nội dung", "XS", "K", "TB", "Y"],
                &["Xếp loại chung", "", "x"],
                &["Đã tổ chức hội nghị"],
                &["Đã ký cam kết"],
            ],
            merged: &[],
            found: "xep-loai=C2?kha",
        },
        Case {
            name: "levels beside yes and no",
            rows: &[
                &["Nội dung", "Có", "Không", "Xuất sắc", "Khá", "Trung bình", "Yếu"],
                &["Đã tổ chức hội nghị", "x"],
                &["Xếp loại chung", "", "", "x"],
                &["Đã ký cam kết", "", "x"],
            ],
            merged: &[],
            found: "hoi-nghi=B2?yes xep-loai=D3?xs cam-ket=C4?no",
        },
        Case {
            name: "headings for some rows only",
            rows: &[
                &["TT", "Nội dung", "Kết quả", "", "Ghi chú"],
                &["1", "Số buổi tuyên truyền", "5", "", ""],
                &["", "I. Chỉ đạo", "Có", "Không", ""],
                &["2", "Đã tổ chức hội nghị", "x", "", ""],
                &["", "II. Vụ việc"],
                &["3", "Số mô hình hiện có", "3", "", ""],
            ],
            merged: &[],
            found: "buoi=C2 hoi-nghi=C4?yes mo-hinh=C6",
        },
        Case {
            name: "an option that the field does not have",
            rows: &[
                &["Nội dung", "Tốt", "Khá", "Trung bình", "Yếu"],
                &["Xếp loại chung", "x"],
                &["Đã tổ chức hội nghị"],
                &["Đã ký cam kết"],
            ],
            merged: &[],
            found: "; not-an-option@B2",
        },
        Case {
            name: "a figure under an answer",
            rows: &[
                &["Nội dung", "Có", "Không"],
                &["Đã tổ chức hội nghị", "x"],
                &["Số buổi tuyên truyền", "5"],
                &["Đã ký cam kết", "x"],
            ],
            merged: &[],
            found: "hoi-nghi=B2?yes cam-ket=B4?yes; sheet-ambiguous@B3",
        },
        Case {
            name: "a mark in a cell merged over both answers",
            rows: &[
                &["Nội dung", "Có", "Không"],
                &["Đã tổ chức hội nghị", "x"],
                &["Đã ký cam kết", "Có"],
                &["Số buổi tuyên truyền"],
            ],
            merged: &["B2:C2", "B3:C3"],
            found: "cam-ket=B3; sheet-ambiguous@B2",
        },
        Case {
            name: "the answers of two periods",
            rows: &[
                &["Nội dung", "Kỳ trước", "", "Kỳ này", ""],
                &["", "Có", "Không", "Có", "Không"],
                &["Đã tổ chức hội nghị", "", "x", "x", ""],
                &["Đã ký cam kết", "x", "", "", "x"],
                &["Số buổi tuyên truyền"],
            ],
            merged: &["B1:C1", "D1:E1"],
            found: "hoi-nghi=D3?yes cam-ket=E4?no",
        },
        Case {
            name: "words in a row of the school's own are no headings",
            rows: &[
                &["TT", "Nội dung", "Kết quả", "Ghi chú"],
                &["1", "Số buổi tuyên truyền", "5", ""],
                &["2", "Có góc tuyên truyền", "Có", "Kết quả tốt"],
                &["3", "Đã tổ chức hội nghị", "Có", ""],
                &["4", "Đã ký cam kết", "Không", ""],
            ],
            merged: &[],
            found: "buoi=C2 hoi-nghi=C4 cam-ket=C5; label-extra@B3",
        },
        Case {
            name: "one answer alone is a plain mark",
            rows: &[
                &["Nội dung", "Đạt", "Ghi chú"],
                &["Đã tổ chức hội nghị", "x"],
                &["Đã ký cam kết", "x"],
                &["Số buổi tuyên truyền"],
            ],
            merged: &[],
            found: "hoi-nghi=B2 cam-ket=B3",
        },
    ]);
}
