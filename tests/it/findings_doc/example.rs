//! One example of every finding, filled in as the step that raises it would.
use tonghop::domain::{
    grid::Address,
    intake::{Code, Expected, Finding},
    plan::{Accrual, Field, FieldKey, FieldKind, Form},
};

const SHEET: &str = "Báo cáo";

fn field(id: &str, label: &str) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        synonyms: vec![],
        section: 0,
        kind: FieldKind::Count,
        required: true,
        min: None,
        max: None,
        unit_words: vec![],
        per_quarter: false,
        accrual: Accrual::InPeriod,
        estimate: false,
        stage: None,
        applies_to: vec![],
        applies_if: None,
        was: vec![],
        private: false,
        hint: String::new(),
    }
}

/// The labels the examples name.
pub fn form() -> Form {
    let labels = [
        "Số buổi tuyên truyền",
        "Tỷ lệ học sinh được tuyên truyền",
        "Tổng kinh phí",
        "Ngày tổ chức",
        "Xếp loại",
        "Hoạt động khác",
    ];
    let fields = labels.iter().map(|label| field("f", label)).collect();
    Form { id: "f".into(), version: 1, title: String::new(), sections: vec![], fields, tables: vec![] }
}

const COUNT: u16 = 0;
const PERCENT: u16 = 1;
const AMOUNT: u16 = 2;
const DATE: u16 = 3;
const LEVEL: u16 = 4;
const TEXT: u16 = 5;

