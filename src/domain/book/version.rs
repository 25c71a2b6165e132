//! Which of a unit's versions counts; of what is sent at any time all count ([`several`]).
//!
//! The first readable version counts on arrival. One of a later batch takes its place when the earlier was
//! returned or still had errors; otherwise it waits for the clerk, and the earlier one counts meanwhile. Two
//! different files in one batch always wait: neither the order of a folder nor a file's date decides. What a clerk
//! typed over a version is not lost without a question either: such a version is not replaced by itself.
use super::{Keep, Ledger, ReportRef};
use chrono::NaiveDate;

/// What choosing needs to know of a report, after answers were applied. All of one unit and one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub id: ReportRef,
    pub batch: i64,
    /// When it joined the unit's versions: its batch, or the later one of the answer that said whose it is. What counted
    /// until then goes on counting.
    pub joined: i64,
    pub received: NaiveDate,
    /// Findings of severity error in it.
    pub errors: u32,
    /// Two versions that say the same have the same; None where it is not known.
    pub digest: Option<i64>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Submissions {
    /// The one whose figures count; of several the last.
    pub current: Option<ReportRef>,
    /// Of reports that are sent at any time: all whose figures count, in order of arrival. Nothing for versions.
    pub several: Vec<ReportRef>,
    /// Those that wait for the clerk to choose.
    pub waiting: Vec<ReportRef>,
    /// Those that say what the one that counted then said: no resubmissions.
    pub unchanged: Vec<ReportRef>,
    /// The day of the first readable submission: what "on time" is judged on.
    pub first_received: Option<NaiveDate>,
    /// Every version in order of arrival; its place is the version number, from 1.
    pub versions: Vec<ReportRef>,
}

/// The live reports that one unit sent at any time in one period, in any order. None is a version of another: all count
/// but those that say what an earlier one says, those that somebody decided against, and those that were sent back, which
/// come again as reports of their own.
pub fn several(headers: &[Header], ledger: &Ledger) -> Submissions {
    let mut sorted: Vec<&Header> = headers.iter().collect();
    sorted.sort_by_key(|header| (header.batch, header.id));
    let mut chosen = Submissions {
        first_received: sorted.iter().map(|header| header.received).min(),
        versions: sorted.iter().map(|header| header.id).collect(),
        ..Submissions::default()
    };
    let mut said: Vec<i64> = Vec::new();
    for header in sorted {
        if ledger.returned.contains_key(&header.id) || ledger.kept.get(&header.id) == Some(&Keep::Old) {
            continue;
        }
        if header.digest.is_some_and(|digest| said.contains(&digest)) {
            chosen.unchanged.push(header.id);
            continue;
        }
        said.extend(header.digest);
        chosen.several.push(header.id);
    }
    chosen.current = chosen.several.last().copied();
    chosen
}

impl Submissions {
    /// The reports whose figures count.
    pub fn counting(&self) -> impl Iterator<Item = ReportRef> {
        let one = self.current.filter(|_| self.several.is_empty());
        one.into_iter().chain(self.several.iter().copied())
    }
}

