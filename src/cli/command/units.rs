//! The list of units.
use super::{path, reader_pool};
use crate::{
    cli::{Done, Output, args::Options, json, open},
    job::{Failure, roster::import_roster},
    sheet::write::{save_bytes, write_roster},
    text,
};
use clap::ArgMatches;

pub fn run(verb: &str, matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let (mut book, actor) = open(&path(matches, "book"), options, verb == "import")?;
    match verb {
        "import" => {
            let imported = import_roster(&mut book, &path(matches, "file"), &reader_pool(), &actor)?;
            let document = || {
                let mut document = json::units(&book.units);
                if let Some(document) = document.as_object_mut() {
                    document.insert("summary".into(), serde_json::json!({ "added": imported.added, "changed": imported.changed, "unchanged": imported.unchanged, "kept": imported.kept }));
                }
                document
            };
            output.result(document, || vec![text::summary::roster(options.lang, imported)]);
        }
        "export" => {
            let to = path(matches, "file");
            save_bytes(&to, &write_roster(&book.units, &book.plan, actor.today)?)?;
            output.result(
                || json::units(&book.units),
                || vec![text::summary::written(options.lang, &to.display().to_string())],
            );
        }
        _ => {
            let kind = |id: &str| book.plan.kind(id).map(|kind| kind.name.clone()).unwrap_or_default();
            let lines = || {
                book.units
                    .iter()
                    .map(|unit| {
                        format!(
                            "{:>4}  {:<10}  {}  ({}, {})",
                            unit.order,
                            unit.code,
                            unit.name,
                            kind(&unit.kind),
                            unit.commune
                        )
                    })
                    .collect()
            };
            output.result(|| json::units(&book.units), lines);
        }
    }
    Ok(Done::Well)
}
