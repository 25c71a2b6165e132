//! Which unit sent a sheet. Sources that disagree are a question, never first-come-first-served: schools pass filled
//! forms to each other, hidden sheet and all.
use super::{Candidate, Code, Expected, Finding, Question, QuestionKind, Severity, money, recognise::FormIndex};
use crate::domain::{
    grid::{Address, Cell, Content, Sheet},
    unit::{Match, Unit, UnitIndex},
    vietnamese::{fold, fold_label, without_order},
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
/// Every one of them holds one of these words, and begins with one of these letters, in any case.
const LABEL_WORDS: [&str; 4] = ["don vi", "truong", "co so", "ma dv"];
const LABEL_LETTERS: [char; 12] = ['Đ', 'đ', 'Ð', 'ð', 'D', 'd', 'T', 't', 'M', 'm', 'C', 'c'];
/// Beginnings of titles that may go on to name the school.
const TITLES: [&str; 5] = ["bao cao", "bieu", "tong hop", "ket qua", "so lieu"];
/// Longer texts are notes, not letterheads.
const LONGEST: usize = 240;

/// One line of a cell, folded once: letterheads put the office above and the school into one cell.
struct Line<'a> {
    text: &'a str,
    folded: String,
    at: Address,
}

/// Weighs everything that names the sender: hidden sheet, cells, the tab's name, file name, folder.
pub fn identify(
    index: &UnitIndex,
    form: &FormIndex,
    sheet: &Sheet,
    first_row: u32,
    marker_code: Option<&str>,
    path: &str,
) -> Identified {
    let below_head = sheet.cells.partition_point(|cell| cell.at.row < first_row.max(1));
    let (head, body) = sheet.cells.split_at(below_head);
    let head: Vec<Line> = head.iter().flat_map(lines).collect();
    let commune = commune_in(index, &head);
    let mut evidence = Vec::new();
    if let Some(code) = marker_code {
        evidence.push(from_code(index, code, None));
    }
    for line in &head {
        evidence.extend(from_line(index, form, sheet, line, commune.as_deref()));
    }
    let others = body.iter().filter_map(|cell| another_head(index, sheet, cell, commune.as_deref()));
    evidence.extend(others);
    // The tab's name stands after the cells and before the file's: a program or a clerk may have named it.
    // A mere number counts the tabs.
    if !sheet.name.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        evidence.extend(from_name(index, &sheet.name, commune.as_deref()));
    }
    evidence.extend(from_path(index, path, commune.as_deref()));
    let slips = forgive_slips(index, &mut evidence, commune.as_deref());
    // A look at every name is slow: once, and only for what is asked.
    if let Some(unknown) = evidence
        .iter_mut()
        .find(|one| one.cell.is_some() && matches!(&one.leads_to, Match::Near(near) if near.is_empty()))
    {
        unknown.leads_to = index.find(&unknown.text, commune.as_deref());
    }
    let mut identified = weigh(index, &sheet.name, &evidence);
    if let Some(unit) = identified.unit.and_then(|at| index.unit(at)) {
        identified.finding = slips.map(|(text, at)| {
            let finding = Finding::new(Code::UnitUnknown).severity(Severity::Warning).on(&sheet.name, Some(at));
            finding.found(text).expected(Expected::Name(unit.name.clone()))
        });
    }
    identified
}

/// Lets names that differ by a slip of the hand lead to the one unit they can mean; the first of them.
fn forgive_slips(index: &UnitIndex, evidence: &mut [Evidence], commune: Option<&str>) -> Option<(String, Address)> {
    let mut slipped = None;
    for one in evidence {
        let Some(at) = one.cell else { continue };
        if matches!(&one.leads_to, Match::Near(near) if near.is_empty())
            && let Some(unit) = index.slip(&one.text, commune)
        {
            one.leads_to = Match::One(unit);
            slipped = slipped.or_else(|| Some((one.text.clone(), at)));
        }
    }
    slipped
}

