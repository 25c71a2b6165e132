//! A plan file: it is read, or its faults are named, each at a place that is in the text.
use tonghop::domain::plan::source;

pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match source::parse(text) {
        Ok(plan) => assert!(!plan.id.is_empty() && !plan.forms.is_empty()),
        Err(faults) => assert!(!faults.is_empty(), "refused without a reason"),
    }
}
