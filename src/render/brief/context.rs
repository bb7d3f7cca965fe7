//! What a template of the user's own is given: the parts with their tables in words, the redline, the charts, and the whole of the JSON.

use serde_json::{Value as Json, json};

use super::board::{Board, Entry, Row};
use super::text::{Passage, passages};
use super::{Setting, boards, place, words};
use crate::align::Relation;
use crate::compare::brief::{Brief, Part};
use crate::compare::{Comparison, TextChange, TextKind};
use crate::render::chart::{self, Kind};
use crate::render::diff::layout::titles;
use crate::render::diff::{json::pair as pair_data, label};
use crate::render::grid::{Tint, one_line};
use crate::render::lang::Lang;

/// `title`, `org`, `counts`, `made_by`, `lang`, `reports`, `notes`, `parts`, `charts`, and `data`, which is the document of `--format json`.
#[must_use]
pub fn context(comparison: &Comparison, setting: &Setting<'_>) -> Json {
    let Some(brief) = &comparison.brief else { return Json::Null };
    let lang = setting.lang;
    let reports = comparison
        .reports
        .iter()
        .map(|of| json!({"line": words::report(of, lang), "file": of.file, "sha256": of.sha256, "year": of.meta.year}));
    let charts = Kind::ALL.into_iter().map(|kind| {
        let chart = chart::chart(kind, comparison, setting);
        let svg = if chart.panels.is_empty() { String::new() } else { chart::file(&chart) };
        (kind.name().to_owned(), json!({"title": chart.title, "note": chart.note, "svg": svg}))
    });
    let data: Json = serde_json::from_str(&super::json(comparison, setting)).unwrap_or_default();
    json!({
        "title": words::title(comparison, setting), "org": setting.org, "counts": words::counts(brief, lang), "made_by": words::made_by(lang),
        "lang": lang.pick("zh", "en"), "reports": reports.collect::<Vec<Json>>(),
        "notes": comparison.notes.iter().map(|remark| lang.note(&remark.note)).collect::<Vec<&str>>(),
        "parts": setting.parts().map(|of| part(of, comparison, brief, setting)).collect::<Vec<Json>>(),
        "charts": charts.collect::<serde_json::Map<String, Json>>(), "data": data,
    })
}

fn part(of: Part, comparison: &Comparison, brief: &Brief, setting: &Setting<'_>) -> Json {
    let lang = setting.lang;
    let mut points = Vec::new();
    if of == Part::Points {
        points.extend(brief.points.iter().map(|point| {
            let sources: Vec<usize> = point.cited.iter().filter_map(|citation| brief.number(citation)).collect();
            json!({"kind": point.kind.name(), "text": lang.note(&point.says), "sources": sources, "places": places(&sources, comparison, brief)})
        }));
    }
    let text = comparison.text.as_ref().filter(|_| of == Part::Text);
    json!({
        "name": of.name(), "title": words::part_title(of, lang), "nothing": words::nothing(of, comparison, lang), "points": points,
        "boards": boards(of, comparison, brief, setting).iter().map(|of| board(of, comparison, brief)).collect::<Vec<Json>>(),
        "passages": text.map(|text| passages(text).iter().map(|of| passage(of, lang)).collect::<Vec<Json>>()).unwrap_or_default(),
    })
}

fn places(sources: &[usize], comparison: &Comparison, brief: &Brief) -> Vec<String> {
    let mut places: Vec<String> = sources.iter().map(|number| place(*number, comparison, brief)).collect();
    places.dedup();
    places
}

fn board(of: &Board, comparison: &Comparison, brief: &Brief) -> Json {
    let entry = |of: &Entry| {
        let look = match of.tint {
            Tint::Plain => "",
            Tint::Good => "good",
            Tint::Bad => "bad",
            Tint::Doubtful => "doubtful",
            Tint::Faint => "faint",
        };
        json!({"words": of.words, "look": look, "sources": of.sources, "places": places(&of.sources, comparison, brief)})
    };
    let row = |of: &Row| json!({"kind": of.kind, "entries": of.entries.iter().map(entry).collect::<Vec<Json>>()});
    let group = |of: &super::board::Group| json!({"title": of.title, "rows": of.rows.iter().map(row).collect::<Vec<Json>>()});
    json!({
        "title": of.title, "columns": of.columns.iter().map(|column| one_line(&column.title)).collect::<Vec<String>>(),
        "groups": of.groups.iter().map(group).collect::<Vec<Json>>(), "legend": of.legend,
    })
}

fn passage(of: &Passage<'_>, lang: Lang) -> Json {
    let (title, former) = of.section.map(titles).unwrap_or_default();
    let relation = of.section.map_or(Relation::Kept, |section| section.relation);
    let pairs = |pairs: Vec<&TextChange>| pairs.into_iter().map(|of| pair(of, lang)).collect::<Vec<Json>>();
    json!({
        "title": title, "former": former, "relation": lang.relation(relation), "changed": pairs(of.changed()),
        "added": pairs(of.of(TextKind::Added)), "removed": pairs(of.of(TextKind::Removed)), "kept": of.of(TextKind::Kept).len(),
    })
}

fn pair(of: &TextChange, lang: Lang) -> Json {
    let mut pair = pair_data(of);
    pair["label"] = json!(label(of, lang));
    pair
}
