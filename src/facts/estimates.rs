//! Sentences in order → which of them a 初步预计， before them makes estimates.

use crate::structure::Sentence;

/// How many characters of a sentence may hold the words that make an estimate of all of it.
const HEAD: usize = 8;

/// Whether a sentence begins with 预计， or 初步预计，.
#[must_use]
pub(super) fn opens(sentence: &[char]) -> bool {
    let head = sentence.get(..HEAD).unwrap_or(sentence);
    head.windows(3).find(|three| three[..2] == ['预', '计']).is_some_and(|three| matches!(three[2], '，' | ',' | '：'))
}

/// Follows 初步预计， from the sentence that it opens to those that a ； joins to it.
#[derive(Debug, Default)]
pub(super) struct Estimates {
    paragraph: Option<usize>,
}

impl Estimates {
    /// Whether a sentence is still what is estimated.
    #[must_use]
    pub(super) fn goes_on(&self, sentence: &Sentence) -> bool {
        self.paragraph == Some(sentence.paragraph)
    }

    /// Takes a sentence that was read.
    pub(super) fn after(&mut self, sentence: &Sentence, words: &[char]) {
        let opens = opens(words);
        let joined = matches!(words, [.., '；' | ';']);
        self.paragraph = if joined && (opens || self.goes_on(sentence)) { Some(sentence.paragraph) } else { None };
    }
}
