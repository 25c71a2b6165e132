//! How much one file may ask of the machine. Every crossing is a finding with the figure and the limit.
use serde::{Deserialize, Serialize};
use std::time::Duration;

const MIB: u64 = 1024 * 1024;

/// Limits for reading one file. The defaults are far above any honest report sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes that come out of all parts together.
    pub inflated: u64,
    /// Bytes out for one byte in, counted for a part once it is larger than `ratio_from`.
    pub ratio: u64,
    pub ratio_from: u64,
    /// Filled cells in the workbook.
    pub cells: u64,
    pub sheets: u64,
    /// Characters in one cell; Excel's own limit.
    pub text: u64,
    /// Bytes of text in all cells together: one long shared string may stand in every cell.
    pub all_text: u64,
    /// Merged areas, hidden runs of rows and hidden runs of columns, together, in the workbook.
    pub ranges: u64,
    /// Files in one archive.
    pub members: u64,
    /// Bytes that come out of one archive's members together, one after the other.
    pub unpacked: u64,
    /// Bytes the reader process may hold at any moment.
    pub memory: u64,
    /// From sending the file to the last answer.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 64 * MIB,
            inflated: 512 * MIB,
            ratio: 200,
            ratio_from: 16 * MIB,
            cells: 300_000,
            sheets: 500,
            text: 32_767,
            all_text: 64 * MIB,
            ranges: 50_000,
            members: 10_000,
            unpacked: 2048 * MIB,
            memory: 384 * MIB,
            time: Duration::from_secs(15),
        }
    }
}

/// A size as limits are written: `64 MiB`, `1.5 MiB`, `300 KiB`.
pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10) / unit;
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..MIB => format!("{} KiB", tenths(1024)),
        MIB.. => format!("{} MiB", tenths(MIB)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_reads_as_limits_are_written() {
        for (bytes, text) in
            [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (64 * MIB, "64 MiB"), (MIB + MIB / 2, "1.5 MiB")]
        {
            assert_eq!(size(bytes), text);
        }
    }
}
