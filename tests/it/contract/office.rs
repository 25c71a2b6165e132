//! A small office: nine units, their forms filled in, and a book that took them in over one period.
use crate::program::{Room, files, text};
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

/// Before the deadline (19/5), and after both.
pub const BEFORE: &str = "2026-05-10";
pub const AFTER: &str = "2026-05-30";
pub const PERIOD: &str = "sau-thang@2026-H1";
/// A text a school typed that a careless writer would turn into a formula.
pub const FORMULA: &str = "=1+1";

const HEADINGS: [&str; 9] = [
    "STT",
    "Mã đơn vị",
    "Tên đơn vị",
    "Loại hình",
    "Xã, phường",
    "Phạm vi",
    "Điện thoại",
    "Ngày giải thể",
    "Có chi bộ độc lập",
];
pub const UNITS: [[&str; 9]; 9] = [
    ["1", "U01", "Trường THPT Nguyễn Du", "THPT", "Ea Kao", "Trực thuộc Sở", "0900000001", "", "x"],
    ["2", "U02", "Trường THPT Nguyễn Du", "THPT", "Buôn Hồ", "Trực thuộc Sở", "0900000002", "", "x"],
    ["3", "U03", "Trường THPT Lê Lợi", "THPT", "Ea Kao", "Trực thuộc Sở", "0900000003", "", ""],
    ["4", "U04", "Trường THPT Hùng Vương", "THPT", "Cư Mgar", "Trực thuộc Sở", "0900000004", "", ""],
    ["5", "U05", "Trường Tiểu học Hoa Sen", "Tiểu học", "Cư Mgar", "Trực thuộc Sở", "0900000005", "", ""],
    ["6", "U06", "Trường THPT Hai Bà Trưng", "THPT", "Cư Mgar", "Trực thuộc Sở", "0900000006", "", ""],
    ["7", "U07", "Trường THPT Cũ", "THPT", "Ea Kao", "Trực thuộc Sở", "0900000007", "31/12/2025", ""],
    ["8", "U08", "Trường Tiểu học Xã", "Tiểu học", "Ea Kao", "Thuộc xã, phường", "0900000008", "", "x"],
    ["9", "U09", "Trường THPT Trần Phú", "THPT", "Buôn Hồ", "Trực thuộc Sở", "0900000009", "", "x"],
];

/// A workbook of text cells.
pub fn sheet(rows: &[Vec<&str>]) -> Vec<u8> {
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        (0..)
            .zip(texts)
            .filter(|(_, text)| !text.is_empty())
            .map(move |(column, text)| Cell::new(Address::new(row, column), Content::Text((*text).to_owned())))
    });
    let sheet = Sheet { name: "Sheet1".into(), cells: cells.collect(), ..Sheet::default() };
    write_plain(&Workbook { sheets: vec![sheet] }, BEFORE.parse().unwrap()).unwrap()
}

/// The list of units as an office keeps it, with one row changed by a test.
pub fn roster(change: impl FnOnce(&mut Vec<Vec<&'static str>>)) -> Vec<u8> {
    let mut rows = vec![HEADINGS.to_vec()];
    rows.extend(UNITS.map(|unit| unit.to_vec()));
    change(&mut rows);
    sheet(&rows)
}

/// What is typed into a form: field, quarter or 0, text or number.
pub type Typed<'a> = (&'a str, u32, Content);

pub fn says<'a>(field: &'a str, text: &str) -> Typed<'a> {
    (field, 0, Content::Text(text.to_owned()))
}

pub fn counts(field: &str, number: f64) -> Typed<'_> {
    (field, 0, Content::Number(number))
}

pub struct Office {
    pub room: Room,
    plan: Plan,
}

pub fn plan_file() -> PathBuf {
    files().join("contract/plan.toml")
}

impl Office {
    /// A book with its units and their blank forms; nothing is in yet.
    pub fn new() -> Self {
        let room = Room::new();
        room.write("roster.xlsx", roster(|_| {}));
        room.run([PathBuf::from("new"), "book.tonghop".into(), "--plan".into(), plan_file()]).well();
        room.say("units import book.tonghop roster.xlsx").well();
        room.say(&format!("template book.tonghop --out forms --as-of {BEFORE}")).well();
        room.say(&format!("template book.tonghop --out blank.xlsx --blank --as-of {BEFORE}")).well();
        let plan = source::parse(&std::fs::read_to_string(plan_file()).unwrap()).unwrap();
        Self { room, plan }
    }

