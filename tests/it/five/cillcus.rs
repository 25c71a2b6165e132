//! Trường TH&THCS Cill Cus, 2026: seven parts of one school report on demand. The plan sets no day: the round has 5/12 as
//! its last one.
use super::{expected, office::Office, workbook::Tab};

const UNITS: &str = "
    Mã đơn vị | Tên đơn vị | Loại hình | Xã, phường | Phạm vi
    C01 | Ban Giám hiệu | Ban Giám hiệu | Nam Ban | Trong trường
    C02 | Tổ Toán - Tin | Tổ chuyên môn | Nam Ban | Trong trường
    C03 | Tổ Ngữ văn | Tổ chuyên môn | Nam Ban | Trong trường
    C04 | Tổ Khối 1, 2, 3 | Tổ chuyên môn | Nam Ban | Trong trường
    C05 | Tổ Văn phòng | Tổ Văn phòng | Nam Ban | Trong trường
    C06 | Đội Thiếu niên Tiền phong | Đội TNTP Hồ Chí Minh | Nam Ban | Trong trường
    C07 | Chi đoàn giáo viên | Đoàn thể, bộ phận khác | Nam Ban | Trong trường
";

const IN_TIME: &str = "
                         C01  C02  C04  C07
    ke-hoach             c    -    -    -
    phan-cong            c    -    -    -
    noi-quy              c    -    -    -
    quy-trinh            k    -    -    -
    thi-dua              c    -    -    -
    tu-danh-gia          c    -    -    -
    an-toan-dat          k    -    -    -
    truc-bao-ve          c    -    -    -
    kiem-soat            x    -    -    -
    camera-van-hanh      c    -    -    -
    camera-kiem-tra      c    -    -    -
    camera-so-luong      8    -    -    -
    camera-thong-minh    k    -    -    -
    phan-mem             c    -    -    -
    vneid                k    -    -    -
    pccc-van-hanh        c    -    -    -
    pccc-kiem-tra        c    -    -    -
    ho-so-antt           c    -    -    -
    ho-so-pccc           k    -    -    -
    mo-hinh-an-toan      Hiệu_quả  -  -  -
    mo-hinh-hanh-phuc    HQ   -    -    -
    mo-hinh-cong-truong  Cần_chấn_chỉnh  -  -  -
    mo-hinh-sang-xanh    Chưa_triển_khai  -  -  -
    mo-hinh-camera       HQ   -    -    -
    mo-hinh-tu-quan      Đã_loại_bỏ  -  -  -
    mo-hinh-bao-luc      HQ   -    -    -
    mo-hinh.ten/1        Tổ_thư_viện_xanh  -  -  -
    bao-luc-hoc-duong    2    -    -    -
    ma-tuy               0    -    -    -
    xam-hai              0    -    -    -
    khong-gian-mang      1_vụ -    -    -
    tu-tap               0    -    -    -
    diem-nong            0    -    -    -
    phuc-tap             1    -    -    -
    vu-viec.ngay/1       12/10/2026  -  20/03/2026  -
    vu-viec.noi-dung/1   Xô_xát_trước_cổng  -  Tranh_chấp_nhỏ  -
    vu-viec.ngay/2       15/10/2026  -  -  -
    vu-viec.noi-dung/2   Đăng_tin_sai  -  -  -
    tuyen-truyen-buoi    4    3    2_buổi  -
    tin-bai              10   -    -    -
    dien-dan             1    -    -    -
    long-ghep            -    12   -    -
    tu-van               20   -    -    -
    tap-huan             1    -    -    -
    tap-huan-nguoi       30   -    -    -
";

const LATE: &str = "
                         C06
    tuyen-truyen-buoi    6
    tin-bai              5
    dien-dan             2
    ngoai-khoa           5
    tu-van               35
";

const STATES: &str = "
    C01 on-time
    C02 on-time
    C03 missing
    C04 on-time
    C05 exempt
    C06 late
    C07 needs-attention   # a form without a figure does not say “không phát sinh” either
";

const VERDICTS: &str = "
                         C01 C02 C03 C04 C05 C06 C07
    an-toan              n   a   a   a   a   a   a   # the head answers for the school
    ke-hoach             m   a   a   a   a   a   a
    truc-bao-ve          m   a   a   a   a   a   a
    kiem-soat            m   a   a   a   a   a   a
    camera               m   a   a   a   a   a   a
    pccc                 m   a   a   a   a   a   a
    ho-so                n   a   a   a   a   a   a   # one of two files
    noi-quy              n   a   a   a   a   a   a   # rules, but no procedure
    tu-danh-gia          m   a   a   a   a   a   a
    diem-nong            m   a   a   a   a   a   a
    phuc-tap             n   a   a   a   a   a   a
    thi-dua              m   a   a   a   a   a   a
    vneid                r   a   a   a   a   a   a   # encouraged: a no fails nobody
    bao-luc-hoc-duong    r   a   a   a   a   a   a
    ma-tuy               r   a   a   a   a   a   a
    xam-hai              r   a   a   a   a   a   a
    khong-gian-mang      r   a   a   a   a   a   a
    tu-tap               r   a   a   a   a   a   a
    vu-viec              r   r   -   r   -   r   r
    mo-hinh-an-toan      r   a   a   a   a   a   a
    mo-hinh-hanh-phuc    r   a   a   a   a   a   a
    mo-hinh-cong-truong  r   a   a   a   a   a   a
    mo-hinh-sang-xanh    r   a   a   a   a   a   a
    mo-hinh-camera       r   a   a   a   a   a   a
    mo-hinh-tu-quan      r   a   a   a   a   a   a
    mo-hinh-bao-luc      r   a   a   a   a   a   a
    mo-hinh              r   r   -   r   -   r   r
    camera-thong-minh    r   a   a   a   a   a   a
    phan-mem             r   a   a   a   a   a   a
    tuyen-truyen         r   r   -   r   -   r   -   # C07 left it blank
    tin-bai              r   -   -   -   -   r   -
    dien-dan             r   a   a   a   a   r   a
    tap-huan             r   a   a   a   a   a   a
    long-ghep            a   r   -   -   a   a   a
    ngoai-khoa           a   a   a   a   a   r   a
    tu-van               r   a   a   a   a   r   a
