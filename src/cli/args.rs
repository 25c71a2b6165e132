//! The command line as a value. Help is in the person's language; tokens are the same in both.
mod units;

use crate::domain::intake::{Encoding, Source};
use crate::text::{
    Lang,
    usage::{Topic, usage},
};
use crate::tui::Request;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use std::{ffi::OsString, path::PathBuf};

/// The whole grammar.
pub fn command(lang: Lang) -> Command {
    let words = Words(lang);
    let mut command = words
        .command("tonghop", Topic::Program)
        .version(env!("CARGO_PKG_VERSION"))
        .args_conflicts_with_subcommands(true);
    command = command.arg(words.book().required(false)).args(words.global());
    command.subcommands([
        words.demo(),
        words.new_book(),
        words.plan(),
        words.units(),
        words.period(),
        words.template(),
        words.import(),
        words.tray(),
        words.report(),
        words.status(),
        words
            .command("findings", Topic::Findings)
            .arg(words.book())
            .arg(words.text("unit", "CODE", Topic::UnitCode))
            .arg(words.path("out", "FILE.xlsx", Topic::FindingsOut)),
        words
            .command("facts", Topic::Facts)
            .arg(words.book())
            .arg(words.path("out", "FILE", Topic::FactsOut).required(true)),
        words
            .command("export", Topic::Export)
            .arg(words.book())
            .arg(words.path("out", "FILE.xlsx", Topic::ExportOut).required(true))
            .arg(words.flag("full", Topic::ExportFull))
            .arg(words.text("annex", "TABLE", Topic::ExportAnnex).action(ArgAction::Append)),
        words.group("journal", Topic::Journal).subcommands([
            words.command("list", Topic::JournalList).arg(words.book()),
            words
                .command("undo", Topic::JournalUndo)
                .arg(words.book())
                .arg(Arg::new("seq").value_name("SEQ").value_parser(value_parser!(i64)).help(usage(lang, Topic::Seq))),
        ]),
        words.command("doctor", Topic::Doctor).arg(words.book()).arg(words.flag("rebuild", Topic::DoctorRebuild)),
        words.command("keys", Topic::Keys),
    ])
}

/// The language asked for, looked up before anything is parsed: help itself depends on it.
pub fn lang_of(args: &[OsString]) -> Lang {
    let mut words = args.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = word.strip_prefix("--lang=").or_else(|| (word == "--lang").then(|| words.next()).flatten());
        match value {
            Some("en") => return Lang::En,
            Some(_) => return Lang::Vi,
            None => {}
        }
    }
    Lang::Vi
}

struct Words(Lang);

impl Words {
    fn command(&self, name: &'static str, topic: Topic) -> Command {
        Command::new(name).about(usage(self.0, topic))
    }

    fn group(&self, name: &'static str, topic: Topic) -> Command {
        self.command(name, topic).subcommand_required(true).arg_required_else_help(true)
    }

    fn book(&self) -> Arg {
        Arg::new("book")
            .value_name("BOOK")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(usage(self.0, Topic::Book))
    }

    fn positional(&self, name: &'static str, value: &'static str, topic: Topic) -> Arg {
        Arg::new(name).value_name(value).required(true).help(usage(self.0, topic))
    }

    fn text(&self, name: &'static str, value: &'static str, topic: Topic) -> Arg {
        Arg::new(name).long(name).value_name(value).help(usage(self.0, topic))
    }

    fn path(&self, name: &'static str, value: &'static str, topic: Topic) -> Arg {
        self.text(name, value, topic).value_parser(value_parser!(PathBuf))
    }

    fn flag(&self, name: &'static str, topic: Topic) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(usage(self.0, topic))
    }

    fn global(&self) -> [Arg; 7] {
        [
            self.text("period", "P", Topic::OptPeriod).global(true),
            self.text("as-of", "DATE", Topic::OptAsOf).value_parser(super::value::date).global(true),
            self.text("as", "NAME", Topic::OptAs).global(true),
            self.text("lang", "vi|en", Topic::OptLang)
                .value_parser(PossibleValuesParser::new(["vi", "en"]))
                .global(true),
            self.flag("json", Topic::OptJson).global(true),
            self.flag("quiet", Topic::OptQuiet).global(true),
            self.flag("no-color", Topic::OptNoColor).global(true),
        ]
    }

