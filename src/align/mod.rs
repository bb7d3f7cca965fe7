//! Reports → what belongs together: section pairs, sentence links, and the ledger of facts.

mod chosen;
mod clauses;
pub mod dimension;
pub mod grade;
mod index;
mod join;
pub mod ledger;
mod moves;
mod names;
mod parts;
#[cfg(test)]
pub(crate) mod sample;
pub mod sections;
pub mod sentences;
mod sides;
mod similarity;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod title;
mod twins;

use crate::align::grade::Grade;
use crate::facts::{Fact, Measure, Role};
use crate::source::Span;
use crate::structure::Report;

/// One year's report with its facts: what the later stages work on.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The report.
    pub report: Report,
    /// Its facts in text order.
    pub facts: Vec<Fact>,
}

/// How a section of the old report stands to the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Same heading, same place.
    Kept,
    /// Same content under another heading.
    Renamed,
    /// In another order or under another parent.
    Moved,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// Only in the new.
    Added,
    /// Only in the old.
    Removed,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Relation; 7] =
        [Relation::Kept, Relation::Renamed, Relation::Moved, Relation::Split, Relation::Merged, Relation::Added, Relation::Removed];

    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Relation::Kept => "kept",
            Relation::Renamed => "renamed",
            Relation::Moved => "moved",
            Relation::Split => "split",
            Relation::Merged => "merged",
            Relation::Added => "added",
            Relation::Removed => "removed",
        }
    }
}

/// Sections of the old report against sections of the new one; ids into `Report::sections`.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionPair {
    /// How they stand to each other.
    pub relation: Relation,
    /// Sections of the old report; none where added.
    pub old: Vec<usize>,
    /// Sections of the new report; none where removed.
    pub new: Vec<usize>,
    /// Cosine of their bodies, 0 to 1.
    pub similarity: f64,
}

/// Two reports' sections and sentences against each other, as [`sections::pair`] and [`sentences::link`] find them, with their words
/// counted once for both.
#[must_use]
pub fn texts(old: &Report, new: &Report) -> (Vec<SectionPair>, Vec<Link>) {
    let mut bigrams = similarity::Bigrams::of(old, new);
    let pairs = sections::pair_by(&mut bigrams, old, new);
    let links = sentences::link_by(&mut bigrams, old, new, &pairs);
    (pairs, links)
}

/// A sentence or a clause of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    /// Its sentence in the report.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
}

/// Segments of the old report against segments of the new one.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Segments of the old report; none where added.
    pub old: Vec<Segment>,
    /// Segments of the new report; none where removed.
    pub new: Vec<Segment>,
    /// IDF-weighted bigram cosine, 0 to 1; of an added or removed one 0.
    pub similarity: f64,
    /// Whether it stands in another section or out of order in its own.
    pub moved: bool,
    /// The nearest segment on the other side of one that has no counterpart, with its similarity (可能相关).
    pub nearest: Option<(Segment, f64)>,
}

/// The facts of all reports, by indicator × measure × dimension of the unit, in the order of their first appearance.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// One row an indicator and measure.
    pub rows: Vec<LedgerRow>,
}

/// What all reports say of one indicator in one measure.
#[derive(Debug, Clone)]
pub struct LedgerRow {
    /// The indicator's id, else its name.
    pub key: String,
    /// How it is measured.
    pub measure: Measure,
    /// The grade that its names say, where those of another grade stand in a row of their own.
    pub grade: Option<Grade>,
    /// The facts: newest report's first statement last; in order of report, then text.
    pub entries: Vec<Entry>,
}

/// One fact of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Which edition.
    pub edition: usize,
    /// Which of its facts.
    pub fact: usize,
    /// Actual (with estimate) or target.
    pub role: Role,
    /// The year that it is about.
    pub year: i32,
    /// Whether a fall is entered as the amount that it came to (农村贫困人口减少1442万人 among 减少农村贫困人口).
    pub turned: bool,
    /// Whether it is the one that a statistician would tabulate for its year and role within its report.
    pub headline: bool,
}
