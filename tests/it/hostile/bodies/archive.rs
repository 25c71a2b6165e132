//! A zip of files: names are clean, what comes out is bounded, and every member is read or refused.
use std::io::Cursor;
use tonghop::sheet::read::{Archive, Limits};

pub fn run(data: &[u8]) {
    let limits = Limits { file: 1 << 20, inflated: 4 << 20, ..Limits::default() };
    let Some(Ok(archive)) = Archive::open(Cursor::new(data), &limits) else { return };
    for (at, member) in archive.members().iter().enumerate() {
        let clean = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0']);
        assert!(member.name.split('/').all(clean), "{:?}", member.name);
        if let Ok(bytes) = archive.read(at) {
            assert!(bytes.len() as u64 <= limits.file, "{}: {} bytes", member.name, bytes.len());
        }
    }
}
