//! A plan with an indicator of every shape, and figures written as one reads them.
use super::*;
use crate::domain::{
    plan::{Form, Plan, period::Dates, source},
    value::Value,
};

/// (id, what stands in its table). The period is the year 2026, cut off on 19/10.
pub const SHAPES: &[(&str, &str)] = &[
    ("yes", "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\ntargets = { 2026 = 100 }"),
    ("day", "field = \"ngay\"\ncriterion = \"yes\"\njudge = \"unit\""),
    ("all", "all = [\"co\", \"co2\", \"ngay\"]\njudge = \"unit\""),
    ("count", "field = \"vu\"\ncriterion = { at_least = 3 }\njudge = \"unit\""),
    ("rows", "rows = \"mo-hinh\"\ncriterion = { at_least = 1 }\njudge = \"unit\""),
    ("quarter", "per_quarter = \"quy\"\ncriterion = { at_least = 1 }\njudge = \"unit\""),
    ("zero", "field = \"vu\"\ncriterion = { equal = 0 }\njudge = \"unit\""),
    ("ratio", "ratio = [\"vu\", \"gv\"]\ncriterion = { at_least = 50 }\njudge = \"share\"\ntargets = { 2026 = 80 }"),
    ("ratio-sum", "ratio = [\"vu\", \"gv\"]\njudge = \"sum\"\ntargets = { 2026 = 50 }"),
    ("ratio-field", "ratio = \"tl\"\njudge = \"sum\"\ntargets = { 2026 = 50 }"),
    ("sum", "field = \"gv\"\njudge = \"sum\"\ntargets = { 2026 = 100 }"),
    ("most", "ratio = [\"vu\", \"gv\"]\ncriterion = { at_most = 5 }\njudge = \"unit\""),
    ("range", "field = \"pt\"\ncriterion = { within = [15, 20] }\njudge = \"unit\""),
    ("range-ratio", "ratio = [\"vu\", \"gv\"]\ncriterion = { within = [15, 20] }\njudge = \"unit\""),
    ("level", "field = \"muc\"\ncriterion = { level = \"kha\" }\njudge = \"share\"\ntargets = { 2026 = 80 }"),
    (
        "top",
        "field = \"muc\"\ncriterion = { level = \"tot\" }\njudge = \"share\"\ntargets = { 2026 = { min = 15, max = 20 } }",
    ),
    ("nested", "nested = { of = \"top\", within = \"level\" }\njudge = \"share\"\ntargets = { 2026 = 20 }"),
    ("nested-2", "nested = { of = \"nested\", within = \"yes\" }\njudge = \"share\"\ntargets = { 2026 = 20 }"),
    ("higher", "field = \"vu\"\ncriterion = { better_than_last = \"higher\", last = \"vu-truoc\" }\njudge = \"unit\""),
    ("lower", "field = \"vu\"\ncriterion = { better_than_last = \"lower\", last = \"vu-truoc\" }\njudge = \"unit\""),
    ("last", "field = \"vu\"\ncriterion = { better_than_last = \"lower\" }\njudge = \"unit\""),
    ("last-ratio", "ratio = [\"vu\", \"gv\"]\ncriterion = { better_than_last = \"higher\" }\njudge = \"unit\""),
    ("last-sum", "ratio = [\"vu\", \"gv\"]\ncriterion = { better_than_last = \"higher\" }\njudge = \"sum\""),
    ("own", "field = \"vu\"\ncriterion = { own = \"dk\" }\njudge = \"unit\""),
    ("own-level", "field = \"muc\"\ncriterion = { own = \"dk-muc\" }\njudge = \"unit\""),
    ("property", "field = \"co\"\ncriterion = \"yes\"\njudge = \"unit\"\nproperty = \"chi-bo\""),
    ("encouraged", "field = \"co\"\ncriterion = \"yes\"\njudge = \"unit\"\nencouraged = true"),
    ("encouraged-quarter", "per_quarter = \"quy\"\ncriterion = { at_least = 1 }\njudge = \"unit\"\nencouraged = true"),
    ("recorded", "field = \"vu\"\njudge = \"recorded\""),
    ("recorded-quarter", "per_quarter = \"quy\"\njudge = \"recorded\""),
    ("recorded-choice", "field = \"chon\"\njudge = \"recorded\""),
    (
        "both",
        "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\ntargets = { 2026 = 50 }\nkinds = [\"thpt\"]\nboth_ways = true",
    ),
    ("step", "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\ntargets = { 2026 = 50, 2028 = 100 }"),
    (
        "reported",
        "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\njudged = \"reported\"\ntargets = { 2026 = 50 }",
    ),
    ("at-most", "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\ntargets = { 2026 = { max = 50 } }"),
    ("later", "field = \"co\"\ncriterion = \"yes\"\njudge = \"share\"\ntargets = { 2027 = 100 }"),
];

const FIELDS: &[(&str, &str)] = &[
    ("co", "kind = \"yes-no\""),
    ("co2", "kind = \"yes-no\""),
    ("ngay", "kind = \"date\""),
    ("vu", "kind = \"count\""),
    ("vu-truoc", "kind = \"count\""),
    ("gv", "kind = \"count\""),
    ("dk", "kind = \"count\""),
    ("pt", "kind = \"percent\""),
    ("tl", "kind = \"ratio\"\nnumerator = \"Tử\"\ndenominator = \"Mẫu\""),
    ("muc", LEVELS),
    ("dk-muc", LEVELS),
    ("chon", "kind = \"choice\"\noptions = [{ id = \"a\", label = \"A\" }, { id = \"b\", label = \"B\" }]"),
    ("quy", "kind = \"count\"\nper_quarter = true"),
];

