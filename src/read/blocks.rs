//! What every reader of documents gives: blocks in reading order, each with its kind and its place, and from them the lines that
//! the cleaning works on. The document's own text, one block a line, stands in for the file's: line 12 is the twelfth block.

use std::ops::Range;

use super::text::{CellLine, Line};
use super::{blanks, limits};
use crate::note::Note;
use crate::source::Place;

/// A document as its reader found it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// In reading order. Blocks without words stand for empty lines.
    pub(super) blocks: Vec<Block>,
    /// The encoding of its characters, as the WHATWG names it.
    pub(super) encoding: &'static str,
    /// What the reader has to say of it.
    pub(super) notes: Vec<Note>,
}

/// A paragraph, a row, a note, or something that a reader left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, without line ends; a row's cells are parted by tabs.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) place: Place,
}

/// Kinds of block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, or one line of it: lines that break off in mid-sentence are joined by the cleaning.
    Paragraph,
    /// A paragraph that ends here by the file's own word: it is joined with the next only where nothing can end as it does.
    Whole,
    /// A heading of this level, by the file's own word.
    Heading(u8),
    /// A row of a table; [`Place::table`] tells which.
    Row(Vec<Cell>),
    /// A footnote or endnote with its number; the text bears the mark `[1]` where the note is called.
    Note(u32),
    /// Left out by the reader, with the reason: running heads, deleted and hidden words.
    Dropped(&'static str),
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its words.
    pub(super) text: String,
    /// The first column that it covers, from 0.
    pub(super) column: usize,
    /// How many columns it covers, at least 1.
    pub(super) across: usize,
}

impl Block {
    /// A block of these words; line ends and other controls in them become blanks.
    pub(super) fn new(kind: Kind, text: &str, place: Place) -> Self {
        Self { text: flat(text), kind, place }
    }

    /// A paragraph.
    pub(super) fn paragraph(text: &str, place: Place) -> Self {
        Self::new(Kind::Paragraph, text, place)
    }

    /// A row of cells.
    pub(super) fn row(cells: Vec<Cell>, place: Place) -> Self {
        let cells: Vec<Cell> = cells.into_iter().map(|cell| Cell { text: flat(&cell.text), ..cell }).collect();
        let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
        Self { text, kind: Kind::Row(cells), place }
    }
}

/// The text of a document and its lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The blocks' words, one block a line.
    pub(super) original: String,
    /// The lines that hold anything.
    pub(super) lines: Vec<Line>,
    /// One for each block.
    pub(super) places: Vec<Place>,
}

/// Lays the blocks out as lines.
pub(super) fn lines(blocks: &[Block]) -> Lines {
    let mut out = Lines::default();
    let mut gap = 0;
    for block in blocks.iter().take(limits::BLOCKS) {
        if !out.places.is_empty() {
            out.original.push('\n');
        }
        let start = out.original.len();
        out.original.push_str(&block.text);
        out.places.push(block.place);
        let mut line = line(&out.original, start, block);
        if line.pieces.is_empty() {
            gap += 1;
            continue;
        }
        line.gap = gap;
        gap = 0;
        out.lines.push(line);
    }
    out
}

fn line(original: &str, start: usize, block: &Block) -> Line {
    let range = start..original.len();
    let Kind::Row(cells) = &block.kind else {
        let mut line = Line::new(original, range.clone(), &[range]);
        match &block.kind {
            Kind::Heading(level) => line.heading = Some(*level),
            Kind::Whole => line.whole = true,
            Kind::Note(number) => line.note = Some(*number),
            Kind::Dropped(reason) => line.drop(reason),
            Kind::Paragraph | Kind::Row(_) => {}
        }
        return line;
    };
    let mut at = start;
    let mut laid = Vec::with_capacity(cells.len());
    for cell in cells {
        let end = at + cell.text.len();
        laid.push((cell.column, cell.across, at..end));
        at = end + 1;
    }
    row(original, range, &laid, block.place.table.unwrap_or(1))
}

/// A line of a table's cells, each with its column, how many it covers, and where its words stand.
pub(super) fn row(original: &str, range: Range<usize>, cells: &[(usize, usize, Range<usize>)], table: u32) -> Line {
    let mut line = Line { range, table, ..Line::default() };
    for (column, across, words) in cells {
        let kept = blanks::clean(original, words.clone());
        line.repaired += kept.repaired;
        line.pieces.extend(kept.pieces.iter().cloned());
        line.cells.push(CellLine { pieces: kept.pieces, at: words.start, column: *column, across: (*across).max(1) });
    }
    line.rebuild(original);
    line
}

/// Without line ends, tabs and other controls.
fn flat(text: &str) -> String {
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_line_and_a_row_keeps_its_cells() {
        let place = Place { table: Some(1), row: Some(2), ..Place::default() };
        let cell = |text: &str, column| Cell { text: text.to_owned(), column, across: 1 };
        let blocks = [
            Block::new(Kind::Heading(1), "一、回顾", Place::default()),
            Block::paragraph("", Place::default()),
            Block::row(vec![cell("粮食 产量", 0), cell("", 1), cell("12.5\n万吨", 2)], place),
        ];
        let laid = lines(&blocks);
        assert_eq!(laid.original, "一、回顾\n\n粮食 产量\t\t12.5 万吨");
        assert_eq!(laid.lines.len(), 2);
        assert_eq!(laid.lines[1].text, "粮食 产量\t\t12.5万吨");
        assert_eq!(laid.lines[1].gap, 1);
        assert_eq!(laid.places[2].row, Some(2));
    }
}
