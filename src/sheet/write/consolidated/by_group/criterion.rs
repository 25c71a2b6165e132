//! A name as a criterion of COUNTIFS and SUMIFS, which read signs and wildcards in it.
use crate::domain::grid::Address;

/// The cell that holds the name where it means itself; otherwise the name, written so that it does.
pub fn of(name: &str, cell: Address) -> String {
    let is_read = name.contains(['*', '?', '~']) || name.starts_with(['=', '<', '>']);
    if !is_read {
        return format!("${cell}");
    }
    let escaped: String = name
        .chars()
        .flat_map(|letter| match letter {
            '*' | '?' | '~' => vec!['~', letter],
            '"' => vec!['"', '"'],
            plain => vec![plain],
        })
        .collect();
    format!("\"={escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_name_are_no_pattern() {
        for (name, expected) in [
            ("Ea Kao", "$B7"),
            ("Phường 1", "$B7"),
            ("Ea*", "\"=Ea~*\""),
            ("=A1", "\"==A1\""),
            ("\"x\"?", "\"=\"\"x\"\"~?\""),
        ] {
            assert_eq!(of(name, Address::new(6, 1)), expected, "{name}");
        }
    }
}
