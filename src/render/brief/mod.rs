//! The briefing: its parts as tables and words that every format shares, and the formats.

pub mod board;
mod checks;
mod context;
mod csv;
mod html;
mod indicators;
mod json;
mod markdown;
mod targets;
pub mod text;
mod wording;
pub mod words;
mod years;

pub use self::context::context;
pub use self::csv::csv;
pub use self::html::html;
pub use self::json::json;
pub use self::markdown::markdown;

use self::board::Board;
use crate::compare::Comparison;
use crate::compare::brief::{Brief, Part};
use crate::knowledge::Knowledge;
use crate::render::View;
use crate::render::lang::Lang;

/// How a briefing is to be written.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The language of labels.
    pub lang: Lang,
    /// Which parts, in the order of [`Part::ALL`] whatever the order here.
    pub parts: Vec<Part>,
    /// A title of the user's own.
    pub title: Option<String>,
    /// Who hands it in.
    pub org: Option<String>,
    /// A picture for the head.
    pub logo: Option<Logo>,
    /// Theme names and the order of indicators.
    pub knowledge: &'a Knowledge,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What they are: `image/png`, `image/jpeg`, `image/svg+xml`.
    pub kind: &'static str,
}

impl<'a> Setting<'a> {
    /// Every part in this language.
    #[must_use]
    pub fn new(lang: Lang, knowledge: &'a Knowledge) -> Self {
        Self { lang, parts: Part::ALL.to_vec(), title: None, org: None, logo: None, knowledge }
    }

    /// The parts asked for, in their order.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        Part::ALL.into_iter().filter(|part| self.parts.contains(part))
    }

    fn view(&self) -> View<'a> {
        View { lang: self.lang, width: None, color: false, all: false, knowledge: self.knowledge }
    }
}

/// The tables of a part; none for the head, the points and the text, which are no tables. Empty tables are left out.
#[must_use]
pub fn boards(part: Part, comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Vec<Board> {
    let view = setting.view();
    let mut boards = match part {
        Part::Head | Part::Points | Part::Text => Vec::new(),
        Part::Indicators => vec![indicators::board(comparison, brief, &view), years::board(comparison, brief, &view)],
        Part::Outcomes => vec![targets::outcomes(comparison, brief, &view)],
        Part::Targets => vec![targets::adjustments(comparison, brief, &view)],
        Part::Wording => wording::boards(comparison, brief, &view),
        Part::Glossary => vec![wording::glossary(comparison, &view)],
        Part::Checks => vec![checks::board(comparison, brief, &view)],
        Part::Sources => vec![checks::sources(comparison, brief, &view)],
    };
    boards.retain(|board| !board.is_empty());
    boards
}

/// `2024:45` for a source by its number: year of the report and line, with the page where the file has pages.
#[must_use]
pub fn place(number: usize, comparison: &Comparison, brief: &Brief) -> String {
    let Some(source) = number.checked_sub(1).and_then(|at| brief.sources.get(at)) else { return String::new() };
    let at = source.citation.report;
    let year = comparison.reports.get(at).and_then(|report| report.meta.year).map_or_else(|| format!("#{}", at + 1), |y| y.to_string());
    match source.page {
        Some(page) => format!("{year}:{}(p{page})", source.citation.line),
        None => format!("{year}:{}", source.citation.line),
    }
}
