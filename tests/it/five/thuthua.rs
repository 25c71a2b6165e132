//! Phòng GDĐT Thủ Thừa, school year 2023-2024: nine schools, one of them closed before the year, one exempt, one silent,
//! one late. “trước ngày 20/8/2024”: 19/8 is the last day on time.
use super::{expected, office::Office, workbook::Tab};

const UNITS: &str = "
    Mã đơn vị | Tên đơn vị | Loại hình | Xã, phường | Phạm vi | Ngày giải thể
    T01 | Trường Mầm non Sen Hồng | Mầm non | Bình Sen | Trực thuộc Phòng GDĐT |
    T02 | Trường Mẫu giáo Hoa Lan | Mẫu giáo | Tân Lúa | Trực thuộc Phòng GDĐT |
    T03 | Trường Tiểu học Bình Minh | Tiểu học | Bình Sen | Trực thuộc Phòng GDĐT |
    T04 | Trường Tiểu học Mai Vàng | Tiểu học | Tân Lúa | Trực thuộc Phòng GDĐT |
    T05 | Trường THCS Long Dừa | THCS | Long Dừa | Trực thuộc Phòng GDĐT |
    T06 | Trường THCS Mỹ Đước | THCS | Mỹ Đước | Trực thuộc Phòng GDĐT |
    T07 | Trường TH&THCS Phù Sa | TH&THCS | Mỹ Đước | Trực thuộc Phòng GDĐT |
    T08 | Trường Tiểu học Cỏ Lau | Tiểu học | Long Dừa | Trực thuộc Phòng GDĐT |
    T09 | Trường Mầm non Ong Nâu | Mầm non | Long Dừa | Trực thuộc Phòng GDĐT | 31/12/2022
";

/// T04 leaves two cells blank that the form insists on; T02 says that the police agreement does not apply to it.
const IN_TIME: &str = "
                          T01  T02      T03  T04  T05
    ke-hoach              c    c        k    c    c
    trien-khai            c    c        k    c    k
    quy-che               c    Không_áp_dụng  k    c    c
    giao-ban              2    -        4    1    3
    so-ket                c    c        c    c    c
    dan-chu               c    k        -    -    -
    don-thu               -    -        2    -    -
    don-thu-giai-quyet    -    -        1    -    -
    don-thu-vuot-cap      0    0        1    0    0
    tham-nhung            0    0        0    -    0
    bat-ngo               0    0_vụ     0    0    1
    diem-nong             -    -        0    -    1
    giao-vien             20   8        20   16   40
    giao-vien-boi-duong   10   4        9    -    21
    tuyen-truyen-buoi     5    3        12_buổi  -  10
    bao-ve-du             c    c        k    c    c
    bao-ve-tap-huan       c    k        c    c    c
    tuong-rao             c    -        k    -    -
    anh-sang              c    c        -    -    -
    niem-phong            -    -        -    -    c
    doi-co-do             -    -        1    2    3
    doi-xung-kich         -    -        -    -    1
    hop-thu               1    1        -    -    -
    mo-hinh-truoc-cong    c    -        -    -    -
    mo-hinh-giao-thong    c    k        c    -    -
    danh-nhau-trong       -    -        0    -    2
    danh-nhau-ngoai       -    -        -    -    1
    nguoi-ngoai           -    -        -    -    0
    quay-clip             -    -        -    -    1
    vu-viec.ngay/1        -    -        -    -    12/10/2023
    vu-viec.loai/1        -    -        -    -    Trộm_cắp
    vu-viec.noi-dung/1    -    -        -    -    Mất_xe_đạp
    vu-viec.ngay/2        -    -        -    -    03/03/2024
    vu-viec.noi-dung/2    -    -        -    -    Mất_quạt
    khen-thuong.ten/1     Tổ_bảo_vệ  -  Lớp_5A  -  -
    khen-thuong.danh-sach/1   c  -      c    -    -
    khen-thuong.bien-ban/1    c  -      c    -    -
    khen-thuong.thanh-tich/1  c  -      c    -    -
    khen-thuong.ten/2     Cô_Sen  -     -    -    -
    khen-thuong.danh-sach/2   c  -      -    -    -
    khen-thuong.bien-ban/2    k  -      -    -    -
