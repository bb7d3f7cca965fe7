//! The briefing as a Word document: its parts in order, its figures those of the JSON, every reference a link to a sentence.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

#[path = "support/office.rs"]
mod office;

use std::collections::BTreeSet;

use office::{Node, faults, part, parts, tree};
use tongbi::compare::brief::Part;
use tongbi::compare::{self, Comparison, Wants};
use tongbi::facts::Extractor;
use tongbi::read::Options;
use tongbi::render::brief::{Logo, Setting, words};
use tongbi::render::chart::{Drawing, Kind, Pictures};
use tongbi::render::clock::Clock;
use tongbi::render::lang::Lang;
use tongbi::render::{self, docx};
use tongbi::structure::Overrides;
use tongbi::{Edition, Knowledge, read, structure};

fn sample(year: i32) -> Edition {
    let file = format!("{}/reports/yunxi/{year}.txt", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(file).expect("a sample");
    let source = read::read(&bytes, "x.txt", &Options::default(), Knowledge::built_in()).expect("a report");
    let report = structure::outline(source, &Overrides::default(), Knowledge::built_in());
    let facts = Extractor::new(Knowledge::built_in()).extract(&report);
    Edition { report, facts }
}

fn comparison() -> Comparison {
    compare::compare(&[sample(2023), sample(2024)], Wants::for_brief(), Knowledge::built_in())
}

fn setting(lang: Lang) -> Setting<'static> {
    Setting::new(lang, Knowledge::built_in())
}

fn document(bytes: &[u8]) -> Node {
    tree(&part(bytes, "word/document.xml"))
}

fn text(of: &Node) -> String {
    of.all().into_iter().filter(|of| of.name == "w:t").map(|of| of.text.as_str()).collect()
}

fn styled<'a>(root: &'a Node, style: &str) -> Vec<&'a Node> {
    let is = |of: &&Node| {
        of.name == "w:p" && of.child("w:pPr").and_then(|of| of.child("w:pStyle")).and_then(|of| of.attribute("w:val")) == Some(style)
    };
    root.all().into_iter().filter(is).collect()
}

/// The rows of all tables as the words of their cells.
fn rows(root: &Node) -> Vec<Vec<String>> {
    let cells = |row: &Node| row.children.iter().filter(|of| of.name == "w:tc").map(text).collect();
    root.all().into_iter().filter(|of| of.name == "w:tr").map(cells).collect()
}

