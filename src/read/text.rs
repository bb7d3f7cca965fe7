//! A plain text → its lines, each with the stretches of it that are kept.

use std::ops::Range;

use super::blanks;

/// One line of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Where it stands in the original, without its line end.
    pub(super) range: Range<usize>,
    /// What is kept of it.
    pub(super) pieces: Vec<Range<usize>>,
    /// The words kept.
    pub(super) text: String,
    /// Level of a heading that the format itself marks.
    pub(super) heading: Option<u8>,
    /// Stray blanks that went.
    pub(super) repaired: usize,
    /// How many empty lines stand before it.
    pub(super) gap: usize,
    /// Whether a line of nothing but zero-width characters stands before it: the anchor of a page break inside a sentence.
    pub(super) anchor: bool,
    /// Why it is left out, if it is.
    pub(super) dropped: Option<String>,
    /// Whether it is a whole paragraph by the file's own word.
    pub(super) whole: bool,
    /// The number of the note that it is.
    pub(super) note: Option<u32>,
    /// The cells of the row that it is; none of other lines.
    pub(super) cells: Vec<CellLine>,
    /// The table that it is a row of, from 1; 0 of other lines.
    pub(super) table: u32,
}

/// A cell of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct CellLine {
    /// What is kept of it.
    pub(super) pieces: Vec<Range<usize>>,
    /// Where it begins in the original.
    pub(super) at: usize,
    /// The first column that it covers, from 0.
    pub(super) column: usize,
    /// How many columns it covers.
    pub(super) across: usize,
}

impl Line {
    /// A line of these pieces; blanks inside them are cleaned.
    pub(super) fn new(original: &str, range: Range<usize>, raw: &[Range<usize>]) -> Self {
        let mut line = Line { range, ..Line::default() };
        for piece in raw {
            let kept = blanks::clean(original, piece.clone());
            line.repaired += kept.repaired;
            line.pieces.extend(kept.pieces);
        }
        line.rebuild(original);
        line
    }

    /// Writes the words anew from the pieces.
    pub(super) fn rebuild(&mut self, original: &str) {
        self.text.clear();
        if self.is_row() {
            let words = |cell: &CellLine| cell.pieces.iter().filter_map(|piece| original.get(piece.clone())).collect::<String>();
            self.text = self.cells.iter().map(words).collect::<Vec<_>>().join("\t");
            return;
        }
        for piece in &self.pieces {
            self.text.push_str(original.get(piece.clone()).unwrap_or_default());
        }
    }

    /// The words without any blank.
    pub(super) fn bare(&self) -> String {
        self.text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether it is a row of a table.
    pub(super) fn is_row(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Whether the file itself says what it is, so that no rule for bare lines may judge it by its looks.
    pub(super) fn is_marked(&self) -> bool {
        self.is_row() || self.note.is_some()
    }

    /// Whether it is still part of the text.
    pub(super) fn stays(&self) -> bool {
        self.dropped.is_none()
    }

    /// Leaves it out.
    pub(super) fn drop(&mut self, reason: &str) {
        // What follows a semicolon in the list tells how to match, not why.
        let reason = reason.split(';').next().unwrap_or(reason);
        self.dropped.get_or_insert_with(|| reason.to_owned());
    }
}

/// The lines of a text that hold anything, with the gaps between them. Scrapers write line ends as letters (`\r\n`); these count
/// where there are several.
pub(super) fn lines(original: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut gap, mut anchor) = (0, false);
    for range in ranges(original) {
        let line = Line::new(original, range.clone(), std::slice::from_ref(&range));
        if line.pieces.is_empty() {
            if !range.is_empty() && original.get(range).is_some_and(|s| s.chars().any(blanks::is_zero_width)) {
                anchor = true;
            } else {
                gap += 1;
            }
            continue;
        }
        lines.push(Line { gap, anchor, ..line });
        (gap, anchor) = (0, false);
    }
    lines
}

/// The lines' stretches, without their ends.
pub(super) fn ranges(original: &str) -> Vec<Range<usize>> {
    let literal = original.matches("\\n").take(3).count() >= 3;
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let bytes = original.as_bytes();
    let starts_with = |at: usize, word: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(word));
    while at < bytes.len() {
        // Every mark of a line end begins with one of these bytes.
        let length = match bytes.get(at) {
            Some(b'\n' | 0x0B | 0x0C) => 1,
            Some(b'\r') => 1 + usize::from(starts_with(at + 1, b"\n")),
            Some(b'\\') if literal && starts_with(at, b"\\r\\n") => 4,
            Some(b'\\') if literal && (starts_with(at, b"\\n") || starts_with(at, b"\\r")) => 2,
            Some(0xE2) if starts_with(at, "\u{2028}".as_bytes()) || starts_with(at, "\u{2029}".as_bytes()) => 3,
            _ => 0,
        };
        if length == 0 {
            at += 1;
            continue;
        }
        ranges.push(start..at);
        at += length;
        start = at;
    }
    ranges.push(start..bytes.len());
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind_part_lines() {
        let text = |s: &str| lines(s).into_iter().map(|l| l.text).collect::<Vec<_>>();
        assert_eq!(text("一\r\n二\r三\n\n四\u{2028}五"), ["一", "二", "三", "四", "五"]);
        assert_eq!(text("一\\r\\n二\\r\\n三\\n四"), ["一", "二", "三", "四"]);
        assert_eq!(text("一\\n二"), ["一\\n二"]);
    }

    #[test]
    fn an_anchor_is_no_empty_line() {
        let found = lines("成一份人\n\u{200B}\n民满意\n\n\n完");
        assert!(found[1].anchor && found[1].gap == 0);
        assert_eq!(found[2].gap, 2);
    }
}
