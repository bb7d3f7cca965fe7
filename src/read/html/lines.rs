//! A stretch of a page → its blocks: a line for each block element and each `<br>`, rows for tables.

use std::ops::Range;

use super::tree::{Node, Page};
use super::{is_block, is_silent};
use crate::read::blocks::{Block, Kind};
use crate::read::table::{self, TableCell, TableRow};
use crate::source::Place;

/// Tables in tables no deeper than this; deeper ones give their lines.
const NESTED: usize = 16;

/// The lines of a page.
pub(super) struct Lines<'p> {
    page: &'p Page,
    tables: u32,
    nested: usize,
}

/// The line that grows.
#[derive(Default)]
struct Line {
    text: String,
    heading: Option<u8>,
    blocks: Vec<Block>,
}

impl Line {
    /// Ends the line; `whole` where a paragraph ends with it.
    fn end(&mut self, whole: bool, keep_empty: bool) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches([' ', '\n', '\t', '\r']);
        if text.is_empty() && !keep_empty {
            return;
        }
        let kind = match self.heading {
            Some(level) if whole => Kind::Heading(level),
            _ if whole => Kind::Whole,
            _ => Kind::Paragraph,
        };
        self.blocks.push(Block::new(kind, text, Place::default()));
    }

    fn say(&mut self, words: &str) {
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            if !matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{C}') {
                self.text.push(c);
                continue;
            }
            let mut breaks = c != ' ';
            while let Some(&next) = chars.peek().filter(|c| matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{C}')) {
                breaks |= next != ' ';
                chars.next();
            }
            let wide = |c: Option<char>| c.is_none_or(|c| !c.is_ascii());
            // The source breaks its lines anywhere; between Chinese characters that is no blank.
            let lost = breaks && (wide(self.text.chars().last()) || wide(chars.peek().copied()));
            if !lost && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }
}

impl<'p> Lines<'p> {
    /// Of this page.
    pub(super) fn new(page: &'p Page) -> Self {
        Self { page, tables: 0, nested: 0 }
    }

    fn node(&self, at: usize) -> Option<&'p Node> {
        self.page.nodes.get(at)
    }

    /// The blocks of these nodes, whose elements may end beyond them.
    pub(super) fn of(&mut self, range: Range<usize>) -> Vec<Block> {
        let mut line = Line::default();
        // Block elements that are open, with where they end.
        let mut open: Vec<(usize, Option<u8>)> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            while let Some(&(end, heading)) = open.last().filter(|(end, _)| *end <= at) {
                let _ = end;
                line.end(true, false);
                line.heading = heading;
                open.pop();
            }
            let Some(node) = self.node(at) else { break };
            if node.hidden || is_silent(&node.name) {
                at = node.end.max(at + 1);
                continue;
            }
            match node.name.as_str() {
                "" => line.say(&node.text),
                "br" => line.end(false, true),
                "table" if node.end <= range.end && self.nested < NESTED => {
                    line.end(true, false);
                    self.nested += 1;
                    let found = self.table(at + 1..node.end);
                    self.nested -= 1;
                    line.blocks.extend(found);
                    at = node.end.max(at + 1);
                    continue;
                }
                name if is_block(name) => {
                    line.end(true, false);
                    open.push((node.end, line.heading));
                    if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
                        line.heading = Some(level);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        line.end(true, false);
        line.blocks
    }

    fn table(&mut self, range: Range<usize>) -> Vec<Block> {
        let mut rows: Vec<TableRow> = Vec::new();
        let mut out = Vec::new();
        // Columns that cells of rows above reach down into, with how many rows they still cover.
        let mut covered: Vec<usize> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Some(node) = self.node(at) else { break };
            let end = node.end.max(at + 1);
            match node.name.as_str() {
                "tr" => {
                    rows.push(TableRow::default());
                    covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
                    at += 1;
                }
                "td" | "th" => {
                    let blocks = if node.hidden { Vec::new() } else { self.of(at + 1..end) };
                    if rows.is_empty() {
                        rows.push(TableRow::default());
                    }
                    if let Some(row) = rows.last_mut() {
                        place(row, &mut covered, blocks, node);
                    }
                    at = end;
                }
                "caption" => {
                    out.extend(self.of(at..end));
                    at = end;
                }
                name if is_silent(name) => at = end,
                _ => at += 1,
            }
        }
        out.extend(table::blocks(rows, &mut self.tables));
        out
    }
}

/// Puts a cell into the first free columns of its row.
fn place(row: &mut TableRow, covered: &mut Vec<usize>, blocks: Vec<Block>, node: &Node) {
    let mut column: usize = row.cells.iter().map(|cell| cell.across).sum();
    while covered.get(column).is_some_and(|rows| *rows > 0) {
        row.cells.push(TableCell { blocks: Vec::new(), across: 1 });
        column += 1;
    }
    if node.down > 1 {
        if covered.len() < column + node.across {
            covered.resize(column + node.across, 0);
        }
        for rows in covered.iter_mut().skip(column).take(node.across) {
            *rows = node.down;
        }
    }
    row.cells.push(TableCell { blocks, across: node.across });
}
