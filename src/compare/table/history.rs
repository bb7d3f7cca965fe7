//! The cells of a row over many years → how it ran: first and last year, the line of a sparkline, when it was stated, and where the
//! concept behind its name changed.

use rust_decimal::Decimal;

use crate::align::{Edition, LedgerRow};
use crate::compare::change::{change, convert};
use crate::compare::{Cell, Change};
use crate::facts::{Indicator, Measure, Role, Value};
use crate::knowledge::{Knowledge, strip_scope};

/// The fewest results that make a history.
const LEAST: usize = 4;
/// The highest step of a sparkline; the lowest is 0.
pub const TOP: u8 = 7;

/// How the results of a row ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The year of the first result.
    pub first_year: i32,
    /// The year of the last.
    pub last_year: i32,
    /// How many years have one.
    pub count: usize,
    /// The last against the first.
    pub change: Change,
    /// A step from 0 to [`TOP`] for each result; `None` for a gap, however many years it spans.
    pub line: Vec<Option<u8>>,
}

/// When an indicator was stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// What became of it.
    pub kind: LifeKind,
    /// The years of the reports that state it.
    pub years: Vec<i32>,
    /// The year of the report that stated it last before the newest.
    pub before: Option<i32>,
}

/// What became of an indicator over all reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LifeKind {
    /// In the newest report for the first time.
    New,
    /// In the newest and the one before it.
    Continued,
    /// In the newest and an earlier one, but not in the one before.
    Revived,
    /// Not in the newest.
    Dropped,
}

impl LifeKind {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LifeKind::New => "new",
            LifeKind::Continued => "continued",
            LifeKind::Revived => "revived",
            LifeKind::Dropped => "dropped",
        }
    }
}

/// That the concept changed under which figures of one row were reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The older name, as written last.
    pub former: String,
    /// The later one, as written first.
    pub current: String,
    /// The year of the first figure under it.
    pub year: i32,
    /// What the list says of the change.
    pub note: Option<String>,
}

/// How the results ran; `None` where they are few, and of ranks and streaks, whose numbers draw no height.
pub(super) fn history(cells: &[Cell], unit: &str, knowledge: &Knowledge) -> Option<History> {
    let results: Vec<(i32, Decimal, &Cell)> = cells
        .iter()
        .filter(|cell| cell.role != Role::Target)
        .filter_map(|cell| Some((cell.year, middle(cell, unit, knowledge)?, cell)))
        .collect();
    let draws = |cell: &Cell| !matches!(cell.measure, Measure::Rank | Measure::Streak);
    let (first, last) = (results.first()?, results.last()?);
    if results.len() < LEAST || !results.iter().all(|(.., cell)| draws(cell)) {
        return None;
    }
    let least = results.iter().map(|(_, value, _)| *value).min()?;
    let span = results.iter().map(|(_, value, _)| *value).max()?.checked_sub(least)?;
    let mut line = Vec::new();
    let mut before = None;
    for (year, value, _) in &results {
        if before.is_some_and(|before| before + 1 < *year) {
            line.push(None);
        }
        before = Some(*year);
        line.push(Some(step(value.checked_sub(least)?, span)));
    }
    Some(History { first_year: first.0, last_year: last.0, count: results.len(), change: change(first.2, last.2, knowledge), line })
}

/// A value's step between the least and the greatest.
fn step(above: Decimal, span: Decimal) -> u8 {
    let part = above.checked_mul(Decimal::from(TOP)).and_then(|part| part.checked_div(span));
    part.and_then(|part| u8::try_from(part.round()).ok()).unwrap_or(0)
}

/// The number of a cell in `unit`: the middle of a range.
fn middle(cell: &Cell, unit: &str, knowledge: &Knowledge) -> Option<Decimal> {
    match cell.value {
        Value::Range(low, high) if cell.unit == unit => low.checked_add(high)?.checked_div(Decimal::TWO),
        Value::Point(_) => convert(cell, unit, knowledge),
        Value::Range(..) | Value::Words => None,
    }
}

