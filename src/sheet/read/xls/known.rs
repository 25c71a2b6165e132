//! Types of records that may stand in a workbook. One that is not among them was something else before it was
//! damaged, perhaps a cell.

/// Below 0x0800, in order: Excel 97's, then those only earlier versions write. Charts have their own, which nobody looks at.
const KNOWN: &[u16] = &[
    6, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 34, 35, 38, 39, 40, 41, 42, 43, 47,
    49, 51, 60, 61, 64, 65, 66, 77, 80, 81, 82, 85, 86, 89, 90, 91, 92, 93, 94, 95, 96, 97, 99, 125, 127, 128, 129,
    130, 131, 132, 133, 134, 140, 141, 144, 146, 148, 150, 151, 152, 153, 154, 155, 156, 157, 158, 160, 161, 171, 174,
    175, 176, 177, 178, 180, 181, 182, 184, 185, 188, 189, 190, 191, 192, 193, 194, 195, 197, 198, 199, 200, 201, 202,
    203, 204, 205, 206, 207, 208, 209, 210, 211, 213, 214, 215, 216, 217, 218, 220, 221, 222, 223, 224, 225, 226, 227,
    229, 233, 235, 236, 237, 239, 240, 241, 242, 244, 245, 246, 247, 248, 249, 251, 252, 253, 255, 256, 259, 290, 311,
    312, 315, 317, 318, 319, 320, 330, 331, 333, 334, 335, 336, 337, 338, 339, 340, 351, 352, 353, 401, 402, 403, 404,
    405, 406, 407, 408, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 437, 438, 439, 440, 441, 442, 443, 444, 445,
    446, 448, 449, 450, 512, 513, 515, 516, 517, 519, 520, 523, 545, 549, 566, 574, 638, 659, 1048, 1054, 1084, 1212,
];

/// Those that stand only before the sheets, and those that stand only in a sheet: a cell that turns into one of the
/// other side is found out.
const GLOBAL: &[u16] = &[
    0x0031, 0x0042, 0x0085, 0x0092, 0x00B9, 0x00C1, 0x00E0, 0x00E1, 0x00E2, 0x00EB, 0x00FC, 0x00FF, 0x013D, 0x01AE,
    0x0293, 0x041E,
];
const SHEET: &[u16] = &[
    0x0006, 0x007D, 0x00BD, 0x00BE, 0x00D6, 0x00D7, 0x00E5, 0x00FD, 0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207,
    0x0208, 0x020B, 0x0221, 0x0225, 0x0236, 0x027E, 0x04BC,
];

/// Lengths of records a damaged cell could be taken for, their types being one bit away from a cell's; and of those
/// near the cells, which would swallow what follows them if their length grew.
const LENGTHS: &[(u16, &[usize])] = &[
    (0x000C, &[2]),
    (0x000D, &[2]),
    (0x000E, &[2]),
    (0x000F, &[2]),
    (0x0010, &[8]),
    (0x0011, &[2]),
    (0x0016, &[2]),
    (0x0026, &[8]),
    (0x0027, &[8]),
    (0x0028, &[8]),
    (0x0029, &[8]),
    (0x002A, &[2]),
    (0x002B, &[2]),
    (0x0055, &[2]),
    (0x005F, &[2]),
    (0x007D, &[10, 11, 12]),
    (0x0080, &[8]),
    (0x0081, &[2]),
    (0x0082, &[2]),
    (0x0083, &[2]),
    (0x0084, &[2]),
    (0x0086, &[0]),
    (0x009D, &[2]),
    (0x00BF, &[0]),
    (0x00DD, &[2]),
    (0x01BD, &[0]),
    (0x0200, &[10, 14, 16]),
    (0x0201, &[6]),
    (0x0208, &[16]),
    (0x0225, &[2, 4]),
    (0x023E, &[10, 18]),
];

/// Rows and cells, and what belongs to them: they stand together.
const TABLE: &[u16] = &[
    0x0006, 0x005E, 0x00BC, 0x00BD, 0x00BE, 0x00D6, 0x00D7, 0x00FD, 0x01C2, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207,
    0x0208, 0x0221, 0x0236, 0x027E, 0x04BC,
];

pub fn is_of_table(kind: u16) -> bool {
    TABLE.contains(&kind)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Globals,
    Sheet,
}

pub fn may_stand(kind: u16, data: &[u8], place: Place) -> bool {
    if (0x0800..0x1000).contains(&kind) {
        // Later versions' records repeat their type, but for the first few.
        return kind < 0x0850 || data.starts_with(&kind.to_le_bytes());
    }
    // The colours of charts stand among what is common to all sheets.
    if kind == 0x105C {
        return place == Place::Globals;
    }
    let elsewhere = match place {
        Place::Globals => SHEET,
        Place::Sheet => GLOBAL,
    };
    KNOWN.binary_search(&kind).is_ok() && !elsewhere.contains(&kind) && fits(kind, data)
}

/// A record of a fixed length has it.
pub fn fits(kind: u16, data: &[u8]) -> bool {
    LENGTHS.iter().find(|(one, _)| *one == kind).is_none_or(|(_, lengths)| lengths.contains(&data.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_records_of_a_workbook_stand_in_one() {
        assert!(KNOWN.is_sorted());
        for (kind, data, place, may) in [
            (0x0203, &[0; 14][..], Place::Sheet, true),
            (0x0203, &[0; 14], Place::Globals, false),
            (0x00E0, &[0; 20], Place::Sheet, false),
            (0x0201, &[0; 14], Place::Sheet, false),
            (0x0000, &[], Place::Sheet, false),
            (0x087C, &[0x7C, 0x08, 0, 0], Place::Globals, true),
            (0x087C, &[0x7D, 0x08, 0, 0], Place::Globals, false),
            (0x1002, &[], Place::Sheet, false),
        ] {
            assert_eq!(may_stand(kind, data, place), may, "{kind:#x}");
        }
    }
}
