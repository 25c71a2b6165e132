//! How many cells were right, flagged, missed and silently wrong, by layout, by format and by what was unusual.
use super::{
    case::Case,
    judge::{Judged, Verdict},
};
use std::{collections::BTreeMap, fmt::Write};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub right: usize,
    pub flagged: usize,
    pub missed: usize,
    pub wrong: usize,
    pub readable: usize,
    pub readable_right: usize,
    pub alarms: usize,
}

#[derive(Debug, Default)]
pub struct Counts {
    pub files: usize,
    pub all: Count,
    /// Kind of row, name → counts.
    pub rows: BTreeMap<(&'static str, String), Count>,
    /// What must not be, in words.
    pub faults: Vec<String>,
    pub alarms: Vec<String>,
    pub unread: Vec<String>,
}

impl Count {
    fn add(&mut self, judged: &Judged) {
        match judged.verdict {
            Verdict::Right => self.right += 1,
            Verdict::Flagged => self.flagged += 1,
            Verdict::Missed => self.missed += 1,
            Verdict::Wrong => self.wrong += 1,
        }
        self.readable += usize::from(judged.readable);
        self.readable_right += usize::from(judged.readable && judged.verdict == Verdict::Right);
        self.alarms += usize::from(judged.alarm);
    }

    /// Right ones of a hundred readable ones.
    pub fn share(&self) -> f64 {
        if self.readable == 0 { 100.0 } else { 100.0 * self.readable_right as f64 / self.readable as f64 }
    }
}

impl Counts {
    pub fn add(&mut self, case: &Case, judged: &[Judged]) {
        self.files += 1;
        for one in judged {
            self.all.add(one);
            let mut row = |kind, name: &str| self.rows.entry((kind, name.to_owned())).or_default().add(one);
            row("layout", case.layout.name());
            row("format", case.format.name());
            row("layout and format", &format!("{} / {}", case.layout.name(), case.format.name()));
            row("cell", one.mess);
            case.draft.messes.iter().for_each(|mess| row("file", mess));
            if matches!(one.verdict, Verdict::Missed | Verdict::Wrong) {
                self.faults.push(one.note.clone());
            }
            if one.alarm {
                self.alarms.push(one.note.clone());
            }
            if one.readable && one.verdict != Verdict::Right {
                self.unread.push(one.note.clone());
            }
        }
    }

    /// As docs/truth.md has it.
    pub fn table(&self) -> String {
        let mut out = String::from(
            "| | | right | flagged | missed | silently wrong | readable | of these right | false errors |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n",
        );
        let mut line = |kind: &str, name: &str, count: &Count| {
            let Count { right, flagged, missed, wrong, readable, alarms, .. } = count;
            writeln!(
                out,
                "| {kind} | {name} | {right} | {flagged} | {missed} | {wrong} | {readable} | {:.1} % | {alarms} |",
                count.share()
            )
            .unwrap();
        };
        line("all", "", &self.all);
        for ((kind, name), count) in self.rows.iter().filter(|((kind, _), _)| *kind != "layout and format") {
            line(kind, name, count);
        }
        out
    }
}
