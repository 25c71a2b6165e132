//! What parent and child say to each other: frames of a `u32` length (little-endian) and that many bytes.
//!
//! A request is two frames, the task and the file. An answer is, per sheet, its head and its cells in chunks, then
//! `Done`; or a file's bytes in chunks, then `Done`; or `Failed`.
use super::limits::Limits;
use crate::domain::{
    grid::{Address, Area, Cell, Content, Sheet, Workbook},
    intake::Finding,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{self, ErrorKind, Read, Write};

/// Largest answer frame; the child keeps far below it.
pub const FRAME: u64 = 16 * 1024 * 1024;
/// A task is a few dozen bytes and perhaps a password.
const SMALL: u64 = 4096;
/// A chunk is sent once it holds so many cells or so much text.
const CHUNK_CELLS: usize = 8192;
const CHUNK_TEXT: usize = 1024 * 1024;
const CHUNK_BYTES: usize = 1024 * 1024;

/// What is to be done with a file. Not printable: a password is nowhere written down.
#[derive(Serialize, Deserialize)]
pub enum Task {
    Read,
    Decrypt { password: String },
}

/// A file, and what is to be done with it.
pub struct Request {
    pub task: Task,
    pub limits: Limits,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// A sheet begins; the cells that follow are its own.
    Sheet(Head),
    Cells(Vec<Cell>),
    Done,
    Failed(Finding),
    /// More of a file that was decrypted.
    Bytes(Vec<u8>),
}

/// A sheet without its cells.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head {
    pub name: String,
    pub hidden: bool,
    pub merged: Vec<Area>,
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    pub linked: Vec<Address>,
}

impl Head {
    pub fn into_sheet(self) -> Sheet {
        let Self { name, hidden, merged, hidden_rows, hidden_columns, linked } = self;
        Sheet { name, hidden, cells: Vec::new(), merged, hidden_rows, hidden_columns, linked }
    }
}

pub fn send_request(mut out: impl Write, task: &Task, bytes: &[u8], limits: &Limits) -> io::Result<()> {
    send(&mut out, &(task, limits))?;
    write_frame(&mut out, bytes)?;
    out.flush()
}

/// The next file; None when the parent has no more.
pub fn receive_request(input: &mut impl Read) -> io::Result<Option<Request>> {
    let Some(task) = read_frame(input, SMALL)? else { return Ok(None) };
    let (task, limits): (Task, Limits) = decode(&task)?;
    let bytes = read_frame(input, limits.file)?.ok_or(ErrorKind::UnexpectedEof)?;
    Ok(Some(Request { task, limits, bytes }))
}

pub fn send_bytes(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    for chunk in bytes.chunks(CHUNK_BYTES) {
        send(out, &Answer::Bytes(chunk.to_vec()))?;
    }
    send(out, &Answer::Done)
}

pub fn send_workbook(out: &mut impl Write, book: Workbook) -> io::Result<()> {
    for sheet in book.sheets {
        let Sheet { name, hidden, cells, merged, hidden_rows, hidden_columns, linked } = sheet;
        send(out, &Answer::Sheet(Head { name, hidden, merged, hidden_rows, hidden_columns, linked }))?;
        let mut chunk = Vec::with_capacity(cells.len().min(CHUNK_CELLS));
        let mut text = 0;
        for cell in cells {
            text += if let Content::Text(text) = &cell.content { text.len() } else { 0 };
            chunk.push(cell);
            if chunk.len() == CHUNK_CELLS || text >= CHUNK_TEXT {
                send(out, &Answer::Cells(std::mem::take(&mut chunk)))?;
                text = 0;
            }
        }
        if !chunk.is_empty() {
            send(out, &Answer::Cells(chunk))?;
        }
    }
    send(out, &Answer::Done)
}

pub fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    write_frame(out, &postcard::to_stdvec(message).map_err(io::Error::other)?)
}

pub fn receive(input: &mut impl Read) -> io::Result<Answer> {
    decode(&read_frame(input, FRAME)?.ok_or(ErrorKind::UnexpectedEof)?)
}

fn decode<T: DeserializeOwned>(frame: &[u8]) -> io::Result<T> {
    match postcard::take_from_bytes(frame) {
        Ok((message, [])) => Ok(message),
        Ok(_) => Err(ErrorKind::InvalidData.into()),
        Err(error) => Err(io::Error::new(ErrorKind::InvalidData, error)),
    }
}

fn write_frame(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(bytes)
}

/// None at the end, if it falls between two frames.
fn read_frame(input: &mut impl Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = Vec::with_capacity(4);
    input.by_ref().take(4).read_to_end(&mut length)?;
    let length = match length.first_chunk::<4>() {
        Some(length) => u64::from(u32::from_le_bytes(*length)),
        None if length.is_empty() => return Ok(None),
        None => return Err(ErrorKind::UnexpectedEof.into()),
    };
    if length > limit {
        return Err(io::Error::new(ErrorKind::InvalidData, format!("frame of {length} bytes")));
    }
    let mut frame = Vec::with_capacity(usize::try_from(length).map_err(io::Error::other)?);
    input.by_ref().take(length).read_to_end(&mut frame)?;
    if frame.len() as u64 == length { Ok(Some(frame)) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_request_arrives_as_it_was_sent() {
        let mut pipe = Vec::new();
        send_request(&mut pipe, &Task::Read, b"PK", &Limits::default()).unwrap();
        send_request(&mut pipe, &Task::Decrypt { password: "mật khẩu".into() }, b"", &Limits::default()).unwrap();
        let mut pipe = &pipe[..];
        let first = receive_request(&mut pipe).unwrap().unwrap();
        assert_eq!((first.limits, first.bytes), (Limits::default(), b"PK".to_vec()));
        assert!(matches!(first.task, Task::Read));
        let second = receive_request(&mut pipe).unwrap().unwrap();
        assert!(matches!(second.task, Task::Decrypt { password } if password == "mật khẩu"));
        assert!(receive_request(&mut pipe).unwrap().is_none());
    }

    #[test]
    fn a_large_sheet_comes_in_chunks() {
        let text = "x".repeat(CHUNK_TEXT / 4);
        let cell = |row| Cell::new(Address::new(row, 0), Content::Text(text.clone()));
        let sheet = Sheet { cells: (0..9).map(cell).collect(), ..Sheet::default() };
        let mut pipe = Vec::new();
        send_workbook(&mut pipe, Workbook { sheets: vec![sheet] }).unwrap();
        let mut pipe = &pipe[..];
        let mut chunks = Vec::new();
        loop {
            match receive(&mut pipe).unwrap() {
                Answer::Sheet(_) => {}
                Answer::Cells(cells) => chunks.push(cells.len()),
                Answer::Done => break,
                other @ (Answer::Failed(_) | Answer::Bytes(_)) => unreachable!("{other:?}"),
            }
        }
        assert_eq!(chunks, [4, 4, 1]);
    }

    #[test]
    fn a_lying_or_cut_frame_is_an_error() {
        for frame in [&[255, 255, 255, 255, 1][..], &[2, 0, 0, 0, 2], &[1, 0], &[1, 0, 0, 0, 99], &[2, 0, 0, 0, 2, 2]] {
            assert!(receive(&mut &frame[..]).is_err(), "{frame:?}");
        }
    }
}
