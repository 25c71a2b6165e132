//! Tiếp nhận.
use crate::{
    domain::{
        book::Keep,
        intake::{Encoding, QuestionKind},
    },
    job::import::FileOutcome,
    text::{Lang, Sentence, summary, words},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Tiếp nhận", "Intake")
}

fn number(lang: Lang, count: usize) -> String {
    summary::number(lang, Decimal::from(count))
}

pub fn files(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{} tệp", number(lang, count)),
        (Lang::En, 1) => "1 file".into(),
        (Lang::En, _) => format!("{} files", number(lang, count)),
    }
}

/// Names of the two panes.
pub fn waiting_pane(lang: Lang, reports: usize) -> String {
    format!("{} ({})", lang.pick("Chờ trả lời", "Waiting"), number(lang, reports))
}

pub fn import_pane(lang: Lang, files: usize) -> String {
    format!("{} ({})", lang.pick("Lần nhận này", "This import"), number(lang, files))
}

pub const fn waiting_columns(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Tệp", "Câu hỏi", "Đã biết", "Gợi ý"],
        Lang::En => ["File", "Question", "Known", "Suggestion"],
    }
}

pub const fn import_columns(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Tệp", "Kết quả", "Lỗi", "Đơn vị"],
        Lang::En => ["File", "Outcome", "Errors", "Unit"],
    }
}

/// What a file of an import has come to since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Came {
    Outcome(FileOutcome),
    Answered,
    Discarded,
    TakenBack,
}

impl Came {
    pub fn all() -> impl Iterator<Item = Self> {
        let later = [Self::Answered, Self::Discarded, Self::TakenBack];
        FileOutcome::ALL.iter().copied().map(Self::Outcome).chain(later)
    }
}

pub const fn came(lang: Lang, came: Came) -> &'static str {
    match came {
        Came::Outcome(outcome) => summary::file_outcome(lang, outcome),
        Came::Answered => lang.pick("đã trả lời", "answered"),
        Came::Discarded => lang.pick("đã bỏ", "discarded"),
        Came::TakenBack => lang.pick("đã lấy lại", "taken back"),
    }
}

/// `160 tệp: 151 đã nhận · 5 chờ trả lời`: the parts sum to the whole.
pub fn counts(lang: Lang, all: usize, parts: &[(Came, usize)]) -> String {
    let parts: Vec<String> =
        parts.iter().map(|(one, count)| format!("{} {}", number(lang, *count), came(lang, *one))).collect();
    let all = files(lang, all);
    if parts.is_empty() { all } else { format!("{all}: {}", parts.join(" · ")) }
}

pub const fn stopped(lang: Lang) -> &'static str {
    lang.pick(
        "Đã dừng giữa chừng: các tệp sau chưa được xem, nhận lại thư mục để xem tiếp.",
        "Stopped half-way: later files were not looked at; take the folder in again to go on.",
    )
}

pub const fn stopping(lang: Lang) -> &'static str {
    lang.pick("đang dừng…", "stopping…")
}

pub fn done(lang: Lang, done: usize, all: usize) -> String {
    let share = summary::share_of(lang, done, all);
    format!("{} / {} · {share}", number(lang, done), files(lang, all))
}

/// What of a report is known already: its unit, its period.
pub fn known(lang: Lang, unit: Option<&str>, period: Option<&str>) -> String {
    let parts: Vec<&str> = [unit, period].into_iter().flatten().collect();
    if parts.is_empty() { lang.pick("chưa biết gì", "nothing yet").to_owned() } else { parts.join(" · ") }
}

pub fn known_line(lang: Lang, known: &str) -> String {
    format!("{}: {known}", lang.pick("Đã biết", "Known"))
}

/// Day, sheet, row and figures of a report.
pub fn about(lang: Lang, received: Option<NaiveDate>, sheet: &str, row: Option<u32>, values: usize) -> String {
    let mut parts = Vec::new();
    if let Some(day) = received.map(words::date) {
        parts.push(match lang {
            Lang::Vi => format!("nhận ngày {day}"),
            Lang::En => format!("received {day}"),
        });
    }
    if !sheet.is_empty() {
        parts.push(match lang {
            Lang::Vi => format!("trang tính «{sheet}»"),
            Lang::En => format!("sheet “{sheet}”"),
        });
    }
    if let Some(row) = row {
        let row = row.saturating_add(1);
        parts.push(match lang {
            Lang::Vi => format!("hàng {row}"),
            Lang::En => format!("row {row}"),
        });
    }
    parts.push(match lang {
        Lang::Vi => format!("{} số liệu", number(lang, values)),
        Lang::En => format!("{} values", number(lang, values)),
    });
    parts.join(" · ")
}

