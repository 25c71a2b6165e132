//! Sở GDĐT Đắk Lắk, thi đua 2024: a khối and three of its members, the Sở itself, three phòng, schools and centres. The plan
//! sets no day: the round has 15/12 as its last one. Reporters give parts and wholes, the program divides.
use super::{expected, office::Office, workbook::Tab};

const UNITS: &str = "
    Mã đơn vị | Tên đơn vị | Loại hình | Xã, phường | Phạm vi | Thuộc khối
    K01 | Khối thi đua số 1 | Khối thi đua | Ea Mây | Trực thuộc Sở |
    S01 | Cơ quan Sở GDĐT | Cơ quan Sở GDĐT | Ea Mây | Trực thuộc Sở |
    P01 | Phòng GDĐT Krông Mơ | Phòng GDĐT | Krông Mơ | Thuộc UBND cấp huyện |
    P02 | Phòng GDĐT Ea Thơm | Phòng GDĐT | Ea Thơm | Thuộc UBND cấp huyện |
    P03 | Phòng GDĐT Cư Sương | Phòng GDĐT | Cư Sương | Thuộc UBND cấp huyện |
    H01 | Trường THPT Hoa Ban | THPT | Ea Mây | Trực thuộc Sở | K01
    H02 | Trường THPT Sao Mai | THPT | Ea Thơm | Trực thuộc Sở | K01
    H03 | Trường PTDTNT Cỏ May | Phổ thông dân tộc nội trú | Ea Mây | Trực thuộc Sở | Khối thi đua số 1
    H04 | Trường THPT Gió Nam | THPT | Krông Mơ | Trực thuộc Sở |
    H05 | Trường THPT Bằng Lăng | THPT | Krông Mơ | Trực thuộc Sở |
    G01 | Trung tâm GDTX Hồ Sen | Trung tâm GDTX | Ea Mây | Trực thuộc Sở |
    N01 | Trung tâm GDNN-GDTX Krông Mơ | Trung tâm GDNN-GDTX | Krông Mơ | Thuộc UBND cấp huyện |
";

const IN_TIME: &str = "
                        K01  S01  P01  P02  H01  H02  H03  G01
    truong              -    -    20   16   1    1    1    -
    truong-chuan        -    -    14   9    1    1    0    -
    truong-kien-co      -    -    16   12   1    1    0    -
    thon-buon           -    -    30   25   -    -    -    -
    thon-buon-mau-giao  -    -    30   25   -    -    -    -
    xa                  -    -    10   8    -    -    -    -
    xa-tc5              -    -    8    6    -    -    -    -
    xa-tc14             -    -    10   8    -    -    -    -
    xa-ca-hai           -    -    8    6    -    -    -    -
    par-index           -    88.5 -    -    -    -    -    -
    par-index-truoc     -    88.5 -    -    -    -    -    -
    dvc-du-dieu-kien    -    20   -    -    -    -    -    -
    dvc-cung-cap        -    20   -    -    -    -    -    -
    dvc-he-thong        -    50   -    -    -    -    -    -
    dvc-tich-hop        -    40   -    -    -    -    -    -
    ho-so               -    100  60   40   -    -    -    -
    ho-so-so-hoa        -    100  60   40   -    -    -    -
    ho-so-truc-tuyen    -    50   20   30   -    -    -    -
    ho-so-toan-trinh    -    40   20   30   -    -    -    -
    ho-so-giai-quyet    -    100  59   40   -    -    -    -
    ho-so-dung-han      -    100  58   40   -    -    -    -
    y-kien              -    200  100  -    100  50   -    10
    hai-long            -    190  95   -    100  42   -    10
    don-vi              3    1    20   16   1    1    1    1
    chuan-van-hoa       3    1    20   16   1    1    1    1
    an-toan-antt        3    1    20   15   1    1    1    1
    ldtt                2    1    20   16   1    1    0    1
    ldxs                0    1    5    3    0    0    0    0
    doan-the            -    3    40   32   3    3    3    3
    doan-the-vung-manh  -    3    40   32   3    3    3    2
    to-chuc-dang        -    1    20   16   1    1    -    1
    dang-tot            -    1    19   15   1    1    -    1
    dang-xuat-sac       -    0    4    2    0    0    -    0
    dang-vien-chi-tieu  -    2    30   -    3    0    2    Không_áp_dụng
    dang-vien           -    2    29   10   4    0    -    1
    huy-dong/part       -    -    950  800  100  -    -    -
    huy-dong/whole      -    -    1000 1000 100  -    -    -
    huy-dong-truoc/part   -  -    940  800  99   -    -    -
    huy-dong-truoc/whole  -  -    1000 1000 100  -    -    -
    yeu-kem/part        -    -    20   30   0    -    -    10
    yeu-kem/whole       -    -    1000 1000 100  -    -    100
    yeu-kem-truoc/part    -  -    25   20   1    -    -    10
    yeu-kem-truoc/whole   -  -    1000 1000 100  -    -    100
    bo-hoc/part         -    -    5    -    0    -    -    -
    bo-hoc/whole        -    -    1000 -    100  -    -    -
    bo-hoc-truoc/part     -  -    6    -    0    -    -    -
    bo-hoc-truoc/whole    -  -    1000 -    100  -    -    -
    tot-nghiep/part     -    -    -    -    98   50   -    18
    tot-nghiep/whole    -    -    -    -    100  50   -    20
    quan-triet          c    c    c    -    k    -    -    -
    ke-hoach            -    -    -    c    -    -    -    -
    so-ket              -    -    -    -    -    k    -    -
    dien-hinh           5    -    3    -    1    -    -    -
    sinh-hoat           4    -    -    -    -    -    -    -
    khen-thuong.ten/1   Trường_THPT_Hoa_Ban  -  -  -  Tổ_Văn  -  -  -
    khen-thuong.ten/2   Trường_THPT_Sao_Mai  -  -  -  -  -  -  -
