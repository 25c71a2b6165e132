//! The commands as scripts know them: documents, exit codes and promises of the real binary, from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod answers;
mod documents;
mod figures;
mod lessons;
mod office;
mod promises;
mod refusals;
mod units;