pub fn example(code: Code) -> Finding {
    let bare = || Finding::new(code);
    let on = |field, found: &str| bare().on(SHEET, Some(Address::new(11, 3))).of(FieldKey::Field(field)).found(found);
    let head = |found: &str| bare().on(SHEET, Some(Address::new(1, 1))).found(found);
    let name = |text: &str| Expected::Name(text.into());
    let words = |text: &str| Expected::Words(text.into());
    let limit = |text: &str| Expected::Limit(text.into());
    match code {
        Code::FileUnreadable => bare().found("xls"),
        Code::FileConsolidated => bare().found("Theo đơn vị"),
        Code::FileLeftOut => bare().found("~$THPT Nguyễn Du.xlsx"),
        Code::FileNotSpreadsheet => bare().found("pdf"),
        Code::FileWrongExtension => bare().found("THPT Nguyễn Du.xls"),
        Code::FileTooLarge => bare().found("80 MiB").expected(limit("64 MiB")),
        Code::FileReadLimit => bare().found("350000").expected(limit("300000")),
        Code::FileMayBeDamaged => bare().found("58 of 60 cells could be read"),
        Code::FileEncrypted | Code::FileRepeat | Code::FileEmpty => bare(),
        Code::SheetHidden | Code::RowsHidden | Code::SheetUnrecognised | Code::ReportEmpty => bare().on(SHEET, None),
        Code::SheetAmbiguous => bare().found("Báo cáo, Báo cáo (2)"),
        Code::LayoutMoved => bare().on(SHEET, Some(Address::new(14, 3))).of(FieldKey::Field(COUNT)),
        Code::LayoutTaught => bare().on(SHEET, None).found("E").expected(name("Nguyễn Thị Mẫu")),
        Code::FormVersionOld => bare().on(SHEET, None).found("1").expected(name("2")),
        Code::FormOfAnotherPlan => bare().found("ke-hoach-2025").expected(name("ke-hoach-2026")),
        Code::LegacyEncoding => bare().on(SHEET, None).found(".VnTime"),
        Code::LabelMissing => bare().on(SHEET, None).of(FieldKey::Field(COUNT)),
        Code::LabelExtra => head("Số học sinh giỏi").expected(words("120")),
        Code::LabelDuplicate => bare().on(SHEET, Some(Address::new(14, 1))).of(FieldKey::Field(COUNT)),
        Code::LabelBlank => bare().on(SHEET, Some(Address::new(14, 1))).found("12"),
        Code::LabelSimilar => head("Số buổi tuyên truyên").of(FieldKey::Field(COUNT)),
        Code::UnitUnknown => head("TRƯỜNG THPT CHÂN TRỜI TÍM"),
        Code::UnitAmbiguous => head("Trường TH Nguyễn Du").expected(Expected::OneOf(vec![
            "Trường TH Nguyễn Du (Ea Kao, TH01)".into(),
            "Trường TH Nguyễn Du (Buôn Hồ, TH02)".into(),
        ])),
        Code::UnitMismatch => head("Trường THPT Lê Lợi").expected(Expected::OneOf(vec![
            "Trường THPT Nguyễn Du (Ea Kao, PT01)".into(),
            "Trường THPT Lê Lợi (Tân An, PT02)".into(),
        ])),
        Code::UnitNotOwing | Code::UnitClosed => bare().on(SHEET, None).found("Trường TH Nguyễn Du"),
        Code::UnitDuplicateRow => head("Trường TH Nguyễn Du"),
        Code::PeriodUnknown => head("KỲ I"),
        Code::PeriodMismatch => head("BÁO CÁO QUÝ II/2026").expected(name("six-month@2026-H1")),
        Code::PeriodLocked => bare().found("six-month@2026-H1"),
        Code::RequiredMissing => bare()
            .on(SHEET, Some(Address::new(11, 3)))
            .of(FieldKey::Field(COUNT))
            .expected(name("Số buổi tuyên truyền")),
        Code::TypeMismatch => on(COUNT, "2 buổi/tháng").expected(Expected::WholeNumber),
        Code::NumberAsText => on(COUNT, "1.234").expected(Expected::WholeNumber),
        Code::NoDataStated => on(COUNT, "...").expected(Expected::WholeNumber),
        Code::NotApplicableStated => on(COUNT, "Không áp dụng"),
        Code::NumberAmbiguous => on(PERCENT, "1.234").expected(Expected::Percent),
        Code::PercentScale => on(PERCENT, "0.85").expected(Expected::Percent),
        Code::UnitScale => on(AMOUNT, "5000000000").expected(name("5000000")),
        Code::DateAmbiguous => on(DATE, "05/19/2026").expected(Expected::Date),
        Code::DateOutsidePeriod => on(DATE, "20/8/2025").expected(Expected::AtLeast("1/1/2026".into())),
        Code::OutOfRange => on(PERCENT, "120").expected(Expected::AtMost("100".into())),
        Code::NotAnOption => {
            on(LEVEL, "Tốt").expected(Expected::OneOf(vec!["Xuất sắc".into(), "Khá".into(), "Trung bình".into()]))
        }
        Code::FormulaError => on(COUNT, "#REF!").expected(Expected::WholeNumber),
        Code::FormulaNotCalculated => bare().on(SHEET, Some(Address::new(11, 3))).of(FieldKey::Field(COUNT)),
        Code::ExternalLink => on(COUNT, "[so-lieu.xlsx]Sheet1"),
        Code::TextTooLong => on(TEXT, "Trong kỳ, nhà trường đã tổ chức nhiều hoạt động").expected(limit("32767")),
        Code::PartExceedsWhole => on(COUNT, "15 / 12").expected(words("Số học sinh nữ không quá tổng số học sinh.")),
        Code::TotalMismatch => {
            on(AMOUNT, "23000000 / 22000000").expected(words("Tổng kinh phí phải bằng tổng các nguồn."))
        }
        Code::RuleBroken => {
            on(COUNT, "0 / 2").expected(words("Có phát động thì phải có ít nhất một buổi tuyên truyền."))
        }
        Code::RequiredTogether => on(DATE, "").expected(words("Có tổ chức thì phải ghi ngày tổ chức.")),
        Code::Exclusive => on(LEVEL, "").expected(words("Chưa đánh giá thì không có xếp loại.")),
        Code::CumulativeDecreased => on(COUNT, "4").expected(Expected::AtLeast("6".into())),
        Code::LessThanEarlierPeriod => on(COUNT, "4").expected(Expected::AtLeast("6".into())),
        Code::ChangeTooLarge => on(COUNT, "400").expected(name("4")),
        Code::IdenticalToLastPeriod => bare().found("annual@2026"),
        Code::Outlier => on(COUNT, "400").expected(name("12")),
        Code::RowIncomplete => bare()
            .on(SHEET, Some(Address::new(11, 3)))
            .found("2 (Trần Thị Mẫu)")
            .expected(Expected::OneOf(vec!["Biên bản họp xét".into(), "Bản thành tích".into()])),
        Code::IncidentNotInReport => bare().on(SHEET, None).found("12/3/2024; Trộm cắp").expected(name("Các vụ việc")),
        Code::NilWithFigures => bare().on(SHEET, Some(Address::new(11, 3))).of(FieldKey::Field(COUNT)),
        Code::ResubmissionChanged => on(COUNT, "15").expected(name("12")),
    }
}
