//! Lines of text with the edges of their column → paragraphs: which line goes on where the last one broke off.

use super::lines::{Line, usual};
use super::words;
use crate::read::numbering::{Style as Numbered, numbering};
use crate::read::unwrap::{begins_inside, is_closed};

/// A line with its words, its page, and the edges of the column that it stands in.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) text: String,
    pub(super) page: u32,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// An indent of a first line is at least this wide, in ems.
const INDENT: f64 = 1.2;

/// Sizes that differ more than this share are another kind of text.
const OTHER_SIZE: f64 = 0.08;

/// A distance between lines that is this much more than usual parts paragraphs.
const WIDER: f64 = 1.25;

/// The usual distance of the lines, for those of one size that follow one another.
pub(super) fn pitch(columns: &[&[Placed]]) -> Option<f64> {
    let pairs = columns.iter().flat_map(|lines| lines.windows(2)).filter(|two| same_size(&two[0].line, &two[1].line));
    let steps = pairs.map(|two| two[1].line.y - two[0].line.y);
    usual(steps.filter(|&step| step > 0.0).map(f64::round))
}

/// In a text that indents its paragraphs, a line at the edge goes on unless the last one leaves this much room: in ems where it
/// ends a sentence, as a share of the column where it does not.
const ENDED: (f64, f64) = (3.0, 0.35);

/// Whether `next` begins a paragraph after `last`; `indented` tells whether paragraphs of this document stand in from the edge.
pub(super) fn begins(last: &Placed, next: &Placed, pitch: Option<f64>, indented: bool) -> bool {
    if !same_size(&last.line, &next.line) {
        return true;
    }
    if begins_inside(&next.text) {
        return false;
    }
    let em = next.line.size;
    let room = last.right - last.line.x1;
    let closed = is_closed(&last.text);
    if is_indented(next) {
        // A paragraph may stand in from the edge as a whole.
        let as_before = (last.line.x0 - next.line.x0).abs() < 0.3 * em && room < em;
        return !as_before || closed;
    }
    let step = next.line.y - last.line.y;
    if last.page == next.page && pitch.is_some_and(|pitch| step > pitch * WIDER) {
        return true;
    }
    let numbered = numbering(&next.text).is_some_and(|n| n.style != Numbered::Item) || next.text.starts_with("各位代表");
    if closed && numbered {
        return true;
    }
    // A line with room for the next word was ended on purpose.
    let needed = match (indented, closed) {
        (true, true) => ENDED.0 * em,
        (true, false) => ENDED.1 * (last.right - last.left),
        (false, _) => 0.0,
    };
    room > needed.max(first_word(&next.line) + 0.15 * em)
}

/// Whether a line stands in from the edge of its column as the first of a paragraph does.
fn is_indented(placed: &Placed) -> bool {
    placed.line.x0 - placed.left >= INDENT * placed.line.size
}

/// Whether most lines after the end of a sentence stand in from the edge.
pub(super) fn indented(columns: &[&[Placed]]) -> bool {
    let after = columns
        .iter()
        .flat_map(|lines| lines.windows(2))
        .filter(|two| is_closed(&two[0].text) && two[0].right - two[0].line.x1 > two[0].line.size);
    let (mut all, mut stand_in) = (0, 0);
    for two in after {
        all += 1;
        stand_in += usize::from(is_indented(&two[1]));
    }
    stand_in * 2 > all
}

fn same_size(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() <= OTHER_SIZE * a.size.max(b.size)
}

/// The width of what cannot be parted at the head of a line: a number, a Latin word, a character with the marks that go with it.
fn first_word(line: &Line) -> f64 {
    let glyphs: Vec<_> = line.seen().collect();
    let opens = |c: char| matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '(' | '[');
    let closes = |c: char| begins_inside(&c.to_string()) || matches!(c, ']' | '〉' | '…');
    let runs = |c: char| words::is_latin(c) || matches!(c, '.' | ',' | '%' | '-');
    let mut end = glyphs.iter().take_while(|g| opens(g.c)).count();
    end += match glyphs.get(end) {
        Some(first) if runs(first.c) => glyphs.iter().skip(end).take_while(|g| runs(g.c)).count(),
        _ => 1,
    };
    end += glyphs.iter().skip(end).take_while(|g| closes(g.c)).count();
    let last = glyphs.get(end.min(glyphs.len()).saturating_sub(1));
    last.map_or(line.size, |last| (last.right() - line.x0).max(line.size))
}

