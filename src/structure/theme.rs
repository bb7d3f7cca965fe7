//! Sections → what each is about, by the words of `knowledge/themes.toml`: a title's words weigh more than the text's.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{Kind, Section};
use crate::knowledge::Knowledge;
use crate::pairs::Pairs;
use crate::source::Source;

/// How much a word of the title weighs against one of the text.
const TITLE: usize = 6;

/// How many bytes of a section's text are looked at.
const SAMPLE: usize = 750;

/// Gives every section its theme. Parts get one only from their title, as their text is about everything.
pub(super) fn assign(source: &Source, sections: &mut [Section], knowledge: &Knowledge) {
    let words = Words::of(knowledge);
    let shared = shared_phrases(sections);
    let mut in_text = Vec::new();
    words.find(&source.text, |at, end, theme| in_text.push((at, end, theme)));
    for section in sections.iter_mut().skip(1) {
        let mut counts = vec![0usize; knowledge.themes.len()];
        let mut add = |theme: usize, weight: usize| {
            if let Some(count) = counts.get_mut(theme) {
                *count += weight;
            }
        };
        // What all its neighbours' titles say too (…高质量发展…) tells nothing of this one.
        let mut title = Cow::Borrowed(section.title.as_str());
        for (_, phrase) in shared.iter().filter(|(parent, _)| *parent == section.parent) {
            title = Cow::Owned(title.replace(phrase.as_str(), "，"));
        }
        words.find(&title, |_, _, theme| add(theme, TITLE));
        if section.level > 1 {
            let from = section.title_span.end;
            let to = section.span.end.min(from + SAMPLE);
            let first = in_text.partition_point(|(at, ..)| *at < from);
            let here = in_text.iter().skip(first).take_while(|(at, ..)| *at < to);
            here.filter(|(_, end, _)| *end <= to).for_each(|(.., theme)| add(*theme, 1));
        }
        // The government's own work is about the government, whatever its words.
        if section.kind == Kind::GovernmentBuilding
            && let Some(at) = knowledge.themes.iter().position(|theme| theme.id == "governance")
            && let Some(count) = counts.get_mut(at)
        {
            *count += 2 * TITLE;
        }
        let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).filter(|(_, count)| **count > 1);
        section.theme = best.and_then(|(at, _)| knowledge.themes.get(at)).map(|theme| theme.id.to_string());
    }
}

/// Stretches of four to seven characters that stand in most titles under one parent.
fn shared_phrases(sections: &[Section]) -> Vec<(Option<usize>, String)> {
    let mut shared = Vec::new();
    let mut seen: Vec<Option<usize>> = Vec::new();
    for section in sections.iter().skip(1).filter(|s| s.level == 2) {
        if seen.contains(&section.parent) {
            continue;
        }
        seen.push(section.parent);
        let titles: Vec<&str> = sections.iter().filter(|s| s.level == 2 && s.parent == section.parent).map(|s| s.title.as_str()).collect();
        if titles.len() < 3 {
            continue;
        }
        let chars: Vec<char> = section.title.chars().collect();
        let mut from = 0;
        while from < chars.len() {
            let most_hold = |phrase: &String| titles.iter().filter(|title| title.contains(phrase.as_str())).count() * 3 >= titles.len() * 2;
            // Titles that hold the longer hold the shorter.
            let phrase =
                (4..=7).map_while(|length| Some(chars.get(from..from + length)?.iter().collect::<String>()).filter(most_hold)).last();
            match phrase {
                Some(phrase) => {
                    from += phrase.chars().count();
                    shared.push((section.parent, phrase));
                }
                None => from += 1,
            }
        }
    }
    shared
}

/// The words, found by their first two characters, as every character of a report is looked up.
struct Words<'a> {
    pairs: Pairs,
    /// The words that begin so, and the theme of each.
    lists: FxHashMap<(char, char), Vec<(&'a str, usize)>>,
}

impl<'a> Words<'a> {
    fn of(knowledge: &'a Knowledge) -> Self {
        let mut words = Self { pairs: Pairs::default(), lists: FxHashMap::default() };
        for (at, theme) in knowledge.themes.iter().enumerate() {
            for word in &theme.words {
                let mut chars = word.chars();
                let (Some(first), Some(second)) = (chars.next(), chars.next()) else { continue };
                words.pairs.add(first, Some(second));
                words.lists.entry((first, second)).or_default().push((word, at));
            }
        }
        words
    }

    /// Tells of each word in `text` where it begins and ends, and its theme.
    fn find(&self, text: &str, mut tell: impl FnMut(usize, usize, usize)) {
        self.pairs.places(text, |at| {
            let rest = text.get(at..).unwrap_or_default();
            let mut chars = rest.chars();
            let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return };
            for (word, theme) in self.lists.get(&(first, second)).into_iter().flatten() {
                if rest.starts_with(word) {
                    tell(at, at + word.len(), *theme);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_words_have_their_theme() {
        let knowledge = Knowledge::built_in();
        let words = Words::of(knowledge);
        let mut wrong = Vec::new();
        for (theme, example) in knowledge.themes.iter().flat_map(|t| t.example.iter().map(move |e| (t, e))) {
            let Some((title, expected)) = example.split_once(" => ") else { continue };
            let mut counts = vec![0; knowledge.themes.len()];
            words.find(title, |_, _, theme| counts[theme] += 1);
            let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map(|(at, _)| &*knowledge.themes[at].id);
            if best != Some(expected) {
                wrong.push(format!("{}: {title}: {best:?}", theme.id));
            }
        }
        assert!(wrong.len() <= 1, "{wrong:#?}");
    }
}
