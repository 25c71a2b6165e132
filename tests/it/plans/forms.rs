//! The blank form of each plan and kind, filled in cell by cell, comes back as it was filled.
use super::{IDS, plan};
use std::collections::{BTreeMap, BTreeSet};
use tonghop::{
    domain::{
        grid::{Address, Content},
        intake::{Desk, Lessons, recognise::FormIndex, take},
        plan::{
            Field, FieldKey, FieldKind, Form, Period, Plan, Table,
            layout::{self, Part, Row},
            period::Dates,
        },
        unit::{Unit, UnitIndex},
        value::Value,
        vietnamese::{fold, fold_label},
    },
    sheet::{
        read::{Limits, read_in_process},
        write::{fill, form::write_form},
    },
};

/// A period of a report type: the first by the calendar, or a round.
fn period(plan: &Plan, report_type: &str) -> Period {
    let first = plan.periods().into_iter().find(|period| period.id.report_type == report_type);
    first.unwrap_or_else(|| {
        let day = |text: String| text.parse().ok();
        let year = plan.years.1;
        let (from, to) = (day(format!("{year}-01-01")), day(format!("{year}-06-30")));
        let id = plan.period_id(&format!("{report_type}@Đợt 1")).unwrap();
        plan.period(&id, &Dates { due: to, from, to, ..Dates::default() }).unwrap()
    })
}

/// What is typed for a field, and what it means. `number` tells fields apart.
fn answer(field: &Field, number: u32, period: &Period) -> (Content, Value) {
    let figure = (Content::Number(f64::from(number)), Value::Number(number.into()));
    match &field.kind {
        FieldKind::Count | FieldKind::Ratio { .. } => figure,
        // 1 or less could be a share of one.
        FieldKind::Percent => (Content::Number(f64::from(number + 50)), Value::Number((number + 50).into())),
        FieldKind::Amount { unit } => (figure.0, Value::Number(unit.factor() * rust_decimal::Decimal::from(number))),
        FieldKind::YesNo if number.is_multiple_of(2) => (Content::Text("Có".into()), Value::YesNo(true)),
        FieldKind::YesNo => (Content::Text("Không".into()), Value::YesNo(false)),
        FieldKind::Level { options } | FieldKind::Choice { options } | FieldKind::Choices { options } => {
            let option = &options[usize::try_from(number).unwrap() % options.len()];
            (Content::Text(option.label.clone()), Value::Option(option.id.clone()))
        }
        FieldKind::Date => (Content::Text(period.from.format("%d/%m/%Y").to_string()), Value::Date(period.from)),
        FieldKind::Text => (Content::Text(format!("Nội dung {number}")), Value::Text(format!("Nội dung {number}"))),
    }
}

/// Fills every field that is asked and the first row of every table; says what was meant.
fn filled(
    form: &Form,
    asked: impl Fn(&Field) -> bool,
    period: &Period,
) -> (BTreeMap<Address, Content>, BTreeMap<(FieldKey, u32), Value>) {
    let (mut cells, mut meant, mut number) = (BTreeMap::new(), BTreeMap::new(), 0);
    for (row, entry) in layout::rows(form) {
        match entry {
            Row::Field { key, part } if asked(form.get(key).unwrap()) => {
                let field = form.get(key).unwrap();
                for quarter in if part == Part::Quarters { 1..=4 } else { 0..=0 } {
                    // The whole is never less than its part.
                    number = if part == Part::Denominator { number + 1 } else { number % 40 + 1 };
                    let (typed, value) = answer(field, number, period);
                    let column = layout::VALUE_COLUMN + if quarter == 0 { 0 } else { quarter - 1 };
                    cells.insert(Address::new(row, column), typed);
                    let both = match (part, meant.get(&(key, 0))) {
                        (Part::Numerator, _) => Value::Ratio { numerator: number.into(), denominator: 0.into() },
                        (Part::Denominator, Some(Value::Ratio { numerator, .. })) => {
                            Value::Ratio { numerator: *numerator, denominator: number.into() }
                        }
                        _ => value,
                    };
                    meant.insert((key, quarter), both);
                }
            }
            Row::TableRow { table, number: 1 } => {
                let columns = &form.tables[table].columns;
                let places = layout::table_columns(u32::try_from(columns.len()).unwrap());
                for ((at, column), (first, _)) in (0..).zip(columns).zip(places) {
                    number = number % 40 + 1;
                    let (typed, value) = answer(column, number, period);
                    cells.insert(Address::new(row, first), typed);
                    let table = u16::try_from(table).unwrap();
                    meant.insert((FieldKey::Column { table, column: at }, 1), value);
                }
            }
            Row::Field { .. } | Row::TableRow { .. } => {}
            Row::Section(_) | Row::Quarters | Row::TableTitle(_) | Row::TableHeader(_) => {}
        }
    }
    (cells, meant)
}

