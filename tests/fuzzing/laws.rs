//! What holds of every stage for any input, said once for the tests and for the fuzzing.

#![allow(dead_code, clippy::expect_used, reason = "every user takes some of it, and a broken law stops its test")]

use tongbi::align::{sections, sentences};
use tongbi::compare::{Comparison, Quote, Tag, TextChange};
use tongbi::facts::{Fact, Value};
use tongbi::source::{Source, Span};
use tongbi::structure::{Kind, Report};

fn whole(source: &Source, span: Span) {
    assert!(span.start <= span.end, "{span:?}");
    assert!(source.text.get(span.start..span.end).is_some(), "{span:?} is none of the text's");
}

/// Reading and structure: spans in bounds, clauses that cover their sentence, positions that lead back to the characters in the file.
pub(crate) fn report_holds(report: &Report) {
    let source = &report.source;
    for paragraph in &source.paragraphs {
        whole(source, paragraph.span);
        assert!(!source.slice(paragraph.span).trim().is_empty());
    }
    for dropped in &source.dropped {
        assert!(source.original.get(dropped.original.clone()).is_some());
    }
    for (id, section) in report.sections.iter().enumerate() {
        whole(source, section.span);
        whole(source, section.title_span);
        if let Some(parent) = section.parent {
            assert!(parent < id, "a section stands after its parent");
            assert!(report.sections[parent].span.contains(section.span), "{} in {}", section.title, report.sections[parent].title);
        }
    }
    let mut last = 0;
    for sentence in &report.sentences {
        whole(source, sentence.span);
        assert!(sentence.section < report.sections.len());
        assert!(source.paragraphs[sentence.paragraph].span.contains(sentence.span));
        assert!(sentence.span.start >= last, "sentences stand in order");
        last = sentence.span.end;
        let mut at = sentence.span.start;
        for clause in &sentence.clauses {
            whole(source, *clause);
            assert_eq!(clause.start, at, "clauses follow each other");
            at = clause.end;
        }
        assert_eq!(at, sentence.span.end, "clauses cover their sentence");
        // The first character of the sentence stands where its position says.
        let place = source.locate(sentence.span.start);
        let line = source.original.split('\n').nth(place.line - 1).expect("the line is there");
        let there = line.chars().nth(place.column - 1);
        assert_eq!(there, source.quote(sentence.span).chars().next(), "{place:?}");
    }
    for term in &report.glossary {
        whole(source, term.span);
        term.cited.iter().for_each(|span| whole(source, *span));
    }
    let words: usize = report.sentences.iter().map(|s| source.slice(s.span).chars().filter(|c| !c.is_whitespace()).count()).sum();
    let all = source.text.chars().filter(|c| !c.is_whitespace()).count();
    assert!(words <= all);
    let notes = source.paragraphs.iter().any(|paragraph| paragraph.note.is_some());
    if report.glossary.is_empty() && !notes && !report.sections.iter().any(|s| s.kind == Kind::Glossary) {
        assert_eq!(words, all, "every word of the text is in a sentence");
    }
}

/// Facts stand in text order with their words at their spans, inside their sentence, each with the rules that made it.
pub(crate) fn facts_hold(report: &Report, facts: &[Fact]) {
    for fact in facts {
        let words = report.source.text.get(fact.span.start..fact.span.end).expect("the value lies in the text");
        let sentence = &report.sentences[fact.sentence];
        assert!(!words.is_empty() && fact.section < report.sections.len());
        assert!(sentence.span.contains(fact.span), "{words} lies outside its sentence");
        assert!(sentence.span.contains(fact.clause) && report.source.text.get(fact.clause.start..fact.clause.end).is_some());
        assert!(!fact.rules.is_empty(), "{words} was made by no rule");
        if let Value::Range(low, high) = fact.value {
            assert!(low <= high, "{words}: {low} to {high}");
        }
    }
    assert!(facts.windows(2).all(|two| two[0].span.start <= two[1].span.start), "facts stand in text order");
}

/// Every sentence of either report stands in the links, once and whole.
pub(crate) fn links_hold(old: &Report, new: &Report) {
    let links = sentences::link(old, new, &sections::pair(old, new));
    let whole = |report: &Report, mut spans: Vec<Span>| {
        spans.sort();
        assert!(spans.windows(2).all(|two| two[0].end <= two[1].start), "no words are linked twice");
        let linked: String = spans.iter().map(|span| report.words(*span)).collect();
        let all: String = report.sentences.iter().map(|sentence| report.words(sentence.span)).collect();
        assert_eq!(linked, all, "all words are linked");
    };
    whole(old, links.iter().flat_map(|link| &link.old).map(|segment| segment.span).collect());
    whole(new, links.iter().flat_map(|link| &link.new).map(|segment| segment.span).collect());
}

/// The text of one side of a redline.
fn side(change: &TextChange, gone: Tag) -> String {
    change.inline.iter().filter(|(tag, _)| *tag != gone).map(|(_, words)| words.as_str()).collect()
}

/// Keeps and deletions rebuild the old text, keeps and insertions the new.
pub(crate) fn redline_holds(comparison: &Comparison) {
    for change in comparison.text.iter().flat_map(|text| &text.pairs) {
        let of = |quotes: &[Quote]| quotes.iter().map(|quote| quote.text.as_str()).collect::<String>();
        assert_eq!(side(change, Tag::Insert), of(&change.old), "keeps and deletions rebuild the old");
        assert_eq!(side(change, Tag::Delete), of(&change.new), "keeps and insertions rebuild the new");
    }
}
