//! The shape of the knowledge files: TOML text → entries.

use serde::Deserialize;

use crate::error::Error;
use crate::facts::{Better, Bound, Measure};
use crate::knowledge::{Wording, list::List, list::Text};

/// One file: a source for all of it, and entries of any sort.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) source: String,
    pub(super) indicator: Vec<IndicatorEntry>,
    pub(super) unit: Vec<Unit>,
    pub(super) bound: Vec<BoundWord>,
    pub(super) direction: Vec<Direction>,
    pub(super) commitment: Vec<Commitment>,
    pub(super) degree: Vec<Degree>,
    pub(super) theme: Vec<ThemeEntry>,
    pub(super) section: Vec<SectionWords>,
    pub(super) look_alike: Vec<LookAlike>,
    pub(super) furniture: Vec<Furniture>,
    pub(super) place: Vec<Place>,
    pub(super) suffix: Vec<Suffix>,
    pub(super) hint: Vec<Suffix>,
    pub(super) class: Vec<WordClass>,
    pub(super) wording: Vec<Wording>,
}

/// Reads one of the built-in files' text, which must name its source.
pub(super) fn parse(name: &str, text: &str) -> Result<File, Error> {
    let file = parse_any(name, text)?;
    if file.source.is_empty() {
        return Err(Error::new("the file names no source").at(name).hint("begin it with source = \"…\""));
    }
    Ok(file)
}

/// Reads one file's text.
pub(super) fn parse_any(name: &str, text: &str) -> Result<File, Error> {
    toml::from_str(text).map_err(|e| {
        let (line, column) = position(text, e.span().map_or(0, |s| s.start));
        Error::new(e.message().replace('\n', ", "))
            .at(format!("{name}:{line}:{column}"))
            .hint("compare the entry with those in src/knowledge, whose README lists the fields")
    })
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let column = before.rsplit('\n').next().map_or(0, |s| s.chars().count()) + 1;
    (before.matches('\n').count() + 1, column)
}

/// An indicator: what is measured, under all its names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorEntry {
    /// The id that outputs use.
    pub id: Text,
    /// Canonical Chinese name.
    pub name: Text,
    /// English name as the National Bureau of Statistics writes it.
    pub name_en: Text,
    /// Other names, whole, without a leading scope.
    #[serde(default)]
    pub also: List,
    /// Those of them that an older concept bore: their figures are not quite comparable with today's.
    pub former: Option<List>,
    /// Theme id.
    pub theme: Text,
    /// The better direction.
    #[serde(default)]
    pub better: Better,
    /// The measure that it is usually stated in.
    pub measure: Measure,
    /// What it is counted in.
    #[serde(default)]
    pub dimension: Text,
    /// A remark on concept or coverage, shown where names of different times meet.
    pub note: Option<Text>,
    /// Where the entry comes from, where it differs from the file's.
    pub source: Option<Text>,
    /// Sentences with the facts that must be read: `text => measure value unit; …`.
    #[serde(default)]
    pub example: List,
    /// Sentences in which it must not be found.
    #[serde(default)]
    pub not: List,
}

/// A unit or measure word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The word, without 万 or 亿.
    pub word: Text,
    /// Other spellings, written back as `word`.
    #[serde(default)]
    pub also: List,
    /// What it counts or measures.
    pub dimension: Text,
    /// What a number with it usually is.
    pub kind: UnitKind,
    /// How many of `base` it is.
    pub scale: Option<Text>,
    /// The base unit.
    pub base: Option<Text>,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Examples, `text => value unit`.
    #[serde(default)]
    pub example: List,
    /// Texts in which it is none.
    #[serde(default)]
    pub not: List,
}

/// What a number with a unit usually is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// An amount of money.
    Money,
    /// A physical quantity.
    Physical,
    /// A count of things or people.
    Count,
    /// A ratio or a difference of ratios.
    Ratio,
    /// An ordinal (届, 期): no fact.
    Ordinal,
    /// A time: mostly no fact.
    Time,
    /// A label (五大行动): no fact.
    Label,
}

