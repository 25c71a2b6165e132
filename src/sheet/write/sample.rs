//! A small plan with every kind of field, and units in every state, for the tests of the writers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use crate::domain::{
    book::{Correction, Ledger, ReportRef},
    grid::Address,
    intake::{Code, Finding, Report, report::Entry},
    plan::{period::Dates, *},
    standing::*,
    unit::Unit,
    value::{How, Value},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn choices(labels: &[&str]) -> Vec<Choice> {
    let choice = |(at, label): (usize, &&str)| Choice { id: format!("c{at}"), label: (*label).into(), short: vec![] };
    labels.iter().enumerate().map(choice).collect()
}

fn field(id: &str, label: &str, section: usize, kind: FieldKind) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        synonyms: vec![],
        section,
        kind,
        required: false,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

pub fn form() -> Form {
    let long: Vec<String> =
        (1..=12).map(|n| format!("Mô hình số {n}: tổ tự quản, camera an ninh, cổng trường an toàn")).collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let levels = choices(&["Yếu", "Trung bình", "Khá", "Xuất sắc"]);
    let text = |id: &str, label: &str| field(id, label, 2, FieldKind::Text);
    let count = |id: &str, label: &str, section| field(id, label, section, FieldKind::Count);
    Form {
        id: "mau-01".into(),
        version: 3,
        title: "Kết quả thực hiện phong trào toàn dân bảo vệ an ninh Tổ quốc".into(),
        sections: ["I. Công tác chỉ đạo, tuyên truyền", "II. Kết quả thực hiện các chỉ tiêu", "III. Mô hình, kinh phí"]
            .iter()
            .enumerate()
            .map(|(at, title)| Section { id: format!("s{at}"), title: (*title).into() })
            .collect(),
        fields: vec![
            Field {
                required: true,
                hint: "Đã ban hành kế hoạch năm thì chọn Có.".into(),
                ..field("ke-hoach", "Đã xây dựng kế hoạch thực hiện phong trào năm", 0, FieldKind::YesNo)
            },
            Field {
                unit_words: vec!["buổi".into()], ..count("buoi", "Số buổi tuyên truyền, phổ biến pháp luật", 0)
            },
            Field { per_quarter: true, ..count("phat-dong", "Số lần phát động phong trào tập trung", 0) },
            Field { per_quarter: true, ..count("sinh-hoat", "Số lần sinh hoạt mô hình", 0) },
            Field {
                applies_to: vec!["thpt".into()],
                ..field("antt", "Được công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự”", 1, FieldKind::YesNo)
            },
            field(
                "xep-loai",
                "Xếp loại phong trào toàn dân bảo vệ an ninh Tổ quốc",
                1,
                FieldKind::Level { options: levels },
            ),
            field(
                "tap-huan",
                "Giáo viên được tập huấn",
                1,
                FieldKind::Ratio {
                    numerator: "đã tập huấn".into(), denominator: "tổng số giáo viên".into()
                },
            ),
            field("hai-long", "Mức độ hài lòng của phụ huynh", 1, FieldKind::Percent),
            field("ngay-hoi", "Ngày tổ chức Ngày hội", 1, FieldKind::Date),
            field("kinh-phi", "Kinh phí bố trí cho Ngày hội", 2, FieldKind::Amount { unit: MoneyUnit::Million }),
            field("mo-hinh", "Mô hình tiêu biểu nhất", 2, FieldKind::Choice { options: choices(&long) }),
            field("kenh", "Kênh tuyên truyền", 2, FieldKind::Choices { options: choices(&["Loa", "Website", "Zalo"]) }),
            text("de-xuat", "Khó khăn, đề xuất"),
        ],
        tables: vec![Table {
            checklist: vec![],
            id: "vu-viec".into(),
            title: "Các vụ việc phát sinh (mỗi vụ một dòng)".into(),
            section: 2,
            columns: vec![
                text("noi-dung", "Nội dung vụ việc"),
                field("ngay", "Ngày xảy ra", 2, FieldKind::Date),
                count("nguoi", "Số người", 2),
                text("xu-ly", "Kết quả xử lý"),
            ],
            rows: 3,
        }],
    }
}

fn indicator(id: &str, label: &str, measure: Measure, bound: Option<Bound>, min: Option<i64>) -> Indicator {
    Indicator {
        id: id.into(),
        label: label.into(),
        source: "Mục III.1".into(),
        scope: Some("truc-thuoc".into()),
        measure,
        criterion: bound.map(|bound| Criterion { compare: Compare::AtLeast, bound }),
        judge: Judge::Share,
        targets: min.map(|min| Target { year: 2026, min: Some(min.into()), max: None }).into_iter().collect(),
        judged: Judged::Owing,
        applies: Applies::default(),
        encouraged: false,
        event: None,
        report_types: vec![],
        reading: None,
    }
}

