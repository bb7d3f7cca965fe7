//! The doubts about reports, as every view shows them beside its figures: repaired text, a year or a place that was inferred, a report
//! that was left out.

use serde_json::{Value as Json, json};

use crate::align::Edition;
use crate::compare::{self, Comparison, Heading, Remark};
use crate::note::Note;
use crate::render::diff::markdown::escaped;
use crate::render::lang::Lang;

/// The column of CSV that holds those about a line's reports.
pub const COLUMN: &str = "notes";

/// One line a doubt: `file:line: what`.
#[must_use]
pub fn lines(reports: &[Heading], remarks: &[Remark], lang: Lang) -> Vec<String> {
    let line = |remark: &Remark| {
        let file = remark.report.and_then(|at| reports.get(at)).map(|report| report.file.as_str());
        let words = lang.note(&remark.note);
        match (file, remark.note.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: {words}"),
            (Some(file), None) => format!("{file}: {words}"),
            (None, _) => words.to_owned(),
        }
    };
    remarks.iter().map(line).collect()
}

/// Under a heading of their own, for the end of a Markdown file; nothing where there are none.
#[must_use]
pub fn markdown(reports: &[Heading], remarks: &[Remark], lang: Lang) -> String {
    below(&lines(reports, remarks, lang), lang.pick("\n## 读取时的说明\n\n", "\n## Notes on the reading\n\n"))
}

/// The same of editions that were not compared.
#[must_use]
pub fn markdown_of(editions: &[Edition], lang: Lang) -> String {
    markdown(&compare::headings(editions), &compare::remarks(editions), lang)
}

/// For the end of a text file.
#[must_use]
pub fn text(reports: &[Heading], remarks: &[Remark], lang: Lang) -> String {
    let lines = lines(reports, remarks, lang);
    let head = lang.pick("读取时的说明", "Notes on the reading");
    if lines.is_empty() { String::new() } else { format!("\n{head}\n  {}\n", lines.join("\n  ")) }
}

fn below(lines: &[String], head: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    lines.iter().fold(head.to_owned(), |text, line| format!("{text}- {}\n", escaped(line)))
}

/// Those about these reports and about all, for a line that rests on them; each said once.
#[must_use]
pub fn of(comparison: &Comparison, reports: &[usize], lang: Lang) -> String {
    joined(chosen(comparison, reports).map(|remark| &remark.note), lang)
}

/// Those about one edition.
#[must_use]
pub fn of_edition(edition: &Edition, lang: Lang) -> String {
    joined(edition.report.source.notes.iter().chain(&edition.report.notes), lang)
}

/// A line of JSONL with those about its reports, where there are any.
#[must_use]
pub fn with(mut line: Json, comparison: &Comparison, reports: &[usize], lang: Lang) -> Json {
    let notes: Vec<&str> = chosen(comparison, reports).map(|remark| lang.note(&remark.note)).collect();
    if let (Json::Object(fields), false) = (&mut line, notes.is_empty()) {
        fields.insert(COLUMN.to_owned(), json!(notes));
    }
    line
}

fn chosen<'a>(comparison: &'a Comparison, reports: &[usize]) -> impl Iterator<Item = &'a Remark> {
    comparison.notes.iter().filter(move |remark| remark.report.is_none_or(|at| reports.contains(&at)))
}

fn joined<'a>(notes: impl Iterator<Item = &'a Note>, lang: Lang) -> String {
    let mut said: Vec<&str> = Vec::new();
    for words in notes.map(|note| lang.note(note)) {
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join(lang.pick("；", "; "))
}
