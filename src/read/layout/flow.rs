//! The pages of a document one after the other → blocks: paragraphs that run over columns and pages, tables by rows, notes at the end.

use super::grid::Table;
use super::lines::{Line, lines};
use super::notes::Note;
use super::paragraphs::{self, Placed};
use super::sheet::{Sheet, Stretch};
use super::style::Style;
use super::words;
use crate::read::blocks::{Block, Cell, Kind};
use crate::source::Place;

/// The document as it grows.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// The words of the paragraph that may go on, the page where it began, and its last line.
    open: Option<(String, u32, Placed)>,
    /// What was left out while it was open.
    waiting: Vec<Block>,
    pitch: Option<f64>,
    indented: bool,
    tables: u32,
    /// The last table: its page, the lines of its columns, and how many rows it has so far.
    last: Option<(u32, Vec<f64>, u32)>,
}

/// What comes next.
enum Step {
    Lines(Vec<Placed>),
    Table(u32, Table),
    Dropped(u32, Vec<(String, &'static str)>),
}

/// The blocks of a document.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let style = Style::of(&sheets);
    let mut notes = Vec::new();
    let mut steps = Vec::new();
    for sheet in sheets {
        let page = sheet.number;
        steps.push(Step::Dropped(page, sheet.dropped));
        steps.extend(sheet.parts.into_iter().map(|part| match part {
            Stretch::Text(column) => Step::Lines(style.placed(column, page)),
            Stretch::Table(table) => Step::Table(page, table),
        }));
        notes.extend(sheet.notes.into_iter().map(|note| (page, note)));
    }
    let all: Vec<&[Placed]> =
        steps.iter().filter_map(|step| if let Step::Lines(lines) = step { Some(lines.as_slice()) } else { None }).collect();
    let mut flow = Flow { pitch: paragraphs::pitch(&all), indented: paragraphs::indented(&all), ..Flow::default() };
    for step in steps {
        match step {
            Step::Lines(lines) => lines.into_iter().for_each(|line| flow.line(line)),
            Step::Table(page, table) => flow.table(page, table),
            Step::Dropped(page, words) => {
                flow.waiting.extend(words.into_iter().map(|(words, reason)| Block::new(Kind::Dropped(reason), &words, at(page))));
            }
        }
    }
    flow.close();
    flow.notes(notes);
    flow.blocks
}

fn at(page: u32) -> Place {
    Place { page: Some(page), ..Place::default() }
}

/// The words of a cell: a line that the cell's width broke goes on, figures under one another are several.
fn in_cell(lines: &[Line], width: f64) -> String {
    let mut text = String::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        let parted = last.is_some_and(|last| width - (last.x1 - last.x0) > 2.0 * last.size);
        let words = words::text(line);
        let figures = text.ends_with(words::is_latin) && words.starts_with(words::is_latin);
        if parted && figures {
            text.push(' ');
        }
        paragraphs::append(&mut text, &words);
        last = Some(line);
    }
    text
}

impl Flow {
    fn line(&mut self, line: Placed) {
        match &mut self.open {
            Some((text, _, last)) if !paragraphs::begins(last, &line, self.pitch, self.indented) => {
                paragraphs::append(text, &line.text);
                *last = line;
            }
            _ => {
                self.close();
                self.open = Some((line.text.clone(), line.page, line));
            }
        }
    }

    fn close(&mut self) {
        if let Some((text, page, _)) = self.open.take() {
            self.blocks.push(Block::paragraph(&text, at(page)));
        }
        self.blocks.append(&mut self.waiting);
    }

    fn table(&mut self, page: u32, table: Table) {
        let overleaf = self.open.is_none() && self.last.as_ref().is_some_and(|(last, edges, _)| last + 1 == page && table.continues(edges));
        self.close();
        let mut row = self.last.take().filter(|_| overleaf).map_or(0, |(_, _, rows)| rows);
        self.tables += u32::from(!overleaf);
        let mut rows: Vec<(usize, Vec<Cell>)> = Vec::new();
        for cell in table.cells {
            let filled = Cell { text: in_cell(&lines(cell.glyphs), cell.width), column: cell.column, across: cell.across };
            match rows.last_mut().filter(|(row, _)| *row == cell.row) {
                Some((_, row)) => row.push(filled),
                None => rows.push((cell.row, vec![filled])),
            }
        }
        for (_, cells) in rows.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.text.is_empty())) {
            row += 1;
            self.blocks.push(Block::row(cells, Place { page: Some(page), table: Some(self.tables), row: Some(row) }));
        }
        self.last = Some((page, table.edges, row));
    }

    /// Notes stand at the end: between the halves of a sentence they would part it.
    fn notes(&mut self, notes: Vec<(u32, Note)>) {
        let mut whole: Vec<(u32, Note)> = Vec::new();
        for (page, note) in notes {
            match whole.last_mut().filter(|_| note.number.is_none()) {
                Some((_, last)) => paragraphs::append(&mut last.text, &note.text),
                None => whole.push((page, note)),
            }
        }
        for (page, note) in whole {
            let kind = note.number.map_or(Kind::Paragraph, Kind::Note);
            self.blocks.push(Block::new(kind, &note.text, at(page)));
        }
    }
}
