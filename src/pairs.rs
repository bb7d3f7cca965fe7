//! Characters and pairs of them → whether a word may begin so: a bit for each, so that most places of a text need no further look.

use memchr::memmem::Finder;

/// How many bytes the Han characters U+4E00 to U+9FFF take that `text`, UTF-8 as bytes, begins with: three each.
#[inline]
pub(crate) fn han_run(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let han = (0xE5..=0xE9).contains(first) || *first == 0xE4 && text.get(at + 1).is_some_and(|second| *second >= 0xB8);
        if !han {
            break;
        }
        at += 3;
    }
    at
}

/// Bits, as a power of two: with some thousand words one place in twenty is looked at in vain.
const BITS: u32 = 16;

/// The first two characters of many words; a word of one has none for its second.
#[derive(Debug, Clone)]
pub(crate) struct Pairs(Vec<u64>);

impl Default for Pairs {
    fn default() -> Self {
        Self(vec![0; 1 << (BITS - 6)])
    }
}

impl Pairs {
    /// Adds a word by its first two characters.
    pub(crate) fn add(&mut self, first: char, second: Option<char>) {
        let (place, bit) = place(first, second);
        if let Some(bits) = self.0.get_mut(place) {
            *bits |= bit;
        }
    }

    /// Tells of each byte of `text` where a word of two characters or more may begin.
    pub(crate) fn places(&self, text: &str, mut tell: impl FnMut(usize)) {
        let mut before: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            if let Some((from, first)) = before
                && self.may_begin(first, Some(c))
            {
                tell(from);
            }
            before = Some((at, c));
        }
    }

    /// Whether a word may begin with these characters.
    #[inline]
    pub(crate) fn may_begin(&self, first: char, second: Option<char>) -> bool {
        let (place, bit) = place(first, second);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }
}

fn place(first: char, second: Option<char>) -> (usize, u64) {
    let both = u64::from(first) | second.map_or(0, u64::from) << 21;
    // Fibonacci hashing: Knuth, The Art of Computer Programming 6.4.
    let hash = both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS);
    (usize::try_from(hash >> 6).unwrap_or(0), 1 << (hash & 63))
}

/// A set of characters that answers for most others by their last twelve bits alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chars([u64; 64]);

impl Default for Chars {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Chars {
    /// The set of these.
    pub(crate) const fn of(list: &[char]) -> Self {
        Self([0; 64]).and(list)
    }

    /// The set with these as well.
    pub(crate) const fn and(self, list: &[char]) -> Self {
        let mut set = self;
        let mut at = 0;
        while at < list.len() {
            set.add(list[at]);
            at += 1;
        }
        set
    }

    /// Adds a character.
    pub(crate) const fn add(&mut self, c: char) {
        self.0[c as usize >> 6 & 63] |= 1 << (c as u32 & 63);
    }

    /// Whether `c` may be among them; never false of one that is.
    #[inline]
    pub(crate) const fn may_hold(&self, c: char) -> bool {
        self.0[c as usize >> 6 & 63] >> (c as u32 & 63) & 1 == 1
    }
}

/// Words that many texts are searched for.
#[derive(Debug)]
pub(crate) struct Phrases(Vec<Finder<'static>>);

impl Phrases {
    /// The words of this list.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Self(words.iter().map(|word| Finder::new(*word)).collect())
    }

    /// Whether one of them stands in `text`.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        self.0.iter().any(|word| word.find(text.as_bytes()).is_some())
    }

    /// Where they end in `text`, the first of the list first.
    pub(crate) fn ends_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.0.iter().flat_map(|word| word.find_iter(text.as_bytes()).map(|at| at + word.needle().len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_the_order_of_their_list() {
        let words = Phrases::of(&["增长", "GDP"]);
        assert_eq!(words.ends_in("GDP增长，增长").collect::<Vec<_>>(), [9, 18, 3]);
        assert!(words.any_in("全年GDP") && !words.any_in("长GD"));
    }

    #[test]
    fn a_set_never_denies_what_it_holds() {
        let list = ['a', 'é', '增', '㐀', '𠀀'];
        let mut set = Chars::of(&list);
        assert!(list.iter().all(|c| set.may_hold(*c)));
        assert!(!set.may_hold('b'));
        set.add('b');
        assert!(set.may_hold('b'));
    }

    #[test]
    fn a_run_ends_before_what_is_no_han_character() {
        assert_eq!(han_run("一龥，一".as_bytes()), 6);
        assert_eq!(han_run("㐀一".as_bytes()), 0);
        assert_eq!(han_run("鿿".as_bytes()), 3);
    }

    #[test]
    fn places_are_where_a_word_may_begin() {
        let mut pairs = Pairs::default();
        pairs.add('增', Some('长'));
        let mut found = Vec::new();
        pairs.places("年增长，增长", |at| found.push(at));
        assert_eq!(found, [3, 12]);
    }
}
