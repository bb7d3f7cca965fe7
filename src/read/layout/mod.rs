//! Pages of placed characters → blocks: lines, columns, tables, notes, paragraphs; what the page added is left out.
//!
//! PDF and OFD both say where each character stands and nothing else. Everything here goes by place and size, never by format.

mod columns;
mod doubled;
mod flow;
mod grid;
mod lines;
mod margins;
mod notes;
mod page;
mod paragraphs;
mod plausible;
mod sheet;
mod style;
#[cfg(test)]
mod testing;
mod verdict;
mod words;

pub(super) use page::{Glyph, Page, Part, Rule};

use super::blocks::Document;
use crate::error::Error;

/// What is known of a file beside its pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    /// Its name.
    pub(super) file: &'a str,
    /// How many pages it says that it has.
    pub(super) declared: Option<usize>,
    /// Whether reading stopped before its end.
    pub(super) cut: bool,
}

/// Reads the pages as a document.
///
/// # Errors
/// Where they hold no text, or none that can be relied on.
pub(super) fn read(pages: Vec<Page>, about: &About<'_>) -> Result<Document, Error> {
    let notes = verdict::pages(&pages, about)?;
    let sheets = sheet::sheets(pages);
    Ok(Document { blocks: flow::blocks(sheets), encoding: "UTF-8", notes })
}
