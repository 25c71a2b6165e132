//! What stands around every screen: title, notices, dialogs, reasons why a command cannot run.
use crate::{
    domain::plan::Field,
    job::Failure,
    text::{Lang, Sentence, words},
};
use chrono::NaiveDate;

/// What a line of text is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Reason,
    DiscardReason,
    Until,
    Value,
    Note,
    ReceivedOn,
    Password,
    Who,
    BookPath,
    SampleFolder,
}

/// Title and prompt of a dialog.
pub const fn wanted(lang: Lang, asked: Asked) -> (&'static str, &'static str) {
    let [vi, en] = match asked {
        Asked::Reason => {
            [("Lý do", "Ghi lý do; lý do vào nhật ký của sổ."), ("Reason", "Say why; it goes into the book's journal.")]
        }
        Asked::DiscardReason => [
            ("Bỏ tệp", "Vì sao không tính tệp này? Tệp vẫn giữ trong sổ, lấy lại được."),
            ("Discard", "Why is this file left out? Its bytes stay in the book and it can be brought back."),
        ],
        Asked::Until => [
            ("Gia hạn", "Nộp chậm nhất ngày nào? Ví dụ 25/5/2026."),
            ("Extend", "Which is the last day? For example 25/5/2026."),
        ],
        Asked::Value => [
            ("Sửa số liệu", "Gõ giá trị đúng như gõ trong biểu mẫu; để trống là xoá số liệu."),
            ("Correct", "Type the value as it would stand in the form; empty clears it."),
        ],
        Asked::Note => [("Ghi chú", "Ghi chú về đơn vị trong kỳ này."), ("Note", "A note on the unit in this period.")],
        Asked::ReceivedOn => [
            ("Ngày nhận", "Các tệp được nhận ngày nào? Ví dụ 19/5/2026."),
            ("Day of receipt", "On which day were the files received? For example 19/5/2026."),
        ],
        Asked::Password => [
            ("Mật khẩu của tệp", "Gõ mật khẩu để mở tệp. Mật khẩu không được ghi lại ở đâu cả."),
            ("Password of the file", "Type the password that opens the file. It is not kept anywhere."),
        ],
        Asked::Who => [
            ("Người làm việc", "Tên ghi vào nhật ký của sổ cho mỗi việc đã làm. Chỉ hỏi một lần."),
            ("Who works", "The name that the book's journal keeps with everything done. Asked once."),
        ],
        Asked::BookPath => [
            ("Sổ mới", "Tên và thư mục của sổ mới (.tonghop)."),
            ("New book", "Name and folder of the new book (.tonghop)."),
        ],
        Asked::SampleFolder => [
            ("Sổ mẫu", "Thư mục để ghi sổ mẫu cùng các tệp mẫu."),
            ("Sample", "The folder for the sample book and its files."),
        ],
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Whom several decisions are about; `more` are not named.
pub fn about(lang: Lang, names: &[String], more: usize) -> String {
    let names = names.join("; ");
    match (lang, more) {
        (_, 0) => format!("{names}."),
        (Lang::Vi, _) => format!("{names}; và {more} đơn vị nữa."),
        (Lang::En, _) => format!("{names}; and {more} more."),
    }
}

/// What a correction changes, as typed.
pub fn correction(lang: Lang, label: &str, old: Option<&str>, new: &str) -> String {
    let blank = lang.pick("(trống)", "(blank)");
    let shown = |text: &str| if text.trim().is_empty() { blank.to_owned() } else { format!("“{text}”") };
    format!("{label}: {} → {}", shown(old.unwrap_or_default()), shown(new))
}

pub const fn must_be_filled(lang: Lang) -> &'static str {
    lang.pick("Chưa gõ gì.", "Nothing was typed.")
}

pub const fn no_day(lang: Lang) -> &'static str {
    lang.pick("Không đọc được ngày này. Gõ như 25/5/2026.", "This is no date. Type it like 25/5/2026.")
}

pub fn not_later(lang: Lang, last_day: NaiveDate) -> String {
    let day = words::date(last_day);
    match lang {
        Lang::Vi => format!("Hạn chung đã là {day}; gia hạn phải sau ngày ấy."),
        Lang::En => format!("Everybody's last day is {day}; an extension must be after it."),
    }
}

pub fn ahead(lang: Lang, today: NaiveDate) -> String {
    let day = words::date(today);
    match lang {
        Lang::Vi => format!("Ngày nhận không thể sau hôm nay, {day}."),
        Lang::En => format!("The day of receipt cannot be after today, {day}."),
    }
}