/// When the entries of a ledger row were stated.
pub(super) fn life(of: &LedgerRow, editions: &[Edition]) -> Option<Life> {
    let mut stated: Vec<usize> = of.entries.iter().map(|entry| entry.edition).collect();
    stated.sort_unstable();
    stated.dedup();
    let newest = editions.len().checked_sub(1)?;
    let earlier: Vec<usize> = stated.iter().copied().filter(|at| *at < newest).collect();
    let kind = match (stated.last() == Some(&newest), earlier.last()) {
        (true, Some(before)) if before + 1 == newest => LifeKind::Continued,
        (true, Some(_)) => LifeKind::Revived,
        (true, None) if newest > 0 => LifeKind::New,
        (true, None) => LifeKind::Continued,
        (false, _) => LifeKind::Dropped,
    };
    let year = |at: usize| editions.get(at).and_then(|edition| edition.report.meta.year);
    Some(Life { kind, years: stated.iter().filter_map(|at| year(*at)).collect(), before: earlier.last().and_then(|at| year(*at)) })
}

/// Whether a figure is reported under a name that the list marks as an older concept.
fn is_former(cell: &Cell, indicator: &Indicator, knowledge: &Knowledge) -> bool {
    let entry = indicator.id.as_deref().and_then(|id| knowledge.indicator_by_id(id));
    entry.is_some_and(|entry| entry.former.iter().flatten().any(|former| former == strip_scope(&cell.name)))
}

/// Where figures under an older concept end and those under the later one begin.
pub(super) fn concept(indicator: &Indicator, cells: &[Cell], knowledge: &Knowledge) -> Option<Concept> {
    let last = cells.iter().rposition(|cell| is_former(cell, indicator, knowledge))?;
    let (old, new) = (cells.get(last)?, cells.get(last + 1)?);
    let note = indicator.id.as_deref().and_then(|id| knowledge.indicator_by_id(id)).and_then(|entry| entry.note.as_deref());
    Some(Concept { former: old.name.clone(), current: new.name.clone(), year: new.year, note: note.map(str::to_owned) })
}

/// Marks the differences between figures under the two concepts.
pub(super) fn mark(changes: &mut [Change], cells: &[Cell], indicator: &Indicator, knowledge: &Knowledge) {
    let former = |year: i32, role: Role| {
        let alike = |cell: &&Cell| cell.year == year && (cell.role == Role::Target) == (role == Role::Target);
        cells.iter().find(alike).is_some_and(|cell| is_former(cell, indicator, knowledge))
    };
    for change in changes {
        change.concept = former(change.from_year, change.role) != former(change.to_year, change.role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::ledger;
    use crate::align::sample::{edition, fact};
    use crate::compare::Row;
    use crate::facts::Bound::Eq;
    use crate::facts::Measure::Level;

    /// The only row of reports that state results of the year before: year, name, words, number.
    fn row(reports: &[(i32, &str, &'static str, &str)]) -> Row {
        let editions: Vec<Edition> = reports
            .iter()
            .map(|(year, name, words, number)| {
                let mut fact = fact(name, Level, (words, number, "元"), Eq, Role::Actual, year - 1);
                fact.indicator.id = Some("rural_income".to_owned());
                edition(*year, &format!("一、工作回顾\n{name}{words}。"), &[fact])
            })
            .collect();
        let knowledge = Knowledge::built_in();
        let table = crate::compare::table::build(&editions, &ledger::build(&editions, knowledge), knowledge);
        assert_eq!(table.rows.len(), 1);
        table.rows.into_iter().next().expect("a row")
    }

    #[test]
    fn a_gap_stays_a_gap_and_first_and_last_are_compared() {
        let name = "农村居民人均可支配收入";
        let row =
            row(&[(2016, name, "100元", "100"), (2017, name, "120元", "120"), (2020, name, "170元", "170"), (2021, name, "150元", "150")]);
        let history = row.history.expect("four years");
        assert_eq!((history.first_year, history.last_year, history.count), (2015, 2020, 4));
        assert_eq!(history.line, [Some(0), Some(2), None, Some(7), Some(5)]);
        assert_eq!(history.change.percent.map(|p| p.to_string()).as_deref(), Some("50"));
        assert_eq!(row.life.map(|life| life.years), Some(vec![2016, 2017, 2020, 2021]));
    }

    #[test]
    fn a_new_concept_under_a_new_name_is_said() {
        let row = row(&[(2013, "农民人均纯收入", "7917元", "7917"), (2015, "农村居民人均可支配收入", "10489元", "10489")]);
        let concept = row.concept.expect("a change of concept");
        assert_eq!((concept.former.as_str(), concept.current.as_str(), concept.year), ("农民人均纯收入", "农村居民人均可支配收入", 2014));
        assert!(concept.note.is_some() && row.changes[0].concept);
    }
}
