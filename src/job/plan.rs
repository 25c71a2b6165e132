//! Plan texts: the built-in ones by id, others by file, as text or as a workbook.
use super::Failure;
use crate::{
    domain::{
        grid::Workbook,
        intake::{Code, Finding},
        plan::{
            sheet::{self, SheetFault},
            source::{self, Fault},
        },
    },
    sheet::read::{Kind, ReaderPool, check_bytes, sniff},
};
use std::path::Path;

/// Endings that say a workbook is meant, whatever is inside.
const WORKBOOKS: [&str; 6] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "et"];

/// A plan's file before anybody judged it.
enum Draft {
    Text(String),
    Workbook(Workbook),
}

/// What is wrong with a plan's file.
#[derive(Debug)]
pub enum PlanFaults {
    Text(Vec<Fault>),
    Sheet(Vec<SheetFault>),
}

/// The text of a plan, by built-in id or by file, and what to call it. A workbook must be right before it is a text.
pub fn plan_text(name: &str, pool: &ReaderPool) -> Result<(String, String), Failure> {
    if let Some(built_in) = source::find(name) {
        return Ok((built_in.text.to_owned(), format!("{}.toml", built_in.id)));
    }
    let path = Path::new(name);
    if !path.exists() && path.extension().is_none() {
        return Err(Failure::NoSuchPlan(name.to_owned()));
    }
    let text = match read(path, pool)? {
        Draft::Text(text) => text,
        Draft::Workbook(workbook) => {
            let wrong = |faults| Failure::PlanSheet { file: name.to_owned(), faults };
            sheet::parse(&workbook).map_err(wrong)?.0
        }
    };
    Ok((text, name.to_owned()))
}

/// Everything that is wrong with a plan's file.
pub fn check(path: &Path, pool: &ReaderPool) -> Result<PlanFaults, Failure> {
    Ok(match read(path, pool)? {
        Draft::Text(text) => PlanFaults::Text(source::parse(&text).err().unwrap_or_default()),
        Draft::Workbook(workbook) => PlanFaults::Sheet(sheet::parse(&workbook).err().unwrap_or_default()),
    })
}

impl PlanFaults {
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Text(faults) => faults.is_empty(),
            Self::Sheet(faults) => faults.is_empty(),
        }
    }
}

/// The id of the plan samples are made of where none is named: the first that ships.
pub fn first_built_in() -> String {
    source::built_in().first().map(|plan| plan.id.to_owned()).unwrap_or_default()
}

fn read(path: &Path, pool: &ReaderPool) -> Result<Draft, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::File { path: path.to_path_buf(), error })?;
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let unreadable = |finding| Failure::Unreadable { path: path.to_path_buf(), finding };
    let is_workbook = match sniff(&bytes) {
        Kind::Ooxml | Kind::Xls | Kind::Xlsb | Kind::Ods | Kind::Html | Kind::Xml | Kind::EncryptedOoxml => true,
        Kind::Csv | Kind::Empty | Kind::Unknown => WORKBOOKS.contains(&ending.as_str()),
        kind @ (Kind::Rar | Kind::SevenZip | Kind::Zip | Kind::Word | Kind::Slides | Kind::Pdf | Kind::Picture) => {
            return Err(unreadable(Finding::new(Code::FileNotSpreadsheet).found(kind.token())));
        }
    };
    if is_workbook {
        check_bytes(&bytes, pool.limits()).map_err(unreadable)?;
        return pool.read(&bytes).map(Draft::Workbook).map_err(unreadable);
    }
    // Notepad puts a mark in front of UTF-8 text.
    let text = String::from_utf8_lossy(&bytes);
    Ok(Draft::Text(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()))
}
