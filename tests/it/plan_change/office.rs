//! Four schools that report under one version of a plan and then under the next.
use crate::program::{Room, files, list, text};
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf};
use tonghop::{
    domain::{
        grid::{Address, Cell, Content, Sheet, Workbook},
        plan::{
            Plan,
            layout::{self, Part},
            source,
        },
    },
    sheet::write::{fill, write_plain},
};

pub const HALF: &str = "sau-thang@2026-H1";
pub const YEAR: &str = "nam@2026";
/// In time for the half-year; before the change; in time for the year.
pub const SPRING: &str = "2026-06-01";
pub const SUMMER: &str = "2026-06-20";
pub const WINTER: &str = "2026-12-01";

pub const UNITS: [&str; 4] = ["U1", "U2", "U3", "U4"];
const NAMES: [&str; 4] = ["Hoa Sen", "Hoa Ban", "Sao Mai", "Bình Minh"];

pub fn version(number: u32) -> PathBuf {
    files().join(format!("plan_change/v{number}.toml"))
}

pub fn text_of(number: u32) -> String {
    std::fs::read_to_string(version(number)).unwrap()
}

pub struct Office {
    pub room: Room,
}

/// Field and what is typed for it.
pub type Typed<'a> = (&'a str, &'a str);

impl Office {
    /// A book on the first version, with blank forms of it for both periods.
    pub fn new() -> Self {
        let room = Room::new();
        let mut rows = vec![vec!["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"]];
        let names = NAMES.map(|name| format!("Trường Tiểu học {name}"));
        rows.extend(
            UNITS.iter().zip(&names).map(|(code, name)| vec!["1", *code, name, "Tiểu học", "Ea Kao", "Thuộc xã"]),
        );
        let cells = (0..).zip(&rows).flat_map(|(row, texts)| {
            (0..)
                .zip(texts)
                .map(move |(column, text)| Cell::new(Address::new(row, column), Content::Text((*text).into())))
        });
        let sheet = Sheet { name: "Sheet1".into(), cells: cells.collect(), ..Sheet::default() };
        room.write(
            "roster.xlsx",
            write_plain(&Workbook { sheets: vec![sheet] }, "2026-01-05".parse().unwrap()).unwrap(),
        );
        std::fs::copy(version(1), room.path("v1.toml")).unwrap();
        std::fs::copy(version(2), room.path("v2.toml")).unwrap();
        room.say("new book.tonghop --plan v1.toml --units roster.xlsx").well();
        for (period, folder) in [(HALF, "half-1"), (YEAR, "year-1")] {
            room.say(&format!("template book.tonghop --out {folder} --period {period} --as-of {SPRING}")).well();
        }
        Self { room }
    }

    /// With the half-year's reports in: every school has its own figures.
    pub fn with_half() -> Self {
        let office = Self::new();
        for (at, unit) in UNITS.iter().enumerate() {
            let (cases, meetings) = ((at + 2).to_string(), ((at + 1) * 10).to_string());
            let typed =
                [("ke-hoach", "Có"), ("xep-loai", "Khá"), ("so-vu", &cases), ("so-buoi", &meetings), ("camera", "3")];
            office.fill("half-1", 1, unit, "half", &typed);
        }
        office.import("half", HALF, SPRING);
        office
    }

    /// A unit's form from one folder, filled in, in another. `version`: whose form it is.
    pub fn fill(&self, from: &str, version: u32, unit: &str, to: &str, typed: &[Typed]) {
        let plan: Plan = source::parse(&text_of(version)).unwrap();
        let form = &plan.forms[0];
        let place = |field: &str| layout::value_cell(form, form.field_key(field).unwrap(), Part::Whole).unwrap();
        let content = |typed: &str| match typed.parse::<f64>() {
            Ok(number) => Content::Number(number),
            Err(_) => Content::Text(typed.to_owned()),
        };
        let cells: BTreeMap<Address, Content> =
            typed.iter().map(|(field, typed)| (place(field), content(typed))).collect();
        let forms = std::fs::read_dir(self.room.path(from)).unwrap().map(|entry| entry.unwrap().path());
        let is_of = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{unit}_"));
        let blank = std::fs::read(forms.into_iter().find(is_of).unwrap()).unwrap();
        self.room.write(&format!("{to}/{unit}.xlsx"), fill(&blank, &cells).unwrap());
    }

    #[track_caller]
    pub fn import(&self, folder: &str, period: &str, day: &str) -> Value {
        self.room.ask(&format!("import book.tonghop {folder} --period {period} --as-of {day}"))
    }

    #[track_caller]
    pub fn apply(&self, more: &str) -> Value {
        self.room.ask(&format!("plan apply book.tonghop v2.toml --from 2026-07-01 --as-of {SUMMER} {more}"))
    }

    /// Everything that is said of a period.
    #[track_caller]
    pub fn all_of(&self, period: &str, day: &str) -> (String, Vec<u8>, String) {
        let say = |what: &str| self.room.say(&format!("{what} --period {period} --as-of {day} --json")).well();
        let status = say("status book.tonghop").out;
        say("facts book.tonghop --out all.json");
        let findings = say("findings book.tonghop").out;
        (status, std::fs::read(self.room.path("all.json")).unwrap(), findings)
    }

    /// A unit's figures that are not blank: field → value as JSON.
    #[track_caller]
    pub fn figures(&self, period: &str, unit: &str) -> BTreeMap<String, String> {
        let facts = self.room.facts("book.tonghop", &format!("{WINTER} --period {period}"));
        let own = facts.iter().filter(|fact| text(&fact["unit"]) == unit && !fact["value"].is_null());
        own.map(|fact| (text(&fact["field"]).to_owned(), fact["value"].to_string())).collect()
    }

    /// Code, field, cell's text and severity of a unit's findings.
    #[track_caller]
    pub fn findings(&self, period: &str, unit: &str) -> Vec<(String, String, String)> {
        let found = self.room.ask(&format!("findings book.tonghop --unit {unit} --period {period} --as-of {WINTER}"));
        let one = |one: &Value| {
            let part = |name: &str| text(&one[name]).to_owned();
            (part("code"), part("severity"), part("field"))
        };
        list(&found["findings"]).iter().map(one).collect()
    }

    #[track_caller]
    pub fn state(&self, period: &str, unit: &str) -> String {
        let status = self.room.ask(&format!("status book.tonghop --period {period} --as-of {WINTER}"));
        let row = list(&status["list"]).iter().find(|row| text(&row["code"]) == unit).unwrap();
        text(&row["state"]).to_owned()
    }
}

/// Figures as [`Office::figures`] gives them.
pub fn figures(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    expected.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
}
