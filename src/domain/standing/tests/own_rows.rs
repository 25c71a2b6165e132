//! What a unit registered against what it achieved; rows that are complete; rows that came before the report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::*;
use crate::domain::{
    intake::relation::TableRow,
    plan::{FieldKey, Plan, period::Dates, source},
    value::Value,
};

const HEAD: &str = r#"
id = "p"
title = "Kế hoạch"
issuer = "Phòng"
years = [2026, 2026]

[[kind]]
id = "thcs"
name = "THCS"
words = ["THCS"]

[[scope]]
id = "xa"
name = "Xã"

[[report_type]]
id = "nam"
name = "Báo cáo năm"
cycle = "year"
unit_due = { rule = "before", day = "01-20", years_after = 1 }
recipient = "Phòng"
form = "f"
owed_by = ["xa"]

[[form]]
id = "f"
version = 1
title = "Biểu"

[[form.section]]
id = "s"
title = "I"

[[form.section.field]]
id = "dang-ky"
label = "Danh hiệu đăng ký"
kind = "level"
options = [{ id = "tien-tien", label = "Tiên tiến" }, { id = "xuat-sac", label = "Xuất sắc" }]

[[form.section.field]]
id = "dat"
label = "Danh hiệu đạt"
kind = "level"
options = [{ id = "tien-tien", label = "Tiên tiến" }, { id = "xuat-sac", label = "Xuất sắc" }]

[[form.section.field]]
id = "so-dang-ky"
label = "Số đăng ký"
kind = "count"

[[form.section.field]]
id = "so-dat"
label = "Số đạt"
kind = "count"

[[form.section.table]]
id = "mo-hinh"
title = "Mô hình"
checklist = ["ro-nguoi", "ro-viec"]

[[form.section.table.column]]
id = "ten"
label = "Tên"
kind = "text"

[[form.section.table.column]]
id = "ro-nguoi"
label = "Rõ người"
kind = "yes-no"

[[form.section.table.column]]
id = "ro-viec"
label = "Rõ việc"
kind = "yes-no"

[[indicator]]
id = "danh-hieu"
label = "Danh hiệu"
source = "1"
field = "dat"
criterion = { own = "dang-ky" }
judge = "unit"

[[indicator]]
id = "so"
label = "Số"
source = "1"
field = "so-dat"
criterion = { own = "so-dang-ky" }
judge = "unit"

[[indicator]]
id = "mo-hinh"
label = "Mô hình"
source = "1"
rows = "mo-hinh"
judge = "recorded"

[[indicator]]
id = "mo-hinh-du"
label = "Mô hình đủ"
source = "1"
complete_rows = "mo-hinh"
criterion = { at_least = 1 }
judge = "unit"
"#;

fn plan() -> Plan {
    source::parse(HEAD).unwrap()
}

fn judged(plan: &Plan, fill: impl FnOnce(&mut Figures)) -> Vec<(Verdict, i64)> {
    let period = plan.period(&plan.period_id("nam@2026").unwrap(), &Dates::default()).unwrap();
    let form = plan.form("f").unwrap();
    let unit = Unit { code: "U1".into(), kind: "thcs".into(), scope: "xa".into(), ..Unit::default() };
    let mut figures = Figures::new(form, []);
    fill(&mut figures);
    let judgements = Judges::new(plan, form, &period).judge(&unit, true, Some(&figures));
    judgements.iter().map(|one| (one.verdict, i64::try_from(one.numerator).unwrap())).collect()
}

#[test]
fn what_is_registered_alone_is_not_achieved() {
    use Verdict::{Met, NoData, NotMet};
    let plan = plan();
    let level = |id: &str| Some(Value::Option(id.to_owned()));
    let count = |number: i64| Some(Value::Number(number.into()));
    for (field, registered, achieved, verdict) in [
        ("danh-hieu", level("xuat-sac"), None, NoData),
        ("danh-hieu", None, level("xuat-sac"), NoData),
        ("danh-hieu", level("xuat-sac"), level("tien-tien"), NotMet),
        ("danh-hieu", level("xuat-sac"), level("xuat-sac"), Met),
        ("danh-hieu", level("tien-tien"), level("xuat-sac"), Met),
        ("so", count(3), None, NoData),
        ("so", count(3), count(0), NotMet),
        ("so", count(3), count(2), NotMet),
        ("so", count(3), count(3), Met),
        ("so", count(0), count(0), Met),
        ("so", None, count(5), NoData),
    ] {
        let at = if field == "so" { 1 } else { 0 };
        let own = u16::try_from(at * 2).unwrap();
        let found = judged(&plan, |figures| {
            for (key, value) in [(own, &registered), (own + 1, &achieved)] {
                value.iter().for_each(|value| figures.put(FieldKey::Field(key), 0, value.clone()));
            }
        });
        assert_eq!(found[at].0, verdict, "{field}: {registered:?}, {achieved:?}");
    }
}

#[test]
fn complete_rows_have_everything_on_the_list() {
    use Verdict::{Met, NoData, NotMet, Recorded};
    let plan = plan();
    let yes = |yes| Some(Value::YesNo(yes));
    let row = |cells: [Option<Value>; 2]| TableRow {
        table: 0,
        number: 1,
        cells: [Some(Value::Text("A".into()))].into_iter().chain(cells).collect(),
    };
    let put = |figures: &mut Figures, number: u32, one: &TableRow| {
        for (column, cell) in (0..).zip(&one.cells) {
            let key = FieldKey::Column { table: 0, column };
            match cell {
                Some(value) => figures.put(key, number, value.clone()),
                None => figures.see(key, number),
            }
        }
    };
    let (whole, part, bare) = (row([yes(true), yes(true)]), row([yes(true), yes(false)]), row([None, yes(true)]));
    for (own, added, expected) in [
        (vec![], vec![], [(Recorded, 0), (NotMet, 0)]),
        (vec![&part, &bare], vec![], [(Recorded, 2), (NotMet, 0)]),
        (vec![&part, &whole], vec![], [(Recorded, 2), (Met, 1)]),
        (vec![&part], vec![&whole, &part], [(Recorded, 3), (Met, 1)]),
    ] {
        let found = judged(&plan, |figures| {
            (1..).zip(&own).for_each(|(number, one)| put(figures, number, one));
            added.iter().for_each(|one| figures.add_row(one));
        });
        assert_eq!(found[2..], expected, "{own:?} + {added:?}");
    }
    // Before the report is in, rows are recorded and judge nobody.
    let ahead = judged(&plan, |figures| {
        figures.add_row(&whole);
        figures.without_report();
    });
    assert_eq!(ahead, [(NoData, 0), (NoData, 0), (NoData, 1), (NoData, 1)]);
}
