//! What is written of a plan is the same plan when it is read.
use crate::domain::{
    grid::{Address, Cell, Content, Sheet, Workbook},
    plan::{
        Plan,
        sheet::{Head, Shown, Tab, parse, sheets},
        source::{self, built_in, write},
    },
};
use rust_decimal::prelude::ToPrimitive;

/// Every plan there is to try: those that ship, the page's example, the smallest.
pub(super) fn plans() -> Vec<(String, Plan)> {
    let page = include_str!("../../../../../docs/plan-format.md");
    let example = page.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
    let minimal = include_str!("../../source/tests/minimal.toml");
    let others = [("the page", example), ("minimal", minimal)];
    let texts = built_in().iter().map(|one| (one.id, one.text)).chain(others);
    texts.map(|(name, text)| (name.to_owned(), source::parse(text).unwrap())).collect()
}

/// The workbook as reading it would give it, without any file.
pub(super) fn workbook(plan: &Plan) -> Workbook {
    let content = |shown: &Shown| match shown {
        Shown::Text(text) => Content::Text(text.clone()),
        Shown::Number(number) => Content::Number(number.to_f64().unwrap()),
        Shown::Date(date) => Content::Date((*date).into()),
    };
    let sheet = |sheet: crate::domain::plan::sheet::Sheet| {
        let mut cells = Vec::new();
        for (column, head) in (0..).zip(&sheet.heads) {
            let text = match head {
                Head::Column(column) => column.heading.to_owned(),
                Head::Year(year) => year.to_string(),
            };
            cells.push(Cell::new(Address::new(0, column), Content::Text(text)));
        }
        for (row, (line, about)) in (1..).zip(sheet.lines.iter().zip((0..).map(|at| Tab::Plan.columns().get(at)))) {
            if sheet.tab == Tab::Plan {
                cells.push(Cell::new(Address::new(row, 0), Content::Text(about.unwrap().heading.to_owned())));
            }
            let shift = u32::from(sheet.tab == Tab::Plan);
            for (column, shown) in (shift..).zip(&line.cells) {
                if let Some(shown) = shown {
                    cells.push(Cell::new(Address::new(row, column), content(shown)));
                }
            }
        }
        Sheet { name: sheet.tab.name().to_owned(), cells, ..Sheet::default() }
    };
    Workbook { sheets: sheets(plan).into_iter().map(sheet).collect() }
}

#[test]
fn a_plan_written_as_text_reads_back_the_same() {
    for (name, plan) in plans() {
        let text = write(&plan);
        let again = source::parse(&text).unwrap_or_else(|faults| panic!("{name}: {faults:#?}\n{text}"));
        assert_eq!(again, plan, "{name}");
        assert_eq!(write(&again), text, "{name}");
    }
}

#[test]
fn a_plan_written_as_a_workbook_reads_back_the_same() {
    for (name, plan) in plans() {
        let (_, again) = parse(&workbook(&plan)).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(again, plan, "{name}");
    }
}
