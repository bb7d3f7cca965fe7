//! Workbooks read back: numbers are numbers and those of the report, links lead to sentences that hold them, nothing is a formula.

#![allow(clippy::expect_used, reason = "a broken workbook stops its test")]

#[path = "support/office.rs"]
mod office;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use office::{part, tree};
use tongbi::compare::{self, Comparison, Wants};
use tongbi::facts::{Extractor, Role, Value};
use tongbi::read::Options;
use tongbi::render::brief::Setting;
use tongbi::render::clock::Clock;
use tongbi::render::lang::Lang;
use tongbi::render::{View, figure, xlsx};
use tongbi::structure::Overrides;
use tongbi::{Edition, Knowledge, read, structure};

fn edition(bytes: &[u8], year: i32) -> Edition {
    let source = read::read(bytes, "x.txt", &Options::default(), Knowledge::built_in()).expect("a report");
    let report = structure::outline(source, &Overrides { year: Some(year), place: None }, Knowledge::built_in());
    let facts = Extractor::new(Knowledge::built_in()).extract(&report);
    Edition { report, facts }
}

fn sample(year: i32) -> Edition {
    let file = format!("{}/reports/yunxi/{year}.txt", env!("CARGO_MANIFEST_DIR"));
    edition(&std::fs::read(file).expect("a sample"), year)
}

fn brief() -> (Comparison, Vec<u8>) {
    let comparison = compare::compare(&[sample(2023), sample(2024)], Wants::for_brief(), Knowledge::built_in());
    let bytes = xlsx::brief(&comparison, &Setting::new(Lang::Zh, Knowledge::built_in()), Clock::default()).expect("a workbook");
    (comparison, bytes)
}

fn book(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    book(bytes).worksheet_range(name).expect("a sheet")
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
}

/// The cells of a sheet that lead somewhere, and where: row and column of the cell, row of the sources, all from 0.
fn links(bytes: &[u8], name: &str) -> Vec<((u32, u32), u32)> {
    let at = book(bytes).sheet_names().iter().position(|of| of == name).expect("a sheet");
    let root = tree(&part(bytes, &format!("xl/worksheets/sheet{}.xml", at + 1)));
    let one = |of: &office::Node| {
        let target = of.attribute("location")?.strip_prefix("'出处'!A")?.parse::<u32>().ok()?;
        Some((place(of.attribute("ref")?), target - 1))
    };
    root.all().into_iter().filter(|of| of.name == "hyperlink").map(|of| one(of).expect("a link to the sources")).collect()
}

/// `C12` → (11, 2).
fn place(reference: &str) -> (u32, u32) {
    let letters = reference.chars().take_while(char::is_ascii_uppercase);
    let column = letters.fold(0, |column, letter| column * 26 + u32::from(letter) - u32::from('A') + 1);
    let row: u32 = reference.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().expect("a row");
    (row - 1, column - 1)
}

/// Plain digits, no blanks and no commas.
fn plain(words: &str) -> String {
    words.chars().map(tongbi::shadow::plain).filter(|c| !c.is_whitespace() && *c != ',').collect()
}

#[test]
fn a_briefing_has_its_sheets_in_order() {
    let names = book(&brief().1).sheet_names();
    assert_eq!(names, ["要点", "指标变化", "目标完成", "图表", "表述变化", "提法", "用词软硬", "名词解释", "核对", "出处"]);
}

#[test]
fn every_figure_of_the_table_stands_in_its_cell_as_the_number_it_is() {
    let (comparison, bytes) = brief();
    let range = sheet(&bytes, "指标变化");
    let heads: Vec<String> = (0..range.width() as u32).map(|column| text(&range, 0, column)).collect();
    let rows: BTreeMap<[String; 3], u32> =
        (1..range.height() as u32).map(|row| ([1, 2, 3].map(|column| text(&range, row, column)), row)).collect();
    let (mut numbers, mut words) = (0, 0);
    for row in comparison.table.rows.iter().filter(|row| row.main) {
        let key = [Lang::Zh.indicator(&row.indicator), Lang::Zh.measure(row.measure), row.unit.as_str()].map(str::to_owned);
        let Some(at) = rows.get(&key) else { continue };
        for cell in &row.cells {
            let title = format!("{}年{}", cell.year, if cell.role == Role::Target { "目标" } else { "实际" });
            let Some(column) = heads.iter().position(|head| *head == title) else { continue };
            match (range.get_value((*at, column as u32)), cell.value) {
                (Some(Data::Float(number)), Value::Point(value)) => {
                    assert_eq!(number.to_string(), value.normalize().to_string(), "{key:?} {title}");
                    numbers += 1;
                }
                (Some(Data::String(shown)), _) => {
                    let role = figure::with_role(cell, figure::text(cell, &row.unit, Lang::Zh), Lang::Zh);
                    assert_eq!(shown.trim_end_matches('†'), role, "{key:?} {title}");
                    words += 1;
                }
                (found, _) => panic!("{key:?} {title}: {found:?}"),
            }
        }
    }
    assert!(numbers > 150 && words > 3, "{numbers} numbers, {words} words");
}

