//! What is said differently as JSON, schema `tongbi.terms/1`.

use serde_json::{Map, Value as Json, json};

use crate::compare::terms::{Former, GlossaryChange, Phrase, Status, StrengthChange, Terms, ThemeShare};
use crate::compare::{Citation, Comparison};
use crate::render::lang::Lang;
use crate::render::parts;

/// Every phrase, term, word and share with its sources.
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> Json {
    let empty = Terms::default();
    let terms = comparison.terms.as_ref().unwrap_or(&empty);
    let summary: Map<String, Json> = Status::ALL
        .iter()
        .map(|status| (status.name().to_owned(), json!(terms.phrases.iter().filter(|phrase| phrase.status == *status).count())))
        .collect();
    parts::document(
        "tongbi.terms/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("characters", json!(terms.characters)),
            ("summary", Json::Object(summary)),
            ("phrases", terms.phrases.iter().map(phrase).collect()),
            ("glossary", terms.glossary.iter().map(glossary).collect()),
            ("commitments", terms.strengths.iter().map(strength).collect()),
            ("themes", terms.themes.iter().map(share).collect()),
            ("notes", parts::remarks(&comparison.notes, lang)),
        ],
    )
}

fn phrase(of: &Phrase) -> Json {
    json!({
        "text": of.text, "status": of.status.name(), "rank": of.rank, "counts": of.counts, "sentences": of.sentences,
        "g2": parts::number(of.g2), "weight": parts::number(of.weight), "first_year": of.first_year, "last_year": of.last_year,
        "theme": of.theme, "source": parts::citation(&of.source), "clause": of.clause, "former": of.former.as_ref().map(former),
    })
}

fn former(of: &Former) -> Json {
    json!({
        "text": of.text, "similarity": parts::number(of.similarity), "matched": of.matched, "source": parts::citation(&of.source),
    })
}

fn glossary(of: &GlossaryChange) -> Json {
    let side = |side: &Option<Citation>| side.as_ref().map(|of| json!({"report": of.report, "line": of.line, "definition": of.sentence}));
    json!({
        "kind": of.kind.name(), "term": of.term, "old": side(&of.old), "new": side(&of.new), "similarity": parts::maybe(of.similarity),
    })
}

fn strength(of: &StrengthChange) -> Json {
    let side = |of: &Citation| json!({"report": of.report, "line": of.line, "section": of.section, "sentence": of.sentence});
    json!({
        "change": if of.hardened { "hardened" } else { "softened" }, "old_word": of.old_word, "new_word": of.new_word,
        "old_strength": of.old_strength, "new_strength": of.new_strength, "object": of.object, "old": side(&of.old), "new": side(&of.new),
    })
}

fn share(of: &ThemeShare) -> Json {
    json!({"theme": of.theme, "shares": of.shares.iter().map(|share| parts::number(*share)).collect::<Vec<Json>>()})
}
