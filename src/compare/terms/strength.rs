//! The sentence links of two reports → words of commitment and degree that changed in tasks that belong together: hardened or softened.

use super::StrengthChange;
use crate::align::{Link, Segment};
use crate::compare::{Citation, Quote, Tag, TextChange, text};
use crate::knowledge::Knowledge;
use crate::structure::Report;

/// How hard a statement binds that has no such word.
const PLAIN: u8 = 3;
/// How many characters of what a word governs must have been said before …
const LEAST: usize = 4;
/// … and how many where that is all of it.
const LEAST_WHOLE: usize = 2;
/// Most characters of what a word governs that are shown.
const OBJECT: usize = 20;

/// The changes, in the order of the new report; `at` is the old report's place.
pub(super) fn changes((old, new): (&Report, &Report), links: &[Link], at: usize, knowledge: &Knowledge) -> Vec<StrengthChange> {
    let forward = |sentence: usize| new.sentences.get(sentence).is_some_and(|sentence| sentence.kind.looks_forward());
    // Most links are between sentences that need no redline here: what is new, gone or unchanged, or looks back.
    let tasks = links.iter().filter(|link| {
        let words = |report: &Report, segments: &[Segment]| segments.iter().map(|segment| report.words(segment.span)).collect::<String>();
        !link.old.is_empty()
            && !link.new.is_empty()
            && link.new.iter().all(|segment| forward(segment.sentence))
            && words(old, &link.old) != words(new, &link.new)
    });
    let tasks: Vec<Link> = tasks.cloned().collect();
    let text = text::compare(old, new, &[], &tasks, knowledge);
    text.pairs.iter().filter(|pair| !pair.apart).flat_map(|pair| of_pair(pair, at, knowledge)).collect()
}

fn of_pair(pair: &TextChange, at: usize, knowledge: &Knowledge) -> Vec<StrengthChange> {
    let mut found = Vec::new();
    let (Some(old), Some(new)) = (cited(&pair.old, at), cited(&pair.new, at + 1)) else { return found };
    let mut from = 0;
    while from < pair.inline.len() {
        let rest = pair.inline.get(from..).unwrap_or_default();
        let length = rest.iter().take_while(|(tag, _)| *tag != Tag::Keep).count();
        let side =
            |wanted: Tag| rest.iter().take(length).filter(|(tag, _)| *tag == wanted).map(|(_, words)| words.as_str()).collect::<String>();
        let (old_word, new_word) = (side(Tag::Delete), side(Tag::Insert));
        if length > 0
            && let (Some(before), Some(after)) = (strength(&old_word, knowledge), strength(&new_word, knowledge))
            && before != after
            && let Some(object) = object(rest.get(length..).unwrap_or_default())
        {
            found.push(StrengthChange {
                hardened: after > before,
                old_word,
                new_word,
                old_strength: before,
                new_strength: after,
                object,
                old: old.clone(),
                new: new.clone(),
            });
        }
        from += length.max(1);
    }
    found
}

/// How hard a word binds, 1 to 5: as the commitments say, or the degrees, whose plain is 2. No word is plain; other words are none.
fn strength(word: &str, knowledge: &Knowledge) -> Option<u8> {
    let word = word.trim();
    if word.is_empty() {
        return Some(PLAIN);
    }
    let committed = knowledge.commitments.iter().find(|entry| entry.word == word).map(|entry| entry.strength);
    committed.or_else(|| {
        let degree = knowledge.degrees.iter().find(|entry| entry.words.contains(word));
        degree.map(|entry| entry.strength.saturating_add(1))
    })
}

/// What the word governs in the new sentence, up to a mark. None where too little of it was said before: then the task is another.
fn object(after: &[(Tag, String)]) -> Option<String> {
    let plain = |c: &char| c.is_alphanumeric() || matches!(c, '“' | '”' | '%' | '.' | '+');
    let kept = after.first().filter(|(tag, _)| *tag == Tag::Keep).map(|(_, words)| words.chars().take_while(plain).count())?;
    let new = after.iter().filter(|(tag, _)| *tag != Tag::Delete).flat_map(|(_, words)| words.chars());
    let object: String = new.take_while(plain).collect();
    let whole = kept == object.chars().count();
    (kept >= if whole { LEAST_WHOLE } else { LEAST }).then(|| object.chars().take(OBJECT).collect())
}

fn cited(quotes: &[Quote], report: usize) -> Option<Citation> {
    let first = quotes.first()?;
    Some(Citation {
        report,
        line: first.line,
        column: 0,
        place: first.place,
        section: first.section.clone(),
        sentence: quotes.iter().map(|quote| quote.text.as_str()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::TextKind;

    fn check(inline: &[(Tag, &str)], expected: &[(bool, &str, &str, &str)]) {
        let quote = |gone: Tag| Quote {
            text: inline.iter().filter(|(tag, _)| *tag != gone).map(|(_, words)| *words).collect(),
            section: String::new(),
            section_id: 0,
            line: 1,
            place: crate::source::Place::default(),
        };
        let pair = TextChange {
            kind: TextKind::Qualifier,
            moved: false,
            similarity: 0.9,
            old: vec![quote(Tag::Insert)],
            new: vec![quote(Tag::Delete)],
            inline: inline.iter().map(|(tag, words)| (*tag, (*words).to_owned())).collect(),
            apart: false,
            nearest: None,
        };
        let found = of_pair(&pair, 0, Knowledge::built_in());
        let shown: Vec<_> = found.iter().map(|c| (c.hardened, c.old_word.as_str(), c.new_word.as_str(), c.object.as_str())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_harder_verb_hardens_and_a_softer_one_softens() {
        check(&[(Tag::Delete, "力争"), (Tag::Insert, "确保"), (Tag::Keep, "渡口通航。")], &[(true, "力争", "确保", "渡口通航")]);
        check(&[(Tag::Delete, "大力"), (Tag::Insert, "稳步"), (Tag::Keep, "发展渔业。")], &[(false, "大力", "稳步", "发展渔业")]);
    }

    #[test]
    fn a_word_that_comes_or_goes_counts_against_a_plain_statement() {
        check(&[(Tag::Keep, "收入与经济"), (Tag::Delete, "基本"), (Tag::Keep, "同步，")], &[(true, "基本", "", "同步")]);
        check(&[(Tag::Keep, "收入与经济"), (Tag::Insert, "基本"), (Tag::Keep, "同步，")], &[(false, "", "基本", "同步")]);
    }

    #[test]
    fn words_of_one_strength_and_other_words_are_no_change() {
        check(&[(Tag::Delete, "积极"), (Tag::Insert, "扎实"), (Tag::Keep, "发展渔业。")], &[]);
        check(&[(Tag::Delete, "力争渡口"), (Tag::Insert, "确保码头"), (Tag::Keep, "通航。")], &[]);
        check(&[(Tag::Delete, "力争"), (Tag::Insert, "确保"), (Tag::Keep, "，渡口通航。")], &[]);
        check(&[(Tag::Insert, "加快"), (Tag::Keep, "发展"), (Tag::Delete, "渔业"), (Tag::Insert, "竹编"), (Tag::Keep, "。")], &[]);
    }
}
