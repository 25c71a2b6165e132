//! Whole files. `found` names a format (`xls`, `pdf`), a figure, or the file that is repeated; `expected` a limit.
use super::{Lang, Sentence, about::About, format};

/// `found`: the format that cannot be read, or why the bytes are no workbook.
pub fn unreadable(about: &About) -> Sentence {
    let found = about.typed().unwrap_or_default();
    if let Some(format) = format::spreadsheet(about.lang, &found) {
        return match about.lang {
            Lang::Vi => Sentence::new(
                format!("Tệp ở dạng {format}, chương trình chưa đọc được dạng này."),
                "Hãy mở bằng Excel rồi lưu lại dạng .xlsx (Sổ làm việc Excel) và nhập tệp mới đó.",
            ),
            Lang::En => Sentence::new(
                format!("The file is in the format {format}, which the program cannot read."),
                "Open it in Excel, save it as .xlsx (Excel Workbook) and import the new file.",
            ),
        };
    }
    if let Some(archive) = format::archive(&found) {
        return match about.lang {
            Lang::Vi => Sentence::new(
                format!("Tệp là tệp nén {archive}, chương trình không mở được dạng này."),
                "Hãy giải nén tệp rồi nhập các tệp Excel bên trong.",
            ),
            Lang::En => Sentence::new(
                format!("The file is an archive ({archive}) that the program cannot open."),
                "Extract it and import the Excel files inside.",
            ),
        };
    }
    // The reader's own words are a detail for whoever is asked for help.
    let why = match (about.lang, found == format::UNKNOWN) {
        (Lang::Vi, true) => " vì không rõ là dạng tệp gì".to_owned(),
        (Lang::En, true) => " because its format is not known".to_owned(),
        (lang, false) => about.figure(lang.pick(" (chi tiết: ", " (detail: "), ")"),
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Không đọc được tệp{why}."),
            "Hãy mở tệp bằng Excel và lưu lại dạng .xlsx rồi nhập lại; nếu Excel cũng không mở được, hãy xin đơn vị \
             gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!("The file cannot be read{why}."),
            "Open the file in Excel, save it as .xlsx and import it again; if Excel cannot open it either, ask the \
             unit to send it again.",
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
    let format = about.typed().map(|token| format::document(about.lang, &token).map_or(token, str::to_owned));
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

/// `found`: the file's name; `expected`: the name of the real format.
pub fn wrong_extension(about: &About) -> Sentence {
    let extension = about.typed().map_or_else(String::new, |name| format::extension(&name));
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Đuôi tệp{extension} không đúng với nội dung bên trong{}, tệp được đọc theo nội dung.",
                about.name(" (", ")")
            ),
            "Không cần sửa số liệu; khi tiện, hãy mở bằng Excel và lưu lại dạng .xlsx để lần sau mở không bị cảnh \
             báo.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The file's extension{extension} does not fit what is inside{}; it was read by its content.",
                about.name(" (", ")")
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
                "The file shows signs of damage, so nothing was taken from it lest figures be lost{}.",
                about.figure(" (detail: ", ")")
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

/// `found`: its name.
pub fn left_out(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Tệp tạm hoặc tệp của hệ thống{}, không phải báo cáo.", about.figure(" (", ")")),
            "Không cần làm gì; nếu Excel đang mở báo cáo này, hãy lưu, đóng Excel rồi nhập lại.",
        ),
        Lang::En => Sentence::new(
            format!("A temporary or system file{}, not a report.", about.figure(" (", ")")),
            "Nothing to do; if Excel has this report open, save it, close Excel and import again.",
        ),
    }
}

/// `found`: the sheet it is known by.
pub fn consolidated(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "Tệp là bảng tổng hợp do chương trình lập{}, không phải báo cáo của đơn vị.",
                about.figure(" (", ")")
            ),
            "Hãy nhập báo cáo gốc của các đơn vị; bảng tổng hợp của nơi khác thì xin tệp số liệu gốc của nơi đó.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The file is a consolidated workbook this program wrote{}, not a unit's report.",
                about.figure(" (", ")")
            ),
            "Import the units' own reports; for another office's consolidation, ask that office for the reports behind \
             it.",
        ),
    }
}
