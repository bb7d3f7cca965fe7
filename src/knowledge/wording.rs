//! The shape of `wording.toml`: classes of words that bound, open, hold together or end a phrase.

use serde::Deserialize;

use crate::knowledge::list::{List, Text};

/// A class of words by which phrases are found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The class.
    pub name: Text,
    /// What the class does.
    pub note: Text,
    /// Its words.
    pub words: List,
    /// Where the entry comes from.
    pub source: Option<Text>,
    /// What it does, `clause => phrase; phrase`: phrases that are found.
    #[serde(default)]
    pub example: List,
    /// The same, of phrases that are not found.
    #[serde(default)]
    pub not: List,
}
