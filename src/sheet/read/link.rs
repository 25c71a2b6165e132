//! Formulas looked through for references to other workbooks, as text and in binary form. Nothing is calculated.

/// True if a formula in text, as XML holds it, reads another workbook: `[1]Sheet1!A1`, `'C:\[so.xlsx]S 1'!A1`,
/// `[1]!Name`. A table's column, `Table1[Lớp]`, has no sheet behind its bracket.
pub fn leads_out_of_workbook(formula: &[u8]) -> bool {
    let mut rest = formula;
    while let Some((&sign, after)) = rest.split_first() {
        rest = after;
        match sign {
            b'"' => rest = behind(after, b'"'),
            // A quoted name of a sheet, with or without a workbook.
            b'\'' => {
                rest = behind(after, b'\'');
                let quoted = after.get(..after.len() - rest.len()).unwrap_or_default();
                if rest.starts_with(b"!") && quoted.contains(&b'[') {
                    return true;
                }
            }
            b'[' => {
                let name = behind(after, b']');
                let ends = |sign: &u8| sign.is_ascii() && !sign.is_ascii_alphanumeric() && !b"_.".contains(sign);
                let end = name.iter().position(ends).unwrap_or(name.len());
                if name.len() < after.len() && name.get(end) == Some(&b'!') {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// What follows the next such sign.
fn behind(text: &[u8], sign: u8) -> &[u8] {
    let end = text.iter().position(|one| *one == sign).map_or(text.len(), |at| at + 1);
    text.get(end..).unwrap_or_default()
}

/// How wide the references of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// xls of Excel 5 and 95.
    Five,
    /// xls since Excel 97.
    Eight,
    /// xlsb.
    Twelve,
}

/// True if a formula reads another workbook. `external` tells which of the workbook's sheet references lead out of
/// it. A token that is not known ends the search: what follows it cannot be told apart.
pub fn leads_out(formula: &[u8], edition: Edition, external: &[bool]) -> bool {
    let mut rest = formula;
    while let Some((&token, after)) = rest.split_first() {
        let class = if token < 0x20 { token } else { (token & 0x1F) | 0x20 };
        let Some(size) = size(class, after, edition) else { return false };
        if matches!(class, 0x39..=0x3D)
            && let Some(sheet) = after.first_chunk().map(|two| u16::from_le_bytes(*two))
        {
            let out = match edition {
                // References within the workbook count from below zero.
                Edition::Five => sheet.cast_signed() > 0,
                Edition::Eight | Edition::Twelve => external.get(usize::from(sheet)).copied().unwrap_or(false),
            };
            if out {
                return true;
            }
        }
        rest = after.get(size..).unwrap_or_default();
    }
    false
}

/// Bytes behind a token.
fn size(class: u8, after: &[u8], edition: Edition) -> Option<usize> {
    let wide = |five, eight, twelve| match edition {
        Edition::Five => five,
        Edition::Eight => eight,
        Edition::Twelve => twelve,
    };
    Some(match class {
        0x01 | 0x02 => 4,
        0x03..=0x16 => 0,
        0x17 => text(after, edition)?,
        0x19 => attribute(after)?,
        0x1C | 0x1D => 1,
        0x1E | 0x21 => 2,
        0x1F => 8,
        0x20 => wide(7, 7, 14),
        0x22 => 3,
        0x23 => wide(14, 4, 4),
        0x24 | 0x2A | 0x2C => wide(3, 4, 6),
        0x25 | 0x2B | 0x2D => wide(6, 8, 12),
        0x26..=0x28 => 6,
        0x29 => 2,
        0x39 => wide(24, 6, 6),
        0x3A | 0x3C => wide(17, 6, 8),
        0x3B | 0x3D => wide(20, 10, 14),
        _ => return None,
    })
}

/// A text within a formula.
fn text(after: &[u8], edition: Edition) -> Option<usize> {
    let short = usize::from(*after.first()?);
    Some(match edition {
        Edition::Five => 1 + short,
        Edition::Eight => 2 + short * if after.get(1)? & 1 == 0 { 1 } else { 2 },
        Edition::Twelve => 2 + 2 * usize::from(u16::from_le_bytes(*after.first_chunk()?)),
    })
}

/// Spaces, jumps; the jump table of CHOOSE has a length of its own.
fn attribute(after: &[u8]) -> Option<usize> {
    let [kind, low, high] = *after.first_chunk()?;
    let choices = if kind & 4 != 0 { 2 * (usize::from(u16::from_le_bytes([low, high])) + 1) } else { 0 };
    Some(3 + choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_named_in_brackets_before_a_sheet() {
        for (formula, out) in [
            ("[1]Sheet1!A1", true),
            ("SUM(A1,[12]Tháng_5!$B$2)", true),
            ("'[so.xlsx]Biểu 1'!A1", true),
            ("'C:\\Báo cáo\\[so.xlsx]S'!A1+1", true),
            ("[2]!Tong", true),
            ("Sheet2!A1+'Biểu 1'!B2", false),
            ("SUM(Table1[Lớp])+Sheet2!A1", false),
            ("Table1[[#This Row],[a]]*Sheet2!A1", false),
            ("\"[1]A!\"&B1", false),
            ("[1", false),
            ("'[1]", false),
        ] {
            assert_eq!(leads_out_of_workbook(formula.as_bytes()), out, "{formula}");
        }
    }

    #[test]
    fn a_reference_to_another_workbook_is_found() {
        let external = [false, true];
        for (formula, edition, out) in [
            // A1+1
            (&[0x44, 0, 0, 0, 0xC0, 0x1E, 1, 0, 0x03][..], Edition::Eight, false),
            // Sheet2!A1, then [so.xls]Sheet1!A1
            (&[0x5A, 0, 0, 0, 0, 0, 0], Edition::Eight, false),
            (&[0x5A, 1, 0, 0, 0, 0, 0], Edition::Eight, true),
            (&[0x17, 2, 1, 0x5A, 1, 0x5A, 1, 0x3B, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0], Edition::Eight, true),
            (&[0x17, 3, 0, 0x5A, 1, 0], Edition::Eight, false),
            (&[0x19, 4, 1, 0, 0, 0, 0, 0, 0x3A, 1, 0], Edition::Eight, true),
            (&[0x3A, 0xFF, 0xFF], Edition::Five, false),
            (&[0x17, 1, 0x3A, 0x3A, 1, 0], Edition::Five, true),
            (&[0x44, 0, 0, 0, 0, 0, 0xC0, 0x5A, 1, 0, 0, 0, 0, 0, 0, 0], Edition::Twelve, true),
            (&[0x18, 0x5A, 1, 0], Edition::Eight, false),
            (&[0x3A, 9, 0], Edition::Eight, false),
            (&[0x3A], Edition::Eight, false),
        ] {
            assert_eq!(leads_out(formula, edition, &external), out, "{formula:x?}");
        }
    }
}
