//! Every key of every document is there, whatever its value; enumerated values are tokens of the contract.
use super::office::{AFTER, Office, PERIOD, plan_file};
use crate::program::{list, text};
use serde_json::Value;

/// The values at a path: `a.b` a member, `a[]` each entry of a list, `a{}` each value of an object, `a?` unless null.
fn at<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let mut found = vec![value];
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let name = step.trim_end_matches(['[', ']', '{', '}', '?']);
        let member = |one: &'v Value| one.get(name).unwrap_or_else(|| panic!("no {name} in {one:#}"));
        let members = found.into_iter().map(member);
        found = match &step[name.len()..] {
            "[]" => members.flat_map(list).collect(),
            "{}" => members.flat_map(|one| one.as_object().unwrap().values()).collect(),
            "?" => members.filter(|one| !one.is_null()).collect(),
            _ => members.collect(),
        };
    }
    assert!(!found.is_empty(), "nothing at {path}: the test looks at nothing");
    found
}

#[track_caller]
fn demand(document: &Value, keys: &[(&str, &str)]) {
    for (path, names) in keys {
        for one in at(document, path) {
            let object = one.as_object().unwrap_or_else(|| panic!("no object at {path}: {one}"));
            for name in names.split_whitespace() {
                assert!(object.contains_key(name), "{path}: no {name} in {one:#}");
            }
        }
    }
}

#[track_caller]
fn tokens(document: &Value, allowed: &[(&str, &str)]) {
    for (path, words) in allowed {
        for one in at(document, path) {
            assert!(words.split_whitespace().any(|word| word == text(one)), "{path}: {one} is none of {words}");
        }
    }
}

const STATES: &str = "not-yet-due missing returned needs-attention on-time late exempt not-owing";
const SEVERITIES: &str = "error warning note";
const FINDING: &str = "code severity sheet cell field found expected message advice";
const FILE: &str = "id path sha256 outcome findings reports";
const REPORT: &str = "unit period version outcome values sheet row findings question";

#[test]
fn plans() {
    let office = Office::new();
    let listed = office.room.ask("plan list");
    demand(&listed, &[("", "plans"), ("plans[]", "id title issuer years built_in")]);
    let shown = office.room.run(["plan".into(), "show".into(), plan_file(), "--json".into()]).well().json();
    demand(
        &shown,
        &[
            ("", "id title issuer years version kinds report_types forms indicators"),
            ("kinds[]", "id name"),
            ("report_types[]", "id name cycle unit_due office_due recipient form"),
            ("report_types[].unit_due", "rule day"),
            ("forms[]", "id version sections"),
            ("forms[].sections[]", "id title fields tables"),
            (
                "forms[].sections[].fields[]",
                "id label kind required options min max unit_words per_quarter accrual applies_to synonyms",
            ),
            ("forms[].sections[].fields[].options[]", "id label short"),
            ("forms[].sections[].tables[]", "id title columns"),
            ("forms[].sections[].tables[].columns[]", "id label kind"),
            ("indicators[]", "id label source scope shape fields compare judge targets applies_to reading"),
            ("indicators[].targets{}", "min max"),
        ],
    );
    tokens(
        &shown,
        &[
            ("report_types[].unit_due.rule", "before on-or-before"),
            ("forms[].sections[].fields[].kind", "count amount ratio percent yes-no level choice choices date text"),
            ("forms[].sections[].fields[].accrual", "in-period cumulative snapshot"),
            ("indicators[].compare?", "at-least at-most equal within better-than-last own"),
            ("indicators[].judge", "unit share sum recorded"),
        ],
    );
    let sound = office.room.run(["plan".into(), "check".into(), plan_file(), "--json".into()]).well().json();
    assert_eq!(sound, serde_json::json!({ "ok": true, "faults": [] }));
}

#[test]
fn the_book() {
    let office = Office::at_the_end();
    let units = office.room.ask("units list book.tonghop");
    demand(&units, &[("units[]", "code name kind commune order scope properties aliases opened closed")]);
    let periods = office.room.ask("period list book.tonghop");
    demand(&periods, &[("periods[]", "id report_type span unit_due office_due state"), ("periods[].span", "from to")]);
    tokens(&periods, &[("periods[].state", "open closed forwarded")]);
    let journal = office.room.ask("journal list book.tonghop");
    demand(&journal, &[("decisions[]", "seq at who kind subject old new reason batch undoes undone_by")]);
    let doctor = office.room.ask("doctor book.tonghop");
    demand(&doctor, &[("", "ok checks"), ("checks[]", "name ok detail advice")]);
    assert_eq!(doctor["ok"], true, "{doctor:#}");
    let keys = office.room.ask("keys");
    demand(&keys, &[("keys[]", "keys label help")]);
}

