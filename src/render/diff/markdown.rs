//! The redline as Markdown: counts, what became of the sections, then sentence by sentence with `<del>` and `<ins>`, which emphasis
//! signs cannot replace beside Chinese punctuation.

use super::layout::{Piece, pieces, titles};
use super::{amendment_lines, label, nearness, rounded};
use crate::align::Relation;
use crate::compare::{Comparison, SectionChange, SectionRef, Tag, TextChange, TextComparison, TextKind};
use crate::render::lang::Lang;
use crate::render::notes;

/// The redline of a comparison; empty where there is none.
#[must_use]
pub fn markdown(comparison: &Comparison, lang: Lang) -> String {
    let Some(text) = &comparison.text else { return String::new() };
    let mut out = String::new();
    counts(text, lang, &mut out);
    sections(&text.sections, lang, &mut out);
    let amendments = amendment_lines(text, lang);
    if !amendments.is_empty() {
        out.push_str(lang.pick("\n## 修改清单\n\n", "\n## Amendments\n\n"));
        amendments.iter().for_each(|line| out.push_str(&format!("- {}\n", escaped(line))));
    }
    out.push_str(lang.pick("\n## 逐句对照\n", "\n## Sentence by sentence\n"));
    let mut list = false;
    for piece in pieces(text, false) {
        match piece {
            Piece::Section(change) => {
                let (title, former) = titles(change);
                let former = former.map(|f| format!(" ← {}", escaped(&f))).unwrap_or_default();
                let relation =
                    if change.relation == Relation::Kept { String::new() } else { format!("〔{}〕", lang.relation(change.relation)) };
                out.push_str(&format!("\n### {}{relation}{former}\n\n", escaped(&title)));
                list = true;
            }
            Piece::Folded(count) => {
                open(&mut list, &mut out);
                out.push_str(&match lang {
                    Lang::Zh => format!("- … {count} 句未变 …\n"),
                    Lang::En => format!("- … {count} unchanged …\n"),
                });
            }
            Piece::Pair(pair) => {
                open(&mut list, &mut out);
                item(pair, lang, &mut out);
            }
        }
    }
    out + &notes::markdown(&comparison.reports, &comparison.notes, lang)
}

fn open(list: &mut bool, out: &mut String) {
    if !std::mem::replace(list, true) {
        out.push('\n');
    }
}

fn counts(text: &TextComparison, lang: Lang, out: &mut String) {
    let (kinds, numbers): (Vec<String>, Vec<String>) =
        super::counts(&text.summary, lang).into_iter().map(|(kind, count)| (kind, count.to_string())).unzip();
    let moved = lang.pick("移动", "moved");
    out.push_str(&format!("| {} | {moved} |\n", kinds.join(" | ")));
    out.push_str(&format!("|{}\n", " --: |".repeat(kinds.len() + 1)));
    out.push_str(&format!("| {} | {} |\n", numbers.join(" | "), text.summary.moved));
}

fn sections(changes: &[SectionChange], lang: Lang, out: &mut String) {
    let head = match lang {
        Lang::Zh => "\n## 章节\n\n| 变化 | 旧 | 新 |\n| --- | --- | --- |\n",
        Lang::En => "\n## Sections\n\n| Change | Old | New |\n| --- | --- | --- |\n",
    };
    out.push_str(head);
    let side = |refs: &[SectionRef]| refs.iter().map(|section| escaped(&section.title)).collect::<Vec<String>>().join("<br>");
    for change in changes {
        out.push_str(&format!("| {} | {} | {} |\n", lang.relation(change.relation), side(&change.old), side(&change.new)));
    }
}

pub(in crate::render) fn item(pair: &TextChange, lang: Lang, out: &mut String) {
    let moved = if pair.moved { lang.pick("·移动", ", moved") } else { "" };
    let tagged = |(tag, words): &(Tag, String)| match tag {
        Tag::Delete if pair.kind != TextKind::Removed => format!("<del>{}</del>", escaped(words)),
        Tag::Insert if pair.kind != TextKind::Added => format!("<ins>{}</ins>", escaped(words)),
        Tag::Keep | Tag::Delete | Tag::Insert => escaped(words),
    };
    let words: Vec<String> = pair.inline.iter().map(tagged).collect();
    let joint = if pair.apart { "<br>" } else { "" };
    out.push_str(&format!("- **{}{moved}** {}\n", label(pair, lang), words.join(joint)));
    if let Some((near, similarity)) = &pair.nearest {
        out.push_str(&format!("  - {} {}：{}\n", nearness(pair, lang), rounded(*similarity), escaped(&near.text)));
    }
}

/// The words with what Markdown and HTML would read as signs escaped.
pub(in crate::render) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' => out.extend(['\\', c]),
            c if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}
