//! The words: indicators, units, bounds, directions, section titles, look-alikes. Data in TOML beside this file, each entry with
//! its source and its own examples, which `tests/knowledge.rs` runs.

mod entry;
mod files;
mod list;
mod listing;
mod names;
mod packed;
mod user;
mod wording;

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::error::Error;

pub use entry::{
    BoundWord, Commitment, Degree, Direction, Furniture, IndicatorEntry, LookAlike, Match, Place, SectionWords, Side, Suffix, ThemeEntry,
    Unit, UnitKind, WordClass,
};
use entry::{File, parse};
use files::FILES;
pub use list::{List, Text, Words};
pub use listing::{Entry, KINDS};
use names::NameIndex;
pub use names::strip_scope;
pub use wording::Wording;

/// Entries of one kind: borrowed where all are built in.
type Entries<T> = Cow<'static, [T]>;

/// All words, ready for use.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Indicators in the order of the files.
    pub indicators: Entries<IndicatorEntry>,
    /// Units and measure words.
    pub units: Entries<Unit>,
    /// Bound words.
    pub bounds: Entries<BoundWord>,
    /// Words of rise and fall.
    pub directions: Entries<Direction>,
    /// Verbs of targets.
    pub commitments: Entries<Commitment>,
    /// Words of degree.
    pub degrees: Entries<Degree>,
    /// Themes in the order of the table.
    pub themes: Entries<ThemeEntry>,
    /// Phrases of section titles.
    pub sections: Entries<SectionWords>,
    /// Look-alikes that are no quantities.
    pub look_alikes: Entries<LookAlike>,
    /// Lines that are no part of a report.
    pub furniture: Entries<Furniture>,
    /// Provinces.
    pub places: Entries<Place>,
    /// What a place's name ends in.
    pub suffixes: Entries<Suffix>,
    /// Words of the text that tell whose report it is (省政府, 县人民政府).
    pub hints: Entries<Suffix>,
    /// Word classes of the clause grammar.
    pub classes: Entries<WordClass>,
    /// Word classes by which phrases are found.
    pub wordings: Entries<Wording>,
    /// Made when it is first asked for: views of the text alone ask for no indicator.
    by_name: OnceLock<NameIndex>,
    by_id: OnceLock<FxHashMap<Text, usize>>,
}

static BUILT_IN: LazyLock<Knowledge> = LazyLock::new(packed::knowledge);

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
        Ok(knowledge)
    }

    /// The indicator that bears this name, after a leading scope (全省, 全市, 我国 …) is taken off.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<&IndicatorEntry> {
        let index = self.by_name.get_or_init(|| NameIndex::of(&self.indicators));
        index.get(name, &self.indicators).or_else(|| {
            let rest = strip_scope(name);
            if rest.len() < name.len() { index.get(rest, &self.indicators) } else { None }
        })
    }

    /// The indicator of this id.
    #[must_use]
    pub fn indicator_by_id(&self, id: &str) -> Option<&IndicatorEntry> {
        let by_id = self.by_id.get_or_init(|| {
            // Of two of one id the first counts.
            self.indicators.iter().enumerate().rev().map(|(at, entry)| (entry.id.clone(), at)).collect()
        });
        by_id.get(id).and_then(|&at| self.indicators.get(at))
    }

    /// A theme's place in the order of the table; unknown ones last.
    #[must_use]
    pub fn theme_rank(&self, id: Option<&str>) -> usize {
        self.themes.iter().position(|theme| Some(&*theme.id) == id).unwrap_or(self.themes.len())
    }

    fn add(&mut self, file: File) {
        self.indicators.to_mut().extend(file.indicator);
        self.units.to_mut().extend(file.unit);
        self.bounds.to_mut().extend(file.bound);
        self.directions.to_mut().extend(file.direction);
        self.commitments.to_mut().extend(file.commitment);
        self.degrees.to_mut().extend(file.degree);
        self.themes.to_mut().extend(file.theme);
        self.sections.to_mut().extend(file.section);
        self.look_alikes.to_mut().extend(file.look_alike);
        self.furniture.to_mut().extend(file.furniture);
        self.places.to_mut().extend(file.place);
        self.suffixes.to_mut().extend(file.suffix);
        self.hints.to_mut().extend(file.hint);
        self.classes.to_mut().extend(file.class);
        self.wordings.to_mut().extend(file.wording);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_words_are_those_of_the_files() {
        let (packed, full) = (Knowledge::built_in(), Knowledge::in_full());
        // What the build script leaves out of the long lists.
        let without = |entry: &Entry| {
            let short = ["indicators", "units", "bounds", "directions", "commitments", "look_alikes", "wordings", "furniture"];
            let mut entry = entry.clone();
            if short.contains(&entry.kind) {
                (entry.example, entry.not) = (Vec::new(), Vec::new());
                entry
                    .fields
                    .retain(|(label, _)| !matches!(*label, "source" | "pattern") && (*label != "note" || entry.kind == "indicators"));
            }
            entry
        };
        let entries = |knowledge: &Knowledge| knowledge.entries().iter().map(without).collect::<Vec<Entry>>();
        assert_eq!(entries(packed), entries(&full));
        assert!(packed.indicator("国内生产总值").is_some_and(|gdp| gdp.id == "gdp"));
    }

    #[test]
    fn every_built_in_file_can_be_read() {
        for (name, text) in Knowledge::files() {
            let error = Knowledge::parse(name, text).err().map(|error| error.to_string());
            assert_eq!(error, None, "{name}");
        }
    }
}
