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
mod filter;
mod findings;
mod order;
pub mod outcome;
pub mod places;
mod redline;
mod scoreboard;
mod sections;
mod shift;
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
pub use filter::Filter;
pub use findings::{Check, Finding, Severity};
pub use order::Place;
pub use redline::{
    Amendment, Coverage, Edit, Quote, SectionChange, SectionRef, Tag, TextChange, TextComparison, TextKind, TextSummary, Whereabouts,
};
pub use scoreboard::{Ambition, Attainment, Criterion, Outcome, Scoreboard, Share, TargetRow};
pub use sections::outlines;
pub use written::written;

/// All that any view shows. Views compute nothing.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The reports in order of year, those of one year in that of the places.
    pub reports: Vec<Heading>,
    /// Whose they are, the highest first.
    pub places: Vec<Place>,
    /// The indicator change table.
    pub table: Table,
    /// The scoreboard of targets.
    pub targets: Scoreboard,
    /// The places by each indicator, where there are several and they were asked for.
    pub leagues: Vec<places::League>,
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

impl Comparison {
    /// The reports of its places.
    pub fn own_reports(&self) -> impl DoubleEndedIterator<Item = &Heading> {
        self.places.iter().flat_map(|place| &place.reports).filter_map(|&at| self.reports.get(at))
    }

    /// What concerns each place by itself; citations go on naming reports by their place among all.
    #[must_use]
    pub fn by_place(&self) -> Vec<Comparison> {
        if self.places.len() < 2 {
            return vec![self.clone()];
        }
        let of = |(at, place): (usize, &Place)| {
            let mut own = Comparison { reports: self.reports.clone(), places: vec![place.clone()], ..Comparison::default() };
            own.table.rows = self.table.rows.iter().filter(|row| row.place == at).cloned().collect();
            own.table.years = own.table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.year)).collect();
            own.table.years.sort_unstable();
            own.table.years.dedup();
            own.targets.rows = self.targets.rows.iter().filter(|row| row.place == at).cloned().collect();
            own
        };
        self.places.iter().enumerate().map(of).collect()
    }
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
