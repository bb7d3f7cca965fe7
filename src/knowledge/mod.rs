//! The words: indicators, units, bounds, directions, section titles, look-alikes. Data in TOML beside this file, each entry with
//! its source and its own examples, which `tests/knowledge.rs` runs.

mod entry;
mod names;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::error::Error;

pub use entry::{
    BoundWord, Commitment, Degree, Direction, Furniture, IndicatorEntry, LookAlike, Match, Place, SectionWords, Side, Suffix, ThemeEntry,
    Unit, UnitKind, WordClass,
};
use entry::{File, parse};
pub use names::strip_scope;

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
    by_name: FxHashMap<String, usize>,
    by_id: FxHashMap<String, usize>,
}

/// The built-in files: name and text.
const FILES: &[(&str, &str)] = &[
    ("units.toml", include_str!("units.toml")),
    ("bounds.toml", include_str!("bounds.toml")),
    ("directions.toml", include_str!("directions.toml")),
    ("commitments.toml", include_str!("commitments.toml")),
    ("degrees.toml", include_str!("degrees.toml")),
    ("themes.toml", include_str!("themes.toml")),
    ("sections.toml", include_str!("sections.toml")),
    ("not_numbers.toml", include_str!("not_numbers.toml")),
    ("furniture.toml", include_str!("furniture.toml")),
    ("grammar.toml", include_str!("grammar.toml")),
    ("places.toml", include_str!("places.toml")),
    ("indicators/output.toml", include_str!("indicators/output.toml")),
    ("indicators/prices.toml", include_str!("indicators/prices.toml")),
    ("indicators/jobs.toml", include_str!("indicators/jobs.toml")),
    ("indicators/income.toml", include_str!("indicators/income.toml")),
    ("indicators/finance.toml", include_str!("indicators/finance.toml")),
    ("indicators/investment.toml", include_str!("indicators/investment.toml")),
    ("indicators/trade.toml", include_str!("indicators/trade.toml")),
    ("indicators/industry.toml", include_str!("indicators/industry.toml")),
    ("indicators/farming.toml", include_str!("indicators/farming.toml")),
    ("indicators/ecology.toml", include_str!("indicators/ecology.toml")),
    ("indicators/energy.toml", include_str!("indicators/energy.toml")),
    ("indicators/innovation.toml", include_str!("indicators/innovation.toml")),
    ("indicators/population.toml", include_str!("indicators/population.toml")),
    ("indicators/health.toml", include_str!("indicators/health.toml")),
    ("indicators/education.toml", include_str!("indicators/education.toml")),
    ("indicators/social.toml", include_str!("indicators/social.toml")),
    ("indicators/transport.toml", include_str!("indicators/transport.toml")),
    ("indicators/urban.toml", include_str!("indicators/urban.toml")),
    ("indicators/safety.toml", include_str!("indicators/safety.toml")),
    ("indicators/tourism.toml", include_str!("indicators/tourism.toml")),
    ("indicators/banking.toml", include_str!("indicators/banking.toml")),
    ("indicators/enterprise.toml", include_str!("indicators/enterprise.toml")),
];

static BUILT_IN: LazyLock<Knowledge> = LazyLock::new(|| {
    let mut knowledge = Knowledge::default();
    for (name, text) in FILES {
        // A broken built-in file is a defect that `tests/knowledge.rs` shows; at run time the other files still serve.
        if let Ok(file) = parse(name, text) {
            knowledge.add(file);
        }
    }
    knowledge.index();
    knowledge
});

impl Knowledge {
    /// The words that come with tongbi.
    #[must_use]
    pub fn built_in() -> &'static Knowledge {
        &BUILT_IN
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
        let at = self.by_name.get(name).or_else(|| self.by_name.get(strip_scope(name)))?;
        self.indicators.get(*at)
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
    }

    fn index(&mut self) {
        self.by_name.clear();
        self.by_id.clear();
        for (at, entry) in self.indicators.iter().enumerate() {
            self.by_id.entry(entry.id.clone()).or_insert(at);
            for name in std::iter::once(&entry.name).chain(&entry.also) {
                self.by_name.entry(name.clone()).or_insert(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_can_be_read() {
        for (name, text) in Knowledge::files() {
            if let Err(error) = Knowledge::parse(name, text) {
                panic!("{error}");
            }
        }
    }
}
