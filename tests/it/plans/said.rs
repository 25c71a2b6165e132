//! What each document says, indicator by indicator, written down from the documents and not from the files.
use super::{IDS, plan};
use std::collections::BTreeMap;
use tonghop::domain::plan::{Bound, Indicator, Judged, Measure, Plan, Target};

/// A line per judged indicator: id, what is measured, what a unit must reach, who is judged how and against which
/// targets, for whom (`*`: everybody), and what else: reading, both-ways, encouraged, an event, a property, a report type.
const SAID: &[(&str, &str)] = &[
    (
        "daklak-antq-2026",
        "
quan-triet            | quan-triet              | yes         | share 2026=100          | truc-thuoc |
ke-hoach              | ke-hoach                | yes         | share 2026=100          | truc-thuoc |
to-chuc-thuc-hien     | to-chuc-thuc-hien       | yes         | share 2026=100          | truc-thuoc |
an-toan-antt          | an-toan-dat             | yes         | share 2026=100          | SECONDARY  | reading both-ways
phong-trao-xuat-sac   | phong-trao-xep-loai     | xuat-sac up | share 2026=100          | SECONDARY  | reading both-ways
dien-hinh             | dien-hinh               | yes         | share 2027=50 2028=100  | *          |
ngay-hoi-kinh-phi     | ngay-hoi-bo-tri         | yes         | share 2026=100          | *          | event-08-19
ngay-hoi-to-chuc      | ngay-hoi-to-chuc        | yes         | share 2026=100          | *          | event-08-19
ngay-hoi-hoat-dong    | ngay-hoi-hoat-dong      | yes         | share 2026=100          | *          | event-08-19
mo-hinh-hieu-qua      | mo-hinh-hieu-qua        | 1           | share 2027=100          | *          |
sinh-hoat-mo-hinh     | quarters sinh-hoat-mo-hinh | 1        | share 2027=100          | *          |
phat-dong             | quarters phat-dong      | 1           | share 2027=100          | *          |
phat-dong-nhiem-vu    | quarters phat-dong      | 1           | unit                    | *          |
tu-danh-gia-phong-trao | phong-trao-tu-danh-gia | yes         | unit                    | truc-thuoc | reading in-annual
tu-cham-an-toan       | an-toan-tu-cham         | yes         | unit                    | truc-thuoc SECONDARY | reading in-annual
camera                | camera                  | yes         | unit                    | *          | encouraged
",
    ),
    (
        "thuthua-antt-2023-2024",
        "
boi-duong        | giao-vien-boi-duong/giao-vien | -  | sum 2023=50 | * | reading in-so-ket
ke-hoach         | ke-hoach and trien-khai       | yes | unit       | * | in-so-ket
quy-che          | quy-che                       | yes | unit       | * | in-so-ket
so-ket           | so-ket                        | yes | unit       | * | in-so-ket
don-thu-vuot-cap | don-thu-vuot-cap              | 0   | unit       | * | in-so-ket
tham-nhung       | tham-nhung                    | 0   | unit       | * | in-so-ket
bat-ngo          | bat-ngo                       | 0   | unit       | * | reading in-so-ket
bao-ve           | bao-ve-du and bao-ve-tap-huan | yes | unit       | * | reading in-so-ket
",
    ),
    (
        "tanbinh-antq-2023",
        "
phat-dong        | phat-dong                   | yes | unit | *                     |
cap-uy           | cap-uy and cap-uy-ke-hoach  | yes | unit | *                     | if-chi-bo
an-toan          | an-toan-thuc-hien           | yes | unit | thcs                  | reading both-ways
lien-tich        | lien-tich                   | yes | unit | mam-non tieu-hoc thcs | reading
khieu-kien       | khieu-kien                  | 0   | unit | *                     |
khieu-nai        | khieu-nai                   | 0   | unit | *                     |
dan-chu          | dan-chu                     | yes | unit | *                     |
cong-khai        | cong-khai                   | yes | unit | *                     |
csvc             | csvc                        | yes | unit | *                     |
ve-sinh-lao-dong | ve-sinh-lao-dong            | yes | unit | *                     |
chay-no          | chay-no                     | yes | unit | *                     |
pccc-thiet-bi    | pccc-thiet-bi               | yes | unit | *                     |
danh-hieu        | danh-hieu-dat               | own danh-hieu-dang-ky | unit | *   | reading in-nam
",
    ),
    (
        "cillcus-antq-2026",
        "
an-toan     | an-toan-dat                        | yes | share 2026=100 | ban-giam-hieu | reading in-dinh-ky
ke-hoach    | ke-hoach and phan-cong             | yes | unit | ban-giam-hieu | in-dinh-ky
truc-bao-ve | truc-bao-ve                        | yes | unit | ban-giam-hieu | in-dinh-ky
kiem-soat   | kiem-soat                          | yes | unit | ban-giam-hieu | in-dinh-ky
camera      | camera-van-hanh and camera-kiem-tra | yes | unit | ban-giam-hieu | in-dinh-ky
pccc        | pccc-van-hanh and pccc-kiem-tra    | yes | unit | ban-giam-hieu | reading in-dinh-ky
ho-so       | ho-so-antt and ho-so-pccc          | yes | unit | ban-giam-hieu | in-dinh-ky
noi-quy     | noi-quy and quy-trinh              | yes | unit | ban-giam-hieu | in-dinh-ky
tu-danh-gia | tu-danh-gia                        | yes | unit | ban-giam-hieu | in-dinh-ky
diem-nong   | diem-nong                          | 0   | unit | ban-giam-hieu | in-dinh-ky
phuc-tap    | phuc-tap                           | 0   | unit | ban-giam-hieu | in-dinh-ky
thi-dua     | thi-dua                            | yes | unit | ban-giam-hieu | in-dinh-ky
vneid       | vneid                              | yes | unit | ban-giam-hieu | encouraged in-dinh-ky
",
    ),
    (
        "daklak-thidua-2024",
        "
truong-chuan   | truong-chuan/truong             | - | sum 2024=62    | phong-gddt SCHOOLS |
thon-buon      | thon-buon-mau-giao/thon-buon    | - | sum 2024=100   | phong-gddt |
xa-tc5         | xa-tc5/xa                       | - | sum 2024=80    | phong-gddt |
xa-tc14        | xa-tc14/xa                      | - | sum 2024=100   | phong-gddt |
xa-ca-hai      | xa-ca-hai/xa                    | - | sum 2024=80    | phong-gddt |
truong-kien-co | truong-kien-co/truong           | - | sum 2024=76    | phong-gddt SCHOOLS |
par-index      | par-index                       | higher than par-index-truoc | unit | co-quan-so | reading
dvc-toan-trinh | dvc-cung-cap/dvc-du-dieu-kien   | - | sum 2024=100   | co-quan-so |
dvc-tich-hop   | dvc-tich-hop/dvc-he-thong       | - | sum 2024=80    | co-quan-so | reading
so-hoa         | ho-so-so-hoa/ho-so              | - | sum 2024=100   | co-quan-so phong-gddt |
truc-tuyen     | ho-so-truc-tuyen/ho-so          | - | sum 2024=50    | co-quan-so phong-gddt | reading
toan-trinh     | ho-so-toan-trinh/ho-so          | - | sum 2024=80    | co-quan-so phong-gddt | reading
dung-han       | ho-so-dung-han/ho-so-giai-quyet | - | sum 2024=100   | co-quan-so phong-gddt |
hai-long       | hai-long/y-kien                 | - | sum 2024=95    | MEMBERS | reading
chuan-van-hoa  | chuan-van-hoa/don-vi            | - | sum 2024=100   | MEMBERS |
an-toan-antt   | an-toan-antt/don-vi             | - | sum 2024=100   | MEMBERS |
ldtt           | ldtt/don-vi                     | - | sum 2024=100   | MEMBERS |
ldxs           | ldxs/don-vi                     | - | sum 2024=20    | MEMBERS | reading
doan-the       | doan-the-vung-manh/doan-the     | - | sum 2024=100   | MEMBERS |
dang-tot       | dang-tot/to-chuc-dang           | - | sum 2024=95    | MEMBERS | reading
dang-xuat-sac  | dang-xuat-sac/to-chuc-dang      | - | sum 2024=15–20 | MEMBERS | reading
dang-vien      | dang-vien                       | own dang-vien-chi-tieu | unit | MEMBERS |
huy-dong       | huy-dong                        | higher than huy-dong-truoc | sum | phong-gddt SCHOOLS | reading
yeu-kem        | yeu-kem                         | lower than yeu-kem-truoc   | sum | phong-gddt SCHOOLS gdtx | reading
bo-hoc         | bo-hoc                          | lower than bo-hoc-truoc    | sum | phong-gddt SCHOOLS gdtx | reading
tot-nghiep     | tot-nghiep                      | higher than last year      | sum | SCHOOLS gdtx | reading
",
    ),
];