#[test]
fn what_arrives() {
    let office = Office::new();
    office.fill_inbox();
    let imported = office.import("inbox", super::office::BEFORE);
    demand(
        &imported,
        &[
            ("", "files summary"),
            ("files[]", FILE),
            ("files[].findings[]", FINDING),
            ("files[].reports[]", REPORT),
            ("files[].reports[].findings[]", FINDING),
            ("files[].reports[].question?", "id kind candidates"),
            ("files[].reports[].question?.candidates[]", "code name score"),
            ("summary", "files reports seconds"),
            ("summary.files", "taken partly_taken question refused repeat skipped"),
            ("summary.reports", "taken taken_with_findings question unchanged"),
        ],
    );
    tokens(
        &imported,
        &[
            ("files[].outcome", "taken partly-taken question refused repeat skipped"),
            ("files[].reports[].outcome", "taken taken-with-findings question unchanged"),
            ("files[].reports[].findings[].severity", SEVERITIES),
            ("files[].reports[].question?.kind", "unit period mapping encoding version password disagreement"),
        ],
    );
    let files = list(&imported["files"]);
    let outcomes: Vec<_> = files.iter().map(|file| (text(&file["path"]), text(&file["outcome"]))).collect();
    assert_eq!(
        outcomes.iter().map(|(path, outcome)| (path.rsplit(['/', '\\']).next().unwrap(), *outcome)).collect::<Vec<_>>(),
        [
            ("U01 (1).xlsx", "taken"),
            ("U01.xlsx", "repeat"),
            ("U05.xlsx", "taken"),
            ("ban-quet.pdf", "skipped"),
            ("hong.xlsx", "refused"),
            ("khong-ro.xlsx", "question"),
            ("U02.xlsx", "taken"),
        ]
    );
    for file in files {
        assert_eq!(file["id"].is_null(), !["taken", "question"].contains(&text(&file["outcome"])), "{file:#}");
    }
    let tray = office.room.ask(&format!("tray list book.tonghop --as-of {AFTER} --period {PERIOD}"));
    demand(&tray, &[("", "files"), ("files[]", FILE), ("files[].reports[]", REPORT)]);
    let question = at(&tray, "files[].reports[].question")[0];
    let candidates: Vec<_> = list(&question["candidates"]).iter().map(|one| text(&one["code"])).collect();
    assert_eq!((text(&question["kind"]), candidates.contains(&"U01") && candidates.contains(&"U02")), ("unit", true));
}

#[test]
fn where_it_stands() {
    let office = Office::at_the_end();
    let status = office.status();
    demand(
        &status,
        &[
            (
                "",
                "plan report_type period as_of state forwarded unit_due office_due units outside tray rates indicators list",
            ),
            ("unit_due", "text last_day"),
            ("office_due", "text last_day"),
            ("units", "owing on_time late missing not_yet_due returned needs_attention"),
            ("outside", "exempt not_owing"),
            ("tray", "files reports"),
            ("rates", "expected actual actual_on_time rate rate_on_time"),
            (
                "indicators[]",
                "id label scope target population applicable owing reported met share_owing share_reported judged \
                 numerator denominator still_needed verdict provisional levels",
            ),
            ("indicators[].target?", "min max"),
            ("list[]", "code name kind commune state received days_late in_tray findings verdicts"),
            ("list[].findings", "error warning note"),
        ],
    );
    tokens(
        &status,
        &[
            ("state", "open closed forwarded"),
            ("list[].state", STATES),
            ("list[].verdicts{}", "met not-met not-due not-applicable no-data recorded"),
            ("indicators[].verdict", "on-target off-target not-due no-data recorded"),
            ("indicators[].judged", "owing reported"),
        ],
    );
    assert_eq!(
        (text(&status["unit_due"]["last_day"]), text(&status["office_due"]["last_day"])),
        ("2026-05-19", "2026-05-24")
    );

    let findings = office.room.ask(&format!("findings book.tonghop --as-of {AFTER} --period {PERIOD}"));
    demand(
        &findings,
        &[("findings[]", FINDING), ("findings[]", "unit period file"), ("by_code[]", "code severity count units")],
    );
    tokens(&findings, &[("findings[].severity", SEVERITIES), ("by_code[].severity", SEVERITIES)]);

    let facts = serde_json::json!({ "facts": office.facts() });
    demand(&facts, &[("facts[]", "unit unit_name period field row value typed how file sheet cell sha256 state")]);
    tokens(
        &facts,
        &[
            ("facts[].state", STATES),
            (
                "facts[].how?",
                "as-is number-text unit-word thousands nil-word tick level-short date-text percent-text percent-format \
                 legacy-font corrected keyed-in",
            ),
        ],
    );
}
