//! How much a file may ask of this program: one place for every cap, so that no document, however made, takes the machine.

#![allow(dead_code, reason = "the readers of documents follow")]

/// Bytes of a file as given.
pub(super) const FILE: u64 = 256 << 20;
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
pub(super) const PAGE: usize = 16 << 20;
/// Elements inside one another, of a web page: the parser's time grows with the square of it.
pub(super) const PAGE_DEPTH: usize = 512;
/// Blocks of a document.
pub(super) const BLOCKS: usize = 500_000;
/// Pages of a fixed-layout document.
pub(super) const PAGES: usize = 5_000;
/// Drawing operators of all its pages.
pub(super) const OPERATORS: usize = 50_000_000;
/// Characters of one page.
pub(super) const PAGE_GLYPHS: usize = 200_000;
/// Ruling lines of one page.
pub(super) const PAGE_RULES: usize = 20_000;
/// Drawings inside one another.
pub(super) const FORMS_DEEP: usize = 16;
