//! Phòng GDĐT quận Tân Bình, the report of the year 2023: ten schools and groups, public and not, with and without a party
//! cell of their own. The letter gives no day: the office opens the period with 10/1/2024 as the last one.
use super::{expected, office::Office, workbook::Tab};
use serde_json::json;

const UNITS: &str = "
    Mã đơn vị | Tên đơn vị | Loại hình | Xã, phường | Phạm vi | Có chi bộ độc lập
    B01 | Trường Mầm non Hoa Sứ | Mầm non | Phường Me Xanh | Công lập | x
    B02 | Trường Mầm non Me Xanh | Mầm non | Phường Me Xanh | Ngoài công lập |
    B03 | Trường Tiểu học Bến Mây | Tiểu học | Phường Bến Mây | Công lập | x
    B04 | Trường Tiểu học Cầu Dừa | Tiểu học | Phường Cầu Dừa | Công lập | x
    B05 | Trường THCS Dầu Rái | THCS | Phường Cầu Dừa | Công lập | x
    B06 | Trường THCS Ngã Sáu Cũ | THCS | Phường Bến Mây | Ngoài công lập |
    B07 | Nhóm lớp mẫu giáo Chợ Sớm | Nhóm, lớp mẫu giáo độc lập | Phường Me Xanh | Ngoài công lập |
    B08 | Lớp mẫu giáo Hoa Giấy | Nhóm, lớp mẫu giáo độc lập | Phường Cầu Dừa | Ngoài công lập |
    B09 | Trường THCS Hoa Sứ | THCS | Phường Me Xanh | Công lập | x
    B10 | Trường Tiểu học Chợ Sớm | Tiểu học | Phường Bến Mây | Công lập | x
";

/// All on the last day. B03 leaves a required cell blank; B05 sends a sheet of its own.
const ON_THE_LAST_DAY: &str = "
                       B01  B02  B03  B04  B06  B07
    phat-dong          c    c    c    k    c    c
    phat-dong-ngay     03/04/2023  -  03/04/2023  -  -  -
    cap-uy             c    -    c    k    -    -
    cap-uy-ke-hoach    c    -    -    c    -    -
    an-toan-thuc-hien  c    -    -    -    k    -
    an-toan-dat        -    -    -    -    k    -
    lien-tich          c    k    c    c    Không_áp_dụng  -
    khieu-kien         0    0    0    0    1_vụ 0
    khieu-nai          0    2    0    0    0    0
    cong-an-buoi       2    -    1    -    -    -
    cong-an-luot       100  -    -    -    -    -
    tuyen-truyen-buoi  5    -    1    -    -    -
    tuyen-truyen-luot  200  -    -    -    -    -
    nguoi-tot          3    0    -    -    -    -
    dan-chu            c    c    c    c    c    c
    cong-khai          c    c    c    c    c    k
    csvc               c    c    c    c    c    c
    ve-sinh-lao-dong   c    c    c    c    c    x
    chay-no            c    c    c    k    c    c
    pccc-thiet-bi      c    c    -    c    c    c
    danh-hieu-dang-ky  LĐTT LĐXS LĐTT LĐXS Không_đăng_ký  -
    danh-hieu-dat      LĐTT LĐTT LĐXS -    Không_đạt  LĐTT
    vu-viec.ngay/1     -    -    -    -    20/11/2023  -
    vu-viec.noi-dung/1 -    -    -    -    Phụ_huynh_tập_trung  -
";

/// The headings are the school's own, as are the words for what was reached.
const OWN: &[(&str, &str)] = &[
    ("Phát động phong trào", "Có"),
    ("Cấp ủy có văn bản chỉ đạo", "có"),
    ("Xây dựng kế hoạch", "x"),
    ("Thực hiện tiêu chí An toàn về an ninh, trật tự", "Có"),
    ("Đạt tiêu chuẩn An toàn về ANTT", "Có"),
    ("Ký kết liên tịch với UBND phường", "Có"),
    ("Khiếu kiện đông người", "Không"),
    ("Khiếu nại vượt cấp", "0"),
    ("Số buổi phối hợp với Công an quận Tân Bình", "4 buổi"),
    ("Tổng số buổi tuyên truyền", "10"),
    ("Số lượt người dự tuyên truyền với Công an quận", "1200"),
    ("Tổng số lượt người được tuyên truyền", "1500"),
    ("Quy chế dân chủ cơ sở", "Có"),
    ("Niêm yết công khai", "Có"),
    ("An toàn CSVC", "Có"),
    ("Vệ sinh lao động", "Có"),
    ("Phòng chống cháy nổ", "Có"),
    ("Trang thiết bị PCCC", "Có"),
    ("Danh hiệu đăng ký", "Cờ thi đua"),
    ("Danh hiệu đạt được", "Cờ thi đua"),
];

const A_DAY_LATER: &str = "
                       B08
    phat-dong          c
    khieu-kien         Không_có
    khieu-nai          0
    nguoi-tot          5
    dan-chu            k
    cong-khai          c
    csvc               c
    ve-sinh-lao-dong   c
    chay-no            c
    pccc-thiet-bi      c
    danh-hieu-dang-ky  LĐTT
    danh-hieu-dat      Không_đạt
";

const STATES: &str = "
    B01 on-time           # on the last day itself
    B02 on-time
    B03 needs-attention   # says nothing of its fire equipment
    B04 on-time
    B05 on-time
    B06 on-time
    B07 on-time
    B08 late              # one day
    B09 missing
    B10 exempt
