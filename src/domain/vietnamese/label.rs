//! Labels of forms and tables: what they say without order numbers, and how alike two of them are.
use super::fold;

/// Folded, without the order number before it ("1.", "1.2)", "a)", "II.", "-", "(3)") and the column number
/// after it ("(3)", "(5=3+4)"). A label that is nothing else keeps it. "6 tháng đầu năm" keeps its 6.
pub fn fold_label(label: &str) -> String {
    let said = fold(without_column(without_order(label)));
    if said.is_empty() { fold(label) } else { said }
}

/// The label after its order numbers and bullets; as it was written otherwise.
pub fn without_order(label: &str) -> &str {
    let mut rest = label.trim_start();
    while let Some(after) = without_bullet(rest).or_else(|| without_number(rest)) {
        rest = after.trim_start();
    }
    rest
}

fn without_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '–', '—', '+', '•', '*', '·', '▪', '●', '○', '\u{f0b7}'])?;
    // "-5" would be a figure.
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// "1.", "1.2", "1.2)", "3/", "a)", "II.", "(3)".
fn without_number(text: &str) -> Option<&str> {
    if let Some(inside) = text.strip_prefix('(') {
        let (number, rest) = inside.split_once(')')?;
        return is_number(number.trim()).then_some(rest);
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '.'))?;
    let (head, tail) = text.split_at(end);
    let number = head.trim_end_matches('.');
    let closed = number.len() < head.len();
    let several = number.contains('.');
    if !closed && !several {
        if let Some(rest) = tail.strip_prefix(')') {
            return is_number(number).then_some(rest);
        }
        // "24/24", "12:30" and "V/v" are no order numbers.
        if let Some(rest) = tail.strip_prefix(['/', ':'])
            && is_number(number)
        {
            return (!rest.starts_with(char::is_alphanumeric)).then_some(rest);
        }
        return without_glued_number(text);
    }
    if is_path(number) {
        return Some(tail.strip_prefix([')', '/', ':', '.']).unwrap_or(tail));
    }
    without_glued_number(text)
}

/// "1.Số buổi", "a.Số buổi", "1.2.Số buổi": no space after the number.
fn without_glued_number(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once('.')?;
    let starts_a_label = rest.starts_with(char::is_uppercase) || rest.starts_with(|c: char| c.is_ascii_digit());
    let is_order = number.bytes().all(|byte| byte.is_ascii_digit()) || number.starts_with(char::is_lowercase);
    let is_figure = rest.split(|c: char| !c.is_ascii_digit()).next().is_some_and(|digits| digits.len() > 2);
    (is_number(number) && is_order && starts_a_label && !is_figure).then_some(rest)
}

/// "1", "1.2", "II.1": below the first level only figures, and small ones ("6.000 học sinh").
fn is_path(text: &str) -> bool {
    let mut levels = text.split('.');
    levels.next().is_some_and(is_number)
        && levels.all(|level| matches!(level.len(), 1..=2) && level.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An order number of its own: up to three digits, a Roman number, or one letter.
fn is_number(text: &str) -> bool {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let roman = (1..=5).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let mut letters = text.chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    digits || roman || letter
}

/// Without "(3)" or "(5=3+4)" at the end; a year in brackets stays.
fn without_column(text: &str) -> &str {
    let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '.' | ';'));
    let Some((before, number)) = trimmed.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else { return text };
    let mut terms = number.split(['=', '+', '-', ':', '/', ' ']).filter(|term| !term.is_empty()).peekable();
    let is_column =
        terms.peek().is_some() && terms.all(|term| term.len() <= 2 && term.bytes().all(|byte| byte.is_ascii_digit()));
    if is_column { before } else { text }
}

/// Words that turn a label into another one when only one of two labels has them.
const DECIDING: [&str; 4] = ["khong", "chua", "ko", "nu"];

/// Pairs of which two labels must not say one each.
const OPPOSITES: [(&str, &str); 4] = [("dau", "cuoi"), ("trong", "ngoai"), ("tang", "giam"), ("truoc", "sau")];

/// How alike two labels are, 0 to 1, over their folded forms; kỳ and kì are the same.
///
/// 0 where the figures differ ("số 1", "số 2"; "Quý I", "Quý II"), where one of them negates, and where
/// they say opposite things ("đầu năm", "cuối năm").
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (spell_i(&fold_label(a)), spell_i(&fold_label(b)));
    if a == b {
        return 1.0;
    }
    if figures(&a) != figures(&b) {
        return 0.0;
    }
    let times = |text: &str, word: &str| text.split(' ').filter(|one| *one == word).count();
    let says = |text: &str, word: &str| times(text, word) > 0;
    let negated = DECIDING.iter().any(|word| times(&a, word) != times(&b, word));
    let one_sided = |here: &str, there: &str, one: &str, other: &str| {
        says(here, one) && !says(here, other) && says(there, other) && !says(there, one)
    };
    let opposite = OPPOSITES.iter().any(|(one, other)| one_sided(&a, &b, one, other) || one_sided(&b, &a, one, other));
    if negated || opposite {
        return 0.0;
    }
    f64::midpoint(strsim::normalized_levenshtein(&a, &b), strsim::sorensen_dice(&a, &b))
}