#[test]
fn every_target_stands_with_its_result_as_in_the_json() {
    let (comparison, bytes) = brief();
    let json: serde_json::Value =
        serde_json::from_str(&tongbi::render::brief::json(&comparison, &Setting::new(Lang::Zh, Knowledge::built_in()))).expect("JSON");
    let (range, of_json) = (sheet(&bytes, "目标完成"), json["targets"].as_array().expect("rows"));
    let head = |title: &str| (0..range.width() as u32).find(|column| text(&range, 0, *column) == title).expect("a column");
    let columns = [("target", "目标"), ("actual", "实际"), ("next_target", "下一年目标")].map(|(key, title)| (key, head(title)));
    let mut numbers = 0;
    for of in of_json {
        let name = of["indicator"]["canonical"].as_str().or(of["indicator"]["name"].as_str()).expect("a name");
        let measure = of["measure"].as_str().expect("a measure");
        let same = |row: &u32| {
            let labels = [head("口径")].map(|column| text(&range, *row, column));
            text(&range, *row, head("指标")) == name && MEASURES.iter().any(|(en, zh)| *en == measure && labels[0] == *zh)
        };
        let shows = |row: u32| {
            columns.iter().all(|(key, column)| match (range.get_value((row, *column)), of[*key]["value"].as_number()) {
                (Some(Data::Float(number)), Some(value)) => {
                    number.to_string() == value.to_string().trim_end_matches(['0', '.']) || number.to_string() == value.to_string()
                }
                (Some(Data::String(words)), _) => plain(words).contains(&plain(of[*key]["text"].as_str().unwrap_or("?"))),
                (None | Some(Data::Empty), None) => of[*key].is_null(),
                _ => false,
            })
        };
        assert!((1..range.height() as u32).filter(same).any(shows), "{of}");
        numbers += 1;
    }
    assert!(numbers > 50, "{numbers}");
}

/// Measures as JSON and as the sheet name them.
const MEASURES: [(&str, &str); 6] =
    [("level", "数值"), ("growth", "增速"), ("change", "增减"), ("ratio", "比率"), ("rank", "位次"), ("streak", "连续")];

#[test]
fn wording_is_a_workbook_of_its_own_with_every_phrase() {
    let comparison = compare::compare(&[sample(2023), sample(2024)], Wants { terms: true, ..Wants::default() }, Knowledge::built_in());
    let view = View { lang: Lang::Zh, width: None, color: false, all: false, knowledge: Knowledge::built_in() };
    let bytes = xlsx::terms(&comparison, &view, Clock::default()).expect("a workbook");
    assert_eq!(book(&bytes).sheet_names(), ["提法", "用词软硬", "主题比重", "说明"]);
    let (range, terms) = (sheet(&bytes, "提法"), comparison.terms.as_ref().expect("terms"));
    for (phrase, row) in terms.phrases.iter().zip(1..) {
        assert_eq!(text(&range, row, 2), figure::one_line(&phrase.text));
        for (count, column) in phrase.counts.iter().zip(3..) {
            assert_eq!(range.get_value((row, column)), Some(&Data::Float(*count as f64)), "{}", phrase.text);
        }
    }
    assert!(terms.phrases.len() > 80);
}