fn plain(words: &str) -> String {
    words.chars().map(tongbi::shadow::plain).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn parts_stand_in_their_order_and_the_contents_name_them() {
    for lang in [Lang::Zh, Lang::En] {
        let bytes = docx::brief(&comparison(), &setting(lang), &[], Clock::default()).expect("a document");
        let root = document(&bytes);
        let titles: Vec<String> = styled(&root, "Heading1").into_iter().map(text).collect();
        assert_eq!(titles, Part::ALL.map(|part| words::part_title(part, lang)));
        let contents: Vec<String> = styled(&root, "TOC1").into_iter().map(text).collect();
        assert!(contents.iter().zip(&titles).all(|(line, title)| line.ends_with(title.as_str())) && contents.len() == titles.len());
    }
    let mut some = setting(Lang::Zh);
    some.parts = vec![Part::Outcomes, Part::Points];
    let root = document(&docx::brief(&comparison(), &some, &[], Clock::default()).expect("a document"));
    assert_eq!(styled(&root, "Heading1").into_iter().map(text).collect::<Vec<_>>(), ["要点", "目标完成情况"]);
    assert!(root.all().iter().all(|of| of.name != "w:hyperlink" || of.attribute("w:anchor").is_some_and(|to| to.starts_with("_Toc"))));
}

/// The rows of a part's tables, without the titles of groups.
fn rows_of(part: Part, comparison: &Comparison) -> Vec<Vec<String>> {
    let mut only = setting(Lang::Zh);
    only.parts = vec![part];
    let mut rows = rows(&document(&docx::brief(comparison, &only, &[], Clock::default()).expect("a document")));
    rows.retain(|row| row.len() > 1);
    rows
}

#[test]
fn its_tables_have_every_row_and_figure_of_the_briefing() {
    let comparison = comparison();
    let brief = comparison.brief.as_ref().expect("a briefing");
    let mut figures = 0;
    for part in [Part::Indicators, Part::Outcomes, Part::Targets, Part::Wording, Part::Checks, Part::Sources] {
        let boards = render::brief::boards(part, &comparison, brief, &setting(Lang::Zh));
        let mut expected: Vec<Vec<String>> = Vec::new();
        for board in &boards {
            expected.push(board.columns.iter().map(|column| column.title.replace('\n', "")).collect());
            let rows = board.groups.iter().flat_map(|group| &group.rows);
            expected.extend(rows.map(|row| row.entries.iter().map(|entry| entry.words.replace('\n', "")).collect()));
        }
        let found = rows_of(part, &comparison);
        assert_eq!(found.len(), expected.len(), "{part:?}");
        for (found, expected) in found.iter().zip(&expected) {
            for (found, expected) in found.iter().zip(expected) {
                // An entry without words of its own is a list of references.
                assert!(expected.is_empty() || found == expected, "{part:?}: {found} is not {expected}");
                figures += usize::from(expected.contains(|c: char| c.is_ascii_digit()));
            }
        }
    }
    assert!(figures > 400, "{figures}");
}

#[test]
fn its_figures_are_those_of_the_json() {
    let comparison = comparison();
    let json: serde_json::Value = serde_json::from_str(&render::brief::json(&comparison, &setting(Lang::Zh))).expect("JSON");
    let outcomes = rows_of(Part::Outcomes, &comparison);
    let mut of_json: Vec<&serde_json::Value> = json["outcomes"].as_array().expect("rows").iter().collect();
    of_json.sort_by_key(|row| !row["in_paragraph"].as_bool().unwrap_or(false));
    assert_eq!(outcomes.len(), of_json.len() + 1, "and the row of heads");
    for (row, of) in outcomes.iter().skip(1).zip(of_json) {
        for (cell, side) in [(1, "target"), (2, "actual")] {
            let words = of[side]["text"].as_str().map(plain).unwrap_or_default();
            // 降 stands before a fall whose words do not say so.
            assert!(plain(&row[cell]).contains(&words) && row[cell].is_empty() == words.is_empty(), "{} is not {words}", row[cell]);
        }
    }
}

#[test]
fn every_reference_is_a_link_to_a_sentence_that_is_there() {
    let bytes = docx::brief(&comparison(), &setting(Lang::Zh), &[], Clock::default()).expect("a document");
    let root = document(&bytes);
    let all = root.all();
    let marks: BTreeSet<&str> = all.iter().filter(|of| of.name == "w:bookmarkStart").filter_map(|of| of.attribute("w:name")).collect();
    let links: Vec<&str> = all.iter().filter(|of| of.name == "w:hyperlink").filter_map(|of| of.attribute("w:anchor")).collect();
    assert!(links.len() > 200 && links.iter().all(|link| marks.contains(link)), "{} links", links.len());
}

#[test]
fn every_part_stands_in_the_order_of_the_schema_and_heads_come_again() {
    let bytes = docx::brief(&comparison(), &setting(Lang::Zh), &[], Clock::default()).expect("a document");
    for name in parts(&bytes).iter().filter(|name| name.ends_with(".xml")) {
        assert_eq!(faults(&part(&bytes, name)), Vec::<String>::new(), "{name}");
    }
    let root = document(&bytes);
    let tables: Vec<&Node> = root.all().into_iter().filter(|of| of.name == "w:tbl").collect();
    assert!(tables.len() > 10);
    for table in tables {
        let first = table.child("w:tr").and_then(|row| row.child("w:trPr"));
        assert!(first.is_some_and(|of| of.child("w:tblHeader").is_some()), "a table has a head that comes again");
        let width = |of: &Node| of.attribute("w:w").and_then(|of| of.parse::<usize>().ok()).unwrap_or(0);
        let grid: usize = table.child("w:tblGrid").expect("a grid").children.iter().map(width).sum();
        assert!(grid <= 16_838 - 2 * 1_440, "no table is wider than the paper");
    }
}

#[test]
fn a_logo_is_a_picture_with_words_and_what_word_does_not_show_is_refused() {
    let mut with = setting(Lang::Zh);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]);
    with.logo = Some(Logo { bytes: png, kind: "image/png" });
    let bytes = docx::brief(&comparison(), &with, &[], Clock::default()).expect("a document");
    assert!(parts(&bytes).contains(&"word/media/logo.png".to_owned()));
    let root = document(&bytes);
    assert!(root.all().iter().any(|of| of.name == "wp:docPr" && of.attribute("descr").is_some_and(|words| !words.is_empty())));
    with.logo = Some(Logo { bytes: b"<svg/>".to_vec(), kind: "image/svg+xml" });
    assert!(docx::brief(&comparison(), &with, &[], Clock::default()).is_err_and(|error| error.hint.is_some()));
}

