//! Report → facts: every quantity that the report states about a nameable indicator, with the rules that made it.

mod bound;
mod classes;
pub mod clause;
pub(crate) mod dictionary;
mod estimates;
mod extract;
mod fraction;
mod gate;
pub mod lexicon;
mod lines;
mod lookup;
mod mask;
pub mod measure;
pub mod name;
mod number;
pub mod numeral;
mod peel;
mod period;
mod placed;
pub mod quantity;
mod range;
mod role;
mod shared;
mod spoken;
mod stock;
mod table;
pub mod token;
mod words;
mod writing;
mod year;

use rust_decimal::Decimal;

use crate::source::Span;

pub use extract::{Extractor, extract};
pub use lines::{InLine, in_line, in_lines};

/// A quantity said of an indicator. Fields follow the annotation guide that the README's scoreboard names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What is measured.
    pub indicator: Indicator,
    /// How.
    pub measure: Measure,
    /// The value as stated, in [`Fact::unit`].
    pub value: Value,
    /// The unit as written, in half-width and without bound words; a rank's scope, a streak's word.
    pub unit: String,
    /// What the bound words say.
    pub bound: Bound,
    /// Reached or aimed at.
    pub role: Role,
    /// The year or years that it is about.
    pub period: Option<Period>,
    /// The verb of a target as written (确保, 力争).
    pub commitment: Option<String>,
    /// The value's words, bound words included.
    pub span: Span,
    /// The shortest stretch that holds the indicator's words and the value.
    pub clause: Span,
    /// Its sentence in the report.
    pub sentence: usize,
    /// Its section in the report.
    pub section: usize,
    /// Whether it is a stated basis other than the plain one: 同口径, 可比价, 年均, 累计 and the like, as written.
    pub basis: Option<String>,
    /// The named rules that made it, first to last.
    pub rules: Vec<&'static str>,
}

/// What is measured: the name resolved from the text, and what the knowledge says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Indicator {
    /// The id in the knowledge (`gdp`), where it is known.
    pub id: Option<String>,
    /// The name resolved from the text.
    pub name: String,
    /// The canonical Chinese name.
    pub canonical: Option<String>,
    /// The English name.
    pub name_en: Option<String>,
    /// The theme.
    pub theme: Option<String>,
    /// Which direction is better.
    pub better: Better,
}

impl Indicator {
    /// What facts of the same indicator share: the id where known, else the name.
    #[must_use]
    pub fn key(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}

/// Which direction of an indicator is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither, or not known.
    #[default]
    Neutral,
}

/// How an indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// An amount or count.
    Level,
    /// A relative change.
    Growth,
    /// An absolute change against an earlier level.
    Change,
    /// A share, rate or index.
    Ratio,
    /// A place in an order.
    Rank,
    /// So many years in a row.
    Streak,
}

impl Measure {
    /// The name that JSON and the knowledge files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Growth => "growth",
            Measure::Change => "change",
            Measure::Ratio => "ratio",
            Measure::Rank => "rank",
            Measure::Streak => "streak",
        }
    }
}

/// The number of a fact in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A point, or the point that a bound word is about.
    Point(Decimal),
    /// From the low to the high end, both within.
    Range(Decimal, Decimal),
    /// None: a target stated in words.
    Words,
}

/// What the words around a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// Just this.
    Eq,
    /// At least this.
    Ge,
    /// At most this.
    Le,
    /// More than this.
    Gt,
    /// Less than this.
    Lt,
    /// About this.
    Approx,
    /// Between two ends.
    Range,
    /// Said in words only (与经济增长同步).
    Words,
}

impl Bound {
    /// The name that JSON and the knowledge files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Bound::Eq => "eq",
            Bound::Ge => "ge",
            Bound::Le => "le",
            Bound::Gt => "gt",
            Bound::Lt => "lt",
            Bound::Approx => "approx",
            Bound::Range => "range",
            Bound::Words => "words",
        }
    }
}

/// Whether a fact was reached, is expected, is aimed at, or only passes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reached, in the period reviewed.
    Actual,
    /// Reached by a first estimate (预计).
    Estimate,
    /// Aimed at.
    Target,
    /// Of another place or period, a standing fact.
    Background,
}

impl Role {
    /// The name that JSON uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Actual => "actual",
            Role::Estimate => "estimate",
            Role::Target => "target",
            Role::Background => "background",
        }
    }
}

/// A year, or a span of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Period {
    /// One year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self { from: year, to: year }
    }

    /// Whether it is one year.
    #[must_use]
    pub fn is_year(self) -> bool {
        self.from == self.to
    }
}