/// Adds the words of the next line: Latin words keep their blank, everything else needs none.
pub(super) fn append(text: &mut String, next: &str) {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if letter(text.chars().last()) && letter(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

/// The edges of a column, for each of its lines: `widest` is how wide lines of the document are as a rule.
pub(super) fn edges(lines: &[&Line], usual_left: Option<f64>, widest: Option<f64>) -> (f64, f64) {
    let size = usual(lines.iter().map(|l| l.size)).unwrap_or(1.0);
    let least = lines.iter().map(|l| l.x0).fold(f64::INFINITY, f64::min);
    // A page of first lines alone has no line at the edge.
    let left = match usual_left {
        Some(usual) if least > usual && least - usual < 6.0 * size => usual,
        _ => least,
    };
    // A mark at the end of a line may hang over the edge, by an em at most.
    let most = |lines: &mut dyn Iterator<Item = f64>| lines.fold(left, f64::max);
    let all = most(&mut lines.iter().map(|l| l.x1));
    let within = lines.iter().filter(|l| l.seen().last().is_some_and(|g| !begins_inside(&g.c.to_string())));
    let within = most(&mut within.map(|l| l.x1));
    let most = if all - within <= 1.1 * size { within } else { all };
    (left, widest.map_or(most, |width| most.max(left + width)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::set;
    use super::*;

    /// Lines in a column from 100 to 300, ten points a character; a full-width blank at the head is an indent.
    fn joined(lines: &[&str]) -> String {
        let placed: Vec<Placed> = (0..)
            .zip(lines)
            .map(|(n, text)| {
                let line = set(text, 100.0, 100.0 + f64::from(n) * 16.0, 10.0);
                Placed { text: words::text(&line), line, page: 1, left: 100.0, right: 300.0 }
            })
            .collect();
        let (pitch, indented) = (pitch(&[&placed]), indented(&[&placed]));
        let mut out = String::new();
        for (at, line) in placed.iter().enumerate() {
            if at.checked_sub(1).and_then(|last| placed.get(last)).is_some_and(|last| begins(last, line, pitch, indented)) {
                out.push('/');
            }
            append(&mut out, &line.text);
        }
        out
    }

    #[test]
    fn full_lines_go_on_and_short_ones_end() {
        assert_eq!(
            joined(&["　　全县粮食总产量十二点五万吨，比上年", "增长百分之三。", "　　一是稳住面积。", "　　二是提高单产。"]),
            "全县粮食总产量十二点五万吨，比上年增长百分之三。/一是稳住面积。/二是提高单产。"
        );
    }

    #[test]
    fn without_indents_the_room_left_tells() {
        assert_eq!(
            joined(&[
                "各位代表：",
                "现在我代表县人民政府，向大会报告工作，请",
                "予审议。",
                "一、过去一年工作回顾",
                "过去一年，我们攻坚克难，完成投资总额达到",
                "12345.6万元。"
            ]),
            "各位代表：/现在我代表县人民政府，向大会报告工作，请予审议。/一、过去一年工作回顾/过去一年，我们攻坚克难，完成投资总额达到12345.6万元。"
        );
    }

    #[test]
    fn a_long_number_leaves_room_that_ends_nothing() {
        assert_eq!(
            joined(&["一二三四五六七八九十，一二三四五总额", "1234567.89万元，其余。"]),
            "一二三四五六七八九十，一二三四五总额1234567.89万元，其余。"
        );
    }

    #[test]
    fn latin_words_keep_their_blank() {
        let mut text = "AI".to_owned();
        append(&mut text, "Plus");
        append(&mut text, "行动");
        append(&mut text, "5G");
        assert_eq!(text, "AI Plus行动5G");
    }
}
