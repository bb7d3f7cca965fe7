//! A line of a report, or a bare sentence → why it is read so: its tokens, its facts, and the named rules that made them.

use crate::align::Edition;
use crate::facts::token::Tokens;
use crate::facts::{Extractor, Fact};
use crate::source::Location;
use crate::structure::Kind;

/// A sentence with all that was seen in it.
#[derive(Debug)]
pub struct Explained {
    /// Its sentence in the report.
    pub sentence: usize,
    /// Where it begins.
    pub place: Location,
    /// Its tokens.
    pub tokens: Tokens,
    /// Where each token begins.
    pub places: Vec<Location>,
    /// Its facts in text order.
    pub facts: Vec<Fact>,
}

/// The sentences of an edition that stand on a line of its file.
#[must_use]
pub fn line(edition: &Edition, line: usize, extractor: &Extractor<'_>) -> Vec<Explained> {
    let report = &edition.report;
    let at = |offset: usize| report.source.locate(offset);
    let on_line = report.sentences.iter().enumerate().filter(|(_, sentence)| {
        let last = sentence.span.end.saturating_sub(1).max(sentence.span.start);
        (at(sentence.span.start).line..=at(last).line).contains(&line)
    });
    on_line
        .map(|(index, sentence)| {
            let tokens = extractor.tokens(report, sentence);
            let places = tokens.list.iter().map(|token| at(tokens.shadow.offset(token.from))).collect();
            let facts = edition.facts.iter().filter(|fact| fact.sentence == index).cloned().collect();
            Explained { sentence: index, place: at(sentence.span.start), tokens, places, facts }
        })
        .collect()
}

/// A bare sentence, read as if it stood in a part of this kind; with the report of one sentence that it makes.
#[must_use]
pub fn sentence(text: &str, kind: Kind, extractor: &Extractor<'_>) -> (Edition, Vec<Explained>) {
    let (report, facts, tokens) = extractor.explain_sentence(text, kind);
    let places = tokens.list.iter().map(|token| report.source.locate(tokens.shadow.offset(token.from))).collect();
    let explained = Explained { sentence: 0, place: report.source.locate(0), tokens, places, facts: facts.clone() };
    (Edition { report, facts }, vec![explained])
}
