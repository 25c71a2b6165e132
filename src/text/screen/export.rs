//! Xuất.
use crate::{
    domain::plan::period::Span,
    text::{Lang, Sentence, summary, words},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Xuất", "Export")
}

pub fn heading(lang: Lang, span: &Span, as_of: NaiveDate) -> String {
    let (span, day) = (words::span(lang, span), words::date(as_of));
    match lang {
        Lang::Vi => format!("Bản tổng hợp {span}, số liệu đến ngày {day}"),
        Lang::En => format!("Consolidated workbook, {span}, figures as of {day}"),
    }
}

pub const fn province(lang: Lang) -> &'static str {
    lang.pick("Bản gửi cấp trên", "For the province")
}

pub const fn office(lang: Lang) -> &'static str {
    lang.pick("Bản lưu tại cơ quan", "For the office")
}

pub const fn about_province(lang: Lang) -> &'static str {
    lang.pick(
        "Tổng hợp, theo đơn vị, xã phường, loại hình; chưa báo cáo, nộp muộn, chưa đạt; các bảng được đánh dấu dưới đây. Không có số điện thoại, danh sách lỗi.",
        "Summary; by unit, commune and kind; missing, late, off target; the tables ticked below. Without telephones and lists of errors.",
    )
}

pub const fn about_office(lang: Lang) -> &'static str {
    lang.pick(
        "Như trên, thêm từng dòng của mọi bảng (vụ việc, mô hình…), lỗi số liệu, nguồn số liệu (từ tệp, ô nào), điện thoại.",
        "The same with the rows of all tables (incidents, models…), findings, sources (file and cell of figures), telephones.",
    )
}

/// A table whose rows may go along to the province.
pub fn along(lang: Lang, table: &str) -> String {
    match lang {
        Lang::Vi => format!("Gửi kèm từng dòng: {table}"),
        Lang::En => format!("With the rows of: {table}"),
    }
}

pub const fn goes_to(lang: Lang) -> &'static str {
    lang.pick("Nơi ghi", "File")
}

/// Said while the path is being typed.
pub const fn typing(lang: Lang) -> &'static str {
    lang.pick(
        "Gõ tên tệp, có thể cả thư mục; để trống thì về nơi ghi ban đầu. Enter nhận, Esc thôi.",
        "Type a file name, with a folder if wanted; empty means the usual place. Enter takes it, Esc leaves.",
    )
}

pub fn will_go(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Sẽ ghi vào {path}. Enter để ghi."),
        Lang::En => format!("It goes to {path}. Enter writes it."),
    }
}

pub fn open_written(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Mở tệp vừa ghi: {path}"),
        Lang::En => format!("Open the file just written: {path}"),
    }
}

pub const fn before(lang: Lang) -> &'static str {
    lang.pick("Trước khi gửi còn", "Still open before it is sent")
}

pub const fn nothing_open(lang: Lang) -> &'static str {
    lang.pick(
        "Không còn gì phải làm: mọi đơn vị đã nộp, không tệp nào chờ trả lời.",
        "Nothing is open: every unit has reported and no file waits for an answer.",
    )
}

pub fn not_due(lang: Lang, units: &str) -> String {
    match lang {
        Lang::Vi => format!("{units} chưa nộp, còn trong hạn"),
        Lang::En => format!("{units} not in yet, still within their time"),
    }
}

pub fn missing(lang: Lang, units: &str) -> String {
    match lang {
        Lang::Vi => format!("{units} chưa nộp, đã quá hạn"),
        Lang::En => format!("{units} missing, past the deadline"),
    }
}

pub fn returned(lang: Lang, units: &str) -> String {
    match lang {
        Lang::Vi => format!("{units} được trả báo cáo, chưa gửi lại"),
        Lang::En => format!("{units} with a returned report, nothing sent again"),
    }
}

/// Reports somebody has to decide on, and the errors that nobody accepted.
pub fn attention(lang: Lang, reports: usize, errors: usize) -> String {
    let [reports, errors] = [reports, errors].map(|count| summary::number(lang, Decimal::from(count)));
    match (lang, errors.as_str()) {
        (Lang::Vi, "0") => format!("{reports} báo cáo cần xử lý"),
        (Lang::Vi, _) => format!("{reports} báo cáo cần xử lý, trong đó {errors} lỗi chưa được chấp nhận"),
        (Lang::En, "0") => format!("{reports} reports need attention"),
        (Lang::En, _) => format!("{reports} reports need attention, with {errors} errors nobody accepted"),
    }
}

pub fn nothing_written(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Trong lần mở này chưa ghi bản tổng hợp nào.", "Chọn một bản rồi bấm Enter để ghi."),
        Lang::En => Sentence::new("No workbook was written since the book was opened.", "Select one and press Enter."),
    }
}

pub fn no_edition(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Dòng này không phải một bản để ghi.", "Chọn một trong hai bản ở trên rồi bấm F2."),
        Lang::En => Sentence::new("This line is no workbook to write.", "Select one of the two above, then press F2."),
    }
}
