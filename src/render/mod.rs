//! Comparison → what a person or a program reads; computes nothing.

pub mod brief;
pub mod chart;
pub mod checks;
pub mod clock;
pub mod csv;
pub mod diff;
pub mod docx;
pub mod explain;
pub mod extract;
pub mod figure;
pub mod grid;
pub mod history;
pub mod knowledge;
pub mod lang;
pub mod long;
pub mod notes;
pub mod outline;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod parts;
pub mod places;
pub mod quantities;
pub mod table;
pub mod targets;
pub mod terms;
pub mod xlsx;

use crate::knowledge::Knowledge;
use crate::render::lang::Lang;

/// How a view is to look.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The language of labels.
    pub lang: Lang,
    /// Columns of the terminal; `None` for no limit.
    pub width: Option<usize>,
    /// Whether to colour.
    pub color: bool,
    /// Every row, also those that are left out by default.
    pub all: bool,
    /// Theme names and the order of indicators.
    pub knowledge: &'a Knowledge,
}
