//! The head of a Word document: how long its stories are and where its tables stand.

use std::ops::Range;

use super::bytes::{index_at, u16_at};

/// What the head tells.
#[derive(Debug, Clone, Default)]
pub(super) struct Fib {
    /// The format's version.
    pub(super) version: u16,
    /// Whether a password is needed.
    pub(super) encrypted: bool,
    /// Which of the two streams holds the tables.
    pub(super) first_table: bool,
    /// Characters of the stories, in their order.
    pub(super) stories: [usize; 8],
    tables: Vec<Range<usize>>,
}

/// Stories by their order in the text.
pub(super) mod story {
    pub(in crate::read::doc) const MAIN: usize = 0;
    pub(in crate::read::doc) const FOOTNOTES: usize = 1;
    pub(in crate::read::doc) const ENDNOTES: usize = 5;
    pub(in crate::read::doc) const BOXES: usize = 6;
}

/// Tables by their number in the head.
pub(super) mod table {
    pub(in crate::read::doc) const FOOTNOTE_CALLS: usize = 2;
    pub(in crate::read::doc) const FOOTNOTES: usize = 3;
    pub(in crate::read::doc) const RUNS: usize = 12;
    pub(in crate::read::doc) const PARAGRAPHS: usize = 13;
    pub(in crate::read::doc) const PIECES: usize = 33;
    pub(in crate::read::doc) const ENDNOTE_CALLS: usize = 46;
    pub(in crate::read::doc) const ENDNOTES: usize = 47;
    pub(in crate::read::doc) const LISTS: usize = 73;
    pub(in crate::read::doc) const LIST_USES: usize = 74;
}

const LENGTHS: usize = 0x4C;
const TABLES: usize = 0x9A;

impl Fib {
    /// Reads the head of the main stream.
    pub(super) fn read(main: &[u8]) -> Option<Self> {
        if !matches!(u16_at(main, 0)?, 0xA5EC | 0xA5DC) {
            return None;
        }
        let flags = u16_at(main, 0x0A)?;
        let mut fib =
            Self { version: u16_at(main, 2)?, encrypted: flags & 0x0100 != 0, first_table: flags & 0x0200 != 0, ..Self::default() };
        if fib.version < 0xC1 {
            return Some(fib);
        }
        for (at, length) in fib.stories.iter_mut().enumerate() {
            *length = index_at(main, LENGTHS + 4 * at)?;
        }
        for at in 0..=table::LIST_USES {
            let start = index_at(main, TABLES + 8 * at).unwrap_or(0);
            let length = index_at(main, TABLES + 8 * at + 4).unwrap_or(0);
            fib.tables.push(start..start.saturating_add(length));
        }
        Some(fib)
    }

    /// The bytes of a table.
    pub(super) fn table<'t>(&self, number: usize, stream: &'t [u8]) -> &'t [u8] {
        self.tables.get(number).and_then(|range| stream.get(range.clone())).unwrap_or_default()
    }

    /// What stands after a table in its stream.
    pub(super) fn after<'t>(&self, number: usize, stream: &'t [u8]) -> &'t [u8] {
        self.tables.get(number).and_then(|range| stream.get(range.end..)).unwrap_or_default()
    }

    /// Where a story stands in the text.
    pub(super) fn story(&self, number: usize) -> Range<usize> {
        let start = self.stories.iter().take(number).fold(0usize, |sum, length| sum.saturating_add(*length));
        start..start.saturating_add(self.stories.get(number).copied().unwrap_or(0))
    }
}
