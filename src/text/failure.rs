//! Why an operation failed, and what to do. One sentence each.
use super::{Lang, Sentence, place, roster, words};
use crate::{
    domain::{
        intake::{NotShown, Place},
        plan::period::NoPeriod,
    },
    job::Failure,
    sheet::write::SaveError,
};

/// What happened and what to do; several faults come one to a line.
pub fn failure(lang: Lang, failure: &Failure) -> Sentence {
    let say = |vi: (String, &str), en: (String, &str)| {
        let (message, advice) = match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        Sentence { message, advice: advice.to_owned() }
    };
    match failure {
        Failure::Store { book, error } => {
            let Sentence { message, advice } = super::store::store_error(lang, error);
            Sentence { message: format!("{}: {message}", book.display()), advice }
        }
        Failure::Plan { file, faults } => {
            let lines = faults.iter().map(|fault| {
                let Sentence { message, advice } = super::plan::fault(lang, &fault.kind);
                format!("{file}:{}:{}: {message} {advice}", fault.line, fault.column)
            });
            Sentence { message: lines.collect::<Vec<_>>().join("\n"), advice: String::new() }
        }
        Failure::PlanSheet { file, faults } => {
            let lines = faults.iter().map(|fault| {
                let Sentence { message, advice } = super::plan::sheet_fault(lang, fault);
                format!("{file} {}: {message} {advice}", super::plan::place(fault))
            });
            Sentence { message: lines.collect::<Vec<_>>().join("\n"), advice: String::new() }
        }
        Failure::NoSuchPlan(name) => say(
            (
                format!("Không có kế hoạch «{name}»."),
                "Xem các kế hoạch có sẵn bằng «tonghop plan list», hoặc đưa đường dẫn tới tệp kế hoạch.",
            ),
            (
                format!("There is no plan «{name}»."),
                "See the built-in plans with «tonghop plan list», or give the path of a plan file.",
            ),
        ),
        Failure::Roster { file, faults } => {
            let lines = faults.iter().map(|fault| {
                let Sentence { message, advice } = roster::fault(lang, fault);
                let at = place(&Place { sheet: fault.sheet.clone(), cell: fault.cell });
                format!("{file} {at}: {message} {advice}")
            });
            Sentence { message: lines.collect::<Vec<_>>().join("\n"), advice: String::new() }
        }
        Failure::File { path, error } => {
            let path = path.display();
            say(
                (format!("Không mở được «{path}»: {error}."), "Kiểm tra đường dẫn và quyền truy cập."),
                (format!("«{path}» could not be opened: {error}."), "Check the path and the permissions."),
            )
        }
        Failure::Unreadable { path, finding } => {
            let Sentence { message, advice } = super::finding(lang, finding, None);
            Sentence { message: format!("{}: {message}", path.display()), advice }
        }
        Failure::Save(SaveError::Busy { path, free }) => {
            let (path, free) = (path.display(), free.display());
            match lang {
                Lang::Vi => Sentence {
                    message: format!("Không ghi được «{path}»: tệp đang mở ở chương trình khác hoặc chỉ cho đọc."),
                    advice: format!("Đóng tệp đó rồi làm lại, hoặc ghi ra tên khác, ví dụ «{free}»."),
                },
                Lang::En => Sentence {
                    message: format!("«{path}» could not be written: it is open in another program, or read-only."),
                    advice: format!("Close it and try again, or write to another name such as «{free}»."),
                },
            }
        }
        Failure::Save(SaveError::Book(path)) => {
            let path = path.display();
            say(
                (format!("Không ghi đè «{path}»: đây là một sổ tổng hợp."), "Ghi ra một tên tệp khác."),
                (format!("«{path}» is a book and is not overwritten."), "Write to another file name."),
            )
        }
        Failure::Save(SaveError::Io { path, source }) => {
            let (folder, path) = (path.parent().unwrap_or(path).display(), path.display());
            if source.kind() == std::io::ErrorKind::NotFound {
                return say(
                    (
                        format!("Không ghi được «{path}»: không có thư mục «{folder}»."),
                        "Tạo thư mục ấy hoặc ghi vào nơi khác.",
                    ),
                    (
                        format!("«{path}» could not be written: there is no folder «{folder}»."),
                        "Make it, or write elsewhere.",
                    ),
                );
            }
            say(
                (format!("Không ghi được «{path}»: {source}."), "Kiểm tra thư mục, quyền ghi và dung lượng đĩa."),
                (
                    format!("«{path}» could not be written: {source}."),
                    "Check the folder, the permissions and the disk space.",
                ),
            )
        }
        Failure::Save(error) => say(
            (format!("Không ghi được tệp: {error}."), "Kiểm tra thư mục, quyền ghi và dung lượng đĩa."),
            (
                format!("The file could not be written: {error}."),
                "Check the folder, the permissions and the disk space.",
            ),
        ),
        Failure::Write(error) => say(
            (format!("Không lập được bảng tính: {error}."), "Hãy báo lỗi này cho người phát triển."),
            (format!("The workbook could not be made: {error}."), "Please report this."),
        ),
        Failure::Period { text, why } => no_period(lang, text, why),
        Failure::NoPeriods => say(
            (
                "Kế hoạch không có kỳ báo cáo nào theo lịch.".into(),
                "Mở một kỳ bằng «tonghop period open SỔ \"TÊN KỲ\" --due NGÀY», hoặc trên màn hình Kế hoạch (Ctrl+L).",
            ),
            (
                "The plan has no periods by the calendar.".into(),
                "Open one with «tonghop period open BOOK \"NAME\" --due DATE», or on the screen Plan (Ctrl+L).",
            ),
        ),
        Failure::PeriodLocked { period } => say(
            (
                format!("Kỳ {period} đã chốt hoặc đã gửi nên không nhận thêm tệp."),
                "Mở lại kỳ bằng «tonghop period reopen SỔ» nếu cần nhận thêm.",
            ),
            (
                format!("Period {period} is closed or forwarded and takes no files."),
                "Reopen it with «tonghop period reopen BOOK» if files must be taken.",
            ),
        ),
        Failure::ReceivedNeeded { last_day, today } => {
            let (last, now) = (words::date(*last_day), words::date(*today));
            say(
                (
                    format!(
                        "Hôm nay ({now}) đã quá hạn nộp ({last}); cần cho biết các tệp được nhận ngày nào, nếu không đơn vị nộp đúng hạn sẽ bị tính là muộn."
                    ),
                    "Thêm --received NGÀY, --received file hoặc --received today.",
                ),
                (
                    format!(
                        "Today ({now}) is past the deadline ({last}): say when the files were received, or units that were on time would turn late."
                    ),
                    "Add --received DATE, --received file or --received today.",
                ),
            )
        }
        Failure::ReceivedAhead { day, today } => {
            let (day, today) = (words::date(*day), words::date(*today));
            say(
                (
                    format!("Ngày nhận {day} ở sau hôm nay ({today})."),
                    "Ghi lại ngày nhận, hoặc dùng --as-of nếu hôm nay là ngày khác.",
                ),
                (
                    format!("The day of receipt {day} is after today ({today})."),
                    "Correct it, or use --as-of if today is another day.",
                ),
            )
        }
        Failure::OneForm => say(
            (
                "Một tệp .xlsx chỉ chứa biểu mẫu của một đơn vị.".into(),
                "Chọn một thư mục hoặc một tệp .zip làm nơi ghi.",
            ),
            ("One .xlsx file holds the form of one unit.".into(), "Write to a folder or a .zip file."),
        ),
        Failure::NoSuchIndicator(id) => say(
            (format!("Kế hoạch không có chỉ tiêu «{id}»."), "Xem mã chỉ tiêu ở «tonghop plan show»."),
            (format!("The plan has no indicator «{id}»."), "See their ids with «tonghop plan show»."),
        ),
        Failure::NotBesideLastYear(id) => say(
            (
                format!("Chỉ tiêu «{id}» không so với năm trước nên không dùng số liệu năm trước."),
                "Chỉ nhập cho chỉ tiêu có better_than_last trong kế hoạch.",
            ),
            (
                format!("Indicator «{id}» is not held against last year and would not use the figure."),
                "Give it for an indicator that has better_than_last in the plan.",
            ),
        ),
        Failure::PeriodBackwards => say(
            ("Kỳ báo cáo kết thúc trước ngày bắt đầu.".into(), "Đổi lại --from và --to."),
            ("The period ends before it begins.".into(), "Correct --from and --to."),
        ),
        Failure::NoBook => say(
            ("Chưa mở sổ nào.".into(), "Mở một sổ, hoặc tạo sổ mới."),
            ("No book is open.".into(), "Open one, or make a new one."),
        ),
        Failure::NoUnits => say(
            ("Sổ chưa có đơn vị nào.".into(), "Đọc danh sách đơn vị trước: «tonghop units import SỔ TỆP.xlsx»."),
            (
                "The book has no units yet.".into(),
                "Read the list of units first: «tonghop units import BOOK FILE.xlsx».",
            ),
        ),
        Failure::NoSuchUnit(code) => say(
            (format!("Không có đơn vị mang mã «{code}»."), "Xem mã ở «tonghop units list»."),
            (format!("There is no unit with code «{code}»."), "See the codes with «tonghop units list»."),
        ),
        Failure::UnitChange(why) => super::units::refusal(lang, why),
        Failure::NoSuchReport(id) => say(
            (format!("Không có báo cáo hay tệp «{id}» trong kỳ này."), "Xem mã ở «tonghop tray list»."),
            (format!("There is no report or file «{id}» in this period."), "See the ids with «tonghop tray list»."),
        ),
        Failure::NotWaiting(id) => say(
            (format!("Báo cáo «{id}» không chờ câu trả lời này."), "Xem câu hỏi đang chờ ở «tonghop tray list»."),
            (format!("Report «{id}» does not wait for this answer."), "See what is asked with «tonghop tray list»."),
        ),
        Failure::WrongPassword(path) => say(
            (
                format!("Mật khẩu này không mở được «{path}»."),
                "Kiểm tra chữ hoa, chữ thường, bộ gõ tiếng Việt rồi gõ lại; hoặc hỏi lại đơn vị. Tệp vẫn ở khay chờ.",
            ),
            (
                format!("This password does not open «{path}»."),
                "Check capitals and the Vietnamese keyboard and type it again, or ask the unit. The file still waits.",
            ),
        ),
        Failure::NoSuchTable { table, known } if known.is_empty() => say(
            (format!("Biểu mẫu của kỳ này không có bảng nào, nên không có «{table}»."), "Bỏ «--annex»."),
            (format!("The form of this period has no tables, so there is no «{table}»."), "Leave out «--annex»."),
        ),
        Failure::NoSuchTable { table, known } => say(
            (format!("Biểu mẫu không có bảng «{table}»."), &format!("Các bảng của biểu mẫu: {}.", known.join(", "))),
            (format!("The form has no table «{table}»."), &format!("The tables of the form: {}.", known.join(", "))),
        ),
        Failure::NoSuchField(field) => say(
            (
                format!("Biểu mẫu không có mục «{field}»."),
                "Xem mã các mục bằng «tonghop plan show»; quý hoặc dòng thứ hai ghi là «mục/2».",
            ),
            (
                format!("The form has no field «{field}»."),
                "See the fields with «tonghop plan show»; the second quarter or row is «field/2».",
            ),
        ),
        Failure::NotAValue { field, value } => say(
            (format!("«{value}» không phải là số liệu hợp lệ của mục «{field}»."), "Gõ lại đúng kiểu số liệu của mục."),
            (format!("«{value}» is no value that «{field}» can hold."), "Type a value of the field's own kind."),
        ),
        Failure::NotShown(why) => not_shown(lang, why),
        Failure::NoAnswer => say(
            (
                "Chưa có câu trả lời.".into(),
                "Thêm --unit, --period, --keep, --map, --encoding hoặc --password-file theo câu hỏi ở «tonghop tray list».",
            ),
            (
                "There is no answer.".into(),
                "Add --unit, --period, --keep, --map, --encoding or --password-file, as the question in «tonghop tray list» asks.",
            ),
        ),
        Failure::NotAPlace(text) => say(
            (format!("«{text}» không phải dạng MỤC=Ô."), "Viết như so_buoi=E12."),
            (format!("«{text}» is not FIELD=CELL."), "Write it like so_buoi=E12."),
        ),
        Failure::NotKeyed { path, why } => {
            let path = path.display();
            say(
                (
                    format!("Không đọc được số liệu nhập tay ở «{path}»: {why}."),
                    "Tệp phải là JSON dạng {\"mục\": \"số liệu\"}.",
                ),
                (
                    format!("The figures in «{path}» could not be read: {why}."),
                    "The file has to be JSON of the shape {\"field\": \"value\"}.",
                ),
            )
        }
        Failure::NoSuchDecision(seq) => say(
            (format!("Nhật ký không có dòng số {seq}."), "Xem số ở «tonghop journal list»."),
            (format!("The journal has no row {seq}."), "See the numbers with «tonghop journal list»."),
        ),
        Failure::NotUndoable(seq) => say(
            (
                format!("Dòng số {seq} của nhật ký không lấy lại được: đã lấy lại rồi, hoặc chỉ là ghi nhận."),
                "Xem «tonghop journal list».",
            ),
            (
                format!("Row {seq} of the journal cannot be taken back: it is already, or is only a record."),
                "See «tonghop journal list».",
            ),
        ),
        Failure::NothingToUndo => say(
            ("Không có gì để lấy lại.".into(), "Xem «tonghop journal list»."),
            ("There is nothing to take back.".into(), "See «tonghop journal list»."),
        ),
        Failure::PlanBreach { file, breaches } => {
            let lines = breaches.iter().map(|breach| {
                let Sentence { message, advice } = super::plan::breach(lang, breach);
                format!("{file}: {message} {advice}")
            });
            Sentence { message: lines.collect::<Vec<_>>().join("\n"), advice: String::new() }
        }
        Failure::PlanReachesLocked { periods, free } => {
            let (periods, free) = (periods.join(", "), words::date(*free));
            match lang {
                Lang::Vi => Sentence {
                    message: format!(
                        "Thay đổi này chạm tới kỳ đã chốt hoặc đã gửi: {periods}; số liệu của kỳ đó phải giữ nguyên."
                    ),
                    advice: format!("Cho áp dụng từ {free} trở đi (--from), hoặc mở lại kỳ trước."),
                },
                Lang::En => Sentence {
                    message: format!(
                        "The change reaches periods that are closed or forwarded, which keep their figures: {periods}."
                    ),
                    advice: format!("Let it apply from {free} on (--from), or reopen the periods first."),
                },
            }
        }
        Failure::PlanInForce { from } => {
            let from = words::date(*from);
            say(
                (format!("Phiên bản này đang được áp dụng vào ngày {from} rồi."), "Không có gì để đổi."),
                (format!("This version is in force on {from} already."), "There is nothing to change."),
            )
        }
        Failure::PlanTypedFor { field, typed } => say(
            (
                format!("Ô «{field}» đổi sang hỏi kiểu khác, mà đã có {typed} số liệu nhập tay hoặc đã sửa cho ô này."),
                "Đặt cho ô mới một mã khác, để số đã nhập không bị hiểu thành câu trả lời của câu hỏi mới.",
            ),
            (
                format!(
                    "Field «{field}» asks for another kind of value now, and {typed} figures were keyed in or corrected for it."
                ),
                "Give the new field an id of its own, so that what was typed does not answer another question.",
            ),
        ),
        Failure::NotOurs(path) => {
            let path = path.display();
            say(
                (
                    format!("Không ghi đè «{path}»: thư mục này không phải do lệnh demo tạo ra."),
                    "Chọn một thư mục mới hoặc thư mục trống.",
                ),
                (format!("«{path}» is not overwritten: demo did not make it."), "Choose a new or an empty folder."),
            )
        }
    }
}