/// Kinds that several lines name together.
const TOGETHER: &[(&str, &str)] = &[
    ("SECONDARY", "thcs th-thcs thcs-thpt th-thcs-thpt thpt thpt-chuyen ptdtnt gdtx khac"),
    ("MEMBERS", "co-quan-so phong-gddt SCHOOLS gdtx khac"),
    ("SCHOOLS", "thpt thpt-chuyen thcs-thpt th-thcs-thpt ptdtnt"),
];

/// What is only recorded: nobody passes or fails it.
const RECORDED: &[(&str, &str)] = &[
    (
        "daklak-antq-2026",
        "an-toan-dang-ky ngay-hoi-so-kinh-phi ngay-hoi-nguoi mo-hinh-hien-co mo-hinh-6-ro tuyen-truyen-buoi
         tuyen-truyen-luot tin-bai bao-ve-tap-huan kinh-phi",
    ),
    (
        "thuthua-antt-2023-2024",
        "giao-ban dan-chu diem-nong tuyen-truyen doi-co-do doi-xung-kich doi-tu-quan hop-thu tuong-rao anh-sang niem-phong
         danh-nhau-trong danh-nhau-ngoai nguoi-ngoai quay-clip mo-hinh-truoc-cong mo-hinh-giao-thong vu-viec khen-thuong",
    ),
    ("tanbinh-antq-2023", "danh-hieu-dang-ky an-toan-dat cong-an-buoi cong-an-luot nguoi-tot vu-viec"),
    (
        "cillcus-antq-2026",
        "bao-luc-hoc-duong ma-tuy xam-hai khong-gian-mang tu-tap vu-viec mo-hinh-an-toan mo-hinh-hanh-phuc
         mo-hinh-cong-truong mo-hinh-sang-xanh mo-hinh-camera mo-hinh-tu-quan mo-hinh-bao-luc mo-hinh camera-thong-minh phan-mem
         tuyen-truyen tin-bai dien-dan tap-huan long-ghep ngoai-khoa tu-van",
    ),
    ("daklak-thidua-2024", "quan-triet ke-hoach so-ket dien-hinh sinh-hoat khen-thuong"),
];

