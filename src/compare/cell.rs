//! A fact of an edition → the cell that views show, with its way back to the text.

use crate::align::grade::Grade;
use crate::align::ledger::fact_of;
use crate::align::{Edition, Entry, Ledger};
use crate::compare::{Cell, Citation};
use crate::facts::{Fact, Indicator, Measure, Role, Value};
use crate::structure::Report;

/// The cell of a ledger entry.
pub(super) fn cell_of(editions: &[Edition], entry: &Entry) -> Option<Cell> {
    let report = &editions.get(entry.edition)?.report;
    let fact = fact_of(editions, entry)?;
    Some(Cell {
        name: fact.indicator.name.clone(),
        text: report.quote(fact.span).to_owned(),
        value: match fact.value {
            Value::Point(value) if entry.turned => Value::Point(value.abs()),
            value => value,
        },
        unit: fact.unit.clone(),
        bound: fact.bound,
        bound_shared: fact.rules.contains(&"shared_bound"),
        role: fact.role,
        measure: if entry.turned { Measure::Level } else { fact.measure },
        year: entry.year,
        from: fact.period.filter(|p| !p.is_year()).map(|p| p.from),
        commitment: fact.commitment.clone(),
        basis: fact.basis.clone(),
        source: cite(report, entry.edition, fact.sentence, fact.span.start),
    })
}

/// The growth of GDP in `year`, which targets in words are set against.
pub(super) fn yardstick(ledger: &Ledger, year: i32, editions: &[Edition]) -> Option<Cell> {
    let row = ledger.rows.iter().find(|row| row.key == "gdp" && row.measure == Measure::Growth)?;
    let entry = row.entries.iter().find(|entry| entry.headline && entry.role == Role::Actual && entry.year == year)?;
    cell_of(editions, entry)
}

/// What entries of one row are called: as a list knows it, with the grade where rows are parted by it, else in the newest wording,
/// which is the last given.
pub(super) fn name_of<'a>(
    entries: impl DoubleEndedIterator<Item = &'a Entry>,
    grade: Option<Grade>,
    editions: &[Edition],
) -> Option<Indicator> {
    let facts: Vec<&Fact> = entries.rev().filter_map(|entry| fact_of(editions, entry)).collect();
    let mut name = facts.iter().find(|fact| fact.indicator.id.is_some()).or(facts.first())?.indicator.clone();
    // The place of a growth is no place of the amount.
    if facts.iter().all(|fact| fact.measure == Measure::Rank && fact.indicator.name.ends_with(['速', '幅'])) {
        name.canonical = name.canonical.map(|canonical| format!("{canonical}增速"));
        name.name_en = name.name_en.map(|name| format!("{name}, growth"));
    }
    if let Some((zh, en)) = grade.map(Grade::words) {
        name.canonical = name.canonical.map(|canonical| format!("{zh}{canonical}"));
        name.name_en = name.name_en.map(|name| format!("{name} ({en})"));
    }
    Some(name)
}

/// Where `offset` of sentence `sentence` stands.
pub(super) fn cite(report: &Report, edition: usize, sentence: usize, offset: usize) -> Citation {
    let location = report.source.locate(offset);
    let of = report.sentences.get(sentence);
    Citation {
        report: edition,
        line: location.line,
        column: location.column,
        place: report.source.place(offset).unwrap_or_default(),
        section: of.map_or("", |s| report.section_title(s.section)).to_owned(),
        sentence: of.map_or("", |s| report.quote(s.span)).trim().to_owned(),
    }
}
