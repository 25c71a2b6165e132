//! The sample.
use crate::{
    cli::{Done, Output, args::Options},
    job::Failure,
};
use clap::ArgMatches;

pub fn demo(_: &ArgMatches, _: &Options, _: &mut Output) -> Result<Done, Failure> {
    Ok(Done::Well)
}
