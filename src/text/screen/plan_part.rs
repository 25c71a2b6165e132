//! The parts of a plan in words: cycles, deadlines, kinds of fields, what an indicator looks at and asks, rules.
use crate::{
    domain::plan::{
        Accrual, Bound, Calendar, Compare, Criterion, Cycle, Deadline, DeadlineDay, DeadlineRule, Field, FieldKind,
        Form, Indicator, Judge, Measure, MoneyUnit, Operator, Plan, Rule, Shift, Side, Target,
    },
    text::{Lang, summary},
};
use rust_decimal::Decimal;

pub const fn cycle(lang: Lang, cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Month => lang.pick("hằng tháng", "monthly"),
        Cycle::Quarter => lang.pick("hằng quý", "quarterly"),
        Cycle::HalfYear => lang.pick("6 tháng", "half-yearly"),
        Cycle::NineMonths => lang.pick("9 tháng", "nine months"),
        Cycle::Year => lang.pick("hằng năm", "yearly"),
        Cycle::SchoolYear => lang.pick("năm học", "school year"),
        Cycle::Semester => lang.pick("học kỳ", "semester"),
        Cycle::OnDemand => lang.pick("theo đợt, khi có yêu cầu", "on demand"),
        Cycle::AdHoc => lang.pick("đột xuất, bất cứ lúc nào", "at any time"),
    }
}

/// A deadline that comes back every period: `trước ngày 20/5 hằng năm`.
pub fn deadline(lang: Lang, deadline: Deadline) -> String {
    let rule = match deadline.rule {
        DeadlineRule::Before => lang.pick("trước ngày", "before"),
        DeadlineRule::OnOrBefore => lang.pick("chậm nhất ngày", "no later than"),
    };
    match deadline.day {
        DeadlineDay::Yearly { day, years_after } => {
            let (day, month) = (day.day, day.month);
            let year = match years_after {
                0 => lang.pick("cùng năm", "of the same year"),
                1 => lang.pick("năm sau", "of the next year"),
                _ => lang.pick("các năm sau", "of a later year"),
            };
            format!("{rule} {day}/{month} {year}")
        }
        DeadlineDay::Monthly { day, months_after } => {
            let month = match (months_after, lang) {
                (0, Lang::Vi) => "tháng cuối kỳ".to_owned(),
                (0, Lang::En) => "of the period's last month".to_owned(),
                (1, Lang::Vi) => "tháng sau kỳ".to_owned(),
                (1, Lang::En) => "of the month after".to_owned(),
                (months, Lang::Vi) => format!("tháng thứ {months} sau kỳ"),
                (months, Lang::En) => format!("of the month {months} after"),
            };
            format!("{rule} {day} {month}")
        }
    }
}

pub const fn shift(lang: Lang, shift: Shift) -> &'static str {
    match shift {
        Shift::None => lang.pick("không dời", "stays"),
        Shift::Next => lang.pick("dời sang ngày làm việc kế tiếp", "moves to the next working day"),
        Shift::Previous => lang.pick("lùi về ngày làm việc trước đó", "moves to the working day before"),
    }
}

pub fn school_year(lang: Lang, calendar: &Calendar) -> String {
    let year = calendar.school_year;
    let day = |day: crate::domain::plan::DayOfYear| format!("{}/{}", day.day, day.month);
    match lang {
        Lang::Vi => format!("từ {}; học kỳ II từ {} đến {}", day(year.from), day(year.second), day(year.ends)),
        Lang::En => format!("from {}; second semester {} to {}", day(year.from), day(year.second), day(year.ends)),
    }
}

pub fn kind(lang: Lang, kind: &FieldKind) -> String {
    match kind {
        FieldKind::Count => lang.pick("số đếm", "count").to_owned(),
        FieldKind::Amount { unit } => match unit {
            MoneyUnit::Dong => lang.pick("số tiền (đồng)", "amount (đồng)").to_owned(),
            MoneyUnit::Thousand => lang.pick("số tiền (nghìn đồng)", "amount (thousand đồng)").to_owned(),
            MoneyUnit::Million => lang.pick("số tiền (triệu đồng)", "amount (million đồng)").to_owned(),
        },
        FieldKind::Ratio { .. } => lang.pick("tử số / mẫu số", "numerator / denominator").to_owned(),
        FieldKind::Percent => lang.pick("tỷ lệ %", "percent").to_owned(),
        FieldKind::YesNo => lang.pick("có / không", "yes / no").to_owned(),
        FieldKind::Level { .. } => lang.pick("mức xếp loại", "level").to_owned(),
        FieldKind::Choice { .. } => lang.pick("chọn một", "one of several").to_owned(),
        FieldKind::Choices { .. } => lang.pick("chọn nhiều", "several of several").to_owned(),
        FieldKind::Date => lang.pick("ngày", "date").to_owned(),
        FieldKind::Text => lang.pick("chữ", "text").to_owned(),
    }
}

