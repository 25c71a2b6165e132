//! Lỗi: what was found in the reports that count, grouped, and the message that goes to the units.
use crate::{
    domain::intake::Severity,
    text::{Lang, Sentence, summary, words},
};
use rust_decimal::Decimal;

pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Lỗi", "Findings")
}

pub const fn reading(lang: Lang) -> &'static str {
    lang.pick("Đang gom lỗi của các báo cáo…", "Gathering what was found in the reports…")
}

pub const fn unread(lang: Lang) -> &'static str {
    lang.pick("Không đọc được lỗi của các báo cáo.", "What was found in the reports cannot be read.")
}

/// Ways to group, in the order of the screen's list.
pub const fn groupings(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Vi => ["Theo loại lỗi", "Theo đơn vị", "Theo tệp"],
        Lang::En => ["By kind", "By unit", "By file"],
    }
}

pub const fn columns_by_code(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Vi => ["Đơn vị", "Chỗ", "Lỗi"],
        Lang::En => ["Units", "Places", "Finding"],
    }
}

pub const fn columns_by_unit(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Đơn vị", "Xã, phường", "Lỗi", "Cảnh báo"],
        Lang::En => ["Unit", "Commune", "Errors", "Warnings"],
    }
}

pub const fn columns_by_file(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Tệp", "Đơn vị", "Lỗi", "Cảnh báo"],
        Lang::En => ["File", "Units", "Errors", "Warnings"],
    }
}

/// Of the places in a group.
pub const fn columns_of_places(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Đơn vị", "Ô", "Đã ghi", "Lỗi"],
        Lang::En => ["Unit", "Cell", "Typed", "Finding"],
    }
}

fn number(lang: Lang, count: usize) -> String {
    summary::number(lang, Decimal::from(count))
}

/// What the filter lets through. `least`: the mildest that shows.
pub const fn filter(lang: Lang, least: Severity) -> &'static str {
    match least {
        Severity::Error => lang.pick("chỉ lỗi", "errors only"),
        Severity::Warning => lang.pick("lỗi và cảnh báo", "errors and warnings"),
        Severity::Note => lang.pick("tất cả, kể cả lưu ý", "all, notes included"),
    }
}

/// `128 chỗ ở 57 đơn vị · lỗi và cảnh báo · đã sửa hoặc chấp nhận 4`.
pub fn counts(lang: Lang, places: usize, units: usize, least: Severity, settled: usize) -> String {
    let (places, units_text) = (number(lang, places), number(lang, units));
    let mut text = match (lang, units) {
        (Lang::Vi, _) => format!("{places} chỗ ở {units_text} đơn vị"),
        (Lang::En, 1) => format!("{places} places in 1 unit"),
        (Lang::En, _) => format!("{places} places in {units_text} units"),
    };
    text.push_str(&format!(" · {}", filter(lang, least)));
    if settled > 0 {
        let settled = number(lang, settled);
        text.push_str(&match lang {
            Lang::Vi => format!(" · đã xử lý {settled}"),
            Lang::En => format!(" · {settled} settled"),
        });
    }
    text
}

pub const fn none(lang: Lang, filtered: bool) -> &'static str {
    if filtered {
        lang.pick(
            "Không có gì như vậy. F4 hiện các mức khác, Esc bỏ chữ đã tìm.",
            "There is nothing like that. F4 shows other severities, Esc takes the search back.",
        )
    } else {
        lang.pick("Các báo cáo đang tính không còn lỗi nào.", "Nothing is open in the reports that count.")
    }
}

pub fn units(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{} đơn vị", number(lang, count)),
        (Lang::En, 1) => "1 unit".to_owned(),
        (Lang::En, _) => format!("{} units", number(lang, count)),
    }
}

/// One message can settle so many.
pub fn one_message(lang: Lang, units: usize, key: &str) -> String {
    match (lang, units) {
        (Lang::Vi, _) => format!("{key} chép một lời nhắn cho {} đơn vị.", number(lang, units)),
        (Lang::En, 1) => format!("{key} copies a message for the unit."),
        (Lang::En, _) => format!("{key} copies one message for {} units.", number(lang, units)),
    }
}

pub fn nothing_selected(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Không có dòng nào để xem.", ""),
        Lang::En => Sentence::new("There is no row to look at.", ""),
    }
}

pub fn choose_place(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Nhóm này của nhiều đơn vị.", "Enter để vào nhóm rồi chọn một đơn vị."),
        Lang::En => Sentence::new("This group is of several units.", "Enter the group and choose one."),
    }
}

pub fn searching(lang: Lang) -> Sentence {
    match lang {
        Lang::Vi => Sentence::new("Đang gõ ở ô tìm.", "Gõ tên đơn vị, tên mục hoặc tên tệp."),
        Lang::En => Sentence::new("The search is open.", "Type a unit, a field or a file."),
    }
}

pub fn copied(lang: Lang, units: usize) -> String {
    match (lang, units) {
        (Lang::Vi, _) => format!("Đã chép lời nhắn cho {} đơn vị. Dán vào Zalo hoặc thư.", number(lang, units)),
        (Lang::En, 1) => "A message to the unit is copied. Paste it into a chat or a letter.".to_owned(),
        (Lang::En, _) => {
            format!("A message to {} units is copied. Paste it into a chat or a letter.", number(lang, units))
        }
    }
}

/// One place in a message: what, and what to do about it.
pub struct Told {
    /// Sheet and cell, if it has one.
    pub place: Option<String>,
    pub message: String,
    pub advice: String,
}

/// What to tell one or more units about one kind of finding: the sentence once, then each unit with its cells.
pub fn message_on_kind(lang: Lang, period: &str, kind: &Sentence, units: &[(String, Vec<String>)]) -> String {
    let mut lines = vec![match lang {
        Lang::Vi => format!("Báo cáo {period}: đề nghị các đơn vị sau kiểm tra và gửi lại."),
        Lang::En => format!("Report for {period}: the following units are asked to check and send it again."),
    }];
    lines.push(format!("{} {}", kind.message, kind.advice).trim_end().to_owned());
    let line = |(unit, places): &(String, Vec<String>)| match places.is_empty() {
        true => format!("- {unit}"),
        false => format!("- {unit}: {} {}", lang.pick("ô", "cell"), places.join("; ")),
    };
    lines.extend(units.iter().map(line));
    lines.join("\n")
}

/// What to tell one unit about everything that was found in its report.
pub fn message_to_unit(lang: Lang, period: &str, unit: &str, told: &[Told]) -> String {
    let mut lines = vec![match lang {
        Lang::Vi => format!("Kính gửi {unit}: báo cáo {period} còn {} chỗ cần xem lại.", number(lang, told.len())),
        Lang::En => format!("To {unit}: the report for {period} has {} open points.", number(lang, told.len())),
    }];
    for (at, one) in (1..).zip(told) {
        let place = one.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        lines.push(format!("{at}. {place}{} {}", one.message, one.advice).trim_end().to_owned());
    }
    lines.join("\n")
}

/// `2 lỗi, 1 cảnh báo` of a group.
pub fn tally(lang: Lang, counts: [usize; 3]) -> String {
    let [notes, warnings, errors] = counts;
    let parts = [(Severity::Error, errors), (Severity::Warning, warnings), (Severity::Note, notes)];
    let some = parts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        some.map(|(severity, count)| format!("{count} {}", words::severity(lang, *severity).to_lowercase())).collect();
    parts.join(", ")
}