/// A final y after a consonant as i: "ty le" and "ti le" are one word.
fn spell_i(folded: &str) -> String {
    let mut spelled = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        match word.strip_suffix('y') {
            Some(stem) if stem == "qu" || stem.ends_with(|c| !"aeiouy".contains(c)) => {
                spelled.push_str(stem);
                spelled.push('i');
            }
            _ => spelled.push_str(word),
        }
    }
    spelled
}

/// The figures of a folded label in ascending order, Roman I–IV included.
fn figures(folded: &str) -> Vec<&str> {
    let mut figures: Vec<&str> = folded
        .split(' ')
        .flat_map(|word| {
            match word {
                "i" => "1",
                "ii" => "2",
                "iii" => "3",
                "iv" => "4",
                _ => word,
            }
            .split(|c: char| !c.is_ascii_digit())
        })
        .map(|digits| digits.trim_start_matches('0'))
        .filter(|digits| !digits.is_empty())
        .collect();
    figures.sort_unstable();
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn order_numbers_do_not_belong_to_a_label() {
        for (label, folded) in [
            ("1. Số buổi tuyên truyền", "so buoi tuyen truyen"),
            ("1.Số buổi", "so buoi"),
            ("1.2) Số buổi", "so buoi"),
            ("1.2 Số buổi", "so buoi"),
            ("1.2. Số buổi", "so buoi"),
            ("1.2.Số buổi", "so buoi"),
            ("a) Số buổi", "so buoi"),
            ("a.Số buổi", "so buoi"),
            ("đ) Số buổi", "so buoi"),
            ("II. Kết quả", "ket qua"),
            ("II.1. Kết quả", "ket qua"),
            ("3/ Kết quả", "ket qua"),
            ("3: Kết quả", "ket qua"),
            ("(3) Kết quả", "ket qua"),
            ("- Số buổi", "so buoi"),
            ("+ Số buổi", "so buoi"),
            ("1. - Số buổi", "so buoi"),
            ("Số buổi (3)", "so buoi"),
            ("Số buổi\n(3)", "so buoi"),
            ("Tổng số (5=3+4)", "tong so"),
            ("Số buổi:", "so buoi"),
            ("Số buổi (*)", "so buoi"),
            ("Số\r\nbuổi *", "so buoi"),
            ("Ðơn vị", "don vi"),
        ] {
            assert_eq!(fold_label(label), folded, "{label:?}");
        }
    }

    #[test]
    fn the_meaning_stays() {
        for (label, folded) in [
            ("6 tháng đầu năm", "6 thang dau nam"),
            ("24/24 giờ có bảo vệ", "24 24 gio co bao ve"),
            ("19/8: Ngày hội", "19 8 ngay hoi"),
            ("100% học sinh", "100 hoc sinh"),
            ("6.000 học sinh", "6 000 hoc sinh"),
            ("V/v báo cáo", "v v bao cao"),
            ("P.GDĐT", "p gddt"),
            ("T.P Hồ Chí Minh", "t p ho chi minh"),
            ("Kinh phí (2026)", "kinh phi 2026"),
            ("Kinh phí (triệu đồng)", "kinh phi trieu dong"),
            ("X", "x"),
            ("(3)", "3"),
            ("II.", "ii"),
            ("Quý I", "quy i"),
            ("3 mô hình", "3 mo hinh"),
            ("A", "a"),
            ("-5", "5"),
            ("", ""),
        ] {
            assert_eq!(fold_label(label), folded, "{label:?}");
        }
    }

    #[test]
    fn labels_that_mean_something_else_are_not_alike() {
        for (a, b) in [
            ("Trường số 1", "Trường số 2"),
            ("Quý I", "Quý II"),
            ("Quý I", "Quý 2"),
            ("Đạt chuẩn", "Không đạt chuẩn"),
            ("Đã tổ chức", "Chưa tổ chức"),
            ("Số học sinh", "Số học sinh nữ"),
            ("6 tháng đầu năm", "6 tháng cuối năm"),
            ("Số vụ trong trường", "Số vụ ngoài trường"),
        ] {
            assert_eq!(similarity(a, b), 0.0, "{a} {b}");
        }
    }

    #[test]
    fn labels_that_mean_the_same_are_alike() {
        for (a, b, least) in [
            ("1. Số buổi tuyên truyền", "Số buổi tuyên truyền (3)", 1.0),
            ("Tỷ lệ", "tỉ lệ", 1.0),
            ("Quý I", "QUÝ 1", 0.7),
            ("Quản lý", "quan li", 1.0),
            ("Số buổi tuyên truyền", "Số buổi tuyên truyên, phổ biến", 0.7),
            ("Số lượt người tham gia", "Số lượt người được tham gia", 0.8),
        ] {
            assert!(similarity(a, b) >= least, "{a} {b} {}", similarity(a, b));
        }
        assert!(similarity("Số buổi tuyên truyền", "Kinh phí Ngày hội") < 0.4);
    }

    proptest! {
        #[test]
        fn likeness_has_no_direction(a in "[a-zđ0-9 ]{0,20}", b in "[a-zđ0-9 ]{0,20}") {
            let alike = similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&alike));
            prop_assert!((alike - similarity(&b, &a)).abs() < 1e-12);
            prop_assert_eq!(similarity(&a, &a), 1.0);
        }
    }
}
