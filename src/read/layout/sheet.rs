//! A page → what stands on it: its lines by column, its tables, its notes, and what is left out with the reason.

use super::columns::{self, Column};
use super::grid::{self, Table};
use super::lines::{Line, lines, usual};
use super::margins;
use super::notes::{self, Note};
use super::page::{Glyph, Page, Part};
use super::{doubled, words};

/// A page read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) number: u32,
    /// In reading order.
    pub(super) parts: Vec<Stretch>,
    pub(super) notes: Vec<Note>,
    /// Words that were left out, with the reason.
    pub(super) dropped: Vec<(String, &'static str)>,
}

/// Part of a page.
#[derive(Debug)]
pub(super) enum Stretch {
    /// Lines of a column.
    Text(Column),
    /// A table.
    Table(Table),
}

/// Why words are left out.
const SLANTED: &str = "watermark";

/// A page on the way.
struct Draft {
    page: Page,
    lines: Vec<Line>,
    tables: Vec<(f64, Table)>,
    dropped: Vec<(String, &'static str)>,
}

/// Reads the pages of a document.
pub(super) fn sheets(pages: Vec<Page>) -> Vec<Sheet> {
    let mut drafts: Vec<Draft> = pages.into_iter().map(draft).collect();
    let left_out = margins::furniture(&drafts.iter().map(|draft| draft.lines.as_slice()).collect::<Vec<_>>());
    for (draft, left_out) in drafts.iter_mut().zip(left_out) {
        for (at, reason) in left_out.into_iter().rev() {
            if at < draft.lines.len() {
                draft.dropped.insert(0, (words::text(&draft.lines.remove(at)), reason));
            }
        }
    }
    let sizes = drafts.iter().flat_map(|draft| &draft.lines).flat_map(|line| line.seen().map(|_| line.size));
    let body = usual(sizes).unwrap_or(0.0);
    let mut noted = false;
    let read = |draft| {
        let sheet = sheet(draft, body, noted);
        noted = !sheet.notes.is_empty();
        sheet
    };
    drafts.into_iter().map(read).collect()
}

/// Parts the characters of a page: those of its frame, those of its tables, and the lines of the rest.
fn draft(mut page: Page) -> Draft {
    let glyphs = doubled::once(std::mem::take(&mut page.glyphs));
    let (slanted, glyphs): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|g| g.part == Part::Slanted);
    let framed = glyphs.iter().filter(|g| g.part == Part::Frame).count();
    // Some writers mark the whole text as what it is not.
    let believed = framed * 2 < glyphs.len();
    let (frame, glyphs): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|g| believed && g.part == Part::Frame);
    let said = |glyphs: Vec<Glyph>, reason| lines(glyphs).iter().map(|line| (words::text(line), reason)).collect::<Vec<_>>();
    let mut dropped = said(slanted, SLANTED);
    dropped.extend(said(frame, margins::RUNNING));
    let mut rest = glyphs;
    let mut tables = Vec::new();
    for grid in grid::grids(&page.rules) {
        let (inside, outside): (Vec<Glyph>, Vec<Glyph>) = rest.into_iter().partition(|glyph| grid.holds(glyph));
        rest = outside;
        if !inside.is_empty() {
            tables.push((grid.top(), grid.fill(&inside)));
            // The lines of a table are no rules that part notes from the text.
            page.rules.retain(|rule| rule.y1 < grid.top() - 1.0 || rule.y0 > grid.bottom() + 1.0);
        }
    }
    Draft { lines: lines(rest), page, tables, dropped }
}

fn sheet(draft: Draft, body: f64, noted: bool) -> Sheet {
    let Draft { page, mut lines, tables, dropped } = draft;
    let notes = notes::take(&mut lines, &page, body, noted);
    let mut parts = Vec::new();
    for (top, table) in tables {
        let above = lines.iter().take_while(|line| line.y < top).count();
        parts.extend(columns::columns(lines.drain(..above).collect()).into_iter().map(Stretch::Text));
        parts.push(Stretch::Table(table));
    }
    parts.extend(columns::columns(lines).into_iter().map(Stretch::Text));
    Sheet { number: page.number, parts, notes, dropped }
}