pub const fn accrual(lang: Lang, accrual: Accrual) -> &'static str {
    match accrual {
        Accrual::InPeriod => lang.pick("số trong kỳ (cộng được qua các kỳ)", "of the period (adds up over periods)"),
        Accrual::Cumulative => lang.pick("lũy kế từ đầu năm", "running total of the year"),
        Accrual::Snapshot => lang.pick("số tại thời điểm báo cáo", "as it is on the day"),
    }
}

/// Names of what is told of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Cycle,
    UnitDue,
    CommuneDue,
    OfficeDue,
    Recipient,
    Form,
    OwedBy,
    Window,
    Into,
    State,
    CutOff,
    Kind,
    Options,
    Bounds,
    PerQuarter,
    Stage,
    Accrual,
    AsksOnly,
    Hint,
    Synonyms,
    Judges,
    Checklist,
    Source,
    Reading,
    Targets,
    Shape,
    Looks,
    Needs,
    AppliesTo,
    Overrides,
    JudgedIn,
    Event,
    Rule,
    Id,
}

pub const fn about(lang: Lang, about: About) -> &'static str {
    match about {
        About::Cycle => lang.pick("Chu kỳ", "Cycle"),
        About::UnitDue => lang.pick("Hạn của đơn vị", "Units' deadline"),
        About::CommuneDue => lang.pick("Hạn của xã, phường", "The commune's deadline"),
        About::OfficeDue => lang.pick("Hạn gửi cấp trên", "The office's own deadline"),
        About::Recipient => lang.pick("Gửi đến", "Sent to"),
        About::Form => lang.pick("Biểu mẫu", "Form"),
        About::OwedBy => lang.pick("Ai phải báo cáo", "Who owes it"),
        About::Window => lang.pick("Số liệu", "Data"),
        About::Into => lang.pick("Gộp vào", "Folded into"),
        About::State => lang.pick("Tình trạng", "State"),
        About::CutOff => lang.pick("Xét quý và sự kiện đến", "Quarters and events up to"),
        About::Kind => lang.pick("Kiểu", "Kind"),
        About::Options => lang.pick("Lựa chọn", "Options"),
        About::Bounds => lang.pick("Giới hạn", "Bounds"),
        About::PerQuarter => lang.pick("Theo quý", "Per quarter"),
        About::Stage => lang.pick("Giai đoạn", "Stage"),
        About::Accrual => lang.pick("Cách tính", "Counts"),
        About::AsksOnly => lang.pick("Chỉ hỏi", "Asks only"),
        About::Hint => lang.pick("Ghi chú trên biểu mẫu", "Note on the form"),
        About::Synonyms => lang.pick("Cách ghi khác", "Other wordings"),
        About::Judges => lang.pick("Dùng cho chỉ tiêu", "Used by"),
        About::Checklist => lang.pick("Một dòng đủ phải có", "A complete row has"),
        About::Source => lang.pick("Kế hoạch ghi", "The plan says"),
        About::Reading => lang.pick("Cách hiểu, kế hoạch không ghi", "Read into it, not written in the plan"),
        About::Targets => lang.pick("Mục tiêu theo năm", "Targets by year"),
        About::Shape => lang.pick("Cách xét", "Judged"),
        About::Looks => lang.pick("Xem ô", "Looks at"),
        About::Needs => lang.pick("Một đơn vị đạt khi", "A unit meets it when"),
        About::AppliesTo => lang.pick("Áp dụng với", "Applies to"),
        About::Overrides => lang.pick("Đặt riêng", "Set for single units"),
        About::JudgedIn => lang.pick("Xét ở", "Judged in"),
        About::Event => lang.pick("Ngày diễn ra", "Day of the event"),
        About::Rule => lang.pick("Quy tắc", "Rule"),
        About::Id => lang.pick("Mã", "Id"),
    }
}

pub const fn required(lang: Lang) -> &'static str {
    lang.pick("bắt buộc", "required")
}

pub const fn every_quarter(lang: Lang) -> &'static str {
    lang.pick("một số cho mỗi quý", "a figure for each quarter")
}

pub const fn everybody(lang: Lang) -> &'static str {
    lang.pick("mọi đơn vị", "every unit")
}

pub const fn every_kind(lang: Lang) -> &'static str {
    lang.pick("mọi loại hình", "every kind")
}

pub const fn every_report(lang: Lang) -> &'static str {
    lang.pick("mọi loại báo cáo", "every kind of report")
}

/// Units with a property: `có chi bộ độc lập`.
pub fn having(lang: Lang, property: &str) -> String {
    match lang {
        Lang::Vi => format!("đơn vị có: {property}"),
        Lang::En => format!("units with: {property}"),
    }
}

