//! Editions → their section trees; two of them side by side.

pub mod aligned;

use serde_json::{Value as Json, json};

use crate::align::Edition;
use crate::compare::{self, SectionChange};
use crate::render::diff::json::section;
use crate::render::lang::Lang;
use crate::render::{View, csv, figure, notes, parts};
use crate::structure::{Report, Section};

/// The section trees (schema `tongbi.outline/1`), and how those of two reports stand to each other.
#[must_use]
pub fn json(editions: &[Edition], aligned: &[SectionChange], lang: Lang) -> String {
    let reports: Vec<Json> =
        editions.iter().map(|edition| json!({"meta": parts::edition_meta(edition), "sections": sections(&edition.report)})).collect();
    parts::pretty(&parts::document(
        "tongbi.outline/1",
        vec![
            ("reports", Json::Array(reports)),
            ("pairs", aligned.iter().map(section).collect()),
            ("notes", parts::remarks(&compare::remarks(editions), lang)),
        ],
    ))
}

/// The sections of a report in text order.
#[must_use]
pub fn sections(report: &Report) -> Json {
    let one = |(id, section): (usize, &Section)| {
        json!({
            "id": id, "parent": section.parent, "level": section.level, "title": section.title, "kind": section.kind.name(),
            "theme": section.theme, "run_in": section.run_in, "line": report.source.line(section.title_span.start),
        })
    };
    report.sections.iter().enumerate().map(one).collect()
}

/// A report's title line: place, year, file.
pub(super) fn title(edition: &Edition, lang: Lang) -> String {
    let meta = &edition.report.meta;
    let (place, year) = (meta.place.as_deref().unwrap_or_default(), meta.year.map(|year| year.to_string()).unwrap_or_default());
    let file = &edition.report.source.file;
    match lang {
        Lang::Zh => format!("{place}{year}{}政府工作报告（{file}）", if year.is_empty() { "" } else { "年" }),
        Lang::En => format!("{place} {year} government work report ({file})").trim_start().to_owned(),
    }
}

/// The trees for the terminal: line number, indented title, kind and theme.
#[must_use]
pub fn terminal(editions: &[Edition], view: &View<'_>) -> String {
    let mut text = String::new();
    for edition in editions {
        text.push_str(&format!("{}\n", title(edition, view.lang)));
        for section in edition.report.sections.iter().filter(|section| !section.title.is_empty()) {
            let line = edition.report.source.line(section.title_span.start);
            let label = label(section, view);
            text.push_str(&format!("{line:>5}  {}{}  {label}\n", indent(section), figure::one_line(&section.title)));
        }
        text.push('\n');
    }
    text
}

/// The trees as nested lists.
#[must_use]
pub fn markdown(editions: &[Edition], view: &View<'_>) -> String {
    let mut text = String::new();
    for edition in editions {
        text.push_str(&format!("## {}\n\n", title(edition, view.lang)));
        for section in edition.report.sections.iter().filter(|section| !section.title.is_empty()) {
            text.push_str(&format!("{}- {} {}\n", indent(section), figure::one_line(&section.title), label(section, view)));
        }
        text.push('\n');
    }
    text + &notes::markdown_of(editions, view.lang)
}

/// One section a line.
#[must_use]
pub fn csv(editions: &[Edition], view: &View<'_>) -> String {
    let head = ["place", "report_year", "file", "line", "id", "parent", "level", "kind", "theme", "run_in", "title", notes::COLUMN];
    let mut lines = Vec::new();
    for edition in editions {
        let report = &edition.report;
        for (id, section) in report.sections.iter().enumerate() {
            lines.push(vec![
                report.meta.place.clone().unwrap_or_default(),
                csv::maybe(report.meta.year),
                report.source.file.clone(),
                report.source.line(section.title_span.start).to_string(),
                id.to_string(),
                csv::maybe(section.parent),
                section.level.to_string(),
                section.kind.name().to_owned(),
                csv::theme(section.theme.as_deref(), view),
                section.run_in.to_string(),
                section.title.clone(),
                notes::of_edition(edition, view.lang),
            ]);
        }
    }
    csv::write(&head, lines)
}

fn indent(section: &Section) -> String {
    "  ".repeat(usize::from(section.level.saturating_sub(1)))
}

fn label(section: &Section, view: &View<'_>) -> String {
    let kind = view.lang.kind(section.kind);
    match section.theme.as_deref() {
        Some(theme) => format!("[{kind}·{}]", view.lang.theme(Some(theme), view.knowledge)),
        None => format!("[{kind}]"),
    }
}
