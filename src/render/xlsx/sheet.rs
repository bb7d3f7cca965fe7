//! A sheet before it is written: columns, and rows of entries that know their number and their source.

use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::number;
use crate::compare::Tag;
use crate::compare::brief::Brief;
use crate::compare::{Cell, Citation};
use crate::facts::Value;
use crate::render::figure;
use crate::render::lang::Lang;

/// A sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Entry>>,
    /// What the signs mean: under the table.
    pub(super) legend: Vec<String>,
    /// How many columns stay where they are.
    pub(super) fixed: u16,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) title: String,
    /// No wider than so many characters of the Latin sort; longer words are wrapped.
    pub(super) most: usize,
    /// Whether its words are coloured by what they say.
    pub(super) verdict: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) holds: Holds,
    /// The number of the sentence that it stands in.
    pub(super) source: Option<usize>,
}

/// The content of a cell.
#[derive(Debug, Clone, Default)]
pub(super) enum Holds {
    #[default]
    Nothing,
    Words(String),
    /// A number and the format in which it reads as the report has it.
    Number(Decimal, String),
    /// Words of which some are marked.
    Marked(Vec<(Tag, String)>),
}

impl Column {
    pub(super) fn new(title: impl Into<String>, most: usize) -> Self {
        Self { title: title.into(), most, verdict: false }
    }

    pub(super) fn verdict(title: impl Into<String>) -> Self {
        Self { title: title.into(), most: 14, verdict: true }
    }
}

impl Entry {
    pub(super) fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::default() } else { Self { holds: Holds::Words(words), source: None } }
    }

    pub(super) fn number(value: impl Into<Decimal>, format: &str) -> Self {
        Self { holds: Holds::Number(value.into(), format.to_owned()), source: None }
    }

    pub(super) fn maybe(value: Option<Decimal>, format: &str) -> Self {
        value.map_or_else(Self::default, |value| Self::number(value, format))
    }

    pub(super) fn marked(parts: Vec<(Tag, String)>) -> Self {
        Self { holds: Holds::Marked(parts), source: None }
    }

    /// A figure of a column in `unit`: its number, showing the report's words; words alone where it is a range, a wording or in another
    /// unit.
    pub(super) fn figure(cell: &Cell, unit: &str, brief: &Brief, lang: Lang) -> Self {
        let mut words = figure::with_role(cell, figure::text(cell, unit, lang), lang);
        if cell.basis.is_some() {
            words.push('†');
        }
        let value = match cell.value {
            Value::Point(value) if cell.unit == unit => Some(value),
            Value::Point(_) | Value::Range(..) | Value::Words => None,
        };
        let entry = match value.and_then(|value| Some((value, number::format(value, &words)?))) {
            Some((value, format)) => Self::number(value, &format),
            None => Self::words(words),
        };
        entry.from(&cell.source, brief)
    }

    /// Standing in a sentence.
    pub(super) fn from(mut self, of: &Citation, brief: &Brief) -> Self {
        self.source = brief.number(of);
        self
    }

    /// How many lines its words take in a column of so many columns of the terminal.
    pub(super) fn lines(&self, columns: usize) -> usize {
        let wrapped = |words: &str| words.lines().map(|line| line.width().div_ceil(columns.max(1)).max(1)).sum::<usize>();
        match &self.holds {
            Holds::Nothing | Holds::Number(..) => 1,
            Holds::Words(words) => wrapped(words),
            Holds::Marked(parts) => wrapped(&parts.iter().map(|(_, words)| words.as_str()).collect::<String>()),
        }
    }

    /// How many columns of the terminal a number takes; of words nothing, as they are wrapped.
    pub(super) fn number_width(&self) -> usize {
        let Holds::Number(value, format) = &self.holds else { return 0 };
        value.to_string().width().max(format.replace('"', "").split(';').map(str::width).max().unwrap_or(0))
    }

    /// How many columns of the terminal its widest line takes.
    pub(super) fn width(&self) -> usize {
        let widest = |words: &str| words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        match &self.holds {
            Holds::Nothing => 0,
            Holds::Words(words) => widest(words),
            Holds::Number(..) => self.number_width(),
            Holds::Marked(parts) => parts.iter().map(|(_, words)| words.width()).sum(),
        }
    }
}
