//! A paragraph → its sentences and their clauses, never cut inside a number, a bracket or a quotation.

use crate::pairs::han_run;
use crate::source::Span;

/// Longest stretch, in characters, that a pair of brackets or quotation marks is believed to hold.
const REACH: usize = 400;

/// Cuts texts, one after another in the same room.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    marks: Vec<Mark>,
    /// Opening marks that nothing has closed yet, by what would close them and their place in `marks`.
    open: Vec<(char, usize)>,
}

/// A character that can part something.
#[derive(Debug, Clone, Copy)]
struct Mark {
    c: char,
    /// The byte where it stands.
    at: usize,
    /// How many characters stand before it.
    place: usize,
    /// How deep in brackets and quotation marks it stands.
    inside: u8,
    /// How deep what follows it stands, up to the next mark.
    after: u8,
}

impl Mark {
    fn end(&self) -> usize {
        self.at + self.c.len_utf8()
    }
}

impl Cutter {
    /// Sentences of `text`, whose first byte is `base` of the whole, each with its clauses.
    pub(super) fn sentences(&mut self, text: &str, base: usize) -> Vec<(Span, Vec<Span>)> {
        self.take(text);
        let mut found = Vec::new();
        let (mut start, mut mark) = (0, 0);
        while let Some(next) = self.next_end(text, mark) {
            let end = self.marks.get(next - 1).map_or(text.len(), Mark::end);
            found.extend(self.sentence(text, start, end, mark, base));
            (start, mark) = (end, next);
        }
        found.extend(self.sentence(text, start, text.len(), mark, base));
        found
    }

    /// The byte where the first sentence of `text` ends.
    pub(super) fn first_end(&mut self, text: &str) -> usize {
        self.take(text);
        let (mut start, mut mark) = (0, 0);
        loop {
            let next = self.next_end(text, mark);
            let end = next.and_then(|next| self.marks.get(next - 1)).map_or(text.len(), Mark::end);
            let sentence = text.get(start..end).unwrap_or_default().trim_end();
            match next {
                _ if !sentence.is_empty() => return start + sentence.len(),
                Some(next) => (start, mark) = (end, next),
                None => return text.len(),
            }
        }
    }

    /// The sentence of a heading: all of it.
    pub(super) fn whole(&mut self, text: &str, base: usize) -> Vec<(Span, Vec<Span>)> {
        self.take(text);
        self.sentence(text, 0, text.len(), 0, base).into_iter().collect()
    }

    /// Finds the marks of a text and how deep each stands.
    fn take(&mut self, text: &str) {
        self.marks.clear();
        let (mut at, mut place) = (0, 0);
        loop {
            let run = han_run(text.as_bytes().get(at..).unwrap_or_default());
            (at, place) = (at + run, place + run / 3);
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if parts(c) {
                self.marks.push(Mark { c, at, place, inside: 0, after: 0 });
            }
            (at, place) = (at + c.len_utf8(), place + 1);
        }
        self.sink();
    }

    /// Tells how deep each mark stands; an opening mark that nothing closes does not count. A closing mark still stands inside.
    fn sink(&mut self) {
        self.open.clear();
        for i in 0..self.marks.len() {
            let Some(&Mark { c, place, .. }) = self.marks.get(i) else { break };
            if let Some(close) = closer(c) {
                // （ is closed by ) as often as by ）.
                self.open.push((close, i));
                continue;
            }
            if !is_close(c) {
                continue;
            }
            let same = |close: char| close == c || matches!((close, c), ('）', ')') | (')', '）'));
            let Some(at) = self.open.iter().rposition(|(close, _)| same(*close)) else { continue };
            let from = self.open.get(at).map_or(i, |open| open.1);
            self.open.truncate(at);
            let held = self.marks.get_mut(from..=i).unwrap_or_default();
            if held.first().is_some_and(|open| place - open.place <= REACH) {
                for mark in held.iter_mut() {
                    mark.inside = mark.inside.saturating_add(1);
                    mark.after = mark.after.saturating_add(1);
                }
                if let Some(close) = held.last_mut() {
                    close.after -= 1;
                }
            }
        }
    }

