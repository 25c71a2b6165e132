//! Files of characters: HTML, XML, delimited text. Any may wear `.xls`.
use super::Kind;

/// Enough to meet the first tag after a licence comment, and to notice binary bytes.
const HEAD: usize = 4096;

const HTML: [&[u8]; 11] = [
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<meta",
    b"<body",
    b"<table",
    b"<div",
    b"<style",
    b"<title",
    b"<center",
    b"mime-version:",
];

/// Html, Xml, Csv, or Unknown for bytes no text has.
pub fn kind(bytes: &[u8]) -> Kind {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    match head {
        [0xFF, 0xFE, rest @ ..] => characters(rest.iter().step_by(2).copied()),
        [0xFE, 0xFF, _, rest @ ..] => characters(rest.iter().step_by(2).copied()),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest if !rest.iter().copied().any(is_binary) => {
            characters(rest.iter().copied())
        }
        _ => Kind::Unknown,
    }
}

/// Bytes no text has in any single-byte encoding or UTF-8. UniKey leaves backspaces (8) behind.
const fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=7 | 14..=26 | 28..=31)
}

fn characters(bytes: impl Iterator<Item = u8>) -> Kind {
    let text: Vec<u8> = bytes.map(|byte| byte.to_ascii_lowercase()).collect();
    let text = text.trim_ascii_start();
    if HTML.iter().any(|tag| text.starts_with(tag)) {
        return Kind::Html;
    }
    if text.starts_with(b"<?xml") {
        return if super::contains(text, b"<html") { Kind::Html } else { Kind::Xml };
    }
    if text.starts_with(b"<!--") && HTML.iter().any(|tag| super::contains(text, tag)) {
        return Kind::Html;
    }
    Kind::Csv
}
