//! A small office under a plan that ships: a list of units, figures typed into their blank forms, files taken in.
use crate::program::Room;
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf};
use tonghop::{
    domain::{
        grid::{Address, Cell, Content, Sheet, Workbook},
        plan::{
            FieldKey, Form, Plan,
            layout::{self, Part, Row},
            source,
        },
    },
    sheet::write::{fill, write_plain},
};

pub struct Office {
    pub room: Room,
    pub plan: Plan,
    /// `TYPE@SPAN`.
    period: String,
}

/// The words of a line, and what stands before its comment.
pub fn words(line: &str) -> Vec<&str> {
    line.split('#').next().unwrap_or_default().split_whitespace().collect()
}

/// The lines of a table in a test that say something.
pub fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !words(line).is_empty())
}

impl Office {
    /// `units`: the list as a table, cells between bars, headings first. `open`: what `period open` is told, if anything.
    pub fn new(plan: &str, units: &str, period: &str, open: Option<&str>) -> Self {
        let room = Room::new();
        let rows: Vec<Vec<&str>> = units.trim().lines().map(|line| line.split('|').map(str::trim).collect()).collect();
        room.write("roster.xlsx", sheet(&rows));
        room.say(&format!("new book.tonghop --plan {plan} --units roster.xlsx")).well();
        if let Some(dates) = open {
            room.say(&format!("period open book.tonghop {period} {dates} --as-of 2020-01-01")).well();
        }
        let plan = source::parse(source::find(plan).unwrap().text).unwrap();
        Self { room, plan, period: period.to_owned() }
    }

    /// The cell of `field`, `field/2` (second quarter), `field/part`, `field/whole` or `table.column/1` (first row).
    fn place(form: &Form, name: &str) -> Address {
        let (field, detail) = name.split_once('/').map_or((name, None), |(field, detail)| (field, Some(detail)));
        let key = form.key(field).unwrap_or_else(|| panic!("no field {field}"));
        let number = detail.and_then(|detail| detail.parse::<u32>().ok());
        let part = match (detail, number) {
            (Some("part"), _) => Part::Numerator,
            (Some("whole"), _) => Part::Denominator,
            (_, Some(_)) => Part::Quarters,
            _ => Part::Whole,
        };
        match key {
            FieldKey::Field(_) => {
                let first = layout::value_cell(form, key, part).unwrap_or_else(|| panic!("no cell for {name}"));
                first.right(number.map_or(0, |number| number - 1))
            }
            FieldKey::Column { table, column } => {
                let columns = form.tables[usize::from(table)].columns.len() as u32;
                let (first, _) = layout::table_columns(columns)[usize::from(column)];
                let wanted = Row::TableRow { table: usize::from(table), number: number.unwrap() };
                let (row, _) = layout::rows(form).into_iter().find(|(_, row)| *row == wanted).unwrap();
                Address::new(row, first)
            }
        }
    }

    /// Fills in the form of each unit that a table names in its first line; the other lines are a field and what each
    /// unit typed: `c` Có, `k` Không, `-` nothing, a number, or a text with `_` for blanks.
    pub fn fill(&self, folder: &str, day: &str, table: &str) {
        self.fill_of(&self.period, folder, day, table);
    }

    /// The same with the form of another period: of what is sent at any time.
    pub fn fill_of(&self, period: &str, folder: &str, day: &str, table: &str) {
        let form = self.plan.form_of(period.split('@').next().unwrap()).unwrap();
        let mut table = lines(table);
        let codes = words(table.next().unwrap());
        let mut typed: Vec<BTreeMap<Address, Content>> = vec![BTreeMap::new(); codes.len()];
        for line in table {
            let words = words(line);
            assert_eq!(words.len(), codes.len() + 1, "{line}");
            let place = Self::place(form, words[0]);
            for (cells, word) in typed.iter_mut().zip(&words[1..]) {
                cells.extend(content(word).map(|content| (place, content)));
            }
        }
        let units = codes.iter().map(|code| format!(" --unit {code}")).collect::<String>();
        self.room
            .say(&format!("template book.tonghop --out forms-{folder} --period {period} --as-of {day}{units}"))
            .well();
        for (code, cells) in codes.iter().zip(typed) {
            let forms = std::fs::read_dir(self.room.path(&format!("forms-{folder}")))
                .unwrap()
                .map(|entry| entry.unwrap().path());
            let is_of = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{code}_"));
            let blank = std::fs::read(forms.into_iter().find(is_of).unwrap()).unwrap();
            self.room.write(&format!("{folder}/{code}.xlsx"), fill(&blank, &cells).unwrap());
        }
    }

    /// A sheet of a school's own: lines of a head, then labels with what stands beside them.
    pub fn own(&self, to: &str, head: &[&str], lines: &[(&str, &str)]) {
        let mut rows: Vec<Vec<&str>> = head.iter().map(|line| vec!["", line]).collect();
        rows.extend([vec![], vec!["TT", "Nội dung", "Kết quả"]]);
        rows.extend(lines.iter().map(|(label, value)| vec!["", label, value]));
        self.room.write(to, sheet(&rows));
    }

    /// Takes a folder in; every file of it must be read.
    #[track_caller]
    pub fn import(&self, folder: &str, received: &str) {
        let call =
            format!("import book.tonghop {folder} --received {received} --as-of {received} --period {}", self.period);
        let imported = self.room.ask(&call);
        let files = imported["files"].as_array().unwrap();
        for file in files {
            assert_eq!(file["outcome"], "taken", "{file}");
        }
    }

    #[track_caller]
    pub fn exempt(&self, unit: &str, day: &str) {
        let reason = "Trường đang sửa chữa";
        let call = ["report", "exempt", "book.tonghop", "--unit", unit, "--reason", reason];
        self.room.run(call.into_iter().chain(["--as-of", day, "--period", self.period.as_str()])).well();
    }

    #[track_caller]
    pub fn status(&self, day: &str) -> Value {
        let errors = self.room.say(&format!("findings book.tonghop --as-of {day} --period {}", self.period)).well().out;
        // Shown where a test fails.
        println!("{errors}");
        self.room.ask(&format!("status book.tonghop --as-of {day} --period {}", self.period))
    }

    pub fn export(&self, day: &str) -> PathBuf {
        self.room.say(&format!("export book.tonghop --out out.xlsx --as-of {day} --period {}", self.period)).well();
        self.room.path("out.xlsx")
    }
}

fn content(word: &str) -> Option<Content> {
    match word {
        "-" => None,
        "c" => Some(Content::Text("Có".into())),
        "k" => Some(Content::Text("Không".into())),
        _ => Some(word.parse().map_or_else(|_| Content::Text(word.replace('_', " ")), Content::Number)),
    }
}

/// A workbook of text cells.
fn sheet(rows: &[Vec<&str>]) -> Vec<u8> {
    let cells = (0..).zip(rows).flat_map(|(row, texts)| {
        (0..)
            .zip(texts)
            .filter(|(_, text)| !text.is_empty())
            .map(move |(column, text)| Cell::new(Address::new(row, column), Content::Text((*text).to_owned())))
    });
    let sheet = Sheet { name: "Danh sách".into(), cells: cells.collect(), ..Sheet::default() };
    write_plain(&Workbook { sheets: vec![sheet] }, chrono::NaiveDate::default()).unwrap()
}
