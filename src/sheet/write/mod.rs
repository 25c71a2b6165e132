//! Workbooks we write: the blank form and the consolidated workbook, and how a file reaches the disk.
//!
//! Everything printed here is Vietnamese: it goes to schools and to the province.
pub mod consolidated;
pub mod file_name;
pub mod form;
mod letterhead;
mod measure;
mod page;
mod pen;
#[cfg(test)]
mod sample;
pub mod save;
mod style;
mod words;

pub use consolidated::{Edition, write_consolidated};
pub use form::{write_form, zip_forms};
pub use save::{SaveError, save};

/// A workbook that could not be made. Nothing was written to the disk yet.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("the workbook could not be made")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the package could not be made")]
    Package(#[from] zip::result::ZipError),
    #[error("the workbook could not be written out")]
    Io(#[from] std::io::Error),
    /// Excel has no cell for it, and would show an error instead of a figure.
    #[error("{0} has no finite figure to show")]
    NotFinite(String),
}
