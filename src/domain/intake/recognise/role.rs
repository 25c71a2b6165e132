//! What the heading of a column says about the column.
use super::texts::{has_words, starts_with_words};
use crate::domain::vietnamese::Word;

/// What a column holds, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// This period's value, in so many words: "Kỳ này".
    This,
    /// What the school reports: "Kết quả", "Số liệu".
    Value,
    /// The running total: "Lũy kế".
    Running,
    /// An earlier period: "Kỳ trước".
    Earlier,
    /// What was to be reached: "Kế hoạch", "Chỉ tiêu".
    Target,
    /// A part of the value or a share: "Trong đó nữ", "Tỷ lệ".
    Part,
    /// One quarter, 1–4, of the year that is named.
    Quarter(u8, Option<i32>),
    /// Behind the quarters: "Cả năm", "Cộng".
    Sum,
    /// An answer: a mark in the column means it.
    Answer,
    /// Notes, evidence, instructions.
    Note,
    /// The unit of measure.
    Measure,
    /// Order numbers and codes.
    Order,
    /// The labels themselves.
    Label,
    Unknown,
}

/// How headings begin, as whole words; the first that fits decides.
const STARTS: &[(Role, &[&str])] = &[
    (
        Role::Note,
        &["ghi chu", "cach ghi", "huong dan", "minh chung", "dien giai", "giai trinh", "nguyen nhan", "ly do"],
    ),
    (Role::Measure, &["don vi", "dvt", "dv tinh"]),
    (Role::Order, &["ma so", "ma chi tieu", "stt", "tt", "so tt", "so thu tu"]),
    (Role::Part, &["trong do", "nu", "ty le", "ti le", "so sanh", "tang giam", "muc do hoan thanh"]),
    (Role::Value, &["thuc hien ke hoach", "ket qua", "so lieu", "gia tri", "tra loi", "thuc hien", "so luong"]),
    (Role::Value, &["noi dung bao cao", "noi dung tra loi", "tong so", "so bao cao", "da thuc hien"]),
    (
        Role::Target,
        &["chi tieu", "ke hoach", "muc tieu", "dinh muc", "nhiem vu duoc giao", "du kien", "dang ky", "phan dau", "kh"],
    ),
    (Role::Label, &["noi dung", "tieu chi", "danh muc", "chi so", "cau hoi", "noi dung cong viec", "hang muc"]),
    (Role::Sum, &["ca nam", "tong cong", "toan nam"]),
];
/// Whole headings that begin many other texts: "Mã" and "Ma túy", "Cộng" and "Công an" fold alike.
const WHOLE: &[(Role, &[&str])] = &[(Role::Order, &["ma"]), (Role::Sum, &["cong", "tong"])];
/// Words that decide wherever they stand: "Kết quả kỳ trước" is no value.
const RUNNING: &[&str] = &["luy ke", "luy tien", "cong don", "tu dau nam", "tu dau nam hoc", "tu dau nhiem ky"];
const EARLIER: &[&str] =
    &["ky truoc", "nam truoc", "cung ky", "quy truoc", "thang truoc", "nam ngoai", "nam hoc truoc", "lien truoc"];
const THIS: &[&str] = &["ky nay", "trong ky", "nam nay", "quy nay", "thang nay", "ky bao cao", "ky hien tai"];
const AGAINST: &[&str] = &["so voi", "ty le", "ti le", "phan tram"];
/// Longer headings, in words, are sentences.
const LONGEST_HEADING: usize = 12;

/// How a quarter is written, folded.
pub const QUARTERS: [&[&str]; 4] =
    [&["quy i", "quy 1", "q1"], &["quy ii", "quy 2", "q2"], &["quy iii", "quy 3", "q3"], &["quy iv", "quy 4", "q4"]];

impl Role {
    /// The column holds figures, though not this period's.
    pub const fn is_rival(self) -> bool {
        matches!(self, Self::Running | Self::Earlier | Self::Target | Self::Part)
    }

    /// Says something of the values in the rows below.
    pub const fn speaks_of_values(self) -> bool {
        matches!(self, Self::This | Self::Value) || self.is_rival()
    }
}

/// What one heading says by itself. `year` is the year in work: a heading that names another one is not this period's.
pub fn role(folded: &str, year: Option<i32>) -> Role {
    if folded.is_empty() || folded.split(' ').count() > LONGEST_HEADING {
        return Role::Unknown;
    }
    if let Some(number) = quarter_of(folded) {
        return Role::Quarter(number, year_in(folded));
    }
    if Word::of(folded).is_some_and(|word| matches!(word, Word::Yes | Word::No | Word::Nil)) {
        return Role::Answer;
    }
    let says = |words: &[&str]| words.iter().any(|one| has_words(folded, one));
    let begins = || {
        let fits = |(_, starts): &&(Role, &[&str])| starts.iter().any(|start| starts_with_words(folded, start));
        let is = |(_, texts): &&(Role, &[&str])| texts.contains(&folded);
        STARTS.iter().find(fits).or_else(|| WHOLE.iter().find(is)).map_or(Role::Unknown, |(role, _)| *role)
    };
    match begins() {
        quiet @ (Role::Note | Role::Measure | Role::Order) => quiet,
        _ if says(RUNNING) => Role::Running,
        _ if says(EARLIER) || has_words_at_end(folded, "truoc") => Role::Earlier,
        Role::Part => Role::Part,
        _ if says(AGAINST) => Role::Part,
        Role::Target => Role::Target,
        _ if says(THIS) => Role::This,
        begun => match (year_in(folded), year) {
            (Some(named), Some(year)) if named != year => Role::Earlier,
            (Some(_), Some(_)) if matches!(begun, Role::Value | Role::Unknown) => Role::This,
            (_, _) => begun,
        },
    }
}

