//! Single cells. `found`: as typed; `expected`: what the field takes.
use super::{Lang, Sentence, about::About};

const ASK_VI: &str = "Hãy hỏi lại đơn vị rồi sửa cho đúng, hoặc trả lại để đơn vị sửa.";
const ASK_EN: &str = "Ask the unit and correct it, or return the report for correction.";
pub const CONFIRM_VI: &str =
    "Hãy đối chiếu với đơn vị; nếu đúng thì chấp nhận kèm lý do, nếu sai thì sửa hoặc trả lại.";
pub const CONFIRM_EN: &str =
    "Check it with the unit; accept it with a reason if it is right, correct or return it if not.";

pub fn required_missing(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            match about.typed() {
                Some(found) => format!("{subject} bắt buộc phải có số liệu nhưng chỉ ghi “{found}”."),
                None => format!("{subject} bắt buộc phải điền nhưng đang để trống."),
            },
            "Hãy xin đơn vị bổ sung, hoặc nhập số liệu trên màn hình khi đơn vị báo qua điện thoại.",
        ),
        Lang::En => Sentence::new(
            match about.typed() {
                Some(found) => format!("{subject} must be filled in but only says “{found}”."),
                None => format!("{subject} must be filled in but is blank."),
            },
            "Ask the unit to fill it in, or key the figure in on the screen when the unit gives it by phone.",
        ),
    }
}

pub fn type_mismatch(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => {
            Sentence::new(format!("{subject} ghi {} không đúng kiểu{}.", about.stated(), about.must(", ")), ASK_VI)
        }
        Lang::En => Sentence::new(
            format!("{subject} holds {}, which is of the wrong type{}.", about.stated(), about.must("; it ")),
            ASK_EN,
        ),
    }
}

pub fn number_as_text(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} chứa số gõ dạng chữ{}, đã được đọc thành số.", about.found(" ", "")),
            "Không cần sửa; nếu con số trông khác thường, hãy đối chiếu với tệp gốc.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds a number typed as text{}; it was read as a number.", about.found(", ", "")),
            "Nothing to correct; if the figure looks unusual, compare it with the original file.",
        ),
    }
}

pub fn no_data_stated(about: &About) -> Sentence {
    let (subject, found) = (about.subject(), about.stated());
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} ghi {found}, được hiểu là chưa có số liệu chứ không phải 0."),
            "Không cần sửa nếu đúng như vậy; nếu đơn vị có số liệu, hãy xin đơn vị bổ sung.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds {found}, which is understood as no data, not as 0."),
            "Nothing to correct if that is meant; if the unit has a figure, ask for it.",
        ),
    }
}

pub fn number_ambiguous(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi số{} có thể hiểu theo nhiều cách nên chưa được lấy{}.",
                about.found(" ", ""),
                about.must(", mục này ")
            ),
            "Hãy hỏi lại đơn vị con số đúng rồi nhập liền các chữ số, không có dấu chấm, dấu phẩy ngăn cách.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds a number{} that can be read in more than one way and was not taken{}.",
                about.found(", ", ","),
                about.must("; it ")
            ),
            "Ask the unit for the right figure and enter its digits without separating dots or commas.",
        ),
    }
}

pub fn percent_scale(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} là tỷ lệ phần trăm nhưng ghi {} không có dấu %, không rõ đã nhân với 100 hay chưa.",
                about.stated()
            ),
            "Hãy hỏi lại đơn vị rồi ghi rõ kèm dấu %, ví dụ 85 %.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} asks for a percentage but holds {} without a percent sign, so it may be out of 1 or out \
                 of 100.",
                about.stated()
            ),
            "Ask the unit and enter it with the percent sign, for example 85%.",
        ),
    }
}

/// `expected`: the size its own past or its peers suggest.
pub fn unit_scale(about: &About) -> Sentence {
    let subject = about.subject();
    // Beside other reports the amount was read; in a single cell it is what somebody typed.
    let (found_vi, found_en, right) = if about.names_a_figure() {
        let right = about.against(about.lang.pick(", có lẽ là ", "; it may mean "), "");
        (about.held(" ", ""), about.held(", ", ","), right)
    } else {
        (about.found(" ", ""), about.found(", ", ","), about.must(about.lang.pick(", ", "; it ")))
    };
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} ghi số tiền{found_vi} có vẻ nhầm đơn vị tính (đồng, nghìn đồng, triệu đồng){right}."),
            CONFIRM_VI,
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds an amount{found_en} that seems to be in another unit (đồng, thousands, millions){right}."
            ),
            CONFIRM_EN,
        ),
    }
}

