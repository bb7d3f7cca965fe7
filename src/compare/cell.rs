//! A fact of an edition → the cell that views show, with its way back to the text.

use crate::align::{Edition, Entry};
use crate::compare::{Cell, Citation};
use crate::facts::Fact;
use crate::structure::Report;

/// The fact of a ledger entry.
pub(super) fn fact_of<'a>(editions: &'a [Edition], entry: &Entry) -> Option<&'a Fact> {
    editions.get(entry.edition).and_then(|edition| edition.facts.get(entry.fact))
}

/// The cell of a ledger entry.
pub(super) fn cell_of(editions: &[Edition], entry: &Entry) -> Option<Cell> {
    let report = &editions.get(entry.edition)?.report;
    let fact = fact_of(editions, entry)?;
    Some(Cell {
        text: report.words(fact.span).to_owned(),
        value: fact.value,
        unit: fact.unit.clone(),
        bound: fact.bound,
        role: fact.role,
        measure: fact.measure,
        year: entry.year,
        from: fact.period.filter(|p| !p.is_year()).map(|p| p.from),
        commitment: fact.commitment.clone(),
        basis: fact.basis.clone(),
        source: cite(report, entry.edition, fact.sentence, fact.span.start),
    })
}

/// Where `offset` of sentence `sentence` stands.
pub(super) fn cite(report: &Report, edition: usize, sentence: usize, offset: usize) -> Citation {
    let location = report.source.locate(offset);
    let of = report.sentences.get(sentence);
    Citation {
        report: edition,
        line: location.line,
        column: location.column,
        section: of.map_or("", |s| report.section_title(s.section)).to_owned(),
        sentence: of.map_or("", |s| report.words(s.span)).trim().to_owned(),
    }
}
