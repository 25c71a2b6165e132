//! The grammar of what happens to units: one verb each, the day always `--on`.
use super::Words;
use crate::job::judging::Applies;
use crate::text::usage::Topic;
use clap::{Arg, ArgAction, Command, builder::PossibleValuesParser, value_parser};
use std::path::PathBuf;

impl Words {
    pub(super) fn units(&self) -> Command {
        let file = || self.positional("file", "FILE", Topic::File).value_parser(value_parser!(PathBuf));
        let import = self
            .command("import", Topic::UnitsImport)
            .arg(self.book())
            .arg(file())
            .arg(self.flag("dry-run", Topic::UnitsDryRun))
            .arg(self.text("from", "DATE", Topic::UnitsFrom).value_parser(crate::cli::value::date))
            .arg(self.flag("close-missing", Topic::UnitsCloseMissing));
        self.group("units", Topic::Units).subcommands([
            import,
            self.command("list", Topic::UnitsList).arg(self.book()),
            self.command("export", Topic::UnitsExport).arg(self.book()).arg(file()),
            self.command("applies", Topic::UnitsApplies)
                .arg(self.book())
                .arg(self.text("unit", "CODE", Topic::UnitCode).required(true))
                .arg(self.text("indicator", "ID", Topic::IndicatorId).required(true))
                .arg(
                    self.text("applies", "yes|no|rule", Topic::AppliesHow)
                        .required(true)
                        .value_parser(PossibleValuesParser::new(Applies::ALL.iter().map(|one| one.token()))),
                )
                .arg(self.text("reason", "TEXT", Topic::Reason).required(true)),
            self.of_unit("rename", Topic::UnitsRename).args(self.facts()).arg(self.on(true)),
            self.of_unit("open", Topic::UnitsOpen).args(self.facts()).arg(self.on(true)),
            self.of_unit("close", Topic::UnitsClose)
                .arg(self.text("into", "CODE", Topic::UnitsSuccessor).action(ArgAction::Append))
                .arg(self.on(true)),
            self.change("merge", Topic::UnitsMerge)
                .arg(self.positional("code", "CODE", Topic::UnitCode).num_args(1..))
                .arg(self.text("into", "CODE", Topic::UnitsInto).required(true))
                .args(self.facts())
                .arg(self.on(true)),
            self.of_unit("split", Topic::UnitsSplit)
                .arg(
                    self.text("into", "CODE=NAME", Topic::UnitsParts)
                        .action(ArgAction::Append)
                        .required(true)
                        .value_parser(crate::cli::value::part),
                )
                .arg(self.on(true)),
            self.of_unit("alias", Topic::UnitsAlias).arg(self.positional("alias", "NAME", Topic::UnitsSpelling)),
            self.of_unit("edit", Topic::UnitsEdit).args(self.facts()).args(self.contact()),
            self.change("commune", Topic::UnitsCommune)
                .arg(self.positional("commune", "NAME", Topic::UnitsCommuneName).num_args(1..))
                .arg(self.text("into", "NAME", Topic::UnitsCommuneInto).requires("on"))
                .arg(self.on(false).requires("into"))
                .arg(self.text("alias", "NAME", Topic::UnitsSpelling).conflicts_with("into"))
                .group(clap::ArgGroup::new("how").args(["into", "alias"]).required(true)),
        ])
    }

    fn change(&self, name: &'static str, topic: Topic) -> Command {
        self.command(name, topic).arg(self.book()).arg(self.text("reason", "TEXT", Topic::Reason))
    }

    fn of_unit(&self, name: &'static str, topic: Topic) -> Command {
        self.change(name, topic).arg(self.positional("code", "CODE", Topic::UnitCode))
    }

    fn on(&self, required: bool) -> Arg {
        self.text("on", "DATE", Topic::UnitsOn).value_parser(crate::cli::value::date).required(required)
    }

    fn facts(&self) -> [Arg; 7] {
        [
            self.text("name", "NAME", Topic::UnitName),
            self.text("kind", "ID", Topic::UnitKind),
            self.text("commune", "NAME", Topic::UnitsCommuneName),
            self.text("scope", "ID", Topic::UnitScope),
            self.text("group", "CODE", Topic::UnitGroup),
            self.text("property", "ID=yes|no", Topic::UnitProperty)
                .action(ArgAction::Append)
                .value_parser(crate::cli::value::property),
            self.text("order", "N", Topic::UnitOrder).value_parser(value_parser!(u32)),
        ]
    }

    fn contact(&self) -> [Arg; 4] {
        let day = |name, topic| self.text(name, "DATE", topic).value_parser(crate::cli::value::date);
        [
            self.text("phone", "TEXT", Topic::UnitPhone),
            self.text("email", "TEXT", Topic::UnitEmail),
            day("opened", Topic::UnitOpened),
            day("closed", Topic::UnitClosed),
        ]
    }
}
