//! What holds of `read` and `structure` for any text: no panic, spans in bounds, clauses that cover their sentence, positions that
//! lead back to the characters in the file.

#![allow(clippy::expect_used, reason = "a broken case stops its test")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tongbi::source::{Source, Span};
use tongbi::structure::{Overrides, Report};
use tongbi::{Knowledge, read, structure};

fn samples() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/yunxi");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the samples").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a sample")).collect()
}

fn whole(source: &Source, span: Span) {
    assert!(span.start <= span.end, "{span:?}");
    assert!(source.text.get(span.start..span.end).is_some(), "{span:?} is none of the text's");
}

fn holds(report: &Report) {
    let source = &report.source;
    for paragraph in &source.paragraphs {
        whole(source, paragraph.span);
        assert!(!source.slice(paragraph.span).trim().is_empty());
    }
    let mut last = 0;
    for dropped in &source.dropped {
        assert!(source.original.get(dropped.original.clone()).is_some());
    }
    for (id, section) in report.sections.iter().enumerate() {
        whole(source, section.span);
        whole(source, section.title_span);
        if let Some(parent) = section.parent {
            assert!(parent < id, "a section stands after its parent");
            assert!(report.sections[parent].span.contains(section.span), "{} in {}", section.title, report.sections[parent].title);
        }
    }
    for sentence in &report.sentences {
        whole(source, sentence.span);
        assert!(sentence.section < report.sections.len());
        assert!(source.paragraphs[sentence.paragraph].span.contains(sentence.span));
        assert!(sentence.span.start >= last, "sentences stand in order");
        last = sentence.span.end;
        let mut at = sentence.span.start;
        for clause in &sentence.clauses {
            whole(source, *clause);
            assert_eq!(clause.start, at, "clauses follow each other");
            at = clause.end;
        }
        assert_eq!(at, sentence.span.end, "clauses cover their sentence");
        // The first character of the sentence stands where its position says.
        let place = source.locate(sentence.span.start);
        let line = source.original.split('\n').nth(place.line - 1).expect("the line is there");
        let there = line.chars().nth(place.column - 1);
        assert_eq!(there, source.slice(sentence.span).chars().next(), "{place:?}");
    }
    for term in &report.glossary {
        whole(source, term.span);
        term.cited.iter().for_each(|span| whole(source, *span));
    }
    let words: usize = report.sentences.iter().map(|s| source.slice(s.span).chars().filter(|c| !c.is_whitespace()).count()).sum();
    let all = source.text.chars().filter(|c| !c.is_whitespace()).count();
    assert!(words <= all);
    if report.glossary.is_empty() && !report.sections.iter().any(|s| s.kind == structure::Kind::Glossary) {
        assert_eq!(words, all, "every word of the text is in a sentence");
    }
}

fn run(bytes: &[u8]) {
    if let Ok(source) = read::read(bytes, "x.txt", &read::Options::default(), Knowledge::built_in()) {
        holds(&structure::outline(source, &Overrides::default(), Knowledge::built_in()));
    }
}

#[test]
fn the_samples_keep_every_law() {
    samples().iter().for_each(|bytes| run(bytes));
}

#[test]
fn every_prefix_keeps_every_law() {
    for bytes in samples() {
        // Steps that fall on every place inside a character.
        (0..bytes.len()).step_by(257).for_each(|end| run(&bytes[..end]));
    }
}

#[test]
fn reading_twice_gives_the_same() {
    for bytes in samples() {
        let read = || {
            let source = read::read(&bytes, "x.txt", &read::Options::default(), Knowledge::built_in()).expect("a text");
            let report = structure::outline(source, &Overrides::default(), Knowledge::built_in());
            (report.source.text.clone(), report.meta.clone(), report.sections.clone(), report.sentences.clone(), report.glossary)
        };
        assert_eq!(read(), read());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        run(&bytes);
    }

    #[test]
    fn any_mixture_of_the_genre_keeps_every_law(parts in prop::collection::vec(prop::sample::select(vec![
        "各位代表", "：", "！", "。", "，", "；", "\n", "\n\n", "\r\n", "\\r\\n", "一、", "（一）", "1.", "一是", "第一，", "——", "“", "”", "（", "）", "《", "》",
        "2023年", "工作回顾", "工作安排", "主要预期目标是：", "增长5.2%", "１２", " ", "　", "&nbsp;", "??", "\u{200B}", "[1]", "名词解释", "1,234", "政府工作报告",
        "打印", "目录", "内容摘要：", "让我们团结奋斗", "清醒地看到困难和问题", "政府自身建设", "全力激发消费潜能", "a", "# ", "附件", "�", "市长", "会议上",
    ]), 0..60)) {
        run(parts.concat().as_bytes());
    }

    #[test]
    fn a_mutation_of_a_report_keeps_every_law(at in 0usize..6000, cut in 0usize..40, with in "[一二。，；：“”（）0-9 \n]{0,6}") {
        let text = String::from_utf8(samples().remove(2)).expect("UTF-8");
        let head: String = text.chars().take(at).collect();
        let tail: String = text.chars().skip(at + cut).collect();
        run(format!("{head}{with}{tail}").as_bytes());
    }
}
