//! Comparison → the register of sources: each sentence that a figure of the briefing stands in, once, in the order of the reports.

use super::Point;
use crate::compare::{Cell, Citation, Comparison};

/// A sentence that figures stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The sentence and where it stands; the column is that of its first figure.
    pub citation: Citation,
    /// Its page, where the file has pages.
    pub page: Option<u32>,
    /// The words of the figures that are taken from it, in the order of the text.
    pub figures: Vec<String>,
}

/// Every sentence that the tables, the checks and the points rest on; of the tables the rows shown by default, or all.
pub(super) fn register(comparison: &Comparison, points: &[Point], all_rows: bool) -> Vec<Source> {
    let table = comparison.table.rows.iter().filter(|row| all_rows || row.main).flat_map(|row| row.cells.iter().chain(&row.restated));
    let targets = comparison.targets.rows.iter().filter(|row| all_rows || row.main);
    let targets = targets.flat_map(|row| [&row.target, &row.actual, &row.next_target].into_iter().flatten());
    let checks = comparison.checks.iter().flatten().flat_map(|finding| &finding.cited);
    let mut all: Vec<(&Citation, Option<&str>)> =
        table.chain(targets).chain(checks).map(|cell: &Cell| (&cell.source, Some(cell.text.as_str()))).collect();
    all.extend(points.iter().flat_map(|point| &point.cited).map(|citation| (citation, None)));
    all.extend(
        comparison
            .targets
            .rows
            .iter()
            .filter(|row| all_rows || row.main)
            .filter_map(|row| row.admitted.as_ref())
            .map(|citation| (citation, None)),
    );
    all.retain(|(citation, _)| !citation.sentence.is_empty());
    all.sort_by_key(|(citation, _)| (citation.report, citation.line, citation.column));
    let mut sources: Vec<Source> = Vec::new();
    for (citation, figure) in all {
        let at = find(&sources, citation).unwrap_or_else(|| {
            sources.push(Source { citation: citation.clone(), page: citation.place.page, figures: Vec::new() });
            sources.len() - 1
        });
        if let (Some(source), Some(figure)) = (sources.get_mut(at), figure)
            && !source.figures.iter().any(|other| other == figure)
        {
            source.figures.push(figure.to_owned());
        }
    }
    sources
}

/// The place of a citation's sentence in the register.
pub(super) fn find(sources: &[Source], of: &Citation) -> Option<usize> {
    let same = |source: &Source| {
        let other = &source.citation;
        (other.report, other.line) == (of.report, of.line) && other.sentence.trim() == of.sentence.trim()
    };
    sources.iter().position(same)
}
