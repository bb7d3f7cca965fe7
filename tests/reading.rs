//! Stage cases of `read` and `structure`: tests/cases/read and tests/cases/structure, each file an input, a line `=>`, and what must
//! come out: the clean text, or the outline with kinds.

#![allow(clippy::expect_used, reason = "a broken case stops its test")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tongbi::structure::{Overrides, Report};
use tongbi::{Knowledge, read, structure};

fn check(stage: &str, run: fn(&str, &str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = fs::read_dir(folder).expect("the cases are there").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(files.len() >= 4, "cases are missing");
    let mut wrong = String::new();
    for file in files {
        let case = fs::read_to_string(&file).expect("a readable case");
        let (input, expected) = case.split_once("\n=>\n").expect("a line => in every case");
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let found = run(input, &name);
        if found.trim_end() != expected.trim_end() {
            write!(wrong, "--- {name}\n{found}\n--- expected\n{expected}\n").expect("written");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn report(input: &str, name: &str) -> Report {
    let source = read::read(input.as_bytes(), name, &read::Options::default(), Knowledge::built_in()).expect("a text");
    structure::outline(source, &Overrides::default(), Knowledge::built_in())
}

#[test]
fn texts_come_out_clean() {
    check("read", |input, name| {
        let options =
            read::Options { format: name.contains("markdown").then_some(tongbi::source::Format::Markdown), ..read::Options::default() };
        let source = read::read(input.as_bytes(), name, &options, Knowledge::built_in()).expect("a text");
        source.text
    });
}

#[test]
fn outlines_are_as_a_reader_sees_them() {
    check("structure", |input, name| {
        let report = report(input, name);
        let meta = &report.meta;
        let say = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let year = |value: Option<i32>| value.map_or_else(|| "-".to_owned(), |y| y.to_string());
        let mut out = format!(
            "{} {} {} {}/{}/{} {} {} {}\n",
            meta.title,
            say(&meta.place),
            meta.level.map_or("-", structure::Level::name),
            year(meta.review_from.or(meta.review_year)),
            year(meta.year),
            year(meta.plan_year),
            say(&meta.meeting),
            say(&meta.speaker),
            say(&meta.date),
        );
        for section in report.sections.iter().skip(1) {
            let depth = std::iter::successors(section.parent, |at| report.sections[*at].parent).count();
            writeln!(out, "{}{} {} {}", "  ".repeat(depth), section.level, section.kind.name(), section.title).expect("written");
        }
        for term in &report.glossary {
            let mark = term.mark.map_or_else(|| "-".to_owned(), |m| m.to_string());
            writeln!(out, "[{mark}] {} {} = {} ×{}", term.term, say(&term.page), term.definition, term.cited.len()).expect("written");
        }
        out
    });
}

#[test]
fn what_is_no_text_is_refused_with_a_hint() {
    let knowledge = Knowledge::built_in();
    for bytes in
        [&b""[..], b"   \n\n", b"%PDF-1.4", b"PK\x03\x04docx", b"\xD0\xCF\x11\xE0doc", &[0x01, 0x02, 0x80, 0x90, 0x07, 0x00, 0x05, 0x9F]]
    {
        let error = read::read(bytes, "x.txt", &read::Options::default(), knowledge).expect_err("no report");
        assert!(error.hint.is_some() && error.place.is_some(), "{error}");
    }
    for path in ["no/such/file.txt", "tests"] {
        let error = read::read_file(Path::new(path), &read::Options::default(), knowledge).expect_err("no file");
        assert!(error.hint.is_some(), "{error}");
    }
}

#[test]
fn a_text_that_is_no_report_is_read_with_a_note() {
    let source =
        read::read("今天天气很好。\n我们去公园。".as_bytes(), "x.txt", &read::Options::default(), Knowledge::built_in()).expect("a text");
    assert_eq!(source.text, "今天天气很好。\n我们去公园。");
    assert!(source.notes.iter().any(|note| note.zh.contains("可能不是政府工作报告")));
}

#[test]
fn the_messy_sample_comes_out_as_a_reader_expects() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/yunxi/2023.txt")).expect("the sample");
    let source = read::read(&bytes, "2023.txt", &read::Options::default(), Knowledge::built_in()).expect("a text");
    for gone in ["阅读：", "内容摘要", "分享到", "上一篇", "相关链接", "&nbsp;", "8 ．8 ％", "2 0 2 3"] {
        assert!(!source.text.contains(gone), "{gone} is still there");
    }
    for there in [
        "增长8．8％",
        "展望2023年",
        "环境质量稳步向好。",
        "贷款余额247.9亿元",
        "机制，支持企业",
        "资金保民生",
        "\n一、2022年工作回顾\n2022年，面对",
    ] {
        assert!(source.text.contains(there), "{there} is missing");
    }
    let report = structure::outline(source, &Overrides::default(), Knowledge::built_in());
    assert_eq!(report.meta.place.as_deref(), Some("澜州市芸溪区"));
    assert_eq!((report.meta.review_year, report.meta.year, report.meta.plan_year), (Some(2022), Some(2023), Some(2023)));
    assert_eq!(report.glossary.len(), 4);
    assert!(report.glossary.iter().all(|term| !term.cited.is_empty()), "every term is tied to its mark");
}

#[test]
fn traditional_characters_give_the_same_facts_and_quotations_as_written() {
    let simple = report("政府工作报告\n各位代表：\n一、二〇二三年工作回顾\n全县地区生产总值增长5.2%，城镇新增就业2500人。\n", "x.txt");
    let written = report("政府工作報告\n各位代表：\n一、二〇二三年工作回顧\n全縣地區生產總值增長5.2%，城鎮新增就業2500人。\n", "x.txt");
    let facts = |report: &Report| tongbi::facts::Extractor::new(Knowledge::built_in()).extract(report);
    assert_eq!(facts(&written), facts(&simple));
    let last = facts(&written).pop().expect("a fact");
    assert_eq!(written.quote(last.clause), "城鎮新增就業2500人");
    assert_eq!(written.source.original.lines().count(), 4);
    assert!(written.source.notes.iter().any(|note| note.zh.contains("繁体")));
}