fn together(words: &str) -> String {
    TOGETHER.iter().fold(words.to_owned(), |words, (name, kinds)| words.replace(name, kinds))
}

fn measure(measure: &Measure) -> String {
    match measure {
        Measure::Field(field) => field.clone(),
        Measure::Ratio { numerator, denominator } if numerator == denominator => numerator.clone(),
        Measure::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Measure::PerQuarter(field) => format!("quarters {field}"),
        Measure::Rows(table) => format!("rows {table}"),
        Measure::CompleteRows(table) => format!("complete rows {table}"),
        Measure::Nested { of, within } => format!("{of} within {within}"),
        Measure::All(fields) => fields.join(" and "),
    }
}

fn criterion(indicator: &Indicator) -> String {
    let way = |higher: bool| if higher { "higher" } else { "lower" };
    match indicator.criterion.as_ref().map(|criterion| &criterion.bound) {
        None => "-".into(),
        Some(Bound::Yes) => "yes".into(),
        Some(Bound::Number(number)) => number.to_string(),
        Some(Bound::Range { min, max }) => format!("{min}–{max}"),
        Some(Bound::Level(level)) => format!("{level} up"),
        Some(Bound::OwnField(field)) => format!("own {field}"),
        Some(Bound::LastYear { higher_is_better, field }) => {
            format!("{} than {}", way(*higher_is_better), field.as_deref().unwrap_or("last year"))
        }
    }
}

fn target(target: &Target) -> String {
    let Target { year, min, max } = target;
    let sides: Vec<String> = min.iter().chain(max).map(ToString::to_string).collect();
    format!("{year}={}", sides.join("–"))
}

