//! The stories of a Word document → its blocks: paragraphs, rows, notes tied to their marks, what tracked changes took away.

use std::ops::Range;

use super::bytes::index_at;
use super::fib::{Fib, story, table as fib_table};
use super::list;
use super::pieces::{NOTHING, Text};
use super::properties::{self, Filed, Paragraph, Run};
use crate::note::Note;
use crate::read::Revisions;
use crate::read::blocks::{Block, Document, Kind};
use crate::read::lists::Numbering;
use crate::read::table::{self, TableCell, TableRow};
use crate::source::Place;

/// Reads all stories that belong to the text.
pub(super) fn read(main: &[u8], tables: &[u8], fib: &Fib, text: &Text, revisions: Revisions) -> Document {
    let mut body = Body {
        text,
        runs: properties::runs(main, fib.table(fib_table::RUNS, tables)),
        paragraphs: properties::paragraphs(main, fib.table(fib_table::PARAGRAPHS, tables)),
        numbering: list::read(tables, fib),
        revisions,
        changed: false,
        calls: Vec::new(),
        tables: 0,
    };
    body.calls = calls(fib, tables);
    let mut blocks = body.story(fib.story(story::MAIN));
    blocks.extend(body.story(fib.story(story::BOXES)).into_iter().filter(|block| !block.text.trim().is_empty()));
    for (number, call) in (1u32..).zip(std::mem::take(&mut body.calls)) {
        let found = body.story(call.words);
        let words: String = found.iter().filter(|block| !matches!(block.kind, Kind::Dropped(_))).map(|block| block.text.trim()).collect();
        blocks.push(Block::new(Kind::Note(number), &format!("[{number}]{words}"), Place::default()));
    }
    let mut notes = Vec::new();
    if body.changed {
        notes.push(Note::new("文件带有修订，按 --revisions 读取", "the file has tracked changes, read as --revisions says"));
    }
    Document { blocks, encoding: "UTF-16LE", notes }
}

/// A note: where the text calls it, and where its words stand.
#[derive(Debug)]
struct Call {
    at: usize,
    words: Range<usize>,
}

fn calls(fib: &Fib, tables: &[u8]) -> Vec<Call> {
    let kinds = [
        (fib_table::FOOTNOTE_CALLS, fib_table::FOOTNOTES, story::FOOTNOTES),
        (fib_table::ENDNOTE_CALLS, fib_table::ENDNOTES, story::ENDNOTES),
    ];
    let mut found = Vec::new();
    for (places, words, story) in kinds {
        let (places, words, story) = (fib.table(places, tables), fib.table(words, tables), fib.story(story));
        let count = places.len().saturating_sub(4) / 6;
        for at in 0..count {
            let (Some(place), Some(from), Some(to)) = (index_at(places, 4 * at), index_at(words, 4 * at), index_at(words, 4 * at + 4))
            else {
                break;
            };
            let clamp = |at: usize| story.start.saturating_add(at).min(story.end);
            found.push(Call { at: place, words: clamp(from)..clamp(to) });
        }
    }
    found.sort_by_key(|call| call.at);
    found
}

struct Body<'d> {
    text: &'d Text,
    runs: Filed<Run>,
    paragraphs: Filed<Paragraph>,
    numbering: Numbering,
    revisions: Revisions,
    changed: bool,
    calls: Vec<Call>,
    tables: u32,
}

/// The paragraph that grows.
#[derive(Default)]
struct Growing {
    words: String,
    gone: Vec<(String, &'static str)>,
    /// Inside a field: whether its instruction still runs, for each that is open.
    fields: Vec<bool>,
}

impl Body<'_> {
    fn story(&mut self, range: Range<usize>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut growing = Growing::default();
        let mut cells: Vec<TableCell> = Vec::new();
        let mut cell: Vec<Block> = Vec::new();
        let mut rows: Vec<(TableRow, Vec<i16>)> = Vec::new();
        for at in range.start..range.end.min(self.text.chars.len()) {
            let (Some(&c), Some(&place)) = (self.text.chars.get(at), self.text.places.get(at)) else { break };
            if !matches!(c, '\r' | '\u{7}') {
                self.character(c, at, place, &mut growing);
                continue;
            }
            let of = self.paragraphs.of(place).cloned().unwrap_or_default();
            if c == '\r' && self.gone(place) == Some("deleted text") {
                // The end of the paragraph is gone: it runs on.
                continue;
            }
            if !of.in_table && !rows.is_empty() {
                out.extend(self.table(std::mem::take(&mut rows)));
            }
            let into = if of.in_table { &mut cell } else { &mut out };
            if of.ends_row {
                rows.push((TableRow { cells: std::mem::take(&mut cells), page: None }, of.edges));
                growing = Growing::default();
                continue;
            }
            paragraph(&mut self.numbering, &of, &mut growing, into);
            if c == '\u{7}' {
                cells.push(TableCell { blocks: std::mem::take(&mut cell), across: 1 });
            }
        }
        out.extend(self.table(rows));
        paragraph(&mut self.numbering, &Paragraph::default(), &mut growing, &mut out);
        out
    }

