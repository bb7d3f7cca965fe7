//! Characters → those on which no quantity may stand: look-alikes, footnote marks, short quotations, titles of works.

use crate::facts::lexicon::Lexicon;
use crate::facts::quantity::{Quantity, Shape};
use crate::facts::{gate, numeral};

/// Characters that no quantity may stand on: look-alikes, footnote marks, short quotations, titles of works.
#[derive(Debug, Default)]
pub(super) struct Mask {
    covered: Vec<bool>,
    quoted: Vec<bool>,
}

/// Quotations up to this many characters are names; longer ones are speech.
const NAME_LENGTH: usize = 24;

/// Marks that hold a name or a note between them, up to so many characters.
struct Pair {
    open: char,
    close: char,
    longest: usize,
    quotes: bool,
}

const PAIRS: [Pair; 7] = [
    Pair { open: '[', close: ']', longest: 4, quotes: false },
    Pair { open: '［', close: '］', longest: 4, quotes: false },
    Pair { open: '〔', close: '〕', longest: 8, quotes: false },
    Pair { open: '《', close: '》', longest: 60, quotes: false },
    Pair { open: '“', close: '”', longest: NAME_LENGTH, quotes: true },
    Pair { open: '‘', close: '’', longest: NAME_LENGTH, quotes: true },
    Pair { open: '「', close: '」', longest: NAME_LENGTH, quotes: true },
];

impl Mask {
    /// Masks a text.
    #[must_use]
    pub(super) fn of(chars: &[char], lexicon: &Lexicon) -> Self {
        let mut mask = Self { covered: vec![false; chars.len()], quoted: vec![false; chars.len()] };
        mask.pairs(chars);
        mask.look_alikes(chars, lexicon);
        mask
    }

    /// Whether a quantity stands on masked characters; a streak may stand in quotes (“二十连增”).
    #[must_use]
    pub(super) fn covers(&self, quantity: &Quantity) -> bool {
        let at = quantity.number;
        let covered = self.covered.get(at).copied().unwrap_or(false);
        let quoted = self.quoted.get(at).copied().unwrap_or(false);
        covered && !(quoted && quantity.shape == Shape::Streak)
    }

    fn pairs(&mut self, chars: &[char]) {
        let mut opened = [None; PAIRS.len()];
        for (at, &c) in chars.iter().enumerate() {
            // All marks stand outside the ideographs, which most characters are.
            if ('\u{4E00}'..='\u{9FFF}').contains(&c) {
                continue;
            }
            for (pair, opened) in PAIRS.iter().zip(&mut opened) {
                if c == pair.open {
                    *opened = Some(at);
                } else if c == pair.close
                    && let Some(from) = opened.take()
                    && at - from <= pair.longest + 1
                {
                    self.covered[from..=at].fill(true);
                    if pair.quotes {
                        self.quoted[from..=at].fill(true);
                    }
                }
            }
        }
    }

    fn look_alikes(&mut self, chars: &[char], lexicon: &Lexicon) {
        for range in lexicon.find_look_alikes(chars) {
            let lived = chars[range.clone()].contains(&'岁') && gate::of_life(chars, range.start);
            if !lived && !part_of_a_number(chars, range.start, range.end, lexicon) {
                self.covered[range].fill(true);
            }
        }
    }
}

/// Whether a look-alike's digits are only part of a number (110 in 1100), or the whole number of a quantity (110万人).
fn part_of_a_number(chars: &[char], from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let number = |at: Option<&char>| at.is_some_and(|c| c.is_ascii_digit() || *c == '.');
    let first = chars.get(from).is_some_and(char::is_ascii_digit);
    let last = to.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let digits = chars.get(from..to).is_some_and(|word| word.iter().all(char::is_ascii_digit));
    let counted = matches!(chars.get(to), Some('万' | '亿' | '余' | '多')) || lexicon.unit(chars, to).is_some();
    // 零点 is midnight, and the head of 零点五.
    let decimal = to.checked_sub(1).and_then(|i| chars.get(i)) == Some(&'点') && chars.get(to).copied().is_some_and(numeral::is_chinese);
    decimal || first && number(from.checked_sub(1).and_then(|i| chars.get(i))) || last && number(chars.get(to)) || digits && counted
}
