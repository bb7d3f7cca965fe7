//! A line of characters → its words: blanks where the gaps say so, marks of notes in brackets.

use super::lines::Line;
use super::page::Glyph;

/// A gap between Latin letters or digits that is a blank, in ems.
const WORD_GAP: f64 = 0.18;

/// A gap between Chinese characters that is more than the spreading of a line, in ems.
const WIDE_GAP: f64 = 0.6;

/// How far above the base line (in ems of the line) a mark of a note stands.
const RAISED: f64 = 0.15;

/// The words of a line.
pub(super) fn text(line: &Line) -> String {
    let mut out = String::new();
    let spread = spread(line);
    let mut last: Option<&Glyph> = None;
    let mut at = 0;
    while let Some(glyph) = line.glyphs.get(at) {
        if let Some(last) = last {
            gap(&mut out, last, glyph, line.size, spread);
        }
        let mark = mark(line, at);
        let length = match &mark {
            Some((mark, length)) if calls_note(out.trim_end().chars().last()) => {
                out.truncate(out.trim_end().len());
                out.push('[');
                out.push_str(mark);
                out.push(']');
                *length
            }
            _ => {
                out.push(if glyph.c.is_whitespace() { ' ' } else { glyph.c });
                1
            }
        };
        at += length;
        last = line.glyphs.get(at - 1);
    }
    out.trim().to_owned()
}

/// How wide the gaps between its Chinese characters are as a rule: letters may be spaced over the whole line.
fn spread(line: &Line) -> f64 {
    let mut gaps: Vec<f64> =
        line.glyphs.windows(2).filter(|two| two.iter().all(|g| is_wide(g.c))).map(|two| two[1].x - two[0].right()).collect();
    gaps.sort_by(f64::total_cmp);
    // One gap alone tells nothing.
    gaps.get(gaps.len() / 2).filter(|_| gaps.len() > 1).copied().unwrap_or(0.0).max(0.0)
}

fn gap(out: &mut String, last: &Glyph, next: &Glyph, size: f64, spread: f64) {
    let gap = next.x - last.right();
    if out.is_empty() || out.ends_with(' ') || next.c.is_whitespace() {
        return;
    }
    let wide = gap > WIDE_GAP * size + spread;
    let word = gap > WORD_GAP * size && is_latin(last.c) && is_latin(next.c) && (last.size - next.size).abs() < 0.1 * size;
    if wide || word {
        out.push(' ');
    }
}

/// The number of a note that is called at `at`, as digits, and how many characters its mark has.
fn mark(line: &Line, at: usize) -> Option<(String, usize)> {
    let raised = |g: &&Glyph| g.size <= line.size * 0.8 && line.y - g.y >= RAISED * line.size;
    let marks: Vec<char> = line.glyphs.get(at..)?.iter().take_while(raised).map(|g| g.c).collect();
    let first = *marks.first()?;
    if let Some(number) = circled(first) {
        return Some((number.to_string(), 1));
    }
    let digits: String = marks.iter().take_while(|c| c.is_ascii_digit()).collect();
    (1..=3).contains(&digits.len()).then(|| (digits.clone(), digits.len()))
}

/// A raised figure after a word or a closing mark calls a note; after a Latin letter it is a power (km2).
fn calls_note(before: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_ascii())
}

/// The number in a circle.
pub(super) fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        _ => None,
    }
}

pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Characters that fill an em.
fn is_wide(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{glyphs, set};
    use super::*;

    #[test]
    fn only_wide_gaps_are_blanks() {
        assert_eq!(text(&set("陈　明", 0.0, 10.0, 10.0)), "陈 明");
        let mut spaced = set("政府报告", 0.0, 10.0, 10.0);
        for (n, glyph) in spaced.glyphs.iter_mut().enumerate() {
            glyph.x += n as f64 * 8.0;
        }
        assert_eq!(text(&spaced), "政府报告");
    }

    #[test]
    fn a_raised_figure_calls_a_note_unless_it_is_a_power() {
        let with = |before: &str, mark: &str| {
            let mut all = glyphs(before, 0.0, 10.0, 10.0);
            let end = all.last().map_or(0.0, Glyph::right);
            all.extend(glyphs(mark, end, 6.6, 6.0));
            text(&Line { y: 10.0, size: 10.0, ..Line::new(all).expect("a line") })
        };
        assert_eq!(with("“三共”", "12"), "“三共”[12]");
        assert_eq!(with("“三共”", "③"), "“三共”[3]");
        assert_eq!(with("5km", "2"), "5km2");
        assert_eq!(with("“三共”", "[2]"), "“三共”[2]");
    }
}
