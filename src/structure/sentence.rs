//! A paragraph → its sentences and their clauses, never cut inside a number, a bracket or a quotation.

use crate::source::Span;

/// Longest stretch, in characters, that a pair of brackets or quotation marks is believed to hold.
const REACH: usize = 400;

/// Sentences of `text`, whose first byte is `base` of the whole, each with its clauses.
pub(super) fn sentences(text: &str, base: usize) -> Vec<(Span, Vec<Span>)> {
    let cutter = Cutter::of(text, base);
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(end) = cutter.next_end(start) {
        cutter.push(&mut found, start, end);
        start = end;
    }
    cutter.push(&mut found, start, cutter.chars.len());
    found
}

/// The byte where the first sentence of `text` ends.
pub(super) fn first_end(text: &str) -> usize {
    let cutter = Cutter::of(text, 0);
    let chars = &cutter.chars;
    let mut start = 0;
    loop {
        let end = cutter.next_end(start).unwrap_or(chars.len());
        let last = chars.get(start..end).unwrap_or_default().iter().rposition(|c| !c.1.is_whitespace());
        match last {
            Some(last) => return chars.get(start + last + 1).map_or(text.len(), |c| c.0),
            None if end >= chars.len() => return text.len(),
            None => start = end,
        }
    }
}

/// The sentence of a heading: all of it.
pub(super) fn whole(text: &str, base: usize) -> Vec<(Span, Vec<Span>)> {
    let cutter = Cutter::of(text, base);
    let mut found = Vec::new();
    cutter.push(&mut found, 0, cutter.chars.len());
    found
}

/// A text under the knife.
struct Cutter {
    /// Where each character stands, and the character.
    chars: Vec<(usize, char)>,
    /// Which of them are no Han characters: only these can part anything.
    marks: Vec<usize>,
    /// How deep in brackets and quotation marks each stands.
    depth: Vec<u8>,
    base: usize,
    length: usize,
}

impl Cutter {
    fn of(text: &str, base: usize) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let mut marks = Vec::with_capacity(text.len() / 24 + 1);
        for (at, c) in text.char_indices() {
            if !('\u{4E00}'..='\u{9FFF}').contains(&c) {
                marks.push(chars.len());
            }
            chars.push((at, c));
        }
        let depth = depths(&chars, &marks);
        Self { chars, marks, depth, base, length: text.len() }
    }

    /// The byte of the whole where character `i` stands.
    fn at(&self, i: usize) -> usize {
        self.base + self.chars.get(i).map_or(self.length, |c| c.0)
    }

    /// The marks from character `start` on.
    fn marks_from(&self, start: usize) -> &[usize] {
        self.marks.get(self.marks.partition_point(|&mark| mark < start)..).unwrap_or_default()
    }

    /// The character after the sentence that begins at `start`; `None` where no mark ends it.
    fn next_end(&self, start: usize) -> Option<usize> {
        let (chars, depth) = (&self.chars, &self.depth);
        let mut end = self.marks_from(start).iter().copied().find(|&i| ends_sentence(chars, depth, i))? + 1;
        // Marks that close what this sentence opened, and doubled marks (？！ ……), belong to it.
        while chars.get(end).is_some_and(|c| is_stop(c.1) || (is_close(c.1) && depth.get(end - 1) != Some(&0))) {
            end += 1;
        }
        Some(end)
    }

    fn push(&self, found: &mut Vec<(Span, Vec<Span>)>, mut start: usize, mut end: usize) {
        let blank = |i: usize| self.chars.get(i).is_some_and(|c| c.1.is_whitespace());
        while start < end && blank(start) {
            start += 1;
        }
        while start < end && blank(end - 1) {
            end -= 1;
        }
        if start >= end {
            return;
        }
        let mut clauses = Vec::new();
        let mut from = start;
        for &i in self.marks_from(start).iter().take_while(|&&i| i + 1 < end) {
            if ends_clause(&self.chars, &self.depth, i) && !self.chars.get(i + 1).is_some_and(|c| is_stop(c.1) || is_close(c.1)) {
                clauses.push(Span::new(self.at(from), self.at(i + 1)));
                from = i + 1;
            }
        }
        clauses.push(Span::new(self.at(from), self.at(end)));
        found.push((Span::new(self.at(start), self.at(end)), clauses));
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';')
}

fn is_close(c: char) -> bool {
    matches!(c, '）' | ')' | '》' | '〉' | '”' | '’' | '」' | '』' | '】' | ']' | '］')
}

fn closer(c: char) -> Option<char> {
    Some(match c {
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '〈' => '〉',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '[' => ']',
        '［' => '］',
        _ => return None,
    })
}

