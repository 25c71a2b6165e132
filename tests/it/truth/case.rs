//! One generated file: everything about it follows from its seed.
use super::{
    chance::Chance,
    draft::{Draft, Whole},
    layout::Layout,
    mess,
    office::Office,
};
use crate::workbook::Format;

pub struct Case {
    pub seed: u64,
    pub layout: Layout,
    pub format: Format,
    pub draft: Draft,
    pub bytes: Vec<u8>,
    pub path: String,
}

impl Case {
    /// Layouts and formats take turns; how messy it is goes from not at all to very.
    pub fn new(office: &Office, seed: u64) -> Self {
        let turn = usize::try_from(seed).unwrap();
        let layout = Layout::ALL[turn % Layout::ALL.len()];
        let format = Format::ALL[(turn / Layout::ALL.len()) % Format::ALL.len()];
        // Text files hold one sheet.
        let format = if layout == Layout::Sheets && format.is_flat() { Format::Xlsx } else { format };
        Self::of(office, seed, layout, format)
    }

    /// The same file once somebody has confirmed its letters: who waited for that only is sure now.
    pub fn answered(mut self) -> Self {
        if let Some((_, sure)) = self.draft.old.take() {
            self.draft.wholes.extend(sure.iter().map(|unit| (*unit, Whole::Sure)));
        }
        let name = |mess: &&'static str| match *mess {
            "TCVN3" => "TCVN3, confirmed",
            "TCVN3 without soft hyphens" => "TCVN3 without soft hyphens, confirmed",
            "VNI" => "VNI, confirmed",
            other => other,
        };
        self.draft.messes = self.draft.messes.iter().map(name).collect();
        self
    }

    pub fn of(office: &Office, seed: u64, layout: Layout, format: Format) -> Self {
        let mut chance = Chance::new(seed);
        let mess = *chance.pick(&[0, 10, 30, 60]);
        let mut draft = layout.draft(office, mess, &mut chance);
        if !matches!(layout, Layout::Own | Layout::OwnMoved) {
            draft.allow_for_marks(office);
        }
        mess::befall(&mut draft, office, layout, format, mess, &mut chance);
        let bytes = match (&draft.bytes, format) {
            (Some(bytes), Format::Xlsx) => bytes.clone(),
            _ => draft.book.bytes(format),
        };
        let path = format!("inbox/{}.{}", draft.stem, format.ending());
        Self { seed, layout, format, draft, bytes, path }
    }
}
