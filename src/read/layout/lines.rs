//! The characters of a page → its lines: what stands on one base line, from left to right, with raised marks in their place.

use rustc_hash::FxHashMap;

use super::page::Glyph;

/// Characters on one base line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// From left to right.
    pub(super) glyphs: Vec<Glyph>,
    /// Base line.
    pub(super) y: f64,
    /// Size of most of its characters.
    pub(super) size: f64,
    /// Left edge of the first character that is no blank.
    pub(super) x0: f64,
    /// Right edge of the last.
    pub(super) x1: f64,
}

/// Base lines that are this near (in ems) are one: fonts set beside one another differ a little.
const SAME: f64 = 0.2;

/// Most share of the size of its line that a raised or lowered character has.
const SMALLER: f64 = 0.8;

/// Most characters of the marks on one line.
const MARKS: usize = 64;

impl Line {
    /// A line of these characters; `None` where there is nothing but blanks.
    pub(super) fn new(mut glyphs: Vec<Glyph>) -> Option<Self> {
        glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let size = usual(glyphs.iter().filter(|g| !g.c.is_whitespace()).map(|g| g.size))?;
        let seen = || glyphs.iter().filter(|g| !g.c.is_whitespace());
        let y = usual(seen().filter(|g| g.size > size * SMALLER).map(|g| g.y))?;
        let x0 = seen().next()?.x;
        let x1 = seen().map(Glyph::right).fold(x0, f64::max);
        Some(Self { y, size, x0, x1, glyphs })
    }

    /// Its upper edge, about.
    pub(super) fn top(&self) -> f64 {
        self.y - self.size * 0.85
    }

    /// The characters that are no blanks.
    pub(super) fn seen(&self) -> impl Iterator<Item = &Glyph> {
        self.glyphs.iter().filter(|g| !g.c.is_whitespace())
    }

    /// Its characters without blanks.
    pub(super) fn bare(&self) -> String {
        self.seen().map(|g| g.c).collect()
    }

    /// The stretches of it that gaps wider than `ems` part.
    pub(super) fn pieces(&self, ems: f64) -> Vec<Line> {
        let mut pieces: Vec<Vec<Glyph>> = vec![Vec::new()];
        let mut right = self.x0;
        for glyph in self.seen() {
            if glyph.x - right > ems * self.size {
                pieces.push(Vec::new());
            }
            right = right.max(glyph.right());
            if let Some(piece) = pieces.last_mut() {
                piece.push(*glyph);
            }
        }
        // Blanks that the file sets go with what they follow.
        for blank in self.glyphs.iter().filter(|g| g.c.is_whitespace()) {
            let piece = pieces.iter_mut().find(|piece| {
                let edge = |glyph: Option<&Glyph>| glyph.map_or(f64::NAN, |g| g.x);
                edge(piece.first()) <= blank.x && blank.x <= edge(piece.last())
            });
            if let Some(piece) = piece {
                piece.push(*blank);
            }
        }
        pieces.into_iter().filter_map(Line::new).collect()
    }
}

/// The commonest of these numbers, to a tenth; of two as common the larger.
pub(super) fn usual(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut counts: FxHashMap<i64, usize> = FxHashMap::default();
    for number in numbers {
        *counts.entry(tenths(number)).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|&(tenth, count)| (count, tenth))?.0;
    #[allow(clippy::cast_precision_loss, reason = "a place on a page is a small number")]
    Some(most as f64 / 10.0)
}

fn tenths(number: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a place on a page is a small number, and what is none saturates")]
    let tenth = (number * 10.0).round() as i64;
    tenth
}

/// The lines of these characters from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let follows =
            rows.last().and_then(|row| row.last()).is_some_and(|last: &Glyph| glyph.y - last.y <= SAME * last.size.min(glyph.size));
        match rows.last_mut() {
            Some(row) if follows => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().filter_map(Line::new).collect();
    take_in_raised(&mut lines);
    lines
}

/// Puts marks that stand above or below a base line into the line that they belong to.
fn take_in_raised(lines: &mut Vec<Line>) {
    let mut at = 0;
    while at < lines.len() {
        let host = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .find(|&host| lines.get(host).is_some_and(|line| hosts(line, &lines[at])));
        let Some(host) = host else {
            at += 1;
            continue;
        };
        let raised = lines.remove(at);
        let host = if host > at { host - 1 } else { host };
        if let Some(line) = lines.get_mut(host) {
            let glyphs = line.glyphs.iter().chain(&raised.glyphs).copied().collect();
            if let Some(whole) = Line::new(glyphs) {
                // The line keeps its base: marks do not move it.
                *line = Line { y: line.y, size: line.size, ..whole };
            }
        }
        at = at.saturating_sub(1);
    }
}

/// Whether every character of `small` is a mark set above or below the base of `line`, close by its characters.
fn hosts(line: &Line, small: &Line) -> bool {
    let up = (line.y - small.y) / line.size;
    small.size <= line.size * SMALLER
        && small.glyphs.len() <= MARKS
        && (-0.35..=0.7).contains(&up)
        && small.seen().all(|mark| {
            let near = line.size * 0.6;
            line.seen().any(|g| (mark.x - g.right()).abs() < near || (g.x - mark.right()).abs() < near)
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{glyphs, set};
    use super::*;

    fn text(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::bare).collect()
    }

    #[test]
    fn characters_on_one_base_are_a_line_in_whatever_order_they_are_drawn() {
        let mut all = glyphs("后写的", 130.0, 40.0, 10.0);
        all.extend(glyphs("先写的", 100.0, 40.4, 10.0));
        all.extend(glyphs("上一行", 100.0, 20.0, 10.0));
        assert_eq!(text(&lines(all)), ["上一行", "先写的后写的"]);
    }

    #[test]
    fn a_raised_mark_is_part_of_its_line() {
        let mut all = glyphs("共享", 100.0, 40.0, 10.0);
        all.extend(glyphs("3", 120.0, 36.6, 6.0));
        all.extend(glyphs("食堂", 123.0, 40.0, 10.0));
        all.extend(glyphs("上一行字", 100.0, 24.0, 10.0));
        let found = lines(all);
        assert_eq!(text(&found), ["上一行字", "共享3食堂"]);
        assert_eq!((found[1].y, found[1].size), (40.0, 10.0));
    }

    #[test]
    fn a_small_line_of_its_own_stays_one() {
        let mut all = glyphs("正文一行正文一行", 100.0, 40.0, 10.0);
        all.extend(glyphs("注文", 100.0, 50.0, 6.0));
        assert_eq!(text(&lines(all)), ["正文一行正文一行", "注文"]);
    }

    #[test]
    fn wide_gaps_part_a_line() {
        let line = set("甲乙　丙", 0.0, 10.0, 10.0);
        assert_eq!(text(&line.pieces(0.8)), ["甲乙", "丙"]);
        assert_eq!(text(&line.pieces(1.5)), ["甲乙丙"]);
    }
}
