//! What is said differently as Markdown: the same tables as in the terminal.

use super::caution;
use super::terminal::boards;
use crate::compare::Comparison;
use crate::render::table::title;
use crate::render::{View, grid, notes};

/// Every table under its heading.
#[must_use]
pub fn markdown(comparison: &Comparison, view: &View<'_>) -> String {
    let Some(terms) = &comparison.terms else { return String::new() };
    let mut text = format!("# {}\n\n{}\n", title(comparison, view.lang), caution(view.lang));
    for (head, grid) in boards(comparison, terms, view) {
        text.push_str(&format!("\n## {head}\n\n{}", grid::markdown(&grid)));
    }
    text + &notes::markdown(&comparison.reports, &comparison.notes, view.lang)
}