    fn gone(&mut self, place: u32) -> Option<&'static str> {
        let run = self.runs.of(place).copied().unwrap_or_default();
        self.changed |= run.deleted || run.inserted;
        match self.revisions {
            Revisions::Final if run.deleted => Some("deleted text"),
            Revisions::Original if run.inserted => Some("inserted text"),
            _ if run.hidden => Some("hidden text"),
            Revisions::Final | Revisions::Original => None,
        }
    }

    fn character(&mut self, c: char, at: usize, place: u32, growing: &mut Growing) {
        match c {
            '\u{13}' => growing.fields.push(true),
            '\u{14}' => {
                if let Some(instruction) = growing.fields.last_mut() {
                    *instruction = false;
                }
            }
            '\u{15}' => drop(growing.fields.pop()),
            _ if growing.fields.contains(&true) => {}
            '\u{2}' => {
                if let Some(number) = self.calls.iter().position(|call| call.at == at) {
                    growing.words.push_str(&format!("[{}]", number + 1));
                }
            }
            '\u{B}' | '\u{C}' | '\u{E}' => growing.words.push('\n'),
            '\t' => growing.words.push(' '),
            '\u{1E}' => self.say('-', place, growing),
            NOTHING..='\u{1F}' => {}
            c => self.say(c, place, growing),
        }
    }

    fn say(&mut self, c: char, place: u32, growing: &mut Growing) {
        match (self.gone(place), growing.gone.last_mut()) {
            (None, _) => growing.words.push(c),
            (Some(reason), Some((words, last))) if *last == reason => words.push(c),
            (Some(reason), _) => growing.gone.push((c.to_string(), reason)),
        }
    }

    /// Rows with their cells' edges: a cell covers as many columns as other rows have edges inside it.
    fn table(&mut self, rows: Vec<(TableRow, Vec<i16>)>) -> Vec<Block> {
        let mut edges: Vec<i16> = rows.iter().flat_map(|(_, edges)| edges).copied().collect();
        edges.sort_unstable();
        edges.dedup();
        let column = |edge: i16| edges.binary_search(&edge).unwrap_or(0);
        let spread = |(mut row, own): (TableRow, Vec<i16>)| {
            for (cell, two) in row.cells.iter_mut().zip(own.windows(2)) {
                if let [from, to] = two {
                    cell.across = column(*to).saturating_sub(column(*from)).max(1);
                }
            }
            row
        };
        table::blocks(rows.into_iter().map(spread).collect(), &mut self.tables)
    }
}

/// Ends a paragraph.
fn paragraph(numbering: &mut Numbering, of: &Paragraph, growing: &mut Growing, out: &mut Vec<Block>) {
    let (words, gone) = (std::mem::take(&mut growing.words), std::mem::take(&mut growing.gone));
    let place = Place::default();
    let number = match of.list {
        0 => String::new(),
        list => numbering.next(&list.to_string(), Some(usize::from(of.level)), None, |_| None).unwrap_or_default(),
    };
    let heading = of.outline.map(|level| level + 1).or((1..=9).contains(&of.style).then_some(of.style as u8)).filter(|level| *level <= 9);
    match heading.filter(|_| !words.trim().is_empty()) {
        Some(level) => out.push(Block::new(Kind::Heading(level), &format!("{number}{}", words.replace('\n', "").trim_start()), place)),
        None => {
            let last = words.matches('\n').count();
            for (at, line) in words.split('\n').enumerate() {
                let number = if at == 0 && !words.trim().is_empty() { number.as_str() } else { "" };
                let line = if number.is_empty() { line } else { line.trim_start() };
                out.push(Block::new(if at == last { Kind::Whole } else { Kind::Paragraph }, &format!("{number}{line}"), place));
            }
        }
    }
    out.extend(gone.into_iter().map(|(words, reason)| Block::new(Kind::Dropped(reason), &words, place)));
}