    fn place(&self, field: &str, row: u32) -> Address {
        let form = &self.plan.forms[0];
        if let Ok(at) = field.parse() {
            return at;
        }
        let (field, part) = match field.split_once('/') {
            Some((field, "whole")) => (field, Part::Denominator),
            Some((field, _)) => (field, Part::Numerator),
            None if row > 0 => (field, Part::Quarters),
            None => (field, Part::Whole),
        };
        let first = layout::value_cell(form, form.field_key(field).unwrap(), part).unwrap();
        first.right(row.saturating_sub(1))
    }

    fn fill(&self, blank: &[u8], typed: &[Typed]) -> Vec<u8> {
        let cells: BTreeMap<Address, Content> =
            typed.iter().map(|(field, row, content)| (self.place(field, *row), content.clone())).collect();
        fill(blank, &cells).unwrap()
    }

    /// A unit's own form, filled in, as a file of the room.
    pub fn send(&self, unit: &str, to: &str, typed: &[Typed]) {
        let forms = std::fs::read_dir(self.room.path("forms")).unwrap().map(|entry| entry.unwrap().path());
        let is_of = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{unit}_"));
        let blank = std::fs::read(forms.into_iter().find(is_of).unwrap()).unwrap();
        self.room.write(to, self.fill(&blank, typed));
    }

    /// A good report: every duty done, but for what is typed otherwise.
    pub fn send_good(&self, unit: &str, to: &str, more: &[Typed]) {
        let good = [
            says("ke-hoach", "Có"),
            says("xep-loai", "Xuất sắc"),
            says("dien-hinh", "Không"),
            says("camera", "Có"),
            ("phat-dong", 1, Content::Number(2.0)),
            counts("su-co", 0.0),
            counts("tap-huan/part", 20.0),
            counts("tap-huan/whole", 30.0),
            counts("kinh-phi", 12.5),
        ];
        self.send(unit, to, &[&good, more].concat());
    }

    /// What arrives before the deadline: good and bad reports, a question, a copy, and things that are no reports.
    pub fn fill_inbox(&self) {
        let text = [says("cap-uy", "Có"), says("kien-nghi", FORMULA), says("B27", "Cổng trường an toàn")];
        self.send_good("U01", "inbox/U01.xlsx", &text);
        let bad = [
            says("ke-hoach", "Không"),
            says("cap-uy", "chưa"),
            says("xep-loai", "K"),
            ("phat-dong", 1, Content::Text("1 lần".into())),
            says("su-co", "~20"),
            counts("tap-huan/part", 1.0),
            counts("tap-huan/whole", 40.0),
        ];
        self.send("U02", "inbox/sub/U02.xlsx", &bad);
        self.send_good("U05", "inbox/U05.xlsx", &[]);
        std::fs::copy(self.room.path("inbox/U01.xlsx"), self.room.path("inbox/U01 (1).xlsx")).unwrap();
        let blank = std::fs::read(self.room.path("blank.xlsx")).unwrap();
        let name = says("C8", "Trường THPT Nguyễn Du");
        self.room.write("inbox/khong-ro.xlsx", self.fill(&blank, &[name, says("ke-hoach", "Có")]));
        self.room.write("inbox/hong.xlsx", &blank[..blank.len() / 2]);
        self.room.write("inbox/ban-quet.pdf", "%PDF-1.7 bản quét");
        self.send_good("U03", "late/U03.xlsx", &[says("xep-loai", "Yếu")]);
        self.send_good("U09", "late/U09.xlsx", &[]);
    }

    /// The whole period: the inbox in time, two late, one unit exempt, one silent.
    pub fn at_the_end() -> Self {
        let office = Self::new();
        office.fill_inbox();
        office.import("inbox", BEFORE);
        office
            .room
            .say(&format!("import book.tonghop late --received 2026-05-25 --as-of {AFTER} --period {PERIOD}"))
            .well();
        office
            .room
            .run([
                "report",
                "exempt",
                "book.tonghop",
                "--unit",
                "U06",
                "--reason",
                "Bão lũ",
                "--as-of",
                AFTER,
                "--period",
                PERIOD,
            ])
            .well();
        office
    }

    /// Takes a folder in on a day that is in time.
    #[track_caller]
    pub fn import(&self, what: &str, day: &str) -> Value {
        self.room.ask(&format!("import book.tonghop {what} --as-of {day}"))
    }

    /// Where the period stands after both deadlines.
    #[track_caller]
    pub fn status(&self) -> Value {
        self.room.ask(&format!("status book.tonghop --as-of {AFTER} --period {PERIOD}"))
    }

    #[track_caller]
    pub fn facts(&self) -> Vec<Value> {
        self.room.facts("book.tonghop", &format!("{AFTER} --period {PERIOD}"))
    }
}

/// The entries of a list whose member is this text.
pub fn with<'v>(list: &'v [Value], member: &str, wanted: &str) -> Vec<&'v Value> {
    list.iter().filter(|entry| text(&entry[member]) == wanted).collect()
}
