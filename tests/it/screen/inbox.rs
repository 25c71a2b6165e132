//! A clerk's day: 160 files of every sort in one archive, their questions one after another, and the sheet behind a finding.
//! By keyboard alone.
use super::stage::Stage;
use crate::{
    program::{Room, files},
    workbook::{Book, Content, Format, Sheet, delimited, packed::pack},
};
use tonghop::domain::vietnamese::legacy::{Charset, encode};

const FIRST: [&str; 11] = ["Hoa", "Sao", "Suối", "Đồi", "Nắng", "Mây", "Trúc", "Rừng", "Biển", "Sông", "Thác"];
const SECOND: [&str; 10] = ["Ban", "Mai", "Reo", "Xanh", "Vàng", "Trắng", "Tím", "Biếc", "Hồng", "Ngọc"];
const COMMUNES: [&str; 3] = ["Ea Kao", "Buôn Hồ", "Cư Mgar"];

const FORMATS: [(Format, &str); 7] = [
    (Format::Xlsx, "xlsx"),
    (Format::Xls, "xls"),
    (Format::Ods, "ods"),
    (Format::Xlsb, "xlsb"),
    (Format::Csv(delimited::Letters::Utf8, delimited::Separator::Semicolon), "csv"),
    // Exported by the web, and named as if Excel had written it.
    (Format::Html, "xls"),
    (Format::Xml2003, "xml"),
];

fn name(unit: usize) -> String {
    format!("Trường THPT {} {}", FIRST[unit / 10], SECOND[unit % 10])
}

fn code(unit: usize) -> String {
    format!("D{:03}", unit + 1)
}

/// A form as a school draws it up itself.
fn own_form(unit: usize, fires: &str) -> Book {
    let mut sheet = Sheet::named("Báo cáo");
    let head = [["Đơn vị:", &name(unit)], ["Mã đơn vị:", &code(unit)], ["BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026", ""]];
    for (row, [left, right]) in (0..).zip(head) {
        sheet.say((row, 0), left);
        sheet.say((row, 1), right);
    }
    let lines = [
        ["STT", "Nội dung", "Kết quả"],
        ["1", "Đã xây dựng kế hoạch", "Có"],
        ["2", "Có lắp đặt camera giám sát", "Không"],
        ["3", "Số vụ cháy nổ", fires],
        ["4", "Kinh phí thực hiện", "12,5"],
    ];
    for (row, line) in (3..).zip(lines) {
        for (column, text) in (0..).zip(line) {
            sheet.say((row, column), text);
        }
    }
    if let Ok(number) = fires.parse() {
        sheet.put((6, 2), Content::Number(number));
    }
    Book { sheets: vec![sheet] }
}

/// The same with a change.
fn changed(unit: usize, change: impl FnOnce(&mut Sheet)) -> Vec<u8> {
    let mut book = own_form(unit, "3");
    change(&mut book.sheets[0]);
    book.bytes(Format::Xlsx)
}

/// Another column beside the figures, under a heading as good.
fn two_columns(unit: usize) -> Vec<u8> {
    changed(unit, |sheet| {
        sheet.say((3, 2), "Số liệu A");
        sheet.say((3, 3), "Số liệu B");
        for row in 4..8 {
            let beside = sheet.cells[&(row, 2)].content.clone();
            sheet.put((row, 3), beside);
        }
        sheet.put((6, 3), Content::Number(8.0));
    })
}

/// Typed in a font from before Unicode.
fn old_letters(unit: usize) -> Vec<u8> {
    changed(unit, |sheet| {
        for cell in sheet.cells.values_mut() {
            if let Content::Text(text) = &mut cell.content
                && let Some(old) = encode(&text.to_lowercase(), Charset::Tcvn3)
            {
                *text = old;
                cell.font = Some(".VnTime");
            }
        }
    })
}

