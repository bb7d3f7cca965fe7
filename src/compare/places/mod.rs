//! Tables of several places → league tables: of each indicator and year the places by their targets, with means and what moved.

mod build;
mod difference;
mod stats;

use rust_decimal::Decimal;

use crate::compare::{Ambition, Cell, Outcome};
use crate::facts::{Indicator, Measure};

pub use build::build;
pub use difference::{Difference, Distance};
pub use stats::{Statistics, Weighted};

/// The places by one indicator in one year.
#[derive(Debug, Clone)]
pub struct League {
    /// What is measured.
    pub indicator: Indicator,
    /// How.
    pub measure: Measure,
    /// The unit that ranks and means are counted in.
    pub unit: String,
    /// The year of the newest targets; results and earlier targets are of the year before.
    pub year: i32,
    /// A line a place, by rank.
    pub standings: Vec<Standing>,
    /// Of the targets of the year before.
    pub of_target: Statistics,
    /// Of the results.
    pub of_actual: Statistics,
    /// Of the newest targets.
    pub of_next: Statistics,
    /// How many targets moved how.
    pub moves: Vec<(Ambition, usize)>,
    /// How many of the earlier targets came to what.
    pub outcomes: Vec<(Outcome, usize)>,
    /// How many results lie above, at (or within) and below the target.
    pub sides: [usize; 3],
    /// Whether at least half of the places set a target for it: such are shown by default.
    pub main: bool,
}

/// A place in a league table.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Which, by its place in [`Comparison::places`](super::Comparison::places).
    pub place: usize,
    /// Its rank by the newest target, where nobody has one by the result: equals share one.
    pub rank: Option<usize>,
    /// Whether it counts: a place of another level (the country among provinces) is listed only.
    pub counts: bool,
    /// The target of the year before.
    pub target: Option<Cell>,
    /// The result of that year.
    pub actual: Option<Cell>,
    /// The result against the target.
    pub gap: Option<Difference>,
    /// What came of the target.
    pub outcome: Outcome,
    /// The newest target.
    pub next_target: Option<Cell>,
    /// The newest target against the one before.
    pub shift: Option<Difference>,
    /// How it moved.
    pub ambition: Option<Ambition>,
    /// The newest target against the result of the year before.
    pub outlook: Option<Difference>,
}

/// A number that stands for a cell where places are ranked and averaged: the middle of a range.
pub(super) type Figure = Decimal;
