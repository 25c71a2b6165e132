//! Bảng tính: a file as it was sent, cell by cell.
use crate::{
    domain::{
        grid::{Address, Content},
        plan::{FieldKey, FieldKind, Form},
        value::{How, Value},
    },
    text::{self, Lang, Sentence, words},
};

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Bảng tính", "Sheet")
}

pub const fn opening(lang: Lang) -> &'static str {
    lang.pick("Đang mở tệp…", "Opening the file…")
}

pub const fn unread(lang: Lang) -> &'static str {
    lang.pick(
        "Không mở được tệp này để xem. Đơn vị gửi lại tệp khác, hoặc xem tệp gốc bằng Excel.",
        "This file cannot be opened to be looked at. Ask the unit for another, or open the original in Excel.",
    )
}

pub const fn empty(lang: Lang) -> &'static str {
    lang.pick("Trang tính này trống.", "This sheet is empty.")
}

/// A sheet that is hidden when the file is opened in Excel.
pub const fn hidden_sheet(lang: Lang) -> &'static str {
    lang.pick("ẩn", "hidden")
}

/// `3 lỗi, 2 cảnh báo`; nothing where nothing was found.
pub fn counts(lang: Lang, errors: usize, warnings: usize) -> String {
    let part = |count: usize, vi: &str, one: &str, many: &str| match (lang, count) {
        (_, 0) => None,
        (Lang::Vi, _) => Some(format!("{count} {vi}")),
        (Lang::En, 1) => Some(format!("1 {one}")),
        (Lang::En, _) => Some(format!("{count} {many}")),
    };
    let parts = [part(errors, "lỗi", "error", "errors"), part(warnings, "cảnh báo", "warning", "warnings")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the signs in the sheet mean, for the end of its first line.
pub const fn legend(lang: Lang) -> &'static str {
    lang.pick("● số liệu đã đọc  › nhãn  ~ hàng, cột ẩn", "● value read  › label  ~ hidden row, column")
}

/// What stands in a cell.
pub fn content(lang: Lang, content: Option<&Content>, typed: &str) -> String {
    match content {
        None => lang.pick("Ô trống.", "The cell is blank.").to_owned(),
        Some(Content::Uncalculated) => lang
            .pick(
                "Ô có công thức mà tệp không giữ kết quả: mở bằng Excel, lưu lại thì mới có số.",
                "A formula whose result the file does not hold: opened and saved in Excel it would.",
            )
            .to_owned(),
        Some(Content::Text(_) | Content::Number(_) | Content::Bool(_) | Content::Date(_) | Content::Error(_)) => {
            format!("{}: “{typed}”", lang.pick("Ô ghi", "The cell says"))
        }
    }
}

/// The sheet was typed in a legacy encoding and is shown as it is read.
pub fn decoded(lang: Lang, encoding: crate::domain::intake::Encoding) -> String {
    let name = super::intake::encoding(lang, encoding);
    match lang {
        Lang::Vi => format!("trang gõ bằng {name}, đã chuyển sang Unicode"),
        Lang::En => format!("typed in {name}, shown in Unicode"),
    }
}

pub fn merged(lang: Lang, first: Address, last: Address) -> String {
    format!("{} {first}:{last}", lang.pick("ô gộp", "merged cell"))
}

pub const fn hidden(lang: Lang) -> &'static str {
    lang.pick("hàng hoặc cột ẩn, không lấy số liệu", "hidden row or column: no value is taken from it")
}

/// What the cell was read for, and what came of it.
pub fn read_for(lang: Lang, form: &Form, key: FieldKey, row: u32, value: Option<&Value>, how: How) -> String {
    let label = text::value::label(lang, form, key, row);
    let how = match how {
        How::AsIs => String::new(),
        how => format!(" ({})", words::how(lang, how)),
    };
    match (value, lang) {
        (Some(value), Lang::Vi) => format!("Đọc cho mục «{label}»: {}{how}", text::value(lang, value, form.get(key))),
        (Some(value), Lang::En) => format!("Read for “{label}”: {}{how}", text::value(lang, value, form.get(key))),
        (None, Lang::Vi) => format!("Ô của mục «{label}»: chưa có số liệu"),
        (None, Lang::En) => format!("The cell of “{label}”: no value"),
    }
}

pub fn label_of(lang: Lang, labels: &[String]) -> String {
    let labels = labels.join("; ");
    match lang {
        Lang::Vi => format!("Nhãn của mục: {labels}"),
        Lang::En => format!("Label of: {labels}"),
    }
}

pub fn report_of(lang: Lang, unit: &str) -> String {
    match lang {
        Lang::Vi => format!("Báo cáo của {unit}"),
        Lang::En => format!("Report of {unit}"),
    }
}

pub fn pointed(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã chỉ: ô này là số liệu của «{label}»."),
        Lang::En => format!("Shown: this cell holds “{label}”."),
    }
}

/// How many places were shown that are not used yet, and the keys for them.
pub fn to_teach(lang: Lang, places: usize, key: &str) -> String {
    match (lang, places) {
        (Lang::Vi, _) => format!("+ Đã chỉ {places} chỗ. {key} để đọc lại theo các chỗ ấy, Esc bỏ chỗ vừa chỉ."),
        (Lang::En, 1) => format!("+ 1 place shown. {key} reads the file again by it, Esc forgets it."),
        (Lang::En, _) => format!("+ {places} places shown. {key} reads the file again by them, Esc forgets the last."),
    }
}