/// How deep in brackets and quotation marks each character stands; an opening mark that nothing closes does not count. A closing
/// mark still stands inside.
fn depths(chars: &[(usize, char)], marks: &[usize]) -> Vec<u8> {
    let mut depth = vec![0u8; chars.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    for (i, c) in marks.iter().filter_map(|&i| chars.get(i).map(|c| (i, c.1))) {
        if let Some(close) = closer(c) {
            // （ is closed by ) as often as by ）.
            open.push((close, i));
            continue;
        }
        if !is_close(c) {
            continue;
        }
        let same = |close: char| close == c || matches!((close, c), ('）', ')') | (')', '）'));
        let Some(at) = open.iter().rposition(|(close, _)| same(*close)) else { continue };
        let from = open.get(at).map_or(i, |o| o.1);
        open.truncate(at);
        if i - from <= REACH {
            for d in depth.iter_mut().take(i + 1).skip(from) {
                *d = d.saturating_add(1);
            }
        }
    }
    depth
}

fn is_digit(chars: &[(usize, char)], i: Option<usize>) -> bool {
    i.and_then(|i| chars.get(i)).is_some_and(|c| c.1.is_ascii_digit() || ('０'..='９').contains(&c.1))
}

fn ends_sentence(chars: &[(usize, char)], depth: &[u8], i: usize) -> bool {
    let Some(&(_, c)) = chars.get(i) else { return false };
    let inside = depth.get(i).copied().unwrap_or(0);
    if is_stop(c) {
        // A ? after a comma is a lost character, not a question.
        let lost = c == '?' && i.checked_sub(1).and_then(|p| chars.get(p)).is_some_and(|p| matches!(p.1, '，' | '、'));
        return inside == 0 && !lost;
    }
    // “…。” ends a sentence where the next one begins right after it.
    is_close(c)
        && inside == 1
        && i.checked_sub(1).and_then(|p| chars.get(p)).is_some_and(|p| matches!(p.1, '。' | '！' | '？'))
        && chars.get(i + 1).is_none_or(|n| {
            !matches!(n.1, '，' | '、' | '；' | '。' | '的' | '等' | '和' | '这' | '为' | '是' | '—' | '！' | '？' | '“' | '《')
        })
        && depth.get(i + 1).is_none_or(|&d| d == 0)
}

fn ends_clause(chars: &[(usize, char)], depth: &[u8], i: usize) -> bool {
    let Some(&(_, c)) = chars.get(i) else { return false };
    if depth.get(i).copied().unwrap_or(0) > 0 {
        return false;
    }
    match c {
        '，' | '；' | '：' | '。' | '！' | '？' | ',' | ':' | ';' => {
            !(is_digit(chars, i.checked_sub(1)) && is_digit(chars, Some(i + 1)) && in_number(chars, i))
        }
        _ => false,
    }
}

/// 1,234 and 3:1, but not 增长5，6月…: the digits after a comma come by threes.
fn in_number(chars: &[(usize, char)], i: usize) -> bool {
    let after = chars.iter().skip(i + 1).take_while(|c| c.1.is_ascii_digit()).count();
    match chars.get(i).map(|c| c.1) {
        Some(',' | '，') => after == 3,
        Some(':' | '：') => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let cut = |span: Span| text.get(span.start..span.end).unwrap_or("?");
        let shown: Vec<String> =
            sentences(text, 0).iter().map(|(_, clauses)| clauses.iter().map(|c| cut(*c)).collect::<Vec<_>>().join("|")).collect();
        assert_eq!(shown.join("/"), expected);
    }

    #[test]
    fn sentences_end_at_stops_and_clauses_at_commas() {
        check("粮食增产，农民增收；工业增长5%。消费回暖！", "粮食增产，|农民增收；/工业增长5%。/消费回暖！");
        check("主要目标是：增长5%左右", "主要目标是：|增长5%左右");
    }

    #[test]
    fn numbers_brackets_and_quotations_stay_whole() {
        check("完成1,234户，改造（含新建，扩建；维修）3处。", "完成1,234户，|改造（含新建，扩建；维修）3处。");
        check("坚持“稳字当头，稳中求进。慢不得”不动摇。下一步", "坚持“稳字当头，稳中求进。慢不得”不动摇。/下一步");
        check("他说：“一定办好。”大家鼓掌。", "他说：|“一定办好。”/大家鼓掌。");
        check("比例为3:1，合格。", "比例为3:1，|合格。");
    }

    #[test]
    fn a_mark_that_nothing_closes_does_not_hold_the_text_together() {
        check("“四方责任：压实。落实到位。", "“四方责任：|压实。/落实到位。");
    }
}