const LEVELS: &str = "kind = \"level\"\noptions = [{ id = \"yeu\", label = \"Yếu\" }, { id = \"kha\", label = \"Khá\" }, \
                      { id = \"tot\", label = \"Tốt\" }]";

pub struct World {
    pub plan: Plan,
    pub period: Period,
}

impl World {
    /// `more` is written into every indicator's table.
    pub fn with(more: &str, adds: &str) -> Self {
        Self::made(|_| more, adds)
    }

    /// `rule` is written into the table of one indicator.
    pub fn ruled(indicator: &str, rule: &str, adds: &str) -> Self {
        Self::made(|id| if id == indicator { rule } else { "" }, adds)
    }

    fn made<'a>(more: impl Fn(&str) -> &'a str, adds: &str) -> Self {
        let mut text = format!(
            "id = \"dang\"\ntitle = \"Kế hoạch\"\nissuer = \"Sở\"\nyears = [2026, 2028]\nissued = \"2026-05\"\n\
             [[kind]]\nid = \"thpt\"\nname = \"THPT\"\n[[kind]]\nid = \"tieu-hoc\"\nname = \"Tiểu học\"\n\
             [[kind]]\nid = \"khoi\"\nname = \"Khối thi đua\"\ngroup = true\n\
             [[scope]]\nid = \"so\"\nname = \"Trực thuộc\"\n[[scope]]\nid = \"xa\"\nname = \"Xã\"\n\
             [[property]]\nid = \"chi-bo\"\nlabel = \"Có chi bộ\"\n\
             [[report_type]]\nid = \"nam\"\nname = \"Báo cáo năm\"\ncycle = \"year\"\nrecipient = \"Tỉnh\"\nform = \"f\"\n\
             unit_due = {{ rule = \"before\", day = \"10-20\" }}\ncut_off = \"10-19\"\nowed_by = [\"so\"]\n{adds}\n\
             [[form]]\nid = \"f\"\ntitle = \"Biểu\"\n[[form.section]]\nid = \"s\"\ntitle = \"I\"\n"
        );
        for (id, more) in FIELDS {
            text += &format!("[[form.section.field]]\nid = \"{id}\"\nlabel = \"Ô {id}\"\n{more}\n");
        }
        text += "[[form.section.table]]\nid = \"mo-hinh\"\ntitle = \"Mô hình\"\n[[form.section.table.column]]\nid = \"ten\"\n\
                 label = \"Tên\"\nkind = \"text\"\n";
        for (id, body) in SHAPES {
            let more = more(id);
            text +=
                &format!("[[indicator]]\nid = \"{id}\"\nlabel = \"Chỉ tiêu {id}\"\nsource = \"1\"\n{body}\n{more}\n");
        }
        let plan = source::parse(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let period = plan.period(&plan.period_id("2026").unwrap(), &Dates::default()).unwrap();
        Self { plan, period }
    }

    pub fn new() -> Self {
        Self::with("", "")
    }

    pub fn form(&self) -> &Form {
        &self.plan.forms[0]
    }

    pub fn place(&self, indicator: &str) -> usize {
        self.plan.indicators.iter().position(|one| one.id == indicator).unwrap()
    }

    pub fn judges(&self) -> Judges<'_> {
        Judges::new(&self.plan, self.form(), &self.period)
    }

    /// `co=có vu=5 tl=3/4 quy:2=1 muc=kha co2=kad mo-hinh.ten:1=x`; “kad” is “không áp dụng”.
    pub fn figures(&self, written: &str) -> Figures {
        let values = written.split_whitespace().map(|one| {
            let (field, value) = one.split_once('=').unwrap();
            let (field, row) = field.split_once(':').map_or((field, 0), |(field, row)| (field, row.parse().unwrap()));
            (self.form().key(field).unwrap(), row, value_of(value))
        });
        Figures::new(self.form(), values)
    }

    /// One unit's row; `-` is a report that never came.
    pub fn row(&self, judges: &Judges<'_>, unit: &Unit, written: &str) -> Row {
        let owes = self.plan.owes(&self.period, unit);
        let figures = (written != "-").then(|| self.figures(written));
        let state = match (owes, &figures) {
            (false, _) => State::NotOwing,
            (true, Some(_)) => State::OnTime,
            (true, None) => State::Missing,
        };
        Row {
            unit: 0,
            state,
            current: None,
            received: None,
            days_late: 0,
            in_tray: false,
            findings: [0; 3],
            judgements: judges.judge(unit, owes, figures.as_ref()),
        }
    }

    /// The sector after the deadline.
    pub fn sector(&self, standing: &Standing, indicator: &str) -> IndicatorStanding {
        let as_of = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        standing.indicators(&self.plan, &self.period, as_of).swap_remove(self.place(indicator))
    }
}

fn value_of(written: &str) -> Value {
    let number = |text: &str| text.parse::<Decimal>().ok();
    match written {
        "có" => Value::YesNo(true),
        "không" => Value::YesNo(false),
        "kad" => Value::NotApplicable,
        _ => match (number(written), written.split_once('/'), written.parse()) {
            (Some(number), ..) => Value::Number(number),
            (None, Some((part, whole)), _) => {
                Value::Ratio { numerator: number(part).unwrap(), denominator: number(whole).unwrap() }
            }
            (None, None, Ok(day)) => Value::Date(day),
            (None, None, Err(_)) => Value::Option(written.to_owned()),
        },
    }
}

pub fn unit(code: &str, kind: &str, scope: &str) -> Unit {
    Unit { code: code.into(), kind: kind.into(), scope: scope.into(), ..Unit::default() }
}
