//! The tables of a briefing before they have a format: columns, groups, and entries that know their figures' sources.

use rust_decimal::Decimal;

use crate::compare::brief::Brief;
use crate::compare::{Cell, Citation};
use crate::facts::Value;
use crate::render::grid::{Tint, Words};

/// A table of a briefing.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// Its heading under the part's title; empty where the part has one table.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
    /// What its signs mean.
    pub legend: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub holds: Holds,
}

/// What stands in a column: formats choose width and side by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Holds {
    /// A name of a few words.
    #[default]
    Name,
    /// One short word: a unit, a verdict.
    Word,
    /// A figure, to the right.
    Figure,
    /// Running text.
    Sentence,
    /// Numbers of sources.
    Reference,
}

/// Rows under a title.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The title; empty where there is none.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What became of the thing, for filters: `new`, `dropped`, `missed` …
    pub kind: &'static str,
    /// An entry for each column.
    pub entries: Vec<Entry>,
}

/// An entry of a row.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its words; may have two lines.
    pub words: String,
    /// How they look.
    pub tint: Tint,
    /// The numbers of the sentences that it rests on, in the order of [`Brief::sources`].
    pub sources: Vec<usize>,
    /// Its number, to sort by.
    pub number: Option<Decimal>,
}

impl Entry {
    /// Plain words.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// Words with their look.
    #[must_use]
    pub fn of(words: Words) -> Self {
        Self { words: words.full, tint: words.tint, ..Self::default() }
    }

    /// With a look.
    #[must_use]
    pub fn tinted(mut self, tint: Tint) -> Self {
        self.tint = tint;
        self
    }

    /// A figure: its number, and the sentence that it stands in.
    #[must_use]
    pub fn from_cell(mut self, cell: &Cell, brief: &Brief) -> Self {
        self.number = match cell.value {
            Value::Point(value) => Some(value),
            Value::Range(low, _) => Some(low),
            Value::Words => None,
        };
        self.from_source(&cell.source, brief)
    }

    /// Resting on a sentence.
    #[must_use]
    pub fn from_source(mut self, of: &Citation, brief: &Brief) -> Self {
        self.sources.extend(brief.number(of).filter(|number| !self.sources.contains(number)));
        self
    }

    /// The numbers of sources of all entries of a row, once each, ascending.
    #[must_use]
    pub fn references(entries: &[Entry]) -> Self {
        let mut sources: Vec<usize> = entries.iter().flat_map(|entry| entry.sources.iter().copied()).collect();
        sources.sort_unstable();
        sources.dedup();
        Self { sources, tint: Tint::Faint, ..Self::default() }
    }
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(title: &str, holds: Holds) -> Self {
        Self { title: title.to_owned(), holds }
    }
}

impl Board {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
