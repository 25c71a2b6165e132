#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    intake::Lessons,
    plan::{Plan, period::Dates, source},
    unit::UnitIndex,
};
use std::collections::BTreeMap;

fn plan() -> Plan {
    source::parse(source::find("daklak-antq-2026").unwrap().text).unwrap()
}

/// What the rows of a title (a bar parts cells) lead to, working in the first half of 2026.
fn said(rows: &[&str], marker: Option<&str>, path: &str) -> Result<String, (Code, Vec<String>)> {
    let short = |id: String| id.split_once('@').unwrap().1.to_owned();
    said_in(&plan(), "2026-H1", &[], None, (rows, marker, path))
        .map(short)
        .map_err(|(code, ids)| (code, ids.into_iter().map(short).collect()))
}

/// The same in any period, with some that are locked, for a sheet that was read as a form.
fn said_in(
    plan: &Plan,
    period: &str,
    locked: &[&str],
    form: Option<&str>,
    (rows, marker, path): (&[&str], Option<&str>, &str),
) -> Result<String, (Code, Vec<String>)> {
    let period = plan.period(&plan.period_id(period).unwrap(), &Dates::default()).unwrap();
    let lessons = Lessons::default();
    let mut desk = Desk::new(plan, UnitIndex::new(&[], &plan.kinds, &BTreeMap::new()), &period, &lessons);
    desk.locked = locked.iter().map(|id| (*id).to_owned()).collect();
    let form = form.map_or(&plan.forms[0], |id| plan.form(id).unwrap());
    let cells = (0..).zip(rows).flat_map(|(row, text)| {
        let cell = move |(column, text): (u32, &str)| Cell::new(Address::new(row, column), Content::Text(text.into()));
        (0..).zip(text.split('|')).map(cell)
    });
    let sheet = Sheet { name: "S".into(), cells: cells.collect(), ..Sheet::default() };
    let marker = Marker { period: marker.map(str::to_owned), ..Marker::default() };
    let (id, question, finding) = identify(&sheet, u32::try_from(rows.len()).unwrap(), (form, &marker), path, &desk);
    match id {
        Some(id) => Ok(id),
        None => {
            let others = question.unwrap().candidates.into_iter().filter(|one| one.score >= 1.0);
            Err((finding.unwrap().code, others.map(|one| one.code).collect()))
        }
    }
}

#[test]
fn a_form_for_what_is_sent_at_any_time_goes_where_it_belongs() {
    let plan = source::parse(source::find("thuthua-antt-2023-2024").unwrap().text).unwrap();
    let (year, at_once) = ("so-ket@2023-2024", "dot-xuat@2023-2024");
    let ask = |code: Code, ids: &[&str]| Err((code, ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()));
    for (working, form, locked, marker, expected) in [
        (year, "dot-xuat", None, at_once, Ok(at_once.to_owned())),
        (at_once, "dot-xuat", None, at_once, Ok(at_once.to_owned())),
        (year, "so-ket", None, year, Ok(year.to_owned())),
        // Read as another form its fields would be taken for others.
        (year, "so-ket", None, at_once, ask(Code::PeriodMismatch, &[at_once])),
        (year, "dot-xuat", Some(at_once), at_once, ask(Code::PeriodLocked, &[at_once])),
        (at_once, "so-ket", None, year, ask(Code::PeriodMismatch, &[year])),
    ] {
        let locked: Vec<&str> = locked.into_iter().collect();
        let said = said_in(&plan, working, &locked, Some(form), (&[], Some(marker), "bc.xlsx"));
        assert_eq!(said, expected, "{working} {form} {marker}");
    }
}

#[test]
fn a_report_of_one_incident_names_any_part_of_its_period() {
    let plan = source::parse(source::find("thuthua-antt-2023-2024").unwrap().text).unwrap();
    let said = |title: &str| said_in(&plan, "dot-xuat@2023-2024", &[], Some("dot-xuat"), (&[title], None, "bc.xlsx"));
    for title in [
        "BÁO CÁO ĐỘT XUẤT THÁNG 3 NĂM 2024",
        "BÁO CÁO ĐỘT XUẤT NĂM 2023",
        "BÁO CÁO ĐỘT XUẤT NĂM 2024",
        "Báo cáo vụ việc học kỳ II năm học 2023 - 2024",
        "(từ ngày 10/3/2024 đến ngày 12/3/2024)",
    ] {
        assert_eq!(said(title).as_deref(), Ok("dot-xuat@2023-2024"), "{title}");
    }
    for title in ["BÁO CÁO ĐỘT XUẤT THÁNG 3 NĂM 2025", "BÁO CÁO ĐỘT XUẤT NĂM 2022"] {
        assert!(said(title).is_err(), "{title}");
    }
}

