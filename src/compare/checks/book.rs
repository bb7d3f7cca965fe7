//! Editions and ledger → what the checks look up: the row of a fact, its cell, what any report states for a year.

use rustc_hash::FxHashMap;

use crate::align::{Edition, Entry, Ledger, LedgerRow, ledger};
use crate::compare::Cell;
use crate::compare::cell::cell_of;
use crate::facts::{Fact, Measure, Role};
use crate::knowledge::Knowledge;

/// The reports and what is looked up in them.
pub(super) struct Book<'a> {
    pub(super) editions: &'a [Edition],
    pub(super) ledger: &'a Ledger,
    pub(super) knowledge: &'a Knowledge,
    /// The row of each fact, by edition and place among its facts.
    rows: FxHashMap<(usize, usize), usize>,
}

/// A fact with its edition.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) edition: usize,
    pub(super) at: usize,
    pub(super) fact: &'a Fact,
}

impl<'a> Book<'a> {
    pub(super) fn new(editions: &'a [Edition], ledger: &'a Ledger, knowledge: &'a Knowledge) -> Self {
        let mut rows = FxHashMap::default();
        for (at, row) in ledger.rows.iter().enumerate() {
            rows.extend(row.entries.iter().map(|entry| ((entry.edition, entry.fact), at)));
        }
        Self { editions, ledger, knowledge, rows }
    }

    /// Every fact of every report in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Said<'a>> {
        let of = |(edition, of): (usize, &'a Edition)| of.facts.iter().enumerate().map(move |(at, fact)| Said { edition, at, fact });
        self.editions.iter().enumerate().flat_map(of)
    }

    /// The facts before this one in its sentence, the nearest first.
    pub(super) fn before(&self, of: Said<'a>) -> impl Iterator<Item = Said<'a>> {
        let facts = self.editions.get(of.edition).map(|edition| edition.facts.as_slice()).unwrap_or_default();
        let earlier = facts.get(..of.at).unwrap_or_default().iter().enumerate().rev();
        earlier.take_while(move |(_, fact)| fact.sentence == of.fact.sentence).map(move |(at, fact)| Said { edition: of.edition, at, fact })
    }

    /// The row in which a fact stands.
    pub(super) fn row(&self, of: Said<'_>) -> Option<&'a LedgerRow> {
        self.rows.get(&(of.edition, of.at)).and_then(|&row| self.ledger.rows.get(row))
    }

    /// A fact as a cell; one that names no year is taken to be of `year`.
    pub(super) fn cell(&self, of: Said<'_>, year: i32) -> Option<Cell> {
        let year = of.fact.period.map_or(year, |period| period.to);
        cell_of(self.editions, &Entry { edition: of.edition, fact: of.at, role: of.fact.role, year, turned: false, headline: false })
    }

    /// Every result that any report states of a row for a year, the first stated first; those on another basis are none.
    pub(super) fn results(&self, row: &LedgerRow, year: i32) -> Vec<Cell> {
        let of_year = row.entries.iter().filter(|entry| entry.role == Role::Actual && entry.year == year && !entry.turned);
        let plain = of_year.filter(|entry| {
            ledger::fact_of(self.editions, entry).is_some_and(|fact| fact.period.is_some_and(|p| p.is_year()) && fact.basis.is_none())
        });
        plain.filter_map(|entry| cell_of(self.editions, entry)).collect()
    }

    /// What is said between two facts of a sentence.
    pub(super) fn between(&self, from: Said<'_>, to: Said<'_>) -> &'a str {
        let report = self.editions.get(from.edition).map(|edition| &edition.report);
        report.and_then(|report| report.source.text.get(from.fact.span.end..to.fact.span.start)).unwrap_or_default()
    }
}

/// Whether two facts are of one indicator.
pub(super) fn same_thing(one: &Fact, other: &Fact) -> bool {
    ledger::key(&one.indicator) == ledger::key(&other.indicator)
}

/// Whether a fact is a result of one year.
pub(super) fn is_result_of_a_year(of: &Fact) -> bool {
    matches!(of.role, Role::Actual | Role::Estimate) && of.period.is_some_and(|period| period.is_year())
}

/// Whether a fact is an amount or a share, which can be set against that of another year.
pub(super) fn is_amount(of: &Fact) -> bool {
    matches!(of.measure, Measure::Level | Measure::Ratio)
}
