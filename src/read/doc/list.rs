//! The tables of lists → the lists of the document.

use super::bytes::{index_at, slice_at, u8_at, u16_at, u32_at};
use super::fib::{Fib, table};
use crate::read::lists::{LEVELS, Level, List, Number, Numbering};

/// Reads the lists; what cannot be read prints no numbers.
pub(super) fn read(tables: &[u8], fib: &Fib) -> Numbering {
    let mut numbering = Numbering::default();
    // What was read before the tables break off is right.
    let _ = lists(tables, fib, &mut numbering);
    let _ = uses(tables, fib, &mut numbering);
    numbering
}

fn lists(tables: &[u8], fib: &Fib, numbering: &mut Numbering) -> Option<()> {
    let heads = fib.table(table::LISTS, tables);
    let bodies = fib.after(table::LISTS, tables);
    let mut at = 0;
    for list in 0..usize::from(u16_at(heads, 0)?) {
        let head = slice_at(heads, 2 + 28 * list, 28)?;
        let simple = u8_at(head, 26)? & 1 != 0;
        let mut found = List::default();
        for slot in found.levels.iter_mut().take(if simple { 1 } else { LEVELS }) {
            let (level, length) = level(bodies.get(at..)?)?;
            *slot = Some(level);
            at += length;
        }
        numbering.lists.insert(u32_at(head, 0)?.to_string(), found);
    }
    Some(())
}

fn uses(tables: &[u8], fib: &Fib, numbering: &mut Numbering) -> Option<()> {
    let bytes = fib.table(table::LIST_USES, tables);
    let count = index_at(bytes, 0)?;
    let mut at = 4 + count.checked_mul(16)?;
    for number in 0..count {
        let head = slice_at(bytes, 4 + 16 * number, 16)?;
        let mut found = Number { list: u32_at(head, 0)?.to_string(), ..Number::default() };
        let overrides = u8_at(head, 12)?;
        if overrides > 0 || bytes.len() >= at + 4 {
            at += 4;
        }
        for _ in 0..overrides {
            let (Some(start), Some(flags)) = (u32_at(bytes, at), u32_at(bytes, at + 4)) else { break };
            at += 8;
            let own = (flags & 0x20 != 0).then(|| level(bytes.get(at..)?)).flatten();
            let level = (flags & 0xF) as usize;
            if let (true, Some(slot)) = (flags & 0x10 != 0, found.starts.get_mut(level)) {
                *slot = Some(own.as_ref().map_or(start, |(level, _)| level.start));
            }
            if let (Some((own, length)), Some(slot)) = (own, found.levels.get_mut(level)) {
                *slot = Some(own);
                at += length;
            }
        }
        numbering.numbers.insert((number + 1).to_string(), found);
    }
    Some(())
}

/// A level and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let flags = u8_at(bytes, 5)?;
    let at = 28 + usize::from(u8_at(bytes, 24)?) + usize::from(u8_at(bytes, 25)?);
    let count = usize::from(u16_at(bytes, at)?);
    let units = slice_at(bytes, at + 2, 2 * count)?.chunks_exact(2).filter_map(|two| u16_at(two, 0));
    let mut text = String::new();
    for c in char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')) {
        match c {
            // The number of a level stands as that level's place.
            '\0'..='\u{8}' => text.push_str(&format!("%{}", c as u32 + 1)),
            c => text.push(c),
        }
    }
    let level = Level {
        start: u32_at(bytes, 0)?,
        format: format(u8_at(bytes, 4)?).to_owned(),
        text,
        legal: flags & 4 != 0,
        restarts: flags & 8 == 0,
        style: None,
    };
    Some((level, at + 2 + 2 * count))
}

/// The name that newer documents give a format.
fn format(code: u8) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 | 36 => "ideographDigital",
        11 | 33 | 35 | 37 | 39 => "chineseCounting",
        14 | 19 => "decimalFullWidth",
        16 | 34 | 38 => "chineseLegalSimplified",
        18 | 28 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        255 => "none",
        _ => "decimal",
    }
}
