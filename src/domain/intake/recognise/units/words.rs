//! How tables of units are worded: headings of the columns that say who, totals, lines under a table.
use crate::domain::{plan::Field, vietnamese::fold};

/// Headings of columns that never hold a field, whole or at their beginning.
const ASIDE: &[&str] = &[
    "ghi chu",
    "don vi tinh",
    "dvt",
    "dv tinh",
    "cach ghi",
    "huong dan",
    "minh chung",
    "nguoi lap",
    "nguoi bao cao",
    "nguoi phu trach",
    "nguoi lien he",
    "so dien thoai",
    "dien thoai",
    "email",
    "hieu truong",
];
/// Headings that turn what stands with them into another figure than this period's.
const ELSEWHEN: &[&str] =
    &["luy ke", "cung ky", "ky truoc", "nam truoc", "chi tieu", "muc tieu", "ke hoach nam", "ke hoach giao"];
/// The same, where the figure itself stands elsewhere.
const PLANNED: &[&str] = &["ke hoach", "dang ky", "giao"];
/// Headings under a field's own that only say: here it is.
const HERE: &[&str] = &[
    "ket qua",
    "ket qua thuc hien",
    "so lieu",
    "gia tri",
    "thuc hien",
    "da thuc hien",
    "so luong",
    "ky nay",
    "trong ky",
    "tong so",
    "tong",
    "cong",
];
/// Figures held against others.
const DIFFERENCES: &[&str] = &["so voi", "so sanh", "tang giam", "chenh lech", "muc do hoan thanh"];
/// How many, where the field asks for a share.
const NUMBERS: &[&str] = &["so luong", "tong so", "tong", "cong"];
const YES: &[&str] = &["co", "dat", "da", "da co", "da dat", "da thuc hien"];
const NO: &[&str] = &["khong", "khong dat", "chua", "chua dat", "chua co", "khong co", "chua thuc hien"];
/// Words that only measure: what a row of units of measure under the headings is made of.
const MEASURES: &[&str] = &[
    "co khong",
    "muc",
    "ngay",
    "ngay thang nam",
    "dong",
    "nghin dong",
    "ngan dong",
    "trieu dong",
    "1000 dong",
    "1 000 dong",
    "ty dong",
];
const TOTALS: &[&str] = &["tong cong", "tong so", "tong", "cong", "cong chung", "tong chung"];
/// What may follow "cộng", "tổng" or "toàn" in a total's name; anything else may be the name of a school.
const TOTALLED: &[&str] = &[
    "khoi", "cap", "bac", "cac", "toan", "so", "truong", "xa", "phuong", "huyen", "tinh", "nganh", "chung", "don",
    "dia", "cong", "hop", "i", "ii", "iii", "iv", "v", "a", "b", "c", "1", "2", "3", "mam", "tieu", "thcs", "thpt",
    "th", "mn",
];
/// How lines under a table begin: the signatures, after which nothing is listed any more.
const SIGNED: &[&str] = &[
    "nguoi lap",
    "lap bieu",
    "thu truong",
    "hieu truong",
    "pho hieu truong",
    "kt hieu truong",
    "noi nhan",
    "ky dong dau",
    "ky ten",
    "ky va",
    "ky ghi ro",
    "xac nhan",
    "chu tich",
    "pho chu tich",
    "t m uy ban",
    "tm uy ban",
    "tm ubnd",
    "ke toan",
    "giam doc",
];
/// How remarks begin, wherever they stand.
const REMARKS: &[&str] = &["ghi chu", "luu y", "chu thich", "don vi tinh", "dvt"];

/// The folded text begins with one of these, as whole words.
fn begins(folded: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// What a column says about the unit of each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Order,
    Code,
    Name,
    Kind,
    Commune,
}

