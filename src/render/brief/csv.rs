//! The briefing as CSV: one line an entry, with the part, the row and the column that it stands in, and its source.

use super::text::passages;
use super::{Setting, boards, words};
use crate::compare::brief::{Brief, Part};
use crate::compare::{Comparison, Quote};
use crate::render::diff::layout::titles;
use crate::render::grid::one_line;
use crate::render::lang::Lang;
use crate::render::notes;

/// The columns.
const HEAD: [&str; 11] = ["part", "group", "row", "kind", "column", "text", "value", "report_year", "line", "section", "sentence"];

/// The whole briefing; of the parts those asked for.
#[must_use]
pub fn csv(comparison: &Comparison, setting: &Setting<'_>) -> String {
    let Some(brief) = &comparison.brief else { return String::new() };
    let lang = setting.lang;
    let mut lines = Vec::new();
    for part in setting.parts() {
        match part {
            Part::Head => {
                lines.push(line(part, ["", "1", "", "counts", &words::counts(brief, lang), ""], None));
                for (at, report) in comparison.reports.iter().enumerate() {
                    let row = (at + 2).to_string();
                    lines.push(line(part, ["", &row, "", "report", &words::report(report, lang), ""], None));
                    lines.push(line(part, ["", &row, "", "file", &report.file, ""], None));
                    lines.push(line(part, ["", &row, "", "sha256", &report.sha256, ""], None));
                }
                for note in notes::lines(&comparison.reports, &comparison.notes, lang) {
                    lines.push(line(part, ["", "", "", "note", &note, ""], None));
                }
            }
            Part::Points => {
                for (at, point) in brief.points.iter().enumerate() {
                    let number = point.cited.first().and_then(|citation| brief.number(citation));
                    let row = (at + 1).to_string();
                    let place = place(number, comparison, brief);
                    lines.push(line(part, ["", &row, point.kind.name(), "", lang.note(&point.says), ""], place));
                }
            }
            Part::Text => text(comparison, lang, &mut lines),
            Part::Indicators | Part::Outcomes | Part::Targets | Part::Wording | Part::Glossary | Part::Checks | Part::Sources => {
                tables(part, comparison, brief, setting, &mut lines);
            }
        }
    }
    crate::render::csv::write(&HEAD, lines)
}

fn tables(part: Part, comparison: &Comparison, brief: &Brief, setting: &Setting<'_>, lines: &mut Vec<Vec<String>>) {
    let mut number = 0;
    for board in boards(part, comparison, brief, setting) {
        for group in &board.groups {
            let title = if group.title.is_empty() { &board.title } else { &group.title };
            for row in &group.rows {
                number += 1;
                for (entry, column) in row.entries.iter().zip(&board.columns).filter(|(entry, _)| !entry.words.is_empty()) {
                    let value = entry.number.map(|value| value.normalize().to_string()).unwrap_or_default();
                    let column = one_line(&column.title);
                    let place = place(entry.sources.last().copied(), comparison, brief);
                    let words = entry.words.replace('\n', " ");
                    lines.push(line(part, [title, &number.to_string(), row.kind, &column, &words, &value], place));
                }
            }
        }
    }
}

fn text(comparison: &Comparison, lang: Lang, lines: &mut Vec<Vec<String>>) {
    let Some(text) = &comparison.text else { return };
    let year = |old: bool| {
        let reports = &comparison.reports;
        let at = if old { reports.len().checked_sub(2) } else { reports.len().checked_sub(1) };
        crate::render::csv::maybe(at.and_then(|at| reports.get(at)).and_then(|report| report.meta.year))
    };
    let mut number = 0;
    for passage in passages(text) {
        let title = passage.section.map(|section| titles(section).0).unwrap_or_default();
        for pair in passage.pairs {
            number += 1;
            let sides = [(true, lang.pick("旧", "old"), &pair.old), (false, lang.pick("新", "new"), &pair.new)];
            for (old, label, quotes) in sides.into_iter().filter(|(.., quotes)| !quotes.is_empty()) {
                let words: String = quotes.iter().map(|quote: &Quote| quote.text.as_str()).collect();
                let place = quotes.first().map(|quote| [year(old), quote.line.to_string(), quote.section.clone(), String::new()]);
                lines.push(line(Part::Text, [&title, &number.to_string(), pair.kind.name(), label, words.trim(), ""], place));
            }
        }
    }
}

/// Year, line, section and sentence of a source.
fn place(number: Option<usize>, comparison: &Comparison, brief: &Brief) -> Option<[String; 4]> {
    let citation = &brief.sources.get(number?.checked_sub(1)?)?.citation;
    let year = comparison.reports.get(citation.report).and_then(|report| report.meta.year);
    Some([crate::render::csv::maybe(year), citation.line.to_string(), citation.section.clone(), citation.sentence.clone()])
}

fn line(part: Part, fields: [&str; 6], place: Option<[String; 4]>) -> Vec<String> {
    let mut line = vec![part.name().to_owned()];
    line.extend(fields.map(str::to_owned));
    line.extend(place.unwrap_or_default());
    line
}
