//! The plans that ship with the program.

pub struct BuiltIn {
    pub id: &'static str,
    /// The plan file, whole.
    pub text: &'static str,
}

pub const fn built_in() -> &'static [BuiltIn] {
    &[BuiltIn { id: "daklak-antq-2026", text: include_str!("../../../../data/plans/daklak-antq-2026.toml") }]
}

/// The built-in plan of this id.
pub fn find(id: &str) -> Option<&'static BuiltIn> {
    built_in().iter().find(|one| one.id == id)
}
