//! A file that only a password opens.

/// The first bytes of a workbook under a password: a compound file whose directory names an encrypted package.
pub fn encrypted() -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut bytes = vec![0_u8; SECTOR * 4];
    let mut put = |at: usize, part: &[u8]| {
        if let Some(place) = bytes.get_mut(at..at + part.len()) {
            place.copy_from_slice(part);
        }
    };
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    // One sector of the allocation table (sector 0), the directory in sector 1.
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for at in (80..SECTOR).step_by(4) {
        put(at, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    put(SECTOR, &0xFFFF_FFFD_u32.to_le_bytes());
    put(SECTOR + 4, &0xFFFF_FFFE_u32.to_le_bytes());
    for (entry, name) in ["Root Entry", "EncryptionInfo", "EncryptedPackage"].iter().enumerate() {
        let at = SECTOR * 2 + entry * 128;
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &letters);
        put(at + 64, &u16::try_from(letters.len() + 2).unwrap_or(0).to_le_bytes());
        put(at + 66, &[if entry == 0 { 5 } else { 2 }]);
    }
    bytes
}
