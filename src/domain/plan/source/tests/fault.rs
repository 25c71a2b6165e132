//! Wrong plan files, and what is said about them.
use super::{super::*, marked};

const MINIMAL: &str = include_str!("minimal.toml");

/// The one fault of the minimal plan after a change; `«` marks where it must be found.
fn fault(from: &str, to: &str) -> FaultKind {
    assert_eq!(MINIMAL.matches(from).count(), 1, "{from}");
    let (text, line, column) = marked(&MINIMAL.replace(from, to));
    let faults = parse(&text).unwrap_err();
    let [one] = faults.as_slice() else { panic!("{to}: {faults:#?}") };
    assert_eq!((one.line, one.column), (line, column), "{to}: {one:?}");
    one.kind.clone()
}

#[test]
fn the_minimal_plan_is_right() {
    parse(MINIMAL).unwrap();
    parse(&format!("\u{feff}{}", MINIMAL.replace('\n', "\r\n"))).unwrap();
}

#[test]
fn keys_and_values() {
    use FaultKind::*;
    let near = |key: &str, near| UnknownKey { key: key.into(), near };
    for (from, to, kind) in [
        (
            "years = [2026, 2028]",
            "years = «[2026]",
            WrongType { key: "years".into(), expected: Shape::TwoNumbers, found: Shape::List },
        ),
        ("years = [2026, 2028]", "years = «[2028, 2026]", YearsReversed { first: 2028, last: 2026 }),
        (
            "years = [2026, 2028]",
            "years = [2026, «20280]",
            NumberOutOfRange { key: "years", found: "20280".into(), min: 2000, max: 2100 },
        ),
        ("issuer = \"Phòng\"", "issuer = «\" \"", Empty { key: "issuer" }),
        (
            "issuer = \"Phòng\"",
            "issuer = «7",
            WrongType { key: "issuer".into(), expected: Shape::Text, found: Shape::WholeNumber },
        ),
        ("issuer = \"Phòng\"", "issuer = \"Phòng\"\n«colour = 1", near("colour", None)),
        ("words = [\"TH\"]", "«word = [\"TH\"]", near("word", Some("words"))),
        (
            "words = [\"TH\"]",
            "words = [\"TH\", «1]",
            WrongType { key: "words".into(), expected: Shape::Text, found: Shape::WholeNumber },
        ),
        (
            "[[report_type]]\nid = \"nam\"\nname = \"Báo cáo năm\"",
            "«[[report_type]]\nid = \"nam\"",
            MissingKey { key: "name" },
        ),
        (
            "cycle = \"year\"",
            "cycle = «\"yaer\"",
            UnknownToken {
                key: "cycle",
                found: "yaer".into(),
                near: Some("year"),
                allowed: vec![
                    "month",
                    "quarter",
                    "half-year",
                    "nine-month",
                    "year",
                    "school-year",
                    "semester",
                    "on-demand",
                    "ad-hoc",
                ],
            },
        ),
        (
            "cycle = \"year\"",
            "cycle = \"year\"\nparts = [«2]",
            NumberOutOfRange { key: "parts", found: "2".into(), min: 1, max: 1 },
        ),
        ("day = \"10-20\"", "day = «\"02-30\"", NotADay { found: "02-30".into() }),
        ("day = \"10-20\"", "day = «\"32\"", NotADay { found: "32".into() }),
        ("owed_by = [\"so\"]", "owed_by = «[]", Empty { key: "owed_by" }),
        (
            "title = \"Kế hoạch nhỏ\"",
            "title = \"x\"\nissued = «\"2026-13\"",
            NotADate { key: "issued", found: "2026-13".into() },
        ),
        (
            "title = \"Mẫu\"",
            "title = \"Mẫu\"\nversion = «0",
            NumberOutOfRange { key: "version", found: "0".into(), min: 1, max: 9999 },
        ),
        ("kind = \"yes-no\"", "kind = \"yes-no\"\n«min = 0", near("min", None)),
        ("applies_to = [\"th\"]", "max = 1\nmin = «2", MinAboveMax { min: 2.into(), max: 1.into() }),
        (
            "operator = \"<=\"",
            "operator = «\"=<\"",
            UnknownToken {
                key: "operator",
                found: "=<".into(),
                near: Some("="),
                allowed: vec!["=", "!=", "<", "<=", ">", ">=", "together", "exclusive"],
            },
        ),
        (
            "right = 1",
            "right = «true",
            WrongType { key: "right".into(), expected: Shape::Side, found: Shape::TrueFalse },
        ),
        (
            "criterion = \"yes\"",
            "criterion = «\"no\"",
            WrongType { key: "criterion".into(), expected: Shape::Criterion, found: Shape::Text },
        ),
        ("targets = { 2026 = 50, 2027 = 100 }", "targets = { «26 = 50 }", NotAYear { found: "26".into() }),
        (
            "targets = { 2026 = 50, 2027 = 100 }",
            "targets = { 2026 = «\"50\" }",
            WrongType { key: "2026".into(), expected: Shape::Target, found: Shape::Text },
        ),
        ("min = 15, max = 20", "min = 15, «most = 20", near("most", None)),
    ] {
        assert_eq!(fault(from, to), kind, "{to}");
    }
}

