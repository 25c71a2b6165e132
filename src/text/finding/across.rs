//! Figures against each other: within a report, against earlier periods, among peers.
//!
//! `found`: the figure; `expected`: the figure or the rule it does not fit.
use super::{
    Lang, Sentence,
    about::About,
    cell::{CONFIRM_EN, CONFIRM_VI},
};

const WHICH_VI: &str = "Hãy hỏi lại đơn vị số nào đúng rồi sửa, hoặc trả lại để đơn vị sửa.";
const WHICH_EN: &str = "Ask the unit which figure is right and correct it, or return the report for correction.";

pub fn part_exceeds_whole(about: &About) -> Sentence {
    let (object, found) = (about.object(), about.sides());
    match about.lang {
        Lang::Vi => {
            Sentence::new(format!("Số thành phần ở {object} lớn hơn số tổng{found}{}.", about.rule(", ")), WHICH_VI)
        }
        Lang::En => Sentence::new(
            format!("The part in {object} is larger than its whole{found}{}.", about.rule("; it ")),
            WHICH_EN,
        ),
    }
}

/// `expected`: the sum of the parts; or the rule in the plan's own words, and `found` the figures on both sides.
pub fn total_mismatch(about: &About) -> Sentence {
    let subject = about.subject();
    let (vi, en) = if about.has_words() {
        let (sides, rule) = (about.sides(), about.rule(""));
        (
            format!("{subject} ghi số tổng không khớp với các số thành phần{sides}{rule}."),
            format!("{subject} holds a total that is not the sum of its parts{sides}{rule}."),
        )
    } else {
        (
            format!(
                "{subject} ghi số tổng{} không khớp với các số thành phần{}.",
                about.found(" ", ""),
                about.name(", cộng lại được ", "")
            ),
            format!(
                "{subject} holds a total{}, which is not the sum of its parts{}.",
                about.found(" of ", ""),
                about.name(", which add up to ", "")
            ),
        )
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            vi,
            "Hãy kiểm tra các số thành phần có thiếu hoặc thừa hàng nào không, rồi hỏi lại đơn vị số đúng.",
        ),
        Lang::En => Sentence::new(
            en,
            "Check whether a row of the parts is missing or counted twice, and ask the unit for the right figure.",
        ),
    }
}

/// `found`: the figures on both sides; `expected`: the rule in the plan's own words.
pub fn rule_broken(about: &About) -> Sentence {
    let object = about.object();
    let rule = about.must("; ");
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Số liệu ở {object} không thỏa quy tắc của kế hoạch{}{}.", about.sides(), rule),
            WHICH_VI,
        ),
        Lang::En => Sentence::new(
            format!("The figures in {object} break a rule of the plan{}{}.", about.sides(), rule),
            WHICH_EN,
        ),
    }
}

/// `expected`: the rule in the plan's own words.
pub fn required_together(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} và các mục đi cùng phải cùng được điền hoặc cùng để trống{}.", about.rule(": ")),
            "Hãy xin đơn vị bổ sung mục còn thiếu, hoặc bỏ mục thừa.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} and the fields that go with it must all be filled in or all be blank{}.",
                about.rule(": ")
            ),
            "Ask the unit to fill in what is missing, or to clear what should not be there.",
        ),
    }
}

/// `expected`: the rule in the plan's own words.
pub fn exclusive(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} được điền cùng lúc với một mục loại trừ nó{}.", about.rule(": ")),
            "Hãy hỏi lại đơn vị mục nào đúng rồi bỏ mục kia.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} is filled in together with a field that excludes it{}.", about.rule(": ")),
            "Ask the unit which of them is right and clear the other.",
        ),
    }
}

/// `expected`: the earlier figure, as the least it can be.
pub fn cumulative_decreased(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi số lũy kế{} nhỏ hơn số đã báo cáo ở kỳ trước{}.",
                about.held(" ", ","),
                about.against(" là ", "")
            ),
            WHICH_VI,
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds a running total{} less than was reported the period before{}.",
                about.held(" of ", ","),
                about.against(", which was ", "")
            ),
            WHICH_EN,
        ),
    }
}

