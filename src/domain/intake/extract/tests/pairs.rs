//! Fields that stand in several cells: ratios and ticked columns.
use super::*;

type Columns<'a> = Vec<(Meaning<'a>, &'a str)>;

#[test]
fn ratios_stand_in_one_cell_or_two() {
    for (text, wanted) in [
        ("12 / 15", "12/15"),
        ("0/0", "0/0"),
        ("15/12", "none part-exceeds-whole"),
        ("3/0", "none part-exceeds-whole"),
        ("1.234/2.000", UNSURE),
        ("-1/5", "none out-of-range"),
        ("12/15 buổi", WRONG),
        ("1/2/3", WRONG),
    ] {
        assert_eq!(shown(&read(&ratio(), Some(&typed(text)), &context())), wanted, "{text}");
    }
    let two = |part: Option<Cell>, whole: Option<Cell>| {
        let whole = whole.map(|cell| Cell { at: Address::new(12, 3), ..cell });
        read_ratio(&ratio(), part.as_ref(), whole.as_ref(), &context())
    };
    #[rustfmt::skip]
    let cases = [
        (Some(number(12.0)), Some(number(15.0)), "12/15", ""),
        (Some(number(0.0)), Some(number(0.0)), "0/0", ""),
        (Some(typed("12")), Some(number(15.0)), "12/15 (number-text) number-as-text", "D12"),
        (Some(number(12.0)), Some(typed("15 lượt người")), "12/15 (unit-word)", ""),
        (Some(number(15.0)), Some(number(12.0)), "none part-exceeds-whole", "D12"),
        (Some(number(1.0)), Some(number(0.0)), "none part-exceeds-whole", "D12"),
        (Some(number(12.0)), Some(typed("1.234")), UNSURE, "D13"),
        (Some(number(12.0)), Some(typed("không")), WRONG, "D13"),
        (Some(typed("-")), Some(number(15.0)), WRONG, "D12"),
        (Some(number(12.0)), None, "none required-together", "D12"),
        (Some(typed(" ")), Some(number(15.0)), "none required-together", "D13"),
        (None, None, "none", ""),
        (Some(typed("12/15")), None, "12/15", ""),
        (Some(typed("mười")), Some(typed("")), WRONG, "D12"),
        (Some(typed("không áp dụng")), None, NA, ""),
        (Some(typed("không áp dụng")), Some(number(15.0)), WRONG, "D12"),
        (Some(typed("…")), Some(number(15.0)), NO_DATA, "D12"),
        (Some(number(12.0)), Some(date_cell("2026-05-03")), WRONG, "D13"),
        (Some(number(12.0)), Some(cell(Content::Error("#N/A".into()))), "none formula-error", "D13"),
        (Some(percent_format(0.5)), Some(number(12.0)), WRONG, "D12"),
    ];
    for (part, whole, wanted, at) in cases {
        let name = format!("{part:?} {whole:?}");
        let reading = two(part, whole);
        assert_eq!(shown(&reading), wanted, "{name}");
        let place = reading.finding.and_then(|finding| finding.place?.cell).map(|at| at.to_string());
        assert!(at.is_empty() || place.as_deref() == Some(at), "{name} {place:?}");
    }
}

#[test]
fn a_mark_means_its_column() {
    let yes_no = field(FieldKind::YesNo);
    let level = field(FieldKind::Level { options: options() });
    let choices = field(FieldKind::Choices { options: options() });
    let pair = [Meaning::Yes, Meaning::No];
    let four = ["weak", "average", "good", "excellent"].map(Meaning::Option);
    let [yes, no] = pair;
    let [_, average, good, excellent] = four;
    #[rustfmt::skip]
    let cases: Vec<(&Field, Columns, &str)> = vec![
        (&yes_no, vec![(yes, "x"), (no, "")], "yes (tick)"),
        (&yes_no, vec![(yes, ""), (no, "X")], "no (tick)"),
        (&yes_no, vec![(yes, ""), (no, "✓")], "no (tick)"),
        (&yes_no, vec![(yes, "có"), (no, "")], "yes (tick)"),
        (&yes_no, vec![(yes, ""), (no, "không")], "no (tick)"),
        (&yes_no, vec![(yes, "1"), (no, "0")], "yes (tick)"),
        (&yes_no, vec![(yes, "không"), (no, "")], WRONG),
        (&yes_no, vec![(yes, "0"), (no, "")], WRONG),
        (&yes_no, vec![(yes, "x"), (no, "x")], "none exclusive"),
        (&yes_no, vec![(yes, ""), (no, " ")], "none"),
        (&yes_no, vec![(yes, "không áp dụng"), (no, "")], NA),
        (&yes_no, vec![(yes, "không áp dụng"), (no, "x")], "none exclusive"),
        (&level, vec![(average, ""), (good, "x"), (excellent, "-")], "good (tick)"),
        (&level, vec![(average, "TB"), (good, ""), (excellent, "")], "average (tick)"),
        (&level, vec![(average, ""), (good, "XS"), (excellent, "")], WRONG),
        (&level, vec![(average, "x"), (good, "x"), (excellent, "")], "none exclusive"),
        (&level, vec![(average, "12"), (good, ""), (excellent, "")], WRONG),
        (&choices, vec![(excellent, "x"), (good, ""), (average, "v")], "average+excellent (tick)"),
    ];
    for (field, columns, wanted) in cases {
        let cells: Vec<Cell> = columns.iter().map(|(_, text)| typed(text)).collect();
        let filled: Vec<(Meaning, Option<&Cell>)> =
            columns.iter().map(|one| one.0).zip(cells.iter().map(Some)).collect();
        assert_eq!(shown(&read_marked(field, &filled, &context())), wanted, "{columns:?}");
    }
    let polarity = Field { label: "Không để xảy ra điểm nóng".into(), ..yes_no };
    let tick = typed("x");
    assert_eq!(shown(&read_marked(&polarity, &[(Meaning::No, Some(&tick))], &context())), WRONG);
}