/// Chooses among the live reports of one unit for one period, in any order.
pub fn submissions(headers: &[Header], ledger: &Ledger) -> Submissions {
    let mut sorted: Vec<&Header> = headers.iter().collect();
    sorted.sort_by_key(|header| (header.batch, header.id));
    let mut joining = sorted.clone();
    joining.sort_by_key(|header| (header.joined, header.id));
    let mut chosen = Submissions {
        first_received: sorted.iter().map(|header| header.received).min(),
        versions: sorted.iter().map(|header| header.id).collect(),
        ..Submissions::default()
    };
    let mut current: Option<&Header> = None;
    for together in joining.chunk_by(|a, b| a.joined == b.joined) {
        let mut undecided: Vec<&Header> =
            together.iter().copied().filter(|header| !ledger.kept.contains_key(&header.id)).collect();
        // One that was sent back and comes again as it was is looked at all the same.
        let standing = current.filter(|earlier| !ledger.returned.contains_key(&earlier.id));
        let mut said: Vec<i64> = standing.and_then(|earlier| earlier.digest).into_iter().collect();
        undecided.retain(|header| {
            let again = header.digest.is_some_and(|digest| said.contains(&digest));
            if again {
                chosen.unchanged.push(header.id);
            }
            said.extend(header.digest);
            !again
        });
        // Among versions somebody chose, the last choice holds.
        let rank = |header: &Header| ledger.chosen.get(&header.id);
        for header in together.iter().filter(|header| ledger.kept.get(&header.id) == Some(&Keep::New)) {
            if current.is_none_or(|earlier| rank(earlier) <= rank(header)) {
                current = Some(header);
            }
        }
        match undecided.as_slice() {
            [] => {}
            [one] if together.len() == 1 && replaces(current, ledger) => current = Some(one),
            // Its twin of the same batch was decided for: that answers for both.
            _ if together.len() > 1
                && together.iter().any(|header| ledger.kept.get(&header.id) == Some(&Keep::New)) => {}
            // All others of the batch were decided against: the last one left is as good as alone.
            [one] if replaces(current, ledger) => current = Some(one),
            several => chosen.waiting.extend(several.iter().map(|header| header.id)),
        }
    }
    chosen.current = current.map(|header| header.id);
    chosen
}

