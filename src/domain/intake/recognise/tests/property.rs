//! Whatever stands on a sheet: a value has a label of its own field, and no cell is the value of two.
use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

const WORDS: &[&str] = &[
    "",
    "",
    "",
    "5",
    "12",
    "x",
    "Có",
    "Không",
    "Nội dung",
    "Kết quả",
    "Kỳ này",
    "Lũy kế",
    "Quý I",
    "Quý II",
    "Khá",
    "Yếu",
    "Ghi chú",
    "I. Chỉ đạo",
    "Số buổi tuyên truyền",
    "Số lượt người dự",
    "Số mô hình hiện có",
    "Số lần sinh hoạt",
    "Xếp loại chung",
    "Đã ký cam kết",
    "Đã tổ chức hội nghị",
    "Giáo viên – Tổng số",
    "Giáo viên – Được tập huấn",
    "Tên vụ việc",
    "Số người",
    "Tổng cộng",
];

fn sheet() -> impl Strategy<Value = (Sheet, bool)> {
    let rows = proptest::collection::vec(proptest::collection::vec(0..WORDS.len(), 5), 1..9);
    let merged = proptest::collection::vec((0_u32..8, 0_u32..5, 0_u32..2, 0_u32..2), 0..3);
    (rows, merged, any::<bool>()).prop_map(|(rows, merged, taught)| {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|word| WORDS[*word]).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let mut sheet = grid(&rows, &[]);
        for (row, column, down, right) in merged {
            let first = Address::new(row, column);
            let area = crate::domain::grid::Area { first, last: Address::new(row + down, column + right) };
            // What a merged area covers is not in the file.
            sheet.cells.retain(|cell| cell.at == first || !area.contains(cell.at));
            sheet.merged.push(area);
        }
        (sheet, taught)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_value_has_one_label_and_a_cell_one_field((sheet, taught) in sheet()) {
        let (form, none) = (form(), Lessons::default());
        let index = FormIndex::new(&form);
        let shown = vec![crate::domain::intake::Shown::new("buoi", Address::new(2, 2))];
        let lessons = match check_shown(&sheet, &form, shown) {
            Ok(places) if taught => {
                let mapping = Mapping { form: form.id.clone(), places, who: "Lan".into() };
                Lessons { mappings: [(fingerprint(&sheet), mapping)].into(), ..Lessons::default() }
            }
            Ok(_) | Err(_) => none,
        };
        let is_taught = !lessons.mappings.is_empty();
        let given = Given { lessons: &lessons, year: Some(2026), quarters: [Some(2026); 4] };
        if let Recognised::Yes(located) = recognise(&sheet, &index, &given) {
            let texts = Texts::new(&sheet);
            let mut used: HashMap<Address, (FieldKey, Part, u32)> = HashMap::new();
            for value in located.values.iter().filter(|value| matches!(value.field, FieldKey::Field(_))) {
                let label = sheet.cell(value.label);
                let meant = label.and_then(|cell| index.meaning(cell, texts.at(value.label)));
                prop_assert!(is_taught || meant.is_some_and(|meaning| meaning.field == value.field), "{value:?}");
                if sheet.cell(value.cell).is_some() {
                    let mine = (value.field, value.part, value.row);
                    let other = used.insert(value.cell, mine);
                    prop_assert!(is_taught || other.is_none_or(|other| other == mine), "{value:?} {other:?}");
                    prop_assert!(!index.is_label(sheet.cell(value.cell).unwrap(), texts.at(value.cell))
                        || form.get(value.field).unwrap().kind != crate::domain::plan::FieldKind::Count
                        || value.cell != value.label, "{value:?}");
                }
            }
        }
    }
}
