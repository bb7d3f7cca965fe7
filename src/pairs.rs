//! Characters and pairs of them → whether a word may begin so: a bit for each, so that most places of a text need no further look.

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

    /// Whether a word may begin with these characters.
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

impl Chars {
    /// The set of these.
    pub(crate) const fn of(list: &[char]) -> Self {
        let mut bits = [0; 64];
        let mut at = 0;
        while at < list.len() {
            let c = list[at] as usize;
            bits[c >> 6 & 63] |= 1 << (c & 63);
            at += 1;
        }
        Self(bits)
    }

    /// Whether `c` may be among them; never false of one that is.
    #[inline]
    pub(crate) const fn may_hold(&self, c: char) -> bool {
        self.0[c as usize >> 6 & 63] >> (c as u32 & 63) & 1 == 1
    }
}