";

/// A phòng to which no dossier came, and which does not know last year’s enrolment.
const LATE: &str = "
                        P03
    truong              11
    truong-chuan        6
    truong-kien-co      8
    thon-buon           20
    thon-buon-mau-giao  19
    xa                  7
    xa-tc5              6
    xa-tc14             7
    xa-ca-hai           5
    ho-so               0
    ho-so-so-hoa        0
    ho-so-truc-tuyen    0
    ho-so-toan-trinh    0
    ho-so-giai-quyet    0
    ho-so-dung-han      0
    don-vi              9
    chuan-van-hoa       9
    an-toan-antt        9
    ldtt                9
    ldxs                1
    doan-the            18
    doan-the-vung-manh  18
    huy-dong/part       70
    huy-dong/whole      100
";

const STATES: &str = "
    K01 on-time     # the khối owes a report of its own
    S01 on-time
    P01 on-time
    P02 on-time
    P03 late
    H01 on-time
    H02 on-time
    H03 on-time
    H04 missing
    H05 exempt
    G01 on-time
    N01 not-owing   # its kind is only sent the plan
";

/// K01 stands apart from everything its members count in, and alone where only khối are asked.
const VERDICTS: &str = "
                        K01 S01 P01 P02 P03 H01 H02 H03 H04 H05 G01 N01
    truong-chuan        a   a   m   n   n   m   m   n   -   -   a   a   # 14/20; 9/16 and 6/11 are below 62 %
    thon-buon           a   a   m   m   n   a   a   a   a   a   a   a
    xa-tc5              a   a   m   n   m   a   a   a   a   a   a   a   # 8/10 is 80 %
    xa-tc14             a   a   m   m   m   a   a   a   a   a   a   a
    xa-ca-hai           a   a   m   n   n   a   a   a   a   a   a   a
    truong-kien-co      a   a   m   n   n   m   m   n   -   -   a   a
    par-index           a   n   a   a   a   a   a   a   a   a   a   a   # as much as last year is not better
    dvc-toan-trinh      a   m   a   a   a   a   a   a   a   a   a   a
    dvc-tich-hop        a   m   a   a   a   a   a   a   a   a   a   a
    so-hoa              a   m   m   m   -   a   a   a   a   a   a   a   # none of none is no share
    truc-tuyen          a   m   n   m   -   a   a   a   a   a   a   a
    toan-trinh          a   n   n   n   -   a   a   a   a   a   a   a
    dung-han            a   m   n   m   -   a   a   a   a   a   a   a   # 58/59
    hai-long            a   m   m   -   -   m   n   -   -   -   m   a   # 190/200 is 95 %, 42/50 is not
    chuan-van-hoa       a   m   m   m   m   m   m   m   -   -   m   a
    an-toan-antt        a   m   m   n   m   m   m   m   -   -   m   a
    ldtt                a   m   m   m   m   m   m   n   -   -   m   a
    ldxs                a   m   m   n   n   n   n   n   -   -   n   a   # 5/20; 3/16, 1/9
    doan-the            a   m   m   m   m   m   m   m   -   -   n   a
    dang-tot            a   m   m   n   -   m   m   -   -   -   m   a   # 19/20 is 95 %, 15/16 is not
    dang-xuat-sac       a   n   m   n   -   n   n   -   -   -   n   a   # 4/20 is 20 %; 2/16 and 0 are below 15 %
    dang-vien           a   m   n   -   -   m   m   -   -   -   a   a   # 29 of 30 is one short; P02 and H03 gave one side; none of none is kept
    huy-dong            a   a   m   n   r   m   -   -   -   -   a   a   # P02 as last year; P03 has no last year
    yeu-kem             a   a   m   n   -   m   -   -   -   -   n   a
    bo-hoc              a   a   m   -   -   n   -   -   -   -   -   a
    tot-nghiep          a   a   a   a   a   r   r   -   -   -   r   a   # last year’s is not in the book
    quan-triet          a   r   r   -   -   r   -   -   -   -   -   -
    ke-hoach            a   -   -   r   -   -   -   -   -   -   -   -
    so-ket              a   -   -   -   -   -   r   -   -   -   -   -
    dien-hinh           a   -   r   -   -   r   -   -   -   -   -   -
    sinh-hoat           r   a   a   a   a   a   a   a   a   a   a   a
    khen-thuong         a   r   r   r   r   r   r   r   -   -   r   -
