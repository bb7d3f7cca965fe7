//! The words: indicators, units, bounds, directions, section titles, look-alikes. Data in TOML beside this file, each entry with
//! its source and its own examples, which `tests/knowledge.rs` runs.

mod entry;
mod files;
mod listing;
mod names;
mod user;
mod wording;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::error::Error;

pub use entry::{
    BoundWord, Commitment, Degree, Direction, Furniture, IndicatorEntry, LookAlike, Match, Place, SectionWords, Side, Suffix, ThemeEntry,
    Unit, UnitKind, WordClass,
};
use entry::{File, parse};
use files::{FILES, PACKED};
pub use listing::{Entry, KINDS};
use names::NameIndex;
pub use names::strip_scope;
pub use wording::Wording;

/// All words, ready for use.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Indicators in the order of the files.
    pub indicators: Vec<IndicatorEntry>,
    /// Units and measure words.
    pub units: Vec<Unit>,
    /// Bound words.
    pub bounds: Vec<BoundWord>,
    /// Words of rise and fall.
    pub directions: Vec<Direction>,
    /// Verbs of targets.
    pub commitments: Vec<Commitment>,
    /// Words of degree.
    pub degrees: Vec<Degree>,
    /// Themes in the order of the table.
    pub themes: Vec<ThemeEntry>,
    /// Phrases of section titles.
    pub sections: Vec<SectionWords>,
    /// Look-alikes that are no quantities.
    pub look_alikes: Vec<LookAlike>,
    /// Lines that are no part of a report.
    pub furniture: Vec<Furniture>,
    /// Provinces.
    pub places: Vec<Place>,
    /// What a place's name ends in.
    pub suffixes: Vec<Suffix>,
    /// Words of the text that tell whose report it is (省政府, 县人民政府).
    pub hints: Vec<Suffix>,
    /// Word classes of the clause grammar.
    pub classes: Vec<WordClass>,
    /// Word classes by which phrases are found.
    pub wordings: Vec<Wording>,
    by_name: NameIndex,
    by_id: FxHashMap<String, usize>,
}

static BUILT_IN: LazyLock<Knowledge> = LazyLock::new(|| {
    // A broken built-in file is a defect that the tests show; at run time the slow way still serves its other files.
    packed().unwrap_or_else(Knowledge::in_full)
});

/// The entries that the build script packed.
fn packed() -> Option<Knowledge> {
    let mut files: BTreeMap<String, File> = serde_json::from_str(PACKED).ok()?;
    let mut knowledge = Knowledge::default();
    for (name, _) in FILES {
        knowledge.add(files.remove(*name)?);
    }
    knowledge.index();
    Some(knowledge)
}

impl Knowledge {
    /// The words that come with tongbi; of the long lists without examples and sources, which [`Knowledge::in_full`] has.
    #[must_use]
    pub fn built_in() -> &'static Knowledge {
        &BUILT_IN
    }

    /// The words that come with tongbi, examples and sources included: read from the TOML text, ten times as slow.
    #[must_use]
    pub fn in_full() -> Knowledge {
        let mut knowledge = Knowledge::default();
        FILES.iter().filter_map(|(name, text)| parse(name, text).ok()).for_each(|file| knowledge.add(file));
        knowledge.index();
        knowledge
    }

    /// The built-in files as name and text, for listing and checking.
    #[must_use]
    pub fn files() -> &'static [(&'static str, &'static str)] {
        FILES
    }

    /// Reads one file's text; the error names line and column.
    ///
    /// # Errors
    /// Where the text is not TOML or an entry lacks a field.
    pub fn parse(name: &str, text: &str) -> Result<Knowledge, Error> {
        let mut knowledge = Knowledge::default();
        knowledge.add(parse(name, text)?);
        knowledge.index();
        Ok(knowledge)
    }

    /// The indicator that bears this name, after a leading scope (全省, 全市, 我国 …) is taken off.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<&IndicatorEntry> {
        self.by_name.get(name, &self.indicators).or_else(|| {
            let rest = strip_scope(name);
            if rest.len() < name.len() { self.by_name.get(rest, &self.indicators) } else { None }
        })
    }

    /// The indicator of this id.
    #[must_use]
    pub fn indicator_by_id(&self, id: &str) -> Option<&IndicatorEntry> {
        self.by_id.get(id).and_then(|&at| self.indicators.get(at))
    }

    /// A theme's place in the order of the table; unknown ones last.
    #[must_use]
    pub fn theme_rank(&self, id: Option<&str>) -> usize {
        self.themes.iter().position(|theme| Some(theme.id.as_str()) == id).unwrap_or(self.themes.len())
    }

    fn add(&mut self, file: File) {
        self.indicators.extend(file.indicator);
        self.units.extend(file.unit);
        self.bounds.extend(file.bound);
        self.directions.extend(file.direction);
        self.commitments.extend(file.commitment);
        self.degrees.extend(file.degree);
        self.themes.extend(file.theme);
        self.sections.extend(file.section);
        self.look_alikes.extend(file.look_alike);
        self.furniture.extend(file.furniture);
        self.places.extend(file.place);
        self.suffixes.extend(file.suffix);
        self.hints.extend(file.hint);
        self.classes.extend(file.class);
        self.wordings.extend(file.wording);
    }

    fn index(&mut self) {
        self.by_name = NameIndex::of(&self.indicators);
        self.by_id.clear();
        for (at, entry) in self.indicators.iter().enumerate() {
            self.by_id.entry(entry.id.clone()).or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_words_are_those_of_the_files() {
        let (packed, full) = (packed().expect("packed words"), Knowledge::in_full());
        assert_eq!(packed.indicators.len(), full.indicators.len());
        assert_eq!(packed.units.len(), full.units.len());
        assert_eq!(packed.look_alikes.len(), full.look_alikes.len());
        assert_eq!(packed.by_name, full.by_name);
        let words = |k: &Knowledge| k.units.iter().map(|u| (u.word.clone(), u.also.clone(), u.scale.clone())).collect::<Vec<_>>();
        assert_eq!(words(&packed), words(&full));
    }

    #[test]
    fn every_built_in_file_can_be_read() {
        for (name, text) in Knowledge::files() {
            let error = Knowledge::parse(name, text).err().map(|error| error.to_string());
            assert_eq!(error, None, "{name}");
        }
    }
}
