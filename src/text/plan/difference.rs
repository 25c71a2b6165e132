//! What another version of a plan says otherwise, and what that does to a book.
use crate::{
    domain::{
        plan::difference::{Aspect, Change, Part, Subject, What},
        standing::Verdict,
    },
    job::plan_change::{Applied, Effect, Turned},
    text::{Lang, words},
};

const fn subject(lang: Lang, subject: Subject) -> &'static str {
    match subject {
        Subject::Plan => lang.pick("Kế hoạch", "Plan"),
        Subject::Kind => lang.pick("Loại hình", "Kind"),
        Subject::Scope => lang.pick("Phạm vi", "Scope"),
        Subject::Property => lang.pick("Thuộc tính", "Property"),
        Subject::ReportType => lang.pick("Loại báo cáo", "Report type"),
        Subject::Form => lang.pick("Biểu mẫu", "Form"),
        Subject::Section => lang.pick("Phần", "Section"),
        Subject::Field => lang.pick("Ô số liệu", "Field"),
        Subject::Table => lang.pick("Bảng", "Table"),
        Subject::Column => lang.pick("Cột", "Column"),
        Subject::Rule => lang.pick("Quy tắc", "Rule"),
        Subject::Indicator => lang.pick("Chỉ tiêu", "Indicator"),
    }
}

const fn aspect(lang: Lang, aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Version => lang.pick("phiên bản", "version"),
        Aspect::Title => lang.pick("tên", "name"),
        Aspect::Issuer => lang.pick("cơ quan ban hành", "issuer"),
        Aspect::Years => lang.pick("các năm", "years"),
        Aspect::Issued => lang.pick("ngày ban hành", "day of issue"),
        Aspect::Letterhead => lang.pick("thể thức văn bản", "letterhead"),
        Aspect::Calendar => lang.pick("lịch làm việc", "calendar"),
        Aspect::Label => lang.pick("tên gọi", "label"),
        Aspect::Words => lang.pick("cách gọi khác", "other wordings"),
        Aspect::Group => lang.pick("là khối", "is a group"),
        Aspect::Cycle => lang.pick("chu kỳ", "cycle"),
        Aspect::UnitDue => lang.pick("hạn của đơn vị", "units' deadline"),
        Aspect::CommuneDue => lang.pick("hạn của xã, phường", "communes' deadline"),
        Aspect::OfficeDue => lang.pick("hạn của cơ quan", "office's deadline"),
        Aspect::OnTimeBy => lang.pick("hạn tính đúng hạn", "deadline that counts"),
        Aspect::Window => lang.pick("kỳ số liệu", "data window"),
        Aspect::Into => lang.pick("gộp vào", "folded into"),
        Aspect::Adds => lang.pick("cộng theo", "adds up"),
        Aspect::CutOff => lang.pick("ngày chốt số liệu", "cut-off"),
        Aspect::Recipient => lang.pick("nơi nhận", "recipient"),
        Aspect::Form => lang.pick("biểu mẫu", "form"),
        Aspect::OwedBy => lang.pick("đơn vị phải nộp", "owed by"),
        Aspect::Section => lang.pick("phần", "section"),
        Aspect::Kind => lang.pick("kiểu số liệu", "kind of value"),
        Aspect::Options => lang.pick("lựa chọn", "options"),
        Aspect::Required => lang.pick("bắt buộc", "required"),
        Aspect::Bounds => lang.pick("giới hạn", "bounds"),
        Aspect::PerQuarter => lang.pick("theo quý", "per quarter"),
        Aspect::Accrual => lang.pick("cách cộng dồn", "accrual"),
        Aspect::Estimate => lang.pick("số ước", "estimate"),
        Aspect::Stage => lang.pick("bước", "stage"),
        Aspect::AppliesTo => lang.pick("áp dụng cho", "applies to"),
        Aspect::Hint => lang.pick("hướng dẫn", "hint"),
        Aspect::Private => lang.pick("không gửi lên trên", "private"),
        Aspect::Checklist => lang.pick("danh mục kiểm tra", "checklist"),
        Aspect::Rows => lang.pick("số dòng", "rows"),
        Aspect::Rule => lang.pick("nội dung", "rule"),
        Aspect::Severity => lang.pick("mức độ", "severity"),
        Aspect::Message => lang.pick("lời nhắc", "message"),
        Aspect::Source => lang.pick("căn cứ", "source"),
        Aspect::Scope => lang.pick("phạm vi", "scope"),
        Aspect::Measure => lang.pick("cách đo", "measure"),
        Aspect::Criterion => lang.pick("tiêu chí", "criterion"),
        Aspect::Judge => lang.pick("cách đánh giá", "judged as"),
        Aspect::Target => lang.pick("mức phải đạt", "target"),
        Aspect::Judged => lang.pick("mẫu số", "denominator"),
        Aspect::Encouraged => lang.pick("khuyến khích", "encouraged"),
        Aspect::Event => lang.pick("ngày sự kiện", "event"),
        Aspect::ReportTypes => lang.pick("loại báo cáo", "report types"),
        Aspect::Reading => lang.pick("cách hiểu", "reading"),
    }
}