fn lines(cell: &Cell) -> impl Iterator<Item = Line<'_>> {
    let text = match &cell.content {
        Content::Text(text) if text.len() <= LONGEST => text.as_str(),
        // Codes are often numbers, and stand beside their labels; nothing else of a letterhead is.
        Content::Text(_)
        | Content::Number(_)
        | Content::Bool(_)
        | Content::Date(_)
        | Content::Error(_)
        | Content::Uncalculated => "",
    };
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|text| Line { text, folded: fold(text), at: cell.at })
}

pub(super) fn from_code(index: &UnitIndex, code: &str, cell: Option<Address>) -> Evidence {
    let leads_to = index.code(code).map_or_else(|| Match::Near(vec![]), Match::One);
    Evidence { text: code.trim().to_owned(), cell, leads_to }
}

/// "Mã đơn vị: X", "Đơn vị:" with the name beside it, or a letterhead line that names a school.
fn from_line(
    index: &UnitIndex,
    form: &FormIndex,
    sheet: &Sheet,
    line: &Line,
    commune: Option<&str>,
) -> Option<Evidence> {
    if let Some(found) = labelled(index, sheet, line, commune) {
        return found;
    }
    // A letterhead line counts only if it leads to units of its own kind: "Trường" also begins many titles.
    let says = |text: &str, leads_to| Evidence { leads_to, text: text.to_owned(), cell: Some(line.at) };
    if index.may_open(&line.folded)
        && let Some(fitting) = index.find_fitting(line.text, commune)
    {
        return Some(says(line.text, fitting));
    }
    if line.folded.starts_with("truong ") {
        let is_title = form.is_title(&fold_label(line.text));
        let names_kind = index.kinds().split(line.text).kind.is_some();
        return (names_kind && !is_title).then(|| says(line.text, index.find_named(line.text, commune)));
    }
    // "BÁO CÁO … CỦA TRƯỜNG THPT NGUYỄN DU"
    if TITLES.iter().any(|start| line.folded.starts_with(start)) && line.folded.contains(" truong ") {
        let school = line.text.split_whitespace().find(|word| fold(word) == "truong")?;
        let from = line.text.find(school)?;
        let school = line.text.get(from..)?;
        return Some(says(school, index.find_fitting(school, commune)?));
    }
    None
}

/// What a label names, in its own cell or beside it. Outer None: the line is no label.
fn labelled(index: &UnitIndex, sheet: &Sheet, line: &Line, commune: Option<&str>) -> Option<Option<Evidence>> {
    let (label, inline) = line.text.split_once(':').map_or((line.text, ""), |(label, rest)| (label, rest.trim()));
    // Labels are short: most lines need no further folding.
    if label.chars().count() > 40 || !LABEL_WORDS.iter().any(|word| line.folded.contains(word)) {
        return None;
    }
    let label = fold_label(label);
    let beside = || {
        let next = sheet.area(line.at).last.right(1).column;
        let value = sheet.row(line.at.row).iter().find(|other| other.at.column >= next)?;
        Some((value.typed(), value.at))
    };
    let value = || if inline.is_empty() { beside() } else { Some((inline.to_owned(), line.at)) };
    if CODE_LABELS.contains(&label.as_str()) {
        return Some(value().map(|(code, at)| from_code(index, &code, Some(at))));
    }
    if !NAME_LABELS.contains(&label.as_str()) {
        return None;
    }
    // "Đơn vị" also heads a column, and "Đơn vị: triệu đồng" is no school.
    let names = |one: &Evidence| {
        let heads = !line.text.contains(':') && !matches!(one.leads_to, Match::One(_) | Match::Several(_));
        !fold(&one.text).is_empty() && !heads && !money::is_nothing_else(&one.text)
    };
    let written = |(name, at): (String, Address)| Evidence {
        leads_to: index.find_named(&name, commune),
        text: name,
        cell: Some(at),
    };
    Some(value().map(written).filter(names))
}

/// A second school's "Đơn vị: …" below the first one's letterhead: one sheet for two, without a clear border.
fn another_head(index: &UnitIndex, sheet: &Sheet, cell: &Cell, commune: Option<&str>) -> Option<Evidence> {
    let Content::Text(text) = &cell.content else { return None };
    let may_be_label = text.len() <= 120 && text.contains(':') && text.trim_start().starts_with(LABEL_LETTERS);
    let line = may_be_label.then(|| lines(cell).next())??;
    let evidence = labelled(index, sheet, &line, commune)??;
    matches!(evidence.leads_to, Match::One(_)).then_some(evidence)
}