pub const fn both_ways(lang: Lang) -> &'static str {
    lang.pick("tỷ lệ tính cả khi không theo quy tắc này", "the share is shown without this rule too")
}

pub const fn reading_mark(lang: Lang) -> &'static str {
    lang.pick("hiểu thêm", "reading")
}

pub fn bounds(lang: Lang, field: &Field) -> Option<String> {
    let figure = |figure: Decimal| summary::number(lang, figure);
    match (field.min, field.max) {
        (Some(min), Some(max)) => Some(format!("{} – {}", figure(min), figure(max))),
        (Some(min), None) => Some(format!("{} {}", lang.pick("từ", "at least"), figure(min))),
        (None, Some(max)) => Some(format!("{} {}", lang.pick("không quá", "at most"), figure(max))),
        (None, None) => None,
    }
}

/// Its target is in percent.
fn is_share(indicator: &Indicator) -> bool {
    super::indicators::is_share(indicator)
}

/// `2027: từ 50% · 2028: từ 100%`.
pub fn targets(lang: Lang, indicator: &Indicator) -> String {
    if indicator.targets.is_empty() {
        return lang.pick("kế hoạch không đặt mức", "the plan sets no figure").to_owned();
    }
    let one = |one: &Target| format!("{}: {}", one.year, target(lang, indicator, one));
    indicator.targets.iter().map(one).collect::<Vec<_>>().join(" · ")
}

pub fn target(lang: Lang, indicator: &Indicator, target: &Target) -> String {
    let bounds = crate::text::indicator::bounds(lang, target, is_share(indicator));
    bounds.unwrap_or_else(|| "–".to_owned())
}

/// A few words for a narrow column: the target in force, or why there is none.
pub fn short(lang: Lang, indicator: &Indicator, year: i32) -> String {
    if indicator.judge == Judge::Recorded {
        return lang.pick("ghi nhận", "recorded").to_owned();
    }
    if indicator.encouraged {
        return lang.pick("khuyến khích", "encouraged").to_owned();
    }
    match (indicator.target(year), indicator.targets.first()) {
        (Some(one), _) => target(lang, indicator, one),
        (None, Some(first)) => match lang {
            Lang::Vi => format!("từ năm {}", first.year),
            Lang::En => format!("from {}", first.year),
        },
        (None, None) => lang.pick("từng đơn vị", "each unit").to_owned(),
    }
}

pub fn shape(lang: Lang, indicator: &Indicator) -> String {
    let mut text = crate::text::words::judge(lang, indicator.judge).to_owned();
    if indicator.encouraged {
        text.push_str(lang.pick("; khuyến khích, không xét chưa đạt", "; encouraged, nobody fails it"));
    }
    if indicator.judge == Judge::Share {
        text.push_str(match indicator.judged {
            crate::domain::plan::Judged::Owing => {
                lang.pick("; trên số đơn vị phải báo cáo", "; of the units that owe the report")
            }
            crate::domain::plan::Judged::Reported => {
                lang.pick("; trên số đơn vị có số liệu", "; of the units with a figure")
            }
        });
    }
    text
}

/// The label of a field, or of a table, by its id; the id where no form has it.
fn label(plan: &Plan, id: &str) -> String {
    let in_form = |form: &Form| {
        let table = || form.tables.iter().find(|one| one.id == id).map(|one| one.title.clone());
        form.field(id).map(|field| field.label.clone()).or_else(table)
    };
    plan.forms.iter().find_map(in_form).unwrap_or_else(|| id.to_owned())
}

fn quoted(text: &str) -> String {
    format!("«{text}»")
}

/// What is looked at, in labels.
pub fn measure(lang: Lang, plan: &Plan, measure: &Measure) -> String {
    let name = |id: &str| quoted(&label(plan, id));
    let indicator = |id: &str| {
        let found = plan.indicators.iter().find(|one| one.id == id);
        quoted(found.map_or(id, |one| one.label.as_str()))
    };
    match measure {
        Measure::Field(field) => name(field),
        Measure::Ratio { numerator, denominator } if numerator == denominator => name(numerator),
        Measure::Ratio { numerator, denominator } => format!("{} ÷ {}", name(numerator), name(denominator)),
        Measure::PerQuarter(field) => match lang {
            Lang::Vi => format!("{}, từng quý đã qua", name(field)),
            Lang::En => format!("{}, each quarter that is over", name(field)),
        },
        Measure::Rows(table) => match lang {
            Lang::Vi => format!("số dòng của bảng {}", name(table)),
            Lang::En => format!("rows of the table {}", name(table)),
        },
        Measure::CompleteRows(table) => match lang {
            Lang::Vi => format!("số dòng đủ hồ sơ của bảng {}", name(table)),
            Lang::En => format!("complete rows of the table {}", name(table)),
        },
        Measure::Nested { of, within } => match lang {
            Lang::Vi => format!("đơn vị đạt {} trong số đơn vị đạt {}", indicator(of), indicator(within)),
            Lang::En => format!("units that meet {} among those that meet {}", indicator(of), indicator(within)),
        },
        Measure::All(fields) => {
            let all: Vec<String> = fields.iter().map(|id| name(id)).collect();
            format!("{} {}", lang.pick("tất cả:", "all of:"), all.join("; "))
        }
    }
}

