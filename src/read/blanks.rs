//! The blanks of one line → which stretches of it to keep: stray blanks inside numbers and words, zero-width characters,
//! `&nbsp;` and the question marks that scrapers leave in its place all go; no character is replaced.

use std::ops::Range;

/// Whether a character takes no room and says nothing.
pub(super) fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{3164}' || c == '\u{2800}'
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A Han character, or one of the signs for zero that stand among them.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '○' | '\u{F900}'..='\u{FAFF}' | '\u{2E80}'..='\u{2FDF}')
}

/// A mark that stands at full width, or a per cent sign: a blank beside it says nothing.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '“' | '”' | '‘' | '’' | '—' | '…' | '%' | '·')
}

const ENTITIES: &[&str] = &["&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#12288;", "&#xa0;"];

/// What to keep of a line.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Stretches of the original, in order.
    pub(super) pieces: Vec<Range<usize>>,
    /// How many stray blanks inside numbers and words went.
    pub(super) repaired: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Plain,
    Blank,
    Gone,
}

/// Goes through the characters of `original[range]`.
pub(super) fn clean(original: &str, range: Range<usize>) -> Kept {
    let Some(line) = original.get(range.clone()) else { return Kept::default() };
    let edge = |c: char| is_blank(c) || is_zero_width(c) || c.is_control();
    let start = range.start + (line.len() - line.trim_start_matches(edge).len());
    let line = line.trim_matches(edge);
    // Nearly every line is clean but for its edges: one look at it saves the work below.
    if !line.chars().any(|c| edge(c) || c == '&' || c == '?') {
        let pieces = if line.is_empty() { Vec::new() } else { std::iter::once(start..start + line.len()).collect() };
        return Kept { pieces, repaired: 0 };
    }
    let range = start..start + line.len();
    let chars = sort(line);
    let mut kept = Kept::default();
    let mut push = |from: usize, to: usize| match kept.pieces.last_mut() {
        Some(last) if last.end == range.start + from => last.end = range.start + to,
        _ => kept.pieces.push(range.start + from..range.start + to),
    };
    let mut repaired = 0;
    let mut at = 0;
    while let Some(&(offset, c, sort)) = chars.get(at) {
        if sort == Sort::Plain {
            push(offset, offset + c.len_utf8());
            at += 1;
            continue;
        }
        let end = (at..chars.len()).find(|&i| chars.get(i).is_some_and(|x| x.2 == Sort::Plain)).unwrap_or(chars.len());
        let run = chars.get(at..end).unwrap_or_default();
        let visible = run.iter().find(|x| x.2 == Sort::Blank && is_blank(x.1));
        if let (Some(blank), true) = (visible, at > 0 && end < chars.len()) {
            if is_stray(&chars, at, end) {
                repaired += 1;
            } else {
                push(blank.0, blank.0 + blank.1.len_utf8());
            }
        }
        at = end;
    }
    kept.repaired = repaired;
    kept
}

fn sort(line: &str) -> Vec<(usize, char, Sort)> {
    let mut chars: Vec<(usize, char, Sort)> = Vec::with_capacity(line.len() / 2);
    let mut skip_to = 0;
    for (offset, c) in line.char_indices() {
        let rest = line.get(offset..).unwrap_or_default();
        let sort = if offset < skip_to {
            Sort::Blank
        } else if let Some(entity) = ENTITIES.iter().filter(|_| c == '&').find(|e| rest.starts_with(**e)) {
            skip_to = offset + entity.len();
            Sort::Blank
        } else if c == '?' && rest.starts_with("??") {
            skip_to = offset + rest.len() - rest.trim_start_matches('?').len();
            Sort::Blank
        } else if is_zero_width(c) {
            Sort::Gone
        } else if is_blank(c) {
            Sort::Blank
        } else if c.is_control() {
            Sort::Gone
        } else {
            Sort::Plain
        };
        chars.push((offset, c, sort));
    }
    chars
}

/// Whether the blanks at `from..to` stand where no writer puts any: inside a number, between a number and a word, beside a
/// full-width mark, between single characters (政 府 工 作 报 告).
fn is_stray(chars: &[(usize, char, Sort)], from: usize, to: usize) -> bool {
    let (Some(&(_, left, _)), Some(&(_, right, _))) = (from.checked_sub(1).and_then(|i| chars.get(i)), chars.get(to)) else { return true };
    if is_digit(left) && is_digit(right) {
        let digits_left = chars.iter().take(from).rev().take_while(|x| x.2 == Sort::Plain && is_digit(x.1)).count();
        let digits_right = chars.iter().skip(to).take_while(|x| x.2 == Sort::Plain && is_digit(x.1)).count();
        return digits_left == 1 || digits_right == 1;
    }
    if is_mark(left) || is_mark(right) {
        return true;
    }
    let numeric = |c: char| is_digit(c) || c == '.';
    if (numeric(left) && (is_han(right) || numeric(right))) || (numeric(right) && is_han(left)) {
        return true;
    }
    let token_left = chars.iter().take(from).rev().take_while(|x| x.2 == Sort::Plain).take(2).count();
    let token_right = chars.iter().skip(to).take_while(|x| x.2 == Sort::Plain).take(2).count();
    is_han(left) && is_han(right) && token_left == 1 && token_right == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let kept = clean(line, 0..line.len());
        let text: String = kept.pieces.iter().filter_map(|r| line.get(r.clone())).collect();
        assert_eq!(text, expected);
    }

    #[test]
    fn stray_blanks_go_and_meant_ones_stay() {
        check("增长8 ．8 ％，", "增长8．8％，");
        check("1 9 9 8 年3 月", "1998年3月");
        check("7 4 7 7 2 亿元", "74772亿元");
        check("一、2024 年工作回顾", "一、2024年工作回顾");
        check("政 府 工 作 报 告", "政府工作报告");
        check("国务院总理　李　强", "国务院总理　李强");
        check("区长&nbsp;&nbsp;陈某某", "区长陈某某");
        check("　　各位代表：\u{200D}", "各位代表：");
        check("2023-03-30 09:20:11 Smart City", "2023-03-30 09:20:11 Smart City");
        check("县长?? 林某某", "县长 林某某");
        check("（六） 更加注重", "（六）更加注重");
    }
}
