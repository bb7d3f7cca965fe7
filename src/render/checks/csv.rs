//! Findings as CSV: a line for each figure that a finding rests on, so that every one keeps its place and sentence.

use crate::compare::Comparison;
use crate::render::lang::Lang;
use crate::render::{View, csv, notes};

/// One line a figure, with a head line; the number of the finding in the first column holds them together.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let mut head = vec!["finding", "severity", "check"];
    head.extend(["theme", "id", "indicator", "canonical", "name_en"]);
    head.extend(["of_year", "says", "arithmetic", "harmless"]);
    head.extend(csv::CELL);
    head.extend(["sentence", notes::COLUMN]);
    let mut lines = Vec::new();
    for (at, of) in comparison.checks.iter().flatten().enumerate() {
        let note = |note: &crate::note::Note| match view.lang {
            Lang::Zh => note.zh.clone(),
            Lang::En => note.en.clone(),
        };
        let indicator = of.indicator.as_ref().map_or_else(|| vec![String::new(); 5], |indicator| csv::indicator(indicator, view));
        for cell in &of.cited {
            let mut line = vec![(at + 1).to_string(), of.severity.name().to_owned(), of.check.name().to_owned()];
            line.extend(indicator.clone());
            line.extend([of.year.to_string(), note(&of.says), of.arithmetic.clone(), of.harmless.as_ref().map(note).unwrap_or_default()]);
            line.extend(csv::cell(Some(cell), &comparison.reports));
            line.push(cell.source.sentence.clone());
            line.push(notes::of(comparison, &[cell.source.report], view.lang));
            lines.push(line);
        }
    }
    csv::write(&head, lines)
}
