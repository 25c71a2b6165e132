//! Sở GDĐT Đắk Lắk, the report of the year 2027: nine units of the Sở's own, two of the communes that owe nothing. Judged
//! on the figures of three quarters: the fourth is still running on 19/10.
use super::{expected, office::Office, workbook::Tab};
use serde_json::json;

const UNITS: &str = "
    Mã đơn vị | Tên đơn vị | Loại hình | Xã, phường | Phạm vi
    D01 | Trường THPT Hoa Ban | THPT | Ea Mây | Trực thuộc Sở
    D02 | Trường THPT Sao Mai | THPT | Cư Gió | Trực thuộc Sở
    D03 | Trường THPT chuyên Đại Ngàn | THPT chuyên | Ea Mây | Trực thuộc Sở
    D04 | Trường PTDTNT Cỏ May | Phổ thông dân tộc nội trú | Cư Gió | Trực thuộc Sở
    D05 | Trường Tiểu học Mai Vàng | Tiểu học | Ea Mây | Trực thuộc Sở
    D06 | Trung tâm GDTX Hồ Sen | Trung tâm GDTX | Buôn Hoa | Trực thuộc Sở
    D07 | Trường THCS&THPT Suối Trong | THCS&THPT | Buôn Hoa | Trực thuộc Sở
    D08 | Trường THPT Bằng Lăng | THPT | Buôn Hoa | Trực thuộc Sở
    D09 | Trường THPT Gió Nam | THPT | Cư Gió | Trực thuộc Sở
    X01 | Trường Tiểu học Sơn Ca | Tiểu học | Ea Mây | Thuộc xã, phường
    X02 | Trường THCS Họa Mi | THCS | Ea Mây | Thuộc xã, phường
";

/// D03 leaves its second quarter blank; X01 owes nothing and sends all the same.
const IN_TIME: &str = "
                          D01  D02  D03  D04  D05  D06  X01
    quan-triet            c    c    c    c    c    c    c
    ke-hoach              c    k    c    c    c    c    c
    to-chuc-thuc-hien     c    c    c    c    c    c    c
    an-toan-dang-ky       c    c    -    k    -    -    -
    an-toan-tu-cham       c    k    -    -    -    -    -
    an-toan-dat           c    c    c    k    -    c    -
    phong-trao-tu-danh-gia  c  c    k    c    c    -    -
    phong-trao-xep-loai   XS   Khá  XS   TB   XS   Xuất_sắc  XS
    dien-hinh             c    k    c    k    c    k    c
    ngay-hoi-bo-tri       c    c    c    c    c    c    c
    ngay-hoi-kinh-phi     5    2.5  -    -    -    -    100
    ngay-hoi-to-chuc      c    c    c    c    c    k    c
    ngay-hoi-nguoi        300  450  -    -    -    -    -
    ngay-hoi-hoat-dong    c    c    c    Không_áp_dụng  c  c  c
    mo-hinh-hien-co       2    1    1    3    1    2    1
    mo-hinh-hieu-qua      2    1    0    3    1    1    1
    sinh-hoat-mo-hinh/1   1    2    1    1    1    3    1
    sinh-hoat-mo-hinh/2   1    0    -    1    1    1    1
    sinh-hoat-mo-hinh/3   1    1    1    1    1    1    1
    sinh-hoat-mo-hinh/4   0    -    -    -    -    -    -
    mo-hinh.ten/1         Cổng_trường_an_toàn  -  -  Tổ_tự_quản  -  -  -
    mo-hinh.ten/2         Đội_chữa_cháy  -  -  -  -  -  -
    phat-dong/1           1    1    1    1    2    1    1
    phat-dong/2           1    1    1    1    2    1    1
    phat-dong/3           1    1    1    0    2    1    1
    tuyen-truyen-buoi     10   8    -    -    4    -    7
    tuyen-truyen-luot     1000 800  -    -    -    -    -
    tin-bai               12   -    -    -    -    -    -
    bao-ve                3    2    -    -    -    -    -
    bao-ve-tap-huan       2    1    2    -    -    -    -
    camera                c    k    c    -    -    -    -
    kinh-phi-ngan-sach    15   10   -    -    -    -    -
    kinh-phi-khac         5    -    -    -    -    -    -
    kinh-phi-tong         20   10   -    -    -    -    -
