//! The briefing as JSON, schema `tongbi.brief/1`: the parts under their names, rows as in the single commands, every source.

use serde_json::{Value as Json, json};

use super::{Setting, words};
use crate::compare::brief::{Brief, Part, Point, Source, targets};
use crate::compare::{Comparison, TargetRow};
use crate::render::lang::Lang;
use crate::render::{checks, diff, parts, table, terms};

/// The whole briefing; of the parts those asked for.
#[must_use]
pub fn json(comparison: &Comparison, setting: &Setting<'_>) -> String {
    let Some(brief) = &comparison.brief else { return String::new() };
    let lang = setting.lang;
    let mut fields = vec![
        ("title", json!(words::title(comparison, setting))),
        ("org", json!(setting.org)),
        ("tool", json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")})),
        ("reports", parts::headings(&comparison.reports)),
        ("files", comparison.reports.iter().map(|report| json!({"file": report.file, "sha256": report.sha256})).collect()),
        ("counts", counts(brief, lang)),
    ];
    fields.extend(setting.parts().filter(|part| *part != Part::Head).map(|part| (part.name(), of(part, comparison, brief, lang))));
    fields.push(("notes", parts::remarks(&comparison.notes, lang)));
    parts::pretty(&parts::document("tongbi.brief/1", fields))
}

fn of(part: Part, comparison: &Comparison, brief: &Brief, lang: Lang) -> Json {
    let rows = |wanted: fn(&TargetRow) -> bool| -> Json {
        targets(comparison, brief).filter(|row| wanted(row)).map(crate::render::targets::row).collect()
    };
    match part {
        Part::Head => Json::Null,
        Part::Points => brief.points.iter().map(|of| point(of, brief, lang)).collect(),
        Part::Indicators => comparison.table.rows.iter().filter(|row| row.main).map(table::row).collect(),
        Part::Outcomes => rows(|row| row.target.is_some()),
        Part::Targets => rows(|row| row.ambition.is_some()),
        Part::Text => comparison.text.as_ref().map_or(Json::Null, |text| {
            json!({
                "sections": text.sections.iter().map(diff::json::section).collect::<Vec<Json>>(),
                "pairs": text.pairs.iter().map(diff::json::pair).collect::<Vec<Json>>(),
                "summary": diff::json::summary(&text.summary),
            })
        }),
        Part::Wording | Part::Glossary => {
            let all = terms::json(comparison, lang);
            let field = |name: &str| all.get(name).cloned().unwrap_or(Json::Null);
            match part {
                Part::Glossary => field("glossary"),
                _ => json!({"phrases": field("phrases"), "commitments": field("commitments"), "themes": field("themes")}),
            }
        }
        Part::Checks => comparison.checks.iter().flatten().map(|of| checks::json::finding(of, lang)).collect(),
        Part::Sources => brief.sources.iter().enumerate().map(|(at, of)| source(at + 1, of)).collect(),
    }
}

fn counts(brief: &Brief, lang: Lang) -> Json {
    let of = brief.counts;
    json!({
        "met": of.met, "judged": of.judged, "targets": of.targets, "new": of.new, "dropped": of.dropped, "kept_percent": of.kept_percent,
        "text": words::counts(brief, lang),
    })
}

fn point(of: &Point, brief: &Brief, lang: Lang) -> Json {
    let sources: Vec<usize> = of.cited.iter().filter_map(|citation| brief.number(citation)).collect();
    json!({"kind": of.kind.name(), "text": lang.note(&of.says), "sources": sources})
}

fn source(number: usize, of: &Source) -> Json {
    let mut source = parts::citation(&of.citation);
    source["number"] = json!(number);
    source["page"] = json!(of.page);
    source["figures"] = json!(of.figures);
    source
}