#[test]
fn ids_and_references() {
    use FaultKind::*;
    let missing = |thing, id: &str, near: Option<&str>, known: &[&str]| UnknownReference {
        thing,
        id: id.into(),
        near: near.map(Into::into),
        known: known.iter().map(|&id| id.into()).collect(),
    };
    let absent = |thing, id: &str, near: Option<&str>| NotInForm {
        thing,
        id: id.into(),
        form: "mau".into(),
        near: near.map(Into::into),
    };
    for (from, to, kind) in [
        ("id = \"nho\"", "id = «\"Nhỏ\"", BadId { id: "Nhỏ".into() }),
        ("id = \"thcs\"", "id = «\"th\"", Duplicate { thing: Thing::Kind, id: "th".into(), first_line: 7 }),
        ("id = \"bang\"", "id = «\"co\"", Duplicate { thing: Thing::Table, id: "co".into(), first_line: 46 }),
        ("id = \"tot\"", "id = «\"kha\"", Duplicate { thing: Thing::Option, id: "kha".into(), first_line: 66 }),
        ("form = \"mau\"", "form = «\"mua\"", missing(Thing::Form, "mua", Some("mau"), &["mau"])),
        ("owed_by = [\"so\"]", "owed_by = [\"so\", «\"tinh\"]", missing(Thing::Scope, "tinh", None, &["so", "xa"])),
        (
            "applies_to = [\"th\"]",
            "applies_if = «\"chi-doan\"",
            missing(Thing::Property, "chi-doan", None, &["chi-bo"]),
        ),
        ("within = \"a\"", "within = «\"d\"", missing(Thing::Indicator, "d", Some("a"), &["a", "b", "c"])),
        ("level = \"kha\"", "level = «\"gioi\"", missing(Thing::Option, "gioi", None, &["kha", "tot"])),
        ("field = \"co\"", "field = «\"coo\"", absent(Thing::Field, "coo", Some("co"))),
        (
            "field = \"co\"\ncriterion = \"yes\"",
            "rows = «\"bangg\"\ncriterion = { at_least = 1 }",
            absent(Thing::Table, "bangg", Some("bang")),
        ),
        ("right = \"quy\"", "right = [\"quy\", «\"thang\"]", absent(Thing::Field, "thang", None)),
        (
            "label = \"Số lần\"",
            "label = «\"số  LUONG\"",
            SameWording { thing: Thing::Field, wording: "số  LUONG".into(), other: "so-luong".into() },
        ),
        (
            "label = \"Số lần\"",
            "label = \"Số lần\"\nsynonyms = [«\"Co ke hoach\"]",
            SameWording { thing: Thing::Field, wording: "Co ke hoach".into(), other: "co".into() },
        ),
        (
            "name = \"THCS\"",
            "name = «\"Tieu hoc\"",
            SameWording { thing: Thing::Kind, wording: "Tieu hoc".into(), other: "th".into() },
        ),
        (
            "label = \"Tốt\"",
            "label = \"Tốt\", short = «\"khá\"",
            SameWording { thing: Thing::Option, wording: "khá".into(), other: "kha".into() },
        ),
    ] {
        assert_eq!(fault(from, to), kind, "{to}");
    }
}

