//! Five hundred files, fifty of them hostile, through the program as a script runs it: the others are in.
use super::made;
use crate::{
    program::{Room, list, text},
    workbook::{Book, Content, Format, Sheet},
};
use serde_json::Value;

const GOOD: usize = 450;
const HOSTILE: usize = 50;

#[test]
fn fifty_hostile_files_cost_none_of_the_others() {
    let room = Room::new();
    room.say("new book.tonghop --plan daklak-antq-2026").well();
    room.write("units.xlsx", roster().bytes(Format::Xlsx));
    room.say("units import book.tonghop units.xlsx").well();
    for number in 0..GOOD {
        room.write(&format!("inbox/{}/bao cao {number}.xlsx", number % 7), report(number).bytes(Format::Xlsx));
    }
    let hostile = made::all();
    for at in 0..HOSTILE {
        let (name, bytes) = &hostile[at % hostile.len()];
        // The same again would be passed over as a repeat.
        let copy = [bytes.as_slice(), &vec![b' '; at / hostile.len()]].concat();
        let odd = ["", "\u{1}\n", "..", "%s%n", "CON "][at % 5];
        room.write(&format!("inbox/{}/{odd}{at} {name}", at % 7), copy);
    }
    let ran = room.run(["import", "book.tonghop", "inbox", "--json", "--as-of", "2026-05-14"]);
    let files = ran.json();
    let files = list(&files["files"]);
    assert_eq!(files.len(), GOOD + HOSTILE);
    let (good, hostile): (Vec<&Value>, Vec<&Value>) =
        files.iter().partition(|file| text(&file["path"]).contains("bao cao "));
    let not_in: Vec<&&Value> = good.iter().filter(|file| file["outcome"] != "taken").collect();
    assert!(not_in.is_empty(), "{} of {}, the first: {:#}", not_in.len(), good.len(), not_in[0]);
    for file in hostile {
        assert!(!["taken", "partly-taken"].contains(&text(&file["outcome"])), "{file:#}");
        assert!(!list(&file["findings"]).is_empty() || !list(&file["reports"]).is_empty(), "without a word: {file:#}");
    }
    let facts = room.facts("book.tonghop", "2026-05-14");
    let figure = |fact: &&Value| fact["field"] == "tuyen-truyen-buoi" && fact["value"].is_number();
    assert_eq!(facts.iter().filter(figure).count(), GOOD);
}

fn roster() -> Book {
    let mut sheet = Sheet::named("Đơn vị");
    for (column, heading) in (0..).zip(["STT", "Mã đơn vị", "Tên đơn vị", "Loại hình", "Xã, phường", "Phạm vi"])
    {
        sheet.text((0, column), heading);
    }
    for (row, number) in (1..).zip(0..GOOD) {
        let values = [
            code(number),
            format!("Trường THPT Mây Trắng {number}"),
            "THPT".into(),
            "Xã Cư Lúa".into(),
            "Trực thuộc Sở".into(),
        ];
        sheet.put((row, 0), Content::Number(f64::from(row)));
        (1..).zip(values).for_each(|(column, value)| sheet.say((row, column), value));
    }
    Book { sheets: vec![sheet] }
}

fn code(number: usize) -> String {
    format!("MT-{number:03}")
}

fn report(number: usize) -> Book {
    let mut sheet = Sheet::named("Sheet1");
    sheet.text((0, 0), "Mã đơn vị:");
    sheet.text((0, 1), code(number));
    sheet.text((2, 0), "Nội dung");
    sheet.text((2, 1), "Kết quả");
    let labels = [
        ("Số mô hình hiện có", 9),
        ("Số mô hình hoạt động hiệu quả", 5),
        ("Số buổi tuyên truyền", 20 + number),
        ("Số tin, bài tuyên truyền", 3),
        ("Số nhân viên bảo vệ", 2),
        ("Số camera đang hoạt động", 8),
        ("Số lượt người được tuyên truyền", 900),
    ];
    for (row, (label, figure)) in (3..).zip(labels) {
        sheet.text((row, 0), label);
        sheet.put((row, 1), Content::Number(figure as f64));
    }
    Book { sheets: vec![sheet] }
}