#[test]
fn every_sheet_prints_on_landscape_paper_as_wide_as_a_page_with_its_heads_on_each() {
    let bytes = brief().1;
    for (name, at) in book(&bytes).sheet_names().iter().zip(1..) {
        let root = tree(&part(&bytes, &format!("xl/worksheets/sheet{at}.xml")));
        let all = root.all();
        let setup = all.iter().find(|of| of.name == "pageSetup").expect("a page");
        assert_eq!(setup.attribute("orientation"), Some("landscape"), "{name}");
        assert_eq!((setup.attribute("paperSize"), setup.attribute("fitToHeight")), (Some("9"), Some("0")), "{name}");
        // What is wider than two pages of characters prints too small to read.
        let width = |of: &&&office::Node| of.attribute("width").and_then(|width| width.parse::<f64>().ok()).unwrap_or(0.0);
        let wide: f64 = all.iter().filter(|of| of.name == "col").map(|of| width(&of) * columns_of(of)).sum();
        assert!(wide < 320.0, "{name}: {wide}");
    }
    let defined = part(&bytes, "xl/workbook.xml");
    assert!(defined.matches("_xlnm.Print_Titles").count() >= 9, "{defined}");
}

/// How many columns an element sets the width of.
fn columns_of(of: &office::Node) -> f64 {
    let number = |name: &str| of.attribute(name).and_then(|of| of.parse::<f64>().ok()).unwrap_or(1.0);
    number("max") - number("min") + 1.0
}

#[test]
fn every_link_leads_to_a_sentence_that_holds_the_figure() {
    let bytes = brief().1;
    let sources = sheet(&bytes, "出处");
    for (name, least) in [("指标变化", 200), ("目标完成", 100)] {
        let range = sheet(&bytes, name);
        let mut checked = 0;
        for (cell, source) in links(&bytes, name) {
            let sentence = plain(&text(&sources, source, 6));
            assert!(!sentence.is_empty(), "{name} {cell:?} leads to an empty row");
            if let Some(Data::Float(number)) = range.get_value(cell) {
                assert!(sentence.contains(&number.abs().to_string()), "{name} {cell:?}: {number} is not in {sentence}");
                checked += 1;
            }
        }
        assert!(checked >= least, "{name}: {checked} figures with links");
    }
}

#[test]
fn words_that_look_like_a_formula_stay_words() {
    let one =
        |first: &str| edition(format!("一、今年任务\n{first}建口袋公园八处，方便居民出行。\n校车线路覆盖全部行政村。\n").as_bytes(), 0);
    for sign in ["=", "+", "-", "@"] {
        let (mut old, mut new) = (one(&format!("{sign}新")), one(&format!("{sign}再")));
        (old.report.meta.year, new.report.meta.year) = (Some(2023), Some(2024));
        let comparison = compare::compare(&[old, new], Wants { text: true, ..Wants::default() }, Knowledge::built_in());
        let view = View { lang: Lang::Zh, width: None, color: false, all: true, knowledge: Knowledge::built_in() };
        let bytes = xlsx::diff(&comparison, &view, Clock::default()).expect("a workbook");
        let range = sheet(&bytes, "表述变化");
        let found = range.rows().flatten().filter(|of| matches!(of, Data::String(words) if words.starts_with(sign))).count();
        assert!(found > 0, "{sign}");
        let root = tree(&part(&bytes, "xl/worksheets/sheet1.xml"));
        assert!(root.all().iter().all(|of| of.name != "f"), "no cell is a formula");
    }
}

#[test]
fn the_same_reports_give_the_same_bytes_and_a_time_only_where_one_is_set() {
    let (comparison, bytes) = brief();
    let again = |clock| xlsx::brief(&comparison, &Setting::new(Lang::Zh, Knowledge::built_in()), clock).expect("a workbook");
    assert_eq!(bytes, again(Clock::default()));
    assert!(part(&bytes, "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    assert!(part(&again(Clock::parse("1700000000")), "docProps/core.xml").contains("2023-11-14T22:13:20Z"));
}

#[test]
fn one_report_alone_and_every_row_lead_to_their_sentences_too() {
    let comparison = compare::compare(&[sample(2024)], Wants { table: true, sources: true, ..Wants::default() }, Knowledge::built_in());
    let view = View { lang: Lang::En, width: None, color: false, all: true, knowledge: Knowledge::built_in() };
    let bytes = xlsx::table(&comparison, &view, Clock::default()).expect("a workbook");
    assert_eq!(book(&bytes).sheet_names(), ["Indicators", "Sources"]);
    let range = sheet(&bytes, "Indicators");
    let numbers = range.rows().skip(1).flatten().filter(|of| matches!(of, Data::Float(_))).count();
    let root = tree(&part(&bytes, "xl/worksheets/sheet1.xml"));
    assert!(root.all().iter().filter(|of| of.name == "hyperlink").count() > numbers / 2, "{numbers} numbers");
}
