//! Lines → Source: the steps of cleaning in order, the map back to the original, and a note on each kind of repair.

use super::text::{CellLine, Line};
use super::unwrap::Block;
use super::{front, furniture, glued, repeated, traditional, unwrap};
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::source::{Cell, Cleaner, Dropped, Format, Place, Row, Source, Span};

/// What a reader hands over: the words, their lines, and what is known of both.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// The words as the file has them; see [`Source::original`].
    pub(super) original: String,
    /// Its lines that hold anything.
    pub(super) lines: Vec<Line>,
    /// Where each line of the original stands; empty of a text.
    pub(super) places: Vec<Place>,
    /// The encoding's WHATWG name.
    pub(super) encoding: &'static str,
    /// Bytes that stood for nothing and became U+FFFD.
    pub(super) broken: usize,
    /// Whether the encoding was chosen by score.
    pub(super) guessed: bool,
    /// What the reader has to say.
    pub(super) notes: Vec<Note>,
}

impl Raw {
    /// Puts simplified characters in the place of traditional ones; the words as the file has them, where there were any.
    pub(super) fn simplify(&mut self) -> Option<String> {
        let simple = traditional::simplified(&self.original)?;
        self.lines.iter_mut().for_each(|line| line.rebuild(&simple));
        Some(std::mem::replace(&mut self.original, simple))
    }
}

/// Cleans what a reader found.
pub(super) fn assemble(mut raw: Raw, file: &str, format: Format, knowledge: &Knowledge) -> Source {
    let mut lines = std::mem::take(&mut raw.lines);
    repeated::leave_out_contents(&mut lines);
    repeated::leave_out_copy(&mut lines);
    let tail = furniture::leave_out(&mut lines, knowledge);
    let head = front::salutation(&lines).map_or(0, |at| at + 1);
    let mut joined = unwrap::join(&lines, head..tail.max(head));
    let mut dropped = dropped_lines(&lines);
    if let Some(block) = joined.blocks.last_mut().filter(|block| !block.is_marked())
        && let Some(at) = furniture::glued_tail(&block.text, knowledge)
    {
        dropped.push(cut_block(block, at));
    }

    let mut laid = Laid { cleaner: Cleaner::new(&raw.original), marks: Vec::new(), rows: Vec::new(), parted: 0, first_parted: None };
    let mut greeted = head == 0;
    for block in &joined.blocks {
        let begins = block.cells.first().map(|cell| cell.at).or_else(|| block.pieces.first().map(|piece| piece.start)).unwrap_or(0);
        if !laid.marks.is_empty() {
            laid.cleaner.insert("\n", begins);
        }
        if block.is_marked() {
            laid.marked(block);
        } else {
            laid.words(block, &glued::breaks(&block.text, !greeted, knowledge));
        }
        greeted = greeted || front::greets(&block.text);
    }
    let Laid { cleaner, marks, rows, parted, first_parted } = laid;
    let mut source = cleaner.finish(file, format, raw.encoding, |at| marks.get(at).and_then(|mark| mark.heading));
    for (paragraph, mark) in source.paragraphs.iter_mut().zip(&marks) {
        paragraph.note = mark.note;
        paragraph.row = mark.row;
    }
    source.rows = rows;
    source.places = std::mem::take(&mut raw.places);
    source.dropped = dropped;
    let blanks = lines.iter().filter(|l| l.stays() && l.repaired > 0);
    let repaired = blanks.clone().map(|l| l.repaired).sum();
    let first_blank = blanks.map(|l| l.range.start).next();
    let repairs = Repairs { joined: (joined.count, joined.first), parted: (parted, first_parted), blanks: (repaired, first_blank) };
    let said = notes(&raw, &source, &repairs);
    source.notes = raw.notes;
    source.notes.extend(said);
    source
}

/// What is known of a paragraph beside its words.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    heading: Option<u8>,
    note: Option<u32>,
    row: Option<usize>,
}

/// The clean text as it grows.
struct Laid<'a> {
    cleaner: Cleaner<'a>,
    /// One for each paragraph.
    marks: Vec<Mark>,
    rows: Vec<Row>,
    parted: usize,
    first_parted: Option<usize>,
}

