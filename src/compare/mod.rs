//! Editions and their alignment → one Comparison, which holds all that any view shows.

mod admitted;
pub mod ambition;
mod amendments;
pub mod brief;
mod cell;
mod change;
mod checks;
mod facade;
mod figures;
mod findings;
pub mod outcome;
mod redline;
mod scoreboard;
mod sections;
pub mod table;
pub mod targets;
pub mod terms;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
mod tokens;
pub mod tracked;
mod written;

use crate::note::Note;
use crate::structure::Meta;

pub use facade::{Wants, compare, headings, remarks};
pub use figures::{Cell, Change, Citation, Row, Status, Table};
pub use findings::{Check, Finding, Severity};
pub use redline::{
    Amendment, Coverage, Edit, Quote, SectionChange, SectionRef, Tag, TextChange, TextComparison, TextKind, TextSummary, Whereabouts,
};
pub use scoreboard::{Ambition, Outcome, Scoreboard, TargetRow};
pub use sections::outlines;
pub use written::written;

/// All that any view shows. Views compute nothing.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The reports in order of year.
    pub reports: Vec<Heading>,
    /// The indicator change table.
    pub table: Table,
    /// The scoreboard of targets.
    pub targets: Scoreboard,
    /// The redline, where two reports were compared as texts.
    pub text: Option<TextComparison>,
    /// The two reports of the redline as one text with tracked changes, where it was asked for.
    pub tracked: Option<tracked::Tracked>,
    /// What is said differently, where it was asked for.
    pub terms: Option<terms::Terms>,
    /// Figures that do not agree, the gravest first, where they were asked for.
    pub checks: Option<Vec<Finding>>,
    /// The head and the main points of a briefing, where one was asked for.
    pub brief: Option<brief::Brief>,
    /// Doubts, each to be shown beside the output.
    pub notes: Vec<Remark>,
}

/// A report's title line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Whose and when.
    pub meta: Meta,
    /// The file it came from.
    pub file: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The file's format name.
    pub format: String,
    /// The file's encoding.
    pub encoding: String,
}

/// A note and the report that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Which report, by its place in [`Comparison::reports`]; `None` for all.
    pub report: Option<usize>,
    /// The note.
    pub note: Note,
}
