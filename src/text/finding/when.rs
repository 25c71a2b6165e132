//! When a finding is raised, for the page of findings and for whoever asks why.
use super::Lang;
use crate::domain::intake::Code;

/// One or two sentences.
pub const fn when(lang: Lang, code: Code) -> &'static str {
    let (vi, en) = match code {
        Code::FileUnreadable => (
            "Tệp không mở được: hỏng nặng, là tệp nén hoặc dạng mà chương trình không đọc.",
            "The file cannot be opened: badly broken, an archive, or of a format the program does not read.",
        ),
        Code::FileEncrypted => ("Tệp có mật khẩu mở.", "The file needs a password to be opened."),
        Code::FileNotSpreadsheet => (
            "Trong thư mục có tài liệu Word, PDF, ảnh hoặc tệp khác không phải bảng tính.",
            "A folder holds a Word or PDF document, a picture or something else that is no spreadsheet.",
        ),
        Code::FileLeftOut => (
            "Trong thư mục hoặc tệp nén có tệp tạm (~$…), tệp của hệ thống hoặc tệp rỗng.",
            "A folder or an archive holds a temporary file (~$…), a file of the system, or an empty one.",
        ),
        Code::FileConsolidated => (
            "Tệp là bảng tổng hợp do chương trình này lập, ví dụ của một xã, không phải báo cáo gốc.",
            "The file is a consolidated workbook that this program wrote, of a commune for instance, not a report.",
        ),
        Code::FileWrongExtension => (
            "Nội dung tệp là một dạng, đuôi tệp ghi dạng khác, ví dụ trang HTML mang đuôi .xls.",
            "What is inside the file is of one format and its extension of another, such as HTML named .xls.",
        ),
        Code::FileTooLarge => (
            "Tệp, hoặc nội dung sau khi giải nén, vượt giới hạn.",
            "The file, or what comes out of it when it is unpacked, crosses a limit.",
        ),
        Code::FileMayBeDamaged => (
            "Cấu trúc tệp không khớp: thiếu phần, số ô đọc được ít hơn số ô tệp khai.",
            "The file does not hold together: parts are missing, or fewer cells can be read than it says.",
        ),
        Code::FileRepeat => (
            "Nội dung tệp giống từng byte một tệp đã nhập.",
            "The file is the same, byte for byte, as one that was imported before.",
        ),
        Code::FileEmpty => (
            "Tệp không có byte nào, hoặc mọi trang tính đều trống.",
            "The file has no bytes, or every sheet in it is blank.",
        ),
        Code::FileReadLimit => (
            "Đọc tệp vượt giới hạn về số ô, số trang tính, bộ nhớ hoặc thời gian.",
            "Reading the file crosses a limit of cells, sheets, memory or time.",
        ),
        Code::SheetHidden => ("Trang tính bị ẩn có số liệu của biểu.", "A hidden sheet holds figures of the form."),
        Code::RowsHidden => {
            ("Hàng hoặc cột bị ẩn có số liệu của biểu.", "A hidden row or column holds figures of the form.")
        }
        Code::SheetUnrecognised => {
            ("Không trang tính nào có đủ tên mục của biểu.", "No sheet has enough of the form's labels.")
        }
        Code::SheetAmbiguous => (
            "Có hai cột hoặc hai trang tính đều có thể là số liệu.",
            "Two columns, or two sheets, could each hold the values.",
        ),
        Code::LayoutMoved => (
            "Đơn vị chèn, xóa hoặc dời hàng của biểu mẫu; số liệu được tìm theo tên mục.",
            "Rows of the blank form were inserted, deleted or moved; the values were found by their labels.",
        ),
        Code::LayoutTaught => (
            "Số liệu được lấy ở chỗ mà một người đã chỉ cho chương trình trước đây.",
            "The values were taken from where somebody once showed the program.",
        ),
        Code::FormVersionOld => ("Đơn vị dùng bản cũ của biểu mẫu.", "The unit used an old version of the form."),
        Code::FormOfAnotherPlan => ("Biểu mẫu thuộc một kế hoạch khác.", "The form is of another plan."),
        Code::LegacyEncoding => (
            "Chữ trong trang tính dùng phông TCVN3 hoặc VNI và đã được chuyển sang Unicode.",
            "The sheet's letters are in a TCVN3 or VNI font and were turned into Unicode.",
        ),
        Code::LabelMissing => {
            ("Một mục của biểu không có trên trang tính.", "A field of the form is not on the sheet.")
        }
        Code::LabelExtra => (
            "Trang tính có hàng hoặc cột mà biểu không có, trong đó có số liệu.",
            "The sheet has a row or column that the form has not, with figures in it.",
        ),
        Code::LabelDuplicate => ("Một mục xuất hiện hai lần.", "A field is there twice."),
        Code::LabelBlank => {
            ("Có số liệu ở hàng hoặc cột không có tên mục.", "There are figures in a row or column without a label.")
        }
        Code::LabelSimilar => (
            "Tên mục gần giống, không giống hẳn tên trong biểu.",
            "A label is like one of the form's, but not the same.",
        ),
        Code::UnitUnknown => (
            "Không chỗ nào trong tệp ghi một đơn vị có trong danh sách.",
            "Nothing in the file names a unit of the roster.",
        ),
        Code::UnitAmbiguous => {
            ("Tên đơn vị ghi trong tệp hợp với nhiều đơn vị.", "The name in the file fits several units.")
        }
        Code::UnitMismatch => (
            "Các chỗ ghi đơn vị (trang tính ẩn, tiêu đề, tên tệp, thư mục) không cùng một đơn vị.",
            "The places that name the unit (hidden sheet, letterhead, file name, folder) do not agree.",
        ),
        Code::UnitNotOwing => ("Đơn vị không thuộc diện phải nộp báo cáo này.", "The unit does not owe this report."),
        Code::UnitClosed => {
            ("Đơn vị đã giải thể hoặc sáp nhập trước kỳ.", "The unit was closed or merged before the period.")
        }
        Code::UnitDuplicateRow => {
            ("Trong bảng của xã, một đơn vị có hai hàng.", "A unit has two rows in a commune's table.")
        }
        Code::PeriodUnknown => {
            ("Tiêu đề ghi kỳ nhưng không rõ là kỳ nào.", "The title names a period, and it cannot be told which.")
        }
        Code::PeriodMismatch => {
            ("Kỳ ghi trong tệp khác kỳ đang nhập.", "The period in the file is not the one being imported.")
        }
        Code::PeriodLocked => (
            "Báo cáo thuộc một kỳ đã chốt hoặc đã gửi cấp trên.",
            "The report is of a period that is closed or was forwarded.",
        ),
        Code::RequiredMissing => (
            "Ô bắt buộc để trống, khi nội dung đã đến hạn và đơn vị thuộc diện phải điền.",
            "A required cell is blank, when it is due and the unit is asked.",
        ),
        Code::TypeMismatch => (
            "Nội dung ô không phải loại giá trị của mục: chữ trong ô số, “12/15”, “trên 500”, số âm.",
            "The cell holds something else than the field takes: words, “12/15”, “over 500” in a count.",
        ),
        Code::NumberAsText => (
            "Số được gõ dưới dạng chữ và đọc được chắc chắn.",
            "A number was typed as text and could be read for certain.",
        ),
        Code::NoDataStated => ("Ô ghi “...” hoặc “không có số liệu”.", "The cell says “...” or “no data”."),
        Code::NotApplicableStated => (
            "Đơn vị tự ghi “không áp dụng” ở mục mà kế hoạch có hỏi.",
            "The unit itself says “not applicable” where the plan asks.",
        ),
        Code::NumberAmbiguous => (
            "Số có thể đọc hai cách: 1.234 là một nghìn hai trăm ba mươi tư hay 1,234.",
            "A number reads two ways: 1.234 as a thousand or as one and a bit.",
        ),
        Code::PercentScale => (
            "Ô tỷ lệ ghi 1 hoặc 0,85 mà không có định dạng %: 1% hay 100%.",
            "A percentage of 1 or 0.85 without a percent format: 1% or 100%.",
        ),
        Code::UnitScale => (
            "Đơn vị tính ghi trong ô và trong biểu không khớp; hoặc số tiền lệch 1.000 hay 1.000.000 lần so với kỳ trước của chính đơn vị và so với các đơn vị cùng loại hình (chỉ có một căn cứ thì là cảnh báo).",
            "The unit in the cell and that of the form differ; or an amount is 1,000 or 1,000,000 times away from the unit's own last report and from its peers (a warning where only one of them is known).",
        ),
        Code::DateAmbiguous => (
            "Ngày gõ theo thứ tự tháng/ngày/năm và chỉ hiểu được khi đảo lại.",
            "A date was typed month first and only makes sense when turned round.",
        ),
        Code::DateOutsidePeriod => ("Ngày nằm trước hoặc sau kỳ báo cáo.", "A date lies before or after the period."),
        Code::OutOfRange => {
            ("Số nhỏ hơn hoặc lớn hơn giới hạn của mục.", "A figure is below or above what the field allows.")
        }
        Code::NotAnOption => {
            ("Giá trị không có trong danh sách lựa chọn của kế hoạch.", "The value is none of the plan's options.")
        }
        Code::FormulaError => {
            ("Ô hiện lỗi công thức như #REF!, #DIV/0!.", "The cell shows a formula error such as #REF! or #DIV/0!.")
        }
        Code::FormulaNotCalculated => {
            ("Ô có công thức mà tệp không lưu kết quả.", "The cell holds a formula whose result is not in the file.")
        }
        Code::ExternalLink => {
            ("Công thức lấy số từ một tệp khác.", "A formula takes its figure from another workbook.")
        }
        Code::TextTooLong => {
            ("Văn bản dài hơn một ô bảng tính chứa được.", "A text is longer than a cell of a sheet can hold.")
        }
        Code::PartExceedsWhole => (
            "Số thành phần lớn hơn số tổng theo quy tắc của kế hoạch, hoặc tử số lớn hơn mẫu số.",
            "A part is larger than its whole by a rule of the plan, or a numerator larger than its denominator.",
        ),
        Code::TotalMismatch => (
            "Số tổng khác tổng các số thành phần: theo quy tắc của kế hoạch, hoặc hàng Cộng của một bảng.",
            "A total is not the sum of its parts: by a rule of the plan, or in the total row of a table.",
        ),
        Code::RuleBroken => (
            "Một quy tắc khác của kế hoạch không thỏa. Quy tắc đọc một ô đã có lỗi thì không xét.",
            "Another rule of the plan does not hold. A rule that reads a cell with an error is not judged.",
        ),
        Code::RequiredTogether => (
            "Hai mục phải cùng điền hoặc cùng trống, mà chỉ một mục được điền.",
            "Of two fields that go together only one is filled in.",
        ),
        Code::Exclusive => (
            "Hai mục loại trừ nhau đều được điền, hoặc đánh dấu nhiều cột ở mục chỉ chọn một.",
            "Two fields that exclude each other are both filled in, or several columns are ticked where one may be.",
        ),
        Code::CumulativeDecreased => (
            "Số lũy kế nhỏ hơn số của chính đơn vị ở kỳ trước trong cùng năm (hoặc cùng năm học). Số ước không xét.",
            "A running total is below the unit's own in an earlier period of the same year (or school year). Estimates are not judged.",
        ),
        Code::LessThanEarlierPeriod => (
            "Số của cả kỳ nhỏ hơn số đã báo cáo cho một phần của kỳ đó: cả năm ít hơn 6 tháng. Số tại một thời điểm và số ước không xét.",
            "A figure of the whole period is below that of a part of it: the year below its first half. Figures of one day and estimates are not judged.",
        ),
        Code::ChangeTooLarge => (
            "Số tăng hoặc giảm từ 10 lần trở lên so với kỳ trước cùng loại báo cáo, chênh lệch đáng kể, và khác hẳn mức thay đổi chung của các đơn vị cùng loại hình.",
            "A figure is ten times as much or a tenth of the last report of the same type, the difference matters, and its peers did not change alike.",
        ),
        Code::IdenticalToLastPeriod => (
            "Tệp giống từng byte, hoặc mọi số liệu phát sinh trong kỳ giống hệt báo cáo kỳ trước cùng loại (ít nhất bốn số).",
            "The same bytes, or every figure of what happened in the period the same as in the last report of the type (four at least).",
        ),
        Code::Outlier => (
            "Số lớn hơn hẳn các đơn vị cùng loại hình đã báo cáo: hơn 5 lần mức giữa và vượt xa độ phân tán thường thấy. Cần ít nhất 10 đơn vị khác; số 0 và ô trống không tính; số nhỏ không xét.",
            "A figure is far above those of the units of its kind that reported: more than five times the middle, and far beyond how they usually differ. Needs ten others; nothing and blank do not count; small figures are not looked at.",
        ),
        Code::RowIncomplete => (
            "Một dòng có ghi của bảng chưa có Có ở đủ các cột mà kế hoạch đòi phải đủ: ba văn bản của một hồ sơ khen thưởng, “6 rõ” của một mô hình. Mỗi dòng một cảnh báo.",
            "A filled row of a table has not all of the yes-columns the plan asks of a complete one: the three documents of a nomination, the six points of a model. One warning for each row.",
        ),
        Code::IncidentNotInReport => (
            "Đơn vị đã báo cáo đột xuất một việc mà báo cáo kỳ đã nhận của chính đơn vị không có dòng giống như vậy (cùng ngày hoặc cùng loại việc, các cột cùng có ghi đều khớp). Là lưu ý nếu không mâu thuẫn; là cảnh báo nếu bảng của báo cáo kỳ để trống, có dòng cùng ngày hoặc cùng loại nhưng khác lời, hoặc tính thêm việc ấy thì trái quy tắc của kế hoạch.",
            "A unit reported something at once, and its report of the period has no row like it (the same day or kind, and nothing in any column that both have filled differs). A note where nothing contradicts; a warning where the report's table is empty, a row has the same day or kind in other words, or a rule of the plan no longer holds with it.",
        ),
        Code::ReportEmpty => (
            "Trang tính đúng biểu nhưng không ô số liệu nào được điền.",
            "The sheet is the form, and no value in it is filled in.",
        ),
        Code::NilWithFigures => (
            "Báo cáo ghi chung “không phát sinh” mà vẫn có số liệu phát sinh trong kỳ. Số tại một thời điểm (học sinh, bảo vệ) không mâu thuẫn.",
            "The report says as a whole that there is nothing to report and holds figures of what happened. Figures of one day (pupils, guards) do not contradict it.",
        ),
        Code::ResubmissionChanged => (
            "Bản đang dùng thay một bản trước và ghi số khác ở ô này.",
            "The version that counts took another's place and holds another figure here.",
        ),
    };
    lang.pick(vi, en)
}