/// A row for each unit in two sections, with totals.
fn table(units: [usize; 6]) -> Vec<u8> {
    let mut sheet = Sheet::named("Biểu");
    let heads = ["TT", "Mã đơn vị", "Tên đơn vị", "Đã xây dựng kế hoạch", "Số vụ cháy nổ"];
    let mut row = 2;
    sheet.say((0, 0), "TỔNG HỢP 6 THÁNG ĐẦU NĂM 2026");
    let mut line = |texts: [&str; 4], number: Option<f64>| {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.say((row, column), text);
        }
        if let Some(number) = number {
            sheet.put((row, 4), Content::Number(number));
        }
        row += 1;
    };
    line([heads[0], heads[1], heads[2], heads[3]], None);
    for (section, units) in ["I", "II"].into_iter().zip(units.chunks(3)) {
        line([section, "", "Khối THPT", ""], None);
        for (number, unit) in (1..).zip(units) {
            line([&number.to_string(), &code(*unit), &name(*unit), "Có"], Some(2.0));
        }
    }
    line(["", "", "Tổng cộng", ""], Some(12.0));
    sheet.say((2, 4), heads[4]);
    Book { sheets: vec![sheet] }.bytes(Format::Xlsx)
}

/// 160 files: what came, and what lies beside it in a folder of a messenger.
fn inbox() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for unit in 0..91 {
        let (format, ending) = FORMATS[unit % FORMATS.len()];
        all.push((format!("{}.{ending}", code(unit)), own_form(unit, &(unit % 4).to_string()).bytes(format)));
    }
    let copies: Vec<_> = all.iter().take(20).map(|(name, bytes)| (format!("lan-2/{name}"), bytes.clone())).collect();
    all.extend(copies);
    let mut add = |name: &str, bytes: Vec<u8>| all.push((name.to_owned(), bytes));
    add("bang/cum.xlsx", table([91, 92, 93, 94, 95, 96]));
    add("hoi/ban-1.xlsx", own_form(97, "1").bytes(Format::Xlsx));
    add("hoi/ban-1 sửa.xlsx", own_form(97, "2").bytes(Format::Xlsx));
    add("hoi/chu-cu.xlsx", old_letters(98));
    add("hoi/hai-cot.xlsx", two_columns(99));
    add("hoi/khoa.xlsx", std::fs::read(files().join("formats/locked-report.xlsx")).unwrap());
    add("hoi/khong-ten.xlsx", {
        changed(100, |sheet| {
            sheet.say((0, 1), "Trường THPT Đèo Gió");
            sheet.cells.retain(|at, _| at.0 != 1);
        })
    });
    add("hoi/ky-khac.xlsx", changed(101, |sheet| sheet.say((2, 0), "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2027")));
    add("loi/khoang.xlsx", own_form(102, "khoảng 20").bytes(Format::Xlsx));
    let whole = own_form(103, "1").bytes(Format::Xlsx);
    add("loi/hong.xlsx", whole[..whole.len() / 2].to_vec());
    add("loi/trong.xlsx", vec![]);
    add("Thumbs.db", vec![1; 90]);
    for number in 0..12 {
        add(&format!("~$D{number:03}.xlsx"), vec![5; 165]);
    }
    for number in 0..15 {
        add(&format!("anh/{number}.jpg"), [b"\xff\xd8\xff\xe0".as_slice(), &[number; 200]].concat());
    }
    for number in 0..10 {
        add(&format!("quet/{number}.pdf"), format!("%PDF-1.7 bản quét {number}").into_bytes());
    }
    assert_eq!(all.len(), 160);
    all
}

/// A book of 110 units with their archive beside it.
fn office() -> Room {
    let room = Room::new();
    let mut roster = Sheet::named("Đơn vị");
    let heads = ["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"];
    for (column, head) in (0..).zip(heads) {
        roster.say((0, column), head);
    }
    for unit in 0..110 {
        let row = u32::try_from(unit + 1).unwrap();
        let texts = [row.to_string(), code(unit), name(unit), "THPT".into(), COMMUNES[unit % 3].into()];
        for (column, text) in (0..).zip(texts) {
            roster.say((row, column), text);
        }
        roster.say((row, 5), "Trực thuộc Sở");
    }
    room.write("roster.xlsx", Book { sheets: vec![roster] }.bytes(Format::Xlsx));
    let plan = files().join("contract/plan.toml");
    room.run(["new", "so.tonghop", "--units", "roster.xlsx", "--plan", &plan.to_string_lossy()]).well();
    let inbox = inbox();
    room.write("den/zalo.zip", pack(inbox.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())), &[]));
    room
}

