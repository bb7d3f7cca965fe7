//! What holds of `read` and `structure` for any text: no panic, spans in bounds, clauses that cover their sentence, positions that
//! lead back to the characters in the file.

#![allow(clippy::expect_used, reason = "a broken case stops its test")]

#[path = "fuzzing/laws.rs"]
mod laws;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tongbi::structure::Overrides;
use tongbi::{Knowledge, read, structure};

fn samples() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/yunxi");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the samples").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a sample")).collect()
}

fn run(bytes: &[u8]) {
    if let Ok(source) = read::read(bytes, "x.txt", &read::Options::default(), Knowledge::built_in()) {
        laws::report_holds(&structure::outline(source, &Overrides::default(), Knowledge::built_in()));
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