fn no_period(lang: Lang, text: &str, why: &NoPeriod) -> Sentence {
    let (message, advice) = match (why, lang) {
        (NoPeriod::UnknownType(id), Lang::Vi) => {
            (format!("Kế hoạch không có loại báo cáo «{id}»."), "Xem «tonghop period list SỔ».")
        }
        (NoPeriod::UnknownType(id), Lang::En) => {
            (format!("The plan has no report type «{id}»."), "See «tonghop period list BOOK».")
        }
        (NoPeriod::NoTypeWithSpan(_), Lang::Vi) => {
            (format!("Không loại báo cáo nào của kế hoạch có kỳ «{text}»."), "Xem «tonghop period list SỔ».")
        }
        (NoPeriod::NoTypeWithSpan(_), Lang::En) => {
            (format!("No report type of the plan has the period «{text}»."), "See «tonghop period list BOOK».")
        }
        (NoPeriod::SeveralTypes(ids), Lang::Vi) => {
            (format!("«{text}» hợp với nhiều loại báo cáo: {}.", ids.join(", ")), "Ghi rõ LOẠI@KỲ.")
        }
        (NoPeriod::SeveralTypes(ids), Lang::En) => {
            (format!("«{text}» fits several report types: {}.", ids.join(", ")), "Write TYPE@SPAN.")
        }
        (NoPeriod::OutsideYears(year), Lang::Vi) => {
            (format!("Năm {year} nằm ngoài các năm của kế hoạch."), "Chọn một năm trong kế hoạch.")
        }
        (NoPeriod::OutsideYears(year), Lang::En) => {
            (format!("The year {year} lies outside the plan's years."), "Choose a year of the plan.")
        }
        (NoPeriod::NoDates(_), Lang::Vi) => {
            return Sentence::new(
                format!("Kỳ «{text}» chưa có hạn nộp."),
                format!("Mở kỳ bằng «tonghop period open SỔ \"{text}\" --due NGÀY»."),
            );
        }
        (NoPeriod::NoDates(_), Lang::En) => {
            return Sentence::new(
                format!("Period «{text}» has no deadline yet."),
                format!("Open it with «tonghop period open BOOK \"{text}\" --due DATE»."),
            );
        }
        (NoPeriod::DatesOf(host), Lang::Vi) => (
            format!("Báo cáo đột xuất «{text}» không có hạn và lấy kỳ số liệu của kỳ «{host}»."),
            "Đặt ngày cho kỳ ấy.",
        ),
        (NoPeriod::DatesOf(host), Lang::En) => (
            format!("Ad-hoc reports «{text}» have no deadline and take the data window of period «{host}»."),
            "Set the dates of that period.",
        ),
    };
    Sentence { message, advice: advice.to_owned() }
}

