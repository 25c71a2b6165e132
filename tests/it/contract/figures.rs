//! It adds up: states, verdicts and denominators, counted again from the rows of the list.
use super::office::{Office, with};
use crate::program::{list, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[track_caller]
fn figure(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("no whole number: {value}"))
}

#[test]
fn each_unit_is_in_the_state_it_should_be() {
    let status = Office::at_the_end().status();
    let states: BTreeMap<&str, &str> =
        list(&status["list"]).iter().map(|row| (text(&row["code"]), text(&row["state"]))).collect();
    let expected = [
        ("U01", "on-time"),
        ("U02", "needs-attention"),
        ("U03", "late"),
        ("U04", "missing"),
        ("U05", "on-time"),
        ("U06", "exempt"),
        ("U07", "not-owing"),
        ("U08", "not-owing"),
        ("U09", "late"),
    ];
    assert_eq!(states, BTreeMap::from(expected));
    let late = &with(list(&status["list"]), "code", "U03")[0];
    assert_eq!((&late["received"], &late["days_late"]), (&json!("2026-05-25"), &json!(6)));
}

#[test]
fn states_sum_to_those_that_owe() {
    let status = Office::at_the_end().status();
    let rows = list(&status["list"]);
    let mut sum = 0;
    for state in ["on_time", "late", "missing", "not_yet_due", "returned", "needs_attention"] {
        let said = figure(&status["units"][state]);
        assert_eq!(said, with(rows, "state", &state.replace('_', "-")).len() as u64, "{state}");
        sum += said;
    }
    assert_eq!(figure(&status["units"]["owing"]), sum);
    assert_eq!(figure(&status["outside"]["exempt"]), with(rows, "state", "exempt").len() as u64);
    assert_eq!(figure(&status["outside"]["not_owing"]), with(rows, "state", "not-owing").len() as u64);
    assert_eq!(rows.len() as u64, sum + figure(&status["outside"]["exempt"]) + figure(&status["outside"]["not_owing"]));
    let rates = &status["rates"];
    assert_eq!(json!([rates["expected"], rates["actual"], rates["actual_on_time"]]), json!([6, 5, 3]));
    assert_eq!(rates["rate_on_time"], json!(50.0));
}

#[test]
fn met_is_a_recount_of_the_list_and_no_denominator_grows_on_the_way() {
    let status = Office::at_the_end().status();
    let owing: Vec<&Value> =
        list(&status["list"]).iter().filter(|row| !["exempt", "not-owing"].contains(&text(&row["state"]))).collect();
    for indicator in list(&status["indicators"]) {
        let id = text(&indicator["id"]);
        let count = |verdict: &str| owing.iter().filter(|row| text(&row["verdicts"][id]) == verdict).count() as u64;
        let steps = ["population", "applicable", "owing", "reported", "met"].map(|name| figure(&indicator[name]));
        assert!(steps.is_sorted_by(|a, b| a >= b), "{id}: {steps:?}");
        let [_, _, owed, reported, met] = steps;
        assert_eq!(met, count("met"), "{id}");
        assert!(count("met") + count("not-met") <= reported, "{id}");
        assert_eq!(owed, owing.len() as u64 - count("not-applicable"), "{id}");
        for (share, whole) in [("share_owing", owed), ("share_reported", reported)] {
            if let Some(share) = indicator[share].as_f64() {
                let exact = 100.0 * met as f64 / whole as f64;
                assert!((share - exact).abs() < 1e-6 && (0.0..=100.0).contains(&share), "{id}: {share} is not {exact}");
            }
        }
    }
}

#[test]
fn every_indicator_stands_where_a_clerk_would_put_it() {
    let status = Office::at_the_end().status();
    let stands = |id: &str| {
        let one = with(list(&status["indicators"]), "id", id)[0];
        json!([
            one["population"],
            one["applicable"],
            one["owing"],
            one["reported"],
            one["met"],
            one["still_needed"],
            one["verdict"],
        ])
    };
    // U01 U02 U03 U05 U09 reported, U04 is silent, U06 exempt, U07 closed, U08 not under the office.
    for (id, expected) in [
        ("ke-hoach", json!([7, 7, 6, 5, 4, 2, "off-target"])),
        ("kha-tro-len", json!([8, 6, 5, 4, 3, 0, "on-target"])),
        ("xuat-sac", json!([8, 6, 5, 4, 2, 0, "on-target"])),
        ("dien-hinh", json!([8, 8, 6, 0, 0, null, "not-due"])),
    ] {
        assert_eq!(stands(id), expected, "{id}");
    }
    let verdict = |unit: &str, id: &str| text(&with(list(&status["list"]), "code", unit)[0]["verdicts"][id]).to_owned();
    for (unit, id, expected) in [
        ("U01", "cap-uy", "met"),
        ("U02", "cap-uy", "not-met"),
        ("U03", "cap-uy", "not-applicable"),
        ("U05", "xuat-sac", "not-applicable"),
        ("U02", "su-co", "no-data"),
        ("U04", "ke-hoach", "no-data"),
        ("U01", "phat-dong", "met"),
        ("U01", "dien-hinh", "not-due"),
        ("U01", "kinh-phi", "recorded"),
    ] {
        assert_eq!(verdict(unit, id), expected, "{unit} {id}");
    }
    // Sum over sum: (20 + 1 + 20 + 20 + 20) of (30 + 40 + 30 + 30 + 30).
    let ratio = with(list(&status["indicators"]), "id", "tap-huan")[0];
    assert_eq!(json!([ratio["numerator"], ratio["denominator"], ratio["verdict"]]), json!([81, 160, "on-target"]));
}