#[test]
fn every_form_comes_back_as_it_was_filled() {
    for id in IDS {
        let plan = plan(id);
        for report_type in &plan.report_types {
            let (form, period) = (plan.form(&report_type.form).unwrap(), period(&plan, &report_type.id));
            for kind in &plan.kinds {
                let owes = report_type.owed_by_kinds.is_empty() || report_type.owed_by_kinds.contains(&kind.id);
                if !owes {
                    continue;
                }
                let properties = plan.properties.iter().map(|property| (property.id.clone(), true)).collect();
                let unit = Unit {
                    code: "007".into(),
                    name: format!("{} Hoa Sữa", kind.name),
                    kind: kind.id.clone(),
                    scope: report_type.owed_by[0].clone(),
                    commune: "Xã Ví Dụ".into(),
                    properties,
                    ..Unit::default()
                };
                let asked = |field: &Field| field.asks(&unit.kind, |property| unit.has(property));
                let (cells, meant) = filled(form, asked, &period);
                let blank = write_form(form, &plan, &period, Some(&unit), period.from).unwrap();
                let book = read_in_process(&fill(&blank, &cells).unwrap(), &Limits::default()).unwrap();
                let units = [unit];
                let index = UnitIndex::new(&units, &plan.kinds, &BTreeMap::new());
                let lessons = Lessons::default();
                let taken = take(&book, "bieu.xlsx", &Desk::new(&plan, index, &period, &lessons));
                let place = format!("{id}, {}, {}", report_type.id, kind.name);
                let [report] = taken.reports.as_slice() else { panic!("{place}: {:#?}", taken.findings) };
                assert_eq!(report.unit.as_deref(), Some("007"), "{place}");
                let entries = report.report.entries.iter();
                let found: BTreeMap<_, _> =
                    entries.filter_map(|one| Some(((one.field, one.row), one.value.clone()?))).collect();
                for (key, value) in &meant {
                    let name = form.name(key.0).unwrap();
                    assert_eq!(found.get(key), Some(value), "{place}: {name}: {:#?}", report.report.findings);
                }
                assert_eq!(found.len(), meant.len(), "{place}");
            }
        }
    }
}

/// The wordings by which one thing is known on a sheet.
fn known(label: &str, synonyms: &[String]) -> BTreeSet<String> {
    synonyms.iter().map(String::as_str).chain([label]).map(fold_label).collect()
}

#[test]
fn no_word_on_a_form_means_two_things() {
    for id in IDS {
        for form in &plan(id).forms {
            let fields = form.fields.iter();
            let labels: BTreeSet<String> = fields.flat_map(|field| known(&field.label, &field.synonyms)).collect();
            let columns = |table: &Table| -> BTreeSet<String> {
                table.columns.iter().flat_map(|column| known(&column.label, &column.synonyms)).collect()
            };
            let all_fields = || form.fields.iter().chain(form.tables.iter().flat_map(|table| &table.columns));
            let options = all_fields().flat_map(|field| field.kind.options());
            let options = options.flat_map(|option| std::iter::once(&option.label).chain(&option.short));
            let others: [(&str, BTreeSet<String>); 3] = [
                ("heading", form.tables.iter().flat_map(columns).collect()),
                ("option", options.map(|name| fold_label(name)).collect()),
                ("unit of measure", form.fields.iter().flat_map(|field| &field.unit_words).map(|w| fold(w)).collect()),
            ];
            for (what, words) in others {
                let both: Vec<_> = labels.intersection(&words).collect();
                assert!(both.is_empty(), "{id}, {}: a label is a {what} too: {both:?}", form.id);
            }
            let index = FormIndex::new(form);
            assert!(form.fields.iter().all(|field| !index.is_title(&fold_label(&field.label))));
        }
    }
}

#[test]
fn what_is_reported_at_once_has_the_rows_of_the_report_it_is_folded_into() {
    let mut folded = 0;
    for id in IDS {
        let plan = plan(id);
        for (ad_hoc, into) in plan.report_types.iter().filter_map(|one| Some((one, one.into.as_ref()?))) {
            let (own, whole) = (plan.form_of(&ad_hoc.id).unwrap(), plan.form_of(into).unwrap());
            let columns = |form: &Form| {
                let table = form.tables.iter().find(|table| table.id == "vu-viec").unwrap();
                table
                    .columns
                    .iter()
                    .map(|one| (one.id.clone(), one.label.clone(), one.kind.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(columns(own), columns(whole), "{id}");
            folded += 1;
        }
    }
    assert_eq!(folded, 2);
}

#[test]
fn a_complete_row_has_columns_that_are_yes_or_no() {
    let mut lists = BTreeMap::new();
    for id in IDS {
        for table in plan(id).forms.iter().flat_map(|form| &form.tables).filter(|table| !table.checklist.is_empty()) {
            for name in &table.checklist {
                let column = table.columns.iter().find(|column| column.id == *name).unwrap();
                assert_eq!(column.kind, FieldKind::YesNo, "{id}: {name}");
            }
            lists.insert(format!("{id}.{}", table.id), table.checklist.len());
        }
    }
    let expected = [("daklak-antq-2026.mo-hinh", 6), ("thuthua-antt-2023-2024.khen-thuong", 3)];
    assert_eq!(lists, expected.map(|(table, count)| (table.to_owned(), count)).into());
}
