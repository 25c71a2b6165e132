//! Every cell format: one look for all that is printed (Nghị định 30/2020, Phụ lục I).
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

pub const FONT: &str = "Times New Roman";
pub const BODY: f64 = 12.0;
pub const SMALL: f64 = 11.0;

const HEADER_FILL: u32 = 0x00DD_E6F0;
const SECTION_FILL: u32 = 0x00F2_F2F2;
const INPUT_FILL: u32 = 0x00FF_F8D6;
const CLOSED_FILL: u32 = 0x00E4_E4E4;
const GREY: u32 = 0x0059_5959;
pub const BAD_FILL: u32 = 0x00F8_CBAD;
pub const BAD_FONT: u32 = 0x009C_0006;
pub const WAIT_FILL: u32 = 0x00FF_EB9C;
pub const WAIT_FONT: u32 = 0x007F_6000;
pub const GOOD_FONT: u32 = 0x0037_5623;
pub const QUIET_FONT: u32 = 0x0080_8080;

/// The most decimals a figure is printed with.
pub const DECIMALS: u32 = 10;

/// Keeps a figure off the rule to its right, as wide as a bracket.
const AIR: &str = "_)";

pub struct Style {
    pub superior: Format,
    pub office: Format,
    pub nation: Format,
    pub motto: Format,
    pub rule: Format,
    pub place: Format,
    pub number_line: Format,
    pub title: Format,
    pub subtitle: Format,
    pub heading: Format,
    pub plain: Format,
    pub label: Format,
    pub note: Format,
    pub signature: Format,
    pub signature_hint: Format,
    pub recipients_title: Format,
    pub recipients: Format,
    pub header: Format,
    pub column_number: Format,
    pub section: Format,
    pub text: Format,
    pub small: Format,
    pub centre: Format,
    pub date: Format,
    pub judged_text: Format,
    pub wrong: Format,
    pub total: Format,
    pub total_centre: Format,
    pub input_line: Format,
    pub locked_line: Format,
    pub input: Format,
    pub closed: Format,
    numbers: Vec<Format>,
    percents: Vec<Format>,
    judged: Vec<Format>,
    totals: Vec<Format>,
    wrongs: Vec<Format>,
}

/// The body font; every other format is made from it.
pub fn base(size: f64) -> Format {
    Format::new().set_font_name(FONT).set_font_size(size).set_align(FormatAlign::VerticalCenter)
}

fn centred(size: f64) -> Format {
    base(size).set_align(FormatAlign::Center)
}

/// A ruled table cell.
pub fn cell() -> Format {
    base(BODY).set_border(FormatBorder::Thin).set_text_wrap()
}

/// `#,##0` with so many decimals, and a word behind it.
fn pattern(whole: &str, decimals: u32, tail: &str) -> String {
    let zeros = usize::try_from(decimals).unwrap_or(0);
    let point = if zeros > 0 { "." } else { "" };
    format!("{whole}{point}{}{tail}", "0".repeat(zeros))
}

fn by_decimals(base: &Format, whole: &str, tail: &str) -> Vec<Format> {
    (0..=DECIMALS).map(|decimals| base.clone().set_num_format(pattern(whole, decimals, tail))).collect()
}

impl Style {
    pub fn new() -> Self {
        let bold = |format: Format| format.set_bold();
        let wrapped = |format: Format| format.set_text_wrap();
        let figure = cell().set_align(FormatAlign::Right);
        let emphasis = figure.clone().set_bold().set_background_color(HEADER_FILL);
        let sum = figure.clone().set_bold().set_background_color(SECTION_FILL);
        let wrong = cell().set_align(FormatAlign::Center).set_background_color(BAD_FILL).set_font_color(BAD_FONT);
        let dotted = base(BODY).set_border_bottom(FormatBorder::Dotted).set_text_wrap();
        let input = cell().set_align(FormatAlign::Center).set_background_color(INPUT_FILL).set_unlocked();
        Self {
            superior: wrapped(centred(BODY)),
            office: bold(wrapped(centred(BODY))),
            nation: bold(wrapped(centred(BODY))),
            motto: bold(wrapped(centred(13.0))),
            rule: centred(6.0).set_align(FormatAlign::Top),
            place: wrapped(centred(BODY).set_italic()),
            number_line: centred(BODY),
            title: bold(wrapped(centred(14.0))),
            subtitle: bold(wrapped(centred(13.0))),
            heading: bold(base(13.0)),
            plain: base(BODY),
            label: base(BODY).set_align(FormatAlign::Right),
            note: wrapped(base(BODY)).set_align(FormatAlign::Top),
            signature: bold(centred(13.0)),
            signature_hint: centred(BODY).set_italic(),
            recipients_title: bold(base(BODY).set_italic()),
            recipients: base(SMALL),
            header: bold(cell().set_align(FormatAlign::Center).set_background_color(HEADER_FILL)),
            column_number: cell().set_font_size(10.0).set_italic().set_align(FormatAlign::Center),
            section: bold(cell().set_background_color(SECTION_FILL)),
            text: cell(),
            small: cell().set_font_size(10.0),
            centre: cell().set_align(FormatAlign::Center),
            date: cell().set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy"),
            judged_text: bold(cell().set_align(FormatAlign::Center).set_background_color(HEADER_FILL)),
            wrong: wrong.clone(),
            total: bold(cell().set_background_color(SECTION_FILL)),
            total_centre: bold(cell().set_align(FormatAlign::Center).set_background_color(SECTION_FILL)),
            input_line: dotted.clone().set_bold().set_background_color(INPUT_FILL).set_num_format("@").set_unlocked(),
            locked_line: dotted.set_bold().set_num_format("@"),
            closed: cell()
                .set_align(FormatAlign::Center)
                .set_italic()
                .set_font_color(GREY)
                .set_background_color(CLOSED_FILL),
            numbers: by_decimals(&figure, "#,##0", AIR),
            percents: by_decimals(&figure, "0", "%_)"),
            judged: by_decimals(&emphasis, "0", "% \"(*)\""),
            totals: by_decimals(&sum, "#,##0", AIR),
            wrongs: by_decimals(&wrong, "#,##0", AIR),
            input,
        }
    }

    fn pick<'a>(&'a self, formats: &'a [Format], decimals: u32) -> &'a Format {
        let at = usize::try_from(decimals.min(DECIMALS)).unwrap_or(0);
        formats.get(at).unwrap_or(&self.text)
    }

    /// A count or an amount.
    pub fn number(&self, decimals: u32) -> &Format {
        self.pick(&self.numbers, decimals)
    }

    /// A share held as a fraction.
    pub fn percent(&self, decimals: u32) -> &Format {
        self.pick(&self.percents, decimals)
    }

    /// The share that the verdict rests on, marked by a sign as well as by its fill.
    pub fn judged(&self, decimals: u32) -> &Format {
        self.pick(&self.judged, decimals)
    }

    /// A figure that a finding speaks against.
    pub fn wrong_number(&self, decimals: u32) -> &Format {
        self.pick(&self.wrongs, decimals)
    }

    pub fn total(&self, decimals: u32) -> &Format {
        self.pick(&self.totals, decimals)
    }
}

/// What a conditional format changes.
pub fn mark(font: u32, fill: Option<u32>) -> Format {
    let format = Format::new().set_font_color(font);
    match fill {
        Some(fill) => format.set_background_color(fill),
        None => format,
    }
}