    fn demo(&self) -> Command {
        let number = |name, value, topic| self.text(name, value, topic);
        self.command("demo", Topic::Demo)
            .arg(self.positional("dir", "DIR", Topic::DemoDir).required(false).value_parser(value_parser!(PathBuf)))
            .arg(self.text("plan", "ID|FILE", Topic::NewPlan))
            .arg(number("units", "N", Topic::DemoUnits).value_parser(value_parser!(u32).range(3..=50_000)))
            .arg(number("seed", "S", Topic::DemoSeed).value_parser(value_parser!(u64)))
            .arg(self.flag("no-screen", Topic::DemoNoScreen))
    }

    fn new_book(&self) -> Command {
        self.command("new", Topic::New)
            .arg(self.book())
            .arg(self.text("plan", "ID|FILE", Topic::NewPlan).required(true))
            .arg(self.path("units", "FILE", Topic::NewUnits))
    }

    fn plan(&self) -> Command {
        let id = || self.positional("plan", "ID|FILE", Topic::PlanId);
        self.group("plan", Topic::Plan).subcommands([
            self.command("list", Topic::PlanList),
            self.command("show", Topic::PlanShow).arg(id()),
            self.command("check", Topic::PlanCheck)
                .arg(self.positional("file", "FILE", Topic::File).value_parser(value_parser!(PathBuf))),
            self.command("apply", Topic::PlanApply)
                .arg(self.book())
                .arg(id())
                .arg(self.text("from", "DATE", Topic::PlanFrom).value_parser(super::value::date))
                .arg(self.flag("dry-run", Topic::PlanDryRun))
                .arg(self.text("reason", "TEXT", Topic::Reason)),
            self.command("export", Topic::PlanExport)
                .arg(id())
                .arg(self.positional("file", "FILE", Topic::File).value_parser(value_parser!(PathBuf))),
        ])
    }

    fn period(&self) -> Command {
        let day = |name, topic| self.text(name, "DATE", topic).value_parser(super::value::date);
        let with_note =
            |name, topic| self.command(name, topic).arg(self.book()).arg(self.text("note", "TEXT", Topic::Note));
        self.group("period", Topic::PeriodNoun).subcommands([
            self.command("open", Topic::PeriodOpen)
                .arg(self.book())
                .arg(self.positional("id", "PERIOD", Topic::OptPeriod))
                .arg(day("due", Topic::PeriodDue))
                .arg(day("commune-due", Topic::PeriodCommuneDue))
                .arg(day("office-due", Topic::PeriodOfficeDue))
                .arg(day("from", Topic::PeriodFrom).requires("to"))
                .arg(day("to", Topic::PeriodTo).requires("from")),
            self.command("list", Topic::PeriodList).arg(self.book()),
            self.command("baseline", Topic::PeriodBaseline)
                .arg(self.book())
                .arg(self.text("indicator", "ID", Topic::IndicatorId).required(true))
                .arg(self.text("value", "V", Topic::BaselineValue).required(true))
                .arg(self.text("unit", "CODE", Topic::BaselineUnit))
                .arg(self.text("source", "TEXT", Topic::BaselineSource).required(true)),
            with_note("close", Topic::PeriodClose),
            with_note("reopen", Topic::PeriodReopen),
        ])
    }

    fn template(&self) -> Command {
        self.command("template", Topic::Template)
            .arg(self.book())
            .arg(self.path("out", "DIR|FILE.xlsx|FILE.zip", Topic::TemplateOut).required(true))
            .arg(self.text("unit", "CODE", Topic::TemplateUnit).action(ArgAction::Append))
            .arg(self.flag("blank", Topic::TemplateBlank).conflicts_with("unit"))
    }

    fn import(&self) -> Command {
        self.command("import", Topic::Import)
            .arg(self.book())
            .arg(self.positional("path", "PATH", Topic::Paths).num_args(1..).value_parser(value_parser!(PathBuf)))
            .arg(self.text("received", "DATE|file|today", Topic::Received).value_parser(super::value::received))
            .arg(self.flag("dry-run", Topic::DryRun))
            .arg(self.flag("strict", Topic::Strict))
    }

