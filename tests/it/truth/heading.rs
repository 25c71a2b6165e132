//! What stands above and around the figures: letterhead, title, who and when; labels as people copy them.
use super::{chance::Chance, draft::Whole, letters, office::Office};
use crate::workbook::Sheet;
use tonghop::domain::unit::Unit;

/// Everything that names the sender, each where it stands.
#[derive(Debug, Clone, Default)]
pub struct Sender {
    pub letterhead: Option<String>,
    pub line: Option<String>,
    pub code: Option<String>,
    pub commune: Option<String>,
    pub file: Option<String>,
    pub mess: Option<&'static str>,
}

/// Chooses how a school says who it is, and whether that can be known.
pub fn sender(office: &Office, unit: &Unit, mess: u32, chance: &mut Chance) -> (Sender, Whole) {
    let mut sender = Sender::default();
    let name = |chance: &mut Chance| office.spelled(unit, chance);
    match chance.below(5) {
        0 => sender.letterhead = Some(name(chance)),
        1 => sender.line = Some(name(chance)),
        2 => {
            sender.line = Some(unit.name.clone());
            sender.code = Some(unit.code.clone());
        }
        3 => {
            sender.letterhead = Some(unit.name.to_uppercase());
            sender.line = Some(name(chance));
        }
        _ => sender.file = Some(if chance.percent(50) { unit.code.clone() } else { name(chance) }),
    }
    if sender.file.is_none() && chance.percent(30) {
        sender.file = Some(name(chance));
    }
    let mut whole = Whole::Sure;
    if office.is_twin(unit) {
        if chance.percent(50) {
            sender.commune = Some(unit.commune.clone());
        }
        // The way it is spelled may name the commune; a code settles it.
        whole = Whole::Either;
        if sender.commune.is_none() && sender.code.is_none() {
            let said = [&sender.letterhead, &sender.line, &sender.file];
            let commune = |text: &&String| {
                text.contains(&unit.code) || text.to_lowercase().contains(&unit.commune.to_lowercase())
            };
            if !said.into_iter().flatten().any(|text| commune(&text)) {
                (whole, sender.mess) = (Whole::MustAsk, Some("two schools of one name"));
            }
        }
    } else if chance.percent(mess / 4) {
        let other = office.units.iter().find(|other| other.kind != unit.kind && other.code != unit.code).unwrap();
        match chance.below(3) {
            0 => {
                sender.line = Some(unit.name.clone());
                sender.letterhead = Some(other.name.to_uppercase());
                sender.mess = Some("sources disagree");
            }
            1 => {
                sender.line = Some(unit.name.clone());
                sender.code = Some(other.code.clone());
                sender.mess = Some("sources disagree");
            }
            _ => {
                sender = Sender { line: Some("Trường Liên cấp Mây Hồng Vân".into()), ..Sender::default() };
                sender.mess = Some("unknown unit");
            }
        }
        whole = Whole::MustAsk;
    }
    (sender, whole)
}