#[test]
fn charts_are_pictures_with_words_under_their_parts_in_the_order_of_the_schema() {
    let png = |byte: u8| [b"\x89PNG\r\n\x1a\n".as_slice(), &[byte; 40]].concat();
    let row = |says: &str, byte| (Drawing { width: 2_000, height: 300, says: says.to_owned(), ..Drawing::default() }, png(byte));
    let chart = |kind, title: &str, rows| Pictures { kind, title: title.to_owned(), note: "怎样看".to_owned(), rows };
    let charts = [
        chart(Kind::Trend, "历年", vec![row("甲：2023年5%", 1), row("乙：<2023>年6%", 2)]),
        chart(Kind::Targets, "目标与实际", vec![row("丙：实际4.1%", 3)]),
    ];
    let bytes = docx::brief(&comparison(), &setting(Lang::Zh), &charts, Clock::default()).expect("a document");
    for name in parts(&bytes).iter().filter(|name| name.ends_with(".xml")) {
        assert_eq!(faults(&part(&bytes, name)), Vec::<String>::new(), "{name}");
    }
    let root = document(&bytes);
    let all = root.all();
    let said: Vec<&str> = all.iter().filter(|of| of.name == "wp:docPr").filter_map(|of| of.attribute("descr")).collect();
    assert_eq!(said, ["甲：2023年5%", "乙：<2023>年6%", "丙：实际4.1%"]);
    let ids: BTreeSet<&str> = all.iter().filter(|of| of.name == "wp:docPr").filter_map(|of| of.attribute("id")).collect();
    assert_eq!(ids.len(), 3, "each has a number of its own");
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    for blip in all.iter().filter(|of| of.name == "a:blip").filter_map(|of| of.attribute("r:embed")) {
        assert_eq!(relations.matches(&format!("Id=\"{blip}\"")).count(), 1, "{blip}");
    }
    // A picture is no wider than the paper and keeps its shape.
    for extent in all.iter().filter(|of| of.name == "wp:extent") {
        let side = |name: &str| extent.attribute(name).and_then(|of| of.parse::<f64>().ok()).expect("a size");
        assert!(side("cx") <= 13_958.0 * 635.0 && (side("cx") / side("cy") - 2_000.0 / 300.0).abs() < 0.01, "{extent:?}");
    }
    let body = text(&root);
    let order = ["三、", "历年", "目标完成情况", "目标与实际", "目标调整"].map(|words| body.rfind(words).unwrap_or(0));
    assert!(order[1] < order[3] && order[2] < order[3] && order[3] < order[4], "{order:?}");
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let once = || docx::brief(&comparison(), &setting(Lang::Zh), &[], Clock::default()).expect("a document");
    assert!(once() == once());
}