#[test]
fn what_does_not_fit_together() {
    use FaultKind::*;
    let day = |text: &str| text.parse().unwrap();
    let mismatch = |key, field: &str, kind, allowed: &[&'static str]| KindMismatch {
        key,
        field: field.into(),
        kind,
        allowed: allowed.to_vec(),
    };
    for (from, to, kind) in [
        (
            "options = [{ id = \"kha\", label = \"Khá\" }, { id = \"tot\", label = \"Tốt\" }]",
            "options = «[{ id = \"kha\", label = \"Khá\" }]",
            TooFewOptions { found: 1 },
        ),
        (
            "kind = \"count\"\nper_quarter",
            "kind = «\"ratio\"\nnumerator = \"t\"\ndenominator = \"m\"\nper_quarter",
            KindNotHere { kind: "ratio", key: "per_quarter" },
        ),
        (
            "kind = \"text\"",
            "kind = «\"ratio\"\nnumerator = \"t\"\ndenominator = \"m\"",
            KindNotHere { kind: "ratio", key: "column" },
        ),
        (
            "day = \"11-01\"",
            "day = «\"10-19\"",
            OfficeBeforeUnits { period: "nam@2026".into(), office: day("2026-10-18"), units: day("2026-10-19") },
        ),
        (
            "day = \"10-20\" }",
            "day = «\"10-09\" }",
            DeadlineBeforeCutOff { period: "nam@2026".into(), last_day: day("2026-10-08"), cut_off: day("2026-10-19") },
        ),
        (
            "day = \"10-20\" }\noffice_due = { rule = \"before\", day = \"11-01\" }\n\
             recipient = \"UBND\"\nform = \"mau\"\nowed_by = [\"so\"]\ncut_off = \"10-19\"",
            "day = «\"10-20\" }\nrecipient = \"UBND\"\nform = \"mau\"\nowed_by = [\"so\"]",
            DeadlineBeforeEnd { period: "nam@2026".into(), last_day: day("2026-10-19"), to: day("2026-12-31") },
        ),
        (
            "cycle = \"year\"\nunit_due = { rule = \"before\", day = \"10-20\" }\n\
             office_due = { rule = \"before\", day = \"11-01\" }\n\
             recipient = \"UBND\"\nform = \"mau\"\nowed_by = [\"so\"]\ncut_off = \"10-19\"",
            "cycle = \"half-year\"\nunit_due = { rule = \"before\", day = «\"07-01\" }\n\
             recipient = \"UBND\"\nform = \"mau\"\nowed_by = [\"so\"]",
            DeadlineBeforePeriod { period: "nam@2026-H2".into(), last_day: day("2026-06-30"), from: day("2026-07-01") },
        ),
        (
            "targets = { 2026 = 50, 2027 = 100 }",
            "targets = { 2026 = 50, «2029 = 100 }",
            TargetOutsideYears { year: 2029, first: 2026, last: 2028 },
        ),
        (
            "targets = { 2026 = 50, 2027 = 100 }",
            "targets = { 2027 = 50, «2026 = 100 }",
            TargetsNotAscending { year: 2026, before: 2027 },
        ),
        ("targets = { 2026 = 50, 2027 = 100 }", "targets = { 2026 = «101 }", PercentOutOfRange { found: 101.into() }),
        ("{ min = 15, max = 20 }", "«{ min = 20, max = 15 }", MinAboveMax { min: 20.into(), max: 15.into() }),
        ("{ of = \"b\"", "«{ of = \"c\"", NestedInItself { id: "c".into() }),
        ("field = \"co\"", "field = «\"muc\"", mismatch("field", "muc", "level", &["yes-no", "date"])),
        (
            "field = \"co\"\ncriterion = \"yes\"",
            "field = «\"quy\"\ncriterion = { at_least = 1 }",
            QuarterMismatch { field: "quy".into(), per_quarter: true },
        ),
        (
            "field = \"co\"\ncriterion = \"yes\"",
            "rows = \"bang\"\ncriterion = «\"yes\"",
            mismatch("criterion", "rows", "count", &["yes-no", "date"]),
        ),
        ("field = \"co\"", "per_quarter = «\"co\"", QuarterMismatch { field: "co".into(), per_quarter: false }),
        (
            "[[indicator]]\nid = \"a\"\nlabel = \"A\"\nsource = \"I\"\nfield = \"co\"\n",
            "«[[indicator]]\nid = \"a\"\nlabel = \"A\"\nsource = \"I\"\n",
            OneKeyOf { keys: indicator::MEASURES.to_vec(), found: 0 },
        ),
        (
            "criterion = \"yes\"\njudge = \"share\"",
            "judge = «\"share\"",
            JudgeNeeds { judge: "share", key: "criterion" },
        ),
        (
            "criterion = \"yes\"\njudge = \"share\"\ntargets = {",
            "criterion = \"yes\"\njudge = \"unit\"\ntargets = «{",
            JudgeIgnores { judge: "unit", key: "targets" },
        ),
        ("field = \"co\"", "field = \"co\"\nkinds = «[]", AppliesToNobody { why: Nobody::EmptyList }),
        ("field = \"co\"", "field = \"co\"\nscope = «\"xa\"", AppliesToNobody { why: Nobody::NotOwing }),
        (
            "field = \"co\"\ncriterion = \"yes\"",
            "field = \"so-luong\"\ncriterion = { at_most = 0 }\nkinds = «[\"thcs\"]",
            AppliesToNobody { why: Nobody::NotAsked { field: "so-luong".into() } },
        ),
        (
            "right = \"quy\"",
            "right = «\"muc\"",
            mismatch("right", "muc", "level", &["count", "amount", "percent", "yes-no"]),
        ),
        ("[[rule]]\nid = \"r2\"\nleft = \"so-luong\"", "«[[rule]]\nid = \"r2\"\nleft = 2", RuleWithoutFields),
        ("operator = \">=\"\nright = 1", "operator = «\">\"\nright = \"quy\"", RulesContradict { other: "r1".into() }),
        (
            "left = \"so-luong\"\noperator = \">=\"\nright = 1",
            "left = \"quy\"\noperator = «\"<\"\nright = \"so-luong\"",
            RulesContradict { other: "r1".into() },
        ),
        (
            "operator = \">=\"\nright = 1",
            "operator = «\"<\"\nright = 0",
            RuleAgainstBounds { field: "so-luong".into() },
        ),
        (
            "id = \"kha\", label = \"Khá\" }, { id = \"tot\", label = \"Tốt\"",
            "id = \"kha\", label = \"Khá\" }, { id = \"tot\", label = «\"Yếu\"",
            LevelsOutOfOrder { level: "Yếu".into(), before: "Khá".into() },
        ),
    ] {
        assert_eq!(fault(from, to), kind, "{to}");
    }
}

