//! The briefing in Markdown: tables whose figures link to the sentences they stand in.

use super::board::{Board, Entry, Holds};
use super::text::{Passage, passages};
use super::{Setting, boards, place, words};
use crate::compare::brief::{Brief, Part};
use crate::compare::{Comparison, TextKind};
use crate::render::diff::layout::titles;
use crate::render::diff::markdown::{escaped, item};
use crate::render::grid::{Tint, one_line};
use crate::render::lang::Lang;

/// The whole briefing; empty where there is none.
#[must_use]
pub fn markdown(comparison: &Comparison, setting: &Setting<'_>) -> String {
    let Some(brief) = &comparison.brief else { return String::new() };
    let lang = setting.lang;
    let mut out = format!("# {}\n", escaped(&words::title(comparison, setting)));
    out.push_str(&setting.org.as_ref().map_or_else(String::new, |org| format!("\n{}\n", escaped(org))));
    out.push_str(&format!("\n{}\n", words::counts(brief, lang)));
    let numbered = setting.parts.contains(&Part::Sources);
    for part in setting.parts() {
        out.push_str(&format!("\n## {}\n\n", words::part_title(part, lang)));
        let before = out.len();
        match part {
            Part::Head => head(comparison, lang, &mut out),
            Part::Points => points(comparison, brief, lang, numbered, &mut out),
            Part::Text => text(comparison, lang, &mut out),
            Part::Indicators | Part::Outcomes | Part::Targets | Part::Wording | Part::Glossary | Part::Checks | Part::Sources => {
                for of in boards(part, comparison, brief, setting) {
                    board(&of, part, numbered, comparison, brief, &mut out);
                }
            }
        }
        if out.len() == before {
            out.push_str(&format!("{}\n", words::nothing(part, comparison, lang)));
        }
    }
    out.push_str(&format!("\n---\n\n{}\n", words::made_by(lang)));
    out
}

fn head(comparison: &Comparison, lang: Lang, out: &mut String) {
    for report in &comparison.reports {
        out.push_str(&format!("- {}\n", escaped(&words::report(report, lang))));
        out.push_str(&format!("  - `{}` · SHA-256 `{}`\n", words::file(report).replace('`', "'"), report.sha256));
    }
    for remark in &comparison.notes {
        let year = remark.report.and_then(|at| comparison.reports.get(at)).and_then(|report| report.meta.year);
        let place = match (year, remark.note.line) {
            (Some(year), Some(line)) => format!("{year}:{line} "),
            (Some(year), None) => format!("{year} "),
            (None, _) => String::new(),
        };
        out.push_str(&format!("- {}{place}{}\n", lang.pick("说明：", "Note: "), escaped(lang.note(&remark.note))));
    }
}

fn points(comparison: &Comparison, brief: &Brief, lang: Lang, numbered: bool, out: &mut String) {
    for (at, point) in brief.points.iter().enumerate() {
        let numbers: Vec<usize> = point.cited.iter().filter_map(|citation| brief.number(citation)).collect();
        let says = escaped(lang.note(&point.says));
        out.push_str(&format!("{}. {says} {}\n", at + 1, references(&numbers, numbered, comparison, brief)));
    }
}

/// Links to sources: `[2024:45](#s12)`; without the annex the place alone.
fn references(numbers: &[usize], linked: bool, comparison: &Comparison, brief: &Brief) -> String {
    let mut seen: Vec<String> = Vec::new();
    for number in numbers {
        let place = place(*number, comparison, brief);
        let link = if linked { format!("[{place}](#s{number})") } else { place };
        if !seen.contains(&link) {
            seen.push(link);
        }
    }
    seen.join(" ")
}

fn board(of: &Board, part: Part, linked: bool, comparison: &Comparison, brief: &Brief, out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    if !of.title.is_empty() {
        out.push_str(&format!("### {}\n\n", escaped(&of.title)));
    }
    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(of.columns.iter().map(|column| escaped(&one_line(&column.title))).collect());
    row(of.columns.iter().map(|column| if column.holds == Holds::Figure { "---:" } else { "---" }.to_owned()).collect());
    for group in &of.groups {
        if !group.title.is_empty() {
            let empty = (1..of.columns.len()).map(|_| String::new());
            row(std::iter::once(format!("**{}**", escaped(&group.title))).chain(empty).collect());
        }
        for line in &group.rows {
            let cell = |(entry, column): (&Entry, &super::board::Column)| {
                let words = lines(&entry.words);
                match column.holds {
                    Holds::Reference if words.is_empty() => references(&entry.sources, linked, comparison, brief),
                    Holds::Word if entry.tint == Tint::Bad => format!("**{words}**"),
                    _ if part == Part::Sources && column.holds == Holds::Word && entry.number.is_some() => {
                        format!("<a id=\"s{words}\"></a>{words}")
                    }
                    Holds::Reference | Holds::Word | Holds::Name | Holds::Figure | Holds::Sentence => words,
                }
            };
            row(line.entries.iter().zip(&of.columns).map(cell).collect());
        }
    }
    for line in &of.legend {
        out.push_str(&format!("\n{}\n", escaped(line)));
    }
}

fn lines(words: &str) -> String {
    words.lines().map(escaped).collect::<Vec<String>>().join("<br>")
}

fn text(comparison: &Comparison, lang: Lang, out: &mut String) {
    let Some(text) = &comparison.text else { return };
    for passage in passages(text) {
        let (changed, added, removed) = (passage.changed(), passage.of(TextKind::Added), passage.of(TextKind::Removed));
        if changed.is_empty() && added.is_empty() && removed.is_empty() {
            continue;
        }
        out.push_str(&format!("\n### {}\n", escaped(&heading(&passage, lang))));
        for (title, pairs) in [("", changed), (lang.pick("新增", "New"), added), (lang.pick("未再提", "No longer said"), removed)] {
            if pairs.is_empty() {
                continue;
            }
            out.push_str(&if title.is_empty() { "\n".to_owned() } else { format!("\n{title}\n\n") });
            pairs.iter().for_each(|pair| item(pair, lang, out));
        }
    }
}

/// A section's title with what became of it.
fn heading(passage: &Passage<'_>, lang: Lang) -> String {
    let Some(section) = passage.section else { return lang.pick("（未分章节）", "(no section)").to_owned() };
    let (title, former) = titles(section);
    let former = former.map(|former| format!(" ← {former}")).unwrap_or_default();
    let relation = match section.relation {
        crate::align::Relation::Kept => String::new(),
        relation => format!("〔{}〕", lang.relation(relation)),
    };
    let title = if title.is_empty() { lang.pick("（开头）", "(front)").to_owned() } else { title };
    format!("{title}{relation}{former}")
}
