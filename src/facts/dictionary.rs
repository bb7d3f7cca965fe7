//! Words → a table that finds them in a text, leftmost and longest. Built at every start, so it is a sorted list and a hash of
//! the first three characters: an automaton finds no faster here and takes a hundred times as long to build.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::pairs::{Chars, Pairs};

/// The first three characters of a word in one number, 21 bits each; what a shorter word lacks is nought.
type Opening = u64;

/// The first two characters of an opening.
const TWO: Opening = (1 << 42) - 1;

/// A table of words, each with what is kept of it.
#[derive(Debug, Default)]
pub(crate) struct Dictionary<T> {
    /// All words one after another, as characters and as text.
    chars: Vec<char>,
    text: String,
    /// Words of one opening stand together, the longest first.
    words: Vec<Word<T>>,
    openings: FxHashMap<Opening, Range<usize>>,
    pairs: Pairs,
    /// The first characters.
    first: Chars,
    /// Whether there are words of one character.
    singles: bool,
    /// How many characters the longest has.
    longest: usize,
}

/// Where a word stands in the table's characters and text, and what is kept of it.
#[derive(Debug)]
struct Word<T> {
    chars: Range<usize>,
    text: Range<usize>,
    kept: T,
}

impl<T: Copy> Dictionary<T> {
    /// Builds the table; of the same word twice, `join` makes one.
    pub(crate) fn new<'a>(words: impl Iterator<Item = (&'a str, T)>, join: impl Fn(&mut T, T)) -> Self {
        let mut list: Vec<(Opening, &str, T)> =
            words.filter(|(word, _)| !word.is_empty()).map(|(word, kept)| (opening(word.chars()), word, kept)).collect();
        list.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.len().cmp(&a.1.len())).then_with(|| a.1.cmp(b.1)));
        let mut table = Dictionary {
            chars: Vec::with_capacity(list.len() * 4),
            text: String::with_capacity(list.len() * 12),
            words: Vec::with_capacity(list.len()),
            openings: FxHashMap::default(),
            pairs: Pairs::default(),
            first: Chars::default(),
            singles: false,
            longest: 0,
        };
        let mut last: Option<&str> = None;
        for (opening, word, kept) in list {
            if last == Some(word) {
                if let Some(held) = table.words.last_mut() {
                    join(&mut held.kept, kept);
                }
                continue;
            }
            let at = table.words.len();
            let (first_char, first_byte) = (table.chars.len(), table.text.len());
            table.chars.extend(word.chars());
            table.text.push_str(word);
            table.longest = table.longest.max(table.chars.len() - first_char);
            table.words.push(Word { chars: first_char..table.chars.len(), text: first_byte..table.text.len(), kept });
            table.openings.entry(opening).or_insert(at..at).end = at + 1;
            let mut chars = word.chars();
            if let Some(first) = chars.next() {
                let second = chars.next();
                table.pairs.add(first, second);
                table.first.add(first);
                table.singles |= second.is_none();
            }
            last = Some(word);
        }
        table
    }

    /// The words in `text`, leftmost and longest, as ranges of characters.
    pub(crate) fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (Range<usize>, T)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(next) = text.get(at..)?.iter().position(|c| self.first.may_hold(*c)) {
                at += next;
                if let Some((length, kept)) = self.at_the_head_of(text.get(at..)?) {
                    at += length;
                    return Some((at - length..at, kept));
                }
                at += 1;
            }
            None
        })
    }

    /// What is kept of a whole word.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        let mut chars = word.chars();
        if !self.pairs.may_begin(chars.next()?, chars.next()) {
            return None;
        }
        self.of(opening(word.chars())).iter().find(|held| self.text(held) == word).map(|held| held.kept)
    }

    /// As [`Dictionary::get`], of characters.
    pub(crate) fn get_chars(&self, word: &[char]) -> Option<T> {
        if !self.pairs.may_begin(*word.first()?, word.get(1).copied()) {
            return None;
        }
        self.of(opening(word.iter().copied())).iter().find(|held| self.chars(held) == word).map(|held| held.kept)
    }

    /// The words of two characters or more that `text` begins with, the longest first.
    pub(super) fn heads<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, T)> {
        let mut chars = text.chars();
        let may_begin = chars.next().zip(chars.next()).is_some_and(|(first, second)| self.pairs.may_begin(first, Some(second)));
        let opening = if may_begin { opening(text.chars()) } else { 0 };
        let shorter = if opening == opening & TWO { 0 } else { opening & TWO };
        let words = [opening, shorter].into_iter().filter(|opening| *opening != 0).flat_map(|opening| self.of(opening));
        words.map(|held| (self.text(held), held.kept)).filter(|(word, _)| text.starts_with(word))
    }

    /// How many characters the longest word has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The longest word that the text begins with: its length and what is kept of it.
    pub(crate) fn at_the_head_of(&self, rest: &[char]) -> Option<(usize, T)> {
        let (&first, second) = (rest.first()?, rest.get(1).copied());
        let begun = |opening| {
            let held = self.of(opening).iter().find(|held| rest.starts_with(self.chars(held)))?;
            Some((held.chars.len(), held.kept))
        };
        let several = if self.pairs.may_begin(first, second) {
            let opening = opening(rest.iter().copied());
            begun(opening).or_else(|| begun(opening & TWO))
        } else {
            None
        };
        several.or_else(|| if self.singles && self.pairs.may_begin(first, None) { begun(u64::from(first)) } else { None })
    }

    /// The words of one opening.
    fn of(&self, opening: Opening) -> &[Word<T>] {
        let range = self.openings.get(&opening).cloned().unwrap_or_default();
        self.words.get(range).unwrap_or_default()
    }

    fn chars(&self, word: &Word<T>) -> &[char] {
        self.chars.get(word.chars.clone()).unwrap_or_default()
    }

    fn text(&self, word: &Word<T>) -> &str {
        self.text.get(word.text.clone()).unwrap_or_default()
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
        assert_eq!((table.get("增长"), table.get("增"), table.len()), (Some(3), None, 1));
        assert_eq!((table.get_chars(&['增', '长']), table.get_chars(&['增'])), (Some(3), None));
    }

    #[test]
    fn the_words_at_the_head_of_a_text_are_found() {
        let words = ["建", "建成", "建成投产", "建成投", "投产"];
        let table = Dictionary::new(words.iter().map(|word| (*word, ())), |_, ()| {});
        let heads = |text: &str| table.heads(text).map(|(word, ())| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(heads("建成投产项目"), ["建成投产", "建成投", "建成"]);
        assert_eq!(heads("建成"), ["建成"]);
        assert!(heads("建").is_empty() && heads("").is_empty());
    }
}
