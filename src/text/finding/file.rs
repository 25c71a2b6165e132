//! Whole files. `found` names a format (`xls`, `pdf`), a figure, or the file that is repeated; `expected` a limit.
use super::{Lang, Sentence, about::About};

/// `found`: the format that cannot be read, or why the bytes are no workbook.
pub fn unreadable(about: &About) -> Sentence {
    let Some(format) = about.typed().and_then(|token| spreadsheet(about.lang, &token)) else {
        return match about.lang {
            Lang::Vi => Sentence::new(
                format!("Không đọc được tệp{}.", about.figure(" (", ")")),
                "Hãy mở tệp bằng Excel và lưu lại dạng .xlsx rồi nhập lại; nếu Excel cũng không mở được, hãy xin \
                 đơn vị gửi lại.",
            ),
            Lang::En => Sentence::new(
                format!("The file cannot be read{}.", about.figure(" (", ")")),
                "Open the file in Excel, save it as .xlsx and import it again; if Excel cannot open it either, ask \
                 the unit to send it again.",
            ),
        };
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Tệp ở dạng {format}, chương trình chưa đọc được dạng này."),
            "Hãy mở bằng Excel rồi lưu lại dạng .xlsx (Sổ làm việc Excel) và nhập tệp mới đó.",
        ),
        Lang::En => Sentence::new(
            format!("The file is in the format {format}, which the program cannot read."),
            "Open it in Excel, save it as .xlsx (Excel Workbook) and import the new file.",
        ),
    }
}

pub fn encrypted(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            "Tệp được đặt mật khẩu nên không đọc được.",
            "Hãy mở tệp bằng Excel với mật khẩu của đơn vị, gỡ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), \
             lưu lại rồi nhập lại.",
        ),
        Lang::En => Sentence::new(
            "The file is protected by a password and cannot be read.",
            "Open it in Excel with the unit's password, remove the password (File → Info → Protect Workbook), save \
             it and import it again.",
        ),
    }
}

/// `found`: the format, as an extension.
pub fn not_spreadsheet(about: &About) -> Sentence {
    let format = about.typed().map(|token| document(about.lang, &token).map_or(token, str::to_owned));
    match about.lang {
        Lang::Vi => Sentence::new(
            match format {
                Some(format) => format!("Tệp là {format}, không phải bảng tính, nên không có số liệu nào được lấy."),
                None => "Tệp không phải bảng tính nên không có số liệu nào được lấy.".to_owned(),
            },
            "Nếu đây là báo cáo giấy hoặc bản quét của đơn vị, hãy nhập số liệu trên màn hình và ghi là nhận bằng \
             bản giấy; nếu không phải thì bỏ qua.",
        ),
        Lang::En => Sentence::new(
            match format {
                Some(format) => format!("The file is {format}, not a spreadsheet, so no figures were taken from it."),
                None => "The file is not a spreadsheet, so no figures were taken from it.".to_owned(),
            },
            "If it is a unit's report on paper or a scan, key its figures in on the screen and mark it as received \
             on paper; if not, leave it.",
        ),
    }
}

/// `found`: the extension; `expected`: the name of the real format.
pub fn wrong_extension(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Đuôi tệp{} không đúng với nội dung bên trong{}, tệp được đọc theo nội dung.",
                about.found(" ", ""),
                about.expected(" (", ")")
            ),
            "Không cần sửa số liệu; khi tiện, hãy mở bằng Excel và lưu lại dạng .xlsx để lần sau mở không bị cảnh \
             báo.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The file's extension{} does not fit what is inside{}; it was read by its content.",
                about.found(" ", ""),
                about.expected(" (", ")")
            ),
            "No figure needs changing; when convenient, open it in Excel and save it as .xlsx so that it opens \
             without a warning.",
        ),
    }
}

/// `found`: its size; `expected`: the limit.
pub fn too_large(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Tệp quá lớn{}{}.", about.figure(": ", ""), about.must(", ")),
            "Hãy xóa ảnh, trang tính và các hàng, cột thừa trong tệp, lưu lại rồi nhập lại.",
        ),
        Lang::En => Sentence::new(
            format!("The file is too large{}{}.", about.figure(": ", ""), about.must(", it ")),
            "Delete pictures, sheets and rows or columns that are not needed, save the file and import it again.",
        ),
    }
}

