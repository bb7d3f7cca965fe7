//! Words → a table that finds them in a text, leftmost and longest. Built at every start, so it is a hash of the first three
//! characters and nothing is sorted: an automaton finds no faster here and takes a hundred times as long to build.

use std::ops::Range;

use crate::pairs::{Chars, Pairs};

/// The first three characters of a word in one number, 21 bits each; what a shorter word lacks is nought.
type Opening = u64;

/// The first two characters of an opening.
const TWO: Opening = (1 << 42) - 1;
/// How many characters an opening tells.
const OPENING: usize = 3;
/// After the last of the words of one opening.
const END: u32 = u32::MAX;

/// A table of words, each with what is kept of it.
#[derive(Debug, Default)]
pub(crate) struct Dictionary<T> {
    /// All words one after another.
    text: String,
    /// In the order in which they came.
    words: Vec<Word<T>>,
    /// For the first bits of the hash of an opening the first word of the chain of those that begin so; their number is a power of two.
    heads: Vec<u32>,
    pairs: Pairs,
    /// The first characters.
    first: Chars,
    /// Whether there are words of one character.
    singles: bool,
    /// How many characters the longest has.
    longest: usize,
}

/// Where a word stands in the table's text, how long it is, what is kept of it, and which comes after it in its chain, where those of one
/// opening stand the longest first.
#[derive(Debug)]
struct Word<T> {
    opening: Opening,
    from: u32,
    bytes: u32,
    chars: u32,
    next: u32,
    kept: T,
}

impl<T: Copy> Dictionary<T> {
    /// Builds the table; of the same word twice, `join` makes one.
    pub(crate) fn new<'a>(words: impl Iterator<Item = (&'a str, T)> + Clone, join: impl Fn(&mut T, T)) -> Self {
        let count = words.clone().count();
        let mut table = Dictionary {
            text: String::with_capacity(count * 12),
            words: Vec::with_capacity(count),
            heads: vec![END; count.next_power_of_two()],
            pairs: Pairs::default(),
            first: Chars::default(),
            singles: false,
            longest: 0,
        };
        words.filter(|(word, _)| !word.is_empty()).for_each(|(word, kept)| table.add(word, kept, &join));
        table
    }

    fn add(&mut self, word: &str, kept: T, join: &impl Fn(&mut T, T)) {
        let (opening, bytes, at) = (opening(word.chars()), number(word.len()), number(self.words.len()));
        let chain = chain(opening, self.heads.len());
        let (mut before, mut next) = (END, self.heads.get(chain).copied().unwrap_or(END));
        while let Some(held) = self.words.get_mut(next as usize).filter(|held| held.bytes >= bytes) {
            if held.bytes == bytes && held.opening == opening && text_of(&self.text, held) == word {
                join(&mut held.kept, kept);
                return;
            }
            (before, next) = (next, held.next);
        }
        match self.words.get_mut(before as usize) {
            Some(before) => before.next = at,
            None => self.heads.get_mut(chain).into_iter().for_each(|head| *head = at),
        }
        let (mut chars, length) = (word.chars(), word.chars().count());
        let (first, second) = (chars.next().unwrap_or_default(), chars.next());
        self.words.push(Word { opening, from: number(self.text.len()), bytes, chars: number(length), next, kept });
        self.text.push_str(word);
        self.longest = self.longest.max(length);
        self.pairs.add(first, second);
        self.first.add(first);
        self.singles |= second.is_none();
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
        self.of(opening(word.chars())).find(|held| self.text(held) == word).map(|held| held.kept)
    }

    /// As [`Dictionary::get`], of characters.
    pub(crate) fn get_chars(&self, word: &[char]) -> Option<T> {
        if !self.pairs.may_begin(*word.first()?, word.get(1).copied()) {
            return None;
        }
        let whole = |held: &&Word<T>| held.chars as usize == word.len() && self.begins(word, held);
        self.of(opening(word.iter().copied())).find(whole).map(|held| held.kept)
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
            let held = self.of(opening).find(|held| self.begins(rest, held))?;
            Some((held.chars as usize, held.kept))
        };
        let several = if self.pairs.may_begin(first, second) {
            let opening = opening(rest.iter().copied());
            begun(opening).or_else(|| begun(opening & TWO))
        } else {
            None
        };
        several.or_else(|| if self.singles && self.pairs.may_begin(first, None) { begun(u64::from(first)) } else { None })
    }

    /// The words of one opening, the longest first.
    fn of(&self, opening: Opening) -> impl Iterator<Item = &Word<T>> {
        let first = self.heads.get(chain(opening, self.heads.len())).and_then(|&at| self.words.get(at as usize));
        std::iter::successors(first, |held| self.words.get(held.next as usize)).filter(move |held| held.opening == opening)
    }

    /// Whether a text of a word's opening begins with the word: what comes after the opening is compared.
    fn begins(&self, text: &[char], word: &Word<T>) -> bool {
        let length = word.chars as usize;
        if length <= OPENING {
            return true;
        }
        text.get(OPENING..length).is_some_and(|rest| self.text(word).chars().skip(OPENING).eq(rest.iter().copied()))
    }

    fn text(&self, word: &Word<T>) -> &str {
        text_of(&self.text, word)
    }
}

fn text_of<'a, T>(text: &'a str, word: &Word<T>) -> &'a str {
    text.get(word.from as usize..(word.from + word.bytes) as usize).unwrap_or_default()
}

/// Which of so many chains, a power of two, an opening is in.
#[inline]
fn chain(opening: Opening, chains: usize) -> usize {
    // Fibonacci hashing, as in `pairs`.
    let hash = opening.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    usize::try_from(hash).unwrap_or(0) & chains.wrapping_sub(1)
}

/// Four bytes are enough for the words of all languages.
fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(END)
}

fn opening(word: impl Iterator<Item = char>) -> Opening {
    word.take(OPENING).zip([0, 21, 42]).fold(0, |opening, (c, shift)| opening | u64::from(c) << shift)
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