pub fn not_a_value(lang: Lang, field: Option<&Field>) -> String {
    let label = field.map(|field| field.label.as_str()).unwrap_or_default();
    match lang {
        Lang::Vi => format!("«{label}» không nhận giá trị này. Gõ lại đúng kiểu, hoặc để trống để xoá."),
        Lang::En => format!("“{label}” does not take this value. Type one of its kind, or nothing to clear it."),
    }
}

pub const fn nothing_to_do(lang: Lang) -> &'static str {
    lang.pick("Không có đơn vị nào để làm việc này.", "There is no unit to do this with.")
}

pub const fn other_period(lang: Lang) -> &'static str {
    lang.pick(
        "Màn hình đã sang kỳ khác. Đóng hộp này (Esc), về kỳ cũ rồi làm lại.",
        "Another period is looked at by now. Close this (Esc), go back to that period and try again.",
    )
}

pub const fn which_unit(lang: Lang) -> &'static str {
    lang.pick("Đơn vị nào?", "Which unit?")
}

pub fn received_title(lang: Lang, last_day: NaiveDate) -> String {
    let day = words::date(last_day);
    match lang {
        Lang::Vi => format!("Đã quá hạn nộp {day}: các tệp được nhận ngày nào?"),
        Lang::En => format!("The deadline {day} is past: when were the files received?"),
    }
}

pub const fn received_file(lang: Lang) -> &'static str {
    lang.pick("Theo ngày ghi trên từng tệp", "By the date each file carries")
}

pub const fn received_today(lang: Lang) -> &'static str {
    lang.pick("Hôm nay", "Today")
}

pub const fn received_in_time(lang: Lang) -> &'static str {
    lang.pick("Đã nhận trong hạn, nay mới nhập", "In time, only taken in now")
}

pub const fn received_other(lang: Lang) -> &'static str {
    lang.pick("Ngày khác…", "Another day…")
}

/// The book can only be looked at.
pub fn read_only(lang: Lang, failure: &Failure) -> Sentence {
    let why = crate::text::failure(lang, failure);
    let only = lang.pick("Sổ đang mở để xem.", "The book is open to look at only.");
    // The reason's own advice is for who has not opened it yet.
    let advice = lang.pick(
        "Muốn làm việc, đóng sổ ở chương trình kia (hoặc cho phép ghi) rồi mở lại.",
        "To work in it, close it in the other program (or allow writing) and open it again.",
    );
    Sentence::new(format!("{only} {}", why.message), advice)
}

pub const fn help(lang: Lang) -> &'static str {
    lang.pick("Các phím dùng được ở đây", "The keys that work here")
}

pub const fn menu(lang: Lang) -> &'static str {
    lang.pick("Trình đơn", "Menu")
}

pub const fn palette(lang: Lang) -> &'static str {
    lang.pick("Tìm lệnh", "Find a command")
}

pub const fn periods(lang: Lang) -> &'static str {
    lang.pick("Kỳ báo cáo", "Reporting period")
}

pub const fn confirm(lang: Lang) -> &'static str {
    lang.pick("Xin xác nhận", "Please confirm")
}

pub const fn yes(lang: Lang) -> &'static str {
    lang.pick("đồng ý", "yes")
}

pub const fn no(lang: Lang) -> &'static str {
    lang.pick("thôi", "no")
}

pub const fn enter_or_esc(lang: Lang) -> &'static str {
    lang.pick("Enter nhận · Esc thôi", "Enter takes it · Esc leaves")
}

pub const fn quit(lang: Lang) -> &'static str {
    lang.pick(
        "Đóng chương trình? Mọi việc đã làm đều ở trong sổ.",
        "Close the program? Everything done is in the book.",
    )
}

pub const fn stop_and_quit(lang: Lang) -> &'static str {
    lang.pick(
        "Đang có việc chạy dở. Dừng sau tệp đang đọc rồi đóng chương trình? Những gì đã nhận vẫn giữ.",
        "Work is under way. Stop after the file being read and close? What is in stays in.",
    )
}

pub fn nothing_found(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có dòng nào như vậy.", "Xoá bớt chữ đã gõ."),
        Lang::En => Sentence::new("There is no such line.", "Take back some of what was typed."),
    }
}

/// A key that means nothing in a place.
pub fn unbound(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Vi => format!("{key} không dùng ở đây. F1 cho biết các phím dùng được."),
        Lang::En => format!("{key} does nothing here. F1 lists the keys that work."),
    }
}