/// Asked to show where something stands.
pub fn how_to_point(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Vi => {
            format!(
                "Đưa con trỏ đến ô có số liệu rồi bấm {key}, chọn mục của ô ấy. Bảng nhiều đơn vị: chỉ một ô của cột."
            )
        }
        Lang::En => {
            format!(
                "Go to a cell with a value, press {key} and choose its field. In a table of units one cell stands for the column."
            )
        }
    }
}

/// The title of the list of fields. `of_table`: the report is one row of a table of units.
pub fn which_field(lang: Lang, at: Address, of_table: bool) -> String {
    let column = Address::column_letters(at.column);
    match (lang, of_table) {
        (Lang::Vi, true) => format!("Cột {column} là số liệu của mục nào?"),
        (Lang::Vi, false) => format!("Ô {at} là số liệu của mục nào?"),
        (Lang::En, true) => format!("Which field's values are in column {column}?"),
        (Lang::En, false) => format!("Which field's value is in cell {at}?"),
    }
}

/// What can be pointed at: each name as scripts have it, with the words of the form.
pub fn points(lang: Lang, form: &Form) -> Vec<(String, FieldKey, String)> {
    let mut points = Vec::new();
    let columns = (0..)
        .zip(&form.tables)
        .flat_map(|(table, one)| (0..).zip(&one.columns).map(move |(column, _)| FieldKey::Column { table, column }));
    let keys = form.keyed_fields().map(|(key, _)| key).chain(columns);
    for key in keys {
        let (Some(field), Some(name)) = (form.get(key), form.name(key)) else { continue };
        let label = match key {
            FieldKey::Field(_) => field.label.clone(),
            FieldKey::Column { table, .. } => {
                let table = form.tables.get(usize::from(table)).map(|table| table.title.as_str()).unwrap_or_default();
                format!("{table}: {}", field.label)
            }
        };
        match &field.kind {
            FieldKind::Ratio { numerator, denominator } => {
                points.push((format!("{name}/numerator"), key, format!("{label} — {numerator}")));
                points.push((format!("{name}/denominator"), key, format!("{label} — {denominator}")));
            }
            FieldKind::Count
            | FieldKind::Amount { .. }
            | FieldKind::Percent
            | FieldKind::YesNo
            | FieldKind::Level { .. }
            | FieldKind::Choice { .. }
            | FieldKind::Choices { .. }
            | FieldKind::Date
            | FieldKind::Text => {
                if field.per_quarter {
                    let quarter = |row: u32| (format!("{name}/{row}"), key, text::value::label(lang, form, key, row));
                    points.extend((1..=4).map(quarter));
                }
                points.push((name, key, label));
            }
        }
    }
    points
}

/// Which of several, after a jump: `Lỗi 2/7 ở ô C12`.
pub fn jumped(lang: Lang, number: usize, all: usize, sheet: &str, at: Address) -> String {
    match lang {
        Lang::Vi => format!("Chỗ {number}/{all}: ô {at}, trang tính «{sheet}»."),
        Lang::En => format!("{number} of {all}: cell {at} on sheet “{sheet}”."),
    }
}

pub fn not_found(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không ô nào có chữ này.", "Gõ ít chữ hơn, không cần dấu."),
        Lang::En => Sentence::new("No cell says this.", "Type less; marks are not needed."),
    }
}

pub fn type_first(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Chưa gõ chữ cần tìm.", "Gõ rồi bấm Enter để sang ô kế; Esc thôi tìm."),
        Lang::En => Sentence::new("Nothing is typed to search for.", "Type, Enter goes to the next cell; Esc leaves."),
    }
}

pub fn searching(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang gõ ở ô tìm.", "Gõ chữ có trong ô."),
        Lang::En => Sentence::new("The search is open.", "Type what a cell says."),
    }
}

pub fn not_open(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Tệp chưa mở được.", "Đợi một chút, hoặc Esc để trở lại."),
        Lang::En => Sentence::new("The file is not open.", "Wait a moment, or Esc to go back."),
    }
}

pub fn one_sheet(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Tệp chỉ có một trang tính.", ""),
        Lang::En => Sentence::new("The file has one sheet only.", ""),
    }
}

pub fn nothing_found(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không ô nào của tệp này có lỗi.", ""),
        Lang::En => Sentence::new("Nothing was found in any cell of this file.", ""),
    }
}

pub fn no_report(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Chương trình chưa thấy báo cáo nào trong tệp này để chỉ.",
            "Kiểm tra xem có đúng biểu của kế hoạch không.",
        ),
        Lang::En => Sentence::new(
            "The program has found no report in this file to be shown anything of.",
            "See whether it is a form of the plan.",
        ),
    }
}

pub fn another_sheet(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Các chỗ đã chỉ ở một trang tính khác.",
            "Nhận các chỗ ấy trước, hoặc Esc để bỏ, rồi mới chỉ ở đây.",
        ),
        Lang::En => Sentence::new(
            "What was shown so far is on another sheet.",
            "Use it first, or forget it with Esc, and then show this.",
        ),
    }
}

pub fn nothing_pointed(lang: Lang, key: &str) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Chưa chỉ ô nào.", format!("{key} để nói ô đang chọn là số liệu của mục nào.")),
        Lang::En => Sentence::new("No cell was shown.", format!("{key} says which field the selected cell holds.")),
    }
}