";

const LATE: &str = "
                          D09
    quan-triet            c
    ke-hoach              c
    to-chuc-thuc-hien     c
    an-toan-dat           c
    phong-trao-tu-danh-gia  c
    phong-trao-xep-loai   XS
    dien-hinh             c
    ngay-hoi-bo-tri       c
    ngay-hoi-kinh-phi     1.25
    ngay-hoi-to-chuc      c
    ngay-hoi-hoat-dong    c
    mo-hinh-hien-co       1
    mo-hinh-hieu-qua      1
    sinh-hoat-mo-hinh/1   1
    sinh-hoat-mo-hinh/2   1
    sinh-hoat-mo-hinh/3   1
    phat-dong/1           1
    phat-dong/2           1
    phat-dong/3           1
";

const STATES: &str = "
    D01 on-time          # 19/10, the last day before 20/10
    D02 on-time
    D03 needs-attention  # a quarter that is over is blank
    D04 on-time
    D05 on-time
    D06 on-time
    D07 missing
    D08 exempt
    D09 late
    X01 not-owing
    X02 not-owing
";

const VERDICTS: &str = "
                            D01 D02 D03 D04 D05 D06 D07 D08 D09 X01 X02
    quan-triet              m   m   m   m   m   m   -   -   m   a   a   # only units of the Sở
    ke-hoach                m   n   m   m   m   m   -   -   m   a   a
    to-chuc-thuc-hien       m   m   m   m   m   m   -   -   m   a   a
    an-toan-antt            m   m   m   n   a   m   -   -   m   a   -   # not for tiểu học
    phong-trao-xuat-sac     m   n   m   n   a   m   -   -   m   a   -
    dien-hinh               m   n   m   n   m   n   -   -   m   r   -   # what does not owe is only recorded
    ngay-hoi-kinh-phi       m   m   m   m   m   m   -   -   m   r   -
    ngay-hoi-to-chuc        m   m   m   m   m   n   -   -   m   r   -
    ngay-hoi-hoat-dong      m   m   m   a   m   m   -   -   m   r   -   # D04 says it does not apply
    mo-hinh-hieu-qua        m   m   n   m   m   m   -   -   m   r   -
    sinh-hoat-mo-hinh       m   n   -   m   m   m   -   -   m   r   -   # D01’s 0 is of the quarter that is not over; D02 none in the second
    phat-dong               m   m   m   n   m   m   -   -   m   r   -
    phat-dong-nhiem-vu      m   m   m   n   m   m   -   -   m   r   -
    tu-danh-gia-phong-trao  m   m   n   m   m   -   -   -   m   a   a
    tu-cham-an-toan         m   n   -   -   a   -   -   -   -   a   a
    camera                  m   r   m   -   -   -   -   -   -   -   -   # encouraged: a no fails nobody
    an-toan-dang-ky         r   r   -   r   a   -   -   -   -   a   -
    ngay-hoi-so-kinh-phi    r   r   -   -   -   -   -   -   r   r   -
    ngay-hoi-nguoi          r   r   -   -   -   -   -   -   -   -   -
    mo-hinh-hien-co         r   r   r   r   r   r   -   -   r   r   -
    mo-hinh-6-ro            r   r   r   r   r   r   -   -   r   r   -
    tuyen-truyen-buoi       r   r   -   -   r   -   -   -   -   r   -
    tuyen-truyen-luot       r   r   -   -   -   -   -   -   -   -   -
    tin-bai                 r   -   -   -   -   -   -   -   -   -   -
    bao-ve-tap-huan         r   r   -   -   -   -   -   -   -   -   -   # D03 gave no whole
    kinh-phi                r   r   -   -   -   -   -   -   -   -   -
";

