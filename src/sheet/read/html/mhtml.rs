//! The pages of a web archive (MHTML), the "single file web page" that Excel saves.
use crate::{domain::intake::Finding, sheet::read::refuse::unreadable};

/// Excel writes a part per sheet and a few besides.
const PARTS: usize = 2000;

pub struct Part {
    pub bytes: Vec<u8>,
    pub charset: Option<String>,
}

pub fn is_one(bytes: &[u8]) -> bool {
    const START: &[u8] = b"mime-version:";
    bytes.trim_ascii_start().get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// Every part that is a page.
pub fn pages(bytes: &[u8]) -> Result<Vec<Part>, Finding> {
    let (headers, body) = split(bytes.trim_ascii_start());
    let Some(boundary) = headers.parameter("boundary") else {
        return Ok(page(&headers, body)?.into_iter().collect());
    };
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut pages = Vec::new();
    for part in parts(body, &mark).take(PARTS) {
        let (headers, body) = split(part);
        pages.extend(page(&headers, body)?);
    }
    Ok(pages)
}

fn page(headers: &Headers, body: &[u8]) -> Result<Option<Part>, Finding> {
    if !headers.value("content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html")) {
        return Ok(None);
    }
    let bytes =
        match headers.value("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            "" | "7bit" | "8bit" | "binary" => body.to_vec(),
            other => return Err(unreadable(other)),
        };
    Ok(Some(Part { bytes, charset: headers.parameter("charset") }))
}

/// What stands between the lines that begin with the mark.
fn parts<'a>(body: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = next_part(body, mark).map(|(_, after)| after);
    std::iter::from_fn(move || {
        let from = rest?;
        // A part that is cut short ends with the file.
        let (part, after) = next_part(from, mark).map_or((from, None), |(part, after)| (part, Some(after)));
        rest = after.filter(|after| !after.starts_with(b"--"));
        Some(part)
    })
}

fn next_part<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut from = 0;
    loop {
        let found = from + bytes.get(from..)?.windows(mark.len()).position(|window| window == mark)?;
        if found == 0 || bytes.get(found - 1) == Some(&b'\n') {
            return Some((bytes.get(..found)?, bytes.get(found + mark.len()..)?));
        }
        from = found + mark.len();
    }
}

/// Names in lower case, values with their continuation lines joined.
struct Headers(Vec<(String, String)>);

/// Headers end with the first empty line.
fn split(part: &[u8]) -> (Headers, &[u8]) {
    let part = part.strip_prefix(b"\r\n").or_else(|| part.strip_prefix(b"\n")).unwrap_or(part);
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = part;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end + 1);
        rest = after;
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            break;
        }
        match (line.starts_with([' ', '\t']), headers.last_mut()) {
            (true, Some((_, value))) => value.extend([" ", line.trim()]),
            (_, _) => {
                let (name, value) = line.split_once(':').unwrap_or((&line, ""));
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }
    (Headers(headers), rest)
}

impl Headers {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of the content's type: `boundary`, `charset`.
    fn parameter(&self, name: &str) -> Option<String> {
        let parameters = self.value("content-type")?.split(';').skip(1);
        let mut pairs = parameters.filter_map(|one| one.split_once('='));
        let (_, value) = pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
    }
}

/// `=3D` is a byte, `=` at the end of a line joins it to the next.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = match (byte, after) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                out.push(digit(*high) << 4 | digit(*low));
                after
            }
            (byte, after) => {
                out.push(*byte);
                after
            }
        };
    }
    out
}

const fn digit(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        _ => byte.to_ascii_lowercase().wrapping_sub(b'a' - 10) & 0x0F,
    }
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in body {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xFF) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_parts_come_back() {
        assert_eq!(quoted_printable(b"Tr=C6=B0=\r\n=E1=BB=9Dng =3D 5=\n=zz="), "Trường = 5=zz=".as_bytes());
        assert_eq!(base64(b"VHLG\r\nsOG7nW5n"), "Trường".as_bytes());
        assert_eq!(base64(b"aGk="), b"hi");
    }
}
