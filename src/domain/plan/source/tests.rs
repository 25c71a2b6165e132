#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::*;

#[test]
fn probe() {
    for one in built_in() {
        match parse(one.text) {
            Ok(plan) => println!("{} fields", plan.forms[0].fields.len()),
            Err(faults) => {
                for fault in faults {
                    let s = crate::text::plan::fault(crate::text::Lang::Vi, &fault.kind);
                    println!("{}:{}: {} {}", fault.line, fault.column, s.message, s.advice);
                }
                panic!()
            }
        }
    }
    println!("{:#}", crate::cli::plan_json::faults_json("x", &parse("id = \"A\"\n[[kind]]\nid = 3\nnane=\"\"\nthụt =\"a\"\n[calendar]\nholidays=[1]").unwrap_err(), crate::text::Lang::En));
}
