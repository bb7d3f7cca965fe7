//! What the checks found: figures of the reports that do not agree with one another.

use super::Cell;
use crate::facts::Indicator;
use crate::note::Note;

/// One disagreement, with all that is needed to judge it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it.
    pub check: Check,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about, where it is about one indicator.
    pub indicator: Option<Indicator>,
    /// The year that the figures are of.
    pub year: i32,
    /// What does not agree with what.
    pub says: Note,
    /// The calculation, as a person would write it down.
    pub arithmetic: String,
    /// Why it may be no fault.
    pub harmless: Option<Note>,
    /// The figures it rests on, each with its sentence.
    pub cited: Vec<Cell>,
}

/// A kind of check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The growth stated against the one that two levels imply.
    Growth,
    /// A value of an earlier year that a later report gives otherwise.
    Restated,
    /// 比上年增加 against the old value.
    Increase,
    /// Parts against their whole.
    Sum,
    /// A share against its parts.
    Share,
    /// A unit that cannot be (万 for 亿).
    Unit,
    /// A rank that moved otherwise than its text says.
    Rank,
    /// A target and a result of different scopes.
    Scope,
}

impl Check {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Check::Growth => "growth",
            Check::Restated => "restated",
            Check::Increase => "increase",
            Check::Sum => "sum",
            Check::Share => "share",
            Check::Unit => "unit",
            Check::Rank => "rank",
            Check::Scope => "scope",
        }
    }
}

/// How much a finding weighs, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The figures cannot both hold.
    Error,
    /// They hardly can.
    Warning,
    /// They differ, as figures of revised series and constant prices do.
    Note,
}

impl Severity {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}