#[test]
fn a_text_that_is_no_toml_is_named_with_its_place() {
    let faults = parse("id = \"a\"\ntitle = \"chưa đóng\nissuer = \"b\"\n").unwrap_err();
    assert_eq!(faults[0].line, 2);
    assert!(matches!(faults[0].kind, FaultKind::Syntax { .. }));
    let faults = parse("id = \"a\"\nid = \"b\"\n").unwrap_err();
    assert!(
        matches!(faults.as_slice(), [Fault { line: 2, column: 1, kind: FaultKind::Syntax { .. }, .. }]),
        "{faults:?}"
    );
    assert!(!parse("").unwrap_err().is_empty());
}

#[test]
fn ten_mistakes_come_at_once_in_the_order_of_the_file() {
    let mut text = MINIMAL.to_owned();
    for (from, to) in [
        ("issuer = \"Phòng\"", "issuer = 5"),
        ("words = [\"TH\"]", "wrods = [\"TH\"]"),
        ("id = \"xa\"", "id = \"Xã\""),
        ("day = \"10-20\"", "day = \"02-30\""),
        ("owed_by = [\"so\"]", "owed_by = [\"sso\"]"),
        ("kind = \"yes-no\"", "kind = \"yesno\""),
        ("applies_to = [\"th\"]", "applies_to = [\"thh\"]"),
        ("right = \"quy\"", "right = \"quyy\""),
        ("message = \"Sai\"\n\n[[indicator]]", "\n\n[[indicator]]"),
        ("level = \"kha\"", "level = \"khaa\""),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    let faults = parse(&text).unwrap_err();
    let places: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column)).collect();
    let expected = [(3, 10), (9, 1), (20, 6), (31, 37), (35, 12), (48, 8), (54, 15), (80, 9), (83, 1), (104, 23)];
    assert_eq!(places, expected, "{faults:#?}");
}

#[test]
fn a_plan_cut_off_anywhere_is_faults_or_a_plan_but_never_a_crash() {
    // Before its first field stands a plan asks for nothing.
    let first_field = MINIMAL.find("[[form.section.field]]").unwrap();
    for (end, _) in MINIMAL.char_indices().step_by(7) {
        let read = parse(&MINIMAL[..end]);
        assert!(read.is_err() || end > first_field, "{end}");
    }
}

#[test]
fn a_checklist_names_columns_to_be_answered_with_yes() {
    use FaultKind::*;
    let (thing, near, known) = (Thing::Column, Some("ten".to_owned()), vec!["ten".to_owned()]);
    for (list, kind) in [
        ("«\"tne\"", UnknownReference { thing, id: "tne".into(), near, known }),
        ("«\"ten\"", KindMismatch { key: "checklist", field: "ten".into(), kind: "text", allowed: vec!["yes-no"] }),
    ] {
        assert_eq!(fault("title = \"Bảng\"", &format!("title = \"Bảng\"\nchecklist = [{list}]")), kind, "{list}");
    }
}
