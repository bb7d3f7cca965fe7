//! A report built from a few lines, for tests of the later stages that must not depend on the reader.

use crate::source::{Cleaner, Format, Span};
use crate::structure::{Kind, Meta, Report, Section, Sentence};

/// Lines `一、…` open a section of level 1, `（一）…` of level 2, `——…。` or `#…。` (the sign goes) one with a run-in head; sentences end at 。！？；.
pub(crate) fn report(text: &str) -> Report {
    let mut cleaner = Cleaner::new(text);
    cleaner.keep(0..text.len());
    let source = cleaner.finish("test.txt", Format::Text, "UTF-8", |_| None);
    let mut sections = vec![section(None, 0, String::new(), Span::new(0, 0), false, Kind::Front)];
    let mut sentences = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let paragraphs: Vec<Span> = source.paragraphs.iter().map(|p| p.span).collect();
    for (number, span) in paragraphs.into_iter().enumerate() {
        let line = source.slice(span);
        let first = line.chars().position(|c| c == '、').unwrap_or(9);
        let numeral = |c: char| "一二三四五六七八九十".contains(c);
        let level = if first <= 2 && line.chars().take(first).all(numeral) {
            1
        } else if line.starts_with('（') && line.chars().nth(1).is_some_and(numeral) {
            2
        } else {
            u8::from(line.starts_with("——")) * 4
        };
        if level > 0 {
            while open.last().is_some_and(|&at: &usize| sections[at].level >= level) {
                open.pop();
            }
            let title = line.split('。').next().unwrap_or(line).to_owned();
            let kind = match &title {
                t if t.contains("回顾") => Kind::Review,
                t if t.contains("目标") => Kind::Targets,
                t if t.contains("任务") || t.contains("建议") => Kind::Plan,
                _ => open.last().map_or(Kind::Other, |&at| sections[at].kind),
            };
            let title_span = if level == 4 { Span::new(span.start, span.start + title.len() + "。".len()) } else { span };
            sections.push(section(open.last().copied(), level, title, title_span, level == 4, kind));
            open.push(sections.len() - 1);
        }
        let at = open.last().copied().unwrap_or(0);
        for &id in &open {
            sections[id].span.end = span.end;
        }
        let mut start = span.start;
        let ends: Vec<usize> = line
            .char_indices()
            .filter(|(_, c)| "。！？；".contains(*c))
            .map(|(i, c)| span.start + i + c.len_utf8())
            .chain([span.end])
            .collect();
        for end in ends {
            if end > start {
                let heading = (1..4).contains(&level);
                let words = source.slice(Span::new(start, end));
                let mut clauses = Vec::new();
                let mut from = start;
                for (i, c) in words.char_indices().filter(|(_, c)| *c == '，') {
                    clauses.push(Span::new(from, start + i + c.len_utf8()));
                    from = start + i + c.len_utf8();
                }
                if from < end {
                    clauses.push(Span::new(from, end));
                }
                sentences.push(Sentence {
                    span: Span::new(start, end),
                    section: at,
                    paragraph: number,
                    heading,
                    clauses,
                    kind: sections[at].kind,
                });
                start = end;
            }
        }
    }
    Report { source, meta: Meta::default(), sections, sentences, glossary: Vec::new(), notes: Vec::new() }
}

fn section(parent: Option<usize>, level: u8, title: String, span: Span, run_in: bool, kind: Kind) -> Section {
    Section { parent, level, title, title_span: span, span, run_in, kind, theme: None }
}
