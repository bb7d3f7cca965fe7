//! The redline as JSON, schema `tongbi.diff/1`.

use serde_json::{Map, Value as Json, json};

use super::rounded;
use crate::compare::{Comparison, Coverage, Quote, SectionChange, SectionRef, TextChange, TextSummary};
use crate::render::lang::Lang;
use crate::render::parts;

/// The sections, the pairs with their redlines, and the summary.
#[must_use]
pub fn json(comparison: &Comparison) -> Json {
    let text = comparison.text.as_ref();
    let sections: Vec<Json> = text.map(|t| t.sections.iter().map(section).collect()).unwrap_or_default();
    let pairs: Vec<Json> = text.map(|t| t.pairs.iter().map(pair).collect()).unwrap_or_default();
    parts::document(
        "tongbi.diff/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("sections", sections.into()),
            ("pairs", pairs.into()),
            ("summary", text.map_or(Json::Null, |t| summary(&t.summary))),
            ("amendments", text.map_or(Json::Null, super::amendments::json)),
            ("notes", parts::remarks(&comparison.notes, Lang::Zh)),
        ],
    )
}

/// A section's fate.
pub(in crate::render) fn section(of: &SectionChange) -> Json {
    let side = |refs: &[SectionRef]| refs.iter().map(section_ref).collect::<Vec<Json>>();
    json!({
        "relation": of.relation.name(), "old": side(&of.old), "new": side(&of.new), "similarity": rounded(of.similarity),
        "ranks": of.ranks.map(|(old, new)| [old, new]), "shares": [parts::number(of.shares.0), parts::number(of.shares.1)],
    })
}

fn section_ref(of: &SectionRef) -> Json {
    json!({"id": of.id, "title": of.title, "level": of.level, "kind": of.kind.name(), "line": of.line, "rank": of.rank, "share": parts::number(of.share)})
}

pub(in crate::render) fn pair(of: &TextChange) -> Json {
    let side = |quotes: &[Quote]| quotes.iter().map(quote).collect::<Vec<Json>>();
    let inline: Vec<Json> = of.inline.iter().map(|(tag, words)| json!([tag.sign(), words])).collect();
    let nearest = of.nearest.as_ref().map(|(near, similarity)| {
        let mut near = quote(near);
        near["similarity"] = json!(rounded(*similarity));
        near
    });
    json!({
        "kind": of.kind.name(), "moved": of.moved, "similarity": rounded(of.similarity), "old": side(&of.old), "new": side(&of.new),
        "inline": inline, "apart": of.apart, "nearest": nearest, "near": of.is_near(),
    })
}

fn quote(of: &Quote) -> Json {
    let mut json = json!({"text": of.text, "section": of.section, "line": of.line});
    parts::place(&mut json, of.place);
    json
}

pub(in crate::render) fn summary(of: &TextSummary) -> Json {
    let mut summary: Map<String, Json> = of.kinds.iter().map(|(kind, count)| (kind.name().to_owned(), json!(count))).collect();
    let sections: Map<String, Json> = of.relations.iter().map(|(relation, count)| (relation.name().to_owned(), json!(count))).collect();
    summary.insert("added_near".to_owned(), json!(of.added_near));
    summary.insert("removed_near".to_owned(), json!(of.removed_near));
    summary.insert("moved".to_owned(), json!(of.moved));
    summary.insert("sections".to_owned(), Json::Object(sections));
    summary.insert("old".to_owned(), coverage(of.old));
    summary.insert("new".to_owned(), coverage(of.new));
    Json::Object(summary)
}

fn coverage(of: Coverage) -> Json {
    json!({
        "segments": of.segments, "matched": of.matched, "characters": of.characters, "matched_characters": of.matched_characters,
    })
}
