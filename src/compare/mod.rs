//! Editions and their alignment → one Comparison, which holds all that any view shows.

mod admitted;
mod cell;
mod change;
mod facade;
pub mod outcome;
pub mod table;
pub mod targets;
#[cfg(test)]
mod testing;
pub mod text;
mod tokens;

use rust_decimal::Decimal;

use crate::align::Relation;
use crate::facts::{Bound, Indicator, Measure, Role, Value};
use crate::note::Note;
use crate::structure::{Kind, Meta};

pub use facade::{Wants, compare, headings, remarks};

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

/// A figure with all that is needed to trace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The value's words as the report has them.
    pub text: String,
    /// The number.
    pub value: Value,
    /// Its unit as written.
    pub unit: String,
    /// Its bound.
    pub bound: Bound,
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
    /// Which report, by its place in [`Comparison::reports`].
    pub report: usize,
    /// Line of the file.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
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
}

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
            Ambition::Raised => "raised",
            Ambition::Lowered => "lowered",
            Ambition::Same => "same",
            Ambition::Hardened => "hardened",
            Ambition::Softened => "softened",
            Ambition::New => "new",
            Ambition::Dropped => "dropped",
        }
    }
}

/// The redline of two reports.
#[derive(Debug, Clone, Default)]
pub struct TextComparison {
    /// Sections against sections, in the order of the new report, removed ones where they stood.
    pub sections: Vec<SectionChange>,
    /// Sentences against sentences, in the order of the new report, removed ones after what they followed.
    pub pairs: Vec<TextChange>,
    /// How many of each, and how much of either report has a counterpart.
    pub summary: TextSummary,
}

/// What a redline amounts to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextSummary {
    /// Pairs by kind, every kind, in the order of [`TextKind::ALL`].
    pub kinds: Vec<(TextKind, usize)>,
    /// Pairs that moved, of whatever kind.
    pub moved: usize,
    /// Section changes by relation, every relation, in the order of [`Relation::ALL`].
    pub relations: Vec<(Relation, usize)>,
    /// The old report.
    pub old: Coverage,
    /// The new report.
    pub new: Coverage,
}

/// How much of one report has a counterpart in the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Its sentences, or parts of sentences that were compared by themselves.
    pub segments: usize,
    /// Those with a counterpart.
    pub matched: usize,
    /// Its characters.
    pub characters: usize,
    /// Those in segments with a counterpart.
    pub matched_characters: usize,
}

/// A section's fate.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionChange {
    /// How they stand to each other.
    pub relation: Relation,
    /// Sections of the old report.
    pub old: Vec<SectionRef>,
    /// Sections of the new report.
    pub new: Vec<SectionRef>,
    /// Cosine of the bodies.
    pub similarity: f64,
}

/// A section as views name it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRef {
    /// Its id in its report.
    pub id: usize,
    /// Its heading.
    pub title: String,
    /// Its level.
    pub level: u8,
    /// Its kind.
    pub kind: Kind,
    /// Its line in the file.
    pub line: usize,
    /// Its place among the sections of its level under its parent, from 1.
    pub rank: usize,
    /// Its share of the report's characters, in percent to one decimal.
    pub share: Decimal,
}

/// A sentence's fate.
#[derive(Debug, Clone, PartialEq)]
pub struct TextChange {
    /// What changed.
    pub kind: TextKind,
    /// Whether it moved.
    pub moved: bool,
    /// Cosine of the two.
    pub similarity: f64,
    /// The old segments.
    pub old: Vec<Quote>,
    /// The new segments.
    pub new: Vec<Quote>,
    /// The redline: keeps and deletions rebuild the old, keeps and insertions the new, byte for byte.
    pub inline: Vec<(Tag, String)>,
    /// Whether old and new are too unlike to be read inside one another: views put them side by side.
    pub apart: bool,
    /// The nearest former or later wording of what has no counterpart.
    pub nearest: Option<(Quote, f64)>,
}

/// What changed in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextKind {
    /// Nothing.
    Kept,
    /// Only figures.
    Numbers,
    /// Only words of bound, degree or commitment (and figures).
    Qualifier,
    /// Words.
    Reworded,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// Only in the new.
    Added,
    /// Only in the old.
    Removed,
}

impl TextKind {
    /// Every kind.
    pub const ALL: [TextKind; 8] = [
        TextKind::Kept,
        TextKind::Numbers,
        TextKind::Qualifier,
        TextKind::Reworded,
        TextKind::Split,
        TextKind::Merged,
        TextKind::Added,
        TextKind::Removed,
    ];

    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TextKind::Kept => "kept",
            TextKind::Numbers => "numbers",
            TextKind::Qualifier => "qualifier",
            TextKind::Reworded => "reworded",
            TextKind::Split => "split",
            TextKind::Merged => "merged",
            TextKind::Added => "added",
            TextKind::Removed => "removed",
        }
    }
}

/// What a redline does with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// In both.
    Keep,
    /// Only in the old.
    Delete,
    /// Only in the new.
    Insert,
}

impl Tag {
    /// The sign that JSON uses.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Tag::Keep => "=",
            Tag::Delete => "-",
            Tag::Insert => "+",
        }
    }
}

/// Words of a report with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The title of their section.
    pub section: String,
    /// The id of their section.
    pub section_id: usize,
    /// Their line in the file.
    pub line: usize,
}
