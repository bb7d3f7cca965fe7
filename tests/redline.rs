//! The redline as a Word document: accepting all gives the new text, rejecting all the old, in the order of the schema and the same
//! bytes each time.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

#[path = "support/office.rs"]
mod office;
mod support;

use office::{faults, part, parts, resolved, tree};
use support::{docx, p};
use tongbi::compare::{self, Wants};
use tongbi::read::{Options, Revisions};
use tongbi::render::clock::Clock;
use tongbi::render::docx as view;
use tongbi::render::lang::Lang;
use tongbi::source::Source;
use tongbi::structure::{Overrides, Report};
use tongbi::{Edition, Knowledge, read, structure};

fn report(bytes: &[u8], year: i32) -> Report {
    let source = read::read(bytes, "x", &Options::default(), Knowledge::built_in()).expect("a report");
    structure::outline(source, &Overrides { year: Some(year), place: None }, Knowledge::built_in())
}

fn sample(year: i32) -> Report {
    let file = format!("{}/reports/yunxi/{year}.txt", env!("CARGO_MANIFEST_DIR"));
    report(&std::fs::read(file).expect("a sample"), year)
}

fn redline(old: &Report, new: &Report, clock: Clock) -> Vec<u8> {
    let editions = [old, new].map(|report| Edition { report: report.clone(), facts: Vec::new() });
    let wants = Wants { text: true, tracked: true, ..Wants::default() };
    let comparison = compare::compare(&editions, wants, Knowledge::built_in());
    view::redline(&comparison, Lang::Zh, clock).expect("a document")
}

fn paragraphs(source: &Source) -> Vec<String> {
    source.paragraphs.iter().map(|of| source.slice(of.span).to_owned()).collect()
}

fn holds(old: &Report, new: &Report) -> Vec<u8> {
    let bytes = redline(old, new, Clock::default());
    let document = part(&bytes, "word/document.xml");
    for (accept, report) in [(false, old), (true, new)] {
        let (found, wanted) = (resolved(&document, accept), paragraphs(&report.source));
        // Not the whole texts in the message: the first paragraph that differs.
        if let Some((one, other)) = found.iter().zip(&wanted).find(|(one, other)| one != other) {
            assert_eq!(one, other, "accepting all is {accept}");
        }
        assert_eq!(found.len(), wanted.len(), "accepting all is {accept}");
    }
    bytes
}

#[test]
fn accepting_all_gives_the_new_text_and_rejecting_all_the_old() {
    for year in 2021..2024 {
        holds(&sample(year), &sample(year + 1));
    }
    holds(&sample(2021), &sample(2024));
    // The other way round too: a year given says which is the newer.
    let (mut old, mut new) = (sample(2024), sample(2021));
    (old.meta.year, new.meta.year) = (Some(2021), Some(2024));
    holds(&old, &new);
}

#[test]
fn our_own_reader_of_tracked_changes_finds_both_texts() {
    let (old, new) = (sample(2023), sample(2024));
    let bytes = holds(&old, &new);
    for (revisions, report) in [(Revisions::Original, &old), (Revisions::Final, &new)] {
        let options = Options { revisions, ..Options::default() };
        let source = read::read(&bytes, "x.docx", &options, Knowledge::built_in()).expect("a document");
        assert_eq!(paragraphs(&source), paragraphs(&report.source));
    }
}

#[test]
fn rows_signs_and_blanks_come_through() {
    let row = |name: &str, value: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p("", name), p("", value));
    let document = |rows: &str, rest: &[&str]| {
        let rest: String = rest.iter().map(|text| p("", text)).collect();
        docx(&format!("{}<w:tbl>{rows}</w:tbl>{rest}", p("", "各位代表：")), &[])
    };
    let old = document(&(row("投资", "&lt;5%") + &row("就业", "2500人")), &["修建“A&amp;B”两座桥，方便出行。"]);
    let new = document(&(row("投资", "&lt;6%") + &row("消费", "7%")), &["修建“A&amp;B”三座桥，方便出行。", "办好　食堂。"]);
    let bytes = holds(&report(&old, 2023), &report(&new, 2024));
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:tab/>"), "cells are parted by tabs");
    assert!(document.contains("&lt;") && document.contains("A&amp;B"), "signs are escaped");
}

#[test]
fn moved_sentences_leave_and_arrive_under_one_name() {
    let text = |first: &str, second: &str| {
        format!("一、今年任务\n（一）兴业\n{first}新建口袋公园八处。校车线路覆盖全部行政村。\n（二）惠民\n社区食堂开到家门口。{second}\n")
    };
    let moved = "渡口码头开港运营，沿线修好三个驿站。";
    let bytes = holds(&report(text(moved, "").as_bytes(), 2023), &report(text("", moved).as_bytes(), 2024));
    let root = tree(&part(&bytes, "word/document.xml"));
    let names = |name: &str| {
        root.all().into_iter().filter(|of| of.name == name).map(|of| of.attribute("w:name").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(names("w:moveFromRangeStart"), [Some("move1".to_owned())]);
    assert_eq!(names("w:moveFromRangeStart"), names("w:moveToRangeStart"));
}

#[test]
fn every_part_stands_in_the_order_of_the_schema() {
    let bytes = redline(&sample(2023), &sample(2024), Clock::default());
    for name in parts(&bytes).iter().filter(|name| name.ends_with(".xml")) {
        assert_eq!(faults(&part(&bytes, name)), Vec::<String>::new(), "{name}");
    }
    assert!(!faults("<w:pPr xmlns:w=\"w\"><w:jc/><w:pStyle/></w:pPr>").is_empty(), "the check can fail");
}

#[test]
fn the_same_texts_give_the_same_bytes_and_a_time_only_where_one_is_set() {
    let (old, new) = (sample(2022), sample(2023));
    let bytes = redline(&old, &new, Clock::default());
    assert_eq!(bytes, redline(&old, &new, Clock::default()));
    assert!(!part(&bytes, "docProps/core.xml").contains("created"));
    let stamped = redline(&old, &new, Clock::parse("1700000000"));
    assert!(part(&stamped, "docProps/core.xml").contains("2023-11-14T22:13:20Z"));
    assert!(part(&stamped, "word/document.xml").contains("w:date=\"2023-11-14T22:13:20Z\""));
}
