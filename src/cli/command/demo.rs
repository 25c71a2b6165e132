//! The sample: one whole period, from blank forms to both workbooks.
use super::{path, reader_pool, status::overview_lines, text};
use crate::{
    cli::{Done, Output, args::Options, json},
    job::{
        Failure,
        demo::{Folder, Sample, demo as make},
        export::export_worded,
        plan::{first_built_in, plan_text},
        standing::stand,
    },
    sheet::write::Edition,
    text as worded,
};
use clap::ArgMatches;
use std::path::PathBuf;

pub fn demo(matches: &ArgMatches, options: &Options, output: &mut Output) -> Result<Done, Failure> {
    let dir = matches.get_one::<PathBuf>("dir").map_or_else(|| PathBuf::from("tonghop-demo"), |_| path(matches, "dir"));
    let plan = text(matches, "plan").map_or_else(first_built_in, str::to_owned);
    let (plan_text, plan_name) = plan_text(&plan, &reader_pool())?;
    let sample = Sample {
        plan_text,
        plan_name,
        units: matches.get_one("units").copied().unwrap_or(120),
        seed: matches.get_one("seed").copied().unwrap_or(1),
        who: options.who.clone().unwrap_or_else(|| worded::words::sample_clerk(options.lang).to_owned()),
    };
    let mut folder = Folder::open(&dir)?;
    let mut made = make(&mut folder, &sample, &reader_pool(), &mut output.progress())?;
    let mut written = vec![dir.join("roster.xlsx"), dir.join("inbox"), dir.join("sample.tonghop")];
    for (name, edition) in [("consolidated.xlsx", Edition::Province), ("consolidated-full.xlsx", Edition::Full)] {
        let to = folder.place(name)?;
        export_worded(&mut made.book, &made.period, edition.into(), &to, &made.actor)?;
        written.push(to);
    }
    let now = stand(&made.book, &made.period, made.actor.today)?;
    let lines = || {
        let mut lines: Vec<String> =
            made.imported.iter().map(|imported| worded::summary::imported(options.lang, imported)).collect();
        lines.push(String::new());
        lines.extend(overview_lines(&now, options));
        lines.push(String::new());
        lines.extend(written.iter().map(|path| worded::summary::written(options.lang, &path.display().to_string())));
        lines
    };
    let document = || {
        let mut document = json::status(&now, |_| true, options.lang);
        if let Some(document) = document.as_object_mut() {
            document.insert("written".into(), serde_json::json!(written));
            let form = made.book.plan_of(&made.period.id).form_of(&made.period.id.report_type);
            let imports = made.imported.iter().map(|imported| json::imported(imported, form, 0.0, options.lang));
            document.insert("imports".into(), imports.collect());
        }
        document
    };
    output.result(document, lines);
    let book = made.book.path();
    drop(made);
    folder.seal()?;
    if !matches.get_flag("no-screen") && output.takes_screen() {
        return Ok(Done::Screen(options.screen(Some(book))));
    }
    Ok(Done::Well)
}
