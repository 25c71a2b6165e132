//! The ways in which schools and communes lay out a report.
mod form;
mod own;
mod units;

use super::{chance::Chance, draft::Draft, office::Office};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// The blank form the program writes, filled in.
    Own,
    /// The same after rows and columns were inserted, taken away, moved.
    OwnMoved,
    /// Typed by hand: labels down a column, values beside them.
    Form,
    /// With "Kỳ này | Lũy kế".
    TwoColumns,
    /// "Có | Không" and the levels as columns to tick.
    Ticked,
    /// Labels across a row, values below.
    Transposed,
    /// A row for each school.
    Units,
    /// A sheet for each school.
    Sheets,
}

impl Layout {
    pub const ALL: &'static [Self] = &[
        Self::Own,
        Self::OwnMoved,
        Self::Form,
        Self::TwoColumns,
        Self::Ticked,
        Self::Transposed,
        Self::Units,
        Self::Sheets,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own form",
            Self::OwnMoved => "own form, moved",
            Self::Form => "form by hand",
            Self::TwoColumns => "kỳ này | lũy kế",
            Self::Ticked => "options in columns",
            Self::Transposed => "transposed",
            Self::Units => "row per unit",
            Self::Sheets => "sheet per school",
        }
    }

    /// Makes a workbook; `mess` in a hundred is unusual.
    pub fn draft(self, office: &Office, mess: u32, chance: &mut Chance) -> Draft {
        match self {
            Self::Own => own::draft(office, mess, false, chance),
            Self::OwnMoved => own::draft(office, mess, true, chance),
            Self::Form | Self::TwoColumns | Self::Ticked | Self::Transposed => form::draft(office, self, mess, chance),
            Self::Units => units::draft(office, mess, chance),
            Self::Sheets => form::one_for_each(office, mess, chance),
        }
    }
}
