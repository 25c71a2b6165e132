#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::{vocabulary::words, *};
use crate::domain::vietnamese::{fold, fold_marked};
use proptest::prelude::*;

/// The rows a query finds, as they were given.
fn found<'a>(rows: &[&'a str], query: &str) -> Vec<&'a str> {
    Haystack::new(rows).find(query).into_iter().map(|row| rows[row as usize]).collect()
}

#[test]
fn every_word_begins_a_word_of_the_row() {
    let rows = ["Trường Tiểu học Nguyễn Du", "THCS Y Jút – Ea H’Leo", "Mầm non Hoạ Mi 66-012", "", "Du Nguyễn"];
    for (query, expected) in [
        ("", vec![0, 1, 2, 3, 4]),
        (" – ", vec![0, 1, 2, 3, 4]),
        ("nguyen du", vec![0, 4]),
        ("NGUYEN  DU", vec![0, 4]),
        ("du", vec![0, 4]),
        ("d ng", vec![0, 4]),
        ("tieu h n", vec![0]),
        ("guyen", vec![]),
        ("nguyen dum", vec![]),
        ("ea h'leo", vec![1]),
        ("yjut", vec![]),
        ("h", vec![1, 0, 2]),
        ("66 012", vec![2]),
        ("012", vec![2]),
        ("hoa\u{323}", vec![2]),
        ("du du", vec![0, 4]),
    ] {
        assert_eq!(Haystack::new(rows).find(query), expected, "{query:?}");
    }
}

#[test]
fn exact_marks_come_first_and_none_are_needed() {
    let rows = ["nguyen du", "Nguyễn Dư", "Nguyễn Duy", "Nguyên Du", "Trường Nguyễn Du", "Nguyễn Dữ", "Du Nguyễn"];
    for (query, expected) in [
        (
            "nguyen du",
            vec!["nguyen du", "Nguyễn Dư", "Nguyên Du", "Trường Nguyễn Du", "Nguyễn Dữ", "Du Nguyễn", "Nguyễn Duy"],
        ),
        (
            "nguyễn du",
            vec!["Trường Nguyễn Du", "Nguyễn Duy", "Nguyễn Dư", "Nguyễn Dữ", "Du Nguyễn", "nguyen du", "Nguyên Du"],
        ),
        (
            "nguyễn dữ",
            vec!["Nguyễn Dữ", "nguyen du", "Trường Nguyễn Du", "Du Nguyễn", "Nguyễn Duy", "Nguyễn Dư", "Nguyên Du"],
        ),
    ] {
        assert_eq!(found(&rows, query), expected, "{query}");
    }
}

#[test]
fn spelling_is_no_difference() {
    for (row, query) in [
        ("Hoà Bình", "hòa bình"),
        ("Lý Thường Kiệt", "lí thường kiệt"),
        ("Thuỷ", "thủy"),
        ("Nguyễn Du", "nguye\u{302}\u{303}n du"),
        ("ĐẮK LẮK", "đắk lắk"),
        ("Ðắk Lắk", "đắk l"),
    ] {
        let bare = fold(row);
        assert_eq!(found(&[&bare, row], query), [row, &bare], "{query}");
    }
    for (rows, query, expected) in [
        (["Lí", "Lý"], "lý", vec!["Lí", "Lý"]),
        (["Lí", "Lý"], "ly", vec!["Lí", "Lý"]),
        (["Quyết", "Quí"], "quy", vec!["Quí", "Quyết"]),
        (["Thui", "Thuý"], "thuy", vec!["Thuý"]),
    ] {
        assert_eq!(found(&rows, query), expected, "{query}");
    }
}

/// A table the size of all schools of the country, from few words as in life.
fn country() -> Vec<String> {
    const KINDS: [&str; 5] = ["Trường Mầm non", "Trường Tiểu học", "Trường THCS", "Trường THPT", "Trung tâm GDTX"];
    const FIRST: [&str; 12] =
        ["Nguyễn", "Trần", "Lê", "Phan", "Hoàng", "Võ", "Đặng", "Bùi", "Lý", "Ea", "Krông", "Buôn"];
    const SECOND: [&str; 11] =
        ["Du", "Dữ", "Dư", "Trãi", "Hồng Phong", "Bội Châu", "Ana", "H’Leo", "Tự Trọng", "Thị", "Ái"];
    let row = |at: usize| {
        let (kind, first, second) = (KINDS[at % 5], FIRST[at / 5 % 12], SECOND[at / 60 % 11]);
        format!("{kind} {first} {second} xã {} {:06}", FIRST[at / 7 % 12], at)
    };
    (0..41_000).map(row).collect()
}

#[test]
fn a_country_is_searched_as_a_handful_is() {
    let rows = country();
    let haystack = Haystack::new(&rows);
    assert_eq!(haystack.len(), 41_000);
    let folded: Vec<String> = rows.iter().map(|row| fold(row)).collect();
    for query in
        ["t", "truong", "trường", "trương", "nguyen du", "nguyễn du", "hoc ng d", "040999", "xã lý", "khong co"]
    {
        let plain = fold(query);
        let mut expected: Vec<u32> = (0..)
            .zip(&folded)
            .filter(|(_, row)| words(&plain).iter().all(|word| row.split(' ').any(|found| found.starts_with(word))))
            .map(|(row, _)| row)
            .collect();
        let mut found = haystack.find(query);
        if query.contains('ễ') {
            let marked = fold_marked(query);
            let is_exact = |row: u32| fold_marked(&rows[row as usize]).contains(&marked);
            let exact = found.iter().filter(|row| is_exact(**row)).count();
            assert!(exact > 0 && found[..exact].iter().all(|row| is_exact(*row)), "{query}");
        }
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
    assert_eq!(haystack.find("").len(), 41_000);
}

proptest! {
    /// The rows are folded piece by piece; that must be as good as folding them whole.
    #[test]
    fn a_row_is_found_by_every_beginning_of_its_words(row in "[ a-zA-Z0-9àáảãạăằêềễơưđĐ’.,\u{300}-\u{303}\u{323}\u{ad}-]{0,30}") {
        let haystack = Haystack::new([&row]);
        let folded = fold(&row);
        prop_assert_eq!(haystack.find(&row), [0]);
        for word in words(&folded) {
            for (end, _) in word.char_indices().skip(1) {
                prop_assert_eq!(haystack.find(&word[..end]), [0]);
            }
        }
        prop_assert_eq!(haystack.words.len(), words(&folded).len());
    }
}