";

/// Seven parts, six owe (C05 is exempt), five have reported.
const FIGURES: &str = "
    # indicator          pop appl owing rep met | num den sum | owing% reported% needed verdict
    an-toan              7 1 1 1 0   0 1 -    0 0 1   off-target   # none of one: 100 % needs that one
    ke-hoach             7 1 1 1 1   - - -    - - -   recorded
    truc-bao-ve          7 1 1 1 1   - - -    - - -   recorded
    kiem-soat            7 1 1 1 1   - - -    - - -   recorded
    camera               7 1 1 1 1   - - -    - - -   recorded
    pccc                 7 1 1 1 1   - - -    - - -   recorded
    ho-so                7 1 1 1 0   - - -    - - -   recorded
    noi-quy              7 1 1 1 0   - - -    - - -   recorded
    tu-danh-gia          7 1 1 1 1   - - -    - - -   recorded
    diem-nong            7 1 1 1 1   - - -    - - -   recorded
    phuc-tap             7 1 1 1 0   - - -    - - -   recorded
    thi-dua              7 1 1 1 1   - - -    - - -   recorded
    vneid                7 1 1 1 0   - - -    - - -   recorded
    bao-luc-hoc-duong    7 1 1 1 0   - - 2    - - -   recorded
    ma-tuy               7 1 1 1 0   - - 0    - - -   recorded
    xam-hai              7 1 1 1 0   - - 0    - - -   recorded
    khong-gian-mang      7 1 1 1 0   - - 1    - - -   recorded
    tu-tap               7 1 1 1 0   - - 0    - - -   recorded
    vu-viec              7 7 6 5 0   - - 3    - - -   recorded   # two rows of C01, one of C04
    mo-hinh-an-toan      7 1 1 1 0   - - -    - - -   recorded   # a choice is no number
    mo-hinh-hanh-phuc    7 1 1 1 0   - - -    - - -   recorded
    mo-hinh-cong-truong  7 1 1 1 0   - - -    - - -   recorded
    mo-hinh-sang-xanh    7 1 1 1 0   - - -    - - -   recorded
    mo-hinh-camera       7 1 1 1 0   - - -    - - -   recorded
    mo-hinh-tu-quan      7 1 1 1 0   - - -    - - -   recorded
    mo-hinh-bao-luc      7 1 1 1 0   - - -    - - -   recorded
    mo-hinh              7 7 6 5 0   - - 1    - - -   recorded
    camera-thong-minh    7 1 1 1 0   - - 0    - - -   recorded   # a no
    phan-mem             7 1 1 1 0   - - 1    - - -   recorded
    tuyen-truyen         7 7 6 4 0   - - 15   - - -   recorded   # 4+3+2+6
    tin-bai              7 7 6 2 0   - - 15   - - -   recorded   # 10+5
    dien-dan             7 2 2 2 0   - - 3    - - -   recorded   # 1+2
    tap-huan             7 1 1 1 0   - - 1    - - -   recorded
    long-ghep            7 3 3 1 0   - - 12   - - -   recorded   # of C02 C03 C04
    ngoai-khoa           7 1 1 1 0   - - 5    - - -   recorded
    tu-van               7 2 2 2 0   - - 55   - - -   recorded   # 20+35
";

#[test]
fn a_round_of_one_school_stands_as_worked_out_by_hand() {
    let dates = "--from 2026-01-01 --to 2026-11-30 --due 2026-12-05";
    let office = Office::new("cillcus-antq-2026", UNITS, "dinh-ky@dot-1", Some(dates));
    office.fill("in-time", "2026-11-01", IN_TIME);
    office.fill("late", "2026-11-01", LATE);
    office.exempt("C05", "2026-11-20");
    office.import("in-time", "2026-12-05");
    office.import("late", "2026-12-06");
    let status = office.status("2026-12-10");
    expected::states(&status, STATES);
    expected::verdicts(&status, VERDICTS);
    expected::figures(&status, FIGURES);
    expected::levels(&status, "mo-hinh-tu-quan", &serde_json::json!({ "loai-bo": 1 }));

    let out = office.export("2026-12-10");
    expected::summary(&status, &Tab::open(&out, "Tổng hợp"), FIGURES);
    let units = Tab::open(&out, "Theo đơn vị");
    assert_eq!(units.total("Số buổi tuyên truyền"), ("15", "4"));
    assert_eq!(units.total("Danh sách vụ việc bất thường (số dòng)"), ("3", "5"));
}