/// `expected`: the date it was read as.
pub fn date_ambiguous(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi ngày{} không theo thứ tự ngày/tháng/năm{}.",
                about.found(" ", ""),
                about.name(", đã được đọc là ", "")
            ),
            "Hãy đối chiếu ngày này với đơn vị và sửa lại nếu đọc chưa đúng.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds a date{} that is not in the order day/month/year{}.",
                about.found(", ", ","),
                about.name("; it was read as ", "")
            ),
            "Check the date with the unit and correct it if it was read wrongly.",
        ),
    }
}

/// `expected`: the first or last day of the period, whichever was crossed.
pub fn date_outside_period(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} ghi ngày{} nằm ngoài kỳ báo cáo{}.",
                about.figure(" ", ""),
                about.bound(" (trước ngày đầu kỳ ", " (sau ngày cuối kỳ ", ")")
            ),
            CONFIRM_VI,
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} holds a date{} outside the reporting period{}.",
                about.figure(", ", ","),
                about.bound(" (before its first day, ", " (after its last day, ", ")")
            ),
            CONFIRM_EN,
        ),
    }
}

pub fn out_of_range(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} ghi {} ngoài phạm vi cho phép{}.", about.stated(), about.must(", ")),
            ASK_VI,
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds {}, which is out of range{}.", about.stated(), about.must("; it ")),
            ASK_EN,
        ),
    }
}

pub fn not_an_option(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} ghi {} không có trong danh sách lựa chọn{}.", about.stated(), about.must(", ")),
            "Hãy hỏi đơn vị ý là mục nào rồi chọn mục đó, hoặc trả lại để đơn vị chọn trong danh sách.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds {}, which is not on the list of options{}.", about.stated(), about.must("; it ")),
            "Ask the unit which option is meant and choose it, or return the report so that the unit chooses one.",
        ),
    }
}

/// `found`: the error value.
pub fn formula_error(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} có công thức bị lỗi{} nên không có số liệu.", about.figure(" ", "")),
            "Hãy xin đơn vị sửa công thức hoặc gõ thẳng con số rồi gửi lại, hoặc nhập số đúng trên màn hình.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} has a formula that fails{}, so there is no figure.", about.figure(" with ", "")),
            "Ask the unit to repair the formula or type the figure and send it again, or key the right figure in \
             on the screen.",
        ),
    }
}

pub fn formula_not_calculated(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} có công thức chưa được tính nên tệp không chứa con số nào ở đó."),
            "Hãy mở tệp bằng Excel, bấm F9 để tính lại, lưu rồi nhập lại.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} has a formula that was never calculated, so the file holds no figure there."),
            "Open the file in Excel, press F9 to calculate it, save it and import it again.",
        ),
    }
}

/// `found`: the other file.
pub fn external_link(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} lấy số từ một tệp khác{}, con số lưu trong tệp có thể đã cũ.", about.figure(" (", ")")),
            "Hãy đối chiếu con số với đơn vị, hoặc xin đơn vị dán giá trị (Dán đặc biệt → Giá trị) rồi gửi lại.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} takes its figure from another file{}; the stored one may be old.",
                about.figure(" (", ")")
            ),
            "Check the figure with the unit, or ask it to paste values (Paste Special → Values) and send the file \
             again.",
        ),
    }
}

/// `found`: its length or its beginning; `expected`: the limit.
pub fn text_too_long(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!("{subject} có nội dung quá dài{}{}.", about.found(" (", ")"), about.must(", ")),
            "Hãy rút gọn nội dung, hoặc xin đơn vị chuyển phần chi tiết sang văn bản kèm theo.",
        ),
        Lang::En => Sentence::new(
            format!("{subject} holds a text that is too long{}{}.", about.found(" (", ")"), about.must("; it ")),
            "Shorten the text, or ask the unit to move the details to an accompanying document.",
        ),
    }
}

/// `found`: as typed.
pub fn not_applicable_stated(about: &About) -> Sentence {
    let subject = about.subject();
    match about.lang {
        Lang::Vi => Sentence::new(
            format!(
                "{subject} được ghi là không áp dụng{}; đơn vị không tính vào mẫu số của mục này.",
                about.figure(" (", ")")
            ),
            "Hãy xem mục này có thật không áp dụng với đơn vị; nếu có áp dụng, hãy sửa hoặc trả lại báo cáo.",
        ),
        Lang::En => Sentence::new(
            format!(
                "{subject} is stated not to apply{}; the unit does not count for this figure.",
                about.figure(" (", ")")
            ),
            "Check that it really does not apply to the unit; if it does, correct the value or return the report.",
        ),
    }
}
