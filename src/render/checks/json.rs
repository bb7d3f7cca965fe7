//! Findings as JSON, schema `tongbi.check/1`.

use serde_json::{Value as Json, json};

use crate::compare::{Comparison, Finding, Severity};
use crate::render::lang::Lang;
use crate::render::parts;

/// Reports, counts, findings with every figure and its place, doubts.
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> String {
    let findings = comparison.checks.as_deref().unwrap_or_default();
    let count = |severity: Severity| findings.iter().filter(|of| of.severity == severity).count();
    parts::pretty(&parts::document(
        "tongbi.check/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("summary", json!({"error": count(Severity::Error), "warning": count(Severity::Warning), "note": count(Severity::Note)})),
            ("findings", findings.iter().map(|of| finding(of, lang)).collect()),
            ("notes", parts::remarks(&comparison.notes, lang)),
        ],
    ))
}

pub(in crate::render) fn finding(of: &Finding, lang: Lang) -> Json {
    json!({
        "check": of.check.name(), "severity": of.severity.name(), "indicator": of.indicator.as_ref().map(parts::indicator), "year": of.year,
        "says": lang.note(&of.says), "arithmetic": of.arithmetic, "harmless": of.harmless.as_ref().map(|note| lang.note(note)),
        "cited": of.cited.iter().map(|cell| parts::maybe_cell(Some(cell))).collect::<Vec<_>>(),
    })
}
