//! Comparison → the largest moves of headline indicators: results of the last two years that lie far apart.

use rust_decimal::Decimal;

use super::counts::targets;
use crate::compare::{Cell, Change, Comparison, Row};
use crate::facts::{Measure, Role};

/// How many moves a briefing names at most.
const MOST: usize = 4;

/// A result against the one of the year before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move<'a> {
    pub(super) row: &'a Row,
    pub(super) old: &'a Cell,
    pub(super) new: &'a Cell,
    pub(super) change: &'a Change,
}

/// Headline indicators, in the order of the table: what the paragraph of main targets names in either report, in the measure that is
/// aimed at, and in the others where it has no two results in that. Where neither report has such a paragraph, all that a list knows.
pub(super) fn headline(comparison: &Comparison, old: usize, new: usize) -> Vec<&Row> {
    let paragraph = targets(comparison, old, new).filter(|row| row.in_paragraph);
    let named: Vec<(&str, Measure)> = paragraph.filter_map(|row| Some((row.indicator.id.as_deref()?, row.measure))).collect();
    let reviewed = comparison.reports.get(new).and_then(|report| report.meta.review_year);
    let measured = |id: &str| {
        let aimed = |row: &&Row| row.indicator.id.as_deref() == Some(id) && named.contains(&(id, row.measure));
        comparison.table.rows.iter().filter(aimed).any(|row| reviewed.is_some_and(|year| last_change(row, year).is_some()))
    };
    let is_headline = |row: &&Row| {
        row.indicator.id.as_deref().is_some_and(|id| {
            named.is_empty() || named.contains(&(id, row.measure)) || named.iter().any(|(other, _)| *other == id) && !measured(id)
        })
    };
    comparison.table.rows.iter().filter(is_headline).collect()
}

/// The largest moves first, each indicator once, by the measure that moved most.
pub(super) fn moves(comparison: &Comparison, old: usize, new: usize) -> Vec<Move<'_>> {
    let reviewed = comparison.reports.get(new).and_then(|report| report.meta.review_year);
    let mut found: Vec<(Decimal, Move<'_>)> = headline(comparison, old, new)
        .into_iter()
        .filter_map(|row| Some((row, last_change(row, reviewed?)?)))
        .filter_map(|(row, change)| Some((weight(row, change)?, of(row, change)?)))
        .collect();
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut moves: Vec<Move<'_>> = Vec::new();
    for (_, of) in found {
        if moves.len() < MOST && !moves.iter().any(|other| other.row.indicator.id == of.row.indicator.id) {
            moves.push(of);
        }
    }
    moves
}

fn last_change(row: &Row, year: i32) -> Option<&Change> {
    row.changes.iter().rfind(|change| change.role != Role::Target && change.to_year == year && change.from_year + 1 == year)
}

/// One point of a rate weighs like a tenth of a level; less is no large move.
fn weight(row: &Row, change: &Change) -> Option<Decimal> {
    let size = match row.measure {
        Measure::Growth | Measure::Ratio if change.unit == "个百分点" => change.difference?.abs(),
        Measure::Level => change.percent?.abs().checked_div(Decimal::TEN)?,
        Measure::Growth | Measure::Ratio | Measure::Change | Measure::Rank | Measure::Streak => return None,
    };
    (size >= Decimal::ONE).then_some(size)
}

fn of<'a>(row: &'a Row, change: &'a Change) -> Option<Move<'a>> {
    let at = |year: i32| row.cells.iter().find(|cell| cell.year == year && cell.role != Role::Target);
    let restated = row.restated.iter().rfind(|cell| change.restated && cell.year == change.from_year);
    Some(Move { row, old: restated.or(at(change.from_year))?, new: at(change.to_year)?, change })
}