/// The file's name, then its folders, innermost first; only what leads somewhere counts.
fn from_path(index: &UnitIndex, path: &str, commune: Option<&str>) -> Option<Evidence> {
    path.rsplit(['/', '\\']).find_map(|part| {
        let is_ending =
            |ending: &str| (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let stem = part.rsplit_once('.').filter(|(_, ending)| is_ending(ending)).map_or(part, |(stem, _)| stem);
        from_name(index, stem, commune)
    })
}

/// A name that a person or a program gave a tab, a file or a folder: a code in it, or the school it names.
fn from_name(index: &UnitIndex, name: &str, commune: Option<&str>) -> Option<Evidence> {
    let is_word = |word: &&str| *word == name || word.len() > 4 || !word.bytes().all(|byte| byte.is_ascii_digit());
    let code = name
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
        .chain(name.split(['_', ' ']))
        .filter(is_word)
        .find_map(|word| index.code(word));
    let leads_to = match code {
        Some(at) => Match::One(at),
        None => index.find_fitting(&strip_copy_marks(without_order(name)), commune)?,
    };
    Some(Evidence { text: name.to_owned(), cell: None, leads_to })
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
pub fn commune_of(head: &[&Cell]) -> Option<String> {
    let lines: Vec<Line> = head.iter().flat_map(|cell| lines(cell)).collect();
    named_commune(&lines)
}

/// The same; and "ỦY BAN NHÂN DÂN" above "XÃ EA KAO", where the roster knows such a place.
fn commune_in(index: &UnitIndex, head: &[Line]) -> Option<String> {
    let parted = || {
        let office = |line: &Line| matches!(line.folded.as_str(), "ubnd" | "uy ban nhan dan");
        let place = |line: &&Line| ["xa ", "phuong "].iter().any(|word| line.folded.starts_with(word));
        head.iter().any(office).then(|| head.iter().filter(place).find(|line| index.knows_commune(line.text)))?
    };
    named_commune(head).or_else(|| parted().map(|line| line.text.to_owned()))
}

fn named_commune(head: &[Line]) -> Option<String> {
    head.iter().find_map(|line| {
        let (label, value) = line.text.split_once(':').unwrap_or(("", ""));
        if !value.trim().is_empty() && ["xa", "phuong", "dia ban"].iter().any(|word| line.folded.contains(word)) {
            let label = fold_label(label);
            if ["xa phuong", "xa", "phuong", "dia ban"].contains(&label.as_str()) {
                return Some(value.trim().to_owned());
            }
        }
        ["ubnd xa ", "ubnd phuong ", "uy ban nhan dan xa ", "uy ban nhan dan phuong "]
            .iter()
            .any(|start| line.folded.starts_with(start))
            .then(|| line.text.to_owned())
    })
}

pub(super) fn weigh(index: &UnitIndex, sheet: &str, evidence: &[Evidence]) -> Identified {
    let mut certain: Vec<usize> =
        evidence.iter().filter_map(|one| if let Match::One(at) = one.leads_to { Some(at) } else { None }).collect();
    certain.sort_unstable();
    certain.dedup();
    let alias = evidence
        .iter()
        .find(|one| one.cell.is_some() && !matches!(one.leads_to, Match::One(_)) && index.can_be_alias(&one.text))
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
        // Somebody else goes on with its work: whose report this is nobody can tell from an old name.
        [one] if index.is_absent(*one) && !index.successors(*one).is_empty() => {
            let said = evidence.iter().find(|evidence| matches!(evidence.leads_to, Match::One(_)));
            let candidates = index.successors(*one).into_iter().chain([*one]);
            let candidates = candidates.map(|at| candidate(index, at, 1.0)).collect();
            ask(QuestionKind::Unit, Code::UnitClosed, candidates, said)
        }
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
mod tests;