/// Findings that have nothing to do with the question.
pub fn other_findings(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("Còn {count} lỗi, cảnh báo khác trong số liệu: xem ở báo cáo sau khi trả lời."),
        (Lang::En, 1) => "1 more finding is about the figures: see the report once this is answered.".into(),
        (Lang::En, _) => format!("{count} more findings are about the figures: see the report once this is answered."),
    }
}

/// One report of a file that was taken.
pub fn report(lang: Lang, unit: &str, version: u32, values: usize, errors: usize) -> String {
    let values = number(lang, values);
    match lang {
        Lang::Vi => format!("{unit}: bản {version}, {values} số liệu, {errors} lỗi"),
        Lang::En => format!("{unit}: version {version}, {values} values, {errors} errors"),
    }
}

pub fn several_units(lang: Lang, units: usize) -> String {
    match lang {
        Lang::Vi => format!("{units} đơn vị"),
        Lang::En => format!("{units} units"),
    }
}

pub const fn all_is_well(lang: Lang) -> &'static str {
    lang.pick("Không có gì phải làm với tệp này.", "There is nothing to do about this file.")
}

/// `key` is that of taking files in.
pub fn none_waits(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Vi => format!("Không có tệp nào chờ trả lời. {key} để nhận thêm tệp."),
        Lang::En => format!("No file waits for an answer. {key} takes more files in."),
    }
}

pub fn none_taken(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Vi => format!("Trong lần mở sổ này chưa nhận tệp nào. {key} để chọn tệp."),
        Lang::En => format!("Nothing was taken in since the book was opened. {key} to choose files."),
    }
}

/// The title of a question: what, which file, how many are left.
pub fn question(lang: Lang, kind: QuestionKind, file: &str, left: usize) -> String {
    let asked = words::question(lang, kind);
    match (lang, left) {
        (_, 0 | 1) => format!("{asked} — {file}"),
        (Lang::Vi, _) => format!("{asked} — {file} (còn {left} câu)"),
        (Lang::En, _) => format!("{asked} — {file} ({left} left)"),
    }
}

pub const fn any_unit(lang: Lang, suggested: bool) -> &'static str {
    if suggested {
        lang.pick("Đơn vị khác…", "Another unit…")
    } else {
        lang.pick("Chọn đơn vị trong danh sách…", "Choose the unit from the list…")
    }
}

/// How well a candidate fits; never "100 %" for less.
pub fn score(score: f64) -> String {
    format!("{:.0}%", (score * 100.0).floor())
}

pub fn last_day(lang: Lang, day: NaiveDate) -> String {
    let day = words::date(day);
    match lang {
        Lang::Vi => format!("hạn {day}"),
        Lang::En => format!("due {day}"),
    }
}

/// A version: the file it came in.
pub fn version(lang: Lang, keep: Keep, file: &str) -> String {
    match (lang, keep) {
        (Lang::Vi, Keep::New) => format!("Tính bản này: {file}"),
        (Lang::Vi, Keep::Old) => format!("Giữ bản kia: {file}"),
        (Lang::En, Keep::New) => format!("Count this version: {file}"),
        (Lang::En, Keep::Old) => format!("Keep the other: {file}"),
    }
}

/// There is no single other version to keep.
pub const fn not_this_version(lang: Lang) -> &'static str {
    lang.pick("Không tính bản này", "Do not count this version")
}

pub fn received(lang: Lang, day: NaiveDate) -> String {
    let day = words::date(day);
    match lang {
        Lang::Vi => format!("nhận {day}"),
        Lang::En => format!("received {day}"),
    }
}

/// The versions of one unit beside each other, in the order of arrival.
pub fn versions(lang: Lang, lines: &[(String, Option<NaiveDate>, bool)]) -> String {
    let line = |(file, day, counts): &(String, Option<NaiveDate>, bool)| {
        let day = day.map(|day| format!(" ({})", received(lang, day))).unwrap_or_default();
        let counts = if *counts { lang.pick(", đang được tính", ", counts now") } else { "" };
        format!("{file}{day}{counts}")
    };
    let lines: Vec<String> = lines.iter().map(line).collect();
    match lang {
        Lang::Vi => format!("Đơn vị gửi {} bản: {}.", lines.len(), lines.join("; ")),
        Lang::En => format!("The unit sent {} versions: {}.", lines.len(), lines.join("; ")),
    }
}

pub fn discard(lang: Lang, reports: usize) -> String {
    match (lang, reports) {
        (Lang::Vi, 0 | 1) => "Bỏ tệp này, kèm lý do…".into(),
        (Lang::Vi, _) => format!("Bỏ cả tệp này ({reports} báo cáo), kèm lý do…"),
        (Lang::En, 0 | 1) => "Discard this file, with a reason…".into(),
        (Lang::En, _) => format!("Discard the whole file ({reports} reports), with a reason…"),
    }
}

