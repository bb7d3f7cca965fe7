//! Text of any sort → the quantities in each of its lines.

use crate::facts::lexicon::Lexicon;
use crate::facts::quantity::{self, Numerals, Quantity};
use crate::shadow::Shadow;

/// A quantity in a line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLine {
    /// The line, from 1.
    pub line: usize,
    /// The column of its first character, in characters from 1.
    pub column: usize,
    /// Its words, bound words included.
    pub text: String,
    /// What it says.
    pub quantity: Quantity,
}

/// The quantities of a text, line by line in text order. The text need be no report: numbers without a unit and times count too.
#[must_use]
pub fn in_lines(text: &str, lexicon: &Lexicon) -> Vec<InLine> {
    (1..).zip(text.lines()).flat_map(|(line, words)| in_line(line, words, lexicon)).collect()
}

/// The quantities of the line of this number.
#[must_use]
pub fn in_line(line: usize, words: &str, lexicon: &Lexicon) -> Vec<InLine> {
    let shadow = Shadow::of(words, 0);
    let found = quantity::scan(&shadow.chars, lexicon, Numerals::Open).quantities.into_iter();
    let of = |quantity: Quantity| {
        let text = words.get(shadow.offset(quantity.from)..shadow.offset(quantity.to)).unwrap_or_default().to_owned();
        InLine { line, column: quantity.from + 1, text, quantity }
    };
    found.map(of).collect()
}