    /// The mark after the sentence whose marks begin at `from`; `None` where no mark ends it.
    fn next_end(&self, text: &str, from: usize) -> Option<usize> {
        let mut next = (from..self.marks.len()).find(|&i| self.ends_sentence(text, i))? + 1;
        // Marks that close what this sentence opened, and doubled marks (？！ ……), belong to it.
        while let (Some(last), Some(mark)) = (self.marks.get(next - 1), self.marks.get(next)) {
            let belongs = is_stop(mark.c) || is_close(mark.c) && last.inside != 0;
            if mark.at != last.end() || !belongs {
                break;
            }
            next += 1;
        }
        Some(next)
    }

    /// The sentence between two bytes, blanks left out, with its clauses; its marks begin at `mark`.
    fn sentence(&self, text: &str, start: usize, end: usize, mark: usize, base: usize) -> Option<(Span, Vec<Span>)> {
        let words = text.get(start..end)?;
        let start = start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        if start >= end {
            return None;
        }
        let mut clauses = Vec::with_capacity(4);
        let mut from = start;
        for (i, mark) in self.marks.iter().enumerate().skip(mark).take_while(|(_, mark)| mark.end() < end) {
            let goes_on = |next: &Mark| is_stop(next.c) || is_close(next.c);
            if mark.at >= start && ends_clause(text, mark) && !self.next(i).is_some_and(goes_on) {
                clauses.push(Span::new(base + from, base + mark.end()));
                from = mark.end();
            }
        }
        clauses.push(Span::new(base + from, base + end));
        Some((Span::new(base + start, base + end), clauses))
    }

    /// The mark right before mark `i`.
    fn before(&self, i: usize) -> Option<&Mark> {
        let mark = self.marks.get(i)?;
        self.marks.get(i.checked_sub(1)?).filter(|before| before.end() == mark.at)
    }

    /// The mark right after mark `i`.
    fn next(&self, i: usize) -> Option<&Mark> {
        let mark = self.marks.get(i)?;
        self.marks.get(i + 1).filter(|next| next.at == mark.end())
    }

    fn ends_sentence(&self, text: &str, i: usize) -> bool {
        let Some(mark) = self.marks.get(i) else { return false };
        if is_stop(mark.c) {
            // A ? after a comma is a lost character, not a question.
            let lost = mark.c == '?' && text.get(..mark.at).is_some_and(|before| before.ends_with(['，', '、']));
            return mark.inside == 0 && !lost;
        }
        // “…。” ends a sentence where the next one begins right after it.
        is_close(mark.c)
            && mark.inside == 1
            && self.before(i).is_some_and(|before| matches!(before.c, '。' | '！' | '？'))
            && text.get(mark.end()..).and_then(|rest| rest.chars().next()).is_none_or(|next| {
                !matches!(next, '，' | '、' | '；' | '。' | '的' | '等' | '和' | '这' | '为' | '是' | '—' | '！' | '？' | '“' | '《')
            })
            && self.next(i).map_or(mark.after, |next| next.inside) == 0
    }
}

fn ends_clause(text: &str, mark: &Mark) -> bool {
    mark.inside == 0 && (is_stop(mark.c) && !matches!(mark.c, '!' | '?') || is_comma(mark.c)) && !in_number(text, mark)
}

/// 1,234 and 3:1, but not 增长5，6月…: the digits after a comma come by threes.
fn in_number(text: &str, mark: &Mark) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let after = text.get(mark.end()..).unwrap_or_default();
    if !is_comma(mark.c) || !after.starts_with(digit) || !text.get(..mark.at).is_some_and(|before| before.ends_with(digit)) {
        return false;
    }
    matches!(mark.c, ':' | '：') || after.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3
}

/// Whether a character can part a text, or hold it together.
fn parts(c: char) -> bool {
    is_comma(c) || is_stop(c) || is_close(c) || closer(c).is_some()
}

fn is_comma(c: char) -> bool {
    matches!(c, '，' | '：' | ',' | ':')
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let cut = |span: Span| text.get(span.start..span.end).unwrap_or("?");
        let shown: Vec<String> = Cutter::default()
            .sentences(text, 0)
            .iter()
            .map(|(_, clauses)| clauses.iter().map(|c| cut(*c)).collect::<Vec<_>>().join("|"))
            .collect();
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
