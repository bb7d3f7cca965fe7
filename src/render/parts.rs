//! The pieces of JSON that several views share: numbers exactly as decimals, indicators, cells, title lines.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Map, Number, Value as Json, json};

use crate::align::Edition;
use crate::compare::{Cell, Change, Citation, Heading};
use crate::facts::{Indicator, Value};
use crate::render::lang::Lang;
use crate::source::Place;
use crate::structure::Meta;

/// A decimal written exactly (5.2, not 5.2000000000000002, nor 5.20).
#[must_use]
pub fn number(value: Decimal) -> Json {
    Number::from_str(&value.normalize().to_string()).map_or(Json::Null, Json::Number)
}

/// A decimal that is written exactly.
#[derive(Debug, Clone, Copy)]
pub struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0).serialize(serializer)
    }
}

/// A decimal, or null.
#[must_use]
pub fn maybe(value: Option<Decimal>) -> Json {
    value.map_or(Json::Null, number)
}

/// `value`, `low` and `high` of a quantity.
#[must_use]
pub fn ends(value: Value) -> [Option<Exact>; 3] {
    match value {
        Value::Point(value) => [Some(Exact(value)), None, None],
        Value::Range(low, high) => [None, Some(Exact(low)), Some(Exact(high))],
        Value::Words => [None, None, None],
    }
}

/// What is measured.
#[must_use]
pub fn indicator(of: &Indicator) -> Json {
    json!({"id": of.id, "name": of.name, "canonical": of.canonical, "name_en": of.name_en, "theme": of.theme})
}

/// A figure with its source.
#[must_use]
pub fn cell(of: &Cell) -> Json {
    let [value, low, high] = ends(of.value);
    json!({
        "name": of.name, "text": of.text, "value": value, "low": low, "high": high, "unit": of.unit, "bound": of.bound.name(),
        "role": of.role.name(), "year": of.year, "from": of.from, "measure": of.measure.name(),
        "commitment": of.commitment, "basis": of.basis, "source": citation(&of.source),
    })
}

/// A figure with its source, or null.
#[must_use]
pub fn maybe_cell(of: Option<&Cell>) -> Json {
    of.map_or(Json::Null, cell)
}

/// Where a figure stands.
#[must_use]
pub fn citation(of: &Citation) -> Json {
    let mut json = json!({"report": of.report, "line": of.line, "column": of.column, "section": of.section, "sentence": of.sentence});
    place(&mut json, of.place);
    json
}

/// Adds `page`, `table` and `row` where the file has them.
pub fn place(json: &mut Json, of: Place) {
    let Json::Object(fields) = json else { return };
    for (name, value) in [("page", of.page), ("table", of.table), ("row", of.row)] {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.into());
        }
    }
}

/// The difference of two cells.
#[must_use]
pub fn change(of: &Change) -> Json {
    json!({
        "from_year": of.from_year, "to_year": of.to_year, "role": of.role.name(), "difference": maybe(of.difference),
        "difference_unit": of.unit, "percent": maybe(of.percent), "restated": of.restated, "converted": of.converted, "approximate": of.approximate, "concept": of.concept,
    })
}

/// Whose report and of which years, and the file it came from.
#[must_use]
pub fn meta(of: &Meta, file: &str, format: &str, encoding: &str) -> Json {
    json!({
        "title": of.title, "place": of.place, "level": of.level.map(|level| level.name()), "year": of.year,
        "review_year": of.review_year, "review_from": of.review_from, "plan_year": of.plan_year, "meeting": of.meeting,
        "speaker": of.speaker, "date": of.date, "file": file, "format": format, "encoding": encoding,
    })
}

/// The title line of an edition.
#[must_use]
pub fn edition_meta(of: &Edition) -> Json {
    let source = &of.report.source;
    meta(&of.report.meta, &source.file, source.format.name(), source.encoding)
}

/// The title lines of a comparison.
#[must_use]
pub fn headings(of: &[Heading]) -> Json {
    of.iter().map(|h| meta(&h.meta, &h.file, &h.format, &h.encoding)).collect()
}

/// The doubts of a comparison.
#[must_use]
pub fn remarks(of: &[crate::compare::Remark], lang: Lang) -> Json {
    of.iter()
        .map(|remark| {
            json!({
                "report": remark.report, "line": remark.note.line, "severity": severity(&remark.note),
                "text": lang.note(&remark.note),
            })
        })
        .collect()
}

/// How much a doubt weighs.
#[must_use]
pub fn severity(of: &crate::note::Note) -> &'static str {
    if of.grave { "warning" } else { "note" }
}

/// A document under its schema name.
#[must_use]
pub fn document(schema: &str, fields: Vec<(&str, Json)>) -> Json {
    let mut map = Map::new();
    map.insert("schema".to_owned(), Json::String(schema.to_owned()));
    for (name, value) in fields {
        map.insert(name.to_owned(), value);
    }
    Json::Object(map)
}

/// Pretty JSON with a line end.
#[must_use]
pub fn pretty(of: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(of).unwrap_or_default();
    text.push('\n');
    text
}

/// A part as a value, for views that add to it.
pub(super) fn value(of: &impl Serialize) -> Json {
    serde_json::to_value(of).unwrap_or_default()
}