/// A bound word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundWord {
    /// The word.
    pub word: Text,
    /// What it says.
    pub bound: Bound,
    /// On which side of the number it stands.
    pub side: Side,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Examples.
    #[serde(default)]
    pub example: List,
    /// Texts in which it is none.
    #[serde(default)]
    pub not: List,
}

/// On which side of a number a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// 近30%.
    Before,
    /// 8%以上.
    After,
    /// 6600多万.
    Inside,
}

/// A word of rise or fall.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// The word.
    pub word: Text,
    /// The measure that a rate with it states.
    pub measure: Measure,
    /// The measure that an absolute amount with it states.
    pub absolute: Measure,
    /// 1 for a rise, -1 for a fall.
    pub sign: i8,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Examples.
    #[serde(default)]
    pub example: List,
    /// Texts in which it is none.
    #[serde(default)]
    pub not: List,
}

/// The verb of a target.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// The verb.
    pub word: Text,
    /// 1 soft … 5 hard.
    pub strength: u8,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Examples.
    #[serde(default)]
    pub example: List,
    /// Texts in which it is none.
    #[serde(default)]
    pub not: List,
}

/// Words of degree of one strength.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Degree {
    /// 1 softens, 2 plain, 3 strengthens.
    pub strength: u8,
    /// The words.
    pub words: List,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// Two sentences that differ in such words only.
    #[serde(default)]
    pub example: List,
    /// Two sentences that differ in more.
    #[serde(default)]
    pub not: List,
}

/// A theme and the words that signal it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeEntry {
    /// Id.
    pub id: Text,
    /// Chinese name.
    pub name: Text,
    /// English name.
    pub name_en: Text,
    /// Words of titles and sentences about it.
    pub words: List,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// `title => id`.
    #[serde(default)]
    pub example: List,
    /// Titles that are not about it.
    #[serde(default)]
    pub not: List,
}

/// Phrases that tell a section's kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// The kind's name.
    pub kind: Text,
    /// Phrases of titles.
    pub words: List,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// `title => kind`.
    #[serde(default)]
    pub example: List,
    /// Titles of other kinds.
    #[serde(default)]
    pub not: List,
}

/// A text that holds a numeral and is no quantity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookAlike {
    /// The words.
    pub word: Text,
    /// Why it is none.
    pub reason: Text,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// A sentence with it.
    #[serde(default, deserialize_with = "one_or_many")]
    pub example: List,
    /// Texts in which the word is no look-alike.
    #[serde(default)]
    pub not: List,
    /// The form that the word is one of, N for any numeral; for the reader.
    pub pattern: Option<Text>,
}

/// A line that is no part of a report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// The words.
    pub text: Text,
    /// How a line must hold them.
    #[serde(rename = "match")]
    pub how: Match,
    /// Why it is dropped.
    pub reason: Text,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// A line with it.
    #[serde(default, deserialize_with = "one_or_many")]
    pub example: List,
    /// Lines that must stay.
    #[serde(default)]
    pub not: List,
}

/// How a line matches furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// The whole line, blanks aside.
    Line,
    /// Its beginning.
    Prefix,
    /// Anywhere.
    Contains,
    /// Its beginning; all that follows goes too.
    From,
    /// A page number in this dress.
    Page,
    /// A running head.
    Header,
}

/// A province-level place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Full name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// English name.
    pub name_en: Text,
    /// Level name.
    pub level: Text,
    /// Other names.
    #[serde(default)]
    pub also: List,
    /// One-character name.
    pub abbreviation: Option<Text>,
    /// Division code of GB/T 2260.
    pub code: Option<Text>,
}

/// A class of words that the clause grammar reads.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordClass {
    /// The class.
    pub name: Text,
    /// What the class does.
    pub note: Text,
    /// Its words.
    pub words: List,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// What it does, `text => name`.
    #[serde(default)]
    pub example: List,
}

/// What a place's name ends in, and the level that follows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suffix {
    /// The ending.
    pub word: Text,
    /// Level name.
    pub level: Text,
    /// A remark.
    pub note: Option<Text>,
    /// `name => level`.
    #[serde(default)]
    pub example: List,
    /// Names of other levels.
    #[serde(default)]
    pub not: List,
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<List, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => std::iter::once(one).collect(),
        OneOrMany::Many(many) => many.into_iter().collect(),
    })
}
