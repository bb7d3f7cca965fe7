//! Sections → what each is about, by the words of `knowledge/themes.toml`: a title's words weigh more than the text's.

use super::{Kind, Section};
use crate::knowledge::Knowledge;
use crate::source::{Source, Span};

/// How much a word of the title weighs against one of the text.
const TITLE: usize = 6;

/// How many bytes of a section's text are looked at.
const SAMPLE: usize = 750;

/// Gives every section its theme. Parts get one only from their title, as their text is about everything.
pub(super) fn assign(source: &Source, sections: &mut [Section], knowledge: &Knowledge) {
    let words = Words::of(knowledge);
    let shared = shared_phrases(sections);
    for section in sections.iter_mut().skip(1) {
        let mut counts = vec![0usize; knowledge.themes.len()];
        // What all its neighbours' titles say too (…高质量发展…) tells nothing of this one.
        let mut title = section.title.clone();
        for phrase in shared.iter().filter(|(parent, _)| *parent == section.parent).map(|(_, phrase)| phrase) {
            title = title.replace(phrase.as_str(), "，");
        }
        words.count(&title, TITLE, &mut counts);
        if section.level > 1 {
            let end = section.span.end.min(section.title_span.end + SAMPLE);
            let text = source.slice(Span::new(section.title_span.end, floor(&source.text, end)));
            words.count(text, 1, &mut counts);
        }
        // The government's own work is about the government, whatever its words.
        if section.kind == Kind::GovernmentBuilding
            && let Some(at) = knowledge.themes.iter().position(|theme| theme.id == "governance")
            && let Some(count) = counts.get_mut(at)
        {
            *count += 2 * TITLE;
        }
        let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).filter(|(_, count)| **count > 1);
        section.theme = best.and_then(|(at, _)| knowledge.themes.get(at)).map(|theme| theme.id.clone());
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
            let phrase = (4..=7)
                .rev()
                .filter_map(|length| chars.get(from..from + length))
                .map(|c| c.iter().collect::<String>())
                .find(|phrase| titles.iter().filter(|title| title.contains(phrase.as_str())).count() * 3 >= titles.len() * 2);
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

fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The words, found by their first character through a table of the Han characters, as every character of a report is looked up.
struct Words<'a> {
    table: Vec<u16>,
    lists: Vec<Vec<(&'a str, usize)>>,
}

/// The table's first character and length: CJK Unified Ideographs.
const FIRST: u32 = 0x4E00;
const LENGTH: usize = 0x5200;

impl<'a> Words<'a> {
    fn of(knowledge: &'a Knowledge) -> Self {
        let mut words = Self { table: vec![0; LENGTH], lists: vec![Vec::new()] };
        for (at, theme) in knowledge.themes.iter().enumerate() {
            for word in &theme.words {
                let Some(slot) = word.chars().next().and_then(|c| words.table.get_mut(Self::slot(c))) else { continue };
                if *slot == 0 {
                    *slot = u16::try_from(words.lists.len()).unwrap_or(0);
                    words.lists.push(Vec::new());
                }
                if let Some(list) = words.lists.get_mut(usize::from(*slot)) {
                    list.push((word, at));
                }
            }
        }
        words
    }

    fn slot(c: char) -> usize {
        usize::try_from((c as u32).wrapping_sub(FIRST)).unwrap_or(usize::MAX)
    }

    fn count(&self, text: &str, weight: usize, counts: &mut [usize]) {
        for (at, c) in text.char_indices() {
            let list = self.table.get(Self::slot(c)).filter(|slot| **slot > 0).and_then(|slot| self.lists.get(usize::from(*slot)));
            let Some(list) = list else { continue };
            let rest = text.get(at..).unwrap_or_default();
            for (word, theme) in list {
                if rest.starts_with(word)
                    && let Some(count) = counts.get_mut(*theme)
                {
                    *count += weight;
                }
            }
        }
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
            words.count(title, 1, &mut counts);
            let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map(|(at, _)| knowledge.themes[at].id.as_str());
            if best != Some(expected) {
                wrong.push(format!("{}: {title}: {best:?}", theme.id));
            }
        }
        assert!(wrong.len() <= 1, "{wrong:#?}");
    }
}