fn not_shown(lang: Lang, why: &NotShown) -> Sentence {
    let say = |vi: (String, &str), en: (String, &str)| match lang {
        Lang::Vi => Sentence::new(vi.0, vi.1),
        Lang::En => Sentence::new(en.0, en.1),
    };
    match why {
        NotShown::Field(field) => say(
            (format!("Biểu mẫu không có mục «{field}»."), "Chọn một mục của biểu mẫu."),
            (format!("The form has no field «{field}»."), "Choose a field of the form."),
        ),
        NotShown::Label(cell, label) => say(
            (format!("Ô {cell} là tên mục «{label}», không phải số liệu."), "Chỉ vào ô ghi số liệu của mục ấy."),
            (format!("Cell {cell} is the label «{label}», not a value."), "Point at the cell that holds its value."),
        ),
        NotShown::Outside(cell) => say(
            (format!("Ô {cell} nằm ngoài phần có ghi của trang tính."), "Chỉ vào một ô trong bảng."),
            (format!("Cell {cell} lies outside what is filled on the sheet."), "Point at a cell of the table."),
        ),
        NotShown::Twice(cell, one, other) => say(
            (format!("Ô {cell} được chỉ cho hai mục «{one}» và «{other}»."), "Mỗi ô chỉ là số liệu của một mục."),
            (
                format!("Cell {cell} was shown for two fields, «{one}» and «{other}»."),
                "A cell is the value of one field.",
            ),
        ),
        NotShown::Nothing => say(
            ("Chưa chỉ ô nào.".into(), "Chỉ ít nhất một ô số liệu."),
            ("Nothing was shown.".into(), "Point at one cell at least."),
        ),
    }
}