";

/// Eleven units without the khối. Of the ten that may owe H05 is exempt; H04 is silent.
const FIGURES: &str = "
    # indicator         pop appl owing rep met | num den sum | owing% reported% needed verdict
    truong-chuan        11 8  7 6 3   31 50 31        - - -   on-target    # (14+9+6+1+1+0)/(20+16+11+3): exactly 62 %
    thon-buon           11 3  3 3 2   74 75 74        - - -   off-target   # (30+25+19)/(30+25+20)
    xa-tc5              11 3  3 3 2   20 25 20        - - -   on-target    # (8+6+6)/(10+8+7): exactly 80 %
    xa-tc14             11 3  3 3 3   25 25 25        - - -   on-target
    xa-ca-hai           11 3  3 3 1   19 25 19        - - -   off-target   # one short of 80 %
    truong-kien-co      11 8  7 6 3   38 50 38        - - -   on-target    # (16+12+8+1+1+0): exactly 76 %
    par-index           11 1  1 1 0   - - -           - - -   recorded
    dvc-toan-trinh      11 1  1 1 1   20 20 20        - - -   on-target
    dvc-tich-hop        11 1  1 1 1   40 50 40        - - -   on-target    # exactly 80 %
    so-hoa              11 4  4 3 3   200 200 200     - - -   on-target
    truc-tuyen          11 4  4 3 2   100 200 100     - - -   on-target    # 50+20+30: exactly 50 %
    toan-trinh          11 4  4 3 0   90 200 90       - - -   off-target
    dung-han            11 4  4 3 2   198 199 198     - - -   off-target   # 99.5 % is not 100 %
    hai-long            11 10 9 5 4   437 460 437     - - -   on-target    # (190+95+100+42+10)/(200+100+100+50+10): exactly 95 %
    chuan-van-hoa       11 10 9 8 8   50 50 50        - - -   on-target    # 1+20+16+9+1+1+1+1; the khối’s 3 are its members’
    an-toan-antt        11 10 9 8 7   49 50 49        - - -   off-target
    ldtt                11 10 9 8 7   49 50 49        - - -   off-target
    ldxs                11 10 9 8 2   10 50 10        - - -   on-target    # 1+5+3+1: exactly 20 %
    doan-the            11 10 9 8 7   104 105 104     - - -   off-target
    dang-tot            11 10 9 6 5   38 40 38        - - -   on-target    # (1+19+15+1+1+1)/(1+20+16+1+1+1): exactly 95 %
    dang-xuat-sac       11 10 9 6 1   6 40 6          - - -   on-target    # 4+2: exactly 15 %, of 15–20
    dang-vien           11 9  8 4 3   - - -           - - -   recorded     # without G01
    huy-dong            11 8  7 4 2   1850 2100 1920  - - -   on-target    # of those with both years, above 1839/2100; P03’s 70 is in the sum only
    yeu-kem             11 9  8 4 2   60 2200 60      - - -   off-target   # 56/2200 last year
    bo-hoc              11 9  8 2 1   5 1100 5        - - -   on-target    # 6/1100 last year
    tot-nghiep          11 6  5 3 0   166 170 166     - - -   no-data      # 98+50+18
    quan-triet          11 11 9 3 0   - - 2           - - -   recorded     # S01 P01; H01 no; without the khối
    ke-hoach            11 11 9 1 0   - - 1           - - -   recorded
    so-ket              11 11 9 1 0   - - 0           - - -   recorded
    dien-hinh           11 11 9 2 0   - - 4           - - -   recorded     # 3+1, without the khối’s 5
    sinh-hoat           12 1  1 1 0   - - 4           - - -   recorded     # only khối are asked
    khen-thuong         11 11 9 8 0   - - 1           - - -   recorded     # one row of H01
";

#[test]
fn a_round_of_groups_and_members_stands_as_worked_out_by_hand() {
    let dates = "--from 2024-02-01 --to 2024-11-30 --due 2024-12-15";
    let office = Office::new("daklak-thidua-2024", UNITS, "thi-dua@dot-1", Some(dates));
    office.fill("in-time", "2024-12-01", IN_TIME);
    office.fill("late", "2024-12-01", LATE);
    office.exempt("H05", "2024-12-01");
    office.import("in-time", "2024-12-15");
    office.import("late", "2024-12-16");
    let status = office.status("2024-12-20");
    expected::states(&status, STATES);
    expected::verdicts(&status, VERDICTS);
    expected::figures(&status, FIGURES);

    let out = office.export("2024-12-20");
    expected::summary(&status, &Tab::open(&out, "Tổng hợp"), FIGURES);
    let units = Tab::open(&out, "Theo đơn vị");
    // The khối’s 3 are not added to its members’.
    assert_eq!(units.total("Tổng số cơ quan, đơn vị"), ("50", "8"));
    assert_eq!(units.total("Tổng số trường học"), ("50", "6"));
}