/// What a folded heading says about the units, if it says something about them.
pub fn who(heading: &str) -> Option<Who> {
    let only = |allowed: &[&str]| heading.split(' ').all(|word| allowed.contains(&word));
    let has = |phrase: &str| heading == phrase || begins(heading, &[phrase]) || heading.contains(&format!(" {phrase}"));
    if ["stt", "tt", "so tt", "so thu tu"].contains(&heading) {
        Some(Who::Order)
    } else if begins(heading, &["ma"])
        && only(&["ma", "so", "don", "vi", "truong", "dv", "co", "quan", "dinh", "danh", "giao", "duc"])
    {
        Some(Who::Code)
    } else if only(&["loai", "hinh", "truong", "cap", "bac", "hoc", "khoi", "don", "vi"])
        && ["loai hinh", "loai truong", "cap hoc", "bac hoc", "khoi"].iter().any(|phrase| has(phrase))
    {
        Some(Who::Kind)
    } else if only(&["ten", "thuoc", "xa", "phuong", "thi", "tran", "dac", "khu", "dia", "ban", "ubnd"])
        && ["xa", "phuong", "dia ban"].iter().any(|phrase| has(phrase))
    {
        Some(Who::Commune)
    } else if only(&[
        "ten", "cac", "don", "vi", "truong", "hoc", "co", "so", "giao", "duc", "bao", "cao", "quan", "nha", "thuc",
        "hien", "truc", "thuoc", "dao", "tao", "va",
    ]) && ["don vi", "truong", "co so giao duc", "co quan"].iter().any(|phrase| has(phrase))
    {
        Some(Who::Name)
    } else {
        None
    }
}

/// A column beside the figures: notes, measures, who wrote it.
pub fn is_aside(heading: &str) -> bool {
    begins(heading, ASIDE)
}

/// The figure of another time, or one that was only planned.
pub fn is_elsewhen(heading: &str) -> bool {
    begins(heading, ELSEWHEN)
}

pub fn is_planned(heading: &str) -> bool {
    PLANNED.contains(&heading) || is_elsewhen(heading)
}

pub fn is_difference(heading: &str) -> bool {
    begins(heading, DIFFERENCES)
}

pub fn is_number_of(heading: &str) -> bool {
    NUMBERS.contains(&heading)
}

pub fn is_here(heading: &str) -> bool {
    HERE.contains(&heading)
}

/// Yes or no, where a heading is one of their words.
pub fn yes_no(heading: &str) -> Option<bool> {
    if YES.contains(&heading) { Some(true) } else { NO.contains(&heading).then_some(false) }
}

/// 1–4, where a whole heading names a quarter. `alone`: under a field's own heading "I" is enough.
pub fn quarter(heading: &str, alone: bool) -> Option<u32> {
    let said = heading.strip_prefix("quy ").or_else(|| heading.strip_prefix('q').filter(|rest| rest.len() == 1));
    let said = said.or(alone.then_some(heading))?;
    let said = said
        .split(' ')
        .next()
        .filter(|_| said.split(' ').skip(1).all(|word| word.parse::<u32>().is_ok() || word == "nam"))?;
    let place = ["i", "ii", "iii", "iv"]
        .iter()
        .position(|one| *one == said)
        .or_else(|| ["1", "2", "3", "4"].iter().position(|one| *one == said))?;
    u32::try_from(place + 1).ok()
}

/// The folded text only says what a figure is counted in.
pub fn is_measure<'f>(folded: &str, mut fields: impl Iterator<Item = &'f Field>) -> bool {
    MEASURES.contains(&folded) || fields.any(|field| field.unit_words.iter().any(|word| fold(word) == folded))
}

/// The folded first words of a row say that it adds up others.
pub fn is_total(folded: &str) -> bool {
    if TOTALS.contains(&folded) || folded.starts_with("tong cong ") {
        return true;
    }
    let mut words = folded.split(' ');
    let first = words.next();
    let second = words.next();
    matches!(first, Some("tong" | "cong" | "toan")) && second.is_some_and(|word| TOTALLED.contains(&word))
}

/// A total of everything, not of one section.
pub fn is_grand_total(folded: &str) -> bool {
    begins(folded, &["tong cong", "toan", "tong so", "tong chung", "cong chung"])
}

/// A signature, or the date above it: the list is over.
pub fn is_signed(folded: &str) -> bool {
    begins(folded, SIGNED) || (folded.contains("ngay") && folded.contains("thang") && folded.contains("nam"))
}

pub fn is_remark(folded: &str) -> bool {
    begins(folded, REMARKS)
}

