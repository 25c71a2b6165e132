//! Plans through a workbook and back, and workbooks that are wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod round_trip;

use super::{How, Tab, column::words};
use crate::domain::{
    plan::{Accrual, Adds, Cycle, DeadlineRule, Judge, Judged, Missing, OnTimeBy, Operator, Shift, Window},
    vietnamese::fold,
};
use std::collections::BTreeSet;

#[test]
fn the_format_page_has_every_column_with_its_note() {
    let page = include_str!("../../../../../docs/plan-format.md");
    for tab in Tab::ALL {
        let chapter = page.split_once(&format!("\n### Sheet {}\n", tab.name())).unwrap().1;
        let chapter = chapter.split_once("\n### ").map_or(chapter, |(chapter, _)| chapter);
        let columns = tab.columns().iter().filter(|column| column.how != How::Remark);
        let lines: Vec<String> = columns
            .map(|column| format!("| {}{} | {} |", column.heading, if column.needed { " *" } else { "" }, column.note))
            .collect();
        let found: Vec<&str> = chapter.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
        assert_eq!(found, lines, "{}", tab.name());
    }
}

#[test]
fn headings_and_words_are_told_apart_without_case_and_marks() {
    for tab in Tab::ALL {
        let headings: BTreeSet<String> = tab.columns().iter().map(|column| fold(column.heading)).collect();
        assert_eq!(headings.len(), tab.columns().len(), "{}", tab.name());
        for column in tab.columns() {
            let (How::Words(list) | How::Row(list)) = column.how else { continue };
            let folded: BTreeSet<String> = list.iter().map(|(_, word)| fold(word)).collect();
            assert_eq!(folded.len(), list.len(), "{}", column.heading);
            // Excel's own drop-downs end at 255 characters and part their words by commas.
            assert!(list.iter().map(|(_, word)| word.encode_utf16().count() + 1).sum::<usize>() < 256);
            assert!(!list.iter().any(|(_, word)| word.contains(',')), "{}", column.heading);
        }
    }
}

#[test]
fn drop_downs_have_every_word_of_plan_files() {
    fn same<T: Copy>(all: &[T], token: fn(T) -> &'static str, words: words::Words) {
        let tokens: Vec<&str> = all.iter().copied().map(token).collect();
        assert_eq!(tokens, words.iter().map(|(token, _)| *token).collect::<Vec<_>>());
    }
    same(Cycle::ALL, Cycle::token, words::CYCLES);
    same(DeadlineRule::ALL, DeadlineRule::token, words::DEADLINE_RULES);
    same(OnTimeBy::ALL, OnTimeBy::token, words::ON_TIME_BY);
    same(Window::ALL, Window::token, words::WINDOWS);
    same(Adds::ALL, Adds::token, words::ADDS);
    same(Shift::ALL, Shift::token, words::SHIFTS);
    same(Accrual::ALL, Accrual::token, words::ACCRUALS);
    same(Judged::ALL, Judged::token, words::JUDGED);
    same(Operator::ALL, Operator::token, words::OPERATORS);
    same(Missing::ALL, Missing::token, words::MISSING);
    assert_eq!(words::JUDGES.len(), Judge::ALL.len());
    assert!(Judge::ALL.iter().all(|one| words::word("judge", one.token()).is_some()));
}
