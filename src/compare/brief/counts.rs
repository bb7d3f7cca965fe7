//! Comparison → the line of counts: targets met, indicators that came and went, how much of the text is kept.

use super::Counts;
use crate::compare::{Comparison, Outcome, Row, Status, Tag, TargetRow, TextComparison};

/// The counts of the last step, of reports `old` and `new`.
pub(super) fn counts(comparison: &Comparison, old: usize, new: usize) -> Counts {
    let rows: Vec<&TargetRow> = targets(comparison, old, new).filter(|row| row.target.is_some()).collect();
    let count = |wanted: &[Outcome]| rows.iter().filter(|row| wanted.contains(&row.outcome)).count();
    Counts {
        met: count(&[Outcome::Met]),
        judged: count(&[Outcome::Met, Outcome::Missed]),
        targets: rows.len(),
        new: came(comparison).len(),
        dropped: went(comparison, old).len(),
        kept_percent: comparison.text.as_ref().and_then(kept_percent),
    }
}

/// The rows of the scoreboard that a briefing shows: of the last step, and main.
pub(super) fn targets(comparison: &Comparison, old: usize, new: usize) -> impl Iterator<Item = &TargetRow> {
    let year = |at: usize| comparison.reports.get(at).map(|report| (report.meta.review_year, report.meta.plan_year));
    let aimed_at = year(old).and_then(|(_, plan)| plan).or(year(new).and_then(|(review, _)| review));
    comparison.targets.rows.iter().filter(move |row| row.main && Some(row.year) == aimed_at)
}

/// Indicators that only the newest report has, each by its first row.
pub(super) fn came(comparison: &Comparison) -> Vec<&Row> {
    whole(comparison, |rows| rows.iter().all(|row| row.status == Status::New))
}

/// Indicators that the report before has and the newest has not.
pub(super) fn went(comparison: &Comparison, old: usize) -> Vec<&Row> {
    let in_old = |row: &Row| row.cells.iter().chain(&row.restated).chain(&row.others).any(|cell| cell.source.report == old);
    whole(comparison, |rows| rows.iter().all(|row| row.status == Status::Dropped) && rows.iter().any(|row| in_old(row)))
}

/// The first row of each listed indicator of which this holds: its measures stand in rows of their own.
fn whole(comparison: &Comparison, holds: impl Fn(&[&Row]) -> bool) -> Vec<&Row> {
    let rows: Vec<&Row> = comparison.table.rows.iter().filter(|row| row.indicator.id.is_some()).collect();
    let mut found: Vec<&Row> = Vec::new();
    for row in &rows {
        if found.iter().any(|other| other.indicator.id == row.indicator.id) {
            continue;
        }
        let all: Vec<&Row> = rows.iter().filter(|other| other.indicator.id == row.indicator.id).copied().collect();
        if all.iter().any(|row| !row.cells.is_empty()) && holds(&all) {
            found.extend(all.into_iter().find(|row| !row.cells.is_empty()));
        }
    }
    found
}

/// How much of the later text stands in the earlier word for word, where the two were matched.
fn kept_percent(text: &TextComparison) -> Option<u32> {
    let length = |words: &str| words.chars().count();
    let all: usize = text.pairs.iter().flat_map(|pair| &pair.inline).filter(|(tag, _)| *tag != Tag::Delete).map(|(_, w)| length(w)).sum();
    let kept: usize = text.pairs.iter().flat_map(|pair| &pair.inline).filter(|(tag, _)| *tag == Tag::Keep).map(|(_, w)| length(w)).sum();
    let percent = (kept * 200 + all).checked_div(2 * all)?;
    u32::try_from(percent).ok()
}
