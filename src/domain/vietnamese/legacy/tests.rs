#![allow(clippy::unwrap_used)]
use super::{Charset::*, *};
use proptest::prelude::*;

#[test]
fn legacy_text_reads_as_it_looked() {
    for (text, tcvn3, vni) in [
        ("Trường Tiểu học Nguyễn Du", "Tr\u{ad}êng TiÓu häc NguyÔn Du", "Tröôøng Tieåu hoïc Nguyeãn Du"),
        ("Trường THCS Hùng Vương", "Tr\u{ad}êng THCS Hïng V\u{ad}¬ng", "Tröôøng THCS Huøng Vöông"),
        ("Xuất sắc", "XuÊt s¾c", "Xuaát saéc"),
        ("Không đạt", "Kh«ng ®¹t", "Khoâng ñaït"),
        ("Đạt 12/15 (85%)", "§¹t 12/15 (85%)", "Ñaït 12/15 (85%)"),
        ("xã Ea Kao,\ntỉnh\u{a0}Đắk Lắk", "x· Ea Kao,\ntØnh\u{a0}§¾k L¾k", "xaõ Ea Kao,\ntænh\u{a0}Ñaék Laék"),
        ("kỵ, ĩ, ị, ỉ, ơ, Ư, ý", "kþ, Ü, Þ, Ø, ¬, ¦, ý", "kî, ó, ò, æ, ô, Ö, yù"),
        ("150 - x X", "150 - x X", "150 - x X"),
    ] {
        assert_eq!(decode(tcvn3, Tcvn3), Decoded { text: text.to_owned(), strange: false }, "{tcvn3}");
        assert_eq!(decode(vni, Vni), Decoded { text: text.to_owned(), strange: false }, "{vni}");
    }
    for (typed, charset, text) in [
        ("tr\u{ad}êng thcs hïng v\u{ad}¬ng", Tcvn3Capitals, "TRƯỜNG THCS HÙNG VƯƠNG"),
        ("ubnd x· ea kao", Tcvn3Capitals, "UBND XÃ EA KAO"),
        ("ban", Tcvn3Capitals, "BAN"),
        // Toned capitals had no code: people typed the small letter among capitals.
        ("TR¦êNG", Tcvn3, "TRƯờNG"),
        ("Ñaùp aÙn", Vni, "Đáp án"),
        ("TRÖÔØNG TIEÅU HOÏC", Vni, "TRƯỜNG TIỂU HỌC"),
        ("Tröôøng Tieåu hoïc YÙ Yeân", Vni, "Trường Tiểu học Ý Yên"),
    ] {
        assert_eq!(decode(typed, charset).text, text, "{typed}");
    }
}

#[test]
fn what_has_no_code_stays_and_is_told() {
    for (text, charset) in [("m²", Tcvn3), ("été à", Tcvn3), ("5 µg ß", Vni), ("“trích”", Tcvn3), ("Kh¸", Vni)]
    {
        assert!(decode(text, charset).strange, "{text}");
    }
    assert_eq!(encode("Á", Tcvn3), None);
    assert_eq!(encode("Á", Tcvn3Capitals).as_deref(), Some("¸"));
    assert_eq!(encode("漢", Vni), None);
}

#[test]
fn real_vietnamese_letters_are_told_from_what_legacy_text_can_hold() {
    for (text, unicode) in [
        ("Trường", true),
        ("đạt", true),
        ("Ea Kao, tỉnh", true),
        ("Kho\u{302}ng", true),
        ("Không", false),
        ("Tr\u{ad}êng TiÓu häc", false),
        ("Tröôøng – “Nguyễn”", true),
        ("Tröôøng – …", false),
        ("Ðat", false),
        ("", false),
    ] {
        assert_eq!(is_unicode(text), unicode, "{text}");
    }
}

#[test]
fn a_lost_letter_comes_back_only_where_nothing_else_can_stand() {
    for (typed, text, certain, doubtful) in [
        ("Trêng THCS Hïng V¬ng", "Trường THCS Hùng Vương", 2, 0),
        ("®îc, gièng, rîu, ngîc", "được, giống, rượu, ngược", 3, 0),
        ("giêng", "giường", 1, 0),
        ("lît ngêi, míi, ®¬n", "lợt ngời, mới, đơn", 0, 2),
        ("díi cê, m\u{ad}¬i", "dưới cờ, mươi", 1, 0),
        ("huë, m¬, thë", "huở, mơ, thở", 0, 0),
        ("Tr\u{ad}êng ®\u{ad}îc", "Trường được", 0, 0),
        ("12 buæi", "12 buổi", 0, 0),
    ] {
        let restored = restore(&decode(typed, Tcvn3).text);
        assert_eq!((restored.text.as_str(), restored.certain, restored.doubtful), (text, certain, doubtful));
    }
    assert_eq!(restore("TRỜNG").text, "TRƯỜNG");
}

const LETTERS: &str = "[ 0-9a-zA-Z.,;:/()àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]{0,40}";

proptest! {
    #[test]
    fn every_letter_comes_back(text in LETTERS) {
        prop_assert_eq!(decode(&encode(&text, Tcvn3).unwrap(), Tcvn3), Decoded { text: text.clone(), strange: false });
        let capitals = text.to_uppercase();
        for charset in [Tcvn3Capitals, Vni] {
            prop_assert_eq!(&decode(&encode(&capitals, charset).unwrap(), charset).text, &capitals);
        }
        prop_assert_eq!(&decode(&encode(&text, Vni).unwrap(), Vni).text, &text);
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,40}") {
        for charset in [Tcvn3, Tcvn3Capitals, Vni] {
            restore(&decode(&text, charset).text);
        }
    }

    #[test]
    fn what_lost_nothing_is_not_touched(text in LETTERS) {
        // Whatever is spelled with ươ holds its ư.
        let whole = text.replace(['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'], "o");
        prop_assert_eq!(restore(&whole).text, whole);
    }
}
