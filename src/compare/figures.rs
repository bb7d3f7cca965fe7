//! What the indicator change table holds: cells with their sources, rows, and the differences between cells.

use rust_decimal::Decimal;

use super::table::{Concept, History, Life};
use super::{Ambition, Outcome};
use crate::facts::{Bound, Indicator, Measure, Role, Value};
use crate::source::Place;

/// A figure with all that is needed to trace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is measured, as written there.
    pub name: String,
    /// The value's words as the report has them.
    pub text: String,
    /// The number.
    pub value: Value,
    /// Its unit as written.
    pub unit: String,
    /// Its bound.
    pub bound: Bound,
    /// Whether the words of the bound stand at another member of its list (分别超过8万元、4.5万元), so that `text` lacks them.
    pub bound_shared: bool,
    /// Reached or aimed at.
    pub role: Role,
    /// How it is measured.
    pub measure: Measure,
    /// The year that it is about; the last where several.
    pub year: i32,
    /// The first year where it is about several.
    pub from: Option<i32>,
    /// The verb of a target.
    pub commitment: Option<String>,
    /// 同口径 and the like.
    pub basis: Option<String>,
    /// Where it stands.
    pub source: Citation,
}

/// Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// Which report, by its place in [`Comparison::reports`](super::Comparison::reports).
    pub report: usize,
    /// Line of the file.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Page, table and row, where the file is a document that has them.
    pub place: Place,
    /// The title of its section.
    pub section: String,
    /// Its sentence.
    pub sentence: String,
}

/// The indicator change table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Years that have cells, ascending.
    pub years: Vec<i32>,
    /// Rows grouped by theme, in the order of the table.
    pub rows: Vec<Row>,
}

impl Table {
    /// Whether an indicator came, went or changed.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.rows
            .iter()
            .any(|row| row.status != Status::Kept || row.changes.iter().any(|change| change.difference.is_some_and(|d| !d.is_zero())))
    }
}

/// One indicator in one measure.
#[derive(Debug, Clone)]
pub struct Row {
    /// Whose, by its place in [`Comparison::places`](super::Comparison::places).
    pub place: usize,
    /// What is measured.
    pub indicator: Indicator,
    /// How.
    pub measure: Measure,
    /// The unit of the newest cell.
    pub unit: String,
    /// Whether the newest report still has it.
    pub status: Status,
    /// One headline cell per role and year, ascending by year, actual before target.
    pub cells: Vec<Cell>,
    /// Results that a later report gives another value, beside the first ones in `cells`.
    pub restated: Vec<Cell>,
    /// Other statements of the same, shown on request.
    pub others: Vec<Cell>,
    /// Differences between neighbouring cells of the same role.
    pub changes: Vec<Change>,
    /// The newest target against the result of the year before it: how much more is asked for.
    pub outlook: Option<Change>,
    /// What came of the targets, by year.
    pub outcomes: Vec<(i32, Outcome)>,
    /// How the targets moved against the year before, by year.
    pub ambitions: Vec<(i32, Ambition)>,
    /// How its results ran, where there are several years.
    pub history: Option<History>,
    /// When it was stated.
    pub life: Option<Life>,
    /// Where the concept behind its name changed.
    pub concept: Option<Concept>,
    /// Whether it is shown by default: a known indicator, or one that several reports or roles name.
    pub main: bool,
}

/// Whether an indicator stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// In the newest report and an earlier one.
    Kept,
    /// Only in the newest report.
    New,
    /// Not in the newest report.
    Dropped,
}

impl Status {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Kept => "kept",
            Status::New => "new",
            Status::Dropped => "dropped",
        }
    }
}

/// The difference between two cells of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The earlier year.
    pub from_year: i32,
    /// The later year.
    pub to_year: i32,
    /// The role of both.
    pub role: Role,
    /// New minus old, in `unit`; `None` where the two cannot be subtracted (ranges, unlike units).
    pub difference: Option<Decimal>,
    /// 个百分点 for rates, the unit for levels, 位 for ranks.
    pub unit: String,
    /// For levels, the relative change in percent to one decimal.
    pub percent: Option<Decimal>,
    /// Whether the earlier value is the one that a later report restated.
    pub restated: bool,
    /// Whether the two are stated in unlike units of one dimension and the earlier was converted (亿元 to 万亿元).
    pub converted: bool,
    /// Whether a result that is no exact figure (超过, 近, 左右, 多) stands on either side, so that the difference is no exact one either.
    pub approximate: bool,
    /// Whether the two were reported under unlike concepts (农民人均纯收入, 农村居民人均可支配收入).
    pub concept: bool,
}