/// More was typed than a field takes.
pub const fn full(lang: Lang) -> &'static str {
    lang.pick("Ô này đã đầy; phần còn lại không được nhận.", "The field is full; the rest was not taken.")
}

pub fn elsewhere(lang: Lang, place: &str) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(format!("Lệnh này không dùng được ở đây, chỉ dùng ở «{place}»."), ""),
        Lang::En => Sentence::new(format!("This command does not work here, only in “{place}”."), ""),
    }
}

pub fn reading_book(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Sổ đang được đọc.", "Đợi một chút rồi làm lại."),
        Lang::En => Sentence::new("The book is being read.", "Wait a moment and try again."),
    }
}

pub fn busy(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang có việc chạy dở.", "Đợi xong, hoặc dừng lại rồi làm tiếp."),
        Lang::En => Sentence::new("Work is under way.", "Wait until it is done, or stop it."),
    }
}

pub fn there_already(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang ở đúng màn hình này.", ""),
        Lang::En => Sentence::new("This is the screen already.", ""),
    }
}

pub fn not_running(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có việc nào đang chạy.", ""),
        Lang::En => Sentence::new("No work is under way.", ""),
    }
}

pub fn nothing_to_undo(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Không còn việc nào của lần mở này để lấy lại.",
            "Việc cũ hơn lấy lại từ nhật ký: «tonghop journal undo».",
        ),
        Lang::En => Sentence::new(
            "Nothing done since the book was opened is left to take back.",
            "Older decisions are taken back from the journal: «tonghop journal undo».",
        ),
    }
}

pub fn nothing_to_redo(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có việc nào vừa lấy lại để làm lại.", ""),
        Lang::En => Sentence::new("Nothing was taken back that could be done again.", ""),
    }
}

pub fn nothing_to_copy(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có dòng nào để chép.", ""),
        Lang::En => Sentence::new("There is no row to copy.", ""),
    }
}

pub fn locked_period(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => {
            Sentence::new("Kỳ này đã chốt hoặc đã gửi.", "Mở lại kỳ bằng «tonghop period reopen» nếu cần nhận thêm.")
        }
        Lang::En => {
            Sentence::new("This period is closed or forwarded.", "Reopen it with «tonghop period reopen» if needed.")
        }
    }
}

pub const fn copied(lang: Lang) -> &'static str {
    lang.pick("Đã chép vào bộ nhớ tạm.", "Copied to the clipboard.")
}

/// A plan without dates of its own, and no round of it opened; the keys of the plan's screen and of what opens one.
pub fn unopened(lang: Lang, plan: &str, act: &str) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Sổ chưa mở kỳ báo cáo nào: kế hoạch này không định ngày.",
            format!("Nhấn {plan} (Kế hoạch), chọn loại báo cáo rồi nhấn {act} để đặt tên và hạn nộp cho đợt đầu."),
        ),
        Lang::En => Sentence::new(
            "No period of this book is open yet: the plan gives no dates.",
            format!(
                "Press {plan} (Plan), choose a kind of report and press {act} to give the first round a name and a deadline."
            ),
        ),
    }
}

pub const fn reading(lang: Lang) -> &'static str {
    lang.pick("Đang đọc sổ…", "Reading the book…")
}

pub const fn stopping(lang: Lang) -> &'static str {
    lang.pick("Đang dừng sau tệp đang đọc…", "Stopping after the file being read…")
}

/// Work that was asked for while other work is under way.
pub const fn queued(lang: Lang) -> &'static str {
    lang.pick("Đang có việc chạy dở; việc này làm ngay sau đó.", "Work is under way; this is done right after it.")
}

pub const fn leaving(lang: Lang) -> &'static str {
    lang.pick("Đang dừng rồi đóng chương trình…", "Stopping, then closing…")
}

pub const fn quit_now(lang: Lang) -> &'static str {
    lang.pick(
        "Việc đang chạy chưa dừng xong. Đóng ngay? Tệp đang đọc dở không vào sổ; những tệp đã nhận vẫn giữ.",
        "The work has not stopped yet. Close at once? The file being read is left out; what is in stays in.",
    )
}

pub fn stops_already(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang dừng rồi.", "Đợi tệp đang đọc xong."),
        Lang::En => Sentence::new("It is stopping already.", "Wait for the file being read."),
    }
}