";

const VERDICTS: &str = "
                       B01 B02 B03 B04 B05 B06 B07 B08 B09 B10
    phat-dong          m   m   m   n   m   m   m   m   -   -
    cap-uy             m   a   -   n   m   a   a   a   -   -   # only with a party cell; B03 half blank, B04 one no
    an-toan            a   a   a   a   m   n   a   a   -   a   # only THCS are judged: B01 said yes for itself
    lien-tich          m   n   m   m   m   a   a   a   -   -   # schools, not groups; B06 says it does not apply
    khieu-kien         m   m   m   m   m   n   m   m   -   -   # “Không” is 0
    khieu-nai          m   n   m   m   m   m   m   m   -   -
    dan-chu            m   m   m   m   m   m   m   n   -   -
    cong-khai          m   m   m   m   m   m   n   m   -   -
    csvc               m   m   m   m   m   m   m   m   -   -
    ve-sinh-lao-dong   m   m   m   m   m   m   m   m   -   -
    chay-no            m   m   m   n   m   m   m   m   -   -
    pccc-thiet-bi      m   m   -   m   m   m   m   m   -   -
    danh-hieu          m   n   m   -   m   m   -   n   -   -   # as registered or above; B04 did not say what it got, B07 not what it registered
    danh-hieu-dang-ky  r   r   r   r   r   r   -   r   -   -
    an-toan-dat        -   -   -   -   r   r   -   -   -   -
    cong-an-buoi       r   -   r   -   r   -   -   -   -   -
    cong-an-luot       r   -   -   -   r   -   -   -   -   -
    nguoi-tot          r   r   -   -   -   -   -   r   -   -
    vu-viec            r   r   r   r   r   r   r   r   -   -
";

/// Ten units, nine owe (B10 is exempt), eight have reported.
const FIGURES: &str = "
    # indicator        pop appl owing rep met | num den sum | owing% reported% needed verdict
    phat-dong          10 10 9 8 7   - - -      - - -   recorded   # all but B04
    cap-uy             10  6 5 3 2   - - -      - - -   recorded   # B01 B03 B04 B05 B09 B10 have a cell; B01, B05 did both
    an-toan            10  3 3 2 1   - - -      - - -   recorded   # B05 B06 B09; B05
    lien-tich          10  7 6 5 4   - - -      - - -   recorded   # without two groups and B06; all but B02
    khieu-kien         10 10 9 8 7   - - -      - - -   recorded
    khieu-nai          10 10 9 8 7   - - -      - - -   recorded
    dan-chu            10 10 9 8 7   - - -      - - -   recorded
    cong-khai          10 10 9 8 7   - - -      - - -   recorded
    csvc               10 10 9 8 8   - - -      - - -   recorded
    ve-sinh-lao-dong   10 10 9 8 8   - - -      - - -   recorded
    chay-no            10 10 9 8 7   - - -      - - -   recorded
    pccc-thiet-bi      10 10 9 7 7   - - -      - - -   recorded   # B03 blank
    danh-hieu          10 10 9 6 4   - - -      - - -   recorded   # B01 B03 B05 B06 of B01 B02 B03 B05 B06 B08
    danh-hieu-dang-ky  10 10 9 7 0   - - -      - - -   recorded   # a level is no number
    an-toan-dat        10 10 9 2 0   - - 1      - - -   recorded
    cong-an-buoi       10 10 9 3 0   - - 7      - - -   recorded   # 2+1+4
    cong-an-luot       10 10 9 2 0   - - 1300   - - -   recorded   # 100+1200
    nguoi-tot          10 10 9 3 0   - - 8      - - -   recorded   # 3+0+5
    vu-viec            10 10 9 8 0   - - 1      - - -   recorded   # one row of B06
";

#[test]
fn a_year_without_a_day_stands_as_worked_out_by_hand() {
    let office = Office::new("tanbinh-antq-2023", UNITS, "nam@2023", Some("--due 2024-01-10"));
    office.fill("in-time", "2023-12-01", ON_THE_LAST_DAY);
    office.own("in-time/Dầu Rái.xlsx", &["BÁO CÁO NĂM 2023", "Trường THCS Dầu Rái", "Mã đơn vị: B05"], OWN);
    office.fill("late", "2023-12-01", A_DAY_LATER);
    office.exempt("B10", "2023-12-20");
    office.import("in-time", "2024-01-10");
    office.import("late", "2024-01-11");
    let status = office.status("2024-01-15");
    expected::states(&status, STATES);
    expected::verdicts(&status, VERDICTS);
    expected::figures(&status, FIGURES);
    // Registered by seven: B01 B03 B08; B02 B04; B05; B06.
    expected::levels(&status, "danh-hieu-dang-ky", &json!({ "ldtt": 3, "ldxs": 2, "co-thi-dua": 1, "khong": 1 }));

    let out = office.export("2024-01-15");
    expected::summary(&status, &Tab::open(&out, "Tổng hợp"), FIGURES);
    let units = Tab::open(&out, "Theo đơn vị");
    assert_eq!(units.total("Tổng số buổi tuyên truyền"), ("16", "3")); // 5+1+10
    assert_eq!(units.total("Số vụ khiếu nại vượt cấp"), ("2", "8"));
    assert_eq!(units.total("Số người dự phát động"), ("chưa có số liệu", "0"));
}
