//! OLE containers: an old workbook, or a modern one under a password. Only the names in the directory are read.
use super::{Kind, u16_at, u32_at};

pub const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An honest container has a few dozen entries; a chain longer than this loops.
const MOST_SECTORS: usize = 256;
const ENTRY: usize = 128;

/// By the first stream name that tells.
pub fn kind(bytes: &[u8]) -> Kind {
    Directory::of(bytes).and_then(|directory| directory.flat_map(entries).find_map(named)).unwrap_or(Kind::Unknown)
}

fn entries(sector: &[u8]) -> impl Iterator<Item = &[u8]> {
    sector.chunks_exact(ENTRY)
}

/// What an entry's name says about the whole container.
fn named(entry: &[u8]) -> Option<Kind> {
    let length = usize::from(u16_at(entry, 64)?.saturating_sub(2)).min(64);
    let name = entry.get(..length)?;
    // Names know no case.
    let small = |byte: &u8| byte.to_ascii_lowercase();
    let is =
        |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).map(|byte| small(&byte)).eq(name.iter().map(small));
    [
        ("EncryptedPackage", Kind::EncryptedOoxml),
        ("EncryptionInfo", Kind::EncryptedOoxml),
        ("Workbook", Kind::Xls),
        ("Book", Kind::Xls),
        ("WordDocument", Kind::Word),
        ("PowerPoint Document", Kind::Slides),
    ]
    .into_iter()
    .find_map(|(text, kind)| is(text).then_some(kind))
}

/// The sectors of the directory, following the allocation table from the header.
struct Directory<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    next: Option<u32>,
    left: usize,
}

impl<'a> Directory<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let sector_size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        Some(Self { bytes, sector_size, next: u32_at(bytes, 48), left: MOST_SECTORS })
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector_size)?;
        self.bytes.get(from..from.checked_add(self.sector_size)?)
    }

    /// The sector after this one. The header lists the first 109 sectors of the allocation table; a directory
    /// that needs more is read no further.
    fn after(&self, number: u32) -> Option<u32> {
        let per_sector = self.sector_size / 4;
        let number = usize::try_from(number).ok()?;
        let listed = number / per_sector;
        let table = if listed < 109 { u32_at(self.bytes, 76 + listed * 4)? } else { return None };
        u32_at(self.sector(table)?, number % per_sector * 4).filter(|next| *next < 0xFFFF_FFFA)
    }
}

impl<'a> Iterator for Directory<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.left = self.left.checked_sub(1)?;
        let number = self.next?;
        self.next = self.after(number);
        self.sector(number)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, clippy::unwrap_used)]
    use super::*;

    /// A container with its directory in sectors 1 and 2 and its allocation table in sector 0.
    fn container(names: &[&str], loops: bool) -> Vec<u8> {
        let mut bytes = vec![0; 512 * 4];
        bytes[..8].copy_from_slice(SIGNATURE);
        bytes[30] = 9;
        bytes[48] = 1;
        bytes[76..80].fill(0);
        let second: u32 = if loops { 1 } else { 0xFFFF_FFFE };
        bytes[512 + 4..512 + 8].copy_from_slice(&2u32.to_le_bytes());
        bytes[512 + 8..512 + 12].copy_from_slice(&second.to_le_bytes());
        for (index, name) in names.iter().enumerate() {
            let entry = &mut bytes[1024 + index * ENTRY..];
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..name.len()].copy_from_slice(&name);
            entry[64] = u8::try_from(name.len() + 2).unwrap();
        }
        bytes
    }

    #[test]
    fn the_streams_tell_what_a_container_holds() {
        for (names, kind) in [
            (&["Root Entry", "Workbook"][..], Kind::Xls),
            (&["Root Entry", "Book"], Kind::Xls),
            (&["Root Entry", "WORKBOOK"], Kind::Xls),
            (&["Root Entry", "a", "b", "c", "d", "EncryptedPackage"], Kind::EncryptedOoxml),
            (&["Root Entry", "EncryptionInfo"], Kind::EncryptedOoxml),
            (&["Root Entry", "WordDocument"], Kind::Word),
            (&["Root Entry", "PowerPoint Document"], Kind::Slides),
            (&["Root Entry", "Workbooks"], Kind::Unknown),
        ] {
            assert_eq!(kind_of(names, false), kind, "{names:?}");
        }
    }

    #[test]
    fn a_looping_or_cut_directory_ends() {
        assert_eq!(kind_of(&["Root Entry"], true), Kind::Unknown);
        let whole = container(&["Root Entry", "Workbook"], false);
        for length in [8, 40, 100, 600, 1100] {
            assert_eq!(kind(&whole[..length]), Kind::Unknown, "{length}");
        }
    }

    fn kind_of(names: &[&str], loops: bool) -> Kind {
        kind(&container(names, loops))
    }
}