/// `found`: what gave it away.
pub fn may_be_damaged(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Tệp có dấu hiệu bị hỏng{}, nên không lấy số liệu nào để tránh thiếu sót.",
                about.figure(" (", ")")
            ),
            "Hãy mở tệp bằng Excel, kiểm tra đủ số liệu, lưu lại dạng .xlsx rồi nhập lại; nếu Excel cũng báo lỗi, \
             hãy xin đơn vị gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The file shows signs of damage{}, so nothing was taken from it lest figures be lost.",
                about.figure(" (", ")")
            ),
            "Open it in Excel, check that all figures are there, save it as .xlsx and import it again; if Excel \
             complains too, ask the unit to send it again.",
        ),
    }
}

/// `found`: the name of the file it is equal to.
pub fn repeat(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Tệp giống hệt một tệp đã nhập{} nên không được lấy lần nữa.", about.found(" (", ")")),
            "Không cần làm gì; nếu đơn vị định gửi bản đã sửa, hãy xin lại đúng bản mới.",
        ),
        Lang::En => Sentence::new(
            format!("The file is identical to one already imported{} and was not taken again.", about.found(" (", ")")),
            "Nothing to do; if the unit meant to send a corrected version, ask for the right file.",
        ),
    }
}

pub fn empty(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            "Tệp rỗng, không có dữ liệu nào.",
            "Hãy tải lại tệp từ Zalo hoặc thư điện tử, hoặc xin đơn vị gửi lại.",
        ),
        Lang::En => Sentence::new(
            "The file is empty, there is no data in it.",
            "Download it from Zalo or e-mail once more, or ask the unit to send it again.",
        ),
    }
}

/// `found`: the figure that crossed the limit; `expected`: the limit.
pub fn read_limit(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Tệp vượt giới hạn đọc của chương trình{}{}.", about.figure(": ", ""), about.must(", ")),
            "Hãy xóa trang tính, hàng và cột thừa (kể cả vùng trống đã định dạng), lưu lại dạng .xlsx rồi nhập lại.",
        ),
        Lang::En => Sentence::new(
            format!("The file crosses a limit of the program{}{}.", about.figure(": ", ""), about.must(", it ")),
            "Delete sheets, rows and columns that are not needed (formatted empty ones too), save it as .xlsx and \
             import it again.",
        ),
    }
}

fn bare(token: &str) -> String {
    token.trim_start_matches('.').to_lowercase()
}

/// Formats that Excel turns into a workbook.
fn spreadsheet(lang: Lang, token: &str) -> Option<&'static str> {
    match bare(token).as_str() {
        "xls" => Some(".xls (Excel 97–2003)"),
        "xlsb" => Some(lang.pick(".xlsb (Excel nhị phân)", ".xlsb (Excel binary)")),
        "ods" => Some(".ods (LibreOffice, OpenOffice)"),
        "et" => Some(".et (WPS Office)"),
        "csv" => Some(lang.pick(".csv (văn bản phân cách)", ".csv (separated text)")),
        "tsv" => Some(lang.pick(".tsv (văn bản phân cách)", ".tsv (separated text)")),
        "html" | "htm" | "mht" => Some(lang.pick("trang web (HTML)", "web page (HTML)")),
        "xml" => Some(lang.pick("bảng tính XML 2003", "XML Spreadsheet 2003")),
        _ => None,
    }
}

/// Formats that hold no cells.
fn document(lang: Lang, token: &str) -> Option<&'static str> {
    match bare(token).as_str() {
        "pdf" => Some(lang.pick("tài liệu PDF", "a PDF document")),
        "doc" | "docx" | "rtf" | "odt" => Some(lang.pick("văn bản Word", "a Word document")),
        "ppt" | "pptx" => Some(lang.pick("bản trình chiếu PowerPoint", "a PowerPoint presentation")),
        "jpg" | "jpeg" | "png" | "gif" | "bmp" | "webp" | "heic" | "tif" | "tiff" => {
            Some(lang.pick("ảnh", "a picture"))
        }
        "zip" | "rar" | "7z" => Some(lang.pick("tệp nén", "an archive")),
        "txt" => Some(lang.pick("tệp văn bản thuần", "a plain text file")),
        _ => None,
    }
}
