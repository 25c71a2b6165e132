//! What the counting reports give reason to say beside others: earlier ones, their peers', the version before.
//!
//! Made when somebody looks, never stored. The errors among them are already in the rows (`contradiction.rs`) and are the
//! same here. What is usual among peers is worked out once for a standing and kept until a report changes.
use super::{
    super::{Book, Failure},
    Stand,
    contradiction::scale,
    folded::Folded,
    past::{Earlier, Packed},
};
use crate::{
    domain::{
        book::{Keep, ReportRef},
        intake::{
            Finding, Report, check,
            relation::{self, Before, Crowd, Peers, TableRow, Told, Values},
        },
        plan::Form,
        standing::Row,
    },
    store::Which,
};
use std::collections::HashMap;

/// What is usual among the units of each kind.
#[derive(Debug, Default)]
pub(super) struct Norms {
    sizes: Peers,
    trends: Peers,
}

/// Findings that need other reports, by unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Relational {
    findings: HashMap<usize, Vec<Finding>>,
}

impl Relational {
    /// Those of a unit's counting report.
    pub fn of(&self, unit: usize) -> &[Finding] {
        self.findings.get(&unit).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many a unit has of each severity: notes, warnings, errors. The errors are already counted in its row.
    pub fn count(&self, unit: usize) -> [u32; 3] {
        check::count(self.of(unit))
    }
}

/// The findings of all units.
pub fn relational(book: &Book, stand: &Stand) -> Result<Relational, Failure> {
    let rows: Vec<&Row> = stand.standing.rows.iter().filter(|row| row.state.owes()).collect();
    let looking = Looking::load(book, stand, &rows)?;
    looking.findings(&rows).map(|findings| Relational { findings })
}

/// The findings of one unit.
pub fn relational_of(book: &Book, stand: &Stand, unit: usize) -> Result<Vec<Finding>, Failure> {
    let row = stand.standing.rows.get(unit).filter(|row| row.state.owes() && row.current.is_some());
    let Some(row) = row else { return Ok(Vec::new()) };
    let mut findings = Looking::load(book, stand, &[row])?.findings(&[row])?;
    Ok(findings.remove(&unit).unwrap_or_default())
}

/// The figures that are looked at.
struct Looking<'a> {
    book: &'a Book,
    stand: &'a Stand,
    form: &'a Form,
    packed: Packed<'a>,
    folded: Folded<'a>,
}

impl<'a> Looking<'a> {
    fn load(book: &'a Book, stand: &'a Stand, rows: &[&Row]) -> Result<Self, Failure> {
        let form = stand.plan.form_of(&stand.period.id.report_type).ok_or(Failure::NoPeriods)?;
        let mut ids: Vec<ReportRef> = Vec::new();
        for row in rows {
            ids.extend(row.current);
            ids.extend(previous(stand, row));
            ids.extend(stand.contradictions.past.of(row.unit).map(|(_, id)| id));
        }
        let of = (stand.plan.as_ref(), &stand.period);
        let folded = Folded::load(book, of, &stand.reports, rows.iter().map(|row| row.unit))?;
        Ok(Self { book, stand, form, packed: Packed::load(book, &stand.ledger, &ids)?, folded })
    }

    fn values(&self, report: ReportRef) -> Result<Values, Failure> {
        self.packed.values(report, self.form, self.form).map_err(|error| self.book.failed(error))
    }

    /// What counted of an earlier report, under the fields of this period's form.
    fn before(&self, (earlier, id): (&Earlier, ReportRef)) -> Result<Values, Failure> {
        let form = earlier.form().ok_or(Failure::NoPeriods)?;
        self.packed.values(id, form, self.form).map_err(|error| self.book.failed(error))
    }

