//! Plan files that are right, and plan files that are not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod built_in;
mod fault;

use super::*;

/// A plan file, marked with `«` where its fault is: the text without the mark, and the line and column of it.
fn marked(text: &str) -> (String, usize, usize) {
    let before = text.split_once('«').unwrap().0;
    let line = before.lines().count().max(1) + usize::from(before.ends_with('\n'));
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (text.replace('«', ""), line, column)
}

#[test]
fn the_example_of_the_format_page_is_a_plan() {
    let page = include_str!("../../../../../docs/plan-format.md");
    let example = page.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
    let plan = parse(example).unwrap();
    assert_eq!((plan.forms[0].fields.len(), plan.forms[0].tables.len()), (6, 1));
    assert_eq!((plan.indicators.len(), plan.rules.len()), (7, 1));
    assert_eq!(plan.indicators[3].targets[0].max, Some(20.into()));
}