/// `expected`: the earlier figure, as the least it can be.
pub fn less_than_earlier_period(about: &About) -> Sentence {
    let (subject, found) = (about.subject(), about.held_or_a_value());
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi {found}, ít hơn số đã báo cáo cho một phần của kỳ này{}.",
                about.against(" là ", "")
            ),
            CONFIRM_VI,
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds {found}, less than was reported for a part of this period{}.",
                about.against(", which was ", "")
            ),
            CONFIRM_EN,
        ),
    }
}

/// `expected`: the figure of the period before.
pub fn change_too_large(about: &About) -> Sentence {
    let (subject, found) = (about.subject(), about.held_or_a_value());
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} ghi {found}, thay đổi quá nhiều so với kỳ trước{}.", about.against(" (", ")")),
            CONFIRM_VI,
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds {found}, a very large change from the period before{}.", about.against(" (", ")")),
            CONFIRM_EN,
        ),
    }
}

/// `found`: the period it was sent for before.
pub fn identical_to_last_period(about: &About) -> Sentence {
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Báo cáo giống hệt báo cáo của kỳ trước{}, có thể đơn vị gửi nhầm kỳ.", about.period(" (", ")")),
            "Hãy hỏi lại đơn vị; nếu đúng là số liệu của kỳ này thì chấp nhận kèm lý do, nếu nhầm thì trả lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "The report is identical to that of the period before{}; the unit may have sent the wrong one.",
                about.period(" (", ")")
            ),
            "Ask the unit; accept it with a reason if the figures are of this period, return it if it is the wrong \
             report.",
        ),
    }
}

/// `expected`: the figure in the middle of its kind's.
pub fn outlier(about: &About) -> Sentence {
    let (subject, found) = (about.subject(), about.held_or_a_value());
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi {found}, lớn hơn nhiều so với các đơn vị cùng loại hình{}.",
                about.against(" (mức giữa là ", ")")
            ),
            CONFIRM_VI,
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds {found}, far more than other units of its kind{}.",
                about.against(" (the middle is ", ")")
            ),
            CONFIRM_EN,
        ),
    }
}

/// Place: the first item that is missing; `found`: the row, with what names it; `expected`: the items that are missing.
pub fn row_incomplete(about: &About) -> Sentence {
    let (row, at) = (about.figure(" ", ""), about.at(about.lang.pick(" ở ", " in ")));
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Dòng{row}{at} chưa đủ{}.", about.candidates(", còn thiếu ", "")),
            "Hãy xin đơn vị bổ sung thành phần còn thiếu rồi gửi lại; dòng này vẫn được ghi nhận nhưng chưa tính là đủ.",
        ),
        Lang::En => Sentence::new(
            format!("Row{row}{at} is not complete{}.", about.candidates(": missing ", "")),
            "Ask the unit for what is missing; the row is kept but not counted as complete.",
        ),
    }
}

/// `found`: the incident as it was reported at once; `expected`: the title of the table, or the plan's rule that no
/// longer holds with it.
pub fn incident_not_in_report(about: &About) -> Sentence {
    let (found, table) =
        (about.figure(" (", ")"), if about.has_words() { String::new() } else { about.name(" – ", "") });
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("Việc đã báo cáo đột xuất{found} được tính, nhưng báo cáo kỳ không ghi{table}{}.", about.rule("")),
            "Hãy hỏi lại đơn vị: việc chưa ghi thì bổ sung vào báo cáo kỳ; nếu là một việc đã ghi bằng lời khác thì trả lại báo cáo đột xuất để không tính hai lần.",
        ),
        Lang::En => Sentence::new(
            format!(
                "What was reported at once{found} is counted, but the period's report does not have it{table}{}.",
                about.rule("")
            ),
            "Ask the unit: what was left out belongs in the period's report; what is there in other words would be \
             counted twice, so return the report that came at once.",
        ),
    }
}
