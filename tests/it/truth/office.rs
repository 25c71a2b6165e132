//! Who is asked, under which plan, for which period; and how schools spell their own names. Every school is invented.
use super::{chance::Chance, letters};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use tonghop::domain::{
    plan::{Form, Period, Plan, source},
    unit::Unit,
};

pub struct Office {
    pub name: &'static str,
    pub plan: Plan,
    /// As a plan file.
    pub plan_text: String,
    pub period: Period,
    pub units: Vec<Unit>,
}

const NAMES: &[&str] = &[
    "Nguyễn Du",
    "Nguyễn Dư",
    "Kim Đồng",
    "Hòa Bình",
    "Lý Tự Trọng",
    "số 1 Ea Mây",
    "số 2 Ea Mây",
    "Đinh Núp",
    "Võ Thị Sáu",
    "Suối Reo",
    "Lá Xanh",
    "Quang Trung",
    "Y Jút",
    "Thủy Tiên",
    "Ea H’Nắng",
    "Phan Đình Phùng",
];
const COMMUNES: &[&str] = &["Xã Ea Mây", "Xã Cư Lúa", "Phường Tân Trăng", "Xã Krông Sương"];
/// Two of one kind and name: only the commune tells them apart.
pub const TWIN: &str = "Trần Phú";

impl Office {
    /// The plan the program comes with.
    pub fn antq() -> Self {
        let id = source::built_in()[0].id;
        Self::new("antq", source::find(id).unwrap().text)
    }

    /// A plan that asks for every kind of field.
    pub fn every_kind() -> Self {
        Self::new("every kind", include_str!("../../files/libreoffice/plan.toml"))
    }

    fn new(name: &'static str, text: &str) -> Self {
        let plan = source::parse(text).unwrap();
        let period = plan.current_period(NaiveDate::from_ymd_opt(2026, 5, 15).unwrap()).unwrap();
        let kinds = plan.kinds.iter().filter(|kind| kind.id != "khac").take(8).collect::<Vec<_>>();
        let mut units = Vec::new();
        let mut add = |kind: &tonghop::domain::plan::Kind, name: &str, commune: &str| {
            let number = u32::try_from(units.len() + 1).unwrap();
            units.push(Unit {
                code: format!("TR-{number:03}"),
                name: format!("Trường {} {name}", kind.name),
                kind: kind.id.clone(),
                commune: commune.into(),
                order: number,
                scope: plan.scopes[0].id.clone(),
                properties: BTreeMap::new(),
                ..Unit::default()
            });
        };
        for (at, name) in NAMES.iter().enumerate() {
            for step in 0..2 {
                // Neighbours in the list of names share their kind: Du and Dư, số 1 and số 2.
                add(kinds[(at / 2 + step) % kinds.len()], name, COMMUNES[(at + step) % COMMUNES.len()]);
            }
        }
        add(kinds[0], TWIN, COMMUNES[0]);
        add(kinds[0], TWIN, COMMUNES[1]);
        units.dedup_by(|a, b| a.name == b.name && a.commune == b.commune);
        Self { name, plan, plan_text: text.into(), period, units }
    }

    pub fn form(&self) -> &Form {
        self.plan.form_of(&self.period.id.report_type).unwrap()
    }

    pub fn is_twin(&self, unit: &Unit) -> bool {
        self.units.iter().filter(|other| other.name == unit.name).count() > 1
    }

    /// Another of its kind differs by marks only: whoever writes "Du" may mean "Dư", and may be asked.
    pub fn differs_by_marks(&self, unit: &Unit) -> bool {
        let bare = letters::unmarked(&unit.name);
        self.units.iter().any(|other| other.name != unit.name && letters::unmarked(&other.name) == bare)
    }

    /// The kind's words and the rest of the name.
    fn parts<'u>(&self, unit: &'u Unit) -> (&str, &'u str) {
        let kind = self.plan.kind(&unit.kind).map_or("", |kind| kind.name.as_str());
        let rest = unit.name.trim_start_matches("Trường ").trim_start_matches(kind).trim();
        (kind, rest)
    }

    /// One of the ways a school writes itself that leave no doubt.
    pub fn spelled(&self, unit: &Unit, chance: &mut Chance) -> String {
        let (kind, rest) = self.parts(unit);
        let words = self.plan.kind(&unit.kind).map(|kind| kind.words.clone()).unwrap_or_default();
        let without_marks = letters::unmarked(&unit.name);
        let alike = self.units.iter().filter(|other| letters::unmarked(&other.name) == without_marks).count();
        match chance.below(9) {
            0 => unit.name.to_uppercase(),
            1 => format!("{kind} {rest}"),
            2 if !words.is_empty() => format!("Trường {} {rest}", chance.pick(&words)),
            3 => letters::decomposed(&unit.name),
            4 if alike == 1 => without_marks,
            5 => letters::icelandic(&unit.name),
            6 => letters::other_tone_place(&unit.name),
            7 => format!("{},  {}", unit.name, unit.commune.to_lowercase()),
            _ => unit.name.clone(),
        }
    }
}
