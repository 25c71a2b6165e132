//! Blank forms: one per unit in a folder or a zip, or one for everybody.
use super::{Book, Failure};
use crate::{
    domain::{plan::Period, unit::Unit},
    sheet::write::{file_name, save_bytes, write_form, zip_forms},
};
use chrono::NaiveDate;
use std::{
    io::Cursor,
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Folder(PathBuf),
    Zip(PathBuf),
    File(PathBuf),
}

impl Target {
    /// By the name's ending: `.xlsx` a file, `.zip` an archive, anything else a folder.
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        match ending.as_ref().and_then(|ending| ending.to_str()) {
            Some("xlsx") => Self::File(path.to_path_buf()),
            Some("zip") => Self::Zip(path.to_path_buf()),
            Some(_) | None => Self::Folder(path.to_path_buf()),
        }
    }
}

/// Whom forms are made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    /// Every unit that owes the report.
    Owing,
    Units(Vec<String>),
    /// One form in which the unit writes its own name and code.
    Everybody,
}

/// Writes blank forms; returns how many.
pub fn write_templates(
    book: &Book,
    period: &Period,
    whom: &For,
    target: &Target,
    today: NaiveDate,
) -> Result<usize, Failure> {
    let (plan, units) = (Arc::clone(book.plan_of(&period.id)), book.roster_in(period));
    let form = plan.form_of(&period.id.report_type).ok_or(Failure::NoPeriods)?;
    let units: Vec<Option<&Unit>> = match whom {
        For::Everybody => vec![None],
        For::Units(codes) => codes.iter().map(|code| book.unit(code).map(Some)).collect::<Result<_, _>>()?,
        For::Owing if units.is_empty() => return Err(Failure::NoUnits),
        For::Owing => units.iter().filter(|unit| plan.may_send(period, unit)).map(Some).collect(),
    };
    let made = units.iter().map(|unit| {
        let span = period.id.span.to_string();
        let name = match unit {
            Some(unit) => file_name([unit.code.as_str(), &unit.name, &span], "xlsx"),
            None => file_name([form.id.as_str(), &span], "xlsx"),
        };
        Ok((name, write_form(form, &plan, period, *unit, today)?))
    });
    match target {
        Target::File(path) => {
            if let Some(form) = made.into_iter().next() {
                save_bytes(path, &form.map_err(Failure::Write)?.1)?;
            }
            return Ok(1);
        }
        Target::Zip(path) => {
            let forms = made.collect::<Result<Vec<_>, _>>().map_err(Failure::Write)?;
            let mut archive = Cursor::new(Vec::new());
            zip_forms(forms, &mut archive)?;
            save_bytes(path, archive.get_ref())?;
        }
        Target::Folder(folder) => {
            std::fs::create_dir_all(folder).map_err(|error| Failure::File { path: folder.clone(), error })?;
            for form in made {
                let (name, bytes) = form.map_err(Failure::Write)?;
                save_bytes(&folder.join(name), &bytes)?;
            }
        }
    }
    Ok(units.len())
}
