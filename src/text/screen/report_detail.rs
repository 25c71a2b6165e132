//! Everything that is known of one row of a report, to be read whole.
use crate::{
    domain::{
        intake::{Finding, Place},
        plan::{Form, Period},
        value::{How, Value},
    },
    job::review::{Change, Effect, Review, ValueLine, Version},
    text::{self, Lang, screen::report as words, words as general},
};

/// A heading and lines under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub title: String,
    pub text: String,
}

pub fn value(lang: Lang, form: &Form, review: &Review, line: &ValueLine) -> Detail {
    let field = form.get(line.key);
    let said = |value: &Option<Value>| match value {
        Some(value) => text::value(lang, value, field),
        None => words::blank(lang).to_owned(),
    };
    let mut lines = vec![pair(lang.pick("Giá trị", "Value"), &said(&line.value))];
    if review.shown.is_some() {
        lines.push(sent(lang, line));
    }
    if line.how != How::AsIs && line.how != How::Corrected {
        lines.push(pair(lang.pick("Cách đọc", "How read"), general::how(lang, line.how)));
    }
    if let Some(corrected) = &line.corrected {
        let who = if corrected.who.is_empty() { general::somebody(lang) } else { &corrected.who };
        let before = said(&corrected.sent);
        lines.push(match lang {
            Lang::Vi => format!("Văn phòng sửa: {who}; đơn vị ghi {before}; lý do: {}", corrected.reason),
            Lang::En => format!("Corrected by {who}; the unit sent {before}; reason: {}", corrected.reason),
        });
    }
    if let Some(period) = &review.before {
        lines.push(pair(&before_heading(lang, period), &said(&line.before)));
    }
    for finding in line.findings.iter().filter_map(|at| review.findings.get(*at)) {
        lines.push(String::new());
        if line.corrected.is_some() {
            lines.push(words::settled_by_hand(lang).to_owned());
        }
        lines.push(about(lang, finding, form));
    }
    Detail { title: text::value::label(lang, form, line.key, line.row), text: lines.join("\n") }
}

/// `Kỳ trước (6 tháng đầu năm 2026)`.
fn before_heading(lang: Lang, period: &Period) -> String {
    format!("{} ({})", lang.pick("Kỳ trước", "Period before"), general::span(lang, &period.id.span))
}

fn sent(lang: Lang, line: &ValueLine) -> String {
    let Some((sheet, cell)) = &line.place else {
        return lang.pick("Báo cáo không có ô cho mục này.", "The report has no cell for this field.").to_owned();
    };
    let place = text::place(&Place { sheet: sheet.clone(), cell: Some(*cell) });
    let typed = if line.typed.is_empty() { words::blank(lang).to_owned() } else { format!("“{}”", line.typed) };
    match lang {
        Lang::Vi => format!("Đơn vị ghi ở ô {place}: {typed}"),
        Lang::En => format!("The unit typed in cell {place}: {typed}"),
    }
}

/// `settled`: a clerk has corrected the value it is about.
pub fn finding(lang: Lang, form: &Form, finding: &Finding, settled: bool) -> Detail {
    let sentence = text::finding(lang, finding, Some(form));
    let mut lines = vec![sentence.message, sentence.advice, String::new()];
    if settled {
        lines.insert(0, words::settled_by_hand(lang).to_owned());
    }
    if let Some(place) = &finding.place {
        lines.push(pair(lang.pick("Ở", "Where"), &text::place(place)));
    }
    if let Some(key) = finding.field {
        lines.push(pair(lang.pick("Mục", "Field"), &text::value::label(lang, form, key, 0)));
    }
    lines.push(pair(lang.pick("Mã", "Code"), finding.code.token()));
    Detail { title: general::severity(lang, finding.severity).to_owned(), text: lines.join("\n") }
}

/// What is wrong and what to do.
fn about(lang: Lang, finding: &Finding, form: &Form) -> String {
    let sentence = text::finding(lang, finding, Some(form));
    let severity = general::severity(lang, finding.severity);
    format!("{severity}: {}\n{}", sentence.message, sentence.advice)
}

