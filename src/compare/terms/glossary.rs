//! Two reports' glossaries → the terms that are explained anew, no longer, or otherwise.

use super::{GlossaryChange, GlossaryKind, is_quote, likeness, rounded};
use crate::compare::Citation;
use crate::shadow::plain;
use crate::structure::{Report, Term};

/// The changes: added and redefined ones in the order of the new glossary, then dropped ones. Where only one report has a glossary
/// nothing can be said.
pub(super) fn changes(old: &Report, new: &Report, at: usize) -> Vec<GlossaryChange> {
    if old.glossary.is_empty() || new.glossary.is_empty() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for term in &new.glossary {
        let former = old.glossary.iter().find(|other| name(other) == name(term));
        let source = Some(cited(new, term, at + 1));
        match former {
            None => changes.push(change(GlossaryKind::Added, term, None, source, None)),
            Some(other) if folded(&other.definition) != folded(&term.definition) => {
                let similarity = rounded(likeness(&folded(&other.definition), &folded(&term.definition)), 2);
                changes.push(change(GlossaryKind::Redefined, term, Some(cited(old, other, at)), source, Some(similarity)));
            }
            Some(_) => {}
        }
    }
    let gone = old.glossary.iter().filter(|term| !new.glossary.iter().any(|other| name(other) == name(term)));
    changes.extend(gone.map(|term| change(GlossaryKind::Dropped, term, Some(cited(old, term, at)), None, None)));
    changes
}

fn change(
    kind: GlossaryKind,
    term: &Term,
    old: Option<Citation>,
    new: Option<Citation>,
    similarity: Option<rust_decimal::Decimal>,
) -> GlossaryChange {
    GlossaryChange { kind, term: term.term.clone(), old, new, similarity }
}

fn cited(report: &Report, term: &Term, which: usize) -> Citation {
    let place = report.source.locate(term.span.start);
    Citation {
        report: which,
        line: place.line,
        column: place.column,
        place: report.source.place(term.span.start).unwrap_or_default(),
        section: String::new(),
        sentence: term.definition.clone(),
    }
}

/// What two spellings of a term share.
fn name(term: &Term) -> Vec<char> {
    folded(&term.term)
}

fn folded(text: &str) -> Vec<char> {
    text.chars().map(plain).filter(|c| !is_quote(*c) && !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::testing::report;

    fn with(terms: &[(&str, &str)]) -> Report {
        let mut report = report("一、今年任务\n办好社区食堂。\n");
        report.glossary = terms
            .iter()
            .map(|(term, definition)| Term {
                mark: None,
                term: (*term).to_owned(),
                definition: (*definition).to_owned(),
                page: None,
                span: crate::source::Span::default(),
                cited: Vec::new(),
            })
            .collect();
        report
    }

    fn check(old: &[(&str, &str)], new: &[(&str, &str)], expected: &[(GlossaryKind, &str)]) {
        let changes = changes(&with(old), &with(new), 0);
        assert_eq!(changes.iter().map(|change| (change.kind, change.term.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn terms_are_added_dropped_and_redefined_whatever_their_quotation_marks() {
        use GlossaryKind::{Added, Dropped, Redefined};
        check(
            &[("“一站通”", "指一个窗口办理。"), ("渡口通", "指渡口的网。"), ("田长", "指看田的人。")],
            &[("一站通", "指一个窗口受理、一次办结。"), ("渡口通", "指渡口的网。"), ("湾长", "指看湾的人。")],
            &[(Redefined, "一站通"), (Added, "湾长"), (Dropped, "田长")],
        );
    }

    #[test]
    fn a_glossary_against_none_says_nothing() {
        check(&[], &[("湾长", "指看湾的人。")], &[]);
    }
}