/// Writes it all; answers with the next free row, and says when the period written is another one.
pub fn letterhead(sheet: &mut Sheet, office: &Office, sender: &Sender, mess: u32, chance: &mut Chance) -> (u32, bool) {
    let right = 4;
    let mut row = 0;
    if chance.percent(85) {
        sheet.text((0, 0), office.plan.letterhead.office.clone());
        sheet.text((0, right), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        sheet.text((1, right), "Độc lập - Tự do - Hạnh phúc");
        if let Some(commune) = &sender.commune {
            sheet.text((0, 0), format!("UBND {}", commune.to_uppercase()));
        }
        if let Some(name) = &sender.letterhead {
            sheet.text((1, 0), name.clone());
        }
        sheet.text((2, 0), "Số: 12/BC-TH");
        sheet.text((2, right), "Cư Lúa, ngày 14 tháng 5 năm 2026");
        row = 4;
    } else if let Some(name) = &sender.letterhead {
        sheet.text((0, 0), name.clone());
        row = 2;
    }
    let title = office.form().title.to_uppercase();
    sheet.text((row, 0), if title.starts_with("BÁO CÁO") { title } else { format!("BÁO CÁO {title}") });
    sheet.merge((row, 0), (row, right));
    row += 1;
    let other_period = chance.percent(mess / 10);
    if other_period || chance.percent(70) {
        let span = office.period.id.span.to_string();
        let (year, half) = span.split_once("-H").unwrap_or((span.as_str(), ""));
        let year: i32 = if other_period { year.parse::<i32>().unwrap() - 1 } else { year.parse().unwrap() };
        let text = match half {
            "" => format!("Năm {year}"),
            _ => {
                (*chance.pick(&["6 tháng đầu năm", "Kỳ báo cáo: 6 tháng đầu năm", "(6 THÁNG ĐẦU NĂM"])).to_owned()
                    + &format!(" {year}")
            }
        };
        let text = if text.starts_with('(') { text + ")" } else { text };
        sheet.text((row, 0), text);
        sheet.merge((row, 0), (row, right));
        row += 1;
    }
    if let Some(commune) = sender.commune.as_ref().filter(|_| row < 5) {
        sheet.text((row, 0), format!("Xã, phường: {commune}"));
        row += 1;
    }
    if let Some(name) = &sender.line {
        if chance.percent(60) {
            sheet.text((row, 0), format!("{} {name}", chance.pick(&["Đơn vị:", "Tên trường:", "Đơn vị báo cáo:"])));
        } else {
            sheet.text((row, 0), "Đơn vị:");
            sheet.text((row, 1), name.clone());
        }
        row += 1;
    }
    if let Some(code) = &sender.code {
        sheet.text((row, 0), "Mã đơn vị:");
        sheet.text((row, 1), code.clone());
        row += 1;
    }
    (row + 1, other_period)
}

/// What people write under a form.
pub fn signature(sheet: &mut Sheet, row: u32) {
    sheet.text((row + 1, 0), "NGƯỜI LẬP BIỂU");
    sheet.text((row + 1, 4), "HIỆU TRƯỞNG");
    sheet.text((row + 2, 0), "(Ký, ghi rõ họ tên)");
    sheet.text((row + 2, 4), "(Ký, đóng dấu)");
}

/// A label as it is copied by hand: its wording or another that the plan knows, with what numbering and layout add.
pub fn label(label: &str, synonyms: &[String], number: usize, mess: u32, chance: &mut Chance) -> String {
    let wording = match chance.percent(mess / 2) && !synonyms.is_empty() {
        true => chance.pick(synonyms).clone(),
        false => label.to_owned(),
    };
    if !chance.percent(mess) {
        return wording;
    }
    match chance.below(9) {
        0 => format!("{number}. {wording}"),
        1 => format!("- {wording}"),
        2 => format!("{wording} ({number})"),
        3 => format!("{wording}:"),
        4 => wording.to_uppercase(),
        5 => wording.replacen(' ', "\n", 3),
        6 => format!("  {} ", wording.replace(' ', "  ")),
        7 => letters::decomposed(&wording),
        _ => letters::icelandic(&wording),
    }
}

/// The file's name without its ending, as senders and chat programs leave it.
pub fn stem(sender: &Sender, chance: &mut Chance) -> String {
    let base = match &sender.file {
        Some(name) => match chance.below(3) {
            0 => format!("BC - {}", name.replace('/', "-")),
            1 => format!("{}_bao cao", name.replace('/', "-")),
            _ => name.replace('/', "-"),
        },
        None => (*chance.pick(&["bao cao", "BM01", "Mẫu báo cáo ANTQ", "Book1", "Bao_cao_6_thang"])).into(),
    };
    format!("{base}{}", chance.pick(&["", "", "", " (1)", " (26)", " MỚI", "_final", " sửa"]))
}
