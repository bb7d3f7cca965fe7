//! How much a file may ask of this program: one place for every cap, so that no document, however made, takes the machine.
//!
//! A report is some 100 KB of text, a PDF of one with pictures some MB. Each cap is a hundred times what a report needs. What is past
//! one is refused by name with the cap in the message, or cut there with a note. `--max-size` raises the caps on bytes.

use crate::error::Error;

/// Bytes of a file as given.
pub(super) const FILE: u64 = 256 << 20;
/// Bytes of a plain text: every one of them is read, while most of a large document is pictures.
pub(super) const TEXT: u64 = 12 << 20;
/// Bytes of one part of a container, unpacked.
pub(super) const PART: u64 = 48 << 20;
/// Bytes of all parts that are read of one container.
pub(super) const CONTAINER: u64 = 256 << 20;
/// Parts of a container.
pub(super) const ENTRIES: usize = 20_000;
/// Elements inside one another, of XML.
pub(super) const DEPTH: usize = 256;
/// Elements and texts of one XML part.
pub(super) const NODES: usize = 2_000_000;
/// Bytes of a web page.
pub(super) const PAGE: u64 = 16 << 20;
/// Elements inside one another, of a web page: the parser's time grows with the square of it.
pub(super) const PAGE_DEPTH: usize = 512;
/// Blocks of a document.
pub(super) const BLOCKS: usize = 500_000;
/// Pages of a fixed-layout document.
pub(super) const PAGES: usize = 5_000;
/// Drawing operators of all its pages.
pub(super) const OPERATORS: usize = 5_000_000;
/// Characters of one page.
pub(super) const PAGE_GLYPHS: usize = 200_000;
/// Ruling lines of one page.
pub(super) const PAGE_RULES: usize = 20_000;
/// Drawings inside one another.
pub(super) const FORMS_DEEP: usize = 16;

/// A cap on bytes, or what the user raised it to.
pub(super) fn raised(cap: u64, most: Option<u64>) -> u64 {
    most.map_or(cap, |most| most.max(cap))
}

/// A file of more bytes than the cap.
pub(super) fn too_large(file: &str, what: &str, cap: u64) -> Error {
    Error::new(format!("{what} is larger than {} MB, the most that is read", cap >> 20))
        .at(file)
        .hint("no report is so large; if it is one, save its text alone, or raise the limit: --max-size MB")
}
