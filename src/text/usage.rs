//! What `--help` says of every command and option.
use super::Lang;

macro_rules! topics {
    ($($name:ident $vi:literal $en:literal)*) => {
        /// A command or option that help explains.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Topic { $($name),* }

        impl Topic {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }

        pub const fn usage(lang: Lang, topic: Topic) -> &'static str {
            match topic { $(Topic::$name => lang.pick($vi, $en)),* }
        }
    };
}

topics! {
    Program "Tổng hợp báo cáo Excel của các đơn vị theo kế hoạch" "Consolidates the Excel reports of units under a plan"
    Book "Tệp sổ tổng hợp (.tonghop)" "The book file (.tonghop)"
    Demo "Tạo sổ mẫu với các trường giả định rồi chạy trọn một kỳ báo cáo" "Make a sample book of invented schools and run one whole period"
    DemoDir "Thư mục để ghi; mặc định tonghop-demo" "Folder to write to; tonghop-demo by default"
    DemoUnits "Số đơn vị; ít hơn nếu kế hoạch có ít nơi báo cáo" "How many units; fewer where a plan has few reporters"
    DemoSeed "Số gieo: cùng một số thì cùng một kết quả" "Seed: the same number gives the same result"
    DemoNoScreen "Không mở màn hình sau khi xong" "Do not open the screen afterwards"
    New "Tạo sổ mới cho một kế hoạch" "Make a new book for a plan"
    NewPlan "Mã kế hoạch có sẵn (xem: tonghop plan list) hoặc tệp kế hoạch" "Id of a built-in plan (see: tonghop plan list), or a plan file"
    NewUnits "Danh sách đơn vị (.xlsx)" "List of units (.xlsx)"
    Plan "Các kế hoạch" "Plans"
    PlanList "Liệt kê các kế hoạch có sẵn" "List the built-in plans"
    PlanShow "Xem một kế hoạch" "Show a plan"
    PlanCheck "Kiểm tra một tệp kế hoạch, chỉ ra mọi lỗi" "Check a plan file and point at every fault"
    PlanExport "Ghi một kế hoạch ra tệp .toml" "Write a plan to a .toml file"
    PlanApply "Đổi sang phiên bản khác của kế hoạch, từ một ngày" "Put another version of the plan in force, from a day on"
    PlanFrom "Áp dụng cho các kỳ kết thúc từ ngày này; mặc định hôm nay" "For periods that end on this day or later; today by default"
    PlanDryRun "Chỉ xem khác gì và ảnh hưởng gì, không ghi" "Only show what differs and what it does; write nothing"
    PlanId "Mã hoặc tệp kế hoạch" "Id of a plan, or a plan file"
    File "Tệp" "File"
    Units "Danh sách đơn vị của sổ" "The book's list of units"
    UnitsImport "Đọc danh sách đơn vị từ Excel" "Read the list of units from Excel"
    UnitsList "Liệt kê các đơn vị" "List the units"
    UnitsExport "Ghi danh sách đơn vị ra Excel" "Write the list of units to Excel"
    PeriodNoun "Kỳ báo cáo" "Reporting periods"
    PeriodOpen "Mở một kỳ để làm việc" "Open a period to work in"
    PeriodList "Liệt kê các kỳ" "List the periods"
    PeriodClose "Chốt kỳ" "Close a period"
    PeriodForward "Ghi nhận đã gửi lên cấp trên" "Record that it was forwarded"
    PeriodReopen "Mở lại kỳ đã chốt" "Reopen a closed period"
    PeriodDue "Ngày cuối cùng đúng hạn của đơn vị" "Last day on time for units"
    PeriodCommuneDue "Ngày cuối cùng đúng hạn của xã, phường" "Last day on time for communes"
    PeriodOfficeDue "Ngày cuối cùng đúng hạn của cơ quan lên cấp trên" "Last day on time for the office itself"
    PeriodFrom "Ngày đầu của kỳ số liệu" "First day of the data window"
    PeriodTo "Ngày cuối của kỳ số liệu" "Last day of the data window"
    Note "Ghi chú" "Note"
    Template "Ghi biểu mẫu trắng cho các đơn vị" "Write blank forms for the units"
    TemplateOut "Thư mục, tệp .xlsx hoặc tệp .zip" "Folder, .xlsx file or .zip file"
    TemplateUnit "Chỉ cho đơn vị có mã này (lặp lại được)" "Only for the unit with this code (may be repeated)"
    TemplateBlank "Một biểu dùng chung, đơn vị tự ghi tên" "One form for everybody; the unit writes its own name"
    Import "Nhận tệp hoặc thư mục báo cáo vào sổ" "Take report files or folders into the book"
    Paths "Tệp hoặc thư mục" "Files or folders"
    Received "Ngày nhận: YYYY-MM-DD, file (theo ngày của tệp) hoặc today" "Day of receipt: YYYY-MM-DD, file (each file's date) or today"
    DryRun "Làm đủ các bước nhưng không ghi gì" "Do everything and write nothing"
    Strict "Mã thoát 3 khi còn lỗi số liệu" "Exit code 3 while a finding of severity error remains"
    Tray "Các tệp đang chờ xử lý" "Files that wait"
    TrayList "Liệt kê các tệp chờ và câu hỏi" "List the files that wait and their questions"
    TrayAnswer "Trả lời một câu hỏi" "Answer a question"
    TrayDiscard "Bỏ một tệp khỏi sổ (nhật ký lấy lại được)" "Take a file out (the journal can bring it back)"
    QuestionId "Mã câu hỏi, thấy ở tray list" "Id of the question, as tray list shows it"
    FileId "Mã tệp, thấy ở tray list" "Id of the file, as tray list shows it"
    AnswerUnit "Mã của đơn vị đã gửi" "Code of the unit that sent it"
    AnswerKeep "Giữ bản cũ (old) hoặc lấy bản mới (new)" "Keep the old version or take the new one"
    AnswerMap "Chỗ của số liệu: MỤC=Ô, ví dụ so_buoi=E12 (lặp lại được)" "Where a value stands: FIELD=CELL, e.g. so_buoi=E12 (may be repeated)"
    AnswerEncoding "Bảng mã của chữ trong tệp" "How the letters of the file are encoded"
    AnswerPassword "Tệp chứa mật khẩu ở dòng đầu; mật khẩu không được lưu" "File with the password on its first line; it is not kept"
    Reason "Lý do" "Reason"
    Report "Báo cáo của một đơn vị" "One unit's report"
    ReportShow "Xem các số liệu và nguồn của từng ô" "Show the values and the cell each came from"
    ReportAccept "Chấp nhận báo cáo còn lỗi, kèm lý do" "Accept a report with errors, with a reason"
    ReportReturn "Trả lại đơn vị, kèm lý do" "Send it back to the unit, with a reason"
    ReportCorrect "Sửa một số liệu (bản gốc vẫn giữ), kèm lý do" "Correct one value (the original is kept), with a reason"
    ReportKeyIn "Nhập số liệu từ bản giấy, bản quét hoặc điện thoại" "Key in figures from paper, a scan or the telephone"
    FieldId "Mã mục của biểu mẫu; quý hoặc dòng thứ hai là MỤC/2" "Id of a field; its second quarter or row is FIELD/2"
    FieldValue "Số liệu, gõ như trong ô" "The value, typed as in a cell"
    KeyFrom "Tệp JSON dạng {\"mục\": \"số liệu\"}" "JSON file of the shape {\"field\": \"value\"}"
    KeySource "Nguồn: paper (bản giấy), phone (điện thoại), scan (bản quét)" "Source: paper, phone or scan"
    KeyBy "Người đọc số liệu hoặc ký báo cáo" "Who read the figures out, or signed"
    KeySigned "Đã có bản có chữ ký" "A signed copy is there"
    KeyReceived "Ngày nhận; mặc định hôm nay" "Day of receipt; today by default"
    ReportExempt "Miễn báo cáo cho đơn vị, kèm lý do" "Exempt the unit, with a reason"
    ReportExtend "Gia hạn cho đơn vị, kèm lý do" "Extend the unit's deadline, with a reason"
    UnitCode "Mã đơn vị" "Code of the unit"
    Until "Ngày cuối cùng đúng hạn mới" "The new last day on time"
    Status "Tình hình: đã nộp, chưa nộp, nộp muộn, chỉ tiêu" "Who is in, missing, late; the indicators"
    StatusOnly "Chỉ các trạng thái này, cách nhau bằng dấu phẩy" "Only these states, separated by commas"
    StatusOffTarget "Chỉ các đơn vị chưa đạt (một) chỉ tiêu" "Only units that miss (one) indicator"
    Findings "Các lỗi, cảnh báo, lưu ý" "Errors, warnings and notes"
    FindingsOut "Ghi ra tệp Excel" "Write to an Excel file"
    Facts "Ghi mọi số liệu kèm nguồn ra CSV hoặc JSON" "Write every value with its source as CSV or JSON"
    FactsOut "Tệp .csv hoặc .json" "File .csv or .json"
    Export "Ghi bản tổng hợp" "Write the consolidated workbook"
    ExportOut "Tệp .xlsx" "File .xlsx"
    ExportFull "Bản lưu: thêm lỗi số liệu và nguồn số liệu" "Office copy: with findings and sources"
    Journal "Sổ nhật ký" "The journal"
    JournalList "Liệt kê các quyết định" "List the decisions"
    JournalUndo "Lấy lại một quyết định (mặc định: gần nhất)" "Take a decision back (default: the last)"
    Seq "Số thứ tự trong nhật ký" "Its number in the journal"
    Doctor "Kiểm tra sổ" "Examine the book"
    DoctorRebuild "Đọc lại mọi tệp gốc" "Read every original again"
    Keys "Các phím của màn hình" "The keys of the screen"
    OptPeriod "Kỳ báo cáo, ví dụ 2026-H1" "Reporting period, e.g. 2026-H1"
    OptAsOf "Coi ngày này là hôm nay (YYYY-MM-DD)" "Take this day for today (YYYY-MM-DD)"
    OptAs "Người thực hiện" "Who does it"
    OptLang "Ngôn ngữ: vi hoặc en" "Language: vi or en"
    OptJson "In một tài liệu JSON" "Print one JSON document"
    OptQuiet "Chỉ in lỗi" "Print errors only"
    OptNoColor "Không dùng màu" "No colours"
}

/// Why a call could not be understood.
pub fn wrong_call(lang: Lang, detail: &str) -> String {
    let detail = detail.trim().trim_end_matches('.');
    match lang {
        Lang::Vi => format!("Không hiểu lệnh: {detail}. Xem: tonghop --help"),
        Lang::En => format!("The call was not understood: {detail}. See: tonghop --help"),
    }
}