fn has_words_at_end(folded: &str, word: &str) -> bool {
    folded.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '))
}

/// What a heading says below another one: "Kỳ này" under "Kết quả", "Tổng số" under "Năm trước".
pub fn under(upper: Role, lower: Role) -> Role {
    match (upper, lower) {
        (Role::Running | Role::Earlier | Role::Target, _) | (_, Role::Unknown | Role::Label) => upper,
        (Role::This, Role::Value | Role::Sum) => Role::This,
        (_, lower) => lower,
    }
}

/// The heading of a column of shares: "Tỷ lệ (%)".
pub fn is_share(folded: &str) -> bool {
    ["ty le", "ti le", "phan tram"].iter().any(|start| starts_with_words(folded, start))
}

/// The quarter a folded text begins with, 1–4.
pub fn quarter_of(folded: &str) -> Option<u8> {
    let at = QUARTERS.iter().position(|names| names.iter().any(|name| starts_with_words(folded, name)))?;
    u8::try_from(at + 1).ok()
}

/// The text is a quarter's name and nothing else but its year: "Quý II/2026".
pub fn is_quarter_name(folded: &str) -> bool {
    let rest = QUARTERS.iter().flat_map(|names| names.iter()).find_map(|name| {
        let rest = folded.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(rest)
    });
    rest.is_some_and(|rest| rest.split(' ').all(|word| word.is_empty() || word == "nam" || year_of(word).is_some()))
}

/// The one year a text names.
pub fn year_in(folded: &str) -> Option<i32> {
    let mut years = folded.split(' ').filter_map(year_of);
    let first = years.next()?;
    years.next().is_none().then_some(first)
}

fn year_of(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (2000..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vietnamese::fold_label;

    #[test]
    fn headings_say_what_their_column_holds() {
        for (heading, said) in [
            ("Kết quả", Role::Value),
            ("Kết quả thực hiện", Role::Value),
            ("Số liệu kỳ này", Role::This),
            ("Trong kỳ", Role::This),
            ("Lũy kế từ đầu năm", Role::Running),
            ("Kết quả lũy kế", Role::Running),
            ("Thực hiện kỳ trước", Role::Earlier),
            ("Cùng kỳ năm trước", Role::Earlier),
            ("Năm học trước", Role::Earlier),
            ("Số liệu báo cáo lần trước", Role::Earlier),
            ("Dự kiến", Role::Target),
            ("Đăng ký đầu năm", Role::Target),
            ("Kế hoạch", Role::Target),
            ("Kế hoạch năm 2026", Role::Target),
            ("Chỉ tiêu", Role::Target),
            ("Thực hiện", Role::Value),
            ("Thực hiện so với kế hoạch (%)", Role::Part),
            ("Tỷ lệ", Role::Part),
            ("Tổng số", Role::Value),
            ("Trong đó nữ", Role::Part),
            ("Năm nay", Role::This),
            ("Kết quả năm 2025", Role::Earlier),
            ("Năm 2026", Role::This),
            ("ĐVT", Role::Measure),
            ("Đơn vị tính", Role::Measure),
            ("Ghi chú", Role::Note),
            ("STT", Role::Order),
            ("Nội dung", Role::Label),
            ("Quý I/2026", Role::Quarter(1, Some(2026))),
            ("Quý IV", Role::Quarter(4, None)),
            ("Cả năm", Role::Sum),
            ("Có", Role::Answer),
            ("Chưa đạt", Role::Answer),
            ("Họ và tên", Role::Unknown),
        ] {
            assert_eq!(role(&fold_label(heading), Some(2026)), said, "{heading}");
        }
        assert_eq!(role("ket qua nam 2025", None), Role::Value);
    }

    #[test]
    fn the_lower_heading_decides_unless_the_upper_one_takes_it_away() {
        for (upper, lower, said) in [
            (Role::Value, Role::This, Role::This),
            (Role::Value, Role::Running, Role::Running),
            (Role::Earlier, Role::Value, Role::Earlier),
            (Role::This, Role::Value, Role::This),
            (Role::This, Role::Part, Role::Part),
            (Role::Value, Role::Answer, Role::Answer),
            (Role::Value, Role::Unknown, Role::Value),
            (Role::Unknown, Role::Value, Role::Value),
            // "Đơn vị tính: triệu đồng" at the right end above the headings.
            (Role::Measure, Role::Value, Role::Value),
        ] {
            assert_eq!(under(upper, lower), said, "{upper:?} {lower:?}");
        }
    }
}