/// The text numbers a column: "(1)", "2", "A", "(5)=(3)+(4)".
pub fn column_number(text: &str) -> Option<ColumnNumber> {
    let inner = text.trim().trim_start_matches(['(', '[']);
    let head = inner.split(['=', ')', ']', '+', '/', ':']).next().unwrap_or_default().trim();
    let rest_is_sum = inner.chars().all(|c| c.is_ascii_digit() || "()[]=+-/:;* ".contains(c));
    let mut letters = head.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() && inner.trim_end_matches([')', ']']).len() == 1 => {
            Some(ColumnNumber::Letter(letter))
        }
        _ if rest_is_sum && (1..=3).contains(&head.len()) => head.parse().ok().map(ColumnNumber::Number),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnNumber {
    Letter(char),
    Number(u32),
}

/// How a row's own order is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// "I", "II.", "A": a section's.
    Section,
    /// "1", "1.2": a unit's.
    Unit,
}

/// The order that a whole cell is.
pub fn order(text: &str) -> Option<Order> {
    let bare = text.trim().trim_end_matches(['.', ')', '/']).trim_start_matches('(');
    if bare.is_empty() {
        None
    } else if bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && bare.len() <= 7 {
        Some(Order::Unit)
    } else if bare.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
        || (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        Some(Order::Section)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vietnamese::fold_label;

    #[test]
    fn headings_say_what_they_say_about_units() {
        for (heading, expected) in [
            ("STT", Some(Who::Order)),
            ("TT", Some(Who::Order)),
            ("Đơn vị", Some(Who::Name)),
            ("Tên đơn vị", Some(Who::Name)),
            ("TÊN TRƯỜNG", Some(Who::Name)),
            ("Tên cơ sở giáo dục", Some(Who::Name)),
            ("Đơn vị báo cáo (2)", Some(Who::Name)),
            ("Trường học", Some(Who::Name)),
            ("Mã đơn vị", Some(Who::Code)),
            ("Mã trường", Some(Who::Code)),
            ("Loại hình", Some(Who::Kind)),
            ("Cấp học", Some(Who::Kind)),
            ("Xã, phường", Some(Who::Commune)),
            ("Địa bàn", Some(Who::Commune)),
            ("Đơn vị tính", None),
            ("Nội dung", None),
            ("Số buổi tuyên truyền", None),
            ("Ghi chú", None),
        ] {
            assert_eq!(who(&fold_label(heading)), expected, "{heading}");
        }
    }

    #[test]
    fn totals_are_not_schools() {
        for (text, total) in [
            ("Tổng cộng", true),
            ("CỘNG", true),
            ("Cộng khối THPT", true),
            ("Tổng số", true),
            ("Toàn xã", true),
            ("Toàn huyện", true),
            ("Tổng cộng (I+II)", true),
            ("Cộng (I)", true),
            ("Cộng Hòa", false),
            ("Trường THCS Cộng Hòa", false),
            ("Toàn Thắng", false),
        ] {
            assert_eq!(is_total(&fold_label(text)), total, "{text}");
        }
    }

    #[test]
    fn numbers_of_columns_are_not_figures() {
        for (text, expected) in [
            ("(1)", Some(ColumnNumber::Number(1))),
            ("12", Some(ColumnNumber::Number(12))),
            ("A", Some(ColumnNumber::Letter('A'))),
            ("(B)", Some(ColumnNumber::Letter('B'))),
            ("(5)=(3)+(4)", Some(ColumnNumber::Number(5))),
            ("5=3+4", Some(ColumnNumber::Number(5))),
            ("x", None),
            ("1234", None),
            ("12 buổi", None),
            ("", None),
        ] {
            assert_eq!(column_number(text), expected, "{text}");
        }
    }

    #[test]
    fn quarters_are_named_in_several_ways() {
        for (heading, alone, expected) in [
            ("quy i", false, Some(1)),
            ("quy 4 2026", false, Some(4)),
            ("q3", false, Some(3)),
            ("ii", true, Some(2)),
            ("ii", false, None),
            ("quy che", false, None),
            ("quy i va ii", false, None),
        ] {
            assert_eq!(quarter(heading, alone), expected, "{heading}");
        }
    }
}
