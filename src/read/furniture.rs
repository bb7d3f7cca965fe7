//! Lines that belong to the page and not to the report, by the list in `knowledge/furniture.toml`, whose head says how it is meant.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::front;
use super::numbering::numbering;
use super::text::Line;
use super::unwrap::{begins_inside, is_closed};
use crate::knowledge::{Furniture, Knowledge, Match};

/// Longest line that a prefix or a contained word condemns.
const SHORT: usize = 80;

struct Rules<'a> {
    lines: FxHashMap<Cow<'a, str>, &'a str>,
    others: Vec<(&'a Furniture, Cow<'a, str>)>,
}

impl<'a> Rules<'a> {
    fn of(knowledge: &'a Knowledge) -> Self {
        let mut rules = Self { lines: FxHashMap::default(), others: Vec::new() };
        for rule in knowledge.furniture.iter() {
            let text = bare(&rule.text);
            match rule.how {
                Match::Line => {
                    rules.lines.entry(text).or_insert(&rule.reason);
                }
                Match::Prefix | Match::Contains | Match::From => rules.others.push((rule, text)),
                Match::Page | Match::Header => {}
            }
        }
        rules
    }

    /// The reason to leave a line out, and whether all after it goes too.
    fn condemn(&self, words: &str) -> Option<(&'a str, bool)> {
        let words = bare(words);
        if let Some(reason) = self.lines.get(&words) {
            return Some((reason, false));
        }
        if let Some(reason) = page_or_rule(&words) {
            return Some((reason, false));
        }
        let short = words.chars().count() < SHORT;
        self.others.iter().filter(|_| short).find_map(|(rule, text)| {
            let holds = match rule.how {
                Match::Contains => words.contains(text.as_ref()),
                Match::Line | Match::Prefix | Match::From | Match::Page | Match::Header => words.starts_with(text.as_ref()),
            };
            holds.then_some((&*rule.reason, rule.how == Match::From))
        })
    }
}

/// Leaves furniture out: every rule before the greeting and after the closing, only whole lines that stand alone between them.
/// Gives the first line after the closing paragraph.
pub(super) fn leave_out(lines: &mut [Line], knowledge: &Knowledge) -> usize {
    let rules = Rules::of(knowledge);
    summary(lines);
    let greeting = front::salutation(lines);
    let head = greeting.unwrap_or(0);
    for line in lines.iter_mut().take(head).filter(|l| l.stays()) {
        if let Some((reason, _)) = rules.condemn(&line.text) {
            line.drop(reason);
        }
    }
    if let Some(greeting) = greeting {
        front::keep_front_only(lines, greeting);
    }
    let tail = closing(lines, head);
    body(lines, head..tail, &rules);
    end(lines, tail, &rules);
    tail
}

/// 内容摘要 repeats the opening in one line; its text runs to the line that it begins with.
fn summary(lines: &mut [Line]) {
    let Some(at) = lines.iter().take(60).position(|l| bare(&l.text).trim_end_matches(['：', ':']) == "内容摘要") else { return };
    let Some(opening) = lines.get(at + 1).map(|l| bare(&l.text)) else { return };
    let begins = |line: &Line| {
        let words = bare(&line.text);
        words.chars().count() >= 4 && opening.starts_with(words.as_ref())
    };
    let until = lines.iter().skip(at + 2).take(10).position(begins).map_or(at + 2, |i| at + 2 + i);
    for line in lines.iter_mut().take(until).skip(at) {
        line.drop("summary that repeats the opening");
    }
}

/// Where the text after the closing paragraph begins: the paragraph is the last that addresses the deputies, or else the last long one.
fn closing(lines: &[Line], head: usize) -> usize {
    let address = lines.iter().enumerate().skip(head + 1).rev().find(|(_, l)| l.stays() && l.text.starts_with("各位代表"));
    let at = match address {
        Some((at, line)) if line.text.chars().count() <= 6 => at + 1,
        Some((at, _)) => at,
        None => lines.iter().rposition(|l| l.stays() && l.text.chars().count() >= 60 && is_closed(&l.text)).unwrap_or(lines.len()),
    };
    // The last address may be broken at a link, and a call may follow it.
    let mut end = at + 1;
    while let (Some(last), Some(next)) = (lines.get(end - 1), lines.get(end)) {
        if is_closed(&last.text) && !next.text.contains("让我们") {
            break;
        }
        end += 1;
    }
    end.min(lines.len())
}

fn body(lines: &mut [Line], range: std::ops::Range<usize>, rules: &Rules<'_>) {
    let mut titles = lines.iter().take(range.start).filter(|l| l.stays() && bare(&l.text) == "政府工作报告").count();
    for at in range {
        let alone = {
            let before = at
                .checked_sub(1)
                .and_then(|i| lines.get(i))
                .is_none_or(|l| !l.stays() || is_closed(&l.text) || l.text.chars().count() < 12);
            before && lines.get(at + 1).is_none_or(|l| !begins_inside(&l.text))
        };
        let Some(line) = lines.get_mut(at).filter(|l| l.stays() && l.heading.is_none() && !l.is_marked()) else { continue };
        let words = bare(&line.text);
        if words == "政府工作报告" {
            titles += 1;
            if titles > 1 {
                line.drop("running head of a page");
            }
            continue;
        }
        let reason = page_or_rule(&words).or_else(|| rules.lines.get(&words).copied().filter(|_| alone));
        if let Some(reason) = reason {
            line.drop(reason);
        }
    }
}