fn line(indicator: &Indicator) -> [String; 6] {
    let applies = &indicator.applies;
    let mut judged = vec![indicator.judge.token().to_owned()];
    judged.extend(indicator.targets.iter().map(target));
    let mut whom: Vec<&str> = indicator.scope.iter().chain(&applies.kinds).map(String::as_str).collect();
    if whom.is_empty() {
        whom.push("*");
    }
    let marks = [
        indicator.reading.as_ref().map(|_| "reading".to_owned()),
        applies.both_ways.then(|| "both-ways".to_owned()),
        indicator.encouraged.then(|| "encouraged".to_owned()),
        indicator.event.map(|day| format!("event-{day}")),
        applies.property.as_ref().map(|property| format!("if-{property}")),
        indicator.report_types.first().map(|report_type| format!("in-{report_type}")),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    [
        indicator.id.clone(),
        measure(&indicator.measure),
        criterion(indicator),
        judged.join(" "),
        whom.join(" "),
        marks.join(" "),
    ]
}

fn judged(plan: &Plan) -> Vec<[String; 6]> {
    plan.indicators.iter().filter(|one| one.shape() != "recorded").map(line).collect()
}

#[test]
fn every_plan_judges_what_its_document_asks() {
    assert_eq!(SAID.iter().map(|(id, _)| *id).collect::<Vec<_>>(), IDS);
    for (id, said) in SAID {
        let said: Vec<[String; 6]> = said
            .trim()
            .lines()
            .map(|line| {
                let cells: Vec<String> = line.split('|').map(|cell| together(cell.trim())).collect();
                cells.try_into().unwrap_or_else(|cells| panic!("{id}: {cells:?}"))
            })
            .collect();
        let plan = plan(id);
        let found = judged(&plan);
        for (found, said) in found.iter().zip(&said) {
            assert_eq!(found, said, "{id}");
        }
        assert_eq!(found.len(), said.len(), "{id}");
        assert!(plan.indicators.iter().all(|one| one.judged == Judged::Owing), "{id}: who has not sent has not met");
    }
}

#[test]
fn duties_without_a_number_are_recorded() {
    for (id, recorded) in RECORDED {
        let plan = plan(id);
        let found: Vec<&str> =
            plan.indicators.iter().filter(|one| one.shape() == "recorded").map(|one| one.id.as_str()).collect();
        assert_eq!(found, recorded.split_whitespace().collect::<Vec<_>>(), "{id}");
    }
}

/// Periods by the calendar: window, last day for units, cut-off; rounds have none.
const PERIODS: &[(&str, &[&str])] = &[
    (
        "daklak-antq-2026",
        &[
            "six-month@2026-H1 2026-01-01..2026-06-30 due 2026-05-19 cut 2026-05-19",
            "annual@2026 2026-01-01..2026-12-31 due 2026-10-19 cut 2026-10-19",
        ],
    ),
    ("thuthua-antt-2023-2024", &["so-ket@2023-2024 2023-09-01..2024-08-31 due 2024-08-19 cut 2024-08-19"]),
    (
        "tanbinh-antq-2023",
        &[
            "thang@2023-M03 2023-03-01..2023-03-31 due - cut 2023-03-31",
            "sau-thang@2023-H1 2023-01-01..2023-06-30 due - cut 2023-06-30",
            "nam@2023 2023-01-01..2023-12-31 due - cut 2023-12-31",
        ],
    ),
    ("cillcus-antq-2026", &[]),
    ("daklak-thidua-2024", &[]),
];

#[test]
fn periods_lie_where_the_document_puts_them() {
    for (id, said) in PERIODS {
        let plan = plan(id);
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        for period in plan.periods() {
            let due = period.unit_due.map_or_else(|| "-".to_owned(), |due| due.last_day.to_string());
            let line = format!("{} {}..{} due {due} cut {}", period.id, period.from, period.to, period.cut_off);
            first.entry(period.id.report_type.clone()).or_insert(line);
        }
        let mut said: Vec<String> = said.iter().map(|line| (*line).to_owned()).collect();
        said.sort();
        let mut found: Vec<String> = first.into_values().collect();
        found.sort();
        assert_eq!(found, said, "{id}");
    }
    assert_eq!(plan("tanbinh-antq-2023").periods().len(), 10 + 1 + 1);
}

#[test]
fn addressees_and_voluntary_parts_owe_nothing() {
    let owing = |id: &str| {
        let plan = plan(id);
        let kinds = |report_type: &tonghop::domain::plan::ReportType| {
            let owes = |kind: &str| {
                report_type.owed_by_kinds.is_empty() || report_type.owed_by_kinds.iter().any(|one| one == kind)
            };
            plan.kinds.iter().filter(|kind| !owes(&kind.id)).map(|kind| kind.id.clone()).collect::<Vec<_>>()
        };
        plan.report_types.iter().map(|one| (one.owed_by.join(" "), kinds(one).join(" "))).collect::<Vec<_>>()
    };
    let pair = |scopes: &str, kinds: &str| (scopes.to_owned(), kinds.to_owned());
    assert_eq!(owing("daklak-antq-2026"), [pair("truc-thuoc", ""), pair("truc-thuoc", "")]);
    assert_eq!(owing("thuthua-antt-2023-2024"), [pair("truc-thuoc", ""), pair("truc-thuoc", "")]);
    assert_eq!(owing("tanbinh-antq-2023"), vec![pair("cong-lap ngoai-cong-lap", ""); 3]);
    assert_eq!(owing("cillcus-antq-2026"), vec![pair("trong-truong", ""); 2]);
    assert_eq!(owing("daklak-thidua-2024"), [pair("truc-thuoc cap-huyen", "gdnn-gdtx")]);
    let groups = plan("daklak-thidua-2024").kinds.into_iter().filter(|kind| kind.group).map(|kind| kind.id);
    assert_eq!(groups.collect::<Vec<_>>(), ["khoi-thi-dua"]);
}
