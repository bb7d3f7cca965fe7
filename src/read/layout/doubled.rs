//! Characters drawn twice to look bold → once.

use rustc_hash::FxHashMap;

use super::page::Glyph;

/// How far apart (in ems) two drawings of one character stand at most.
const APART: f64 = 0.15;

/// How many of the same character are looked back at.
const BACK: usize = 64;

/// Leaves the first drawing of each.
pub(super) fn once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut seen: FxHashMap<char, Vec<(f64, f64)>> = FxHashMap::default();
    let mut kept = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let places = seen.entry(glyph.c).or_default();
        let near = APART * glyph.size;
        let again = places.iter().rev().take(BACK).any(|(x, y)| (glyph.x - x).abs() < near && (glyph.y - y).abs() < near);
        if !again || glyph.c.is_whitespace() {
            places.push((glyph.x, glyph.y));
            kept.push(glyph);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::testing::glyphs;
    use super::*;

    #[test]
    fn a_second_drawing_goes_and_a_repeated_character_stays() {
        let mut all = glyphs("11天天", 0.0, 10.0, 10.0);
        all.extend(glyphs("11天天", 0.4, 10.0, 10.0));
        let kept: String = once(all).iter().map(|g| g.c).collect();
        assert_eq!(kept, "11天天");
    }
}
