//! Lines set by hand, for the tests of this folder.

use super::lines::Line;
use super::page::{Glyph, Part};

/// Characters set one after the other from `x` on the base line `y`: Chinese ones one em wide, ASCII half an em.
pub(super) fn glyphs(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
    let mut at = x;
    let place = |c: char| {
        let width = if c.is_ascii() { size / 2.0 } else { size };
        let glyph = Glyph { c, x: at, y, width, size, part: Part::Body };
        at += width;
        glyph
    };
    text.chars().map(place).filter(|g| g.c != '　').collect()
}

/// A line of them; a full-width blank is a gap.
pub(super) fn set(text: &str, x: f64, y: f64, size: f64) -> Line {
    Line::new(glyphs(text, x, y, size)).expect("a line of words")
}