/// Answers the question that is open, whatever it is. Where it is answered on another screen, comes back.
fn answer(stage: &mut Stage) {
    let shown = stage.text();
    let asks = |question: &str| shown.contains(&format!("┌─ {question} — "));
    if asks("Bảng mã chữ nào?") {
        stage.shows(&["trường thpt"]);
        // The sheet itself is shown as it would be read, and says so.
        stage.press("↓ ↓ ↓ ↓ Enter");
        stage.shows(&["trường thpt sông hồng", "đã xây dựng kế hoạch", "đã chuyển sang Unicode"]);
        stage.press("Esc Enter");
        stage.press("↓ Enter");
    } else if asks("Cột nào là số liệu?") {
        // The second column; it is looked at before it is used.
        stage.shows(&["Số liệu A", "Số liệu B"]);
        stage.press("↓ ↓ Enter");
        stage.shows(&["Bảng tính: hai-cot.xlsx", "Đã chỉ 1 chỗ", "── D"]);
        stage.press("Ctrl+A Esc");
    } else if asks("Mật khẩu của tệp?") {
        stage.press("↓ Enter").types("sai").press("Enter").shows(&["Mật khẩu này không mở được", "khoa.xlsx"]);
        stage.press("Esc").press("Enter ↓ Enter").types("mật khẩu 1");
        assert!(!stage.text().contains("mật khẩu 1"), "{}", stage.text());
        stage.press("Enter");
    } else if asks("Đơn vị nào gửi tệp này?") {
        stage.shows(&["Trường THPT Đèo Gió"]);
        stage.press("↓ Enter").types("thac ban");
        stage.press("Enter");
    } else if asks("Báo cáo này của kỳ nào?") {
        stage.press("↓ ↓ Enter");
    } else if asks("Bản nào được tính?") {
        stage.shows(&["số liệu khác", "Số vụ cháy nổ"]);
        stage.press("↓ Enter");
    } else {
        panic!("no question in\n{shown}");
    }
}

/// What waits, as the list above the details shows it.
fn waits(stage: &Stage) -> Vec<String> {
    let text = stage.text();
    let list = text.lines().skip(2).take_while(|line| !line.starts_with('─')).filter(|line| !line.is_empty());
    list.map(str::to_owned).collect()
}

#[test]
fn a_zip_of_160_mixed_files_is_taken_in_answered_and_looked_at_by_keyboard() {
    let room = office();
    for (width, height) in [(80, 24), (120, 40)] {
        let book = room.path(&format!("{width}.tonghop"));
        std::fs::copy(room.path("so.tonghop"), &book).unwrap();
        let mut stage = Stage::open(&book).sized(width, height);
        stage.press("F5 /").types(&room.path("den").to_string_lossy()).press("Enter");
        stage.shows(&["zalo.zip"]);
        stage.press("Enter");
        if !stage.text().contains("160 tệp:") {
            // After the deadline it is asked when they came.
            stage.press("Enter");
        }
        stage.shows(&["160 tệp: 93 đã nhận, 7 chờ trả lời, 1 không nhận, 20 trùng tệp đã có, 39 bỏ"]);
        let waiting = waits(&stage);
        stage.press("Home Enter");
        let mut answered = 0;
        while !stage.text().contains("Đã trả lời hết các câu hỏi") {
            answered += 1;
            assert!(answered < 12, "{}", stage.text());
            answer(&mut stage);
        }
        stage.shows(&[
            "Chờ trả lời (0)",
            "160 tệp: 93 đã nhận · 1 không nhận · 20 trùng tệp đã có · 39 bỏ qua · 7 đã trả",
        ]);
        let lines = stage.text();
        let answered_files = lines.lines().filter(|line| line.contains("zalo.zip/") && line.contains("✓ đã trả lời"));
        assert_eq!(answered_files.count(), 7, "{lines}");
        // From a kind of mistake to its place, and to the cell on the sheet as it was sent.
        stage.press("Esc Ctrl+G");
        stage.shows(&["[Theo loại lỗi]"]);
        stage.press("Enter");
        stage.shows(&["“khoảng 20”"]);
        stage.press("Enter");
        stage.shows(&["✗khoảng 20", "── C7 · Báo cáo"]);
        let picture = stage.picture();
        let line = picture.lines().position(|line| line.contains("✗khoảng 20")).unwrap();
        let highlighted = |row: &str| row.starts_with(&format!("{line:>3}:")) && row.ends_with("on Selected");
        assert!(picture.lines().any(highlighted), "{picture}");
        // Everything is taken back, one thing after another, and stands as it stood.
        stage.press("Esc Esc Esc");
        for _ in 0..answered {
            stage.press("Ctrl+Z");
        }
        stage.press("Ctrl+T Home");
        assert_eq!(waits(&stage), waiting);
    }
}
