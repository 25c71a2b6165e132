//! Which unit sent a sheet. Sources that disagree are a question, never first-come-first-served: schools pass filled
//! forms to each other, hidden sheet and all.
use super::{Candidate, Code, Expected, Finding, Question, QuestionKind, money, recognise::FormIndex};
use crate::domain::{
    grid::{Address, Cell, Sheet},
    unit::{Match, Unit, UnitIndex},
    vietnamese::{fold, fold_label},
};

/// One thing that says who sent the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// As written.
    pub text: String,
    /// The cell it stands in; None for the hidden sheet and the file name.
    pub cell: Option<Address>,
    pub leads_to: Match,
}

/// Who it is, or the question to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified {
    /// Index into the roster.
    pub unit: Option<usize>,
    pub question: Option<Question>,
    pub finding: Option<Finding>,
    /// What was written for the unit: becomes an alias once a clerk answers.
    pub alias: Option<String>,
}

/// Headings in front of a code, a name and a commune, folded.
const CODE_LABELS: &[&str] = &["ma don vi", "ma truong", "ma so don vi", "ma dv", "ma co so", "ma co so giao duc"];
const NAME_LABELS: &[&str] =
    &["don vi", "ten don vi", "ten truong", "truong", "ten co so giao duc", "don vi bao cao", "co so giao duc"];
/// How far down a letterhead can reach where no label says where the form begins.
const LETTERHEAD_ROWS: u32 = 12;

/// Weighs everything that names the sender: hidden sheet, cells, file name, folder.
pub fn identify(
    index: &UnitIndex,
    form: &FormIndex,
    sheet: &Sheet,
    first_row: u32,
    marker_code: Option<&str>,
    path: &str,
) -> Identified {
    let head: Vec<&Cell> =
        sheet.cells.iter().filter(|cell| cell.at.row < first_row.max(1).min(LETTERHEAD_ROWS.max(first_row))).collect();
    let commune = commune_of(&head);
    let mut evidence = Vec::new();
    if let Some(code) = marker_code {
        evidence.push(from_code(index, code, None));
    }
    for cell in &head {
        evidence.extend(from_cell(index, form, sheet, cell, commune.as_deref()));
    }
    evidence.extend(from_path(index, path, commune.as_deref()));
    weigh(index, &sheet.name, &evidence)
}

pub(super) fn from_code(index: &UnitIndex, code: &str, cell: Option<Address>) -> Evidence {
    let leads_to = index.code(code).map_or_else(|| Match::Near(vec![]), Match::One);
    Evidence { text: code.trim().to_owned(), cell, leads_to }
}

/// "Mã đơn vị: X", "Đơn vị:" with the name beside it, or a letterhead line that names a school.
fn from_cell(
    index: &UnitIndex,
    form: &FormIndex,
    sheet: &Sheet,
    cell: &Cell,
    commune: Option<&str>,
) -> Option<Evidence> {
    let text = cell.typed();
    let (label, inline) = text.split_once(':').map_or((text.as_str(), ""), |(label, rest)| (label, rest.trim()));
    let label = fold_label(label);
    let beside = || {
        let next = sheet.area(cell.at).last.right(1).column;
        let value = sheet.row(cell.at.row).iter().find(|other| other.at.column >= next)?;
        Some((value.typed(), value.at))
    };
    let value = || if inline.is_empty() { beside() } else { Some((inline.to_owned(), cell.at)) };
    if CODE_LABELS.contains(&label.as_str()) {
        let (code, at) = value()?;
        return Some(from_code(index, &code, Some(at)));
    }
    let written =
        |(name, at): (String, Address)| Evidence { leads_to: index.find(&name, commune), text: name, cell: Some(at) };
    if NAME_LABELS.contains(&label.as_str()) {
        // "Đơn vị" also heads a column, and "Đơn vị: triệu đồng" is no school.
        let names = |one: &Evidence| {
            let heads = !text.contains(':') && !matches!(one.leads_to, Match::One(_) | Match::Several(_));
            !fold(&one.text).is_empty() && !heads && money::unit_in(&one.text).is_none()
        };
        return value().map(written).filter(names);
    }
    // A letterhead line counts only if it leads to units of its own kind: "Trường" also begins many titles.
    let line = |leads_to| Evidence { leads_to, text: text.clone(), cell: Some(cell.at) };
    if let Some(fitting) = index.find_fitting(&text, commune) {
        return Some(line(fitting));
    }
    let is_school_line =
        fold(&text).starts_with("truong ") && index.kinds().split(&text).kind.is_some() && !form.is_title(&label);
    is_school_line.then(|| line(index.find(&text, commune)))
}

/// The file's name, then its folders, innermost first; only what leads somewhere counts.
fn from_path(index: &UnitIndex, path: &str, commune: Option<&str>) -> Option<Evidence> {
    path.rsplit(['/', '\\']).find_map(|part| {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        let code = stem
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
            .chain(stem.split(['_', ' ']))
            .filter(|word| *word == stem || word.len() > 4 || !word.bytes().all(|byte| byte.is_ascii_digit()))
            .find_map(|word| index.code(word));
        let leads_to = match code {
            Some(at) => Match::One(at),
            None => index.find_fitting(&strip_copy_marks(stem), commune)?,
        };
        Some(Evidence { text: stem.to_owned(), cell: None, leads_to })
    })
}

