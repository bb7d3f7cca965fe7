//! A title, or the opening of a paragraph → what the section does in the report.

use std::sync::LazyLock;

use super::{Kind, Sentence};
use crate::knowledge::Knowledge;
use crate::pairs::{Chars, Phrases};
use crate::source::Source;

/// The kind that a title's words tell: the longest word decides, then the order of the list.
pub(super) fn of_title(title: &str, knowledge: &Knowledge) -> Option<Kind> {
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let mut chars = Chars::default();
    bare.chars().for_each(|c| chars.add(c));
    // Most words have a character that the title lacks.
    let holds = |word: &str| word.chars().all(|c| chars.may_hold(c)) && bare.contains(word);
    let mut best: Option<(usize, Kind)> = None;
    for entry in knowledge.sections.iter() {
        let longest = entry.words.iter().filter(|word| holds(word)).map(|word| word.chars().count()).max();
        let Some(length) = longest.filter(|length| best.is_none_or(|(most, _)| *length > most)) else { continue };
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == entry.kind)
            && !entry.not.iter().any(&holds)
        {
            best = Some((length, kind));
        }
    }
    // A part that holds goals and tasks together is plan; its paragraph with the main targets stands apart.
    let tasks = ["任务", "工作"].iter().any(|word| bare.contains(word));
    best.map(|(_, kind)| if kind == Kind::Targets && tasks { Kind::Plan } else { kind })
}

static TARGETS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["预期目标", "主要目标", "发展目标", "奋斗目标", "总体目标"]));
static REQUIREMENTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["总体要求", "指导思想", "总要求", "总的要求", "总体思路", "工作思路", "总体考虑"]));

/// Characters of which one stands in each of those words: most texts are done with after these few.
static GOAL: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["目标"]));
static WISH: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["要求", "思", "考虑"]));

/// A paragraph that stands apart from the text around it, with the byte where its title ends.
pub(super) fn of_opening(text: &str) -> Option<(Kind, usize)> {
    let head = prefix(text, 90);
    if GOAL.any_in(head)
        && let Some(end) = announces(head, &TARGETS)
    {
        return Some((Kind::Targets, end));
    }
    if WISH.any_in(head)
        && let Some(end) = announces(head, &REQUIREMENTS)
    {
        return Some((Kind::Requirements, end));
    }
    admits_troubles(text).then(|| {
        let first = first_clause(text);
        // 同时， and 在肯定成绩的同时， are no title by themselves.
        let short = text.get(..first).is_some_and(|s| s.chars().count() <= 12) && text.get(first..).is_some_and(|s| s.starts_with('，'));
        let more = first + '，'.len_utf8();
        let end = if short { more + first_clause(text.get(more..).unwrap_or_default()) } else { first };
        (Kind::Challenges, end)
    })
}

/// Marks the sentences from one that announces the year's targets in the middle of a paragraph (…今年主要预期目标：…) to its end.
pub(super) fn mark_targets(source: &Source, sentences: &mut [Sentence]) {
    let announced = Phrases::of(&["预期目标"]);
    let mut expected = announced.ends_in(&source.text).peekable();
    let mut paragraph = None;
    for sentence in sentences.iter_mut() {
        while expected.next_if(|end| *end <= sentence.span.start).is_some() {}
        if sentence.heading || sentence.kind != Kind::Plan {
            continue;
        }
        let holds = expected.peek().is_some_and(|end| *end <= sentence.span.end);
        if holds && announces(source.slice(sentence.span), &announced).is_some() {
            paragraph = Some(sentence.paragraph);
        }
        if paragraph == Some(sentence.paragraph) {
            sentence.kind = Kind::Targets;
        }
    }
}

