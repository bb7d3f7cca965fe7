//! Findings for the terminal: a table of the arithmetic, then each finding with its sentences.

use super::{details, grid, summary};
use crate::compare::Comparison;
use crate::render::diff::wrap;
use crate::render::table::title;
use crate::render::{View, grid as table};

/// How far the lines of a finding stand in.
const INDENT: usize = 4;

/// The table and the sentences.
#[must_use]
pub fn terminal(comparison: &Comparison, view: &View<'_>) -> String {
    let findings = comparison.checks.as_deref().unwrap_or_default();
    let mut out = format!("{}\n\n{}\n", title(comparison, view.lang), wrap::plain(&summary(findings, view.lang), view.width));
    if findings.is_empty() {
        return out;
    }
    out.push_str(&format!("\n{}\n", table::terminal(&grid(comparison, findings, view), view)));
    for (at, of) in findings.iter().enumerate() {
        let (head, lines) = details(of, comparison, view.lang);
        out.push_str(&format!("{}\n", wrap::plain(&format!("{}. {head}", at + 1), view.width)));
        for line in lines {
            let wrapped = wrap::plain(&line, view.width.map(|width| width.saturating_sub(INDENT)));
            out.extend(wrapped.lines().map(|line| format!("{:INDENT$}{line}\n", "")));
        }
    }
    out
}
