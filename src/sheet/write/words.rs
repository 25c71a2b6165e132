//! Vietnamese words that both the form and the consolidated workbook print.

pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
pub const SHORT_RULE: &str = "————————————";
pub const LONG_RULE: &str = "————————————————————————————————————";
pub const RECIPIENTS: &str = "Nơi nhận:";
pub const YES: &str = "Có";
pub const NO: &str = "Không";
pub const NOT_APPLICABLE: &str = "Không áp dụng";

/// I, II, III …: sections and appendices.
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
