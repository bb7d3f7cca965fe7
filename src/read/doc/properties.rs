//! What is filed of runs and paragraphs: deleted, inserted, hidden; list, level, heading, table.

use super::bytes::{index_at, slice_at, u8_at, u16_at, u32_at};

const PAGE: usize = 512;

/// What is known of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    pub(super) hidden: bool,
}

/// What is known of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The number of its style; 1 to 9 are the headings.
    pub(super) style: u16,
    /// Its level by its own word, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// The list that numbers it and the level in it.
    pub(super) list: u16,
    pub(super) level: u8,
    /// Whether it stands in a table, and whether it ends a row.
    pub(super) in_table: bool,
    pub(super) ends_row: bool,
    /// Where the columns of the row that it ends begin and end.
    pub(super) edges: Vec<i16>,
}

/// Stretches of the file with what is filed of each, in order.
#[derive(Debug)]
pub(super) struct Filed<T> {
    stretches: Vec<(u32, u32, T)>,
}

impl<T> Filed<T> {
    /// What is filed of the place.
    pub(super) fn of(&self, place: u32) -> Option<&T> {
        let at = self.stretches.partition_point(|(start, _, _)| *start <= place).checked_sub(1)?;
        self.stretches.get(at).filter(|(_, end, _)| place < *end).map(|(_, _, what)| what)
    }
}

/// The runs of the document.
pub(super) fn runs(main: &[u8], table: &[u8]) -> Filed<Run> {
    filed(main, table, |page, at, count| {
        let offset = 2 * usize::from(u8_at(page, 4 * (count + 1) + at)?);
        if offset == 0 {
            return Some(Run::default());
        }
        let length = usize::from(u8_at(page, offset)?);
        let mut run = Run::default();
        each(slice_at(page, offset + 1, length)?, |code, value| {
            let on = value.first().is_some_and(|v| *v != 0);
            match code {
                0x0800 => run.deleted = on,
                0x0801 => run.inserted = on,
                0x083C => run.hidden = on,
                _ => {}
            }
        });
        Some(run)
    })
}

/// The paragraphs of the document.
pub(super) fn paragraphs(main: &[u8], table: &[u8]) -> Filed<Paragraph> {
    filed(main, table, |page, at, count| {
        let offset = 2 * usize::from(u8_at(page, 4 * (count + 1) + 13 * at)?);
        if offset == 0 {
            return Some(Paragraph::default());
        }
        let (start, length) = match u8_at(page, offset)? {
            0 => (offset + 2, 2 * usize::from(u8_at(page, offset + 1)?)),
            half => (offset + 1, 2 * usize::from(half) - 1),
        };
        let bytes = slice_at(page, start, length)?;
        let mut of = Paragraph { style: u16_at(bytes, 0)?, ..Paragraph::default() };
        each(bytes.get(2..)?, |code, value| {
            let byte = value.first().copied().unwrap_or(0);
            match code {
                0x2640 => of.outline = Some(byte),
                0x460B => of.list = u16_at(value, 0).unwrap_or(0),
                0x260A => of.level = byte,
                0x2416 => of.in_table = byte != 0,
                0x2417 => of.ends_row = byte != 0,
                0xD608 => of.edges = edges(value),
                _ => {}
            }
        });
        Some(of)
    })
}

/// Goes through the pages that a table of places names.
fn filed<T>(main: &[u8], table: &[u8], read: impl Fn(&[u8], usize, usize) -> Option<T>) -> Filed<T> {
    let pages = table.len().saturating_sub(4) / 8;
    let mut stretches = Vec::new();
    for number in 0..pages {
        let page = index_at(table, 4 * (pages + 1) + 4 * number).map(|page| page & 0x003F_FFFF);
        let Some(page) = page.and_then(|page| slice_at(main, page * PAGE, PAGE)) else { continue };
        let count = usize::from(page.last().copied().unwrap_or(0));
        for at in 0..count {
            let (Some(start), Some(end)) = (u32_at(page, 4 * at), u32_at(page, 4 * at + 4)) else { break };
            if let Some(what) = read(page, at, count) {
                stretches.push((start, end, what));
            }
        }
    }
    stretches.sort_by_key(|(start, _, _)| *start);
    Filed { stretches }
}

/// Calls `what` with every property and its value.
fn each(bytes: &[u8], mut what: impl FnMut(u16, &[u8])) {
    let mut at = 0;
    while let Some(code) = u16_at(bytes, at) {
        at += 2;
        let (head, length) = match code >> 13 {
            0 | 1 => (0, Some(1)),
            2 | 4 | 5 => (0, Some(2)),
            3 => (0, Some(4)),
            7 => (0, Some(3)),
            _ if code == 0xD608 => (2, u16_at(bytes, at).map(|length| usize::from(length).saturating_sub(1))),
            _ => (1, u8_at(bytes, at).map(usize::from)),
        };
        let Some(value) = length.and_then(|length| slice_at(bytes, at + head, length)) else { return };
        what(code, value);
        at += head + value.len();
    }
}

/// The edges of a row's cells from the left.
fn edges(value: &[u8]) -> Vec<i16> {
    let cells = usize::from(value.first().copied().unwrap_or(0));
    (0..=cells).filter_map(|at| u16_at(value, 1 + 2 * at)).map(u16::cast_signed).collect()
}
