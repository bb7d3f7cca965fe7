//! Editions, ledger and table → figures of the reports that do not agree with one another, the gravest first.
//!
//! Every figure stands for all numbers that are written so: half a unit of its last place to either side, more where a bound word says
//! so. Two figures disagree only where no numbers of the two would agree. One file a check; a check that cannot be sure says nothing.

mod book;
#[cfg(test)]
mod cases;
mod growth;
mod increase;
mod interval;
mod pairs;
mod restated;
mod scope;
mod share;
mod structure;
mod sum;
mod unit;
mod written;

use crate::align::{Edition, Ledger};
use crate::compare::{Finding, table};
use crate::knowledge::Knowledge;
use book::Book;

/// Runs every check over `editions`, which stand in order of year.
pub(super) fn build(editions: &[Edition], ledger: &Ledger, knowledge: &Knowledge) -> Vec<Finding> {
    let book = Book::new(editions, ledger, knowledge);
    let table = table::build(editions, ledger, knowledge);
    let mut found = unit::check(&table, knowledge);
    found.extend(sum::check(&book));
    found.extend(pairs::check(&book));
    found.extend(increase::check(&book));
    found.extend(growth::check(&book));
    found.extend(share::check(&book));
    found.extend(restated::check(&table, knowledge));
    found.extend(scope::check(&table));
    found.retain(|finding| of_one_place(finding, editions));
    let place = |finding: &Finding| finding.cited.last().map(|cell| (cell.source.report, cell.source.line, cell.source.column));
    found.sort_by_key(|finding| (finding.severity, finding.check, place(finding)));
    found.dedup_by(|one, other| one.check == other.check && one.cited == other.cited);
    found
}

/// Whether the reports that a finding rests on are of one place: figures of others do not follow on one another.
fn of_one_place(finding: &Finding, editions: &[Edition]) -> bool {
    let of = |cell: &crate::compare::Cell| editions.get(cell.source.report).and_then(|edition| edition.report.meta.place.as_deref());
    let mut places = finding.cited.iter().filter_map(of);
    let first = places.next();
    places.all(|place| first.is_none_or(|first| first.ends_with(place) || place.ends_with(first)))
}