pub const fn later(lang: Lang) -> &'static str {
    lang.pick("Để sau, chưa trả lời", "Later, leave it waiting")
}

/// What can be done about a question that the file itself has to settle.
pub const fn how_to_answer(lang: Lang, kind: QuestionKind) -> Option<&'static str> {
    match kind {
        QuestionKind::Unit | QuestionKind::Period | QuestionKind::Version | QuestionKind::Disagreement => None,
        QuestionKind::Mapping => Some(lang.pick(
            "Chương trình không đoán cột. Chọn cột có số liệu, hoặc mở bảng tính để chỉ; các tệp cùng tiêu đề sau này sẽ được đọc như vậy.",
            "The program does not guess columns. Choose the one with the values, or show it on the sheet: later files with the same headings are read so too.",
        )),
        QuestionKind::Encoding => Some(lang.pick(
            "Chương trình không đoán bảng mã. Chọn bảng mã cho ra chữ đọc được; các tệp cùng loại sau này sẽ được đọc như vậy.",
            "The program does not guess encodings. Choose the one that gives readable words: later files of the kind are read so too.",
        )),
        QuestionKind::Password => Some(lang.pick(
            "Tệp có mật khẩu nên chưa đọc được. Gõ mật khẩu nếu biết, hoặc xin đơn vị gửi tệp không đặt mật khẩu rồi bỏ tệp này.",
            "The file has a password and is not read yet. Type it if it is known, or ask the unit for a file without and discard this one.",
        )),
    }
}

/// A column of the sheet that may hold the values: its letters, its heading.
pub fn column(lang: Lang, letters: &str, heading: &str) -> String {
    let column = lang.pick("Cột", "Column");
    if heading.is_empty() { format!("{column} {letters}") } else { format!("{column} {letters}: {heading}") }
}

pub const fn point_on_the_sheet(lang: Lang) -> &'static str {
    lang.pick("Mở bảng tính để chỉ ô, chỉ cột…", "Open the sheet to show cells and columns…")
}

pub const fn look_at_the_sheet(lang: Lang) -> &'static str {
    lang.pick("Xem bảng tính trước khi trả lời…", "Look at the sheet first…")
}

pub const fn encoding(lang: Lang, encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Unicode => lang.pick("Unicode, để nguyên", "Unicode, as it stands"),
        Encoding::Tcvn3 => "TCVN3 (ABC, .VnTime)",
        Encoding::Vni => "VNI (VNI-Times)",
    }
}

/// What tells encodings apart: the same text in each of them.
pub const fn encoding_evidence(lang: Lang) -> &'static str {
    lang.pick("Chọn bảng mã cho ra chữ đọc được:", "Choose the encoding that gives readable words:")
}

pub const fn type_password(lang: Lang) -> &'static str {
    lang.pick("Gõ mật khẩu để mở tệp…", "Type the password that opens the file…")
}

/// Everything that differs between two versions, as a line to open.
pub fn all_differences(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("Xem cả {} chỗ khác nhau…", number(lang, count)),
        Lang::En => format!("Read all {} differences…", number(lang, count)),
    }
}

pub const fn all_answered(lang: Lang) -> &'static str {
    lang.pick("Đã trả lời hết các câu hỏi.", "Every question is answered.")
}

pub fn nothing_selected(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Ở đây không có tệp nào.", ""),
        Lang::En => Sentence::new("There is no file here.", ""),
    }
}

pub fn still_reading(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Các tệp đang được nhận.", "Xem từng tệp khi nhận xong."),
        Lang::En => Sentence::new("Files are being taken in.", "Look at each when that is done."),
    }
}

pub fn not_kept(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Sổ không giữ tệp này.", "Mở tệp gốc bằng chương trình của nó để xem."),
        Lang::En => Sentence::new("The book does not keep this file.", "Open the original to look at it."),
    }
}

pub fn password_first(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Tệp có mật khẩu nên chưa xem được.", "Enter để gõ mật khẩu."),
        Lang::En => Sentence::new("The file has a password and cannot be looked at yet.", "Enter to type it."),
    }
}

pub fn does_not_wait(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new(
            "Chỉ bỏ được tệp còn chờ trả lời.",
            "Báo cáo đã nhận thì trả lại ở màn hình báo cáo; cả lần nhận thì lấy lại được.",
        ),
        Lang::En => Sentence::new(
            "Only a file that waits for an answer can be discarded.",
            "Return a report that was taken from its own screen; a whole import can be taken back.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_that_does_not_fit_wholly_is_never_shown_as_if_it_did() {
        assert_eq!([1.0, 0.999, 0.85, 0.0].map(score), ["100%", "99%", "85%", "0%"]);
    }
}