";

const LATE: &str = "
                          T06
    ke-hoach              c
    trien-khai            c
    quy-che               c
    giao-ban              0
    so-ket                k
    don-thu-vuot-cap      0
    tham-nhung            0
    bat-ngo               0
    giao-vien             12
    giao-vien-boi-duong   6
    tuyen-truyen-buoi     6
    bao-ve-du             c
    bao-ve-tap-huan       c
    doi-tu-quan           2
    hop-thu               2
    danh-nhau-trong       1
";

/// What happened, on the form for it, in the inbox of the year: T05 names a theft that its report names too, and T07 sends
/// nothing else.
const AT_ANY_TIME: &str = "
                          T01  T05  T07
    vu-viec.ngay/1        05/12/2023  12/10/2023  01/04/2024
    vu-viec.loai/1        Trộm_cắp  Trộm_cắp  Cháy_nổ
    vu-viec.noi-dung/1    Mất_máy_tính  Mất_xe_đạp  Chập_điện
";

const STATES: &str = "
    T01 on-time
    T02 on-time
    T03 on-time
    T04 needs-attention   # two required cells are blank
    T05 on-time
    T06 late              # 25/8
    T07 missing           # what it sent in April is no report of the year
    T08 exempt
    T09 not-owing         # closed before the school year
";

const VERDICTS: &str = "
                        T01 T02 T03 T04 T05 T06 T07 T08 T09
    boi-duong           m   m   n   -   m   m   -   -   a   # 50 % is enough: 10/20, 4/8, 6/12; 9/20 is not
    ke-hoach            m   m   n   m   n   m   -   -   a   # both: made, and carried out
    quy-che             m   a   n   m   m   m   -   -   a   # T02 says it does not apply
    so-ket              m   m   m   m   m   n   -   -   a
    don-thu-vuot-cap    m   m   n   m   m   m   -   -   a
    tham-nhung          m   m   m   -   m   m   -   -   a   # a blank of T04 is not 0
    bat-ngo             m   m   m   m   n   m   -   -   a
    bao-ve              m   n   n   m   m   m   -   -   a
    giao-ban            r   -   r   r   r   r   -   -   a
    dan-chu             r   r   -   -   -   -   -   -   a
    diem-nong           -   -   r   -   r   -   -   -   a
    tuyen-truyen        r   r   r   -   r   r   -   -   a
    doi-co-do           a   a   r   r   r   -   -   -   a   # not asked of preschools
    doi-xung-kich       a   a   -   -   r   -   -   -   a
    doi-tu-quan         a   a   -   -   -   r   -   -   a
    hop-thu             r   r   -   -   -   r   -   -   a
    tuong-rao           r   -   r   -   -   -   -   -   a
    anh-sang            r   r   -   -   -   -   -   -   a
    niem-phong          -   -   -   -   r   -   -   -   a
    danh-nhau-trong     a   a   r   -   r   r   -   -   a
    danh-nhau-ngoai     a   a   -   -   r   -   -   -   a
    nguoi-ngoai         a   a   -   -   r   -   -   -   a
    quay-clip           a   a   -   -   r   -   -   -   a
    mo-hinh-truoc-cong  r   -   -   -   -   -   -   -   a
    mo-hinh-giao-thong  r   r   r   -   -   -   -   -   a
    vu-viec             r   r   r   r   r   r   -   -   a   # a report without rows reports none
    khen-thuong         r   r   r   r   r   r   -   -   a
";

