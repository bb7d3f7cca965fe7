//! Quantities of lines → a table, JSON, JSON lines or CSV.

use serde_json::{Map, Value as Json, json};

use crate::facts::{InLine, Value};
use crate::render::grid::{self, Column, Grid, Line, Words};
use crate::render::{View, csv, parts};

/// The quantities of each file (schema `tongbi.quantities/1`).
#[must_use]
pub fn json(files: &[(String, Vec<InLine>)]) -> String {
    let list = |of: &[InLine]| Json::Array(of.iter().map(|one| Json::Object(quantity(one))).collect());
    let all: Vec<Json> = files.iter().map(|(file, of)| json!({"file": file, "quantities": list(of)})).collect();
    parts::pretty(&parts::document("tongbi.quantities/1", vec![("files", Json::Array(all))]))
}

/// One quantity a line; the file is named where there are several.
#[must_use]
pub fn jsonl(files: &[(String, Vec<InLine>)]) -> String {
    let mut text = String::new();
    for (file, of) in files {
        for one in of {
            let mut map = Map::new();
            if files.len() > 1 {
                map.insert("file".to_owned(), Json::String(file.clone()));
            }
            map.extend(quantity(one));
            text.push_str(&Json::Object(map).to_string());
            text.push('\n');
        }
    }
    text
}

fn quantity(of: &InLine) -> Map<String, Json> {
    let [value, low, high] = parts::ends(of.quantity.value);
    let [worth, least, most] = parts::ends(of.quantity.worth());
    let fields = json!({
        "line": of.line, "column": of.column, "text": of.text, "value": value, "low": low, "high": high, "unit": of.quantity.unit,
        "bound": of.quantity.bound.name(), "dimension": &*of.quantity.dimension,
        "multiplied": {"value": worth, "low": least, "high": most, "unit": base(of)},
    });
    match fields {
        Json::Object(map) => map,
        _ => Map::new(),
    }
}

/// The unit of the value multiplied out: none for a percentage.
fn base(of: &InLine) -> &str {
    if matches!(&*of.quantity.base_unit, "%" | "‰") { "" } else { &of.quantity.base_unit }
}

const COLUMNS: [&str; 10] = ["file", "line", "column", "text", "value", "low", "high", "unit", "bound", "dimension"];

/// One quantity a line, for spreadsheets.
#[must_use]
pub fn csv(files: &[(String, Vec<InLine>)]) -> String {
    let mut lines = Vec::new();
    for (file, of) in files {
        for one in of {
            let mut line = vec![file.clone(), one.line.to_string(), one.column.to_string(), one.text.clone()];
            line.extend(csv::ends(one.quantity.value));
            line.extend([one.quantity.unit.clone(), one.quantity.bound.name().to_owned(), one.quantity.dimension.to_string()]);
            lines.push(line);
        }
    }
    csv::write(&COLUMNS, lines)
}

/// The quantities as a table; each file under its name where there are several.
#[must_use]
pub fn terminal(files: &[(String, Vec<InLine>)], view: &View<'_>) -> String {
    let pick = |zh, en| view.lang.pick(zh, en).to_owned();
    let words = |title: String| Column { title, breaks_at: None, ..Column::default() };
    let figures = |title: String| Column { right: true, ..words(title) };
    let columns = vec![
        figures(pick("行", "line")),
        figures(pick("列", "column")),
        words(pick("原文", "text")),
        figures(pick("数值", "value")),
        words(pick("单位", "unit")),
        words(pick("界限", "bound")),
        Column { gives_way: 1, ..words(pick("量纲", "dimension")) },
    ];
    let mut lines = Vec::new();
    for (file, of) in files {
        if files.len() > 1 {
            lines.push(Line::Group(file.clone()));
        }
        lines.extend(of.iter().map(|one| {
            let value = match one.quantity.value {
                Value::Point(value) => value.normalize().to_string(),
                Value::Range(low, high) => format!("{}–{}", low.normalize(), high.normalize()),
                Value::Words => String::new(),
            };
            let cells = [
                one.line.to_string(),
                one.column.to_string(),
                one.text.clone(),
                value,
                one.quantity.unit.clone(),
                one.quantity.bound.name().to_owned(),
                one.quantity.dimension.to_string(),
            ];
            Line::Cells(cells.into_iter().map(Words::new).collect())
        }));
    }
    grid::terminal(&Grid { columns, lines }, view)
}
