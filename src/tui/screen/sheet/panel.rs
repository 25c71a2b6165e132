//! What is said of the selected cell: paragraphs, each with its role. Pure.
use super::{point, state::State};
use crate::{
    domain::{grid::Content, intake::Finding},
    job::sheet_view::SheetView,
    text::{self, Lang, screen::sheet as words},
    tui::{
        action::command::Sheet,
        screen::{context::Context, desk::Desk},
        ui::{Role, severity_sign},
    },
};

pub type Paragraph = (Role, String);

/// `C12 · Biểu 1`, or the merged cell around it.
pub fn title(state: &State, view: &SheetView) -> String {
    let Some(shown) = view.sheets.get(state.sheet) else { return String::new() };
    format!("{} · {}", shown.sheet.area(state.at()).first, shown.sheet.name)
}

pub fn paragraphs(state: &State, view: &SheetView, context: &Context<'_>) -> Vec<Paragraph> {
    let lang = context.lang;
    let (Some(shown), Some(desk)) = (view.sheets.get(state.sheet), context.desk) else { return vec![] };
    let area = shown.sheet.area(state.at());
    let at = area.first;
    let cell = shown.sheet.cell(at);
    let mut lines = Vec::new();
    let key = |command: Sheet| command.spec().keys.first().map(ToString::to_string).unwrap_or_default();
    if !state.pointed.is_empty() {
        lines.push((Role::Marked, words::to_teach(lang, state.pointed.len(), &key(Sheet::Teach))));
    } else if state.target.teach {
        lines.push((Role::Marked, words::how_to_point(lang, &key(Sheet::Point))));
    }
    let mut content =
        words::content(lang, cell.map(|cell| &cell.content), &cell.map(|cell| cell.typed()).unwrap_or_default());
    let mut asides = Vec::new();
    if area.first != area.last {
        asides.push(words::merged(lang, area.first, area.last));
    }
    if let (Some(encoding), Some(Content::Text(_))) = (shown.decoded, cell.map(|cell| &cell.content)) {
        asides.push(words::decoded(lang, encoding));
    }
    if shown.sheet.is_hidden(at) {
        asides.push(words::hidden(lang).to_owned());
    }
    if !asides.is_empty() {
        content.push_str(&format!(" [{}]", asides.join("; ")));
    }
    lines.push((if cell.is_some() { Role::Text } else { Role::Muted }, content));
    lines.extend(
        state
            .pointed
            .iter()
            .filter(|(sheet, one)| *sheet == state.sheet && one.cell == at)
            .map(|(_, one)| (Role::Marked, format!("+ {}", words::pointed(lang, &point::label(context, one))))),
    );
    if let Some(note) = view.note(state.sheet, at) {
        lines.extend(note.findings.iter().filter_map(|at| view.findings.get(*at)).map(|one| told(desk, one, lang)));
        if let Some(form) = desk.form() {
            lines.extend(note.read.iter().map(|read| {
                let text = words::read_for(lang, form, read.key, read.row, read.value.as_ref(), read.how);
                if read.value.is_some() { (Role::Good, format!("● {text}")) } else { (Role::Muted, text) }
            }));
            let labels: Vec<String> = note.label_of.iter().map(|key| text::value::label(lang, form, *key, 0)).collect();
            if !labels.is_empty() {
                lines.push((Role::Heading, format!("› {}", words::label_of(lang, &labels))));
            }
        }
    }
    let unit = view.report_at(state.sheet, at).and_then(|report| report.unit.as_ref());
    if let Some(unit) = unit.and_then(|code| desk.unit_of(code)) {
        lines.push((Role::Muted, words::report_of(lang, &unit.name)));
    }
    lines
}

fn told(desk: &Desk, finding: &Finding, lang: Lang) -> Paragraph {
    let (sign, role) = severity_sign(finding.severity);
    let sentence = text::finding(lang, finding, desk.form());
    (role, format!("{sign} {} {}", sentence.message, sentence.advice).trim_end().to_owned())
}
