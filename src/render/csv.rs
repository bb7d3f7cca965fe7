//! The pieces of CSV that several views share.

use std::borrow::Cow;

use crate::compare::{Cell, Comparison, Heading};
use crate::facts::{Indicator, Value};
use crate::render::View;

/// The columns of a cell.
pub const CELL: [&str; 15] = [
    "year",
    "from",
    "role",
    "text",
    "value",
    "low",
    "high",
    "unit",
    "bound",
    "commitment",
    "basis",
    "report_year",
    "file",
    "line",
    "section",
];

/// The fields of a cell in the order of [`CELL`]; empty ones where there is none.
#[must_use]
pub fn cell(of: Option<&Cell>, reports: &[Heading]) -> Vec<String> {
    let Some(of) = of else { return vec![String::new(); CELL.len()] };
    let report = reports.get(of.source.report);
    let mut fields = vec![of.year.to_string(), maybe(of.from), of.role.name().to_owned(), of.text.clone()];
    fields.extend(ends(of.value));
    fields.extend([
        of.unit.clone(),
        of.bound.name().to_owned(),
        of.commitment.clone().unwrap_or_default(),
        of.basis.clone().unwrap_or_default(),
        maybe(report.and_then(|report| report.meta.year)),
        report.map(|report| report.file.clone()).unwrap_or_default(),
        of.source.line.to_string(),
        of.source.section.clone(),
    ]);
    fields
}

/// A place's name; empty where nobody says it.
#[must_use]
pub fn place(at: usize, comparison: &Comparison) -> String {
    comparison.places.get(at).and_then(|place| place.name.clone()).unwrap_or_default()
}

/// `theme`, `id`, `indicator`, `canonical`, `name_en`.
#[must_use]
pub fn indicator(of: &Indicator, view: &View<'_>) -> Vec<String> {
    let or_empty = |words: &Option<String>| words.clone().unwrap_or_default();
    vec![theme(of.theme.as_deref(), view), or_empty(&of.id), of.name.clone(), or_empty(&of.canonical), or_empty(&of.name_en)]
}

/// A theme's name; empty where there is none.
#[must_use]
pub fn theme(id: Option<&str>, view: &View<'_>) -> String {
    id.map(|id| view.lang.theme(Some(id), view.knowledge).to_owned()).unwrap_or_default()
}

/// `value`, `low`, `high`, exactly.
#[must_use]
pub fn ends(value: Value) -> [String; 3] {
    match value {
        Value::Point(value) => [value.normalize().to_string(), String::new(), String::new()],
        Value::Range(low, high) => [String::new(), low.normalize().to_string(), high.normalize().to_string()],
        Value::Words => [String::new(), String::new(), String::new()],
    }
}

/// A number, or nothing.
#[must_use]
pub fn maybe(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The whole file.
#[must_use]
pub fn write(head: &[&str], lines: Vec<Vec<String>>) -> String {
    let head = head.iter().map(|&name| name.to_owned()).collect();
    rows(std::iter::once(head).chain(lines))
}

/// Lines without a head, or the head alone.
#[must_use]
pub fn rows(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every line has the length of the head.
    for line in lines {
        let _ = writer.write_record(line.iter().map(|field| harmless(field).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A field that no spreadsheet takes for a formula: what begins with a sign of one, and is no number, gets an apostrophe before it.
#[must_use]
pub fn harmless(field: &str) -> Cow<'_, str> {
    let number = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | ','))
    };
    let formula = match field.chars().next() {
        Some('-' | '+') => !number(field.get(1..).unwrap_or_default()),
        Some('=' | '@' | '\t' | '\r') => true,
        _ => false,
    };
    if formula { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_none() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "-"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for plain in ["-1.2", "-1.2%", "+3", "地区生产总值", "", "1=1"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