    fn tray(&self) -> Command {
        let answer = self
            .command("answer", Topic::TrayAnswer)
            .arg(self.book())
            .arg(self.positional("id", "QUESTION-ID", Topic::QuestionId))
            .arg(self.text("unit", "CODE", Topic::AnswerUnit))
            .arg(self.text("map", "FIELD=CELL", Topic::AnswerMap).num_args(1..).action(ArgAction::Append))
            .arg(
                self.text("encoding", "tcvn3|vni|unicode", Topic::AnswerEncoding)
                    .value_parser(PossibleValuesParser::new(Encoding::ALL.iter().map(|one| one.token()))),
            )
            .arg(self.path("password-file", "F", Topic::AnswerPassword))
            .arg(
                self.text("keep", "old|new", Topic::AnswerKeep).value_parser(PossibleValuesParser::new(["old", "new"])),
            )
            .group(ArgGroup::new("answer").args(["unit", "keep", "map", "encoding", "password-file"]).multiple(false));
        let discard = self
            .command("discard", Topic::TrayDiscard)
            .arg(self.book())
            .arg(self.positional("id", "FILE-ID", Topic::FileId).value_parser(value_parser!(i64)))
            .arg(self.text("reason", "TEXT", Topic::Reason).required(true));
        self.group("tray", Topic::Tray).subcommands([
            self.command("list", Topic::TrayList).arg(self.book()),
            answer,
            discard,
        ])
    }

    fn report(&self) -> Command {
        let of_unit = |name, topic| {
            self.command(name, topic).arg(self.book()).arg(self.text("unit", "CODE", Topic::UnitCode).required(true))
        };
        let reasoned =
            |name, topic| of_unit(name, topic).arg(self.text("reason", "TEXT", Topic::Reason).required(true));
        self.group("report", Topic::Report).subcommands([
            of_unit("show", Topic::ReportShow),
            reasoned("accept", Topic::ReportAccept),
            reasoned("return", Topic::ReportReturn),
            of_unit("correct", Topic::ReportCorrect)
                .arg(self.text("field", "ID", Topic::FieldId).required(true))
                .arg(self.text("value", "V", Topic::FieldValue).required(true).allow_hyphen_values(true))
                .arg(self.text("reason", "TEXT", Topic::Reason).required(true)),
            of_unit("key-in", Topic::ReportKeyIn)
                .arg(self.text("field", "ID", Topic::FieldId).action(ArgAction::Append).requires("value"))
                .arg(
                    self.text("value", "V", Topic::FieldValue)
                        .action(ArgAction::Append)
                        .requires("field")
                        .allow_hyphen_values(true),
                )
                .arg(self.path("from", "FILE.json", Topic::KeyFrom))
                .arg(
                    self.text("source", "paper|phone|scan", Topic::KeySource)
                        .default_value(Source::Paper.token())
                        .value_parser(PossibleValuesParser::new(Source::ALL.iter().map(|one| one.token()))),
                )
                .arg(self.text("by", "NAME", Topic::KeyBy))
                .arg(self.flag("signed", Topic::KeySigned))
                .arg(self.text("received", "DATE", Topic::KeyReceived).value_parser(super::value::date))
                .arg(self.text("reason", "TEXT", Topic::Reason))
                .group(ArgGroup::new("figures").args(["field", "from"]).multiple(true).required(true)),
            reasoned("exempt", Topic::ReportExempt),
            reasoned("extend", Topic::ReportExtend)
                .arg(self.text("until", "DATE", Topic::Until).value_parser(super::value::date).required(true)),
        ])
    }

    fn status(&self) -> Command {
        self.command("status", Topic::Status)
            .arg(self.book())
            .arg(
                self.text("only", "STATE,...", Topic::StatusOnly)
                    .value_delimiter(',')
                    .value_parser(super::value::state),
            )
            .arg(self.text("off-target", "INDICATOR", Topic::StatusOffTarget).num_args(0..=1).default_missing_value(""))
            .arg(self.flag("strict", Topic::Strict))
    }
}

/// What holds for every command.
#[derive(Debug, Clone)]
pub struct Options {
    pub lang: Lang,
    pub period: Option<String>,
    pub as_of: Option<chrono::NaiveDate>,
    pub who: Option<String>,
    pub json: bool,
    pub quiet: bool,
    pub colour: bool,
    /// Said, not only the default.
    lang_said: bool,
}

impl Options {
    pub fn of(matches: &ArgMatches, lang: Lang) -> Self {
        Self {
            lang,
            period: matches.get_one::<String>("period").cloned(),
            as_of: matches.get_one("as-of").copied(),
            who: matches.get_one::<String>("as").cloned(),
            json: matches.get_flag("json"),
            quiet: matches.get_flag("quiet"),
            colour: !matches.get_flag("no-color"),
            lang_said: matches.get_one::<String>("lang").is_some(),
        }
    }

    /// The screen as these options want it.
    pub fn screen(&self, book: Option<PathBuf>) -> Request {
        Request {
            book,
            lang: self.lang_said.then_some(self.lang),
            who: self.who.clone(),
            period: self.period.clone(),
            as_of: self.as_of,
            colour: self.colour,
        }
    }
}