pub fn overwrite(lang: Lang, file: &str, folder: &str) -> String {
    match lang {
        Lang::Vi => format!("Thư mục đã có tệp này. Ghi đè lên?\n{file}\n{folder}"),
        Lang::En => format!("This file is there already. Write over it?\n{file}\n{folder}"),
    }
}

/// A file that the computer could not show.
pub fn not_shown(lang: Lang, path: &str, error: &str) -> String {
    match lang {
        Lang::Vi => format!("Máy không mở được «{path}» ({error}). Mở tệp ấy từ thư mục của nó."),
        Lang::En => format!("The computer could not open «{path}» ({error}). Open it from its folder."),
    }
}

pub fn undone(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã lấy lại: {what}."),
        Lang::En => format!("Taken back: {what}."),
    }
}

/// An import that somebody stopped.
pub fn stopped(lang: Lang, summary: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã dừng giữa chừng, các tệp còn lại chưa đọc. {summary}"),
        Lang::En => format!("Stopped half-way, the other files were not read. {summary}"),
    }
}

pub fn redone(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã làm lại: {what}."),
        Lang::En => format!("Done again: {what}."),
    }
}

pub const fn keep_file(lang: Lang) -> &'static str {
    lang.pick("Thôi, giữ tệp đang có", "No, keep the file that is there")
}

pub const fn write_over(lang: Lang) -> &'static str {
    lang.pick("Ghi đè lên tệp ấy", "Write over it")
}

pub fn done(lang: Lang, what: &str, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, 0 | 1) => format!("Đã ghi: {what}."),
        (Lang::Vi, _) => format!("Đã ghi {count} việc: {what}."),
        (Lang::En, 0 | 1) => format!("Done: {what}."),
        (Lang::En, _) => format!("Done, {count} times: {what}."),
    }
}

pub const fn failed(lang: Lang) -> &'static str {
    lang.pick("Không làm được", "Not done")
}

pub fn crashed(lang: Lang, log: Option<&str>) -> String {
    let log = log.unwrap_or("-");
    match lang {
        Lang::Vi => format!(
            "Việc vừa rồi gặp lỗi của chương trình và đã dừng; những gì đã vào sổ vẫn còn. Chi tiết ở {log}; xin gửi tệp đó cho người phát triển."
        ),
        Lang::En => format!(
            "A fault of the program ended this work; what is in the book stays. Details are in {log}; please send that file to the developers."
        ),
    }
}

/// Progress in the message line.
pub fn progress(lang: Lang, done: usize, files: usize, last: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã xong {done}/{files} tệp · {last}"),
        Lang::En => format!("{done} of {files} files · {last}"),
    }
}

/// Work without files to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Working {
    Open,
    Sample,
    Import,
    Decide,
    Compare,
    Export,
}

pub const fn working(lang: Lang, working: Working) -> &'static str {
    match working {
        Working::Open => lang.pick("Đang mở sổ…", "Opening the book…"),
        Working::Sample => lang.pick("Đang làm sổ mẫu…", "Making the sample…"),
        Working::Import => lang.pick("Đang tìm tệp…", "Looking for files…"),
        Working::Decide => lang.pick("Đang ghi vào sổ…", "Writing to the book…"),
        Working::Compare => lang.pick("Đang đọc tệp để so sánh…", "Reading the file to compare…"),
        Working::Export => lang.pick("Đang ghi bản tổng hợp…", "Writing the consolidated workbook…"),
    }
}

pub const fn sample_day(lang: Lang) -> &'static str {
    lang.pick("sổ mẫu", "sample")
}

pub const fn only_look(lang: Lang) -> &'static str {
    lang.pick("chỉ xem", "look only")
}

/// The terminal could not be used; said on it.
pub fn no_terminal(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Không dùng được cửa sổ dòng lệnh này: {why}. Mở chương trình trong một cửa sổ dòng lệnh khác.")
        }
        Lang::En => format!("This terminal cannot be used: {why}. Start the program in another one."),
    }
}

/// A fault ended the screen; said after the terminal was given back.
pub fn screen_crashed(lang: Lang, log: Option<&str>) -> String {
    let log = log.unwrap_or("-");
    match lang {
        Lang::Vi => format!(
            "Chương trình gặp lỗi và phải đóng; mọi việc đã làm đều ở trong sổ. Chi tiết ở {log}; xin gửi tệp đó cho người phát triển rồi mở lại chương trình."
        ),
        Lang::En => format!(
            "A fault ended the program; everything done is in the book. Details are in {log}; please send that file to the developers and start the program again."
        ),
    }
}
