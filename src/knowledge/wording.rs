//! The shape of `wording.toml`: classes of words that bound, open, hold together or end a phrase.

use serde::Deserialize;

/// A class of words by which phrases are found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The class.
    pub name: String,
    /// What the class does.
    pub note: String,
    /// Its words.
    pub words: Vec<String>,
    /// Where the entry comes from.
    pub source: Option<String>,
    /// What it does, `clause => phrase; phrase`: phrases that are found.
    #[serde(default)]
    pub example: Vec<String>,
    /// The same, of phrases that are not found.
    #[serde(default)]
    pub not: Vec<String>,
}
