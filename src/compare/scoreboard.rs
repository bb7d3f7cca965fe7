//! What the scoreboard of targets holds: what was promised, what came of it, what is promised now.

use rust_decimal::Decimal;

use super::{Cell, Citation};
use crate::facts::{Indicator, Measure};

/// The scoreboard: what was promised, what came of it, what is promised now.
#[derive(Debug, Clone, Default)]
pub struct Scoreboard {
    /// In the order of the targets in the text.
    pub rows: Vec<TargetRow>,
}

impl Scoreboard {
    /// Whether a target was missed or moved.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.rows.iter().any(|row| row.outcome == Outcome::Missed || row.ambition.is_some_and(|ambition| ambition != Ambition::Same))
    }
}

/// One target's life over a year.
#[derive(Debug, Clone)]
pub struct TargetRow {
    /// Whose, by its place in [`Comparison::places`](super::Comparison::places).
    pub place: usize,
    /// What is aimed at.
    pub indicator: Indicator,
    /// How it is measured.
    pub measure: Measure,
    /// Its unit.
    pub unit: String,
    /// The year aimed at.
    pub year: i32,
    /// The target as the earlier report set it.
    pub target: Option<Cell>,
    /// The result as the later report states it.
    pub actual: Option<Cell>,
    /// What came of it.
    pub outcome: Outcome,
    /// Result minus target, where both are points or bounds.
    pub gap: Option<Decimal>,
    /// The gap's unit.
    pub gap_unit: String,
    /// The target for the next year.
    pub next_target: Option<Cell>,
    /// How it moved; `None` where there is neither a target nor a next one to compare.
    pub ambition: Option<Ambition>,
    /// The sentence in which the report admits a miss.
    pub admitted: Option<Citation>,
    /// Whether the target, or else the next one, stands in the paragraph of main targets.
    pub in_paragraph: bool,
    /// Whether it is shown by default: of the targets paragraph, of a known indicator, or with a result.
    pub main: bool,
}

/// What came of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Reached, in the direction that is better, or within the tolerance of 左右.
    Met,
    /// Not reached.
    Missed,
    /// The later report states no result.
    NoActual,
    /// The earlier report set no target.
    NoTarget,
    /// Not to be judged (words, unlike units).
    Unjudged,
}

impl Outcome {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Missed => "missed",
            Outcome::NoActual => "no_actual",
            Outcome::NoTarget => "no_target",
            Outcome::Unjudged => "unjudged",
        }
    }
}

/// How a target moved against the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ambition {
    /// Aims higher, in the direction that is better.
    Raised,
    /// Aims lower.
    Lowered,
    /// Aims higher by a smaller figure, where less is better (失业率 5.5% → 5%); `raised` in JSON.
    Tightened,
    /// Aims lower by a larger figure, where less is better; `lowered` in JSON.
    Loosened,
    /// The same.
    Same,
    /// The same number under a harder word (左右→以上, 力争→确保).
    Hardened,
    /// The same number under a softer word.
    Softened,
    /// Not set before.
    New,
    /// No longer set.
    Dropped,
}

impl Ambition {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Ambition::Raised | Ambition::Tightened => "raised",
            Ambition::Lowered | Ambition::Loosened => "lowered",
            Ambition::Same => "same",
            Ambition::Hardened => "hardened",
            Ambition::Softened => "softened",
            Ambition::New => "new",
            Ambition::Dropped => "dropped",
        }
    }
}
