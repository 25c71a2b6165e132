//! The plans that ship with the program.

pub struct BuiltIn {
    pub id: &'static str,
    /// The plan file, whole.
    pub text: &'static str,
}

/// A plan file of `data/plans`, named after its plan.
macro_rules! plans {
    ($($id:literal),* $(,)?) => {
        &[$(BuiltIn { id: $id, text: include_str!(concat!("../../../../data/plans/", $id, ".toml")) }),*]
    };
}

/// The first is the one that samples are made of.
pub const fn built_in() -> &'static [BuiltIn] {
    plans!["daklak-antq-2026", "thuthua-antt-2023-2024", "tanbinh-antq-2023", "cillcus-antq-2026", "daklak-thidua-2024",]
}

/// The built-in plan of this id.
pub fn find(id: &str) -> Option<&'static BuiltIn> {
    built_in().iter().find(|one| one.id == id)
}