fn part(lang: Lang, part: &Part) -> String {
    let id: Vec<&str> = part.within.iter().map(String::as_str).chain([part.id.as_str()]).collect();
    format!("{} {} «{}»", subject(lang, part.subject), id.join("."), part.label)
}

/// One line: what, and from what to what.
pub fn change(lang: Lang, change: &Change) -> String {
    let part = part(lang, &change.part);
    match &change.what {
        What::Added => format!("+ {part}"),
        What::Removed => format!("- {part}"),
        What::Renamed { from } => match lang {
            Lang::Vi => format!("~ {part}: mã cũ là {from}"),
            Lang::En => format!("~ {part}: its id was {from}"),
        },
        What::Moved => match lang {
            Lang::Vi => format!("~ {part}: đổi chỗ"),
            Lang::En => format!("~ {part}: moved"),
        },
        What::Changed { aspect: of, old, new } => {
            let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
            format!("~ {part}: {}: {} → {}", aspect(lang, *of), shown(old), shown(new))
        }
    }
}

/// What is put in force, and from when.
pub fn heading(lang: Lang, applied: &Applied) -> String {
    let (old, new) = applied.versions;
    let from = words::date(applied.from);
    match lang {
        Lang::Vi => format!("Kế hoạch phiên bản {old} → {new}, áp dụng cho các kỳ kết thúc từ {from}:"),
        Lang::En => format!("The plan from version {old} to {new}, for periods that end on {from} or later:"),
    }
}

/// What becomes of one period.
pub fn effect(lang: Lang, effect: &Effect) -> Vec<String> {
    let Effect { period, files, reports, given_up, states, turned } = effect;
    let mut lines = vec![match lang {
        Lang::Vi => {
            format!("{period}: đọc lại {files} tệp; {reports} đơn vị có báo cáo; {states} đơn vị đổi trạng thái")
        }
        Lang::En => {
            format!("{period}: {files} files read again; {reports} units report; {states} units in another state")
        }
    }];
    lines.extend(given_up.iter().map(|(field, figures)| match lang {
        Lang::Vi => format!("  {field}: không còn hỏi như trước; {figures} số liệu không còn được tính"),
        Lang::En => format!("  {field}: not asked as before; {figures} figures no longer count"),
    }));
    let verdict = |verdict: Option<Verdict>| verdict.map_or("–", |verdict| words::verdict(lang, verdict));
    lines.extend(turned.iter().map(|Turned { label, before, after, units, .. }| {
        let (before, after) = (verdict(*before), verdict(*after));
        match lang {
            Lang::Vi => format!("  {label}: {units} đơn vị từ «{before}» thành «{after}»"),
            Lang::En => format!("  {label}: {units} units from “{before}” to “{after}”"),
        }
    }));
    lines
}

pub const fn rehearsed(lang: Lang) -> &'static str {
    lang.pick("Chạy thử: chưa ghi gì vào sổ.", "A trial: nothing was written.")
}
