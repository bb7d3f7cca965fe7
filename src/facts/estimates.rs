//! Sentences in order → which of them a 初步预计， before them makes estimates.

use crate::structure::Sentence;

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
    pub(super) fn after(&mut self, sentence: &Sentence, words: &str) {
        let head: String = words.chars().take(8).collect();
        let opens = head.find("预计").and_then(|at| head.get(at + "预计".len()..)).is_some_and(|rest| rest.starts_with(['，', ',', '：']));
        let joined = words.ends_with(['；', ';']);
        self.paragraph = if joined && (opens || self.goes_on(sentence)) { Some(sentence.paragraph) } else { None };
    }
}
