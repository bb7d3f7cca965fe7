//! The wording as CSV: one row a phrase.

use super::years;
use crate::compare::Comparison;
use crate::render::{View, csv, notes};

/// One row a phrase, with a head line.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let counts: Vec<String> = years(comparison).into_iter().map(|year| format!("count_{year}")).collect();
    let mut head = vec!["status", "rank", "phrase"];
    head.extend(counts.iter().map(String::as_str));
    head.extend([
        "g2",
        "weight",
        "first_year",
        "last_year",
        "theme",
        "report_year",
        "file",
        "line",
        "section",
        "clause",
        "sentence",
        "former",
        "former_matched",
        "former_similarity",
        "former_line",
        notes::COLUMN,
    ]);
    let all: Vec<usize> = (0..comparison.reports.len()).collect();
    let lines = comparison.terms.iter().flat_map(|terms| &terms.phrases).map(|of| {
        let report = comparison.reports.get(of.source.report);
        let former = of.former.as_ref();
        let mut line = vec![of.status.name().to_owned(), of.rank.to_string(), of.text.clone()];
        line.extend(of.counts.iter().map(usize::to_string));
        line.extend([
            of.g2.to_string(),
            of.weight.to_string(),
            csv::maybe(of.first_year),
            csv::maybe(of.last_year),
            csv::theme(of.theme.as_deref(), view),
            csv::maybe(report.and_then(|report| report.meta.year)),
            report.map(|report| report.file.clone()).unwrap_or_default(),
            of.source.line.to_string(),
            of.source.section.clone(),
            of.clause.clone(),
            of.source.sentence.clone(),
            former.map(|former| former.text.clone()).unwrap_or_default(),
            csv::maybe(former.map(|former| former.matched)),
            csv::maybe(former.map(|former| former.similarity)),
            csv::maybe(former.map(|former| former.source.line)),
            // A count rests on every report.
            notes::of(comparison, &all, view.lang),
        ]);
        line
    });
    csv::write(&head, lines.collect())
}
