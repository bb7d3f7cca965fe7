//! Words → a table that finds them in a text, leftmost and longest. Built at every start, so it is a sorted list and a hash of
//! the first two characters: an automaton finds no faster here and takes a hundred times as long to build.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// The first two characters of a word; the second is `'\0'` for a word of one.
type Opening = (char, char);

/// A table of words, each with what is kept of it.
#[derive(Debug, Default)]
pub(super) struct Dictionary<T> {
    /// All words one after another.
    text: String,
    /// Where each ends in `text`, and what is kept of it; words of one opening stand together, the longest first.
    words: Vec<(Range<usize>, T)>,
    openings: FxHashMap<Opening, Range<usize>>,
}

impl<T: Copy> Dictionary<T> {
    /// Builds the table; of the same word twice, `join` makes one.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, T)>, join: impl Fn(&mut T, T)) -> Self {
        let mut list: Vec<(Opening, &str, T)> = words.filter_map(|(word, kept)| Some((opening(word)?, word, kept))).collect();
        list.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.len().cmp(&a.1.len())).then_with(|| a.1.cmp(b.1)));
        let mut table = Dictionary {
            text: String::with_capacity(list.iter().map(|(_, word, _)| word.len()).sum()),
            words: Vec::with_capacity(list.len()),
            openings: FxHashMap::default(),
        };
        let mut last: Option<(Opening, &str)> = None;
        for (opening, word, kept) in list {
            if last == Some((opening, word)) {
                if let Some((_, held)) = table.words.last_mut() {
                    join(held, kept);
                }
                continue;
            }
            let (at, from) = (table.words.len(), table.text.len());
            table.text.push_str(word);
            table.words.push((from..table.text.len(), kept));
            table.openings.entry(opening).or_insert(at..at).end = at + 1;
            last = Some((opening, word));
        }
        table
    }

    /// The words in `text`, leftmost and longest, as byte ranges.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, T)> + 'a {
        let mut rest = text;
        std::iter::from_fn(move || {
            loop {
                let first = rest.chars().next()?;
                let at = text.len() - rest.len();
                if let Some((length, kept)) = self.at_the_head_of(rest) {
                    rest = rest.get(length..)?;
                    return Some((at..at + length, kept));
                }
                rest = rest.get(first.len_utf8()..)?;
            }
        })
    }

    /// What is kept of a whole word.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        self.of(opening(word)?).find(|(held, _)| *held == word).map(|(_, kept)| kept)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn at_the_head_of(&self, rest: &str) -> Option<(usize, T)> {
        let (first, second) = opening(rest)?;
        let single = if second == '\0' { None } else { Some((first, '\0')) };
        std::iter::once((first, second))
            .chain(single)
            .find_map(|opening| self.of(opening).find(|(word, _)| rest.starts_with(word)).map(|(word, kept)| (word.len(), kept)))
    }

    fn of(&self, opening: Opening) -> impl Iterator<Item = (&str, T)> {
        let range = self.openings.get(&opening).cloned().unwrap_or_default();
        self.words.get(range).unwrap_or_default().iter().map(|(at, kept)| (self.text.get(at.clone()).unwrap_or_default(), *kept))
    }
}

fn opening(word: &str) -> Option<Opening> {
    let mut chars = word.chars();
    Some((chars.next()?, chars.next().unwrap_or('\0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, expected: &[&str]) {
        let table = Dictionary::new(words.iter().map(|word| (*word, ())), |_, ()| {});
        let found: Vec<&str> = table.find(text).map(|(range, ())| text.get(range).unwrap_or_default()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_leftmost_and_longest_word_is_found() {
        check(&["增长", "增长率", "长率高"], "税收增长率高", &["增长率"]);
        check(&["占", "占比"], "占比占一半，占", &["占比", "占", "占"]);
        check(&["生产总值", "总值"], "生产总产总值", &["总值"]);
        check(&[], "总值", &[]);
    }

    #[test]
    fn the_same_word_twice_is_joined() {
        let table = Dictionary::new([("增长", 1), ("增长", 2)].into_iter(), |held, new| *held |= new);
        assert_eq!((table.get("增长"), table.get("增"), table.len()), (Some(3), None, 1));
    }
}