/// `indicators`: labels of those of the report type.
pub fn version(lang: Lang, form: &Form, version: &Version, indicators: &[&str]) -> Detail {
    let mut lines = vec![
        pair(lang.pick("Tệp", "File"), &version.file),
        pair(lang.pick("Nhận", "Received"), &general::date(version.received)),
        pair(lang.pick("Tình trạng", "State"), &words::version_state(lang, version)),
    ];
    lines.extend(version.returned.as_ref().map(|reason| words::returned(lang, reason)));
    for part in [differences(lang, form, version), effects(lang, version, indicators)] {
        if !part.is_empty() {
            lines.push(String::new());
            lines.extend(part);
        }
    }
    let number = version.number;
    let title = match lang {
        Lang::Vi => format!("Bản {number}"),
        Lang::En => format!("Version {number}"),
    };
    Detail { title, text: lines.join("\n") }
}

/// What differs from the version it is compared with, value by value.
pub fn differences(lang: Lang, form: &Form, version: &Version) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(against) = version.against {
        let count = version.changes.len();
        lines.push(match (lang, count) {
            (Lang::Vi, 0) => format!("Mọi số liệu như bản {against}."),
            (Lang::Vi, _) => format!("So với bản {against}, {count} số liệu khác:"),
            (Lang::En, 0) => format!("Every value is as in version {against}."),
            (Lang::En, _) => format!("{count} values differ from version {against}:"),
        });
        lines.extend(version.changes.iter().map(|one| change(lang, form, one)));
    }
    lines
}

/// What it does to the indicators if this version counts: `«An toàn»: Đạt → Chưa đạt; đạt 41 → 40 đơn vị`.
pub fn effects(lang: Lang, version: &Version, indicators: &[&str]) -> Vec<String> {
    let number = |count: usize| text::summary::number(lang, count.into());
    let line = |effect: &Effect| {
        let label = indicators.get(effect.indicator).copied().unwrap_or_default();
        let (before, after) = effect.verdict;
        let mut parts = Vec::new();
        if before != after {
            parts.push(format!("{} → {}", general::verdict(lang, before), general::verdict(lang, after)));
        }
        let (now, then) = effect.met;
        if now != then {
            let (now, then) = (number(now), number(then));
            parts.push(match lang {
                Lang::Vi => format!("cả kỳ {now} → {then} đơn vị đạt"),
                Lang::En => format!("{now} → {then} units of the period meet it"),
            });
        }
        let (now, then) = effect.sum;
        if now != then && effect.met.0 == effect.met.1 {
            let (now, then) = (text::summary::number(lang, now), text::summary::number(lang, then));
            parts.push(format!("{} {now} → {then}", lang.pick("tổng cả kỳ", "total of the period")));
        }
        format!("«{label}»: {}", parts.join("; "))
    };
    let lines: Vec<String> = version.effects.iter().map(line).collect();
    if lines.is_empty() {
        return lines;
    }
    let head = lang.pick("Nếu tính bản này:", "If this version counts:").to_owned();
    std::iter::once(head).chain(lines).collect()
}

/// `Số vụ cháy nổ: 5 vụ → 6 vụ`.
fn change(lang: Lang, form: &Form, change: &Change) -> String {
    let said = |value: &Option<Value>| match value {
        Some(value) => text::value(lang, value, form.get(change.key)),
        None => words::blank(lang).to_owned(),
    };
    let label = text::value::label(lang, form, change.key, change.row);
    let sums = form.get(change.key).is_some_and(|field| field.kind.is_summable());
    let number = |value: &Option<Value>| value.as_ref().and_then(Value::number).unwrap_or_default();
    let more = number(&change.new).checked_sub(number(&change.old)).filter(|more| sums && !more.is_zero());
    let more = more.map(|more| {
        let sign = if more.is_sign_positive() { "+" } else { "−" };
        let figure = text::value(lang, &Value::Number(more.abs()), form.get(change.key));
        format!(" ({} {sign}{figure})", lang.pick("tổng cả kỳ", "total of the period"))
    });
    format!("{label}: {} → {}{}", said(&change.old), said(&change.new), more.unwrap_or_default())
}

fn pair(name: &str, text: &str) -> String {
    format!("{name}: {text}")
}
