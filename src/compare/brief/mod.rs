//! Comparison → the head and the main points of a briefing: counts, and what a reader must not miss, each by rule and with its reference.

use super::Citation;
use crate::note::Note;

/// What a briefing says before its tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brief {
    /// The line of counts.
    pub counts: Counts,
    /// 要点: at most [`MOST`], the weightiest first.
    pub points: Vec<Point>,
}

/// How many main points a briefing has at most.
pub const MOST: usize = 10;

/// The figures of the line of counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Targets of the earlier report that were met.
    pub met: usize,
    /// Those that could be judged.
    pub judged: usize,
    /// Targets that the earlier report set.
    pub targets: usize,
    /// Indicators that only the later report has.
    pub new: usize,
    /// Indicators that only the earlier report has.
    pub dropped: usize,
    /// The share of the later text that is kept from the earlier, in whole percent.
    pub kept_percent: Option<u32>,
}

/// One main point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What kind of point.
    pub kind: PointKind,
    /// The sentence, in both languages.
    pub says: Note,
    /// The sentences it rests on.
    pub cited: Vec<Citation>,
}

/// The kinds of main points, in the order in which a briefing has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// A target that was missed.
    Missed,
    /// A target raised, lowered, hardened or softened.
    Target,
    /// A large move of a headline indicator.
    Move,
    /// An indicator that came or went.
    Indicator,
    /// A wording that came or went.
    Wording,
    /// A finding of the checks that needs an eye.
    Check,
}
