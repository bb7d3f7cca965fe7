//! The panel in long form: one record a figure, with place, year, indicator, bound, commitment, sentence, file and line.

use serde_json::{Map, Value as Json, json};

use crate::compare::{Cell, Comparison, Row};
use crate::render::lang::Lang;
use crate::render::{View, csv, figure, notes, parts};

/// The columns before those of a figure.
const HEAD: [&str; 9] = ["place", "level", "theme", "id", "name", "canonical", "name_en", "measure", "statement"];
/// The columns after them.
const TAIL: [&str; 3] = ["column", "sentence", notes::COLUMN];

/// A figure with its row, and whether it is the first statement of its year or a later report's of another value.
struct Record<'a> {
    row: &'a Row,
    cell: &'a Cell,
    statement: &'static str,
}

fn records(comparison: &Comparison) -> impl Iterator<Item = Record<'_>> {
    comparison.table.rows.iter().flat_map(|row| {
        let of = |statement| move |cell| Record { row, cell, statement };
        row.cells.iter().map(of("first")).chain(row.restated.iter().map(of("restated")))
    })
}

/// One line a figure.
#[must_use]
pub fn csv(comparison: &Comparison, view: &View<'_>) -> String {
    let head: Vec<&str> = HEAD.into_iter().chain(csv::CELL).chain(TAIL).collect();
    let lines = records(comparison).map(|of| {
        let place = comparison.places.get(of.row.place);
        let indicator = &of.row.indicator;
        let or_empty = |words: &Option<String>| words.clone().unwrap_or_default();
        let mut line = vec![
            place.map(|place| or_empty(&place.name)).unwrap_or_default(),
            place.and_then(|place| place.level).map_or("", |level| level.name()).to_owned(),
            csv::theme(indicator.theme.as_deref(), view),
            or_empty(&indicator.id),
            of.cell.name.clone(),
            or_empty(&indicator.canonical),
            or_empty(&indicator.name_en),
            of.row.measure.name().to_owned(),
            of.statement.to_owned(),
        ];
        line.extend(csv::cell(Some(of.cell), &comparison.reports));
        line.extend([of.cell.source.column.to_string(), figure::one_line(&of.cell.source.sentence)]);
        line.push(notes::of(comparison, &[of.cell.source.report], view.lang));
        line
    });
    csv::write(&head, lines.collect())
}

/// One record a line, with the same fields.
#[must_use]
pub fn jsonl(comparison: &Comparison, lang: Lang) -> String {
    let line = |of: Record<'_>| notes::with(record(&of, comparison), comparison, &[of.cell.source.report], lang);
    records(comparison).map(|of| format!("{}\n", line(of))).collect()
}

/// All records in one document (schema `tongbi.panel/1`).
#[must_use]
pub fn json(comparison: &Comparison, lang: Lang) -> String {
    parts::pretty(&parts::document(
        "tongbi.panel/1",
        vec![
            ("reports", parts::headings(&comparison.reports)),
            ("records", records(comparison).map(|of| record(&of, comparison)).collect()),
            ("notes", parts::remarks(&comparison.notes, lang)),
        ],
    ))
}

fn record(of: &Record<'_>, comparison: &Comparison) -> Json {
    let place = comparison.places.get(of.row.place);
    let report = comparison.reports.get(of.cell.source.report);
    let mut map = Map::new();
    let mut put = |name: &str, value: Json| map.insert(name.to_owned(), value);
    put("place", json!(place.and_then(|place| place.name.as_deref())));
    put("level", json!(place.and_then(|place| place.level).map(|level| level.name())));
    put("indicator", parts::indicator(&of.row.indicator));
    put("name", json!(of.cell.name));
    put("statement", json!(of.statement));
    if let Json::Object(cell) = parts::cell(of.cell) {
        cell.into_iter().filter(|(name, _)| name != "source").for_each(|(name, value)| {
            put(&name, value);
        });
    }
    put("measure", json!(of.row.measure.name()));
    put("report_year", json!(report.and_then(|report| report.meta.year)));
    put("file", json!(report.map(|report| report.file.as_str())));
    put("line", json!(of.cell.source.line));
    put("column", json!(of.cell.source.column));
    put("section", json!(of.cell.source.section));
    put("sentence", json!(of.cell.source.sentence));
    Json::Object(map)
}
