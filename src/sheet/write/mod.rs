//! Workbooks we write: the blank form and the consolidated workbook, and how a file reaches the disk.
//!
//! Everything printed here is Vietnamese: it goes to schools and to the province.
pub mod consolidated;
mod file_name;
mod fill;
pub mod form;
mod letterhead;
mod measure;
mod page;
mod pen;
mod plain;
mod plan;
#[cfg(test)]
mod sample;
pub mod save;
mod style;
mod table;
mod words;

pub use consolidated::{Contents, Edition, write_consolidated};
pub use file_name::file_name;
pub use fill::fill;
pub use form::{write_form, zip_forms};
pub use plain::write_plain;
pub use plan::write_plan;
pub use save::{SaveError, check_free, check_target, save, save_bytes};
pub use table::{write_findings, write_roster};

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
