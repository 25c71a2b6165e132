//! Many forms in one archive to hand out.
use super::super::WriteError;
use std::io::{Seek, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Packs forms under their file names. Workbooks are compressed already, so they are stored; the times are
/// fixed, so that the same forms give the same bytes.
pub fn zip_forms(forms: impl IntoIterator<Item = (String, Vec<u8>)>, out: impl Write + Seek) -> Result<(), WriteError> {
    let mut archive = ZipWriter::new(out);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in forms {
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    archive.finish()?.flush()?;
    Ok(())
}