/// Eleven units, nine of the Sở; eight owe (D08 is exempt), seven have reported.
const FIGURES: &str = "
    # indicator             pop appl owing rep met | num den sum | owing% reported% needed verdict
    quan-triet              9  9  8 7 7   7 8 -   7/8 7/7 1   off-target   # D07 is silent: 100 % needs all eight
    ke-hoach                9  9  8 7 6   6 8 -   6/8 6/7 2   off-target
    to-chuc-thuc-hien       9  9  8 7 7   7 8 -   7/8 7/7 1   off-target
    an-toan-antt            11 9  7 6 5   5 7 -   5/7 5/6 2   off-target   # without D05 and X01; D01 D02 D03 D06 D09
    phong-trao-xuat-sac     11 9  7 6 4   4 7 -   4/7 4/6 3   off-target   # D01 D03 D06 D09
    dien-hinh               11 11 8 7 4   4 8 -   4/8 4/7 0   on-target    # exactly the 50 % of 2027
    ngay-hoi-kinh-phi       11 11 8 7 7   7 8 -   7/8 7/7 1   off-target
    ngay-hoi-to-chuc        11 11 8 7 6   6 8 -   6/8 6/7 2   off-target
    ngay-hoi-hoat-dong      11 10 7 6 6   6 7 -   6/7 6/6 1   off-target   # without D04
    mo-hinh-hieu-qua        11 11 8 7 6   6 8 -   6/8 6/7 2   off-target   # all but D03
    sinh-hoat-mo-hinh       11 11 8 6 5   5 8 -   5/8 5/6 3   off-target   # D03 is open
    phat-dong               11 11 8 7 6   6 8 -   6/8 6/7 2   off-target   # all but D04
    phat-dong-nhiem-vu      11 11 8 7 6   - - -   - - -       recorded
    tu-danh-gia-phong-trao  9  9  8 6 5   - - -   - - -       recorded     # D06 blank, D03 no
    tu-cham-an-toan         9  8  7 2 1   - - -   - - -       recorded
    camera                  11 11 8 3 2   - - -   - - -       recorded
    an-toan-dang-ky         11 9  7 3 0   - - 2   - - -       recorded
    ngay-hoi-so-kinh-phi    11 11 8 3 0   - - 8750000   - - - recorded     # 5 + 2,5 + 1,25 triệu; X01 does not count
    ngay-hoi-nguoi          11 11 8 2 0   - - 750 - - -       recorded
    mo-hinh-hien-co         11 11 8 7 0   - - 11  - - -       recorded     # 2+1+1+3+1+2+1
    mo-hinh-6-ro            11 11 8 7 0   - - 3   - - -       recorded     # two of D01, one of D04
    tuyen-truyen-buoi       11 11 8 3 0   - - 22  - - -       recorded     # 10+8+4
    tuyen-truyen-luot       11 11 8 2 0   - - 1800  - - -     recorded
    tin-bai                 11 11 8 1 0   - - 12  - - -       recorded
    bao-ve-tap-huan         11 11 8 2 0   - - 3   - - -       recorded     # 2+1, of 3+2
    kinh-phi                11 11 8 2 0   - - 30000000  - - - recorded
";

#[test]
fn the_year_2027_stands_as_worked_out_by_hand() {
    let office = Office::new("daklak-antq-2026", UNITS, "annual@2027", None);
    office.fill("in-time", "2027-10-01", IN_TIME);
    office.fill("late", "2027-10-01", LATE);
    office.exempt("D08", "2027-10-10");
    office.import("in-time", "2027-10-19");
    office.import("late", "2027-10-25");
    let status = office.status("2027-10-30");
    expected::states(&status, STATES);
    expected::verdicts(&status, VERDICTS);
    expected::figures(&status, FIGURES);
    // D05 is rated too, but is none of those the rating is for.
    expected::levels(&status, "phong-trao-xuat-sac", &json!({ "xuat-sac": 4, "kha": 1, "trung-binh": 1 }));

    let out = office.export("2027-10-30");
    expected::summary(&status, &Tab::open(&out, "Tổng hợp"), FIGURES);
    let units = Tab::open(&out, "Theo đơn vị");
    // In triệu đồng, without X01’s 100.
    assert_eq!(units.total("Số kinh phí tổ chức Ngày hội (triệu đồng)"), ("8.75", "3"));
    assert_eq!(units.total("Số mô hình hiện có"), ("11", "7"));
    assert_eq!(units.total("Số lần phát động Phong trào – Quý III"), ("7", "7"));
}
