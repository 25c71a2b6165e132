//! The columns of a sheet by group.
use super::{By, Export};
use crate::{
    domain::{
        plan::{Judge, Measure},
        standing::{SectorVerdict, State},
    },
    text::{Lang, words as spoken},
};

/// What a column counts; indicators as the standing counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Order,
    Name,
    Owing,
    State(State),
    OnTime,
    Owes(usize),
    Reported(usize),
    Met(usize),
    Part(usize),
    Whole(usize),
    /// One column by another.
    Share {
        part: u32,
        whole: u32,
    },
}

pub struct Col {
    pub of: Of,
    /// The heading above several columns.
    pub group: String,
    pub header: String,
    pub width: f64,
}

pub struct Tab {
    pub cols: Vec<Col>,
}

impl Tab {
    pub fn new(export: &Export<'_>, by: By) -> Self {
        let mut tab = Self { cols: Vec::new() };
        let name = match by {
            By::Commune => "Xã, phường",
            By::Kind => "Loại hình",
        };
        tab.push(Of::Order, "", "STT", 5.0);
        tab.push(Of::Name, "", name, 26.0);
        let reporting = "Tình hình báo cáo";
        let owing = tab.push(Of::Owing, reporting, "Phải báo cáo", 9.0);
        for state in State::ALL.iter().copied().filter(|state| state.owes()) {
            tab.push(Of::State(state), reporting, capital(spoken::state(Lang::Vi, state)), 10.0);
        }
        let on_time = tab.push(Of::OnTime, reporting, "Nhận đúng hạn", 9.0);
        tab.push(Of::Share { part: on_time, whole: owing }, reporting, "Tỷ lệ nhận đúng hạn", 11.0);
        let c = export.c;
        for (at, (indicator, standing)) in c.plan.indicators_of(&c.period.id.report_type).zip(&c.indicators).enumerate()
        {
            let group = format!("Chỉ tiêu {}: {}", at + 1, indicator.label);
            let owing = tab.push(Of::Owes(at), &group, "Phải báo cáo", 9.0);
            let reported = tab.push(Of::Reported(at), &group, "Đã có số liệu", 9.0);
            // Without a criterion no unit passes or fails.
            let by_others = matches!(indicator.measure, Measure::Nested { .. } | Measure::All(_));
            let judges = indicator.criterion.is_some() || by_others;
            if judges {
                let met = tab.push(Of::Met(at), &group, "Đạt", 8.0);
                if indicator.judge != Judge::Recorded && standing.verdict != SectorVerdict::NotDue {
                    tab.push(Of::Share { part: met, whole: owing }, &group, "Đạt trên phải báo cáo", 12.0);
                    tab.push(Of::Share { part: met, whole: reported }, &group, "Đạt trên đã có số liệu", 12.0);
                }
            }
            if indicator.judge == Judge::Sum {
                let part = tab.push(Of::Part(at), &group, "Tử số", 11.0);
                let whole = tab.push(Of::Whole(at), &group, "Mẫu số", 11.0);
                tab.push(Of::Share { part, whole }, &group, "Tỷ lệ", 12.0);
            }
        }
        tab
    }

    /// Answers with the number of the new column.
    fn push(&mut self, of: Of, group: &str, header: impl Into<String>, width: f64) -> u32 {
        self.cols.push(Col { of, group: group.to_owned(), header: header.into(), width });
        u32::try_from(self.cols.len() - 1).unwrap_or(u32::MAX)
    }

    pub fn name_width(&self) -> f64 {
        self.cols.iter().find(|col| col.of == Of::Name).map_or(10.0, |col| col.width)
    }

    /// Titles over more than a page shows would be cut in two.
    pub fn title_end(&self) -> u32 {
        let mut room = 0.0;
        let fitting = self.cols.iter().take_while(|col| {
            room += col.width;
            room <= 130.0
        });
        u32::try_from(fitting.count().saturating_sub(1)).unwrap_or(0)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
