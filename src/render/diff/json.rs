//! The redline as JSON, schema `tongbi.diff/1`.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::rounded;
use crate::compare::{Comparison, Coverage, Quote, SectionChange, SectionRef, TextChange, TextSummary};
use crate::render::lang::Lang;
use crate::render::parts::{self, Exact};
use crate::source::Place;

/// The sections, the pairs with their redlines, and the summary: what [`parts::pretty`] writes. It borrows the comparison, as copying
/// every sentence into a tree of values takes longer than comparing them.
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> impl Serialize + '_ {
    let text = comparison.text.as_ref();
    Document {
        schema: "tongbi.diff/1",
        reports: parts::headings(&comparison.reports),
        sections: text.map(|t| t.sections.iter().map(Section::of).collect()).unwrap_or_default(),
        pairs: text.map(|t| t.pairs.iter().map(Pair::of).collect()).unwrap_or_default(),
        summary: text.map(|t| summary(&t.summary)),
        amendments: text.map_or(Json::Null, super::amendments::json),
        notes: parts::remarks(&comparison.notes, lang),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    reports: Json,
    sections: Vec<Section<'a>>,
    pairs: Vec<Pair<'a>>,
    summary: Option<Json>,
    amendments: Json,
    notes: Json,
}

/// A section's fate.
#[derive(Serialize)]
struct Section<'a> {
    relation: &'static str,
    old: Vec<Heading<'a>>,
    new: Vec<Heading<'a>>,
    similarity: f64,
    ranks: Option<[usize; 2]>,
    shares: [Exact; 2],
}

impl<'a> Section<'a> {
    fn of(of: &'a SectionChange) -> Self {
        let side = |refs: &'a [SectionRef]| refs.iter().map(Heading::of).collect();
        Self {
            relation: of.relation.name(),
            old: side(&of.old),
            new: side(&of.new),
            similarity: rounded(of.similarity),
            ranks: of.ranks.map(|(old, new)| [old, new]),
            shares: [Exact(of.shares.0), Exact(of.shares.1)],
        }
    }
}

#[derive(Serialize)]
struct Heading<'a> {
    id: usize,
    title: &'a str,
    level: u8,
    kind: &'static str,
    line: usize,
    rank: usize,
    share: Exact,
}

impl<'a> Heading<'a> {
    fn of(of: &'a SectionRef) -> Self {
        let SectionRef { id, level, line, rank, .. } = *of;
        Self { id, title: &of.title, level, kind: of.kind.name(), line, rank, share: Exact(of.share) }
    }
}

/// A sentence's fate.
#[derive(Serialize)]
struct Pair<'a> {
    kind: &'static str,
    moved: bool,
    similarity: f64,
    old: Vec<Words<'a>>,
    new: Vec<Words<'a>>,
    inline: Vec<(&'static str, &'a str)>,
    apart: bool,
    nearest: Option<Words<'a>>,
    near: bool,
}

impl<'a> Pair<'a> {
    fn of(of: &'a TextChange) -> Self {
        let side = |quotes: &'a [Quote]| quotes.iter().map(|quote| Words::of(quote, None)).collect();
        Self {
            kind: of.kind.name(),
            moved: of.moved,
            similarity: rounded(of.similarity),
            old: side(&of.old),
            new: side(&of.new),
            inline: of.inline.iter().map(|(tag, words)| (tag.sign(), words.as_str())).collect(),
            apart: of.apart,
            nearest: of.nearest.as_ref().map(|(near, similarity)| Words::of(near, Some(rounded(*similarity)))),
            near: of.is_near(),
        }
    }
}

/// Words of a report with their place.
#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    section: &'a str,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f64>,
}

impl<'a> Words<'a> {
    fn of(of: &'a Quote, similarity: Option<f64>) -> Self {
        let Place { page, table, row } = of.place;
        Self { text: &of.text, section: &of.section, line: of.line, page, table, row, similarity }
    }
}

/// A section's fate, as a value.
pub(in crate::render) fn section(of: &SectionChange) -> Json {
    parts::value(&Section::of(of))
}

/// A sentence's fate, as a value.
pub(in crate::render) fn pair(of: &TextChange) -> Json {
    parts::value(&Pair::of(of))
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
