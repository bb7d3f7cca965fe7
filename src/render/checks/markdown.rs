//! Findings as Markdown: the same table and sentences as in the terminal.

use super::{details, grid, summary};
use crate::compare::Comparison;
use crate::render::table::title;
use crate::render::{View, grid as table, notes};

/// The table, then a list of the findings with their sentences.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let findings = comparison.checks.as_deref().unwrap_or_default();
    let mut text = format!("# {}\n\n{}\n", title(comparison, view.lang), summary(findings, view.lang));
    let notes = notes::markdown(&comparison.reports, &comparison.notes, view.lang);
    if findings.is_empty() {
        return text + &notes;
    }
    text.push_str(&format!("\n{}\n", table::markdown(&grid(comparison, findings, view))));
    for (at, of) in findings.iter().enumerate() {
        let (head, lines) = details(of, comparison, view.lang);
        text.push_str(&format!("{}. {head}\n", at + 1));
        text.extend(lines.iter().map(|line| format!("   - {line}\n")));
    }
    text + &notes
}
