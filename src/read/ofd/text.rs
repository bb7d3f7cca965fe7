//! A text object of OFD → its characters, each at its place.

use super::super::layout::{Glyph, Part};
use super::super::limits;
use super::super::xml::Element;
use super::numbers;
use super::object::{Drawing, Matrix};

/// Characters of one object at most.
const MOST: usize = 100_000;

/// Draws the text codes of an object.
pub(super) fn draw(drawing: &mut Drawing<'_>, object: Element<'_>, matrix: Matrix) {
    // One writer begins the word with a small letter.
    let said = |name: &str| object.attr(name).or_else(|| object.attr(&name.to_ascii_lowercase()));
    let number = |name: &str| said(name).and_then(|of| numbers::number(of.trim()));
    let size = number("Size").unwrap_or(0.0).abs();
    let stretch = number("HScale").unwrap_or(1.0);
    let (across, down, slanted) = matrix.scale();
    let groups = groups(object);
    let (mut x, mut y) = (0.0, 0.0);
    let mut code = 0;
    for run in object.children().filter(|of| of.name() == "TextCode") {
        let place = |name: &str, or: f64| run.attr(name).and_then(|of| numbers::number(of.trim())).unwrap_or(or);
        (x, y) = (place("X", x), place("Y", y));
        let text: Vec<char> = run.text().chars().filter(|c| !c.is_control()).take(MOST).collect();
        let steps = |name: &str| run.attr(name).map(|of| numbers::steps(&of, MOST));
        let (right, below) = (steps("DeltaX"), steps("DeltaY"));
        let mut step = 0;
        for &c in &text {
            let natural = size * stretch * if c.is_ascii() { 0.5 } else { 1.0 };
            let (length, only) = taken(&groups, code);
            let sum = |of: &Option<Vec<f64>>| of.as_ref().and_then(|of| of.get(step..step + length)).map(|of| of.iter().sum::<f64>());
            // Without steps the characters stand as wide as they are; steps downwards alone set them under one another.
            let dx = sum(&right).unwrap_or(if below.is_some() { 0.0 } else { natural }) * only;
            let dy = sum(&below).unwrap_or(0.0) * only;
            let width = if dx > 0.0 && dx < natural { dx } else { natural };
            let (px, py) = matrix.point(x, y);
            let part = if slanted { Part::Slanted } else { drawing.part };
            let glyph = Glyph { c, x: px, y: py, width: width * across, size: size * down, part };
            let finite = (px + py + glyph.width + glyph.size).is_finite();
            if finite && glyph.size > 0.0 && drawing.page.glyphs.len() < limits::PAGE_GLYPHS {
                drawing.page.glyphs.push(glyph);
            }
            (x, y) = (x + dx, y + dy);
            step += if only < 1.0 && !ends(&groups, code) { 0 } else { length };
            code += 1;
        }
    }
}

/// Characters that are drawn together: where they begin, how many they are, and how many letters they become.
type Group = (usize, usize, usize);

/// The groups of characters that stand for another number of letters: steps go by letters.
fn groups(object: Element<'_>) -> Vec<Group> {
    let group = |of: Element<'_>| {
        let number = |name: &str, or: usize| of.attr(name).and_then(|of| of.trim().parse().ok()).unwrap_or(or);
        let glyphs = of.child("Glyphs").map_or(1, |glyphs| glyphs.text().split_whitespace().count());
        (number("CodePosition", 0), number("CodeCount", 1).clamp(1, MOST), number("GlyphCount", glyphs).min(MOST))
    };
    // One for one changes nothing.
    object.children().filter(|of| of.name() == "CGTransform").map(group).filter(|(_, codes, glyphs)| codes != glyphs).collect()
}

fn group(groups: &[Group], code: usize) -> Option<&Group> {
    groups.iter().find(|(from, codes, _)| (*from..from.saturating_add(*codes)).contains(&code))
}

/// How many steps the character takes, and which share of them is its own.
fn taken(groups: &[Group], code: usize) -> (usize, f64) {
    #[allow(clippy::cast_precision_loss, reason = "a group has few characters")]
    group(groups, code).map_or((1, 1.0), |&(_, codes, glyphs)| (glyphs, 1.0 / codes as f64))
}

fn ends(groups: &[Group], code: usize) -> bool {
    group(groups, code).is_none_or(|(from, codes, _)| code + 1 >= from + codes)
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashMap;

    use super::*;
    use crate::read::layout::Page;
    use crate::read::xml::Tree;

    /// The characters of an object with their places, in its own measures.
    fn drawn(object: &str) -> Vec<(char, f64, f64)> {
        let units = FxHashMap::default();
        let mut drawing = Drawing::new(Page::default(), &units, 10);
        let tree = Tree::parse(object);
        draw(&mut drawing, tree.top().expect("an object"), Matrix::PAGE);
        let back = |at: f64| (at / super::super::POINT * 100.0).round() / 100.0;
        drawing.page.glyphs.iter().map(|g| (g.c, back(g.x), back(g.y))).collect()
    }

    #[test]
    fn steps_place_the_characters() {
        let text = drawn("<TextObject Size='4'><TextCode X='1' Y='3' DeltaX='4 2' DeltaY='0 5'>增2长</TextCode></TextObject>");
        assert_eq!(text, [('增', 1.0, 3.0), ('2', 5.0, 3.0), ('长', 7.0, 8.0)]);
        let plain = drawn("<TextObject size='4'><TextCode Y='3'>增2长</TextCode></TextObject>");
        assert_eq!(plain, [('增', 0.0, 3.0), ('2', 4.0, 3.0), ('长', 6.0, 3.0)]);
    }

    #[test]
    fn characters_drawn_as_one_letter_share_its_step() {
        let text = drawn(
            "<TextObject Size='4'><CGTransform CodePosition='0' CodeCount='2' GlyphCount='1'><Glyphs>7</Glyphs></CGTransform>\
             <TextCode X='0' Y='3' DeltaX='4 6'>fi长完</TextCode></TextObject>",
        );
        assert_eq!(text, [('f', 0.0, 3.0), ('i', 2.0, 3.0), ('长', 4.0, 3.0), ('完', 10.0, 3.0)]);
    }
}
