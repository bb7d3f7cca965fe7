//! Entries of the knowledge and what came of their examples → listings, or JSON.

use serde_json::{Map, Value as Json, json};

use crate::check::Findings;
use crate::knowledge::{Entry, KINDS};
use crate::render::grid::{self, Column, Grid, Line, Words};
use crate::render::lang::Lang;
use crate::render::{View, parts};

/// How many entries, names and examples a kind has.
fn count<'a>(entries: &'a [Entry], kind: &'a str) -> (usize, usize, usize) {
    let of = entries.iter().filter(|entry| entry.kind == kind);
    of.fold((0, 0, 0), |(all, names, examples), e| (all + 1, names + e.names.len(), examples + e.example.len() + e.not.len()))
}

/// A line a kind: entries, names, examples.
#[must_use]
pub fn counts(entries: &[Entry], view: &View<'_>) -> String {
    let titles = [("类", "kind"), ("条目", "entries"), ("别名", "names"), ("例句", "examples")];
    let column =
        |(at, (zh, en)): (usize, &(&str, &str))| Column { title: view.lang.pick(zh, en).to_owned(), right: at > 0, ..Column::default() };
    let lines = KINDS.iter().map(|kind| {
        let (all, names, examples) = count(entries, kind);
        let cells = [(*kind).to_owned(), all.to_string(), names.to_string(), examples.to_string()];
        Line::Cells(cells.into_iter().map(Words::new).collect())
    });
    grid::terminal(&Grid { columns: titles.iter().enumerate().map(column).collect(), lines: lines.collect() }, view)
}

/// The same as JSON (schema `tongbi.knowledge/1`).
#[must_use]
pub fn counts_json(entries: &[Entry]) -> String {
    let kinds: Vec<Json> = KINDS
        .iter()
        .map(|kind| {
            let (all, names, examples) = count(entries, kind);
            json!({"kind": kind, "entries": all, "names": names, "examples": examples})
        })
        .collect();
    parts::pretty(&parts::document("tongbi.knowledge/1", vec![("kinds", Json::Array(kinds))]))
}

/// A line an entry, under what it belongs to: an indicator's theme, a unit's dimension.
#[must_use]
pub fn list(entries: &[Entry], lang: Lang) -> String {
    let mut text = String::new();
    let mut groups: Vec<(&str, &str)> = Vec::new();
    for entry in entries {
        if !groups.contains(&(entry.kind, &entry.group)) {
            groups.push((entry.kind, &entry.group));
        }
    }
    for (kind, group) in groups {
        text.push_str(&format!("{kind} · {group}\n"));
        for entry in entries.iter().filter(|entry| entry.kind == kind && entry.group == group) {
            let shown: Vec<&str> = entry.names.iter().take(4).map(String::as_str).collect();
            let more = entry.names.len().saturating_sub(shown.len());
            let names = shown.join(lang.pick("、", ", "));
            let rest = if more > 0 { format!(" +{more}") } else { String::new() };
            text.push_str(format!("  {}  {names}{rest}", entry.key).trim_end());
            text.push('\n');
        }
    }
    text
}

/// Entries whole.
#[must_use]
pub fn show(entries: &[Entry], lang: Lang) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&format!("{} · {} · {}\n", entry.key, entry.kind, entry.group));
        let mut line = |label: &str, words: &str| text.push_str(&format!("  {label:<9} {words}\n"));
        if !entry.names.is_empty() {
            line("names", &entry.names.join(lang.pick("、", ", ")));
        }
        entry.fields.iter().for_each(|(label, value)| line(label, value));
        entry.example.iter().for_each(|words| line("example", words));
        entry.not.iter().for_each(|words| line("not", words));
    }
    text
}

/// Entries whole, as JSON.
#[must_use]
pub fn entries_json(entries: &[Entry]) -> String {
    let one = |of: &Entry| {
        let mut map = Map::new();
        map.insert("kind".to_owned(), json!(of.kind));
        map.insert("key".to_owned(), json!(of.key));
        map.insert("names".to_owned(), json!(of.names));
        map.insert("group".to_owned(), json!(of.group));
        map.extend(of.fields.iter().map(|(label, value)| ((*label).to_owned(), json!(value))));
        map.insert("example".to_owned(), json!(of.example));
        map.insert("not".to_owned(), json!(of.not));
        Json::Object(map)
    };
    parts::pretty(&parts::document("tongbi.knowledge/1", vec![("entries", entries.iter().map(one).collect())]))
}

/// Each example that is not read as it says, and how many were run.
#[must_use]
pub fn findings(findings: &Findings, lang: Lang) -> String {
    let mut text = String::new();
    for (example, found) in &findings.failed {
        text.push_str(&format!("{example}\n  {} {found}\n", lang.pick("读作：", "found:")));
    }
    let (run, failed) = (findings.run, findings.failed.len());
    let sum = match lang {
        Lang::Zh => format!("共{run}条例句，{failed}条与所写不符\n"),
        Lang::En => format!("{run} examples, {failed} not read as they say\n"),
    };
    text + &sum
}

/// The same as JSON.
#[must_use]
pub fn findings_json(findings: &Findings) -> String {
    let failed: Vec<Json> = findings.failed.iter().map(|(example, found)| json!({"example": example, "found": found})).collect();
    parts::pretty(&parts::document("tongbi.knowledge/1", vec![("run", json!(findings.run)), ("failed", Json::Array(failed))]))
}