/// …目标是：… → the byte after 是, of the first of the words that stand in `head`; each of them must be followed so.
fn announces(head: &str, words: &Phrases) -> Option<usize> {
    let mut first = None;
    for end in words.ends_in(head) {
        let next = prefix(head.get(end..).unwrap_or_default(), 5);
        let verb =
            ["是：", "为：", "是:", "为:", "是，", "：", ":", "是", "为"].iter().find_map(|verb| next.find(verb).map(|i| (i, *verb)));
        let (offset, verb) = verb.filter(|(i, _)| next.get(..*i).is_some_and(|s| !s.contains(['，', '。', '、'])))?;
        let is = if verb.starts_with(['：', ':']) { 0 } else { '是'.len_utf8() };
        first = first.or(Some(end + offset + is));
    }
    first
}

static TROUBLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["困难", "问题", "不足", "差距", "短板", "挑战", "矛盾", "压力"]));
static AWARE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["清醒", "也看到", "也要看到", "必须看到", "还要看到", "也认识到", "也深知"]));
static TURN: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["在肯定成绩", "在看到成绩", "在总结成绩", "在取得成绩", "在看到发展", "在充分肯定", "肯定成绩的同时"]));

/// 我们也清醒地看到，…困难和问题：… and its like.
fn admits_troubles(text: &str) -> bool {
    TROUBLES.any_in(prefix(text, 130)) && (AWARE.any_in(prefix(text, 100)) || TURN.any_in(prefix(text, 40)))
}

/// Up to the first comma or stop.
pub(super) fn first_clause(text: &str) -> usize {
    let found = text.char_indices().find(|(_, c)| matches!(c, '，' | '。' | '：' | '；' | '！'));
    match found {
        // 各位代表！ is no title by itself.
        Some((at, _)) if text.get(..at) == Some("各位代表") => {
            let rest = text.get(at + 3..).unwrap_or_default();
            rest.char_indices().find(|(_, c)| matches!(c, '，' | '。' | '：' | '；' | '！')).map_or(text.len(), |(i, _)| at + 3 + i)
        }
        Some((at, _)) => at,
        None => text.len(),
    }
}

/// The first `count` characters.
pub(super) fn prefix(text: &str, count: usize) -> &str {
    let mut at = 0;
    for _ in 0..count {
        // How long a character is, its first byte tells.
        at += match text.as_bytes().get(at) {
            Some(0xE0..=0xEF) => 3,
            Some(..=0x7F) => 1,
            Some(0xF0..) => 4,
            Some(_) => 2,
            None => return text,
        };
    }
    text.get(..at).unwrap_or(text)
}

/// How many characters `text` has; `most` where there are more, as long texts need not be counted.
pub(super) fn count(text: &str, most: usize) -> usize {
    // A character takes four bytes at most.
    if text.len() > most * 4 { most } else { text.chars().count().min(most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_the_words_has_its_kind() {
        let knowledge = Knowledge::built_in();
        let mut wrong = Vec::new();
        let mut seen = 0;
        for (example, expected) in knowledge.sections.iter().flat_map(|s| &s.example).filter_map(|e| e.split_once(" => ")) {
            seen += 1;
            let found = of_title(example, knowledge).map(Kind::name);
            if found != Some(expected) {
                wrong.push(format!("{example}: {found:?}, not {expected}"));
            }
        }
        assert!(seen > 20 && wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn paragraphs_that_stand_apart_are_told_by_their_opening() {
        let check = |text: &str, expected: Option<(Kind, &str)>| {
            let found = of_opening(text).map(|(kind, end)| (kind, text.get(..end).unwrap_or("?")));
            assert_eq!(found, expected);
        };
        check("今年主要预期目标是：增长5%。", Some((Kind::Targets, "今年主要预期目标是")));
        check("经济社会发展的主要预期目标建议为：增长5%。", Some((Kind::Targets, "经济社会发展的主要预期目标建议为")));
        check("今年工作的总体要求是：坚持稳中求进。", Some((Kind::Requirements, "今年工作的总体要求是")));
        check("同时，我们也清醒地看到，发展中还存在不少问题。", Some((Kind::Challenges, "同时，我们也清醒地看到")));
        check("完成今年目标任务，要齐心协力。", None);
        check("面对风险挑战，我们迎难而上。", None);
    }
}
