//! Ranks short lists while a query is typed: commands, plans, the units a sheet may belong to. Forgives a slip.
//!
//! For tables see [`search`](super::search): it forgives nothing and is made for many rows.
use crate::domain::vietnamese::{fold, fold_marked, has_marks};

/// In fewer letters a slip makes another word: "lop", "lap".
const FEWEST_LETTERS: usize = 4;
/// One slip is forgiven, and one more for each so many letters.
const LETTERS_PER_SLIP: usize = 8;

/// How an item was found; better first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Whole,
    Beginning,
    /// Every typed word begins a word.
    Words,
    /// Every typed word stands somewhere.
    Inside,
    /// Letters changed, swapped, forgotten or too many.
    Slips(usize),
}

/// The items that a query finds, best first; all in order for a query without letters and digits.
pub fn rank<T: AsRef<str>>(query: &str, items: &[T]) -> Vec<usize> {
    let plain = fold(query);
    if plain.is_empty() {
        return (0..items.len()).collect();
    }
    let marked = fold_marked(query);
    let marked = has_marks(&marked).then_some(marked);
    let mut found: Vec<(Found, bool, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let how = find(&plain, &fold(item.as_ref()))?;
            let other_marks = marked.as_ref().is_some_and(|marked| !fold_marked(item.as_ref()).contains(marked));
            Some((how, other_marks, at))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, at)| at).collect()
}

/// Both folded.
fn find(query: &str, item: &str) -> Option<Found> {
    if item == query {
        return Some(Found::Whole);
    }
    if item.starts_with(query) {
        return Some(Found::Beginning);
    }
    let begins = |word: &str| item.split(' ').any(|whole| whole.starts_with(word));
    if query.split(' ').all(begins) {
        return Some(Found::Words);
    }
    // A figure is never a slip of another, nor part of one: 1 is not 10.
    if query.split(' ').any(|word| word.contains(|c: char| c.is_ascii_digit()) && !begins(word)) {
        return None;
    }
    if query.split(' ').all(|word| item.contains(word)) {
        return Some(Found::Inside);
    }
    slips(query, item).map(Found::Slips)
}

/// How many slips lead from the query to a run of words of the item, where they are few. The last word may be
/// unfinished.
fn slips(query: &str, item: &str) -> Option<usize> {
    let letters = query.chars().count();
    let words: Vec<&str> = item.split(' ').collect();
    let typed = query.split(' ').count();
    // A space forgotten or one too many makes a word more or less.
    let runs = (typed.saturating_sub(1).max(1)..=typed + 1).flat_map(|count| words.windows(count.min(words.len())));
    let texts = runs.flat_map(|run| {
        let run = run.join(" ");
        let begun: String = run.chars().take(letters).collect();
        [run, begun]
    });
    let fewest = texts.map(|text| strsim::damerau_levenshtein(query, &text)).min()?;
    (letters >= FEWEST_LETTERS && fewest <= 1 + letters / LETTERS_PER_SLIP).then_some(fewest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMANDS: [&str; 8] = [
        "Nhập báo cáo",
        "Xuất bảng tổng hợp",
        "Nhập danh sách đơn vị",
        "Xem báo cáo của đơn vị",
        "Trả lại báo cáo",
        "Gia hạn",
        "Xuất",
        "Hoàn tác",
    ];

    #[test]
    fn commands_are_found_by_what_people_type() {
        for (query, expected) in [
            ("", vec![0, 1, 2, 3, 4, 5, 6, 7]),
            ("nhap bao cao", vec![0]),
            ("nhập báo cáo", vec![0]),
            ("nhap boa cao", vec![0]),
            ("nhapbao cao", vec![0]),
            ("nhpa bao", vec![0]),
            ("nhap boa c", vec![0]),
            ("bao cao", vec![0, 3, 4]),
            ("cao nhap", vec![0]),
            ("xuat", vec![6, 1]),
            ("xuta", vec![1, 6]),
            ("n b", vec![0, 1, 3]),
            ("don vi", vec![2, 3]),
            ("oan t", vec![7]),
            ("hoan tac", vec![7]),
            ("xyz", vec![]),
            ("gia", vec![5]),
            ("goa", vec![]),
        ] {
            assert_eq!(rank(query, &COMMANDS), expected, "{query}");
        }
    }

    #[test]
    fn marks_decide_between_equals_and_figures_are_no_slips() {
        let units =
            ["TH Nguyễn Dư", "TH Nguyễn Du", "TH Nguyễn Duy", "Tiểu học số 10", "Tiểu học số 2", "Tiểu học số 1"];
        for (query, expected) in [
            ("nguyen du", vec![0, 1, 2]),
            ("nguyễn du", vec![1, 2, 0]),
            ("tieu hoc so 1", vec![5, 3]),
            ("tieu hoc so 3", vec![]),
            ("teiu hoc so 2", vec![4]),
        ] {
            assert_eq!(rank(query, &units), expected, "{query}");
        }
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(rank::<&str>("a", &[]), Vec::<usize>::new());
        assert_eq!(rank("nhap", &["", "–"]), Vec::<usize>::new());
    }
}
