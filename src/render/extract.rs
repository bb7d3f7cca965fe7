//! Editions → their facts and outline as JSON, JSON lines, CSV, Markdown or a table.

use serde_json::{Value as Json, json};

use crate::align::Edition;
use crate::facts::Fact;
use crate::render::grid::{self, Column, Grid, Line, Words};
use crate::render::lang::Lang;
use crate::render::{View, csv, figure, outline, parts};

/// Everything read from the reports (schema `tongbi.report/1`).
#[must_use]
pub fn json(editions: &[Edition], lang: Lang) -> String {
    let reports = editions.iter().map(|edition| report(edition, lang)).collect();
    parts::pretty(&parts::document("tongbi.report/1", vec![("reports", Json::Array(reports))]))
}

/// One report of it.
#[must_use]
pub fn report(edition: &Edition, lang: Lang) -> Json {
    let report = &edition.report;
    let facts: Vec<Json> = edition.facts.iter().map(|f| fact(edition, f)).collect();
    let glossary: Vec<Json> =
        report.glossary.iter().map(|t| json!({"term": t.term, "definition": t.definition, "page": t.page, "mark": t.mark})).collect();
    let notes = report.source.notes.iter().chain(&report.notes);
    let notes: Vec<Json> =
        notes.map(|note| json!({"line": note.line, "severity": parts::severity(note), "text": lang.note(note)})).collect();
    json!({
        "meta": parts::edition_meta(edition), "sections": outline::sections(report), "facts": facts, "glossary": glossary, "notes": notes,
    })
}

/// One fact with its place.
#[must_use]
pub fn fact(edition: &Edition, of: &Fact) -> Json {
    let report = &edition.report;
    let [value, low, high] = parts::ends(of.value);
    let location = report.source.locate(of.span.start);
    let sentence = report.sentences.get(of.sentence).map_or("", |s| report.quote(s.span));
    let mut json = json!({
        "indicator": parts::indicator(&of.indicator), "measure": of.measure.name(), "value": value, "low": low, "high": high,
        "unit": of.unit, "bound": of.bound.name(), "role": of.role.name(),
        "period": of.period.map(|p| json!({"from": p.from, "to": p.to})), "commitment": of.commitment, "basis": of.basis,
        "text": report.quote(of.span), "clause": report.quote(of.clause), "sentence": sentence.trim(),
        "section": report.section_title(of.section), "line": location.line, "column": location.column, "rules": of.rules,
    });
    parts::place(&mut json, report.source.place(of.span.start).unwrap_or_default());
    json
}

/// One fact a line, each with its report's place and year.
#[must_use]
pub fn jsonl(editions: &[Edition]) -> String {
    let mut text = String::new();
    for edition in editions {
        let meta = &edition.report.meta;
        for of in &edition.facts {
            let mut line = json!({"place": meta.place, "report_year": meta.year, "file": edition.report.source.file});
            if let (Json::Object(line), Json::Object(fact)) = (&mut line, fact(edition, of)) {
                line.extend(fact);
            }
            text.push_str(&line.to_string());
            text.push('\n');
        }
    }
    text
}

/// The columns of the CSV.
pub const CSV: [&str; 25] = [
    "place",
    "report_year",
    "file",
    "line",
    "column",
    "page",
    "theme",
    "id",
    "indicator",
    "canonical",
    "name_en",
    "measure",
    "value",
    "low",
    "high",
    "unit",
    "bound",
    "role",
    "from",
    "to",
    "commitment",
    "basis",
    "text",
    "section",
    "sentence",
];

/// One fact a line, for spreadsheets and statistics packages.
#[must_use]
pub fn csv(editions: &[Edition], view: &View<'_>) -> String {
    csv::write(&CSV, editions.iter().flat_map(|edition| csv_rows(edition, view)).collect())
}

/// The lines of one report's facts.
#[must_use]
pub fn csv_rows(edition: &Edition, view: &View<'_>) -> Vec<Vec<String>> {
    let report = &edition.report;
    let row = |of: &Fact| {
        let location = report.source.locate(of.span.start);
        let mut line = vec![
            report.meta.place.clone().unwrap_or_default(),
            csv::maybe(report.meta.year),
            report.source.file.clone(),
            location.line.to_string(),
            location.column.to_string(),
            csv::maybe(report.source.place(of.span.start).and_then(|place| place.page)),
        ];
        line.extend(csv::indicator(&of.indicator, view));
        line.push(of.measure.name().to_owned());
        line.extend(csv::ends(of.value));
        line.extend([
            of.unit.clone(),
            of.bound.name().to_owned(),
            of.role.name().to_owned(),
            csv::maybe(of.period.map(|p| p.from)),
            csv::maybe(of.period.map(|p| p.to)),
            of.commitment.clone().unwrap_or_default(),
            of.basis.clone().unwrap_or_default(),
            report.quote(of.span).to_owned(),
            report.section_title(of.section).to_owned(),
            report.sentences.get(of.sentence).map_or("", |s| report.quote(s.span)).trim().to_owned(),
        ]);
        line
    };
    edition.facts.iter().map(row).collect()
}

/// The facts of each report for the terminal.
#[must_use]
pub fn terminal(editions: &[Edition], view: &View<'_>) -> String {
    let mut text = String::new();
    for edition in editions {
        text.push_str(&format!("{}\n\n", outline::title(edition, view.lang)));
        text.push_str(&grid::terminal(&grid(edition, view), view));
        text.push('\n');
    }
    text
}

/// The facts of each report in Markdown.
#[must_use]
pub fn markdown(editions: &[Edition], view: &View<'_>) -> String {
    let of = |edition: &Edition| format!("## {}\n\n{}\n", outline::title(edition, view.lang), grid::markdown(&grid(edition, view)));
    editions.iter().map(of).collect()
}

fn grid(edition: &Edition, view: &View<'_>) -> Grid {
    let lang = view.lang;
    let plain =
        |zh: &str, en: &str, right, gives_way| Column { title: lang.pick(zh, en).to_owned(), right, gives_way, ..Column::default() };
    let columns = vec![
        plain("行", "Line", true, 0),
        Column { breaks_at: Some(16), ..plain("指标", "Indicator", false, 0) },
        plain("类", "Measure", false, 2),
        plain("数字", "Figure", true, 0),
        plain("角色", "Role", false, 0),
        plain("年份", "Period", false, 0),
        plain("措辞", "Verb", false, 3),
        Column { breaks_at: Some(12), ..plain("部分", "Section", false, 4) },
    ];
    let report = &edition.report;
    let line = |of: &Fact| {
        let period = of.period.map(|p| if p.is_year() { p.to.to_string() } else { format!("{}—{}", p.from, p.to) }).unwrap_or_default();
        Line::Cells(vec![
            Words::new(report.source.line(of.span.start).to_string()),
            Words::new(lang.indicator(&of.indicator)),
            Words::new(lang.measure(of.measure)),
            Words::new(figure::one_line(report.quote(of.span))),
            Words::new(lang.role(of.role)),
            Words::new(period),
            Words::new(of.commitment.clone().unwrap_or_default()),
            Words::new(figure::one_line(report.section_title(of.section))),
        ])
    };
    Grid { columns, lines: edition.facts.iter().map(line).collect() }
}