fn end(lines: &mut [Line], tail: usize, rules: &Rules<'_>) {
    let is_content = |line: &Line| {
        let words = &line.text;
        let length = words.chars().count();
        line.is_marked()
            || (length >= 30 && is_closed(words))
            || (length >= 8 && words.contains('：') && (numbering(words).is_some() || words.starts_with(['[', '［', '〔'])))
    };
    let mut rest: Option<String> = None;
    let mut last_content = tail;
    for at in tail..lines.len() {
        let task =
            at.checked_sub(1).and_then(|i| lines.get(i)).is_some_and(|l| l.text.starts_with("年度目标") || l.text.contains("责任单位"));
        let Some(line) = lines.get_mut(at).filter(|l| l.stays()) else { continue };
        if let Some(reason) = &rest {
            line.drop(reason);
            continue;
        }
        match rules.condemn(&line.text) {
            Some((reason, true)) => {
                line.drop(reason);
                rest = Some(reason.to_owned());
            }
            Some((reason, false)) if !task && !line.is_marked() => line.drop(reason),
            _ if is_content(line) => last_content = at + 1,
            _ => {}
        }
    }
    // Where the page has shown itself, all after the last line with anything to say is the page's.
    if lines.iter().skip(tail).any(|l| !l.stays()) {
        for line in lines.iter_mut().skip(last_content) {
            line.drop("link list after the report");
        }
    }
}

/// A page number in its dress, or a rule of one sign.
fn page_or_rule(words: &str) -> Option<&'static str> {
    let mut chars = words.chars();
    let first = chars.next()?;
    if words.chars().count() >= 5 && !first.is_alphanumeric() && chars.all(|c| c == first) && first != '…' {
        return Some("rule");
    }
    let inner = words.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '－' | '·'));
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = inner.len() < words.len() && digits(inner);
    let named = words
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(number, rest)| digits(number) && (rest.is_empty() || rest.trim_start_matches(['，', '/', '（']).starts_with('共')));
    (dashed || named).then_some("page number")
}

/// Without blanks and the marks of lists.
fn bare(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_whitespace) {
        return Cow::Borrowed(match text.trim_start_matches(['•', '●', '■', '◆', '*', '·']) {
            "" => text,
            rest => rest,
        });
    }
    let words: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match words.trim_start_matches(['•', '●', '■', '◆', '*', '·']) {
        "" => Cow::Owned(words),
        rest => Cow::Owned(rest.to_owned()),
    }
}

/// The first byte of what a page glued to the end of the last paragraph (…努力奋斗！图解：…).
pub(super) fn glued_tail(text: &str, knowledge: &Knowledge) -> Option<usize> {
    let (at, mark) = text.char_indices().rev().find(|(_, c)| matches!(c, '。' | '！' | '？'))?;
    let start = at + mark.len_utf8();
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let words = bare(rest);
    let condemned = words.chars().count() < SHORT
        && knowledge.furniture.iter().any(|rule| {
            let text = bare(&rule.text);
            matches!(rule.how, Match::Line | Match::Prefix | Match::From) && text.chars().count() >= 2 && words.starts_with(text.as_ref())
        });
    condemned.then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    fn check(original: &str, expected: &str) {
        let mut lines = text::lines(original);
        leave_out(&mut lines, Knowledge::built_in());
        let kept: Vec<_> = lines.iter().filter(|l| l.stays()).map(|l| l.text.as_str()).collect();
        assert_eq!(kept.join("/"), expected);
    }

    #[test]
    fn buttons_and_links_go_around_the_report_only() {
        check(
            "下载\n打印\n某县政府工作报告\n各位代表：\n一、回顾\n搞好微信服务。\n各位代表！让我们团结起来，努力奋斗！\n分享到：\n微信\n上一篇：\n别县政府工作报告",
            "某县政府工作报告/各位代表：/一、回顾/搞好微信服务。/各位代表！让我们团结起来，努力奋斗！",
        );
    }

    #[test]
    fn a_word_of_a_broken_sentence_is_no_button() {
        check("各位代表：\n推广\n微信\n，方便群众。\n各位代表！努力奋斗！", "各位代表：/推广/微信/，方便群众。/各位代表！努力奋斗！");
    }

    #[test]
    fn a_glossary_after_the_closing_stays() {
        check(
            "各位代表：\n各位代表！努力奋斗！\n名词解释\n1.四上企业：指四类企业。\n打印\n相关链接\n某县计划报告",
            "各位代表：/各位代表！努力奋斗！/名词解释/1.四上企业：指四类企业。",
        );
    }

    #[test]
    fn page_numbers_and_running_heads_go() {
        check(
            "政府工作报告\n各位代表：\n- 2 -\n政府工作报告\n一、回顾\n第3页\n各位代表！努力奋斗！",
            "政府工作报告/各位代表：/一、回顾/各位代表！努力奋斗！",
        );
    }
}