fn yearly(month: u32, day: u32) -> DeadlineDay {
    DeadlineDay::Yearly { day: DayOfYear { month, day }, years_after: 0 }
}

fn six_months() -> ReportType {
    ReportType {
        commune_due: None,
        on_time_by: crate::domain::plan::OnTimeBy::Unit,
        window: crate::domain::plan::Window::Calendar,
        into: None,
        adds: crate::domain::plan::Adds::Members,
        id: "sau-thang".into(),
        name: "Báo cáo 6 tháng".into(),
        cycle: Cycle::HalfYear,
        parts: vec![1],
        unit_due: Some(Deadline { rule: DeadlineRule::Before, day: yearly(5, 20) }),
        office_due: Some(Deadline { rule: DeadlineRule::Before, day: yearly(5, 25) }),
        cut_off: None,
        recipient: "UBND tỉnh".into(),
        form: "mau-01".into(),
        owed_by: vec!["truc-thuoc".into()],
        owed_by_kinds: vec![],
    }
}

pub fn plan() -> Plan {
    let of = |field: &str| Measure::Field(field.into());
    let level = Some(Bound::Level("c3".into()));
    let sum = Measure::Ratio { numerator: "tap-huan".into(), denominator: "tap-huan".into() };
    Plan {
        id: "mau-antq".into(),
        title: "Phong trào toàn dân bảo vệ an ninh Tổ quốc".into(),
        issuer: "Sở Giáo dục và Đào tạo tỉnh Đắk Lắk".into(),
        version: 1,
        years: (2026, 2030),
        issued: Some(date("2026-01-15")),
        letterhead: Letterhead {
            superior: "UBND tỉnh Đắk Lắk".into(),
            office: "Sở Giáo dục và Đào tạo".into(),
            place: "Đắk Lắk".into(),
            number: String::new(),
            signature: vec!["KT. Giám đốc".into(), "Phó Giám đốc".into()],
            recipients: vec![
                "UBND tỉnh (để b/c);".into(),
                "Công an tỉnh (Phòng Tham mưu);".into(),
                "Lưu: VT, VP.".into(),
            ],
        },
        calendar: Calendar::default(),
        kinds: [("thpt", "Trung học phổ thông"), ("mn", "Mầm non")]
            .map(|(id, name)| Kind { id: id.into(), name: name.into(), words: vec![], group: false })
            .into(),
        scopes: vec![Scope { id: "truc-thuoc".into(), name: "Trực thuộc Sở".into() }],
        properties: vec![],
        report_types: vec![
            six_months(),
            ReportType {
                id: "nam".into(),
                name: "Báo cáo năm".into(),
                cycle: Cycle::Year,
                parts: vec![],
                unit_due: Some(Deadline { rule: DeadlineRule::Before, day: yearly(10, 20) }),
                ..six_months()
            },
        ],
        forms: vec![form()],
        indicators: vec![
            Indicator {
                reading: Some("Trường mầm non không thuộc diện xét theo Thông tư 124/2021.".into()),
                ..indicator(
                    "antt",
                    "Cơ sở giáo dục đạt tiêu chuẩn “An toàn về an ninh, trật tự”",
                    of("antt"),
                    Some(Bound::Yes),
                    Some(100),
                )
            },
            Indicator {
                judged: Judged::Reported,
                ..indicator(
                    "xep-loai",
                    "Phong trào được đánh giá, phân loại mức “xuất sắc”",
                    of("xep-loai"),
                    level,
                    Some(33),
                )
            },
            Indicator {
                judge: Judge::Sum,
                ..indicator("tap-huan", "Giáo viên được tập huấn trên tổng số giáo viên", sum, None, Some(50))
            },
            indicator("ghi-nhan", "Kinh phí bố trí cho Ngày hội toàn dân", of("kinh-phi"), None, None),
        ],
        rules: vec![],
    }
}

pub fn period(plan: &Plan) -> Period {
    plan.period(&plan.period_id("2026-H1").unwrap(), &Dates::default()).unwrap()
}

