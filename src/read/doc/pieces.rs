//! The piece table → the characters of the document in order, each with the place in the file that its formatting is filed under.

use super::bytes::{index_at, slice_at, u8_at, u16_at, u32_at};
use super::fib::{Fib, table};
use crate::read::limits;

/// The characters, one for each position; a character beyond the first plane takes two, the second empty.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// Where each stands in the main stream.
    pub(super) places: Vec<u32>,
}

/// Stands for the second half of a character.
pub(super) const NOTHING: char = '\0';

impl Text {
    /// Reads the text.
    pub(super) fn read(main: &[u8], tables: &[u8], fib: &Fib) -> Option<Self> {
        let pieces = piece_table(fib.table(table::PIECES, tables))?;
        let count = pieces.len().checked_sub(4)? / 12;
        let mut text = Self::default();
        for at in 0..count {
            let (from, to) = (index_at(pieces, 4 * at)?, index_at(pieces, 4 * at + 4)?);
            let place = u32_at(pieces, 4 * (count + 1) + 8 * at + 2)?;
            let length = to.checked_sub(from)?;
            if length > main.len() || text.chars.len() + length > limits::PART as usize / 4 {
                return None;
            }
            if place & 0x4000_0000 == 0 {
                text.wide(main, place, length)?;
            } else {
                text.narrow(main, (place & 0x3FFF_FFFF) / 2, length)?;
            }
        }
        Some(text)
    }

    fn wide(&mut self, main: &[u8], place: u32, length: usize) -> Option<()> {
        let bytes = slice_at(main, usize::try_from(place).ok()?, length.checked_mul(2)?)?;
        let units = bytes.chunks_exact(2).filter_map(|two| u16_at(two, 0));
        let mut at = place;
        for c in char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')) {
            self.push(c, at);
            at = at.saturating_add(2);
            if c.len_utf16() == 2 {
                self.push(NOTHING, at);
                at = at.saturating_add(2);
            }
        }
        Some(())
    }

    fn narrow(&mut self, main: &[u8], place: u32, length: usize) -> Option<()> {
        let bytes = slice_at(main, usize::try_from(place).ok()?, length)?;
        for (at, byte) in (place..).zip(bytes) {
            // The marks of the format lie below; above stand the letters and signs of Windows-1252.
            let (words, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(byte));
            self.push(words.chars().next().unwrap_or('\u{FFFD}'), at);
        }
        Some(())
    }

    fn push(&mut self, c: char, place: u32) {
        self.chars.push(c);
        self.places.push(place);
    }
}

/// The piece table behind the changes that fast saves put before it.
fn piece_table(clx: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        match u8_at(clx, at)? {
            1 => at += 3 + usize::from(u16_at(clx, at + 1)?),
            2 => return slice_at(clx, at + 5, index_at(clx, at + 1)?),
            _ => return None,
        }
    }
}