/// Eight schools there are in the year; seven owe (T08 is exempt), six have reported.
const FIGURES: &str = "
    # indicator         pop appl owing rep met | num den sum | owing% reported% needed verdict
    boi-duong           8 8 7 5 4   50 100 50   - - -   on-target   # (10+4+9+21+6)/(20+8+20+40+12); T04 gave no part, so its 16 teachers are in no whole
    ke-hoach            8 8 7 6 4   - - -       - - -   recorded    # T01 T02 T04 T06; a duty without a number has no share
    quy-che             8 7 6 5 4   - - -       - - -   recorded    # without T02
    so-ket              8 8 7 6 5   - - -       - - -   recorded    # all but T06
    don-thu-vuot-cap    8 8 7 6 5   - - -       - - -   recorded    # all but T03
    tham-nhung          8 8 7 5 5   - - -       - - -   recorded    # T04 blank
    bat-ngo             8 8 7 6 5   - - -       - - -   recorded    # all but T05
    bao-ve              8 8 7 6 4   - - -       - - -   recorded    # T02 not trained, T03 too few
    giao-ban            8 8 7 5 0   - - 10      - - -   recorded    # 2+4+1+3+0; T02 blank
    dan-chu             8 8 7 2 0   - - 1       - - -   recorded    # one yes of two
    diem-nong           8 8 7 2 0   - - 1       - - -   recorded    # 0+1
    tuyen-truyen        8 8 7 5 0   - - 36      - - -   recorded    # 5+3+12+10+6
    doi-co-do           8 6 5 3 0   - - 6       - - -   recorded    # T03–T08 are asked; 1+2+3
    doi-xung-kich       8 6 5 1 0   - - 1       - - -   recorded
    doi-tu-quan         8 6 5 1 0   - - 2       - - -   recorded
    hop-thu             8 8 7 3 0   - - 4       - - -   recorded    # 1+1+2
    tuong-rao           8 8 7 2 0   - - 1       - - -   recorded
    anh-sang            8 8 7 2 0   - - 2       - - -   recorded
    niem-phong          8 8 7 1 0   - - 1       - - -   recorded
    danh-nhau-trong     8 6 5 3 0   - - 3       - - -   recorded    # 0+2+1
    danh-nhau-ngoai     8 6 5 1 0   - - 1       - - -   recorded
    nguoi-ngoai         8 6 5 1 0   - - 0       - - -   recorded
    quay-clip           8 6 5 1 0   - - 1       - - -   recorded
    mo-hinh-truoc-cong  8 8 7 1 0   - - 1       - - -   recorded
    mo-hinh-giao-thong  8 8 7 3 0   - - 2       - - -   recorded
    vu-viec             8 8 7 6 0   - - 4       - - -   recorded    # two rows of T05, sent twice or not; one of T01, one of T07
    khen-thuong         8 8 7 6 0   - - 3       - - -   recorded    # two rows of T01, one of T03
";

#[test]
fn a_school_year_stands_as_worked_out_by_hand() {
    let office = Office::new("thuthua-antt-2023-2024", UNITS, "so-ket@2023-2024", None);
    office.fill("in-time", "2024-06-01", IN_TIME);
    office.fill("late", "2024-06-01", LATE);
    office.exempt("T08", "2024-08-01");
    office.fill_of("dot-xuat@2023-2024", "any-time", "2024-04-01", AT_ANY_TIME);
    office.import("any-time", "2024-04-10");
    office.import("in-time", "2024-08-19");
    office.import("late", "2024-08-25");
    let status = office.status("2024-08-30");
    expected::states(&status, STATES);
    expected::verdicts(&status, VERDICTS);
    expected::figures(&status, FIGURES);

    let out = office.export("2024-08-30");
    expected::summary(&status, &Tab::open(&out, "Tổng hợp"), FIGURES);
    let units = Tab::open(&out, "Theo đơn vị");
    // 20+8+20+16+40+12: the column adds all six, the indicator only the five that gave both.
    assert_eq!(units.total("Tổng số giáo viên"), ("116", "6"));
    assert_eq!(units.total("Số giáo viên được bồi dưỡng kỹ năng tham vấn, ứng xử, giải quyết mâu thuẫn"), ("50", "5"));
    assert_eq!(units.total("Số buổi tuyên truyền, phổ biến pháp luật về ANTT"), ("36", "5"));
    assert_eq!(units.total("Số vụ tham nhũng, tiêu cực"), ("0", "5"));
    assert_eq!(status["ad_hoc"]["reports"], 3);
}
