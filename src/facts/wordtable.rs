//! Words → a table that finds the longest one at a place of a text; cheap to build, as it is built at every start.

use rustc_hash::FxHashMap;

/// Words of two characters or more, by their first two.
#[derive(Debug, Default)]
pub struct WordTable {
    buckets: FxHashMap<(char, char), Vec<(Box<[char]>, usize)>>,
}

impl WordTable {
    /// A table of `words`; a match tells a word by its place among them. Words of one character are left out.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self::default();
        for (at, word) in words.into_iter().enumerate() {
            let mut chars = word.chars();
            let (Some(first), Some(second)) = (chars.next(), chars.next()) else { continue };
            let rest: Box<[char]> = chars.collect();
            let bucket = table.buckets.entry((first, second)).or_default();
            // Longest first, so that the first that fits is the longest.
            let place = bucket.partition_point(|(held, _)| held.len() > rest.len());
            bucket.insert(place, (rest, at));
        }
        table
    }

    /// The longest word at `at`: its length and its place among the words.
    #[must_use]
    pub fn at(&self, chars: &[char], at: usize) -> Option<(usize, usize)> {
        let (first, second) = (chars.get(at)?, chars.get(at + 1)?);
        let rest = chars.get(at + 2..)?;
        let bucket = self.buckets.get(&(*first, *second))?;
        bucket.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, place)| (word.len() + 2, *place))
    }

    /// Words of a text from left to right, the longest at each place, none over another: start, end, place among the words.
    pub fn find<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at + 1 < chars.len() {
                if let Some((length, place)) = self.at(chars, at) {
                    at += length;
                    return Some((at - length, at, place));
                }
                at += 1;
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leftmost_longest_word_is_found() {
        let table = WordTable::new(["增长", "增长率", "长率", "提高"]);
        let chars: Vec<char> = "增长率提高增长".chars().collect();
        let found: Vec<_> = table.find(&chars).collect();
        assert_eq!(found, [(0, 3, 1), (3, 5, 3), (5, 7, 0)]);
    }
}
