//! What is wrong in a plan's workbook, in words of sheets and columns: no key of a plan file is named.
use crate::{
    domain::plan::{
        sheet::{SheetFault, SheetFaultKind, Tab, column::words},
        source::{FaultKind, Nobody, Thing},
    },
    text::{Lang, Sentence, words::date},
};

/// `Chỉ tiêu!C7`, or the sheet alone.
pub fn place(fault: &SheetFault) -> String {
    match fault.cell {
        Some(cell) => format!("{}!{cell}", fault.sheet),
        None => fault.sheet.clone(),
    }
}

pub fn sheet_fault(lang: Lang, fault: &SheetFault) -> Sentence {
    let say = |vi: (String, String), en: (String, String)| {
        let (message, advice) = if lang == Lang::Vi { vi } else { en };
        Sentence { message, advice }
    };
    let this = fault.heading.clone().unwrap_or_default();
    match &fault.kind {
        SheetFaultKind::Plan(kind) => plan(lang, fault, kind),
        SheetFaultKind::NotAPlan => say(
            (
                "Tệp này không phải là kế hoạch: không có sheet nào trong «Kế hoạch», «Đơn vị», «Loại báo cáo», «Biểu mẫu».".into(),
                "Lấy một tệp mẫu bằng «tonghop plan export daklak-antq-2026 mau.xlsx», sửa rồi kiểm tra lại.".into(),
            ),
            (
                "This workbook is no plan: it has none of the sheets «Kế hoạch», «Đơn vị», «Loại báo cáo», «Biểu mẫu».".into(),
                "Begin with «tonghop plan export daklak-antq-2026 sample.xlsx».".into(),
            ),
        ),
        SheetFaultKind::NoSheet { name } => say(
            (format!("Thiếu sheet «{name}»."), "Thêm sheet có đúng tên này; xem tệp mẫu của «tonghop plan export».".into()),
            (format!("The sheet «{name}» is missing."), "Add a sheet of that name, as in «tonghop plan export».".into()),
        ),
        SheetFaultKind::NoHeadings => say(
            ("Không thấy hàng tiêu đề của sheet này.".into(), "Ghi lại tiêu đề các cột như tệp mẫu của «tonghop plan export».".into()),
            ("The headings of this sheet are missing.".into(), "Write them as in «tonghop plan export».".into()),
        ),
        SheetFaultKind::UnknownHeading { found, near } if found.is_empty() && near.is_none() => say(
            ("Ô này không nằm dưới tiêu đề nào nên không được đọc.".into(), "Chuyển vào đúng cột, hoặc xóa đi.".into()),
            ("This cell stands under no heading and would not be read.".into(), "Move it under its heading, or remove it.".into()),
        ),
        SheetFaultKind::UnknownHeading { found, near } => say(
            (
                format!("Không có cột (mục) nào tên «{found}»."),
                near.map_or_else(
                    || "Sửa lại tiêu đề; cột để ghi riêng thì đặt tên là «Ghi chú».".into(),
                    |near| format!("Có phải ý là «{near}»?"),
                ),
            ),
            (
                format!("There is no column «{found}»."),
                near.map_or_else(
                    || "Correct the heading; a column of your own is called «Ghi chú».".into(),
                    |near| format!("Did you mean «{near}»?"),
                ),
            ),
        ),
        SheetFaultKind::HeadingTwice => say(
            ("Tiêu đề này có hai lần.".into(), "Giữ lại một cột, bỏ cột kia.".into()),
            ("This heading stands twice.".into(), "Keep one of the two.".into()),
        ),
        SheetFaultKind::NotAWord { found, allowed } => say(
            (format!("«{found}» không có trong danh sách của «{this}»."), format!("Chọn một trong: {}.", quoted(allowed))),
            (format!("«{found}» is not in the list of «{this}»."), format!("Choose one of {}.", quoted(allowed))),
        ),
        SheetFaultKind::NoRowKind { allowed } => say(
            ("Dòng này chưa ghi là loại dòng gì.".into(), format!("Chọn một trong: {}.", quoted(allowed))),
            ("This row does not say what it is.".into(), format!("Choose one of {}.", quoted(allowed))),
        ),
        SheetFaultKind::OutOfPlace { row, below } => say(
            (format!("Dòng «{row}» phải nằm dưới một dòng «{below}»."), format!("Thêm dòng «{below}» ở trên, hoặc chuyển dòng này đi.")),
            (format!("A row «{row}» must stand below a row «{below}»."), format!("Put a row «{below}» above it.")),
        ),
        SheetFaultKind::NotANumber { found } => say(
            (format!("«{this}»: «{found}» không phải là số dùng được ở đây."), "Chỉ ghi số, ví dụ 50 hoặc 62,5; số năm, số dòng, số kỳ là số nguyên.".into()),
            (format!("«{this}»: «{found}» is no number that can stand here."), "Write a number alone, such as 50 or 62,5.".into()),
        ),
        SheetFaultKind::AmbiguousNumber { found } => say(
            (format!("«{this}»: «{found}» đọc được theo hai cách (nghìn hay phần lẻ)."), "Ghi liền 1234 nếu là nghìn, hoặc 1,2340 nếu là phần lẻ.".into()),
            (format!("«{this}»: «{found}» can be read in two ways."), "Write 1234 for thousands, or 1,2340 for decimals.".into()),
        ),
        SheetFaultKind::Fraction { found } => say(
            (format!("«{this}»: «{found}» nhỏ hơn 1 mà không có dấu %: không rõ là phần mấy của trăm."), "Ghi 50 hoặc 50% cho năm mươi phần trăm; ghi 0,5% nếu đúng là nửa phần trăm.".into()),
            (format!("«{this}»: «{found}» is below 1 and has no % sign: is it a share of 100?"), "Write 50 or 50% for fifty percent, 0,5% for half a percent.".into()),
        ),
        SheetFaultKind::NotYesNo { found } => say(
            (format!("«{this}» chỉ ghi Có hoặc Không, ở đây là «{found}»."), "Chọn Có, hoặc để trống.".into()),
            (format!("«{this}» is Có or Không, and here it is «{found}»."), "Choose Có, or leave it blank.".into()),
        ),
        SheetFaultKind::NotADay { found } => say(
            (format!("«{this}»: «{found}» không phải là một ngày có thật."), "Ghi ngày/tháng, ví dụ 20/5; hạn nộp còn ghi được: 5/1 năm sau; ngày 5 tháng sau.".into()),
            (format!("«{this}»: «{found}» is no day that exists."), "Write day/month, such as 20/5.".into()),
        ),
        SheetFaultKind::NotADate { found } => say(
            (format!("«{this}»: «{found}» không phải là một ngày có thật."), "Ghi ngày/tháng/năm, ví dụ 20/5/2026.".into()),
            (format!("«{this}»: «{found}» is no date that exists."), "Write day/month/year, such as 20/5/2026.".into()),
        ),
        SheetFaultKind::NotARange { found } => say(
            (format!("«{this}»: không đọc được mức «{found}»."), "Ghi một số như 50, hoặc «15 đến 20», «không quá 5».".into()),
            (format!("«{this}»: «{found}» cannot be read."), "Write a number such as 50, or «15 đến 20», «không quá 5».".into()),
        ),
        SheetFaultKind::Blank { beside } => say(
            (format!("«{this}» để trống, trong khi «{beside}» đã ghi."), format!("Ghi nốt «{this}», hoặc xóa «{beside}».")),
            (format!("«{this}» is blank, and «{beside}» is not."), format!("Fill in «{this}», or clear «{beside}».")),
        ),
        SheetFaultKind::Names { found, wanted } => say(
            (format!("«{this}» ghi {found} tên, cách đo này cần {wanted}."), "Các tên cách nhau bằng dấu chấm phẩy; tỷ lệ ghi «tử số; mẫu số».".into()),
            (format!("«{this}» has {found} names; this measure takes {wanted}."), "Part the names by semicolons.".into()),
        ),
        SheetFaultKind::NoList { found, known } => say(
            (format!("Sheet «Lựa chọn» không có danh sách nào tên «{found}»."), if known.is_empty() { "Ghi các lựa chọn của danh sách này vào sheet «Lựa chọn».".into() } else { format!("Đang có: {}.", quoted(known)) }),
            (format!("The sheet «Lựa chọn» has no list «{found}»."), format!("There is: {}.", quoted(known))),
        ),
        SheetFaultKind::CellError { found } => say(
            (format!("«{this}»: ô này là công thức không có kết quả ({found})."), "Gõ thẳng giá trị vào ô.".into()),
            (format!("«{this}»: this formula has no result ({found})."), "Type the value itself.".into()),
        ),
        SheetFaultKind::Hidden => say(
            ("Ô này đang bị ẩn mà có nội dung.".into(), "Bỏ ẩn dòng, cột (hoặc bỏ lọc) rồi xem lại, hoặc xóa nội dung.".into()),
            ("This cell is hidden and not empty.".into(), "Unhide its row and column, or clear it.".into()),
        ),
    }
}