#[test]
fn titles_of_this_period_are_taken() {
    for rows in [
        ["BÁO CÁO KẾT QUẢ", "6 tháng đầu năm 2026"].as_slice(),
        &["BÁO CÁO KẾT QUẢ 06 THÁNG ĐẦU NĂM\nNĂM 2026"],
        &["BÁO CÁO 6 THÁNG", "(Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)"],
        &["(Số liệu từ 01/01/2026 đến 15/5/2026)"],
        &["từ tháng 12/2025 đến tháng 6/2026"],
        &["Từ tháng 01 đến tháng 5 năm 2026"],
        &["Ea Kao, ngày 19 tháng 5 năm 2026"],
        &["Ea Kao, tháng 5 năm 2026"],
        &["Ea Kao, ngày      tháng 5 năm 2025"],
        &["(Kèm theo Kế hoạch số 179/KH-SGDĐT ngày 15/5/2025)"],
        &["BÁO CÁO thực hiện Kế hoạch số 179/KH-SGDĐT ngày 15/5/2025"],
        &["Năm học 2025 - 2026"],
        &["Nội dung|Quý I/2026|Quý II/2026"],
        &["phong trào giai đoạn 2026 - 2030"],
    ] {
        assert_eq!(said(rows, None, "bc.xlsx").as_deref(), Ok("2026-H1"), "{rows:?}");
    }
}

#[test]
fn another_period_is_a_question() {
    for (rows, code, others) in [
        (["BÁO CÁO NĂM 2026"].as_slice(), Code::PeriodMismatch, ["2026"].as_slice()),
        (&["Báo cáo 6 tháng đầu năm 2027"], Code::PeriodMismatch, &["2027-H1"]),
        (&["Báo cáo 6 tháng đầu năm 2025"], Code::PeriodUnknown, &[]),
        (&["Báo cáo quý II năm 2026"], Code::PeriodUnknown, &[]),
        (&["Báo cáo 9 tháng"], Code::PeriodUnknown, &[]),
        (&["Sơ kết học kỳ I năm học 2025-2026"], Code::PeriodUnknown, &[]),
        (&["Tổng kết năm học 2023-2024"], Code::PeriodUnknown, &[]),
        (&["BÁO CÁO 6 THÁNG", "ĐẦU NĂM 2025"], Code::PeriodMismatch, &[]),
        (&["BÁO CÁO 6 THÁNG ĐẦU NĂM\nNĂM 2025"], Code::PeriodMismatch, &[]),
        (&["từ ngày 15/12/2024 đến ngày 14/6/2025"], Code::PeriodUnknown, &[]),
        (&["từ 15/12/2026 - 14/06/2027"], Code::PeriodMismatch, &["2027-H1"]),
        (&["từ ngày 15/12/2025 đến ngày 14/12/2026"], Code::PeriodMismatch, &["2026"]),
        (&["Nội dung|Quý I/2025|Quý II/2025"], Code::PeriodMismatch, &[]),
    ] {
        let expected = Err((code, others.iter().map(|one| (*one).to_owned()).collect()));
        assert_eq!(said(rows, None, "bc.xlsx"), expected, "{rows:?}");
    }
    let mismatch = |other: &str| Err((Code::PeriodMismatch, vec![other.to_owned()]));
    assert_eq!(said(&["BÁO CÁO"], None, "gui/BC nam 2026.xlsx").as_deref(), Ok("2026-H1"));
    assert_eq!(said(&["BÁO CÁO"], None, "gui/Báo cáo cả năm 2026.xlsx"), mismatch("2026"));
    assert_eq!(said(&["BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"], Some("annual@2026"), "bc.xlsx"), mismatch("2026"));
}