pub fn unit(number: u32, name: &str, kind: &str) -> Unit {
    Unit {
        code: format!("{number:03}"),
        name: name.into(),
        kind: kind.into(),
        commune: "Xã Ea H’Leo".into(),
        order: number,
        scope: "truc-thuoc".into(),
        phone: Some(format!("0905{number:06}")),
        ..Unit::default()
    }
}

/// Units, their rows and the reports behind them.
pub struct World {
    pub plan: Plan,
    pub period: Period,
    pub units: Vec<Unit>,
    pub standing: Standing,
    pub sources: Vec<Option<Sourced>>,
    pub ledger: Ledger,
}

fn report(plan: &Plan, number: u32, met: bool) -> Report {
    let form = &plan.forms[0];
    let mut report = Report { sheets: vec!["Báo cáo".into()], ..Report::default() };
    let mut put = |id: &str, row: u32, value: Option<Value>, typed: &str, how: How| {
        let field = form.field_key(id).unwrap();
        let cell = Address::new(10 + u32::try_from(report.entries.len()).unwrap(), 3 + row);
        report.entries.push(Entry { field, row, value, typed: typed.into(), how, sheet: 0, cell });
    };
    let count = |n: u32| Some(Value::Number(n.into()));
    put("ke-hoach", 0, Some(Value::YesNo(true)), "x", How::Tick);
    put("buoi", 0, count(3 + number), &format!("{} buổi", 3 + number), How::UnitWord);
    put("phat-dong", 1, count(1), "1", How::AsIs);
    put("phat-dong", 2, count(number), "2", How::AsIs);
    put("antt", 0, Some(Value::YesNo(met)), "Có", How::AsIs);
    put("xep-loai", 0, Some(Value::Option(if met { "c3" } else { "c2" }.into())), "XS", How::LevelShort);
    let ratio = Value::Ratio { numerator: (10 + number).into(), denominator: (30 + number).into() };
    put("tap-huan", 0, Some(ratio), "", How::AsIs);
    put("hai-long", 0, Some(Value::Number(Decimal::new(9955, 2))), "99,55", How::NumberText);
    put("ngay-hoi", 0, Some(Value::Date(date("2026-08-19"))), "19/8/2026", How::AsIs);
    put("kinh-phi", 0, Some(Value::Number(Decimal::from(2_500_000 * i64::from(number)))), "2,5", How::AsIs);
    put("kenh", 0, Some(Value::Options(vec!["c0".into(), "c2".into()])), "Loa; Zalo", How::AsIs);
    put("de-xuat", 0, Some(Value::Text("=HYPERLINK(\"http://x\")".into())), "=…", How::AsIs);
    put("sinh-hoat", 1, None, "như trên", How::AsIs);
    let wrong = report.entries.last().unwrap();
    let finding = Finding::new(Code::TypeMismatch).on("Báo cáo", Some(wrong.cell)).of(wrong.field).found("như trên");
    report.findings.push(finding);
    report
}

fn judgement(membership: Membership, verdict: Verdict, ratio: (u32, u32), level: Option<&str>) -> Judgement {
    let (numerator, denominator) = (ratio.0.into(), ratio.1.into());
    let level = level.map(Into::into);
    Judgement { numerator, denominator, level, ..Judgement::empty(membership, verdict) }
}

