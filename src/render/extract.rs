//! Editions → their facts and outline as JSON, JSON lines, CSV, Markdown or a table.

use serde::Serialize;
use serde_json::Value as Json;

use crate::align::Edition;
use crate::facts::{Fact, Indicator};
use crate::note::Note;
use crate::render::grid::{self, Column, Grid, Line, Words};
use crate::render::lang::Lang;
use crate::render::parts::Exact;
use crate::render::{View, csv, figure, notes, outline, parts};
use crate::source::Place;
use crate::structure::Term;

/// Everything read from the reports (schema `tongbi.report/1`).
#[must_use]
pub fn json(editions: &[Edition], lang: Lang) -> String {
    let reports = editions.iter().map(|edition| Whole::of(edition, lang)).collect();
    parts::pretty(&Document { schema: "tongbi.report/1", reports })
}

/// One report of it.
#[must_use]
pub fn report(edition: &Edition, lang: Lang) -> impl Serialize + '_ {
    Whole::of(edition, lang)
}

/// One fact with its place, as a value.
#[must_use]
pub fn fact(edition: &Edition, of: &Fact) -> Json {
    parts::value(&Figure::of(edition, of))
}

/// One fact a line, each with its report's place and year.
#[must_use]
pub fn jsonl(editions: &[Edition], lang: Lang) -> String {
    let mut text = String::new();
    for edition in editions {
        let meta = &edition.report.meta;
        let notes: Vec<&str> = edition.report.source.notes.iter().chain(&edition.report.notes).map(|note| lang.note(note)).collect();
        for of in &edition.facts {
            let line = LineOut {
                place: meta.place.as_deref(),
                report_year: meta.year,
                file: &edition.report.source.file,
                fact: Figure::of(edition, of),
                notes: &notes,
            };
            text.push_str(&serde_json::to_string(&line).unwrap_or_default());
            text.push('\n');
        }
    }
    text
}

// What is written borrows the edition: a tree of values would copy every sentence as often as it has facts.

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    reports: Vec<Whole<'a>>,
}

#[derive(Serialize)]
struct Whole<'a> {
    meta: Json,
    sections: Json,
    facts: Vec<Figure<'a>>,
    glossary: Vec<Explained<'a>>,
    notes: Vec<Doubt<'a>>,
}

impl<'a> Whole<'a> {
    fn of(edition: &'a Edition, lang: Lang) -> Self {
        let report = &edition.report;
        Self {
            meta: parts::edition_meta(edition),
            sections: outline::sections(report),
            facts: edition.facts.iter().map(|of| Figure::of(edition, of)).collect(),
            glossary: report.glossary.iter().map(Explained::of).collect(),
            notes: report.source.notes.iter().chain(&report.notes).map(|note| Doubt::of(note, lang)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Explained<'a> {
    term: &'a str,
    definition: &'a str,
    page: Option<&'a str>,
    mark: Option<u32>,
}

impl<'a> Explained<'a> {
    fn of(of: &'a Term) -> Self {
        Self { term: &of.term, definition: &of.definition, page: of.page.as_deref(), mark: of.mark }
    }
}

#[derive(Serialize)]
struct Doubt<'a> {
    line: Option<usize>,
    severity: &'static str,
    text: &'a str,
}

impl<'a> Doubt<'a> {
    fn of(of: &'a Note, lang: Lang) -> Self {
        Self { line: of.line, severity: parts::severity(of), text: lang.note(of) }
    }
}

#[derive(Serialize)]
struct LineOut<'a> {
    place: Option<&'a str>,
    report_year: Option<i32>,
    file: &'a str,
    #[serde(flatten)]
    fact: Figure<'a>,
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    notes: &'a [&'a str],
}

/// A fact with its place.
#[derive(Serialize)]
struct Figure<'a> {
    indicator: Named<'a>,
    measure: &'static str,
    value: Option<Exact>,
    low: Option<Exact>,
    high: Option<Exact>,
    unit: &'a str,
    bound: &'static str,
    role: &'static str,
    period: Option<Years>,
    commitment: Option<&'a str>,
    basis: Option<&'a str>,
    text: &'a str,
    clause: &'a str,
    sentence: &'a str,
    section: &'a str,
    line: usize,
    column: usize,
    rules: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: Option<&'a str>,
    name: &'a str,
    canonical: Option<&'a str>,
    name_en: Option<&'a str>,
    theme: Option<&'a str>,
}

#[derive(Serialize)]
struct Years {
    from: i32,
    to: i32,
}

impl<'a> Figure<'a> {
    fn of(edition: &'a Edition, of: &'a Fact) -> Self {
        let report = &edition.report;
        let [value, low, high] = parts::ends(of.value);
        let location = report.source.locate(of.span.start);
        let Place { page, table, row } = report.source.place(of.span.start).unwrap_or_default();
        let Indicator { id, name, canonical, name_en, theme, .. } = &of.indicator;
        Self {
            indicator: Named {
                id: id.as_deref(),
                name,
                canonical: canonical.as_deref(),
                name_en: name_en.as_deref(),
                theme: theme.as_deref(),
            },
            measure: of.measure.name(),
            value,
            low,
            high,
            unit: &of.unit,
            bound: of.bound.name(),
            role: of.role.name(),
            period: of.period.map(|period| Years { from: period.from, to: period.to }),
            commitment: of.commitment.as_deref(),
            basis: of.basis.as_deref(),
            text: report.quote(of.span),
            clause: report.quote(of.clause),
            sentence: report.sentences.get(of.sentence).map_or("", |s| report.quote(s.span)).trim(),
            section: report.section_title(of.section),
            line: location.line,
            column: location.column,
            rules: &of.rules,
            page,
            table,
            row,
        }
    }
}

/// The columns of the CSV.
pub const CSV: [&str; 26] = [
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
    notes::COLUMN,
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
    let notes = notes::of_edition(edition, view.lang);
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
            notes.clone(),
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
    editions.iter().map(of).collect::<String>() + &notes::markdown_of(editions, view.lang)
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
