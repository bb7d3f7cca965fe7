//! A title, or the opening of a paragraph → what the section does in the report.

use super::{Kind, Sentence};
use crate::knowledge::Knowledge;
use crate::source::Source;

/// The kind that a title's words tell: the longest word decides, then the order of the list.
pub(super) fn of_title(title: &str, knowledge: &Knowledge) -> Option<Kind> {
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let mut best: Option<(usize, Kind)> = None;
    for entry in &knowledge.sections {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == entry.kind) else { continue };
        if entry.not.iter().any(|word| bare.contains(word.as_str())) {
            continue;
        }
        let longest = entry.words.iter().filter(|word| bare.contains(word.as_str())).map(|word| word.chars().count()).max();
        if let Some(length) = longest
            && best.is_none_or(|(most, _)| length > most)
        {
            best = Some((length, kind));
        }
    }
    // A part that holds goals and tasks together is plan; its paragraph with the main targets stands apart.
    let tasks = ["任务", "工作"].iter().any(|word| bare.contains(word));
    best.map(|(_, kind)| if kind == Kind::Targets && tasks { Kind::Plan } else { kind })
}

/// A paragraph that stands apart from the text around it, with the byte where its title ends.
pub(super) fn of_opening(text: &str) -> Option<(Kind, usize)> {
    let head = prefix(text, 90);
    if holds(head, "目标")
        && let Some(end) = announces(head, &["预期目标", "主要目标", "发展目标", "奋斗目标", "总体目标"])
    {
        return Some((Kind::Targets, end));
    }
    if ["要求", "思", "考虑"].iter().any(|word| holds(head, word))
        && let Some(end) = announces(head, &["总体要求", "指导思想", "总要求", "总的要求", "总体思路", "工作思路", "总体考虑"])
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
    let mut paragraph = None;
    for sentence in sentences.iter_mut().filter(|sentence| !sentence.heading && sentence.kind == Kind::Plan) {
        let words = source.slice(sentence.span);
        if holds(words, "预期目标") && announces(words, &["预期目标"]).is_some() {
            paragraph = Some(sentence.paragraph);
        }
        if paragraph == Some(sentence.paragraph) {
            sentence.kind = Kind::Targets;
        }
    }
}

/// Whether `word` stands in `text`: as `contains`, without the cost of setting out for each of many short texts.
pub(super) fn holds(text: &str, word: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// …目标是：… → the byte after 是.
fn announces(head: &str, words: &[&str]) -> Option<usize> {
    let mut found = None;
    for word in words {
        for (at, word) in head.match_indices(word) {
            let end = at + word.len();
            let rest = head.get(end..).unwrap_or_default();
            let next = prefix(rest, 5);
            let verb =
                ["是：", "为：", "是:", "为:", "是，", "：", ":", "是", "为"].iter().find_map(|verb| next.find(verb).map(|i| (i, *verb)));
            let (offset, verb) = verb.filter(|(i, _)| prefix(rest, 5).get(..*i).is_some_and(|s| !s.contains(['，', '。', '、'])))?;
            let is = if verb.starts_with(['：', ':']) { 0 } else { '是'.len_utf8() };
            found = found.or(Some(end + offset + is));
        }
    }
    found
}

/// 我们也清醒地看到，…困难和问题：… and its like.
fn admits_troubles(text: &str) -> bool {
    let head = prefix(text, 130);
    let trouble = ["困难", "问题", "不足", "差距", "短板", "挑战", "矛盾", "压力"].iter().any(|word| holds(head, word));
    if !trouble {
        return false;
    }
    let aware =
        ["清醒", "也看到", "也要看到", "必须看到", "还要看到", "也认识到", "也深知"].iter().any(|word| holds(prefix(text, 100), word));
    let turn = ["在肯定成绩", "在看到成绩", "在总结成绩", "在取得成绩", "在看到发展", "在充分肯定", "肯定成绩的同时"]
        .iter()
        .any(|word| prefix(text, 40).contains(word));
    aware || turn
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
    text.char_indices().nth(count).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
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