/// "THPT Nguyễn Du (1)", "Bao cao - THPT Nguyen Du_final": what copying and sending adds to a name.
fn strip_copy_marks(stem: &str) -> String {
    const MARKS: &[&str] = &["final", "moi", "sua", "copy", "ban sao", "bao cao", "bc", "bieu mau", "ban chinh thuc"];
    let mut name = stem.replace('_', " ");
    if let Some((before, inside)) = name.rsplit_once('(')
        && inside.trim_end_matches(')').trim().bytes().all(|byte| byte.is_ascii_digit())
    {
        name = before.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_mark = |words: &[&str]| MARKS.contains(&fold(&words.join(" ")).as_str());
    let mut kept = words.as_slice();
    loop {
        let front = (1..=2).rev().find(|count| kept.get(..*count).is_some_and(is_mark));
        let back = (1..=2)
            .rev()
            .find(|count| kept.len().checked_sub(*count).and_then(|from| kept.get(from..)).is_some_and(is_mark));
        kept = match (front, back) {
            (Some(count), _) => kept.get(count..).unwrap_or_default(),
            (None, Some(count)) => kept.get(..kept.len() - count).unwrap_or_default(),
            (None, None) => break,
        };
    }
    kept.join(" ")
}

/// "UBND XÃ EA KAO" in a letterhead, or "Xã, phường: Ea Kao".
pub(super) fn commune_of(head: &[&Cell]) -> Option<String> {
    head.iter().find_map(|cell| {
        let text = cell.typed();
        let folded = fold(&text);
        let (label, value) = text.split_once(':').unwrap_or(("", ""));
        if ["xa phuong", "xa", "phuong", "dia ban"].contains(&fold_label(label).as_str()) && !value.trim().is_empty() {
            return Some(value.trim().to_owned());
        }
        ["ubnd xa ", "ubnd phuong ", "uy ban nhan dan xa ", "uy ban nhan dan phuong "]
            .iter()
            .any(|start| folded.starts_with(start))
            .then_some(text)
    })
}

pub(super) fn weigh(index: &UnitIndex, sheet: &str, evidence: &[Evidence]) -> Identified {
    let mut certain: Vec<usize> =
        evidence.iter().filter_map(|one| if let Match::One(at) = one.leads_to { Some(at) } else { None }).collect();
    certain.sort_unstable();
    certain.dedup();
    let alias = evidence
        .iter()
        .find(|one| one.cell.is_some() && !matches!(one.leads_to, Match::One(_)))
        .map(|one| one.text.clone());
    let ask = |kind, code, candidates: Vec<Candidate>, about: Option<&Evidence>| {
        let mut finding = Finding::new(code).on(sheet, about.and_then(|one| one.cell));
        finding.found = about.map(|one| one.text.clone());
        let names: Vec<String> = candidates
            .iter()
            .map(|one| {
                index
                    .code(&one.code)
                    .and_then(|at| index.unit(at))
                    .map_or_else(|| one.name.clone(), |unit| format!("{} ({}, {})", unit.name, unit.commune, unit.code))
            })
            .collect();
        finding.expected = (!names.is_empty()).then_some(Expected::OneOf(names));
        Identified {
            unit: None,
            question: Some(Question { kind, candidates }),
            finding: Some(finding),
            alias: alias.clone(),
        }
    };
    match certain.as_slice() {
        [one] => match evidence.iter().find(|other| contradicts(other, *one)) {
            None => Identified { unit: Some(*one), question: None, finding: None, alias: None },
            Some(other) => {
                let mut candidates = vec![candidate(index, *one, 1.0)];
                candidates.extend(
                    scored(index, &other.leads_to)
                        .into_iter()
                        .filter(|other| candidates.iter().all(|one| one.code != other.code))
                        .collect::<Vec<_>>(),
                );
                ask(QuestionKind::Disagreement, Code::UnitMismatch, candidates, Some(other))
            }
        },
        [] => {
            let several = evidence.iter().find(|one| matches!(one.leads_to, Match::Several(_)));
            let written = several.or_else(|| evidence.iter().find(|one| one.cell.is_some())).or(evidence.first());
            let candidates = written.map(|one| scored(index, &one.leads_to)).unwrap_or_default();
            let code = if several.is_some() { Code::UnitAmbiguous } else { Code::UnitUnknown };
            ask(QuestionKind::Unit, code, candidates, written)
        }
        several => {
            let candidates = several.iter().map(|at| candidate(index, *at, 1.0)).collect();
            let about = evidence
                .iter()
                .rev()
                .find(|one| matches!(one.leads_to, Match::One(at) if Some(&at) != several.first()));
            ask(QuestionKind::Disagreement, Code::UnitMismatch, candidates, about)
        }
    }
}

/// Something written on the sheet that cannot mean this unit. A file's name proves nothing when it leads nowhere.
fn contradicts(evidence: &Evidence, unit: usize) -> bool {
    match &evidence.leads_to {
        Match::One(at) => *at != unit,
        Match::Several(all) => !all.contains(&unit),
        Match::Near(_) => evidence.cell.is_some(),
    }
}

fn scored(index: &UnitIndex, found: &Match) -> Vec<Candidate> {
    match found {
        Match::One(at) => vec![candidate(index, *at, 1.0)],
        Match::Several(all) => all.iter().map(|at| candidate(index, *at, 1.0)).collect(),
        Match::Near(near) => near.iter().map(|(at, score)| candidate(index, *at, *score)).collect(),
    }
}

pub(super) fn candidate(index: &UnitIndex, at: usize, score: f64) -> Candidate {
    let unit = index.unit(at).cloned().unwrap_or_default();
    let Unit { code, name, .. } = unit;
    Candidate { code, name, score }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copying_adds_to_a_file_name_is_taken_off() {
        for (stem, name) in [
            ("THPT Nguyễn Du (26)", "THPT Nguyễn Du"),
            ("BC_THPT Nguyễn Du_final", "THPT Nguyễn Du"),
            ("Báo cáo THPT Nguyễn Du MỚI sửa", "THPT Nguyễn Du"),
            ("bao cao", ""),
        ] {
            assert_eq!(strip_copy_marks(stem), name);
        }
    }
}