/// A version that was sent back is replaced by the next one; so is one with errors, unless somebody has dealt with it.
fn replaces(current: Option<&Header>, ledger: &Ledger) -> bool {
    current.is_none_or(|earlier| {
        let corrected = || ledger.corrections.iter().any(|one| one.report == earlier.id);
        ledger.returned.contains_key(&earlier.id)
            || (earlier.errors > 0 && !ledger.accepted.contains(&earlier.id) && !corrected())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(receipt: i64, batch: i64, errors: u32) -> Header {
        let received = NaiveDate::from_ymd_opt(2026, 5, u32::try_from(batch).unwrap_or(1)).unwrap_or_default();
        Header { id: ReportRef { receipt, ordinal: 0 }, batch, joined: batch, received, errors, digest: None }
    }

    fn counted(headers: &[Header], ledger: &Ledger) -> (Option<i64>, Vec<i64>) {
        let chosen = submissions(headers, ledger);
        (chosen.current.map(|id| id.receipt), chosen.waiting.iter().map(|id| id.receipt).collect())
    }

    #[test]
    fn which_version_counts() {
        let none = Ledger::default();
        let returned = Ledger { returned: [(header(1, 1, 0).id, String::new())].into(), ..Ledger::default() };
        let accepted = Ledger { accepted: [header(1, 1, 2).id].into(), ..Ledger::default() };
        let correction = crate::domain::book::Correction {
            report: header(1, 1, 2).id,
            field: "f".into(),
            row: 0,
            value: "1".into(),
            reason: String::new(),
            who: String::new(),
        };
        let corrected = Ledger { corrections: vec![correction], ..Ledger::default() };
        let answered = |receipt, joined| Header { joined, ..header(receipt, 1, 0) };
        for (name, headers, ledger, expected) in [
            (
                "a corrected one is not replaced by itself",
                vec![header(1, 1, 2), header(2, 2, 0)],
                &corrected,
                (Some(1), vec![2]),
            ),
            (
                "an answered one waits, and nothing else changes",
                vec![header(1, 1, 0), answered(2, 9), header(3, 2, 0)],
                &none,
                (Some(1), vec![3, 2]),
            ),
            (
                "an answered one does not free a later one",
                vec![header(1, 1, 2), answered(2, 9), header(3, 2, 0)],
                &none,
                (Some(3), vec![2]),
            ),
            ("the only one", vec![header(1, 1, 0)], &none, (Some(1), vec![])),
            ("a later one waits", vec![header(1, 1, 0), header(2, 2, 0)], &none, (Some(1), vec![2])),
            ("a later one replaces errors", vec![header(1, 1, 2), header(2, 2, 0)], &none, (Some(2), vec![])),
            ("accepted errors stand", vec![header(1, 1, 2), header(2, 2, 0)], &accepted, (Some(1), vec![2])),
            ("a later one replaces a return", vec![header(1, 1, 0), header(2, 2, 0)], &returned, (Some(2), vec![])),
            ("two of one batch wait", vec![header(1, 1, 0), header(2, 1, 0)], &none, (None, vec![1, 2])),
        ] {
            assert_eq!(counted(&headers, ledger), expected, "{name}");
        }
    }

    #[test]
    fn what_says_the_same_is_no_other_version() {
        let none = Ledger::default();
        let says = |header: Header, digest| Header { digest: Some(digest), ..header };
        let (a, b) = (says(header(1, 1, 0), 7), says(header(2, 2, 0), 7));
        assert_eq!(counted(&[a.clone(), b.clone()], &none), (Some(1), vec![]));
        assert_eq!(counted(&[a.clone(), says(header(2, 1, 0), 7)], &none), (Some(1), vec![]), "in one batch");
        let third = says(header(3, 1, 0), 8);
        assert_eq!(counted(&[a.clone(), says(header(2, 1, 0), 7), third], &none), (None, vec![1, 3]));
        let other = says(header(2, 2, 0), 8);
        assert_eq!(counted(&[a.clone(), other.clone()], &none), (Some(1), vec![2]));
        assert_eq!(counted(&[a.clone(), other, says(header(3, 3, 0), 7)], &none), (Some(1), vec![2]));
        let returned = Ledger { returned: [(a.id, String::new())].into(), ..Ledger::default() };
        assert_eq!(counted(&[a, b], &returned), (Some(2), vec![]), "sent back, and comes again as it was");
    }

    #[test]
    fn of_what_is_sent_at_any_time_all_count() {
        let says = |header: Header, digest| Header { digest: Some(digest), ..header };
        let sent = [
            says(header(1, 1, 0), 7),
            says(header(2, 1, 3), 8),
            says(header(3, 2, 0), 7),
            header(4, 2, 0),
            says(header(5, 3, 0), 9),
        ];
        let ids = |ids: &[ReportRef]| ids.iter().map(|id| id.receipt).collect::<Vec<_>>();
        let chosen = several(&sent, &Ledger::default());
        assert_eq!((ids(&chosen.several), ids(&chosen.unchanged)), (vec![1, 2, 4, 5], vec![3]));
        assert_eq!((chosen.current, chosen.waiting.len()), (Some(header(5, 3, 0).id), 0));
        // What was sent back does not count, and what says the same is then the first to say it.
        let returned = Ledger { returned: [(header(1, 1, 0).id, String::new())].into(), ..Ledger::default() };
        let chosen = several(&sent, &returned);
        assert_eq!((ids(&chosen.several), ids(&chosen.versions)), (vec![2, 3, 4, 5], vec![1, 2, 3, 4, 5]));
        let against = Ledger { kept: [(header(2, 1, 3).id, Keep::Old)].into(), ..Ledger::default() };
        assert_eq!(ids(&several(&sent, &against).several), [1, 4, 5]);
        let ids: Vec<i64> = submissions(&sent[..1], &Ledger::default()).counting().map(|id| id.receipt).collect();
        assert_eq!(ids, [1]);
    }

    #[test]
    fn the_clerk_decides_between_two_of_one_batch() {
        let both = [header(1, 1, 0), header(2, 1, 0)];
        let kept = |receipt, keep| Ledger { kept: [(header(receipt, 1, 0).id, keep)].into(), ..Ledger::default() };
        assert_eq!(counted(&both, &kept(2, Keep::New)), (Some(2), vec![]));
        assert_eq!(counted(&both, &kept(2, Keep::Old)), (Some(1), vec![]));
    }

    #[test]
    fn on_time_is_judged_on_the_first() {
        let returned = Ledger { returned: [(header(1, 1, 0).id, String::new())].into(), ..Ledger::default() };
        let chosen = submissions(&[header(2, 9, 0), header(1, 1, 0)], &returned);
        assert_eq!(chosen.first_received, NaiveDate::from_ymd_opt(2026, 5, 1));
        assert_eq!(chosen.current, Some(header(2, 9, 0).id));
    }
}
