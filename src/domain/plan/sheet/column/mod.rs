//! The sheets of a plan's workbook and their columns: heading, key, how it is written and read, what is said about it.
pub mod forms;
pub mod indicators;
mod lists;
mod plan;
mod report_types;
mod rules;
pub mod words;

use crate::domain::{plan::source::Thing, vietnamese::fold};
use words::Words;

/// One sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tab {
    /// A row for each thing there is to say; the others have a column for it.
    Plan,
    Units,
    ReportTypes,
    Forms,
    Options,
    Rules,
    Indicators,
}

/// One column; on the sheet of the plan itself, one row.
#[derive(Debug)]
pub struct Column {
    /// The key of a plan file, or a part of it; where rows are of several sorts a heading may stand for two keys.
    pub keys: &'static [&'static str],
    pub heading: &'static str,
    pub how: How,
    /// It must be filled in, at least in some rows.
    pub needed: bool,
    /// In digits.
    pub width: f64,
    /// A sentence for the person who fills it in, with an example.
    pub note: &'static str,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    /// What sort of row this is.
    Row(Words),
    Id,
    Text,
    /// One text on each line of the cell.
    Lines,
    /// Texts parted by semicolons, or one on each line.
    List,
    Whole,
    /// Whole numbers parted by semicolons.
    Wholes,
    Number,
    Flag,
    Words(Words),
    Date,
    Dates,
    /// "20/5"
    Day,
    /// "20/5 năm sau", "ngày 5 tháng sau"
    Deadline,
    /// An id or a name; several, parted by semicolons.
    Ref(Thing),
    Refs(Thing),
    /// Ids or names of what [`column`](self)'s measure looks at.
    Measured,
    /// What the criterion compares with.
    Bound,
    /// Ids of fields, or a number.
    Side,
    /// The name of a list on the sheet of options.
    OptionList,
    /// Read by nobody.
    Remark,
}

impl Tab {
    /// In the order of the workbook.
    pub const ALL: [Self; 7] =
        [Self::Plan, Self::Units, Self::ReportTypes, Self::Forms, Self::Options, Self::Rules, Self::Indicators];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "Kế hoạch",
            Self::Units => "Đơn vị",
            Self::ReportTypes => "Loại báo cáo",
            Self::Forms => "Biểu mẫu",
            Self::Options => "Lựa chọn",
            Self::Rules => "Quy tắc",
            Self::Indicators => "Chỉ tiêu",
        }
    }

    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Plan => plan::ROWS,
            Self::Units => lists::UNITS,
            Self::ReportTypes => report_types::COLUMNS,
            Self::Forms => forms::COLUMNS,
            Self::Options => lists::OPTIONS,
            Self::Rules => rules::COLUMNS,
            Self::Indicators => indicators::COLUMNS,
        }
    }

    /// What the sheet is for, under its title.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Plan => "Thông tin chung của kế hoạch. Ghi vào cột «Nội dung»; mục có dấu * là bắt buộc.",
            Self::Units => {
                "Mỗi dòng là một loại hình (Tiểu học, THCS…), một phạm vi (trực thuộc, xã…) hoặc một thuộc tính có/không của đơn vị."
            }
            Self::ReportTypes => "Mỗi dòng là một chế độ báo cáo: chu kỳ, hạn nộp, nơi nhận, biểu mẫu, ai phải nộp.",
            Self::Forms => {
                "Ghi từ trên xuống như in ra giấy: dòng biểu mẫu, các phần, rồi các ô số liệu; bảng có các cột đứng ngay dưới."
            }
            Self::Options => "Các lựa chọn của ô xếp loại, chọn một, chọn nhiều. Xếp loại ghi từ thấp đến cao.",
            Self::Rules => "Mỗi dòng là một điều phải đúng giữa các số liệu của cùng một báo cáo.",
            Self::Indicators => {
                "Mỗi dòng là một chỉ tiêu: đo ô nào, đơn vị phải đạt gì, toàn ngành phải đạt bao nhiêu mỗi năm."
            }
        }
    }

    /// A plan without it is none.
    pub const fn is_needed(self) -> bool {
        match self {
            Self::Plan | Self::Units | Self::ReportTypes | Self::Forms => true,
            Self::Options | Self::Rules | Self::Indicators => false,
        }
    }

    pub fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.keys.contains(&key))
    }

    pub fn heading(self, key: &str) -> Option<&'static str> {
        self.column(key).map(|column| column.heading)
    }

    /// The heading of a key of plan files, also where a column holds only a part of what it says.
    pub fn heading_of(self, key: &str) -> Option<&'static str> {
        super::drawn::column(self, key).map(|column| column.heading)
    }

    /// The sheet of this name, whatever its case and marks.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|tab| fold(tab.name()) == name)
    }
}

/// The first column of every sheet whose rows are of several sorts.
pub const ROW: &str = "row";
/// A column that nobody reads.
pub const REMARK: Column = Column {
    keys: &["remark"],
    heading: "Ghi chú",
    how: How::Remark,
    needed: false,
    width: 24.0,
    note: "Cột này để ghi riêng, chương trình không đọc.",
};

/// What every `Mã` says.
const ID: &str = "Để trống thì chương trình tự đặt từ tên: bỏ dấu, nối bằng gạch (Tiểu học → tieu-hoc). Kế hoạch đã dùng thì đừng đổi mã.";

const fn column(
    keys: &'static [&'static str],
    heading: &'static str,
    how: How,
    width: f64,
    note: &'static str,
) -> Column {
    Column { keys, heading, how, needed: false, width, note }
}

const fn needed(
    keys: &'static [&'static str],
    heading: &'static str,
    how: How,
    width: f64,
    note: &'static str,
) -> Column {
    Column { keys, heading, how, needed: true, width, note }
}
