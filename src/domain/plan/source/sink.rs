//! Where faults gather until the whole file has been read.
use super::{Fault, FaultKind};
use std::cell::RefCell;

/// The text of a plan file and the faults found so far, by their place in bytes.
pub(super) struct Sink<'t> {
    text: &'t str,
    faults: RefCell<Vec<(usize, FaultKind)>>,
}

impl<'t> Sink<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, faults: RefCell::default() }
    }

    pub fn fault(&self, at: usize, kind: FaultKind) {
        self.faults.borrow_mut().push((at, kind));
    }

    /// Line and column, from 1; columns in characters.
    fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before.chars().count() - before.get(..line_start).unwrap_or("").chars().count() + 1)
    }

    pub fn line(&self, at: usize) -> usize {
        self.position(at).0
    }

    /// All faults from top to bottom. A value that two checks looked at is named once.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut found = self.faults.take();
        found.sort_by_key(|(at, _)| *at);
        let mut faults: Vec<Fault> = Vec::new();
        for (at, kind) in found {
            let (line, column) = self.position(at);
            let fault = Fault { line, column, at, kind };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        faults
    }
}
