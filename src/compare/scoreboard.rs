//! What the scoreboard of targets holds: what was promised, what came of it, what is promised now.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Cell, Citation};
use crate::facts::{Better, Indicator, Measure};

/// The scoreboard: what was promised, what came of it, what is promised now.
#[derive(Debug, Clone, Default)]
pub struct Scoreboard {
    /// In the order of the targets in the text.
    pub rows: Vec<TargetRow>,
    /// How many targets were met: of all, by year and by theme.
    pub attainment: Vec<Attainment>,
}

/// How many of some targets were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attainment {
    /// Of which.
    pub of: Share,
    /// Reached.
    pub met: usize,
    /// Not reached.
    pub missed: usize,
    /// Without a result, or not to be judged.
    pub open: usize,
    /// Those reached of those judged, in percent to one decimal.
    pub rate: Option<Decimal>,
}

/// Which targets are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// All.
    #[default]
    All,
    /// Those for a year.
    Year(i32),
    /// Those of a theme.
    Theme(Option<String>),
}

/// What a target asks for, as it is judged: the least and the most that will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// The least value, and whether it will do itself.
    pub least: Option<(Decimal, bool)>,
    /// The most, and whether it will do itself.
    pub most: Option<(Decimal, bool)>,
    /// The direction that is better.
    pub better: Better,
    /// What 左右 was taken to allow, where it is said.
    pub tolerance: Option<Decimal>,
}

impl Scoreboard {
    /// Counts anew what the rows came to: all, then by year, then by theme in the order of the rows. Rows that are not shown by default
    /// do not count, nor do those whose report is not at hand.
    pub fn tally(&mut self) {
        let counted: Vec<&TargetRow> = self.rows.iter().filter(|row| row.main && !row.no_report && row.target.is_some()).collect();
        let mut years: Vec<i32> = counted.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        let mut themes: Vec<Option<String>> = Vec::new();
        for row in &counted {
            if !themes.contains(&row.indicator.theme) {
                themes.push(row.indicator.theme.clone());
            }
        }
        let shares = std::iter::once(Share::All).chain(years.into_iter().map(Share::Year)).chain(themes.into_iter().map(Share::Theme));
        self.attainment = shares.map(|of| attainment(of, &counted)).collect();
    }

    /// Whether a target was missed or moved.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.rows.iter().any(|row| row.outcome == Outcome::Missed || row.ambition.is_some_and(|ambition| ambition != Ambition::Same))
    }
}

fn attainment(of: Share, rows: &[&TargetRow]) -> Attainment {
    let own = |row: &&&TargetRow| match &of {
        Share::All => true,
        Share::Year(year) => row.year == *year,
        Share::Theme(theme) => row.indicator.theme == *theme,
    };
    let count = |outcome| rows.iter().filter(own).filter(|row| row.outcome == outcome).count();
    let (met, missed) = (count(Outcome::Met), count(Outcome::Missed));
    let open = rows.iter().filter(own).count() - met - missed;
    let rate =
        Decimal::from(met).checked_mul(Decimal::ONE_HUNDRED).and_then(|met| met.checked_div(Decimal::from(count(Outcome::Met) + missed)));
    let rate = rate.map(|rate| rate.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize());
    Attainment { of, met, missed, open, rate }
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
    /// What it was judged by.
    pub criterion: Option<Criterion>,
    /// Whether the report that would state the result is not at hand: no result is then no silence.
    pub no_report: bool,
    /// Of a target without a result: the sentence of the review that names it all the same, where no figure was read.
    pub named: Option<Citation>,
    /// Of a target that is no longer set: the sentence of the plan that names it all the same, where no figure was read.
    pub named_next: Option<Citation>,
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