impl Laid<'_> {
    /// A paragraph of words, parted at the bytes `breaks` of them.
    fn words(&mut self, block: &Block, breaks: &[usize]) {
        self.marks.push(Mark { heading: block.heading, ..Mark::default() });
        let mut breaks = breaks.iter().copied().peekable();
        let mut done = 0;
        for piece in &block.pieces {
            let mut from = piece.start;
            while let Some(at) = breaks.next_if(|&at| at < done + piece.len()) {
                let cut = piece.start + (at - done);
                self.cleaner.keep(from..cut);
                self.cleaner.insert("\n", cut);
                self.marks.push(Mark::default());
                self.parted += 1;
                self.first_parted.get_or_insert(cut);
                from = cut;
            }
            self.cleaner.keep(from..piece.end);
            done += piece.len();
        }
    }

    /// A row, its cells parted by tabs, or a note.
    fn marked(&mut self, block: &Block) {
        let mut mark = Mark { note: block.note, ..Mark::default() };
        if block.cells.is_empty() {
            block.pieces.iter().for_each(|piece| self.cleaner.keep(piece.clone()));
        } else {
            mark.row = Some(self.rows.len());
            let cells = block.cells.iter().enumerate().map(|(at, cell)| self.cell(cell, at > 0)).collect();
            self.rows.push(Row { table: block.table, cells });
        }
        self.marks.push(mark);
    }

    fn cell(&mut self, cell: &CellLine, parted: bool) -> Cell {
        if parted {
            self.cleaner.insert("\t", cell.at);
        }
        let start = self.cleaner.text().len();
        cell.pieces.iter().for_each(|piece| self.cleaner.keep(piece.clone()));
        Cell { span: Span::new(start, self.cleaner.text().len()), column: cell.column, across: cell.across }
    }
}

struct Repairs {
    joined: (usize, Option<usize>),
    parted: (usize, Option<usize>),
    blanks: (usize, Option<usize>),
}

/// Stretches of lines left out for one reason, in order.
fn dropped_lines(lines: &[Line]) -> Vec<Dropped> {
    let mut dropped: Vec<Dropped> = Vec::new();
    let mut follows = false;
    for line in lines {
        let Some(reason) = &line.dropped else {
            follows = false;
            continue;
        };
        match dropped.last_mut().filter(|last| follows && last.reason == *reason) {
            Some(last) => last.original.end = line.range.end,
            None => dropped.push(Dropped { original: line.range.clone(), reason: reason.clone() }),
        }
        follows = true;
    }
    dropped
}

/// Cuts what stands from byte `at` of the block's words on.
fn cut_block(block: &mut unwrap::Block, at: usize) -> Dropped {
    let end = block.pieces.last().map_or(0, |piece| piece.end);
    let mut rest = at;
    let mut start = end;
    let mut pieces = Vec::new();
    for piece in &block.pieces {
        if rest >= piece.len() {
            rest -= piece.len();
            pieces.push(piece.clone());
            continue;
        }
        start = start.min(piece.start + rest);
        if rest > 0 {
            pieces.push(piece.start..piece.start + rest);
        }
        rest = 0;
    }
    block.pieces = pieces;
    block.text.truncate(at);
    Dropped { original: start..end, reason: "link glued to the end of the report".to_owned() }
}

fn notes(raw: &Raw, source: &Source, repairs: &Repairs) -> Vec<Note> {
    let mut notes = Vec::new();
    if raw.broken > 0 {
        let n = raw.broken;
        // The first digits of a figure may be among them.
        let note = Note::new(
            format!("有{n}处字节无法解码，显示为 �：请核对附近的数字"),
            format!("{n} byte sequences stand for no character and show as U+FFFD: look up the figures near them"),
        );
        let at = source.original.find('\u{FFFD}').unwrap_or_default();
        notes.push(note.at(source.locate_original(at).line).grave());
    }
    let mut say = |count: usize, first: Option<usize>, zh: String, en: String| {
        if count > 0 {
            let note = Note::new(zh, en);
            notes.push(match first {
                Some(at) => note.at(source.locate_original(at).line),
                None => note,
            });
        }
    };
    if raw.guessed {
        let name = raw.encoding;
        say(1, None, format!("编码按内容判定为 {name}"), format!("the encoding was told by its content: {name}"));
    }
    let (n, first) = repairs.joined;
    say(n, first, format!("{n}处断行已接回"), format!("{n} lines broken in mid-sentence were joined"));
    let (n, first) = repairs.parted;
    say(n, first, format!("{n}处与正文粘连的标题已分开"), format!("{n} headings were parted from the text they ran into"));
    let (n, first) = repairs.blanks;
    say(n, first, format!("{n}处数字或词语中的空格已略去"), format!("{n} stray blanks inside numbers and words were left out"));
    let mut reasons: Vec<(&str, usize, usize)> = Vec::new();
    for part in &source.dropped {
        match reasons.iter_mut().find(|(reason, _, _)| *reason == part.reason) {
            Some(entry) => entry.1 += 1,
            None => reasons.push((&part.reason, 1, part.original.start)),
        }
    }
    // One remark: what each stretch was, `tongbi text --show-dropped` tells.
    let all = reasons.iter().map(|(_, n, _)| n).sum();
    let first = reasons.iter().map(|(_, _, first)| *first).min();
    let listed: Vec<String> =
        reasons.iter().map(|(reason, n, _)| if *n > 1 { format!("{reason} ×{n}") } else { (*reason).to_owned() }).collect();
    say(
        all,
        first,
        format!("{all}处非正文内容（导航、按钮、署名等）已略去"),
        format!("{all} stretches that are no part of the report were left out ({})", listed.join(", ")),
    );
    notes
}