    fn findings(&self, rows: &[&Row]) -> Result<HashMap<usize, Vec<Finding>>, Failure> {
        let norms = self.norms()?;
        let mut told: HashMap<ReportRef, (usize, [Vec<Told>; 2], Vec<TableRow>)> = HashMap::new();
        for row in rows {
            let Some(current) = row.current else { continue };
            let now = self.values(current)?;
            let both = [self.beside_others(norms, row.unit, &now)?, self.beside_previous(row, &now)?];
            let at_any_time = self.folded.rows(row.unit).map_err(|error| self.book.failed(error))?;
            if both.iter().any(|told| !told.is_empty()) || !at_any_time.is_empty() {
                told.insert(current, (row.unit, both, at_any_time));
            }
        }
        let ids: Vec<ReportRef> = told.keys().copied().collect();
        let mut findings = HashMap::with_capacity(ids.len());
        let each = |id, report: Report| {
            if let Some((unit, both, at_any_time)) = told.remove(&id) {
                let left_out = relation::not_in_report(self.form, &self.stand.plan.rules, &report, &at_any_time);
                let all = both.into_iter().chain([left_out]);
                let placed: Vec<Finding> = all.flat_map(|told| relation::placed(&report, told)).collect();
                if !placed.is_empty() {
                    findings.insert(unit, placed);
                }
            }
        };
        self.book.store.each_report(Which::These(&ids), each).map_err(|error| self.book.failed(error))?;
        Ok(findings)
    }

    /// The worst first: of several about one figure, the first is kept.
    fn beside_others(&self, norms: &Norms, unit: usize, now: &Values) -> Result<Vec<Told>, Failure> {
        let kind = self.stand.units.get(unit).map(|unit| unit.kind.as_str()).unwrap_or_default();
        let mut told = self.stand.contradictions.of(unit);
        let mut before = Vec::new();
        for one in self.stand.contradictions.past.of(unit) {
            before.push((one.0, self.before(one)?));
        }
        let before = || before.iter().map(|(one, values)| Before { values, tie: one.tie, period: one.id() });
        let last = before().find(|one| one.tie.last);
        told.extend(self.other_units(unit, now, last.map(|last| last.values)));
        told.extend(before().flat_map(|one| relation::fell(self.form, now, &one)));
        if let Some(last) = &last {
            told.extend(relation::identical(self.form, now, last));
            told.extend(relation::leapt(self.form, kind, now, last, &norms.trends));
        }
        told.extend(relation::outliers(self.form, kind, now, &norms.sizes));
        Ok(told)
    }

    /// Amounts that seem to be in another unit of money.
    fn other_units(&self, unit: usize, now: &Values, last: Option<&Values>) -> Vec<Told> {
        let sizes = &self.stand.contradictions.sizes;
        let told = |(slot, at): (usize, _)| {
            let amount = now.get(&at)?.number()?;
            let past = last.and_then(|last| last.get(&at)?.number());
            let meant = relation::other_unit(amount, past, sizes.usual(unit, slot))?;
            Some(scale(at, amount, meant))
        };
        sizes.slots().iter().map(|slot| slot.at()).enumerate().filter_map(told).collect()
    }

    fn beside_previous(&self, row: &Row, now: &Values) -> Result<Vec<Told>, Failure> {
        let Some(previous) = previous(self.stand, row) else { return Ok(Vec::new()) };
        Ok(relation::changed(self.form, &self.values(previous)?, now))
    }

    fn norms(&self) -> Result<&'a Norms, Failure> {
        if let Some(norms) = self.stand.norms.get() {
            return Ok(norms);
        }
        let norms = self.work_out()?;
        Ok(self.stand.norms.get_or_init(|| norms))
    }

    fn work_out(&self) -> Result<Norms, Failure> {
        let rows: Vec<&Row> = self.stand.standing.rows.iter().filter(|row| row.state.owes()).collect();
        let all = Self::load(self.book, self.stand, &rows)?;
        let (mut sizes, mut trends) = (Crowd::default(), Crowd::default());
        for row in rows {
            let Some((id, unit)) = row.current.zip(self.stand.units.get(row.unit)) else { continue };
            let now = all.values(id)?;
            sizes.add(self.form, &unit.kind, &now);
            if let Some(last) = self.stand.contradictions.past.last(row.unit) {
                trends.add_changes(self.form, &unit.kind, &now, &all.before(last)?);
            }
        }
        Ok(Norms { sizes: sizes.peers(), trends: trends.peers() })
    }
}

/// The version that counted until the one came that counts now.
fn previous(stand: &Stand, row: &Row) -> Option<ReportRef> {
    let versions = &stand.reports.submissions.get(&row.unit)?.versions;
    let at = versions.iter().position(|id| Some(*id) == row.current)?;
    let earlier = versions.get(..at)?;
    earlier.iter().rev().find(|id| stand.ledger.kept.get(id) != Some(&Keep::Old)).copied()
}