/// What one unit must reach.
pub fn criterion(lang: Lang, plan: &Plan, indicator: &Indicator) -> String {
    let Some(Criterion { compare, bound }) = &indicator.criterion else {
        return lang.pick("không xét từng đơn vị", "single units are not judged").to_owned();
    };
    let percent = matches!(indicator.measure, Measure::Ratio { .. } | Measure::Nested { .. });
    let figure = |one: Decimal| if percent { summary::percent(lang, one) } else { summary::number(lang, one) };
    let than = match compare {
        Compare::AtLeast | Compare::Own => lang.pick("ít nhất", "at least"),
        Compare::AtMost => lang.pick("không quá", "at most"),
        Compare::Equal => lang.pick("đúng bằng", "exactly"),
        Compare::Within => lang.pick("trong khoảng", "within"),
        Compare::BetterThanLast => lang.pick("hơn", "better than"),
    };
    match bound {
        Bound::Yes => lang.pick("trả lời Có", "the answer is yes").to_owned(),
        Bound::Number(number) => format!("{than} {}", figure(*number)),
        Bound::Range { min, max } => format!("{than} {} – {}", figure(*min), figure(*max)),
        Bound::Level(id) => {
            let option =
                |field: &Field| field.kind.options().iter().find(|one| one.id == *id).map(|one| one.label.clone());
            let fields = indicator.fields();
            let of = |form: &Form| fields.iter().find_map(|id| form.field(id).and_then(option));
            let level = plan.forms.iter().find_map(of).unwrap_or_else(|| id.clone());
            match lang {
                Lang::Vi => format!("xếp loại {} trở lên", quoted(&level)),
                Lang::En => format!("level {} or above", quoted(&level)),
            }
        }
        Bound::OwnField(field) => match lang {
            Lang::Vi => format!("{than} số đơn vị tự đăng ký: {}", quoted(&label(plan, field))),
            Lang::En => format!("{than} what it registered itself: {}", quoted(&label(plan, field))),
        },
        Bound::LastYear { higher_is_better, field } => {
            let way = match higher_is_better {
                true => lang.pick("cao hơn năm trước", "higher than last year"),
                false => lang.pick("thấp hơn năm trước", "lower than last year"),
            };
            match field {
                Some(field) => format!("{way}: {}", quoted(&label(plan, field))),
                None => way.to_owned(),
            }
        }
    }
}

/// A rule with the labels of its fields: `«a» + «b» ≤ «c»`.
pub fn rule(lang: Lang, plan: &Plan, rule: &Rule) -> String {
    let left = side(plan, lang, &rule.left);
    let right = side(plan, lang, &rule.right);
    match rule.operator {
        Operator::Together => match lang {
            Lang::Vi => format!("{left} và {right}: có cả hai hoặc không có cả hai"),
            Lang::En => format!("{left} and {right}: both or neither"),
        },
        Operator::Exclusive => match lang {
            Lang::Vi => format!("{left} và {right}: không có cùng lúc"),
            Lang::En => format!("{left} and {right}: not both"),
        },
        Operator::Equal => format!("{left} = {right}"),
        Operator::NotEqual => format!("{left} ≠ {right}"),
        Operator::Less => format!("{left} < {right}"),
        Operator::AtMost => format!("{left} ≤ {right}"),
        Operator::Greater => format!("{left} > {right}"),
        Operator::AtLeast => format!("{left} ≥ {right}"),
    }
}

fn side(plan: &Plan, lang: Lang, side: &Side) -> String {
    let names: Vec<String> = side.fields.iter().map(|id| quoted(&label(plan, id))).collect();
    let figure = |figure: Decimal| summary::number(lang, figure);
    if names.is_empty() {
        return figure(side.constant);
    }
    let mut text = names.join(" + ");
    if side.factor != Decimal::ONE {
        text = if names.len() > 1 { format!("({text})") } else { text };
        text = format!("{} × {text}", figure(side.factor));
    }
    if side.constant > Decimal::ZERO {
        text.push_str(&format!(" + {}", figure(side.constant)));
    } else if side.constant < Decimal::ZERO {
        text.push_str(&format!(" − {}", figure(-side.constant)));
    }
    text
}
