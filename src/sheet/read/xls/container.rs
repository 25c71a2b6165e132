//! The OLE container around an old workbook: a small file system of sectors in chains. Every chain must end, stay
//! inside the file, share no sector with another and be as long as the stream it holds.
use super::super::{
    binary::utf16,
    refuse::damaged,
    sniff::{u16_at, u32_at},
};
use crate::domain::intake::Finding;

/// Numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
const NONE: u32 = 0xFFFF_FFFF;
/// The header lists so many sectors of the allocation table itself.
const LISTED: std::ops::Range<usize> = 76..512;
const ENTRY: usize = 128;
/// Shorter streams lie in the mini stream, in sectors of their own size.
const CUTOFF: u64 = 4096;
const MINI: usize = 64;

/// The stream that holds the workbook.
pub fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Finding> {
    let mut container = Container::open(bytes)?;
    let entries = container.directory()?;
    let root = entries.first().ok_or_else(|| damaged("the container is empty"))?;
    let inside = children(&entries, root.child)?;
    let named = |name: &str| inside.iter().find(|entry| entry.stream && entry.name.eq_ignore_ascii_case(name));
    // Two streams: the same workbook once more for Excel 5.
    let entry =
        named("Workbook").or_else(|| named("Book")).ok_or_else(|| damaged("the container holds no workbook"))?;
    let stream = if entry.size < CUTOFF { container.small(root, entry)? } else { container.stream(entry)? };
    for other in entries.iter().filter(|other| other.stream && other.start != entry.start && other.size >= CUTOFF) {
        container.check_apart(other)?;
    }
    Ok(stream)
}

