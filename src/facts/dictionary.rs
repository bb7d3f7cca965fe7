//! Words → a table that finds them in a text, leftmost and longest. Built at every start, so it is a sorted list and a hash of
//! the first three characters: an automaton finds no faster here and takes a hundred times as long to build.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::pairs::Pairs;

/// The first three characters of a word in one number, 21 bits each; what a shorter word lacks is nought.
type Opening = u64;

/// The first two characters of an opening.
const TWO: Opening = (1 << 42) - 1;

/// A table of words, each with what is kept of it.
#[derive(Debug, Default)]
pub(super) struct Dictionary<T> {
    /// All words one after another.
    text: Vec<char>,
    /// Where each ends in `text`, and what is kept of it; words of one opening stand together, the longest first.
    words: Vec<(Range<usize>, T)>,
    openings: FxHashMap<Opening, Range<usize>>,
    pairs: Pairs,
    /// Whether there are words of one character.
    singles: bool,
}

impl<T: Copy> Dictionary<T> {
    /// Builds the table; of the same word twice, `join` makes one.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, T)>, join: impl Fn(&mut T, T)) -> Self {
        let mut list: Vec<(Opening, &str, T)> =
            words.filter(|(word, _)| !word.is_empty()).map(|(word, kept)| (opening(word.chars()), word, kept)).collect();
        list.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.len().cmp(&a.1.len())).then_with(|| a.1.cmp(b.1)));
        let mut table = Dictionary {
            text: Vec::with_capacity(list.len() * 4),
            words: Vec::with_capacity(list.len()),
            openings: FxHashMap::default(),
            pairs: Pairs::default(),
            singles: false,
        };
        let mut last: Option<&str> = None;
        for (opening, word, kept) in list {
            if last == Some(word) {
                if let Some((_, held)) = table.words.last_mut() {
                    join(held, kept);
                }
                continue;
            }
            let (at, from) = (table.words.len(), table.text.len());
            table.text.extend(word.chars());
            table.words.push((from..table.text.len(), kept));
            table.openings.entry(opening).or_insert(at..at).end = at + 1;
            let mut chars = word.chars();
            if let Some(first) = chars.next() {
                let second = chars.next();
                table.pairs.add(first, second);
                table.singles |= second.is_none();
            }
            last = Some(word);
        }
        table
    }

    /// The words in `text`, leftmost and longest, as ranges of characters.
    pub(super) fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (Range<usize>, T)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
                if let Some((length, kept)) = self.at_the_head_of(rest) {
                    at += length;
                    return Some((at - length..at, kept));
                }
                at += 1;
            }
            None
        })
    }

    /// What is kept of a whole word.
    pub(super) fn get(&self, word: impl Iterator<Item = char> + Clone) -> Option<T> {
        let mut chars = word.clone();
        if !self.pairs.may_begin(chars.next()?, chars.next()) {
            return None;
        }
        self.of(opening(word.clone())).find(|(held, _)| held.iter().copied().eq(word.clone())).map(|(_, kept)| kept)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn at_the_head_of(&self, rest: &[char]) -> Option<(usize, T)> {
        let (&first, second) = (rest.first()?, rest.get(1).copied());
        let begun = |opening| self.of(opening).find(|(word, _)| rest.starts_with(word)).map(|(word, kept)| (word.len(), kept));
        let several = if self.pairs.may_begin(first, second) {
            let opening = opening(rest.iter().copied());
            begun(opening).or_else(|| begun(opening & TWO))
        } else {
            None
        };
        several.or_else(|| if self.singles && self.pairs.may_begin(first, None) { begun(u64::from(first)) } else { None })
    }

    fn of(&self, opening: Opening) -> impl Iterator<Item = (&[char], T)> {
        let range = self.openings.get(&opening).cloned().unwrap_or_default();
        self.words.get(range).unwrap_or_default().iter().map(|(at, kept)| (self.text.get(at.clone()).unwrap_or_default(), *kept))
    }
}

fn opening(word: impl Iterator<Item = char>) -> Opening {
    word.take(3).zip([0, 21, 42]).fold(0, |opening, (c, shift)| opening | u64::from(c) << shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, expected: &[&str]) {
        let table = Dictionary::new(words.iter().map(|word| (*word, ())), |_, ()| {});
        let text: Vec<char> = text.chars().collect();
        let found: Vec<String> = table.find(&text).map(|(range, ())| text[range].iter().collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_leftmost_and_longest_word_is_found() {
        check(&["增长", "增长率", "长率高"], "税收增长率高", &["增长率"]);
        check(&["占", "占比"], "占比占一半，占", &["占比", "占", "占"]);
        check(&["生产总值", "总值"], "生产总产总值", &["总值"]);
        check(&["以", "以上", "以上的", "以上的人"], "以上的户以上以", &["以上的", "以上", "以"]);
        check(&[], "总值", &[]);
    }

    #[test]
    fn the_same_word_twice_is_joined() {
        let table = Dictionary::new([("增长", 1), ("增长", 2)].into_iter(), |held, new| *held |= new);
        assert_eq!((table.get("增长".chars()), table.get("增".chars()), table.len()), (Some(3), None, 1));
    }
}
