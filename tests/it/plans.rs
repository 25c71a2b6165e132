//! The plans that ship, held to their documents: what each indicator asks, the words it quotes, the forms it is asked on.
mod forms;
mod said;
mod words;

use tonghop::domain::plan::{
    Plan,
    source::{find, parse},
};

const IDS: [&str; 5] =
    ["daklak-antq-2026", "thuthua-antt-2023-2024", "tanbinh-antq-2023", "cillcus-antq-2026", "daklak-thidua-2024"];

fn plan(id: &str) -> Plan {
    parse(find(id).unwrap().text).unwrap_or_else(|faults| panic!("{id}: {faults:#?}"))
}