struct Entry {
    name: String,
    stream: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

struct Container<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    /// What follows each sector.
    next: Vec<u32>,
    taken: Vec<bool>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Finding> {
        let sector_size = match (u16_at(bytes, 30), u16_at(bytes, 32)) {
            (Some(9), Some(6)) => 512,
            (Some(12), Some(6)) => 4096,
            (_, _) => return Err(damaged("header of the container")),
        };
        let sectors = bytes.len().saturating_sub(sector_size).div_ceil(sector_size);
        let mut container = Self { bytes, sector_size, next: Vec::new(), taken: vec![false; sectors] };
        for sector in container.table()? {
            let words = container.take(sector)?;
            container.next.extend(words.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)));
        }
        Ok(container)
    }

    /// The sectors of the allocation table: in the header, and in a chain of their own where those are too few.
    fn table(&mut self) -> Result<Vec<u32>, Finding> {
        let word = |at| u32_at(self.bytes, at).ok_or_else(|| damaged("header of the container"));
        let (mut more, count) = (word(68)?, word(72)?);
        let listed = self.bytes.get(LISTED).unwrap_or_default();
        let mut sectors: Vec<u32> = sectors_in(listed).collect();
        while count > 0 && more < MARKS {
            let (listed, next) = self.take(more)?.split_last_chunk().ok_or_else(|| damaged("allocation table"))?;
            sectors.extend(sectors_in(listed));
            more = u32::from_le_bytes(*next);
        }
        Ok(sectors)
    }

    /// A sector's bytes; the last one of a file may be cut where nothing follows.
    fn sector(&self, number: u32) -> Result<&'a [u8], Finding> {
        let beyond = || damaged(format!("sector {number} lies beyond the file"));
        let from =
            (number as usize).checked_add(1).and_then(|at| at.checked_mul(self.sector_size)).ok_or_else(beyond)?;
        let to = from.saturating_add(self.sector_size).min(self.bytes.len());
        self.bytes.get(from..to).filter(|sector| !sector.is_empty()).ok_or_else(beyond)
    }

    /// A sector, which nothing else may use.
    fn take(&mut self, number: u32) -> Result<&'a [u8], Finding> {
        let sector = self.sector(number)?;
        match self.taken.get_mut(number as usize) {
            Some(taken) if !*taken => *taken = true,
            Some(_) | None => return Err(damaged(format!("sector {number} is used twice"))),
        }
        Ok(sector)
    }

    fn after(&self, number: u32) -> Result<Option<u32>, Finding> {
        match self.next.get(number as usize) {
            Some(&END) => Ok(None),
            Some(&next) if next < MARKS => Ok(Some(next)),
            Some(_) | None => Err(damaged(format!("the chain of sectors breaks off after {number}"))),
        }
    }

    fn chain(&mut self, start: u32) -> Result<Vec<u8>, Finding> {
        let mut bytes = Vec::new();
        let mut next = Some(start).filter(|start| *start < MARKS);
        while let Some(number) = next {
            bytes.extend_from_slice(self.take(number)?);
            next = self.after(number)?;
        }
        Ok(bytes)
    }

    fn stream(&mut self, entry: &Entry) -> Result<Vec<u8>, Finding> {
        let bytes = self.chain(entry.start)?;
        whole(bytes, entry)
    }

    /// A stream in the mini stream, which the root entry holds.
    fn small(&mut self, root: &Entry, entry: &Entry) -> Result<Vec<u8>, Finding> {
        let start = u32_at(self.bytes, 60).unwrap_or(END);
        let table = self.chain(start)?;
        let next: Vec<u32> = table.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        let minis = self.stream(root)?;
        let mut taken = vec![false; next.len()];
        let mut bytes = Vec::new();
        let mut at = entry.start;
        while at < MARKS {
            let index = at as usize;
            match taken.get_mut(index) {
                Some(taken) if !*taken => *taken = true,
                Some(_) | None => return Err(damaged(format!("small sector {at} is used twice or missing"))),
            }
            let mini = index.checked_mul(MINI).and_then(|from| minis.get(from..)).unwrap_or_default();
            bytes.extend_from_slice(mini.get(..mini.len().min(MINI)).unwrap_or_default());
            at = next.get(index).copied().unwrap_or(NONE);
        }
        if at != END {
            return Err(damaged("the chain of small sectors breaks off"));
        }
        whole(bytes, entry)
    }

    /// Streams that are not read must still not share a sector with the one that is. What else is wrong with them
    /// costs no cell.
    fn check_apart(&mut self, entry: &Entry) -> Result<(), Finding> {
        let mut next = Some(entry.start).filter(|start| (*start as usize) < self.taken.len());
        while let Some(number) = next {
            self.take(number)?;
            next = self.after(number).unwrap_or_default().filter(|next| (*next as usize) < self.taken.len());
        }
        Ok(())
    }

    fn directory(&mut self) -> Result<Vec<Entry>, Finding> {
        let start = u32_at(self.bytes, 48).unwrap_or(END);
        let long = self.sector_size > 512;
        let bytes = self.chain(start)?;
        bytes
            .chunks_exact(ENTRY)
            .map(|entry| {
                let word = |at| u32_at(entry, at).unwrap_or_default();
                let length = usize::from(u16_at(entry, 64).unwrap_or_default()).saturating_sub(2).min(64);
                // The upper half is noise in containers of small sectors.
                let upper = if long { u64::from(word(124)) << 32 } else { 0 };
                Ok(Entry {
                    name: utf16(entry.get(..length).unwrap_or_default()),
                    stream: entry.get(66) == Some(&2),
                    left: word(68),
                    right: word(72),
                    child: word(76),
                    start: word(116),
                    size: upper | u64::from(word(120)),
                })
            })
            .collect()
    }
}

fn sectors_in(words: &[u8]) -> impl Iterator<Item = u32> {
    words.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).filter(|sector| *sector < MARKS)
}

/// Exactly as much as the directory says there is.
fn whole(mut bytes: Vec<u8>, entry: &Entry) -> Result<Vec<u8>, Finding> {
    let size = usize::try_from(entry.size).unwrap_or(usize::MAX);
    if bytes.len() < size {
        return Err(damaged(format!("{}: {} of {size} bytes are there", entry.name, bytes.len())));
    }
    bytes.truncate(size);
    Ok(bytes)
}

/// The entries that lie directly in a storage: workbooks embedded in other storages are not the one that was sent.
fn children(entries: &[Entry], first: u32) -> Result<Vec<&Entry>, Finding> {
    let mut found = Vec::new();
    let mut seen = vec![false; entries.len()];
    let mut open = vec![first];
    while let Some(index) = open.pop() {
        if index == NONE {
            continue;
        }
        let (Some(entry), Some(seen)) = (entries.get(index as usize), seen.get_mut(index as usize)) else {
            return Err(damaged("directory of the container"));
        };
        if std::mem::replace(seen, true) {
            return Err(damaged("the directory of the container loops"));
        }
        open.extend([entry.left, entry.right]);
        found.push(entry);
    }
    Ok(found)
}