/// One unit in each state, in the order of [`State::ALL`], and two more that are on time; the last is a kindergarten.
pub fn world() -> World {
    let plan = plan();
    let period = period(&plan);
    let mut states: Vec<State> = State::ALL.to_vec();
    states.extend([State::OnTime, State::OnTime]);
    let (mut units, mut rows, mut sources) = (vec![], vec![], vec![]);
    for (at, state) in states.into_iter().enumerate() {
        let number = u32::try_from(at).unwrap() + 1;
        let kind = if at == 9 { "mn" } else { "thpt" };
        let name = if at == 2 { "=Trường THPT Nguyễn Du".into() } else { format!("Trường THPT số {number}") };
        units.push(unit(number, &name, kind));
        let counts = state.is_in();
        let met = at % 2 == 0;
        let pass = if met { Verdict::Met } else { Verdict::NotMet };
        let given = |verdict| if counts { verdict } else { Verdict::NoData };
        let level = if met { "c3" } else { "c2" };
        let (first, first_verdict) = match kind {
            "mn" => (Membership::NotApplicable, Verdict::NotApplicable),
            _ => (Membership::Applicable, given(pass)),
        };
        let yes = Membership::Applicable;
        rows.push(Row {
            unit: at,
            state,
            current: counts.then_some(ReportRef { receipt: i64::from(number), ordinal: 0 }),
            received: counts.then(|| date("2026-05-10")),
            days_late: if state == State::Late { 3 } else { 0 },
            in_tray: state == State::Missing,
            findings: [0, 0, u32::from(counts)],
            judgements: vec![
                judgement(first, first_verdict, (0, 0), None),
                judgement(yes, given(pass), (0, 0), counts.then_some(level)),
                judgement(
                    yes,
                    given(Verdict::Recorded),
                    if counts { (10 + number, 30 + number) } else { (0, 0) },
                    None,
                ),
                judgement(yes, given(Verdict::Recorded), (0, 0), None),
            ],
        });
        sources.push(counts.then(|| Sourced {
            file: format!("Zalo/Báo cáo {number}.xlsx"),
            sha256: format!("{number:064x}"),
            received: date("2026-05-10"),
            version: 1,
            reviewer: None,
            report: report(&plan, number, met),
        }));
    }
    let mut ledger = Ledger::default();
    let id = period.id.to_string();
    ledger.exempt.insert((id.clone(), "007".into()), "Trường tạm dừng hoạt động do sáp nhập".into());
    ledger.extended.insert((id, "001".into()), (date("2026-05-30"), "Bị ngập lụt".into()));
    ledger.corrections.push(Correction {
        report: ReportRef { receipt: 5, ordinal: 0 },
        field: "buoi".into(),
        row: 0,
        value: "8".into(),
        reason: "Trường đính chính qua điện thoại".into(),
        who: "Lan".into(),
    });
    let standing = Standing::new(rows, plan.indicators.len());
    World { plan, period, units, standing, sources, ledger }
}

impl World {
    pub fn consolidation(&self) -> Consolidation<'_> {
        let units = self.units.iter().zip(&self.standing.rows).zip(&self.sources);
        Consolidation {
            plan: &self.plan,
            form: &self.plan.forms[0],
            period: &self.period,
            as_of: date("2026-05-21"),
            standing: &self.standing,
            indicators: self.plan.indicators.iter().zip(&self.standing.totals.indicators).map(sector).collect(),
            units: units
                .map(|((unit, row), source)| UnitLine {
                    unit,
                    row,
                    source: source.clone(),
                    at_any_time: vec![],
                    rows: source.as_ref().map(|source| listed(&self.plan.forms[0], source)).unwrap_or_default(),
                    relational: vec![],
                })
                .collect(),
            ledger: &self.ledger,
        }
    }
}

fn listed(form: &Form, source: &Sourced) -> Vec<ListedRow> {
    let cells = source.report.entries.iter().map(|entry| (entry.field, entry.row, entry.value.clone()));
    let rows = crate::domain::intake::relation::rows_of(form, cells).into_iter();
    rows.map(|row| ListedRow { row, received: source.received, at_any_time: false }).collect()
}

/// What the standing says of the sector, worked out apart from the writer.
fn sector((indicator, tally): (&Indicator, &Tally)) -> IndicatorStanding {
    let share = |part: usize, whole: usize| {
        (whole > 0).then(|| Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole))
    };
    let target = indicator.targets.first().cloned();
    let (owing, reported) = (share(tally.met, tally.owing), share(tally.met, tally.reported));
    let figure = match (indicator.judge, indicator.judged) {
        (Judge::Sum, _) => Some(tally.numerator * Decimal::ONE_HUNDRED / tally.denominator),
        (_, Judged::Owing) => owing,
        (_, Judged::Reported) => reported,
    };
    let base = if indicator.judged == Judged::Owing { tally.owing } else { tally.reported };
    let min = target.as_ref().and_then(|target| target.min);
    let needed = min.map(|min| (min * Decimal::from(base) / Decimal::ONE_HUNDRED).ceil() - Decimal::from(tally.met));
    IndicatorStanding {
        id: indicator.id.clone(),
        judge: indicator.judge,
        tally: tally.clone(),
        share_owing: owing,
        share_reported: reported,
        owing_all: None,
        met_all: None,
        share_all: None,
        judged: indicator.judged,
        numerator: Some(tally.numerator),
        denominator: Some(tally.denominator),
        last: None,
        still_needed: needed
            .filter(|_| indicator.judge == Judge::Share)
            .map(|needed| usize::try_from(needed.max(Decimal::ZERO)).unwrap()),
        verdict: match (min, figure) {
            (None, _) => SectorVerdict::Recorded,
            (Some(min), Some(figure)) if figure >= min => SectorVerdict::OnTarget,
            _ => SectorVerdict::OffTarget,
        },
        provisional: false,
        target,
    }
}