fn quoted<S: AsRef<str>>(all: &[S]) -> String {
    all.iter().map(|one| format!("«{}»", one.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The heading of a key; the sheet's own word for what is no column.
fn named(tab: Option<Tab>, key: &str) -> String {
    let heading = tab.and_then(|tab| tab.heading_of(key));
    let word = match key {
        "section" => "dòng «phần»",
        "field" if tab == Some(Tab::Forms) => "dòng «ô số liệu»",
        "column" => "dòng «cột của bảng»",
        "kind" if tab == Some(Tab::Units) => "dòng «loại hình»",
        "scope" if tab == Some(Tab::Units) => "dòng «phạm vi»",
        "report_type" => "dòng nào của loại báo cáo",
        "form" if tab == Some(Tab::Forms) => "dòng «biểu mẫu»",
        "targets" => "cột của các năm",
        key => return heading.map_or_else(|| format!("«{key}»"), |heading| format!("«{heading}»")),
    };
    word.to_owned()
}

fn thing(lang: Lang, thing: Thing) -> &'static str {
    match lang {
        Lang::Vi => super::vi::thing(thing),
        Lang::En => super::en::thing(thing),
    }
}

fn kinds(lang: Lang, all: &[&str]) -> String {
    let word = |token: &&str| words::word("kind", token).unwrap_or(token).to_owned();
    let all: Vec<String> = all.iter().map(word).collect();
    format!("{} {}", if lang == Lang::Vi { "loại" } else { "of kind" }, quoted(&all))
}

fn plan(lang: Lang, fault: &SheetFault, kind: &FaultKind) -> Sentence {
    let say = |vi: (String, String), en: (String, String)| {
        let (message, advice) = if lang == Lang::Vi { vi } else { en };
        Sentence { message, advice }
    };
    let this = fault.heading.clone().unwrap_or_default();
    let column = |key: &str| named(fault.tab, key);
    let other = || fault.other.as_ref().map_or_else(String::new, |(sheet, cell)| format!("{sheet}!{cell}"));
    let meant = |near: &Option<String>, vi: String, en: String| match (near, lang) {
        (Some(near), Lang::Vi) => format!("Có phải ý là «{near}»?"),
        (Some(near), Lang::En) => format!("Did you mean «{near}»?"),
        (None, Lang::Vi) => vi,
        (None, Lang::En) => en,
    };
    match kind {
        FaultKind::MissingKey { key } if fault.cell.is_none() => say(
            (format!("Sheet này chưa có {}.", column(key)), "Thêm ít nhất một dòng như vậy.".into()),
            (format!("This sheet has no {} yet.", column(key)), "Add at least one such row.".into()),
        ),
        FaultKind::MissingKey { key } => say(
            (format!("Chưa ghi {}.", column(key)), "Ghi vào ô này; nếu thiếu cả cột (dòng) thì thêm như tệp mẫu.".into()),
            (format!("{} is missing.", column(key)), "Fill in this cell.".into()),
        ),
        FaultKind::UnknownKey { .. } => say(
            (format!("«{this}» không dùng cho dòng này (loại dòng, loại ô hoặc cách đánh giá khác)."), "Xóa ô này, hoặc sửa loại của dòng.".into()),
            (format!("A row like this has no use for «{this}»."), "Clear this cell, or change what the row is.".into()),
        ),
        FaultKind::WrongType { .. } => say(
            (format!("«{this}» ghi chưa đúng kiểu."), "Xem lời giải thích ở tiêu đề của cột, kèm ví dụ.".into()),
            (format!("«{this}» is not written as it should be."), "See the note on its heading.".into()),
        ),
        FaultKind::Empty { key } => say(
            (format!("{} để trống.", column(key)), "Ghi nội dung vào ô này.".into()),
            (format!("{} is blank.", column(key)), "Fill in this cell.".into()),
        ),
        FaultKind::UnknownToken { found, .. } => say(
            (format!("«{this}» không nhận «{found}»."), "Chọn trong danh sách của ô.".into()),
            (format!("«{this}» cannot be «{found}»."), "Choose from the cell's list.".into()),
        ),
        FaultKind::NotADate { found, .. } | FaultKind::NotADay { found } | FaultKind::NotAYear { found } => say(
            (format!("«{this}»: «{found}» không phải là một ngày có thật."), "Ghi ngày/tháng/năm, ví dụ 20/5/2026; ngày trong năm ghi 20/5.".into()),
            (format!("«{this}»: «{found}» is no day that exists."), "Write day/month/year, such as 20/5/2026.".into()),
        ),
        FaultKind::NumberOutOfRange { found, min, max, .. } => say(
            (format!("«{this}»: {found} nằm ngoài khoảng từ {min} đến {max}."), format!("Ghi số từ {min} đến {max}.")),
            (format!("«{this}»: {found} is not between {min} and {max}."), format!("Write a number from {min} to {max}.")),
        ),
        FaultKind::OneKeyOf { .. } => say(
            ("Chưa ghi đo bằng gì, đơn vị phải đạt gì, hoặc ghi cả hai cách trái nhau.".into(), "Ghi «Đo bằng» và ô bên cạnh; chỉ tiêu «trong đó» thì để trống «Đơn vị phải».".into()),
            ("What is measured, or what a unit must reach, is missing or said twice.".into(), "Fill in «Đo bằng» and the cell beside it; leave «Đơn vị phải» blank for «trong đó».".into()),
        ),
        FaultKind::Duplicate { thing: what, id, .. } => say(
            (format!("Mã {} «{id}» đã dùng ở {}.", thing(lang, *what), other()), "Đặt mã khác, hoặc để trống để chương trình tự đặt; nếu chép trùng thì xóa dòng.".into()),
            (format!("The {} id «{id}» is already used at {}.", thing(lang, *what), other()), "Give another id, or leave it blank.".into()),
        ),
        FaultKind::UnknownReference { thing: what, id, near, known } => say(
            (format!("«{this}»: không có {} nào là «{id}».", thing(lang, *what)), meant(near, format!("Ghi đúng mã hoặc tên. Đang có: {}.", quoted(known)), String::new())),
            (format!("«{this}»: there is no {} «{id}».", thing(lang, *what)), meant(near, String::new(), format!("There is: {}.", quoted(known)))),
        ),
        FaultKind::NotInForm { thing: what, id, form, near } => say(
            (format!("«{this}»: biểu mẫu «{form}» không có {} «{id}».", thing(lang, *what)), meant(near, "Ghi đúng mã hoặc nhãn ở sheet «Biểu mẫu», hoặc chọn báo cáo có ô này ở cột «Chỉ ở báo cáo».".into(), String::new())),
            (format!("«{this}»: form «{form}» has no {} «{id}».", thing(lang, *what)), meant(near, String::new(), "Write an id or a label of the sheet «Biểu mẫu».".into())),
        ),
        FaultKind::SameWording { wording, .. } => say(
            (format!("«{wording}» trùng với cách gọi ở {} (không kể hoa thường và dấu).", other()), "Viết cho khác hẳn: chương trình nhận ra từng mục bằng chính cách gọi này.".into()),
            (format!("«{wording}» is also the wording of {} (case and marks aside).", other()), "Word it differently.".into()),
        ),
        FaultKind::YearsReversed { first, last } => say(
            (format!("Năm đầu {first} đứng sau năm cuối {last}."), "Đổi chỗ hai năm.".into()),
            (format!("The first year {first} comes after the last year {last}."), "Swap the two years.".into()),
        ),
        FaultKind::TargetOutsideYears { year, first, last } => say(
            (format!("Mục tiêu của năm {year} nằm ngoài kế hoạch ({first}–{last})."), "Sửa năm ở tiêu đề cột, hoặc «Năm đầu», «Năm cuối» ở sheet «Kế hoạch».".into()),
            (format!("The target of {year} lies outside the plan ({first}–{last})."), "Correct the year of the column, or the plan's years.".into()),
        ),
        FaultKind::TargetsNotAscending { year, before } => say(
            (format!("Cột năm {year} đứng sau cột năm {before}."), "Xếp các cột năm theo thứ tự tăng dần.".into()),
            (format!("The column {year} stands after {before}."), "Put the years in ascending order.".into()),
        ),
        FaultKind::KindNotHere { kind, .. } => say(
            (format!("Ô loại «{}» không đứng được ở đây.", words::word("kind", kind).unwrap_or(kind)), "Tách thành hai ô (cột) loại «số đếm».".into()),
            (format!("A field of kind «{}» cannot stand here.", words::word("kind", kind).unwrap_or(kind)), "Make it two fields of kind «số đếm».".into()),
        ),
        FaultKind::DeadlineBeforePeriod { period, last_day, from } => say(
            (format!("Kỳ {period}: hạn chót {} đến trước khi kỳ bắt đầu ({}).", date(*last_day), date(*from)), "Sửa ngày, ghi thêm «năm sau» nếu hạn rơi vào năm sau, hoặc ghi «Chỉ các kỳ».".into()),
            (format!("Period {period}: the last day {} comes before the period begins ({}).", date(*last_day), date(*from)), "Correct the day, add «năm sau», or fill in «Chỉ các kỳ».".into()),
        ),
        FaultKind::DeadlineBeforeEnd { period, last_day, to } => say(
            (
                format!("Kỳ {period}: hạn chót {} đến trước khi kỳ số liệu kết thúc ({}).", date(*last_day), date(*to)),
                "Lùi hạn nộp; nếu kế hoạch muốn thế thì ghi «Ngày chốt số liệu» là ngày số liệu được tính đến.".into(),
            ),
            (
                format!("Period {period}: the last day {} comes before the window ends ({}).", date(*last_day), date(*to)),
                "Move the deadline, or fill in «Ngày chốt số liệu».".into(),
            ),
        ),
        FaultKind::RuleAgainstBounds { field } => say(
            (
                format!("Không số nào trong giới hạn của ô «{field}» thỏa mãn quy tắc này."),
                "Sửa quy tắc, hoặc sửa «Nhỏ nhất», «Lớn nhất» của ô ở sheet «Biểu mẫu» (để trống thì nhỏ nhất là 0).".into(),
            ),
            (
                format!("No figure within the bounds of field «{field}» satisfies this rule."),
                "Change the rule, or «Nhỏ nhất», «Lớn nhất» of the field.".into(),
            ),
        ),
        FaultKind::AppliesToNobody { why: Nobody::NeverAsked } => say(
            (
                "Không loại hình nào mà ô này hỏi phải nộp báo cáo có biểu mẫu này, nên không đơn vị nào được hỏi.".into(),
                "Sửa «Chỉ hỏi loại hình» của ô, hoặc «Loại hình phải nộp» ở sheet «Loại báo cáo».".into(),
            ),
            (
                "No kind that this field asks owes a report on this form, so nobody is asked.".into(),
                "Change «Chỉ hỏi loại hình», or «Loại hình phải nộp» on «Loại báo cáo».".into(),
            ),
        ),
        FaultKind::DeadlineBeforeCutOff { period, last_day, cut_off } => say(
            (format!("Kỳ {period}: hạn chót {} đến trước ngày chốt số liệu {}.", date(*last_day), date(*cut_off)), "Lùi hạn nộp, hoặc ghi «Ngày chốt số liệu» sớm hơn.".into()),
            (format!("Period {period}: the last day {} comes before the cut-off {}.", date(*last_day), date(*cut_off)), "Move the deadline, or the cut-off.".into()),
        ),
        FaultKind::AppliesToNobody { why: Nobody::NotAsked { field } } => say(
            (format!("Ô «{field}» không hỏi loại hình nào của chỉ tiêu này, nên không đơn vị nào được đánh giá."), "Sửa «Chỉ loại hình» của chỉ tiêu, hoặc «Chỉ hỏi loại hình» của ô, cho khớp nhau.".into()),
            (format!("Field «{field}» asks none of the kinds of this indicator: nobody is judged."), "Make «Chỉ loại hình» and «Chỉ hỏi loại hình» agree.".into()),
        ),
        FaultKind::AppliesToNobody { why: Nobody::NotOwing | Nobody::EmptyList } => say(
            ("Không đơn vị nào thuộc phạm vi và loại hình này phải nộp báo cáo có chỉ tiêu.".into(), "Sửa «Phạm vi», «Chỉ loại hình» của chỉ tiêu, hoặc «Phạm vi phải nộp», «Loại hình phải nộp» ở sheet «Loại báo cáo».".into()),
            ("No unit of this scope and these kinds owes a report that judges the indicator.".into(), "Change the scope or the kinds here or on «Loại báo cáo».".into()),
        ),
        FaultKind::KindMismatch { field, kind, allowed, .. } => say(
            (format!("«{this}»: «{field}» là {}, ở đây cần {}.", kinds(lang, &[kind]), kinds(lang, allowed)), "Chọn ô khác, hoặc sửa «Đo bằng», «Đơn vị phải» cho hợp với loại của ô.".into()),
            (format!("«{this}»: «{field}» is {}; here it must be {}.", kinds(lang, &[kind]), kinds(lang, allowed)), "Choose another field or measure.".into()),
        ),
        FaultKind::QuarterMismatch { field, per_quarter } => say(
            (
                format!("Ô «{field}» {} theo từng quý.", if *per_quarter { "hỏi" } else { "không hỏi" }),
                format!("Ở «Đo bằng» chọn «{}».", if *per_quarter { "một ô ghi theo từng quý" } else { "một ô số liệu" }),
            ),
            (format!("Field «{field}» and the measure differ in asking each quarter."), "Choose another «Đo bằng».".into()),
        ),
        FaultKind::NestedInItself { id } => say(
            (format!("Chỉ tiêu «{id}» được tính từ chính nó."), "Ghi hai chỉ tiêu khác.".into()),
            (format!("Indicator «{id}» is computed from itself."), "Name two other indicators.".into()),
        ),
        FaultKind::JudgeNeeds { judge, key } => {
            let word = words::word("judge", judge).unwrap_or(judge);
            say(
                (format!("Đánh giá «{word}» cần có {}.", column(key)), format!("Ghi {}, hoặc chọn «chỉ ghi nhận».", column(key))),
                (format!("«{word}» needs {}.", column(key)), "Fill it in, or choose «chỉ ghi nhận».".into()),
            )
        }
        FaultKind::JudgeIgnores { judge, key } => {
            let word = words::word("judge", judge).unwrap_or(judge);
            say(
                (format!("Đánh giá «{word}» không dùng đến {}.", column(key)), "Xóa ô này, hoặc chọn cách đánh giá khác.".into()),
                (format!("«{word}» makes no use of {}.", column(key)), "Clear this cell, or judge otherwise.".into()),
            )
        }
        FaultKind::RuleWithoutFields => say(
            ("Cả hai vế của quy tắc đều không có ô số liệu nào.".into(), "Ghi ô vào «Vế trái» hoặc «Vế phải».".into()),
            ("Neither side of the rule names a field.".into(), "Name a field on either side.".into()),
        ),
        FaultKind::RulesContradict { .. } => say(
            (format!("Quy tắc này trái với quy tắc ở {}: không số liệu nào thỏa mãn cả hai.", other()), "Bỏ một trong hai, hoặc sửa «So sánh».".into()),
            (format!("This rule contradicts the one at {}: no figures satisfy both.", other()), "Remove one of them, or change «So sánh».".into()),
        ),
        FaultKind::Syntax { .. }
        | FaultKind::BadId { .. }
        | FaultKind::MinAboveMax { .. }
        | FaultKind::PercentOutOfRange { .. }
        | FaultKind::TooFewOptions { .. }
        | FaultKind::OfficeBeforeUnits { .. }
        | FaultKind::LevelsOutOfOrder { .. } => super::fault(lang, kind),
    }
}
